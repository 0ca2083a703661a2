"""The elements that trafilatura finds → blocks."""

import re
from collections.abc import Callable, Iterator

from lxml import etree  # type: ignore[import-untyped]

from ..ontology.records import BlockKind
from . import cues, infobox
from .composer import Composer, Run

CAPTION_MARK = "[[caption]] "
"""Begins a caption; trafilatura keeps text alone: no attributes, no private characters."""


def compose(body: etree._Element, composer: Composer, headline: str | None) -> None:
    """Add all blocks of trafilatura's ``body``, the headline first if only the page's head has it."""
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
        if text.startswith(CAPTION_MARK.strip()):
            runs = list(_inner(element))
            runs[0] = (runs[0][0].lstrip().removeprefix(CAPTION_MARK.strip()), runs[0][1])
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
