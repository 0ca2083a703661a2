"""Articles about a person: the first sentence of an encyclopedia's entry says so, and no name of hers is a title."""

import re
from typing import Final

_WORD: Final = r"[A-Z][\w.'’-]*"
_OPENING: Final = re.compile(
    rf"^(?P<name>(?:{_WORD} ){{1,4}}{_WORD})(?:, (?:[A-Z]{{2,4}},? ?)+)?,? ?"
    r"(?:\([^()\n]{0,80}?(?:\bborn\b|\bb\. |\bné[e]?\b|\b\d{4} ?[–-] ?(?:\w+ ){0,2}\d{4}\b)"
    r"|(?:\([^()\n]{0,80}\),? )?(?:is|was) an? (?:(?!(?:about|by|for|from|of|on|with|in|that|who|whose|an?|the)\b)[\w-]+,? ){0,7}?"
    r"(?:actor|actress|comedian|comedienne|director|filmmaker|screenwriter|presenter|producer|composer|singer|stuntman)\b)",
    re.MULTILINE,
)
# The first sentence stands near the top of a page.
_TOP: Final = 600


def person_of_entry(text: str) -> str | None:
    """The full name of the person whom an article is an entry about; None for other articles."""
    match = _OPENING.search(text[:_TOP])
    return match["name"] if match else None


def is_of_person(name: str, person: str) -> bool:
    """Is it the name of that person, or some words of it?"""
    return f" {name} " in f" {person} "
