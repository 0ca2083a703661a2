"""The title that an encyclopedia's entry opens with: ``Salt: Home Edition (working title …) is an American series …``."""

import re
from dataclasses import dataclass
from typing import Final

from .lexicon import SCREEN_NOUNS
from .title_forms import FUNCTION, is_title_case

_KIND: Final = "|".join(sorted(map(re.escape, SCREEN_NOUNS), key=len, reverse=True))
_OPENING: Final = re.compile(
    r"(?m)^[\"“‘'*_]{0,3}(?P<t>[A-Z0-9¡¿][^\n\"“”*_()]{0,80}?)[\"”’'*_]{0,3}(?:,| \((?P<also>[^()\n]{1,140})\))?,? (?:is|was) an? "
    rf"(?P<said>(?:(?!(?:by|of|for|with|who|whose|that|which|about|from|on|in|and then)\b)[\w’'&/-]+,? ){{0,10}}?(?P<k>{_KIND}))"
    r"(?P<films> of (?:[\w’'-]+ ){0,5}(?:films|movies)\b)?(?=[.,;]| (?:\w+ed|written|made|set|shown|by|for|about|from|of|in|on|that|which|starring|featuring|with|created|where|whose|providing|based|centr?ed|following)\b)"
)
# A drama, a comedy or a documentary may be either.
_DECIDES: Final = re.compile(
    r"(?:film|movie|feature|biopic|(?:mini-?)?series|sitcom|soap|soap opera|serial|telenovela|show|programme|program|anime)\Z"
)
# The first paragraph begins near the top, below headline and byline.
_TOP: Final = 400
# "The film is a thriller" and "It was a drama" open no entry.
_NOT_NAMED: Final = re.compile(
    rf"(?:The|This|That|An?|His|Her|Its|Their) [a-z]|(?:{'|'.join(sorted(w.capitalize() for w in FUNCTION))}|It|He|She|They|There|What|Here)\Z"
)
# "also known as …", "Lit: …": what is said of the name in brackets
_SAID_OF_NAME: Final = re.compile(
    r"(?:also |sometimes |better |formerly )*(?:known|called|titled|referred to|stylized|stylised|abbreviated|released|marketed) (?:informally )?(?:as|to as)? ?|[A-Z][a-z]+(?: title)?: |(?:lit|literally|transl|trans|English(?: title)?|working title|a\.k\.a|aka)\.?:? ?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Defined:
    """A title with what its definition says of it."""

    name: str
    start: int
    kind: str | None
    """``series`` or ``film``; None where the noun may stand for either."""
    aliases: tuple[str, ...]
    """Other names in brackets behind it: a translation, a short form."""


def defined_title(text: str) -> Defined | None:
    """The title that the first sentence of an entry defines; None where no sentence near the top does."""
    for match in _OPENING.finditer(text, 0, _TOP + 300):
        name = match["t"].strip(" ,’'")
        if match.start() > _TOP:
            return None
        last = name.split()[-1]
        if (
            _NOT_NAMED.match(name)
            or len(name.split()) > 9
            or not (last[0].isupper() or last[0].isdigit())
            or re.search(r"[.!?] [A-Z]\w+ [a-z]", name)
        ):
            continue
        kind = "film" if match["films"] else SCREEN_NOUNS[match["k"]] if _DECIDES.match(match["k"]) else None
        return Defined(name, match.start("t"), kind, _aliases(match["also"]))
    return None


def _aliases(brackets: str | None) -> tuple[str, ...]:
    if not brackets:
        return ()
    parts = (
        _SAID_OF_NAME.sub("", part.strip(), count=1).strip(" \"“”'‘’")
        for part in re.split(r"[;/,]", brackets)
    )
    return tuple(p for p in parts if len(p) > 3 and is_title_case(p))
