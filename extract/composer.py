"""Runs of marked-up text → one text with lines, spans in italics and blocks."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from ..ontology.records import Block, BlockKind, Span
from .encoding import clean
from .layout import blocks_of
from .lines import Line

_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Longer than any title; whole paragraphs in italics are an editor's notes.
_LONGEST_TITLE = 150

Run = tuple[str, bool]
"""A piece of text, and whether it is set in italics."""


class Composer:
    """Collects blocks in reading order; white space is collapsed, a line break parts lines."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._lines: list[Line] = []
        self._emphasised: list[Span] = []

    def add(
        self,
        runs: Sequence[Run],
        kind: BlockKind | None = None,
        *,
        level: int | None = None,
        label: str | None = None,
        tight: bool = False,
    ) -> None:
        """Add a block; nothing if it is blank.

        Args:
            runs: Its text; each line of it becomes a block of its own.
            kind: None if its look shall decide.
            level: As in ``Block``.
            label: As in ``Block``.
            tight: Without a blank line before it, as rows and items.
        """
        text, italics = _collapsed(runs)
        start_of_line = 0
        for index, piece in enumerate(text.split("\n")):
            if piece:
                joint = "\n" if self._lines and (tight or index) else "\n\n" if self._lines else ""
                self._text += [joint, piece]
                start = self._length + len(joint)
                self._length = start + len(piece)
                blanks = max(0, len(joint) - 1)
                self._lines.append(
                    Line(
                        start=start,
                        end=self._length,
                        text=piece,
                        blanks=blanks,
                        kind=kind,
                        level=level,
                        label=label,
                    )
                )
                self._note(italics, start_of_line, start_of_line + len(piece), start)
            start_of_line += len(piece) + 1

    def _note(self, italics: Sequence[Span], start: int, end: int, position: int) -> None:
        """Note the italics of ``[start, end)``, which stands at ``position`` of the whole text."""
        for span in italics:
            first, last = max(start, span.start), min(end, span.end)
            if 0 < last - first <= _LONGEST_TITLE:
                self._emphasised.append(Span(start=position + first - start, end=position + last - start))

    @property
    def lines(self) -> Sequence[Line]:
        return self._lines

    def finish(self) -> tuple[str, tuple[Block, ...], tuple[Span, ...]]:
        """Text, blocks, and spans in italics."""
        return "".join(self._text), blocks_of(self._lines), tuple(self._emphasised)


def _collapsed(runs: Sequence[Run]) -> tuple[str, list[Span]]:
    """One text without superfluous white space, and where its italics are, without white space around them."""
    cleaned = [(clean(_INVISIBLE.sub("", text)), italic) for text, italic in runs]
    raw = "".join(text for text, _ in cleaned)
    pieces: list[str] = []
    # Where each stretch without change begins, in the raw text and in the new one.
    old, new = [0], [0]
    position = length = 0
    for match in _SPACE.finditer(raw):
        at_edge = match.start() == 0 or match.end() == len(raw)
        space = "" if at_edge else "\n" if "\n" in match.group() else " "
        pieces += [raw[position : match.start()], space]
        length += match.start() - position + len(space)
        position = match.end()
        old.append(position)
        new.append(length)
    pieces.append(raw[position:])
    italics: list[Span] = []
    start = 0
    for text, italic in cleaned:
        inner = text.strip()
        if italic and inner:
            first = start + len(text) - len(text.lstrip())
            stretch = bisect_right(old, first) - 1
            begin = new[stretch] + first - old[stretch]
            stretch = bisect_right(old, first + len(inner) - 1) - 1
            end = new[stretch] + first + len(inner) - old[stretch]
            if italics and italics[-1].end == begin:
                begin = italics.pop().start
            italics.append(Span(start=begin, end=end))
        start += len(text)
    return "".join(pieces), italics
