"""The timeline: what happens, show by show, season by season, episode by episode."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from showkg.ontology.terms import ID_BASE, SKG

Open = Callable[..., Any]


@pytest.fixture
def story(builder: Any) -> nx.MultiDiGraph:
    """A series of which one thing leads to another, and of which not everything has a place."""
    work = builder.node("series", "Harbour")
    ida = builder.node("character", "Ida", work=work)

    def happens(label: str, season: int | None, episode: int | None, **more: Any) -> str:
        plot = builder.node("plot", label, work=work, season=season, episode=episode, **more)
        builder.fact(plot, SKG.inWork, work)
        builder.fact(plot, SKG.agent, ida)
        return str(plot)

    late = happens("Ida sails home", 1, 2, order=10)
    happens("Ida rests", 1, 2, order=1)
    fire = happens("Ida sets the fire", 1, 1, order=50)
    blame = happens("Ida is blamed", 1, 1, order=5)
    happens("Ida meets a stranger", 1, None)
    happens("Ida was never there", None, None)
    builder.fact(fire, SKG.leadsTo, blame)
    builder.fact(blame, SKG.precedes, late)
    chapter = builder.node("episode", "The Long Night", work=work, season=1, episode=2)
    builder.fact(late, SKG.inEpisode, chapter)
    return builder.done()


def open_timeline(seen: Any) -> Any:
    seen.page.click("[data-view=timeline]")
    return seen.page


def lanes(page: Any) -> list[list[str]]:
    return [lane.locator(".event").all_inner_texts() for lane in page.locator(".lane").all()]


def test_plot_points_stand_in_the_order_of_the_story(visit: Open, story: nx.MultiDiGraph) -> None:
    page = open_timeline(visit(story))
    assert page.locator(".season h2").all_inner_texts() == ["Season 1", "Not known when"]
    assert [text.split("\n")[0] for text in page.locator(".lane h3").all_inner_texts()] == [
        "Episode 1", "Episode 2", "Episode not known", "Not known when",
    ]  # fmt: skip
    assert lanes(page) == [
        ["Ida sets the fire", "Ida is blamed"],  # the cause first, wherever an article tells it
        ["Ida rests", "Ida sails home"],
        ["Ida meets a stranger"],
        ["Ida was never there"],
    ]
    assert "The Long Night" in page.locator(".lane h3").nth(1).inner_text()


def test_what_leads_to_what_is_told_and_drawn(visit: Open, story: nx.MultiDiGraph) -> None:
    page = open_timeline(visit(story))
    cards = {card.locator(".event").inner_text(): card for card in page.locator(".card").all()}
    assert "Leads to Ida is blamed" in " ".join(cards["Ida sets the fire"].inner_text().split())
    assert "Because of Ida sets the fire" in " ".join(cards["Ida is blamed"].inner_text().split())
    assert "Before Ida sails home" in " ".join(cards["Ida is blamed"].inner_text().split())
    assert page.locator("#board path.arrow.leadsTo").count() == 1
    assert page.locator("#board path.arrow.precedes").count() == 1
    cards["Ida sails home"].locator(".turns .link").click()
    assert page.evaluate("document.activeElement.innerText") == "Ida is blamed"


def test_shows_are_chosen_and_the_fullest_comes_first(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    page = open_timeline(seen)
    assert page.locator("#story option").all_inner_texts() == [
        "The Americans (11)",
        "Fargo (5)",
        "The Expanse (5)",
    ]
    assert page.locator(".card").count() == 11
    page.select_option("#story", label="Fargo (5)")
    assert page.locator(".card").count() == 5
    assert set(lanes(page)[0]) == {"Peggy runs Rye over and drives home", "Ed hides the body in a freezer"}
    page.go_back()
    seen.until("() => document.querySelectorAll('.card').length === 11")


def test_a_card_has_who_takes_part_and_what_is_not_certain(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    page = open_timeline(seen)
    card = page.locator(".card", has_text="Nina lies to Stan")
    assert card.locator(".who .name").all_inner_texts() == ["Nina Krilova", "Stan Beeman"]
    assert card.locator(".badge").count() == 0
    unsure = page.locator(".card", has_text="Oleg may be traded")
    assert unsure.locator(".badge").inner_text() == "speculated by Joe Weisberg"
    assert "unsure" in str(unsure.get_attribute("class"))
    unsure.locator(".event").click()
    assert seen.state()["focus"] == f"{ID_BASE}plot/oleg_may_be_traded_for_a_prisoner"
    assert "Recap Desk" in seen.panel()
    assert "now" in str(page.locator(".card", has_text="Oleg may be traded").get_attribute("class"))


def test_the_timeline_follows_somebody_or_the_actor(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    page = open_timeline(seen)
    for name in ("Nina Krilova", "Annet Mahendru"):
        seen.search(name)
        page.keyboard.press("Enter")
        assert page.locator(".event").all_inner_texts() == [
            "Nina lies to Stan about the leak",
            "Nina is executed",
        ]
        assert name in page.inner_text("#view-timeline .narrow")
    page.click("#view-timeline .narrow")
    assert page.locator(".card").count() == 11


def test_bars_show_how_much_is_told_and_lead_to_the_episode(visit: Open, shows: nx.MultiDiGraph) -> None:
    page = open_timeline(visit(shows))
    bar = page.get_by_role("button", name="Season 6, Episode 10: 4 plot points")
    bar.click()
    assert page.evaluate("document.activeElement.id") == "lane-6-10"
    assert page.locator("#lane-6-10 .card").first.is_visible()


def test_a_thousand_plot_points_on_a_phone(visit: Open, builder: Any) -> None:
    work = builder.node("series", "Endless")
    who = builder.node("character", "Ida", work=work)
    for i in range(1000):
        plot = builder.node(
            "plot", f"Event number {i}", work=work, season=1 + i // 100, episode=1 + i // 10 % 10
        )
        builder.fact(plot, SKG.inWork, work)
        builder.fact(plot, SKG.agent, who)
    seen = visit(builder.done(), viewport={"width": 320, "height": 640})
    page = open_timeline(seen)
    assert page.locator(".card").count() == 1000
    assert page.locator(".lane").count() == 100
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.querySelector('#board').scrollWidth") <= 320
    page.get_by_role("button", name="Season 10, Episode 10:").click()
    seen.until("() => document.querySelector('#lane-10-10').getBoundingClientRect().top < innerHeight")


def test_without_plot_points_the_timeline_says_so(visit: Open, builder: Any) -> None:
    builder.node("series", "Quiet")
    page = open_timeline(visit(builder.done()))
    assert "no plot points" in page.inner_text("#board")
