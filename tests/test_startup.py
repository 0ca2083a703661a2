"""Commands load only what they need, so that the quick ones are quick."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"spacy", "rdflib", "networkx", "pyvis", "pyshacl", "trafilatura", "extruct", "numpy", "thinc"}

SCRIPT = """
import json, sys
from showkg.cli import main
try:
    main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
modules = sorted({name.partition(".")[0] for name in sys.modules})
print(json.dumps({"code": code, "modules": modules}), file=sys.stderr)
"""


def modules_loaded(*args: str | Path) -> set[str]:
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, args)],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    report = json.loads(result.stderr.strip().splitlines()[-1])
    assert report["code"] in {0, None}, result.stderr
    return set(report["modules"])


@pytest.mark.parametrize(
    "args", [("--help",), ("--version",), ("build", "--help"), ("evaluate", "--help"), ("query", "--list")]
)
def test_help_loads_no_engine(args: tuple[str, ...]) -> None:
    loaded = modules_loaded(*args)
    assert not loaded & HEAVY
    if args != ("query", "--list"):
        assert "pyoxigraph" not in loaded


@pytest.mark.parametrize("form", ["table", "json", "csv", "tsv", "xml"])
def test_a_query_on_a_store_loads_the_store_alone(demo: Path, form: str) -> None:
    loaded = modules_loaded("query", demo / "demo.db", "SELECT * { ?s a schema:TVSeries }", "--format", form)
    assert "pyoxigraph" in loaded
    assert not loaded & HEAVY


def test_a_construct_query_on_a_store_loads_the_store_alone(demo: Path) -> None:
    loaded = modules_loaded("query", demo / "demo.db", "CONSTRUCT WHERE { ?s a schema:TVSeries }")
    assert not loaded & HEAVY


def test_a_named_query_loads_the_store_alone(demo: Path) -> None:
    loaded = modules_loaded("query", demo / "demo.db", "--name", "cast", "--param", "work=The Americans")
    assert not loaded & HEAVY


def test_reading_articles_needs_no_rdflib(article: Path, tmp_path: Path) -> None:
    loaded = modules_loaded("build", article, "-o", tmp_path / "out.ttl")
    assert "spacy" in loaded
    assert "pyshacl" not in loaded


OWN = """
import json, sys
from showkg.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(json.dumps(sorted(name for name in sys.modules if name.partition(".")[0] == "showkg")), file=sys.stderr)
"""

FOR_HELP = {"showkg", "showkg.cli", "showkg.ontology", "showkg.ontology.errors"}
"""All that a command may load of showkg before it knows what to do."""


@pytest.mark.parametrize("args", [("--help",), ("build", "--help"), ("search", "--help")])
def test_help_loads_these_modules_of_showkg_alone(args: tuple[str, ...]) -> None:
    result = subprocess.run([sys.executable, "-c", OWN, *args], capture_output=True, text=True, check=True)
    assert set(json.loads(result.stderr.strip().splitlines()[-1])) == FOR_HELP


def test_a_search_loads_the_store_alone(demo: Path) -> None:
    loaded = modules_loaded("search", demo / "demo.db", "stan beeman", "--json")
    assert {"pyoxigraph", "sqlite3"} <= loaded
    assert not loaded & HEAVY


FOR_A_QUERY = FOR_HELP | {
    f"showkg.{name}"
    for name in (
        *(
            "graph",
            "graph.folder",
            "graph.guard",
            "graph.kept",
            "graph.literals",
            "graph.lock",
            "graph.naming",
        ),
        *("graph.query", "graph.sparql", "graph.store", "graph.text", "graph.views", "graph.views.row_limit"),
        *("graph.views.tables", "ontology.terms"),
    )
}
SLOW = {
    "ctypes",
    "hashlib",
    "importlib.resources",
    "secrets",
    "sqlite3",
    "subprocess",
    "tempfile",
    "traceback",
}
"""Modules of Python that take milliseconds each, of the quarter of a second that a query may take."""

# The child that answers ends without a word: what is loaded there is told before that.
IN_THE_CHILD = """
import json, os, sys
from showkg.cli import main
end, told = os._exit, os.dup(2)
def tell(code):
    os.write(told, json.dumps(sorted(sys.modules)).encode())
    end(code)
os._exit = tell
main(sys.argv[1:])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no child without fork")
def test_a_named_query_loads_these_modules_of_showkg_alone(demo: Path) -> None:
    command = ["query", demo / "demo.db", "--name", "cast", "--param", "work=The Americans"]
    result = subprocess.run(
        [sys.executable, "-c", IN_THE_CHILD, *map(str, command)], capture_output=True, text=True, check=True
    )
    assert "Keri Russell" in result.stdout
    loaded = set(json.loads(result.stderr))
    assert {name for name in loaded if name.partition(".")[0] == "showkg"} <= FOR_A_QUERY
    assert not loaded & SLOW
