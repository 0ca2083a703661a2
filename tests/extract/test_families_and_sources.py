"""Whole articles: the books that films are made from, families, trades, and names without what only says who they are."""

import pytest

from showkg.ontology.terms import SCHEMA, curie
from showkg.tests.extract.whole import facts, read


def test_a_novel_of_the_same_name_is_another_work_than_its_film() -> None:
    document = read(
        "New films: Room at the Top\n\n"
        "“The Go-Between” opens on Friday. Joseph Losey has directed it from L. P. Hartley's novel of the same name, and Julie Christie plays "
        "Marian."
    )
    books = [e.id for e in document.entities if e.cls == SCHEMA.Book]
    told = {(curie(s.predicate), s.object) for s in document.statements}
    assert len(books) == 1
    assert ("schema:isBasedOn", books[0]) in told
    assert "The Go-Between author L. P. Hartley" in facts(document)


def test_a_source_whose_title_is_told_is_no_namesake() -> None:
    document = read(
        "“Justified” review\n\n“Justified” is back. It is drawn from Elmore Leonard's short story “Fire in the Hole”, and Timothy Olyphant "
        "plays Raylan Givens."
    )
    assert not any(e.cls == SCHEMA.Book and e.name == "Justified" for e in document.entities)


@pytest.mark.parametrize(
    "sources",
    ["short stories", "short story", "novellas", "memoirs", "comic books", "video games", "webtoon"],
)
def test_sources_of_any_kind_may_stand_before_a_title(sources: str) -> None:
    document = read(
        "“Dubliners Now” season 2 review\n\nThe series “Dubliners Now” is back on BBC One for its second season. In “Dubliners Now” season 2 "
        f"Ann Page plays Zoe. It is drawn from the {sources} “Dubliners Now”."
    )
    kinds = [e.cls for e in document.entities if e.name == "Dubliners Now"]
    assert len(kinds) == 2
    assert SCHEMA.TVSeries in kinds


def test_families_are_told_with_a_trade_between_the_noun_and_the_name() -> None:
    found = facts(
        read(
            "“Grantchester” review\n\nClaudia Marsh (Julia Jenkins) runs the surgery in “Grantchester”. Her father, the policeman Egon "
            "(Christian Reed), is worried. Paul Rome, as the new doctor, Phil Moss, and Teri Polly, as his wife, Michelle, are fun. Rafael "
            "(Patrick Page), Berlin's son, and Tatiana (Diana Gold), who was once Berlin's wife, arrive."
        )
    )
    assert {
        "Egon children Claudia Marsh",
        "Phil Moss spouse Michelle",
        "Berlin children Rafael",
        "Berlin spouse Tatiana",
    } <= found
    assert "Berlin spouse Rafael" not in found


def test_what_only_says_who_they_are_is_no_part_of_a_name() -> None:
    document = read(
        "“My Neighbour Totoro” review\n\nIn “My Neighbour Totoro”, Sisters Satsuki and Mei move to the country. Newcomer Kanta (Toshio Amano) "
        "arrives. Agents Mulder and Scully (David Roe and Gillian Poe) look on."
    )
    names = {e.name for e in document.entities}
    assert {"Satsuki", "Mei", "Kanta", "Mulder", "Scully"} <= names
    assert "Satsuki sibling Mei" in facts(document)


def test_trades_of_hands_and_offices_before_a_name() -> None:
    document = read(
        "“Harbour” review\n\nIn “Harbour”, Aaron Page is account man Ken Hargrove. Councilman Pellini (Aidan Poe) takes money. The prisoner Lee "
        "Banks (Alan Roe) talks to prison doc Sara Tanner. Joe Hill (Ben Lee), a prisoner of war, is silent."
    )
    names = {e.id: e.name for e in document.entities}
    trades = {
        (names[s.subject], s.object.lexical)
        for s in document.statements
        if s.predicate == SCHEMA.jobTitle and not isinstance(s.object, str)
    }
    assert {
        ("Ken Hargrove", "account man"),
        ("Councilman Pellini", "councilman"),
        ("Lee Banks", "prisoner"),
        ("Sara Tanner", "prison doc"),
    } <= trades
    assert not any(name == "Joe Hill" and "prisoner" in trade for name, trade in trades)
