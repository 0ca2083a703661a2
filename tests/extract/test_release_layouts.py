"""Channels, dates, lengths and statuses that listings, catalogues and asides print belong to the right work."""

from collections.abc import Callable

import pytest

from showkg.extract.extractors.releases import EXTRACTOR

READ = [
    ("[W:Tide]\n\n9.00-10.10pm [O:BBC2]", {"Tide network BBC2"}),
    ("[W:Tide] ([O:ITV])", {"Tide network ITV"}),
    ("[F:Tide] ([P:Ann Lee], 1949) 1.50pm, [O:C4].", {"Tide network C4", "Tide datePublished 1949"}),
    ("[W:Tide] hopped from [O:Fox] to [O:Netflix].", {"Tide network Fox", "Tide network Netflix"}),
    ("[W:Tide] is back. [O:Channel 4] ran it on Mondays.", {"Tide network Channel 4"}),
    ("[W:Tide] was first shown by the public broadcaster [O:NRK].", {"Tide network NRK"}),
    (
        "For [O:Globo TV] she appeared in [W:Tide], in [W:Weir] and in [W:Ebb].",
        {f"{w} network Globo TV" for w in ("Tide", "Weir", "Ebb")},
    ),
    ("[O:Granada]'s serial [W:Tide] begins.", {"Tide productionCompany Granada"}),
    (
        "[O:Red Hill Films] shot [F:Tide] and [F:Weir] there.",
        {"Tide productionCompany Red Hill Films", "Weir productionCompany Red Hill Films"},
    ),
    (
        "[W:Tide] hails from [P:Ann Lee] and [P:Bo Cruz]'s [O:Mill House], [P:Cruz]'s [O:Ebb Films] and [O:A24].",
        {f"Tide productionCompany {o}" for o in ("Mill House", "Ebb Films", "A24")},
    ),
    ("[F:Tide]\n\nGB 1961, 98 min. Dir: [P:Ann Lee].", {"Tide datePublished 1961", "Tide duration PT98M"}),
    (
        "[W:Tide]\n\n2015 | 4 Seasons | Comedy drama | 16+",
        {"Tide startDate 2015", "Tide numberOfSeasons 4", "Tide genre comedy drama"},
    ),
    ("[W:Tide]\n\n24 mins. x 26 eps.", {"Tide duration PT24M", "Tide numberOfEpisodes 26"}),
    ("[F:Tide] was followed in 1997 by [F:Weir].", {"Weir datePublished 1997"}),
    ("[W:Tide] was shown in November and December 1994.", {"Tide startDate 1994-11"}),
    (
        "[W:Tide] ran on [O:NBC] from January 15, 1981, until May 12, 1987, for seven seasons and 146 episodes.",
        {
            "Tide startDate 1981-01-15",
            "Tide network NBC",
            "Tide status Ended",
            "Tide numberOfSeasons 7",
            "Tide numberOfEpisodes 146",
        },
    ),
    ("[W:Weir] is dull. [W:Tide] (1987-88) was not.", {"Tide startDate 1987", "Tide status Ended"}),
    ("[O:Netflix] has swung the axe on [W:Tide].", {"Tide status Cancelled", "Tide network Netflix"}),
    (
        "Other series shown the door include [W:Tide], [W:Weir] and [W:Ebb].",
        {f"{w} status Cancelled" for w in ("Tide", "Weir", "Ebb")},
    ),
    ("[W:Tide] is back. It lasted a single season.", {"Tide numberOfSeasons 1", "Tide status Ended"}),
    (
        "[O:Netflix] has confirmed that Part 2 of [W:Tide] is on its way.",
        {"Tide status Renewed", "Tide network Netflix"},
    ),
    ("*[W:Tide]* premiered on [O:ITV] in 1981.", {"Tide network ITV", "Tide startDate 1981"}),
]
READ += [
    (
        "Saturday January 7 [O:BBC-2]\n\n7.0\n\n[W:Tide]\n\nA look back.\n\n7.30\n\n[W:Weir]\n\nFruit trees.",
        {"Tide network BBC-2", "Weir network BBC-2"},
    ),
    ("[W:Tide] ends. We had it here at the same time on [O:Sky Atlantic].", {"Tide network Sky Atlantic"}),
    (
        "[W:Tide] is a drama. PRD: [O:Sunrise], [O:Mill House].",
        {"Tide productionCompany Sunrise", "Tide productionCompany Mill House"},
    ),
]
LEFT_ALONE = [
    "[F:Tide] (Embassy, 8 Jan, half asleep)",
    "Posted by Ann on 27 June 2017 under [W:Tide]",
    "In the two-part finale of [W:Tide], [C:Bo] wakes up.",
    "[W:Tide] is quiet. See what is on tonight.",
    "The studios of [W:Tide] were opened in 1931.",
    "Only six episodes of [W:Tide] so far.",
]


@pytest.mark.parametrize(("marked", "expected"), READ)
def test_reads(facts_of: Callable[..., set[str]], marked: str, expected: set[str]) -> None:
    assert facts_of(EXTRACTOR, marked) == expected


@pytest.mark.parametrize("marked", LEFT_ALONE)
def test_leaves_alone(facts_of: Callable[..., set[str]], marked: str) -> None:
    assert facts_of(EXTRACTOR, marked, published="2017-06-30") == set()


def test_what_opens_after_the_day_of_publication_is_upcoming(facts_of: Callable[..., set[str]]) -> None:
    found = facts_of(EXTRACTOR, "[F:Tide] opens on October 27, 2023.", published="2023-07-12")
    assert found == {"Tide datePublished 2023-10-27", "Tide status Upcoming"}


def test_last_year_is_counted_from_the_day_of_publication(facts_of: Callable[..., set[str]]) -> None:
    found = facts_of(EXTRACTOR, "[P:Ann Lee] was the cop of last year's [F:Tide].", published="2013-07-12")
    assert found == {"Tide datePublished 2012"}
