"""A query can be stopped, takes no more than it may, and changes and calls nothing unless asked to."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from showkg.graph.store import open_store
from showkg.tests.conftest import Showkg, run_showkg

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c"
ROWS = 4_000

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="signals of POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux alone")


@pytest.fixture
def showkg() -> Showkg:
    """Started as a user starts it: limits of memory count what a process has loaded."""
    return run_showkg


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with some thousand labels, among them what looks like the syntax of an answer."""
    path = tmp_path_factory.mktemp("safe") / "graph.ttl"
    odd = r"""<urn:odd> rdfs:label "},{\"thing\":{\"type\":\"", "line\n</result><result>", "" ."""
    lines = [f"<urn:thing:{number}> rdfs:label 'thing {number}' ." for number in range(ROWS - 3)]
    path.write_text(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n" + "\n".join([odd, *lines]),
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def folder(graph: Path) -> Path:
    path = graph.parent / "graph.db"
    with open_store(str(path), create=True) as store:
        store.load(graph)
    return path


def rows_of(text: str, form: str) -> int:
    if form == "json":
        return len(json.loads(text)["results"]["bindings"])
    if form == "xml":
        return len(ET.fromstring(text).findall(".//{*}result"))
    if form == "csv":
        return len(list(csv.reader(text.splitlines(keepends=True)))) - 1
    return text.count("\n") - {"tsv": 1, "table": 2}[form]


def test_a_query_that_takes_too_long_is_stopped_and_says_so(showkg: Showkg, folder: Path) -> None:
    result = showkg("query", folder, ENDLESS, "--timeout", "0.3")
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        f"showkg: {folder}: no answer within 0.3 s; the query was stopped. Ask for less, or give it more time "
        "with --timeout."
    ]


@linux
def test_a_query_that_takes_too_much_memory_is_stopped_and_says_so(showkg: Showkg, graph: Path) -> None:
    result = showkg("query", graph, GREEDY, "--max-memory", "64")
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "showkg: query: it was stopped: it needs more memory than it may. Ask for less, or raise --max-memory."
    ]
    assert not result.stdout


def names(showkg: Showkg, graph: Path, form: str, most: int) -> "subprocess.CompletedProcess[str]":
    """Ask for all names, so many rows at most."""
    asked = "SELECT ?thing ?name { ?thing rdfs:label ?name }"
    return showkg("query", graph, asked, "--format", form, "--max-rows", most)


@pytest.mark.parametrize("form", ["json", "xml", "tsv", "csv", "table"])
@pytest.mark.parametrize("most", [1, 3, ROWS - 1])
def test_a_long_answer_is_cut_and_well_formed(showkg: Showkg, graph: Path, form: str, most: int) -> None:
    result = names(showkg, graph, form, most)
    assert result.returncode == 1
    assert f"cut after {most:,} rows" in result.stderr
    assert rows_of(result.stdout, form) == most


@pytest.mark.parametrize("form", ["json", "xml", "tsv", "csv", "table"])
def test_an_answer_of_just_as_many_rows_is_whole(showkg: Showkg, graph: Path, form: str) -> None:
    result = names(showkg, graph, form, ROWS)
    assert result.returncode == 0, result.stderr
    assert rows_of(result.stdout, form) == ROWS


def test_triples_are_cut_too(showkg: Showkg, graph: Path) -> None:
    result = showkg("query", graph, "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "nt", "--max-rows", "5")
    assert result.returncode == 1
    assert result.stdout.count(" .\n") == 5


@posix
def test_ctrl_c_ends_a_query_and_its_child_at_once(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "showkg", "query", folder, ENDLESS, "--timeout", "600"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while children.parent.exists() and not children.read_text() and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)  # to the parent alone, as kill -INT does
    # Ends only when the child has let go of the pipes.
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.startswith("showkg: interrupted")


@posix
def test_ctrl_c_is_heard_while_the_child_is_made() -> None:
    script = (
        "import os, signal, time\n"
        "from showkg.graph.guard import Limits, run_apart\n"
        "os.register_at_fork(after_in_parent=lambda: os.kill(os.getpid(), signal.SIGINT))\n"
        "try:\n"
        "    run_apart(lambda begin: [time.sleep(600)], Limits(), where='graph', again=())\n"
        "except KeyboardInterrupt:\n"
        "    print('stopped')\n"
    )
    # Ends only when the child has let go of the pipe.
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "stopped\n"


@linux
def test_a_query_does_not_outlive_the_command(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "showkg", "query", folder, ENDLESS, "--timeout", "600"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not children.read_text():
        time.sleep(0.02)
    time.sleep(0.2)
    process.kill()
    process.communicate(timeout=60)  # its child holds the pipes


@posix
def test_a_slow_reader_is_not_held_against_the_query(graph: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "showkg", "query", graph, "SELECT * { ?a ?b ?c . <urn:odd> ?e ?f . ?g ?h '' }",
         "--timeout", "2", "--format", "json"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    start = os.read(process.stdout.fileno(), 1)  # past the buffer, which communicate() does not look into
    time.sleep(3)  # longer than the query may take; more than a pipe holds is still to come
    rest, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert len(json.loads(start + rest)["results"]["bindings"]) == 3 * ROWS


def test_without_fork_the_limits_hold_too(graph: Path) -> None:
    script = "import os, sys; del os.fork; sys.argv[0] = 'showkg'; from showkg.cli import main; main()"
    command = [sys.executable, "-c", script, "query", str(graph)]
    done = subprocess.run(
        [*command, "ASK { ?s ?p ?o }", "--format", "csv"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "true\n"), done.stderr
    late = subprocess.run([*command, ENDLESS, "--timeout", "3"], capture_output=True, text=True, check=False)
    assert late.returncode == 1
    assert "no answer within 3 s" in late.stderr
    wrong = subprocess.run([*command, "SELECT * {"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 1
    assert wrong.stderr.count("showkg: query:") == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "INSERT would change the graph"),
        ("LOAD <http://localhost:9/>", "LOAD would change the graph"),
        ("SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }", "SERVICE would call another server"),
    ],
)
def test_a_query_changes_and_calls_nothing(showkg: Showkg, folder: Path, text: str, complaint: str) -> None:
    result = showkg("query", folder, text)
    assert result.returncode == 1
    assert complaint in result.stderr


def test_update_changes_a_store_when_asked_to(showkg: Showkg, graph: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own.db"
    with open_store(str(folder), create=True) as store:
        store.load(graph)
    added = showkg("query", folder, "--update", "INSERT DATA { <urn:new> rdfs:label 'New' }")
    assert added.returncode == 0, added.stderr
    asked = showkg("query", folder, "ASK { <urn:new> rdfs:label 'New' }", "--format", "csv")
    assert asked.stdout == "true\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("DROP ALL", "DROP may change the articles"),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", "GRAPH may change the articles"),
        ("INSERT DATA { <urn:a> <urn:b> 1 } ; CLEAR ALL", "CLEAR may change the articles"),
        ("LOAD <http://localhost:9/>", "LOAD would call another server"),
        ("SELECT * { ?s ?p ?o }", "SELECT changes nothing"),
        ("INSERT DATA { <urn:a> ", "ends too early"),
    ],
)
def test_an_update_keeps_to_the_graph(showkg: Showkg, folder: Path, text: str, complaint: str) -> None:
    result = showkg("query", folder, "--update", text)
    assert result.returncode == 1
    assert complaint in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_is_not_changed_by_an_update(showkg: Showkg, graph: Path) -> None:
    before = graph.read_bytes()
    result = showkg("query", graph, "--update", "INSERT DATA { <urn:a> <urn:b> 1 }")
    assert result.returncode == 1
    assert graph.read_bytes() == before


def test_only_addresses_that_the_query_names_are_called(showkg: Showkg, folder: Path) -> None:
    text = "SELECT * { ?server rdfs:label ?name SERVICE ?server { ?s ?p ?o } }"
    result = showkg("query", folder, text, "--allow-service")
    assert result.returncode == 1
    assert "SERVICE of a variable" in result.stderr
