"""Two tables, of nodes and of edges, that Neo4j and Gephi import as they are.

Neo4j: ``neo4j-admin database import full --nodes=shows-nodes.csv --relationships=shows-edges.csv``; the
headers are those of https://neo4j.com/docs/operations-manual/current/import/. Gephi: File, Import
spreadsheet, first the nodes, then the edges. Cells are on one line; those that a spreadsheet would run as a
formula get an apostrophe before them.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, Final

import networkx as nx

from ..identity import local_name
from .tables import write_csv

LAYOUTS: Final = ("neo4j", "gephi")

_NODES = {
    "neo4j": (
        "iri:ID", "label", "kind", "aliases:string[]", "work", "season:int", "episode:int", "size:float",
        "community:int", "links:string[]", "values:string[]", ":LABEL",
    ),
    "gephi": (
        "Id", "Label", "Kind", "Aliases", "Work", "Season", "Episode", "Size", "Community", "Links", "Values",
    ),
}  # fmt: skip
_EDGES = {
    "neo4j": (
        ":START_ID", ":END_ID", ":TYPE", "label", "predicate", "asserted:boolean", "modality",
        "confidence:float", "sources:int", "season:int", "episode:int", "quote", "headline", "url", "published",
    ),
    "gephi": (
        "Source", "Target", "Type", "Label", "Predicate", "Asserted", "Modality", "Confidence", "Weight",
        "Season", "Episode", "Quote", "Headline", "Url", "Published",
    ),
}  # fmt: skip


def paths_of(path: str) -> tuple[str, str]:
    """Name the two files: ``a/shows.csv`` → ``a/shows-nodes.csv`` and ``a/shows-edges.csv``."""
    whole = Path(path)
    nodes, edges = (str(whole.with_name(f"{whole.stem}-{part}.csv")) for part in ("nodes", "edges"))
    return nodes, edges


def write_nodes(network: nx.MultiDiGraph, stream: IO[bytes], layout: str) -> None:
    """Write the table of nodes in one of ``LAYOUTS``, in the order of the network."""
    write_csv(_NODES[layout], _node_rows(network, layout), stream)


def write_edges(network: nx.MultiDiGraph, stream: IO[bytes], layout: str) -> None:
    """Write the table of edges: one row for each tie, with its surest sentence and how many there are."""
    write_csv(_EDGES[layout], _edge_rows(network, layout), stream)


def _node_rows(network: nx.MultiDiGraph, layout: str) -> Iterator[list[str]]:
    # Neo4j parts lists at the semicolon.
    join: Callable[[Sequence[str]], str] = lambda items: ";".join(_line(i).replace(";", ",") for i in items)  # noqa: E731
    for iri, node in network.nodes.items():
        row = [
            iri,
            node["label"],
            node["kind"],
            join(node["aliases"]),
            node["work"],
            node["season"],
            node["episode"],
            node["size"],
            node["community"],
            join(node["links"]),
            join([f"{item['label']}: {item['value']}" for item in node["data"]]),
        ]
        if layout == "neo4j":
            row.append(local_name(node["cls"]))
        yield [_line(cell) for cell in row]


def _edge_rows(network: nx.MultiDiGraph, layout: str) -> Iterator[list[str]]:
    for subject, obj, edge in network.edges(data=True):
        statements = edge["statements"]
        surest: dict[str, Any] = statements[0] if statements else {}
        article = surest.get("article", {})
        predicate = edge["predicate"]
        row = [
            subject,
            obj,
            local_name(predicate) if layout == "neo4j" else "Directed",
            edge["label"],
            predicate,
            "true" if edge["asserted"] else "false",
            surest.get("modality"),
            surest.get("confidence"),
            # A tie that no sentence tells still is one.
            len(statements) if layout == "neo4j" else max(len(statements), 1),
            surest.get("season"),
            surest.get("episode"),
            surest.get("quote"),
            article.get("headline"),
            article.get("url"),
            article.get("published"),
        ]
        yield [_line(cell) for cell in row]


def _line(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())
