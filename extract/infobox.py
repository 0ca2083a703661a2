"""Info boxes flattened to lines, bare lists of names, tables.

A content management system prints beside an article what its database knows of the show. Copied as text the
box loses its frame: labels stand on lines of their own (``Release Date``), before their value or without one,
and lists of names stand alone.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..ontology.records import BlockKind
from . import cues
from .lines import Line


def _terms(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\s|][^|\n]*[^\s|]", text))


_LABELS = _terms("""
    air date|air dates|aired|also known as|awards|based on|box office|budget|cast|cast list|channel
    character|characters|cinematographer|cinematography|composer|country|country of origin|created by
    creator|creators|developed by|developer|directed by|director|directors|distributed by|distributor
    duration|edited by|editor|ending|episode|episode count|episodes|executive producer
    executive producers|filming locations|finale date|first aired|first episode|first episode date
    format|franchise|franchises|genre|genres|grade|head writer|how to watch|in theaters|language
    languages|last episode date|length|location|locations|main cast|main characters|main genre
    mpaa rating|music|music by|narrated by|narrator|network|networks|no. of episodes|no. of seasons
    number of episodes|number of seasons|number of series|on tv|opening date|original air date
    original language|original network|original release|original title|our rating|platform|platforms
    plot|premiere|premiere date|premiered|premieres|prequel|prequels|presented by|produced by|producer
    producers|production companies|production company|rated|rating|ratings|release|release date
    release dates|released|run time|running time|runtime|score|screenplay|screenplay by|screenwriter
    screenwriters|season|season list|seasons|sequel|sequels|series|series creator|setting|showrunner
    showrunners|source|sources|spin-off|spin-offs|spinoffs|starring|stars|status|story|story by|stream
    stream on|streaming|streaming on|streaming platform|streaming platforms|streaming service
    streaming services|studio|studios|sub-genre|subgenre|summary|synopsis|teleplay by|theme song|time
    title|tv network|type|universe|verdict|via|voice cast|watch on|where to stream|where to watch|writer
    writers|written by|year|years
""")
# Words that head a section of prose as often as they label an entry: their value must be on the next line.
_ALSO_HEADINGS = _terms("""
    awards|cast|characters|ending|episode|episodes|finale date|how to watch|main characters|music|plot|release
    score|season|seasons|series|setting|story|streaming|summary|synopsis|time|title|type|verdict|via
    where to stream|where to watch|year
""")
# With a tab behind them they head the columns of a table.
_HEAD_CELLS = _ALSO_HEADINGS - _terms("cast|music|setting|plot")
_PROSE_LABELS = _terms("plot|story|summary|synopsis|verdict|ending|setting|how to watch|where to watch")
_PLURAL = re.compile(r"\((?:s|es|ies)\)", re.I)
_LABELLED = re.compile(r"(?P<label>[^\W_][^:|\t\n]{1,34}?)(?:\s*:\s+| *\t\s*)(?P<value>[^\s|].*)", re.S)
_BULLET = re.compile(r"[•‣▪◦●○·*–+-]\s+")
_CELL_ENDS = re.compile(r"\s[|•·]\s")
_NAMES_END = re.compile(r"\s*[,;]\s*")
_RULE = re.compile(r"[\s|:+=_-]+")


def label_of(text: str) -> str | None:
    """The label that a whole line is, without its colon; None if it is none.

    Labels are a closed list: of schema.org, Wikipedia's info boxes and the boxes of entertainment sites.
    """
    bare = text.rstrip(" :")
    name = _PLURAL.sub("s", bare).lower()
    if len(bare) <= 34 and (name in _LABELS or _PLURAL.sub("", bare).lower() in _LABELS):
        return bare
    return None


def is_entry(text: str) -> bool:
    """``Label: value`` with a known label."""
    match = _LABELLED.match(text)
    return match is not None and label_of(match["label"]) is not None


def split_entries(lines: Sequence[Line]) -> list[Line]:
    """Cut ``Label: value`` lines, also several on one line, into their label and their value."""
    cut: list[Line] = []
    for line in lines:
        cut.extend(_split_entry(line) if line.kind is None or line.kind is BlockKind.LIST_ITEM else (line,))
    return cut


def mark_entries(lines: Sequence[Line]) -> None:
    """Give labels on lines of their own, and the lines that are their values, their kinds."""
    for index, line in enumerate(lines):
        if line.kind is not None or (label := label_of(line.text)) is None:
            continue
        values = _values_below(lines, index, label)
        if not values:
            continue
        line.kind = BlockKind.INFO_LABEL
        for value in values:
            prose = label.lower() in _PROSE_LABELS and cues.is_prose(value.text)
            value.kind = BlockKind.PARAGRAPH if prose else BlockKind.INFO_VALUE
            value.label = None if prose else label


def mark_continued(lines: Sequence[Line]) -> None:
    """Give the lines below ``Starring<tab>Ann Lee`` that go on with its value their kind."""
    for line, following in pairwise(lines):
        if (
            line.kind is BlockKind.INFO_VALUE
            and line.label is not None
            and line.tabbed
            and following.kind is None
            and following.blanks == 0
            and "\t" not in following.text
            and len(following.text) <= 60
            and not cues.is_prose(following.text)
        ):
            following.kind, following.label, following.tabbed = BlockKind.INFO_VALUE, line.label, True


def mark_name_lists(lines: Sequence[Line]) -> None:
    """Give bare lists of names, and lone names among the entries of an info box, their kind."""
    inside = False
    for index, line in enumerate(lines):
        if line.kind in {BlockKind.INFO_LABEL, BlockKind.INFO_VALUE}:
            inside = True
        elif line.kind is not None:
            inside = inside and line.kind in {BlockKind.CAPTION, BlockKind.BYLINE}
        elif is_name_list(line.text, loose=inside):
            line.kind = BlockKind.INFO_VALUE
            inside = True
        elif inside and cues.is_name(line.text) and not _leads_to_prose(lines, index):
            line.kind = BlockKind.INFO_VALUE
        else:
            inside = False


def mark_tables(lines: Sequence[Line]) -> None:
    """Give rows whose cells are parted by bars or tabs their kind, and rulers between them theirs."""
    cells = [_cells(line.text) if line.kind is None else 0 for line in lines]
    for index, line in enumerate(lines):
        if cells[index] < 2:
            continue
        neighbours = [
            cells[other]
            for other, joint in ((index - 1, index), (index + 1, index + 1))
            if 0 <= other < len(lines) and joint < len(lines) and lines[joint].blanks == 0
        ]
        barred = "|" in line.text and len(line.text) <= 300 and not cues.ends_sentence(line.text)
        if any(count >= 2 for count in neighbours) or barred:
            line.kind = BlockKind.BOILERPLATE if _RULE.fullmatch(line.text) else BlockKind.TABLE_ROW


def is_name_list(text: str, *, loose: bool = False) -> bool:
    """Names parted by commas and nothing else.

    Args:
        text: One line.
        loose: Two names are enough (inside an info box); elsewhere it takes three, or the spaced commas that
            only a machine prints.
    """
    if len(text) > 5000 or "," not in text or cues.ends_sentence(text):
        return False
    spaced = " , " in text
    names = [name for name in _NAMES_END.split(text) if name]
    if len(names) < (2 if loose or spaced else 3):
        return False
    proper = sum(cues.is_name(name) for name in names)
    whole = sum(" " in name for name in names)
    # A machine's list may hold a name in small letters; a list in a heading or a sentence has lone words.
    short = all(len(name.split()) <= 5 for name in names)
    return short and whole >= 0.6 * len(names) and proper >= (0.6 if spaced else 1.0) * len(names)


def _split_entry(line: Line) -> list[Line]:
    bullet = _BULLET.match(line.text)
    lead = bullet.end() if bullet else 0
    # "Director: Ann Lee | Writers: Joe Roe": each piece must be an entry, else none is.
    borders = [0, *(match.start() + 1 for match in _CELL_ENDS.finditer(line.text, lead)), len(line.text)]
    pieces: list[Line] = []
    for start, end in pairwise(borders):
        inner = start + (lead if start == 0 else 2)
        match = _LABELLED.fullmatch(line.text[inner:end].rstrip())
        label = label_of(match["label"]) if match else None
        if match is None or label is None:
            return [line]
        if "\t" in match.group()[: match.start("value")] and label.lower() in _HEAD_CELLS:
            return [line]
        value_start = inner + match.start("value")
        first = start == 0
        label_end = (
            inner
            + match.start("value")
            - (
                len(match.group()[: match.start("value")])
                - len(match.group()[: match.start("value")].rstrip())
            )
        )
        pieces.append(
            _piece(line, start, label_end, BlockKind.INFO_LABEL, blanks=line.blanks if first else 0)
        )
        value = match["value"]
        prose = label.lower() in _PROSE_LABELS and cues.is_prose(value)
        if not prose and len(cues.words(value)) > 30 and not is_name_list(value):
            return [line]
        kind = BlockKind.PARAGRAPH if prose else BlockKind.INFO_VALUE
        pieces.append(
            _piece(line, value_start, value_start + len(value), kind, label=None if prose else label)
        )
        pieces[-1].tabbed = "\t" in match.group()[: match.start("value")]
    return pieces


def _piece(
    line: Line, start: int, end: int, kind: BlockKind, *, label: str | None = None, blanks: int = 0
) -> Line:
    text = line.text[start:end]
    begin = line.start + start
    return Line(
        start=begin,
        end=begin + len(text),
        text=text,
        blanks=blanks,
        indent=line.indent,
        kind=kind,
        label=label,
    )


def _values_below(lines: Sequence[Line], index: int, label: str) -> list[Line]:
    values: list[Line] = []
    for line in lines[index + 1 : index + 101]:
        if line.kind not in {None, BlockKind.BYLINE} or line.blanks or label_of(line.text):
            break
        values.append(line)
    if values:
        plain = (
            len(values) == 1
            and cues.is_prose(values[0].text)
            and label.lower() in _ALSO_HEADINGS - _PROSE_LABELS
        )
        return [] if plain else values
    if index + 1 == len(lines) or label.lower() in _ALSO_HEADINGS:
        return []
    value = lines[index + 1]
    alone = index + 2 == len(lines) or lines[index + 2].blanks > 0
    # A web page's box has a paragraph for each label and each value.
    usable = (
        value.kind in {None, BlockKind.BYLINE} and value.blanks <= 2 and alone and not label_of(value.text)
    )
    return [value] if usable and not cues.is_prose(value.text) and len(value.text) <= 400 else []


def _leads_to_prose(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and lines[index + 1].kind is None and cues.is_prose(lines[index + 1].text)


def _cells(text: str) -> int:
    if len(text) > 2000:
        return 0
    bars = len([cell for cell in text.split("|") if cell.strip()])
    tabs = len([cell for cell in text.split("\t") if cell.strip()])
    return max(bars if "|" in text else 0, tabs if "\t" in text else 0, 2 if text.count("|") > 1 else 0)
