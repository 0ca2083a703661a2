"""The work that a role belongs to: not each title beside an actor is the one that he plays in there.

``Bo Cruz ("Tide") as Max`` names an older credit, ``Bo Cruz as Max in "Tide"`` and ``"Tide", with Bo Cruz as Max``
name the work of the role. What names none belongs to the work that the sentence is about.
"""

import re
from collections.abc import Sequence
from typing import Final

from .masked import C, L, Masked, O, P, W, X
from .reading import Reading

_OWNER: Final = rf"(?:[{P}{O}{L}{X}](?:'s|')? |(?:[\w-]+ )+?{P}'s )"
_BETWEEN_WORDS: Final = r"(?:[\w'&,-]+ ){0,5}?"
_CREDIT_NOUN: Final = (
    r"(?:star|stars|alum|alums|alumna|alumnus|alumni|veteran|veterans|actor|actors|actress|actresses|regular|breakout|"
    r"favou?rite|standout|lead|winner|nominee|scene-stealer|vet|himself|herself)"
)
# Older credits of the person beside them: "P (W, W)", "W's P", "W star P", "P of W fame", "P, best known for W"
CREDITS: Final = (
    re.compile(
        rf"{P}(?:, \d\d,?)?,? [(\[](?:[^{P}{C}()]{{0,40}}?(?:,\"? |\"|; |\b))??(?P<w>{W}[^{P}{C}()]{{0,120}})[)\]]"
    ),
    re.compile(rf"(?P<w>{W})(?:'s|')(?: [a-z-]+){{0,3}} {P}"),
    re.compile(
        rf"(?P<w>(?:{W}(?:,? (?:and|&) |, |/)){{0,6}}{W})(?! stars )(?:-| )(?:[a-z-]+ ){{0,2}}{_CREDIT_NOUN}s? (?:[a-z-]+ ){{0,2}}{P}"
    ),
    re.compile(
        rf"{P}, (?:once |formerly |late )?(?:the|an?|his|her) [^{P}{W}.;()]{{1,60}}? (?:of|in|from|on) [^{P}{W}.;()]{{0,30}}(?P<w>{W})(?=,)"
    ),
    re.compile(
        rf"{P}, (?:who|once|formerly|previously) [^{P}.;()]{{1,60}}? (?:in|on|from|of) [^{P}{C}.;()]{{0,30}}(?P<w>{W})(?=, [a-z])"
    ),
    re.compile(
        rf"{P},? (?:late |formerly |once |late )?of (?:the )?(?:[\w'-]+ ){{0,3}}?(?P<w>{W}(?:(?:, | and |, and ){W}){{0,6}})(?: fame)?(?=[,.;)]| fame|$| as)"
    ),
    re.compile(
        rf"{P},? (?:who(?:'d|'s| has| had| is| was| were)?|whom)? ?(?:[^{P}{C}{W}.;()]{{0,40}} )?(?:fresh (?:off|from)|best known|better known|known|remembered|last seen|recently seen|remember|recall|know|knew|recogni[sz]e|seen|familiar|famous|recognisable|recognizable|star|regular|breakout)\b"
        rf"[^{P}{C}.;()]{{0,60}}?\b(?:from|for|in|as|on|of|to|off)\b[^{P}{C}.;()]{{0,50}}?(?P<w>{W}(?:[^{P}{C}{W}.;()]{{0,20}}{W}){{0,6}})"
    ),
)
_IN_WORK: Final = re.compile(
    rf"[\"')]*(?:,? (?:an?|the|his|her|one|another) [^{P}{C}{W};.(),]{{0,50}}?|,? (?:the [^{P}{C}{W};.(),]{{0,40}} )?who [^{W};.()]{{0,90}}?)?,? (?:in|on|from|of|for|throughout|across)"
    rf" (?:the |this |his |her |its |an? )?(?:[\w'’&-]+ ){{0,6}}?(?:{_OWNER})?(?:[\w'’&{O}{L}{X}-]+ ){{0,4}}?(?P<w>{W})"
)
# "In the first series of W,": sets the scene of the whole sentence, as its subject does
_FRONTED: Final = re.compile(
    r"\W*(?:(?:[Ii]n|[Oo]n|[Ff]or|[Tt]hroughout|[Ss]ince|[Oo]ver (?:in|on))\b[^,;.]{0,50})?(?:[Tt]he |[Tt]his )?"
)
_NEW_CLAUSE: Final = re.compile(r";|, (?:and|but|while|so|yet|whereas)\b")
# "W (1999), where", "W, with": what follows belongs to it
_OPENS: Final = re.compile(
    r"(?: \([^()]{0,40}\))?,? (?:(?:where|in which|starring|featuring|wherein)\b|with (?=\W))"
)


def credits_in(masked: Masked) -> dict[int, int]:
    """Positions of titles that are a person's other credits → position of that person."""
    out: dict[int, int] = {}
    if W not in masked.text:
        return out
    for pattern in CREDITS:
        for match in pattern.finditer(masked.text):
            start, end = match.span("w")
            person = next(i for i in range(match.start(), match.end()) if masked.text[i] == P)
            if start > person:
                person = max(i for i in range(match.start(), start) if masked.text[i] == P)
            for i in range(start, end):
                if masked.text[i] == W:
                    out.setdefault(i, person)
    return out


class RoleWorks:
    """Finds the works of the roles of one sentence."""

    def __init__(self, reading: Reading, masked: Masked, playable: Sequence[str]) -> None:
        self._reading = reading
        self._masked = masked
        self.credits = credits_in(masked)
        self.works = [i for i in masked.all_of(W) if reading.is_a(masked.entity(i), *playable)]

    def entity(self, place: int) -> str:
        """Id of the work at a place of the masked text."""
        return self._masked.entity(place)

    def of_role(self, start: int, end: int) -> str | None:
        """The work that the words around ``masked.text[start:end]`` name; None if they name none."""
        text = self._masked.text
        after = _IN_WORK.match(text, end)
        place = after.start("w") if after else -1
        # "Ann Lee, once Zoe in W": an older role in an older work
        if after and place in self.works and self.credits.get(place, start) == start:
            opened = self._before(start)
            if after[0][:1] == "," and opened is not None and _OPENS.match(text, opened + 1):
                return self._masked.entity(opened)
            return self._masked.entity(place)
        inside = [i for i in self.works if start <= i < end and i not in self.credits]
        if inside:
            return self._masked.entity(inside[-1])
        return self.before(start)

    def before(self, start: int) -> str | None:
        """The last title before a place of the sentence that is nobody's older credit."""
        place = self._before(start)
        return None if place is None else self._masked.entity(place)

    def _before(self, start: int) -> int | None:
        for i in reversed(self.works):
            if i >= start or i in self.credits:
                continue
            between = self._masked.text[i + 1 : start]
            if self._masked.text[i + 1 : i + 2] == "-":  # "W-like"
                continue
            if (
                not _FRONTED.fullmatch(self._masked.text, 0, i)
                and _NEW_CLAUSE.search(between)
                and not _OPENS.match(between)
            ):
                continue
            if between.count(")") <= between.count("("):  # not in brackets that have ended
                return i
        return None
