"""The network as one HTML file that needs nothing else: no server, no network, no other file."""

import base64
import gzip
import hashlib
import html
import json
import re
from importlib import resources
from typing import Any

import networkx as nx

from .collector import no_collection
from .page_data import Json, clean, page_data
from .page_layout import MAX_NODES

_SCRIPTS = (
    "page_text.js",
    "page_model.js",
    "page_find.js",
    "page_filter.js",
    "page_gate.js",
    "page_known.js",
    "page_said.js",
    "page_tally.js",
    "page_places.js",
    "page_layout.js",
    "page_paint.js",
    "page_links.js",
    "page_scene.js",
    "page_panel.js",
    "page_search.js",
    "page_state.js",
    "page_watched.js",
    "page_views.js",
    "page_path.js",
    "page_connect.js",
    "page_colours.js",
    "page_turtle.js",
    "page_picture.js",
    "page_export.js",
    "page_timeline.js",
    "page_table.js",
    "page.js",
)
"""In this order; they share one scope."""

_STYLES = ("page.css", "page_gate.css", "page_views.css")

_PACK_FROM = 300_000
"""Characters of data from which on they are packed: below, a page that can be read and searched as text is
worth more than its bytes."""


@no_collection()
def write_page(
    network: nx.MultiDiGraph, *, title: str | None = None, watched: str | None = None, most: int = MAX_NODES
) -> str:
    """Write the interactive page of a network.

    Args:
        network: As ``graph.views.network.to_networkx`` gives it; any other multigraph whose nodes
            have a ``label`` gives a decent page too. It is not changed.
        title: Heading; without it the names of the most central works.
        watched: For whom the network was cut, in words, such as ``Dark to season 2``; the page says so.
        most: Nodes drawn on arrival, at most 1,500; the others come by search and by opening a node.

    Returns:
        A whole HTML document. Equal networks give equal text. Encode as UTF-8.
    """
    nodes, edges, data = page_data(network, most)
    made = {"watched": clean(watched)} if watched is not None else {}
    data = {"title": clean(title) or _title(nodes), **made, **data, **_through_pyvis(nodes, edges)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Inside a script element only these could end it, or start a comment or an entity.
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    here = resources.files(__package__)
    vis = _vis_network()
    script = "(() => {\n'use strict';\n" + "\n".join(_read(here / name) for name in _SCRIPTS) + "\n})();\n"
    style = "\n".join(_read(here / name) for name in _STYLES)
    packed = len(text) > _PACK_FROM
    values = {
        "title": html.escape(data["title"]),
        "policy": "; ".join(
            [
                "default-src 'none'",
                f"script-src {_hash(script)} {_hash(vis)}",
                f"style-src {_hash(style)}",
                "img-src data:",
                "base-uri 'none'",
                "form-action 'none'",
            ]
        ),
        "style": style,
        "script": script,
        "vis": _pack(vis),
        "encoding": "gzip" if packed else "none",
        "data": _pack(text) if packed else text,
    }
    # One pass: what a value holds is never taken for a placeholder.
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], _read(here / "page.html"))


def _through_pyvis(nodes: list[Json], edges: list[Json]) -> Json:
    # Imported here: pyvis imports IPython, which takes a second.
    from pyvis.network import Network  # noqa: PLC0415

    class Scene(Network):  # type: ignore[misc]
        """pyvis's network, linear in time and told the truth.

        pyvis looks every id up in a list, replaces an empty label by the id, and gives every node a
        font and a colour of its own.
        """

        def add_node(self, n_id: int, label: str, **options: Any) -> None:
            node = {"id": n_id, "label": label, **options}
            self.nodes.append(node)
            self.node_ids.append(n_id)
            self.node_map[n_id] = node

        def add_edge(self, source: int, to: int, **options: Any) -> None:
            if source not in self.node_map or to not in self.node_map:
                raise ValueError(f"edge {source} → {to}: no such node")
            self.edges.append({"from": source, "to": to, **options})

    scene = Scene(directed=True, cdn_resources="in_line")
    for node in nodes:
        scene.add_node(node["id"], **{key: value for key, value in node.items() if key != "id"})
    for edge in edges:
        options = {key: value for key, value in edge.items() if key not in ("from", "to")}
        scene.add_edge(edge["from"], edge["to"], **options)
    return {"nodes": scene.nodes, "edges": scene.edges}


def _vis_network() -> str:
    """The script of vis-network 9.1.2 that pyvis carries.

    Its style sheet only dresses the buttons and tooltips that this page replaces by its own.
    """
    root = resources.files("pyvis")
    for folder in ("templates/lib", "lib"):
        file = root / folder / "vis-9.1.2" / "vis-network.min.js"
        if file.is_file():
            return re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", _read(file))
    raise FileNotFoundError("pyvis: it carries no vis-network 9.1.2. Install pyvis 0.3.2.")


def _title(nodes: list[Json]) -> str:
    works = [node for node in nodes if node["group"] in ("series", "film")]
    works.sort(key=lambda node: (-node["weight"], node["label"], node["iri"]))
    names = [node["label"] for node in works]
    if not names:
        return "Shows and who makes them"
    if len(names) <= 3:
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{names[0]}, {names[1]} and {len(names) - 2} more"


def _read(file: Any) -> str:
    # Line ends as they are after parsing, or the hashes would not match on Windows.
    return str(file.read_text(encoding="utf-8")).replace("\r\n", "\n")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _pack(text: str) -> str:
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()
