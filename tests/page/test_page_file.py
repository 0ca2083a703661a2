"""The file itself, without a browser: complete, closed to the network, the same every time."""

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import networkx as nx
import pytest

from showkg.graph.views.page import write_page
from showkg.graph.views.page_data import KINDS, page_data, safe_link
from showkg.graph.views.page_layout import MAX_EDGES, MAX_NODES
from showkg.ontology.terms import SCHEMA, SKG


class Tags(HTMLParser):
    """Collects start tags and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inner: list[tuple[dict[str, str | None], str]] = []
        self._open: dict[str, str | None] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = {"tag": tag, **dict(attrs)} if tag in ("script", "style", "title") else None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self.inner.append((self._open, data))
            self._open = None


def data_of(page: str) -> dict[str, Any]:
    encoding, text = re.search(r'id="data" data-encoding="(\w+)">(.*?)</script>', page, re.DOTALL).groups()  # type: ignore[union-attr]
    return dict(json.loads(gzip.decompress(base64.b64decode(text)) if encoding == "gzip" else text))


def test_is_one_standards_mode_utf8_document(shows: nx.MultiDiGraph) -> None:
    page = write_page(shows)
    assert page.startswith("<!DOCTYPE html>\n")
    assert '<meta charset="utf-8">' in page[:200]
    assert page.rstrip().endswith("</html>")
    page.encode("utf-8")


def test_names_no_outside_file(shows: nx.MultiDiGraph) -> None:
    for tag, attributes in Tags(write_page(shows)).tags:
        for name in ("src", "href", "action", "data", "srcset", "poster"):
            assert attributes.get(name, "#").startswith(("#", "data:,")), (tag, attributes)  # type: ignore[union-attr]
    assert "sourceMappingURL" not in write_page(shows)


def test_policy_allows_exactly_its_own_script_and_style(shows: nx.MultiDiGraph) -> None:
    page = write_page(shows)
    tags = Tags(page)
    policy = next(a["content"] for t, a in tags.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy and "http" not in policy
    runs = [text for a, text in tags.inner if a["tag"] in ("script", "style") and "type" not in a]
    vis = next(text for a, text in tags.inner if a.get("id") == "vis")
    runs.append(gzip.decompress(base64.b64decode(vis)).decode())
    assert len(runs) == 3
    for text in runs:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.count("sha256-") == 3


def test_same_network_gives_same_bytes_whatever_its_order(shows: nx.MultiDiGraph) -> None:
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(shows.nodes(data=True))))
    turned.add_edges_from(reversed(list(shows.edges(keys=True, data=True))))
    assert write_page(turned) == write_page(shows)


def test_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib, networkx as nx; from showkg.graph.views.page import write_page;"
        "g = nx.MultiDiGraph(); "
        "[g.add_node(f'urn:{i}', label=f'Name {i}', kind='person') for i in range(40)]; "
        "[g.add_edge(f'urn:{i}', f'urn:{i * i % 40}', 'urn:p', predicate='urn:p', label='knows') for i in range(40)]; "
        "print(hashlib.sha256(write_page(g).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_network_is_left_as_it_was(shows: nx.MultiDiGraph) -> None:
    before = json.dumps(nx.node_link_data(shows, edges="edges"), default=str)
    write_page(shows)
    assert json.dumps(nx.node_link_data(shows, edges="edges"), default=str) == before


def test_importing_it_does_not_import_pyvis_or_ipython() -> None:
    code = "import sys, showkg.graph.views.page; print({'pyvis', 'IPython'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "set()"


def test_every_fact_with_its_sentence_is_in_the_file(shows: nx.MultiDiGraph) -> None:
    data = data_of(write_page(shows))
    assert len(data["nodes"]) == len(shows)
    quotes = {s["quote"] for _, _, raw in shows.edges(data=True) for s in raw["statements"]}
    assert quotes <= set(data["quotes"])
    assert {article["headline"] for article in data["articles"]} == {
        "How the spies said goodbye",
        "The Americans recap: a garage, a train, a phone call",
    }


def test_counts_say_what_is_in_the_network(shows: nx.MultiDiGraph) -> None:
    kinds = [kind for _, kind in shows.nodes(data="kind")]
    counts = data_of(write_page(shows))["counts"]
    assert counts["shows"] == 3
    assert counts["people"] == kinds.count("person")
    assert counts["characters"] == kinds.count("character")
    assert counts["plot points"] == kinds.count("plot")
    assert counts["articles"] == 2


def test_title_is_the_given_one_or_the_names_of_the_works(shows: nx.MultiDiGraph) -> None:
    titles = [text for a, text in Tags(write_page(shows, title="Spies & <co>")).inner if a["tag"] == "title"]
    assert titles == ["Spies & <co>"]
    (title,) = (text for a, text in Tags(write_page(shows)).inner if a["tag"] == "title")
    assert "The Americans" in title


def test_relations_read_both_ways(shows: nx.MultiDiGraph) -> None:
    phrases = {forward: inverse for forward, inverse, _ in data_of(write_page(shows))["phrases"]}
    assert phrases["plays"] == "is portrayed by"
    assert phrases["is tied to"] == "← is tied to"


def test_agents_are_not_told_again_as_participants(shows: nx.MultiDiGraph) -> None:
    predicates = [predicate for _, _, predicate in shows.edges(data="predicate")]
    assert predicates.count(SKG.participant) > 0
    _, edges, data = page_data(shows)
    assert "has the participant" not in {data["phrases"][edge["p"]][0] for edge in edges}


def test_no_two_nodes_lie_on_one_another(shows: nx.MultiDiGraph, big: nx.MultiDiGraph) -> None:
    for network in (shows, big):
        placed = [node for node in page_data(network)[0] if "x" in node]
        assert len(placed) > 100
        for i, a in enumerate(placed):
            for b in placed[:i]:
                gap = ((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2) ** 0.5
                assert gap >= a["size"] + b["size"], (a["label"], b["label"])


def test_works_lie_apart_and_near_what_belongs_to_them(shows: nx.MultiDiGraph) -> None:
    nodes, _, _ = page_data(shows)
    series = [node for node in nodes if node["group"] == "series"]
    parts = [node for node in nodes if node["group"] == "character"]

    def gap(a: dict[str, Any], b: dict[str, Any]) -> float:
        return float(((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2) ** 0.5)

    nearest = [
        min(series, key=lambda show, part=part: gap(show, part))["id"] == part["work"] for part in parts
    ]  # type: ignore[misc]
    assert sum(nearest) / len(nearest) > 0.9


def test_big_network_is_folded_and_every_show_keeps_a_part(big: nx.MultiDiGraph) -> None:
    nodes, edges, data = page_data(big)
    placed = {node["id"] for node in nodes if "x" in node}
    assert len(nodes) >= 3000
    assert 0 < len(placed) <= MAX_NODES <= 600
    assert data["folded"] == len(nodes) - len(placed)
    assert all("x" in node for node in nodes if node["group"] == "series")
    assert len({(e["from"], e["to"]) for e in edges if {e["from"], e["to"]} <= placed}) <= MAX_EDGES


def test_big_network_is_packed_small(big: nx.MultiDiGraph) -> None:
    page = write_page(big)
    assert 'data-encoding="gzip"' in page
    # Budget of 2.5 MB for 10,000 entities, in proportion.
    assert len(page.encode()) < 1_000_000


def test_network_of_something_else_gives_a_decent_page() -> None:
    network = nx.MultiDiGraph()
    network.add_edge("http://example.org/a#Anna", "http://example.org/Bert", "http://example.org/knows")
    network.add_edge("http://example.org/Bert", "http://example.org/Bert", "http://example.org/knows")
    data = data_of(write_page(network))
    assert [node["label"] for node in data["nodes"]] == ["Bert", "Anna"]
    assert data["phrases"] == [["knows", "← knows", "http://example.org/knows"]]


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_differ_in_shape_where_they_share_a_colour(kind: str) -> None:
    same = [other for other in KINDS if KINDS[other][3:5] == KINDS[kind][3:5]]
    assert same == [kind]


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("HTTPS://EXAMPLE.ORG/x", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("//example.org/x", False),
        ("https://", False),
        ("https://exa mple.org", False),
        ('https://example.org/"onclick="alert(1)', False),
        ("file:///etc/passwd", False),
        ("ftp://example.org", False),
        ("https://[::1", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(link: str | None, kept: bool) -> None:
    assert (safe_link(link) is not None) is kept


def test_text_that_is_no_utf8_is_mended() -> None:
    network = nx.MultiDiGraph()
    network.add_node("urn:x", label="half \ud83d emoji \x00 nul", kind="person", size=float("nan"))
    page = write_page(network, title="\udc00")
    assert data_of(page)["nodes"][0]["label"] == "half � emoji � nul"
    page.encode("utf-8")


def test_all_terms_of_a_fact_are_optional() -> None:
    network = nx.MultiDiGraph()
    network.add_node(
        "urn:a", kind="series", label="A", data=[{"label": "genre", "value": "drama", "statements": []}]
    )
    network.add_node("urn:b", kind="nonsense", label=None, aliases=None, work="urn:gone", season="many")
    network.add_edge("urn:a", "urn:b", SCHEMA.actor, statements=[{"confidence": "high", "article": None}, {}])
    data = data_of(write_page(network))
    assert data["edges"][0]["s"] == []
    assert data["nodes"][1]["group"] == "thing"
