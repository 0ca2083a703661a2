"""Statements with their evidence, read back from a graph: for every view that shows sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ..ontology.phrases import ADJECTIVES, PHRASES
from ..ontology.terms import ENTITY_CLASSES, ID_BASE, MODALITIES, PROV, RDF, RDFS, SCHEMA, SKG, SKOS
from .identity import local_name
from .literals import value_of
from .store import Store, Term

Description = Mapping[str, list[Term]]
"""What a graph says about a node: predicate IRI → objects, sorted."""

PLOT_TIES = (SKG.agent, SKG.patient, SKG.participant, SKG.involves)
"""Properties that tie a plot point to the things of its story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article that a sentence stands in."""

    iri: str
    headline: str | None = None
    url: str | None = None
    site: str | None = None
    published: str | None = None

    @property
    def name(self) -> str:
        """What to call it: its headline, else its address, else its key, by which ``showkg remove`` knows it."""
        return self.headline or self.url or self.iri.replace(f"{ID_BASE}article/", "article:", 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One sentence that tells a fact, and how it was read."""

    quote: str
    confidence: float | None
    """In [0, 1]; None if the graph does not tell."""
    modality: str
    """Local name of the term, such as ``Stated``; empty if the graph does not tell."""
    extractor: str
    pattern: str
    said_by: str | None
    season: int | None
    """From which season on it is known."""
    episode: int | None
    source: Source
    start: int
    """Where the sentence begins in its article."""
    superseded: bool = False
    """Whether a later article tells otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Subject, predicate and object with all sentences that tell it."""

    subject: str
    predicate: str
    object: Term
    asserted: bool
    """Whether the plain triple stands in the graph."""
    readings: tuple[Reading, ...]
    """Surest first."""


class GraphReader:
    """Looks up what a graph says about nodes.

    Args:
        store: The graph; it is only read.
        whole: Read all of it at once, which is faster if most nodes are asked for.
    """

    def __init__(self, store: Store, *, whole: bool = False) -> None:
        self._store = store
        self._whole = whole
        self._known: dict[str, dict[str, list[Term]]] = {}
        self._sources: dict[str, Source] = {}
        if whole:
            for triple in store.triples():
                if isinstance(triple.subject, ox.NamedNode):
                    node = self._known.setdefault(triple.subject.value, {})
                    node.setdefault(triple.predicate.value, []).append(triple.object)
            for node in self._known.values():
                for objects in node.values():
                    if len(objects) > 1:
                        objects.sort(key=str)

    def nodes(self) -> Mapping[str, Description]:
        """All that is known so far: of the whole graph if it was read at once."""
        return self._known

    def __getitem__(self, iri: str) -> Description:
        found = self._known.get(iri)
        if found is None:
            found = {}
            if not self._whole:
                for triple in self._store.triples(ox.NamedNode(iri)):
                    found.setdefault(triple.predicate.value, []).append(triple.object)
                for objects in found.values():
                    objects.sort(key=str)
                self._known[iri] = found
        return found

    def text(self, iri: str, predicate: str) -> str | None:
        """First value of a property as text, or None."""
        objects = self[iri].get(predicate)
        return value_of(objects[0]) if objects else None

    def label(self, iri: str) -> str:
        """Name of a node for people; of a term of the ontology, its word."""
        return self.text(iri, RDFS.label) or ADJECTIVES.get(iri) or local_name(iri)

    def number(self, iri: str, predicate: str) -> int | None:
        """First value of a property as a number, or None."""
        text = self.text(iri, predicate)
        return int(text) if text and text.isascii() and text.isdigit() else None

    def cls(self, iri: str) -> str | None:
        """Class of an entity or a plot point; None for all else."""
        for term in self[iri].get(RDF.type, ()):
            cls = value_of(term)
            if cls in ENTITY_CLASSES or cls == SKG.PlotPoint:
                return cls
        return None

    def aliases(self, iri: str) -> list[str]:
        return [value_of(term) for term in self[iri].get(SKOS.altLabel, ())]

    def fact_of(self, statement: str) -> tuple[str, str, Term] | None:
        """Subject, predicate and object of a statement node, or None if it lacks one."""
        node = self[statement]
        ends = [node.get(predicate) for predicate in (RDF.subject, RDF.predicate, RDF.object)]
        if not all(ends):
            return None
        subject, predicate, obj = (end[0] for end in ends if end)
        return value_of(subject), value_of(predicate), obj

    def readings(self, node: str) -> Iterator[Reading]:
        """Every sentence that a statement or plot point was read from."""
        return (reading for _, reading in self.located(node))

    def located(self, node: str) -> Iterator[tuple[str, Reading]]:
        """The same, each with the IRI of its sentence."""
        for term in self[node].get(PROV.wasDerivedFrom, ()):
            sentence = value_of(term)
            quote = self.text(sentence, SKG.quote)
            if quote is None:
                continue
            modality = self.text(node, SKG.modality)
            said_by = self.text(node, SKG.saidBy)
            yield (
                sentence,
                Reading(
                    quote=quote,
                    confidence=_float(self.text(node, SKG.confidence)),
                    modality=local_name(modality) if modality in MODALITIES else "",
                    extractor=self.text(node, SKG.extractor) or "",
                    pattern=self.text(node, SKG.pattern) or "",
                    said_by=self.label(said_by) if said_by else None,
                    season=self.number(node, SKG.spoilsSeason),
                    episode=self.number(node, SKG.spoilsEpisode),
                    source=self.source(self.text(sentence, PROV.wasQuotedFrom) or ""),
                    start=self.number(sentence, SKG.start) or 0,
                    superseded=SKG.supersededBy in self[node],
                ),
            )

    def source(self, article: str) -> Source:
        if article not in self._sources:
            self._sources[article] = Source(
                iri=article,
                headline=self.text(article, SCHEMA.headline),
                url=self.text(article, SCHEMA.url),
                site=self.text(article, SCHEMA.publisher),
                published=self.text(article, SCHEMA.datePublished),
            )
        return self._sources[article]


def facts(reader: GraphReader, statements: Iterator[str] | list[str]) -> list[Fact]:
    """Gather statement nodes into facts, sorted by subject, predicate and object."""
    found: dict[tuple[str, str, Term], list[Reading]] = {}
    for statement in statements:
        fact = reader.fact_of(statement)
        if fact is not None:
            found.setdefault(fact, []).extend(reader.readings(statement))
    return [
        Fact(
            subject=subject,
            predicate=predicate,
            object=obj,
            asserted=obj in reader[subject].get(predicate, ()),
            readings=tuple(sorted(readings, key=surest_first)),
        )
        for (subject, predicate, obj), readings in sorted(
            found.items(), key=lambda item: (item[0][0], item[0][1], str(item[0][2]))
        )
    ]


def phrase(predicate: str) -> str:
    """How a property is said between its subject and its object."""
    known = PHRASES.get(predicate)
    if known is not None:
        return known[0]
    name = local_name(predicate)
    return "".join(f" {char.lower()}" if char.isupper() else char for char in name).strip()


def surest_first(reading: Reading) -> tuple[float, str, int, str]:
    return (-(reading.confidence or 0.0), reading.source.iri, reading.start, reading.modality)


def _float(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
