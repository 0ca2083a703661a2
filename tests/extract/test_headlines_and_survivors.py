"""Whole articles: headlines that name an episode in short, characters above their actors, families in obituaries."""

import pytest

from showkg.ontology.records import Document
from showkg.ontology.terms import SCHEMA
from showkg.tests.extract.whole import about, facts, read


def jobs(document: Document) -> set[str]:
    names = {e.id: e.name for e in document.entities}
    return {
        f"{names[s.subject]}: {s.object.lexical}"
        for s in document.statements
        if s.predicate == SCHEMA.jobTitle
    }  # type: ignore[union-attr]


@pytest.mark.parametrize("place", ["4x07", "S04E07", "[4x07]", "S4 E7"])
def test_a_recap_is_of_the_series_whose_episode_its_headline_names_in_short(place: str) -> None:
    document = read(
        f"Farscape {place} recap\n\nJohn Crichton and Chiana are caught in a game. Ben Browder has a ball."
    )
    assert about(document) == ["Farscape"]


def test_a_series_that_is_called_like_its_hero_is_known_by_the_episode_in_its_headline() -> None:
    document = read(
        "Poldark S05E08 recap\n\nRoss Poldark (Aidan Turner) goes to France as a spy. Demelza thinks that he has left her."
    )
    assert about(document) == ["Poldark"]
    assert "Poldark actor Aidan Turner" in facts(document)


def test_the_number_behind_a_known_series_is_that_of_a_season() -> None:
    document = read(
        "Stranger Things 4 review: bigger and darker\n\nStranger Things 4 is on Netflix now. Millie Bobby Brown is back as Eleven."
    )
    assert about(document) == ["Stranger Things"]


def test_the_number_behind_a_film_is_its_own() -> None:
    document = read(
        "Toy Story 4 review\n\nToy Story 4 is in cinemas now. Tom Hanks is back as the voice of Woody."
    )
    assert about(document) == ["Toy Story 4"]


@pytest.mark.parametrize("below", ["", "\nSeason 2, Ep. 5", " (2x05)"])
def test_a_headline_may_be_a_series_and_the_title_of_its_episode(below: str) -> None:
    document = read(
        f'Rectify: "Donald the Normal"{below}\n\nDaniel Holden goes to Atlanta. Aden Young is astonishing as Daniel.'
    )
    assert about(document) == ["Rectify"]
    assert [e.cls for e in document.entities if "Donald the Normal" in (e.name, *e.aliases)] == [
        SCHEMA.TVEpisode
    ]


@pytest.mark.parametrize(
    "headline",
    ['Film review: "Napoleon"', 'Ridley Scott: "Napoleon"', 'Cinema: "Napoleon"', 'Interview: "Napoleon"'],
)
def test_what_stands_before_a_quoted_title_may_be_a_column_or_a_person(headline: str) -> None:
    document = read(f"{headline}\n\nHis new film is long. Joaquin Phoenix plays the emperor in “Napoleon”.")
    assert about(document) == ["Napoleon"]


@pytest.mark.parametrize(
    "by",
    ["Played by Jane Leeves", "Played by: Jane Leeves", "Actor: Jane Leeves"],
)
def test_an_actor_may_stand_below_the_name_of_the_character(by: str) -> None:
    document = read(
        f"The characters of Frasier\n\nDaphne Moon\n{by}\n\nMartin's physiotherapist, who comes from Manchester.\n\n"
        "Niles Crane\nPlayed by David Hyde Pierce\n\nThe younger brother."
    )
    assert {"Jane Leeves portrays Daphne Moon", "Frasier actor Jane Leeves"} <= facts(document)


def test_below_a_line_that_says_more_nobody_is_played() -> None:
    document = read(
        "The characters of Frasier\n\nDaphne Moon moves in\nPlayed by Jane Leeves\n\nShe is a physiotherapist."
    )
    assert "Jane Leeves portrays Daphne Moon" not in facts(document)


def test_who_holds_an_office_may_be_named_behind_it() -> None:
    document = read(
        "Murder, She Wrote\n\nJessica Fletcher (Angela Lansbury) lives in Cabot Cove. The local doctor is Seth Hazlitt (William Windom), the "
        "sheriff is Amos Tupper (Tom Bosley)."
    )
    assert {"Seth Hazlitt: doctor", "Amos Tupper: sheriff"} <= jobs(document)
    assert "Seth Hazlitt: sheriff" not in jobs(document)


def test_children_may_be_listed_behind_a_verb_with_what_each_does() -> None:
    found = facts(
        read(
            "A guide to Howards' Way\n\nTom Howard (Maurice Colbourne), an aircraft designer, is made redundant. His wife Jan (Jan Harvey) runs a "
            "boutique. Their children are Leo (Edward Highmore), a student, and Lynne (Tracey Childs), a keen sailor."
        )
    )
    assert {f"{p} children {c}" for p in ("Tom Howard", "Jan") for c in ("Leo", "Lynne")} <= found


OBITUARY = "Obituary: Clive Dunn\n\nClive Dunn, actor, born January 9 1920; died November 6 2012. He played Lance Corporal Jones in Dad's Army.\n\n"


@pytest.mark.parametrize(
    "survivors",
    [
        "He leaves a wife, Priscilla Morgan, an actress, and two daughters, Polly and Jessica.",
        "He is survived by his wife, Priscilla Morgan, and two daughters, Polly and Jessica.",
        "He leaves behind a wife, Priscilla Morgan, and two daughters: Polly and Jessica.",
    ],
)
def test_an_obituary_tells_whom_somebody_leaves(survivors: str) -> None:
    document = read(OBITUARY + survivors)
    found = facts(document)
    assert {"Clive Dunn children Polly", "Clive Dunn children Jessica"} <= found
    assert {"Clive Dunn spouse Priscilla Morgan", "Priscilla Morgan spouse Clive Dunn"} & found
    assert not document.plot_points


def test_who_survives_an_actor_is_nobody_of_a_story() -> None:
    document = read(OBITUARY + "She survives him, as do their daughters, Polly and Jessica.")
    assert not any("portrays Polly" in fact for fact in facts(document))
    assert not document.plot_points


def test_the_mother_of_an_actor_may_be_real() -> None:
    document = read(
        "Obituary: Glenda Farrell\n\nGlenda Farrell, who has died aged 66, was the mother of the actor Tommy Farrell."
    )
    assert "Glenda Farrell children Tommy Farrell" in facts(document)
