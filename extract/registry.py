"""Entities of a document with their ids, mentions and focuses, out of titles, places and things."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..ontology.records import Article, Entity, Mention, Position
from ..ontology.terms import SCHEMA, SKG
from .drafts import Draft, Parts
from .nlp import Sentence
from .reading import Focus
from .season_owners import Numbered, number_episodes
from .things import Thing, display_name
from .titles import Title
from .twins import same_name_works, split_twins
from .works import About, Place, Subject

_SERIAL: Final = frozenset({SCHEMA.TVSeries, SCHEMA.CreativeWork, SCHEMA.CreativeWorkSeries})
_SCOPED: Final = frozenset({SKG.Character, SKG.FictionalOrganization, SKG.StoryObject})


@dataclass(frozen=True, slots=True)
class Registry:
    """All entities of a document."""

    entities: dict[str, Entity]
    mentions: tuple[Mention, ...]
    """Names only, sorted; they do not overlap."""
    focuses: tuple[Focus, ...]
    about: tuple[str, ...]
    """Ids of the works that the article is about, the main one first."""
    spoils: Position | None


def register(
    article: Article,
    sentences: Sequence[Sentence],
    titles: Sequence[Title],
    places: Sequence[tuple[Sentence, Place]],
    things: Sequence[Thing],
    subject: Subject,
    abouts: Sequence[About],
    roles_work: Mapping[str, Title],
) -> Registry:
    """Give every thing that the document names an id.

    Args:
        article: The article.
        sentences: Its sentences.
        titles: Titles of works and episodes.
        places: Seasons and episodes with their sentences.
        things: Everything else that has a name.
        subject: What the article is about.
        abouts: What each sentence is about.
        roles_work: Key of a character's thing → the work that the text puts it in.
    """
    drafts: list[Draft] = []
    works: dict[int, Draft] = {}
    for title in titles:
        if title.episode:
            continue
        draft = Draft(title.cls, title.name, title.spans[0].start, set(title.aliases))
        spans, twins = split_twins(article, title)
        draft.spans = spans or list(title.spans)
        if spans:
            drafts += twins
        works[id(title)] = draft
        drafts.append(draft)
    drafts += same_name_works(article, works, titles, drafts, sentences, abouts)
    main = works.get(id(subject.default.title)) if subject.default.title else None
    homes = [works.get(id(a.title)) if a.title else main for a in abouts]
    parts = Parts(subject.default)
    _add_places(parts, places, abouts, homes, works)
    titled: dict[int, Draft] = {}
    numbered = number_episodes(article, places, titles)
    for title in titles:
        if title.episode:
            told = numbered.get(title, Numbered())
            part = _titled_episode(title, told, parts, sentences, abouts, homes, works, main)
            if part is not None:
                titled[id(title)] = part
    drafts += {id(d): d for d in [*parts.made.values(), *titled.values()]}.values()
    drafts += _drafts_of_things(things, abouts, works, roles_work, main)
    drafts = _needed(drafts)
    drafts.sort(key=lambda d: (d.first, d.cls, d.name))
    for i, draft in enumerate(drafts, 1):
        draft.id = f"e{i}"
    entities = {
        d.id: Entity(
            id=d.id,
            cls=d.cls,
            name=d.name,
            aliases=tuple(sorted(d.aliases - {d.name})),
            work=d.work.id if d.work and d.work.id else None,
            season=d.season,
            episode=d.episode,
        )
        for d in drafts
    }
    spoils = None
    if subject.spoils and main is not None and main.id:
        spoils = Position(work=main.id, season=subject.spoils.season, episode=subject.spoils.episode)
    return Registry(
        entities,
        tuple(_mentions(drafts)),
        tuple(_focus(a, home, parts, titled) for a, home in zip(abouts, homes, strict=True)),
        tuple(works[id(t)].id for t in subject.works if id(t) in works),
        spoils,
    )


def _add_places(
    parts: Parts,
    places: Sequence[tuple[Sentence, Place]],
    abouts: Sequence[About],
    homes: Sequence[Draft | None],
    works: Mapping[int, Draft],
) -> None:
    """Make the seasons and episodes that sentences name by number."""
    for sentence, place in places:
        about = abouts[sentence.index]
        strange = place.owner is not None and place.owner is not about.title
        work = works.get(id(place.owner)) if strange else homes[sentence.index]
        if work is None or work.cls not in _SERIAL or not place.real:
            continue
        season = place.season if place.season is not None or strange else about.season
        if place.episode is not None or place.finale:
            parts.episode(work, season, place.episode, span=place.span)
        elif place.season is not None:
            parts.season(work, place.season, place.span)


def _titled_episode(
    title: Title,
    told: Numbered,
    parts: Parts,
    sentences: Sequence[Sentence],
    abouts: Sequence[About],
    homes: Sequence[Draft | None],
    works: Mapping[int, Draft],
    main: Draft | None,
) -> Draft | None:
    """The episode that a title names: numbered beside it, else the article's own, else by the title alone.

    None where no work is known that it is an episode of.
    """
    first, default = title.spans[0], parts.default
    at = bisect_right(sentences, first.start, key=lambda s: s.span.start) - 1
    inside = at >= 0 and sentences[at].span.covers(first)
    about = abouts[at] if inside else default
    work = works.get(id(told.owner)) or (homes[at] if inside else None) or main
    if work is None:
        return None
    season = told.season if told.season is not None else about.season
    its_own = default.episode_title is title
    if told.episode is not None or told.finale:
        draft = parts.episode(work, season, told.episode)
    elif its_own and (default.episode is not None or default.finale):
        draft = parts.episode(work, about.season or default.season, default.episode)
    elif about.episode is not None and not _is_titled(parts, work, about):
        draft = parts.episode(work, about.season, about.episode)
    else:
        draft = Draft(SCHEMA.TVEpisode, title.name, first.start, work=work, season=season)
    draft.aliases.add(title.name)
    draft.spans += title.spans
    draft.first = min(draft.first, first.start)
    return draft


def _is_titled(parts: Parts, work: Draft, about: About) -> bool:
    """Has the episode a title already, or is it that of an article whose episode has another one?"""
    made = parts.made.get((id(work), about.season, about.episode))
    default = parts.default
    same = (about.season, about.episode) == (default.season, default.episode)
    return bool(made is not None and made.aliases) or (same and default.episode_title is not None)


def _drafts_of_things(
    things: Sequence[Thing],
    abouts: Sequence[About],
    works: Mapping[int, Draft],
    roles_work: Mapping[str, Title],
    main: Draft | None,
) -> Iterator[Draft]:
    titles = {w.name for w in works.values()}
    for thing in things:
        name, aliases = display_name(thing)
        if name in titles and thing.cls not in {SKG.Character, SCHEMA.Person}:
            continue
        draft = Draft(thing.cls, name, thing.names[0].span.start, set(aliases))
        draft.spans = [n.span for n in thing.names]
        if thing.cls in _SCOPED:
            title = roles_work.get(thing.key)
            draft.work = works.get(id(title)) if title else None
            draft.work = draft.work or _work_around(thing, abouts, works) or main
        yield draft


def _work_around(thing: Thing, abouts: Sequence[About], works: Mapping[int, Draft]) -> Draft | None:
    """The work that most sentences with this thing are about."""
    counts: dict[int, int] = {}
    for name in thing.names:
        about = abouts[name.sentence]
        if about.title is not None and id(about.title) in works:
            counts[id(about.title)] = counts.get(id(about.title), 0) + 1
    return works[max(counts, key=lambda k: (counts[k], -works[k].first))] if counts else None


def _needed(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without those that have lost all their places in the text and nobody needs."""
    owners = {id(d.work) for d in drafts if d.work}
    return [d for d in drafts if d.spans or id(d) in owners or d.cls in {SCHEMA.TVSeason, SCHEMA.TVEpisode}]


def _mentions(drafts: Sequence[Draft]) -> list[Mention]:
    """One mention a place: where spans overlap, the longer one stays."""
    pairs = sorted(
        ((s, d) for d in drafts for s in dict.fromkeys(d.spans)),
        key=lambda p: (-(p[0].end - p[0].start), p[0].start, p[1].id),
    )
    taken: set[int] = set()
    out = []
    for span, draft in pairs:
        cells = range(span.start, span.end)
        if any(c in taken for c in cells):
            continue
        taken.update(cells)
        out.append(Mention(span=span, entity=draft.id))
    return sorted(out, key=lambda m: m.span)


def _focus(
    about: About,
    work: Draft | None,
    parts: Parts,
    titled: Mapping[int, Draft],
) -> Focus:
    if work is None:
        return Focus()
    episode = None
    if about.episode_title is not None and id(about.episode_title) in titled:
        episode = titled[id(about.episode_title)]
    elif about.episode is not None:
        episode = parts.made.get((id(work), about.season, about.episode))
    elif about.finale:
        episode = parts.made.get((id(work), about.season, "finale"))
    number = about.episode if about.episode is not None else (episode.episode if episode else None)
    season = about.season if about.season is not None else (episode.season if episode else None)
    return Focus(work.id, season, number, episode.id if episode else None)
