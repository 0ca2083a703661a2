"""Channels that layout tells: ``9.00-10.10pm BBC2`` below a title, ``Tidewater (ITV)``, ``On Pivot, a channel that …``."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from ..ontology.records import Mention, Span
from ..ontology.terms import SCHEMA
from .channels import kind_of
from .masked import WORKS, O, P, W
from .nlp import Sentence
from .reading import Reading
from .references import Reference
from .scenes import Scene

_CLOCK: Final = r"\d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?(?:-|–|to) ?\d{1,2}(?:[.:]\d\d)?)?(?: ?[ap]\.?m\.?| ET| PT|/\d{1,2}c)*"
_ORGS: Final = rf"{O}(?:(?:,? and |, | & |/){O})*"
# The day of a listing, a time and then the channel, or the other way round.
_TIMED: Final = re.compile(
    rf"(?:^|(?<=[\s,(]))(?:{_CLOCK}),? (?:on )?(?P<orgs>{_ORGS})(?=[.,;)]|$| \()"
    rf"|(?P<first>{O}),? (?:at )?\d{{1,2}}[.:]\d\d(?: ?[ap]\.?m\.?)?(?=[.,;)]|$| )",
    re.I,
)
_BRACKETED: Final = re.compile(
    rf"(?P<work>{WORKS}) [(\[](?:on )?(?P<orgs>{_ORGS})(?: (?:Channel|Network|TV))?(?: in [\w. ]{{2,20}})?(?:[,;] (?P<more>(?:{O}|[\w. ]{{2,20}})(?: in [\w. ]{{2,20}})?))?"
    r"(?:[,;]? (?:19|20)\d\d(?:[–-](?:\d{2,4}|present)?)?)?(?:[,;] [^()\[\]]{0,40})?[)\]]"
)
_DATED: Final = re.compile(
    rf"(?P<work>{WORKS}) [(\[](?:[^()\[\]{P}{W}]{{0,30}}[,;:] )?(?P<orgs>{O})(?:,? (?:19|20)\d\d(?:[–-](?:\d{{2,4}}|present)?)?)[)\]]"
)
ON_AIR: Final = re.compile(
    rf"(?:\b(?:all|only|available|night|nights|evening|week|time|now|here|again|given|seen|ever|live|tonight|\w+day|screen|back|drama|series|show|comedy|pm|am|it|it's|that's|this|episode)|,|^)"
    rf"(?: \w+)?,? (?:on|On|over on) (?:the )?(?P<org>{O})(?!'s| \w*(?:page|app|feed|account|executive|boss))"
)
_TIME: Final = re.compile(rf"\W*(?:{_CLOCK})?\W*", re.I)
_OPENS: Final = re.compile(
    rf"^(?:Now |Also |Streams |Airs |Streaming |Available )?(?:[Oo]n|[Ii]t's on|[Ii]t's all on|all on) (?:the )?(?P<orgs>{_ORGS})(?=[,.;!:]|$)"
)
_ITS_ON: Final = re.compile(
    rf"(?P<work>{W})[^.;{W}{O}]{{0,20}}\(?(?:it's|which is|now|all) (?:all |now |still )?on (?P<orgs>{_ORGS})"
)


def timetable(scene: Scene) -> Iterator[tuple[tuple[int, ...], str, Reference | None]]:
    """Positions of channels, name of the pattern, and the work; None for the one in hand.

    ``scene`` keeps its brackets.
    """
    text, masked = scene.text, scene.masked
    if O not in text:
        return
    for match in _BRACKETED.finditer(text):
        yield tuple(masked.all_of(O, *match.span())), "work_channel", _work(scene, match)
    for match in _DATED.finditer(text):
        yield tuple(masked.all_of(O, *match.span("orgs"))), "work_channel", _work(scene, match)
    for match in _ITS_ON.finditer(text):
        yield tuple(masked.all_of(O, *match.span("orgs"))), "work_its_on", _work(scene, match)
    if len(text) <= 160:
        for match in _TIMED.finditer(text):
            named = scene.left(match.start(), reach=60)
            work = named if named is not None and named.named else None
            yield tuple(masked.all_of(O, *match.span())), "timetable", work
    if opening := _OPENS.match(text):
        yield tuple(masked.all_of(O, *opening.span("orgs"))), "on_channel", None


def _work(scene: Scene, match: "re.Match[str]") -> Reference:
    start = match.start("work")
    return Reference(start, start + 1, scene.masked.entity(start), named=True)


_DAY: Final = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day'?s?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\d{1,4}(?:st|nd|rd|th)?|television|tv|programmes|today|tonight|evening|channel|on|at|the|highlights|choice",
    re.I,
)
_WHERE: Final = re.compile(r"where|watch|stream|network|channel|platform|available|broadcast", re.I)
_LONGEST_LISTING: Final = 60
"""Blocks below the name of a channel that a listing may hold."""


def listings(reading: Reading) -> Iterator[tuple[Sentence, str, str]]:
    """Sentence, programme and channel of a listing: the channel's name stands over the titles, alone or with the day."""
    channel: str | None = None
    left = 0
    for _, group in groupby(reading.sentences, key=lambda s: id(s.block)):
        rows = list(group)
        block = rows[0].block
        mentions = [m for s in rows for m in reading.mentions[s.index] if not m.nominal]
        # "Where to watch: ITV" tells of one programme
        where = block.label is not None and _WHERE.match(block.label)
        if not where and (found := _heading(reading, block.span, mentions)):
            channel, left = found, _LONGEST_LISTING
            continue
        left -= 1
        if channel is None or left < 0 or not mentions:
            continue
        first = mentions[0]
        if reading.is_a(first, SCHEMA.TVSeries, SCHEMA.Movie, SCHEMA.CreativeWork):
            lead = reading.article.text[block.span.start : first.span.start]
            if _TIME.fullmatch(lead) and (lead.strip() or first.span.end >= block.span.end - 30):
                yield rows[0], first.entity, channel


def _heading(reading: Reading, block: Span, mentions: list[Mention]) -> str | None:
    """The channel that a line names with nothing beside it but a day."""
    text = block.text_of(reading.article.text)
    if len(text) > 60 or len(mentions) != 1 or not reading.is_a(mentions[0], SCHEMA.Organization):
        return None
    if kind_of(reading.entities[mentions[0].entity].name) != "network":
        return None
    start, end = mentions[0].span.start - block.start, mentions[0].span.end - block.start
    words = re.findall(r"[\w']+", text[:start] + " " + text[end:])
    return mentions[0].entity if all(_DAY.fullmatch(w) for w in words) else None
