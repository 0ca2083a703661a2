"""A part of a graph as a network: what ``export --about --depth --top --title`` takes, and what it refuses."""

import re
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from showkg.cli import main
from showkg.ontology.terms import ID_BASE

_GRAPH = """
@prefix skg: <https://w3id.org/showkg/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix id: <https://w3id.org/showkg/id/> .

<https://w3id.org/showkg/id/work/harbour> a schema:TVSeries ; rdfs:label "Harbour" ;
    schema:actor <https://w3id.org/showkg/id/person/ann>, <https://w3id.org/showkg/id/person/bob> ;
    schema:isBasedOn <https://w3id.org/showkg/id/work/harbour.film> .
<https://w3id.org/showkg/id/work/harbour.film> a schema:Movie ; rdfs:label "Harbour" ;
    schema:director <https://w3id.org/showkg/id/person/cat> .
<https://w3id.org/showkg/id/person/ann> a schema:Person ; rdfs:label "Ann Löwe" ; skos:altLabel "Annie" .
<https://w3id.org/showkg/id/person/bob> a schema:Person ; rdfs:label "Bob" ; skos:altLabel "Annie" .
<https://w3id.org/showkg/id/person/cat> a schema:Person ; rdfs:label "东京" .
<https://w3id.org/showkg/id/work/inlet> a schema:TVSeries ; rdfs:label "Inlet" ;
    schema:actor <https://w3id.org/showkg/id/person/bob> ; schema:creator <https://w3id.org/showkg/id/person/dan> .
<https://w3id.org/showkg/id/person/dan> a schema:Person ; rdfs:label "!?" .
"""


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    file = tmp_path / "shows.ttl"
    file.write_text(_GRAPH, encoding="utf-8")
    return file


def export(graph: Path, out: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["export", str(graph), str(graph.with_name(out)), "--force", *options])


def things(graph: Path, *options: str) -> set[str]:
    result = export(graph, "part.graphml", *options)
    assert result.exit_code == 0, result.output
    network = nx.read_graphml(graph.with_name("part.graphml"))
    return {iri.removeprefix(ID_BASE) for iri in network}


def test_about_takes_what_is_near_and_depth_says_how_near(graph: Path) -> None:
    inlet, bob, dan, ann = "work/inlet", "person/bob", "person/dan", "person/ann"
    assert things(graph, "--about", "Inlet", "--depth", "0") == {inlet}
    assert things(graph, "--about", "Inlet", "--depth", "1") == {inlet, bob, dan}
    assert things(graph, "--about", "Inlet") == {inlet, bob, dan, "work/harbour"}
    assert ann in things(graph, "--about", "Inlet", "--depth", "3")


def test_top_keeps_the_most_central_and_never_loses_what_it_is_about(graph: Path) -> None:
    assert things(graph, "--top", "2") <= {"work/harbour", "work/harbour.film", "person/bob", "work/inlet"}
    assert things(graph, "--about", "!?", "--top", "1") == {"person/dan"}
    assert len(things(graph, "--about", "Bob", "--depth", "1", "--top", "2")) == 2
    assert len(things(graph, "--top", "500")) == 7


@pytest.mark.parametrize("name", ["ann lowe", "ANN LÖWE", "Annie Ann", f"{ID_BASE}person/ann", "东京", "!?"])
def test_a_name_is_found_as_people_type_it(graph: Path, name: str) -> None:
    result = export(graph, "part.graphml", "--about", name, "--depth", "0")
    if name == "Annie Ann":
        assert result.exit_code == 1
        assert "nothing in the graph has this name" in result.output
    else:
        assert result.exit_code == 0, result.output
        assert len(nx.read_graphml(graph.with_name("part.graphml"))) == 1


def test_an_unknown_name_gives_near_ones_and_writes_nothing(graph: Path) -> None:
    result = export(graph, "part.html", "--about", "Habour")
    assert result.exit_code == 1
    assert result.output.strip() == (
        "showkg: --about Habour: nothing in the graph has this name. Did you mean Harbour?"
    )
    assert not graph.with_name("part.html").exists()


@pytest.mark.parametrize(
    ("name", "iris"),
    [("Harbour", ["work/harbour", "work/harbour.film"]), ("Annie", ["person/ann", "person/bob"])],
)
def test_all_things_of_a_name_are_in_and_it_is_said_how_to_get_one(
    graph: Path, name: str, iris: list[str]
) -> None:
    result = export(graph, "part.graphml", "--about", name, "--depth", "0")
    assert result.exit_code == 0
    assert result.output.startswith(f"--about {name}: 2 things have this name; all are in.")
    assert all(f"<{ID_BASE}{iri}>" in result.output for iri in iris)
    assert things(graph, "--about", name, "--depth", "0") == set(iris)
    assert things(graph, "--about", ID_BASE + iris[0], "--depth", "0") == {iris[0]}
    assert export(graph, "part.graphml", "--about", ID_BASE + iris[0]).output == ""


@pytest.mark.parametrize(
    ("out", "options", "says"),
    [
        ("part.html", ["--about", "Inlet", "--depth", "-1"], "'--depth': -1"),
        ("part.html", ["--about", "Inlet", "--depth", "two"], "'--depth'"),
        ("part.html", ["--depth", "1"], "Name the thing with --about."),
        ("part.html", ["--top", "0"], "'--top': 0"),
        ("part.html", ["--about", " "], "--about: it is empty."),
        ("part.html", ["--title", ""], "--title: it is empty."),
        ("part.graphml", ["--title", "Spies"], "--title: graphml has no heading."),
        ("part.ttl", ["--about", "Inlet"], "ttl is written whole."),
        ("part.csv", ["--top", "3"], "csv is written whole."),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_written(
    graph: Path, out: str, options: list[str], says: str
) -> None:
    result = export(graph, out, *options)
    assert result.exit_code == 2
    assert says in result.output
    assert not graph.with_name(out).exists()


def test_a_page_is_called_as_asked_else_by_what_it_is_about(graph: Path) -> None:
    def heading(*options: str) -> str:
        assert export(graph, "part.html", *options).exit_code == 0
        page = graph.with_name("part.html").read_text(encoding="utf-8")
        return re.search(r"<title>(.*?)</title>", page)[1]  # type: ignore[index]

    assert heading("--title", "Spies & <b>more</b>") == "Spies &amp; &lt;b&gt;more&lt;/b&gt;"
    assert heading("--about", "bob", "--depth", "1") == "Bob"
    assert heading("--about", "bob", "--title", "His shows", "--top", "2") == "His shows"


def test_with_watched_names_that_come_later_are_unknown(graph: Path) -> None:
    graph.write_text(
        _GRAPH
        + """
<https://w3id.org/showkg/id/plot/a1_0> a skg:PlotPoint ; rdfs:label "Zed arrives" ; skg:trigger "arrive" ;
    skg:participant <https://w3id.org/showkg/id/character/inlet.zed> ; skg:inWork <https://w3id.org/showkg/id/work/inlet> ;
    skg:inSeason <https://w3id.org/showkg/id/season/inlet.s02> ; skg:modality skg:Happened .
<https://w3id.org/showkg/id/season/inlet.s02> a schema:TVSeason ; rdfs:label "Inlet season 2" ; schema:seasonNumber 2 ;
    schema:partOfSeries <https://w3id.org/showkg/id/work/inlet> .
<https://w3id.org/showkg/id/character/inlet.zed> a skg:Character ; rdfs:label "Zed" .
""",
        encoding="utf-8",
    )
    watched = ("--watched", "Inlet=S01E01")
    assert "plot/a1_0" in things(graph, "--about", "Zed", "--depth", "1")
    assert export(graph, "part.graphml", "--about", "Zed", *watched).exit_code == 1
    assert "plot/a1_0" not in things(graph, "--about", "Inlet", "--depth", "2", *watched)
