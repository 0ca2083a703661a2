"""What an entity of the graph is: one class, one label, its other names, and what it is a part of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Triple

from ..ontology.terms import ENTITY_CLASSES, RDF, RDFS, SCHEMA, SKOS
from .identity import season_iri
from .literals import integer, literal
from .merging import best_class, best_label
from .profiles import Thing

_TYPE, _LABEL, _ALT = NamedNode(RDF.type), NamedNode(RDFS.label), NamedNode(SKOS.altLabel)
_SERIES, _SEASON = NamedNode(SCHEMA.partOfSeries), NamedNode(SCHEMA.partOfSeason)

OWN = frozenset(
    {
        RDF.type,
        RDFS.label,
        SKOS.altLabel,
        SCHEMA.partOfSeries,
        SCHEMA.partOfSeason,
        SCHEMA.seasonNumber,
        SCHEMA.episodeNumber,
    }
)
"""Properties that describe an entity, told by names, numbers and works and not by a sentence."""

Named = tuple[Thing, Mapping[str, str]]
"""A thing, and the IRIs of all things of its article."""


def describe(
    iri: str, named: Iterable[Named], seasons: Iterable[str] = (), *, slips: frozenset[str] = frozenset()
) -> list[Triple]:
    """Describe an entity from what each article calls it.

    Args:
        iri: The entity.
        named: The entity in each article that names it.
        seasons: IRIs of all seasons of the graph: only those are referred to.
        slips: Spellings that are mistakes; none of them becomes the label if there is another name.

    Returns:
        Sorted triples, the same whatever the order of ``named``.
    """
    node = NamedNode(iri)
    classes: set[str] = set()
    labels: set[str] = set()
    names: set[str] = set()
    parts: set[Triple] = set()
    for thing, iris in named:
        classes.add(thing.cls)
        labels.add(thing.names[0])
        names.update(thing.names)
        parts.update(_parts(node, thing, iris, seasons))
    label = best_label(labels - slips or labels)
    return sorted(
        {
            Triple(node, _TYPE, NamedNode(best_class(classes))),
            Triple(node, _LABEL, literal(label)),
            *(Triple(node, _ALT, literal(name)) for name in names - {label}),
            *parts,
        },
        key=str,
    )


def describe_all(named: Iterable[Named]) -> list[Triple]:
    """Describe the entities of a graph of few articles."""
    members: dict[str, list[Named]] = defaultdict(list)
    for thing, iris in named:
        members[iris[thing.id]].append((thing, iris))
    seasons = {iri for iri, things in members.items() if things[0][0].cls == SCHEMA.TVSeason}
    return [triple for iri, things in members.items() for triple in describe(iri, things, seasons)]


def _parts(
    node: NamedNode, thing: Thing, iris: Mapping[str, str], seasons: Iterable[str]
) -> Iterable[Triple]:
    if ENTITY_CLASSES[thing.cls] not in ("season", "episode"):
        return
    work = iris[thing.work] if thing.work is not None else None
    if work is not None:
        yield Triple(node, _SERIES, NamedNode(work))
    if thing.cls == SCHEMA.TVSeason:
        if thing.season is not None:
            yield Triple(node, NamedNode(SCHEMA.seasonNumber), integer(thing.season))
        return
    if thing.episode is not None:
        yield Triple(node, NamedNode(SCHEMA.episodeNumber), integer(thing.episode))
    if work is not None and thing.season is not None:
        season = season_iri(work, thing.season)
        # A season that nothing describes would be a node without a type.
        if season in seasons:
            yield Triple(node, _SEASON, NamedNode(season))
