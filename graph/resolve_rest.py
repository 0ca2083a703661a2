"""Which organizations, places and awards are one: by name.

Names are one if they differ only in where words end; an abbreviation is the name that an article gives
with it if its letters begin the words of that name.
"""

from collections import defaultdict

from ..ontology.terms import SKG
from .identity import local_name, slug
from .nodes import Mention, Nodes, Step
from .spelling import squeezed, tokens

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la"})

MIN_SQUEEZED = 6
"""Letters from which on a name is the same however it is cut into words. Own choice: short names and
abbreviations are cut to tell them apart."""


def resolve_rest(nodes: Nodes) -> None:
    for kind in ("organization", "place", "award"):
        groups: dict[str, list[Mention]] = {}
        for iri, mentions in nodes.mentions(kind).items():
            real = [m for m in mentions if m.thing.cls != SKG.FictionalOrganization]
            if real:
                groups[iri] = real
        step = nodes.step(groups)
        _cut_otherwise(step)
        if kind == "organization":
            _abbreviations(step)
        step.finish(lambda node, step=step: (-len(tokens(_name(node))), -len(step.groups[node])))  # type: ignore[misc]


def _name(node: str) -> str:
    return local_name(node.partition("@")[0])


def _cut_otherwise(step: Step) -> None:
    written: dict[str, list[str]] = defaultdict(list)
    for node in sorted(step.groups):
        key = squeezed(_name(node))
        if len(key) >= MIN_SQUEEZED:
            written[key].append(node)
    for nodes in written.values():
        for node in nodes[1:]:
            step.join(node, nodes[0], "the same name but for where words end")


def _abbreviations(step: Step) -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for node, mentions in step.groups.items():
        for mention in mentions:
            for name in mention.thing.names:
                short = slug(name)
                if short != _name(node) and _abbreviates(short, _name(node)):
                    meant[short].add(node)
    for node in sorted(step.groups):
        fits = sorted(meant.get(_name(node), ()))
        if len({step.clusters.find(other) for other in fits}) == 1:
            name = step.groups[fits[0]][0].thing.names[0]
            step.join(node, fits[0], f"another article gives it as the abbreviation of {name}")


def _abbreviates(short: str, name: str) -> bool:
    words = tokens(name)
    letters = short.replace("_", "")
    return len(letters) > 1 and letters in (
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in _SMALL),
    )
