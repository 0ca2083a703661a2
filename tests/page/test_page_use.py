"""What people do with the page, in a real browser, with real clicks and keys."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from showkg.graph.views.page import write_page
from showkg.ontology.terms import ID_BASE, SKG

Open = Callable[..., Any]

RHYS = f"{ID_BASE}person/matthew_rhys"
PHILIP = f"{ID_BASE}character/philip_jennings"
AMERICANS = f"{ID_BASE}work/the_americans"
WIDTH = "document.documentElement.scrollWidth"


def test_arrives_at_an_overview_with_title_numbers_and_legend(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows, title="Three shows")
    assert seen.page.title() == "Three shows"
    assert seen.page.inner_text("h1") == "Three shows"
    numbers = seen.page.inner_text("#panel .numbers").split()
    assert numbers[:4] == ["shows", "3", "film", "1"]
    for name in ("people", "characters", "episodes", "facts", "articles"):
        assert name in numbers
    assert seen.page.locator("#legend .chip").count() == len({kind for _, kind in shows.nodes(data="kind")})
    assert set(seen.nodes()) == set(shows)
    assert seen.page.evaluate("document.compatMode") == "CSS1Compat"


def test_at_least_thirty_labels_that_do_not_overlap(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    labels = seen.page.evaluate("showkg.labels()")
    assert len(labels) >= 30
    for i, one in enumerate(labels):
        left, top, right, bottom = one["box"]
        for other in labels[:i]:
            x0, y0, x1, y1 = other["box"]
            assert not (left < x1 and x0 < right and top < y1 and y0 < bottom), (one, other)
    assert {"The Americans", "Fargo", "The Expanse"} <= {label["text"] for label in labels}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Matthew Rhys", "Matthew Rhys"),
        ("rhys", "Matthew Rhys"),
        ("MATTHÉW RHÝS", "Matthew Rhys"),
        ("shohreh agdashloo", "Shohreh Aghdashloo"),
        ("martha hides", "Martha hides a microphone in the office of Frank Gaad"),
        ("As Clark, Philip", "Philip Jennings"),
    ],
)
def test_search_finds_names_aliases_typos_events_and_quotes(
    visit: Open, shows: nx.MultiDiGraph, typed: str, found: str
) -> None:
    seen = visit(shows)
    seen.search(typed)
    seen.page.keyboard.press("Enter")
    assert shows.nodes[seen.state()["focus"]]["label"] == found
    assert seen.page.inner_text("#panel h2") == found


def test_search_by_arrow_keys_jumps_to_the_node(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    seen.search("jennings")
    options = seen.page.locator("#hits [role=option]")
    assert options.count() >= 4
    seen.page.keyboard.press("ArrowDown")
    chosen = seen.page.locator("#hits [aria-selected=true]")
    assert chosen.count() == 1
    assert chosen.get_attribute("id") == seen.page.get_attribute("#search", "aria-activedescendant")
    name = chosen.locator("bdi").first.inner_text()
    assert name != options.first.locator("bdi").first.inner_text()
    seen.page.keyboard.press("Enter")
    focus = seen.state()["focus"]
    assert shows.nodes[focus]["label"] == name
    assert seen.page.locator("#hits").is_hidden()
    spot, box = (
        seen.page.evaluate("iri => showkg.position(iri)", focus),
        seen.page.locator("#network").bounding_box(),
    )
    assert box["x"] < spot["x"] < box["x"] + box["width"]
    assert box["y"] < spot["y"] < box["y"] + box["height"]


def test_search_without_a_hit_says_so(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    seen.search("zzzzzzzz")
    assert "Nothing by that name" in seen.page.inner_text("#hits")
    seen.page.keyboard.press("Enter")
    assert seen.state()["focus"] is None


def test_legend_hides_and_shows_a_type(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    people = {iri for iri, kind in shows.nodes(data="kind") if kind == "person"}
    button = seen.page.locator("[data-kind=person]")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert set(seen.nodes()) == set(shows) - people
    assert not {shows.nodes[iri]["label"] for iri in people} & set(seen.labels())
    button.click()
    assert set(seen.nodes()) == set(shows)


def test_search_brings_back_a_hidden_type(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    seen.page.click("[data-kind=person]")
    seen.search("matthew rhys")
    seen.page.keyboard.press("Enter")
    assert RHYS in seen.nodes()
    assert seen.state()["hidden"] == []


def test_click_on_a_node_tells_its_facts_with_sentence_and_source(
    visit: Open, shows: nx.MultiDiGraph
) -> None:
    seen = visit(shows)
    seen.click(RHYS)
    panel = seen.panel()
    for told in (
        "person",
        "Also Rhys",
        "plays",
        "in The Americans",
        "Matthew Rhys plays Philip Jennings in The Americans.",
        "93 %",
        "80 %",
        "stated",
        "Screen Weekly",
        "31 May 2018",
        "June 2018",
        "stars in",
        "rumoured",
    ):
        assert told in panel, told
    link = seen.page.locator("#panel a", has_text="How the spies said goodbye").first
    assert link.get_attribute("href") == "https://trade.example/americans-finale"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_plot_point_tells_who_says_it_and_where(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    seen.search("oleg may be traded")
    seen.page.keyboard.press("Enter")
    panel = seen.panel()
    assert "season 6, episode 10" in panel
    assert "speculated by Joe Weisberg" in panel
    assert "Oleg may be traded for a prisoner." in panel


def test_cast_of_a_series_says_who_plays_whom_and_folds_a_long_list(
    visit: Open, shows: nx.MultiDiGraph
) -> None:
    seen = visit(shows)
    seen.click(AMERICANS)
    assert "as Philip Jennings" in seen.panel()
    cast = seen.page.locator("#panel section", has=seen.page.locator("h3", has_text="stars"))
    assert cast.locator("li").count() == 8
    cast.locator(".more").click()
    assert cast.locator("li").count() == 12
    first = cast.locator("li details").first
    assert first.locator("blockquote").first.is_hidden()
    first.locator("summary").click()
    assert first.locator("blockquote").first.is_visible()


def test_neighbour_in_the_panel_jumps_and_escape_goes_back(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    seen.click(RHYS)
    seen.page.locator("#panel button.name", has_text="Philip Jennings").first.click()
    assert seen.state()["focus"] == PHILIP
    assert "is portrayed by" in seen.panel()
    seen.page.keyboard.press("Escape")
    assert seen.state()["focus"] == RHYS
    seen.page.click("#back")
    assert seen.state()["focus"] is None
    assert seen.page.locator("#back").is_hidden()
    seen.page.keyboard.press("Escape")
    assert seen.state()["focus"] is None


def test_double_click_shows_its_network_alone(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    spot = seen.page.evaluate("iri => showkg.position(iri)", RHYS)
    seen.page.mouse.dblclick(spot["x"], spot["y"])
    seen.until("() => showkg.state().alone !== null")
    around = {RHYS, *shows.successors(RHYS), *shows.predecessors(RHYS)}
    assert set(seen.nodes()) == around
    assert "Network of Matthew Rhys" in seen.page.inner_text("#where")
    seen.page.click("#all")
    assert set(seen.nodes()) == set(shows)


def test_neighbours_can_be_opened_further(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    seen.click(RHYS)
    seen.page.click("#alone")
    before = set(seen.nodes())
    seen.page.locator("#panel button.name", has_text="Philip Jennings").first.click()
    seen.page.click("#open")
    around = {PHILIP, *shows.successors(PHILIP), *shows.predecessors(PHILIP)}
    assert set(seen.nodes()) == before | around
    assert seen.page.locator("#open").count() == 0
    seen.page.keyboard.press("Escape")
    assert set(seen.nodes()) == before


def test_click_on_a_link_tells_what_it_says(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    seen.click(RHYS)
    seen.page.click("#alone")
    spot = seen.page.evaluate("([a, b]) => showkg.between(a, b)", [RHYS, PHILIP])
    seen.page.mouse.click(spot["x"], spot["y"])
    seen.page.wait_for_selector("#panel .sentence")
    assert seen.page.inner_text("#panel .sentence").split() == [
        "Matthew",
        "Rhys",
        "plays",
        "Philip",
        "Jennings",
    ]
    assert "Matthew Rhys plays Philip Jennings in The Americans." in seen.panel()


def test_tooltip_names_what_is_under_the_pointer(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    spot = seen.page.evaluate("iri => showkg.position(iri)", PHILIP)
    seen.page.mouse.move(spot["x"], spot["y"])
    seen.page.wait_for_selector("#tip", state="visible")
    assert "Philip Jennings" in seen.page.inner_text("#tip")
    assert "character" in seen.page.inner_text("#tip")


def test_zoom_buttons_and_fit(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)

    def gap() -> float:
        a, b = (seen.page.evaluate("iri => showkg.position(iri)", iri) for iri in (RHYS, PHILIP))
        return float(((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2) ** 0.5)

    fitted = gap()
    seen.page.click("#zoom-in")
    assert gap() == pytest.approx(fitted * 1.4, rel=0.01)
    seen.page.click("#zoom-out")
    seen.page.click("#zoom-out")
    assert gap() < fitted
    seen.page.click("#fit")
    assert gap() == pytest.approx(fitted, rel=0.01)


def test_camera_stays_where_it_went_after_two_moves_at_once(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows, reduced_motion="no-preference")

    def width() -> float:
        places = seen.page.evaluate("showkg.nodes().map((iri) => showkg.position(iri).x)")
        return float(max(places) - min(places))

    def settle() -> None:
        seen.page.wait_for_timeout(700)
        for x in (400, 500, 600):  # each of them draws anew
            seen.page.mouse.move(x, 400)
            seen.page.evaluate("showkg.labels()")

    seen.page.evaluate("() => { for (let n = 0; n < 2; n += 1) document.getElementById('fit').click(); }")
    settle()
    fitted = width()
    seen.page.click("#zoom-in")
    settle()
    assert width() == pytest.approx(fitted * 1.4, rel=0.02)


def test_keyboard_alone_walks_reads_jumps_and_returns(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    for _ in range(40):
        seen.page.keyboard.press("Tab")
        if seen.page.evaluate("document.activeElement.id") == "network":
            break
    else:
        pytest.fail("Tab never reaches the network")
    seen.page.keyboard.press("ArrowRight")
    first = seen.page.inner_text("#live")
    seen.page.keyboard.press("ArrowRight")
    assert "neighbour" in first
    assert seen.page.inner_text("#live") != first
    seen.page.keyboard.press("Enter")
    focus = seen.state()["focus"]
    assert seen.page.evaluate("document.activeElement.textContent") == shows.nodes[focus]["label"]
    for _ in range(12):
        seen.page.keyboard.press("Tab")
        if "name" in (seen.page.evaluate("document.activeElement.className") or "").split():
            break
    seen.page.keyboard.press("Enter")
    assert seen.state()["focus"] not in (None, focus)
    seen.page.keyboard.press("Escape")
    assert seen.state()["focus"] == focus
    seen.page.keyboard.press("Escape")
    assert seen.state()["focus"] is None


def test_screen_readers_get_names_roles_and_news(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    nameless = seen.page.evaluate(
        "[...document.querySelectorAll('button, a, input, [role]')].filter(e => e.offsetParent"
        " && !(e.getAttribute('aria-label') || e.textContent.trim() || e.getAttribute('role') === 'status')).length"
    )
    assert nameless == 0
    assert seen.page.get_attribute("#search", "role") == "combobox"
    assert seen.page.get_attribute("#live", "aria-live") == "polite"
    seen.click(RHYS)
    assert seen.page.inner_text("#live").startswith("Matthew Rhys, person")


def test_targets_are_big_enough_to_hit(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows, viewport={"width": 390, "height": 844})
    seen.search("matthew rhys")
    seen.page.keyboard.press("Enter")
    small = seen.page.evaluate(
        "[...document.querySelectorAll('button, a:not(.skip), summary, input')].filter(e => e.offsetParent)"
        ".map(e => [e.textContent.trim(), e.getBoundingClientRect().height]).filter(([, high]) => high < 24)"
    )
    assert small == []


def test_dark_follows_the_system_and_the_switch(visit: Open, shows: nx.MultiDiGraph) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light, dark = visit(shows), visit(shows, color_scheme="dark")
    assert light.page.evaluate(paper) != dark.page.evaluate(paper)
    assert dark.page.get_attribute("#theme", "aria-pressed") == "true"
    light.page.click("#theme")
    assert light.page.evaluate(paper) == dark.page.evaluate(paper)
    light.page.click("#theme")
    assert light.page.get_attribute("#theme", "aria-pressed") == "false"


def test_switch_repaints_the_canvas(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    before = seen.page.locator("#network").screenshot()
    seen.page.click("#theme")
    seen.page.mouse.move(0, 0)
    assert seen.page.locator("#network").screenshot() != before


@pytest.mark.parametrize("width", [320, 390, 768, 1024])
def test_narrow_screens_never_scroll_sideways(visit: Open, shows: nx.MultiDiGraph, width: int) -> None:
    seen = visit(shows, viewport={"width": width, "height": 640})
    assert seen.page.evaluate(WIDTH) <= width
    seen.search("philip j")
    assert seen.page.evaluate(WIDTH) <= width
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate(WIDTH) <= width
    box = seen.page.locator("#panel").bounding_box()
    assert box["height"] > 200
    assert box["x"] + box["width"] <= width + 0.5
    wide = seen.page.evaluate("[...document.querySelectorAll('#panel *, .bar *')].filter(e => e.offsetParent && "
                              "e.getBoundingClientRect().right > innerWidth + 1).length")  # fmt: skip
    assert wide == 0


def test_phone_touch_opens_the_panel_from_below(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    spot = seen.page.evaluate("iri => showkg.position(iri)", AMERICANS)
    seen.page.touchscreen.tap(spot["x"], spot["y"])
    seen.until("iri => showkg.state().focus === iri", AMERICANS)
    panel, network = (seen.page.locator(name).bounding_box() for name in ("#panel", "#network"))
    assert panel["y"] >= network["y"] + network["height"] - 1


def test_big_network_is_folded_and_search_reaches_the_rest(visit: Open, big: nx.MultiDiGraph) -> None:
    seen = visit(big)
    drawn = seen.nodes()
    assert 100 < len(drawn) <= 600
    assert f"{len(big):,}" in seen.panel() and "folded" in seen.panel()
    role = next(iri for iri, kind in big.nodes(data="kind") if kind == "plot" and iri not in drawn)
    seen.search(big.nodes[role]["label"])
    seen.page.keyboard.press("Enter")
    assert seen.state()["focus"] == role
    assert {role, *big.successors(role)} <= set(seen.nodes())
    seen.page.keyboard.press("Escape")
    assert set(seen.nodes()) == set(drawn)


def test_opening_a_node_brings_its_folded_neighbours(visit: Open, big: nx.MultiDiGraph) -> None:
    seen = visit(big)
    drawn = set(seen.nodes())
    node = next(
        iri for iri, kind in big.nodes(data="kind")
        if kind == "series" and 0 < len(set(big.successors(iri)) - drawn) < 40
    )  # fmt: skip
    seen.click(node)
    seen.page.click("#open")
    assert set(seen.nodes()) == drawn | set(big.successors(node)) | set(big.predecessors(node))


def test_empty_network_says_so(visit: Open) -> None:
    seen = visit(nx.MultiDiGraph())
    assert "Nothing was found to draw" in seen.page.inner_text("#empty")
    assert seen.nodes() == []
    seen.search("anything")
    seen.page.keyboard.press("Escape")
    seen.page.click("#fit")


def test_one_node_alone(visit: Open, builder: Any) -> None:
    iri = builder.node("series", "Lonely")
    seen = visit(builder.done())
    assert seen.labels() == ["Lonely"]
    seen.click(iri)
    assert "Nothing else is known about it" in seen.panel()


def test_namesakes_self_links_cycles_and_long_names(visit: Open, builder: Any) -> None:
    one = builder.node("person", "Same Name")
    two = builder.node("character", "Same Name", work=builder.node("series", "S"))
    long = builder.node("person", "Very long name " * 330)
    unbroken = builder.node("person", "x" * 5000)
    names = [builder.node("person", name) for name in ("محمد علي", "王家衛", "👩🏽‍🚀🚀")]
    builder.fact(one, SKG.portrays, two)
    builder.fact(two, SKG.friendOf, two)
    for a, b in zip([one, two, long, unbroken, *names], [two, long, unbroken, *names, one], strict=True):
        builder.fact(a, SKG.friendOf, b)
    network = builder.done()
    seen = visit(network, viewport={"width": 320, "height": 640})
    for iri in network:
        seen.search(network.nodes[iri]["label"][:150])
        seen.page.keyboard.press("Enter")
        assert seen.page.evaluate(WIDTH) <= 320
        assert seen.page.inner_text("#panel h2").strip() == network.nodes[iri]["label"].strip()


def test_node_with_thousands_of_neighbours(visit: Open, builder: Any) -> None:
    hub = builder.node("series", "Hub")
    for i in range(2000):
        builder.fact(hub, SKG.network, builder.node("person", f"Number {i}"))
    seen = visit(builder.done())
    seen.click(hub)
    assert seen.page.locator("#panel li").count() <= 20
    drawn = len(seen.nodes())
    for _ in range(2):
        assert "Show 60 of " in seen.page.inner_text("#open")
        seen.page.click("#open")
    assert len(seen.nodes()) == drawn + 120
    # However often somebody opens it, what is drawn stays bounded, and it is said what is left out.
    seen.page.evaluate("hash => { location.hash = hash; }", "focus=work/hub" + "&open=work/hub" * 30)
    seen.until("() => showkg.nodes().length >= 1500")
    assert len(seen.nodes()) == 1500
    assert "501 neighbours of this one are left out" in seen.page.inner_text("#panel .full")
    assert seen.page.locator("#open").count() == 0
    seen.page.click("#alone")
    assert len(seen.nodes()) < 200
    assert seen.page.locator("#open").count() == 1


def test_links_that_are_left_out_are_told_of(visit: Open, builder: Any) -> None:
    people = [builder.node("person", f"Number {i}") for i in range(100)]
    for i, one in enumerate(people):
        for other in people[:i]:
            builder.fact(one, SKG.friendOf, other)
    seen = visit(builder.done())
    assert len(seen.nodes()) < 80
    assert seen.page.locator(".left-out").count() == 0
    seen.click(seen.nodes()[0])
    seen.page.click("#open")
    assert len(seen.nodes()) == 100
    assert "1,950 links of 4,950 between what is drawn are left out" in seen.page.inner_text(
        "#panel .left-out"
    )
    seen.page.click("#all")
    assert seen.page.locator(".left-out").count() == 0


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda page: re.sub(r'(id="data"[^>]*>.{200}).*?(</script>)', r"\1\2", page, flags=re.DOTALL),
         r"The network cannot be drawn: .*JSON.* The file may be damaged or cut off: get it again\."),
        (lambda page: re.sub(r'(id="vis">.{400}).*?(</script>)', r"\1\2", page, flags=re.DOTALL),
         r"The network cannot be drawn: .+ The file may be damaged or cut off: get it again\."),
    ],
    ids=["data cut off", "library cut off"],
)  # fmt: skip
def test_a_file_that_was_damaged_says_so_and_blames_no_browser(
    browser: Any, shows: nx.MultiDiGraph, tmp_path: Path, spoil: Callable[[str], str], says: str
) -> None:
    file = tmp_path / "damaged.html"
    file.write_text(spoil(write_page(shows)), encoding="utf-8", newline="\n")
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator("#empty").wait_for()
    assert re.fullmatch(says, page.inner_text("#empty")), page.inner_text("#empty")
    context.close()


def test_search_for_a_full_name_finds_who_is_called_by_one_word_of_it(visit: Open, builder: Any) -> None:
    show = builder.node("series", "Spies")
    for name in ("Philip", "Elizabeth Jennings"):
        builder.fact(show, SKG.network, builder.node("person", name))
    event = builder.node("plot", "Philip and Elizabeth Jennings run a shop", work=show)
    builder.fact(event, SKG.patient, show)
    seen = visit(builder.done())
    seen.search("Philip Jennings")
    assert seen.page.inner_text("#hits li >> nth=0").split("\n")[0] == "Philip"


def test_a_link_to_the_view_can_be_copied(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows, permissions=["clipboard-read", "clipboard-write"])
    seen.click(RHYS)
    for view in ("network", "table"):
        seen.page.click(f"[data-view={view}]")
        seen.page.click("#share")
        seen.page.locator("#note").wait_for()
        assert "copied" in seen.page.inner_text("#note") and "send the file along" in seen.page.inner_text(
            "#note"
        )
        link = seen.page.evaluate("navigator.clipboard.readText()")
        assert link == seen.page.url and "focus=person/matthew_rhys" in link
    assert "view=table" in link
