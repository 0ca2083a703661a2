"""Awards go to whoever the sentence says won them: one of several, all of a list, the person in the middle."""

from collections.abc import Callable

import pytest

from showkg.extract.award_names import AWARD_NAME
from showkg.extract.extractors.press import EXTRACTOR

READ = [
    (
        "[W:Tide] won three [A:Emmys], among them trophies for [P:Ann Lee] and [P:Bo Cruz].",
        {"Tide receivedAward Emmys", "Ann Lee receivedAward Emmys", "Bo Cruz receivedAward Emmys"},
    ),
    ("The part brought [P:Ann Lee] an [A:Oscar].", {"Ann Lee receivedAward Oscar"}),
    ("[F:Tide] is a film that landed [P:Ann Lee] an [A:Oscar] nomination.", {"Ann Lee nominatedFor Oscar"}),
    ("[P:Ann Lee], who has three [A:Tonys], sings in [W:Tide].", {"Ann Lee receivedAward Tonys"}),
    ("[P:Ann Lee] took the [A:Logie] for [W:Tide].", {"Ann Lee receivedAward Logie"}),
    (
        "[P:Ann Lee] and [P:Bo Cruz] won [A:Emmys], and the two walked off with [A:Golden Globes].",
        {
            "Bo Cruz receivedAward Emmys",
            "Ann Lee receivedAward Golden Globes",
            "Bo Cruz receivedAward Golden Globes",
        },
    ),
    (
        "[F:Tide] is here. Directed by [P:Ann Lee], who wrote it, the film won the [A:Golden Lion].",
        {"Tide receivedAward Golden Lion"},
    ),
    ("[F:Tide]: [A:Golden Lion], 1957", {"Tide receivedAward Golden Lion"}),
    (
        "[W:Tide] ran on.\n\nPrincipal honours: 26 [A:Emmy Awards]; [A:Peabody Award], 1981.",
        {"Tide receivedAward Emmy Awards", "Tide receivedAward Peabody Award"},
    ),
    (
        "[P:Ann Lee] joins [W:Tide] in a rare role for the three-time [A:Oscar] winner.",
        {"Ann Lee receivedAward Oscar"},
    ),
]
LEFT_ALONE = [
    "[P:Ann Lee] did not get an [A:Emmy] for [W:Tide].",
    "[P:Ann Lee] hopes to take home an [A:Emmy] for [W:Tide].",
    "[P:Ann Lee] was there when the [A:Emmys] were given for [W:Tide].",
]


@pytest.mark.parametrize(("marked", "expected"), READ)
def test_reads_awards(facts_of: Callable[..., set[str]], marked: str, expected: set[str]) -> None:
    assert facts_of(EXTRACTOR, marked) >= expected


@pytest.mark.parametrize("marked", LEFT_ALONE)
def test_leaves_alone(facts_of: Callable[..., set[str]], marked: str) -> None:
    assert facts_of(EXTRACTOR, marked) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("won the Academy Award for Best Actress, the first", "Academy Award for Best Actress"),
        (
            "an Emmy for Outstanding Lead Actress in a Drama Series in May",
            "Emmy for Outstanding Lead Actress in a Drama Series",
        ),
        ("she brought home a Tony; then", "Tony"),
        ("among them Outstanding Limited Series and more", "Outstanding Limited Series"),
    ],
)
def test_names_of_awards_hold_their_category(text: str, name: str) -> None:
    assert [m[0] for m in AWARD_NAME.finditer(text)] == [name]


@pytest.mark.parametrize("text", ["Best Friends Forever", "In May Tony was ill", "a Tony Curtis film"])
def test_other_names_are_no_awards(text: str) -> None:
    assert AWARD_NAME.search(text) is None
