"""For everybody: no serious finding of axe-core in any view, small and enlarged screens, calm, with the keyboard."""

from collections.abc import Callable
from importlib import resources
from typing import Any

import networkx as nx
import pytest

Open = Callable[..., Any]

# Each way to see the page, from the one before.
_WAYS: dict[str, list[tuple[str, str]]] = {
    "overview": [],
    "table": [("click", "[data-view=table]")],
    "timeline": [("click", "[data-view=timeline]")],
    "network again": [("click", "[data-view=network]")],
    "hits": [("fill", "#search"), ("see", "#hits li")],
    "focus": [("press", "Enter")],
    "link to another": [("click", "#connect")],
    "menu": [("click", "#save summary")],
}
_WIDE = """() => {
  const limit = innerWidth + 1;
  const found = [];
  if (document.documentElement.scrollWidth > limit) found.push(`page ${document.documentElement.scrollWidth}`);
  for (const one of document.querySelectorAll('body *')) {
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height || !one.checkVisibility()) continue;
    // What lies in a box that scrolls by itself, such as a table, may be wide.
    let around = one.parentElement;
    while (around && !/auto|scroll|hidden|clip/.test(getComputedStyle(around).overflowX)) around = around.parentElement;
    if (around && around !== document.body && around !== document.documentElement) continue;
    if (box.right > limit || box.left < -1) found.push(`${one.localName}#${one.id}.${one.className} ${box.left} ${box.right}`);
  }
  return found;
}"""
_SMALL = """() => [...document.querySelectorAll('button, a[href], input, select, summary, [role=option], [tabindex="0"]')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.unseen, .skip') && !one.matches('.skip'))
  .map((one) => {
    // The label of a box to tick is a part of the target.
    const at = (one.closest('label') ?? one).getBoundingClientRect();
    return [`${one.localName}#${one.id}.${one.className} ${one.textContent.slice(0, 20)}`, at.width, at.height];
  })
  .filter(([, wide, high]) => wide > 0 && high > 0 && (wide < 24 || high < 24))"""


def go(seen: Any, steps: list[tuple[str, str]]) -> None:
    for kind, what in steps:
        if kind == "click":
            seen.page.click(what)
        elif kind == "fill":
            seen.page.fill(what, "jennings")
        elif kind == "see":
            seen.until("selector => document.querySelector(selector) !== null", what)
        else:
            seen.page.keyboard.press(what)


# In the dark only colours are other ones.
@pytest.mark.parametrize(("scheme", "only"), [("light", "{}"), ("dark", "{ runOnly: ['color-contrast'] }")])
def test_axe_finds_nothing_serious_in_any_view(
    visit: Open, shows: nx.MultiDiGraph, scheme: str, only: str
) -> None:
    seen = visit(shows, color_scheme=scheme)
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    seen.page.evaluate(f"() => {{ {axe}; }}")
    found = []
    for name, steps in _WAYS.items():
        go(seen, steps)
        run = f"axe.run(document, {{ resultTypes: ['violations'], ...{only} }})"
        for one in seen.page.evaluate(run)["violations"]:
            if one["impact"] in ("serious", "critical"):
                nodes = [(node["html"][:160], node["failureSummary"][:300]) for node in one["nodes"][:3]]
                found.append((name, one["id"], one["help"], nodes))
    assert not found


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(320, 640, 2), (640, 400, 2)], ids=["phone of 320 px", "zoom to 200 %"]
)
def test_nothing_scrolls_sideways_and_targets_are_big(
    visit: Open, shows: nx.MultiDiGraph, width: int, height: int, scale: int
) -> None:
    seen = visit(shows, viewport={"width": width, "height": height}, device_scale_factor=scale)
    for name, steps in _WAYS.items():
        go(seen, steps)
        assert seen.page.evaluate(_WIDE) == [], name
        assert seen.page.evaluate(_SMALL) == [], name


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_title_can_be_read_beside_the_button_for_what_was_watched(
    visit: Open, shows: nx.MultiDiGraph, width: int
) -> None:
    page = visit(shows, title="The Americans and 9 more", viewport={"width": width, "height": 640}).page
    page.evaluate("""() => {
      document.querySelector('#watched').hidden = false;
      document.querySelector('#watched-words').textContent = 'season 12, episode 10';
    }""")
    room = page.locator("#title").bounding_box()
    title = page.locator("#title").evaluate(
        "one => [one.scrollWidth <= one.clientWidth, one.scrollHeight <= one.clientHeight + 1]"
    )
    assert room["width"] >= 130, "twenty letters, on two lines at most"
    assert title == [True, True], "nothing of it is cut off"
    assert page.evaluate(_WIDE) == []


def test_keyboard_alone_reaches_every_view_and_comes_back(visit: Open, shows: nx.MultiDiGraph) -> None:
    page = visit(shows).page
    for view in ("table", "timeline", "network"):
        page.evaluate("document.querySelector('.skip').focus()")
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.dataset.view") == view:
                break
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector('[data-view][aria-pressed=true]').dataset.view") == view
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", "one must see where one is"


def test_who_wants_no_motion_gets_none(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows, reduced_motion="reduce")
    iri = seen.nodes()[0]
    before = seen.page.evaluate("iri => showkg.position(iri)", iri)
    seen.page.click("#zoom-in")
    after = seen.page.evaluate("iri => showkg.position(iri)", iri)
    assert before != after, "the view jumps there at once"
    moving = "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0.001).length"
    assert seen.page.evaluate(moving) == 0
