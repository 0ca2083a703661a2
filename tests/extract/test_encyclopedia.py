"""Entries of an encyclopedia: what the first sentence defines, and careers of actors and makers, told in lists of works."""

from functools import lru_cache

import pytest

from showkg.extract.defined_titles import defined_title
from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text
from showkg.ontology.records import Document
from showkg.ontology.terms import curie


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    return Pipeline()


def read(text: str) -> Document:
    return pipeline().read(article_from_text(text))


def facts(text: str) -> set[str]:
    """``Tide actor Ann Lee`` for each statement."""
    document = read(text)
    names = {e.id: e.name for e in document.entities}
    return {
        f"{names[s.subject]} {curie(s.predicate).partition(':')[2]} {names[s.object]}"
        for s in document.statements
        if isinstance(s.object, str) and s.object in names
    }


@pytest.mark.parametrize(
    ("text", "name", "kind", "aliases"),
    [
        (
            "Grand Designs: House of the Year is a British reality television series hosted by Kevin McCloud.",
            "Grand Designs: House of the Year",
            "series",
            (),
        ),
        (
            "Klute is a 1971 American neo-noir psychological thriller film directed by Alan J. Pakula.",
            "Klute",
            "film",
            (),
        ),
        (
            "Drishyam (transl. The Visual) is a 2013 Indian crime thriller film written by Jeethu Joseph.",
            "Drishyam",
            "film",
            ("The Visual",),
        ),
        (
            "Police Story is a series of Hong Kong action films starring Jackie Chan.",
            "Police Story",
            "film",
            (),
        ),
        (
            "Mirch Masala (Hindi: Hot Spice, also known as A Touch of Spice) is a 1987 Hindi psychological film directed by Ketan Mehta.",
            "Mirch Masala",
            "film",
            ("Hot Spice", "A Touch of Spice"),
        ),
        ("“Borgen” is a Danish political drama series, created by Adam Price.", "Borgen", "series", ()),
    ],
)
def test_the_first_sentence_of_an_entry_defines_its_title(
    text: str, name: str, kind: str, aliases: tuple[str, ...]
) -> None:
    found = defined_title(text)
    assert found is not None
    assert (found.name, found.kind, found.aliases) == (name, kind, aliases)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Campion (born 30 April 1954) is a New Zealand film director.",
        "Maggie Cheung is an actress known for the film In the Mood for Love.",
        "The film is a thriller directed by Alan J. Pakula.",
        "It is a drama about a bank.",
        "Michael Gambon was an Irish-English film and television actor.",
        "What follows is a list of films.",
    ],
)
def test_no_other_first_sentence_defines_a_title(text: str) -> None:
    assert defined_title(text) is None


def test_a_translated_title_in_brackets_is_another_name_of_the_same_film() -> None:
    document = read(
        "Kumbalangi Nights (The Nights of Kumbalangi) is a 2019 Indian drama film directed by Madhu C. Narayanan. "
        "The Nights of Kumbalangi was a success."
    )
    films = [(e.name, e.aliases) for e in document.entities if curie(e.cls) == "schema:Movie"]
    assert films == [("Kumbalangi Nights", ("The Nights of Kumbalangi",))]


@pytest.mark.parametrize("title", ["Who Shot Mr. Burns?", "The Trial of Susan B.", "Lunch with Dr. Fox"])
def test_full_stops_of_short_forms_belong_to_the_title_of_an_episode(title: str) -> None:
    document = read(
        f"“{title}” is the tenth episode of the ninth season of the animated comedy series Family Guy. "
        "It aired on Fox on February 13, 2011. The episode was written by Brian Scully."
    )
    episodes = [e for e in document.entities if curie(e.cls) == "schema:TVEpisode"]
    assert [(e.name, e.aliases) for e in episodes] == [("Family Guy season 9 episode 10", (title,))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Fiona Shaw is an Irish actress. She also appeared in the films Persuasion (1995), The Butcher Boy (1997) and Fracture (2007).",
            {"Persuasion actor Fiona Shaw", "The Butcher Boy actor Fiona Shaw", "Fracture actor Fiona Shaw"},
        ),
        (
            "Robert Bathurst is an English actor. Having starred in Doctors, Holby City and Casualty, he moved to New York.",
            {f"{work} actor Robert Bathurst" for work in ("Doctors", "Holby City", "Casualty")},
        ),
        (
            "Robert Bathurst is an English actor. He made his film debut in Whoops Apocalypse (1982), followed by Joking Apart.",
            {"Whoops Apocalypse actor Robert Bathurst", "Joking Apart actor Robert Bathurst"},
        ),
        (
            "Sylvester Stallone co-wrote, directed and starred in Rocky II (1979), Rocky III (1982) and Rocky IV (1985).",
            {
                f"{work} {credit} Sylvester Stallone"
                for work in ("Rocky II", "Rocky III", "Rocky IV")
                for credit in ("writer", "director", "actor")
            },
        ),
        (
            "Robert Bathurst is an English actor. He is known for various roles including Tom Baxter in Coronation Street, "
            "and Eddie in The Grease Pit.",
            {
                "Robert Bathurst portrays Tom Baxter",
                "Coronation Street character Tom Baxter",
                "Robert Bathurst portrays Eddie",
                "The Grease Pit character Eddie",
                "The Grease Pit actor Robert Bathurst",
            },
        ),
        (
            "Robert Bathurst is an English actor. He is often known for playing villains such as Karl in Hollyoaks and lovable "
            "characters such as nurse Ben in Bitter End.",
            {
                "Robert Bathurst portrays Karl",
                "Hollyoaks character Karl",
                "Robert Bathurst portrays Ben",
                "Bitter End character Ben",
            },
        ),
    ],
)
def test_careers_are_told_in_lists_of_works(text: str, told: set[str]) -> None:
    assert told <= facts(text)


def test_the_rules_put_nobody_in_a_cast_by_a_pronoun_who_is_not_called_an_actor() -> None:
    text = "Ann Bell is an Irish {}. She also worked on the series Killing Eve."
    casts = [
        [s for s in read(text.format(trade)).statements if s.evidence.extractor == "casting"]
        for trade in ("journalist", "actress")
    ]
    assert [len(cast) for cast in casts] == [0, 1]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("It stars Prithviraj, Roshan, Srinda and Murali.", {"Prithviraj", "Roshan", "Srinda", "Murali"}),
        (
            "The film features Mohanlal and Shobana in lead roles, with Nedumudi, Innocent and Lena in supporting roles.",
            {"Mohanlal", "Shobana", "Nedumudi", "Innocent", "Lena"},
        ),
        (
            "It was shot in Kochi, with Fahadh Faasil, Soubin and Anna Ben in the starring roles.",
            {"Fahadh Faasil", "Soubin", "Anna Ben"},
        ),
        ("Narain, Innocent and Lena play significant roles in the film.", {"Narain", "Innocent", "Lena"}),
    ],
)
def test_who_has_the_roles_is_an_actor_with_one_name_too(sentence: str, actors: set[str]) -> None:
    told = facts(f"Kuruthi is a 2021 Indian thriller film directed by Manu Warrier. {sentence}")
    assert {f"Kuruthi actor {name}" for name in actors} <= told
    assert not {f"Kuruthi character {name}" for name in actors} & told


def test_a_life_goes_on_when_a_work_is_done_with() -> None:
    told = facts(
        "Ann Bell (born 2 July 1969) is an English actress and director. She starred in the series Killing Eve. "
        "She has lived in Rome since. She belongs to a generation of actors that includes Bo Cruz, Cy Dorn and Dora Fox."
    )
    assert "Killing Eve actor Ann Bell" in told
    assert not {f"Killing Eve actor {name}" for name in ("Bo Cruz", "Cy Dorn", "Dora Fox")} & told


def test_a_film_named_before_a_role_is_no_actor() -> None:
    told = facts(
        "Ko Ha-neul is a South Korean actress. In 2007 she appeared in the horror film Epitaph as Asako, a young girl."
    )
    assert {"Ko Ha-neul portrays Asako", "Epitaph actor Ko Ha-neul", "Epitaph character Asako"} <= told


def test_whose_life_a_film_tells_did_not_make_it() -> None:
    told = facts(
        "Amadeo is a 1952 American biographical film directed by Henry Koster. It tells the story of the composer "
        "John Philip Sousa. The film score was composed by Alfred Newman."
    )
    assert {fact for fact in told if " musicBy " in fact} == {"Amadeo musicBy Alfred Newman"}


def test_what_somebody_has_directed_is_told_in_one_list() -> None:
    told = facts(
        "Tom Rath is an English writer and director. He wrote for the radio before creating the series Harbour Lane (2004). "
        "He has directed three feature films: Grey Weather (1999), Bitter Pills (2002) and The Last Ferry (2005)."
    )
    assert {
        "Harbour Lane creator Tom Rath",
        "Grey Weather director Tom Rath",
        "Bitter Pills director Tom Rath",
        "The Last Ferry director Tom Rath",
    } <= told


def test_an_episode_without_a_number_belongs_to_its_series() -> None:
    told = facts(
        "“The Empty Room” is an episode of the British television series The Avengers, first broadcast by ABC on 4 February 1966. "
        "It was written by Tony Will and directed by James Hall."
    )
    assert {
        "The Empty Room partOfSeries The Avengers",
        "The Empty Room writer Tony Will",
        "The Empty Room director James Hall",
    } <= told


def test_a_role_before_in_is_no_part_of_the_title() -> None:
    document = read("Dana Hart is an American actress. She went on to play Rose in Wild Heart (1990).")
    assert {e.name for e in document.entities if curie(e.cls) == "schema:Movie"} == {"Wild Heart"}


def test_children_of_a_life_are_no_characters_of_its_works() -> None:
    told = facts(
        "Anita Rao (born 1970) is an Indian composer, best known for her scores for the films Monsoon (2001) and River Song (2005). "
        "She is married to the director Sunil Rao, with whom she has two children, Maya and Rohan."
    )
    assert {"Monsoon musicBy Anita Rao", "Anita Rao spouse Sunil Rao"} <= told
    assert not {fact for fact in told if " character " in fact or " director " in fact}


def test_trades_before_the_kin_of_a_life_change_nothing() -> None:
    told = facts(
        "Dana Hart is an American actress. She is the daughter of the actor Bruce Hart and the sister of director Ned Hart."
    )
    ties = {fact for fact in told if " children " in fact or " sibling " in fact}
    assert ties in (
        {"Bruce Hart children Dana Hart", "Ned Hart sibling Dana Hart"},
        {"Bruce Hart children Dana Hart", "Dana Hart sibling Ned Hart"},
    )
