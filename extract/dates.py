"""Dates as the press writes them.

Reads ``2024-01-12``, ``2024/1/12``, ``January 12, 2024``, ``12th Jan. 2024``, ``Jan 2024`` and the like,
with slips in the name of the month (``Janaury``). Dates such as ``01/12/2024``, which mean one day in
London and another in Los Angeles, are left alone unless one of the numbers is larger than 12.
"""

import calendar
import re
from dataclasses import dataclass
from difflib import get_close_matches

_MONTHS = tuple(name.lower() for name in calendar.month_name)
_SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9}
_SHORT_MONTHS |= {"sept": 9, "oct": 10, "nov": 11, "dec": 12}

# The first film was shown in 1888; 2100 keeps stray numbers out.
_YEAR = r"(?P<year>(?:18[89]|19\d|20\d)\d)"
_ANY_YEAR = re.compile(r"18[89]\d|19\d\d|20\d\d", re.ASCII)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[A-Za-z]{3,10})\.?"
_PATTERNS = tuple(
    re.compile(rf"(?<![\w/-]){pattern}(?![\w/])", re.ASCII)
    for pattern in (
        rf"{_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?:[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"{_YEAR}[/.](?P<number>[01]?\d)[/.](?P<day>[0-3]?\d)",
        rf"{_MONTH} ?{_DAY},? {_YEAR}",
        rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}",
        rf"(?P<first>[0-3]?\d)[/.-](?P<second>[0-3]?\d)[/.-]{_YEAR}",
        rf"{_MONTH},? {_YEAR}",
        rf"{_YEAR}-(?P<number>[01]\d)(?!-)",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class FoundDate:
    """A date in a text: half-open ``[start, end)`` in code points, and the date in ISO 8601."""

    start: int
    end: int
    iso: str


def find_dates(text: str) -> list[FoundDate]:
    """All dates that tell at least month and year, in reading order, not overlapping."""
    found: list[FoundDate] = []
    if not _ANY_YEAR.search(text):  # most lines have none
        return found
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other.end and other.start < end for other in found):
                continue
            if iso := _iso(match):
                found.append(FoundDate(start=start, end=end, iso=iso))
    return sorted(found)


def read_date(text: str) -> str | None:
    """The first date in ``text`` as ``YYYY-MM-DD`` or ``YYYY-MM``; None if there is none."""
    found = find_dates(text)
    return found[0].iso if found else None


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name, an abbreviation or a slip of it; None for any other word."""
    word = word.lower().rstrip(".")
    if word in _SHORT_MONTHS:
        return _SHORT_MONTHS[word]
    if word in _MONTHS:
        return _MONTHS.index(word)
    # 0.8 takes two swapped letters and one left out; the first letter keeps June from being a slip of Dune.
    if len(word) >= 5 and (close := get_close_matches(word, _MONTHS[1:], n=1, cutoff=0.8)):
        return _MONTHS.index(close[0]) if close[0][0] == word[0] else None
    return None


def _iso(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    day = int(part["day"]) if part.get("day") else None
    if part.get("number"):
        month: int | None = int(part["number"])
    elif part.get("month"):
        month = month_number(part["month"])
    else:
        first, second = int(part["first"]), int(part["second"])
        if first <= 12 and second <= 12 and first != second:
            return None
        month, day = (second, first) if first > 12 else (first, second)
    if month is None or not 1 <= month <= 12:
        return None
    year = int(part["year"])
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"
