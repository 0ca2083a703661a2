"""Whoever the press says made a work stands in the graph, with the right part; nobody else does."""

from collections.abc import Callable

import pytest

from showkg.extract.extractors.credits import EXTRACTOR
from showkg.extract.reading import Reading
from showkg.ontology.records import BlockKind, Modality, Statement
from showkg.ontology.terms import SKG

READ = [
    ("[P:Ann Lee] created [W:Tide].", {"Tide creator Ann Lee"}),
    ('Created by [P:Ann Lee], "[W:Tide]" stars [P:Bo Cruz].', {"Tide creator Ann Lee"}),
    (
        "[P:Ann Lee] and [P:Bo Cruz] co-created [W:Tide], which is executive produced by [P:Cy Dee].",
        {"Tide creator Ann Lee", "Tide creator Bo Cruz", "Tide executiveProducer Cy Dee"},
    ),
    ("[P:Ann Lee]'s new drama [W:Tide] begins tonight.", {"Tide creator Ann Lee"}),
    (
        "[W:Tide] comes from creator [P:Ann Lee], who also serves as showrunner.",
        {"Tide creator Ann Lee", "Tide showrunner Ann Lee"},
    ),
    (
        "[P:John Ho], who created the comedy [W:Tide] with [P:Ann Lee] and serves as showrunner, told Bob.",
        {"Tide creator John Ho", "Tide creator Ann Lee", "Tide showrunner John Ho"},
    ),
    (
        "From writer-director [P:Ann Lee], [F:Tide] opens Friday.",
        {"Tide director Ann Lee", "Tide writer Ann Lee"},
    ),
    (
        "[W:Tide] is written by [P:Ann Lee], directed by [P:Bo Cruz] and produced by [P:Cy Dee].",
        {"Tide writer Ann Lee", "Tide director Bo Cruz"},
    ),
    (
        "[P:Ann Lee] directs from a script by [P:Bo Cruz] in [F:Tide].",
        {"Tide director Ann Lee", "Tide writer Bo Cruz"},
    ),
    (
        "[P:Ann Lee] will direct the pilot of [W:Tide] and executive produce alongside [P:Bo Cruz].",
        {"Tide director Ann Lee", "Tide executiveProducer Ann Lee", "Tide executiveProducer Bo Cruz"},
    ),
    ("[P:Ann Lee]-directed thriller [F:Tide] is out.", {"Tide director Ann Lee"}),
    (
        "[P:Ann Lee] created [W:Tide] and exec produces with [P:Bo Cruz] and [P:Cy Dee].",
        {"Tide creator Ann Lee", *(f"Tide executiveProducer {n}" for n in ("Ann Lee", "Bo Cruz", "Cy Dee"))},
    ),
    ("[W:Tide] is back. [P:Ann Lee] directs this time.", {"Tide director Ann Lee"}),
    (
        "[W:Tide] is back. Directing duties are shared by [P:Ann Lee] and [P:Bo Cruz].",
        {"Tide director Ann Lee", "Tide director Bo Cruz"},
    ),
    (
        "[W:Tide] is back. [P:Ann Lee] and [P:Bo Cruz] share directing duties.",
        {"Tide director Ann Lee", "Tide director Bo Cruz"},
    ),
    (
        "[W:Tide] is back. [P:Ann Lee] and [P:Bo Cruz], who have worked together before, will serve as showrunners.",
        {"Tide showrunner Ann Lee", "Tide showrunner Bo Cruz"},
    ),
    ("[P:Ann Lee] megged [F:Tide].", {"Tide director Ann Lee"}),
    (
        "[F:Tide], a thriller helmed by [P:Ann Lee] from a screenplay by [P:Bo Cruz] and [P:Cy Dee], is out.",
        {"Tide director Ann Lee", "Tide writer Bo Cruz", "Tide writer Cy Dee"},
    ),
    (
        "Executive producers on [W:Tide] include [P:Ann Lee], [P:Bo Cruz] and [P:Cy Dee].",
        {f"Tide executiveProducer {n}" for n in ("Ann Lee", "Bo Cruz", "Cy Dee")},
    ),
    (
        "[W:Tide] is back. [P:Ann Lee] is also an executive producer, as is [P:Bo Cruz].",
        {"Tide executiveProducer Ann Lee", "Tide executiveProducer Bo Cruz"},
    ),
    (
        "[W:Tide] hails from [P:Ann Lee] and [P:Bo Cruz], with [P:Cy Dee] attached to direct.",
        {"Tide creator Ann Lee", "Tide creator Bo Cruz", "Tide director Cy Dee"},
    ),
    (
        "[P:Ann Lee] has directed [F:Tide], [F:Foam] and [F:Wave].",
        {"Tide director Ann Lee", "Foam director Ann Lee", "Wave director Ann Lee"},
    ),
    ("[F:Tide] was directed in 1954 by [P:Ann Lee].", {"Tide director Ann Lee"}),
    (
        "Mr. [P:Ann Lee] has written and directed [F:Tide] himself.",
        {"Tide director Ann Lee", "Tide writer Ann Lee"},
    ),
    ("[W:Tide], by [P:Ann Lee], was shown last night.", {"Tide writer Ann Lee"}),
    ("The music for [F:Tide] was composed by [P:Ann Lee].", {"Tide musicBy Ann Lee"}),
    ("[P:Ann Lee]'s score for [F:Tide] is lovely.", {"Tide musicBy Ann Lee"}),
    (
        "On [W:Tide], [P:Ann Lee] takes over from [P:Bo Cruz] as composer.",
        {"Tide musicBy Ann Lee", "Tide musicBy Bo Cruz"},
    ),
    ("[W:Tide] is the brainchild of comedian [P:Ann Lee].", {"Tide creator Ann Lee"}),
    (
        "[P:Ann Lee] served as writer and executive producer on [W:Tide].",
        {"Tide writer Ann Lee", "Tide executiveProducer Ann Lee"},
    ),
    (
        "[F:Tide] is adapted by [P:Ann Lee] from the novel [B:Wave] by [P:Bo Cruz].",
        {"Tide writer Ann Lee", "Wave author Bo Cruz"},
    ),
    ("[F:Tide] is based on [P:Bo Cruz]'s best-selling novel [B:Wave].", {"Wave author Bo Cruz"}),
    ("Novelist [P:Ann Lee], author of [B:Wave], likes [W:Tide].", {"Wave author Ann Lee"}),
    ("“It is over,” says [W:Tide] creator and star [P:Ann Lee].", {"Tide creator Ann Lee"}),
]
LEFT_ALONE = [
    "[W:Tide] is produced by [P:Ann Lee].",
    "[W:Tide] stars [P:Ann Lee] as [C:Bo].",
    "[W:Tide] is new. [P:Ann Lee] is an English director.",
    "Casting director [P:Ann Lee] worked on [W:Tide].",
    "[W:Tide], from the creators of [W:Foam], stars [P:Ann Lee].",
    "In [W:Tide], [C:Bo] wrote a letter and [C:Cy] directed the traffic.",
    "[W:Tide] is reviewed by [P:Ann Lee].",
    "[P:Ann Lee] wrote on social media that [W:Tide] is over.",
    "The characters of [W:Tide] were not created by [P:Ann Lee].",
]


@pytest.mark.parametrize(("sentence", "facts"), READ)
def test_makers_are_read(facts_of: Callable[..., set[str]], sentence: str, facts: set[str]) -> None:
    assert facts_of(EXTRACTOR, sentence) == facts


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_who_is_no_maker_is_left_alone(facts_of: Callable[..., set[str]], sentence: str) -> None:
    assert facts_of(EXTRACTOR, sentence) == set()


def test_works_named_side_by_side_keep_their_makers(facts_of: Callable[..., set[str]]) -> None:
    text = "[W:Tide] was created by [P:Ann Lee], the creator of [W:Foam], and [P:Bo Cruz] directed [F:Wave]."
    assert facts_of(EXTRACTOR, text) == {
        "Tide creator Ann Lee",
        "Foam creator Ann Lee",
        "Wave director Bo Cruz",
    }


@pytest.mark.parametrize(
    ("label", "predicate"),
    [("Creator(s)", "creator"), ("Director", "director"), ("Writers", "writer"), ("Music by", "musicBy")],
)
def test_info_box_lines_are_read_by_their_label(
    facts_of: Callable[..., set[str]], label: str, predicate: str
) -> None:
    text = "[P:Ann Lee] , [P:Bo Cruz] ([W:Tide])"
    read = facts_of(EXTRACTOR, text, label=label, kind=BlockKind.INFO_VALUE)
    assert read == {f"Tide {predicate} Ann Lee", f"Tide {predicate} Bo Cruz"}


def test_a_bare_list_takes_the_part_that_prose_gives_to_one_of_them(
    facts_of: Callable[..., set[str]],
) -> None:
    text = "[W:Tide] hails from [P:Ann Lee]. [P:Ann Lee] , [P:Bo Cruz] , [P:Cy Dee]"
    reading = "Tide creator Ann Lee"
    assert reading in facts_of(EXTRACTOR, text)


def test_a_credit_in_passing_holds_even_in_a_guess(make_reading: Callable[..., Reading]) -> None:
    reading = make_reading(
        "Perhaps [W:Tide] showrunner [P:Ann Lee] will return.", modality=Modality.SPECULATED
    )
    (statement,) = EXTRACTOR.extract(reading)
    assert isinstance(statement, Statement)
    assert statement.predicate == SKG.showrunner
    assert statement.evidence.modality is Modality.STATED


def test_what_is_only_rumoured_is_not_stated(make_reading: Callable[..., Reading]) -> None:
    reading = make_reading("[P:Ann Lee] will reportedly direct [F:Tide].", modality=Modality.RUMOURED)
    assert {s.evidence.modality for s in EXTRACTOR.extract(reading)} == {Modality.RUMOURED}
