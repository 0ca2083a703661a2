"""Which work, season and episode an article and each of its sentences are about.

Knowing what a sentence is about and letting it inherit that from its paragraph, its heading and its headline
raised F1 from 0.27 to 0.53 in a trial on a public benchmark (DESIGN, section 6).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..ontology.records import Article, BlockKind, Span
from .nlp import Sentence
from .seasons import Place, find_places, iter_places, number
from .subject import About, Subject, find_subject
from .titles import Title

__all__ = [
    "About",
    "Place",
    "Subject",
    "find_focuses",
    "find_places",
    "find_subject",
    "iter_places",
    "number",
]


def find_focuses(
    article: Article, titles: Sequence[Title], sentences: Sequence[Sentence], subject: Subject
) -> tuple[About, ...]:
    """What each sentence is about: its own words, else its paragraph, its heading, its article.

    Args:
        article: The text.
        titles: With ascending spans.
        sentences: All of the article, in order.
        subject: As ``find_subject`` gives it.

    Returns:
        One for each sentence.
    """
    main = subject.default.title
    out: list[About] = []
    heading = subject.default
    running = subject.default
    block = None
    works = _Standing([t for t in titles if not t.episode])
    episodes = _Standing([t for t in titles if t.episode])
    for sentence in sentences:
        text = sentence.span.text_of(article.text)
        named = works.within(sentence.span)
        places = find_places(text, sentence.span.start)
        titled = episodes.within(sentence.span)
        if sentence.block is not block:
            block = sentence.block
            if running.title is not main or running.title is None or block.kind != BlockKind.LIST_ITEM:
                running = heading
        own = _own(running, named, places, titled, main, sentence, article)
        if block.kind in {BlockKind.HEADING, BlockKind.TITLE}:
            if places or titled or (named and len(text.split()) <= len(named[0].name.split()) + 6):
                base = subject.default if block.kind == BlockKind.TITLE else own
                heading = running = base
        elif (
            named
            and named[0] is not running.title
            and _opens(named[0], sentence)
            and sentence.span.start == block.span.start
        ):
            if len(subject.works) > 1 and named[0] in subject.works:
                running = heading = own  # a review of several works, one paragraph each
            elif named[0] is main:
                running = own
        elif (places or titled) and _is_adverbial(places, text, sentence.span.start) and own.title is main:
            running = own
        out.append(own)
    return tuple(out)


def _own(
    running: About,
    named: list[Title],
    places: list[Place],
    titled: list[Title],
    main: Title | None,
    sentence: Sentence,
    article: Article,
) -> About:
    title = running.title
    if named and main not in named and (main is None or _is_topic(named[0], sentence, article)):
        title = named[0]
    elif main in named:
        title = main
    season, episode, finale, episode_title = (
        running.season,
        running.episode,
        running.finale,
        running.episode_title,
    )
    if title is not running.title:
        season = episode = finale = episode_title = None
    with_season = [p for p in places if p.season is not None]
    if with_season:
        first = with_season[0]
        if first.season != season or first.episode is not None or first.finale:
            season, episode, finale, episode_title = first.season, first.episode, first.finale, None
        if first.episode is None and not first.finale:
            also = next((p for p in places if p.episode is not None or p.finale), None)
            if also:
                episode, finale = also.episode, also.finale
    elif places and not (places[0].finale and (episode or finale)):
        episode, finale = places[0].episode, places[0].finale
        episode_title = None
    if titled:
        episode_title = titled[0]
    return About(title, season, episode, finale, episode_title)


def _is_topic(title: Title, sentence: Sentence, article: Article) -> bool:
    """Does the sentence begin with the title, or with little before it (``In Fargo, …``, ``HBO's Oz …``)?"""
    lead = article.text[sentence.span.start : _first_in(title, sentence)]
    return len(lead) < 30 and not re.search(r"[,;:(]|\b(?:who|as|starred|known|played)\b", lead)


class _Standing:
    """Where titles stand, ascending."""

    def __init__(self, titles: Sequence[Title]) -> None:
        self._rows = sorted(((s, t) for t in titles for s in t.spans), key=lambda row: row[0].start)

    def within(self, span: Span) -> list[Title]:
        """The titles in a stretch of the text, each once, in order."""
        out: dict[Title, None] = {}
        for k in range(bisect_left(self._rows, span.start, key=lambda row: row[0].start), len(self._rows)):
            place, title = self._rows[k]
            if place.start >= span.end:
                break
            if span.covers(place):
                out[title] = None
        return list(out)


def _first_in(title: Title, sentence: Sentence) -> int | None:
    """Offset of the first place of a title in a sentence."""
    k = bisect_left(title.spans, sentence.span.start, key=lambda s: s.start)
    return title.spans[k].start if k < len(title.spans) and sentence.span.covers(title.spans[k]) else None


def _opens(title: Title, sentence: Sentence) -> bool:
    start = _first_in(title, sentence)
    return start is not None and start - sentence.span.start <= 4


def _is_adverbial(places: list[Place], text: str, start: int) -> bool:
    """Does the season or episode set the scene (``At the end of season 4, …``)?"""
    if not places:
        return True
    at = places[0].span.start - start
    return at < 60 and bool(re.match(r"[^.,;]{0,60}$", text[:at]))
