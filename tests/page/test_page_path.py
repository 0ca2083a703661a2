"""How two are connected: told in words, drawn, and never by way of what is hidden."""

from collections.abc import Callable
from typing import Any

import networkx as nx

from showkg.ontology.terms import ID_BASE, SCHEMA, SKG

Open = Callable[..., Any]


def connect(page: Any, one: str, other: str) -> list[str]:
    """Choose two names as a person does; what the page tells of them."""
    if page.locator("#path-from").count() == 0:
        page.click("#connect")
    for field, name in (("#path-from", one), ("#path-to", other)):
        page.locator(field).fill("")
        page.locator(field).type(name)
        page.keyboard.press("Enter")
    return [" ".join(text.split()) for text in page.locator(".told").all_inner_texts()]


def test_a_connection_is_told_in_words_and_drawn(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    told = connect(seen.page, "Matthew Rhys", "Joe Weisberg")
    assert told == ["Matthew Rhys plays Philip Jennings in The Americans, which was created by Joe Weisberg."]
    assert set(seen.nodes()) == {
        f"{ID_BASE}person/matthew_rhys", f"{ID_BASE}character/philip_jennings", f"{ID_BASE}work/the_americans",
        f"{ID_BASE}person/joe_weisberg",
    }  # fmt: skip
    assert set(seen.labels()) == {"Matthew Rhys", "Philip Jennings", "The Americans", "Joe Weisberg"}
    assert "The Americans was created by Joe Weisberg." in seen.panel()  # the sentence it was read from
    assert told[0] in seen.page.inner_text("#live")


def test_the_other_way_round_it_reads_as_well(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    assert connect(seen.page, "Paige Jennings", "Noah Hawley") == [
        "Paige Jennings is a character in The Americans, which is on FX. FX shows Fargo, which was created by Noah Hawley."
    ]
    seen.page.click("#turn")
    assert " ".join(seen.page.inner_text(".told").split()) == (
        "Noah Hawley created Fargo, which is on FX. FX shows The Americans, which has the character Paige Jennings."
    )
    assert seen.page.input_value("#path-from") == "Noah Hawley"


def test_a_rumour_on_the_way_is_called_one_and_a_denial_is_no_way(visit: Open, builder: Any) -> None:
    def said(modality: str) -> dict[str, Any]:
        return {"quote": f"{modality} it was.", "modality": modality, "confidence": 0.5}

    ann, bob, cat = (builder.node("person", name) for name in ("Ann", "Bob", "Cat"))
    builder.fact(ann, SCHEMA.spouse, bob, said("Rumoured"))
    builder.fact(bob, SCHEMA.spouse, cat, said("Denied"))
    seen = visit(builder.done())
    assert connect(seen.page, "Ann", "Bob") == ["Ann is married to Bob (rumoured)."]
    assert connect(seen.page, "Ann", "Cat") == []
    assert "Nothing that is shown connects them" in seen.panel()


def test_of_equally_short_ways_the_telling_one_comes_first(visit: Open, builder: Any) -> None:
    ann, bob = builder.node("person", "Ann"), builder.node("person", "Bob")
    city, friend = builder.node("place", "London"), builder.node("person", "Zoe")
    for i in range(60):
        builder.fact(builder.node("person", f"Somebody {i}"), SCHEMA.homeLocation, city)
    for one in (ann, bob):
        builder.fact(one, SCHEMA.homeLocation, city)
        builder.fact(one, SKG.friendOf, friend)
    seen = visit(builder.done())
    told = connect(seen.page, "Ann", "Bob")
    assert len(told) == 2
    assert "Zoe" in told[0]
    assert "London" in told[1]
    assert "2 shortest ways" in seen.panel()
    seen.page.click(".draw")
    assert "London" in seen.page.inner_text(".ways .now .told")
    assert set(seen.labels()) >= {"Ann", "Bob", "London"}


def test_a_way_never_leads_over_what_is_hidden(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    seen.page.click("[data-kind=organization]")
    assert connect(seen.page, "Matthew Rhys", "Noah Hawley") == []
    assert "FX" not in seen.panel()
    seen.page.click("[data-kind=organization]")
    seen.until("() => document.querySelectorAll('.told').length > 0")
    assert "FX" in seen.page.inner_text(".told")


def test_a_sentence_that_tells_two_steps_stands_there_once(visit: Open, builder: Any) -> None:
    work = builder.node("series", "Harbour")
    ann, bob = builder.node("person", "Ann"), builder.node("person", "Bob")
    both = "Ann created Harbour for Bob."
    builder.fact(work, SCHEMA.creator, ann, {"quote": both, "modality": "Stated", "confidence": 0.9})
    builder.fact(work, SCHEMA.actor, bob, {"quote": both, "modality": "Stated", "confidence": 0.4})
    seen = visit(builder.done())
    assert connect(seen.page, "Ann", "Bob") == ["Ann created Harbour, which stars Bob."]
    assert seen.page.locator("#panel blockquote").all_inner_texts() == [both]


def test_from_the_panel_of_somebody_and_back(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    drawn = set(seen.nodes())
    seen.search("keri russell")
    seen.page.keyboard.press("Enter")
    seen.page.click("#connect-from")
    assert seen.page.input_value("#path-from") == "Keri Russell"
    assert seen.page.evaluate("document.activeElement.id") == "path-to"
    seen.page.keyboard.type("stan bee")
    assert seen.page.locator("#path-to-hits [role=option]").first.inner_text().startswith("Stan Beeman")
    seen.page.keyboard.press("Enter")
    assert len(seen.nodes()) < len(drawn)
    name = seen.page.locator(".told .link").nth(1)
    asked = name.inner_text()
    name.click()
    assert seen.page.inner_text("#panel h2") == asked
    seen.page.keyboard.press("Escape")
    assert seen.page.input_value("#path-to") == "Stan Beeman"
    seen.page.click("#panel #close")
    assert set(seen.nodes()) == drawn


def test_relations_that_only_read_one_way_are_told_that_way(visit: Open, builder: Any) -> None:
    ann, bob, cat = (builder.node("person", name) for name in ("Ann", "Bob", "Cat"))
    builder.fact(bob, "http://example.org/knows", ann)
    builder.fact(cat, "http://example.org/knows", bob)
    seen = visit(builder.done())
    assert connect(seen.page, "Ann", "Cat") == ["Bob knows Ann. Cat knows Bob."]
    assert connect(seen.page, "Ann", "Ann") == []
    assert "one and the same" in seen.panel()
