"""Short names and full names: which of them are one thing, by hand-made names and votes."""

import pytest

from showkg.extract.names import Name, is_known_organization, label_of
from showkg.extract.same_names import join_aliases, merge_short_names
from showkg.extract.things import Thing, display_name, fold
from showkg.ontology.records import Article, Block, BlockKind, Span
from showkg.ontology.terms import SKG


def things_of(text: str, *names: str, votes: dict[str, dict[str, float]] | None = None) -> list[Thing]:
    """One thing for each distinct name, in reading order, with the places of each in the text."""
    things: dict[str, Thing] = {}
    at = 0
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        span = Span(start=start, end=at)
        thing = things.setdefault(fold(name), Thing(fold(name)))
        thing.names.append(Name(span, 0, name, name))
    for name, counts in (votes or {}).items():
        things[fold(name)].votes.update(counts)
    return list(things.values())


def article(text: str) -> Article:
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(start=0, end=len(text)))
    return Article(key="0" * 12, source="-", text=text, blocks=(block,))


def groups(things: list[Thing]) -> list[set[str]]:
    return [{n.text for n in t.names} for t in merge_short_names(things)]


def test_a_surname_stands_for_the_full_name() -> None:
    assert groups(things_of("Ann Lee. Lee.", "Ann Lee", "Lee")) == [{"Ann Lee", "Lee"}]


def test_a_first_name_stands_for_the_full_name() -> None:
    assert groups(things_of("Ann Lee. Ann.", "Ann Lee", "Ann")) == [{"Ann Lee", "Ann"}]


def test_a_surname_of_two_is_that_of_the_one_named_just_before() -> None:
    things = things_of("Ann Lee. Bea Lee. Lee.", "Ann Lee", "Bea Lee", "Lee")
    assert groups(things) == [{"Ann Lee"}, {"Bea Lee", "Lee"}]


def test_a_family_is_never_one() -> None:
    names = [f"{first} Lee" for first in ("Ann", "Bea", "Cid", "Dot")]
    assert groups(things_of(". ".join(names), *names)) == [{n} for n in names]


def test_a_middle_initial_changes_nothing() -> None:
    assert groups(things_of("Ann Lee. Ann B. Lee.", "Ann Lee", "Ann B. Lee")) == [{"Ann Lee", "Ann B. Lee"}]


def test_an_organization_may_be_called_by_its_first_words() -> None:
    things = things_of("Moor Rail. Moor Rail Company.", "Moor Rail", "Moor Rail Company")
    assert groups(things) == [{"Moor Rail", "Moor Rail Company"}]


def test_an_actor_and_a_character_of_one_first_name_are_two() -> None:
    votes = {"Ann Lee": {"actor": 5}, "Ann": {"role": 5}}
    assert groups(things_of("Ann Lee. Ann.", "Ann Lee", "Ann", votes=votes)) == [{"Ann Lee"}, {"Ann"}]


def test_aliases_of_aliases_are_one_thing() -> None:
    text = "Ann aka Bea aka Cid"
    things = things_of(text, "Ann", "Bea", "Cid")
    join_aliases(things, article(text))
    kept = [t for t in things if not t.votes["gone"]]
    assert [{n.text for n in t.names} for t in kept] == [{"Ann", "Bea", "Cid"}]
    assert [n.span for n in kept[0].names] == sorted(n.span for n in kept[0].names)


def test_names_beside_each_other_are_no_aliases() -> None:
    text = "Ann, Bea and Cid"
    things = things_of(text, "Ann", "Bea", "Cid")
    join_aliases(things, article(text))
    assert not any(t.votes["gone"] for t in things)


def test_thousands_with_one_surname_and_one_first_name_stay_apart() -> None:
    names = [f"Ann{i} Lee" for i in range(1500)] + [f"Ann Moor{i}" for i in range(1500)]
    assert len(merge_short_names(things_of(" ".join(names), *names))) == 3000


def test_the_fullest_name_is_shown() -> None:
    thing = merge_short_names(things_of("Lee. Ann Lee. Ann.", "Lee", "Ann Lee", "Ann"))[0]
    assert display_name(thing) == ("Ann Lee", ["Ann", "Lee"])


def test_who_is_mostly_named_with_a_title_is_shown_with_it() -> None:
    thing = Thing("moor", cls=SKG.Character)
    for start in (0, 20):
        span = Span(start=start, end=start + 12)
        thing.names.append(Name(span, 0, "Captain Moor", "Moor", honorific="Captain"))
    assert display_name(thing)[0] == "Captain Moor"


@pytest.mark.parametrize(
    ("one", "other"),
    [("José", "JOSE"), ("O’Hara", "o'hara"), ("Moor, Ann", "moor ann"), ("K-9", "k-9"), ("İbo", "i\u0307bo")],
)
def test_names_are_compared_without_case_accents_and_marks(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_networks_are_known_with_and_without_article() -> None:
    assert is_known_organization("CW")
    assert is_known_organization("the CW")
    assert not is_known_organization("Ann Lee")


def test_the_label_of_most_of_a_name_counts() -> None:
    found = [(0, 3, "ORG"), (4, 20, "PERSON")]
    assert label_of(found, Span(start=2, end=12)) == "PERSON"
    assert label_of(found, Span(start=30, end=40)) == ""
