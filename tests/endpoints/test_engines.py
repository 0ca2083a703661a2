"""A graph at an endpoint is the graph that an embedded store has, and answers as it does."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from showkg.graph.query import named_queries, run
from showkg.graph.remote_build import open_remote
from showkg.graph.store import EmbeddedStore, open_store
from showkg.ontology.records import Document
from showkg.tests.conftest import Showkg

PARAMS = {
    "awards": {},
    "cast": {"work": "The Americans"},
    "cast-changes": {"work": "The Americans", "season": "1", "next": "3"},
    "characters-of": {"work": "Fargo"},
    "co-stars": {"person": "Keri Russell"},
    "episodes": {"work": "The Americans"},
    "facts-until": {"work": "The Americans", "season": "3", "episode": "3"},
    "family": {"name": "Stan Beeman"},
    "makers": {"work": "Fargo"},
    "parts-without-actor": {"work": "The Americans"},
    "people-of": {"work": "fargo"},
    "plot": {"work": "For All Mankind"},
    "plot-until": {"work": "The Americans", "season": "3"},
    "release": {"work": "The Americans"},
    "screen-partners": {"character": "Stan Beeman"},
    "season-timeline": {"work": "The Americans", "season": "3"},
    "shared-cast": {"work": "Fargo", "other": "The Americans"},
    "six-degrees": {"person": "Keri Russell", "other": "Noah Emmerich"},
    "sources-of": {"name": "Stan Beeman"},
    "timeline": {"work": "The Americans"},
    "what-happens-in": {"work": "The Americans", "season": "1", "episode": "1"},
    "where-from": {"work": "The Americans"},
    "who-plays": {"character": "Stan Beeman"},
    "works-like": {"work": "The Americans"},
    "works-of": {"person": "Keri Russell"},
    "works-together": {"person": "Keri Russell", "other": "Matthew Rhys"},
}
"""For each named query that needs them, values that find something in the sample articles if anything does."""

NOT_BY_VIRTUOSO = {"six-degrees", "makers-of-several", "one-outlet"}
"""What its engine does not finish, or answers otherwise: docs/endpoints.md. It is asked of a copy there."""

Row = tuple[object, ...]


def value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> object:
    """What a term says: Virtuoso writes 0.90 as 0.9 and a duration in seconds."""
    if not isinstance(term, ox.Literal):
        return None if term is None else str(term)
    kind, text = term.datatype.value.rpartition("#")[2], term.value
    if kind == "duration":
        parts = re.fullmatch(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?", text)
        if parts is None:
            return kind, Decimal(text)
        days, hours, minutes, seconds = (Decimal(part or 0) for part in parts.groups())
        return kind, ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    if kind in ("decimal", "integer", "double"):
        return "number", Decimal(text)
    return str(term)


def answer(store: EmbeddedStore, name: str) -> "Counter[Row]":
    results = run(store, name, PARAMS.get(name, {}))
    assert isinstance(results, ox.QuerySolutions)
    return Counter(tuple(value(term) for term in row) for row in results)


def triples(store: EmbeddedStore) -> set[tuple[str, str, object]]:
    return {(str(t.subject), str(t.predicate), value(t.object)) for t in store.triples()}


@pytest.fixture(scope="module")
def embedded(demo: Path) -> EmbeddedStore:
    return open_store(str(demo / "demo.db"))


def test_the_graph_at_an_endpoint_is_the_embedded_one(built: str, embedded: EmbeddedStore) -> None:
    with open_store(built) as remote:
        assert len(remote) == len(embedded)
        assert triples(remote) == triples(embedded)


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_named_query_answers_as_the_embedded_store_does(
    built: str, embedded: EmbeddedStore, name: str
) -> None:
    if "sparql?" in built and name == "one-outlet":
        pytest.xfail("a copy from Virtuoso gives other sentences: see docs/endpoints.md")
    with open_store(built) as remote:
        asked = remote.copy() if "sparql?" in built and name in NOT_BY_VIRTUOSO else remote
        assert answer(asked, name) == answer(embedded, name)


def test_a_second_build_changes_nothing(
    built: str, embedded: EmbeddedStore, documents: list[tuple[Document, str]]
) -> None:
    with open_remote(built, create=True) as store:
        for document, read in documents:
            store.add(document, read=read)
    with open_store(built) as remote:
        assert triples(remote) == triples(embedded)


def test_an_article_is_taken_out_of_an_endpoint_as_of_a_store(
    built: str, documents: list[tuple[Document, str]]
) -> None:
    gone, read = documents[0]
    with EmbeddedStore() as without:
        for document, day in documents[1:]:
            without.add(document, read=day)
        with open_remote(built, create=True) as store:
            store.remove(gone.article.key)
        with open_store(built) as remote:
            assert triples(remote) == triples(without)
    with open_remote(built, create=True) as store:
        store.add(gone, read=read)


@pytest.mark.parametrize(
    "command",
    [
        ("query", "{}", "--name", "cast", "--param", "work=The Americans", "--format", "csv"),
        ("query", "{}", "ASK { ?s a schema:TVSeries }", "--format", "json"),
        ("query", "{}", "CONSTRUCT WHERE { ?s a schema:TVSeries }"),
        ("query", "{}", "--name", "plot", "--param", "work=The Americans", "--watched", "The Americans=S01"),
        ("query", "{}", "--name", "cast", "--param", "work=Fargo", "--as-of", "2014-12", "--format", "csv"),
        ("stats", "{}"),
        ("explain", "{}", "Stan Beeman"),
        ("articles", "{}"),
        ("validate", "{}", "--format", "json"),
        ("export", "{}", "-", "--with", "facts", "--watched", "The Americans=S01"),
    ],
    ids=" ".join,
)
def test_commands_take_an_endpoint_for_a_graph(
    showkg: Showkg, oxigraph: str, demo: Path, documents: list[tuple[Document, str]], command: tuple[str, ...]
) -> None:
    address = f"{oxigraph}/update"
    with open_remote(address, create=True) as store:
        for document, read in documents:
            store.add(document, read=read)
    here, there = (
        showkg(*(part.replace("{}", str(target)) for part in command))
        for target in (demo / "demo.db", address)
    )
    assert there.returncode == here.returncode == 0, there.stderr
    if command[0] == "query" and "--watched" in command:
        assert Counter(there.stdout.split("{")) == Counter(here.stdout.split("{"))  # no ORDER BY is total
    else:
        assert there.stdout == here.stdout


def holds_the_first_alone(address: str, documents: list[tuple[Document, str]]) -> None:
    """Build from the first article at an address, and find there what a store in memory has of it."""
    document, read = documents[0]
    with open_remote(address, create=True) as store, EmbeddedStore() as alone:
        store.add(document, read=read)
        store.flush()
        alone.add(document, read=read)
        with open_store(address) as remote:
            assert triples(remote) == triples(alone)
            assert list(remote.archive.records()) == [document.article.key]


def test_graphs_at_one_endpoint_know_nothing_of_each_other(
    built: str, embedded: EmbeddedStore, documents: list[tuple[Document, str]]
) -> None:
    other = f"{built.partition('?')[0]}?default-graph-uri=urn:other"
    holds_the_first_alone(other, documents)
    with open_remote(other, create=True) as store:
        store.remove(documents[0][0].article.key)
    with open_store(built) as remote:
        assert triples(remote) == triples(embedded)
        assert len(remote.archive.records()) == len(documents)


def test_virtuoso_asks_for_a_password_and_gets_it(
    virtuoso: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, documents: list[tuple[Document, str]]
) -> None:
    address = f"{virtuoso}/sparql-auth?default-graph-uri=urn:secret"
    for name in ("SHOWKG_USER", "SHOWKG_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login dba password dba\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    holds_the_first_alone(address, documents)


def test_virtuoso_refuses_a_wrong_password_in_one_line(
    showkg: Showkg, virtuoso: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOWKG_USER", "dba")
    monkeypatch.setenv("SHOWKG_PASSWORD", "hunter2-is-secret")
    result = showkg("query", f"{virtuoso}/sparql-auth", "ASK { ?s ?p ?o }")
    assert result.returncode == 1
    assert "refuses the name and password" in result.stderr
    assert result.stderr.count("\n") == 1
    assert "hunter2" not in result.stderr
