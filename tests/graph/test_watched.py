"""A viewer at some point of a show sees the graph as if the rest were not in it."""

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from showkg.graph.explain import explain
from showkg.graph.positions import FirstKnown, Moment, first_known
from showkg.graph.query import run
from showkg.graph.stats import stats
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.views.selection import facts_of as without_evidence
from showkg.graph.visible import WITHHELD, visible_store
from showkg.graph.watched import read_watched
from showkg.ontology.errors import ShowkgError, UsageError
from showkg.ontology.records import Document, Modality, Position, Value
from showkg.ontology.terms import ID_BASE, SCHEMA, SKG, XSD

SERIES, FILM, PERSON, CHARACTER = SCHEMA.TVSeries, SCHEMA.Movie, SCHEMA.Person, SKG.Character


def day(text: str) -> Value:
    return Value(lexical=text, datatype=XSD.date)


def announcement(writer: Any) -> Document:
    """Before the show starts: who made it, who is in it, when it starts."""
    w = writer("000000000001", title="Salt Road casts its leads", url="https://news.example/salt-road",
               site="News Example", published="2019-03-01")  # fmt: skip
    show = w.entity("Salt Road", SERIES)
    nadia = w.entity("Nadia Brandt", PERSON, "Brandt")
    ines = w.entity("Inés Vidal", CHARACTER, "Inés", work=show)
    maker = w.entity("Karl Osei", PERSON)
    w.about = (show,)
    w.says("Nadia Brandt will be Inés Vidal in Salt Road.", (nadia, SKG.portrays, ines),
           (show, SCHEMA.actor, nadia), (show, SCHEMA.character, ines), modality=Modality.ANNOUNCED)  # fmt: skip
    w.says(
        "Karl Osei created the show, which starts on May 1, 2019.",
        (show, SCHEMA.creator, maker),
        (show, SCHEMA.startDate, day("2019-05-01")),
    )
    return w.document()


def recap(writer: Any) -> Document:
    """Season 1, episodes 2 and 5."""
    w = writer("000000000002", title="Recap: Tomas falls", url="https://recaps.example/tomas-falls",
               published="2019-06-10")  # fmt: skip
    show = w.entity("Salt Road", SERIES)
    ines = w.entity("Inés Vidal", CHARACTER, "Inés", work=show)
    tomas = w.entity("Tomas", CHARACTER, work=show)
    omar = w.entity("Omar Haddad", PERSON)
    w.about = (show,)
    second, fifth = (Position(work=show, season=1, episode=n) for n in (2, 5))
    w.spoils = fifth
    w.says("Omar Haddad plays Tomas from the second hour on.", (omar, SKG.portrays, tomas),
           (show, SCHEMA.actor, omar), (show, SCHEMA.character, tomas), position=second)  # fmt: skip
    w.happens("In episode 2 Inés meets Tomas.", "Inés Vidal meets Tomas", "meet", show, season=1, episode=2,
              agents=(ines,), patients=(tomas,), position=second)  # fmt: skip
    w.happens("In episode 5 Tomas falls.", "Tomas falls", "fall", show, season=1, episode=5, agents=(tomas,),
              position=fifth)  # fmt: skip
    w.says("Tomas is her husband.", (ines, SCHEMA.spouse, tomas), position=fifth)
    w.says("Karl Osei also directed it.", (show, SCHEMA.director, w.entity("Karl Osei", PERSON)),
           position=fifth)  # fmt: skip
    return w.document()


def finale(writer: Any) -> Document:
    """Season 2: the masked man of episode 1 turns out to be Tomas's brother; season 2 has a dead sister."""
    w = writer("000000000003", title="Ending explained: Ruben is alive", published="2021-02-01")
    show = w.entity("Salt Road", SERIES)
    ruben = w.entity("Ruben Haas", CHARACTER, "the Ferryman", "Ferryman", work=show)
    tomas = w.entity("Tomas", CHARACTER, work=show)
    lea = w.entity("Lea Stern", PERSON)
    first, tenth = Position(work=show, season=2, episode=1), Position(work=show, season=2, episode=10)
    w.about = (show,)
    w.spoils = tenth
    w.happens("A man called the Ferryman follows Tomas.", "The Ferryman follows Tomas", "follow", show,
              season=2, episode=1, agents=(ruben,), patients=(tomas,), position=first)  # fmt: skip
    w.says(
        "The Ferryman is Ruben Haas, the brother of Tomas.", (ruben, SCHEMA.sibling, tomas), position=tenth
    )
    w.says("Lea Stern, hidden by the mask, plays Ruben Haas.", (lea, SKG.portrays, ruben),
           (show, SCHEMA.actor, lea), (show, SCHEMA.character, ruben), position=tenth)  # fmt: skip
    w.says("Inés is a widow.", (w.entity("Inés Vidal", CHARACTER, "Inés", work=show), SCHEMA.jobTitle,
           Value(lexical="widow of Ruben Haas")), position=first)  # fmt: skip
    return w.document()


def portrait(writer: Any) -> Document:
    """Later, with no word on how far it goes: a tie of characters, a couple of the trade, a film."""
    w = writer("000000000004", title="Ten years on", published="2029-01-01")
    show = w.entity("Salt Road", SERIES)
    film = w.entity("Salt Road", FILM)
    ines = w.entity("Inés Vidal", CHARACTER, work=show)
    mara = w.entity("Mara", CHARACTER, work=show)
    nadia, omar = w.entity("Nadia Brandt", PERSON), w.entity("Omar Haddad", PERSON)
    kai = w.entity("Kai", CHARACTER, work=film)
    w.about = (show,)
    w.says("Inés is the mother of Mara.", (ines, SCHEMA.children, mara))
    w.says("Nadia Brandt is married to Omar Haddad.", (nadia, SCHEMA.spouse, omar))
    w.says("Nadia Brandt and Omar Haddad are in it.", (show, SCHEMA.actor, nadia), (show, SCHEMA.actor, omar))
    w.happens("In the film Kai drowns.", "Kai drowns", "drown", film, agents=(kai,))
    return w.document()


@pytest.fixture
def salt_road(writer: Any) -> EmbeddedStore:
    store = EmbeddedStore()
    for document in (announcement, recap, finale, portrait):
        store.add(document(writer))
    return store


def seen(store: EmbeddedStore, *watched: str) -> EmbeddedStore:
    return visible_store(store, read_watched(store, watched))


def labels(store: EmbeddedStore, cls: str) -> set[str]:
    rows = store.query(f"SELECT ?label {{ ?thing a <{cls}> ; rdfs:label ?label }}")
    return {row["label"].value for row in rows}


def text_of(store: EmbeddedStore) -> str:
    return "\n".join(sorted(store.n_triples()))


def facts_of(store: EmbeddedStore, predicate: str) -> set[tuple[str, str]]:
    rows = store.query(f"SELECT ?s ?o {{ ?a <{predicate}> ?b . ?a rdfs:label ?s . ?b rdfs:label ?o }}")
    return {(row["s"].value, row["o"].value) for row in rows}


SERIES_NAMED = "Salt Road (TV series)"


@pytest.mark.parametrize(
    ("watched", "characters", "plot"),
    [
        ("none", {"Inés Vidal"}, set()),
        ("S01E01", {"Inés Vidal"}, set()),
        ("S01E02", {"Inés Vidal", "Tomas"}, {"Inés Vidal meets Tomas"}),
        ("S01E05", {"Inés Vidal", "Tomas"}, {"Inés Vidal meets Tomas", "Tomas falls"}),
        ("S01", {"Inés Vidal", "Tomas"}, {"Inés Vidal meets Tomas", "Tomas falls"}),
        (
            "S02E01",
            {"Inés Vidal", "Tomas", "Ferryman"},
            {"Inés Vidal meets Tomas", "Tomas falls", "The Ferryman follows Tomas"},
        ),
        (
            "S02E10",
            {"Inés Vidal", "Tomas", "Ruben Haas"},
            {"Inés Vidal meets Tomas", "Tomas falls", "The Ferryman follows Tomas"},
        ),
        (
            "all",
            {"Inés Vidal", "Tomas", "Ruben Haas", "Mara"},
            {"Inés Vidal meets Tomas", "Tomas falls", "The Ferryman follows Tomas"},
        ),
    ],
)
def test_characters_and_events_come_with_the_episodes(
    salt_road: EmbeddedStore, watched: str, characters: set[str], plot: set[str]
) -> None:
    store = seen(salt_road, f"Salt Road={watched}") if watched[0] == "S" else seen(
        salt_road, f"{SERIES_NAMED}={watched}"
    )  # fmt: skip
    assert labels(store, SKG.Character) == characters
    assert labels(store, SKG.PlotPoint) == plot


def test_makers_release_and_the_cast_in_print_before_the_start_stay(salt_road: EmbeddedStore) -> None:
    store = seen(salt_road, f"{SERIES_NAMED}=none")
    assert facts_of(store, SCHEMA.creator) == {("Salt Road", "Karl Osei")}
    assert facts_of(store, SCHEMA.director) == {("Salt Road", "Karl Osei")}
    assert facts_of(store, SKG.portrays) == {("Nadia Brandt", "Inés Vidal")}
    assert "2019-05-01" in text_of(store)
    # Omar Haddad's part is told of episode 2, but a later article without a position has his name.
    assert facts_of(store, SCHEMA.actor) == {("Salt Road", "Nadia Brandt"), ("Salt Road", "Omar Haddad")}


def test_a_part_that_is_a_later_reveal_stays_hidden_with_its_actor(salt_road: EmbeddedStore) -> None:
    before, after = seen(salt_road, "Salt Road=S02E09"), seen(salt_road, "Salt Road=S02E10")
    assert "Lea Stern" not in text_of(before) and "lea_stern" not in text_of(before)
    assert ("Lea Stern", "Ruben Haas") in facts_of(after, SKG.portrays)


def test_a_name_known_later_is_replaced_by_the_name_known_earlier(salt_road: EmbeddedStore) -> None:
    store = seen(salt_road, "Salt Road=S02E01")
    text = text_of(store)
    assert "Ruben" not in text and "ruben" not in text, "not even in an IRI"
    (ferryman,) = explain(store, "the ferryman")
    assert ferryman.iri == f"{ID_BASE}character/salt_road.ferryman"
    assert ferryman.aliases == ("the Ferryman",)
    with pytest.raises(ShowkgError, match="nothing named 'Ruben Haas'"):
        explain(store, "Ruben Haas")


def test_a_value_that_names_what_is_hidden_goes_with_it(salt_road: EmbeddedStore) -> None:
    assert "widow" not in text_of(seen(salt_road, "Salt Road=S02E01"))
    assert "widow" in text_of(seen(salt_road, "Salt Road=S02E10"))


def test_quotes_headlines_and_addresses_tell_no_more_than_the_facts(salt_road: EmbeddedStore) -> None:
    store = seen(salt_road, "Salt Road=S01E02")
    text = text_of(store)
    assert "In episode 2 Inés meets Tomas." in text
    assert "Karl Osei also directed it." not in text, (
        "told of episode 5: the fact may be shown, not the words"
    )
    assert WITHHELD in text
    assert "Recap: Tomas falls" not in text and "tomas-falls" not in text
    assert "Salt Road casts its leads" in text
    assert "Recap: Tomas falls" in text_of(seen(salt_road, "Salt Road=S01E05"))


def test_what_no_text_dates_waits_for_the_whole_show(salt_road: EmbeddedStore) -> None:
    assert facts_of(seen(salt_road, "Salt Road=S99"), SCHEMA.children) == set()
    assert facts_of(seen(salt_road, f"{SERIES_NAMED}=all"), SCHEMA.children) == {("Inés Vidal", "Mara")}


def test_people_of_the_trade_keep_their_ties(salt_road: EmbeddedStore) -> None:
    assert facts_of(seen(salt_road, f"{SERIES_NAMED}=none"), SCHEMA.spouse) == {
        ("Nadia Brandt", "Omar Haddad")
    }


def test_works_that_are_not_named_were_not_watched(salt_road: EmbeddedStore) -> None:
    assert "Kai" not in text_of(seen(salt_road, f"{SERIES_NAMED}=all"))
    assert "Kai drowns" in text_of(seen(salt_road, f"{SERIES_NAMED}=none", "Salt Road (film)=all"))
    assert "Kai drowns" in text_of(seen(salt_road, "Salt Road=S01", "*=all"))


def test_whoever_has_seen_everything_gets_the_whole_graph(salt_road: EmbeddedStore) -> None:
    assert text_of(seen(salt_road, "*=all")) == text_of(salt_road)


def test_counts_are_of_what_may_be_known(salt_road: EmbeddedStore) -> None:
    counted = stats(seen(salt_road, "Salt Road=S01E02"))
    assert (counted.plot_points, dict(counted.by_kind)["characters"]) == (1, 2)
    assert counted.triples < stats(salt_road).triples


def test_an_article_counts_as_soon_as_it_tells_her_something(salt_road: EmbeddedStore) -> None:
    """That there is an article on makers or release gives nothing away; its headline does."""
    unwatched = seen(salt_road, f"{SERIES_NAMED}=none")
    assert stats(unwatched).articles == 3
    assert "000000000003" not in text_of(unwatched), "it tells of nothing but the second season"
    assert "Tomas falls" not in text_of(unwatched)
    assert stats(seen(salt_road, f"{SERIES_NAMED}=S02E01")).articles == 4


PORTRAYALS = f"""
@prefix skg: <{SKG.BASE}> . @prefix schema: <{SCHEMA.BASE}> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix id: <{ID_BASE}> .
<{ID_BASE}portrayal/nadia> a skg:Portrayal ; skg:portrayalActor <{ID_BASE}person/nadia_brandt> ;
    skg:portrayalCharacter <{ID_BASE}character/salt_road.ines_vidal> ; skg:portrayalWork <{ID_BASE}work/salt_road> ;
    skg:portrayalEpisode <{ID_BASE}episode/salt_road.s1e2> , <{ID_BASE}episode/salt_road.s2e9> .
<{ID_BASE}portrayal/lea> a skg:Portrayal ; skg:portrayalActor <{ID_BASE}person/lea_stern> ;
    skg:portrayalCharacter <{ID_BASE}character/salt_road.ruben_haas> ; skg:portrayalWork <{ID_BASE}work/salt_road> .
"""


def test_a_portrayal_tells_of_no_episode_to_come(
    writer: Any, salt_road: EmbeddedStore, tmp_path: Path
) -> None:
    """Whoever directed episode 9 of season 2 is known, who is still in it is not."""
    w = writer("000000000006")
    show = w.entity("Salt Road", SERIES)
    w.about = (show,)
    for season, episode in ((1, 2), (2, 9)):
        part = w.entity(f"episode {episode}", SCHEMA.TVEpisode, work=show, season=season, episode=episode)
        w.says(
            f"Karl Osei directed {season}x{episode}.",
            (part, SCHEMA.director, w.entity("Karl Osei", PERSON, id_="karl")),
        )
    salt_road.add(w.document())
    nadia = next(
        t.subject.value
        for t in salt_road.triples(None, ox.NamedNode(SKG.quote), ox.Literal("Nadia Brandt will be Inés Vidal in Salt Road."))
        if isinstance(t.subject, ox.NamedNode)
    )  # fmt: skip
    file = tmp_path / "portrayals.ttl"
    lines = "".join(f"{line} .\n" for line in salt_road.n_triples())
    file.write_text(
        f"{PORTRAYALS} <{ID_BASE}portrayal/nadia> prov:wasDerivedFrom <{nadia}> .\n{lines}", encoding="utf-8"
    )
    graph = open_store(str(file))

    def told(point: str) -> dict[str, set[str]]:
        store = seen(graph, f"{SERIES_NAMED}={point}")
        rows = store.query(
            "SELECT ?actor ?episode { ?p a skg:Portrayal ; skg:portrayalActor/rdfs:label ?actor ; "
            "prov:wasDerivedFrom? ?x . OPTIONAL { ?p skg:portrayalEpisode ?episode } }"
        )
        found: dict[str, set[str]] = {}
        for row in rows:
            episodes = found.setdefault(row["actor"].value, set())
            episodes |= {row["episode"].value.rpartition(".")[2]} if row["episode"] else set()
        return found

    assert "s2e9" in text_of(seen(graph, f"{SERIES_NAMED}=S01E02")), "it is an episode, with a director"
    assert told("none") == {}
    assert told("S01E02") == {"Nadia Brandt": {"s1e2"}}
    assert told("S02E09") == {"Nadia Brandt": {"s1e2", "s2e9"}}
    assert told("S02E10") == {"Nadia Brandt": {"s1e2", "s2e9"}, "Lea Stern": set()}


def test_the_earliest_sentence_decides(writer: Any, salt_road: EmbeddedStore) -> None:
    w = writer("000000000005", published="2019-06-02")
    show = w.entity("Salt Road", SERIES)
    ines, tomas = (w.entity(name, CHARACTER, work=show) for name in ("Inés Vidal", "Tomas"))
    w.says("Inés and Tomas are married.", (ines, SCHEMA.spouse, tomas),
           position=Position(work=show, season=1, episode=3))  # fmt: skip
    salt_road.add(w.document())
    store = seen(salt_road, "Salt Road=S01E03")
    assert ("Inés Vidal", "Tomas") in facts_of(store, SCHEMA.spouse)
    assert "Tomas is her husband." not in text_of(store)


def test_an_article_knows_no_more_than_had_been_shown(writer: Any, salt_road: EmbeddedStore) -> None:
    for number, start in ((2, "2020-12-01"), (3, "2022-03-01")):
        w = writer(f"00000000001{number}")
        show = w.entity("Salt Road", SERIES)
        season = w.entity(f"season {number}", SCHEMA.TVSeason, work=show, season=number)
        w.says(f"Season {number} starts on {start}.", (season, SCHEMA.startDate, day(start)))
        salt_road.add(w.document())
    w = writer("000000000020", published="2021-06")
    show = w.entity("Salt Road", SERIES)
    ines, vera = (w.entity(name, CHARACTER, work=show) for name in ("Inés Vidal", "Vera"))
    w.says("Inés is the daughter of Vera.", (vera, SCHEMA.children, ines))
    salt_road.add(w.document())
    assert ("Vera", "Inés Vidal") not in facts_of(seen(salt_road, "Salt Road=S02E09"), SCHEMA.children)
    assert ("Vera", "Inés Vidal") in facts_of(seen(salt_road, "Salt Road=S02"), SCHEMA.children)


def test_titles_of_episodes_to_come_are_not_told(store: EmbeddedStore) -> None:
    before = text_of(seen(store, "Slow Horses (TV series)=S04E01"))
    assert "Stranger" not in before and "stranger" not in before
    assert "A Stranger Comes to Town" in text_of(seen(store, "Slow Horses=S04E02"))


def test_a_position_is_known_for_everything(salt_road: EmbeddedStore) -> None:
    rows = list(first_known(salt_road))
    counted = stats(salt_road)
    kinds = [row.kind for row in rows]
    assert kinds.count("statement") == counted.statements
    assert kinds.count("plot point") == counted.plot_points
    assert kinds.count("sentence") == counted.sentences
    assert kinds.count("article") == counted.articles
    assert kinds.count("entity") == counted.entities
    show = f"{ID_BASE}work/salt_road"
    names = {row.name: row for row in rows if row.iri == f"{ID_BASE}character/salt_road.ruben_haas"}
    assert names["Ferryman"].ways == (
        frozenset({Moment(show, 2, 1)}),
        frozenset({Moment(show, 2, 10)}),
    )
    assert names["Ruben Haas"].ways == (frozenset({Moment(show, 2, 10)}),)
    assert all(isinstance(row, FirstKnown) for row in rows)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Salt Road=S01E02", (1, 2)),
        ("salt road = s1e2", (1, 2)),
        ("SALT ROAD=season 1, episode 2", (1, 2)),
        ("Salt Road=1x02", (1, 2)),
        ("Salt Road=S3", (3, 10**6)),
        (f"{ID_BASE}work/salt_road=S3E4", (3, 4)),
        ("Salt  Road (tv series)=none", (0, 0)),
        ("Salt Road (series)=ALL", (10**6, 10**6)),
    ],
)
def test_shows_and_points_are_read_forgivingly(
    salt_road: EmbeddedStore, text: str, place: tuple[int, int]
) -> None:
    assert read_watched(salt_road, [text]).places == {f"<{ID_BASE}work/salt_road>": place}


def test_accents_and_other_names_are_forgiven(writer: Any) -> None:
    store = EmbeddedStore()
    w = writer("000000000030")
    w.entity("Élite & Co.", SERIES, "EAC")
    store.add(w.document())
    for name in ("elite and co", "ÉLITE & CO", "eac"):
        assert list(read_watched(store, [f"{name}=S01"]).places) == [f"<{ID_BASE}work/elite_and_co>"]


@pytest.mark.parametrize(
    ("texts", "error", "message"),
    [
        (["Salt Rod=S01"], ShowkgError, "no work of this name. Did you mean Salt Road?"),
        (["Nothing=all"], ShowkgError, "no work of this name. Check the name."),
        (["Salt Road=all"], ShowkgError, "Write 'Salt Road (TV series)' or 'Salt Road (film)'."),
        (["Salt Road (film)=S01"], ShowkgError, "a film has no seasons."),
        (["Salt Road"], UsageError, "Write SHOW=S04E06"),
        (["Salt Road=E6"], UsageError, "Write SHOW=S04E06"),
        (["=S01"], UsageError, "Write SHOW=S04E06"),
        (["Salt Road=S01", "salt road=S02"], UsageError, "Name it once"),
        (["*=S01"], UsageError, "Write *=all or *=none"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(
    salt_road: EmbeddedStore, texts: list[str], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as raised:
        read_watched(salt_road, texts)
    assert message in str(raised.value) and "\n" not in str(raised.value)


def test_plain_queries_filter_by_the_stored_positions(salt_road: EmbeddedStore) -> None:
    def told(name: str, season: int, **more: str) -> list[tuple[str, ...]]:
        rows = run(salt_road, name, {"work": "Salt Road", "season": str(season), **more})
        return [tuple(term.value for term in row if term is not None) for row in rows]

    meets, falls = "Inés Vidal meets Tomas", "Tomas falls"
    assert [row[2] for row in told("plot-until", 1, episode="1")] == []
    assert [row[2] for row in told("plot-until", 1, episode="4")] == [meets]
    assert [row[2] for row in told("plot-until", 1)] == [meets, falls]
    assert told("facts-until", 1, episode="4") == [
        ("Omar Haddad", "portrays", "Tomas", "S01E02"),
        ("Salt Road", "character", "Tomas", "S01E02"),
    ]
    assert ("Inés Vidal", "spouse", "Tomas", "S01E05") in told("facts-until", 2, episode="9")
    assert not any(
        "Ruben" in " ".join(row) for row in told("facts-until", 2, episode="9") if "widow" not in row[2]
    )
    assert ("Ruben Haas", "sibling", "Tomas", "S02E10") in told("facts-until", 2)


def test_a_file_of_facts_alone_still_tells_of_makers_cast_and_release(salt_road: EmbeddedStore) -> None:
    """Nothing dates its facts, so that of the story only who has seen all of it gets anything."""
    file = without_evidence(salt_road)
    for point in ("none", "S01E02", "S02E09"):
        store = seen(file, f"{SERIES_NAMED}={point}")
        assert facts_of(store, SCHEMA.creator) == {("Salt Road", "Karl Osei")}
        # Lea Stern, hidden by a mask until the last episode, is not in the cast that is known at large.
        assert facts_of(store, SCHEMA.actor) == {("Salt Road", "Nadia Brandt"), ("Salt Road", "Omar Haddad")}
        assert "2019-05-01" in text_of(store)
        assert facts_of(store, SKG.portrays) == set()
        secrets = ("Tomas", "Ruben", "Mara", "erryman", "Inés", "Stern", "Kai")
        assert not [name for name in secrets if name in text_of(store)], point
    last = facts_of(seen(file, f"{SERIES_NAMED}=S02E10"), SCHEMA.actor)
    assert ("Salt Road", "Lea Stern") in last
    assert ("Nadia Brandt", "Inés Vidal") in facts_of(seen(file, f"{SERIES_NAMED}=all"), SKG.portrays)
    assert text_of(without_evidence(file)) == text_of(file)


def test_facts_for_a_viewer_are_those_that_she_may_know_by_their_sentences(salt_road: EmbeddedStore) -> None:
    facts = without_evidence(seen(salt_road, f"{SERIES_NAMED}=S01E02"))
    assert facts_of(facts, SKG.portrays) == {("Nadia Brandt", "Inés Vidal"), ("Omar Haddad", "Tomas")}
    assert "Inés Vidal meets Tomas" in "\n".join(facts.n_triples())
    assert "Tomas falls" not in "\n".join(facts.n_triples())


def test_graphs_of_other_makers_leak_nothing_either(tmp_path: Path) -> None:
    """Other IRIs, blank nodes, a statement that lacks its object, triples about triples."""
    file = tmp_path / "other.ttl"
    file.write_text(
        """
        @prefix ex: <https://example.org/> . @prefix skg: <https://w3id.org/showkg/ontology#> .
        @prefix schema: <https://schema.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix prov: <http://www.w3.org/ns/prov#> .
        ex:show a schema:TVSeries ; rdfs:label "Salt Road" ; schema:character ex:ines ; schema:genre "drama" .
        ex:ines a skg:Character ; rdfs:label "Inés the Secret" ; rdfs:seeAlso ex:page .
        ex:news a schema:NewsArticle ; schema:headline "Secret of Inés" .
        ex:half a skg:Statement ; rdf:subject ex:ines ; rdfs:comment "Secret half" .
        ex:lost a skg:Sentence ; skg:quote "Secret quote" ; prov:wasQuotedFrom ex:news .
        [] rdfs:comment "Secret of nobody" .
        ex:list rdfs:seeAlso ex:ines , ex:page .
        """,
        encoding="utf-8",
    )
    store = open_store(str(file))
    text = text_of(seen(store, "Salt Road=S01"))
    assert "ecret" not in text and "ines" not in text
    assert '"drama"' in text and "example.org/page" in text
    assert "Inés the Secret" in text_of(seen(store, "Salt Road=all"))
