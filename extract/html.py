"""A web page → an article, with the structure of its main text.

trafilatura finds the main text; what it would lose (captions, titles in ``cite``) is rewritten first.
"""

import re
from configparser import ConfigParser
from copy import deepcopy
from typing import Any

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]
from trafilatura.settings import DEFAULT_CONFIG

from ..ontology.records import Article
from . import cues, embedded
from .composer import Composer
from .encoding import clean, decode
from .layout import lay_out
from .metadata import Metadata, assemble
from .refusal import Refusal
from .structure import CAPTION_MARK, compose

MAX_ELEMENTS = 30_000
"""A long news page has 5,000; each takes about 0.3 ms, most of it in trafilatura."""

_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w-]{2,30})""", re.I
)
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:caption|credits?)(?:$|[\s_-]|text)", re.I)
_ITALIC = re.compile(r"font-style:\s*italic", re.I)
_FEWEST_WORDS = 15
_NO_ARTICLE = "no article was found on this page. Save the article's text as a .txt file."


def article_from_html(
    content: bytes | str, *, source: str, known: Metadata | None = None, charset: str | None = None
) -> Article:
    """The article of a web page.

    Args:
        content: The page.
        source: Where it was read.
        known: Metadata from elsewhere; the rest is read from the page.
        charset: The encoding that the server named.

    Raises:
        Refusal: There is no article on the page, or it has too many elements.
    """
    tree = _parse(content, charset)
    objects = embedded.embedded_objects(tree)
    on_page = embedded.metadata_of(tree, objects)
    if known and known.url and on_page.url:
        # The page's own canonical address is the same wherever it was fetched.
        known = Metadata(
            title=known.title,
            url=on_page.url,
            site=known.site,
            authors=known.authors,
            published=known.published,
        )
    metadata = known.or_else(on_page) if known else on_page
    _rewrite(tree)
    found: Any = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        with_metadata=True,
        output_format="xml",  # for "python" it would also make text of it all, which takes long
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
        config=_config(),
    )
    body = getattr(found, "body", None)
    if found is not None:
        title = embedded.without_site(found.title, metadata.site) if found.title else None
        authors = tuple(name for name in (found.author or "").split("; ") if name)
        metadata = metadata.or_else(Metadata(title=title, site=found.sitename, authors=authors))
    composer = Composer()
    if body is not None:
        compose(body, composer, metadata.title)
    text, blocks, emphasised = composer.finish()
    machine_text = clean(embedded.article_body(objects) or "")
    # Pages that are built by scripts hold their text for search engines alone.
    if len(cues.words(text)) < 0.5 * len(cues.words(machine_text)):
        text, blocks = lay_out(machine_text)
        emphasised = ()
    if len(cues.words(text)) < _FEWEST_WORDS:
        raise Refusal(_NO_ARTICLE)
    return assemble(source, text, blocks, known=metadata, embedded=objects, emphasised=emphasised)


def _parse(content: bytes | str, charset: str | None) -> HtmlElement:
    if isinstance(content, bytes):
        declared = _CHARSET.search(content[:4096])
        text = decode(content, declared=charset or (declared.group(1).decode("ascii") if declared else None))
    else:
        text = clean(content)
    parser = HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refusal(_NO_ARTICLE) from error
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise Refusal(
            f"the page has more than {MAX_ELEMENTS:,} elements. Save the article's text as a .txt file."
        )
    return tree


def _config() -> ConfigParser:
    config: ConfigParser = deepcopy(DEFAULT_CONFIG)
    # Below that trafilatura drops the structure; a news flash has two sentences.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
    return config


def _rewrite(tree: HtmlElement) -> None:
    for element in list(tree.iter("cite", "dfn", "span", "em", "var")):
        if element.tag != "span" or _ITALIC.search(element.get("style") or ""):
            element.tag = "i"
            element.attrib.clear()
    for element in list(tree.iter("figcaption", "p", "div", "span", "small")):
        if element.tag == "figcaption" or _CAPTION_CLASS.search(element.get("class") or ""):
            _mark_caption(element)
    for caption in list(tree.iter("caption")):
        # Inside the table trafilatura would glue it to the first cell.
        if (table := next(caption.iterancestors("table"), None)) is not None:
            caption.tag = "p"
            table.addprevious(caption)
    for element in list(tree.iter("figure")):
        element.tag = "div"
        element.attrib.clear()


def _mark_caption(element: HtmlElement) -> None:
    if element.getparent() is None or len(" ".join(element.text_content().split())) > 600:
        return
    for inner in list(element.iterdescendants()):
        if isinstance(inner.tag, str) and inner.tag not in {"i", "br"}:
            if inner.tag in {"script", "style", "noscript"}:
                inner.drop_tree()
            else:
                inner.drop_tag()
    element.tag = "p"
    element.attrib.clear()
    element.text = CAPTION_MARK + (element.text or "")
