"""The graph as a network of things, for networkx, Gephi and the HTML page.

Nodes are entities and plot points; articles, sentences and statements are what edges know about
their evidence. Nothing here changes the store.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

import networkx as nx
import pyoxigraph as ox

from ...ontology.terms import ENTITY_CLASSES, OWL, RDF, SCHEMA, SKG
from ..evidence import PLOT_TIES, GraphReader, Reading, phrase, surest_first
from ..gating import Gating
from ..literals import value_of
from ..store import Store
from .collector import no_collection
from .gephi import write_gexf, write_graphml

__all__ = ["KINDS", "to_networkx", "write_gexf", "write_graphml"]

KINDS = {
    SCHEMA.TVSeries: "series",
    SCHEMA.Movie: "film",
    SKG.FictionalOrganization: "fictional_organization",
    SKG.PlotPoint: "plot",
}
"""Classes whose kind is finer than, or not in, ``terms.ENTITY_CLASSES``."""

_PLOT_EDGES = frozenset({*PLOT_TIES, SKG.inWork, SKG.inSeason, SKG.inEpisode, SKG.precedes, SKG.leadsTo})
_LINKS = (SCHEMA.sameAs, OWL.sameAs, SCHEMA.url)
_SHOWN_ELSEWHERE = frozenset({SCHEMA.seasonNumber, SCHEMA.episodeNumber, *_LINKS})
_EVIDENCE = frozenset(
    {
        SKG.trigger, SKG.modality, SKG.confidence, SKG.extractor, SKG.pattern, SKG.saidBy, SKG.evidence,
        SKG.spoilsWork, SKG.spoilsSeason, SKG.spoilsEpisode,
    }
)  # fmt: skip
# Any number will do, as long as it stays the same.
_SEED = 20


class _Told(NamedTuple):
    """A reading, and the statement or plot point and the sentence that it was taken from."""

    reading: Reading
    node: str
    sentence: str


@no_collection()
def to_networkx(store: Store, *, gated: bool = False) -> nx.MultiDiGraph:
    """Turn a graph into a typed multigraph.

    Args:
        store: The graph; it is only read.
        gated: Add from where on everything is known: ``known`` of nodes, edges, values and statements,
            and ``gating``, which has the requirements, of the graph. Communities stay 0 then.

    Returns:
        Nodes, keyed by IRI, with ``iri``, ``label``, ``aliases`` (list), ``cls`` (IRI), ``kind``,
        ``size`` (degree centrality over the largest, in [0, 1]), ``community`` (int, 0 is the
        largest), ``links`` (list), ``work`` (IRI or None), ``season`` and ``episode`` (int or
        None), and ``data``: list of ``{"label", "value", "statements", "predicate", "term" (as
        N-Triples writes the value), "asserted"}`` for values; plot points also with ``order``, where
        in its article the first sentence stands that tells them (int or None). Edges, keyed
        by predicate IRI, with ``predicate``, ``label``, ``asserted`` and ``statements``: list of
        ``{"quote", "confidence", "modality", "extractor", "pattern", "said_by", "season",
        "episode", "article": {"headline", "url", "site", "published"}}``, surest first.
        Equal graphs give equal networks, in the same order.
    """
    reader = GraphReader(store, whole=True)
    network = nx.MultiDiGraph()
    for iri in sorted(reader.nodes()):
        cls = reader.cls(iri)
        if cls is not None:
            network.add_node(iri, **_node(reader, iri, cls))
    gating = Gating(store) if gated else None
    told = _told(reader)
    for iri in list(network):
        _add_facts(network, reader, iri, told, gating)
    for (subject, predicate, obj), readings in told.items():
        _add(network, reader, subject, predicate, obj, asserted=False, readings=readings, gating=gating)
    for iri, attributes in network.nodes.items():
        attributes["work"] = attributes["work"] or _work_of(network, iri)
        attributes["data"].sort(key=lambda row: (row["label"], row["value"]))
    if gating is not None:
        network.graph["gating"] = gating
    measure(network)
    if gating is not None:
        for iri, attributes in network.nodes.items():
            attributes["known"] = gating.point(iri) if attributes["kind"] == "plot" else gating.entity(iri)
    return network


def _node(reader: GraphReader, iri: str, cls: str) -> dict[str, Any]:
    is_plot = cls == SKG.PlotPoint
    season = reader.text(iri, SKG.inSeason if is_plot else SCHEMA.partOfSeason)
    episode = reader.text(iri, SKG.inEpisode) if is_plot else None
    links = {value_of(term) for predicate in _LINKS for term in reader[iri].get(predicate, ())}
    node = {
        "iri": iri,
        "label": reader.label(iri),
        "aliases": reader.aliases(iri),
        "cls": cls,
        "kind": KINDS.get(cls) or ENTITY_CLASSES[cls],
        "size": 0.0,
        "community": 0,
        "links": sorted(links),
        "work": reader.text(iri, SKG.inWork if is_plot else SCHEMA.partOfSeries),
        "season": reader.number(season, SCHEMA.seasonNumber)
        if season
        else reader.number(iri, SCHEMA.seasonNumber),
        "episode": reader.number(episode or iri, SCHEMA.episodeNumber),
        "data": [],
    }
    if is_plot:
        readings = sorted(reader.readings(iri), key=surest_first)
        node["order"] = readings[0].start if readings else None
    return node


def _told(reader: GraphReader) -> dict[tuple[str, str, ox.NamedNode | ox.Literal], list[_Told]]:
    """Fact → what tells it, for statements and for the ties of plot points."""
    told: dict[tuple[str, str, Any], list[_Told]] = defaultdict(list)
    for iri, description in reader.nodes().items():
        if RDF.subject in description:
            fact = reader.fact_of(iri)
            if fact is not None:
                told[fact] += [_Told(reading, iri, sentence) for sentence, reading in reader.located(iri)]
        elif reader.cls(iri) == SKG.PlotPoint:
            readings = [_Told(reading, iri, sentence) for sentence, reading in reader.located(iri)]
            for predicate in _PLOT_EDGES & description.keys():
                for obj in description[predicate]:
                    told[iri, predicate, obj] += readings
    return dict(sorted(told.items(), key=lambda item: (item[0][0], item[0][1], str(item[0][2]))))


def _add_facts(
    network: nx.MultiDiGraph,
    reader: GraphReader,
    iri: str,
    told: Mapping[Any, list[_Told]],
    gating: Gating | None,
) -> None:
    """Add the plain triples of a node."""
    is_plot = network.nodes[iri]["kind"] == "plot"
    for predicate, objects in sorted(reader[iri].items()):
        if predicate in _SHOWN_ELSEWHERE or (is_plot and predicate in _EVIDENCE):
            continue
        if predicate.startswith((SCHEMA.BASE, SKG.BASE)):
            for obj in objects:
                _add(
                    network,
                    reader,
                    iri,
                    predicate,
                    obj,
                    asserted=True,
                    readings=told.get((iri, predicate, obj), []),
                    gating=gating,
                )


def _add(
    network: nx.MultiDiGraph,
    reader: GraphReader,
    subject: str,
    predicate: str,
    obj: Any,
    *,
    asserted: bool,
    readings: list[_Told],
    gating: Gating | None,
) -> None:
    """Add a fact as an edge between two nodes, or as a value of one; what is there already stays."""
    if subject not in network:
        return
    readings = sorted(readings, key=lambda told: surest_first(told.reading))
    statements = [_statement(told.reading) for told in readings]
    known = {}
    if gating is not None:
        for row, (_, node, sentence) in zip(statements, readings, strict=True):
            row["known"] = gating.reading(node, sentence)
        # What a statement tells is known with it.
        known = {"known": 0 if readings else gating.plain(subject, predicate, obj)}
    if isinstance(obj, ox.NamedNode) and obj.value in network:
        if not network.has_edge(subject, obj.value, predicate):
            network.add_edge(
                subject,
                obj.value,
                predicate,
                predicate=predicate,
                label=phrase(predicate),
                asserted=asserted,
                statements=statements,
                **known,
            )
    elif isinstance(obj, ox.Literal | ox.NamedNode):
        value = reader.label(obj.value) if isinstance(obj, ox.NamedNode) else obj.value
        row = {
            "label": phrase(predicate),
            "value": value,
            "statements": statements,
            "predicate": predicate,
            "term": str(obj),
            "asserted": asserted,
            **known,
        }
        data = network.nodes[subject]["data"]
        if all((row["label"], row["value"]) != (known["label"], known["value"]) for known in data):
            data.append(row)


def _statement(reading: Reading) -> dict[str, Any]:
    source = reading.source
    return {
        "quote": reading.quote,
        "confidence": reading.confidence,
        "modality": reading.modality,
        "extractor": reading.extractor,
        "pattern": reading.pattern,
        "said_by": reading.said_by,
        "season": reading.season,
        "episode": reading.episode,
        "article": {
            "headline": source.headline,
            "url": source.url,
            "site": source.site,
            "published": source.published,
        },
    }


def _work_of(network: nx.MultiDiGraph, iri: str) -> str | None:
    """The work that has it as a character; of several, the first by IRI."""
    works = sorted(work for work, _, key in network.in_edges(iri, keys=True) if key == SCHEMA.character)
    return works[0] if works else None


def measure(network: nx.MultiDiGraph) -> None:
    """Set size and, unless it is gated, community: a community would tell of what is hidden."""
    # Numbers for names: sets of strings come in another order in every run.
    names = list(network)
    number = {name: i for i, name in enumerate(names)}
    simple = nx.Graph()
    simple.add_nodes_from(range(len(names)))
    for subject, obj in network.edges():
        a, b = number[subject], number[obj]
        if a != b:
            weight = simple.edges[a, b]["weight"] + 1 if simple.has_edge(a, b) else 1
            simple.add_edge(a, b, weight=weight)
    most = max((degree for _, degree in simple.degree()), default=0) or 1
    for i, degree in simple.degree():
        network.nodes[names[i]]["size"] = round(degree / most, 4)
    wanted = simple.size() and "gating" not in network.graph
    communities = nx.community.louvain_communities(simple, seed=_SEED) if wanted else []
    for rank, members in enumerate(sorted(communities, key=lambda members: (-len(members), min(members)))):
        for i in members:
            network.nodes[names[i]]["community"] = rank
