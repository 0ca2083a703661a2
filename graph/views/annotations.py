"""Every statement and plot point as a Web Annotation of its article (https://www.w3.org/TR/annotation-model/).

The body is what was read, the target the sentence: the article with a quote and a position in its text.
It holds what sentences tell and nothing else, so the graph cannot be read back from it.
"""

import json
from typing import IO, Any

from ...ontology.terms import ID_BASE, PREFIXES, PROV, RDF, SKG
from ..evidence import GraphReader, phrase
from ..literals import value_of
from ..store import EmbeddedStore
from ..visible import WITHHELD
from .curies import short

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OURS = ("rdf", "skg", "schema", *(kind for kind in PREFIXES if PREFIXES[kind].startswith(ID_BASE)))


def write_annotations(store: EmbeddedStore, stream: IO[bytes]) -> None:
    """Write JSON-LD: an AnnotationPage whose items are sorted by the node that they are of."""
    reader = GraphReader(store, whole=True)
    items = [
        _annotation(reader, iri, sentence)
        for iri in sorted(reader.nodes())
        if SKG.modality in reader[iri]
        for sentence in map(value_of, reader[iri].get(PROV.wasDerivedFrom, ()))
    ]
    page = {
        "@context": [CONTEXT, {prefix: PREFIXES[prefix] for prefix in _OURS}],
        "id": f"{ID_BASE}annotations",
        "type": "AnnotationPage",
        "items": items,
    }
    stream.write((json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode())


def _annotation(reader: GraphReader, iri: str, sentence: str) -> dict[str, Any]:
    modality = reader.text(iri, SKG.modality) or ""
    body: dict[str, Any] = {"id": iri, "skg:modality": {"id": short(modality)}}
    fact = reader.fact_of(iri) if RDF.subject in reader[iri] else None
    if fact is None:
        text = reader.label(iri)
    else:
        subject, predicate, obj = fact
        literal = str(obj).startswith('"')
        named = value_of(obj) if literal else reader.label(value_of(obj))
        text = f"{reader.label(subject)} {phrase(predicate)} {named}"
        body["rdf:subject"] = {"id": short(subject)}
        body["rdf:predicate"] = {"id": short(predicate)}
        body["rdf:object"] = named if literal else {"id": short(value_of(obj))}
    words: dict[str, Any] = {"type": "TextualBody", "value": text, "format": "text/plain", "language": "en"}
    article = reader.text(sentence, PROV.wasQuotedFrom) or sentence
    target: dict[str, Any] = {"source": reader.source(article).url or article}
    quote, start = reader.text(sentence, SKG.quote), reader.number(sentence, SKG.start)
    end = reader.number(sentence, SKG.end)
    if quote is not None and quote != WITHHELD:
        selectors: list[dict[str, Any]] = [{"type": "TextQuoteSelector", "exact": quote}]
        if start is not None and end is not None:
            # In code points of the text that was read, which is not the page as it is served.
            selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
        target["selector"] = selectors
    return {
        "id": f"{iri}#{sentence.rpartition('/')[2]}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [words, body],
        "target": target,
    }
