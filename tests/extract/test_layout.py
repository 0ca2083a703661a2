"""Plain text is cut to the blocks that a reader sees."""

import textwrap

import pytest

from showkg.extract.reader import article_from_text
from showkg.ontology.records import Article, BlockKind

PROSE = (
    "Ruth Bell spent the whole season looking for the man who burned the cinema down. "
    "She finds him at her own kitchen table."
)


def kinds(text: str) -> list[tuple[str, str]]:
    article = article_from_text(textwrap.dedent(text).strip("\n"))
    return [(block.kind.value, block.span.text_of(article.text)) for block in article.blocks]


def of_kind(text: str, kind: BlockKind) -> list[str]:
    return [said for name, said in kinds(text) if name == kind]


def article(text: str) -> Article:
    return article_from_text(textwrap.dedent(text).strip("\n"))


def test_headline_byline_date_and_paragraphs_are_told_apart() -> None:
    text = f"""
        Lantern Street ends with a fire

        By Ann Lee and Joe Roe

        Updated Nov. 15, 2024, 3:45 PM ET

        {PROSE}
        """
    assert [kind for kind, _ in kinds(text)] == ["title", "byline", "byline", "paragraph"]
    read = article(text)
    assert read.title == "Lantern Street ends with a fire"
    assert read.authors == ("Ann Lee", "Joe Roe")
    assert read.published == "2024-11-15"


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("2023-01-15", "2023-01-15"),
        ("2005/06/22", "2005-06-22"),
        ("Nov 15, 2024", "2024-11-15"),
        ("Friday, 3rd March 2023", "2023-03-03"),
        ("Published: Janaury 9, 2021", "2021-01-09"),
        ("Posted on 7 Sept. 2022 at 10:30", "2022-09-07"),
    ],
)
def test_a_line_that_is_only_a_date_dates_the_article(line: str, iso: str) -> None:
    read = article(f"A quiet town burns\n\n{line}\n\n{PROSE}")
    assert read.published == iso
    assert [block.kind.value for block in read.blocks] == ["title", "byline", "paragraph"]


def test_a_date_that_a_template_put_before_the_first_sentence_is_cut_off() -> None:
    text = f"What we know of season two\n\n date 2024-10-30 {PROSE}"
    assert kinds(text)[1:] == [("byline", "date 2024-10-30"), ("paragraph", PROSE)]
    assert article(text).published == "2024-10-30"


def test_a_date_before_the_headline_leaves_the_headline_clean() -> None:
    read = article(f"date 2024-10-30 Who Set the Fire?\n\n{PROSE}")
    assert (read.title, read.published) == ("Who Set the Fire?", "2024-10-30")


def test_a_sentence_that_begins_with_a_date_word_stays_whole() -> None:
    text = f"A headline\n\nPublished 2019-04-02, the novel sold a million copies within a year.\n\n{PROSE}"
    assert [kind for kind, _ in kinds(text)] == ["title", "paragraph", "paragraph"]


def test_the_author_below_the_headline_needs_no_by_if_a_date_follows() -> None:
    read = article(f"Lantern Street 2 Review\n\nAnn Lee\n\n2022-07-09\n\n{PROSE}")
    assert read.authors == ("Ann Lee",)


def test_the_staff_has_no_name() -> None:
    assert article(f"Fire in the street\n\nBy Staff\n\nMay 3, 2022\n\n{PROSE}").authors == ()


def test_the_show_named_again_below_the_date_is_no_author() -> None:
    read = article(f"Lantern Street - a review\n\n2022-07-09\n\nLantern Street\n\n{PROSE}")
    assert read.authors == ()


def test_a_text_of_one_paragraph_has_no_headline() -> None:
    read = article(PROSE)
    assert read.title is None
    assert [block.kind.value for block in read.blocks] == ["paragraph"]


def test_headings_stand_alone_and_end_without_a_full_stop() -> None:
    text = f"""
        Lantern Street finale explained

        {PROSE}

        Who set the fire?

        {PROSE}

        The Long Night: Grief and Petrol

        {PROSE}

        How to watch

        {PROSE}
        """
    assert of_kind(text, BlockKind.HEADING) == [
        "Who set the fire?",
        "The Long Night: Grief and Petrol",
        "How to watch",
    ]


@pytest.mark.parametrize("line", ["Oh Ruth.", "Strike!", "She is back? So soon? Fine", "Some notes:"])
def test_short_sentences_are_no_headings(line: str) -> None:
    assert of_kind(f"A Long Headline Here\n\n{PROSE}\n\n{line}\n\n{PROSE}", BlockKind.HEADING) == []


def test_numbered_episode_titles_over_paragraphs_are_headings_and_footnotes_are_a_list() -> None:
    text = f"""
        Season two, one by one

        {PROSE}

        1. The Matchbox

        {PROSE}

        2. A Cold Kitchen

        {PROSE}

        1. It is on Channel 9 only.

        2. This is a guess of mine.
        """
    assert of_kind(text, BlockKind.HEADING) == ["1. The Matchbox", "2. A Cold Kitchen"]
    assert len(of_kind(text, BlockKind.LIST_ITEM)) == 2


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "1.", "2)"])
def test_bulleted_lines_are_list_items(bullet: str) -> None:
    text = f"A headline\n\n{PROSE}\n\n  {bullet} Ruth finds the glove.\n  {bullet} Quill takes the ticket.\n"
    assert of_kind(text, BlockKind.LIST_ITEM) == [
        f"{bullet} Ruth finds the glove.",
        f"{bullet} Quill takes the ticket.",
    ]


def test_deeper_bullets_have_a_deeper_level() -> None:
    read = article(f"A headline\n\n{PROSE}\n\n- one thing\n  - a part of it\n- another thing")
    assert [block.level for block in read.blocks if block.kind is BlockKind.LIST_ITEM] == [1, 2, 1]


def test_cast_lines_one_below_the_other_are_a_list() -> None:
    text = f"""
        Who is who in Lantern Street

        {PROSE}

        Nia Okafor as Ruth Bell, who runs the cinema
        Tomas Lindqvist as Arthur Bell
        Shirin Daneshvar as Inspector Quill

        {PROSE}
        """
    assert len(of_kind(text, BlockKind.LIST_ITEM)) == 3


def test_a_cast_line_over_a_paragraph_about_the_role_is_a_heading() -> None:
    text = f"""
        Who is who in Lantern Street

        Nia Okafor - Ruth Bell
        {PROSE}

        Élodie Marchand – Inspector Quill
        {PROSE}
        """
    assert of_kind(text, BlockKind.HEADING) == ["Nia Okafor - Ruth Bell", "Élodie Marchand – Inspector Quill"]


def test_an_info_box_that_lost_its_frame_keeps_labels_and_values() -> None:
    text = f"""
        Lantern Street is back

        {PROSE}

        Release Date
        April 7, 2022

        Nia Okafor , tomas lindqvist , Shirin Daneshvar , Sam de la Cruz

        Season List
        Lantern Street – Season 1 , Lantern Street – Season 2

        Gwen Hallam , Bo Ek

        Streaming Service(s)
        Channel 9

        Gwen Hallam
        """
    read = article(text)
    found = [
        (block.label, block.span.text_of(read.text)) for block in read.blocks if block.kind == "info_value"
    ]
    assert found == [
        ("Release Date", "April 7, 2022"),
        (None, "Nia Okafor , tomas lindqvist , Shirin Daneshvar , Sam de la Cruz"),
        ("Season List", "Lantern Street – Season 1 , Lantern Street – Season 2"),
        (None, "Gwen Hallam , Bo Ek"),
        ("Streaming Service(s)", "Channel 9"),
        (None, "Gwen Hallam"),
    ]
    assert read.published is None, "the release date of the show is not the date of the article"


def test_label_and_value_on_one_line_are_cut_apart() -> None:
    text = f"""
        Lantern Street: the film

        Director: Gwen Hallam | Runtime: 114 minutes
        Genre: crime drama
        Grade: B+

        {PROSE}
        """
    read = article(text)
    found = {
        block.label: block.span.text_of(read.text) for block in read.blocks if block.kind == "info_value"
    }
    assert found == {
        "Director": "Gwen Hallam",
        "Runtime": "114 minutes",
        "Genre": "crime drama",
        "Grade": "B+",
    }


def test_a_paragraph_that_begins_with_a_name_and_a_colon_stays_a_paragraph() -> None:
    text = f"Three shows for the weekend\n\nLantern Street: {PROSE}\n\nHarbour Lights: {PROSE}"
    assert [kind for kind, _ in kinds(text)] == ["title", "paragraph", "paragraph"]


def test_a_sentence_with_three_names_is_no_list_of_names() -> None:
    text = f"A headline\n\n{PROSE}\n\nNia Okafor, Tomas Lindqvist, and Shirin Daneshvar return.\n\n{PROSE}"
    assert of_kind(text, BlockKind.INFO_VALUE) == []


@pytest.mark.parametrize(
    "line",
    [
        "Lantern Street Season 2 Channel 9 Poster",
        "Nia Okafor as Ruth Bell Image via Channel 9",
        "Photo: Bo Ek/Channel 9",
        "Nia Okafor and Tomas Lindqvist in Lantern Street",
        "Ruth Bell (Nia Okafor) in Lantern Street",
        "Lantern Street, directed by Gwen Hallam",
        "Trailer for Lantern Street (2022)",
        "Image credit: Channel 9",
    ],
)
def test_lines_of_pictures_are_captions(line: str) -> None:
    text = f"Lantern Street is a triumph\n\n{PROSE}\n\n{line}\n\n{PROSE}"
    assert of_kind(text, BlockKind.CAPTION) == [line]


def test_news_that_looks_like_a_caption_is_none() -> None:
    text = f"Casting news\n\n{PROSE}\n\nNia Okafor in Talks to Return\n\n{PROSE}"
    assert of_kind(text, BlockKind.CAPTION) == []


def test_the_teaser_of_another_article_in_the_middle_is_no_part_of_the_story() -> None:
    text = f"""
        Lantern Street Star Teases a Fire

        {PROSE}

        {PROSE}

        How Will Lantern Street End?

        {PROSE}


        What Year Is Lantern Street Set In? The Timeline Explained

        The series jumps back to the seventies, with old cars and new faces to explain it all.

        The channel also said that the finale takes 77 minutes. There may be more to come.

        Source: The Evening Reel
        """
    assert of_kind(text, BlockKind.TEASER) == [
        "What Year Is Lantern Street Set In? The Timeline Explained",
        "The series jumps back to the seventies, with old cars and new faces to explain it all.",
    ]
    assert of_kind(text, BlockKind.HEADING) == ["How Will Lantern Street End?"]


def test_a_heading_with_one_sentence_below_it_is_no_teaser() -> None:
    text = f"""
        Lantern Street finale: your questions

        {PROSE}

        {PROSE}

        What Happens to Arthur Bell in the End?

        He goes to prison for eight years.

        Who Is the Woman at the Door?

        {PROSE}
        """
    assert of_kind(text, BlockKind.TEASER) == []


@pytest.mark.parametrize(
    "lines",
    [
        "Related: The Best Crime Dramas of the Year, Ranked",
        "READ NEXT\nThe Best Crime Dramas of the Year, Ranked",
        "Read more: Everything New on Channel 9 in June",
        "See also: Harbour Lights cancelled",
        "ALSO READ: The Best Crime Dramas on TV Right Now",
    ],
)
def test_marked_links_to_other_articles_are_teasers(lines: str) -> None:
    text = f"A headline\n\n{PROSE}\n\n{lines}\n\n{PROSE}"
    assert "\n".join(of_kind(text, BlockKind.TEASER)) == lines
    assert of_kind(text, BlockKind.PARAGRAPH) == [PROSE, PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter for more.",
        "Advertisement",
        "Share this article",
        "© 2024 The Evening Reel",
        "* * *",
        "We may earn a commission from links on this page.",
    ],
)
def test_furniture_of_the_page_is_boilerplate(line: str) -> None:
    assert of_kind(f"A headline\n\n{PROSE}\n\n{line}\n\n{PROSE}", BlockKind.BOILERPLATE) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Warning: SPOILERS ahead for Lantern Street season 2, episode 6!",
        "[This recap discusses the events of “The Matchbox” in full.]",
        "Spoilers follow",
    ],
)
def test_spoiler_warnings_stay_paragraphs(line: str) -> None:
    assert ("paragraph", line) in kinds(f"A headline\n\n{line}\n\n{PROSE}")


def test_what_somebody_said_after_a_colon_is_a_quote_until_the_article_goes_on() -> None:
    text = f"""
        The star speaks

        Speaking with the Reel, Okafor talked of the end. Here is what she had to say:

        I don't know what I am allowed to tell you. It is a big fire.

        We all cried when we read it.

        How Will It End?

        I think that is clear. {PROSE}
        """
    assert of_kind(text, BlockKind.QUOTE) == [
        "I don't know what I am allowed to tell you. It is a big fire.",
        "We all cried when we read it.",
    ]


def test_a_paragraph_in_quotation_marks_is_a_quote_and_one_with_a_quote_is_not() -> None:
    whole = "“It was always going to be the brother who did it.”"
    part = "“It was the brother,” Hallam said. “It always was.”"
    text = f"A headline\n\n{whole}\n\n{part}\n\n“The Matchbox” is the best episode of the year."
    assert [kind for kind, _ in kinds(text)] == ["title", "quote", "paragraph", "paragraph"]


def test_rows_of_a_table_are_kept_together() -> None:
    text = f"A headline\n\n{PROSE}\n\n| Actor | Role |\n|---|---|\n| Nia Okafor | Ruth |\n\nYear\tAward\n2022\tBest drama"
    assert of_kind(text, BlockKind.TABLE_ROW) == [
        "| Actor | Role |",
        "| Nia Okafor | Ruth |",
        "Year\tAward",
        "2022\tBest drama",
    ]


def test_hard_wrapped_text_has_the_same_blocks_as_the_text_on_long_lines() -> None:
    paragraphs = ["Lantern Street ends with a fire", PROSE * 3, PROSE * 2, "Who set the fire?", PROSE * 2]
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    assert kinds(wrapped) == kinds("\n\n".join(paragraphs))
    assert len(article_from_text(wrapped).text) == len(wrapped), "offsets are those of the file"


def test_lines_of_dialogue_are_not_joined() -> None:
    text = f"A headline\n\n{PROSE}\n\nRuth: You did it.\nArthur: I had to.\n[He sits down.]\n\n{PROSE}"
    assert ("paragraph", "Arthur: I had to.") in kinds(text)
