"""The graph for Python users: ``showkg.build`` and ``showkg.open`` give a ``Graph`` (docs/library.md).

>>> graph = Graph.read('''
...     work:dark a schema:TVSeries ; rdfs:label "Dark" ; schema:numberOfSeasons 3 ; schema:actor person:louis_hofmann .
...     person:louis_hofmann a schema:Person ; rdfs:label "Louis Hofmann" .
... ''')
>>> graph.query("cast", work="Dark")[0]["actor"]
'Louis Hofmann'
>>> for row in graph.query("SELECT ?title ?seasons { ?s schema:numberOfSeasons ?seasons ; rdfs:label ?title }"):
...     print(row["title"], row["seasons"] + 1)
Dark 4
>>> [hit.label for hit in graph.search("louis hofman")]
['Louis Hofmann']
>>> graph.to_networkx().number_of_nodes()
2
"""

import html
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, overload

import pyoxigraph as ox

from ..ontology.errors import ShowkgError
from ..ontology.records import Problem
from ..ontology.terms import PREFIXES, XSD
from .query import run
from .search import LIMIT, Hit, search
from .store import EmbeddedStore, Term, open_store

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

Value = str | int | float | bool | None
"""A cell: an IRI as text, a literal as Python has it, None where nothing was bound."""

_WHOLE = XSD.integer
_FRACTION = frozenset({XSD.decimal, f"{XSD.BASE}double", f"{XSD.BASE}float"})


class Rows(Sequence[Mapping[str, Value]]):
    """The answer to a SELECT: rows, each from the name of a column to its value."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Mapping[str, Value]]) -> None:
        self.columns = tuple(columns)
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> Mapping[str, Value]: ...
    @overload
    def __getitem__(self, index: slice) -> "Rows": ...
    def __getitem__(self, index: int | slice) -> "Mapping[str, Value] | Rows":
        return Rows(self.columns, self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<Rows: {len(self):,} × {', '.join(self.columns)}>"

    def to_pandas(self) -> "pd.DataFrame":
        """Copy the rows into a data frame, empty cells as ``None``.

        Raises:
            ShowkgError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - not needed by anybody else
        except ImportError:
            raise ShowkgError("to_pandas: pandas is not installed. Install it: pip install pandas.") from None
        return pd.DataFrame([dict(row) for row in self._rows], columns=list(self.columns))

    def _repr_html_(self) -> str:
        """A table, for notebooks; what articles hold is escaped."""
        head = "".join(f"<th>{html.escape(column)}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{_cell(row[column])}</td>" for column in self.columns) + "</tr>"
            for row in self._rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


class Page:
    """The interactive page of a graph; the last line of a notebook's cell shows it."""

    def __init__(self, text: str, *, height: int = 720) -> None:
        self.html = text
        """A whole HTML document that needs nothing else."""
        self.height = height
        """Of the frame, in pixels."""

    def _repr_html_(self) -> str:
        """A frame that runs the page's scripts apart from those of the notebook."""
        return (
            f'<iframe srcdoc="{html.escape(self.html, quote=True)}" sandbox="allow-scripts allow-downloads" '
            f'style="width: 100%; height: {int(self.height)}px; border: 0"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<Page: {len(self.html):,} characters>"


class Graph:
    """A graph that was built or opened; close it, or use it in ``with``."""

    def __init__(self, store: EmbeddedStore, *, problems: Sequence[Problem] = ()) -> None:
        self.store = store
        self.problems = tuple(problems)
        """What was wrong with articles that were read; the others are in the graph."""

    @classmethod
    def open(cls, target: str | Path) -> Self:
        """Open a graph: an RDF file, a store folder, or the address of a SPARQL endpoint.

        Raises:
            ShowkgError: There is none, or it cannot be read.
        """
        return cls(open_store(str(target)))

    @classmethod
    def read(cls, turtle: str) -> Self:
        """Read Turtle; the prefixes of showkg are known.

        Raises:
            ShowkgError: It does not parse.
        """
        prefixes = "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in PREFIXES.items())
        store = ox.Store()
        try:
            store.load((prefixes + turtle).encode(), ox.RdfFormat.TURTLE)
        except SyntaxError as error:
            raise ShowkgError(f"read: {' '.join(str(error).split())}. Mend the Turtle.") from None
        return cls(EmbeddedStore(store))

    def query(self, question: str, **params: Value) -> "Rows | bool | Graph":
        """Ask in SPARQL, or by the name of a query (``showkg query --list``).

        Args:
            question: SPARQL, in which ``$name`` stands for a parameter, or the name of a query.
            params: Values of its parameters.

        Returns:
            Rows of a SELECT, the truth of an ASK, a graph of a CONSTRUCT or DESCRIBE.

        Raises:
            ShowkgError: It does not parse or would do more than read.
            UsageError: No query of that name, or a missing or wrong parameter.
        """
        results = run(self.store, question, {name: str(value) for name, value in params.items()})
        if isinstance(results, ox.QueryBoolean):
            return bool(results)
        if isinstance(results, ox.QuerySolutions):
            columns = [variable.value for variable in results.variables]
            return Rows(columns, [{name: _python(row[name]) for name in columns} for row in results])
        answer = ox.Store()
        answer.extend(ox.Quad(*triple) for triple in results)
        return Graph(EmbeddedStore(answer))

    def search(self, words: str, *, limit: int = LIMIT) -> list[Hit]:
        """Find names, events and sentences by words, the best first; see ``showkg.graph.search.Hit``.

        Raises:
            UsageError: There is no word in it.
        """
        return search(self.store, words, limit=limit)

    def watched(self, *points: str) -> "Graph":
        """What a viewer may know who has watched so far: ``graph.watched("Dark=S02E03", "*=all")``.

        Raises:
            UsageError: No point of a show.
            ShowkgError: No work of that name, or several.
        """
        from .visible import visible_store  # noqa: PLC0415
        from .watched import read_watched  # noqa: PLC0415

        return Graph(visible_store(self.store, read_watched(self.store, points)))

    def to_networkx(self) -> "nx.MultiDiGraph":
        """Copy entities and events into a networkx multigraph; articles and sentences are attributes of edges."""
        from .views.network import to_networkx  # noqa: PLC0415 - networkx takes long to import

        return to_networkx(self.store)

    def to_rdflib(self) -> "rdflib.Graph":
        """Copy all triples into an rdflib graph with the prefixes bound."""
        return self.store.to_rdflib()

    def export(self, out: str | Path, *, format: str | None = None, force: bool = False) -> None:
        """Write a file; its ending tells the format, or ``format`` does (``showkg export --help``).

        Raises:
            UsageError: An unknown ending.
            ShowkgError: The file is there and ``force`` is not given, or it cannot be written.
        """
        from .views.outputs import check_outputs, export_graph, files_of  # noqa: PLC0415

        check_outputs(files_of(str(out), format), force=force, form=format)
        export_graph(self.store, str(out), format)

    def show(self, *, height: int = 720) -> Page:
        """The interactive page of the graph, shown by Jupyter; ``height`` of the frame in pixels."""
        from .views.outputs import write_graph  # noqa: PLC0415

        stream = io.BytesIO()
        write_graph(self.store, stream, "html")
        return Page(stream.getvalue().decode(), height=height)

    def close(self) -> None:
        self.store.close()

    def __len__(self) -> int:
        """Number of triples."""
        return len(self.store)

    def __iter__(self) -> Iterator[ox.Triple]:
        return self.store.triples()

    def __bool__(self) -> bool:
        return True  # an empty graph is a graph

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Graph {self.store.name}: {len(self):,} triples>"


def _python(term: Term | None) -> Value:
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode) else str(term)
    datatype = term.datatype.value
    try:
        if datatype == _WHOLE:
            return int(term.value)
        if datatype in _FRACTION:
            return float(term.value)
    except ValueError:
        return term.value
    return term.value == "true" if datatype == XSD.boolean else term.value


def _cell(value: Value) -> str:
    return "" if value is None else html.escape(str(value))
