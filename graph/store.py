"""Where a graph lives: the Store protocol, and the embedded store in memory or in a folder.

A folder is a store if it holds ``showkg.json``, which names the version of the layout; no other
folder is ever made into one. One process writes at a time, several read.

A store keeps the documents of its articles beside the triples. What is added or removed is noted in
one transaction; the triples are brought to it when the graph is looked at, flushed or closed.
"""

import contextlib
import json
import os
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

import pyoxigraph as ox

from ..ontology.errors import ShowkgError
from ..ontology.terms import PREFIXES
from . import sparql as sparql_text
from .folder import FORMAT_VERSION, MARKER, TRIPLES, check_marker, closed, make, mark, unusable
from .kept import GRAPH as ARCHIVE
from .kept import LOADED, MARK
from .lock import BusyError, Lock, in_use

# What reads articles and settles a graph takes longer to load than a query takes to answer: it is imported where
# it is needed.
if TYPE_CHECKING:
    import rdflib

    from ..ontology.records import Document
    from .archive import Archive, LinkRecord
    from .aside import Aside
    from .decisions import Decision
    from .prepared import Prepared
    from .text_changes import TextChanges

PATIENCE_S = 2.0
"""How long another process that has the store is waited for."""

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
"""What a query gives: rows, yes or no, or triples."""
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Store(Protocol):
    """A graph that documents are added to and questions are asked of."""

    name: str
    """What messages call it: the path, or ``-``."""

    def add(self, document: "Document") -> None: ...
    def load(self, path: str | Path) -> None: ...
    def query(self, sparql: str, *, allow_service: bool = False) -> Results: ...
    def update(self, sparql: str, *, allow_service: bool = False) -> None: ...
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
        self,
        store: ox.Store | None = None,
        *,
        name: str = "graph",
        lock: "Lock | Aside | None" = None,
        folder: Path | None = None,
    ) -> None:
        self.name = name
        self.writer = None if lock is None else lock.writer
        """Who is writing to the store meanwhile; this is what it was before."""
        self.folder = folder
        """Where ``triples`` is; None in memory."""
        self._texts: TextChanges | None = None
        self._store: ox.Store | None = ox.Store() if store is None else store
        self._lock = lock
        self._unflushed = False
        self._archive: Archive | None = None
        self._unsettled = store is not None and MARK in store
        self._interrupted = self._unsettled

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> "EmbeddedStore":
        """Open a store folder; with ``create`` for writing, made if it is missing or empty.

        While another process writes, what the store was before is opened to be read.

        Raises:
            ShowkgError: No such folder, no store, a damaged or newer one, or one that another
                process uses.
        """
        folder, name = Path(path), str(path)
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                return cls._to_write(folder, name) if create else cls._to_read(folder, name)
            except BusyError as error:
                # Most who read are done in a moment, and who has just begun to write puts aside what was before.
                if time.monotonic() > deadline or (create and error.who):
                    raise
                time.sleep(0.05)

    @classmethod
    def _to_read(cls, folder: Path, name: str) -> "EmbeddedStore":
        opened = cls._as_it_is(folder, name)
        if opened._unsettled and opened.writer is None and os.access(folder / TRIPLES, os.W_OK):
            # A writer was killed: what it has begun is finished, where that is possible; readers cannot.
            opened.leave()
            with contextlib.suppress(ShowkgError, OSError, RuntimeError):
                cls._to_write(folder, name).close()
            return cls._as_it_is(folder, name)
        return opened

    @classmethod
    def _as_it_is(cls, folder: Path, name: str) -> "EmbeddedStore":
        check_marker(folder, name)
        try:
            lock = Lock(folder / MARKER, shared=True, where=name)
        except BusyError:
            return cls._before(folder, name)
        except OSError as error:
            raise closed(name, error) from None
        try:
            store = ox.Store.read_only(str(folder / TRIPLES))
        except (OSError, RuntimeError) as error:
            lock.release()
            raise unusable(name, error) from None
        return cls(store, name=name, lock=lock, folder=folder)

    @classmethod
    def _to_write(cls, folder: Path, name: str) -> "EmbeddedStore":
        from .aside import WriterLock, put_aside, writer_of
        from .text_changes import TextChanges

        try:
            make(folder, name)
            check_marker(folder, name)
            lock = WriterLock(folder / MARKER, where=name)
        except BusyError:
            raise in_use(name, str(writer_of(folder) or "")) from None
        except OSError as error:
            raise closed(name, error) from None
        texts = TextChanges(folder)
        try:
            store = ox.Store(str(folder / TRIPLES))
        except (OSError, RuntimeError) as error:
            lock.release()
            raise unusable(name, error) from None
        opened = cls(store, name=name, lock=lock, folder=folder)
        opened._texts = texts
        put_aside(store, folder)
        opened._migrate(folder)
        return opened

    @classmethod
    def _before(cls, folder: Path, name: str) -> "EmbeddedStore":
        """Open what a store was before another process began to write to it, to be read."""
        from .aside import Aside, writer_of

        writer = writer_of(folder)
        if writer is None:
            raise in_use(name) from None
        try:
            aside = Aside(folder, writer)
        except OSError:
            raise in_use(name, str(writer)) from None
        return cls(aside.store, name=name, lock=aside)

    def add(self, document: "Document | Prepared", *, read: str | None = None) -> None:
        """Add what was read from an article; a changed version takes the place of the former one.

        Added twice, it changes nothing. Each article is added in one transaction: whole or not at all.

        Args:
            document: What was read from the article, or what was prepared from that.
            read: Day on which it was read, in ISO 8601; default: today.

        Raises:
            ValueError: The document contradicts itself.
            ShowkgError: The store cannot be written to.
        """
        from .prepared import Prepared, prepare

        article = document if isinstance(document, Prepared) else prepare(document)
        add, remove = self.archive.put(article, read or today())
        if MARK not in add:
            self._commit(add, remove)
            return
        former = self.archive.former(article)
        if former is not None:
            remove += self.archive.drop(former)[1]
        self._change(add, remove)

    def keep(self, articles: Iterable[ox.Quad]) -> None:
        """Take over articles of another store as they are (``Archive.known_on``)."""
        self._change([*articles, MARK], [])
        self._archive = None

    def remove(self, key: str) -> None:
        """Take away an article and exactly what only it supported.

        Raises:
            KeyError: The store keeps no article of that key.
        """
        if key not in self.archive.records():
            raise KeyError(key)
        self._change(*self.archive.drop(key))

    def decisions(self) -> "tuple[Decision, ...]":
        """What the user decided on identity."""
        from .decisions import read_decisions

        return read_decisions(self.archive.decisions(), where=f"{self.name}: decisions")

    def link(self, links: "list[LinkRecord]") -> None:
        """Put links to catalogs in the place of those that there were.

        A graph that was read from a file keeps no records; there, links are added to what it has.
        """
        from .linked import link_triples

        if self.archive.records():
            self._change(*self.archive.put_links(links))
        else:
            self._commit([ox.Quad(*triple) for link in links for triple in link_triples(link.iri, link)], [])

    def named(self) -> dict[str, tuple[str, str]]:
        """IRI of every entity → key of the first article that names it, and its id there."""
        from .resolution import resolve

        found: dict[str, tuple[str, str]] = {}
        for key, iris in resolve(self.archive.profiles(), self.decisions()).iris.items():
            for id_, iri in iris.items():
                found.setdefault(iri, (key, id_))
        return found

    def decide(self, text: str, *, where: str) -> None:
        """Put decisions in the place of those that there were; see ``decisions``.

        Raises:
            ShowkgError: A line is no decision; nothing is changed. ``where`` names the file.
        """
        from .decisions import read_decisions

        read_decisions(text, where=where)
        add, remove = self.archive.put_decisions(text)
        if add:
            self._change(add, remove)

    @property
    def archive(self) -> "Archive":
        """The articles that the store keeps."""
        from .archive import Archive

        if self._archive is None:
            self._archive = Archive(self._opened)
        return self._archive

    def load(self, path: str | Path) -> None:
        """Add an RDF file, format by its ending; named graphs are read as one graph.

        Raises:
            ShowkgError: The file is missing, of an unknown format or does not parse.
        """
        from .loading import load_file
        from .merging import settle as settle_triples
        from .settling import keep_loaded

        store = self._open
        if len(store) == 0:
            load_file(store, Path(path))
            self._unflushed, self._texts = True, None
            return
        other = ox.Store()
        load_file(other, Path(path))
        change = settle_triples((quad.triple for quad in other), store)
        # What came from files no document of the store supports: it is kept as it was told.
        before = [] if self.archive.profiles() else keep_loaded(store)
        self._commit([*before, *change.add, *keep_loaded(other), MARK], change.remove)
        self._unsettled = self._interrupted = True

    def query(self, sparql: str, *, allow_service: bool = False) -> Results:
        """Answer a SPARQL query; the prefixes of ``terms.PREFIXES`` need not be declared.

        Raises:
            ShowkgError: The query does not parse, is an update, or calls another server without leave.
        """
        sparql_text.check(sparql, service=allow_service)
        try:
            # The archive is not part of the graph.
            return self._open.query(sparql, prefixes=PREFIXES, named_graphs=[])
        except SyntaxError as error:
            raise sparql_text.explain_syntax_error(sparql, error) from None
        except (OSError, RuntimeError) as error:
            raise unusable(self.name, error) from None

    def update(self, sparql: str, *, allow_service: bool = False) -> None:
        """Change the graph by a SPARQL update, whole or not at all.

        What the articles of a store tell comes back when they are read again.

        Raises:
            ShowkgError: It does not parse, asks instead, touches named graphs, or calls another server
                without leave.
        """
        sparql_text.check(sparql, update=True, service=allow_service)
        sparql_text.check_default_graph(sparql)
        store = self._open
        try:
            store.update(sparql, prefixes=PREFIXES)
        except SyntaxError as error:
            raise sparql_text.explain_syntax_error(sparql, error) from None
        except (OSError, RuntimeError) as error:
            raise ShowkgError(f"{self.name}: cannot be changed ({' '.join(str(error).split())}).") from None
        self._unflushed, self._texts = True, None

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
        if self._unflushed or self._unsettled:
            store = self._open
            if not self._unflushed:
                return
            try:
                store.flush()
            except (OSError, RuntimeError) as error:
                raise ShowkgError(f"{self.name}: cannot be saved ({error}). Is the disk full?") from None
            self._unflushed = False

    def leave(self) -> None:
        """Let go of the store at once: its graph is brought to its articles when it is opened next."""
        self._unsettled = self._unflushed = False
        self._texts = None
        self.close()

    def close(self) -> None:
        """Flush and let go of the store; closing twice is fine."""
        if self._store is not None:
            try:
                self.flush()
                if self._texts is not None:
                    self._texts.bring_up(self._store)
            finally:
                self._store = self._archive = None
                if self._texts is not None:
                    self._texts.close()
                if self._lock is not None:
                    self._lock.release()

    def copy(self) -> "EmbeddedStore":
        """The graph in memory, if it lives elsewhere; itself, if it does not."""
        return self

    def to_rdflib(self) -> "rdflib.Graph":
        """Copy the graph into an rdflib graph with the prefixes bound."""
        from .interchange import to_rdflib

        return to_rdflib(self.triples())

    def __len__(self) -> int:
        store = self._open
        kept = sum(1 for graph in (ARCHIVE, LOADED) for _ in store.quads_for_pattern(None, None, None, graph))
        return len(store) - kept

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
    def _opened(self) -> ox.Store:
        if self._store is None:
            raise ValueError(f"{self.name}: the store is closed")
        return self._store

    @property
    def _open(self) -> ox.Store:
        """The database, its graph brought to the articles."""
        return self._settled()

    def _settled(self) -> ox.Store:
        store = self._opened
        if self._unsettled and not (self._lock is not None and self._lock.shared):
            from .resolution import resolve
            from .settling import settle

            resolution = resolve(self.archive.profiles(), self.decisions())
            settle(store, self.archive, resolution, self._commit, everything=self._interrupted)
            self._unsettled = self._interrupted = False
        return store

    def _migrate(self, folder: Path) -> None:
        """Bring a store of version 1 to this version: its entities keep what they are called."""
        if json.loads((folder / MARKER).read_bytes())["version"] == FORMAT_VERSION:
            return
        from .settling import keep_loaded

        self._commit(keep_loaded(self._opened), [])
        self._opened.flush()
        mark(folder)

    def _change(self, add: Iterable[ox.Quad], remove: Iterable[ox.Quad]) -> None:
        self._unsettled = True
        self._commit(add, remove)

    def _commit(self, add: Iterable[ox.Quad], remove: Iterable[ox.Quad]) -> None:
        """Add and remove in one transaction, so that a crash leaves whole documents only."""
        store = self._opened
        add = [quad for quad in dict.fromkeys(add) if quad not in store]
        remove = [quad for quad in dict.fromkeys(remove) if quad in store]
        if not add and not remove:
            return
        try:
            if remove:
                # Quads print as N-Quads with escapes, whose terms are those of SPARQL.
                gone, come = ("\n".join(map(_as_data, quads)) for quads in (remove, add))
                store.update(f"DELETE DATA {{\n{gone}\n}} ;\nINSERT DATA {{\n{come}\n}}")
            else:
                store.extend(add)
        except (OSError, RuntimeError) as error:
            raise ShowkgError(f"{self.name}: cannot be written to ({error}). Is the disk full?") from None
        self._unflushed = True
        if self._texts is not None:
            self._texts.note((*add, *remove))
        self._committed(add, remove)

    def _committed(self, add: Iterable[ox.Quad], remove: Iterable[ox.Quad]) -> None:
        """Hear which quads came and went."""


def open_store(
    target: str,
    *,
    create: bool = False,
    existing: bool = False,
    patience_s: float | None = 120,
) -> EmbeddedStore:
    """Open a graph by what names it on the command line.

    Args:
        target: A store folder; an RDF file (``.ttl .nt .nq .trig .jsonld .rdf``, also with
            ``.gz``), which is read into memory; ``-`` for Turtle on standard input; or the address of a
            SPARQL endpoint.
        create: Open a store folder for writing, and make it if it is missing.
        existing: Do not make it.
        patience_s: Seconds of silence after which an endpoint counts as dead; None: wait.

    Raises:
        ShowkgError: There is nothing by that name, or it cannot be read.
    """
    if is_address(target):
        # httpx takes a quarter of a second to load: only who asks an endpoint waits for it.
        from .remote_build import open_remote

        return open_remote(target, create=create, patience_s=patience_s)
    path = Path(target)
    if target != "-" and path.is_dir():
        return EmbeddedStore.open(path, create=create)
    from .loading import FORMATS, load_file, load_stdin, suffix_of

    if target == "-":
        store = ox.Store()
        load_stdin(store)
        return EmbeddedStore(store, name="-")
    if existing and not path.exists():
        raise ShowkgError(f"{target}: no such file or folder. Check the path.")
    if create and not path.exists() and suffix_of(path) not in FORMATS:
        return EmbeddedStore.open(path, create=True)
    if create:
        raise ShowkgError(f"{target}: a store is a folder. Name a folder, or write an RDF file instead.")
    store = ox.Store()
    load_file(store, path)
    return EmbeddedStore(store, name=target)


def is_address(target: str) -> bool:
    """Whether what names a graph on the command line is an endpoint."""
    return target.lower().startswith(("http://", "https://"))


def _as_data(quad: ox.Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object} ."
    return triple if quad.graph_name == ox.DefaultGraph() else f"GRAPH {quad.graph_name} {{ {triple} }}"


def today() -> str:
    """The day in ISO 8601, or that of SOURCE_DATE_EPOCH, which makes builds reproducible.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 12:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return datetime.now(UTC).date().isoformat()
