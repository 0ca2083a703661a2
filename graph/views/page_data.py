"""The networkx view as the page stores it: plain JSON, facts interned, positions included."""

import math
import re
from collections.abc import Hashable, Mapping
from typing import Any
from urllib.parse import urlsplit

import networkx as nx

from ...ontology.phrases import PHRASES
from ...ontology.terms import ENTITY_CLASSES, PREFIXES, SCHEMA, SKG
from .network import KINDS as FINER_KINDS
from .page_known import Knowing
from .page_layout import MAX_EDGES, MAX_NODES, MOST_NODES, Spot, choose, cluster, lay_out

Json = dict[str, Any]

# Okabe and Ito's palette, told apart by all common kinds of colour blindness; kinds that share a colour
# differ in shape, and plot points are hollow. Works are blue, the story is purple, the rest is the world.
_BLUE, _SKY, _ORANGE, _GREEN = "#0072b2", "#56b4e9", "#e69f00", "#009e73"
_RED, _YELLOW, _PURPLE, _GREY = "#d55e00", "#f0e442", "#cc79a7", "#8a8f98"

KINDS: dict[str, tuple[str, str, str, str, str, float]] = {
    # kind: group, one, many, shape, colour, radius of the least of its kind
    "series": ("Works", "series", "Series", "hexagon", _BLUE, 13),
    "film": ("Works", "film", "Films", "square", _BLUE, 12),
    "work": ("Works", "other work", "Other works", "triangle", _BLUE, 9),
    "season": ("Works", "season", "Seasons", "hexagon", _SKY, 8),
    "episode": ("Works", "episode", "Episodes", "square", _SKY, 7),
    "person": ("Real world", "person", "People", "dot", _ORANGE, 9),
    "organization": ("Real world", "organization", "Organizations", "square", _GREEN, 9),
    "place": ("Real world", "place", "Places", "triangleDown", _RED, 8),
    "award": ("Real world", "award", "Awards", "star", _YELLOW, 10),
    "character": ("In the story", "character", "Characters", "diamond", _PURPLE, 11),
    "fictional_organization": ("In the story", "fictional organization", "Fictional organizations", "square",
                               _PURPLE, 9),
    "object": ("In the story", "story object", "Objects", "triangle", _PURPLE, 8),
    "plot": ("In the story", "plot point", "Plot points", "ring", _PURPLE, 5),
    "thing": ("Other", "thing", "Other things", "dot", _GREY, 7),
}  # fmt: skip
"""How each kind of node looks and is called; ``thing`` is any kind not listed."""

_WORKS = frozenset({"series", "film", "work"})
# On arrival these come last: they are many, and their work speaks for them.
_HANDICAP = {"plot": 0.6, "episode": 0.3, "season": 0.2, "work": 0.1}
# The class that stands for a kind; a node of another class names it.
_CLASSES = {
    **{kind: cls for cls, kind in ENTITY_CLASSES.items() if kind not in ("work", "organization")},
    **{kind: cls for cls, kind in FINER_KINDS.items()},
    "work": SCHEMA.CreativeWork,
    "organization": SCHEMA.Organization,
}
# Of a term in N-Triples: the whole IRI, or the language or datatype of a literal.
_TYPE = re.compile(r'^<[^<>"\s]+>$|(?<=")(?:@[A-Za-z0-9-]+|\^\^<[^<>"\s]+>)$')
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def page_data(network: nx.MultiDiGraph, most: int = MAX_NODES) -> tuple[list[Json], list[Json], Json]:
    """Convert the networkx view; it is only read.

    Args:
        network: As ``write_page`` takes it.
        most: Nodes to give a place, at most ``MOST_NODES``.

    Returns:
        Nodes and edges as keyword arguments for a vis network (``id``, ``label``, ``shape``, ``x``, … plus
        the facts for the panel), and all the rest of the page's data: phrases, articles, quotes, kinds,
        counts. Equal networks give equal data, whatever their order of insertion.
    """
    keys = sorted(network.nodes, key=str)
    index = {key: i for i, key in enumerate(keys)}
    tables = _Tables(Knowing(network.graph.get("gating"), index))
    nodes = [_node(i, key, network.nodes[key], index, tables) for i, key in enumerate(keys)]
    edges = _edges(network, index, tables)
    degree = [0] * len(nodes)
    for edge in edges:
        degree[edge["from"]] += 1
        degree[edge["to"]] += 1
    _size(nodes, [network.nodes[key] for key in keys], degree)
    most = min(most, MOST_NODES)
    shown = _place(nodes, edges, most)
    rest: Json = {
        "kinds": {
            kind: {
                "group": group,
                "one": one,
                "many": many,
                "shape": shape,
                "color": color,
                "radius": radius,
                "cls": _CLASSES.get(kind, ""),
            }
            for kind, (group, one, many, shape, color, radius) in KINDS.items()
        },
        "phrases": tables.phrases,
        "articles": tables.articles,
        "quotes": tables.quotes,
        "counts": _counts(nodes, edges, tables),
        "most": most,
        "folded": len(nodes) - shown,
        "prefixes": PREFIXES,
        # Then a query of the whole graph would find more than the page shows.
        **({"part": True} if network.graph.get("part") else {}),
        **tables.knowing.table(tables.conditions),
    }
    return nodes, edges, rest


class _Tables:
    """What many facts share, stored once."""

    def __init__(self, knowing: Knowing) -> None:
        self.knowing = knowing
        self.phrases: list[list[str]] = []
        self.articles: list[Json] = []
        self.quotes: list[str] = []
        self.conditions: list[Json] = []
        """Of the quotes: from where on they are known."""
        self._seen: dict[Hashable, int] = {}

    def phrase(self, predicate: str, forward: str) -> int:
        forward = forward or re.split(r"[/#]", predicate)[-1] or predicate
        inverse = PHRASES[predicate][1] if predicate in PHRASES else f"← {forward}"
        return self._intern(self.phrases, ("p", predicate, forward), lambda: [forward, inverse, predicate])

    def statement(self, raw: Mapping[str, Any]) -> Json:
        """Keys: q quote, a article (both indexes), c confidence, m modality, by, s season, e episode, x who read it."""
        out: Json = {}
        quote, article = clean(raw.get("quote")), raw.get("article")
        known = raw.get("known")
        if quote:
            condition = self.knowing.of_quote(known)
            out["q"] = self._intern(self.quotes, ("q", quote, repr(condition)), lambda: quote)
            if len(self.conditions) < len(self.quotes):
                self.conditions.append(condition)
        if isinstance(article, Mapping):
            entry: Json = {key: clean(article.get(key)) for key in ("headline", "site", "published")}
            entry["url"] = safe_link(article.get("url")) or ""
            if any(entry.values()):
                entry |= self.knowing.of_article(known)
                out["a"] = self._intern(self.articles, ("a", repr(entry)), lambda: entry)
        confidence = _number(raw.get("confidence"))
        if confidence is not None:
            out["c"] = round(min(max(confidence, 0.0), 1.0), 2)
        reader = ", ".join(filter(None, (clean(raw.get("extractor")), clean(raw.get("pattern")))))
        for key, value in (
            ("m", clean(raw.get("modality"))),
            ("by", clean(raw.get("said_by"))),
            ("x", reader),
        ):
            if value:
                out[key] = value
        for key, field in (("s", "season"), ("e", "episode")):
            number = _whole(raw.get(field))
            if number is not None:
                out[key] = number
        return out | self.knowing.of_statement(known)

    def statements(self, raw: object) -> list[Json]:
        rows = (
            [self.statement(row) for row in raw if isinstance(row, Mapping)] if isinstance(raw, list) else []
        )
        unique = {repr(row): row for row in rows if row}
        return sorted(unique.values(), key=lambda row: (-row.get("c", 0.0), repr(row)))

    def _intern(self, table: list[Any], key: Hashable, make: Any) -> int:
        if key not in self._seen:
            self._seen[key] = len(table)
            table.append(make())
        return self._seen[key]


def clean(value: object) -> str:
    """Text fit for a page: no control characters, no lone surrogates (UTF-8 has none), no outer space."""
    return "" if value is None else _CONTROLS.sub("\ufffd", str(value)).strip()


def safe_link(value: object) -> str | None:
    """The link if it is plain http or https, else None: an article may hold ``javascript:`` links."""
    text = str(value or "").strip()
    if not re.fullmatch(r"https?://[^\s\x00-\x20\x7f<>\"\\^`{|}\ud800-\udfff]+", text, re.IGNORECASE):
        return None
    try:
        return text if urlsplit(text).hostname else None
    except ValueError:
        return None


def _number(value: object) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _whole(value: object) -> int | None:
    number = _number(value)
    return None if number is None else int(number)


def _node(i: int, key: object, raw: Mapping[str, Any], index: Mapping[Any, int], tables: _Tables) -> Json:
    kind = str(raw.get("kind") or "thing")
    kind = kind if kind in KINDS else "thing"
    iri = clean(key)
    node: Json = {
        "id": i,
        "label": clean(raw.get("label")) or re.split(r"[/#]", iri)[-1] or iri or "(no name)",
        "shape": KINDS[kind][3],
        "color": KINDS[kind][4],
        "group": kind,
        "iri": iri,
    }
    names = sorted({clean(name) for name in raw.get("aliases") or ()} - {"", node["label"]})
    links = sorted({link for link in map(safe_link, raw.get("links") or ()) if link})
    data = [_value(row, tables) for row in raw.get("data") or () if isinstance(row, Mapping)]
    optional = {
        "aliases": names,
        "links": links,
        "data": sorted(data, key=lambda row: (str(row["p"]), str(row["v"]))),
        "s": tables.statements(raw.get("statements")),
        "work": index.get(raw.get("work")),
        "season": _whole(raw.get("season")),
        "episode": _whole(raw.get("episode")),
        "order": _whole(raw.get("order")),
        "cls": clean(raw.get("cls")),
    }
    if optional["cls"] == _CLASSES.get(kind):
        del optional["cls"]
    node |= tables.knowing.of_node(str(key), raw.get("known"))
    return node | {name: value for name, value in optional.items() if value not in (None, [], "")}


def _value(raw: Mapping[str, Any], tables: _Tables) -> Json:
    """Keys: p label, v value, s statements, k its phrase, t what N-Triples writes behind or instead of the value."""
    label = clean(raw.get("label"))
    row: Json = {"p": label, "v": clean(raw.get("value")), "s": tables.statements(raw.get("statements"))}
    if raw.get("predicate"):
        row["k"] = tables.phrase(clean(raw["predicate"]), label)
    written = _TYPE.search(clean(raw.get("term")))
    if written:
        row["t"] = written[0]
    if not raw.get("asserted", True):
        row["dashes"] = True
    return row | tables.knowing.of_fact(raw)


def _edges(network: nx.MultiDiGraph, index: Mapping[Any, int], tables: _Tables) -> list[Json]:
    rows = sorted(
        network.edges(keys=True, data=True), key=lambda row: (str(row[0]), str(row[1]), str(row[2]))
    )
    # Agents and patients are participants as well; said twice it would only be noise.
    closer = {(a, b) for a, b, key, raw in rows if raw.get("predicate", key) in (SKG.agent, SKG.patient)}
    edges = []
    for a, b, key, raw in rows:
        predicate = clean(raw.get("predicate") or key)
        if predicate == SKG.participant and (a, b) in closer:
            continue
        edge: Json = {
            "from": index[a],
            "to": index[b],
            "p": tables.phrase(predicate, clean(raw.get("label"))),
            "s": tables.statements(raw.get("statements")),
        }
        if not raw.get("asserted", True):
            edge["dashes"] = True
        edges.append(edge | tables.knowing.of_fact(raw))
    return edges


def _size(nodes: list[Json], raws: list[Mapping[str, Any]], degree: list[int]) -> None:
    """Set the radius: what the kind needs at least, and up to as much again for the most central."""
    most = max(degree, default=0) or 1
    for node, raw, links in zip(nodes, raws, degree, strict=True):
        weight = _number(raw.get("size"))
        weight = math.sqrt(links / most) if weight is None else min(max(weight, 0.0), 1.0)
        node["weight"] = round(weight, 4)
        scale = 0.2 if node["group"] == "plot" else 1.0
        node["size"] = round(KINDS[node["group"]][5] * (1 + scale * weight), 1)


def _place(nodes: list[Json], edges: list[Json], limit: int) -> int:
    """Give x and y to the nodes shown on arrival; return how many they are."""
    pairs = sorted({(edge["from"], edge["to"]) for edge in edges if edge["from"] != edge["to"]})
    spots = [
        Spot(
            key=node["iri"],
            rank=node["weight"]
            - _HANDICAP.get(node["group"], 0.0)
            + (2 if node["group"] in ("series", "film") else 0),
            radius=node["size"],
            home=node["id"] if node["group"] in ("series", "film") else node.get("work"),
        )
        for node in nodes
    ]
    homes = cluster(spots, pairs)
    # What no fact says anything about is only in the way; search finds it.
    told = {i for pair in pairs for i in pair} | {node["id"] for node in nodes if node.get("data")}
    told = told or {node["id"] for node in nodes}
    while True:
        chosen = choose(spots, homes, sorted(told), limit)
        at = {node: i for i, node in enumerate(chosen)}
        inner = [(at[a], at[b]) for a, b in pairs if a in at and b in at]
        if len(inner) <= MAX_EDGES or len(chosen) < 50:
            break
        limit = len(chosen) * 4 // 5
    points = lay_out([spots[i] for i in chosen], inner, [homes[i] for i in chosen])
    for i, (x, y) in zip(chosen, points, strict=True):
        nodes[i] |= {"x": x, "y": y}
    return len(chosen)


def _counts(nodes: list[Json], edges: list[Json], tables: _Tables) -> Json:
    kinds = [node["group"] for node in nodes]
    plots = {node["id"] for node in nodes if node["group"] == "plot"}
    facts = sum(edge["from"] not in plots and edge["to"] not in plots for edge in edges)
    facts += sum(len(node.get("data", ())) for node in nodes if node["group"] != "plot")
    return {
        "shows": kinds.count("series"),
        "films": kinds.count("film"),
        "people": kinds.count("person"),
        "characters": kinds.count("character"),
        "episodes": kinds.count("episode"),
        "plot points": kinds.count("plot"),
        "facts": facts,
        "articles": len(tables.articles),
    }
