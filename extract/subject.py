"""Which work, season and episode an article as a whole is about.

Titles count by how often, how early and how prominently they stand.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..ontology.records import Article, BlockKind, Span
from ..ontology.terms import SCHEMA
from .nlp import Sentence
from .seasons import NUMBER, find_places, number
from .titles import Title

_SPOILERS: Final = re.compile(r"\bspoil(?:er|ers|ed|s)\b|\bdiscusses the events of\b|\bplot details\b", re.I)
_LOOKING_AHEAD: Final = re.compile(
    r"\b(?:renew\w*|order\w*|pick(?:s|ed) up|cast\w*|joins?|adds?|greenl\w+|trailer|everything we know|what we know|release date|"
    r"first look|filming|returns?|will|set to|coming|preview|teas\w+|guide|who plays|where to watch)\b",
    re.I,
)


_DEFINES: Final = re.compile(r"[”\"’']? (?:\([^)]*\) )?(?:is|was|\()")
# Own estimate.
_LEAST_WEIGHT: Final = 2.0
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


def find_subject(article: Article, titles: Sequence[Title], sentences: Sequence[Sentence]) -> Subject:
    """Find the works an article is about, what a sentence without other signs is about, and what it gives away.

    Args:
        article: Headline, text and layout.
        titles: As ``find_titles`` gives them; a main work of unknown kind becomes a series.
        sentences: All of the article.
    """
    headline = _headline(article)
    works = [t for t in titles if not t.episode]
    weights = {t: _weight(t, article.text, headline) for t in works}
    ranked = sorted(works, key=lambda t: -weights[t])
    if not ranked or weights[ranked[0]] < _LEAST_WEIGHT:
        return Subject((), About(), None)
    main = ranked[0]
    if not main.kinds:
        main.kinds["series"] += 1  # articles of the trade are about series more often than about films
    several = any(_is_headed(article, s) for s in main.spans)
    headed = [t for t in ranked[1:] if several and any(_is_headed(article, s) for s in t.spans)]
    place = next(iter(find_places(headline)), None)
    warning = _warning(article, sentences)
    warned = None
    if warning is not None:
        found = find_places(warning)
        warned = max(found, key=lambda p: (p.season or 0, p.episode or 0), default=None)
        if warned is None or (warned.season is None and warned.episode is None):
            warned = place
    episode_title = next((t for t in titles if t.episode and _in_top(t)), None)
    looks_ahead = bool(_LOOKING_AHEAD.search(headline)) and not re.search(
        r"recap|explained|review|finale", headline, re.I
    )
    season = place.season if place else None
    episode = place.episode if place else None
    finale = place.finale if place else None
    if season is None:
        season = _season_of_top(article, sentences)
    if season is None and (m := re.search(rf"{re.escape(main.name)} (\d)\b", headline)):
        season = int(m[1])
    if episode is None and (finale or re.search(r"\bfinale|ending|end of\b", headline, re.I)):
        episode = _last_episode(article)
        finale = finale or ("finale" if episode is None and re.search("finale", headline, re.I) else None)
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
    return Subject((main, *headed), default, spoils)


def _weight(title: Title, text: str, headline: str) -> float:
    """How much speaks for a title as the article's subject."""
    early = sum(1 for s in title.spans if s.start < 700)
    first = title.spans[0]
    if first.start <= 3 and _DEFINES.match(text[first.end : first.end + 20]):
        early += 3  # the first words of an encyclopedia's article
    kind = 2.0 if not title.kinds or title.cls in {SCHEMA.TVSeries, SCHEMA.Movie} else 0.0
    at_front = headline.strip().lower().find(title.name.lower()) <= 90
    return (
        6.0 * title.in_headline * (2 if at_front else 1)
        + len(title.spans)
        + 2 * early
        + kind
        + min(title.points, 6.0) * 0.3
    )


def _headline(article: Article) -> str:
    title = next((b.span.text_of(article.text) for b in article.blocks if b.kind == BlockKind.TITLE), "")
    return title if title else (article.title or "")


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
    """The text around the first spoiler warning among the first sentences, if there is one."""
    for sentence in sentences[:14]:
        text = sentence.span.text_of(article.text)
        if (
            _SPOILERS.search(text)
            and len(text) < 400
            and not re.search(r"\b(?:won['’]t|don['’]t|no|without|not|free)\b[^.]{0,20}spoil", text, re.I)
        ):
            return text
    return None


def _season_of_top(article: Article, sentences: Sequence[Sentence]) -> int | None:
    for sentence in sentences[:5]:
        for place in find_places(sentence.span.text_of(article.text)):
            if place.season is not None:
                return place.season
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
