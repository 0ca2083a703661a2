"""Answers and facts as tables: exact where a format is exact, harmless where people look."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from showkg.graph.query import run
from showkg.graph.store import EmbeddedStore
from showkg.graph.views.fact_table import FACT_COLUMNS, write_facts
from showkg.graph.views.tables import ROW_FORMATS, TRIPLE_FORMATS, write_results
from showkg.ontology.errors import UsageError
from showkg.ontology.terms import SCHEMA

NASTY = '=cmd|"/C calc"!A0'
ESCAPE = "\x1b[31mred\x1b[0m"


def written(store: EmbeddedStore, query: str, form: str, **options: object) -> str:
    stream = io.BytesIO()
    write_results(run(store, query), stream, form, **options)  # type: ignore[arg-type]
    return stream.getvalue().decode()


@pytest.fixture
def nasty(writer: type) -> EmbeddedStore:
    w = writer("0" * 12)
    show = w.entity(
        NASTY, SCHEMA.TVSeries, ESCAPE, "[bold]x[/bold]", 'comma, "quote"', "-5", "=1+1", "@x", "- x"
    )
    person = w.entity("+1 555", SCHEMA.Person)
    w.says("=1+1 is a sentence.", (show, SCHEMA.actor, person))
    store = EmbeddedStore()
    store.add(w.document())
    return store


NAMES = "SELECT ?name ?none { ?s rdfs:label|skos:altLabel ?name } ORDER BY ?name"


def test_json_xml_and_tsv_are_those_of_sparql(store: EmbeddedStore) -> None:
    query = "SELECT ?s ?name ?none { ?s rdfs:label ?name } ORDER BY ?s"
    expected = [[row["s"], row["name"], row["none"]] for row in store.query(query)]
    for form, standard in (
        ("json", QueryResultsFormat.JSON),
        ("xml", QueryResultsFormat.XML),
        ("tsv", QueryResultsFormat.TSV),
    ):
        read = parse_query_results(written(store, query, form), standard)
        assert isinstance(read, QuerySolutions)
        assert [list(row) for row in read] == expected


def test_csv_is_read_back_and_runs_no_formula(nasty: EmbeddedStore) -> None:
    text = written(nasty, NAMES, "csv")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header == ["name", "none"]
    cells = [row[0] for row in rows]
    assert 'comma, "quote"' in cells
    assert "-5" in cells
    assert {f"'{NASTY}", "'=1+1", "'@x", "'- x", "'+1 555"} < set(cells)
    assert not [cell for cell in cells if cell[0] in "=@+"]
    assert text.count("\r\n") == len(rows) + 1


@pytest.mark.parametrize("terminal", [True, False])
def test_a_table_shows_text_and_nothing_that_steers_the_terminal(
    nasty: EmbeddedStore, terminal: bool
) -> None:
    table = written(nasty, NAMES, "table", terminal=terminal, width=120)
    assert "[bold]x[/bold]" in table
    assert "\x1b[31m" not in table
    assert ("\x1b" in table) is terminal


def test_a_table_shortens_iris_and_counts_rows(store: EmbeddedStore) -> None:
    query = "SELECT ?s { ?s a schema:Movie }"
    assert written(store, query, "table").splitlines() == [
        "s",
        "----------------------",
        "work:darkest_hour.film",
    ]
    assert "1 row" in written(store, query, "table", terminal=True, width=80)
    assert "0 rows" in written(store, "SELECT ?s { ?s a schema:Play }", "table", terminal=True, width=80)


@pytest.mark.parametrize("truth", [True, False])
def test_a_yes_or_no_is_said_in_every_format(store: EmbeddedStore, truth: bool) -> None:
    query = "ASK { ?s a schema:Movie }" if truth else "ASK { ?s a schema:Play }"
    word = "true" if truth else "false"
    assert json.loads(written(store, query, "json"))["boolean"] is truth
    found = ET.fromstring(written(store, query, "xml")).find(
        "{http://www.w3.org/2005/sparql-results#}boolean"
    )
    assert found is not None
    assert found.text == word
    for form in ("table", "csv", "tsv"):
        assert written(store, query, form) == f"{word}\n"


def test_triples_are_turtle_or_n_triples(store: EmbeddedStore) -> None:
    query = "CONSTRUCT { ?s a schema:Movie } WHERE { ?s a schema:Movie }"
    assert "work:darkest_hour.film a schema:Movie ;" in written(store, query, "ttl")
    assert written(store, query, "nt").startswith("<https://w3id.org/showkg/id/work/darkest_hour.film> <")
    assert "work:darkest_hour.film  rdf:type" in written(store, query, "table")
    assert "Gary Oldman" in written(store, "DESCRIBE person:gary_oldman", "ttl")


def test_a_format_that_does_not_fit_is_refused(store: EmbeddedStore) -> None:
    for form in {*ROW_FORMATS, *TRIPLE_FORMATS, "docx"}:
        if form not in ROW_FORMATS:
            with pytest.raises(UsageError, match="rows"):
                written(store, NAMES, form)
        if form not in TRIPLE_FORMATS:
            with pytest.raises(UsageError, match="triples"):
                written(store, "DESCRIBE person:gary_oldman", form)


def test_the_facts_are_rows_with_their_sentences(store: EmbeddedStore) -> None:
    stream = io.BytesIO()
    write_facts(store, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline="")))
    assert tuple(rows[0]) == FACT_COLUMNS
    said = {
        (row["subject"], row["predicate"], row["object"], row["asserted"], row["modality"]) for row in rows
    }
    assert ("Gary Oldman", "portrays", "Jackson Lamb", "true", "Stated") in said
    assert ("Slow Horses", "stars", "Dana Reis", "false", "Rumoured") in said
    assert ("Slow Horses", "has the status", "renewed", "true", "Stated") in said
    assert ("River finds the passport.", "involves", "the passport", "true", "Happened") in said
    award = next(row for row in rows if row["object"] == "BAFTA")
    assert award["quote"] == "The show has won a BAFTA."
    assert (award["headline"], award["site"]) == ("Who is who in Slow Horses", "News Example")


def test_no_cell_of_the_facts_is_a_formula(nasty: EmbeddedStore) -> None:
    stream = io.BytesIO()
    write_facts(nasty, stream)
    (row,) = csv.DictReader(io.StringIO(stream.getvalue().decode(), newline=""))
    assert row["subject"].startswith("'=")
    assert row["object"] == "'+1 555"
    assert row["quote"] == "'=1+1 is a sentence."
