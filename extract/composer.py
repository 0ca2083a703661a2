"""Runs of marked-up text → one text with lines, spans in italics and blocks."""

import re
from collections.abc import Sequence

from ..ontology.records import Block, BlockKind, Span
from .encoding import clean
from .layout import blocks_of
from .lines import Line

_SPACE = re.compile(r"[^\S\n]+|\s*\n\s*")
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
    pieces: list[str] = []
    italics: list[Span] = []
    length, ended = 0, True
    for raw, italic in runs:
        text = _SPACE.sub(lambda match: "\n" if "\n" in match.group() else " ", clean(_INVISIBLE.sub("", raw)))
        if ended and not (text.startswith("\n") and pieces and pieces[-1].endswith(" ")):
            text = text.lstrip(" \n")
        if not text:
            continue
        if italic and text.strip():
            start = length + len(text) - len(text.lstrip())
            end = length + len(text.rstrip())
            if italics and italics[-1].end == start:
                start = italics.pop().start
            italics.append(Span(start=start, end=end))
        pieces.append(text)
        length += len(text)
        ended = text[-1] in " \n"
    whole = "".join(pieces).rstrip()
    return whole, [Span(start=span.start, end=span.end) for span in italics if span.end <= len(whole)]
