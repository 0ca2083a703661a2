"""Which work, season and episode an article and each of its sentences are about.

Knowing what a sentence is about and letting it inherit that from its paragraph, its heading and its headline
raised F1 from 0.27 to 0.53 in a trial on a public benchmark (DESIGN, section 6).
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from ..ontology.records import Article, Block, BlockKind, Span
from .lexicon import NETWORKS
from .nlp import Sentence
from .reading import SCREEN_CLASSES
from .season_owners import Numbered, find_owners, number_episodes
from .seasons import Place, find_places, iter_places, number
from .subject import About, Subject, find_subject
from .title_candidates import Title
from .topics import goes_on, is_presented, is_subject, is_topic

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

_CHANNELS_OWN: Final = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(NETWORKS, key=len, reverse=True)))})['’]s? (?:[a-z-]+ ){{0,2}}[“\"'‘]?\Z"
)
_COMPARED: Final = re.compile(
    r"\b(?:like|unlike|than|as|since|after|before|from|fame|stars?|creators?|known|seen|recall\w*|remember\w*|remind\w*|compar\w+|alongside|behind|loved|enjoyed)\b",
    re.I,
)
# Characters of a heading, or of what may stand before a season that sets the scene.
_HEADING: Final = 60
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_VERB: Final = re.compile(r"\b(?:was|were|is|are|has|had|have|will|would|could|said|says|told|'s|’s been)\b")


def find_focuses(
    article: Article,
    titles: Sequence[Title],
    sentences: Sequence[Sentence],
    subject: Subject,
    places: Sequence[tuple[Sentence, Place]] | None = None,
) -> tuple[About, ...]:
    """What each sentence is about: its own words, else its paragraph, its heading, its article.

    Args:
        article: The text.
        titles: With ascending spans.
        sentences: All of the article, in order.
        subject: As ``find_subject`` gives it.
        places: Seasons and episodes of all sentences with their owners, in order; found here if left out.

    Returns:
        One for each sentence.
    """
    if places is None:
        places = find_owners(article, iter_places(sentences, article), titles)
    placed: dict[int, list[Place]] = {}
    for sentence, place in places:
        if place.real:
            placed.setdefault(sentence.index, []).append(place)
    walk = _Walk(article, titles, subject, number_episodes(article, places, titles))
    return tuple(walk.about(sentence, placed.get(sentence.index, [])) for sentence in sentences)


class _Walk:
    """Goes through the sentences and keeps what heading and paragraph are about."""

    def __init__(
        self,
        article: Article,
        titles: Sequence[Title],
        subject: Subject,
        numbered: Mapping[Title, Numbered],
    ) -> None:
        self._article = article
        self._numbered = numbered
        self._subject = subject
        self._works = _Standing([t for t in titles if not t.episode])
        self._episodes = _Standing([t for t in titles if t.episode])
        self._several = len(subject.works) > 1
        self._main = subject.default.title
        self._heading = self._running = subject.default
        self._block: Block | None = None
        self._aside: Title | None = None
        """The work, not the paragraph's own, that the sentence before was about."""

    def about(self, sentence: Sentence, places: Sequence[Place]) -> About:
        """What the next sentence is about."""
        text = sentence.span.text_of(self._article.text)
        named = self._works.within(sentence.span)
        titled = self._episodes.within(sentence.span)
        begins = sentence.block is not self._block
        if begins:
            self._begin(sentence.block)
        own = self._own(sentence, named, places, titled)
        if begins and self._turns(sentence, own.title):
            self._running = own
        kind = sentence.block.kind
        short = len(text) <= _HEADING and len(text.split()) <= 8 and text.endswith("?")
        if kind in {BlockKind.HEADING, BlockKind.TITLE} or (
            short and places and sentence.span == sentence.block.span
        ):
            if places or titled or (named and len(text.split()) <= len(named[0].name.split()) + 6):
                self._heading = self._running = self._subject.default if kind == BlockKind.TITLE else own
        elif self._main is None and not self._several and named:
            self._running = About(named[-1])
        elif (
            named
            and begins
            and named[0] is not self._running.title
            and _opens(named[0], sentence)
            and (named[0] is self._main or (self._several and named[0] in self._subject.works))
        ):
            self._running = own
            if self._several and sentence.block not in self._subject.sections:
                self._heading = own  # a review of several works, one paragraph each
        elif (places or titled) and own.title is self._running.title and _sets_scene(places, text, sentence):
            self._running = own
        return own

    def _begin(self, block: Block) -> None:
        self._block, self._aside = block, None
        section = self._subject.sections.get(block)
        if self._several:
            if section is None:
                self._heading = self._subject.default
            elif section is not self._heading.title:
                self._heading = About(section)
        if section is not None and section is not self._heading.title:
            self._running = About(section)
        elif self._running.title is not self._main or self._main is None or block.kind != BlockKind.LIST_ITEM:
            self._running = self._heading

    def _turns(self, sentence: Sentence, title: Title | None) -> bool:
        """Does the paragraph leave the article's one work for another (``Meanwhile, Oz had its last night. …``)?"""
        if self._several or self._main is None or title is None or title is self._main:
            return False
        if sentence.block.kind != BlockKind.PARAGRAPH or self._main in self._works.within(
            sentence.block.span
        ):
            return False
        if self._shown_elsewhere(sentence, self._works.within(sentence.span)) is title:
            return True
        shown = any(t.strand and t is not title for t in self._works.within(sentence.span))
        return any(
            is_subject(sentence, span) or is_presented(self._article, span) or shown
            for span in title.spans
            if sentence.span.covers(span)
        )

    def _shown_elsewhere(self, sentence: Sentence, named: Sequence[Title]) -> Title | None:
        """The one other series that a paragraph begins with, as a channel's: ``… where ITV's "Oz" married off …``."""
        block = sentence.block
        if self._several or len(named) != 1 or sentence.span.start != block.span.start:
            return None
        if block.kind != BlockKind.PARAGRAPH or self._main in self._works.within(block.span):
            return None
        title = named[0]
        start = _first_in(title, sentence)
        if start is None or title.past or self._main is None or not _is_rival(title, self._main):
            return None
        lead = self._article.text[sentence.span.start : start]
        clause = re.split(r"[,;:]", lead)[-1]
        return title if _CHANNELS_OWN.search(lead) and not _COMPARED.search(clause) else None

    def _own(
        self, sentence: Sentence, named: list[Title], places: Sequence[Place], titled: list[Title]
    ) -> About:
        running = self._running
        title = self._title(sentence, named)
        season, episode, finale, episode_title = (
            running.season,
            running.episode,
            running.finale,
            running.episode_title,
        )
        if title is not running.title:
            season = episode = finale = episode_title = None
        own = [p for p in places if (p.owner is None or p.owner is title) and not p.back]
        with_season = [p for p in own if p.season is not None]
        if with_season:
            first = with_season[0]
            if first.season != season or first.episode is not None or first.finale:
                season, episode, finale, episode_title = first.season, first.episode, first.finale, None
            if first.episode is None and not first.finale:
                also = next((p for p in own if p.episode is not None or p.finale), None)
                if also:
                    episode, finale = also.episode, also.finale
        elif own and not (own[0].finale and (episode or finale)):
            episode, finale = own[0].episode, own[0].finale
            episode_title = None
        if titled:
            told = self._numbered.get(titled[0], Numbered())
            if told.episode is not None:
                season, episode, finale = told.season or season, told.episode, None
            elif episode_title not in {None, titled[0]} and not own:
                episode = finale = None
            episode_title = titled[0]
        return About(title, season, episode, finale, episode_title)

    def _title(self, sentence: Sentence, named: list[Title]) -> Title | None:
        """The work that a sentence is about."""
        in_section = self._several or sentence.block in self._subject.sections
        anchor = self._running.title if in_section else self._main
        if anchor is None:
            self._aside = None
            return named[0] if named else self._running.title
        plays = [t for t in named if not t.strand] if anchor not in named else []
        if plays and len(plays) < len(named) and not plays[0].past:
            self._aside = plays[0]  # "Armchair Theatre gave us A Magnum for Schneider"
            return plays[0]
        if anchor in named:
            self._aside = None
            return anchor
        for title in named:
            if (
                not title.past
                and _is_rival(title, anchor)
                and any(
                    is_topic(self._article, sentence, span)
                    for span in title.spans[
                        bisect_left(title.spans, sentence.span.start, key=lambda s: s.start) :
                    ][:3]
                    if sentence.span.covers(span)
                )
            ):
                self._aside = title
                return title
        shown = self._shown_elsewhere(sentence, named)
        if shown is not None:
            self._aside = shown
            return shown
        if self._aside is not None and not named and goes_on(self._article, sentence):
            return self._aside
        self._aside = None
        return self._running.title


def _is_rival(title: Title, anchor: Title) -> bool:
    """Can a sentence leave the work that its article is about for this one? Not for a book or a song."""
    return not title.kinds or title.cls in SCREEN_CLASSES or anchor.cls not in SCREEN_CLASSES


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


def _sets_scene(places: Sequence[Place], text: str, sentence: Sentence) -> bool:
    """Does the season or episode hold for what follows (``At the end of season 4, …``)?

    One named in passing (``He was shot near the end of the sixth season.``) does not.
    """
    if not places:
        return True
    at = places[0].span.start - sentence.span.start
    if at >= _HEADING or not re.match(r"[^.,;]{0,60}$", text[:at]) or _VERB.search(text[:at]):
        return False
    told = any(t.tag_ in _FINITE and t.idx + sentence.offset < places[0].span.start for t in sentence.tokens)
    return not told
