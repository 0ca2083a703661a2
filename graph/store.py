"""Where a graph lives: the Store protocol, and the embedded store in memory or in a folder.

A folder is a store if it holds ``showkg.json``, which names the version of the layout; no other
folder is ever made into one. One process writes at a time, several read.
"""

import contextlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

import pyoxigraph as ox

from ..ontology.errors import ShowkgError
from ..ontology.records import Document
from ..ontology.terms import ID_BASE, PREFIXES
from . import sparql as sparql_text
from .files import written_whole
from .loading import FORMATS, load_file, load_stdin, suffix_of
from .lock import Lock, in_use
from .merging import Change, settle
from .rdf import encode

if TYPE_CHECKING:
    import rdflib

MARKER = "showkg.json"
FORMAT_VERSION = 1

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
"""What a query gives: rows, yes or no, or triples."""
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

# Nodes that belong to one article: read again, they are described anew instead of twice.
_OF_ONE_ARTICLE = tuple(f"{ID_BASE}{kind}/" for kind in ("article", "sentence", "statement", "plot"))


class Store(Protocol):
    """A graph that documents are added to and questions are asked of."""

    name: str
    """What messages call it: the path, or ``-``."""

    def add(self, document: Document) -> None: ...
    def load(self, path: str | Path) -> None: ...
    def query(self, sparql: str) -> Results: ...
    def triples(
        self,
        subject: ox.NamedNode | ox.BlankNode | None = None,
        predicate: ox.NamedNode | None = None,
        obj: Term | None = None,
    ) -> Iterator[ox.Triple]: ...
    def n_triples(self) -> Iterator[str]: ...
    def flush(self) -> None: ...
    def close(self) -> None: ...
    def to_rdflib(self) -> "rdflib.Graph": ...
    def __len__(self) -> int: ...


class EmbeddedStore:
    """A graph in Oxigraph, in memory or in a folder."""

    def __init__(
        self, store: ox.Store | None = None, *, name: str = "graph", lock: Lock | None = None
    ) -> None:
        self.name = name
        self._store: ox.Store | None = ox.Store() if store is None else store
        self._lock = lock
        self._unflushed = False

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> "EmbeddedStore":
        """Open a store folder; with ``create`` for writing, made if it is missing or empty.

        Raises:
            ShowkgError: No such folder, no store, a damaged or newer one, or one that another
                process uses.
        """
        folder, name = Path(path), str(path)
        try:
            if create:
                _make(folder, name)
            _check_marker(folder, name)
            lock = Lock(folder / MARKER, shared=not create, where=name)
        except OSError as error:
            raise ShowkgError(
                f"{name}: the store cannot be opened ({error.strerror or error}). Check its rights."
            ) from None
        try:
            data = str(folder / "triples")
            store = ox.Store(data) if create else ox.Store.read_only(data)
        except (OSError, RuntimeError) as error:
            lock.release()
            raise _unusable(name, error) from None
        return cls(store, name=name, lock=lock)

    def add(self, document: Document) -> None:
        """Add what was read from an article; added twice, it changes nothing.

        The document is added in one transaction: whole or not at all.
        """
        triples = encode(document)
        change = settle(triples, self._open)
        change.remove += self._outdated(triples)
        self._apply(change)

    def load(self, path: str | Path) -> None:
        """Add an RDF file, format by its ending; named graphs are read as one graph.

        Raises:
            ShowkgError: The file is missing, of an unknown format or does not parse.
        """
        if len(self) == 0:
            load_file(self._open, Path(path))
            self._unflushed = True
            return
        other = ox.Store()
        load_file(other, Path(path))
        self._apply(settle((quad.triple for quad in other), self._open))

    def query(self, sparql: str) -> Results:
        """Answer a SPARQL query; the prefixes of ``terms.PREFIXES`` need not be declared.

        Raises:
            ShowkgError: The query does not parse, is an update, or calls another server.
        """
        sparql_text.check(sparql)
        try:
            return self._open.query(sparql, prefixes=PREFIXES)
        except SyntaxError as error:
            raise sparql_text.explain_syntax_error(sparql, error) from None
        except (OSError, RuntimeError) as error:
            raise _unusable(self.name, error) from None

    def triples(
        self,
        subject: ox.NamedNode | ox.BlankNode | None = None,
        predicate: ox.NamedNode | None = None,
        obj: Term | None = None,
    ) -> Iterator[ox.Triple]:
        """Go through the triples that match; ``None`` matches everything."""
        for quad in self._open.quads_for_pattern(subject, predicate, obj, ox.DefaultGraph()):
            yield quad.triple

    def n_triples(self) -> Iterator[str]:
        """Go through all triples as N-Triples without the final `` .``: the fastest way out."""
        dump = self._open.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
        # Not splitlines(): literals may hold U+2028 as it is.
        return (line.removesuffix(" .") for line in dump.decode().split("\n") if line)

    def flush(self) -> None:
        """Save everything on disk: a store that was not flushed takes long to open again."""
        if self._unflushed:
            try:
                self._open.flush()
            except (OSError, RuntimeError) as error:
                raise ShowkgError(f"{self.name}: cannot be saved ({error}). Is the disk full?") from None
            self._unflushed = False

    def close(self) -> None:
        """Flush and let go of the store; closing twice is fine."""
        if self._store is not None:
            try:
                self.flush()
            finally:
                self._store = None
                if self._lock is not None:
                    self._lock.release()

    def to_rdflib(self) -> "rdflib.Graph":
        """Copy the graph into an rdflib graph with the prefixes bound."""
        from .interchange import to_rdflib  # noqa: PLC0415 - rdflib takes 0.4 s to import

        return to_rdflib(self.triples())

    def __len__(self) -> int:
        return len(self._open)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def _open(self) -> ox.Store:
        if self._store is None:
            raise ValueError(f"{self.name}: the store is closed")
        return self._store

    def _outdated(self, triples: Iterable[ox.Triple]) -> list[ox.Quad]:
        new = set(triples)
        nodes = {t.subject for t in new if str(t.subject)[1:].startswith(_OF_ONE_ARTICLE)}
        return [
            quad
            for node in sorted(nodes, key=str)
            for quad in self._open.quads_for_pattern(node, None, None)
            if quad.triple not in new
        ]

    def _apply(self, change: Change) -> None:
        """Add and remove in one transaction, so that a crash leaves whole documents only."""
        present = self._open
        add = [quad for quad in change.add if quad not in present]
        if not add and not change.remove:
            return
        try:
            if change.remove:
                # Quads print as N-Quads with escapes: in the default graph that is SPARQL's DATA syntax.
                gone, come = (" .\n".join(map(_as_data, quads)) for quads in (change.remove, add))
                present.update(f"DELETE DATA {{\n{gone}\n}} ;\nINSERT DATA {{\n{come}\n}}")
            else:
                present.extend(add)
        except (OSError, RuntimeError) as error:
            raise ShowkgError(f"{self.name}: cannot be written to ({error}). Is the disk full?") from None
        self._unflushed = True


def open_store(target: str, *, create: bool = False) -> EmbeddedStore:
    """Open a graph by what names it on the command line.

    Args:
        target: A store folder; an RDF file (``.ttl .nt .nq .trig .jsonld .rdf``, also with
            ``.gz``), which is read into memory; or ``-`` for Turtle on standard input.
        create: Open a store folder for writing, and make it if it is missing.

    Raises:
        ShowkgError: There is nothing by that name, or it cannot be read.
    """
    if target == "-":
        store = ox.Store()
        load_stdin(store)
        return EmbeddedStore(store, name="-")
    path = Path(target)
    known = suffix_of(path) in FORMATS
    if path.is_dir() or (create and not path.exists() and not known):
        return EmbeddedStore.open(path, create=create)
    if create:
        raise ShowkgError(f"{target}: a store is a folder. Name a folder, or write an RDF file instead.")
    store = ox.Store()
    load_file(store, path)
    return EmbeddedStore(store, name=target)


def _make(folder: Path, name: str) -> None:
    if (folder / MARKER).exists():
        return
    if folder.exists() and any(folder.iterdir()):
        raise ShowkgError(f"{name}: this folder is no store and not empty. Name a new folder.")
    folder.mkdir(parents=True, exist_ok=True)
    with written_whole(folder / MARKER) as stream:
        stream.write(json.dumps({"format": "showkg store", "version": FORMAT_VERSION}).encode() + b"\n")


def _check_marker(folder: Path, name: str) -> None:
    if not folder.exists():
        raise ShowkgError(f"{name}: no such file or folder. Check the path.")
    if not (folder / MARKER).is_file():
        raise ShowkgError(
            f"{name}: this folder is not a store. Name one that build --store made, or an RDF file."
        )
    marker: object = None
    with contextlib.suppress(ValueError):
        marker = json.loads((folder / MARKER).read_bytes())
    version = marker.get("version") if isinstance(marker, dict) else None
    if not isinstance(version, int) or isinstance(version, bool):
        raise ShowkgError(f"{name}: the store is damaged ({MARKER} does not name a version). Build it anew.")
    if version > FORMAT_VERSION:
        raise ShowkgError(f"{name}: the store was made by a newer showkg. Upgrade showkg.")


def _unusable(name: str, error: Exception) -> ShowkgError:
    reason = " ".join(str(error).split())
    if "LOCK" in reason and not isinstance(error, PermissionError):
        return in_use(name)
    if isinstance(error, PermissionError) or "Permission denied" in reason:
        return ShowkgError(f"{name}: the store cannot be opened (permission denied). Check its rights.")
    return ShowkgError(f"{name}: the store is damaged ({reason[:200]}). Build it anew from its articles.")


def _as_data(quad: ox.Quad) -> str:
    return f"{quad.subject} {quad.predicate} {quad.object}"
