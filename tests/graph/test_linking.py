"""Entities are linked to catalogs in their real formats when more than the name speaks for it; else listed."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from showkg.graph.catalogs import KINDS, name_key, search
from showkg.graph.explain import explain
from showkg.graph.linking import Match, keep, link
from showkg.graph.store import EmbeddedStore
from showkg.graph.validate import conforms, validate
from showkg.ontology.errors import ShowkgError
from showkg.ontology.records import Document, Value
from showkg.ontology.terms import ID_BASE, OWL, SCHEMA, SKG, XSD

CATALOGS = Path(__file__).parent / "catalogs"
TITLES, NAMES, WIKIDATA = (
    str(CATALOGS / name) for name in ("title.basics.tsv", "name.basics.tsv", "wikidata.json")
)

Table = Callable[..., str]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    def write(*lines: str, name: str = "mine.csv") -> str:
        path = tmp_path / name
        text = "".join(f"{line}\n" for line in lines)
        path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
        return str(path)

    return write


def by_name(matches: list[Match]) -> dict[str, str]:
    """IRI of the entity → last part of the address that it was linked to, empty if it was not."""
    return {
        m.iri.removeprefix(ID_BASE): m.candidates[0].target.rstrip("/").rpartition("/")[2] if m.linked else ""
        for m in matches
    }


def test_works_and_people_are_linked_by_what_is_around_them(store: EmbeddedStore) -> None:
    assert by_name(link(store, [TITLES, NAMES])) == {
        "person/gary_oldman": "nm0000198",
        "person/joe_wright": "nm0942504",
        "person/kristin_scott_thomas": "",  # in the graph, she is in another work
        "person/will_smith": "",  # the other one
        "work/darkest_hour.film": "tt4555426",
        "work/slow_horses": "tt5875444",
    }


def test_a_name_alone_links_nothing(writer: type) -> None:
    w = writer("1" * 12)
    w.entity("Fargo", SCHEMA.CreativeWork)
    w.entity("The Americans", SCHEMA.TVSeries)
    w.sentence("Fargo and The Americans.")
    with EmbeddedStore() as store:
        store.add(w.document())
        fargo, americans = sorted(link(store, [TITLES]), key=lambda match: match.label)
        assert not fargo.linked
        assert len(fargo.candidates) == 2
        assert not americans.linked
        assert "nothing else" in americans.why


@pytest.mark.parametrize(("year", "target"), [("2011", "tt1340800"), ("2012", "tt1340800"), ("1979", "")])
def test_the_year_tells_which_of_several_works_it_is(writer: type, year: str, target: str) -> None:
    w = writer("1" * 12)
    film = w.entity("Tinker Tailor Soldier Spy", SCHEMA.Movie)
    w.says("It came out.", (film, SCHEMA.datePublished, Value(lexical=year, datatype=XSD.gYear)))
    with EmbeddedStore() as store:
        store.add(w.document())
        (match,) = by_name(link(store, [TITLES])).values()
        assert match == target


def thrones(writer: type, key: str = "1", actor: str = "Peter Dinklage") -> Document:
    w = writer(key * 12)
    show, player = w.entity("Game of Thrones", SCHEMA.TVSeries), w.entity(actor, SCHEMA.Person)
    w.says(f"{actor} stars in Game of Thrones.", (show, SCHEMA.actor, player))
    return w.document()


def test_wikidata_gives_other_identifiers_too_and_links_are_explained(writer: type) -> None:
    with EmbeddedStore() as store:
        store.add(thrones(writer))
        assert keep(store, link(store, [WIKIDATA])) == 4
        rows = store.query(f"SELECT ?same {{ work:game_of_thrones <{SCHEMA.sameAs}> ?same }}")
        assert {row[0].value for row in rows} == {
            "http://www.wikidata.org/entity/Q23572",
            "https://www.imdb.com/title/tt0944947/",
            "https://www.themoviedb.org/tv/1399",
        }
        assert bool(
            store.query(
                f"ASK {{ person:peter_dinklage <{OWL.sameAs}> <http://www.wikidata.org/entity/Q189490> }}"
            )
        )
        (found,) = explain(store, "Peter Dinklage")
        (linked,) = found.links
        assert linked.confidence == 0.8
        assert "Game of Thrones" in linked.reason
        assert len(found.facts) == 1
        assert conforms(validate(store))
        before = {str(triple) for triple in store.triples()}
        keep(store, link(store, [WIKIDATA]))
        assert {str(triple) for triple in store.triples()} == before


def test_links_stay_when_articles_come_and_go_with_what_they_name(writer: type) -> None:
    def linked(store: EmbeddedStore) -> set[str]:
        return {row[0].value for row in store.query(f"SELECT ?s {{ ?s <{SCHEMA.sameAs}> ?o }}")}

    both = {f"{ID_BASE}work/game_of_thrones", f"{ID_BASE}person/peter_dinklage"}
    with EmbeddedStore() as store:
        store.add(thrones(writer))
        keep(store, link(store, [WIKIDATA]))
        store.add(thrones(writer, "2", "Lena Headey"))
        assert linked(store) == both
        store.remove("1" * 12)
        assert linked(store) == {f"{ID_BASE}work/game_of_thrones"}
        assert not any("Q189490" in str(triple) for triple in store.triples())
        store.add(thrones(writer))
        assert linked(store) == both


def test_a_table_of_ones_own_is_a_catalog(writer: type, table: Table) -> None:
    with EmbeddedStore() as store:
        store.add(thrones(writer))
        path = table(
            "id,name,type,year,people,aliases",
            'https://my.example/got,"Thrones, Game of",TV series,2011,Peter Dinklage|Lena Headey,GoT|Game of Thrones',
            "https://my.example/other,Game of Thrones,video game,2012,,",
            "not an address,Game of Thrones,TV series,2011,Peter Dinklage,",
        )
        (match,) = link(store, [path])
        assert (match.linked, match.candidates[0].target) == (True, "https://my.example/got")


def test_a_result_of_wikidatas_query_service_is_a_catalog(writer: type, table: Table) -> None:
    row = '<http://www.wikidata.org/entity/Q23572>\t"Game of Thrones"@en\t<http://www.wikidata.org/entity/Q5398426>\t{}'
    with EmbeddedStore() as store:
        store.add(thrones(writer))
        path = table(
            "?item\t?itemLabel\t?instance\t?castMember",
            row.format("<http://www.wikidata.org/entity/Q1>"),
            row.format('"Peter Dinklage"@en'),
            name="slice.tsv.gz",
        )
        (match,) = link(store, [path])
        assert match.linked


def test_two_entities_are_not_linked_to_one_entry(writer: type) -> None:
    w = writer("1" * 12)
    for name in ("Peter Dinklage", "Peter Hayden Dinklage"):
        show = w.entity("Game of Thrones", SCHEMA.TVSeries)
        w.says(f"{name}.", (show, SCHEMA.actor, w.entity(name, SCHEMA.Person)))
    with EmbeddedStore() as store:
        store.add(w.document())
        people = [match for match in link(store, [WIKIDATA]) if "/person/" in match.iri]
        assert [match.linked for match in people] == [False, False]
        assert "decide" in people[0].why


@pytest.mark.parametrize(
    ("name", "lines", "message"),
    [
        ("a.csv", ["name,year", "x,1"], "no column id"),
        ("a.csv", ["id,,name"], "does not name each column"),
        ("a.xlsx", ["x"], "not a catalog by its ending"),
        ("a.json", ["[", "rubbish"], "a.json:2: not an entity"),
        ("a*.csv", ["id,name"], "Rename it"),
        ("a.csv.gz", None, "cannot be read"),
    ],
)
def test_what_is_no_catalog_is_refused(
    tmp_path: Path, name: str, lines: list[str] | None, message: str
) -> None:
    path = tmp_path / name
    path.write_text("".join(f"{line}\n" for line in lines or ["no gzip"]))
    with pytest.raises(ShowkgError) as caught:
        search([str(path)], ["x"])
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_catalog_is_named() -> None:
    with pytest.raises(ShowkgError, match="no such file"):
        search(["nothing.tsv"], [])


@pytest.mark.parametrize(
    ("spelt", "listed"),
    [("Shogun", "Shōgun"), ("Łukasz Żal", "Lukasz Zal"), ("Law & Order", "Law and Order"), ("Spider-Man", "Spiderman"),
     ("'Til Death", "\"'Til Death\""), ("Ærø", "Aero")],
)  # fmt: skip
def test_a_name_is_found_however_it_is_spelt(table: Table, spelt: str, listed: str) -> None:
    header = (
        "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres"
    )
    path = table(header, f"tt1\tmovie\t{listed}\t\\N\t0\t\\N\t\\N\t\\N\t\\N", name="title.basics.tsv")
    assert list(search([path], [spelt]).by_key) == [name_key(spelt)]


def test_kinds_are_folded() -> None:
    assert KINDS["q5"] == "person"
    assert all(word == word.casefold() for word in KINDS)
    assert SKG.Link
