"""Watched so far: the page shows of every position what ``--watched`` gives of it, and nothing else."""

import importlib.util
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from showkg.graph.positions import first_known
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.views.network import to_networkx
from showkg.graph.views.outputs import write_graph
from showkg.graph.views.page_data import page_data
from showkg.graph.views.picture import Picture
from showkg.graph.visible import WITHHELD, visible_store
from showkg.graph.watched import Watched, read_watched
from showkg.ontology.terms import SKG

Open = Callable[..., Any]
Place = tuple[int, int]

END = 10**6
ALL: Place = (END, END)
NOTHING: Place = (0, 0)


@pytest.fixture(scope="module")
def graph(demo: Path) -> EmbeddedStore:
    return open_store(str(demo / "showkg-demo.ttl"))


@pytest.fixture(scope="module")
def sample(graph: EmbeddedStore) -> nx.MultiDiGraph:
    return to_networkx(graph, gated=True)


@pytest.fixture(scope="module")
def viewers(graph: EmbeddedStore, sample: nx.MultiDiGraph) -> list[Watched]:
    """Viewers who have seen one show to some point, and nothing, or all, of the others."""
    places: dict[str, set[Place]] = {}
    for row in first_known(graph):
        for work, season, episode in (moment for way in row.ways for moment in way):
            found = places.setdefault(work, {ALL})
            if season < END:
                found |= {
                    (season, episode),
                    (season, episode - 1) if 1 < episode < END else (season - 1, END),
                }
    works = [f"<{work['iris'][0]}>" for work in sample.graph["gating"].works()]
    rest = dict.fromkeys(works, ALL)
    chosen = [Watched(), Watched(rest, others=ALL)]
    for i, work in enumerate(works):
        # A point of the story, for every other show one that is early and for the others one that is late.
        spots = sorted(places.get(work[1:-1], {ALL}))
        if len(spots) > 1:
            chosen.append(Watched({work: spots[1]}) if i % 2 else Watched({**rest, work: spots[-2]}))
    return chosen


def points(watched: Watched) -> dict[str, Place]:
    return {work[1:-1]: place for work, place in watched.places.items()}


def texts(rows: Iterable[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Readings as they may be told apart."""
    return sorted({(row["quote"], row["modality"], row["said_by"] or "") for row in rows})


def asked_for(network: nx.MultiDiGraph) -> dict[str, Any]:
    """What a network tells, for comparing."""
    closer = {(a, b) for a, b, key in network.edges(keys=True) if key in (SKG.agent, SKG.patient)}
    told = [
        (a, b, data["predicate"], data["asserted"], texts(data["statements"]))
        for a, b, data in network.edges(data=True)
        if data["predicate"] != SKG.participant or (a, b) not in closer
    ]
    nodes = {
        iri: (
            data["label"],
            sorted({*data["aliases"]} - {data["label"]}),
            data["links"],
            data["work"],
            data["season"],
            data["episode"],
            data["size"],
            sorted((r["label"], r["value"], r["asserted"], texts(r["statements"])) for r in data["data"]),
        )
        for iri, data in network.nodes(data=True)
    }
    sources = [row for *_, data in network.edges(data=True) for row in data["statements"]]
    sources += [
        row for _, data in network.nodes(data=True) for value in data["data"] for row in value["statements"]
    ]
    return {
        "nodes": nodes,
        "edges": sorted(told),
        "sources": sorted({tuple(str(part or "") for part in row["article"].values()) for row in sources}),
    }


def shown(page: Any, watched: Watched) -> dict[str, Any]:
    """The same of what the page shows to a viewer."""
    told = page.evaluate(
        "points => { showkg.watch(points); return showkg.shown(); }",
        {**dict.fromkeys(WORKS, NOTHING), **points(watched)},
    )
    iris = {node["id"]: node["iri"] for node in told["nodes"]}
    articles, quotes = told["articles"], told["quotes"]

    def readings(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
        return sorted(
            {
                (quotes[row["q"]] if "q" in row else WITHHELD, row.get("m", ""), row.get("by", ""))
                for row in rows
            }
        )

    rows = [row for edge in told["edges"] for row in edge["s"]]
    rows += [row for node in told["nodes"] for value in node.get("data", []) for row in value["s"]]
    return {
        "nodes": {
            node["iri"]: (
                node["label"],
                sorted(node.get("aliases", [])),
                node.get("links", []),
                iris[node["work"]] if "work" in node else None,
                node.get("season"),
                node.get("episode"),
                node["weight"],
                sorted((r["p"], r["v"], not r.get("dashes"), readings(r["s"])) for r in node.get("data", [])),
            )
            for node in told["nodes"]
        },
        "edges": sorted(
            (e["from"], e["to"], e["p"][2], not e.get("dashes"), readings(e["s"])) for e in told["edges"]
        ),
        "sources": sorted(
            {
                tuple(articles[row["a"]][key] for key in ("headline", "url", "site", "published"))
                for row in rows
                if "a" in row
            }
        ),
        "counts": told["counts"],
    }


WORKS: list[str] = []


def test_shows_what_the_export_of_the_same_position_holds(
    visit: Open, graph: EmbeddedStore, sample: nx.MultiDiGraph, viewers: list[Watched]
) -> None:
    page = visit(sample).page
    WORKS[:] = [work["iris"][0] for work in sample.graph["gating"].works()]
    assert len(viewers) >= 8
    hidden = set()
    for watched in viewers:
        network = to_networkx(visible_store(graph, watched))
        expected, found = asked_for(network), shown(page, watched)
        sizes = [{iri: node[6] for iri, node in each["nodes"].items()} for each in (found, expected)]
        assert sizes[0] == pytest.approx(sizes[1], abs=0.002)
        for each in (found, expected):
            each["nodes"] = {iri: (*node[:6], *node[7:]) for iri, node in each["nodes"].items()}
        for part, value in expected.items():
            assert found[part] == value, (str(watched), part)
        counts = page_data(network)[2]["counts"]
        # Articles whose headlines are withheld are one and the same in an export.
        assert {**found["counts"], "articles": 0} == {**counts, "articles": 0}
        hidden.add(len(sample) - len(network))
    assert len(hidden) > 5
    assert 0 in hidden


def _module(name: str) -> Any:
    """A file of tests/graph: its documents tell a story with everything that may leak."""
    path = Path(__file__).parents[1] / "graph" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"salt_road_{name}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def salt_road(*documents: str) -> EmbeddedStore:
    writer, told = _module("conftest").Writer, _module("test_watched")
    store = EmbeddedStore()
    for name in documents or ("announcement", "recap", "finale", "portrait"):
        store.add(getattr(told, name)(writer))
    return store


@pytest.fixture(scope="module")
def story() -> nx.MultiDiGraph:
    return to_networkx(salt_road(), gated=True)


def labels_of(seen: Any) -> set[str]:
    return {node["label"] for node in seen.page.evaluate("showkg.shown().nodes")}


def slide(seen: Any, *keys: str) -> None:
    seen.page.click("#watched")
    slider = seen.page.locator("#watching").get_by_label("Salt Road (series): watched so far")
    slider.focus()
    for key in keys:
        seen.page.keyboard.press(key)
    seen.page.keyboard.press("Escape")


def test_starts_at_nothing_watched_and_says_how_to_see_more(visit: Open, story: nx.MultiDiGraph) -> None:
    seen = visit(story)
    # Who makes it and what was in print before it began.
    assert {"Salt Road", "Karl Osei", "Nadia Brandt", "Inés Vidal"} <= labels_of(seen)
    assert not {"Tomas", "Tomas falls", "Ruben Haas", "The Ferryman", "Mara"} & labels_of(seen)
    assert "plot points" not in seen.page.inner_text("#panel .numbers")
    assert "nothing yet" in seen.page.inner_text("#watched")
    assert "No spoilers" in seen.page.inner_text("#welcome")
    for secret in ("Tomas", "Ruben", "falls", "widow"):
        seen.page.fill("#search", secret)
        assert "Nothing by that name" in seen.page.inner_text("#hits"), secret
    everything = seen.page.evaluate("document.body.innerText")
    assert "Ruben" not in everything
    assert "Tomas" not in everything


@pytest.mark.parametrize("asked", ["Tomas", "zzzzzz"])
def test_search_for_what_may_be_hidden_leads_to_what_was_watched(
    visit: Open, story: nx.MultiDiGraph, asked: str
) -> None:
    seen = visit(story)
    seen.search(asked)
    told = seen.page.inner_text("#hits")
    assert told == "Nothing by that name, as far as you have watched. Set what you have watched"
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#watching").is_visible()
    seen.page.click("#watch-all")
    seen.page.click("#watch-close")
    seen.search("zzzzzz")
    assert seen.page.inner_text("#hits") == "Nothing by that name."


def test_one_click_shows_all_to_whoever_has_seen_all_and_is_remembered(
    visit: Open, story: nx.MultiDiGraph
) -> None:
    seen = visit(story)
    seen.page.click("#welcome-all")
    assert labels_of(seen) == {label for _, label in story.nodes(data="label")}
    assert set(seen.nodes()) == set(story)
    assert "everything" in seen.page.inner_text("#watched")
    seen.page.reload()
    seen.page.evaluate("showkg.ready")
    assert set(seen.nodes()) == set(story)
    assert seen.page.locator("#welcome").is_hidden()
    assert "#" not in seen.page.url


def test_slider_by_keyboard_shows_what_is_known_at_each_episode(visit: Open, story: nx.MultiDiGraph) -> None:
    seen = visit(story)
    slide(seen, "ArrowRight", "ArrowRight")
    assert "season 1, episode 2" in seen.page.locator("#watching output").all_inner_texts()
    assert "1 of 2" in seen.page.inner_text("#watched")
    assert {"Tomas", "Inés Vidal meets Tomas"} <= labels_of(seen)
    assert "Tomas falls" not in labels_of(seen)
    slide(seen, "Home")
    assert "Tomas" not in labels_of(seen)
    slide(seen, "End")
    assert {"Tomas falls", "Mara", "Ruben Haas"} <= labels_of(seen)
    # What happens in the film of the same name has a slider of its own.
    assert "Kai drowns" not in labels_of(seen)


def test_an_earlier_name_stands_for_a_later_one_everywhere(visit: Open, story: nx.MultiDiGraph) -> None:
    seen = visit(story)
    work = next(iri for iri in story if iri.endswith("work/salt_road"))
    seen.page.evaluate("([work, at]) => showkg.watch({ [work]: at })", [work, [2, 1]])
    assert "Ferryman" in labels_of(seen)
    seen.search("ferryman")
    seen.page.keyboard.press("Enter")
    assert "follows Tomas" in seen.panel()
    assert "ferryman" in seen.page.url
    told = str(seen.page.evaluate("JSON.stringify(showkg.shown())")) + seen.page.content().split("<script")[0]
    assert "ruben" not in told.lower()
    assert "ruben" not in seen.page.url


def test_a_link_never_raises_what_was_watched(visit: Open, story: nx.MultiDiGraph) -> None:
    seen = visit(story)
    for link in ("focus=character/salt_road.ruben_haas", "watched=all&focus=character/salt_road.tomas"):
        seen.page.evaluate("link => { location.hash = link; }", link)
        seen.until("() => !document.getElementById('note').hidden")
        seen.page.reload()
        seen.page.evaluate("showkg.ready")
        assert seen.state()["focus"] is None
        assert "Tomas" not in labels_of(seen)
        assert "hidden at the point" in seen.page.inner_text("#note")


def test_places_depend_on_nothing_that_is_hidden(visit: Open, story: nx.MultiDiGraph) -> None:
    places = "() => Object.fromEntries(showkg.nodes().map(iri => [iri, showkg.position(iri)]))"
    seen = visit(story)
    seen.page.click("#welcome-close")
    arrived = seen.page.evaluate(places)
    slide(seen, "End")
    assert len(seen.nodes()) > len(arrived)
    slide(seen, "Home")
    assert seen.page.evaluate(places) == arrived
    # A graph that never heard of the finale looks the same to whoever has not seen it.
    without = visit(to_networkx(salt_road("announcement", "recap", "portrait"), gated=True))
    without.page.click("#welcome-close")
    assert without.page.evaluate(places) == arrived


def test_page_for_a_viewer_holds_nothing_else_and_says_so(visit: Open, tmp_path: Path) -> None:
    store = salt_road()
    watched = read_watched(store, ["Salt Road (series)=S01E02"])
    file = tmp_path / "viewer.html"
    with file.open("wb") as stream:
        write_graph(visible_store(store, watched), stream, "html", Picture(watched="Salt Road to S01E02"))
    text = file.read_text(encoding="utf-8")
    for secret in ("Ruben", "Ferryman", "Tomas falls", "Mara", "widow"):
        assert secret not in text, secret
    seen = visit(to_networkx(visible_store(store, watched)))
    seen.page.goto(file.as_uri())
    seen.page.evaluate("showkg.ready")
    assert "Tomas" in labels_of(seen)
    assert seen.page.locator("#watched").is_hidden()
    assert "Made for somebody who has watched Salt Road to S01E02" in seen.panel()
