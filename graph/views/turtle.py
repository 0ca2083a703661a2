"""The graph in the formats of RDF: sorted, so that equal graphs give equal bytes and small diffs."""

import json
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from ...ontology.errors import ShowkgError, UsageError
from ...ontology.terms import ID_BASE, PREFIXES, RDF, RDFS, SKOS, XSD
from ..files import written_whole
from ..store import Store, Term
from .curies import curie_of

FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "rdf")
"""Formats of RDF; each is also the ending of its files."""

# What the graph is about first, its evidence last.
_KINDS = {
    f"{ID_BASE}{kind}/": rank for rank, kind in enumerate(list(PREFIXES)[list(PREFIXES).index("work") :])
}
_TYPE = f"<{RDF.type}>"
_FIRST = {_TYPE: 0, f"<{RDFS.label}>": 1, f"<{SKOS.altLabel}>": 2}
_INTEGER = f"^^<{XSD.integer}>"
# Written without quotes; anything else of these types is broken, and stays as it is.
_BARE = {
    XSD.integer: re.compile(r"-?[0-9]+"),
    XSD.decimal: re.compile(r"-?[0-9]+\.[0-9]+"),
    XSD.boolean: re.compile("true|false"),
}
_INDENT = "    "


def export(store: Store, target: str | Path | IO[bytes], form: str) -> None:
    """Write all of a graph.

    Args:
        store: The graph.
        target: A path, which is written whole or not at all, or a binary stream.
        form: One of ``FORMATS``. ``nq`` and ``trig`` hold the default graph alone.

    Raises:
        UsageError: An unknown format.
        ShowkgError: The file cannot be written, or the format cannot hold the graph.
    """
    if form not in FORMATS:
        raise UsageError(f"{form}: unknown format. Use one of {' '.join(FORMATS)}.")
    if isinstance(target, str | Path):
        with written_whole(target) as stream:
            write_lines(set(store.n_triples()), stream, form)
    else:
        write_lines(set(store.n_triples()), target, form)


def write_triples(triples: Iterable[ox.Triple], stream: IO[bytes], form: str) -> None:
    """Write triples in one of ``FORMATS``, sorted, each once."""
    write_lines(set(map(str, triples)), stream, form)


def json_ld(lines: set[str]) -> str:
    """Write N-Triples (without the final dot) as JSON-LD: one node for each subject, sorted."""
    return _json_ld(_parsed(sorted((line.split(" ", 2) for line in lines), key=_order)))


def write_lines(lines: set[str], stream: IO[bytes], form: str) -> None:
    """Write triples that are given as N-Triples without the final dot.

    Text is sorted and taken apart several times faster than the terms of pyoxigraph, which are made
    anew whenever one looks at them.
    """
    if form in ("nt", "nq"):
        stream.writelines(f"{line} .\n".encode() for line in sorted(lines))
        return
    rows = sorted((line.split(" ", 2) for line in lines), key=_order)
    if form in ("ttl", "trig"):
        stream.writelines(part.encode() for part in _turtle(rows))
    elif form == "jsonld":
        stream.write(_json_ld(_parsed(rows)).encode())
    else:
        try:
            ox.serialize(_parsed(rows), stream, ox.RdfFormat.RDF_XML, prefixes=PREFIXES)
            stream.write(b"\n")
        except (OSError, ValueError) as error:
            raise ShowkgError(f"rdf: RDF/XML cannot hold this graph ({error}). Use ttl.") from None


def _parsed(rows: list[list[str]]) -> list[ox.Triple]:
    text = "".join(f"{' '.join(row)} .\n" for row in rows)
    return [quad.triple for quad in ox.parse(text, ox.RdfFormat.N_TRIPLES)]


def _order(row: list[str]) -> tuple[Any, ...]:
    subject, predicate, obj = row
    # Without brackets: what is scoped by a name comes after that name.
    subject = subject.strip("<>")
    kind = _KINDS.get(subject[: subject.rfind("/") + 1], -1)
    # Numbers by size: of as many digits, by digits.
    size = len(obj) if obj.endswith(_INTEGER) else 0
    return kind, subject, _FIRST.get(predicate, 9), predicate, size, obj.strip("<>")


def _turtle(rows: list[list[str]]) -> Iterator[str]:
    names: dict[str, str] = {}
    used: set[str] = set()

    def named(term: str) -> str:
        text = names.get(term)
        if text is None:
            text, prefixes = turtle_term(term)
            used.update(prefixes)
            # Quotes come once: to keep them would only cost memory.
            if term[0] == "<":
                names[term] = text
        return text

    body: list[str] = []
    for subject, group in groupby(rows, key=itemgetter(0)):
        # A line for each triple, the dot on its own: no line depends on the one before or after it, so
        # that what is added to a thing, or taken from it, changes no other line.
        lines = [f"{'a' if row[1] == _TYPE else named(row[1])} {named(row[2])} ;\n" for row in group]
        body.append(f"\n{named(subject)} {_INDENT.join(lines)}{_INDENT}.\n")
    for prefix, base in PREFIXES.items():
        if prefix in used:
            yield f"@prefix {prefix}: <{base}> .\n"
    yield from body


def turtle_term(term: str) -> tuple[str, tuple[str, ...]]:
    """A term of N-Triples as Turtle writes it, and the prefixes that it uses."""
    if term.startswith("<<( "):
        parts = [turtle_term(part) for part in term[4:-4].split(" ", 2)]
        return f"<<( {' '.join(text for text, _ in parts)} )>>", tuple(p for _, used in parts for p in used)
    if term[0] == "<":
        short = curie_of(term[1:-1])
        return (short, (short.split(":", 1)[0],)) if short else (term, ())
    quote, hats, datatype = term.rpartition("^^")
    if term[0] != '"' or not hats or not datatype.endswith(">") or quote[-1] != '"':
        return term, ()
    bare = _BARE.get(datatype[1:-1])
    if bare is not None and bare.fullmatch(quote, 1, len(quote) - 1):
        return quote[1:-1], ()
    short = curie_of(datatype[1:-1])
    return (f"{quote}^^{short}", (short.split(":", 1)[0],)) if short else (term, ())


def _json_ld(ordered: list[ox.Triple]) -> str:
    context = _context({triple.predicate.value for triple in ordered})
    nodes = []
    for subject, group in groupby(ordered, key=lambda triple: triple.subject):
        node: dict[str, Any] = {"@id": _json_id(subject)}
        for predicate, same in groupby(group, key=lambda triple: triple.predicate):
            objects = [triple.object for triple in same]
            if predicate.value == RDF.type and all(isinstance(obj, ox.NamedNode) for obj in objects):
                values: list[Any] = [_json_id(obj) for obj in objects]
                key = "@type"
            else:
                key = curie_of(predicate.value) or predicate.value
                rule = context.get(key)
                coerced = rule.get("@type") if isinstance(rule, dict) else None
                values = [_json_value(obj, coerced) for obj in objects]
            node[key] = values[0] if len(values) == 1 else values
        nodes.append(node)
    return json.dumps({"@context": context, "@graph": nodes}, ensure_ascii=False, indent=1) + "\n"


def _context(predicates: set[str]) -> dict[str, Any]:
    """The part of our JSON-LD context that these predicates need, with all prefixes."""
    file = resources.files(f"{__package__.split('.')[0]}.ontology").joinpath("context.jsonld")
    whole = json.loads(file.read_bytes())["@context"]
    keys = {curie_of(predicate) for predicate in predicates} | PREFIXES.keys() | {"@version"}
    return {key: rule for key, rule in whole.items() if key in keys}


def _json_id(term: Term) -> str:
    if isinstance(term, ox.Triple):
        raise ShowkgError("jsonld: JSON-LD cannot hold a triple about a triple. Use ttl.")
    if isinstance(term, ox.BlankNode):
        return str(term)
    return curie_of(term.value) or term.value


def _json_value(term: Term, coerced: str | None) -> Any:
    if not isinstance(term, ox.Literal):
        return _json_id(term) if coerced == "@id" else {"@id": _json_id(term)}
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if coerced is not None and coerced == curie_of(datatype):
        return term.value
    if datatype == XSD.string and coerced is None:
        return term.value
    return {"@value": term.value, "@type": curie_of(datatype) or datatype}
