"""The headline of an article."""

from ..ontology.records import Article, Block, BlockKind


def headline_block(article: Article) -> Block | None:
    """The first headline that stands in the text; None without one."""
    return next((b for b in article.blocks if b.kind == BlockKind.TITLE), None)


def headline_of(article: Article) -> str:
    """The headline of the text, else the title of the page; empty without both."""
    block = headline_block(article)
    return (block.span.text_of(article.text) if block else "") or article.title or ""
