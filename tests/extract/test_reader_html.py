"""A web page is read without its furniture and with its structure."""

from pathlib import Path

import pytest

from showkg.extract.html import article_from_html
from showkg.extract.reader import read
from showkg.extract.refusal import Refusal
from showkg.ontology.records import Article, BlockKind, Problem

PAGES = Path(__file__).parent / "pages"
PROSE = (
    "The second season of the series ended last night, and the old cinema on the corner is no more. "
    "Ruth, who spent six episodes looking for the arsonist, found him at her own kitchen table."
)


@pytest.fixture(scope="module")
def finale() -> Article:
    (article,) = read([str(PAGES / "lantern-finale.html")])
    assert isinstance(article, Article)
    return article


def said(article: Article, kind: BlockKind) -> list[str]:
    return [block.span.text_of(article.text) for block in article.blocks if block.kind is kind]


def page(body: str, head: str = "") -> Article:
    return article_from_html(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>", source="-"
    )


def test_the_page_says_who_wrote_it_when_and_where(finale: Article) -> None:
    assert finale.title == "Lantern Street finale explained: who set the fire?"
    assert finale.authors == ("Priya Nandakumar",)
    assert finale.published == "2023-05-19"
    assert finale.site == "The Evening Reel"
    assert finale.url == "https://www.eveningreel.example/tv/lantern-street-finale-explained"


def test_menus_banners_advertisements_and_links_to_other_articles_are_gone(finale: Article) -> None:
    for words in (
        "cookies",
        "Podcasts",
        "Advertisement",
        "newsletter",
        "Ten Best",
        "Harbour Lights",
        "adconfig",
        "©",
    ):
        assert words not in finale.text


def test_headings_lists_quotes_tables_and_captions_stay_what_they_are(finale: Article) -> None:
    assert said(finale, BlockKind.TITLE) == ["Lantern Street finale explained: who set the fire?"]
    assert said(finale, BlockKind.HEADING) == ["Who set the fire?", "The three clues", "Who is who"]
    assert said(finale, BlockKind.LIST_ITEM)[0] == "Arthur’s burnt glove in episode 3"
    assert said(finale, BlockKind.QUOTE)[0].startswith("I always knew")
    assert said(finale, BlockKind.TABLE_ROW)[1] == "Nia Okafor | Ruth Bell"
    assert said(finale, BlockKind.CAPTION) == ["Nia Okafor as Ruth Bell in Lantern Street. Photo: Channel 9"]
    assert len(said(finale, BlockKind.PARAGRAPH)) == 6


def test_definition_lists_are_info_boxes(finale: Article) -> None:
    found = {b.label: b.span.text_of(finale.text) for b in finale.blocks if b.kind is BlockKind.INFO_VALUE}
    assert found == {"Network": "Channel 9", "First shown": "7 April 2022", "Written by": "Gwen Hallam"}


def test_titles_in_italics_are_noted(finale: Article) -> None:
    assert [span.text_of(finale.text) for span in finale.emphasised] == [
        "Lantern Street",
        "Lantern Street",
        "The Projectionist",
    ]


def test_what_the_page_tells_machines_is_kept(finale: Article) -> None:
    (graph,) = [item["@graph"] for item in finale.embedded if "@graph" in item]
    assert graph[1]["actor"][0]["name"] == "Nia Okafor"
    assert any(item.get("og:site_name") == "The Evening Reel" for item in finale.embedded)


def test_reading_a_page_twice_gives_the_same(finale: Article) -> None:
    (again,) = read([str(PAGES / "lantern-finale.html")])
    assert again == finale


def test_an_info_box_in_a_table_or_with_line_breaks_is_one() -> None:
    article = page(
        f"<article><h1>Harbour Lights</h1><p>{PROSE}</p>"
        "<table><caption>The facts</caption><tr><th>Director</th><td>Gwen Hallam</td></tr><tr><th>Running time</th><td>98 minutes</td></tr></table>"
        f"<p>{PROSE}</p><p>Release Date<br>May 3, 2024</p><p><b>Genre:</b> crime drama</p><p>{PROSE}</p></article>"
    )
    assert said(article, BlockKind.INFO_LABEL)[0] == "Director"
    found = {b.label: b.span.text_of(article.text) for b in article.blocks if b.kind is BlockKind.INFO_VALUE}
    assert found == {
        "Director": "Gwen Hallam",
        "Running time": "98 minutes",
        "Release Date": "May 3, 2024",
        "Genre": "crime drama",
    }


def test_a_paragraph_that_is_one_link_with_a_headline_is_a_teaser() -> None:
    article = page(
        f"<article><h1>Fire</h1><p>{PROSE}</p>"
        "<p><a href='/x'>The Ten Best British Crime Dramas of the Year</a></p>"
        f"<p>{PROSE} <a href='/y'>Harbour Lights</a> is next.</p></article>"
    )
    assert said(article, BlockKind.TEASER) == ["The Ten Best British Crime Dramas of the Year"]


def test_inner_lists_are_a_level_deeper_and_words_do_not_run_together() -> None:
    article = page(
        f"<article><p>{PROSE}</p><ol><li>Season one<ul><li>The <b>Match</b>box</li></ul></li>"
        f"<li><p>Season two</p></li></ol><p>First&nbsp;line<br>second line of it, which is long.</p><p>{PROSE}</p></article>"
    )
    items = [(b.level, b.span.text_of(article.text)) for b in article.blocks if b.kind is BlockKind.LIST_ITEM]
    assert items == [(1, "Season one"), (2, "The Matchbox"), (1, "Season two")]
    assert "First line\nsecond line" in article.text


def test_the_headline_stands_in_the_text_even_if_the_page_has_it_only_in_its_head() -> None:
    article = page(
        f"<main><p>{PROSE}</p><p>{PROSE}</p></main>",
        "<meta property='og:title' content='Ruth &amp;amp; Arthur'><meta property='og:site_name' content='Reel'>",
    )
    assert article.title == "Ruth & Arthur"
    assert said(article, BlockKind.TITLE) == ["Ruth & Arthur"]


def test_a_page_built_by_scripts_is_read_from_its_json_ld() -> None:
    article = page(
        "<div id='app'></div>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fire", '
        f'"articleBody": "{PROSE}\\n\\n{PROSE}"}}</script>',
    )
    assert article.text.count("kitchen table") == 2
    assert article.title == "Fire"


def test_broken_json_ld_hides_neither_the_article_nor_the_other_scripts() -> None:
    article = page(
        f"<article><h1>Fire</h1><p>{PROSE}</p></article>",
        '<script type="application/ld+json">{"@type": </script>'
        f'<script type="application/ld+json">{"[" * 100_000}</script>'
        '<script type="application/ld+json; charset=utf-8">{"@type": "Article", "author": "Ann \\ud800Lee"}</script>',
    )
    assert article.authors == ("Ann \ufffdLee",)
    assert len(article.embedded) == 1


def test_microdata_is_kept() -> None:
    article = page(
        f"<article><h1>Fire</h1><p>{PROSE}</p><div itemscope itemtype='https://schema.org/TVSeries'>"
        "<span itemprop='name'>Lantern Street</span></div></article>"
    )
    assert any(
        item.get("@type") == "TVSeries" and item.get("name") == "Lantern Street" for item in article.embedded
    )


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1252", "<meta charset=iso-8859-1>"),
        ("utf-8", "<meta charset=utf-8>"),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        ("utf-8", ""),
    ],
)
def test_the_encoding_that_the_page_names_is_believed(encoding: str, declared: str) -> None:
    letter = "Ж" if encoding == "cp1251" else "é"
    text = f"<html><head>{declared}</head><body><article><p>{PROSE} Caf{letter} “open”.</p></article></body></html>"
    assert f"Caf{letter} “open”" in article_from_html(text.encode(encoding), source="-").text


@pytest.mark.parametrize(
    "content",
    [
        "<html></html>",
        "<html><body><nav><a href='/a'>Home</a> <a href='/b'>Film</a></nav></body></html>",
        "<html><body>" + "<div>" * 20_000 + "</body></html>",
        "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><html><body>&b;</body></html>",
        "<html",
        "<html><body><script>var text = 'one two three';</script></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(content)
    (found,) = read([str(path)])
    assert isinstance(found, Problem)
    assert found.message.startswith("no article was found on this page.")


def test_a_page_with_far_too_many_elements_is_refused() -> None:
    with pytest.raises(Refusal, match="elements"):
        page("<article>" + f"<p>{PROSE}</p>" * 40_000 + "</article>")


def test_a_web_page_saved_as_text_is_still_a_web_page(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((PAGES / "lantern-finale.html").read_bytes())
    (article,) = read([str(path)])
    assert isinstance(article, Article)
    assert article.site == "The Evening Reel"
