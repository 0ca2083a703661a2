"""Which names of different articles are one person.

The same full name is the same person. Full names that differ in spelling only are one: how initials are
written always, a middle initial or a slip only where both have the same part in the same work. A single
name is nobody's in particular if somebody's full name begins or ends with it: it then stays in its article.
"""

from collections import defaultdict
from collections.abc import Mapping

from ..ontology.terms import SKG
from .identity import local_name, slug
from .nodes import Mention, Nodes, Step
from .resolve_works import join_slip
from .spelling import slips, tokens, with_initials_joined, without_middle_initial


def resolve_people(nodes: Nodes) -> None:
    mentions = nodes.mentions("person")
    parts = {
        token
        for iri in mentions
        for words in (tokens(local_name(iri)),)
        if len(words) > 1
        for token in (words[0], words[-1])
    }
    groups: dict[str, list[Mention]] = defaultdict(list)
    for iri, some in mentions.items():
        name = local_name(iri)
        for mention in some:
            alone = len(tokens(name)) == 1 and name in parts
            groups[f"{iri}~{mention.article}" if alone else iri].append(mention)
    step = nodes.step(groups)
    roles = {node: _roles(nodes, some) for node, some in step.groups.items()}
    _initials(step)
    _middle_initials(step, roles)
    _other_names(step, roles)
    _slips(step, roles)
    step.finish(lambda node: (-_letters(node), -len(tokens(_name(node))), -len(step.groups[node])))


def _name(node: str) -> str:
    return local_name(node.partition("@")[0]).partition("~")[0]


def _letters(node: str) -> int:
    """How many words are written out: ``jeffrey_abrams`` names a person better than ``j_j_abrams``."""
    return sum(len(word) > 2 for word in tokens(_name(node)))


def _roles(nodes: Nodes, mentions: list[Mention]) -> frozenset[tuple[str, str]]:
    """What a person is of which work or character: property and IRI, or the name of the character."""
    found = set()
    for mention in mentions:
        things, iris = nodes.things[mention.article], nodes.iris[mention.article]
        for subject, predicate, obj in nodes.profiles[mention.article].ties:
            if obj == mention.thing.id and subject in iris:
                found.add((predicate, iris[subject]))
            elif subject == mention.thing.id and predicate == SKG.portrays and obj in things:
                character = things[obj]
                work = iris.get(character.work or "")
                if work is not None:
                    found.add((predicate, f"{work} {slug(character.names[0])}"))
    return frozenset(found)


def _initials(step: Step) -> None:
    written: dict[str, list[str]] = defaultdict(list)
    for node in sorted(step.groups):
        if len(tokens(_name(node))) > 1:
            written[with_initials_joined(_name(node))].append(node)
    for nodes in written.values():
        for node in nodes[1:]:
            step.join(node, nodes[0], "the same name, its initials written otherwise")


def _middle_initials(step: Step, roles: Mapping[str, frozenset[tuple[str, str]]]) -> None:
    full: dict[str, list[str]] = defaultdict(list)
    for node in sorted(step.groups):
        short = without_middle_initial(_name(node))
        if short is not None:
            full[short].append(node)
    for node in sorted(step.groups):
        fits = [
            other
            for other in full.get(_name(node), ())
            if roles[node] & roles[other] and not _together(step, node, other)
        ]
        if len({step.clusters.find(other) for other in fits}) == 1:
            step.join(node, fits[0], "the same name without its middle initial, with the same part in a work")


def _other_names(step: Step, roles: Mapping[str, frozenset[tuple[str, str]]]) -> None:
    """A full name that another article gives as a second name of its person."""
    aliases: dict[str, set[str]] = defaultdict(set)
    for node, mentions in step.groups.items():
        for mention in mentions:
            for name in mention.thing.names[1:]:
                key = slug(name)
                if len(tokens(key)) > 1 and key != _name(node):
                    aliases[key].add(node)
    for node in sorted(step.groups):
        fits = [
            other
            for other in sorted(aliases.get(_name(node), ()))
            if roles[node] & roles[other] and not _together(step, node, other)
        ]
        if len({step.clusters.find(other) for other in fits}) == 1:
            name = step.groups[fits[0]][0].thing.names[0]
            step.join(node, fits[0], f"another article calls {name} so too, with the same part in a work")


def _slips(step: Step, roles: Mapping[str, frozenset[tuple[str, str]]]) -> None:
    by_role: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for node in sorted(step.groups):
        if "@" not in node:
            for role in roles[node]:
                by_role[role][_name(node)] = node
    for role in sorted(by_role):
        for one, other in slips(by_role[role]):
            node, rival = by_role[role][one], by_role[role][other]
            if not _together(step, node, rival):
                join_slip(step, node, rival)


def _together(step: Step, one: str, other: str) -> bool:
    first = {mention.article for mention in step.groups[one]}
    return any(mention.article in first for mention in step.groups[other])
