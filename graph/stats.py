"""How much of what a graph holds."""

from dataclasses import dataclass

import pyoxigraph as ox

from ..ontology.phrases import NOUNS
from ..ontology.terms import ENTITY_CLASSES, SCHEMA, SKG
from .evidence import phrase
from .identity import local_name
from .store import Store

_TYPES = "SELECT ?key (COUNT(?node) AS ?count) WHERE { ?node a ?key } GROUP BY ?key"
_PREDICATES = """
SELECT ?key (COUNT(?node) AS ?count) WHERE { ?node a skg:Statement ; rdf:predicate ?key } GROUP BY ?key"""
_MODALITIES = "SELECT ?key (COUNT(?node) AS ?count) WHERE { ?node skg:modality ?key } GROUP BY ?key"
_EXTRACTORS = "SELECT ?key (COUNT(?node) AS ?count) WHERE { ?node skg:extractor ?key } GROUP BY ?key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Counts; each table is sorted, the most frequent first."""

    triples: int
    articles: int
    sentences: int
    statements: int
    plot_points: int
    entities: int
    by_kind: tuple[tuple[str, int], ...]
    """Entities by class: ``TV series``, ``character`` …"""
    by_predicate: tuple[tuple[str, int], ...]
    """Statements by phrase: ``portrays``, ``was created by`` …"""
    by_modality: tuple[tuple[str, int], ...]
    """Statements and plot points by modality: ``Stated``, ``Rumoured`` …"""
    by_extractor: tuple[tuple[str, int], ...]
    """Statements and plot points by extractor."""


def stats(store: Store) -> Stats:
    """Count what a graph holds."""
    types = _counted(store, _TYPES)
    kinds = {cls: number for cls, number in types.items() if cls in ENTITY_CLASSES}
    return Stats(
        triples=len(store),
        articles=types.get(SCHEMA.NewsArticle, 0),
        sentences=types.get(SKG.Sentence, 0),
        statements=types.get(SKG.Statement, 0),
        plot_points=types.get(SKG.PlotPoint, 0),
        entities=sum(kinds.values()),
        by_kind=_table({NOUNS[cls][number != 1]: number for cls, number in kinds.items()}),
        by_predicate=_table({phrase(key): n for key, n in _counted(store, _PREDICATES).items()}),
        by_modality=_table({local_name(key): n for key, n in _counted(store, _MODALITIES).items()}),
        by_extractor=_table(_counted(store, _EXTRACTORS)),
    )


def _counted(store: Store, sparql: str) -> dict[str, int]:
    counted = {}
    rows = store.query(sparql)
    if isinstance(rows, ox.QuerySolutions):
        for key, count in rows:
            if isinstance(key, ox.NamedNode | ox.Literal) and isinstance(count, ox.Literal):
                counted[key.value] = int(count.value)
    return counted


def _table(counted: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
