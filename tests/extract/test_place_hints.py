"""A sentence without a word of seasons and episodes is skipped: nothing is lost by it."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkg.extract import seasons
from showkg.extract.reader import read
from showkg.extract.seasons import find_places
from showkg.ontology.records import Article

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
WORDS = """Season seasons SEASON 2 four second third and last the The its of to in ’s 's S2 S2E4 s3e1 S2 Ep4 3x05 3×05
Episode episodes EPISODE Ep. eps EP Chapter Hour hour-long Instalment installment Session finale premiere opener
closer ender outing debut sophomore run series Series SERIES part Part PART six 12 pilot Pilot episode was , . ( ) –
(S1) first final latest""".split()


def places_of(text: str, *, skip: bool) -> list[seasons.Place]:
    if skip:
        return find_places(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seasons, "_HINT", re.compile(""))
        return find_places(text)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=7), st.sampled_from([" ", " ", "-", ""]))
def test_words_of_seasons_are_never_skipped(words: list[str], between: str) -> None:
    text = between.join(words)
    assert places_of(text, skip=True) == places_of(text, skip=False)


def test_no_line_of_the_samples_loses_a_season() -> None:
    lines = [line for a in read([str(ARTICLES)]) if isinstance(a, Article) for line in a.text.split("\n")]
    found = [places_of(line, skip=False) for line in lines]
    assert sum(map(len, found)) > 20
    assert [places_of(line, skip=True) for line in lines] == found
