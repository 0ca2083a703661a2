"""Questions that need more than the three articles of the other tests: public facts of real shows."""

from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from showkg.graph.literals import value_of
from showkg.graph.query import named_queries, run
from showkg.graph.store import EmbeddedStore, open_store
from showkg.ontology.records import Modality
from showkg.ontology.terms import SCHEMA, SKG

SERIES, FILM, PERSON, CHARACTER = SCHEMA.TVSeries, SCHEMA.Movie, SCHEMA.Person, SKG.Character


def asked(store: EmbeddedStore, query: str, *columns: str, **params: str) -> list[tuple[str, ...]]:
    results = run(store, query, params)
    assert isinstance(results, QuerySolutions)
    return [tuple("" if row[c] is None else value_of(row[c]) for c in columns) for row in results]


@pytest.fixture
def shows(writer: type) -> EmbeddedStore:
    """Vince Gilligan's shows, the cast of which changes; a rumour, its confirmation, and a copy of that."""
    store = EmbeddedStore()
    w = writer("a" * 12, title="Two by Gilligan", site="Weekly", published="2015-02-01")
    bad, saul = w.entity("Breaking Bad", SERIES), w.entity("Better Call Saul", SERIES)
    malcolm = w.entity("Malcolm in the Middle", SERIES)
    gilligan, gould = w.entity("Vince Gilligan", PERSON), w.entity("Peter Gould", PERSON)
    cranston, odenkirk = w.entity("Bryan Cranston", PERSON), w.entity("Bob Odenkirk", PERSON)
    muniz = w.entity("Frankie Muniz", PERSON)
    w.says("Vince Gilligan created Breaking Bad.", (bad, SCHEMA.creator, gilligan))
    w.says("He and Peter Gould created its prequel Better Call Saul.",
           (saul, SCHEMA.creator, gilligan), (saul, SCHEMA.creator, gould), (saul, SKG.prequelTo, bad))  # fmt: skip
    w.says("Bryan Cranston and Bob Odenkirk starred in Breaking Bad.",
           (bad, SCHEMA.actor, cranston), (bad, SCHEMA.actor, odenkirk))  # fmt: skip
    w.says("Odenkirk stars in Better Call Saul.", (saul, SCHEMA.actor, odenkirk))
    w.says("Cranston and Frankie Muniz were in Malcolm in the Middle.",
           (malcolm, SCHEMA.actor, cranston), (malcolm, SCHEMA.actor, muniz))  # fmt: skip
    store.add(w.document())
    for key, title, site, day, season, names in (
        ("b" * 12, "Season 3", "Daily", "2010-03-01", 3, ("Jane", "Gus")),
        ("c" * 12, "Season 4", "Daily", "2011-07-01", 4, ("Gus", "Todd")),
    ):
        w = writer(key, title=title, site=site, published=day)
        show = w.entity("Breaking Bad", SERIES)
        node = w.entity(f"Season {season}", SCHEMA.TVSeason, work=show, season=season)
        for name in names:
            w.says(f"{name} is in it.", (node, SCHEMA.character, w.entity(name, CHARACTER, work=show)))
        store.add(w.document())
    for key, site, day, modality in (
        ("d" * 12, "Gossip", "2014-01-02", Modality.RUMOURED),
        ("e" * 12, "Daily", "2014-05-06", Modality.STATED),
        ("f" * 12, "Weekly", "2014-05-07", Modality.STATED),
    ):
        w = writer(key, title=f"News of {day}", site=site, published=day)
        show, banks = w.entity("Better Call Saul", SERIES), w.entity("Jonathan Banks", PERSON)
        w.says(f"{site}: Jonathan Banks is in the cast.", (show, SCHEMA.actor, banks), modality=modality)
        store.add(w.document())
    return store


def test_six_degrees_gives_one_shortest_chain(shows: EmbeddedStore) -> None:
    chain = "Peter Gould – Better Call Saul – Bob Odenkirk – Breaking Bad – Bryan Cranston – Malcolm in the Middle – Frankie Muniz"
    found = asked(shows, "six-degrees", "degrees", "path", person="Peter Gould", other="Frankie Muniz")
    assert found == [("3", chain)]
    assert asked(shows, "six-degrees", "degrees", person="Peter Gould", other="Peter Gould") == []


def test_makers_of_several_works(shows: EmbeddedStore) -> None:
    found = asked(shows, "makers-of-several", "maker", "number", "works")
    assert found == [("Vince Gilligan", "2", "Better Call Saul, Breaking Bad")]
    assert asked(shows, "makers-of-several", "maker", name="Peter Gould") == []


def test_who_left_and_who_joined(shows: EmbeddedStore) -> None:
    found = asked(shows, "cast-changes", "change", "name", work="breaking bad", season="3", next="4")
    assert found == [("joined", "Todd"), ("left", "Jane")]
    back = asked(shows, "cast-changes", "change", "name", work="breaking bad", season="4", next="3")
    assert back == [("joined", "Jane"), ("left", "Todd")]


def test_a_rumour_that_came_true(shows: EmbeddedStore) -> None:
    found = asked(shows, "confirmed-rumours", "object", "modality", "since", "confirmation", "confirmed")
    assert found == [
        ("Jonathan Banks", "Rumoured", "2014-01-02", "Daily: Jonathan Banks is in the cast.", "2014-05-06")
    ]
    assert asked(shows, "confirmed-rumours", "object", name="Bob Odenkirk") == []


def test_what_two_outlets_tell_is_not_told_by_one_only(shows: EmbeddedStore) -> None:
    assert asked(shows, "one-outlet", "outlet", name="Jonathan Banks") == []
    assert asked(shows, "one-outlet", "object", "outlet", name="Peter Gould") == [("Peter Gould", "Weekly")]


def test_a_confirmation_that_came_first_confirms_nothing(writer: type) -> None:
    with EmbeddedStore() as store:
        for key, day, modality in (
            ("a" * 12, "2014", Modality.STATED),
            ("b" * 12, "2015", Modality.RUMOURED),
        ):
            w = writer(key, published=day)
            show, banks = w.entity("Better Call Saul", SERIES), w.entity("Jonathan Banks", PERSON)
            w.says("Banks is in it.", (show, SCHEMA.actor, banks), modality=modality)
            store.add(w.document())
        assert asked(store, "confirmed-rumours", "object") == []


def test_what_was_known_already_is_no_rumour_that_came_true(writer: type) -> None:
    """Whoever says that Philip *thinks* something speculates about nothing that an earlier article asserts."""
    with EmbeddedStore() as store:
        for key, day, modalities in (
            ("a" * 12, "2014", (Modality.STATED,)),
            ("b" * 12, "2018-01", (Modality.SPECULATED,)),
            ("c" * 12, "2018-02", (Modality.STATED,)),
        ):
            w = writer(key, published=day)
            show, philip = w.entity("The Americans", SERIES), w.entity("Philip", PERSON)
            for modality in modalities:
                w.says(f"Philip, {modality}.", (show, SCHEMA.actor, philip), modality=modality)
            store.add(w.document())
        assert asked(store, "confirmed-rumours", "object") == []
        store.remove("a" * 12)
        assert asked(store, "confirmed-rumours", "object", "since", "confirmed") == [
            ("Philip", "2018-01", "2018-02")
        ]


def test_a_sentence_does_not_contradict_itself(writer: type) -> None:
    """Read in two ways it may state and deny; another sentence that denies is a contradiction."""
    with EmbeddedStore() as store:
        w = writer("a" * 12)
        show, banks = w.entity("Better Call Saul", SERIES), w.entity("Jonathan Banks", PERSON)
        span = w.says("Banks did not live to see it.", (show, SCHEMA.actor, banks))
        w.says(span, (show, SCHEMA.actor, banks), modality=Modality.DENIED)
        store.add(w.document())
        assert asked(store, "conflicts", "subject") == []
        w = writer("b" * 12, title="No Banks", published="2015")
        show, banks = w.entity("Better Call Saul", SERIES), w.entity("Jonathan Banks", PERSON)
        w.says("Banks is not in it.", (show, SCHEMA.actor, banks), modality=Modality.DENIED)
        store.add(w.document())
        assert asked(store, "conflicts", "sources", "otherSources") == [
            (f"article:{'a' * 12}", "No Banks (2015)"),
        ]


def test_names_that_stay_open(writer: type) -> None:
    with EmbeddedStore() as store:
        for key, show, ends in (("a" * 12, "Fargo", "Blumquist"), ("b" * 12, "For All Mankind", "Baldwin")):
            w = writer(key)
            work = w.entity(show, SERIES)
            ed = w.entity(f"Ed {ends}", CHARACTER, "Ed", work=work)
            w.says(f"Ed {ends} is in {show}.", (work, SCHEMA.character, ed))
            store.add(w.document())
        found = asked(store, "unresolved-names", "name", "kind", "why")
        assert found == [("Ed", "Character", "several of this name")]


def test_parts_that_nobody_is_told_to_play(writer: type) -> None:
    with EmbeddedStore() as store:
        w = writer("a" * 12)
        show = w.entity("Fargo", SERIES)
        lou, peggy = w.entity("Lou Solverson", CHARACTER, work=show), w.entity("Peggy", CHARACTER, work=show)
        w.says("Lou and Peggy are in Fargo; Kirsten Dunst plays her.", (show, SCHEMA.character, lou),
               (show, SCHEMA.character, peggy), (w.entity("Kirsten Dunst", PERSON), SKG.portrays, peggy))  # fmt: skip
        store.add(w.document())
        assert asked(store, "parts-without-actor", "character", work="fargo") == [("Lou Solverson",)]


SAMPLES = (
    ("six-degrees", {"person": "Keri Russell", "other": "Joe Weisberg"}),
    ("screen-partners", {"character": "Stan Beeman"}),
    ("cast-changes", {"work": "The Americans", "season": "2", "next": "3"}),
    ("one-outlet", {"name": "The Americans"}),
    ("works-together", {"person": "Keri Russell", "other": "Matthew Rhys"}),
    ("works-like", {"work": "The Americans"}),
)


@pytest.mark.parametrize(("query", "params"), SAMPLES)
def test_the_sample_articles_answer_too(demo: Path, query: str, params: dict[str, str]) -> None:
    with open_store(str(demo / "demo.db")) as store:
        assert list(run(store, query, params))


def test_the_sample_store_answers_every_query_without_an_error(demo: Path) -> None:
    names = {
        "person": "Keri Russell",
        "other": "Matthew Rhys",
        "character": "Stan Beeman",
        "name": "Stan Beeman",
    }
    with open_store(str(demo / "demo.db")) as store:
        for query in named_queries().values():
            params = {
                p.name: "3" if p.kind == "integer" else names.get(p.name, "The Americans")
                for p in query.parameters
                if not p.optional
            }
            assert len(list(run(store, query.name, params))) >= 0
    assert len(named_queries()) >= 25
