"""Whole passages: castings, families, awards and counts in the wordings of short notices, lists and profiles."""

import pytest

from showkg.ontology.records import Document, Value
from showkg.ontology.terms import curie
from showkg.tests.extract.whole import facts, read


def values(document: Document) -> set[str]:
    """``Tide numberOfEpisodes 8`` for each fact with a value."""
    names = {e.id: e.name for e in document.entities}
    return {
        f"{names[s.subject]} {curie(s.predicate).partition(':')[2]} {s.object.lexical.rpartition('#')[2]}"
        for s in document.statements
        if isinstance(s.object, Value)
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The Trainspotting star has signed up as Joanne Davidson.",
        "The “Trainspotting” and “Boardwalk Empire” star plays Joanne Davidson.",
        "The actress, 44, plays Joanne Davidson.",
    ],
)
def test_a_star_may_be_called_by_another_work(sentence: str) -> None:
    document = read(
        "Kelly Macdonald is next in Line of Duty\n\nKelly Macdonald will lead the guest cast of Line of Duty on BBC One. "
        + sentence
    )
    assert {"Kelly Macdonald portrays Joanne Davidson", "Line of Duty actor Kelly Macdonald"} <= facts(
        document
    )


def test_the_other_work_of_a_star_has_her_in_its_cast() -> None:
    document = read(
        "Kelly Macdonald is next in Line of Duty\n\nKelly Macdonald will lead the guest cast of Line of Duty on BBC One. "
        "The “Trainspotting” star plays Joanne Davidson."
    )
    assert "Trainspotting actor Kelly Macdonald" in facts(document)


def test_a_star_who_is_named_is_nobody_else() -> None:
    found = facts(
        read(
            "Kelly Macdonald is next in Line of Duty\n\nKelly Macdonald will lead the guest cast of Line of Duty on BBC One. "
            "The actress Ann Lee plays Zoe Fox."
        )
    )
    assert "Ann Lee portrays Zoe Fox" in found
    assert "Kelly Macdonald portrays Zoe Fox" not in found


def test_brackets_behind_an_actor_may_name_a_trade_and_the_character() -> None:
    found = facts(
        read(
            "The cast of Frasier\n\nJane Leeves (physiotherapist Daphne Moon) left Frasier for sunnier shores."
        )
    )
    assert "Jane Leeves portrays Daphne Moon" in found


def test_what_somebody_is_called_between_quotation_marks_is_one_name() -> None:
    document = read(
        "Nidge | Love/Hate Wiki\n\nNigel “Nidge” Delaney is the main character of the crime drama Love/Hate. He is portrayed by Tom "
        "Vaughan-Lawlor. Nidge takes over the gang of John Boy Power. He is married to Trish (Aoibhinn McGinnity), with whom he has a son, Warren."
    )
    assert len([e for e in document.entities if "Nidge" in (e.name, *e.aliases)]) == 1
    found = facts(document)
    assert {"Nigel Delaney children Warren", "Trish children Warren"} <= found
    assert not any("portrays John Boy Power" in fact for fact in found)


def test_a_countryman_is_no_part_of_a_name() -> None:
    document = read(
        "Lost: the others\n\nIn Lost Frenchwoman Danielle Rousseau (Mira Furlan) lives alone on the island."
    )
    assert "Danielle Rousseau" in {e.name for e in document.entities}


def test_rows_of_dots_lead_from_every_role_to_its_actor() -> None:
    found = facts(
        read(
            "8.0 COLDITZ\n\nThe escape. Starring Robert Wagner\n\nFlt Lt Phil Carrington .......... ROBERT WAGNER\nLt Dick Player .......... "
            "CHRISTOPHER NEAME\nPat Grant .......... EDWARD HARDWICKE\nSimon Carter .......... DAVID McCALLUM\n"
        )
    )
    assert {
        "CHRISTOPHER NEAME portrays Dick Player",
        "EDWARD HARDWICKE portrays Pat Grant",
        "DAVID McCALLUM portrays Simon Carter",
    } <= found


def test_an_article_may_tell_its_cast_in_verbs_of_being_alone() -> None:
    found = facts(
        read(
            "Slings & Arrows: why you should watch\n\nSlings & Arrows is a Canadian comedy. Paul Gross is Geoffrey Tennant, a director who cracked "
            "up. Susan Coyne is Anna Conroy, the producer of the plays."
        )
    )
    assert {"Paul Gross portrays Geoffrey Tennant", "Susan Coyne portrays Anna Conroy"} <= found


@pytest.mark.parametrize(
    "sentence",
    [
        "Irene Larra, an agent of the thirties, Cayetana Guillén Cuervo's role, leads the way.",
        "Irene Larra, the Cayetana Guillén Cuervo character, leads the way.",
        "Irene Larra comes courtesy of Cayetana Guillén Cuervo.",
    ],
)
def test_a_character_may_be_the_role_of_an_actor(sentence: str) -> None:
    document = read(
        "The Ministry of Time\n\nThe Ministry of Time is a Spanish series. Rodolfo Sancho plays Julián Martínez. "
        + sentence
    )
    assert "Cayetana Guillén Cuervo portrays Irene Larra" in facts(document)


def test_an_actress_who_was_a_wife_played_her() -> None:
    found = facts(
        read(
            "Detectorists: who is who\n\nDetectorists is on BBC Four. Toby Jones plays Lance Stater. Lucy Benjamin was Lance's ex-wife, Maggie."
        )
    )
    assert {"Lucy Benjamin portrays Maggie", "Lance Stater spouse Maggie"} <= found


def test_two_actors_may_be_siblings_in_a_story() -> None:
    found = facts(
        read(
            "Parenthood is back\n\nParenthood is on NBC. Peter Krause and Lauren Graham are siblings, Adam and Sarah Braverman."
        )
    )
    assert {"Adam sibling Sarah Braverman", "Sarah Braverman sibling Adam"} & found


@pytest.mark.parametrize(
    "sentence",
    [
        "BBC1 aired 87 episodes in nine series between 18 October 1981 and 26 December 1991.",
        "Nine series, 87 hour-long episodes.",
        "It ends, after 87 episodes in nine series, as a favourite.",
    ],
)
def test_episodes_and_seasons_are_counted_together(sentence: str) -> None:
    document = read(
        "Bergerac\n\nBergerac is a British detective series set on Jersey. John Nettles plays Jim Bergerac. "
        + sentence
    )
    assert {"Bergerac numberOfEpisodes 87", "Bergerac numberOfSeasons 9"} <= values(document)


def test_a_run_between_two_dates_is_over_but_that_of_a_trailer_is_not_told() -> None:
    told = "Bergerac\n\nBergerac is a British detective series. John Nettles plays Jim Bergerac. "
    assert "Bergerac status Ended" in values(
        read(told + "BBC1 aired it between 18 October 1981 and 26 December 1991.")
    )
    assert "Bergerac status Ended" not in values(read(told + "BBC1 aired it on Sunday."))


@pytest.mark.parametrize(
    ("sentence", "award"),
    [
        ("A Bafta winner, the show was a hit from the start.", "Bafta"),
        ("Its trophies so far include a Peabody and an International Emmy.", "Peabody"),
        ("Of the three Baftas that it carried away, one was for writing.", "Bafta"),
        ("Two Geminis and one Rose d'Or nomination.", "Gemini"),
    ],
)
def test_a_series_has_its_awards_in_many_words(sentence: str, award: str) -> None:
    document = read("Slow Horses: a profile\n\n“Slow Horses” stars Gary Oldman as Jackson Lamb. " + sentence)
    assert f"Slow Horses receivedAward {award}" in facts(document)


def test_who_was_beaten_was_nominated() -> None:
    found = facts(
        read(
            "Emmys: the winners\n\nEmmys were given to Jean Smart, Hannah Waddingham and Brett Goldstein. Smart beat Kaley Cuoco (“The Flight "
            "Attendant”) and Issa Rae (“Insecure”)."
        )
    )
    assert {
        "Hannah Waddingham receivedAward Emmy",
        "Kaley Cuoco nominatedFor Emmy",
        "Issa Rae nominatedFor Emmy",
    } <= found


def test_who_is_beaten_in_a_story_is_nominated_for_nothing() -> None:
    found = facts(
        read(
            "Raging Bull\n\nRaging Bull won two Oscars. Robert De Niro plays Jake LaMotta. Years before the film Vic Kane beat Tom Page in the ring."
        )
    )
    assert not any("nominatedFor" in fact for fact in found)


def test_half_of_a_word_is_no_event() -> None:
    document = read(
        "Light the Night: a guide\n\nNetflix's Light the Night is set in 1988. Hikari is a Japanese-style club, co-owned by two women, the mama-san "
        "Rose (Ruby Lin) and her old schoolmate and best friend Sue, played by Cheryl Yang. Their hostesses include Aiko, a half-Japanese university "
        "student (Nikki Hsieh), Hana (Puff Kuo) and Yuri (Cherry Hsieh)."
    )
    assert not any(point.label.endswith((" is", " co")) for point in document.plot_points)


def test_an_actress_is_not_whose_wife_she_plays() -> None:
    found = facts(
        read(
            "Ramayan\n\nRamayan was on Doordarshan. Arun Govil was Rama, the hero. Dipika Chikhlia was his wife, Sita, a princess. "
            "Sunil Lahri was Lakshman."
        )
    )
    assert {"Rama spouse Sita", "Sita spouse Rama"} & found


def test_of_two_actors_with_one_verb_each_has_a_character() -> None:
    found = facts(
        read(
            "Rectify\n\nRectify is the story of Daniel Holden (Aden Young). Abigail Spencer plays his sister Amantha and J. Smith-Cameron their "
            "mother, Janet."
        )
    )
    assert {"Abigail Spencer portrays Amantha", "J. Smith-Cameron portrays Janet"} <= found
    assert "Abigail Spencer portrays Janet" not in found
    assert {"Daniel Holden sibling Amantha", "Amantha sibling Daniel Holden"} & found
