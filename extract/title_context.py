"""What the words beside a title tell: of which kind the work is, and whether quotation marks hold a title."""

import re
from typing import Final

from .known_titles import is_known
from .title_candidates import Candidates
from .title_cues import KIND_OF, RUN, SCREEN, SEASON_WORDS, TRADE, WORKS
from .title_forms import is_title_case, with_own_dot

STAGE_PLAY: Final = re.compile(r"\b(?:the|a|his|her|its|stage|new|\w+['’]s) (?:\w+ )?plays?$", re.I)
"""What ends with the noun; elsewhere somebody plays."""
_PLAY: Final = frozenset({"play", "plays"})
_NICKNAMED: Final = re.compile(r"[A-Z][\w.]+ $")
_SPEECH: Final = re.compile(
    r"(?:\bsa(?:id|ys)|\btold|\bask\w*|\breplie[sd]|\badd\w*|\bcall\w*|\bshout\w*)\b[^.]{0,12}$"
)
_ARTICLE: Final = re.compile(r"\b(?:the|a|an|of|this|that)\s$")
_TRADE_AFTER: Final = re.compile(rf"(?:['’]s)? (?:{TRADE}|{SCREEN}|{WORKS}|[Ss]eason)\b")
_NO_WORK_AFTER: Final = re.compile(
    r" (?:trope|effect|label|tag|theory|award|prize|club|question|moment|line|joke)"
)
_EPISODE_BEFORE: Final = re.compile(
    r"(?:\bepisode(?: \d+)?|\bfinale|\bpremiere|\bpilot|\bhour|\binstal?lment|\bchapter|Ep\. ?\d+|\bevents of|S\d+E\d+|\b\d{1,2}x\d{1,2})"
    r"(?: recap| review| postmortem| explained)?(?:,| –| -|:|,? titled|,? entitled|,? called|,? named| is| with| as)*\s*$"
    r"|\b(?:closed|ended|wrapped|opens|opened|closes|ends) [^.]{0,40}(?:season|run)[^.]{0,30} with $"
)
# A recap's headline: Tide: “The Long Wave”
_HEADED_BY: Final = re.compile(
    rf"\s*(?:(?:Re|RE|Fwd|(?:[\w]+ )?(?:[Rr]ecap|RECAP|[Rr]eview|REVIEW|[Rr]ewatch)): ?)*(?P<t>{RUN}): ?"
)
# What stands so before the title of a film or of a series.
_COLUMNS: Final = frozenset(
    "review recap interview exclusive preview trailer watch news first film films cinema movie television tv theatre obituary opinion podcast essay"
    " feature profile update report spoilers q&a series drama comedy documentary streaming dvd blu-ray rewatch retrospective analysis explained".split()
)
_ENDS_HEADLINE: Final = re.compile(r"[ \t]*(?:\([^()\n]*\)[ \t]*)?(?:\n|\Z)")
_EPISODE_AFTER: Final = re.compile(
    r"[”’\"']?,?\s+(?:(?:is|was) an? (?:[\w-]+ ){0,3}episode of\b|\(?(?:episode|ep\.?|season finale|S\d+E\d+|season \d+,? ?(?:[–-] ?)?(?:episode|ep\.?) ?\d+|\d+x\d\d)|(?:the|which is the|(?:is|was) the) (?:[\w-]+ and )?(?:last|first|second|third|[\w-]+th|\d+(?:st|nd|rd)|[\w-]+-(?:first|second|third)|final|season|series) (?:and final |broadcast |produced )?(?:episode|instal+ment|finale|premiere))",
    re.I,
)
_SERIES_AFTER: Final = re.compile(
    rf"['’]?s?[\"”’']?,? \(?(?:the )?(?:season|series (?:\d|{SEASON_WORDS})|episode)"
)
_NOUN_AFTER: Final = re.compile(
    rf"['’”\"]*s?,? (?:(?:is|was) )?(?:(?:a|an|the|his|her|their)? ?[\w’+-]+ ){{0,2}}?({SCREEN}|{WORKS})\b"
)
_YEAR_AFTER: Final = re.compile(r"['’”\"]* \((?:19|20)\d\d\)")


def kind_around(text: str, start: int, end: int) -> str | None:
    """Kind of work (series, film, …) that the words just before or after a span say; None if they don't."""
    before, after = text[max(0, start - 60) : start].lower(), text[end : end + 45].lower()
    before = re.split(r"[.;()\n]", before)[-1]
    after = re.split(r"[.;\n]", after)[0]
    nouns = re.findall(r"[\w-]+", before)[-3:]
    for noun in reversed(nouns):
        if noun in _PLAY and not STAGE_PLAY.search(before[: before.rindex(noun) + len(noun)]):
            continue  # a verb
        if noun in KIND_OF:
            return KIND_OF[noun]
    if _SERIES_AFTER.match(after):
        return "series"
    match = _NOUN_AFTER.match(after)
    if match and text[end + match.start(1)].islower():  # "Tide and The Winter Games" are no games
        return KIND_OF[match[1]]
    return "film" if _YEAR_AFTER.match(after) else None


def credit_quoted(text: str, match: "re.Match[str]", candidates: Candidates) -> None:
    """Give points to what quotation marks hold, unless it is a nickname, speech or a sentence.

    Args:
        text: Where ``QUOTED`` matched.
        match: One of its groups holds the words.
        candidates: Get the points.
    """
    name = next(g for g in match.groups() if g is not None)
    start, end = match.span()
    if text[end - 2] == ".":
        name = with_own_dot(name, text[end : end + 4])
    if not is_title_case(name):
        return
    before, after = text[max(0, start - 45) : start], text[end : end + 30]
    if _NICKNAMED.search(before) and re.match(r" [A-Z]\w+", after) and " " not in name:
        return  # William "Bill" Smith
    if _SPEECH.search(before):
        candidates.refuse(name)  # said, "Stop"
        return
    points = 2.0 if " " in name else 1.6
    if _ARTICLE.search(before) and not _TRADE_AFTER.match(after):
        points = 1.4
    if _NO_WORK_AFTER.match(after):
        candidates.refuse(name)
        return
    kind = kind_around(text, start, end)
    title = candidates.credit(
        name, points + (0.8 if kind else 0.0), kind, cue="quoted", strong=True, marked=True
    )
    if title is None:
        return
    series = _series_of_headline(text, start, end)
    if series and series not in candidates.people:
        candidates.credit(series, 3.0, "series", cue="episode", strong=True)
        title.kinds["episode"] += 4
    elif _EPISODE_BEFORE.search(before) or _EPISODE_AFTER.match(after):
        title.kinds["episode"] += 4


def _series_of_headline(text: str, start: int, end: int) -> str:
    """``Tide`` in the headline ``Tide: “The Long Wave”``, if it is a title that readers know, or stands again below.

    Args:
        text: The article.
        start: Of the quotation marks.
        end: Behind them.
    """
    headed = _HEADED_BY.fullmatch(text, 0, start) if _ENDS_HEADLINE.match(text, end) else None
    if headed is None or _COLUMNS & set(headed["t"].casefold().split()):
        return ""
    return headed["t"] if is_known(headed["t"]) or headed["t"] in text[end:] else ""
