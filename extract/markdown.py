"""Markdown → an article."""

import html
import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..ontology.records import Article, BlockKind
from . import infobox
from .composer import Composer, Run
from .metadata import Metadata, assemble
from .refusal import Refusal

_MAX_LENGTH = 1024 * 1024
_MAX_MARKS = {"[": 3000, "|": 20_000, "*": 20_000, "_": 20_000, "`": 20_000, "<": 20_000, "\n\n": 20_000}
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<fields>(?:.*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIELD = re.compile(r"^(?P<name>[A-Za-z_-]+):[ \t]*(?P<value>.*)$", re.M)
_NOT_TEXT = re.compile(r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)", re.S | re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_ITALIC_TAG = re.compile(r"<(/?)(?:em|i|cite)\b[^>]*>", re.I)


def article_from_markdown(text: str, *, source: str, known: Metadata | None = None) -> Article:
    """The article of a Markdown text.

    Args:
        text: CommonMark with tables, and optionally front matter (``title: …`` between two ``---`` lines).
        source: Where it was read.
        known: Metadata from elsewhere; the rest is read from the front matter.

    Raises:
        Refusal: There is more markup in it than an article has.
    """
    # The parser's time grows with the square of unclosed brackets; measured: 1 s for these bounds.
    if len(text) > _MAX_LENGTH or any(text.count(mark) > most for mark, most in _MAX_MARKS.items()):
        raise Refusal("there is too much markup in it. Save the article's text as a .txt file.")
    front, text = _front_matter(text)
    metadata = (known or Metadata()).or_else(front)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    composer = Composer()
    first = next((token.tag for token in tokens if token.type == "heading_open"), None)
    top = first == "h1" and sum(token.tag == "h1" for token in tokens if token.type == "heading_open") == 1
    if metadata.title and not top:
        composer.add([(metadata.title, False)], BlockKind.TITLE)
    _compose(tokens, composer, title_tag="h1" if top else None)
    whole, blocks, emphasised = composer.finish()
    return assemble(source, whole, blocks, known=metadata, emphasised=emphasised)


def _front_matter(text: str) -> tuple[Metadata, str]:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Metadata(), text
    said = {
        item["name"].lower(): item["value"].strip().strip("\"'") for item in _FIELD.finditer(match["fields"])
    }
    authors = (said.get("authors") or said.get("author") or "").strip("[]")
    front = Metadata(
        title=said.get("title") or None,
        url=said.get("canonical") or said.get("url") or None,
        site=said.get("site") or said.get("publisher") or None,
        authors=tuple(name for part in re.split(r",| and ", authors) if (name := part.strip(" \"'"))),
        published=said.get("published") or said.get("date") or None,
    )
    return front, text[match.end() :]


def _compose(tokens: Sequence[Token], composer: Composer, *, title_tag: str | None) -> None:
    depth, quoted = 0, 0
    kind: BlockKind | None = None
    level: int | None = None
    item_begins, tight = False, False
    row: list[Run] = []
    in_cell = False
    for token in tokens:
        match token.type:
            case "heading_open" if token.tag == title_tag:
                kind, level, title_tag = BlockKind.TITLE, None, None
            case "heading_open":
                kind, level = BlockKind.HEADING, int(token.tag[1])
            case "heading_close" | "paragraph_close":
                kind, level = None, None
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
                tight = depth > 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
                tight = depth > 0
            case "list_item_open":
                item_begins = True
            case "blockquote_open" | "blockquote_close":
                quoted += 1 if token.nesting > 0 else -1
            case "table_open":
                tight = False
            case "tr_open":
                row = []
            case "tr_close":
                composer.add(row, BlockKind.TABLE_ROW, tight=tight)
                tight = True
            case "th_open" | "td_open" | "th_close" | "td_close":
                in_cell = token.nesting > 0
            case "inline" if in_cell:
                row += [(" | " if row else "", False), *_joined(_inline(token))]
            case "inline":
                if kind is None and depth and item_begins:
                    composer.add(_inline(token), BlockKind.LIST_ITEM, level=depth, tight=tight)
                    item_begins, tight = False, True
                elif kind is None and _is_picture(token):
                    composer.add(_inline(token), BlockKind.CAPTION)
                else:
                    composer.add(_inline(token), kind or (BlockKind.QUOTE if quoted else None), level=level)
            case "fence" | "code_block":
                composer.add([(token.content, False)], BlockKind.PARAGRAPH)
            case "html_block":
                bare = _TAG.sub("", _BREAK.sub("\n", _NOT_TEXT.sub("", token.content)))
                composer.add([(html.unescape(bare), False)])
            case _:
                pass


def _inline(token: Token) -> list[Run]:
    """Text without markup; a soft break is a space unless an info box has lost its frame."""
    runs: list[Run] = []
    italic = 0
    lines = token.content.split("\n")
    boxed = any(map(infobox.label_of, lines[:-1])) or sum(map(infobox.is_entry, lines)) >= 2
    for child in token.children or ():
        match child.type:
            case "em_open":
                italic += 1
            case "em_close":
                italic -= 1
            case "softbreak":
                runs.append(("\n" if boxed else " ", False))
            case "hardbreak":
                runs.append(("\n", False))
            case "html_inline":
                if tag := _ITALIC_TAG.fullmatch(child.content):
                    italic = max(0, italic + (-1 if tag[1] else 1))
                elif _BREAK.fullmatch(child.content):
                    runs.append(("\n", False))
            case "image":
                runs.append((child.content, False))
            case _:
                runs.append((child.content, italic > 0))
    return runs


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    for text, italic in runs:
        yield text.replace("\n", " "), italic


def _is_picture(token: Token) -> bool:
    seen = [child for child in token.children or () if child.content.strip() or child.type == "image"]
    return len(seen) == 1 and seen[0].type == "image"
