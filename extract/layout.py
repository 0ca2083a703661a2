"""Plain text → blocks, by the look of its lines."""

import re
from collections.abc import Callable, Iterable, Sequence

from ..ontology.records import Block, BlockKind, Span
from . import cues, infobox
from .dates import find_dates
from .lines import Line, lines_of, unwrap
from .teasers import mark_teasers

_PARAGRAPH = BlockKind.PARAGRAPH
_BULLET = re.compile(r"(?:[•‣▪◦●○·*+]\s+|[–-]\s+(?=\S))")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s+(?=\S)")
_CONTENTS = re.compile(r"(?:table of )?contents(?: ?\[\w+\])?", re.I)
_ENTRY = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.? \S")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_DATE_PREFIX = re.compile(r"(?:date|published|posted|updated)\b:?\s+(?:on\s+)?", re.I)
_ANNOUNCES_QUOTE = re.compile(
    r"\b(?:sa(?:y|id|ys|ying)|told|tells?|explain(?:s|ed|ing)?|add(?:s|ed)|statement|quotes?|comments?|wrote|writes"
    r"|tweet(?:ed)?|posted|shared|answer(?:s|ed)?|repl(?:y|ies|ied)|revealed|remarks?|below|words|interview)\b[^.]*:$",
    re.I,
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|we|we['’](?:re|ve|d|ll)|my|our|me|us)\b")
_OPEN, _CLOSE = '“"«', '”"»'
_STANDFIRST = 240
"""Code points; longer ones between headline and author were not seen in two hundred articles."""
_LONG = 400
"""Code points; a longer line is prose whatever it begins with (longest list item seen: about 900, marked)."""


def lay_out(text: str) -> tuple[str, tuple[Block, ...]]:
    """Cut plain text to blocks.

    Args:
        text: Cleaned text (``encoding.clean``).

    Returns:
        The text and its blocks. The text differs from the argument only where that is hard-wrapped: a space
        stands for each line end inside a paragraph, so offsets are the same.
    """
    text = unwrap(text)
    return text, blocks_of(lines_of(text))


def blocks_of(lines: Iterable[Line]) -> tuple[Block, ...]:
    """The kinds of all lines that have none yet, judged by their look and their neighbours.

    Args:
        lines: In reading order, not overlapping; those from HTML or Markdown may have a kind already.
    """
    page = infobox.split_entries(_split_dates(list(lines)))
    for step in _STEPS:
        step(page)
    return tuple(
        Block(
            kind=line.kind or _PARAGRAPH,
            span=Span(start=line.start, end=line.end),
            level=line.level,
            label=line.label,
        )
        for line in page
    )


def _split_dates(lines: list[Line]) -> list[Line]:
    """Cut a date that an outlet's template put before a headline or a paragraph from it."""
    cut: list[Line] = []
    for line in lines:
        prefix = _DATE_PREFIX.match(line.text) if line.kind in {None, BlockKind.TITLE} else None
        dates = find_dates(line.text[:80]) if prefix else []
        rest = line.text[dates[0].end :].lstrip() if dates else ""
        if prefix and rest and dates[0].start == prefix.end() and (rest[0].isupper() or rest[0] in "“\"'‘"):
            middle = line.end - len(rest)
            end = line.start + dates[0].end
            cut.append(Line(start=line.start, end=end, text=line.text[: dates[0].end], blanks=line.blanks))
            cut[-1].kind = BlockKind.BYLINE
            cut.append(Line(start=middle, end=line.end, text=rest, kind=line.kind, level=line.level))
            cut[-1].blanks = line.blanks
        else:
            cut.append(line)
    return cut


def _mark_furniture(lines: list[Line]) -> None:
    for line in lines:
        if line.kind is BlockKind.QUOTE and cues.is_spoiler_warning(line.text):
            line.kind = _PARAGRAPH
        if line.kind not in {None, _PARAGRAPH} or len(line.text) > _LONG:
            continue
        if cues.is_ornament(line.text) or cues.is_boilerplate(line.text):
            line.kind = BlockKind.BOILERPLATE
        elif cues.teaser_marker(line.text):
            line.kind = BlockKind.TEASER
        elif line.kind is None and cues.is_spoiler_warning(line.text) and len(line.text) > 12:
            line.kind = _PARAGRAPH
        elif cues.is_date_line(line.text) or cues.is_dateline(line.text) or cues.is_post_line(line.text):
            line.kind = BlockKind.BYLINE
        elif cues.is_caption(line.text):
            line.kind = BlockKind.CAPTION


def _mark_title(lines: list[Line]) -> None:
    if any(line.kind is BlockKind.TITLE for line in lines):
        return
    skipped = {BlockKind.BOILERPLATE, BlockKind.TEASER, BlockKind.BYLINE, BlockKind.CAPTION, _PARAGRAPH}
    for index, line in enumerate(lines):
        if line.kind is None or (line.kind is BlockKind.CAPTION and index == 0):
            if _can_be_title(lines, index):
                line.kind, line.level = BlockKind.TITLE, None
            return
        # Long paragraphs got no kind yet, so a marked one is a spoiler warning above the headline.
        if line.kind not in skipped:
            return


def _can_be_title(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text.removeprefix("# ")
    if index + 1 == len(lines) or len(text) > 200 or len(cues.words(text)) > 30 or infobox.label_of(text):
        return False
    if _BULLET.match(text) or not any(character.isalpha() for character in text):
        return False
    following = lines[index + 1]
    if cues.ends_sentence(text) and not text.endswith(("?", "!", "…", "...", "?”", "?’")):
        return following.kind is BlockKind.BYLINE and len(cues.words(text)) <= 15
    if following.blanks or following.kind is BlockKind.BYLINE or cues.byline_names(following.text):
        return not text.endswith((":", ",", ";"))
    return cues.is_prose(following.text) and not text.endswith((":", ",", ";"))


def _mark_bylines(lines: list[Line]) -> None:
    """Authors between the headline and the first paragraph, or at the end."""
    head = prose = 0
    for index, line in enumerate(lines[:9]):
        body = line.kind is None and cues.is_prose(line.text) and not cues.byline_names(line.text)
        prose += body
        # a standfirst may stand between the headline and the author
        standfirst = prose == 1 and len(line.text) <= _STANDFIRST
        if (body and not standfirst) or line.kind in {
            BlockKind.HEADING,
            BlockKind.INFO_LABEL,
            BlockKind.LIST_ITEM,
        }:
            break
        head = index + 1
        if line.kind in {None, _PARAGRAPH, BlockKind.TABLE_ROW} and cues.byline_names(line.text):
            line.kind = BlockKind.BYLINE
    for index, line in enumerate(lines[:head]):
        near = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
        dated = any(other.kind is BlockKind.BYLINE for other in near)
        titles = [other.text.lower() for other in lines[:index] if other.kind is BlockKind.TITLE]
        # The show's own name may stand below the headline as well.
        person = " " in line.text and cues.is_name(line.text) and not line.text.startswith("The ")
        person = person and infobox.label_of(line.text) is None
        if line.kind is None and dated and titles and person and line.text.lower() not in titles[0]:
            line.kind = BlockKind.BYLINE
    for line in lines[-3:]:
        if line.kind in {None, _PARAGRAPH} and not cues.is_prose(line.text) and cues.byline_names(line.text):
            line.kind = BlockKind.BYLINE


def _mark_list_items(lines: list[Line]) -> None:
    depths: list[int] = []
    for index, line in enumerate(lines):
        if line.kind is not None:
            continue
        hashes = _HASHES.match(line.text)
        inner = None if hashes or index == 0 else cues.inside_marks(line.text)
        if inner is not None and any(c.isalpha() for c in inner):
            line.kind, line.level = BlockKind.HEADING, 2
        elif hashes:
            line.kind, line.level = BlockKind.HEADING, len(hashes.group(1))
        elif _BULLET.match(line.text) or (
            _NUMBER.match(line.text) and not _is_numbered_heading(lines, index)
        ):
            after_list = index > 0 and lines[index - 1].kind is BlockKind.LIST_ITEM
            depths = [depth for depth in depths if depth < line.indent] if after_list else []
            depths.append(line.indent)
            line.kind, line.level = BlockKind.LIST_ITEM, len(depths)
    for run in _runs(lines):
        if _CONTENTS.fullmatch(run[0].text) and all(_ENTRY.match(line.text) for line in run[1:]):
            for line in run:
                line.kind = BlockKind.BOILERPLATE
            continue
        roles = sum(cues.is_role_entry(line.text) for line in run)
        plain = all(not cues.ends_sentence(line.text) and len(cues.words(line.text)) <= 30 for line in run)
        # Two lines make a list only if both tell a role; dialogue has lines without a full stop as well.
        if (len(run) >= 3 and plain) or (len(run) >= 2 and roles == len(run)):
            for line in run:
                line.kind, line.level = BlockKind.LIST_ITEM, 1


def _is_numbered_heading(lines: Sequence[Line], index: int) -> bool:
    """``3. The Long Night`` over paragraphs, not over the next number."""
    line = lines[index]
    number = _NUMBER.match(line.text)
    if number is None or index + 1 == len(lines) or not cues.is_heading(line.text[number.end() :]):
        return False
    if index and lines[index - 1].kind is BlockKind.LIST_ITEM and line.blanks == 0:
        return False
    following = lines[index + 1]
    return following.kind is None and not _NUMBER.match(following.text) and not _BULLET.match(following.text)


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of at least two lines without a kind and without a blank line between them."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if line.kind is not None or (line.blanks and runs[-1]):
            runs.append([])
        if line.kind is None:
            runs[-1].append(line)
    return [run for run in runs if len(run) >= 2]


def _mark_unmarked_captions(lines: list[Line]) -> None:
    """Lines such as ``Ann Lee in The Work`` that stand alone between paragraphs."""
    whole = "\n".join(line.text for line in lines).lower()
    roles = [line for line in lines if line.kind is None and cues.is_role(line.text)]
    looks = 300  # an article has ten pictures; each look reads the whole text
    for index, line in enumerate(lines):
        alone = line.blanks > 0 and (index + 1 == len(lines) or lines[index + 1].blanks > 0)
        if line.kind is not None or not alone:
            continue
        work = cues.still_of(line.text)
        # "Joe Roe in Talks to Return" looks the same, but only a work is named elsewhere too.
        looks -= work is not None
        shown = work is not None and looks >= 0 and whole.count(work.lower()) >= 2
        if shown or cues.is_made_by(line.text) or (len(roles) == 1 and line is roles[0]):
            line.kind = BlockKind.CAPTION


def _mark_headings(lines: list[Line]) -> None:
    for index, line in enumerate(lines[:-1]):
        if line.kind is not None:
            continue
        following = lines[index + 1]
        number = _NUMBER.match(line.text)
        text = line.text[number.end() :] if number else line.text
        begins = line.blanks > 0 or index == 0 or lines[index - 1].kind not in {None, _PARAGRAPH}
        # Without a blank line below it must stand on a paragraph that is clearly longer.
        on_text = following.blanks > 0 or (
            cues.is_prose(following.text) and len(following.text) > 1.5 * len(text)
        )
        if begins and on_text and text and cues.is_heading(text):
            line.kind, line.level = BlockKind.HEADING, 2


def _mark_quotes(lines: list[Line]) -> None:
    """Paragraphs that only quote: inside quotation marks, or announced and in the first person."""
    announced = False
    for line in lines:
        text = line.text
        if line.kind in {BlockKind.CAPTION, BlockKind.TEASER, BlockKind.BOILERPLATE}:
            continue  # between the announcement and the quote
        if line.kind not in {None, _PARAGRAPH}:
            announced = False
            continue
        inner = text[1:-1]
        marked = text[0] in _OPEN and (text[-1] in _CLOSE or not any(mark in inner for mark in _CLOSE))
        whole = marked and not any(mark in inner for mark in _OPEN + _CLOSE) and len(text) > 2
        if (whole and cues.is_prose(text.rstrip(_CLOSE))) or (
            announced and not text.endswith(":") and _FIRST_PERSON.search(text) and not _reports(text)
        ):
            line.kind = BlockKind.QUOTE
        else:
            announced = bool(_ANNOUNCES_QUOTE.search(text[-200:]))


def _reports(text: str) -> bool:
    """Has the outlet's own voice come back? Then words stand in quotation marks again."""
    return any(mark in text for mark in '“”"')


_STEPS: tuple[Callable[[list[Line]], None], ...] = (
    _mark_furniture,
    _mark_title,
    _mark_bylines,
    infobox.mark_continued,
    infobox.mark_tables,
    infobox.mark_entries,
    infobox.mark_name_lists,
    _mark_list_items,
    _mark_unmarked_captions,
    _mark_headings,
    mark_teasers,
    _mark_quotes,
)
