"""Entries of encyclopedias about a person: her name is no title, and she is the cast of nothing for that."""

import pytest

from showkg.extract.biography import is_of_person, person_of_entry
from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text
from showkg.ontology.terms import SCHEMA, WORK_CLASSES


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ann Carver (born 3 May 1961) is an English stage and screen actress.", "Ann Carver"),
        ("Bo Lindqvist, OBE (born 1929) has written for the stage.", "Bo Lindqvist"),
        ("Nils de Vries was a Dutch film director and editor.", None),
        ("Nils Vries was a Dutch film director and editor.", "Nils Vries"),
        ("Carlo Monti (11 January 1930 – 6 November 2005) was an Italian conductor.", "Carlo Monti"),
        ("Cold Harbour (2004) is a Canadian film by a first-time director.", None),
        ("Cold Harbour is a drama about a singer.", None),
    ],
)
def test_an_entry_names_its_person_first(text: str, person: str | None) -> None:
    assert person_of_entry(text) == person


def test_parts_of_a_name_are_of_the_person() -> None:
    assert is_of_person("De Masi", "Francesco De Masi")
    assert not is_of_person("Mas", "Francesco De Masi")


def test_a_surname_that_stands_alone_is_no_show() -> None:
    document = Pipeline().read(
        article_from_text(
            "Ann Carver (born 3 May 1961) is an English actress. Carver came to prominence in the nineties. Carver narrated "
            "“The Heron Year”, a children's programme, and played the harbour master in “Slack Water” (1998). "
            "Carver has also made records."
        )
    )
    works = {e.name for e in document.entities if e.cls in WORK_CLASSES}
    assert works == {"The Heron Year", "Slack Water"}
    assert {e.cls for e in document.entities if e.name == "Ann Carver"} == {SCHEMA.Person}
