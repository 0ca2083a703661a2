"""Which descriptions and titles are an occupation, and whom they make a leader."""

from typing import Final

from ..ontology.terms import SCHEMA
from .lexicon_people import (
    ENTERTAINERS,
    HANDS,
    LEADERS,
    MAKERS,
    NAMING_TITLES,
    NO_TRADE,
    PEOPLE,
    SHORT_TITLES,
    TITLES,
    is_occupation,
)
from .noun_phrases import Description
from .reading import Reading

# "Detective Sergeant Lee" may be all that the text calls him; a longer name begins with its title by chance.
_SHORT_NAME: Final = 3


def title_of(reading: Reading, found: Description, holder: str, *, led: bool) -> str | None:
    """The occupation that a description gives to somebody; None if it is none, or not worth a fact."""
    noun = found.noun
    by_hand = _is_by_hand(found)
    if found.pattern == "nominal" or (
        not by_hand and not is_occupation(noun) and noun not in {"chief", "head", "boss"}
    ):
        return None
    if (noun in PEOPLE and found.title == noun) or (noun == "agent" and found.owners):
        return None
    if noun == "prisoner" and found.tail.startswith(" of"):
        return None
    if by_hand and reading.is_a(holder, SCHEMA.Person):
        return None
    if noun in NO_TRADE and not found.tail and (noun not in {"chief", "boss", "lord"} or found.title == noun):
        return None
    if led and noun in {"commander", "captain"}:
        return None
    if reading.is_a(holder, SCHEMA.Person):
        if found.pattern == "role" or (found.pattern == "being" and noun not in MAKERS | ENTERTAINERS):
            return None
        if found.pattern == "being":
            before = list(found.token.lefts)
            peoples = any(
                t.ent_type_ == "NORP" for t in before
            )  # "is a Danish director", as biographies begin
            article = any(t.lower_ in {"a", "an"} for t in before)
            return found.title if article and peoples else None
        if noun in MAKERS and found.title != "casting director" and found.determiner != "a":
            return None
    if found.pattern == "before_name" and not found.determiner and found.start == found.head:
        # a capital makes it a title: "Captain Ann Lee" is one, "Prince Bob" is none that is read
        capital = found.token.text[:1].isupper()
        if capital and noun not in TITLES and found.head > 0:
            return None
    return found.title


def _is_by_hand(found: Description) -> bool:
    """``shop girl``, ``prison doc``: a trade by the word before the noun."""
    if found.noun in {"man", "woman", "girl", "boy"}:
        return bool(found.modifiers) and found.modifiers[-1] in HANDS
    return found.noun == "doc" and found.title != found.noun


def titles_in(name: str, full: str) -> str:
    """The titles at the head of a name: ``captain`` of ``Captain Lee``, unless it is a part of the full name.

    Args:
        name: A name as it stands in the text.
        full: The fullest name of the same one.
    """
    words, whole = name.split(), full.split()
    titles: list[str] = []
    while len(words) > 1:
        word = words[0].lower().rstrip(".")
        title = SHORT_TITLES.get(word) if words[0][:1].isupper() else None
        if title is None and (word in TITLES or (word in {"police", "state"} and words[1].lower() in TITLES)):
            title = word
        own = not titles and words[0] == whole[0] and (word in NAMING_TITLES or len(whole) > _SHORT_NAME)
        if title is None or own:
            break
        titles.append(title)
        words.pop(0)
    return " ".join(titles)


def led_by(found: Description) -> frozenset[str]:
    """Organizations that the noun says to be led."""
    if found.noun not in LEADERS and not (found.noun == "manager" and "general" in found.modifiers):
        return frozenset()
    former = {"former", "ex", "deputy", "vice", "assistant"} & set(found.modifiers)
    if former & {"deputy", "vice", "assistant"}:
        return frozenset()
    # the chief of security at ORG does not lead it
    return frozenset(o for how, o in found.organizations if how in {"of", "before", "'s"} and not found.tail)
