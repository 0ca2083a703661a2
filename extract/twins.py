"""Works of one name: the series and the novel, game or comic that it is made from."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from ..ontology.records import Article, Span
from ..ontology.terms import SCHEMA
from .drafts import Draft
from .lexicon_references import OF_SAME_NAME
from .nlp import Sentence
from .titles import Title
from .works import About

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
    rf"\b(?P<np>(?P<k>{_KINDS})(?: series)?,? {OF_SAME_NAME})"
    rf"|\b(?:eponymous|same-named|same-titled|identically titled) (?:\w+ )?(?P<k2>{_KINDS})\b",
    re.I,
)


_IS_NO_VERB: Final = r"(?:\b(?:the|an?|his|her|their|its|own|stage|radio|\d{4})|[’']s?) (?:[a-z-]+ ){0,2}"
# Plurals that only a title behind them makes a source.
_SEVERAL: Final = {"short stories": "short story", "novellas": "novella", "memoirs": "memoir"}
# ``the novels A``, ``a stage play called A``; a story or a trilogy may be told by the film itself
_TWIN_BEFORE: Final = re.compile(
    rf"(?:\b(?P<k>(?:novel|novella|book|memoir|comic|game)s?|comic books?|graphic novels?|video games?|short stor(?:y|ies)|manga|webtoon)"
    rf"|{_IS_NO_VERB}(?P<play>(?:stage )?play)),? (?:(?:called|titled|entitled) )?[\"“'‘_*]*\Z"
)


def split_twins(article: Article, title: Title) -> tuple[list[Span], list[Draft]]:
    """Spans of a screen work, and the book, game or comic of the same name that other spans mean."""
    text = article.text
    mine: list[Span] = []
    twins: dict[str, Draft] = {}
    screen = title.cls in {SCHEMA.TVSeries, SCHEMA.Movie}
    for span in title.spans:
        kind = _twin_kind(text, span) if screen else None
        if kind:
            cls = _TWIN_KINDS[kind]
            twin = twins.setdefault(cls, Draft(cls, title.name, span.start))
            twin.spans.append(span)
        else:
            mine.append(span)
    return mine, list(twins.values())


def _twin_kind(text: str, span: Span) -> str | None:
    """What a name is said to be the name of, if that is a novel, game or comic."""
    if match := _TWIN_AFTER.match(text[span.end : span.end + 30]):
        return match["k"]
    if match := _TWIN_BEFORE.search(text, max(0, span.start - 60), span.start):
        return _SEVERAL.get(match["k"], match["k"]) or match["play"]
    return None


def same_name_works(
    article: Article,
    works: dict[int, Draft],
    titles: Sequence[Title],
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    abouts: Sequence[About],
) -> list[Draft]:
    """``the 2017 book of the same name``: a work that shares its title with the one before."""
    out: list[Draft] = []
    placed = sorted(((s.start, t) for t in titles if not t.episode for s in t.spans), key=lambda p: p[0])
    by_name = {(d.name, d.cls): d for d in reversed(drafts)}
    for sentence in sentences:
        for match in _SAME_NAME.finditer(sentence.span.text_of(article.text)):
            kind = (match["k"] or match["k2"]).lower()
            start, end = match.span("np") if match["np"] else match.span()
            span = Span(start=sentence.span.start + start, end=sentence.span.start + end)
            before = bisect_left(placed, span.start, key=lambda p: p[0]) - 1
            beside = before >= 0 and placed[before][0] >= sentence.span.start
            title = placed[before][1] if beside else abouts[sentence.index].title
            if title is None or id(title) not in works:
                continue
            cls = _TWIN_KINDS[kind]
            twin = by_name.get((title.name, cls))
            if twin is None:
                twin = by_name[title.name, cls] = Draft(cls, title.name, span.start)
                out.append(twin)
            twin.spans.append(span)
    return out
