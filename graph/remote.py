"""A graph at a SPARQL 1.1 endpoint, asked as an embedded one is.

Queries are answered by the endpoint. What needs all of a graph (a view of what a viewer may know, an
export, a validation) copies it into memory first, in pages where the endpoint gives no more at once.
"""

import time
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ..ontology.errors import ShowkgError
from ..ontology.terms import PREFIXES
from . import sparql as sparql_text
from .archive import Archive
from .endpoint import Endpoint, RefusedQueryError
from .kept import GRAPH
from .store import EmbeddedStore, Results, Term

# Before it is asked again.
_PAUSES_S = (0.2, 0.5)
_ALL = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def beside(kept: str, graph: str | None) -> str:
    """The IRI at an endpoint of what a build keeps: each graph of the endpoint has its own articles."""
    return kept if graph is None else f"{kept}:{graph}"


class RemoteStore(EmbeddedStore):
    """A graph at an endpoint; it is only read."""

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__(name=endpoint.name)
        self._endpoint = endpoint
        self._copied: set[str | None] = set()

    def query(self, sparql: str, *, allow_service: bool = False) -> Results:
        """Let the endpoint answer; the prefixes of ``terms.PREFIXES`` need not be declared.

        Raises:
            ShowkgError: The query does not parse, is an update or calls another server; or there is no
                answer, or half of one. Reading the rows may raise it too.
        """
        sparql_text.check(sparql, service=allow_service)
        text = sparql_text.with_prefixes(sparql)
        try:
            if sparql_text.form_of(sparql) in ("CONSTRUCT", "DESCRIBE"):
                found = ox.Store()
                found.bulk_extend(ox.Quad(*triple) for triple in self._endpoint.triples(text))
                return found.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
            return self._endpoint.rows(text)
        except RefusedQueryError:
            # Our own parser says better where it is wrong, if it is.
            try:
                ox.Store().query(sparql, prefixes=PREFIXES)
            except SyntaxError as error:
                raise sparql_text.explain_syntax_error(sparql, error) from None
            except (OSError, RuntimeError, ValueError):
                pass
            raise

    def update(self, sparql: str, *, allow_service: bool = False) -> None:
        """Let the endpoint change its graph.

        Raises:
            ShowkgError: It asks instead, calls another server, was refused, or nobody knows what became of it.
        """
        sparql_text.check(sparql, update=True, service=allow_service)
        self._endpoint.update(sparql_text.with_prefixes(sparql))
        self._copied.clear()

    def triples(
        self,
        subject: ox.NamedNode | ox.BlankNode | None = None,
        predicate: ox.NamedNode | None = None,
        obj: Term | None = None,
    ) -> Iterator[ox.Triple]:
        """Go through the triples that match; one request, or none if the graph was copied."""
        given = (subject, predicate, obj)
        blank = any(isinstance(term, ox.BlankNode | ox.Triple) for term in given)
        if None in self._copied or blank or given == (None, None, None):
            yield from super().triples(subject, predicate, obj)
            return
        pattern = " ".join(
            f"?{name}" if term is None else str(term) for name, term in zip("spo", given, strict=True)
        )
        wanted = " ".join(f"?{name}" for name, term in zip("spo", given, strict=True) if term is None)
        if not wanted:
            if self._endpoint.rows(f"ASK {{ {pattern} }}"):
                yield ox.Triple(*given)  # type: ignore[arg-type]
            return
        for row in self._rows(f"SELECT {wanted} WHERE {{ {pattern} }}"):
            left = iter(row)
            yield ox.Triple(*(next(left) if term is None else term for term in given))  # type: ignore[arg-type]

    def _commit(self, add: Iterable[ox.Quad], remove: Iterable[ox.Quad]) -> None:  # noqa: ARG002
        raise ValueError(f"{self.name}: it was opened to be read")

    def close(self) -> None:
        """Let go of the connection; closing twice is fine."""
        try:
            super().close()
        finally:
            self._endpoint.close()

    def __len__(self) -> int:
        return self._count(None)

    def copy(self) -> EmbeddedStore:
        """A copy of the graph in memory, for queries that the endpoint's engine cannot answer."""
        return EmbeddedStore(self._open, name=self.name)

    @property
    def archive(self) -> Archive:
        """The articles that a build left at the endpoint; none if it did not."""
        self._copy(GRAPH.value)
        if self._archive is None:
            self._archive = Archive(self._opened)
        return self._archive

    @property
    def _open(self) -> ox.Store:
        """A copy of the graph."""
        self._copy(None)
        return self._opened

    def _copy(self, graph: str | None) -> None:
        """Copy a graph, None for the one that is asked, into memory, once.

        Raises:
            ShowkgError: The endpoint gives less than it has.
        """
        if graph in self._copied:
            return
        # Whoever writes to it, or only waits for the turn to, may change it between count and answer.
        for pause_s in (*_PAUSES_S, None):
            kept, count = self._copied_once(graph)
            if kept >= count:
                self._copied.add(graph)
                return
            if pause_s is not None:
                time.sleep(pause_s)
        raise ShowkgError(
            f"{self.name}: the endpoint gave {kept:,} of its {count:,} triples. Raise its limit of rows, or try "
            "again if it is being changed."
        )

    def _copied_once(self, graph: str | None) -> tuple[int, int]:
        """Copy a graph; gives how many triples it has now, and how many the endpoint said it has."""
        store, name = self._opened, ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
        store.clear_graph(name)
        count = self._count(graph)
        # An endpoint that limits its answers gives rows in pages; all pages have one LIMIT, because another one may
        # change how it goes through them.
        offset = 0
        while offset < count:
            text = f"{_ALL} LIMIT {count} OFFSET {offset}"
            rows = [ox.Quad(row[0], row[1], row[2], name) for row in self._rows(text, graph)]
            if not rows:
                break
            store.bulk_extend(rows)
            offset += len(rows)
        return sum(1 for _ in store.quads_for_pattern(None, None, None, name)), count

    def _count(self, graph: str | None) -> int:
        for row in self._rows(_COUNT, graph):
            if isinstance(row[0], ox.Literal):
                return int(row[0].value)
        raise ShowkgError(f"{self.name}: it does not say how many triples it has. Check the address.")

    def _rows(self, sparql: str, graph: str | None = None) -> ox.QuerySolutions:
        found = self._endpoint.rows(sparql, graph=graph and beside(graph, self._endpoint.graph))
        if not isinstance(found, ox.QuerySolutions):
            raise ShowkgError(f"{self.name}: its answer has no rows. Check the address.")
        return found
