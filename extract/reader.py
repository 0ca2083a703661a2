"""Sources → articles: files, folders, globs, standard input, JSON Lines and web pages."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from ..ontology.records import Article, Problem
from .encoding import clean, decode
from .language import require_english
from .layout import lay_out
from .metadata import Metadata, assemble
from .refusal import MAX_LINES, MAX_TEXT_BYTES, Refusal, check_size
from .sources import Item, Trouble, find


def read(sources: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """Articles of all sources, one at a time; a problem in the place of each that cannot be read.

    One bad source never stops the others.

    Args:
        sources: Files (``.txt``, ``.md``, ``.html``, ``.jsonl`` and their kin), folders (with all
            below them), globs, http(s) addresses, ``-`` for standard input. A file that is named
            twice is read once.
        stdin: Read in place of ``sys.stdin.buffer``.

    Yields:
        In the order of ``sources``; inside a folder or glob sorted by path.
    """
    for found in find(sources, stdin=stdin):
        if isinstance(found, Trouble):
            yield Problem(source=found.source, message=found.message)
        else:
            yield read_item(found)


def read_item(item: Item) -> Article | Problem:
    """One article from its content, or why there is none."""
    try:
        return _article(item)
    except Refusal as refusal:
        return Problem(source=item.source, message=str(refusal))


def article_from_text(
    text: str,
    *,
    source: str = "-",
    title: str | None = None,
    url: str | None = None,
    site: str | None = None,
    authors: Sequence[str] = (),
    published: str | None = None,
) -> Article:
    r"""Plain text → an article with blocks.

    Args:
        text: Any text; ``\r\n`` becomes ``\n``, control characters become spaces. ``Article.text`` is
            else the same, but that hard-wrapped paragraphs are joined (a space for each line end:
            offsets stay).
        source: Where it was read.
        title: And the other metadata: if known from elsewhere; else they are read from headline and byline.
        url: Its address; any but http(s) is dropped.
        site: Name of the outlet.
        authors: Their names.
        published: A date in any common form.
    """
    known = Metadata(title=title, url=url, site=site, authors=tuple(authors), published=published)
    text, blocks = lay_out(clean(text))
    return assemble(source, text, blocks, known=known)


def _article(item: Item) -> Article:
    """Raises ``Refusal`` for what is no English article."""
    if item.form == "html":
        from .html import article_from_html  # noqa: PLC0415 - start-up: the libraries take two seconds

        article = article_from_html(item.content, source=item.source, known=item.known, charset=item.charset)
    else:
        content = item.content
        text = clean(content) if isinstance(content, str) else decode(content, declared=item.charset)
        check_size(len(text.encode()), MAX_TEXT_BYTES, of="the text")
        if text.count("\n") > MAX_LINES:
            raise Refusal(f"it has more than {MAX_LINES:,} lines. Split it into one file for each article.")
        if not any(character.isalnum() for character in text):
            raise Refusal("there is no text in it. Leave it out.")
        if item.form == "markdown":
            from .markdown import article_from_markdown  # noqa: PLC0415 - start-up

            article = article_from_markdown(text, source=item.source, known=item.known)
        else:
            text, blocks = lay_out(text)
            article = assemble(item.source, text, blocks, known=item.known)
    check_size(len(article.text.encode()), MAX_TEXT_BYTES, of="the text")
    require_english(article.text)
    return article
