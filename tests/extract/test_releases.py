"""Where, when and how long: channels, companies, dates, counts and statuses as the press words them."""

from collections.abc import Callable

import pytest

from showkg.extract.extractors.releases import EXTRACTOR
from showkg.extract.reading import Reading
from showkg.ontology.records import BlockKind, Modality

READ = [
    ("[W:Tide] premiered on [O:ITV] in 1981.", {"Tide network ITV", "Tide startDate 1981"}),
    (
        "[W:Tide] was first broadcast on [O:BBC2] on 3 March 1974.",
        {"Tide network BBC2", "Tide startDate 1974-03-03"},
    ),
    (
        "[W:Tide] returns to [O:BBC One] on Sunday at 9pm.",
        {"Tide network BBC One", "Tide startDate 2024-05-05"},
    ),
    (
        "The six-part drama [W:Tide] starts tonight on [O:ITV].",
        {"Tide network ITV", "Tide startDate 2024-05-01", "Tide numberOfEpisodes 6"},
    ),
    (
        "[O:Netflix] has cancelled [W:Tide] after two seasons.",
        {"Tide network Netflix", "Tide status Cancelled", "Tide numberOfSeasons 2"},
    ),
    (
        "[W:Tide] has been renewed for a fourth season at [O:Hulu].",
        {"Tide network Hulu", "Tide status Renewed"},
    ),
    (
        "[O:HBO] has given a series order to [W:Tide], a ten-episode drama from [O:A24].",
        {"Tide network HBO", "Tide status Ordered", "Tide numberOfEpisodes 10", "Tide productionCompany A24"},
    ),
    (
        "[F:Tide], which runs 132 minutes, opens in theaters on May 3.",
        {"Tide datePublished 2024-05-03", "Tide duration PT132M", "Tide status Upcoming"},
    ),
    ("At 188 minutes, [F:Tide] is long.", {"Tide duration PT188M"}),
    ("[F:Tide] has a running time of 2 hours 15 minutes.", {"Tide duration PT135M"}),
    (
        "[W:Tide] ran for seven seasons on [O:NBC] before it ended in 2004.",
        {"Tide network NBC", "Tide numberOfSeasons 7"},
    ),
    (
        "[W:Tide] aired on [O:NBC] from 1994 to 2009.",
        {"Tide network NBC", "Tide startDate 1994", "Tide status Ended"},
    ),
    (
        "[F:Tide] (1972) and [F:Foam] (2001) are similar.",
        {"Tide datePublished 1972", "Foam datePublished 2001"},
    ),
    ("[P:Ann Lee] was in the 2009 film [F:Tide].", {"Tide datePublished 2009"}),
    ("[F:Foam] is better than [F:Tide], which came out in 1999.", {"Tide datePublished 1999"}),
    ("[F:Tide] was released on July 4, 1996, by [O:Universal Pictures].", {"Tide datePublished 1996-07-04"}),
    (
        "[W:Tide] is produced by [O:Red Hill Films] for [O:Channel 4].",
        {"Tide productionCompany Red Hill Films", "Tide network Channel 4"},
    ),
    ("[O:Red Hill Films] is the studio behind [W:Tide].", {"Tide productionCompany Red Hill Films"}),
    ("[W:Tide] is back. [O:Red Hill Films] is again producing.", {"Tide productionCompany Red Hill Films"}),
    (
        "[W:Tide] is back. [O:Red Hill Films], the studio behind the series, declined to comment.",
        {"Tide productionCompany Red Hill Films"},
    ),
    (
        "[W:Tide], a co-production between [O:Red Hill Films] and [O:Mill House Pictures], is back.",
        {"Tide productionCompany Red Hill Films", "Tide productionCompany Mill House Pictures"},
    ),
    (
        "[P:Ann Lee] executive produces [W:Tide] through her company [O:Mill House].",
        {"Tide productionCompany Mill House"},
    ),
    ("[W:Tide] is in development at [O:HBO].", {"Tide status InDevelopment", "Tide network HBO"}),
    ("[W:Tide] is filming in Prague.", {"Tide status Filming"}),
    ("Production has wrapped on [F:Tide].", {"Tide status Completed"}),
    (
        "New episodes of [W:Tide] arrive on [O:Apple TV+] on Fridays.",
        {"Tide status Airing", "Tide network Apple TV+"},
    ),
    ("[W:Tide] airs Mondays on [O:CBS].", {"Tide status Airing", "Tide network CBS"}),
    (
        "[O:Netflix]'s [W:Tide] and [O:Hulu]'s [W:Foam] are alike.",
        {"Tide network Netflix", "Foam network Hulu"},
    ),
    ("[W:Tide], [O:Sky Atlantic]'s new crime drama, follows a cop.", {"Tide network Sky Atlantic"}),
    ("[W:Tide] ended its run last year.", {"Tide status Ended"}),
    ("The [S2:second season] of [W:Tide] premieres on June 16.", {"second season startDate 2024-06-16"}),
    ("[S3:Season 3] of [W:Tide] will consist of 10 episodes.", {"Season 3 numberOfEpisodes 10"}),
    ("[E1.3:Low Water], an episode of [W:Tide], runs for 43 minutes.", {"Low Water duration PT43M"}),
    (
        "All eight episodes of [W:Tide] are now streaming on [O:Netflix].",
        {"Tide network Netflix", "Tide numberOfEpisodes 8"},
    ),
]
LEFT_ALONE = [
    "Filming on [W:Tide] began in Cardiff in June 2013.",
    "[P:Ann Lee] was born on 4 May 1956 and joined [W:Tide] in 1981.",
    "[W:Tide] has not been renewed for a second season.",
    "[O:Variety]'s review of [W:Tide] was kind.",
    "[P:Ann Lee] told [O:Variety] that [W:Tide] will come back.",
    "[P:Ann Lee] directed the first three episodes of [W:Tide].",
    "It took [F:Tide] 20 minutes to win me over.",
    "[W:Tide] is set in 1963, and its five-minute opening scene is a gem.",
    "[C:Bo] cancels the wedding in [W:Tide].",
    "I could not finish [W:Tide] after seeing the next two episodes.",
]


@pytest.mark.parametrize(("sentence", "facts"), READ)
def test_release_facts_are_read(facts_of: Callable[..., set[str]], sentence: str, facts: set[str]) -> None:
    assert facts_of(EXTRACTOR, sentence, published="2024-05-01") == facts


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_other_dates_and_numbers_are_left_alone(facts_of: Callable[..., set[str]], sentence: str) -> None:
    assert facts_of(EXTRACTOR, sentence, published="2024-05-01") == set()


def test_a_return_is_the_date_of_the_season_that_the_article_is_about(
    facts_of: Callable[..., set[str]],
) -> None:
    text = "[W:Tide] is back on Tuesday, April 22, 2025. Its [S2:second season] is the last."
    assert facts_of(EXTRACTOR, text, season=2) == {"second season startDate 2025-04-22"}


def test_the_exact_date_of_a_film_replaces_its_year(facts_of: Callable[..., set[str]]) -> None:
    text = "[F:Tide] is a 1994 film. The film premiered on August 3, 1994."
    assert facts_of(EXTRACTOR, text) == {"Tide datePublished 1994-08-03"}


def test_a_relative_date_needs_the_day_of_publication(facts_of: Callable[..., set[str]]) -> None:
    assert facts_of(EXTRACTOR, "[W:Tide] starts on Sunday.") == set()


@pytest.mark.parametrize(
    ("label", "value", "fact"),
    [
        ("Release Date", "November 1, 2019 [W:Tide]", "Tide startDate 2019-11-01"),
        ("Streaming Service(s)", "[O:Apple TV+] [W:Tide]", "Tide network Apple TV+"),
        ("Runtime", "1 hr 45 min [F:Tide]", "Tide duration PT105M"),
        ("Seasons", "4", None),
        ("Status", "Renewed [W:Tide]", "Tide status Renewed"),
    ],
)
def test_info_box_lines_are_read_by_their_label(
    facts_of: Callable[..., set[str]], label: str, value: str, fact: str | None
) -> None:
    assert facts_of(EXTRACTOR, value, label=label, kind=BlockKind.INFO_VALUE) == ({fact} if fact else set())


def test_a_date_that_is_set_is_announced_even_where_the_sentence_guesses(
    make_reading: Callable[..., Reading],
) -> None:
    text = "Should it work out, [P:Ann Lee] would join [W:Tide], which is expected to premiere in 2025."
    reading = make_reading(text, modality=Modality.SPECULATED)
    assert [s.evidence.modality for s in EXTRACTOR.extract(reading)] == [Modality.ANNOUNCED]


def test_a_guess_at_a_date_is_no_announcement(make_reading: Callable[..., Reading]) -> None:
    reading = make_reading("[W:Tide] might premiere in 2025.", modality=Modality.SPECULATED)
    assert [s.evidence.modality for s in EXTRACTOR.extract(reading)] == [Modality.SPECULATED]
