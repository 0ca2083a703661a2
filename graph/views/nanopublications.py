"""Every statement and plot point as a nanopublication (https://nanopub.net/guidelines/), in TriG.

The assertion is the plain triple; of what is only rumoured or denied, and of a plot point, its description,
so that a rumour asserts nothing. The provenance is the sentence and its article. They are neither signed nor
given trusty URIs: whoever publishes them does that. What no sentence tells, such as names and types, stands
in the default graph, so the file reads back to the whole graph.
"""

from collections.abc import Iterable, Iterator
from typing import IO

import pyoxigraph as ox

from ...ontology.terms import ID_BASE, PREFIXES, PROV, RDF, SCHEMA, SKG, XSD
from ..rows import Node, first, iri_of, read_rows, term
from .turtle import turtle_term

NANOPUB_BASE = f"{ID_BASE}nanopub/"
_NP = "http://www.nanopub.org/nschema#"
_DCT = "http://purl.org/dc/terms/"
_SUBJECT, _PREDICATE, _OBJECT = term(RDF.subject), term(RDF.predicate), term(RDF.object)
_SENTENCE, _ARTICLE = term(PROV.wasDerivedFrom), term(PROV.wasQuotedFrom)
_READ, _MODALITY, _TYPE = term(SKG.dateRead), term(SKG.modality), term(RDF.type)
_MENTIONS = term(SCHEMA.mentions)
_CLAIM = (_TYPE, _SUBJECT, _PREDICATE, _OBJECT, _MODALITY)
_READING = frozenset(
    map(
        term,
        (
            PROV.wasDerivedFrom, SKG.evidence, SKG.confidence, SKG.extractor, SKG.pattern, SKG.saidBy,
            SKG.supersededBy,
        ),
    )
)  # fmt: skip


def write_nanopublications(lines: Iterable[str], stream: IO[bytes]) -> None:
    """Write TriG, sorted; equal graphs give equal files.

    Args:
        lines: N-Triples without the final dot.
        stream: Binary stream.
    """
    nodes = read_rows(set(lines))
    parts: list[str] = []
    left = {(s, p, o) for s, node in nodes.items() for p, objects in node.items() for o in objects}
    for name in sorted(nodes):
        node = nodes[name]
        sentence = first(node, _SENTENCE)
        if sentence is None or not name.startswith((f"<{PREFIXES['statement']}", f"<{PREFIXES['plot']}")):
            continue
        base = f"{NANOPUB_BASE}{iri_of(name).rpartition('/')[2]}"
        graphs = dict(_graphs(base, name, node, sentence, nodes))
        left -= graphs["assertion"] | graphs["provenance"]
        parts += (f"\n<{base}#{graph}> {{\n{_rows(triples, '    ')}}}\n" for graph, triples in graphs.items())
    stream.writelines(f"@prefix {prefix}: <{base}> .\n".encode() for prefix, base in PREFIXES.items())
    stream.write(f"\n{_rows(left, '')}".encode())
    stream.writelines(part.encode() for part in parts)


def _rows(triples: Iterable[tuple[str, str, str]], indent: str) -> str:
    return "".join(
        f"{indent}{' '.join(turtle_term(term)[0] for term in triple)} .\n" for triple in sorted(triples)
    )


def _graphs(
    base: str, name: str, node: Node, sentence: str, nodes: dict[str, Node]
) -> Iterator[tuple[str, set[tuple[str, str, str]]]]:
    publication, assertion = f"<{base}>", f"<{base}#assertion>"
    yield (
        "head",
        {
            (publication, _TYPE, f"<{_NP}Nanopublication>"),
            (publication, f"<{_NP}hasAssertion>", assertion),
            (publication, f"<{_NP}hasProvenance>", f"<{base}#provenance>"),
            (publication, f"<{_NP}hasPublicationInfo>", f"<{base}#pubinfo>"),
        },
    )
    whole = {(name, p, o) for p, objects in node.items() for o in objects}
    fact = first(node, _SUBJECT), first(node, _PREDICATE), first(node, _OBJECT)
    subject, predicate, obj = fact
    if subject is None or predicate is None or obj is None:
        asserted = {triple for triple in whole if triple[1] not in _READING}
    elif obj in nodes.get(subject, {}).get(predicate, ()):
        asserted = {(subject, predicate, obj)}
    else:
        asserted = {triple for triple in whole if triple[1] in _CLAIM}
    yield "assertion", asserted
    article = first(nodes.get(sentence, {}), _ARTICLE)
    told = {
        (s, p, o)
        for s in (sentence, article)
        if s is not None
        for p, objects in nodes.get(s, {}).items()
        if p != _MENTIONS  # of all that the article names
        for o in objects
    }
    yield "provenance", {(assertion, _SENTENCE, sentence)} | (whole - asserted) | told
    read = first(nodes.get(article or "", {}), _READ)
    info = {(publication, f"<{_DCT}creator>", "<https://w3id.org/showkg>")}
    if read is not None and read.endswith(f"<{XSD.date}>"):
        info.add((publication, f"<{_DCT}created>", read))
    yield "pubinfo", info


def without_publications(dataset: Iterable[ox.Quad]) -> set[ox.Triple]:
    """The graph that nanopublications hold, as one graph without what is about the publications themselves."""
    return {quad.triple for quad in dataset if not str(quad.subject).startswith(f"<{NANOPUB_BASE}")}
