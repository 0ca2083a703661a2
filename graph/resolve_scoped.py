"""Which characters, groups and objects of stories are one: they belong to their work.

Within a work the same name is the same thing. A first name is the character whose full name begins with it,
if there is one such character; a surname alone may be anybody of the family and stays in its article, unless
the same person plays both or a rank goes before it (Agent Gaad). A character of an article that does not
tell its work is the one of that full name in the works that the article is about.
"""

from collections import defaultdict
from collections.abc import Mapping

from ..ontology.terms import ENTITY_CLASSES, ID_BASE, SKG
from .identity import local_name, slug
from .nodes import Mention, Nodes, Step
from .resolve_works import join_slip
from .spelling import one_edit, slips, squeezed, tokens, untitled


def resolve_scoped(nodes: Nodes) -> None:
    fictional: dict[str, list[Mention]] = defaultdict(list)
    for iri, mentions in nodes.mentions("character", "object", "organization").items():
        fictional[iri] = [m for m in mentions if m.thing.cls in _SCOPED]
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mentions in fictional.values():
        for mention in mentions:
            work = nodes.work_of(mention)
            if work is not None:
                groups[_iri(mention, local_name(work))].append(mention)
    known = set(groups)
    found_work: list[Mention] = []
    for mentions in fictional.values():
        for mention in mentions:
            if nodes.work_of(mention) is None:
                node = _of_work_about(nodes, mention, known)
                groups[node or mention.thing.iri].append(mention)
                if node is not None:
                    found_work.append(mention)
    _scope_surnames(groups)
    step = nodes.step(groups)
    for mention in found_work:
        step.because[mention.article, mention.thing.id] = (
            "the only one of that name in what the article is about"
        )
    players = {node: _players(nodes, some) for node, some in step.groups.items()}
    by_work: dict[str, list[str]] = defaultdict(list)
    for node in sorted(step.groups):
        if node.startswith(f"{ID_BASE}character/"):
            by_work[_work(node)].append(node)
    for work in sorted(by_work):
        _first_names(step, by_work[work], players)
        _played_by_the_same(step, by_work[work], players)
        _slips(step, by_work[work], players)
    step.finish(lambda node: (-len(tokens(_name(node))), -len(step.groups[node])))


_SCOPED = frozenset({SKG.Character, SKG.FictionalOrganization, SKG.StoryObject})


def _iri(mention: Mention, work: str) -> str:
    kind = ENTITY_CLASSES[mention.thing.cls]
    return f"{ID_BASE}{kind}/{work}.{slug(mention.thing.names[0])}"


def _work(node: str) -> str:
    """Local name of the work in the IRI of a character; work names have dots of their own."""
    return _stem(node).rpartition(".")[0]


def _name(node: str) -> str:
    return _stem(node).rpartition(".")[2]


def _stem(node: str) -> str:
    """Local name without the article that a surname stays in."""
    local = local_name(node.partition("@")[0])
    return local.partition("~")[0]


def _of_work_about(nodes: Nodes, mention: Mention, known: set[str]) -> str | None:
    if len(tokens(slug(mention.thing.names[0]))) < 2:
        return None
    iris = nodes.iris[mention.article]
    about = [iris[work] for work in nodes.profiles[mention.article].about if work in iris]
    found = sorted({_iri(mention, local_name(work)) for work in about} & known)
    return found[0] if len(found) == 1 else None


def _scope_surnames(groups: dict[str, list[Mention]]) -> None:
    """Give every article its own node for a single name that ends a full name, or begins several."""
    first: dict[tuple[str, str], set[str]] = defaultdict(set)
    last: dict[tuple[str, str], set[str]] = defaultdict(set)
    for node in groups:
        if node.startswith(f"{ID_BASE}character/"):
            words = tokens(_name(node))
            if len(words) > 1 and untitled(_name(node)) is None:
                first[_work(node), words[0]].add(node)
                last[_work(node), words[-1]].add(node)
    for node in sorted(groups):
        if not node.startswith(f"{ID_BASE}character/") or len(tokens(_name(node))) > 1:
            continue
        at = _work(node), _name(node)
        if at in last or len(first.get(at, ())) > 1:
            for mention in groups.pop(node):
                groups[f"{node}~{mention.article}"].append(mention)


def _players(nodes: Nodes, mentions: list[Mention]) -> frozenset[str]:
    """IRIs of the people who play a character, those of full name only."""
    found = set()
    for mention in mentions:
        iris = nodes.iris[mention.article]
        for subject, predicate, obj in nodes.profiles[mention.article].ties:
            if predicate == SKG.portrays and obj == mention.thing.id and subject in iris:
                found.add(iris[subject])
    return frozenset(iri for iri in found if len(tokens(local_name(iri))) > 1)


def _first_names(step: Step, nodes: list[str], players: Mapping[str, frozenset[str]]) -> None:
    """``Elizabeth`` is Elizabeth Jennings if no other Elizabeth is known; ``Agent Gaad`` is Frank Gaad."""
    first: dict[str, list[str]] = defaultdict(list)
    last: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        words = tokens(_name(node))
        if len(words) > 1 and untitled(_name(node)) is None:
            first[words[0]].append(node)
            last[words[-1]].append(node)
    for node in nodes:
        name = _name(node)
        surname = untitled(name)
        if surname is not None:
            fits, why = last.get(surname, []), "a rank and a surname that only one character has"
        elif len(tokens(name)) == 1 and "~" not in node:
            fits, why = first.get(name, []), "a first name that only one character has"
        else:
            continue
        fits = [other for other in fits if not _apart(step, node, other, players)]
        if len({step.clusters.find(other) for other in fits}) == 1:
            step.join(node, fits[0], f"{why} in this work")


def _played_by_the_same(step: Step, nodes: list[str], players: Mapping[str, frozenset[str]]) -> None:
    """Names of which one is a part or a short form of the other, played by the same person."""
    by_player: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        for player in players[node]:
            by_player[player].append(node)
    for player in sorted(by_player):
        for node in by_player[player]:
            fits = [
                other
                for other in by_player[player]
                if other != node and _is_part(_name(node), _name(other)) and not _together(step, node, other)
            ]
            if len({step.clusters.find(other) for other in fits}) == 1:
                step.join(node, fits[0], "a part of the full name, and the same person plays it")


def _is_part(short: str, full: str) -> bool:
    words, others = tokens(untitled(short) or short), tokens(full)
    if len(words) < len(others):
        return set(words) <= set(others)
    # Ed Baldwin, Edward Baldwin
    return (
        len(words) == len(others) > 1
        and words[1:] == others[1:]
        and words[0] != others[0]
        and others[0].startswith(words[0])
    )


def _slips(step: Step, nodes: list[str], players: Mapping[str, frozenset[str]]) -> None:
    named = {_name(node): node for node in nodes if "~" not in node and "@" not in node}
    for one, other in slips(named):
        if not _apart(step, named[one], named[other], players):
            join_slip(step, named[one], named[other])
    # Single names are short: a slip only if the same person plays both.
    by_player: dict[str, list[str]] = defaultdict(list)
    for name, node in sorted(named.items()):
        for player in players[node] if len(tokens(name)) == 1 and len(squeezed(name)) > 4 else ():
            by_player[player].append(node)
    for several in by_player.values():
        for number, node in enumerate(several):
            for rival in several[:number]:
                if one_edit(_name(node), _name(rival)) and not _together(step, node, rival):
                    join_slip(step, node, rival)


def _apart(step: Step, one: str, other: str, players: Mapping[str, frozenset[str]]) -> bool:
    """Whether two names are two characters: one article names both, or different people play them."""
    if _together(step, one, other):
        return True
    return bool(players[one] and players[other] and not players[one] & players[other])


def _together(step: Step, one: str, other: str) -> bool:
    first = {mention.article for mention in step.groups[one]}
    return any(mention.article in first for mention in step.groups[other])
