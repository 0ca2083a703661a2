"""Sentences with symbols for their names."""

from collections.abc import Callable

import pytest

from showkg.extract.masked import A, C, O, P, W, mask
from showkg.extract.reading import Reading
from showkg.extract.references import References, read_number
from showkg.extract.scenes import Scene


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("[P:Ann Lee] made “[W:Tide],” he said.", f"{P} made {W}, he said."),
        ("“[W:Tide]”, ‘[W:Foam]’ and '[W:Surf]' end.", f"{W}, {W} and {W} end."),
        ("[P:Ann Lee] , [P:Bo Cruz]", f"{P}, {P}"),
        ("[O:ITV]’s [C:Bo] won an [A:Emmy].", f"{O}'s {C} won an {A}."),
        ("The [S2:second season] of [W:Tide].", f"The second season of {W}."),
        ("[P:Showrunner Ann Lee] spoke.", f"Showrunner {P} spoke."),
    ],
)
def test_names_become_symbols(make_reading: Callable[..., Reading], marked: str, text: str) -> None:
    reading = make_reading(marked)
    assert mask(reading, reading.sentences[0]).text == text


def test_brackets_are_left_out_on_request(make_reading: Callable[..., Reading]) -> None:
    reading = make_reading("[P:Ann Lee] (“[W:Foam]”) directs [W:Tide] (2019).")
    assert mask(reading, reading.sentences[0], brackets=False).text == f"{P} directs {W}."


def test_a_stretch_leads_back_to_the_article(make_reading: Callable[..., Reading]) -> None:
    reading = make_reading("“[W:Tide]” is made by [P:Ann Lee].")
    masked = mask(reading, reading.sentences[0])
    span = masked.span(masked.text.index(W), masked.text.index(P) + 1)
    assert span.text_of(reading.article.text) == "Tide” is made by Ann Lee"


@pytest.mark.parametrize(
    ("marked", "words", "name"),
    [
        ("[W:Tide] began. The series is good.", "The series", "Tide"),
        ("[F:Tide] is old. [W:Foam] is new. The show is good.", "The show", "Foam"),
        ("[W:Tide] has a [S3:third season].", "third season", "third season"),
        ("[W:Tide] is like [F:Foam], the 2016 film.", "the 2016 film", "Foam"),
        ("[W:Tide] is based on [B:Wave]. The novel is long.", "The novel", "Wave"),
    ],
)
def test_words_point_at_what_they_mean(
    make_reading: Callable[..., Reading], marked: str, words: str, name: str
) -> None:
    reading = make_reading(marked)
    references = References(reading)
    scenes = [Scene(references, s) for s in reading.sentences]
    meant = {s.text[r.start : r.end]: r.key for s in scenes for r in s.found}
    assert reading.entities[meant[words] or ""].name == name


@pytest.mark.parametrize(
    ("word", "number"), [("eight", 8), ("8th", 8), ("sophomore", 2), ("12", 12), ("many", None)]
)
def test_numbers_in_words(word: str, number: int | None) -> None:
    assert read_number(word) == number
