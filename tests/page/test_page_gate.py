"""Watched so far: the page shows of every position what ``--watched`` gives of it, and nothing else."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from showkg.graph.positions import first_known
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.views.network import to_networkx
from showkg.graph.views.page_data import page_data
from showkg.graph.visible import WITHHELD, visible_store
from showkg.graph.watched import Watched
from showkg.ontology.terms import ID_BASE, SKG

Open = Callable[..., Any]
Place = tuple[int, int]

END = 10**6
ALL: Place = (END, END)
NOTHING: Place = (0, 0)
AMERICANS = f"{ID_BASE}work/the_americans"
DARK = f"{ID_BASE}work/dark"


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
        for part, value in expected.items():
            assert found[part] == value, (str(watched), part)
        counts = page_data(network)[2]["counts"]
        # Articles whose headlines are withheld are one and the same in an export.
        assert {**found["counts"], "articles": 0} == {**counts, "articles": 0}
        hidden.add(len(sample) - len(network))
    assert len(hidden) > 5
    assert 0 in hidden
