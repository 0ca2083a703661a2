"""Titles that an article names for another's sake: ``'A' star Ann Lee joins 'B'``, ``Armchair Theatre gave us 'B'``."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from .title_candidates import Title

_KNOWN_FROM: Final = re.compile(
    r"(?:['’]s)?[,”\"’'*_]* (?:[Oo]scar-\w+ |[Bb]reakout |[Ff]ormer )?"
    r"(?:stars?|alum|alums|alumni?|alumna|act(?:or|ress)|(?:co-)?(?:creator|showrunner|writer|director)s?|scribes?|helmers?|boss|duo|"
    r"(?:executive )?producers?|EPs?|breakout|veteran|vet|favou?rite|actors|author)s? (?-i:(?=[A-Z&]|and [A-Z]))",
    re.I,
)
_JOINS: Final = re.compile(
    r"\b(?:joins?|joined|joining|boards?|casts?|to (?:star|lead|play|direct|write|topline|headline|front|helm)|stars|leads|toplines?|headlines?|"
    r"tapped|signs|lands?|nabs?|books|adds?|sets?|set|eyed|in talks|circling|reunites?|teams?|boarding|fronts|swaps|returns? to|"
    r"writing|directing|developing|(?:first|next|new) (?:\w+ ){0,2}(?:series|show|drama|film|comedy|thriller|role|project))\b",
    re.I,
)
_FROM: Final = re.compile(r"\b(?:from|by|with)(?: the)? [“‘'\"]?$", re.I)
_PERSON_BRACKET: Final = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+ \((?:[^()]{0,20}, )?[“‘'\"*_]*$")
_CLOSES: Final = re.compile(r"[,”\"’'*_]*(?:\)|, [^()]{1,40}\))")
_BEST_KNOWN: Final = re.compile(
    r"\b(?:best|better|well) known (?:for|from|as|to)\b[^.;]*$|\bwhose (?:\w+ ){0,2}credits include\b[^.;]*$|\bfresh (?:off|from) [^.;]{0,20}$"
    r"|\b(?:previously|formerly|earlier|once) (?:\w+ )?(?:worked|starred|appeared|played|wrote|directed|created|produced|co-\w+|written|directed|seen|credited)\b[^.;]*$"
    r"|\bspent (?:\w+ ){1,3}?(?:seasons?|series|years?|decades?) (?:as|on|in|playing|at|with|making|writing)\b[^.;]*$"
    r"|\b(?:whose|his|her|their) (?:\w+ ){0,2}(?:previous|past|earlier|other) (?:\w+ ){0,3}(?:include|were|was|are)\b[^.;]*$"
)
# A title rather than not.
_TITLE: Final = 0.5


def past_credits(
    headline: str, text: str, places: Mapping[str, Sequence[int]], titles: Mapping[str, Title]
) -> set[str]:
    """Those of the titles that an article is not about: what somebody has done before, and strands of plays.

    Args:
        headline: Of the article.
        text: All of it.
        places: Where each of the candidates stands in the text.
        titles: Those of them that cues or tags take for titles, by name.
    """
    return _of_headline(headline, titles) | _of_text(text, places, titles) | _strands(headline, titles)


def _of_headline(headline: str, titles: Mapping[str, Title]) -> set[str]:
    """Titles that tell in the headline where somebody is known from who has gone on to another work of it."""
    places = {name: at for name in titles if (at := headline.lower().find(name.lower())) >= 0}
    passed = set()
    for name, at in places.items():
        end = at + len(name)
        noun = _KNOWN_FROM.match(headline, end)
        if noun is None:
            continue
        others = [
            other
            for title, other in places.items()
            if title not in name and not _KNOWN_FROM.match(headline, other + len(title))
        ]
        joins = _JOINS.search(headline, noun.end())
        if (joins and any(other > joins.start() for other in others)) or (
            any(other < at for other in others) and _FROM.search(headline, 0, at)
        ):
            passed.add(name)
    return passed


def _strands(headline: str, titles: Mapping[str, Title]) -> set[str]:
    """Strands of plays, where other works are named: a play of one evening is what is told of."""
    likely = [t for t in titles.values() if t.probability >= _TITLE and not t.strand]
    return {
        name for name, t in titles.items() if likely and t.strand and name.lower() not in headline.lower()
    }


def _of_text(text: str, places: Mapping[str, Sequence[int]], titles: Mapping[str, Title]) -> set[str]:
    """Titles that tell wherever they stand what somebody has done before, beside one that does not."""

    def is_credit(name: str, start: int) -> bool:
        end = start + len(name)
        bracketed = _PERSON_BRACKET.search(text, max(0, start - 30), start) and _CLOSES.match(text, end)
        return bool(
            bracketed or _KNOWN_FROM.match(text, end) or _BEST_KNOWN.search(text, max(0, start - 100), start)
        )

    found = {
        name: all(is_credit(name, start) for start in starts)
        for name, starts in places.items()
        if name in titles and starts and titles[name].probability >= _TITLE
    }
    return {name for name, only in found.items() if only} if not all(found.values()) else set()
