"""showkg in Python: what docs/library.md promises, and the examples of its docstrings."""

import doctest
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import showkg
from showkg.graph.library import Graph, Page, Rows
from showkg.graph.store import EmbeddedStore
from showkg.ontology.errors import ShowkgError


@pytest.fixture
def graph(store: EmbeddedStore) -> Graph:
    return Graph(store)


def test_the_examples_of_the_docstrings_are_true() -> None:
    # By its name: the module may stand under another one too while tests are collected.
    found = doctest.testmod(importlib.import_module("showkg.graph.library"))
    assert found.failed == 0 and found.attempted >= 4


def test_importing_showkg_loads_none_of_its_engines() -> None:
    code = "import sys; before = set(sys.modules); import showkg; print(len(set(sys.modules) - before))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(result.stdout) <= 2, "showkg itself, and nothing else"


def test_open_reads_what_export_writes(graph: Graph, tmp_path: Path) -> None:
    for ending in ("ttl", "nt", "jsonld"):
        out = tmp_path / f"shows.{ending}"
        graph.export(out)
        with showkg.open(out) as again:
            assert len(again) == len(graph) > 100
    with pytest.raises(ShowkgError, match="is there already"):
        graph.export(tmp_path / "shows.ttl")
    graph.export(tmp_path / "shows.ttl", force=True)


def test_rows_have_python_values(graph: Graph) -> None:
    rows = graph.query("SELECT ?s ?n ?none { ?s schema:seasonNumber ?n OPTIONAL { ?s schema:about ?none } }")
    assert isinstance(rows, Rows)
    assert rows.columns == ("s", "n", "none")
    assert rows[0]["n"] == 4 and rows[0]["none"] is None and str(rows[0]["s"]).startswith("https://")
    assert len(rows[:1]) == 1


def test_a_named_query_takes_its_parameters_by_name(graph: Graph) -> None:
    cast = graph.query("cast", work="Slow Horses")
    assert isinstance(cast, Rows)
    assert "Gary Oldman" in {row["actor"] for row in cast}
    assert graph.query("what-happens-in", work="Slow Horses", season=4)


def test_ask_is_true_or_false_and_construct_a_graph(graph: Graph) -> None:
    assert graph.query("ASK { ?s a schema:TVSeries }") is True
    assert graph.query('ASK { ?s rdfs:label "Nobody" }') is False
    part = graph.query("CONSTRUCT WHERE { ?s skg:portrays ?o }")
    assert isinstance(part, Graph) and len(part) == 2


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(graph: Graph) -> None:
    page = graph.show(height=300)
    assert isinstance(page, Page)
    frame = page._repr_html_()
    match = re.fullmatch(
        r'<iframe srcdoc="([^"]*)" sandbox="allow-scripts allow-downloads" style="[^"]*300px[^"]*"></iframe>',
        frame,
    )
    assert match is not None and "<" not in match[1], "nothing of the page stands in the notebook itself"
    assert page.html.startswith("<!")


def test_a_table_in_a_notebook_holds_no_markup_of_articles() -> None:
    rows = Rows(["<b>"], [{"<b>": "<script>alert(1)</script>"}])
    assert "<script" not in rows._repr_html_() and "<b>" not in rows._repr_html_()


def test_a_viewer_gets_a_graph_of_what_she_may_know(graph: Graph) -> None:
    seen = graph.watched("Slow Horses=S04E01")
    assert len(seen) < len(graph)
    assert "River finds the passport." not in {hit.text for hit in seen.search("passport")}
    assert "River finds the passport." in {hit.text for hit in graph.search("passport")}


def test_other_libraries_get_the_same_graph(graph: Graph) -> None:
    assert len(graph.to_rdflib()) == len(graph) == len(list(graph))
    labels = {node["label"] for _, node in graph.to_networkx().nodes(data=True)}
    assert {"Gary Oldman", "Slow Horses"} <= labels


def test_pandas_is_asked_for_where_it_is_missing(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = graph.query("cast", work="Slow Horses")
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ShowkgError, match="pip install pandas"):
        rows.to_pandas()


def test_pandas_gets_the_rows(graph: Graph) -> None:
    pytest.importorskip("pandas")
    rows = graph.query("cast", work="Slow Horses")
    frame = rows.to_pandas()
    assert list(frame.columns) == list(rows.columns) and len(frame) == len(rows)


def test_wrong_turtle_is_one_line_of_error() -> None:
    with pytest.raises(ShowkgError, match=r"^read: "):
        Graph.read("work:x a")
    assert len(Graph.read("")) == 0


def test_build_reads_articles(article: Path, tmp_path: Path) -> None:
    with showkg.build([article, tmp_path / "missing.txt"], store=tmp_path / "shows.db") as graph:
        assert graph.query('ASK { ?s rdfs:label "The Americans" }') is True
        assert len(graph.problems) == 1 and "missing.txt" in graph.problems[0].source
        before = len(graph)
    with showkg.open(tmp_path / "shows.db") as again:
        assert len(again) == before
