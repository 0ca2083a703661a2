"""Which seasons and episodes are one: by series and number, else by series and title.

An episode that an article gives by title alone is the numbered one that another article titles so.
"""

from collections import defaultdict

from ..ontology.terms import ID_BASE, SCHEMA
from .identity import episode_iri, local_name, season_iri, title_of_part
from .nodes import Mention, Nodes, part_of


def resolve_parts(nodes: Nodes) -> None:
    groups: dict[str, list[Mention]] = defaultdict(list)
    titled: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mentions in nodes.mentions("season", "episode").values():
        for mention in mentions:
            node = _natural(nodes, mention)
            groups[node].append(mention)
            work, thing = nodes.work_of(mention), mention.thing
            if work is not None and thing.cls == SCHEMA.TVEpisode and thing.episode is not None:
                for title in _titles(nodes, mention):
                    titled[work, title].add(node)
    step = nodes.step(groups)
    for node in sorted(step.groups):
        mention = step.groups[node][0]
        thing, work = mention.thing, nodes.work_of(mention)
        if thing.cls != SCHEMA.TVEpisode or thing.episode is not None or work is None:
            continue
        fits = {
            other
            for title in _titles(nodes, mention)
            for other in titled.get((work, title), ())
            if thing.season in (None, step.groups[other][0].thing.season)
        }
        if len(fits) == 1:
            step.join(node, fits.pop(), "the only numbered episode that an article titles so")
    step.finish(lambda node: (step.groups[node][0].thing.episode is None, -len(step.groups[node])))


def _natural(nodes: Nodes, mention: Mention) -> str:
    thing, work = mention.thing, nodes.work_of(mention)
    if work is None:
        return thing.iri
    if thing.cls == SCHEMA.TVSeason and thing.season is not None:
        return season_iri(work, thing.season)
    if thing.cls == SCHEMA.TVEpisode and thing.episode is not None:
        return episode_iri(work, thing.season, thing.episode)
    alone = nodes.things[mention.article][thing.work or ""].iri
    kind = thing.iri.removeprefix(ID_BASE).partition("/")[0]
    return f"{ID_BASE}{kind}/{local_name(work)}.{part_of(thing.iri, alone)}"


def _titles(nodes: Nodes, mention: Mention) -> set[str]:
    thing = mention.thing
    work = nodes.things[mention.article][thing.work or ""]
    found = set()
    for name in thing.names:
        title = title_of_part(name, work.names[0], thing.season)
        # The finale of a season is one episode, that of nothing is any.
        if title in ("finale", "premiere"):
            if thing.season is not None:
                found.add(f"s{thing.season}.{title}")
        elif not any(char.isdigit() for char in title):
            found.add(title)
    return found
