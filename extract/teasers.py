"""Boxes that lead to other articles, which copying puts in the middle of this one."""

import re

from ..ontology.records import BlockKind
from . import cues
from .lines import Line


def mark_teasers(lines: list[Line]) -> None:
    """Marked ones (``RELATED``, ``Read more: …``), then those told by their look."""
    for index, line in enumerate(lines):
        marker = cues.teaser_marker(line.text) if line.kind in {BlockKind.TEASER, BlockKind.HEADING} else None
        if marker is None:
            continue
        line.kind, line.level = BlockKind.TEASER, None
        kinds = {None, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM}
        for link in lines[index + 1 : index + 11] if marker == "alone" else ():
            # Headlines of other articles; the first sentence after them is this article's again.
            headline = link.kind in kinds and not cues.is_prose(link.text) and cues.is_title_case(link.text)
            if not headline or len(cues.words(link.text)) < 4:
                break
            link.kind, link.level = BlockKind.TEASER, None
    _mark_boxed_teasers(lines)


def _mark_boxed_teasers(lines: list[Line]) -> None:
    """A headline of another article and its one-sentence pitch in the middle of this one.

    Two of three signs: more blank lines before it than before any other heading, a headline in two parts
    (``… Take Place? New Timeline Explained``), title case where this article's headings have none. The pitch,
    and prose before and after, there must be.
    """
    headings = [line for line in lines if line.kind is BlockKind.HEADING]
    widest = sorted((line.blanks for line in headings), reverse=True)[:2]
    titled = sum(cues.is_title_case(line.text) for line in headings)
    told = 0
    prose = [line.kind in {None, BlockKind.PARAGRAPH} and cues.is_prose(line.text) for line in lines]
    for index in range(2, len(lines) - 2):
        line, pitch = lines[index], lines[index + 1]
        told += prose[index - 1]
        if (
            line.kind is not BlockKind.HEADING
            or len(cues.words(line.text)) < 6
            or not cues.is_title_case(line.text)
        ):
            continue
        pitched = (
            prose[index + 1] and len(cues.words(pitch.text)) <= 45 and cues.is_single_sentence(pitch.text)
        )
        if not pitched or not prose[index + 2] or told + prose[0] < 2:
            continue
        set_apart = line.blanks >= 2 and widest.count(line.blanks) == 1 and widest[0] == line.blanks
        two_parts = bool(re.search(r"[?!:] \w", line.text)) or line.text.endswith(("Explained", "Ranked"))
        unlike = len(headings) > 1 and titled == 1
        if set_apart + two_parts + unlike >= 2:
            line.kind, line.level = BlockKind.TEASER, None
            pitch.kind = BlockKind.TEASER
