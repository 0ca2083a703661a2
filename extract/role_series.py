"""More roles of one actor behind the first: ``Zoe in "Tide", Max in "Harbour" and the vicar in "Fen"``.

What an entry in an encyclopedia tells of a career, read from masked sentences whose names have their types.
"""

import re
from collections.abc import Iterator
from typing import Final

from .masked import C, E, P, S, W
from .typed_role_patterns import FILL, N

_NOBODY: Final = rf"[^{P}{C}{N}{W}.;()]"
_ASIDE: Final = r"(?: ?\([^()]{0,60}\))?"
_SUCH_AS: Final = (
    r"(?:(?:[\w-]+ ){0,3}(?:characters?|roles?|parts?|villains?|ones) (?:such as|like|including) )?"
)
# The work of the role before, and the next role with a work of its own; a name there may be taken for a person's.
_NEXT: Final = re.compile(
    rf"[\"']?{_ASIDE}(?:,{_NOBODY}{{1,60}},)? (?:in|on|from|of) {_NOBODY}{{0,70}}?\"?[{W}{S}{E}]\"?{_ASIDE}"
    rf"(?: (?:for|by|on) {_NOBODY}{{1,40}}?)?(?:,|;|,? and|,? as well as)(?: and)?(?: (?:then|later|also|most recently))? {_SUCH_AS}"
    rf"(?:(?:played|voiced|portrayed|as|in the role of) )?(?:(?:the|an?|his|her) )?{FILL}[\"']?(?P<c>[{C}{P}])(?!'s)"
    rf"(?=[\"']?{_ASIDE}(?:,{_NOBODY}{{1,60}},)? (?:in|on|from|of) )"
)


def more_roles(text: str, character: int) -> Iterator[int]:
    """Places of the names that follow a role in a list of roles, each with a work of its own.

    Args:
        text: A masked sentence.
        character: Place of the first role's character.
    """
    match = _NEXT.match(text, character + 1)
    while match is not None:
        yield match.start("c")
        match = _NEXT.match(text, match.end("c"))
