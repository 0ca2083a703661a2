"""What the graph of one article says, in the terms of the annotations."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from ..ontology.annotated import INVERSES, LITERALS, PREDICATES, REVERSIBLE, TYPES
from ..ontology.terms import RDF, RDFS, SKG, SKOS
from .store import Store
from .store import Term as _Term

_RANKS: Final = {kind: rank for rank, kind in enumerate(dict.fromkeys(TYPES.values()))}


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedPoint:
    label: str
    triggers: frozenset[str]
    """Folded."""
    participants: frozenset[str]
    """IRIs."""
    quotes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """Entities, facts and plot points of one graph, each in the order of their IRIs."""

    types: dict[str, str]
    """IRI → type."""
    names: dict[str, frozenset[str]]
    """IRI → folded names."""
    labels: dict[str, str]
    """IRI → its name as the text spells it."""
    facts: tuple[tuple[str, str, str], ...]
    """Subject, predicate, object: IRIs, or a text for the predicates of ``LITERALS``."""
    points: tuple[PredictedPoint, ...]


NOTHING: Final = Prediction(types={}, names={}, labels={}, facts=(), points=())
"""What is known of an article that could not be read."""


def fold(text: str) -> str:
    """Fold a name so that its spellings are equal: case, accents, punctuation, possessive, first article."""
    text = unicodedata.normalize("NFKD", text).replace("’", "'").replace("‘", "'")
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    # "Ed's" is Ed; this has to be seen before the punctuation goes.
    text = re.sub(r"'s\b", "", text)
    text = " ".join(re.sub(r"[^\w\s]", " ", text).split())
    return re.sub(r"^(the|a|an) ", "", text)


def read_prediction(store: Store) -> Prediction:
    """Read the entities, facts and plot points of a graph that was built from one article."""
    reader = _Reader(store)
    types: dict[str, str] = {}
    for cls, kind in TYPES.items():
        for iri in reader.subjects(RDF.type, cls):
            if iri not in types or _RANKS[kind] < _RANKS[types[iri]]:
                types[iri] = kind
    types = dict(sorted(types.items()))
    names = {
        iri: frozenset(
            fold(label)
            for term in (RDFS.label, SKOS.prefLabel, SKOS.altLabel)
            for label in reader.objects(iri, term)
        )
        - {""}
        for iri in types
    }
    return Prediction(
        types=types,
        names=names,
        labels={iri: next(iter(reader.objects(iri, RDFS.label)), iri) for iri in types},
        facts=tuple(sorted(_facts(reader, types))),
        points=_points(reader),
    )


class _Reader:
    """Values of a store as plain strings."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def subjects(self, predicate: str, obj: str) -> list[str]:
        found = self._store.triples(None, ox.NamedNode(predicate), ox.NamedNode(obj))
        return sorted({_value(triple.subject) for triple in found})

    def objects(self, subject: str, predicate: str) -> list[str]:
        found = self._store.triples(ox.NamedNode(subject), ox.NamedNode(predicate))
        return sorted({_value(triple.object) for triple in found})

    def pairs(self, predicate: str) -> list[tuple[str, _Term]]:
        return [(_value(t.subject), t.object) for t in self._store.triples(None, ox.NamedNode(predicate))]

    def spelt(self, term: _Term) -> str:
        """The text of a literal, or of the term that stands in its place: its label, else its local name."""
        value = _value(term)
        if not isinstance(term, ox.NamedNode):
            return value
        return next(iter(self.objects(value, RDFS.label)), re.split(r"[#/]", value)[-1])


def _facts(reader: _Reader, types: dict[str, str]) -> set[tuple[str, str, str]]:
    facts = set()
    for predicate, terms in PREDICATES.items():
        pairs = [pair for term in terms for pair in reader.pairs(term)]
        if predicate in LITERALS:
            facts |= {(s, predicate, reader.spelt(obj)) for s, obj in pairs if s in types}
            continue
        ends = [(subject, _value(obj)) for subject, obj in pairs]
        if predicate in INVERSES:
            ends += [(_value(subject), obj) for obj, subject in reader.pairs(INVERSES[predicate])]
        for subject, obj in ends:
            if subject in types and obj in types:
                turned = predicate in REVERSIBLE and obj < subject
                facts.add((obj, predicate, subject) if turned else (subject, predicate, obj))
    return facts


def _points(reader: _Reader) -> tuple[PredictedPoint, ...]:
    return tuple(
        PredictedPoint(
            label=next(iter(reader.objects(iri, RDFS.label)), ""),
            triggers=frozenset(map(fold, reader.objects(iri, SKG.trigger))),
            participants=frozenset(reader.objects(iri, SKG.participant)),
            quotes=frozenset(
                quote
                for sentence in reader.objects(iri, SKG.evidence)
                for quote in reader.objects(sentence, SKG.quote)
            ),
        )
        for iri in reader.subjects(RDF.type, SKG.PlotPoint)
    )


def _value(term: _Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value
