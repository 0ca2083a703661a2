"""Whatever comes in, what comes out keeps its promises."""

import io
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showkg.extract.dates import find_dates
from showkg.extract.encoding import clean
from showkg.extract.html import article_from_html
from showkg.extract.markdown import article_from_markdown
from showkg.extract.reader import article_from_text, read
from showkg.extract.refusal import Refusal
from showkg.ontology.records import Article, BlockKind, Problem

FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Pieces of layout make the rules meet; random characters alone would all be paragraphs.
PIECES = st.sampled_from(
    [
        "Cast", "Release Date", "Director: Ann Lee", "RELATED", "By Ann Lee", "2024-01-12", "date 2024-01-12 Now",
        "- ", "1. ", "• one", "# ", "| a | b |", "|---|---|", "a\tb", "Ann Lee , Joe Roe , Bo Ek", "Ann Lee",
        "Who did it?", "Ann Lee as Mrs. Roe", "Ann Lee - Roe", "“I did it.”", "She said:", "I am here.", "***",
        "The captain met her brother in the harbour, and they sailed away.", "Poster", "Photo: X", "©", "Title Case",
        "\n", "\n\n", "\n\n\n", " ", "\t", ":", "\r\n", "\u2028", "\ufeff", "\x00", "\ud800", "é", "”", "</p>", "<",
        "What Year Is It? The Timeline Explained", "[", "](x)", "*", "`", "> ", "---\n", "&amp;", "\n  - x",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=40).map("\n".join)
)
TAGS = st.sampled_from(
    [
        "p",
        "div",
        "b",
        "i",
        "em",
        "cite",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "blockquote",
        "figure",
        "figcaption",
        "br",
        "a",
        "span",
        "script",
        "time",
    ]
)
PAGES = st.lists(
    st.one_of(
        PIECES, TAGS.map(lambda tag: f"<{tag}>"), TAGS.map(lambda tag: f"</{tag}>"), st.text(max_size=5)
    ),
    max_size=60,
).map(lambda parts: "<html><body><article>" + "".join(parts) + "</article></body></html>")


def check(article: Article) -> None:
    article.text.encode()
    position = 0
    for block in article.blocks:
        said = block.span.text_of(article.text)
        assert position <= block.span.start < block.span.end <= len(article.text), "in order, not overlapping"
        assert not article.text[position : block.span.start].strip(), "all text but white space is in blocks"
        assert said == said.strip() and "\n" not in said
        assert (block.level is not None) <= (block.kind in {BlockKind.HEADING, BlockKind.LIST_ITEM})
        assert block.label is None or block.kind is BlockKind.INFO_VALUE
        position = block.span.end
    assert not article.text[position:].strip()
    assert sum(block.kind is BlockKind.TITLE for block in article.blocks) <= 1
    spans = article.emphasised
    assert all(span.start < span.end <= len(article.text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for value in (article.title, article.site, article.published, *article.authors):
        assert value is None or (value.encode() and "\n" not in value)


@FEW
@given(TEXTS)
def test_any_text_is_covered_by_blocks(text: str) -> None:
    article = article_from_text(text)
    check(article)
    assert len(article.text) == len(clean(text))
    assert article == article_from_text(text)
    assert article_from_text(article.text).text == article.text


@FEW
@given(TEXTS)
def test_any_markdown_is_covered_by_blocks(text: str) -> None:
    try:
        check(article_from_markdown(clean(text), source="-"))
    except Refusal as refusal:
        assert ". " in str(refusal)


@FEW
@given(PAGES)
def test_any_web_page_is_covered_by_blocks_or_refused(page: str) -> None:
    try:
        article = article_from_html(page, source="-")
    except Refusal as refusal:
        assert ". " in str(refusal)
        return
    check(article)
    assert article == article_from_html(page, source="-")


@FEW
@given(
    st.one_of(st.binary(), TEXTS.map(lambda text: text.encode(errors="surrogatepass"))),
    st.sampled_from(["", "{", '{"text": "', "<html>"]),
)
def test_any_bytes_become_articles_or_problems(data: bytes, head: str) -> None:
    found = list(read(["-"], stdin=io.BytesIO(head.encode() + data)))
    assert found
    for item in found:
        if isinstance(item, Problem):
            assert ". " in item.message and "\n" not in item.message
        else:
            check(item)


@FEW
@given(TEXTS)
def test_dates_lie_in_the_text(text: str) -> None:
    position = 0
    for date in find_dates(text):
        assert position <= date.start < date.end <= len(text)
        position = date.end


@pytest.mark.parametrize("text", ["", " ", "\n", "\ufeff", "x", "Cast", "By", "-", "# ", "1. ", "“", ":"])
def test_the_shortest_texts_are_read(text: str) -> None:
    check(article_from_text(text))
