"""JSON-LD as a tree: each work with its people and characters in it, each statement with its sentence.

A thing is written out where it is first mentioned and named by its identifier from there on, so the file
reads back to the same graph.
"""

import json
from typing import IO, Any

from ...ontology.terms import PROV, SCHEMA, SKG, curie
from ..store import EmbeddedStore
from .turtle import json_ld

_FRAMES: dict[str, frozenset[str] | None] = {
    # prefix of the node → the properties in which things are written out; None: in all.
    "work": None,
    "season": frozenset({curie(SCHEMA.actor), curie(SCHEMA.character)}),
    "episode": frozenset({curie(SCHEMA.director), curie(SKG.writer)}),
    "statement": frozenset({curie(PROV.wasDerivedFrom)}),
    "plot": frozenset({curie(PROV.wasDerivedFrom)}),
}
_LEAVES = ("person", "character", "organization", "place", "object", "award", "sentence")


def write_framed(store: EmbeddedStore, stream: IO[bytes]) -> None:
    """Write JSON-LD with our context, sorted; equal graphs give equal files."""
    document = json.loads(json_ld(set(store.n_triples())))
    context = document["@context"]
    nodes = {node["@id"]: node for node in document["@graph"]}
    placed: set[str] = set()
    for iri, node in nodes.items():
        prefix = iri.partition(":")[0]
        if prefix not in _FRAMES:
            continue
        wanted = _FRAMES[prefix]
        for key, value in node.items():
            rule = context.get(key)
            ties = isinstance(rule, dict) and rule.get("@type") == "@id"
            if ties and (wanted is None or key in wanted):
                node[key] = _embed(value, nodes, placed)
    top = [node for iri, node in nodes.items() if iri not in placed]
    text = json.dumps({"@context": context, "@graph": top}, ensure_ascii=False, indent=1)
    stream.write((text + "\n").encode())


def _embed(value: Any, nodes: dict[str, Any], placed: set[str]) -> Any:
    if isinstance(value, list):
        return [_embed(item, nodes, placed) for item in value]
    if isinstance(value, str) and value in nodes and value not in placed and value.startswith(_LEAVES):
        placed.add(value)
        return nodes[value]
    return value
