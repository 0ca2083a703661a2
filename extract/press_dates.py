"""Dates in prose: full ones, ``Nov. 15`` without a year, ``in 2025``, ``this Friday``, ``next month``.

What lacks its year, or counts from today, is read against the day on which the article was published; without
that day it is left out. ``Next spring`` and ``soon`` are no dates.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from ..ontology.records import Article, BlockKind, Value
from ..ontology.terms import XSD
from .dates import find_dates, month_number

_DAYS: Final = {
    "monday": MO,
    "tuesday": TU,
    "wednesday": WE,
    "thursday": TH,
    "friday": FR,
    "saturday": SA,
    "sunday": SU,
}
_WEEKDAY: Final = re.compile(
    r"\b(?:(?P<which>this|next|last|this coming|this past|the following) )?(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
    r"(?!s\b| (?:nights|evenings|mornings|afternoons)\b| (?!(?:At|On|For|With|Night|Morning|Evening|From|To|And|In|As|After|Before)\b|[A-Z][a-z]{2,8}\.? \d)[A-Z]|,? (?:[A-Z][a-z]{2,8}\.? \d|\d{1,2}(?:st|nd|rd|th)? [A-Z]))\b"
)
_EVERY: Final = re.compile(r"(?:every|each|weekly|on alternate) $", re.I)
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,7}"
_ISSUED: Final = re.compile(r"\b(?:[Rr]eleased|[Pp]ublished|[Pp]osted|[Uu]pdated|[Dd]ate)\b")
_TWO_MONTHS: Final = re.compile(
    rf"\b(?P<m>{_MONTH})(?: and | to |[–/-])(?:{_MONTH}),? (?P<year>(?:18[89]|19\d|20[0-4])\d)\b"
)
_NO_YEAR: Final = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\.? (?P<d1>[0-3]?\d)(?:st|nd|rd|th)?|(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTH})\.?)(?!,? \d{{4}}|\d|:|-\d)"
)
_MONTH_ONLY: Final = re.compile(
    rf"\b(?P<which>in|this|last|next|early|late|mid|until|by) (?P<m>{_MONTH})\b\.?(?!,? \d)(?! \w+'s)"
)
_YEAR: Final = re.compile(
    r"(?<![\d$£€#.,/-])(?<!No )(?P<year>18[89]\d|19\d\d|20[0-4]\d)(?:[–-](?P<to>\d{2,4}))?(?![\d,.]\d|s\b|-\w|\d|'s? (?:and|or) \d|%| A\.?D)"
)
_FEAST: Final = re.compile(
    r"\b(?:Christmas (?:Day|Eve)|Boxing Day|New Year's (?:Day|Eve)|Valentine's Day|Hallowe'?en|Independence Day)\b(?! specials?)"
)
_FEASTS: Final = {
    "christmasday": (12, 25),
    "christmaseve": (12, 24),
    "boxingday": (12, 26),
    "newyearsday": (1, 1),
    "newyearseve": (12, 31),
    "valentinesday": (2, 14),
    "halloween": (10, 31),
    "independenceday": (7, 4),
}
_RELATIVE: Final = re.compile(
    r"\b(?:(?P<day>tonight|today|tomorrow|yesterday|last night|this evening)|(?P<which>this|next|last|later this|earlier this) (?P<unit>month|year))\b",
    re.I,
)

_UNTIL: Final = re.compile(r",? ?(?:to|until|till|through|and|[–—-]) ?")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PressDate:
    """A date in a text, half-open ``[start, end)``, in ISO 8601, as exact as the text is."""

    start: int
    end: int
    iso: str
    relative: bool = False
    """Read against the day of publication."""

    @property
    def value(self) -> Value:
        """As a literal with the datatype that fits how exact it is."""
        return date_value(self.iso)


def date_value(iso: str) -> Value:
    """``2024-01-12`` as xsd:date, ``2024-01`` as xsd:gYearMonth, ``2024`` as xsd:gYear."""
    kind = {4: XSD.gYear, 7: XSD.gYearMonth}.get(len(iso), XSD.date)
    return Value(lexical=iso, datatype=kind)


def dateline(article: Article) -> str | None:
    """The day of publication: from the metadata, else the first full date in a byline or short line at the top."""
    if article.published:
        return article.published[:10]
    for block in article.blocks[:6]:
        text = block.span.text_of(article.text)
        if block.kind in {BlockKind.LIST_ITEM, BlockKind.INFO_VALUE} or re.search(r"\b[Bb]orn\b", text):
            continue  # of somebody's birth, or of a release
        if block.kind is BlockKind.BYLINE or len(text) <= 60 or (len(text) <= 120 and _ISSUED.search(text)):
            for found in find_dates(text):
                if len(found.iso) == 10:
                    return found.iso
    return None


def find_press_dates(
    text: str, published: str | None, *, past: bool = False, future: bool = False
) -> list[PressDate]:
    """All dates of a sentence, in reading order, not overlapping.

    Args:
        text: One sentence.
        published: ISO date of the article; only a full one is a base for relative dates.
        past: A bare weekday or month lies before that day.
        future: A day without a year lies after it.
    """
    base = date.fromisoformat(published) if published and len(published) == 10 else None
    found = [
        PressDate(start=m.start(), end=m.end(), iso=f"{m['year']}-{number:02d}")
        for m in _TWO_MONTHS.finditer(text)
        if (number := month_number(m["m"]))
    ]
    found += [
        PressDate(start=d.start, end=d.end, iso=d.iso)
        for d in find_dates(text)
        if not any(d.start < f.end and f.start < d.end for f in found)
    ]
    sources = [_without_year(text, base, found, future=future), _years(text)]
    if base is not None:
        sources[1:1] = [
            _counted(text, base, future=future),
            _weekdays(text, base, past=past),
            _months(text, base, past=past),
        ]
    for source in sources:
        for candidate in source:
            if not any(candidate.start < d.end and d.start < candidate.end for d in found):
                found.append(candidate)
    return sorted(found)


def _without_year(
    text: str, base: date | None, full: list[PressDate], *, future: bool
) -> Iterator[PressDate]:
    """``Nov. 15``: of the year that brings it nearest to the day of publication, or to a full date beside it.

    ``from 26 March to 19 October 2012`` begins in the year in which it ends, or in the one before.
    """
    beside = {d.start: date.fromisoformat(d.iso) for d in full if len(d.iso) == 10}
    if base is None:
        if not beside:
            return
        base = next(iter(beside.values()))
    for match in _NO_YEAR.finditer(text):
        month = month_number(match["m1"] or match["m2"])
        day = int(match["d1"] or match["d2"])
        until = _UNTIL.match(text, match.end())
        if until and (last := beside.get(until.end())):
            begun = [d for y in (last.year, last.year - 1) if (d := _date(y, month, day)) and d <= last]
            if begun:
                yield PressDate(start=match.start(), end=match.end(), iso=begun[0].isoformat())
                continue
        options = [d for y in (base.year - 1, base.year, base.year + 1) if (d := _date(y, month, day))]
        if options:
            nearest = _nearest(options, base, future=future)
            yield PressDate(start=match.start(), end=match.end(), iso=nearest.isoformat(), relative=True)


def _weekdays(text: str, base: date, *, past: bool) -> Iterator[PressDate]:
    for match in _WEEKDAY.finditer(text):
        if _EVERY.search(text[: match.start()]):
            continue
        day = _DAYS[match["day"].lower()]
        which = (match["which"] or "").lower()
        if which in {"last", "this past"} or (past and not which):
            found = base + relativedelta(days=-1, weekday=day(-1))
        elif which == "next":
            found = base + relativedelta(days=+1, weekday=day(+1))
        else:
            found = base + relativedelta(weekday=day(+1))
        yield PressDate(start=match.start(), end=match.end(), iso=found.isoformat(), relative=True)


def _months(text: str, base: date, *, past: bool) -> Iterator[PressDate]:
    for match in _MONTH_ONLY.finditer(text):
        month = month_number(match["m"])
        if month is None:
            continue
        before = past or match["which"] == "last"
        year = base.year
        if before and month > base.month:
            year -= 1
        elif not before and month < base.month:
            year += 1
        start = match.start("m")
        yield PressDate(start=start, end=match.end(), iso=f"{year:04d}-{month:02d}", relative=True)


def _counted(text: str, base: date, *, future: bool) -> Iterator[PressDate]:
    for match in _FEAST.finditer(text):
        month, number = _FEASTS[re.sub(r"\W", "", match[0].lower())]
        options = [date(base.year + y, month, number) for y in (-1, 0, 1)]
        nearest = _nearest(options, base, future=future)
        yield PressDate(start=match.start(), end=match.end(), iso=nearest.isoformat(), relative=True)
    steps = {"tomorrow": 1, "yesterday": -1, "last night": -1}
    for match in _RELATIVE.finditer(text):
        if word := match["day"]:
            iso = (base + relativedelta(days=steps.get(word.lower(), 0))).isoformat()
        else:
            step = {"next": 1, "last": -1}.get(match["which"].lower(), 0)
            moved = base + (
                relativedelta(years=step) if match["unit"].lower() == "year" else relativedelta(months=step)
            )
            iso = moved.isoformat()[: 4 if match["unit"].lower() == "year" else 7]
        yield PressDate(start=match.start(), end=match.end(), iso=iso, relative=True)


def _years(text: str) -> Iterator[PressDate]:
    for match in _YEAR.finditer(text):
        yield PressDate(start=match.start(), end=match.end(), iso=match["year"])


def _nearest(options: list[date], base: date, *, future: bool) -> date:
    """The date nearest to the day of publication; of those to come, if it is said to come."""
    ahead = [d for d in options if d >= base] if future else []
    return min(ahead or options, key=lambda d: abs((d - base).days))


def _date(year: int, month: int | None, day: int) -> date | None:
    try:
        return date(year, month or 0, day)
    except ValueError:
        return None
