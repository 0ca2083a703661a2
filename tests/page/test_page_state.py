"""The state in the address: a link reopens it, Back undoes, Forward does again."""

from collections.abc import Callable
from typing import Any

import networkx as nx

from showkg.ontology.terms import ID_BASE

Open = Callable[..., Any]

RHYS = f"{ID_BASE}person/matthew_rhys"
PHILIP = f"{ID_BASE}character/philip_jennings"


def test_a_link_reopens_focus_filters_and_network(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    seen.page.click("[data-kind=plot]")
    seen.click(RHYS)
    seen.page.click("#alone")
    before = (seen.state(), sorted(seen.nodes()))
    assert "focus=person/matthew_rhys" in seen.page.url
    other = visit(shows)
    other.page.evaluate("hash => { location.hash = hash; }", seen.page.url.partition("#")[2])
    other.until("() => showkg.state().focus !== null")
    assert (other.state(), sorted(other.nodes())) == before
    other.page.reload()
    other.page.evaluate("showkg.ready")
    assert (other.state(), sorted(other.nodes())) == before


def test_back_and_forward_of_page_and_browser(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    seen.click(RHYS)
    seen.page.locator("#panel button.name", has_text="Philip Jennings").first.click()
    seen.page.click("[data-kind=plot]")
    assert seen.state()["hidden"] == ["plot"]
    seen.page.click("#back")
    assert seen.state() == {"focus": PHILIP, "alone": None, "hidden": []}
    seen.until("() => history.state.step === 2")
    seen.page.go_back()
    seen.until("iri => showkg.state().focus === iri", RHYS)
    seen.page.go_forward()
    seen.until("iri => showkg.state().focus === iri", PHILIP)
    seen.page.click("#forward")
    assert seen.state()["hidden"] == ["plot"]
    assert seen.page.locator("#forward").is_hidden()
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("Escape")
    assert seen.state() == {"focus": None, "alone": None, "hidden": []}


def test_breadcrumbs_lead_back(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    assert seen.page.locator("#crumbs").is_hidden()
    seen.click(RHYS)
    seen.page.locator("#panel button.name", has_text="Philip Jennings").first.click()
    assert seen.page.locator("#crumbs li").all_inner_texts() == ["Matthew Rhys", "Philip Jennings"]
    seen.page.locator("#crumbs button", has_text="Matthew Rhys").click()
    assert seen.state()["focus"] == RHYS
    assert seen.page.locator("#crumbs").is_hidden()


def test_slash_can_be_switched_off_for_good(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    focus = "document.activeElement.id"
    seen.page.keyboard.press("/")
    assert seen.page.evaluate(focus) == "search"
    seen.page.uncheck("#slash")
    for _ in range(2):
        seen.page.evaluate("document.activeElement.blur()")
        seen.page.keyboard.press("/")
        assert seen.page.evaluate(focus) != "search"
        seen.page.reload()
        seen.page.evaluate("showkg.ready")
    assert not seen.page.is_checked("#slash")


def test_an_address_that_means_nothing_does_no_harm(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    for hash_ in ("%", "focus=<img src=x onerror=alert(1)>&hide=nonsense&sure=9&since=x&alone", "&&=&link=a"):
        seen.page.evaluate("hash => { location.hash = hash; }", hash_)
        seen.page.reload()
        seen.page.evaluate("showkg.ready")
        assert set(seen.nodes()) == set(shows)
        assert seen.state() == {"focus": None, "alone": None, "hidden": []}
