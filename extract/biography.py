"""Articles about a person: the first sentence of an encyclopedia's entry says so, or the headline.

No name of hers is a title there, no work is what the article is about unless that is sure, and it is she who is meant
by her surname, whoever else of her family is named.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..ontology.records import Article, Entity
from .headlines import headline_of
from .known_people import known_people
from .known_titles import known_titles

_WORD: Final = r"[A-Z][\w.'’-]*"
_OPENING: Final = re.compile(
    rf"^(?P<name>(?:{_WORD} ){{1,4}}{_WORD})(?:, (?:[A-Z]{{2,4}},? ?)+)?,? ?"
    r"(?:\([^()\n]{0,80}?(?:\bborn\b|\bb\. |\bné[e]?\b|\b\d{4} ?[–-] ?(?:\w+ ){0,2}\d{4}\b)"
    r"|(?:\([^()\n]{0,80}\),? )?(?:is|was) an? (?:(?!(?:about|by|for|from|of|on|with|in|that|who|whose|an?|the)\b)[\w-]+,? ){0,7}?"
    r"(?:actor|actress|comedian|comedienne|director|filmmaker|screenwriter|presenter|producer|composer|singer|stuntman)\b)",
    re.MULTILINE,
)
_DEATH: Final = r"(?:dies|died|dead|has died|passes away|passed away)"
_OBITUARY: Final = re.compile(
    rf"(?P<name>(?:{_WORD} ){{1,4}}{_WORD})(?:, [^\n]{{1,140}}?)?,? (?i:{_DEATH})(?: (?i:in|of|from) [\w ]{{1,30}}?)?,? (?i:at|aged)(?: (?i:age|the age of))? \d\d"
    rf"|(?:[Oo]bituary: |OBITUARY: )(?P<late>(?:{_WORD} ){{1,3}}{_WORD})"
)
# "OBITUARY" on a line of its own, and below it who has died, with letters behind the name, a trade, or the dates
_OBITUARY_LINE: Final = re.compile(
    rf"^\W*(?:OBITUAR(?:Y|IES)|Obituar(?:y|ies))\W*$(?s:.){{0,120}}?^(?P<name>(?:{_WORD} ){{1,4}}{_WORD})(?:,? (?:[A-Z]\.?){{2,4}})*"
    r"(?:, (?!who\b)[^\n]{3,80}$|\s+[Bb]orn\b|:? \d{4}|$)",
    re.MULTILINE,
)
_TRADES: Final = frozenset(
    """actor actress beloved broadcaster comedian comic composer creator director filmmaker film hollywood host icon legend legendary
    musician oscar-winning emmy-winning presenter producer screenwriter singer star tv veteran writer british american""".split()
)
# The first sentence stands near the top of a page.
_TOP: Final = 600
# Works of whom a profile tells, at least.
_MANY: Final = 4
_MARKS: Final = re.compile(r"[“”\"‘]|(?<!\w)'")


@dataclass(frozen=True, slots=True)
class Life:
    """What an article about a person tells."""

    name: str
    """Hers in full."""
    over: bool
    """It is an obituary."""


def person_of_entry(text: str) -> str | None:
    """The full name of the person whom an article is an entry about; None for other articles."""
    match = _OPENING.search(text[:_TOP])
    return match["name"] if match else None


def person_of_obituary(headline: str) -> str | None:
    """The full name of the person whose death a headline tells; None for other headlines, those of stories too."""
    match = _OBITUARY.search(headline)
    if match is None:
        return None
    words = (match["name"] or match["late"]).split()
    while len(words) > 2 and words[0].casefold() in _TRADES:
        del words[0]
    return " ".join(words)


def life_of(article: Article) -> Life | None:
    """The person whom an article is about; None if it is not about one."""
    return _life(headline_of(article), article.text)


@lru_cache(maxsize=1)
def _life(headline: str, text: str) -> Life | None:
    """The answer for one article is kept: several stages ask for it."""
    late = person_of_obituary(headline) or _person_of_line(text)
    name = person_of_entry(text) or late or _person_of_profile(headline, text)
    return Life(name, over=late is not None) if name is not None else None


def _person_of_line(text: str) -> str | None:
    """The person named below a line that says ``Obituary``; None without one at the top."""
    match = _OBITUARY_LINE.search(text[:_TOP])
    return match["name"] if match else None


def _person_of_profile(headline: str, text: str) -> str | None:
    """Whom a headline names, and no work, above a text that goes through many: *The slow triumph of Ann Lee*."""
    people = [span.text_of(headline) for span in known_people(headline)]
    if len(people) != 1 or _MARKS.search(headline) or next(known_titles(headline), None) is not None:
        return None
    titles = {text[title.start : title.end] for title in known_titles(text) if not title.doubtful}
    return people[0] if len(titles) >= _MANY else None


def topic_of(article: Article, entities: Iterable[Entity]) -> str | None:
    """Id of the person whom an article is about; None if it is not about one."""
    life = life_of(article)
    return next((e.id for e in entities if life is not None and life.name in {e.name, *e.aliases}), None)


def is_of_person(name: str, person: str) -> bool:
    """Is it the name of that person, or some words of it?"""
    return f" {name} " in f" {person} "
