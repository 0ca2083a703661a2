"""Entities of a document with their ids, mentions and focuses, out of titles, places and things."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ..ontology.records import Article, Entity, Mention, Position, Span
from ..ontology.terms import SCHEMA, SKG
from .entities import Thing, display_name
from .nlp import Sentence
from .reading import Focus
from .titles import Title
from .works import About, Place, Subject

_TWIN_KINDS: Final = {
    "novel": SCHEMA.Book,
    "novels": SCHEMA.Book,
    "novella": SCHEMA.Book,
    "book": SCHEMA.Book,
    "books": SCHEMA.Book,
    "memoir": SCHEMA.Book,
    "bestseller": SCHEMA.Book,
    "story": SCHEMA.CreativeWork,
    "short story": SCHEMA.CreativeWork,
    "trilogy": SCHEMA.Book,
    "comic": SCHEMA.ComicStory,
    "comics": SCHEMA.ComicStory,
    "comic book": SCHEMA.ComicStory,
    "comic books": SCHEMA.ComicStory,
    "comic series": SCHEMA.ComicStory,
    "graphic novel": SCHEMA.ComicStory,
    "graphic novels": SCHEMA.ComicStory,
    "manga": SCHEMA.ComicStory,
    "webtoon": SCHEMA.ComicStory,
    "game": SCHEMA.VideoGame,
    "games": SCHEMA.VideoGame,
    "video game": SCHEMA.VideoGame,
    "video games": SCHEMA.VideoGame,
    "play": SCHEMA.Play,
    "stage play": SCHEMA.Play,
    "musical": SCHEMA.Play,
    "podcast": SCHEMA.CreativeWork,
}
_KINDS: Final = "|".join(sorted(_TWIN_KINDS, key=len, reverse=True))
_TWIN_AFTER: Final = re.compile(rf"^[”’\"']? (?P<k>{_KINDS})\b(?! adaptation)")
_SAME_NAME: Final = re.compile(
    rf"\b(?P<np>(?P<k>{_KINDS})(?: series)?,? (?:of the same (?:name|title)|(?:by|with) the same (?:name|title)))"
    rf"|\b(?:eponymous|same-named|same-titled|identically titled) (?:\w+ )?(?P<k2>{_KINDS})\b",
    re.I,
)
_SCOPED: Final = frozenset({SKG.Character, SKG.FictionalOrganization, SKG.StoryObject})


@dataclass(slots=True)
class _Draft:
    """An entity before ids are given."""

    cls: str
    name: str
    first: int
    aliases: set[str] = field(default_factory=set)
    work: "_Draft | None" = None
    season: int | None = None
    episode: int | None = None
    spans: list[Span] = field(default_factory=list)
    id: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """All entities of a document."""

    entities: dict[str, Entity]
    mentions: tuple[Mention, ...]
    """Names only, sorted; they do not overlap."""
    focuses: tuple[Focus, ...]
    about: tuple[str, ...]
    spoils: Position | None
    thing_ids: dict[str, str]
    """Key of a thing → id of its entity."""


def register(
    article: Article,
    sentences: Sequence[Sentence],
    titles: Sequence[Title],
    places: Sequence[tuple[Sentence, Place]],
    things: Sequence[Thing],
    subject: Subject,
    abouts: Sequence[About],
    roles_work: "dict[str, Title]",
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
    drafts: list[_Draft] = []
    works: dict[int, _Draft] = {}
    episodes: dict[tuple[int, int | None, int | str | None], _Draft] = {}
    for title in titles:
        if title.episode:
            continue
        draft = _Draft(title.cls, title.name, title.spans[0].start, set(title.aliases))
        spans, twins = _split_twins(article, title)
        draft.spans = spans or list(title.spans)
        if spans:
            drafts += twins
        works[id(title)] = draft
        drafts.append(draft)
    drafts += _same_name(article, works, titles, drafts, sentences, abouts)
    main = works.get(id(subject.default.title)) if subject.default.title else None

    def work_of(about: About) -> _Draft | None:
        return works.get(id(about.title)) if about.title else main

    def season_of(work: _Draft, season: int, span: Span | None) -> _Draft:
        key = (id(work), season, None)
        if key not in episodes:
            at = span.start if span else work.first
            episodes[key] = _Draft(
                SCHEMA.TVSeason, f"{work.name} season {season}", at, work=work, season=season
            )
            drafts.append(episodes[key])
        if span:
            episodes[key].spans.append(span)
        return episodes[key]

    def episode_of(
        work: _Draft, season: int | None, episode: int | None, mark: str | None, span: Span | None
    ) -> _Draft:
        key = (id(work), season, episode if episode is not None else mark)
        if episode is None and season is None:
            # a finale without a season is that of the article's season, if it has one
            key = (id(work), subject.default.season, subject.default.episode or mark)
            season, episode = subject.default.season, subject.default.episode
        if (
            episode is None
            and mark == "finale"
            and season == subject.default.season
            and subject.default.episode
        ):
            episode = subject.default.episode
            key = (id(work), season, episode)
        if key not in episodes:
            name = work.name + (f" season {season}" if season is not None else "")
            name += f" episode {episode}" if episode is not None else f" {mark}"
            at = span.start if span else work.first
            episodes[key] = _Draft(SCHEMA.TVEpisode, name, at, work=work, season=season, episode=episode)
            drafts.append(episodes[key])
        if span:
            episodes[key].spans.append(span)
        return episodes[key]

    for sentence, place in places:
        about = abouts[sentence.index]
        work = work_of(about)
        if work is None or work.cls not in {SCHEMA.TVSeries, SCHEMA.CreativeWork, SCHEMA.CreativeWorkSeries}:
            continue
        if place.episode is not None:
            season = place.season if place.season is not None else about.season
            episode_of(work, season, place.episode, None, place.span)
        elif place.finale:
            season = place.season if place.season is not None else about.season
            episode_of(work, season, None, "finale", place.span)
        elif place.season is not None:
            season_of(work, place.season, place.span)
    titled: dict[int, _Draft] = {}
    for title in titles:
        if title.episode and main is not None:
            titled[id(title)] = _episode_titled(
                title, sentences, abouts, subject, work_of, episode_of, drafts, main
            )
    thing_drafts: dict[str, _Draft] = {}
    for thing in things:
        name, aliases = display_name(thing)
        if name in {w.name for w in works.values()} and thing.cls not in {SKG.Character, SCHEMA.Person}:
            continue
        draft = _Draft(thing.cls, name, thing.names[0].span.start, set(aliases))
        draft.spans = [n.span for n in thing.names]
        if thing.cls in _SCOPED:
            title_of = roles_work.get(thing.key)
            draft.work = works.get(id(title_of)) if title_of else None
            draft.work = draft.work or _work_around(thing, abouts, works) or main
        thing_drafts[thing.key] = draft
        drafts.append(draft)
    drafts = _unique(drafts)
    for i, draft in enumerate(sorted(drafts, key=lambda d: (d.first, d.cls, d.name)), 1):
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
        for d in sorted(drafts, key=lambda d: int(d.id[1:]))
    }
    focuses = tuple(_focus(a, work_of(a), episodes, titled) for a in abouts)
    about_ids = tuple(works[id(t)].id for t in subject.works if id(t) in works)
    spoils = None
    if subject.spoils and main is not None and main.id:
        spoils = Position(work=main.id, season=subject.spoils.season, episode=subject.spoils.episode)
    return Registry(
        entities,
        tuple(_mentions(drafts)),
        focuses,
        about_ids,
        spoils,
        {k: d.id for k, d in thing_drafts.items() if d.id},
    )


def _split_twins(article: Article, title: Title) -> tuple[list[Span], list[_Draft]]:
    """Spans of a screen work, and the book, game or comic of the same name that other spans mean."""
    text, mine, twins = article.text, [], {}
    screen = title.cls in {SCHEMA.TVSeries, SCHEMA.Movie}
    for span in title.spans:
        match = _TWIN_AFTER.match(text[span.end : span.end + 30]) if screen else None
        if match:
            cls = _TWIN_KINDS[match["k"]]
            twin = twins.setdefault(cls, _Draft(cls, title.name, span.start))
            twin.spans.append(span)
        else:
            mine.append(span)
    return mine, list(twins.values())


def _same_name(
    article: Article,
    works: dict[int, _Draft],
    titles: Sequence[Title],
    drafts: Sequence[_Draft],
    sentences: Sequence[Sentence],
    abouts: Sequence[About],
) -> list[_Draft]:
    """``the 2017 book of the same name``: a work that shares its title with the one before."""
    out: list[_Draft] = []
    for sentence in sentences:
        for match in _SAME_NAME.finditer(sentence.span.text_of(article.text)):
            kind = (match["k"] or match["k2"]).lower()
            start, end = match.span("np") if match["np"] else match.span()
            span = Span(start=sentence.span.start + start, end=sentence.span.start + end)
            before = [
                (s.start, t)
                for t in titles
                if not t.episode
                for s in t.spans
                if sentence.span.start <= s.start < span.start
            ]
            title = max(before, key=lambda p: p[0])[1] if before else abouts[sentence.index].title
            if title is None or id(title) not in works:
                continue
            cls = _TWIN_KINDS[kind]
            twin = next((d for d in [*drafts, *out] if d.name == title.name and d.cls == cls), None)
            if twin is None:
                twin = _Draft(cls, title.name, span.start)
                out.append(twin)
            twin.spans.append(span)
    return out


def _episode_titled(title, sentences, abouts, subject, work_of, episode_of, drafts, main):  # type: ignore[no-untyped-def]
    """The episode that a title names: numbered beside it, else the article's own, else by the title alone."""
    first = title.spans[0]
    sentence = next((s for s in sentences if s.span.covers(first)), None)
    about = abouts[sentence.index] if sentence else subject.default
    work = work_of(about) or main
    default = subject.default
    if about.episode is not None:
        draft = episode_of(work, about.season, about.episode, None, None)
    elif about.finale or (default.episode_title is title and (default.episode is not None or default.finale)):
        draft = episode_of(work, about.season or default.season, default.episode, "finale", None)
    else:
        name = title.name
        draft = _Draft(SCHEMA.TVEpisode, name, first.start, work=work, season=about.season)
        drafts.append(draft)
    draft.aliases.add(title.name)
    draft.spans += title.spans
    draft.first = min(draft.first, first.start)
    return draft


def _work_around(thing: Thing, abouts: Sequence[About], works: dict[int, _Draft]) -> _Draft | None:
    """The work that most sentences with this thing are about."""
    counts: dict[int, int] = {}
    for name in thing.names:
        about = abouts[name.sentence]
        if about.title is not None and id(about.title) in works:
            counts[id(about.title)] = counts.get(id(about.title), 0) + 1
    return works[max(counts, key=lambda k: (counts[k], -works[k].first))] if counts else None


def _unique(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Drafts without those that have lost all their places in the text and nobody needs."""
    kept = list(drafts)
    needed = {id(d.work) for d in kept if d.work}
    return [d for d in kept if d.spans or id(d) in needed or d.cls in {SCHEMA.TVSeason, SCHEMA.TVEpisode}]


def _mentions(drafts: Sequence[_Draft]) -> list[Mention]:
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
    work: _Draft | None,
    episodes: dict[tuple[int, int | None, int | str | None], _Draft],
    titled: dict[int, _Draft],
) -> Focus:
    if work is None:
        return Focus()
    episode = None
    if about.episode_title is not None and id(about.episode_title) in titled:
        episode = titled[id(about.episode_title)]
    elif about.episode is not None:
        episode = episodes.get((id(work), about.season, about.episode))
    elif about.finale:
        episode = episodes.get((id(work), about.season, "finale"))
    number = about.episode if about.episode is not None else (episode.episode if episode else None)
    season = about.season if about.season is not None else (episode.season if episode else None)
    return Focus(work.id, season, number, episode.id if episode else None)


def with_works(entities: dict[str, Entity], work: str | None) -> dict[str, Entity]:
    """Entities that belong to a work but name none, put into ``work``."""
    return {
        k: replace(e, work=work) if e.cls in _SCOPED and e.work is None and work else e
        for k, e in entities.items()
    }
