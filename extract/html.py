"""A web page → an article, with the structure of its main text.

trafilatura finds the main text; what it would lose (captions, titles in ``cite``) is rewritten first.
"""

import re
from collections.abc import Callable, Iterator
from configparser import ConfigParser
from copy import deepcopy
from typing import Any

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]
from trafilatura.settings import DEFAULT_CONFIG

from ..ontology.records import Article, BlockKind
from . import cues, embedded, infobox
from .composer import Composer, Run
from .encoding import clean, decode
from .layout import lay_out
from .metadata import Metadata, assemble
from .refusal import Refusal

MAX_ELEMENTS = 30_000
"""A long news page has 5,000; each takes about 0.3 ms, most of it in trafilatura."""

_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w-]{2,30})""", re.I
)
_CAPTION_MARK = "[[caption]] "  # trafilatura keeps text alone: not attributes, not private characters
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
        _compose(body, composer, metadata.title)
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
    element.text = _CAPTION_MARK + (element.text or "")


def _compose(body: etree._Element, composer: Composer, headline: str | None) -> None:
    heads = [head for head in body.iter("head") if head.get("rend") == "h1"]
    first = _plain(heads[0]) if heads else None
    same = headline is not None and any(_same(_plain(head), headline) for head in heads)
    titled = first if first and (headline is None or not same) and len(heads) == 1 else headline
    if titled and not any(_same(_plain(head), titled) for head in heads):
        composer.add([(titled, False)], BlockKind.TITLE)
        titled = None
    _Walker(composer, titled).walk(body)


class _Walker:
    """Turns trafilatura's elements to blocks."""

    def __init__(self, composer: Composer, title: str | None) -> None:
        self._composer = composer
        self._title = title
        self._each: dict[str, Callable[[etree._Element], None]] = {
            "head": self._head,
            "p": self._paragraph,
            "list": self._list,
            "quote": self._quote,
            "table": self._table,
        }

    def walk(self, element: etree._Element) -> None:
        """All blocks below ``element``; text that stands bare between them is a paragraph."""
        bare: list[Run] = [(element.text or "", False)]
        for child in element:
            render = self._each.get(child.tag) if isinstance(child.tag, str) else None
            if render is None and any(inner.tag in self._each for inner in child.iter()):
                render = self.walk
            if render is None:
                bare.extend(_runs(child, italic=False))
            else:
                self._composer.add(bare)
                bare = []
                render(child)
            bare.append((child.tail or "", False))
        self._composer.add(bare)

    def _head(self, element: etree._Element) -> None:
        rank = element.get("rend") or "h2"
        level = int(rank[1]) if re.fullmatch(r"h[1-6]", rank) else 2
        if self._title and _same(_plain(element), self._title):
            self._composer.add(_inner(element), BlockKind.TITLE)
            self._title = None
        else:
            self._composer.add(_inner(element), BlockKind.HEADING, level=level)

    def _paragraph(self, element: etree._Element) -> None:
        text = _plain(element)
        if text.startswith(_CAPTION_MARK.strip()):
            runs = list(_inner(element))
            runs[0] = (runs[0][0].lstrip().removeprefix(_CAPTION_MARK.strip()), runs[0][1])
            self._composer.add([(run.replace("\n", " "), italic) for run, italic in runs], BlockKind.CAPTION)
        elif self._leads_away(element, text):
            self._composer.add(_inner(element), BlockKind.TEASER)
        else:
            self._composer.add(_inner(element))

    @staticmethod
    def _leads_away(element: etree._Element, text: str) -> bool:
        """A paragraph that is one link with the headline of another article."""
        linked = "".join(_plain(link) for link in element.iter("ref"))
        headline = len(cues.words(text)) >= 6 and cues.is_title_case(text) and not cues.is_prose(text)
        return headline and len(linked) >= 0.9 * len(text)

    def _list(self, element: etree._Element, depth: int = 1) -> None:
        label: str | None = None
        for index, item in enumerate(element):
            rend = item.get("rend") or ""
            if rend.startswith("dt"):
                label = _plain(item).rstrip(" :") or None
                self._composer.add(_inner(item), BlockKind.INFO_LABEL, tight=index > 0)
            elif rend.startswith("dd"):
                self._composer.add(_inner(item), BlockKind.INFO_VALUE, label=label, tight=True)
            else:
                self._item(item, depth, tight=index > 0 or depth > 1)

    def _item(self, item: etree._Element, depth: int, *, tight: bool) -> None:
        runs: list[Run] = [(item.text or "", False)]
        for child in item:
            if child.tag in {"list", "table"}:
                self._composer.add(runs, BlockKind.LIST_ITEM, level=depth, tight=tight)
                runs, tight = [], True
                if child.tag == "list":
                    self._list(child, depth + 1)
                else:
                    self._table(child)
            else:
                space = "\n" if child.tag in {"p", "quote", "head"} else ""
                runs += [(space, False), *_runs(child, italic=False), (space, False)]
            runs.append((child.tail or "", False))
        self._composer.add(runs, BlockKind.LIST_ITEM, level=depth, tight=tight)

    def _quote(self, element: etree._Element) -> None:
        paragraphs = [child for child in element if child.tag in {"p", "head", "quote"}]
        if not paragraphs:
            self._composer.add(_inner(element), BlockKind.QUOTE)
            return
        self._composer.add([(element.text or "", False)], BlockKind.QUOTE)
        for child in element:
            if child.tag == "list":
                self._list(child)
            else:
                self._composer.add([*_runs(child, italic=False), (child.tail or "", False)], BlockKind.QUOTE)

    def _table(self, element: etree._Element) -> None:
        rows = [list(row.iter("cell")) for row in element.iter("row")]
        pairs = [row for row in rows if len(row) == 2]
        heads = sum(row[0].get("role") == "head" and row[1].get("role") != "head" for row in pairs)
        labels = sum(infobox.label_of(_plain(row[0])) is not None for row in pairs)
        boxed = len(pairs) >= 0.6 * len(rows) > 0 and max(heads, labels) >= 0.6 * len(pairs)
        for index, row in enumerate(rows):
            label = _plain(row[0]).rstrip(" :") if row else ""
            if boxed and len(row) == 2 and label:
                self._composer.add(_one_line(row[0]), BlockKind.INFO_LABEL, tight=index > 0)
                self._composer.add(_inner(row[1]), BlockKind.INFO_VALUE, label=label, tight=True)
            else:
                runs: list[Run] = []
                for cell in row:
                    if _plain(cell):
                        runs += [(" | " if runs else "", False), *_one_line(cell)]
                self._composer.add(runs, BlockKind.TABLE_ROW, tight=index > 0)


def _runs(element: etree._Element, *, italic: bool) -> Iterator[Run]:
    """The text of an element, without its tail."""
    italic = italic or (element.tag == "hi" and element.get("rend") == "#i")
    if element.tag == "lb":
        yield "\n", False
    yield element.text or "", italic
    for child in element:
        yield from _runs(child, italic=italic)
        yield child.tail or "", italic


def _inner(element: etree._Element) -> list[Run]:
    return [
        (text if text == "\n" else text.replace("\n", " "), italic)
        for text, italic in _runs(element, italic=False)
    ]


def _one_line(element: etree._Element) -> list[Run]:
    return [(text.replace("\n", " "), italic) for text, italic in _runs(element, italic=False)]


def _plain(element: etree._Element) -> str:
    return " ".join("".join(text for text, _ in _runs(element, italic=False)).split())


def _same(text: str, other: str) -> bool:
    """Are they the same but for letter case, quotation marks and spaces?"""
    return re.sub(r"\W", "", text).casefold() == re.sub(r"\W", "", other).casefold()
