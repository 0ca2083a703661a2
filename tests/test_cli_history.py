"""Articles, decisions, news and links on the command line, on the store of the sample articles."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Showkg = Callable[..., "CompletedProcess[str]"]

CATALOGS = Path(__file__).parent / "graph" / "catalogs"


@pytest.fixture
def shows(demo: Path, tmp_path: Path) -> Path:
    """A copy of the store of all sample articles."""
    return Path(shutil.copytree(demo / "demo.db", tmp_path / "shows.db"))


def test_articles_are_listed_and_removed_by_headline(showkg: Showkg, shows: Path) -> None:
    listed = showkg("articles", shows, "--json")
    records = json.loads(listed.stdout)
    assert len(records) == 12
    assert records == sorted(records, key=lambda record: record["published"])
    removed = showkg("remove", shows, records[0]["title"].upper())
    assert removed.returncode == 0, removed.stderr
    assert records[0]["title"] in removed.stderr
    lines = showkg("articles", shows).stdout.splitlines()
    assert [line[:12] for line in lines] == [record["key"] for record in records[1:]]
    again = showkg("remove", shows, records[0]["key"])
    assert again.returncode == 1
    assert "showkg articles" in again.stderr


def test_an_rdf_file_has_no_articles_to_remove(showkg: Showkg, demo: Path) -> None:
    result = showkg("remove", demo / "showkg-demo.ttl", "x")
    assert result.returncode == 1
    assert "a store is a folder" in result.stderr
    assert showkg("remove", demo / "nothing.db", "x").returncode == 1
    assert not (demo / "nothing.db").exists()


def test_a_store_remembers_decisions(showkg: Showkg, shows: Path, tmp_path: Path) -> None:
    empty = showkg("decide", shows)
    assert "same-as" in empty.stdout
    assert all(line.startswith("#") for line in empty.stdout.splitlines())
    decisions = tmp_path / "decisions.txt"
    decisions.write_text("same-as person:noah_emmerich person:keri_russell  # surely not\n")
    assert showkg("decide", shows, decisions).returncode == 0
    assert showkg("decide", shows).stdout == decisions.read_text()
    (found,) = json.loads(showkg("explain", shows, "Keri Russell", "--json").stdout)
    assert {"Keri Russell", "Noah Emmerich"} <= {found["label"], *found["aliases"]}
    assert "you decided so" in {merging["reason"] for merging in found["mergings"]}
    decisions.write_text("same-as x y\n")
    wrong = showkg("decide", shows, decisions)
    assert wrong.returncode == 1
    assert f"{decisions}:1: " in wrong.stderr
    decisions.write_text("")
    assert showkg("decide", shows, decisions).returncode == 0
    (found,) = json.loads(showkg("explain", shows, "Keri Russell", "--json").stdout)
    assert found["mergings"] == []


def test_news_since_a_day_and_the_graph_of_that_day(showkg: Showkg, shows: Path, demo: Path) -> None:
    then = json.loads(showkg("stats", shows, "--json", "--as-of", "2015-12-31").stdout)
    assert then["articles"] == 4
    of_file = json.loads(showkg("stats", demo / "showkg-demo.ttl", "--json", "--as-of", "2015-12-31").stdout)
    assert (of_file["articles"], of_file["statements"]) == (4, then["statements"])
    news = json.loads(showkg("diff", shows, shows, "--old-as-of", "2015-12-31", "--json").stdout)
    assert sum(item["kind"] == "article" for item in news) == 8
    text = showkg("diff", shows, shows, "--old-as-of", "2015-12-31").stdout
    assert text.startswith("new articles (8)\n")
    assert showkg("diff", shows, demo / "showkg-demo.ttl").stdout == "Nothing is new.\n"
    wrong = showkg("stats", shows, "--as-of", "yesterday")
    assert wrong.returncode == 2
    assert "2024-10-01" in wrong.stderr


def test_linking_to_a_catalog(showkg: Showkg, shows: Path, demo: Path, tmp_path: Path) -> None:
    titles = ("--catalog", CATALOGS / "title.basics.tsv")
    listed = json.loads(showkg("link", shows, *titles, "--dry-run", "--json").stdout)
    assert listed
    done = showkg("link", shows, *titles, "--min-confidence", "0.6")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("linked (")
    query = "SELECT ?o { ?s schema:sameAs ?o } ORDER BY ?o"
    assert "imdb.com/title/" in showkg("query", shows, query, "--format", "csv").stdout
    target = demo / "showkg-demo.ttl"
    assert showkg("link", target, *titles).returncode == 2
    out = tmp_path / "linked.ttl"
    assert showkg("link", target, *titles, "--min-confidence", "0.6", "-o", out).returncode == 0
    assert (
        showkg("query", out, query, "--format", "csv").stdout
        == showkg("query", shows, query, "--format", "csv").stdout
    )
    findings = [json.loads(showkg("validate", graph, "--json").stdout) for graph in (target, out)]
    assert findings[0] == findings[1]


def test_a_show_that_was_not_known_then_is_no_mistake_of_the_viewer(showkg: Showkg, shows: Path) -> None:
    watched = ("--watched", "The Expanse=S02", "--watched", "The Americans=S01E01")
    news = showkg("diff", shows, shows, "--old-as-of", "2015-12-31", *watched)
    assert news.returncode == 0, news.stderr
    assert "The Expanse (TV series)" in news.stdout
    then = showkg("stats", shows, "--as-of", "2015-12-31", "--json", *watched)
    assert then.returncode == 0, then.stderr
    assert json.loads(then.stdout)["articles"] < 12
    wrong = showkg("stats", shows, "--as-of", "2015-12-31", "--watched", "The Expans=S02")
    assert wrong.returncode == 1
    assert "no work of this name" in wrong.stderr
