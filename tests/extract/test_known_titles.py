"""Titles that most readers know are found without quotation marks; words, people and places are no titles for that."""

import pytest

from showkg.extract.known_titles import TABLE, is_known, known_titles
from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text
from showkg.ontology.terms import SCHEMA, WORK_CLASSES


def found(text: str) -> list[str]:
    return [text[k.start : k.end] for k in known_titles(text)]


def works_of(text: str) -> dict[str, str]:
    document = Pipeline().read(article_from_text(text, source="blog.txt"))
    return {e.name: e.cls for e in document.entities if e.cls in WORK_CLASSES}


def test_every_line_of_the_table_is_a_title_and_a_kind() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 30_000
    assert lines == sorted(set(lines), key=lambda line: line.encode())
    for line in lines:
        title, _, kind = line.partition("\t")
        assert title.strip() == title, line
        assert title, line
        assert kind in {"series", "film"}, line


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("We watched Blake’s 7 again.", ["Blake’s 7"]),
        ("Then came The Likely Lads and Whatever Happened to the Likely Lads?",
         ["The Likely Lads", "Whatever Happened to the Likely Lads"]),
        ("In The Man from U.N.C.L.E. they wear suits.", ["The Man from U.N.C.L.E"]),
        ("KEEPING UP APPEARANCES returns", ["KEEPING UP APPEARANCES"]),
        ("Somebody says that the wire is cut.", []),
        ("She spent years of the Cold War in America, in Hong Kong and in the United States.", []),
        ("In the House of Sand nobody talks.", []),
        ("He asked for help. The Office was closed.", ["The Office"]),
    ],
)  # fmt: skip
def test_the_words_of_a_title_are_found_as_articles_write_them(text: str, titles: list[str]) -> None:
    assert found(text) == titles


def test_who_writes_without_capitals_means_titles_too() -> None:
    assert found("i have seen the first season of happy valley twice and i would see it again") == [
        "happy valley"
    ]


def test_names_and_single_words_are_doubtful() -> None:
    doubts = {
        text: k.doubtful for text in ("Erin Brockovich", "River", "Line of Duty") for k in known_titles(text)
    }
    assert doubts == {"Erin Brockovich": True, "River": True, "Line of Duty": False}


def test_known_titles_are_compared_without_case_and_signs() -> None:
    assert is_known("m*a*s*h")
    assert is_known("Key and Peele") == is_known("Key & Peele")
    assert not is_known("A Title That Nobody Ever Heard Of")


def test_a_review_that_marks_nothing_is_about_its_show() -> None:
    text = (
        "Why we still love Happy Valley\n\nSarah Lancashire is Catherine Cawood, a police sergeant in the hills of "
        "Yorkshire, and James Norton plays the man whom she hates. Happy Valley was written by Sally Wainwright, who "
        "knows every stone there. Siobhan Finneran is Clare, the sister who forgives too much."
    )
    assert works_of(text) == {"Happy Valley": SCHEMA.TVSeries}


def test_an_actress_with_a_first_name_that_is_a_title_is_no_title() -> None:
    text = (
        "Emma Thompson on her new part\n\nEmma Thompson plays the judge in the BBC drama The Children Act. Emma was in "
        "Paris for the premiere, and the audience rose."
    )
    assert "Emma" not in works_of(text)
