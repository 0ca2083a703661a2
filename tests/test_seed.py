"""What must be found in one real article, and what must not be read into it.

The article stands beside the checkout (``../shared``), not in it; without it these tests are skipped.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import QuerySolution, QuerySolutions

from showkg.graph.query import run
from showkg.graph.store import EmbeddedStore, open_store
from showkg.tests.conftest import made_once

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT.parent / "shared" / "gold" / "fam-asteroid-heist.txt"
CAST = [
    "Michaela Conlin",
    "Jodi Balfour",
    "Coral Peña",
    "Colm Feore",
    "Sarah Jones",
    "Wrenn Schmidt",
    "Casey W. Johnson",
    "Cynthy Wu",
    "Shantel VanSanten",
    "Michael Harney",
    "Krys Marshall",
    "Joel Kinnaman",
    "Sonya Walger",
    "Michael Dorman",
]
MAKERS = ("Ronald D. Moore", "Matt Wolpert", "Ben Nedivi")
SERIES = '?w a schema:TVSeries ; rdfs:label "For All Mankind" .'
NAMED = "(rdfs:label|skos:altLabel)"

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="the article is not beside this checkout")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``seed.ttl`` and ``seed.html``."""

    def make(folder: Path) -> None:
        result = run_command("build", SEED, "-o", folder / "seed.ttl", "-o", folder / "seed.html")
        assert result.returncode == 0, result.stderr

    return made_once(tmp_path_factory, "seed", make)


@pytest.fixture(scope="module")
def graph(built: Path) -> EmbeddedStore:
    return open_store(str(built / "seed.ttl"))


def run_command(*args: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "showkg", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def rows(graph: EmbeddedStore, pattern: str) -> list[QuerySolution]:
    """Solutions of a graph pattern."""
    solutions = run(graph, f"SELECT DISTINCT * {{ {pattern} }}")
    assert isinstance(solutions, QuerySolutions)
    return list(solutions)


FOUND = {
    "the series": SERIES,
    "Joel Kinnaman portrays Ed": f"""?p rdfs:label "Joel Kinnaman" ; skg:portrays ?c .
        ?c a skg:Character ; {NAMED} ?ed . FILTER REGEX(?ed, "^Ed\\\\b")""",
    **{f"{name} is in the cast": f'{SERIES} ?w schema:actor [ rdfs:label "{name}" ]' for name in CAST},
    **{f"{name} is a creator": f'{SERIES} ?w schema:creator [ rdfs:label "{name}" ]' for name in MAKERS},
    "the network is Apple TV+": f'{SERIES} ?w skg:network [ rdfs:label "Apple TV+" ]',
    "the series began on 2019-11-01": f'{SERIES} ?w schema:startDate "2019-11-01"^^xsd:date',
    "the season 4 finale comes on 2024-01-12 and has 77 minutes": f"""{SERIES}
        ?e a schema:TVEpisode ; schema:partOfSeries ?w ; schema:partOfSeason [ schema:seasonNumber 4 ] ;
           schema:datePublished "2024-01-12"^^xsd:date ; schema:duration "PT77M"^^xsd:duration""",
    **{
        f"season {number} is a season of it": f"""{SERIES}
        ?s a schema:TVSeason ; schema:partOfSeries ?w ; schema:seasonNumber {number}"""
        for number in (1, 2, 3, 4)
    },
    "Dev leads Helios, a fictional organization": f"""
        ?dev a skg:Character ; {NAMED} ?name ; skg:leads ?helios .
        FILTER REGEX(?name, "^Dev\\\\b") ?helios a skg:FictionalOrganization ; rdfs:label "Helios" """,
    "Ocean’s 11 is another work": """?o rdfs:label ?title ; a ?class . FILTER REGEX(?title, "^Ocean.s 11$")
        FILTER (?class IN (schema:Movie, schema:CreativeWork, schema:TVSeries))""",
    "the interview with Collider": """?p rdfs:label "Joel Kinnaman" ; skg:interviewedBy ?c .
        ?c a schema:Organization ; rdfs:label "Collider" """,
    "the heist is announced or planned": f"""{SERIES} ?point a skg:PlotPoint ; skg:inWork ?w ; rdfs:label ?l ;
        skg:evidence/skg:quote ?quote ; skg:modality ?modality .
        FILTER REGEX(CONCAT(?l, ?quote), "heist|steal", "i")
        FILTER (?modality IN (skg:Announced, skg:Planned))""",
    "Ed and Dev take part in one event together": f"""{SERIES} ?point skg:inWork ?w ; skg:participant ?a, ?b .
        ?a {NAMED} ?ed . ?b {NAMED} ?dev . FILTER (REGEX(?ed, "^Ed\\\\b") && REGEX(?dev, "^Dev\\\\b"))""",
    "the article spoils season 4, episode 7": f"""{SERIES}
        ?article a schema:NewsArticle ; skg:spoilsWork ?w ; skg:spoilsSeason 4 ; skg:spoilsEpisode 7""",
    "the article has its headline": """?article a schema:NewsArticle ; schema:headline ?headline .
        FILTER (CONTAINS(?headline, "Asteroid Heist"))""",
}
"""What a reader learns → graph pattern that finds it."""

NONSENSE = {
    "the heist has happened": """?point a skg:PlotPoint ; skg:modality skg:Happened ; skg:trigger ?trigger .
        FILTER (?trigger IN ("heist", "steal"))""",
    "Jodi Balfour in lower case": f'?p {NAMED} "jodi balfour"',
    "something is read from the heading of the related article": """?sentence skg:quote ?quote .
        ?s prov:wasDerivedFrom ?sentence . FILTER REGEX(?quote, "What Year Does|New Timeline Explained")""",
    "a heading is an entity": f"""?e {NAMED} ?name
        FILTER REGEX(?name, "Timeline|What Year|How Will|Spoilers|Poster|Release Date|Season List", "i")""",
    "a phrase of the quotes is an entity": f"""
        ?e {NAMED} ?name . ?e a ?class . FILTER (?class != skg:PlotPoint)
        FILTER REGEX(?name, "^(I|Oh|Oh man|Am I|It|We)$|\\\\?|allowed|crazy vision|epic ride", "i")""",
    "a second series": f"{SERIES} ?other a schema:TVSeries . FILTER (?other != ?w)",
    "Joel Kinnaman is a character": '?c a skg:Character ; rdfs:label "Joel Kinnaman"',
    "an actor is a creator": f"{SERIES} ?w schema:creator ?p ; schema:actor ?p . ?p rdfs:label ?name",
    "an event has no work": "?point a skg:PlotPoint . MINUS { ?point skg:inWork ?w }",
}
"""What nobody should read in it → graph pattern that would find it."""


@pytest.mark.parametrize("what", FOUND)
def test_it_is_found(graph: EmbeddedStore, what: str) -> None:
    assert rows(graph, FOUND[what]), what


@pytest.mark.parametrize("what", NONSENSE)
def test_it_is_not_read_into_the_text(graph: EmbeddedStore, what: str) -> None:
    assert list(map(str, rows(graph, NONSENSE[what]))) == [], what


def test_there_are_four_seasons(graph: EmbeddedStore) -> None:
    assert len(rows(graph, f"{SERIES} ?season a schema:TVSeason ; schema:partOfSeries ?w")) == 4


def test_at_least_four_events_have_ed_or_dev_in_them(graph: EmbeddedStore) -> None:
    pattern = f"""{SERIES} ?point a skg:PlotPoint ; skg:inWork ?w ; skg:participant ?c .
        ?c {NAMED} ?name . FILTER REGEX(?name, "^(Ed|Dev)\\\\b")"""
    points = {row["point"] for row in rows(graph, pattern)}
    assert len(points) >= 4


def test_every_quote_stands_in_the_article(graph: EmbeddedStore) -> None:
    quotes = [row["quote"].value for row in rows(graph, "?sentence skg:quote ?quote")]
    text = " ".join(SEED.read_text(encoding="utf-8").split())
    assert len(quotes) >= 10
    for quote in quotes:
        assert " ".join(quote.split()) in text


def test_the_graph_conforms_to_the_shapes(built: Path) -> None:
    result = run_command("validate", built / "seed.ttl")
    assert result.returncode == 0, result.stdout


def test_other_libraries_read_the_turtle(built: Path) -> None:
    from rdflib import Graph

    assert len(Graph().parse(built / "seed.ttl")) > 100


def test_the_page_is_whole(built: Path) -> None:
    page = (built / "seed.html").read_text(encoding="utf-8")
    assert "Joel Kinnaman" in page
    assert page.rstrip().endswith("</html>")
