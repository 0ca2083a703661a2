"""Who plays whom, and who is in the cast of what: read by the whole pipeline, in the words of the press."""

from functools import lru_cache

import pytest

from showkg.extract.extractors.casting import EXTRACTOR
from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text
from showkg.ontology.records import Modality
from showkg.ontology.terms import curie


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    return Pipeline()


def facts(text: str, *, modality: Modality | None = Modality.STATED) -> set[str]:
    """``Ann Lee portrays Zoe`` for each statement; None asks for those of all modalities."""
    reading = pipeline().prepare(article_from_text(text))
    return {
        f"{reading.entities[s.subject].name} {curie(s.predicate).partition(':')[2]} {reading.entities[s.object].name}"
        for s in EXTRACTOR.extract(reading)
        if modality in {None, s.evidence.modality}
    }


@pytest.mark.parametrize(
    "text",
    [
        "In the series “Deadwood”, Ian McShane plays Al Swearengen.",
        "In the series “Deadwood”, Ian McShane stars as Al Swearengen.",
        "In the series “Deadwood”, Al Swearengen (Ian McShane) runs a saloon.",
        "In the series “Deadwood”, Al Swearengen, played by Ian McShane, runs a saloon.",
        "In the series “Deadwood”, Al Swearengen is played by Ian McShane.",
        "The series “Deadwood” stars Ian McShane as Al Swearengen.",
        "Deadwood\n\nThe series “Deadwood” is a western.\n\nCast\n\nIan McShane as Al Swearengen\nTimothy Olyphant as Seth Bullock\n",
    ],
)
def test_who_plays_whom(text: str) -> None:
    assert {
        "Ian McShane portrays Al Swearengen",
        "Deadwood actor Ian McShane",
        "Deadwood character Al Swearengen",
    } <= facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The series “Luther” stars Idris Elba, Ruth Wilson and Steven Mackintosh.",
        "The cast of “Luther” includes Idris Elba, Ruth Wilson and Steven Mackintosh.",
        "The series “Luther”, starring Idris Elba, Ruth Wilson and Steven Mackintosh, is over.",
    ],
)
def test_a_cast_without_characters(text: str) -> None:
    assert {f"Luther actor {who}" for who in ("Idris Elba", "Ruth Wilson", "Steven Mackintosh")} <= facts(
        text
    )


def test_a_cast_list_under_its_label() -> None:
    text = "Party Down\n\nThe series “Party Down” is funny.\n\nCast: Adam Scott, Ken Marino, Lizzy Caplan\n"
    assert {f"Party Down actor {who}" for who in ("Adam Scott", "Ken Marino", "Lizzy Caplan")} <= facts(text)


def test_a_cast_below_its_label_has_a_role_on_each_line() -> None:
    text = (
        "Deadwood (TV series)\n\nDeadwood is a western made by Roscoe for HBO. Three series were shown from 2004 on.\n\n"
        "Cast\nIan McShane as Al Swearengen\nTimothy Olyphant as Seth Bullock, marshal and hardware dealer\n"
        "Molly Parker as Alma Garret\n"
    )
    found = facts(text)
    assert "Ian McShane portrays Al Swearengen" in found
    assert "Timothy Olyphant portrays Seth Bullock" in found
    assert "Molly Parker portrays Alma Garret" in found
    assert not any(" as " in fact for fact in found)


def test_a_heading_in_capitals_may_be_a_role() -> None:
    text = (
        "Deadwood cast: who plays who\n\nHere is everybody that you need to know in Deadwood, on HBO.\n\n"
        "IAN McSHANE AS AL SWEARENGEN\nHe runs a saloon and most of the town with it, and he likes nobody.\n\n"
        "MOLLY PARKER AS ALMA GARRET\nA widow with a claim, who learns faster than the men expect her to.\n"
    )
    assert {name.casefold() for name in facts(text)} >= {
        "ian mcshane portrays al swearengen",
        "molly parker portrays alma garret",
    }


def test_a_cast_list_in_lower_case() -> None:
    text = "Party Down\n\nThe series “Party Down” is funny.\n\nCast: adam scott, ken marino, lizzy caplan\n"
    assert {f"Party Down actor {who}" for who in ("Adam Scott", "Ken Marino", "Lizzy Caplan")} <= facts(text)


def test_makers_under_their_label_are_no_cast() -> None:
    text = (
        "Party Down\n\nThe series “Party Down” is funny.\n\nCreators: John Enbom, Rob Thomas, Dan Etheridge\n"
    )
    assert not {f for f in facts(text) if " actor " in f}


def test_the_works_of_two_casts_do_not_leak() -> None:
    text = (
        "Two dramas to see again\n\n"
        "The series “Luther” stars Idris Elba as John Luther. "
        "The series “Deadwood” stars Ian McShane as Al Swearengen."
    )
    found = facts(text)
    assert {"Luther actor Idris Elba", "Deadwood actor Ian McShane"} <= found
    assert (
        not {"Luther actor Ian McShane", "Deadwood actor Idris Elba", "Deadwood character John Luther"}
        & found
    )


def test_a_role_in_another_work_is_not_one_of_this() -> None:
    text = "The series “Luther” stars Idris Elba. Elba played Stringer Bell in “The Wire”."
    found = facts(text)
    assert "The Wire actor Idris Elba" in found
    assert "Luther character Stringer Bell" not in found


def test_the_cast_of_a_season() -> None:
    text = "“Justified” is a crime series. In season 2 of “Justified”, Margo Martindale plays Mags Bennett."
    assert {
        "Justified season 2 actor Margo Martindale",
        "Margo Martindale portrays Mags Bennett",
    } <= facts(text)


def test_a_sentence_of_two_seasons_says_nothing_of_either_cast() -> None:
    text = "“Justified” is a crime series. In season 2 and season 3 of “Justified”, Margo Martindale plays Mags Bennett."
    assert not {f for f in facts(text) if "season" in f}


@pytest.mark.parametrize("word", ["reportedly", "rumored to"])
def test_a_rumoured_role_is_not_stated(word: str) -> None:
    verb = "plays" if word == "reportedly" else "play"
    link = "is " if word != "reportedly" else ""
    text = f"“Justified” is a crime series. Margo Martindale {link}{word} {verb} Mags Bennett in “Justified”."
    assert not {f for f in facts(text) if "Margo Martindale" in f}
    assert "Margo Martindale portrays Mags Bennett" in facts(text, modality=Modality.RUMOURED)


def test_a_character_that_the_story_tells_of_belongs_to_the_work() -> None:
    text = (
        "In the series “Deadwood”, Al Swearengen (Ian McShane) runs a saloon. Dan Dority kills a miner. "
        "Dan Dority fears Swearengen and Dan begs him for mercy."
    )
    assert "Deadwood character Dan Dority" in facts(text)


def test_who_writes_is_not_in_the_cast() -> None:
    found = facts("The series “Deadwood”, written by David Milch, stars Ian McShane.")
    assert "Deadwood actor Ian McShane" in found
    assert "Deadwood actor David Milch" not in found


def test_who_is_told_something_is_not_in_the_cast() -> None:
    text = "The series “Deadwood” stars Ian McShane. Showrunner David Milch told reporters that it was over."
    assert "Deadwood actor David Milch" not in facts(text)


def test_a_comparison_is_no_role() -> None:
    text = "The series “Deadwood” stars Ian McShane. Critics compared Ian McShane to Richard Burton."
    assert not {f for f in facts(text) if "portrays" in f}


def test_nobody_plays_himself_by_mistake() -> None:
    reading = pipeline().prepare(article_from_text("The series “Luther” stars Idris Elba as Idris Elba."))
    assert all(s.subject != s.object for s in EXTRACTOR.extract(reading))


def test_a_voice_is_a_role() -> None:
    text = "In the animated series “Archer”, H. Jon Benjamin voices Sterling Archer."
    assert "H. Jon Benjamin portrays Sterling Archer" in facts(text)


def test_a_table_of_actors_and_characters() -> None:
    rows = ["Ian McShane | Al Swearengen", "Timothy Olyphant | Seth Bullock", "Molly Parker | Alma Garret"]
    text = "Deadwood\n\nThe series “Deadwood” is a western.\n\nActor | Character\n" + "\n".join(rows)
    found = facts(text)
    assert {"Ian McShane portrays Al Swearengen", "Molly Parker portrays Alma Garret"} <= found
    assert not {f for f in found if "Actor" in f.split() or "Character" in f.split()}


def test_a_list_of_actors_with_dashes() -> None:
    text = (
        "Deadwood\n\nThe series “Deadwood” is a western.\n\nCast\n\n"
        "Ian McShane – Al Swearengen\nTimothy Olyphant – Seth Bullock\nMolly Parker – Alma Garret\n"
    )
    assert "Timothy Olyphant portrays Seth Bullock" in facts(text)


def test_the_same_role_told_twice_makes_one_pair() -> None:
    text = (
        "In the series “Deadwood”, Ian McShane plays Al Swearengen. "
        "Al Swearengen (Ian McShane) runs a saloon and McShane’s Swearengen kills."
    )
    assert {f for f in facts(text) if "portrays" in f} == {"Ian McShane portrays Al Swearengen"}


def test_each_pair_of_a_list_stays_a_pair() -> None:
    text = (
        "The series “Deadwood” stars Ian McShane as Al Swearengen, Timothy Olyphant as Seth Bullock, "
        "Molly Parker as Alma Garret and Brad Dourif as Amos Cochran."
    )
    assert {f for f in facts(text) if "portrays" in f} == {
        "Ian McShane portrays Al Swearengen",
        "Timothy Olyphant portrays Seth Bullock",
        "Molly Parker portrays Alma Garret",
        "Brad Dourif portrays Amos Cochran",
    }


def test_a_text_without_a_work_states_no_cast() -> None:
    assert not {f for f in facts("Ian McShane plays Al Swearengen.") if " actor " in f}


def test_a_novel_has_no_cast() -> None:
    assert not {
        f for f in facts("The novel “Dune” by Frank Herbert was read by Scott Brick.") if " actor " in f
    }
