"""Which work, season and episode an article as a whole is about.

Titles count by how often, how early and how prominently they stand.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ..ontology.records import Article, Block, BlockKind, Span
from ..ontology.terms import SCHEMA
from .biography import life_of
from .headlines import headline_of
from .nlp import Sentence
from .reading import SCREEN_CLASSES
from .season_owners import Numbered, find_owners, number_episodes
from .seasons import NUMBER, Place, find_places, iter_places, number
from .sections import Head, find_announced, find_heads, find_reviewed, find_sections
from .title_candidates import Title
from .topics import find_topics

_SPOILERS: Final = re.compile(r"\bspoil(?:er|ers|ed|s)\b|\bdiscusses the events of\b|\bplot details\b", re.I)
_LOOKING_AHEAD: Final = re.compile(
    r"\b(?:renew\w*|order\w*|pick(?:s|ed) up|cast\w*|joins?|adds?|greenl\w+|trailer|everything we know|what we know|release date|"
    r"first look|filming|returns?|will|set to|coming|preview|teas\w+|guide|who plays|where to watch|cancel\w*|axe[sd]?|scrapped"
    r"|premieres|debuts|signs? on|boards|in talks)\b",
    re.I,
)


_DEFINES: Final = re.compile(r"[”\"’']? (?:\([^)]*\) )?(?:is|was|\()")
# Own estimate.
_LEAST_WEIGHT: Final = 2.0
_WORDS: Final = re.compile(r"[^\W\d_]+")
_PLAIN_WORDS: Final = frozenset(
    "about after again american before between black blood brother brothers comedy crime dance daughter death detective doctor dragon drama"
    " family father first girls great greatest heart house island kingdom knight lives magic mother movie murder music never night other people"
    " place playhouse police prime queen review river school secret series sister small stars state still stories story street summer theatre"
    " there these things third three times twenty under watch white woman women world young".split()
)
_DEFINES_MAKER: Final = re.compile(
    r"(?P<lead>\W*(?:\([^)]*\) ?)?,? ?(?:(?:is|was|were|are) )?(?:an? |the |one of )?.{0,110}?)"
    r"\b(?:act(?:or|ress)|director|film-?maker|screenwriter|producer|comedian|presenter|broadcaster|playwright|composer|singer|animator|showrunner"
    r"|writer|company|studios?|network|channel|streaming service|distributor|theatre|festival)\b",
    re.I,
)
_BORN: Final = re.compile(r"\W*\([^)]*\b(?:born|b\.|née)")
_DEFINES_ELSE: Final = re.compile(
    r"\b(?:character|protagonist|antagonist|fictional|hero|heroine|villain|played by|portrayed by|voiced by|created by|directed by"
    r"|(?:series|show|film|movie|drama|sitcom|play|novel|comedy) (?:about|that|which|created|written|directed|made|based|by|starring|from)"
    r"|(?:of|in|from|on) (?:the|a|an|\w+['’]s) (?:\w+ ){0,4}(?:series|show|film|movie|drama|sitcom|novel|play|franchise))\b",
    re.I,
)
_FIRST_SENTENCES: Final = 16
# Own estimate: with so many heads the page is a listing, also if it says much of one work only.
_LISTING: Final = 3
# Characters in which a paragraph says what it turns to.
_FIRST_LINES: Final = 120
# Characters that headline, standfirst and first paragraph take.
_TOP: Final = 600


@dataclass(frozen=True, slots=True)
class About:
    """What one sentence is about; all None: nothing known."""

    title: Title | None = None
    season: int | None = None
    episode: int | None = None
    finale: str | None = None
    """``finale`` where the number of the last episode is not given."""
    episode_title: Title | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What the article as a whole is about."""

    works: tuple[Title, ...]
    """The main work first; empty if none stands out."""
    default: About
    """What a sentence without other signs is about."""
    spoils: About | None
    """Up to where the article gives the story away; None without a warning or a recap."""
    sections: Mapping[Block, Title] = field(default_factory=dict)
    """The work that a block is about because of the head that it stands under; others are not in it."""


def find_subject(article: Article, titles: Sequence[Title], sentences: Sequence[Sentence]) -> Subject:
    """Find the works an article is about, what a sentence without other signs is about, and what it gives away.

    Args:
        article: Headline, text and layout.
        titles: As ``find_titles`` gives them; a main work of unknown kind becomes a series.
        sentences: All of the article.
    """
    headline = headline_of(article)
    works = [t for t in titles if not t.episode]
    words = Counter(_WORDS.findall(article.text)) if works else Counter()
    weights = {t: _weight(t, article.text, headline, words) for t in works}
    ranked = sorted(works, key=lambda t: (not t.main, t.past, -weights[t]))
    heads = find_heads(article, works)
    sections = find_sections(article, heads)
    reviewed = find_reviewed(heads, sections)
    life = life_of(article)
    titled = any(t.main or (t.in_headline and life is None) for t in works)
    opened = find_reviewed([h for h in heads if h.block.kind == BlockKind.PARAGRAPH], sections, alone=False)
    if len(opened) >= _LISTING and not any(t.in_headline for t in works):
        return _several(opened, ranked, sections)
    if not titled and life is not None:
        return Subject((), About(), None, _asides(heads, None))
    if not titled and not reviewed and _is_of_its_makers(article, headline, sentences):
        return Subject((), About(), None, _asides(heads, None))
    announced = [] if any(t.in_headline for t in works) else find_announced(heads)
    if announced:
        turns = _turns_to(article, announced)
        if len(set(turns.values())) > 1:
            return _several(announced, ranked, _passages(article, turns))
    if not titled and len(reviewed) < 2 and len(works) > 1:
        topics = find_topics(article, works, sentences, ranked[0])
        if len(set(topics.values())) > 1:
            reviewed = list(dict.fromkeys(topics.values()))
            sections = _passages(article, topics)
    if len(reviewed) > 1:
        return _several(reviewed, ranked, sections)
    if reviewed and not titled and len(heads) > 1:
        ranked.sort(key=lambda t: t is not reviewed[0])
    elif not ranked or weights[ranked[0]] < _LEAST_WEIGHT:
        return Subject((), About(), None)
    main = ranked[0]
    if not main.kinds:
        main.kinds["series"] += 1  # articles of the trade are about series more often than about films
    several = any(_is_headed(article, s) for s in main.spans)
    headed = [t for t in ranked[1:] if several and any(_is_headed(article, s) for s in t.spans)]
    default, spoils = _place_of(article, titles, sentences, main, headline)
    listed = len({h.title for h in heads if h.alone}) >= _LISTING and not titled
    aside = {b: t for b, t in sections.items() if t is not main} if listed else _asides(heads, main)
    return Subject((main, *headed), default, spoils, aside)


def _several(reviewed: Sequence[Title], ranked: Sequence[Title], sections: Mapping[Block, Title]) -> Subject:
    """The subject of a column, a programme or a list: a work of the headline comes first, as of a trilogy."""
    first = [t for t in ranked[:1] if t.in_headline and t not in reviewed]
    for title in reviewed:
        if not title.kinds:
            title.kinds["series"] += 1
    main = next((t for t in ranked[:1] if t.in_headline), None)
    return Subject((*first, *reviewed), About(main), None, sections)


def _asides(heads: Sequence[Head], main: Title | None) -> dict[Block, Title]:
    """Blocks of an article on one work that are about another, as their own first words say."""
    return {
        h.block: h.title
        for h in heads
        if h.title is not main and (not h.alone or h.block.kind == BlockKind.LIST_ITEM)
    }


def _passages(article: Article, topics: Mapping[int, Title]) -> dict[Block, Title]:
    """Each paragraph of a column with the work that the last turn led to."""
    out: dict[Block, Title] = {}
    title: Title | None = None
    for block in article.blocks:
        title = topics.get(block.span.start, title)
        if title is not None and block.kind != BlockKind.TITLE:
            out[block] = title
    return out


def _turns_to(article: Article, works: Sequence[Title]) -> dict[int, Title]:
    """Start of each paragraph whose first sentence names one of some works, and no other of them → the work."""
    out: dict[int, Title] = {}
    for block in article.blocks:
        if block.kind != BlockKind.PARAGRAPH:
            continue
        end = min(block.span.end, block.span.start + _FIRST_LINES)
        here = [t for t in works if any(block.span.start <= s.start and s.end <= end for s in t.spans)]
        if len(here) == 1:
            out[block.span.start] = here[0]
    return out


def _is_of_its_makers(article: Article, headline: str, sentences: Sequence[Sentence]) -> bool:
    """Is it the life of a person or the history of a company? Then no single work is its subject."""
    name = headline.strip(" .*_#=").casefold()
    if not name or len(name.split()) > 6:
        return False
    name = re.sub(r" \([^)]*\)$", "", name)
    for sentence in sentences[:24]:
        text = sentence.span.text_of(article.text)
        if len(text) > len(name) + 20 and text.casefold().startswith(name):
            match = _DEFINES_MAKER.match(text, len(name))
            maker = match is not None and not _DEFINES_ELSE.search(match["lead"])
            return maker or bool(_BORN.match(text, len(name)))
    return False


def _place_of(
    article: Article, titles: Sequence[Title], sentences: Sequence[Sentence], main: Title, headline: str
) -> tuple[About, About | None]:
    """Season and episode that a sentence without other signs is about, and those given away."""
    owned = find_owners(article, iter_places(sentences[:_FIRST_SENTENCES], article), titles)
    top = [(s, p) for s, p in owned if p.real and not p.back and p.owner in {None, main}]
    place = next((p for p in find_places(headline) if p.real), None)
    warning = _warning(article, sentences)
    warned = None
    if warning is not None:
        warned = _furthest(find_places(warning)) or place
    episode_title = next((t for t in titles if t.episode and _in_top(t)), None)
    looks_ahead = bool(_LOOKING_AHEAD.search(_without(headline, titles))) and not re.search(
        r"recap|explained|review|finale", headline, re.I
    )
    season = place.season if place else None
    episode = place.episode if place else None
    finale = place.finale if place else None
    if episode_title is not None:
        told = number_episodes(article, owned, [episode_title]).get(episode_title)
        if told is None and episode_title.name.casefold() in headline.casefold():
            both = next((p for _, p in top if p.season is not None and p.episode is not None), None)
            told = Numbered(both.season, both.episode) if both else None
        if told is not None:
            if season is None and warned is not None and warned.episode == told.episode:
                season = warned.season
            season = told.season if told.season is not None else season
            episode = told.episode if told.episode is not None else episode
            finale = told.finale or finale
    if season is None:
        season = next((p.season for s, p in top if s.index < 5 and p.season is not None), None)
    if season is None and (m := re.search(rf"{re.escape(main.name)} (\d)\b", headline)):
        season = int(m[1])
    if episode is None and (finale or re.search(r"\bfinale|ending|end of\b", headline, re.I)):
        episode = _last_episode(article)
        finale = finale or ("finale" if episode is None and re.search("finale", headline, re.I) else None)
    if main.cls == SCHEMA.Movie:
        season = episode = finale = None
    default = (
        About(main, None, None)
        if looks_ahead and not warned
        else About(main, season, episode, finale, episode_title)
    )
    if looks_ahead and warned:
        default = About(main, warned.season, warned.episode)
    spoils: About | None = None
    if warned is not None:
        spoils = About(main, warned.season or season, warned.episode or episode)
    elif warning is not None or (
        not looks_ahead and place and re.search(r"recap|explained|ending|finale", headline, re.I)
    ):
        spoils = About(main, season, episode)
    return default, spoils


def _without(headline: str, titles: Sequence[Title]) -> str:
    """The headline without the titles that it names: *The Return* announces nothing."""
    for title in titles:
        if title.in_headline:
            headline = headline.replace(title.name, " ")
    return headline


def _furthest(places: Sequence[Place]) -> Place | None:
    """The furthest point of some places; a season and an episode that stand apart are one."""
    real = [p for p in places if p.real and (p.season is not None or p.episode is not None)]
    if not real:
        return None
    furthest = max(real, key=lambda p: (p.season or 0, p.episode or 0))
    if furthest.episode is None:
        loose = next((p.episode for p in real if p.season is None), None)
        return replace(furthest, episode=loose)
    return furthest


def _weight(title: Title, text: str, headline: str, words: Mapping[str, int]) -> float:
    """How much speaks for a title as the article's subject.

    ``words``: how often each word stands in the text; ``the Steptoes`` speak for *Steptoe and Son*.
    """
    again = sum(
        words.get(word, 0) + words.get(word + "s", 0) - len(title.spans)
        for word in _WORDS.findall(title.name)
        if len(word) > 4 and word[0].isupper() and word.lower() not in _PLAIN_WORDS
    )
    early = sum(1 for s in title.spans if s.start < 700)
    first = title.spans[0]
    if first.start <= 3 and _DEFINES.match(text[first.end : first.end + 20]):
        early += 3  # the first words of an encyclopedia's article
    kind = 2.0 if not title.kinds or title.cls in SCREEN_CLASSES else 0.0
    at_front = headline.strip().lower().find(title.name.lower()) <= 90
    return (
        6.0 * title.in_headline * (2 if at_front else 1)
        + 4.0 * title.main
        + len(title.spans)
        + 2 * early
        + kind
        + min(title.points, 6.0) * 0.3
        + min(max(again, 0), 6) * 0.4
    )


def _is_headed(article: Article, span: Span) -> bool:
    """Does the title stand at the head of a block, before a colon, or as a heading?"""
    k = bisect_right(article.blocks, span.start, key=lambda b: b.span.start) - 1
    if k < 0 or span.start >= article.blocks[k].span.end:
        return False
    block = article.blocks[k]
    colon = article.text[span.end : span.end + 3].lstrip("”\"'’ ").startswith(":")
    return span.start - block.span.start <= 2 and (
        colon or (block.kind == BlockKind.HEADING and block.span.end - span.end < 20)
    )


def _in_top(title: Title) -> bool:
    return any(s.start < _TOP for s in title.spans)


def _warning(article: Article, sentences: Sequence[Sentence]) -> str | None:
    """The first spoiler warning among the first sentences and the rest of its paragraph, if there is one."""
    for sentence in sentences[:14]:
        text = sentence.span.text_of(article.text)
        if (
            _SPOILERS.search(text)
            and len(text) < 400
            and not re.search(r"\b(?:won['’]t|don['’]t|no|without|not|free)\b[^.]{0,20}spoil", text, re.I)
        ):
            block = sentence.block.span
            return text if block.end - block.start > 400 else block.text_of(article.text)
    return None


def _last_episode(article: Article) -> int | None:
    """Number of the season's last episode where the text tells it."""
    match = re.search(rf"\b({NUMBER}) and (?:last|final) (?:episode|hour|chapter)", article.text, re.I)
    if match:
        return number(match[1])
    match = re.search(
        rf"\b(?:last|final|finale)[^.\n]{{0,30}}\b(?:of|after) (?:the |its )?({NUMBER}) (?:new )?episodes\b",
        article.text,
        re.I,
    )
    if match:
        return number(match[1])
    match = re.search(rf"\b({NUMBER}) episodes\b[^.\n]{{0,60}}\blater\b", article.text, re.I)
    return number(match[1]) if match else None
