"""Lines of a text, and hard-wrapped lines made whole again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..ontology.records import BlockKind

_NOT_BLANK = re.compile(r"[^\n]*\S[^\n]*")
_FIRST_WORD = re.compile(r"\S+")
_NEW_ITEM = re.compile(r"\s*(?:[•‣▪◦●○·*–—+-]\s|\(?\d{1,3}[.)]\s|#{1,6}\s|>|\|)")
# Mail, Project Gutenberg and terminals wrap between 60 and 80; above 120 nobody wraps by hand.
_NARROWEST, _WIDEST = 45, 120


@dataclass(slots=True, kw_only=True)
class Line:
    """A line, or a piece of one, on its way to become a block."""

    start: int
    """First code point that is not white space."""
    end: int
    text: str
    """``[start, end)`` of the whole text."""
    blanks: int = 0
    """Blank lines between the line before and this one."""
    indent: int = 0
    """White space before it, in columns; a tab counts as four."""
    kind: BlockKind | None = None
    """None until it is known."""
    level: int | None = None
    label: str | None = None
    tabbed: bool = False
    """Is it the value behind a tab in an info box, or a line that goes on with it?"""


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank, without the white space around them."""
    lines: list[Line] = []
    after = 0
    for match in _NOT_BLANK.finditer(text):
        raw = match.group()
        inner = raw.strip()
        lead = raw[: len(raw) - len(raw.lstrip())]
        start = match.start() + len(lead)
        # Two line ends stand between lines that a blank line parts; the last line end is not before `after`.
        blanks = max(0, text.count("\n", after, start) - 1) if lines else 0
        indent = len(lead) + 3 * lead.count("\t")
        lines.append(Line(start=start, end=start + len(inner), text=inner, blanks=blanks, indent=indent))
        after = start + len(inner)
    return lines


def unwrap(text: str) -> str:
    """``text`` with a space for each line end inside a hard-wrapped paragraph; its length stays.

    A text counts as hard-wrapped if nearly no line is long and nearly every line of a paragraph had no room
    for the next line's first word.
    """
    lines = lines_of(text)
    short = [len(line.text) for line in lines if len(line.text) <= _WIDEST]
    # A web address may stick out of a wrapped text; paragraphs on one line each are not wrapped.
    if len(short) < 0.95 * len(lines) or max(short, default=0) < _NARROWEST:
        return text
    width = max(short)
    joints = [pair for pair in _neighbours(lines) if not _NEW_ITEM.match(pair[1].text)]
    full = [pair for pair in joints if _had_no_room(*pair, width)]
    # Three lines may be full by chance; the last line but one of a list as well.
    if len(full) < 3 or len(full) < 0.7 * len(joints):
        return text
    characters = list(text)
    for line, following in full:
        for position in range(line.end, following.start):
            if characters[position] == "\n":
                characters[position] = " "
    return "".join(characters)


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    for line, following in pairwise(lines):
        if following.blanks == 0:
            yield line, following


def _had_no_room(line: Line, following: Line, width: int) -> bool:
    word = _FIRST_WORD.match(following.text)
    # Slack 2: the true width may be a little more than the longest line.
    return word is not None and len(line.text) + line.indent + 1 + len(word.group()) > width - 2
