"""Seasons and episodes that a text names: ``Season 2, Episode 4``, ``S2E4``, ``the second season``, ``the finale``.

An ordinal stands before its noun (``the third episode``), a cardinal behind it (``episode three``): ``three
episodes`` and ``one episode`` name none. British ``series`` counts as a season where a number tells it apart from
the whole show (``series two``, ``a third series``). ``Part`` is read as an episode only where it is spelled out
(``part eight``) or too high for anything else: films and seasons have parts as well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ..ontology.records import Article, Span
from .lexicon import NUMBER_WORDS
from .nlp import Sentence

if TYPE_CHECKING:
    from .title_candidates import Title


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_IS_ORDINAL: Final = re.compile(r"(?:th|first|second|third)$")
_ORDINALS: Final = _either([w for w, n in NUMBER_WORDS.items() if n and _IS_ORDINAL.search(w)])
_CARDINALS: Final = _either([w for w, n in NUMBER_WORDS.items() if n and not _IS_ORDINAL.search(w)])
_EARLY: Final = {"debut": 1, "freshman": 1, "inaugural": 1, "sophomore": 2, "junior": 3}
NUMBER: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|(?i:{_ORDINALS}|{_CARDINALS}))"
ORDINAL: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?i:{_ORDINALS}))"
COUNT: Final = rf"(?:\d{{1,2}}(?!\d|[.,]\d)|(?i:{_CARDINALS}))"
_LAST: Final = (
    r"(?:(?:,| and|,? but) (?:[a-z]+ )?(?:last|final|concluding|latest|current|most recent))?(?: [Tt][Vv])?"
)
_SEASON: Final = rf"(?:[Ss]easons?|SEASONS?|(?<![Tt]he )(?:[Ss]eries|SERIES)(?= {COUNT}\b))"
_EPISODE: Final = (
    "(?:[Ee]pisodes?|EPISODES?|[Ee]ps?\\.?|EP\\.?|[Cc]hapter|[Hh]our|[Ii]nstal?lment|[Ss]ession)"
)
_NTH_EPISODE: Final = "(?:episode|installment|instalment|chapter|hour-long episode)"
_ENDS: Final = "(?:finale|premiere|opener|closer|ender)"

_PLACES: Final[tuple["re.Pattern[str]", ...]] = (
    re.compile(r"\b[Ss](?P<s>\d{1,2}) ?[,.:/-]? ?[Ee](?:p\.?|pisode)? ?(?P<e>\d{1,2})\b"),
    re.compile(r"\b(?P<s>\d{1,2})[x×](?P<e>\d{2})\b"),
    re.compile(rf"\b{_SEASON} (?P<s>{COUNT})(?:['’]s?)?[,:;.]? (?:[-–—|•·/] )?{_EPISODE} (?P<e>{COUNT})\b"),
    re.compile(rf"\b{_EPISODE} (?P<e>{COUNT}),? (?:of|in|from) {_SEASON} (?P<s>{COUNT})\b"),
    re.compile(
        rf"\b{_EPISODE} (?P<e>{COUNT}) of (?:the|its|her|his) (?P<s>{ORDINAL}) (?:season|series|run)\b"
    ),
    re.compile(
        rf"\b(?P<e>{ORDINAL}){_LAST} {_NTH_EPISODE} (?:of|in|from) (?:the |its )?(?:{_SEASON} (?P<s>{COUNT})|(?P<s2>{ORDINAL}){_LAST} (?:season|run|series)\b)",
        re.I,
    ),
    re.compile(
        rf"\b(?:{_SEASON} (?P<s>{COUNT})|(?P<s2>{ORDINAL}){_LAST} season)['’]s?,? (?P<e>{ORDINAL}){_LAST} {_NTH_EPISODE}\b",
        re.I,
    ),
    re.compile(rf"\b{_SEASON} (?P<s>{COUNT})(?:['’]s?)? (?P<f>{_ENDS})\b", re.I),
    re.compile(
        rf"\b(?P<f>{_ENDS}|last episode|final episode|first episode) (?:of|to) (?:[\w’' ]{{0,40}}?)?(?:{_SEASON} (?P<s>{COUNT})\b|(?P<s2>{ORDINAL}){_LAST} (?:season|series)\b)",
        re.I,
    ),
    re.compile(rf"\b(?P<s>{ORDINAL})[- ](?:season|series)(?:['’]s)?[- ](?P<f>{_ENDS})\b", re.I),
    re.compile(
        rf"\b(?P<many>{_SEASON} {COUNT}(?:(?:, | and |, and | ?& ?| ?[-–—] ?| to | through | or ){COUNT})+)\b"
    ),
    re.compile(
        rf"\b(?P<many>{ORDINAL}(?:, {ORDINAL})*,? (?:and|or|&) {ORDINAL}) (?:seasons|series)\b(?! of the)",
        re.I,
    ),
    re.compile(rf"\b{_SEASON} (?P<s>{COUNT})\b(?! (?:of|to) (?:the )?\w+ [Ss]eason)"),
    re.compile(rf"\b(?P<s>{ORDINAL}){_LAST}(?:[- ]ever)? season\b(?! of (?:ten|eight|six))", re.I),
    re.compile(rf"\b(?P<s>{ORDINAL}){_LAST} outing\b", re.I),
    # "the network's second series" may be another show; "his third series" of somebody is one
    re.compile(
        rf"\b(?:[Aa]|[Tt]he|[Ii]ts) (?P<s>{ORDINAL}){_LAST} (?:series\b(?! (?:of|about|for|to) (?:the )?[a-z])|run\b)"
    ),
    re.compile(rf"['’]s (?P<s>(?!first|1st){ORDINAL}){_LAST} run\b"),
    re.compile(rf"\b(?P<s>{_either(list(_EARLY))}) (?:season|run)\b", re.I),
    re.compile(r"\bS(?P<s>\d{1,2})\b(?!\w)"),
    re.compile(rf"\b{_EPISODE} (?P<e>{COUNT})\b"),
    re.compile(rf"\b(?P<e>{ORDINAL}){_LAST} {_NTH_EPISODE}\b", re.I),
    re.compile(
        rf"\b(?:[Pp]art|PART) (?P<e>(?i:{_CARDINALS})|\d{{2}}|[6-9])\b(?! of (?:the|a|his|her|their|its|my|our)\b)"
    ),
    re.compile(
        r"\b(?P<p>[Pp]ilot episode|[Ss]eries premiere|(?:(?<=[Tt]he )|(?<=hour )|(?<=part ))pilot(?=,? (?:was|is|were|had|aired|episode|script|written|directed|drew)\b|,? [“\"‘]|,? [A-Z]|[.;]|$)|(?<=directed the )pilot|(?<=wrote the )pilot)\b"
    ),
    re.compile(
        r"\b(?P<f>[Ss]eason finale|[Ss]eries finale|[Ff]inale|[Ss]eason premiere|[Ss]eason opener|[Ss]eason closer)\b"
    ),
)
# What each of them needs; most sentences have none of it, and are not searched further.
_HINT: Final = re.compile(
    r"\bs\d|\d[x×]\d|season|series|\brun\b|\beps?\b|episode|chapter|hour|instal|session|\bpart\b|pilot|finale|outing",
    re.I,
)
_ITEM: Final = re.compile(NUMBER)
_NOT_REAL: Final = re.compile(
    r"(?:\b(?:no|without|any|[Ww]ill there (?:ever )?be|[Cc]ould there be|[Ii]s there(?: going to be)?|[Cc]an there be|[Ww]on['’]t be|not be|never (?:be|get|got|see)"
    r"|potential|possible|hypothetical|theoretical|eventual|[Ww]hat (?:about|of)|in case of|if there(?:['’]s| is| were))|n['’]t (?:be|get|have|see))"
    r" (?:an? |the |another )?$",
    re.I,
)
_BACK: Final = re.compile(
    r"\b(?:since|not since|than|unlike|recall(?:s|ing)|echo(?:es|ing)|mirror(?:s|ing)|reminiscent of|(?:callback|nod|throwback|homage) to|himself from|herself from|"
    r"\w+ (?:scene|line|speech|moment|words|song|promise) (?:from|in)) (?:the |its |his |her |their )?(?:very )?(?:end of (?:the )?|start of (?:the )?)?$",
    re.I,
)
# ``Fifth Season`` in the middle of a sentence may be a company or a novel.
_IS_NAME: Final = re.compile(r"[A-Z][a-z]+ Season")
_LEADS_IN: Final = re.compile(
    r"(?:\b(?:a|an|the|its|for|of|in|to|on|with|and|gets?|orders|sets|after|before|until)|['’]s) $", re.I
)
_FOLLOWS: Final = re.compile(
    r" (?:of|[Ff]inale|[Pp]remiere|[Rr]enewal|[Oo]rder|[Rr]ecap|[Rr]eview|[Ee]pisode|[Tt]railer)\b"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A season or an episode as a piece of text names it."""

    span: Span
    season: int | None
    episode: int | None
    finale: str | None = None
    """``finale`` or ``premiere`` where the number is not given."""
    real: bool = True
    """False where the text asks whether there will be one, or says that there will be none."""
    back: bool = False
    """The text only looks back to it: ``friends since the pilot``, ``quotes his speech from season 1``."""
    owner: "Title | None" = None
    """The work whose season or episode it is, where the words beside it say so (``season 2 of Ozark``)."""


def number(text: str | None) -> int | None:
    """``4``, ``4th``, ``four`` and ``fourth`` → 4; other words and numbers above 40 → None."""
    if not text:
        return None
    match = re.match(r"\d+", text)
    value = int(match[0]) if match else NUMBER_WORDS.get(text.lower(), _EARLY.get(text.lower()))
    return value if value is not None and 0 < value <= 40 else None


def find_places(text: str, start: int = 0) -> list[Place]:
    """Seasons and episodes named in a piece of text, in reading order; they do not overlap.

    ``start`` is added to the offsets.
    """
    if _HINT.search(text) is None:
        return []
    out: list[Place] = []
    taken = bytearray(len(text))
    for pattern in _PLACES:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            found = list(_read(match, text))
            if not found:
                continue
            taken[match.start() : match.end()] = b"\1" * len(match[0])
            for place in found:
                span = Span(start=place.span.start + start, end=place.span.end + start)
                out.append(replace(place, span=span))
    return sorted(out, key=lambda p: p.span)


def _read(match: "re.Match[str]", text: str) -> Iterator[Place]:
    groups = match.groupdict()
    before = text[max(0, match.start() - 40) : match.start()]
    real, back = not _NOT_REAL.search(before), _BACK.search(before) is not None
    span = Span(start=match.start(), end=match.end())
    if groups.get("many"):
        begin = match.start()
        for item in _ITEM.finditer(match["many"]):
            value = number(item[0])
            end = match.start() + item.end()
            if value is not None:
                yield Place(
                    Span(start=min(begin, end - len(item[0])), end=end), value, None, None, real, back
                )
            begin = len(text)  # only the first has the noun in front
        return
    season = number(groups.get("s") or groups.get("s2"))
    episode = number(groups.get("e"))
    finale = groups.get("f")
    if groups.get("p"):
        season, episode = 1, 1
    if _IS_NAME.fullmatch(match[0]) and not (
        _LEADS_IN.search(text[max(0, match.start() - 12) : match.start()])
        or _FOLLOWS.match(text, match.end())
        or match[0] == text
    ):
        return
    if finale:
        finale = "premiere" if re.search("premi|open|first", finale, re.I) else "finale"
        if finale == "premiere":
            episode, finale = 1, None
    if season is not None or episode is not None or finale is not None:
        yield Place(span, season, episode, finale, real, back)


def iter_places(sentences: Sequence[Sentence], article: Article) -> Iterator[tuple[Sentence, Place]]:
    """All seasons and episodes named in the text with their sentences."""
    for sentence in sentences:
        for place in find_places(sentence.span.text_of(article.text), sentence.span.start):
            yield sentence, place
