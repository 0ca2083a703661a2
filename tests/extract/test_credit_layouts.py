"""Credits of programmes, reference books, notices and biographies go to the right one of several works."""

from collections.abc import Callable

import pytest

from showkg.extract.extractors.credits import EXTRACTOR

READ = [
    ("[F:Tide] (1961, [P:Ann Lee])", {"Tide director Ann Lee"}),
    ("[F:Tide] ([P:Ann Lee], 1961) 10.40pm, [O:ITV].", {"Tide director Ann Lee"}),
    ("[F:Tide] (directed by [P:Ann Lee]) is on tonight.", {"Tide director Ann Lee"}),
    ("[W:Tide] ([P:Ann Lee], 1991) is on tonight.", {"Tide creator Ann Lee"}),
    (
        "[F:Tide], GB 1961, 98 min. Dir: [P:Ann Lee]. Scr: [P:Bo Cruz], [P:Cy Dee]. Music: [P:Di Eng].",
        {"Tide director Ann Lee", "Tide writer Bo Cruz", "Tide writer Cy Dee", "Tide musicBy Di Eng"},
    ),
    (
        "[W:Tide] was created by [P:Ann Lee] ([W:Harbour], [W:Weir]).",
        {"Tide creator Ann Lee", "Harbour creator Ann Lee", "Weir creator Ann Lee"},
    ),
    (
        "[F:Tide], directed by [P:Ann Lee] ([F:Weir]), is out.",
        {"Tide director Ann Lee", "Weir director Ann Lee"},
    ),
    (
        "The trilogy comprises three films written and directed by [P:Ann Lee]: [F:Tide] (1955), [F:Weir] (1956) and [F:Ebb] (1959).",
        {f"{work} {part} Ann Lee" for work in ("Tide", "Weir", "Ebb") for part in ("director", "writer")},
    ),
    ("[F:Tide], which [P:Ann Lee] has directed, is a success.", {"Tide director Ann Lee"}),
    ("[P:Ann Lee] left to create [W:Tide].", {"Tide creator Ann Lee"}),
    (
        "[P:Ann Lee], who also dreamt up [W:Tide] and [W:Weir], smiled.",
        {"Tide creator Ann Lee", "Weir creator Ann Lee"},
    ),
    ("[P:Ann Lee], a Scot, made [F:Tide].", {"Tide director Ann Lee"}),
    (
        "[P:Ann Lee], who had shared the direction of [F:Tide] with [P:Bo Cruz], is back.",
        {"Tide director Ann Lee", "Tide director Bo Cruz"},
    ),
    ("[F:Tide] is here. It is [P:Ann Lee]'s first film.", {"Tide director Ann Lee"}),
    (
        "[F:Tide] is the first feature of [P:Ann Lee], who wrote it as well.",
        {"Tide director Ann Lee", "Tide writer Ann Lee"},
    ),
    ("[F:Tide] was made from a story by [P:Ann Lee].", {"Tide writer Ann Lee"}),
    ("[W:Tide] began from an idea by [P:Ann Lee].", {"Tide creator Ann Lee"}),
    (
        "[W:Tide] is back. [P:Ann Lee], who wrote the music for [W:Weir], has supplied a signature tune.",
        {"Weir musicBy Ann Lee", "Tide musicBy Ann Lee"},
    ),
    (
        "[F:Tide] and [F:Weir], whose co-directors [P:Ann Lee] and [P:Bo Cruz] met at school, were hits.",
        {"Weir director Ann Lee", "Weir director Bo Cruz"},
    ),
    (
        "[F:Weir] was shot here. [F:Tide] is taken from [P:Ann Lee]'s novel [B:Ebb], scored by [P:Bo Cruz].",
        {"Ebb author Ann Lee", "Tide musicBy Bo Cruz"},
    ),
    ("[P:Ann Lee], who wrote for [W:Tide], is funny.", {"Tide writer Ann Lee"}),
    ("[F:Tide], made by [P:Ann Lee], is long.", {"Tide director Ann Lee"}),
    ("[P:Ann Lee] turned director with [F:Tide].", {"Tide director Ann Lee"}),
    (
        "[P:Ann Lee], who directed [F:Tide], went on to [F:Weir] and [F:Ebb].",
        {"Tide director Ann Lee", "Weir director Ann Lee", "Ebb director Ann Lee"},
    ),
    ("[P:Ann Lee]'s [B:Ebb] is on my table.", {"Ebb author Ann Lee"}),
    ("[F:Tide], [P:Ann Lee]'s epic, is back.", {"Tide director Ann Lee"}),
]
LEFT_ALONE = [
    "[F:Tide] is out. [P:Ann Lee] is the director of photography.",
    "[F:Tide] is out. [P:Ann Lee] was the director's wife.",
    "[F:Tide] is out, with music by [P:Ann Lee]'s cousin.",
    "[P:Ann Lee] wanted to direct [F:Tide].",
    "[P:Ann Lee]'s consulting criminal shook [W:Tide] to the core.",
    "[F:Tide] ([P:Ann Lee], [P:Bo Cruz]) is out.",
    "[P:Ann Lee] made her mind up after seeing [F:Tide].",
    "[P:Ann Lee] ([F:Weir]) stars in [F:Tide].",
]
# the first work is the one that the article is about
ENTRIES = (
    "[W:Weir] and six other things to see.\n\n[F:Tide]\n\nGB 1961. Dir: [P:Ann Lee]. With [P:Bo Cruz].\n\n"
    "[F:Ebb]\n\nIn a circus a girl runs away. Music: [P:Cy Dee].\n"
)
PARAGRAPHS = (
    "The company is old.\n\n[P:Ann Lee]'s [F:Tide], released in 1949, stands apart. The script was by [P:Bo Cruz].\n\n"
    "[F:Ebb] followed. It was written by [P:Cy Dee].\n"
)


@pytest.mark.parametrize(("marked", "expected"), READ)
def test_names_makers(facts_of: Callable[..., set[str]], marked: str, expected: set[str]) -> None:
    assert facts_of(EXTRACTOR, marked) == expected


@pytest.mark.parametrize("marked", LEFT_ALONE)
def test_leaves_alone(facts_of: Callable[..., set[str]], marked: str) -> None:
    assert facts_of(EXTRACTOR, marked) == set()


def test_entry_of_a_programme_keeps_its_own_makers(facts_of: Callable[..., set[str]]) -> None:
    assert facts_of(EXTRACTOR, ENTRIES) == {"Tide director Ann Lee", "Ebb musicBy Cy Dee"}


def test_paragraph_speaks_of_the_film_that_it_opens_with(facts_of: Callable[..., set[str]]) -> None:
    assert facts_of(EXTRACTOR, PARAGRAPHS) == {
        "Tide director Ann Lee",
        "Tide writer Bo Cruz",
        "Ebb writer Cy Dee",
    }
