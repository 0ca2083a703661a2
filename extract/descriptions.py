"""Who is described: the bearers of the noun phrases of ``extract.noun_phrases``.

A phrase describes the name after it (``his wife Ann``), before it (``Ann, his wife``), beyond a verb of being
(``Ann, who is now his wife``), the same one as the phrase that it is listed with (``Ann, a nurse and Bob's
sister``), the head of its entry, or the character whom the actor beside it plays (``stars Jane Roe as a nurse``).
Work is linear in the number of words.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ..ontology.terms import SCHEMA, SKG
from .bearers import (
    PLAYING,
    after_as,
    after_being,
    is_name,
    name_after_comma,
    of_attribute,
    role_of,
    set_holders,
)
from .binding import Binder, two_before
from .lexicon_people import CHILDREN, KIN, PARENTS, SERVANTS, is_occupation
from .noun_phrases import Description, is_describing, read_noun_phrase
from .phrases import WORD, Phrase, read_phrases
from .reading import Reading

# Between a name's comma and what the bearer is or was (``Ann, once a nurse, …``).
_AT_TIMES: Final = frozenset(
    "once then now formerly later lately originally currently previously sometime already himself herself".split()
)
_ORDINALS: Final = frozenset({"second", "third", "fourth", "fifth"})
_HAVING: Final = frozenset({"have", "has", "had", "raise", "raises", "share", "shares"})
_LEAVING: Final = frozenset({"leaves", "left", "leaving"})
_GIVING: Final = frozenset({"give", "gives", "gave", "giving"})
# "the retired village policeman Bob" has four words before its name.
_LONGEST_TRADE: Final = 6
_IS: Final = frozenset({"is", "was", "are", "were"})
_STILL: Final = frozenset({"now", "still", "actually", "none"})
# "The mayor is Ann's", "the hero is Ann to her friends"
_COMPARED: Final = frozenset({"'s", "to"})
_NAMED: Final = frozenset({"named", "called", "aka"})


def describe(reading: Reading) -> tuple[tuple[Phrase, tuple[Description, ...]], ...]:
    """Sentences as items with all descriptions in them whose bearer is found, in reading order."""
    return reading.once(_describe_all)


def _describe_all(reading: Reading) -> tuple[tuple[Phrase, tuple[Description, ...]], ...]:
    return tuple(_iter_descriptions(reading))


def _iter_descriptions(reading: Reading) -> Iterator[tuple[Phrase, tuple[Description, ...]]]:
    binder = Binder(reading)
    for phrase in read_phrases(reading):
        yield phrase, tuple(_describe(reading, phrase, binder))
        binder.goes_on(phrase)


def _describe(reading: Reading, phrase: Phrase, binder: Binder) -> Iterator[Description]:
    ends: dict[int, Description] = {}
    last_owned: Description | None = None
    pair: tuple[str, ...] = ()
    waiting: Description | None = (
        None  # "his colleague and sweetheart Ann": the first noun waits for the second
    )
    said: dict[str, tuple[str, ...]] = {}
    left: tuple[str, ...] = ()  # "leaves a wife, Ann, and two sons, Bob and Max": whose the sons are
    for index, item in enumerate(phrase.items):
        if item.text == ";":
            said = {}
        if last_owned and _is_another(phrase, index, last_owned):
            ids = phrase.items[index + 2].ids
            yield replace(last_owned, head=index, start=index, plural=False, holders=ids, pattern="listed")
        if item.kind != WORD or not is_describing(phrase, index):
            continue
        found = read_noun_phrase(phrase, index)
        pronoun = _pronoun(found)
        if pronoun:
            if pronoun in said:
                found.owners = said[pronoun]
            elif last_owned and {last_owned.noun, found.noun} <= PARENTS and pronoun != "their":
                found.owners = last_owned.owners  # "Ann's father Bob and her mother Cleo"
            else:
                found.owners = binder.bind(found, pronoun, pair)
            found.owner_unknown = not found.owners
            said[pronoun] = found.owners
        elif phrase.text(found.start) == "whose":
            found.owners = _whose(phrase, found.start, ends)
            found.owner_unknown = not found.owners
        if found.determiner == "other" and not found.owners and last_owned and last_owned.noun == found.noun:
            found.owners, found.owner_unknown = last_owned.owners, False
        if found.owners:
            last_owned = found
        left = _survived(reading, found, left)
        joined = waiting is not None and found.start == waiting.end + 1 and not found.determiner
        if joined and waiting is not None and not found.owners and waiting.owners:
            found.owners = waiting.owners
        if _find_holders(reading, found, ends):
            if joined and waiting is not None:
                yield from _share(waiting, found)
            ends[found.end] = found
            if KIN.get(found.noun) in {SCHEMA.spouse, SKG.partner} and len(found.owners) == 1:
                pair = binder.remember((*found.owners, *found.holders), phrase)
            elif found.noun in PARENTS and found.plural and len(found.holders) == 2:
                pair = binder.remember(found.holders, phrase)
            if found.pattern == "before_name":
                end = phrase.names_from(found.head + 1)[1] + 1
                # "the daughter of the actor Bob and the sister of Max": who goes on is the daughter
                if end not in ends or not set(found.holders) & set(ends[end].owners):
                    ends[end] = found
            yield found
        waiting = found if phrase.text(found.end) == "and" else None


def _survived(reading: Reading, found: Description, left: tuple[str, ...]) -> tuple[str, ...]:
    """Give a noun of kin to the one who leaves it behind: ``He leaves a widow, Ann, and two sons, Bob and Max``.

    Returns:
        Who leaves somebody in this clause, for the next nouns of its list.
    """
    phrase = found.phrase
    if found.noun not in KIN:
        return left
    if found.owners and found.determiner == "poss":
        # "survived by his wife, Ann, and two sons, Bob and Max"
        words = [phrase.text(found.start - k) for k in (1, 2)]
        return found.owners if words == ["by", "survived"] and len(found.owners) == 1 else left
    if found.owners or found.determiner not in {"", "a"}:
        return left
    at = found.start - 1
    if found.determiner == "" and phrase.text(at) not in {",", "and"} | _LEAVING:
        return left
    verb = at - (phrase.text(at) == "behind")
    if phrase.text(verb) in _LEAVING and verb > 0:
        bearer = phrase.items[verb - 1]
        left = bearer.ids if bearer.human and len(bearer.ids) == 1 else ()
    elif phrase.text(at) not in {",", "and"}:
        return left
    # who is left behind is named: "he left a wife in Leeds" is told of the living
    if left and all(reading.is_a(i, SCHEMA.Person) for i in left) and phrase.text(found.end) in {",", ":"}:
        found.owners = left
    return left


def _share(first: Description, second: Description) -> Iterator[Description]:
    """``his colleague and sweetheart Ann``, ``became the partner and friend of Ann``: what the first noun lacks."""
    if first.owners and not first.holders and second.pattern == "before_name":
        yield replace(first, holders=second.holders, pattern="listed")
    elif first.holders and not (first.owners or first.owner_unknown) and second.owners:
        yield replace(first, owners=second.owners)


def _is_another(phrase: Phrase, index: int, last: Description) -> bool:
    """``another sister, Ann, …; a third, Bea, …``."""
    return (
        phrase.text(index) in _ORDINALS
        and KIN.get(last.noun) == SCHEMA.sibling
        and phrase.text(index + 1) == ","
        and phrase.is_human(index + 2)
    )


def _whose(phrase: Phrase, at: int, ends: dict[int, Description]) -> tuple[str, ...]:
    """``Ann, whose brother …``; ``Ann, a nurse whose brother …``."""
    if at in ends:
        return ends[at].holders
    before = at - 1 - (phrase.text(at - 1) == ",")
    return phrase.items[before].ids if phrase.is_human(before) else ()


def _pronoun(found: Description) -> str:
    """``his``, ``her`` or ``their``, where that is the owner."""
    if found.determiner != "poss":
        return ""
    word = found.phrase.text(found.start)
    return word if word in {"his", "her", "their"} else ""


def _find_holders(reading: Reading, found: Description, ends: dict[int, Description]) -> bool:
    phrase, head = found.phrase, found.head
    told = _told_behind(phrase, found)
    if told:
        return set_holders(found, told, "being", asserting=True)
    own = phrase.items[head].ids
    if own:
        # who is named or meant elsewhere in the sentence is hardly described anew: "he helps the founder"
        others = {i for n, item in enumerate(phrase.items) if n != head for i in item.ids}
        return set_holders(found, tuple(i for i in own if i not in others), "nominal")
    if is_name(phrase, head + 1) or _owned_name(phrase, head + 1):
        ids = phrase.names_from(head + 1)[0] if found.plural else phrase.items[head + 1].ids
        return set_holders(found, ids, "before_name")
    born = found.noun in CHILDREN or KIN.get(found.noun) == SCHEMA.sibling
    if born and not found.owners and found.determiner != "poss":
        found.owners = _havers(phrase, found.start - 1)
    if phrase.text(head + 1) in {"like", "including", "such"} and found.plural:
        at = head + (3 if phrase.text(head + 1) == "such" else 2)
        if phrase.is_human(at):
            return set_holders(found, phrase.names_from(at)[0], "such_as")
    if found.plural and phrase.text(found.end) in {":", ",", "–", "—"} and phrase.kind(found.end) == WORD:
        at = found.end + 1
        among = phrase.text(at) in {"among", "including", "namely"}
        at += 1 + (phrase.text(at) == "among") if among else 0
        at += phrase.text(at) == "the"
        if (among or phrase.text(found.end) == ":") and phrase.is_human(at):
            ids = phrase.names_from(at)[0]
            if len(ids) == 1 and phrase.text(found.end) == ":":
                ids = _parted(phrase, at)
            return len(ids) > 1 and set_holders(found, ids, "such_as")
    if phrase.text(head + 1) in _NAMED and phrase.is_human(head + 2):
        return set_holders(found, phrase.items[head + 2].ids, "named")
    if (
        found.owners
        and found.noun in KIN
        and (found.determiner == "a" or found.plural)
        and phrase.text(found.start - 1) in _HAVING | _LEAVING | {"and", ",", "behind"}
        and phrase.text(head + 1) in {",", ":"}
        and phrase.is_human(head + 2)
    ):
        ids = phrase.names_from(head + 2)[0] if found.plural else phrase.items[head + 2].ids
        return set_holders(found, ids, "named")
    if phrase.text(head + 1) == "," and phrase.text(head + 2) in _NAMED and phrase.is_human(head + 3):
        return set_holders(found, phrase.items[head + 3].ids, "named")
    named = _named_by_trade(found)
    if named is not None:
        return set_holders(found, phrase.items[named].ids, "named")
    if _from_left(reading, found, ends) or of_attribute(found):
        return True
    if found.owners and is_occupation(found.noun) and found.noun not in KIN.keys() | SERVANTS:
        actor = phrase.items[found.start]
        roles = role_of(reading, actor) if actor.owner and not actor.pronoun else ()
        if roles:  # "Jane Roe's detective" is the one whom she plays
            found.owners = ()
            return set_holders(found, roles, "role")
    return name_after_comma(found)


def _parted(phrase: Phrase, at: int) -> tuple[str, ...]:
    """``Ann, who is a nurse; Bea, who drinks; and Cleo``: the names that begin the parts of a list."""
    ids = list(phrase.items[at].ids)
    for i in range(at + 1, len(phrase.items)):
        if phrase.text(i) == ";" and phrase.kind(i) == WORD:
            name = i + 1 + (phrase.text(i + 1) == "and")
            if is_name(phrase, name):
                ids += phrase.items[name].ids
    return tuple(dict.fromkeys(ids))


def _told_behind(phrase: Phrase, found: Description) -> tuple[str, ...]:
    """``The local sheriff is Bob``; ``Their children are Ann, a nurse, and Bob``: whom the verb of being names."""
    at = found.end + 1
    if phrase.text(at) in _STILL:
        at += 1
    if (
        phrase.text(found.end) not in _IS
        or found.determiner not in {"the", "poss"}
        or not is_name(phrase, at)
        or phrase.items[at].owner
        or phrase.text(at + 1) in _COMPARED
    ):
        return ()
    return _listed_from(phrase, at) if found.plural else phrase.items[at].ids


def _listed_from(phrase: Phrase, at: int) -> tuple[str, ...]:
    """Names of a list in which each may have an apposition, as far as its clause goes."""
    ids = list(phrase.items[at].ids)
    for i in range(at + 1, len(phrase.items)):
        item = phrase.items[i]
        if is_name(phrase, i):
            if phrase.text(i - 1) in {",", "and", "&", ";"} and phrase.kind(i - 1) == WORD and not item.owner:
                ids += item.ids
        elif item.kind == WORD and (
            item.text in {"who", "whose", "that", "but", "while"} or item.token.pos_ in {"VERB", "AUX"}
        ):
            break
    return tuple(dict.fromkeys(ids))


def _named_by_trade(found: Description) -> int | None:
    """Index of the name in ``Her father, the policeman Bob``, ``their father, a professor named Bob``, ``His wife was the nurse Ann``."""
    phrase, at = found.phrase, found.end + 1
    if not found.owners or found.plural or found.noun not in KIN:
        return None
    if phrase.text(at - 1) != "," and phrase.text(at - 1) not in _IS:
        return None
    if phrase.text(at) not in {"the", "a", "an"}:
        return None
    for end in range(at + 1, min(at + _LONGEST_TRADE, len(phrase.items))):
        if phrase.kind(end) == WORD:
            continue
        trade = phrase.text(end - 2 if phrase.text(end - 1) in _NAMED else end - 1)
        return end if is_name(phrase, end) and is_occupation(trade) else None
    return None


def _havers(phrase: Phrase, verb: int) -> tuple[str, ...]:
    """``They have a son, Ann``: both who are named before, or the one before the verb."""
    if phrase.text(verb) == "to" and phrase.text(verb - 1) == "birth" and phrase.text(verb - 2) in _GIVING:
        mother = verb - 3
        return (
            phrase.items[mother].ids if phrase.is_human(mother) and len(phrase.items[mother].ids) == 1 else ()
        )
    if phrase.text(verb) not in _HAVING:
        return ()
    at = verb - 1
    if phrase.text(at - 1) == "whom" and phrase.text(at - 2) == "with" and phrase.is_human(at):
        other = at - 3 - (phrase.text(at - 3) == ",")  # "Ann, with whom he has a son"
        return (*phrase.items[at].ids, *phrase.items[other].ids) if phrase.is_human(other) else ()
    if phrase.is_human(at) and not (
        phrase.items[at].pronoun and len(phrase.items[at].ids) == 1 and phrase.text(at) == "they"
    ):
        return phrase.names_to(at)[0]
    if phrase.text(at).lower() != "they":
        return ()
    return two_before(phrase, at)


def _owned_name(phrase: Phrase, at: int) -> bool:
    """``his wife Ann's car``."""
    return 0 <= at < len(phrase.items) and phrase.items[at].owner and not phrase.items[at].pronoun


def _from_left(reading: Reading, found: Description, ends: dict[int, Description]) -> bool:
    phrase, before = found.phrase, found.start - 1
    if phrase.text(before) == "of" and phrase.text(before - 1) == "one":
        before -= 2
    if [phrase.text(before - i) for i in (2, 1, 0)] == ["at", "the", "time"]:
        before -= 3
    while phrase.text(before) in _AT_TIMES and before > 1 and phrase.kind(before) == WORD:
        before -= 1
    word = phrase.text(before)
    if before >= 0 and phrase.is_human(before) and found.determiner in {"the"} and word.lower() != "i":
        return False
    if word in {",", "–", "—"} and phrase.kind(before) == WORD:
        aside = None if found.determiner else _before_aside(phrase, before)
        if aside is not None:
            return aside in ends and set_holders(
                found, ends[aside].holders, "listed", asserting=ends[aside].asserting
            )
        if is_name(phrase, before - 1) and _closes(phrase, found):
            ids = phrase.names_to(before - 1)[0] if found.plural else phrase.items[before - 1].ids
            pattern = "entry" if phrase.items[before - 1].borrowed else "apposition"
            return set_holders(found, ids, pattern)
        if before in ends and found.determiner and _closes(phrase, found):
            return set_holders(found, ends[before].holders, "listed", asserting=ends[before].asserting)
        return False
    if word in {"and", ";", "&", "turned", "who-turned", "or"} and phrase.kind(before) == WORD:
        at = before - 1 if phrase.text(before - 1) == "," else before
        if at in ends and at > ends[at].head and found.plural and not ends[at].plural:
            return False  # "leaves a wife, Ann, a nurse, and two sons"
        if at in ends and at > ends[at].head:
            if not found.determiner and not found.owners and ends[at].determiner == "poss":
                found.owners = ends[at].owners  # "Ann's assistant and girlfriend"
            return set_holders(found, ends[at].holders, "listed", asserting=ends[at].asserting)
        return word == "and" and _second_apposition(found, before)
    if word == "as" and phrase.kind(before) == WORD:
        return after_as(reading, found)
    if word in PLAYING and phrase.is_human(before - 1):
        return set_holders(found, role_of(reading, phrase.items[before - 1]), "role")
    return after_being(found, ends, before)


def _closes(phrase: Phrase, found: Description) -> bool:
    """Does the phrase end where an apposition would? ``Ann, sister of Bob, …`` but not ``Ann, doctor Bob``."""
    after = phrase.text(found.end)
    if not found.determiner and found.head + 1 == found.end:
        return after in {"", ",", ".", ";", "and", "who", "turned", ":", "!"}
    return not phrase.is_human(found.end) or phrase.items[found.end].pronoun


def _second_apposition(found: Description, at: int) -> bool:
    """``Ann, the victor of the games and a rival of Bob``."""
    phrase = found.phrase
    for before in range(at - 1, max(0, at - 12), -1):
        item = phrase.items[before]
        if item.text == "," and not item.kind:
            return (
                phrase.is_human(before - 1)
                and not phrase.items[before - 1].pronoun
                and (phrase.text(before + 1) in {"the", "a", "an"} or phrase.items[before + 1].owner)
                and set_holders(found, phrase.items[before - 1].ids, "listed")
            )
        if item.human or item.token.pos_ in {"VERB", "AUX"} or item.text in {"who", "that", ";", "."}:
            return False
    return False


def _before_aside(phrase: Phrase, comma: int) -> int | None:
    """Index of ``and`` in ``head of ORG and, since the death of Ann, mayor``, if the comma ends such an aside."""
    for at in range(comma - 1, max(0, comma - 10), -1):
        if phrase.text(at) == "," and phrase.kind(at) == WORD:
            return at - 1 if phrase.text(at - 1) in {"and", "but"} else None
    return None
