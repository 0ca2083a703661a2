"""Which words are names, and what kind of thing each name is: read by the whole pipeline, in its reader's words."""

from functools import lru_cache

import pytest

from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text
from showkg.ontology.records import Entity
from showkg.ontology.terms import SCHEMA, SKG

KINDS = {
    SCHEMA.Person: "person",
    SKG.Character: "character",
    SCHEMA.Organization: "organization",
    SKG.FictionalOrganization: "fictional organization",
    SCHEMA.Place: "place",
    SKG.Award: "award",
    SKG.StoryObject: "object",
}


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    return Pipeline()


def entities(text: str) -> list[Entity]:
    return list(pipeline().prepare(article_from_text(text)).entities.values())


def kinds(text: str) -> dict[str, str]:
    """Name → kind of all that is not a work, a season or an episode."""
    return {e.name: KINDS[e.cls] for e in entities(text) if e.cls in KINDS}


def names_of(text: str, name: str) -> set[str]:
    """All names of the thing that has a name."""
    return next({e.name, *e.aliases} for e in entities(text) if name in {e.name, *e.aliases})


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The series “Deadwood” was created by David Milch.", "David Milch", "person"),
        ("The film “Girlfight”, directed by Karyn Kusama, won praise.", "Karyn Kusama", "person"),
        ("“I wanted it to end,” showrunner Damon Lindelof told reporters.", "Damon Lindelof", "person"),
        ("In “Deadwood”, Ian McShane plays Al Swearengen.", "Ian McShane", "person"),
        ("In “Deadwood”, Ian McShane plays Al Swearengen.", "Al Swearengen", "character"),
        ("In “Deadwood”, Alma Garret (Molly Parker) keeps her claim.", "Molly Parker", "person"),
        ("In “Deadwood”, Alma Garret (Molly Parker) keeps her claim.", "Alma Garret", "character"),
        ("Composer Jeff Beal wrote the music of “Carnivàle”.", "Jeff Beal", "person"),
        ("HBO renewed “Carnivàle” for a second season.", "HBO", "organization"),
        ("BBC One aired “Luther” in 2010.", "BBC One", "organization"),
        ("The film was produced by Working Title Films.", "Working Title Films", "organization"),
        ("“Luther” was nominated for a BAFTA.", "BAFTA", "award"),
        ("Idris Elba won a Golden Globe for “Luther”.", "Golden Globe", "award"),
        ("Hugh Laurie won two Emmy Awards.", "Emmy", "award"),
        ("The story of “Luther” takes place in London.", "London", "place"),
        ("“Wallander” was filmed in Sweden and in Denmark.", "Sweden", "place"),
    ],
)
def test_the_kind_of_a_name(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


def test_an_agency_of_the_story_is_no_company() -> None:
    text = (
        "In “Alias”, Sydney Bristow (Jennifer Garner) works for the Alliance Bureau. Sydney learns that the "
        "Alliance Bureau has killed her fiancé. Sydney runs from the Alliance Bureau and hides."
    )
    assert kinds(text)["Alliance Bureau"] == "fictional organization"


def test_a_person_of_the_trade_is_called_by_the_surname() -> None:
    text = "“Deadwood” was created by David Milch. Milch wrote most of the scripts. “We ran out of time,” Milch said."
    assert names_of(text, "Milch") == {"David Milch", "Milch"}
    assert kinds(text) == {"David Milch": "person"}


def test_a_character_is_called_by_the_first_name() -> None:
    text = "In “Deadwood”, Alma Garret (Molly Parker) keeps her claim. Alma refuses to sell, and Alma leaves the camp."
    assert names_of(text, "Alma") == {"Alma Garret", "Alma"}


@pytest.mark.parametrize("title", ["Dr.", "Sheriff", "Detective", "Captain", "Mrs."])
def test_a_title_is_no_part_of_the_name(title: str) -> None:
    text = f"In “Deadwood”, {title} Amos Cochran (Brad Dourif) tends the sick. Cochran drinks. Cochran prays."
    assert {"Amos Cochran", "Cochran"} <= names_of(text, "Cochran")
    assert kinds(text)["Amos Cochran"] == "character"


def test_a_title_alone_is_no_name() -> None:
    assert "Captain" not in kinds(
        "In “Deadwood”, Captain Turner walks in. The Captain fights. The Captain dies."
    )


def test_a_nickname_in_quotation_marks_is_another_name() -> None:
    text = "In “Justified”, Ellsworth “Bo” Crowder robs a bank. Bo Crowder runs. Bo is caught."
    assert {"Ellsworth Crowder", "Bo"} <= names_of(text, "Bo") | {"Ellsworth Crowder"}


@pytest.mark.parametrize("word", ["aka", "also known as", "alias"])
def test_two_names_joined_by_aka_are_one(word: str) -> None:
    text = f"In the series “Arrow”, Oliver Queen, {word} Speedster, fights crime. Speedster saves the town."
    assert {"Oliver Queen", "Speedster"} <= names_of(text, "Speedster")


def test_brothers_who_share_a_surname_stay_two() -> None:
    text = (
        "In “Prison Break”, Michael Scofield (Wentworth Miller) wants to free Lincoln Burrows (Dominic Purcell). "
        "In “Party of Five”, Charlie Salinger (Matthew Fox) looks after Bailey Salinger (Scott Wolf)."
    )
    assert {"Charlie Salinger", "Bailey Salinger"} <= kinds(text).keys()
    assert "Bailey Salinger" not in names_of(text, "Charlie Salinger")


def test_a_family_of_four_stays_four() -> None:
    family = ["Nate Fisher", "David Fisher", "Claire Fisher", "Ruth Fisher"]
    actors = ["Peter Krause", "Michael C. Hall", "Lauren Ambrose", "Frances Conroy"]
    text = (
        "In “Six Feet Under”, "
        + ", ".join(f"{c} ({a})" for c, a in zip(family, actors, strict=True))
        + " mourn."
    )
    found = kinds(text)
    assert [found.get(name) for name in family] == ["character"] * 4
    assert [found.get(name) for name in actors] == ["person"] * 4


def test_actors_who_share_a_surname_stay_two() -> None:
    text = "The film “The Big White” stars Robin Williams and Michelle Williams. Robin Williams sings."
    assert {"Robin Williams", "Michelle Williams"} <= kinds(text).keys()


def test_a_full_name_with_a_middle_initial_is_the_same() -> None:
    text = "In “Dexter”, Michael C. Hall plays Dexter Morgan. The drama is led by Michael Hall."
    assert {"Michael C. Hall", "Michael Hall"} <= names_of(text, "Michael Hall")


def test_an_accent_makes_no_other_person() -> None:
    text = "“Narcos” was directed by José Padilha. The drama is produced by Jose Padilha."
    assert names_of(text, "José Padilha") == {"José Padilha", "Jose Padilha"}


def test_lower_case_names_in_a_cast_list_are_people() -> None:
    text = "Party Down\n\nCast: adam scott, ken marino, lizzy caplan, martin starr\n"
    found = kinds(text)
    assert {n for n, kind in found.items() if kind == "person"} >= {
        "Adam Scott",
        "Ken Marino",
        "Lizzy Caplan",
    }


@pytest.mark.parametrize("slip", ["sarah goldberg", "stephen root", "paula newsome"])
def test_a_name_without_capitals_among_others_of_a_bare_list_is_one_of_them(slip: str) -> None:
    cast = ["Bill Hader", "Anthony Carrigan", slip, "Henry Winkler", "Robert Wisdom"]
    text = (
        "“Barry” finale explained\n\nThe HBO comedy “Barry” ended with its eighth episode.\n\n"
        f"Barry\n\nRelease Date\nMarch 25, 2018\n\n{' , '.join(cast)}\n\nStreaming Service(s)\nMax\n"
    )
    found = kinds(text)
    assert {found.get(name.title()) for name in cast} == {"person"}, found


def test_a_particle_belongs_to_the_name() -> None:
    assert "Guillermo del Toro" in kinds("The film “Mimic” was directed by Guillermo del Toro.")


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, and on Tuesday, the series “Luther” returns in January.",
        "However, Nothing Happens. Meanwhile, it rains. Suddenly, it stops.",
        "Season 2 of “Luther” premieres on May 3.",
        "Read More: Spoilers Warning",
    ],
)
def test_words_with_a_capital_that_are_no_names(text: str) -> None:
    assert kinds(text) == {}


def test_peoples_and_languages_are_no_things() -> None:
    assert "American" not in kinds(
        "The American remake of the Danish series “The Bridge” was filmed in Texas."
    )


def test_a_name_keeps_its_possessive_out() -> None:
    text = "In “Luther”, Alice Morgan (Ruth Wilson) is a killer. Alice Morgan's gun and Alice Morgan’s plan fail."
    assert names_of(text, "Alice Morgan") == {"Alice Morgan"}


def test_a_title_of_a_work_is_no_person() -> None:
    assert "Ally McBeal" not in kinds("The series “Ally McBeal” was created by David E. Kelley.")


def test_names_in_a_headline_are_those_of_the_text() -> None:
    text = (
        "Idris Elba Returns As The Tired Detective Of London\n\n"
        "“Luther” stars Idris Elba and Ruth Wilson. The drama returns in May, and Idris Elba directs it."
    )
    found = kinds(text)
    assert found["Idris Elba"] == "person"
    assert not any("Returns" in name or "Tired" in name for name in found)
