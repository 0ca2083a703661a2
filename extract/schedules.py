"""Channels that layout tells: ``9.00-10.10pm BBC2`` below a title, ``Tidewater (ITV)``, ``On Pivot, a channel that …``."""

import re
from collections.abc import Iterator
from typing import Final

from .masked import WORKS, O, P, W
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
    rf"(?P<work>{WORKS}) [(\[](?:on )?(?P<orgs>{_ORGS})(?: in [\w. ]{{2,20}})?(?:[,;] (?P<more>(?:{O}|[\w. ]{{2,20}})(?: in [\w. ]{{2,20}})?))?"
    r"(?:[,;]? (?:19|20)\d\d(?:[–-](?:\d{2,4}|present)?)?)?(?:[,;] [^()\[\]]{0,40})?[)\]]"
)
_DATED: Final = re.compile(
    rf"(?P<work>{WORKS}) [(\[](?:[^()\[\]{P}{W}]{{0,30}}[,;:] )?(?P<orgs>{O})(?:,? (?:19|20)\d\d(?:[–-](?:\d{{2,4}}|present)?)?)[)\]]"
)
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
