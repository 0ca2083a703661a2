"""Filters: by type, relation, show, modality, confidence, outlet and date."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from showkg.ontology.terms import ID_BASE

Open = Callable[..., Any]

FARGO = f"{ID_BASE}work/fargo"


def told(seen: Any) -> dict[str, Any]:
    return dict(seen.page.evaluate("showkg.shown()"))


def choose(seen: Any, facet: str, words: str) -> Any:
    box = seen.page.locator(f"[data-facet={facet}]")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    more = box.locator("[data-more]")
    if more.count():
        more.click()
    chip = box.locator(".chip", has=seen.page.locator(f"bdi:text-is('{words}')"))
    chip.click()
    return chip


def test_a_show_leaves_what_belongs_to_it_and_clear_brings_all_back(
    visit: Open, shows: nx.MultiDiGraph
) -> None:
    seen = visit(shows)
    chip = choose(seen, "shows", "Fargo")
    assert chip.get_attribute("aria-pressed") == "true"
    labels = {node["label"] for node in told(seen)["nodes"]}
    assert {"Fargo", "Kirsten Dunst", "Peggy Blumquist", "Mike is given a desk job"} <= labels
    assert not {"The Americans", "Matthew Rhys", "Nina is executed"} & labels
    assert set(seen.nodes()) == {node["iri"] for node in told(seen)["nodes"]}
    choose(seen, "shows", "The Expanse")
    assert {"Fargo", "James Holden"} <= {node["label"] for node in told(seen)["nodes"]}
    seen.page.click("#clear")
    assert set(seen.nodes()) == set(shows)
    assert seen.page.locator("#clear").is_hidden()


def test_a_relation_leaves_its_facts_and_the_numbers_are_right(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    plays = sum(label == "plays" for *_, label in shows.edges(data="label"))
    chip = choose(seen, "relations", "plays")
    assert chip.locator(".count").inner_text() == str(plays)
    edges = told(seen)["edges"]
    assert len(edges) == plays
    assert {edge["p"][0] for edge in edges} == {"plays"}
    assert {node["group"] for node in told(seen)["nodes"]} == {"person", "character"}


@pytest.mark.parametrize(
    ("facet", "words", "holds"),
    [
        ("modalities", "rumoured", lambda row, _: row["m"] == "Rumoured"),
        ("outlets", "Recap Desk", lambda row, articles: articles[row["a"]]["site"] == "Recap Desk"),
    ],
)
def test_evidence_leaves_the_sentences_that_have_it(
    visit: Open, shows: nx.MultiDiGraph, facet: str, words: str, holds: Any
) -> None:
    seen = visit(shows)
    choose(seen, facet, words)
    found = told(seen)
    rows = [row for edge in found["edges"] for row in edge["s"]]
    assert rows
    assert all(holds(row, found["articles"]) for row in rows)
    assert all(edge["s"] for edge in found["edges"])


def test_rumours_and_guesses_are_hidden_at_one_go(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    before = told(seen)
    seen.page.click("[data-facet=modalities] summary")
    seen.page.click("#no-rumours")
    after = told(seen)
    read = {row.get("m") for edge in after["edges"] for row in edge["s"]}
    assert read == {"Stated", "Happened"}
    assert {row["m"] for edge in before["edges"] for row in edge["s"]} - read == {"Rumoured", "Speculated"}
    # What no sentence tells follows from names and numbers: it is no rumour.
    assert "The Americans season 6" in {node["label"] for node in after["nodes"]}
    assert "A film may continue the story" not in {node["label"] for node in after["nodes"]}
    seen.page.click("#no-rumours")
    assert told(seen) == before


def test_confidence_and_dates(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    seen.page.click("[data-facet=least] summary")
    seen.page.locator("#filter-least").fill("90")
    rows = [row for edge in told(seen)["edges"] for row in edge["s"]]
    assert rows
    assert min(row["c"] for row in rows) >= 0.9
    seen.page.click("#clear")
    seen.page.click("[data-facet=days] summary")
    # The recap is of June 2018, nobody knows which day of it.
    seen.page.locator("#filter-since").fill("2018-06-03")
    found = told(seen)
    assert {found["articles"][row["a"]]["site"] for edge in found["edges"] for row in edge["s"]} == {
        "Recap Desk"
    }
    seen.page.locator("#filter-since").fill("")
    seen.page.locator("#filter-until").fill("2018-05-31")
    found = told(seen)
    assert {found["articles"][row["a"]]["site"] for edge in found["edges"] for row in edge["s"]} == {
        "Screen Weekly"
    }


def test_search_reaches_what_a_filter_hides(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    choose(seen, "shows", "Fargo")
    seen.search("matthew rhys")
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text("#panel h2") == "Matthew Rhys"
    assert seen.page.locator("#clear").is_hidden()


def test_nothing_left_says_so(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    choose(seen, "modalities", "rumoured")
    choose(seen, "relations", "was created by")
    assert "Nothing passes all of these filters" in seen.page.inner_text("#empty")
