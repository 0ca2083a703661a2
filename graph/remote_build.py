"""Writes to a graph at an endpoint: the same documents give the same graph as in an embedded store.

The graph follows from its articles, so a build copies both, works out on the copy what changes, and
sends that in updates that may be sent again without harm: each names every triple that it adds or
takes away. A mark stands in the graph from the first of them to the last; a build that finds it, because
another one was killed in between, brings the graph to its articles first.

Builds take turns: each leaves its name, for some minutes, while it writes.
"""

import json
import os
import secrets
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

import pyoxigraph as ox

from ..ontology.errors import ShowkgError
from ..ontology.records import Document
from ..ontology.terms import XSD
from .archive import Archive
from .endpoint import PATIENCE_S, Endpoint
from .kept import GRAPH, LOADED, MARK
from .kept import STORE as _STORE
from .prepared import Prepared, prepare
from .remote import RemoteStore, beside
from .store import EmbeddedStore, today

QUADS_AT_ONCE: Final = 1_000
"""In a request. Virtuoso translates each update into a program, and refuses one of some thousand triples."""

BYTES_AT_ONCE: Final = 200_000

ARTICLES_AT_ONCE: Final = 32
"""Articles that are read before they are sent: what a killed build loses."""

TURN_S: Final = 300.0
"""How long a turn lasts without a sign of life: longer than any request takes."""

WAIT_S: Final = 60.0
"""How long a build waits for its turn."""

_DURATION = ox.NamedNode(XSD.duration)
_WRITER, _REVISION = ox.NamedNode("urn:x-showkg:writer"), ox.NamedNode("urn:x-showkg:revision")
_STATE = ox.NamedNode("urn:x-showkg:state")
_WHOLE = {ox.NamedNode(f"urn:x-showkg:{name}") for name in ("document", "profile", "record")}


def open_remote(
    address: str,
    *,
    create: bool = False,
    query_address: str | None = None,
    patience_s: float | None = PATIENCE_S,
    say: Callable[[str], object] = str,
) -> RemoteStore:
    """Open a graph at an endpoint; nothing is asked yet.

    Args:
        address: Where it takes updates, or where it answers queries if it is only to be read.
        create: Open it to be written to.
        query_address: Where it answers queries, if not there: see ``Endpoint``.
        patience_s: Seconds of silence after which it counts as dead; None: wait.
        say: Gets a line when something takes longer than usual.

    Raises:
        UsageError: The address holds a password, or is none.
    """
    endpoint = Endpoint(address, query_address=query_address, patience_s=patience_s, say=say)
    return RemoteWriter(endpoint, say=say) if create else RemoteStore(endpoint)


class RemoteWriter(RemoteStore):
    """A graph at an endpoint that documents are added to.

    Args:
        endpoint: Where it is.
        say: Gets a line when another build has the turn.
        wait_s: How long to wait for the turn.
    """

    def __init__(
        self, endpoint: Endpoint, *, say: Callable[[str], object] = str, wait_s: float = WAIT_S
    ) -> None:
        super().__init__(endpoint)
        self._say, self._wait_s = say, wait_s
        self._pending: list[tuple[Prepared, str]] = []
        self._changes: dict[ox.Quad, bool] = {}
        self._turn: ox.Quad | None = None
        self._until = 0.0
        self._revision: str | None = None

    def add(self, document: Document | Prepared, *, read: str | None = None) -> None:
        """Add what was read from an article; it is sent with others, at the latest with ``flush``.

        Raises:
            ValueError: The document contradicts itself.
            ShowkgError: The endpoint cannot be written to.
        """
        if self._turn is not None:
            self.flush()  # reading takes long: others may write meanwhile
        prepared = document if isinstance(document, Prepared) else prepare(document)
        self._pending.append((prepared, read or today()))
        if len(self._pending) >= ARTICLES_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Send what has changed.

        Raises:
            ShowkgError: Another build does not end, or the endpoint does not take it. What was sent stays,
                and the next build completes it.
        """
        if not self._pending and self._turn is None:
            return
        try:
            archive = self.archive
            if self._interrupted:
                self._say(f"{self.name}: a build before this one did not come to its end; completing it")
            for document, read in self._pending:
                super().add(document, read=read)
            self._pending.clear()
            if archive.unsettled():
                _ = self._open  # brings the graph to its articles
            self._send()
        except BaseException:
            # The copy may hold what the endpoint does not; and what failed is not tried again on closing.
            self._forget()
            self._pending.clear()
            raise
        finally:
            self._end_turn()

    def leave(self) -> None:
        """Let go of the endpoint at once; what was not sent is lost."""
        self._pending.clear()
        self._changes.clear()
        self._end_turn()
        self.close()

    @property
    def archive(self) -> Archive:
        """The articles at the endpoint, to be changed: takes the turn."""
        if self._turn is None:
            self._take_turn()
            revision = self._asked(_REVISION)
            if not self._copied or revision != self._revision:
                self._forget()
                self._copy(GRAPH.value)
                self._copy(LOADED.value)
                self._copy(None)
                self._archive = None
                self._mend()
                self._unsettled = self._interrupted = MARK in self._opened
            self._revision = revision
        if self._archive is None:
            self._archive = Archive(self._opened)
        return self._archive

    @property
    def _open(self) -> ox.Store:
        if self._turn is None:
            return super()._open
        return self._settled()

    def __len__(self) -> int:
        return super().__len__() if self._turn is None else EmbeddedStore.__len__(self)

    def _commit(self, add: Iterable[ox.Quad], remove: Iterable[ox.Quad]) -> None:
        EmbeddedStore._commit(self, add, remove)

    def _forget(self) -> None:
        self._opened.clear()
        self._copied.clear()
        self._changes.clear()
        self._archive = self._revision = None
        self._unsettled = self._interrupted = False

    def _mend(self) -> None:
        """Take away articles of which an update that broke off left a part; they count as not read."""
        store = self._opened
        parts: dict[object, set[ox.NamedNode]] = {}
        for quad in store.quads_for_pattern(None, None, None, GRAPH):
            if quad.subject != _STORE:
                parts.setdefault(quad.subject, set()).add(quad.predicate)
        broken = [node for node, had in parts.items() if had & _WHOLE and not had >= _WHOLE]
        gone = [
            quad
            for node in broken
            for quad in store.quads_for_pattern(node, None, None, GRAPH)  # type: ignore[arg-type]
            if quad.predicate != _STATE
        ]
        if gone:
            self._commit([MARK], gone)

    def _committed(self, add: Iterable[ox.Quad], remove: Iterable[ox.Quad]) -> None:
        for quad in remove:
            # What comes and goes again need not be sent.
            if self._changes.pop(quad, None) is None:
                self._changes[quad] = False
        for quad in add:
            if self._changes.pop(quad, None) is None:
                self._changes[quad] = True

    def _send(self) -> None:
        changes, self._changes = self._changes, {}
        marked = changes.pop(MARK, None)
        if not changes and marked is None:
            return
        new = secrets.token_hex(8)
        revision = ox.Quad(_STORE, _REVISION, ox.Literal(new), GRAPH)
        former = self._revision
        old = [] if former is None else [ox.Quad(_STORE, _REVISION, ox.Literal(former), GRAPH)]
        self._update([MARK, revision], old)
        for some in _requests(changes):
            self._keep_turn()
            self._update([q for q in some if changes[q]], [q for q in some if not changes[q]])
        self._update([], [MARK])
        self._revision = new

    def _update(self, add: Iterable[ox.Quad], remove: Iterable[ox.Quad]) -> None:
        """Change quads in one request that may be sent again: done twice, it is as if done once."""
        graph = self._endpoint.graph
        parts = [
            part
            for verb, quads in (("DELETE", remove), ("INSERT", add))
            for part in _changing(verb, quads, graph)
        ]
        self._endpoint.update(" ;\n".join(parts), repeatable=True)

    # --- turns ----------------------------------------------------------------------------------

    def _take_turn(self) -> None:
        """Leave our name where other builds see it; whoever sees another name takes his own away and waits.

        Raises:
            ShowkgError: Another build has the turn and keeps it; or names would show in the graph.
        """
        deadline = time.monotonic() + self._wait_s
        told = False
        while True:
            self._until = time.time() + TURN_S
            self._turn = _turn(self._until)
            self._update([self._turn], [])
            if self._endpoint.graph is None and self._endpoint.rows(f"ASK {{ {_STORE} ?p ?o }}"):
                self._end_turn()
                raise ShowkgError(
                    f"{self.name}: this endpoint shows named graphs in its default graph. Add "
                    "?default-graph-uri=IRI to the address, with the IRI of the graph to build."
                )
            others = [other for other in self._turns() if other != self._turn.object]
            gone = [other for other in others if _is_over(other)]
            if gone:
                self._update([], [ox.Quad(_STORE, _WRITER, other, GRAPH) for other in gone])
            holders = [other for other in others if other not in gone]
            if not holders:
                return
            self._end_turn()
            holder = _holder(holders[0])
            if time.monotonic() > deadline:
                raise ShowkgError(
                    f"{self.name}: {holder} is writing to this graph. Try again when it has ended."
                )
            if not told:
                self._say(
                    f"{self.name}: {holder} is writing to this graph; waiting for up to {self._wait_s:.0f} s"
                )
                told = True
            time.sleep(0.5 + secrets.randbelow(1000) / 1000)

    def _keep_turn(self) -> None:
        if self._turn is not None and self._until - time.time() < TURN_S / 2:
            former, self._until = self._turn, time.time() + TURN_S
            self._turn = _turn(self._until)
            self._update([self._turn], [former])

    def _end_turn(self) -> None:
        if self._turn is not None:
            turn, self._turn = self._turn, None
            try:
                self._update([], [turn])
            except ShowkgError:
                # It ends by itself; what went wrong before is what the user must hear.
                _LEFT.add(turn.object)
                self._say(
                    f"{self.name}: could not say that this build has ended; others wait {TURN_S / 60:.0f} min"
                )

    def _turns(self) -> list[ox.Literal]:
        rows = self._rows(f"SELECT ?o WHERE {{ {_STORE} {_WRITER} ?o }}", GRAPH.value)
        return [row[0] for row in rows if isinstance(row[0], ox.Literal)]

    def _asked(self, predicate: ox.NamedNode) -> str | None:
        for row in self._rows(f"SELECT ?o WHERE {{ {_STORE} {predicate} ?o }}", GRAPH.value):
            if isinstance(row[0], ox.Literal):
                return row[0].value
        return None


def _turn(until: float) -> ox.Quad:
    who = {
        "host": socket.gethostname(),
        "process": os.getpid(),
        "until": round(until),
        "id": secrets.token_hex(8),
    }
    return ox.Quad(_STORE, _WRITER, ox.Literal(json.dumps(who)), GRAPH)


def _read(turn: ox.Literal) -> dict[str, object]:
    try:
        who = json.loads(turn.value)
    except ValueError:
        return {}
    return who if isinstance(who, dict) else {}


_LEFT: set[object] = set()
"""Turns of this process that have ended, but the endpoint would not take note of it."""


def _is_over(turn: ox.Literal) -> bool:
    """Whether a build has shown no sign of life for long, or was a process of this machine that has ended."""
    if turn in _LEFT:
        return True
    who = _read(turn)
    until, process = who.get("until"), who.get("process")
    if not isinstance(until, int) or until < time.time():
        return True
    if who.get("host") == socket.gethostname() and isinstance(process, int) and os.name == "posix":
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            return False
    return False


def _holder(turn: ox.Literal) -> str:
    who = _read(turn)
    return f"process {who.get('process')} on {who.get('host')}"


def _requests(changes: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    """Cut changes into requests: articles first, each article in one of its own if it is large.

    An article is whole or not there at all, at an endpoint that does a request whole or not at all.
    """
    articles: dict[object, list[ox.Quad]] = {}
    rest = []
    for quad in changes:
        if quad.graph_name == GRAPH and quad.subject != _STORE and quad.predicate != _STATE:
            articles.setdefault(quad.subject, []).append(quad)
        else:
            rest.append(quad)
    some: list[ox.Quad] = []
    size = 0
    for group in (*articles.values(), *_batched(rest)):
        length = sum(len(str(quad)) for quad in group)
        if some and (len(some) + len(group) > QUADS_AT_ONCE or size + length > BYTES_AT_ONCE):
            yield some
            some, size = [], 0
        some += group
        size += length
    if some:
        yield some


def _batched(quads: list[ox.Quad]) -> Iterator[list[ox.Quad]]:
    remaining = iter(quads)
    while some := list(islice(remaining, 50)):
        yield some


def _changing(verb: str, quads: Iterable[ox.Quad], graph: str | None) -> Iterator[str]:
    """SPARQL that inserts or deletes quads."""
    plain: list[ox.Quad] = []
    computed: list[ox.Quad] = []
    for quad in quads:
        obj = quad.object
        (computed if isinstance(obj, ox.Literal) and obj.datatype == _DURATION else plain).append(quad)
    if plain:
        lines = "\n".join(_as_data(quad, str(quad.object), graph) for quad in plain)
        yield f"{verb} DATA {{\n{lines}\n}}"
    for quad in computed:
        # Virtuoso takes no duration as it stands in an update, but one that is computed.
        text = quad.object.value if isinstance(quad.object, ox.Literal) else ""
        made = f"STRDT({ox.Literal(text)}, {_DURATION})"
        yield f"{verb} {{ {_as_data(quad, '?d', graph)} }} WHERE {{ BIND({made} AS ?d) }}"


def _as_data(quad: ox.Quad, obj: str, graph: str | None) -> str:
    triple = f"{quad.subject} {quad.predicate} {obj} ."
    name = beside(quad.graph_name.value, graph) if isinstance(quad.graph_name, ox.NamedNode) else graph
    return triple if name is None else f"GRAPH <{name}> {{ {triple} }}"
