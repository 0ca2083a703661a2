"""A part of a network: what is near to a thing, and what is most central."""

import difflib

import networkx as nx

from ...ontology.errors import ShowkgError
from ..identity import slug
from .network import measure
from .picture import Picture


def excerpt(network: nx.MultiDiGraph, picture: Picture) -> nx.MultiDiGraph:
    """Cut a network down; it is not changed itself.

    Returns:
        Part of the network, its nodes and edges in the same order, measured anew; the network
        itself if the picture asks for all of it.

    Raises:
        ShowkgError: Nothing has the name that the picture is about.
    """
    if not picture.narrows():
        return network
    middle = _named(network, picture.about) if picture.about is not None else set()
    kept = _around(network, middle, picture.depth) if middle else set(network)
    if picture.top is not None:
        order = sorted(kept, key=lambda iri: (iri not in middle, -network.nodes[iri]["size"], iri))
        kept = set(order[: picture.top])
    part = nx.MultiDiGraph(**network.graph, part=True)
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
    wanted = slug(name)
    for names_of in (lambda data: [data["label"]], lambda data: data["aliases"]):
        found = {iri for iri, data in network.nodes(data=True) if wanted in map(slug, names_of(data))}
        if found:
            return found
    labels = {
        slug(data["label"]): data["label"] for _, data in sorted(network.nodes(data=True), reverse=True)
    }
    near = difflib.get_close_matches(wanted, labels, n=3, cutoff=0.6)
    hint = f"Did you mean {' or '.join(labels[key] for key in near)}?" if near else "Check the name."
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
