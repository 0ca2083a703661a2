"""Roles and casts once names have their types, in the words of newspapers, encyclopedias and blogs."""

from collections.abc import Callable

import pytest

from showkg.extract.extractors.casting import EXTRACTOR

FactsOf = Callable[..., set[str]]

ONE_ROLE = [
    "[P:Timothy Spall], 31, plays [C:Barry Taylor] in [W:Auf Wiedersehen].",
    "Mr. [P:Timothy Spall] is the electrician [C:Barry Taylor] in [W:Auf Wiedersehen].",
    "In [W:Auf Wiedersehen], [P:Timothy Spall], in a woolly hat, is [C:Barry Taylor].",
    "[W:Auf Wiedersehen], with [P:Timothy Spall] as the electrician [C:Barry Taylor], is back.",
    "[W:Auf Wiedersehen] is back, and [P:Timothy Spall]'s splendidly dull [C:Barry Taylor] with it.",
    "In [W:Auf Wiedersehen] [C:Barry Taylor] (newcomer [P:Timothy Spall]) goes to Germany.",
    "In [W:Auf Wiedersehen] [P:Timothy Spall] ([C:Barry Taylor]) goes to Germany.",
    "[W:Auf Wiedersehen] gives [C:Barry Taylor], whom [P:Timothy Spall] plays like a lost dog, a wife.",
    "In [W:Auf Wiedersehen] [C:Barry Taylor] is voiced, rather drily, by [P:Timothy Spall].",
    "[W:Auf Wiedersehen] loses [P:Timothy Spall], whose [C:Barry Taylor] dies.",
    "In [W:Auf Wiedersehen] the part of [C:Barry Taylor] went to [P:Timothy Spall].",
    "[W:Auf Wiedersehen]: as [C:Barry Taylor], [P:Timothy Spall] has the best lines.",
    "[W:Auf Wiedersehen] lives by [C:Barry Taylor]. [P:Timothy Spall] plays him with relish.",
    "[W:Auf Wiedersehen] lives by [C:Barry Taylor]. He is played by [P:Timothy Spall].",
    "[P:Timothy Spall] is a star of [W:Auf Wiedersehen]. He played [C:Barry Taylor].",
]


@pytest.mark.parametrize("text", ONE_ROLE)
def test_many_wordings_of_one_role(facts_of: FactsOf, text: str) -> None:
    assert {
        "Timothy Spall portrays Barry Taylor",
        "Auf Wiedersehen actor Timothy Spall",
        "Auf Wiedersehen character Barry Taylor",
    } <= facts_of(EXTRACTOR, text)


@pytest.mark.parametrize(
    "text",
    [
        "[P:Jimmy Nail] and [P:Kevin Whately] are [C:Oz Osborne] and [C:Neville Hope].",
        "[P:Jimmy Nail] or [P:Kevin Whately], who led the show as [C:Oz Osborne] and [C:Neville Hope], the [C:Duke], left.",
        "[P:Jimmy Nail] is [C:Oz Osborne], [P:Kevin Whately] the worried [C:Neville Hope].",
        "[C:Oz Osborne] is voiced by [P:Jimmy Nail], [C:Neville Hope] by [P:Kevin Whately].",
        "[C:Oz Osborne] and [C:Neville Hope] ([P:Jimmy Nail] and [P:Kevin Whately]) lay bricks.",
    ],
)
def test_lists_of_actors_and_characters(facts_of: FactsOf, text: str) -> None:
    found = {f for f in facts_of(EXTRACTOR, text) if "portrays" in f}
    assert found == {"Jimmy Nail portrays Oz Osborne", "Kevin Whately portrays Neville Hope"}


@pytest.mark.parametrize(
    "line",
    [
        "[C:Oz Osborne]........[P:Jimmy Nail]",
        "[P:Jimmy Nail] – [C:Oz Osborne]",
        "[C:Oz Osborne]: [P:Jimmy Nail] (until 2004)",
        "[P:Jimmy Nail] as [C:Oz Osborne], a bricklayer",
    ],
)
def test_lines_of_a_cast_list(facts_of: FactsOf, line: str) -> None:
    assert "Jimmy Nail portrays Oz Osborne" in facts_of(EXTRACTOR, line)


@pytest.mark.parametrize(
    "text",
    [
        "[P:Jimmy Nail] was never asked to play [C:Oz Osborne].",
        "[P:Jimmy Nail] turned down the role of [C:Oz Osborne].",
        "[P:Jimmy Nail] plays [C:Oz Osborne]'s brother.",
        "[C:Oz Osborne], the son of a man played by [P:Jimmy Nail], drinks.",
        "[P:Jimmy Nail]: [C:Oz Osborne] wants to go home before the winter comes.",
    ],
)
def test_no_roles(facts_of: FactsOf, text: str) -> None:
    assert not {f for f in facts_of(EXTRACTOR, text) if "portrays" in f}


def test_an_older_credit_is_not_the_work_of_the_role(facts_of: FactsOf) -> None:
    found = facts_of(
        EXTRACTOR, "[W:Minder] stars [P:Ray Winstone] ([F:Scum]) as [C:Arnie]. [C:Arnie] deals in cars."
    )
    assert {"Minder actor Ray Winstone", "Minder character Arnie", "Scum actor Ray Winstone"} <= found
    assert "Scum character Arnie" not in found


def test_a_role_in_another_work_goes_there(facts_of: FactsOf) -> None:
    text = "[W:Minder] stars [P:George Cole], once [C:Flash Harry] in [F:Blue Murder]."
    found = facts_of(EXTRACTOR, text + " He also played [C:Sir Giles] in [W:Blott].")
    assert {
        "Blue Murder character Flash Harry",
        "Blue Murder actor George Cole",
        "Blott character Sir Giles",
    } <= found
    assert not {"Minder character Flash Harry", "Minder character Sir Giles"} & found


@pytest.mark.parametrize(
    "text",
    [
        "[W:Minder] has in its cast [P:George Cole], [P:Dennis Waterman] and [P:Glynn Edwards].",
        "[W:Minder], with [P:George Cole], [P:Dennis Waterman] and [P:Glynn Edwards], begins tonight.",
        "[W:Minder] (1979), starring [P:George Cole], [P:Dennis Waterman] and [P:Glynn Edwards], begins tonight.",
        "[W:Minder]. With [P:George Cole], [P:Dennis Waterman], [P:Glynn Edwards].",
        "Guests in [W:Minder]: [P:George Cole], [P:Dennis Waterman], [P:Glynn Edwards].",
        "[P:George Cole], [P:Dennis Waterman] and [P:Glynn Edwards] have already stopped by [W:Minder].",
        "In [W:Minder] [P:George Cole], [P:Dennis Waterman] and [P:Glynn Edwards] are superb.",
        "[W:Minder] is carried by the performances of [P:George Cole], [P:Dennis Waterman] and [P:Glynn Edwards].",
    ],
)
def test_casts_without_characters(facts_of: FactsOf, text: str) -> None:
    people = ("George Cole", "Dennis Waterman", "Glynn Edwards")
    assert {f"Minder actor {who}" for who in people} <= facts_of(EXTRACTOR, text)


@pytest.mark.parametrize(
    "text",
    [
        "[P:George Cole] made his debut in [F:Cottage to Let] (1941), and later appeared in [F:Henry V] and in [F:Scrooge].",
        "[P:George Cole]'s other films include [F:Cottage to Let], [F:Henry V] (1944) and [F:Scrooge].",
        "[P:George Cole] ([F:Cottage to Let], [F:Henry V], [F:Scrooge]) stars as [C:Arthur Daley] in [W:Minder].",
    ],
)
def test_the_works_of_an_actor(facts_of: FactsOf, text: str) -> None:
    works = ("Cottage to Let", "Henry V", "Scrooge")
    assert {f"{work} actor George Cole" for work in works} <= facts_of(EXTRACTOR, text)


@pytest.mark.parametrize(
    "text",
    [
        "[W:Minder] was written by [P:Leon Griffiths] and directed by [P:Peter Sasdy].",
        "[W:Minder] is the work of [P:Leon Griffiths], who had directed [F:Scrooge] with [P:Peter Sasdy].",
        "[P:Leon Griffiths] is back as writer of [W:Minder].",
        "[P:Leon Griffiths] told us about [W:Minder].",
    ],
)
def test_makers_are_no_cast(facts_of: FactsOf, text: str) -> None:
    assert not {f for f in facts_of(EXTRACTOR, text) if " actor " in f}


def test_a_title_of_another_clause_is_not_the_work(facts_of: FactsOf) -> None:
    text = "[W:Minder] is back. It thinks it is [F:The Sweeney] with jokes, and [P:George Cole] is [C:Arthur Daley]."
    found = facts_of(EXTRACTOR, text)
    assert "Minder character Arthur Daley" in found
    assert "The Sweeney character Arthur Daley" not in found


def test_an_older_role_in_a_clause_keeps_its_work(facts_of: FactsOf) -> None:
    text = "[W:Minder] is back. [P:Gary Webster], who was [C:Damon] on [W:Brookside], plays the nephew, [C:Ray Daley]."
    found = facts_of(EXTRACTOR, text)
    assert {
        "Minder character Ray Daley",
        "Brookside character Damon",
        "Brookside actor Gary Webster",
    } <= found
    assert not {"Brookside character Ray Daley", "Minder character Damon"} & found


def test_a_composer_with_whom_a_film_was_made_is_no_cast(facts_of: FactsOf) -> None:
    assert not facts_of(
        EXTRACTOR, "With [P:Ennio Morricone] back at the piano, [F:The Mission] sounds better."
    )


def test_the_guests_below_the_heading_of_a_season(facts_of: FactsOf) -> None:
    text = "Guests: [P:George Cole], [P:Dennis Waterman]. [W:Minder] moves to Thursdays in [S2:season 2]."
    assert "season 2 actor George Cole" in facts_of(EXTRACTOR, text, season=2)


def test_many_names_are_read_without_a_crash(facts_of: FactsOf) -> None:
    names = ", ".join(f"[P:Ann {chr(65 + i)}ox] ([C:Zoe {chr(65 + i)}ane])" for i in range(25))
    assert len({f for f in facts_of(EXTRACTOR, f"With {names}.") if "portrays" in f}) == 25
