"""Which titles of different articles are one work.

Works of one kind and title are one, unless their years and their people say that one is a remake. A title
whose kind its article does not tell is the work of that title whose people, seasons or author fit.
Titles that differ by a slip are one if they have people in common; so is a title that another article
gives as a second name of its work.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..ontology.terms import SCHEMA, SKG, WORK_CLASSES
from .identity import SUFFIX_OF_WORK, local_name, slug
from .nodes import Mention, Nodes, Step, count, most
from .spelling import slips, squeezed

REMAKE_YEARS = 3
"""Years between a work and its remake, at least: the press dates one production up to two years apart
(festival, first release, release here); remakes sooner than that are rare. Own choice."""

_ACTED = frozenset({SCHEMA.TVSeries, SCHEMA.Movie, SCHEMA.Play, SCHEMA.VideoGame})
_WRITTEN = frozenset({SCHEMA.Book, SCHEMA.Play, SCHEMA.ComicStory})
_ACTING = frozenset({SCHEMA.actor, SCHEMA.character, SCHEMA.director, SKG.showrunner, SKG.executiveProducer})

Context = Mapping[tuple[str, str], frozenset[str]]
"""Article and id of a work → local names of its people and characters there."""


def resolve_works(nodes: Nodes) -> None:
    context, ties = _context(nodes)
    groups: dict[str, list[Mention]] = {}
    for iri, mentions in nodes.mentions("work").items():
        for name, some in _split(iri, mentions, nodes, context).items():
            groups[name] = some
    step = nodes.step(groups)
    classes = {node: step.groups[node][0].thing.cls for node in step.groups}
    people = {
        node: frozenset().union(*(context[m.article, m.thing.id] for m in mentions))
        for node, mentions in step.groups.items()
    }
    by_title: dict[str, list[str]] = defaultdict(list)
    for node in sorted(step.groups):
        by_title[_key(node, step)].append(node)
    for title in sorted(by_title):
        _same_title(by_title[title], step, classes, people)
        _unknown_kind(by_title[title], step, classes, people, context, ties)
    _other_names(step, by_title, classes, people)
    _slips(step, by_title, classes, people)
    step.finish(lambda node: (step.groups[node][0].thing.cls == SCHEMA.CreativeWork, -len(step.groups[node])))


def _context(nodes: Nodes) -> tuple[Context, dict[tuple[str, str], set[str]]]:
    """Who belongs to a work in an article, and by which properties anything does."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    ties: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, profile in nodes.profiles.items():
        things = nodes.things[key]
        for thing in profile.things:
            if thing.work is not None and thing.cls == SKG.Character:
                # By name: the rest of its IRI changes with the kind of its work.
                found[key, thing.work].add("character." + slug(thing.names[0]))
            elif thing.cls in (SCHEMA.TVSeason, SCHEMA.TVEpisode) and thing.work is not None:
                ties[key, thing.work].add("part")
            elif thing.cls in WORK_CLASSES:
                found[key, thing.id].update(())
        for subject, predicate, obj in profile.ties:
            for work, other in ((subject, obj), (obj, subject)):
                if work in things and things[work].cls in WORK_CLASSES:
                    ties[key, work].add(predicate)
                    if other in things and things[other].cls == SCHEMA.Person:
                        found[key, work].add(local_name(things[other].iri))
    return {at: frozenset(names) for at, names in found.items()}, ties


def _split(iri: str, mentions: list[Mention], nodes: Nodes, context: Context) -> dict[str, list[Mention]]:
    """Set works of one title and kind apart whose years differ and who have nobody in common."""
    years: dict[str, int] = {}
    for mention in mentions:
        told = [year for id_, year in nodes.profiles[mention.article].years if id_ == mention.thing.id]
        if told:
            years[mention.article] = min(told)
    distinct = sorted(set(years.values()))
    if not distinct or distinct[-1] - distinct[0] < REMAKE_YEARS:
        return {iri: mentions}
    spans = [[distinct[0]]]
    for year in distinct[1:]:
        if year - spans[-1][-1] >= REMAKE_YEARS:
            spans.append([])
        spans[-1].append(year)
    groups: list[tuple[list[int], set[str]]] = []
    for span in spans:
        people: set[str] = set()
        for mention in mentions:
            if years.get(mention.article) in span:
                people |= context[mention.article, mention.thing.id]
        groups.append((span, people))
    merged: list[tuple[list[int], set[str]]] = []
    for span, people in groups:
        # Without people on both sides, the years alone are no reason: one of them may be an error.
        alike = [group for group in merged if not people or not group[1] or people & group[1]]
        if alike:
            alike[0][0].extend(span)
            alike[0][1].update(people)
        else:
            merged.append((span, people))
    if len(merged) == 1:
        return {iri: mentions}
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        told_year = years.get(mention.article)
        found[f"{iri}.{min(_of_year(told_year, mention, nodes, context, merged))}"].append(mention)
    return found


def _of_year(
    year: int | None,
    mention: Mention,
    nodes: Nodes,
    context: Context,
    groups: list[tuple[list[int], set[str]]],
) -> list[int]:
    """Choose the production that an article means: by year, else by people, else the latest before it."""
    if year is not None:
        return next(span for span, _ in groups if year in span)
    people = context[mention.article, mention.thing.id]
    shared = {str(number): len(people & group[1]) for number, group in enumerate(groups)}
    best = most(shared)
    if best is not None:
        return groups[int(best)][0]
    published = (nodes.profiles[mention.article].published or "9999")[:4]
    before = [span for span, _ in groups if str(min(span)) <= published] or [groups[0][0]]
    return before[-1]


def _key(node: str, step: Step) -> str:
    return squeezed(slug(step.groups[node][0].thing.names[0]))


def _same_title(
    titles: list[str], step: Step, classes: Mapping[str, str], people: Mapping[str, frozenset[str]]
) -> None:
    """Titles that differ in where words end: ``Spider-Man`` and ``Spiderman``."""
    for number, node in enumerate(titles):
        for other in titles[:number]:
            years = [_year(node), _year(other)]
            if classes[node] == classes[other] and (years[0] == years[1] or people[node] & people[other]):
                step.join(node, other, "the same title but for where words end")


def _year(node: str) -> str | None:
    last = node.partition("@")[0].rpartition(".")[2]
    return last if last.isdigit() and len(last) == 4 else None


def _unknown_kind(
    titles: list[str],
    step: Step,
    classes: Mapping[str, str],
    people: Mapping[str, frozenset[str]],
    context: Context,
    ties: Mapping[tuple[str, str], set[str]],
) -> None:
    unknown = [node for node in titles if classes[node] == SCHEMA.CreativeWork]
    known = [node for node in titles if classes[node] != SCHEMA.CreativeWork]
    if not unknown or not known:
        return
    for node in unknown:
        # Each article may mean another one of them.
        chosen: dict[str, list[Mention]] = defaultdict(list)
        for mention in step.groups[node]:
            told = ties.get((mention.article, mention.thing.id), set())
            fits = [
                other
                for other in known
                if not any(m.article == mention.article for m in step.groups[other])
                and _fits(classes[other], told)
            ]
            shared = {
                other: len(people[other] & context[mention.article, mention.thing.id]) for other in fits
            }
            best = fits[0] if len({step.clusters.find(f) for f in fits}) == 1 else most(shared)
            chosen[best or ""].append(mention)
        for best, mentions in sorted(chosen.items()):
            if not best:
                continue
            kind = SUFFIX_OF_WORK[classes[best]] or "series"
            reason = f"the only {kind} of that title that fits; this article does not tell its kind"
            if len(chosen) == 1:
                step.join(node, best, reason)
                break
            moved = f"{node}@{mentions[0].article}"
            if moved in step.groups:
                continue
            for mention in mentions:
                step.groups[node].remove(mention)
            step.groups[moved] = mentions
            if not step.groups[node]:
                del step.groups[node]
            step.clusters.find(moved)
            step.join(moved, best, reason)


def _fits(cls: str, told: Iterable[str]) -> bool:
    told = set(told)
    if "part" in told and cls not in (SCHEMA.TVSeries, SCHEMA.CreativeWorkSeries):
        return False
    if told & _ACTING and cls not in _ACTED | {SCHEMA.CreativeWorkSeries}:
        return False
    return not (SCHEMA.author in told and cls not in _WRITTEN)


def _other_names(
    step: Step,
    by_title: Mapping[str, list[str]],
    classes: Mapping[str, str],
    people: Mapping[str, frozenset[str]],
) -> None:
    """A title that another article gives as a second name of its work."""
    aliases: dict[str, set[str]] = defaultdict(set)
    for node, mentions in step.groups.items():
        own = _key(node, step)
        for mention in mentions:
            for name in mention.thing.names[1:]:
                key = squeezed(slug(name))
                if key != own and key in by_title:
                    aliases[key].add(node)
    for key in sorted(aliases):
        for node in filter(step.groups.__contains__, by_title[key]):
            fits = [
                other
                for other in sorted(aliases[key])
                if classes[node] in (classes[other], SCHEMA.CreativeWork)
                and people[node] & people[other]
                and not _together(step, node, other)
            ]
            if len({step.clusters.find(other) for other in fits}) == 1:
                title = step.groups[fits[0]][0].thing.names[0]
                step.join(node, fits[0], f"another article calls {title} so too, with the same people")


def _slips(
    step: Step,
    by_title: Mapping[str, list[str]],
    classes: Mapping[str, str],
    people: Mapping[str, frozenset[str]],
) -> None:
    slugs: dict[str, list[str]] = defaultdict(list)
    for nodes in by_title.values():
        for node in filter(step.groups.__contains__, nodes):
            slugs[slug(step.groups[node][0].thing.names[0])].append(node)
    for one, other in slips(slugs):
        for node in slugs[one]:
            for rival in slugs[other]:
                if (
                    classes[node] == classes[rival]
                    and people[node] & people[rival]
                    and not _together(step, node, rival)
                ):
                    join_slip(step, node, rival)


def _together(step: Step, one: str, other: str) -> bool:
    """Whether an article names both, as two things."""
    first = {mention.article for mention in step.groups[one]}
    return any(mention.article in first for mention in step.groups[other])


def join_slip(step: Step, one: str, other: str) -> None:
    """Join two spellings; the rarer one is the slip, of two equally rare ones the one that sorts later."""
    right, wrong = sorted((one, other), key=lambda node: (-len(step.groups[node]), node))
    name = step.groups[right][0].thing.names[0]
    if step.join(wrong, right, f"one letter differs from {name}, and the context is the same"):
        spellings = count(mention.thing.names[0] for mention in step.groups[wrong])
        step.slips[wrong] = set(spellings)
