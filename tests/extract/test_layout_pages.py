"""Furniture of blogs, forums, wikis and desks, and boxes whose cells are parted by tabs."""

import pytest

from showkg.extract.reader import article_from_text
from showkg.ontology.records import BlockKind

PROSE = (
    "Ruth Bell spent the whole season looking for the man who burned the cinema down. "
    "She finds him at her own kitchen table."
)


def blocks(text: str) -> list[tuple[str, str, str | None]]:
    article = article_from_text(text)
    return [(b.kind.value, b.span.text_of(article.text), b.label) for b in article.blocks]


@pytest.mark.parametrize(
    "line",
    [
        "Posted by Nell at 9:14 PM",
        "Posted on September 24, 2013 by Ink & Cinema",
        "October 22nd, 2013 · Posted by Nell in Television, Lists · 31 Comments",
        "posted by nell on 9/3/2006 at 11:52 pm | filed under: tube | 14 comments",
        "From Our Film Critic",
        "London, January 24, 1959",
        "Sydney, Wednesday, March 16, 1983",
        "Issue #1103, May 14, 2010",
    ],
)
def test_who_posted_it_when_and_where_is_a_byline(line: str) -> None:
    assert ("byline", line, None) in blocks(f"A quiet town burns\n\n{line}\n\n{PROSE}\n\n{PROSE}")


@pytest.mark.parametrize(
    "line",
    ["Posted by the gate, he waits for her.", "In London, on January 24, 1959, he died.", "Paris, Texas"],
)
def test_a_sentence_or_a_title_is_no_byline(line: str) -> None:
    assert "byline" not in {
        kind for kind, _, _ in blocks(f"A quiet town burns\n\n{line}\n\n{PROSE}\n\n{PROSE}")
    }


def test_a_standfirst_may_stand_above_the_author() -> None:
    text = f"A quiet town burns\n\nThe drama is back, and it has a match.\n\nBy Ann Lee, March 24, 2014\n\n{PROSE}"
    article = article_from_text(text)
    assert [b.kind.value for b in article.blocks] == ["title", "paragraph", "byline", "paragraph"]
    assert article.authors == ("Ann Lee",)
    assert article.published == "2014-03-24"


@pytest.mark.parametrize("line", ["== Plot ==", "**How did it end?**", "--- ACT ONE ---", "And season four?"])
def test_headings_typed_by_hand(line: str) -> None:
    assert ("heading", line, None) in blocks(f"A quiet town burns\n\n{PROSE}\n\n{line}\n\n{PROSE}")


@pytest.mark.parametrize("line", ["*She was never seen again.*", "** or was it?", "-- The dog is fine."])
def test_stars_and_dashes_alone_make_no_heading(line: str) -> None:
    kinds = {said: kind for kind, said, _ in blocks(f"A quiet town burns\n\n{PROSE}\n\n{line}\n\n{PROSE}")}
    assert kinds.get(line) != "heading"


def test_a_box_with_tabs_keeps_labels_and_values() -> None:
    text = f"Tide\n\nDirected by\tAnn Lee\nStarring\tJoe Roe\nMay Poe\nRunning time\t104 minutes\n\n{PROSE}\n\n{PROSE}"
    assert [(said, label) for kind, said, label in blocks(text) if kind == "info_value"] == [
        ("Ann Lee", "Directed by"),
        ("Joe Roe", "Starring"),
        ("May Poe", "Starring"),
        ("104 minutes", "Running time"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "3 comments - log in to post",
        "(post a new comment)",
        "This page was last edited on 3 March 2014, at 21:07.",
        "Categories: 1949 films | Films set in Vienna",
        "Text is available under a free licence; additional terms may apply.",
        "This article needs additional citations for verification.",
        "Jump to comments (412)",
    ],
)
def test_what_a_wiki_or_a_forum_prints_around_a_text_is_boilerplate(line: str) -> None:
    assert ("boilerplate", line, None) in blocks(f"A quiet town burns\n\n{PROSE}\n\n{PROSE}\n\n{line}")


def test_a_table_of_contents_is_boilerplate() -> None:
    text = f"Tide\n\n{PROSE}\n\nContents [hide]\n1 Plot\n2 Cast\n3 Awards\n\nPlot\n\n{PROSE}"
    assert [kind for kind, _, _ in blocks(text)].count(BlockKind.BOILERPLATE) == 4


def test_a_numbered_picture_is_a_caption() -> None:
    line = "[PHOTO 1: Joe Roe as Tom Bell. Ann Lee/Pictures]"
    assert ("caption", line, None) in blocks(f"A quiet town burns\n\n{PROSE}\n\n{line}\n\n{PROSE}")


def test_related_reviews_are_teasers() -> None:
    line = "Related reviews: Tide: Special Edition / The Lodger"
    assert ("teaser", line, None) in blocks(f"A quiet town burns\n\n{PROSE}\n\n{PROSE}\n\n{line}")
