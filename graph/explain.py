"""Everything that a graph knows about a name, each fact with its sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from ..ontology.errors import ShowkgError
from ..ontology.phrases import NOUNS
from ..ontology.terms import PROV, RDF, RDFS, SCHEMA, SKG, SKOS
from .corroboration import outlets
from .evidence import PLOT_TIES, Fact, GraphReader, Reading, Source, facts, phrase
from .identity import local_name
from .literals import value_of
from .naming import missing, spellings
from .store import Store

_OWN_VALUES = (SCHEMA.partOfSeries, SCHEMA.partOfSeason, SCHEMA.seasonNumber, SCHEMA.episodeNumber)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedFact:
    """A fact in words with the sentences that tell it."""

    sentence: str
    """Such as ``Joel Kinnaman portrays Ed Baldwin``, or the label of a plot point."""
    asserted: bool
    """False for what is only rumoured, teased, speculated or denied, and for what is superseded."""
    outlets: int
    """How many outlets tell it independently of each other; 0 for what follows from names and numbers."""
    readings: tuple[Reading, ...]
    """Surest first; none for what follows from names and numbers alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A name of an article that was taken for an entity."""

    name: str
    reason: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """An entry of a catalog that an entity was taken for."""

    target: str
    confidence: float | None
    """In [0, 1]."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """An entity or a plot point with all that is said about it."""

    iri: str
    label: str
    noun: str
    """What it is: ``TV series``, ``character`` …"""
    aliases: tuple[str, ...]
    mergings: tuple[Merged, ...]
    """Names of articles that were taken for it, and why; by name."""
    links: tuple[Linked, ...]
    """Entries of catalogs that it was taken for, and why."""
    facts: tuple[ExplainedFact, ...]
    """Facts of statements first, by predicate; then plot points in the order of the story."""


def explain(store: Store, name: str) -> list[Explanation]:
    """Look up all things of a name and what is said about them.

    Args:
        store: The graph; it is only read.
        name: A label or an alternative label, without regard to case, accents and punctuation; or
            an IRI of the graph.

    Returns:
        One explanation for each thing of that name, by IRI.

    Raises:
        ShowkgError: Nothing has that name; the message has the nearest ones.
    """
    reader = GraphReader(store)
    return [_explained(store, reader, iri) for iri in _find(store, reader, name)]


def _find(store: Store, reader: GraphReader, name: str) -> list[str]:
    found = {
        triple.subject.value
        for spelling in spellings(store, name)
        for predicate in (RDFS.label, SKOS.altLabel)
        for triple in store.triples(None, ox.NamedNode(predicate), spelling)
        if isinstance(triple.subject, ox.NamedNode)
    }
    if not found and _is_iri(reader, name):
        found.add(name)
    if not found:
        raise ShowkgError(f"explain: {missing(store, name)}")
    return sorted(found)


def _is_iri(reader: GraphReader, name: str) -> bool:
    try:
        return reader.cls(name) is not None
    except ValueError:  # no name of a node at all
        return False


def _explained(store: Store, reader: GraphReader, iri: str) -> Explanation:
    node = ox.NamedNode(iri)
    statements = {
        value_of(triple.subject)
        for predicate in (RDF.subject, RDF.object)
        for triple in store.triples(None, ox.NamedNode(predicate), node)
        if SKG.Link not in map(value_of, reader[value_of(triple.subject)].get(RDF.type, ()))
    }
    told = facts(reader, sorted(statements))
    told.sort(key=lambda fact: (fact.subject != iri, fact.predicate, fact.subject, str(fact.object)))
    points = {
        value_of(triple.subject)
        for predicate in (*PLOT_TIES, SKG.inWork, SKG.inSeason, SKG.inEpisode)
        for triple in store.triples(None, ox.NamedNode(predicate), node)
    }
    cls = reader.cls(iri) or ""
    own = [_of_fact(reader, fact) for fact in told]
    own += _from_names(reader, iri, {(fact.predicate, fact.object) for fact in told if fact.subject == iri})
    plot = [_of_plot_point(reader, point) for point in sorted(points, key=lambda p: _story_order(reader, p))]
    if cls == SKG.PlotPoint:
        plot.insert(0, _of_plot_point(reader, iri))
    return Explanation(
        iri=iri,
        label=reader.label(iri),
        noun=NOUNS[cls][0] if cls in NOUNS else local_name(cls),
        aliases=tuple(reader.aliases(iri)),
        mergings=tuple(_mergings(store, reader, node)),
        links=tuple(_links(store, reader, node)),
        facts=(*own, *plot),
    )


def _mergings(store: Store, reader: GraphReader, node: ox.NamedNode) -> list[Merged]:
    found = []
    for triple in store.triples(None, ox.NamedNode(SKG.mergedInto), node):
        merging = value_of(triple.subject)
        found.append(
            Merged(
                name=reader.text(merging, SKG.mergedName) or "",
                reason=reader.text(merging, SKG.reason) or "",
                source=reader.source(reader.text(merging, PROV.wasDerivedFrom) or ""),
            )
        )
    return sorted(found, key=lambda merged: (merged.name, merged.source.iri))


def _links(store: Store, reader: GraphReader, node: ox.NamedNode) -> list[Linked]:
    found = []
    for triple in store.triples(None, ox.NamedNode(RDF.subject), node):
        link = value_of(triple.subject)
        if any(value_of(term) == SKG.Link for term in reader[link].get(RDF.type, ())):
            confidence = reader.text(link, SKG.confidence)
            found.append(
                Linked(
                    target=reader.text(link, RDF.object) or "",
                    confidence=None if confidence is None else float(confidence),
                    reason=reader.text(link, SKG.reason) or "",
                )
            )
    return sorted(found, key=lambda linked: linked.target)


def _of_fact(reader: GraphReader, fact: Fact) -> ExplainedFact:
    obj = fact.object
    shown = reader.label(obj.value) if isinstance(obj, ox.NamedNode) else value_of(obj)
    sentence = f"{reader.label(fact.subject)} {phrase(fact.predicate)} {shown}"
    return ExplainedFact(
        sentence=sentence,
        asserted=fact.asserted,
        outlets=outlets(fact.readings, reader, asserted=fact.asserted),
        readings=fact.readings,
    )


def _from_names(reader: GraphReader, iri: str, told: set[tuple[str, object]]) -> Iterator[ExplainedFact]:
    for predicate in _OWN_VALUES:
        for obj in reader[iri].get(predicate, ()):
            if (predicate, obj) not in told:
                fact = Fact(subject=iri, predicate=predicate, object=obj, asserted=True, readings=())
                yield _of_fact(reader, fact)


def _of_plot_point(reader: GraphReader, iri: str) -> ExplainedFact:
    readings = tuple(reader.readings(iri))
    told = outlets(readings, reader, asserted=False)
    return ExplainedFact(sentence=reader.label(iri), asserted=True, outlets=told, readings=readings)


def _story_order(reader: GraphReader, point: str) -> tuple[str, int, int, str, int, str]:
    season, episode = reader.text(point, SKG.inSeason), reader.text(point, SKG.inEpisode)
    reading = next(reader.readings(point), None)
    return (
        reader.text(point, SKG.inWork) or "",
        (reader.number(season, SCHEMA.seasonNumber) if season else None) or 0,
        (reader.number(episode, SCHEMA.episodeNumber) if episode else None) or 0,
        reading.source.iri if reading else "",
        reading.start if reading else 0,
        point,
    )
