"""Keeps the full-text index of a store folder in step with what is written (``search_index``)."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from ..ontology.terms import RDF, RDFS, SKG, SKOS
from .folder import TRIPLES
from .identity import hash12

INDEX = "search.sqlite"

_TELLING = frozenset(map(ox.NamedNode, (RDF.type, RDFS.label, SKOS.altLabel, SKG.quote)))
# RocksDB's own: the lock and the chatter of each opening.
_NO_DATA = ("LOG", "LOCK", "OPTIONS")


def fingerprint(folder: Path, *more: str) -> str:
    """Name the content of a store without reading it: its files, their sizes and times, and ``more``."""
    files = sorted(
        (file.name, file.stat().st_size, file.stat().st_mtime_ns)
        for file in (folder / TRIPLES).iterdir()
        if not file.name.startswith(_NO_DATA)
    )
    return hash12(files, *more)


class TextChanges:
    """What one writer changes of the texts of a store."""

    def __init__(self, folder: Path) -> None:
        """Begin before the store is opened: opening it changes its files."""
        self._folder = folder
        self._index: sqlite3.Connection | None = None
        self._changed: dict[str, None] = {}
        self._former = (
            fingerprint(folder) if (folder / INDEX).is_file() and (folder / TRIPLES).is_dir() else None
        )

    def note(self, quads: Iterable[ox.Quad]) -> None:
        """Hear which quads come and go."""
        if self._former is None:
            return
        for quad in quads:
            if quad.predicate in _TELLING and isinstance(quad.subject, ox.NamedNode):
                self._changed[quad.subject.value] = None

    def bring_up(self, store: ox.Store | None) -> None:
        """Bring the index up, if there is one that was in step; the store is flushed and open yet."""
        if self._former is not None and store is not None:
            from .search_index import bring_up  # noqa: PLC0415 - only who has an index needs SQLite

            self._index = bring_up(self._folder, store, self._changed, self._former)

    def close(self) -> None:
        """Note what the index stands for now; the store is closed."""
        if self._index is not None:
            from .search_index import finish  # noqa: PLC0415

            finish(self._index, self._folder)
            self._index = None
