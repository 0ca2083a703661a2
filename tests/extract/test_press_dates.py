"""Dates as prose gives them are read against the day of publication, and only then."""

import pytest

from showkg.extract.press_dates import date_value, find_press_dates
from showkg.ontology.terms import XSD

WEDNESDAY = "2024-05-01"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("It opened on 12 January 1974.", ["1974-01-12"]),
        ("It opens Feb. 18, 2022.", ["2022-02-18"]),
        ("It opens on Nov. 15.", ["2023-11-15"]),
        ("It opens on 3rd June.", ["2024-06-03"]),
        ("It opens this Friday.", ["2024-05-03"]),
        ("It opens next Wednesday.", ["2024-05-08"]),
        ("It opens on Wednesday.", ["2024-05-01"]),
        ("It opened last Sunday.", ["2024-04-28"]),
        ("It opens tomorrow.", ["2024-05-02"]),
        ("It was shown last night.", ["2024-04-30"]),
        ("It opens next month.", ["2024-06"]),
        ("It opens in September.", ["2024-09"]),
        ("It opens next year.", ["2025"]),
        ("It ran in 1966-1991.", ["1966"]),
        ("It opens in summer 2025.", ["2025"]),
        ("It ran from 26 March to 19 October 2012, on 179 evenings.", ["2012-03-26", "2012-10-19"]),
        ("It ran from November 28, until February 3, 2013.", ["2012-11-28", "2013-02-03"]),
        ("It opens soon, next spring, every Friday, on Fridays.", []),
        ("It made $2000 in the 1990s in room 2001-B.", []),
    ],
)
def test_dates_in_prose(text: str, iso: list[str]) -> None:
    assert [d.iso for d in find_press_dates(text, WEDNESDAY)] == iso


def test_a_bare_weekday_of_a_past_event_lies_before_publication() -> None:
    assert [d.iso for d in find_press_dates("It opened on Friday.", WEDNESDAY, past=True)] == ["2024-04-26"]


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    assert find_press_dates("It opens on Nov. 15, or on Friday, or next year.", None) == []


def test_a_day_without_a_year_takes_that_of_a_full_date_beside_it() -> None:
    found = find_press_dates("From November 15, weekly until January 17, 2025.", None)
    assert [d.iso for d in found] == ["2024-11-15", "2025-01-17"]


@pytest.mark.parametrize(
    ("iso", "datatype"), [("2024-01-12", XSD.date), ("2024-01", XSD.gYearMonth), ("2024", XSD.gYear)]
)
def test_a_date_is_as_exact_as_its_text(iso: str, datatype: str) -> None:
    assert date_value(iso).datatype == datatype
