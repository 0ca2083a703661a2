"""The same thing gets the same IRI; different things do not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from showkg.graph.identity import mint, slug
from showkg.graph.views.curies import curie_of
from showkg.ontology.records import Article, Document, Entity
from showkg.ontology.terms import ENTITY_CLASSES, ID_BASE, PREFIXES, SCHEMA, SKG

anything = st.text(st.characters(), max_size=40)
"""Any code points, lone surrogates included."""
names = st.one_of(anything, st.text("aéßĳ'’&+. -№½아ё्ि🎬\u0301\u200d·", min_size=1, max_size=100))


def iri_of(*entities: Entity, key: str = "0123456789ab") -> dict[str, str]:
    article = Article(key=key, source="-", text="x", blocks=())
    return {
        id_: iri.removeprefix(ID_BASE)
        for id_, iri in mint(Document(article=article, entities=entities)).items()
    }


SHOW = Entity(id="w", cls=SCHEMA.TVSeries, name="For All Mankind")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shōgun", "Shogun"),
        ("SEVERANCE", "Severance"),
        ("Ocean’s Eleven", "Ocean's Eleven"),
        ("Law & Order", "Law and Order"),
        ("  The   Bear ", "The Bear"),
        ("Spider-Man", "Spider Man"),
        ("Renée", "Rene\u0301e"),
        ("Disney+", "Disney Plus"),
    ],
)
def test_spellings_of_one_name_are_one_thing(one: str, other: str) -> None:
    assert slug(one) == slug(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Disney", "Disney+"),
        ("Alien", "Aliens"),
        ("8½", "81/2"),
        ("?!", "!?"),
        ("🎬", "🎥"),
        ("कि", "का"),
        ("가", "나"),
        ("x" * 90 + "a", "x" * 90 + "b"),
    ],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert slug(one) != slug(other)


def test_local_names_can_be_read() -> None:
    assert slug("For All Mankind") == "for_all_mankind"
    assert slug("Łukasz Ødegård") == "lukasz_odegard"
    assert slug("기생충") == "기생충"
    assert slug("24") == "24"


@given(names)
def test_every_name_gives_a_local_name_that_turtle_writes_without_escapes(name: str) -> None:
    local = slug(name)
    assert local
    assert len(local) <= 80
    assert not set("/#.\\%") & set(local)
    assert slug(name) == local
    iri = f"{ID_BASE}work/{local}"
    assert curie_of(iri) == f"work:{local}"
    triple = Triple(NamedNode(iri), NamedNode(iri), NamedNode(iri))
    written = serialize([triple], format=RdfFormat.TURTLE, prefixes=PREFIXES)
    assert written is not None
    assert f"work:{local}" in written.decode()
    assert [quad.triple for quad in parse(written, RdfFormat.TURTLE)] == [triple]


@given(st.lists(names, min_size=1, max_size=6), st.sampled_from(sorted(ENTITY_CLASSES)))
def test_an_iri_does_not_depend_on_what_else_the_article_names(others: list[str], cls: str) -> None:
    entity = Entity(id="x", cls=cls, name="The Name", work="w", season=1, episode=2)
    more = [Entity(id=f"o{i}", cls=cls, name=name, work="w") for i, name in enumerate(others)]
    alone = iri_of(SHOW, entity)["x"]
    assert iri_of(*more, entity, SHOW)["x"] == alone
    assert re.fullmatch(rf"{ENTITY_CLASSES[cls]}/[^/#]+[^/#.]", alone)


def test_works_of_one_name_and_different_kinds_are_different_things() -> None:
    kinds = [cls for cls, kind in ENTITY_CLASSES.items() if kind == "work"]
    iris = iri_of(*(Entity(id=str(i), cls=cls, name="Dune") for i, cls in enumerate(kinds)))
    assert len(set(iris.values())) == len(kinds)
    assert iris[str(kinds.index(SCHEMA.TVSeries))] == "work/dune"
    assert iris[str(kinds.index(SCHEMA.Movie))] == "work/dune.film"
    assert iris[str(kinds.index(SCHEMA.Book))] == "work/dune.text"


def test_a_character_belongs_to_its_work() -> None:
    film = Entity(id="f", cls=SCHEMA.Movie, name="Dune")
    ed = Entity(id="c", cls=SKG.Character, name="Ed Baldwin", work="w")
    assert iri_of(SHOW, ed)["c"] == "character/for_all_mankind.ed_baldwin"
    paul = Entity(id="c", cls=SKG.Character, name="Paul", work="f")
    assert iri_of(film, paul)["c"] == "character/dune.film.paul"


def test_a_character_of_no_known_work_stays_in_its_article() -> None:
    ed = Entity(id="c", cls=SKG.Character, name="Ed")
    assert iri_of(ed, key="aaaaaaaaaaaa") != iri_of(ed, key="bbbbbbbbbbbb")


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (
            Entity(id="x", cls=SCHEMA.TVSeason, name="Season 4", work="w", season=4),
            "season/for_all_mankind.s4",
        ),
        (
            Entity(id="x", cls=SCHEMA.TVSeason, name="For All Mankind: The Final Season", work="w"),
            "season/for_all_mankind.the_final_season",
        ),
        (
            Entity(id="x", cls=SCHEMA.TVEpisode, name="Crossing the Line", work="w", season=4, episode=7),
            "episode/for_all_mankind.s4e7",
        ),
        (
            Entity(id="x", cls=SCHEMA.TVEpisode, name="pilot", work="w", episode=1),
            "episode/for_all_mankind.e1",
        ),
        (
            Entity(id="x", cls=SCHEMA.TVEpisode, name="the season 4 finale", work="w", season=4),
            "episode/for_all_mankind.s4.finale",
        ),
        (
            Entity(id="x", cls=SCHEMA.TVEpisode, name="series finale", work="w"),
            "episode/for_all_mankind.series_finale",
        ),
        (
            Entity(id="x", cls=SCHEMA.TVEpisode, name="Perestroika", work="w"),
            "episode/for_all_mankind.perestroika",
        ),
    ],
)
def test_seasons_and_episodes_are_named_by_number_else_by_title(part: Entity, expected: str) -> None:
    assert iri_of(SHOW, part)["x"] == expected


def test_an_episode_whose_work_is_given_as_its_season_belongs_to_the_series() -> None:
    season = Entity(id="s", cls=SCHEMA.TVSeason, name="Season 4", work="w", season=4)
    episode = Entity(id="x", cls=SCHEMA.TVEpisode, name="x", work="s", season=4, episode=1)
    assert iri_of(SHOW, season, episode)["x"] == "episode/for_all_mankind.s4e1"


@pytest.mark.parametrize(
    "entities",
    [
        (SHOW, SHOW),
        (Entity(id="x", cls="https://example.org/Thing", name="x"),),
        (Entity(id="x", cls=SKG.Character, name="x", work="nobody"),),
        (
            Entity(id="x", cls=SCHEMA.TVSeason, name="x", work="y"),
            Entity(id="y", cls=SCHEMA.TVSeason, name="y", work="x"),
        ),
    ],
)
def test_a_document_that_contradicts_itself_is_refused(entities: tuple[Entity, ...]) -> None:
    with pytest.raises(ValueError, match="entity"):
        iri_of(*entities)
