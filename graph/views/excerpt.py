"""A part of a network: what is near to a thing, and what is most central."""

import difflib
from collections.abc import Mapping
from typing import Any

import networkx as nx

from ...ontology.errors import ShowkgError
from ..text import clean_name, fold
from .network import measure
from .picture import Picture

_DEPTH = 2
"""Links away, unless the picture says how many: cast and makers of a show, and their other shows."""


def excerpt(network: nx.MultiDiGraph, picture: Picture) -> nx.MultiDiGraph:
    """Cut a network down; it is not changed itself.

    Returns:
        Part of the network, its nodes and edges in the same order, measured anew, whose attribute ``about``
        lists the IRIs that have the name; the network itself if the picture asks for all of it.

    Raises:
        ShowkgError: Nothing has the name that the picture is about.
    """
    if not picture.narrows():
        return network
    middle = _named(network, picture.about) if picture.about is not None else set()
    depth = _DEPTH if picture.depth is None else picture.depth
    kept = _around(network, middle, depth) if middle else set(network)
    if picture.top is not None:
        order = sorted(kept, key=lambda iri: (iri not in middle, -network.nodes[iri]["size"], iri))
        kept = set(order[: picture.top])
    part = nx.MultiDiGraph(**network.graph, part=True, about=sorted(middle))
    part.add_nodes_from((iri, dict(data)) for iri, data in network.nodes(data=True) if iri in kept)
    part.add_edges_from(
        (subject, obj, key, data)
        for subject, obj, key, data in network.edges(keys=True, data=True)
        if subject in kept and obj in kept
    )
    measure(part)
    return part


def _named(network: nx.MultiDiGraph, name: str) -> set[str]:
    """All things of a name: a series and the film of the same name both count."""
    if name in network:
        return {name}
    wanted = clean_name(name)

    def labels(data: Mapping[str, Any]) -> list[str]:
        return [data["label"]]

    def aliases(data: Mapping[str, Any]) -> list[str]:
        return list(data["aliases"])

    # A name is meant as it is spelled before it is meant roughly, and a label before another name.
    for alike in (str, fold):
        for names_of in (labels, aliases):
            found = {
                iri
                for iri, data in network.nodes(data=True)
                if alike(wanted) and alike(wanted) in map(alike, names_of(data))
            }
            if found:
                return found
    known = {fold(data["label"]): data["label"] for _, data in sorted(network.nodes(data=True), reverse=True)}
    near = difflib.get_close_matches(fold(wanted), known, n=3, cutoff=0.6)
    hint = f"Did you mean {' or '.join(known[key] for key in near)}?" if near else "Check the name."
    raise ShowkgError(f"--about {name}: nothing in the graph has this name. {hint}")


def _around(network: nx.MultiDiGraph, middle: set[str], depth: int) -> set[str]:
    reached, front = set(middle), set(middle)
    for _ in range(depth):
        front = {
            end
            for iri in front
            for end in (*network.successors(iri), *network.predecessors(iri))
            if end not in reached
        }
        reached |= front
    return reached
