"""Awards and interviews."""

from collections.abc import Callable

import pytest

from showkg.extract.extractors.press import EXTRACTOR

READ = [
    ("[P:Ann Lee] won an [A:Emmy] for her role in [W:Tide].", {"Ann Lee receivedAward Emmy"}),
    (
        "[W:Tide] has won four [A:Baftas] and been nominated for a [A:Golden Globe].",
        {"Tide receivedAward Baftas", "Tide nominatedFor Golden Globe"},
    ),
    ("[A:Oscar] winner [P:Ann Lee] joins [W:Tide].", {"Ann Lee receivedAward Oscar"}),
    ("[A:Oscar]-nominated director [P:Ann Lee] joins [W:Tide].", {"Ann Lee nominatedFor Oscar"}),
    ("The [A:Emmy]-winning drama [W:Tide] is back.", {"Tide receivedAward Emmy"}),
    ("[W:Tide] earned 14 [A:Emmy] nominations.", {"Tide nominatedFor Emmy"}),
    ("The [A:Golden Lion] went to [F:Tide].", {"Tide receivedAward Golden Lion"}),
    ("[W:Tide], which starred [P:Ann Lee], was nominated for two [A:Emmys].", {"Tide nominatedFor Emmys"}),
    (
        "Having won the [A:Booker Prize], [P:Ann Lee] turned to [W:Tide].",
        {"Ann Lee receivedAward Booker Prize"},
    ),
    (
        "[P:Ann Lee], an [A:Emmy] winner, stars with [P:Bo Cruz], a [A:Tony] nominee.",
        {"Ann Lee receivedAward Emmy", "Bo Cruz nominatedFor Tony"},
    ),
    ("[P:Ann Lee] told [O:Variety] that [W:Tide] will be back.", {"Ann Lee interviewedBy Variety"}),
    (
        "Speaking to [O:Radio Times], [P:Ann Lee] said [W:Tide] is done.",
        {"Ann Lee interviewedBy Radio Times"},
    ),
    (
        "In an interview with [O:The Guardian], [W:Tide] creator [P:Ann Lee] teased more.",
        {"Ann Lee interviewedBy The Guardian"},
    ),
    ("“It's over,” [P:Ann Lee] said in an interview with [O:Deadline].", {"Ann Lee interviewedBy Deadline"}),
    (
        "[P:Ann Lee] and [P:Bo Cruz] spoke with [O:Esquire] about [W:Tide].",
        {"Ann Lee interviewedBy Esquire", "Bo Cruz interviewedBy Esquire"},
    ),
    ("[O:Esquire] spoke with [P:Ann Lee] about [W:Tide].", {"Ann Lee interviewedBy Esquire"}),
    ("“We are done,” showrunner [P:Ann Lee] tells [O:TVLine].", {"Ann Lee interviewedBy TVLine"}),
    ("During a chat with [O:GQ], [P:Ann Lee] opened up.", {"Ann Lee interviewedBy GQ"}),
]


@pytest.mark.parametrize(("sentence", "facts"), READ)
def test_awards_and_interviews_are_read(
    facts_of: Callable[..., set[str]], sentence: str, facts: set[str]
) -> None:
    assert facts_of(EXTRACTOR, sentence) == facts


@pytest.mark.parametrize(
    "sentence",
    [
        "[P:Ann Lee] should win an [A:Oscar] for this.",
        "[P:Ann Lee] was snubbed for an [A:Oscar].",
        "[P:Ann Lee] told [P:Bo Cruz] that [O:Netflix] was wrong.",
        "[P:Ann Lee] told [O:Netflix] executives that [W:Tide] was over.",
        "Per [O:Variety], [P:Ann Lee] has joined [W:Tide].",
        "[P:Ann Lee] declined to speak to [O:Variety].",
    ],
)
def test_hopes_and_hearsay_are_left_alone(facts_of: Callable[..., set[str]], sentence: str) -> None:
    assert facts_of(EXTRACTOR, sentence) == set()
