"""Family, love, friendship, enmity and work between two, from the sentence that says it.

Names are marked in the sentences: ``{Ann}`` is a character, ``{p:Jane Roe}`` a real person.
"""

import re
from collections.abc import Iterable

import pytest

from showkg.extract.coreference import resolve_pronouns
from showkg.extract.extractors.kinship import EXTRACTOR
from showkg.extract.modality import sentence_modality
from showkg.extract.nlp import analyse
from showkg.extract.reader import article_from_text
from showkg.extract.reading import Focus, Reading, group_by_sentence
from showkg.ontology.records import Entity, Mention, Modality, Span, Statement
from showkg.ontology.terms import ASSERTED, SCHEMA, SKG

_CLASSES = {"": SKG.Character, "p": SCHEMA.Person, "o": SCHEMA.Organization, "l": SCHEMA.Place}
_NAME = re.compile(r"\{(?:(\w):)?([^}]+)\}")
_WORDS = {
    SCHEMA.children: "parent of",
    SCHEMA.sibling: "sibling of",
    SCHEMA.spouse: "spouse of",
    SKG.partner: "partner of",
    SKG.friendOf: "friend of",
    SKG.enemyOf: "enemy of",
    SCHEMA.colleague: "colleague of",
}


def reading_of(marked: str) -> Reading:
    article = article_from_text(_NAME.sub(r"\2", marked))
    entities: dict[str, Entity] = {}
    mentions: list[Mention] = []
    at = 0
    for kind, name in _NAME.findall(marked):
        start = article.text.index(name, at)
        at = start + len(name)
        key = f"{kind}:{name}"
        entities.setdefault(key, Entity(id=key, cls=_CLASSES[kind], name=name))
        mentions.append(Mention(span=Span(start=start, end=at), entity=key))
    sentences = analyse(article)
    named = group_by_sentence(sentences, mentions)
    pronouns = resolve_pronouns(article, sentences, entities, named)
    return Reading(
        article=article,
        sentences=sentences,
        entities=entities,
        mentions=group_by_sentence(sentences, [*mentions, *pronouns]),
        focuses=tuple(Focus() for _ in sentences),
        modalities=tuple(sentence_modality(s) for s in sentences),
    )


def statements_of(reading: Reading) -> list[Statement]:
    return [s for s in EXTRACTOR.extract(reading) if isinstance(s, Statement)]


def found_in(marked: str) -> list[Statement]:
    return statements_of(reading_of(marked))


def ties(statements: Iterable[Statement]) -> set[str]:
    """Ties that are asserted, symmetric ones with their names in order of the alphabet."""
    out = set()
    for statement in statements:
        if statement.evidence.modality not in ASSERTED:
            continue
        names = [statement.subject.split(":")[1], str(statement.object).split(":")[1]]
        if statement.predicate != SCHEMA.children:
            names.sort()
        out.add(f"{names[0]} {_WORDS[statement.predicate]} {names[1]}")
    return out


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # an owner and a noun before the name
        ("{Rose}'s wife {Nora} keeps the shop.", {"Nora spouse of Rose"}),
        ("Nobody tells {Viktor}’s late husband {Emil} anything.", {"Emil spouse of Viktor"}),
        ("{Gus} calls his ex-wife {Dolores}.", {"Dolores spouse of Gus"}),
        ("{Gus} asks his girlfriend {Petra} to leave town.", {"Gus partner of Petra"}),
        ("{Petra} lies to her fiancé {Gus}.", {"Gus partner of Petra"}),
        ("{Odile} visits her twin brother {Marc}.", {"Marc sibling of Odile"}),
        ("{Odile}'s half-brother {Marc} runs the bar.", {"Marc sibling of Odile"}),
        ("{Odile}'s father {Bruno} drinks.", {"Bruno parent of Odile"}),
        ("{Bruno} buries his son {Paul}.", {"Bruno parent of Paul"}),
        ("{Bruno} hides the gun from his stepdaughter {Ida}.", {"Bruno parent of Ida"}),
        ("{Ida} confides in her best friend {Zoe}.", {"Ida friend of Zoe"}),
        ("{Ida} faces her old nemesis {Krone} again.", {"Ida enemy of Krone"}),
        ("{Ida} is tricked by her coworker {Lutz}.", {"Ida colleague of Lutz"}),
        ("Detective {Holt} buries his partner {Lind}, a fellow cop.", {"Holt colleague of Lind"}),
        ("{Emil} and {Rita}'s son {Jan} disappears.", {"Emil parent of Jan", "Rita parent of Jan"}),
        ("{Tom}'s parents, {Lena} and {Max}, wait at home.", {"Lena parent of Tom", "Max parent of Tom"}),
        ("Then {Gus} and his wife {Nora} arrive.", {"Gus spouse of Nora"}),
        (
            "{Jan} is born to {Emil}, a poor painter who drinks, and his wife {Nora}.",
            {"Emil parent of Jan", "Nora parent of Jan", "Emil spouse of Nora"},
        ),
        (
            "{Nils}, a thief who takes the train to find out how his brother {Marc} died.",
            {"Marc sibling of Nils"},
        ),
        ("{Nora}'s little boy {Jan} hides.", {"Nora parent of Jan"}),
        ("{Nora} gave birth to a daughter, {Ida}.", {"Nora parent of Ida"}),
        ("{Gus} and {Nora} tie the knot.", {"Gus spouse of Nora"}),
        ("{Gus} and {Nora} fell in love.", {"Gus partner of Nora"}),
        ("{Nora} and {Ida}, mother and daughter, share a room.", {"Nora parent of Ida"}),
        ("It is led by the husband-and-wife team {Gus} and {Nora}.", {"Gus spouse of Nora"}),
        (
            "{Gus} became the partner and closest friend of {Nils}.",
            {"Gus colleague of Nils", "Gus friend of Nils"},
        ),
        (
            "{Gus} misses his colleague and reluctant sweetheart {Nora}.",
            {"Gus colleague of Nora", "Gus partner of Nora"},
        ),
        ("It stars {p:Jane Roe} as {Ann} and {p:Joe Poe} as her brother, {Bob}.", {"Ann sibling of Bob"}),
        ("{Gus} is engaged to a journalist named {Nora}.", {"Gus partner of Nora"}),
        ("{Fritz}, once {Nora}'s spin doctor, stays.", {"Fritz colleague of Nora"}),
        ("{Gus} marries a nurse, {Nora}.", {"Gus spouse of Nora"}),
        # an actor beside the name changes nothing
        ("{Gus} ({p:Joe Poe}) leaves his wife {Dora} ({p:Jane Roe}).", {"Dora spouse of Gus"}),
        ("{Gus} fights {p:Roe}'s {Dora}, his sister.", {"Dora sibling of Gus"}),
        ("{p:Jane Roe} plays {Dora}, {Gus}'s mother.", {"Dora parent of Gus"}),
        (
            "{Karl} has two children, {Leo} and {Mia}.",
            {"Karl parent of Leo", "Karl parent of Mia", "Leo sibling of Mia"},
        ),
        ("{Ann}, whose brother {Karl} died, sells up.", {"Ann sibling of Karl"}),
        ("{Ann}, a surgeon whose husband {Karl} died, sells up.", {"Ann spouse of Karl"}),
        ("{Ann}, {Lind}'s partner in crime, drives.", {"Ann colleague of Lind"}),
        ("{Olaf}, the right-hand man of {Nils}, studies.", {"Nils colleague of Olaf"}),
        # apposition
        ("{Lena}, the daughter of {Emil}, inherits the farm.", {"Emil parent of Lena"}),
        ("{Lena}, daughter of {Emil} and {Rita}, inherits.", {"Emil parent of Lena", "Rita parent of Lena"}),
        ("{Emil}, father of {Lena}, sells the farm.", {"Emil parent of Lena"}),
        ("{Rita}, played by {p:Jane Roe}, the wife of {Emil}, leaves.", {"Emil spouse of Rita"}),
        ("{Bea} (the sister of {Ann}) is not amused.", {"Ann sibling of Bea"}),
        ("Then {Mei} finds {Lou}, the daughter of the fisherman {Chen}.", {"Chen parent of Lou"}),
        (
            "{Carl}, {Otto}'s butler and lover, poisons the soup.",
            {"Carl colleague of Otto", "Carl partner of Otto"},
        ),
        # verbs of being
        ("{Bea} is {Ann}'s sister.", {"Ann sibling of Bea"}),
        ("{Bea} turns out to be the mother of {Ann}.", {"Bea parent of Ann"}),
        ("{Paul} runs into {Bea}, who is now {Ann}'s boss.", {"Ann colleague of Bea"}),
        ("{Ann} and {Bea} are sisters.", {"Ann sibling of Bea"}),
        ("{Ann} and {Bea} are best friends.", {"Ann friend of Bea"}),
        ("{Ann} and {Karl}, who are a couple, quarrel.", {"Ann partner of Karl"}),
        ("{Ann} and {Karl} are a married couple.", {"Ann spouse of Karl"}),
        ("{Kit} is seen as a rival to {Sam}.", {"Kit enemy of Sam"}),
        # pairs
        ("The siblings {Ann} and {Bea} rob a bank.", {"Ann sibling of Bea"}),
        ("Brothers {Karl} and {Otto} rob a bank.", {"Karl sibling of Otto"}),
        # having
        ("{Ann} has a daughter named {Fay}.", {"Ann parent of Fay"}),
        (
            "{Ann} is married to {Karl}, and they have a son, {Leo}.",
            {"Ann spouse of Karl", "Ann parent of Leo", "Karl parent of Leo"},
        ),
        (
            "{Karl} comes home to his wife {Ann} and their son {Leo}.",
            {"Ann spouse of Karl", "Ann parent of Leo", "Karl parent of Leo"},
        ),
        (
            "{Leo} was born in {l:Leeds} to {Karl}, a miner, and {Ann}.",
            {"Ann parent of Leo", "Karl parent of Leo"},
        ),
        # bonds and states
        ("{Ann}'s marriage to {Karl} falls apart.", {"Ann spouse of Karl"}),
        ("It is the love story of {Ann} and {Karl}.", {"Ann partner of Karl"}),
        ("{Ann} falls in love with {Karl}.", {"Ann partner of Karl"}),
        ("{Ann} has an affair with {Karl}.", {"Ann partner of Karl"}),
        ("{Ann} is engaged to her boss {Karl}.", {"Ann partner of Karl", "Ann colleague of Karl"}),
        # verbs
        ("{Ann} marries {Karl} in the rain.", {"Ann spouse of Karl"}),
        ("In the end {Ann} and {Karl} marry.", {"Ann spouse of Karl"}),
        ("{Ann} divorced {Karl} years ago.", {"Ann spouse of Karl"}),
        ("{Ann} is dating {Karl}.", {"Ann partner of Karl"}),
        ("{Ann} befriends {Bea} in prison.", {"Ann friend of Bea"}),
        ("{Ann} adopts {Leo}.", {"Ann parent of Leo"}),
        ("{Ann} works for {Bea}.", {"Ann colleague of Bea"}),
        # real people
        ("{p:Joe Poe}'s wife {p:Jane Roe} wrote the score.", {"Jane Roe spouse of Joe Poe"}),
    ],
)
def test_ties_are_read(marked: str, expected: set[str]) -> None:
    assert ties(found_in(marked)) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "{p:Jane Roe} is great as the wife {Dora}.",  # no owner
        "{p:Joe Poe}'s daughter {Dora} is the best role of the film.",  # an actor and a character
        "{Ann} is not {Bea}'s sister.",
        "{Ann} never married {Karl}.",
        "{Ann} refuses to marry {Karl}.",
        "{Ann} wants to marry {Karl}.",
        "Is {Ann} the daughter of {Karl}?",
        "{Ann} might be {Karl}'s daughter.",
        "{Ann} is rumored to be {Karl}'s daughter.",
        "If {Ann} marries {Karl}, everything is lost.",
        "A rich man's daughter, {Ann}, meets {Karl}.",
        "{Ann} became a father figure for {Leo}.",
        "{Karl} is {Ann}'s brother-in-law.",
        "{Karl} is {Ann}'s grandfather.",
        "{Ann}'s sister show about {Karl} was cancelled.",
        "{Ann} pretends to be with her fake husband {Karl}.",
        "{Ann} meets {Bea}, {Cleo} and {Dora}.",
        "Friends come and go, and {Ann} watches {Bea}.",
    ],
)
def test_what_the_text_does_not_say_is_left_alone(marked: str) -> None:
    assert ties(found_in(marked)) == set()


def test_a_pronoun_before_the_noun_is_the_subject_of_its_clause() -> None:
    told = found_in("{Ann} is tired. {Dora} sits in the kitchen and waits for her husband {Karl}.")
    assert ties(told) == {"Dora spouse of Karl"}


def test_a_partner_of_the_police_is_a_colleague() -> None:
    told = found_in("{Kim} is a detective. {Lars}, {Kim}'s partner, drinks.")
    assert ties(told) == {"Kim colleague of Lars"}


def test_two_pronouns_in_a_row_mean_the_same_one() -> None:
    told = found_in("{Sonja} flees. Her mother {Edith} and her sister {May} stay behind.")
    assert ties(told) == {"Edith parent of Sonja", "May sibling of Sonja"}


def test_a_widow_is_not_the_wife_of_him_who_visits_her() -> None:
    told = found_in("They hang {Hugo}. {Ted} brings flowers to his widow {Joan}.")
    assert "Joan spouse of Ted" not in ties(told)


def test_who_marries_in_the_end_is_no_longer_called_a_partner() -> None:
    told = found_in("{Ann} falls in love with {Karl}. {Ann} marries {Karl} in the finale.")
    assert ties(told) == {"Ann spouse of Karl"}


def test_children_named_together_are_siblings() -> None:
    told = found_in("{Ann}'s daughters {Fay} and {Gwen} run away.")
    assert ties(told) == {"Ann parent of Fay", "Ann parent of Gwen", "Fay sibling of Gwen"}


def test_what_is_denied_is_kept_as_denied() -> None:
    told = found_in("{Ann} is not {Bea}'s sister.")
    assert [s.evidence.modality for s in told] == [Modality.DENIED]


def test_an_entry_of_a_cast_list_describes_its_head() -> None:
    reading = reading_of(
        "Who is who in the new thriller\n\nThe show is back. Here is its cast.\n\n"
        "{p:Jane Roe} - {Dora}\n\n{Gus}'s mother, a nurse, keeps a gun in the oven."
    )
    told = statements_of(reading)
    assert ties(told) == {"Dora parent of Gus"}
    assert told[0].evidence.span.text_of(reading.article.text).startswith("Jane Roe - Dora")


def test_every_tie_is_told_once_and_its_names_stand_in_its_quote() -> None:
    marked = "{Gus} phones his wife {Dora}. {Dora} is {Gus}'s wife. {Dora}, the wife of {Gus}, laughs."
    reading = reading_of(marked)
    told = statements_of(reading)
    assert len(told) == 1
    quote = told[0].evidence.span.text_of(reading.article.text)
    assert "Gus" in quote
    assert "Dora" in quote
    assert 0 < told[0].evidence.confidence <= 1


def test_odd_text_neither_stops_nor_invents() -> None:
    for text in (
        "",
        "his wife",
        "'s 's 's",
        "wife, wife; wife and wife",
        "(his (wife) (his sister",
        "—, who is",
    ):
        assert found_in(text) == []


def test_the_same_text_gives_the_same_ties_in_the_same_order() -> None:
    marked = "{Gus} and {Dora}'s son {Leo} meets {Ann}, {Gus}'s sister, and her friend {Bea}."
    assert found_in(marked) == found_in(marked)
