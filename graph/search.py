"""Full text: names, aliases, labels of plot points and quotes that hold the words of a question.

Case, accents and punctuation do not count. A word also stands for those that begin with it and, if the graph
does not have it, for those that differ by a slip of the pen. What has all the words comes before what has some;
names come before events, events before quotes.
"""

import contextlib
import math
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ..ontology.errors import UsageError
from ..ontology.terms import PROV, RDFS, SCHEMA, SKG
from .search_index import ALIAS, EVENT, NAME, QUOTE, open_index
from .store import EmbeddedStore
from .text import fold

LIMIT = 20
"""Hits that are shown unless another number is asked for."""

_MOST_WORDS, _LONGEST, _MOST_LETTERS = 16, 30, 1000
_WEIGHTS = {NAME: 1.0, ALIAS: 0.95, EVENT: 0.7, QUOTE: 0.55}
"""Own choice; tests/graph/test_search.py says what it must bring about."""
_BEGINNING, _SLIP = 0.8, 0.6
"""What a word counts that begins with the word asked for, and one that is spelled nearly so."""
_COMMON = 3000
"""Texts from which on a word tells nothing: to rank all that have it would take longer than the rest."""
_SPELLINGS = 12
"""Words of the graph that one word of a question may stand for."""

Spellings = Mapping[str, float]
"""Word of the graph → how well it answers a word of the question, in ]0, 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A thing that was found."""

    iri: str
    kind: str
    """``series``, ``film``, ``person``, ``character``, … ; ``plot point``; ``sentence``."""
    text: str
    """The name, label or quote that has the words."""
    label: str
    """What the thing is called; of a sentence, its quote."""
    where: str | None
    """Of a plot point its work, of a sentence the headline of its article; None if unknown, and for all else."""
    score: float
    """In ]0, 1]: 1 if the words are the whole name."""


def search(store: EmbeddedStore, question: str, *, limit: int = LIMIT) -> list[Hit]:
    """Find things by words.

    Args:
        store: The graph; of a store folder, an index is kept in it.
        question: Words in any order; beyond the first 16, and the first 30 letters of each, it does not count.
        limit: How many hits at most.

    Returns:
        Hits, the best first, each thing once.

    Raises:
        UsageError: The question has no letter and no digit.
    """
    words = [word[:_LONGEST] for word in fold(question[:_MOST_LETTERS]).replace("_", " ").split()]
    words = list(dict.fromkeys(words))[:_MOST_WORDS]
    if not words:
        raise UsageError(f"search: {question!r} has no word. Give a name, or words of an event.")
    with contextlib.closing(open_index(store)) as index:
        spellings = [_spellings(index, word) for word in words]
        scored: dict[str, tuple[float, str, str]] = {}
        weights, rarest = _weights(index, spellings)
        for iri, kind, field, text, folded in _candidates(index, spellings, limit, ranked=rarest < _COMMON):
            score = _WEIGHTS[field] * _fit(folded.split(), spellings, weights)
            if score > scored.get(iri, (0.0, "", ""))[0]:
                scored[iri] = score, kind, text
    best = sorted(
        scored.items(), key=lambda item: (-round(item[1][0], 3), len(item[1][2]), item[1][2], item[0])
    )
    return [_hit(store, iri, *found) for iri, found in best[:limit]]


def _spellings(index: sqlite3.Connection, word: str) -> Spellings:
    """Words of the graph that a word of the question may mean."""
    found = {}
    if index.execute("SELECT 1 FROM word WHERE text = ?", (word,)).fetchone():
        found[word] = 1.0
    if len(word) > 2:
        longer = index.execute(
            "SELECT text FROM word WHERE text > ? AND text < ? ORDER BY length(text) LIMIT ?",
            (word, f"{word}\U0010ffff", _SPELLINGS),
        )
        found.update({text: _BEGINNING for (text,) in longer})
    allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    if not found and allowed:
        marked = f"^{word}$"
        parts = " OR ".join(f'"{marked[at : at + 3]}"' for at in range(len(marked) - 2))
        near = index.execute(
            "SELECT text FROM spelling WHERE spelling MATCH ? AND length(text) BETWEEN ? AND ? ORDER BY rank LIMIT 200",
            (parts, len(marked) - allowed, len(marked) + allowed),
        )
        slips = sorted((distance(word, text[1:-1], allowed), text[1:-1]) for (text,) in near)
        found.update({text: _SLIP / far for far, text in slips[:_SPELLINGS] if far <= allowed})
    return found


def _weights(index: sqlite3.Connection, spellings: Iterable[Spellings]) -> tuple[list[float], int]:
    """How much each word of the question tells (the rarer, the more), and how many texts have the rarest one."""
    (texts,) = index.execute("SELECT count(*) FROM entry").fetchone()
    having = []
    for words in spellings:
        rows = [
            index.execute("SELECT doc FROM vocabulary WHERE term = ?", (word,)).fetchone() for word in words
        ]
        having.append(sum(row[0] for row in rows if row))
    weights = [math.log(2 + texts / (1 + number)) for number in having]
    return weights, min((number for number in having if number), default=0)


def _candidates(
    index: sqlite3.Connection, spellings: list[Spellings], limit: int, *, ranked: bool
) -> Iterable[tuple[str, str, str, str, str]]:
    """Rows that have all the words, and if they are few, those that have some: IRI, kind, field, text, folded."""
    known = [" OR ".join(f'"{word}"' for word in words) for words in spellings if words]
    if not known:
        return
    rows = 0
    order = "ORDER BY rank" if ranked else ""
    ways = [" AND ".join(f"({words})" for words in known)]
    if len(known) > 1:
        ways.append(" OR ".join(known))
    for way in ways:
        for column in ("name", "plot", "quote"):
            asked = f"{{{column}}} : ({way})"
            found = index.execute(
                f"SELECT iri, kind, field, text, {column} FROM entry JOIN (SELECT rowid, {column} FROM found "  # noqa: S608
                f"WHERE found MATCH ? {order} LIMIT ?) AS best ON entry.id = best.rowid",
                (asked, 4 * limit + 50),
            ).fetchall()
            rows += len(found)
            yield from found
        if rows >= limit:
            return


def _fit(words: list[str], spellings: list[Spellings], weights: list[float]) -> float:
    """How well a text answers, in [0, 1]: the words that it has, and how much else it has."""
    present = set(words)
    fits = [max((fit for word, fit in asked.items() if word in present), default=0.0) for asked in spellings]
    covered = sum(fit * weight for fit, weight in zip(fits, weights, strict=True)) / sum(weights)
    share = min(1.0, sum(1 for fit in fits if fit) / max(1, len(words)))
    # Squared: half of the words is far less than half of an answer.
    return covered**2 * (0.7 + 0.3 * share)


def _hit(store: EmbeddedStore, iri: str, score: float, kind: str, text: str) -> Hit:
    node = ox.NamedNode(iri)
    label, where = text, None
    if kind == "sentence":
        where = _value(store, _follow(store, node, PROV.wasQuotedFrom), SCHEMA.headline)
    else:
        label = _value(store, node, RDFS.label) or text
        if kind == "plot point":
            where = _value(store, _follow(store, node, SKG.inWork), RDFS.label)
    return Hit(iri=iri, kind=kind, text=text, label=label, where=where, score=max(round(score, 3), 0.001))


def _follow(store: EmbeddedStore, node: ox.NamedNode, predicate: str) -> ox.NamedNode | None:
    found = (triple.object for triple in store.triples(node, ox.NamedNode(predicate)))
    return min((obj for obj in found if isinstance(obj, ox.NamedNode)), key=str, default=None)


def _value(store: EmbeddedStore, node: ox.NamedNode | None, predicate: str) -> str | None:
    if node is None:
        return None
    found = (triple.object for triple in store.triples(node, ox.NamedNode(predicate)))
    return min((obj.value for obj in found if isinstance(obj, ox.Literal)), default=None)


def distance(one: str, other: str, most: int) -> int:
    """Letters more, less, other or exchanged with the next that make one word of the other; ``most + 1`` if more.

    Source: optimal string alignment, https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, former, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, former[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
