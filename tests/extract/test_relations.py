"""Ties between works, genres, and the parts of a series."""

from collections.abc import Callable

import pytest

from showkg.extract.extractors.genre import EXTRACTOR as GENRE
from showkg.extract.extractors.parts import EXTRACTOR as PARTS
from showkg.extract.extractors.relations import EXTRACTOR

TIES = [
    ("[W:Tide] is based on the novel [B:Wave] by [P:Ann Lee].", {"Tide isBasedOn Wave"}),
    ("[F:Tide], adapted from [P:Bo Cruz]'s memoir [B:Wave], is fine.", {"Tide isBasedOn Wave"}),
    ("[P:Ann Lee] adapts [B:Wave] for the screen in [F:Tide].", {"Tide isBasedOn Wave"}),
    ("[B:Wave], the novel on which [W:Tide] is based, is long.", {"Tide isBasedOn Wave"}),
    ("[W:Tide] is an adaptation of the hit game [G:Reef].", {"Tide isBasedOn Reef"}),
    (
        "[W:Tide] is based on [P:Ann Lee]'s novels [B:Wave] and [B:Surf].",
        {"Tide isBasedOn Wave", "Tide isBasedOn Surf"},
    ),
    ("[W:Tide], a spin-off of [W:Foam], is a legal thriller.", {"Tide spinOffOf Foam"}),
    ("[W:Tide] is spun off from the drama [W:Foam].", {"Tide spinOffOf Foam"}),
    ("The [W:Foam] prequel [W:Tide] starts soon.", {"Tide prequelTo Foam"}),
    ("[W:Tide] comes before [F:Foam], the film to which the series is a prequel.", {"Tide prequelTo Foam"}),
    ("[F:Tide] is the sequel to [F:Foam].", {"Tide sequelTo Foam"}),
    ("[F:Tide 2] is louder than [F:Tide].", {"Tide 2 sequelTo Tide"}),
    ("[F:Tide] is a remake of the 1954 Japanese film [F:Foam].", {"Tide remakeOf Foam"}),
    ("[W:Tide] is the American version of the British sitcom [W:Foam].", {"Tide remakeOf Foam"}),
]
GENRES = [
    ("[W:Tide] is a British crime drama.", {"Tide genre crime drama"}),
    ("[O:ITV]'s gritty police procedural [W:Tide] is back.", {"Tide genre gritty police procedural"}),
    ("The horror film [F:Tide] opens Friday.", {"Tide genre horror"}),
    ("[W:Tide] is a superhero show.", {"Tide genre superhero"}),
    ("[W:Tide], a spin-off of [W:Foam], is a legal thriller.", {"Tide genre legal thriller"}),
    ("[W:Tide] has its cast. The workplace comedy returns in May.", {"Tide genre workplace comedy"}),
    ("[W:Tide] follows a nurse as a drama unfolds at home.", set()),
    ("[W:Tide] is a British hit series.", set()),
]


@pytest.mark.parametrize(("sentence", "facts"), TIES)
def test_ties_between_works_are_read(
    facts_of: Callable[..., set[str]], sentence: str, facts: set[str]
) -> None:
    assert facts_of(EXTRACTOR, sentence) == facts


@pytest.mark.parametrize(
    "sentence",
    [
        "[W:Tide] is reminiscent of [W:Foam].",
        "[W:Tide] has a lot in common with [W:Foam], which was a hit.",
        "[F:Tide] paves the way for a potential third film based on [B:Wave].",
    ],
)
def test_a_likeness_is_no_tie(facts_of: Callable[..., set[str]], sentence: str) -> None:
    assert facts_of(EXTRACTOR, sentence) == set()


@pytest.mark.parametrize(("sentence", "facts"), GENRES)
def test_genres_are_read(facts_of: Callable[..., set[str]], sentence: str, facts: set[str]) -> None:
    assert facts_of(GENRE, sentence) == facts


def test_an_episode_belongs_to_its_series_and_season_and_has_its_title(
    facts_of: Callable[..., set[str]],
) -> None:
    text = '"[E2.5:Low Water]" opens the [S2:second season] of [W:Tide].'
    assert facts_of(PARTS, text) == {
        "Low Water partOfSeries Tide",
        "Low Water partOfSeason second season",
        "Low Water episodeTitle Low Water",
        "second season partOfSeries Tide",
    }


def test_a_finale_without_a_title_has_none(facts_of: Callable[..., set[str]]) -> None:
    text = "The [E2.8:season 2 finale] of [W:Tide] is out."
    assert facts_of(PARTS, text) == {"season 2 finale partOfSeries Tide"}


OTHER_WORDINGS = [
    (
        "[W:Tide] has two offspring. A spin-off, [W:Weir], and a Korean remake, [W:Ebb], follow.",
        {"Weir spinOffOf Tide", "Ebb remakeOf Tide"},
    ),
    ("[W:Tide] ended. It was remade in Britain as [W:Weir].", {"Weir remakeOf Tide"}),
    (
        "[W:Tide] was a hit. An American version, [P:Ann Lee]'s [W:Weir], ran last year.",
        {"Weir remakeOf Tide"},
    ),
    ("[W:Tide] was followed in 1997 by [W:Weir].", {"Weir sequelTo Tide"}),
    ("[W:Tide] lost [P:Ann Lee], who has a show of her own, [W:Weir].", {"Weir spinOffOf Tide"}),
    (
        "[W:Tide] is loosely based on the manga-style comic books *[B:Ebb]* by [P:Ann Lee].",
        {"Tide isBasedOn Ebb"},
    ),
    ("[F:Tide] was taken from the novel [B:Ebb] by [P:Ann Lee].", {"Tide isBasedOn Ebb"}),
    (
        "[F:Tide] is out. I have read [P:Ann Lee]'s [B:Ebb], the novella it comes from.",
        {"Tide isBasedOn Ebb"},
    ),
]


@pytest.mark.parametrize(("marked", "expected"), OTHER_WORDINGS)
def test_other_wordings_of_ties(facts_of: Callable[..., set[str]], marked: str, expected: set[str]) -> None:
    assert facts_of(EXTRACTOR, marked) == expected
