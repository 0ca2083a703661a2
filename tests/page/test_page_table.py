"""The table of all that is shown: what people sort, search, turn the pages of, and read with a screen reader."""

from collections.abc import Callable
from typing import Any

import networkx as nx

from showkg.ontology.terms import ID_BASE, SCHEMA, SKG

Open = Callable[..., Any]

RHYS = f"{ID_BASE}person/matthew_rhys"
ROWS = "#rows tbody tr"


def column(page: Any, name: str) -> list[str]:
    """The texts of a column, top to bottom."""
    heads = [text.split("\n")[0].rstrip("↕↑↓ ") for text in page.locator("#rows thead th").all_inner_texts()]
    nth = heads.index(name) + 1
    return [text.strip() for text in page.locator(f"{ROWS} > :nth-child({nth})").all_inner_texts()]


def sort(page: Any, name: str) -> str:
    page.locator("#rows thead button", has_text=name).click()
    return str(page.locator("#rows thead th", has_text=name).get_attribute("aria-sort"))


def open_table(seen: Any) -> Any:
    seen.page.click("[data-view=table]")
    return seen.page


def test_the_table_has_every_fact_that_the_numbers_count(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    numbers = seen.page.inner_text("#panel .numbers").split("\n")
    counted = int(numbers[numbers.index("facts") + 1].replace(",", ""))
    page = open_table(seen)
    assert page.locator(ROWS).count() == min(counted, 100)
    assert page.inner_text("#rows caption").startswith(f"{counted} facts")
    page.locator("#words").fill("philip jennings portrays")
    seen.until("() => document.querySelector('#rows caption').innerText.includes('with')")
    page.locator("#words").fill("rhys plays")
    seen.until("() => document.querySelectorAll('#rows tbody tr').length === 1")
    cells = page.locator(f"{ROWS} > *").all_inner_texts()
    assert [cell.strip() for cell in cells[:3]] == ["Matthew Rhys", "plays", "Philip Jennings"]
    assert cells[3] == "stated"
    assert "93 %" in cells[4]
    assert "Screen Weekly" in cells[5]
    assert "+1" in cells[5]


def test_screen_readers_get_a_real_table(visit: Open, shows: nx.MultiDiGraph) -> None:
    page = open_table(visit(shows))
    assert page.locator("#rows caption").count() == 1
    assert page.locator("#rows thead th[scope=col]").count() == page.locator("#rows thead th").count() == 7
    assert page.locator(f"{ROWS} th[scope=row]").count() == page.locator(ROWS).count()
    assert {th.get_attribute("aria-sort") for th in page.locator("#rows thead th").all()} == {"none"}
    assert page.get_by_role("rowheader", name="The Americans").count() > 0


def test_columns_sort_both_ways_and_back(visit: Open, shows: nx.MultiDiGraph) -> None:
    page = open_table(visit(shows))
    first = column(page, "Object")
    assert sort(page, "Object") == "ascending"
    names = column(page, "Object")
    assert names == sorted(names, key=str.casefold)
    assert names != first
    assert "ascending" in page.inner_text("#live")
    assert sort(page, "Object") == "descending"
    assert column(page, "Object")[0] > column(page, "Object")[-1]
    assert sort(page, "Object") == "none"
    assert column(page, "Object") == first
    assert sort(page, "Confidence") == "descending"
    sure = [int(text.split()[0]) for text in column(page, "Confidence") if text]
    assert sure == sorted(sure, reverse=True)


def test_a_table_of_tens_of_thousands_of_rows_is_turned_page_by_page(visit: Open, builder: Any) -> None:
    hub = builder.node("series", "Hub")
    for i in range(12_345):
        builder.fact(hub, SCHEMA.actor, builder.node("person", f"Number {i:05}"))
    page = open_table(visit(builder.done()))
    assert page.locator(ROWS).count() == 100
    assert "1–100 of 12,345" in page.inner_text("#pager")
    sort(page, "Object")
    assert column(page, "Object")[0] == "Number 00000"
    page.get_by_role("button", name="Next page").click()
    assert column(page, "Object")[0] == "Number 00100"
    page.get_by_role("button", name="Last page").click()
    assert column(page, "Object")[-1] == "Number 12344"
    assert page.locator(ROWS).count() == 45
    assert page.get_by_role("button", name="Next page").is_disabled()


def test_a_name_in_the_table_comes_into_focus_and_narrows_it(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    page = open_table(seen)
    page.locator("#words").fill("matthew rhys emmy")
    seen.until("() => document.querySelectorAll('#rows tbody tr').length === 1")
    page.locator(f"{ROWS} th .name").click()
    assert seen.state()["focus"] == RHYS
    assert page.inner_text("#panel h2") == "Matthew Rhys"
    page.locator("#words").fill("")
    seen.until("() => !document.querySelector('#rows caption').innerText.includes('with')")
    told = {(a, b) for a, b in zip(column(page, "Subject"), column(page, "Object"), strict=True)}
    assert told == {
        ("Matthew Rhys", "Philip Jennings"), ("Matthew Rhys", "Emmy for lead actor"),
        ("The Americans", "Matthew Rhys"), ("Keri Russell", "Matthew Rhys"),
    }  # fmt: skip
    page.locator(".narrow").click()
    assert seen.state()["focus"] is None
    assert page.locator(ROWS).count() > 50


def test_types_that_are_hidden_leave_the_table(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    page = open_table(seen)
    page.click("[data-tab=things]")
    assert "person" in column(page, "Type")
    page.click("[data-kind=person]")
    assert "person" not in column(page, "Type")
    page.click("[data-tab=facts]")
    assert "plays" not in column(page, "Relation")


def test_plot_points_and_names_have_tables_of_their_own(visit: Open, shows: nx.MultiDiGraph) -> None:
    page = open_table(visit(shows))
    page.click("[data-tab=plots]")
    row = page.locator(ROWS, has_text="Nina lies to Stan about the leak")
    for text in ("The Americans", "S02E01", "Nina Krilova", "Stan Beeman", "happened"):
        assert text in row.inner_text()
    assert [text.split()[0] for text in column(page, "Episode")[:3]] == [
        "S02E01",
        "S02E01",
        "S02E08",
    ]  # Fargo, in the order of the story
    page.click("[data-tab=things]")
    row = page.locator(ROWS, has_text="Philip Jennings")
    assert [text.strip() for text in row.locator("> *").all_inner_texts()[:4]] == [
        "Philip Jennings",
        "character",
        "The Americans",
        "Philip",
    ]


def test_a_row_leads_to_its_sentences(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    page = open_table(seen)
    page.locator("#words").fill("noah emmerich plays")
    seen.until("() => document.querySelectorAll('#rows tbody tr').length === 1")
    page.locator(f"{ROWS} td button.link").click()
    assert "Noah Emmerich plays Stan Beeman in The Americans." in seen.panel()


def test_the_table_is_used_by_keyboard_alone(visit: Open, shows: nx.MultiDiGraph) -> None:
    page = open_table(visit(shows))
    page.locator("[data-sort='2']").focus()
    page.keyboard.press("Enter")
    assert page.locator("#rows thead th").nth(2).get_attribute("aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.dataset.sort") == "2"
    page.keyboard.press("Space")
    assert page.locator("#rows thead th").nth(2).get_attribute("aria-sort") == "descending"


def test_the_table_fits_a_small_phone(visit: Open, shows: nx.MultiDiGraph) -> None:
    page = open_table(visit(shows, viewport={"width": 320, "height": 640}))
    for tab in ("facts", "plots", "things"):
        page.click(f"[data-tab={tab}]")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate("document.querySelector('#scroll').scrollWidth") <= 320
        assert page.get_by_role("row").count() > 10  # laid out as cards, it is still a table


def test_foreign_text_is_text_in_the_table(visit: Open, builder: Any) -> None:
    attack = "<img src=x onerror=alert(1)>"
    one = builder.node("person", attack, aliases=[attack + "2"])
    builder.fact(one, SKG.portrays, builder.node("character", attack + "3"))
    page = open_table(visit(builder.done()))
    assert attack in page.inner_text(ROWS)
    assert page.locator("#rows img").count() == 0


def test_back_returns_to_the_view_before(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    page = open_table(seen)
    assert page.locator("#network").is_hidden()
    page.click("[data-view=timeline]")
    assert page.locator("#rows").is_hidden()
    page.keyboard.press("Escape")
    assert page.locator("#rows").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#network").is_visible()
    assert len(seen.labels()) >= 30
