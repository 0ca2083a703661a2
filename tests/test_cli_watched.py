"""--watched on the command line: every command that answers takes it, and refuses what it cannot mean in a line."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HIDDEN = "Stan Beeman sneaks into"
"""A plot point of The Americans, season 1, episode 1."""


@pytest.fixture
def shows(demo: Path) -> Path:
    return demo / "demo.db"


def test_query_answers_on_what_was_watched(showkg: Callable[..., Any], shows: Path) -> None:
    def events(point: str) -> list[str]:
        asked = ("--name", "plot", "--param", "work=The Americans", "--watched", f"the americans={point}")
        rows = json.loads(showkg("query", shows, *asked).stdout)["results"]["bindings"]
        return [row["event"]["value"] for row in rows]

    assert any(HIDDEN in event for event in events("S01E01"))
    assert events("none") == []
    assert set(events("S01E01")) < set(events("all"))


@pytest.mark.parametrize(
    "form", ["ttl", "nt", "nq", "trig", "jsonld", "rdf", "graphml", "gexf", "csv", "html"]
)
def test_export_writes_what_was_watched_in_every_format(
    showkg: Callable[..., Any], shows: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"out.{form}"
    assert showkg("export", shows, out, "--watched", "The Americans=S01E01").returncode == 0
    assert HIDDEN in out.read_text(encoding="utf-8")
    result = showkg(
        "export", shows, out, "--force", "--watched", "The Americans=none", "--watched", "Dark=S01"
    )
    assert result.returncode == 0, result.stderr
    text = out.read_text(encoding="utf-8")
    assert HIDDEN not in text and "Beeman" not in text
    assert "Joe Weisberg" in text, "makers stay"


def test_explain_does_not_know_who_comes_later(showkg: Callable[..., Any], shows: Path) -> None:
    known = showkg("explain", shows, "Stan Beeman", "--watched", "The Americans=S01E01")
    assert HIDDEN in known.stdout
    result = showkg("explain", shows, "Stan Beeman", "--watched", "The Americans=none")
    assert (result.returncode, result.stdout) == (1, "")
    assert "the graph has nothing named" in result.stderr
    assert result.stderr.count("Beeman") == 1, "only as the user wrote it"


def test_stats_and_spoilers_count_what_was_watched_and_what_was_not(
    showkg: Callable[..., Any], shows: Path
) -> None:
    def counted(*args: str) -> int:
        return int(json.loads(showkg("stats", shows, "--json", *args).stdout)["plot_points"])

    def hidden(*args: str) -> int:
        rows = json.loads(showkg("spoilers", shows, "--json", *args).stdout)
        return sum(row["plot_points"] for row in rows)

    watched = ("--watched", "The Americans=S01E01")
    assert 0 < counted(*watched) < counted()
    assert counted(*watched) + hidden(*watched) == counted() == hidden()
    assert showkg("spoilers", shows, "--watched", "*=all").stdout == "Nothing is hidden.\n"


def test_articles_lists_no_headline_that_gives_something_away(
    showkg: Callable[..., Any], tmp_path: Path
) -> None:
    news = {
        "recap-stan-beeman-dies.txt": "Stan Beeman Dies: The Americans Season 4 Episode 6 Recap\n\n"
        "Stan Beeman dies in season 4, episode 6 of “The Americans”.\n",
        "recap.txt": "The Americans Season 1 Episode 2 Recap\n\n"
        "In season 1, episode 2 of “The Americans”, Stan Beeman (Noah Emmerich) marries Sandra Beeman.\n",
    }
    for name, text in news.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    store = tmp_path / "shows.db"
    built = showkg("build", *(tmp_path / name for name in news), "--store", store)
    assert built.returncode == 0, built.stderr

    def listed(point: str) -> str:
        result = showkg("articles", store, "--watched", f"The Americans={point}")
        assert result.returncode == 0, result.stderr
        return str(result.stdout)

    assert "Stan Beeman Dies" in listed("S04E06")
    assert listed("all") == showkg("articles", store).stdout
    early = listed("S04E05")
    assert "The Americans Season 1 Episode 2 Recap" in early
    assert "dies" not in early.lower()
    records = json.loads(showkg("articles", store, "--json", "--watched", "The Americans=S04E05").stdout)
    assert "dies" not in json.dumps(records).lower()


@pytest.mark.parametrize(
    ("watched", "code", "message"),
    [
        ("The Amercans=S01", 1, "has no work of this name. Did you mean The Americans"),
        ("Tinker Tailor Soldier Spy=all", 1, "several works have this name. Write "),
        ("The Americans", 2, "this is no point of a show. Write SHOW=S04E06"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [("query", "ASK {}"), ("export", "-"), ("explain", "Dark"), ("stats",), ("articles",), ("spoilers",)],
)
def test_what_cannot_be_meant_is_refused(
    showkg: Callable[..., Any], shows: Path, command: tuple[str, ...], watched: str, code: int, message: str
) -> None:
    result = showkg(command[0], shows, *command[1:], "--watched", watched)
    assert (result.returncode, result.stdout) == (code, "")
    assert message in result.stderr.splitlines()[-1]
    assert code == 2 or len(result.stderr.splitlines()) == 1


def test_the_points_that_the_documentation_shows_can_be_read(showkg: Callable[..., Any], shows: Path) -> None:
    page = Path(__file__).resolve().parent.parent.joinpath("docs", "spoilers.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (?:everything|all)\b", page, re.MULTILINE)
    written = [text.strip('"') for row in rows for text in re.findall(r"`([^`]+)`", row)]
    assert len(written) >= 7
    for text in written:
        result = showkg("stats", shows, "--watched", text)
        assert result.returncode == 0, result.stderr
