"""People that most readers know are told from the characters they play."""

import pytest

from showkg.extract.known_people import TABLE, is_person, known_people
from showkg.extract.known_titles import is_known
from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text
from showkg.ontology.terms import SCHEMA, SKG


def found(text: str) -> list[str]:
    return [span.text_of(text) for span in known_people(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Frances de la Tour met Penelope Cruz.", ["Frances de la Tour", "Penelope Cruz"]),
        ("HELEN MIRREN’S new part", ["HELEN MIRREN"]),
        ("It was J.J. Abrams's idea, and Jean-Luc Godard’s.", ["J.J. Abrams", "Jean-Luc Godard"]),
        ("a helen mirren in every cupboard", []),
        ("Helen. Mirren came later.", ["Helen. Mirren"]),
        ("Helen\nMirren", []),
        ("Helen Mirrens", []),
        ("She met Helen Mirren", ["Helen Mirren"]),
    ],
)
def test_known_people_are_found_by_their_full_names(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_case_accents_and_signs_do_not_count() -> None:
    assert is_person("penélope CRUZ")
    assert is_person("Catherine O’Hara")
    assert not is_person("Penélope")
    assert not is_person("Erica Nobody-Knows")


def test_titles_are_not_taken_for_people() -> None:
    assert not is_person("Castle Rock")


def test_the_list_is_sorted_without_blanks_or_doubles() -> None:
    lines = TABLE.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert lines == sorted(set(lines), key=lambda line: line.encode())
    assert all(line == " ".join(line.split()) and " " in line for line in lines)
    assert not [line for line in lines if is_known(line)]


def cast(text: str) -> set[tuple[str, str]]:
    document = Pipeline().read(article_from_text(text))
    names = {e.id: e.name for e in document.entities}
    return {
        (names[s.subject], names[s.object])
        for s in document.statements
        if s.predicate == SKG.portrays and isinstance(s.object, str)
    }


def test_an_old_cast_that_puts_the_actors_first() -> None:
    text = (
        "The Duchess of Duke Street has closed its doors\n\nThe last we saw of them:\n\n"
        "GEMMA JONES (Louisa Trotter), proprietress.\nCHRISTOPHER CAZENOVE (Charlie Tyrrell), tenant of the ground floor.\n"
        "VICTORIA PLUCKNETT (Mary Phillips), friend and maid.\nJOHN CATER (Joseph Starr), porter, with dog."
    )
    assert cast(text) == {
        ("GEMMA JONES", "Louisa Trotter"),
        ("CHRISTOPHER CAZENOVE", "Charlie Tyrrell"),
        ("VICTORIA PLUCKNETT", "Mary Phillips"),
        ("JOHN CATER", "Joseph Starr"),
    }


def test_a_cast_that_puts_the_characters_first() -> None:
    text = (
        "In “The Bletchley Circle”, Susan Gray (Anna Maxwell Martin), Millie Harcourt (Rachael Stirling) and "
        "Lucy Davis (Sophie Rundle) break codes again."
    )
    assert ("Anna Maxwell Martin", "Susan Gray") in cast(text)
    assert ("Rachael Stirling", "Millie Harcourt") in cast(text)


def test_who_is_no_known_person_may_still_be_one() -> None:
    document = Pipeline().read(
        article_from_text("“Dark Tide” stars newcomer Elsbeth Quandary as the pilot Jory Vance.")
    )
    kinds = {e.name: e.cls for e in document.entities}
    assert kinds["Elsbeth Quandary"] == SCHEMA.Person
    assert kinds["Jory Vance"] == SKG.Character


@pytest.mark.parametrize(
    "text",
    [
        "“The Office” began twice. The UK (Ricky Gervais) and the US (Greg Daniels) went separate ways.",
        "In “Hedda”, Nia DaCosta’s Hedda Gabler is set at one party in the English country.",
    ],
)
def test_what_is_nobody_plays_nobody(text: str) -> None:
    assert not {"UK", "US", "The UK", "The US"} & {name for pair in cast(text) for name in pair}
