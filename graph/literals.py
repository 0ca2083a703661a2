"""Literals in the canonical form of XSD 1.1, so that a value is one term however it was written.

Oxigraph keeps numbers and durations as values and prints them in this form; built in any other
form, a triple would not be found again in the store that it was added to.
"""

import re
from datetime import date
from decimal import Decimal

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ..ontology.terms import XSD
from .text import clean

_SHAPES = {
    XSD.integer: re.compile(r"[+-]?[0-9]{1,18}"),
    XSD.decimal: re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,6})?"),
    XSD.gYear: re.compile(r"[0-9]{4}"),
    XSD.gYearMonth: re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])"),
    XSD.date: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    XSD.duration: re.compile(
        r"P(?=[0-9T])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})D)?"
        r"(?:T(?=[0-9])(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})S)?)?"
    ),
    XSD.string: re.compile(r".*\S.*", re.DOTALL),
}


def literal(lexical: str, datatype: str = XSD.string) -> Literal:
    """Build a literal from text that is right already, cleaned of what XML cannot hold."""
    return Literal(clean(lexical), datatype=NamedNode(datatype))


def value_of(term: NamedNode | BlankNode | Literal | Triple) -> str:
    """The text of a term: of an IRI, the IRI; of a literal, its lexical form."""
    return str(term) if isinstance(term, Triple) else term.value


def checked_literal(lexical: str, datatype: str) -> Literal:
    """Build a literal in canonical form.

    Raises:
        ValueError: The datatype is not one of those that values have, or does not allow this text.
    """
    shape = _SHAPES.get(datatype)
    if shape is None:
        raise ValueError(f"values of type {datatype!r} are not used")
    match = shape.fullmatch(lexical)
    if match is None or (datatype == XSD.date and dated(lexical) is None):
        raise ValueError(f"{lexical!r} is not a valid {datatype}")
    if datatype == XSD.string:
        # Strings are names and phrases of the text: line breaks in them are layout.
        return literal(" ".join(clean(lexical).split()))
    if datatype == XSD.integer:
        lexical = str(int(lexical))
    elif datatype == XSD.decimal:
        lexical = _decimal(Decimal(lexical))
    elif datatype == XSD.duration:
        lexical = _duration(*(int(number or 0) for number in match.groups()))
    return literal(lexical, datatype)


def dated(text: str | None) -> Literal | None:
    """Return an ISO 8601 date as a literal that is as exact as the text, or None if it is none."""
    match = re.match(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?![0-9]))?)?(?=$|[T ])", text or "")
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    datatype = XSD.date if day else XSD.gYearMonth if month else XSD.gYear
    return literal("-".join(part for part in (year, month, day) if part), datatype)


def integer(number: int) -> Literal:
    return literal(str(int(number)), XSD.integer)


def probability(number: float) -> Literal:
    """Build a decimal of two digits.

    Raises:
        ValueError: The number is outside [0, 1].
    """
    if not 0 <= number <= 1:
        raise ValueError(f"{number} is outside [0, 1]")
    return literal(_decimal(Decimal(f"{number:.2f}")), XSD.decimal)


def _decimal(number: Decimal) -> str:
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text.removeprefix("+")


def _duration(years: int, months: int, days: int, hours: int, minutes: int, seconds: int) -> str:
    """Canonical mapping of XSD 1.1, part 2, appendix E.2: 77 minutes are ``PT1H17M``."""
    years, months = divmod(12 * years + months, 12)
    minutes, seconds = divmod(60 * (60 * (24 * days + hours) + minutes) + seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    day = "".join(f"{number}{unit}" for number, unit in ((years, "Y"), (months, "M"), (days, "D")) if number)
    time = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n)
    return f"P{day}T{time}" if time else f"P{day}" if day else "PT0S"
