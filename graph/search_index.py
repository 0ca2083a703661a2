"""The texts of a graph in SQLite's full-text index: names, labels of plot points, quotes.

``search.sqlite`` stands in a store folder, and in each view that is kept there, beside ``triples``. It notes
what it was made from, is kept in step by whoever writes to the store, and is made anew when it is missing, out
of date or damaged: deleting it loses nothing. Any other graph has one in memory.
"""

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from ..ontology.errors import ShowkgError
from ..ontology.terms import ENTITY_CLASSES, RDF, RDFS, SCHEMA, SKG, SKOS
from .store import EmbeddedStore
from .text import fold
from .text_changes import INDEX, fingerprint
from .visible import WITHHELD

_VERSION = 1
"""Of the tables and of what is put into them."""

NAME, ALIAS, EVENT, QUOTE = "name", "alias", "plot", "quote"
KINDS = {
    SCHEMA.TVSeries: "series",
    SCHEMA.Movie: "film",
    SKG.PlotPoint: "plot point",
    SKG.Sentence: "sentence",
}
"""Classes whose kind is not told by ``terms.ENTITY_CLASSES``."""

_TYPE = ox.NamedNode(RDF.type)
_TEXTS = {
    ox.NamedNode(RDFS.label): NAME,
    ox.NamedNode(SKOS.altLabel): ALIAS,
    ox.NamedNode(SKG.quote): QUOTE,
}
_TABLES = f"""
    PRAGMA user_version = {_VERSION};
    CREATE TABLE origin (fingerprint TEXT);
    CREATE TABLE entry (id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, field TEXT, text TEXT);
    CREATE INDEX entry_iri ON entry (iri);
    CREATE VIRTUAL TABLE found USING fts5 (name, plot, quote, tokenize = "unicode61 remove_diacritics 0");
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab (found, row);
    CREATE TABLE word (text TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE VIRTUAL TABLE spelling USING fts5 (text, tokenize = trigram, detail = none);
"""


class Entry(NamedTuple):
    """A text of a thing."""

    iri: str
    kind: str
    field: str
    text: str


def open_index(store: EmbeddedStore) -> sqlite3.Connection:
    """Open the index of a graph, brought to it; the caller closes it."""
    if store.folder is None:
        return _in_memory(store)
    path, made_from = store.folder / INDEX, fingerprint(store.folder)
    found = _open(path, made_from)
    if found is not None:
        return found
    temporary = path.with_name(f".{INDEX}.{secrets.token_hex(4)}.tmp")
    try:
        with contextlib.closing(sqlite3.connect(temporary)) as index:
            _fill(index, store, made_from)
        temporary.replace(path)
    except (OSError, sqlite3.OperationalError):
        # No room or no right to write here: it is a help, not a need.
        return _in_memory(store)
    finally:
        temporary.unlink(missing_ok=True)
    return _open(path, made_from) or _in_memory(store)


def bring_up(folder: Path, store: ox.Store, changed: Iterable[str], former: str) -> sqlite3.Connection | None:
    """Bring the index of a store folder up to a change, if it was in step before.

    Args:
        folder: The store folder.
        store: Its triples, as they are now.
        changed: IRIs of the things whose texts may have changed.
        former: Fingerprint of the folder before the change.

    Returns:
        The open index, to be given to ``finish`` once the store is closed; None if there is none to keep.
    """
    path = folder / INDEX
    index = _open(path, former) if os.access(path, os.W_OK) else None
    if index is None:
        return None
    try:
        index.isolation_level = "IMMEDIATE"
        for iri in changed:
            for (number,) in index.execute("SELECT id FROM entry WHERE iri = ?", (iri,)).fetchall():
                index.execute("DELETE FROM found WHERE rowid = ?", (number,))
            index.execute("DELETE FROM entry WHERE iri = ?", (iri,))
        _insert(index, (entry for iri in changed for entry in _entries_of(store, ox.NamedNode(iri))))
    except sqlite3.Error:
        index.close()
        return None
    return index


def finish(index: sqlite3.Connection, folder: Path) -> None:
    """Note what the index now stands for, and close it."""
    with contextlib.closing(index), contextlib.suppress(sqlite3.Error):
        index.execute("UPDATE origin SET fingerprint = ?", (fingerprint(folder),))
        index.commit()


def _open(path: Path, made_from: str) -> sqlite3.Connection | None:
    if not path.is_file():
        return None
    index = sqlite3.connect(path)
    try:
        version = index.execute("PRAGMA user_version").fetchone()
        origin = index.execute("SELECT fingerprint FROM origin").fetchone()
        if version == (_VERSION,) and origin == (made_from,):
            return index
    except sqlite3.Error:
        pass  # damaged, or half of one: it is made anew
    index.close()
    return None


def _in_memory(store: EmbeddedStore) -> sqlite3.Connection:
    index = sqlite3.connect(":memory:")
    _fill(index, store, "")
    return index


def _fill(index: sqlite3.Connection, store: EmbeddedStore, made_from: str) -> None:
    try:
        # What is half made is thrown away: no journal, no waiting for the disk.
        index.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
    except sqlite3.OperationalError as error:
        if "fts5" in str(error) or "trigram" in str(error):
            raise ShowkgError(
                "search: this Python's SQLite has no full text. It needs 3.34 or newer."
            ) from None
        raise
    index.execute("INSERT INTO origin VALUES (?)", (made_from,))
    _insert(index, _entries(store))
    index.commit()


def _insert(index: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    words: set[str] = set()

    def rows() -> Iterator[tuple[str, str, str]]:
        for number, entry in enumerate(entries, last + 1):
            folded = fold(entry.text)
            words.update(folded.split())
            index.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", (number, *entry))
            columns = ("name" if entry.field in (NAME, ALIAS) else entry.field, folded)
            yield (
                number,
                *(columns[1] if column == columns[0] else "" for column in ("name", "plot", "quote")),
            )  # type: ignore[misc]

    (last,) = index.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()
    index.executemany("INSERT INTO found (rowid, name, plot, quote) VALUES (?, ?, ?, ?)", rows())
    known = {text for text in words if index.execute("SELECT 1 FROM word WHERE text = ?", (text,)).fetchone()}
    new = sorted(words - known)
    index.executemany("INSERT INTO word VALUES (?)", ((text,) for text in new))
    # Marks at both ends: the first and the last letters of a word tell most.
    index.executemany("INSERT INTO spelling VALUES (?)", ((f"^{text}$",) for text in new))


def _entries(store: EmbeddedStore) -> Iterator[Entry]:
    kinds = {}
    for triple in store.triples(None, _TYPE):
        kind = _kind(triple.object)
        if kind is not None and isinstance(triple.subject, ox.NamedNode):
            kinds[triple.subject.value] = kind
    for predicate, field in _TEXTS.items():
        for triple in store.triples(None, predicate):
            iri = triple.subject.value if isinstance(triple.subject, ox.NamedNode) else ""
            if iri in kinds:
                yield from _entry(iri, kinds[iri], field, triple.object)


def _entries_of(store: ox.Store, node: ox.NamedNode) -> Iterator[Entry]:
    triples = [quad.triple for quad in store.quads_for_pattern(node, None, None, ox.DefaultGraph())]
    kinds = [kind for triple in triples if triple.predicate == _TYPE and (kind := _kind(triple.object))]
    for triple in triples:
        field = _TEXTS.get(triple.predicate)
        if field is not None and kinds:
            yield from _entry(node.value, kinds[0], field, triple.object)


def _entry(iri: str, kind: str, field: str, text: object) -> Iterator[Entry]:
    if isinstance(text, ox.Literal) and text.value != WITHHELD:
        yield Entry(iri, kind, EVENT if kind == KINDS[SKG.PlotPoint] else field, text.value)


def _kind(cls: object) -> str | None:
    if not isinstance(cls, ox.NamedNode):
        return None
    return KINDS.get(cls.value) or ENTITY_CLASSES.get(cls.value)
