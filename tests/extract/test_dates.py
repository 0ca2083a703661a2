"""Dates are read as the press writes them, and not where they are none."""

import pytest

from showkg.extract.dates import find_dates, read_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("It starts on Friday, January 12, 2024.", "2024-01-12"),
        ("It will drop on Janaury 12, 2024.", "2024-01-12"),
        ("from 12th of Febuary 2024 on", "2024-02-12"),
        ("2024-01-12T08:30:00+01:00", "2024-01-12"),
        ("in Jan. 2024", "2024-01"),
        ("25.12.2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("2024-02-30", None),
        ("03/04/2024", None),
        ("February 30, 2024", None),
        ("Dune 12, 2024", None),
        ("episode 2024 of 12", None),
        ("", None),
    ],
)
def test_the_first_date_of_a_text(text: str, iso: str | None) -> None:
    assert read_date(text) == iso


def test_dates_come_in_reading_order_with_their_place() -> None:
    text = "Season one came in May 2021, season two on 3 June 2022."
    found = find_dates(text)
    assert [(text[date.start : date.end], date.iso) for date in found] == [
        ("May 2021", "2021-05"),
        ("3 June 2022", "2022-06-03"),
    ]
