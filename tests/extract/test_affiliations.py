"""Trades, organizations, leaders and homes, from the sentence that tells them.

Names are marked in the sentences: ``{Ann}`` is a character, ``{p:…}`` a real person, ``{o:…}`` an organization,
``{f:…}`` one of the story, ``{l:…}`` a place.
"""

import re
from collections.abc import Iterable

import pytest

from showkg.extract.coreference import resolve_pronouns
from showkg.extract.extractors.affiliations import EXTRACTOR
from showkg.extract.modality import sentence_modality
from showkg.extract.nlp import analyse
from showkg.extract.reader import article_from_text
from showkg.extract.reading import Focus, LinkedRole, Reading, group_by_sentence
from showkg.ontology.records import Entity, Mention, Modality, Span, Statement, Value
from showkg.ontology.terms import ASSERTED, SCHEMA, SKG

_CLASSES = {
    "": SKG.Character,
    "p": SCHEMA.Person,
    "o": SCHEMA.Organization,
    "f": SKG.FictionalOrganization,
    "l": SCHEMA.Place,
}
_NAME = re.compile(r"\{(?:(\w):)?([^}]+)\}")
_WORDS = {
    SCHEMA.jobTitle: "is",
    SCHEMA.memberOf: "in",
    SKG.leads: "leads",
    SCHEMA.homeLocation: "lives in",
}


def reading_of(marked: str, **played: str) -> Reading:
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
        roles=tuple(
            LinkedRole(
                actor=f"p:{a.replace('_', ' ')}",
                character=f":{c}",
                sentence=0,
                pattern="told",
                confidence=1.0,
            )
            for a, c in played.items()
        ),
    )


def statements_of(reading: Reading) -> list[Statement]:
    return [s for s in EXTRACTOR.extract(reading) if isinstance(s, Statement)]


def found_in(marked: str, **played: str) -> list[Statement]:
    return statements_of(reading_of(marked, **played))


def facts(statements: Iterable[Statement]) -> set[str]:
    """Facts that are asserted."""
    out = set()
    for statement in statements:
        if statement.evidence.modality in ASSERTED:
            what = statement.object
            name = what.lexical if isinstance(what, Value) else what.split(":")[1]
            out.add(f"{statement.subject.split(':')[1]} {_WORDS[statement.predicate]} {name}")
    return out


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # trades before and after names
        ("They call detective {Ines Moll} at night.", {"Ines Moll is detective"}),
        ("The burglar {Fritz} gets away.", {"Fritz is burglar"}),
        ("{Ines}, a forensic pathologist, finds a second bullet.", {"Ines is forensic pathologist"}),
        ("{Ines}, the village vet, sees it first.", {"Ines is village vet"}),
        ("{Ines}, chief of police, resigns.", {"Ines is chief of police"}),
        ("{Ines} is a retired ballet teacher.", {"Ines is ballet teacher"}),
        ("{Ines}, who is now a wedding planner, returns.", {"Ines is wedding planner"}),
        ("{Ines} works as a night nurse.", {"Ines is night nurse"}),
        ("{Ines} became mayor.", {"Ines is mayor"}),
        ("{Ines}, a baker's apprentice, runs away.", {"Ines is baker's apprentice"}),
        ("{Ines}, the smuggler turned rebel spy, is caught.", {"Ines is smuggler", "Ines is rebel spy"}),
        ("{Ines}, {Gus}'s sister and a taxi driver, waits.", {"Ines is taxi driver"}),
        ("A plumber by day, {Ines} fights crime at night.", {"Ines is plumber"}),
        ("Captain {Ines Moll} turns the ship around.", {"Ines Moll is captain"}),
        ("Real pilots like {Ines} and {Fritz} turn up.", {"Ines is pilot", "Fritz is pilot"}),
        ("{Ines}, a spiritualist who hears bells, stays.", {"Ines is spiritualist"}),
        (
            "The card sharp {Fritz} and the copywriter {Ines} leave.",
            {"Fritz is card sharp", "Ines is copywriter"},
        ),
        ("The storm blows a beekeeper, {Ines}, into the harbour.", {"Ines is beekeeper"}),
        ("{Ines}, once {Gus}'s spin doctor, returns.", {"Ines is spin doctor"}),
        ("{Ines}, then a harbour pilot, laughed.", {"Ines is harbour pilot"}),
        ("{Ines} is the one cop in town who reads.", {"Ines is cop"}),
        ("{Ines} is still foreign minister.", {"Ines is foreign minister"}),
        ("{Ines}, minister of state security, resigns.", {"Ines is minister of state security"}),
        ("{Ines}, a teacher of modern languages, resigns.", {"Ines is teacher of modern languages"}),
        ("{Ines}, a writer of cheap thrillers, resigns.", {"Ines is writer"}),
        ("{Ines}, a dealer in antiques, resigns.", {"Ines is dealer in antiques"}),
        ("They meet {Detective Sergeant Moll}.", {"Detective Sergeant Moll is detective sergeant"}),
        ("{Ines} returns to town as chief of police.", {"Ines is chief of police"}),
        ("{Ines} quit her job as an anchor.", {"Ines is anchor"}),
        ("{Ines}, who to everybody's surprise became mayor, resigns.", {"Ines is mayor"}),
        ("Three nuns, among them {Ines} and {Odile}, arrive.", {"Ines is nun", "Odile is nun"}),
        (
            "They are bank robbers: {Gus}, {Fritz} and {Emil}.",
            {f"{n} is bank robber" for n in ("Gus", "Fritz", "Emil")},
        ),
        ("{p:Jane Roe} is a Danish actress.", {"Jane Roe is actress"}),
        ("{p:Jane Roe} is a Danish director.", {"Jane Roe is director"}),
        ("{p:Jane Roe} is a nurse.", set()),
        ("The smooth council boss {Gus} waits.", {"Gus is council boss"}),
        ("{Gus}, an immigrant from Senegal who worked as a chauffeur, waits.", {"Gus is chauffeur"}),
        # organizations
        (
            "{o:FBI} agent {Ines} knocks.",
            {"Ines is FBI agent", "Ines in FBI"},
        ),
        ("{Ines}, a {o:CIA} analyst, hears it first.", {"Ines is CIA analyst", "Ines in CIA"}),
        (
            "{Ines}, a nurse at {o:St Luke's Hospital}, hides him.",
            {"Ines is nurse", "Ines in St Luke's Hospital"},
        ),
        ("{Ines}, an agent of the {f:Night Office}, arrives.", {"Ines is agent", "Ines in Night Office"}),
        ("{Ines}, a member of the {f:Night Office}, arrives.", {"Ines in Night Office"}),
        ("{Ines}, of the {f:Night Office}, arrives.", {"Ines in Night Office"}),
        ("{Ines} of the {f:Night Office} arrives.", {"Ines in Night Office"}),
        ("{f:Night Office} recruit {Ines} arrives.", {"Ines in Night Office"}),
        ("{Ines} and {Fritz}, who are {f:Greycoats}, arrive.", {"Ines in Greycoats", "Fritz in Greycoats"}),
        ("The {f:Night Office}, of which {Ines} is a member, burns.", {"Ines in Night Office"}),
        ("{Ines} works for the {f:Night Office}.", {"Ines in Night Office"}),
        ("{Ines} joins the {f:Night Office}.", {"Ines in Night Office"}),
        ("{Ines} leads a team of engineers at {f:Orbit Labs}.", {"Ines in Orbit Labs"}),
        ("{Ines} was elected to the {f:Night Office}.", {"Ines in Night Office"}),
        ("{Ines} quits the {f:Night Office}.", {"Ines in Night Office"}),
        # leaders
        ("{Ines}, the {f:Night Office}'s leader, waits.", {"Ines leads Night Office"}),
        ("The film is produced by {p:Jane Roe}'s {o:Tall Pictures}.", {"Jane Roe leads Tall Pictures"}),
        ("{p:Jane Roe}'s {o:BBC} drama is back.", set()),
        ("{p:Jane Roe} founded her own company, {o:Tall Pictures}.", {"Jane Roe leads Tall Pictures"}),
        ("{Ines}, the founder of {f:Orbit Labs}, disappears.", {"Ines leads Orbit Labs"}),
        ("{f:Orbit Labs} founder {Ines} disappears.", {"Ines leads Orbit Labs"}),
        ("{Ines}, the boss of {f:Orbit Labs}, disappears.", {"Ines leads Orbit Labs"}),
        ("{Ines} is the leader of the {f:Greycoats}.", {"Ines leads Greycoats"}),
        ("{Ines} runs {f:Orbit Labs} with an iron hand.", {"Ines leads Orbit Labs"}),
        ("{Ines}, who commands the {f:Greycoats}, laughs.", {"Ines leads Greycoats"}),
        ("{Ines} founded {f:Orbit Labs} in a garage.", {"Ines leads Orbit Labs"}),
        ("The {f:Greycoats}, of which {Ines} is the leader, march.", {"Ines leads Greycoats"}),
        (
            "{Ines}, the head of security at {f:Orbit Labs}, lies.",
            {"Ines is head of security", "Ines in Orbit Labs"},
        ),
        # homes
        ("{Ines} is a translator living in {l:Leeds}.", {"Ines is translator", "Ines lives in Leeds"}),
        ("{Ines}, a {l:Leeds} gangster, waits.", {"Ines is gangster", "Ines lives in Leeds"}),
        ("{Ines} was born in {l:Leeds}.", {"Ines lives in Leeds"}),
        ("{Ines} lives in {l:Leeds}.", {"Ines lives in Leeds"}),
        ("{Ines}, a resident of {l:Leeds}, complains.", {"Ines lives in Leeds"}),
        ("{Ines}, a bookseller in {l:Leeds}, complains.", {"Ines is bookseller", "Ines lives in Leeds"}),
        ("{Ines} grew up in {l:Leeds}.", {"Ines lives in Leeds"}),
        ("{Ines}, {l:Leeds}'s only lawyer, wins.", {"Ines is lawyer", "Ines lives in Leeds"}),
        ("{Ines} rules {l:Westmark}.", {"Ines lives in Westmark"}),
        # real people
        ("The novelist {p:Jane Roe} adapts it.", {"Jane Roe is novelist"}),
        ("The actress {p:Jane Roe} waves.", {"Jane Roe is actress"}),
        ("{p:Jane Roe}, then a co-executive producer, rewrote it.", {"Jane Roe is co-executive producer"}),
        ("Bravo to casting director {p:Jane Roe}.", {"Jane Roe is casting director"}),
        ("{p:Jane Roe}, a former {o:CIA} officer, wrote it.", {"Jane Roe is CIA officer", "Jane Roe in CIA"}),
    ],
)
def test_affiliations_are_read(marked: str, expected: set[str]) -> None:
    assert facts(found_in(marked)) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Director {p:Jane Roe} returns.",
        "{p:Jane Roe}, the star of the show, is an actress.",
        "{Ines} wants to become a nurse.",
        "{Ines} is not a nurse.",
        "Is {Ines} a nurse?",
        "{Ines} might be a nurse.",
        "{Ines} is reportedly a spy.",
        "{Ines}, a fake nurse, gets in.",
        "{Ines} meets a nurse and a priest.",
        "{Ines} hates the {f:Night Office}.",
        "{Ines} refuses to join the {f:Night Office}.",
        "{Ines} flies to {l:Leeds}.",
        "{Ines} escapes from {l:Leeds}.",
        "The doctor tells {Ines} the truth.",
        "{p:Jane Roe} stars in the {o:HBO} drama.",
        "{Ines} runs from the {f:Greycoats}.",
        "{Ines}, {Fritz} and the driver leave.",
        "{Ines}'s lawyer is late.",
    ],
)
def test_what_the_text_does_not_say_is_left_alone(marked: str) -> None:
    assert facts(found_in(marked)) == set()


@pytest.mark.parametrize(
    "marked",
    [
        "The series stars {p:Jane Roe} as a {o:NASA} astronaut.",
        "{p:Jane Roe} plays a {o:NASA} astronaut.",
    ],
)
def test_what_an_actor_plays_is_said_of_the_character(marked: str) -> None:
    told = found_in(f"{marked} {{Ines}} is her name.", Jane_Roe="Ines")
    assert facts(told) == {"Ines is astronaut", "Ines in NASA"}


def test_an_actor_belongs_to_no_organization_of_the_story() -> None:
    told = found_in("{p:Jane Roe} is {Ines}, who runs {f:Orbit Labs}.", Jane_Roe="Ines")
    assert facts(told) == {"Ines leads Orbit Labs"}


def test_a_phrase_before_the_name_is_read_to_its_end() -> None:
    told = found_in("An engineer from the {f:Works} who became sheriff, {Ines} asks too many questions.")
    assert facts(told) == {"Ines is engineer", "Ines is sheriff", "Ines in Works"}


def test_an_entry_of_a_cast_list_describes_its_head() -> None:
    told = found_in(
        "Who is who in the new thriller\n\nThe show is back. Here is its cast.\n\n"
        "{p:Jane Roe} - {Ines}\n\nHead of {f:Orbit Labs} and, since the death of {Fritz}, mayor."
    )
    assert facts(told) == {"Ines leads Orbit Labs", "Ines is mayor"}


def test_a_row_of_a_table_describes_its_first_cell() -> None:
    told = found_in(
        "Who is who\n\nThe show is back.\n\n{Ines} | {p:Jane Roe} | Police officer; wife of {Fritz}"
    )
    assert facts(told) == {"Ines is police officer"}


def test_who_leads_an_organization_is_not_listed_as_a_member_too() -> None:
    told = found_in("{Ines}, of {f:Orbit Labs}, laughs. {Ines} founded {f:Orbit Labs}.")
    assert facts(told) == {"Ines leads Orbit Labs"}


def test_what_is_denied_is_kept_as_denied() -> None:
    told = found_in("{Ines} is not a nurse.")
    assert [(s.predicate, s.evidence.modality) for s in told] == [(SCHEMA.jobTitle, Modality.DENIED)]


def test_the_quote_holds_the_name_and_the_trade() -> None:
    reading = reading_of("It rains. {Ines}, a locksmith, sings. It stops.")
    (statement,) = statements_of(reading)
    assert statement.evidence.span.text_of(reading.article.text) == "Ines, a locksmith, sings."
    assert 0 < statement.evidence.confidence <= 1


def test_odd_text_neither_stops_nor_invents() -> None:
    for text in ("", "a nurse", "head of head of head", "(a (nurse) (of", "—, who is a nurse", "nurse " * 50):
        assert found_in(text) == []


def test_the_same_text_gives_the_same_facts_in_the_same_order() -> None:
    marked = "{Ines}, a nurse at {o:St Luke's}, and {Fritz}, the boss of {f:Orbit Labs}, live in {l:Leeds}."
    assert found_in(marked) == found_in(marked)


def test_an_actors_trade_is_that_of_the_role() -> None:
    found = found_in("{p:Jane Roe} is {Ines}. {p:Jane Roe}'s detective never sleeps.", Jane_Roe="Ines")
    assert facts(found) == {"Ines is detective"}


def test_a_trade_is_told_whole_with_its_hyphens_and_as_past_where_it_is() -> None:
    told = found_in(
        "{Ines} is a crossing-sweeper. {Fritz}, a motor-cycle constable, waves. {Bea}, a former model, lives next door. "
        "{Uwe} is a hard-drinking detective."
    )
    assert facts(told) == {
        "Ines is crossing-sweeper",
        "Fritz is motor-cycle constable",
        "Bea is former model",
        "Uwe is detective",
    }
