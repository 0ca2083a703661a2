"""Roles by the words between two neighbouring names, and by lists of names around such a pair."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .lexicon_people import ENTERTAINERS, KIN, MAKERS, is_occupation
from .names import Name
from .role_items import Role, Row, is_company
from .role_patterns import ACTOR_LEFT, CHARACTER_LEFT, DISTRIBUTED, GAPPED, LIST_GLUE, PLAY, TREATS, is_beside
from .role_sides import Sides

# Own estimate: two names so many characters apart are not tied by the words between them.
_LONGEST_GLUE: Final = 140

_NAME_IS_ADJECTIVE: Final = re.compile(
    r" (?!(?:and|or|but|in|of|on|at|with|from|for|to|as|is|was|who)\b)[a-z]+(?: [a-z]+)? [A-Z]"
)
_TRADE_IN_BRACKETS: Final = re.compile(r" \((?:the )?(?:[a-z-]+ ){0,2}(?P<noun>[a-z-]+) ")
_STAGE: Final = frozenset(
    {"actor", "actress", "star", "newcomer", "comedian", "comic", "model", "understudy"}
)
_INDEFINITE: Final = re.compile(r"\ban? (?:[\w-]+ )?$")
_NOT_A_ROLE: Final = re.compile(
    r"\b(?:described|regarded|serves?|served|such|well|far|soon|long|much)\b(?! for) as\b|\bas (?:well|part|of|in|do|does|did)\b"
)
_ROLE_BEFORE: Final = re.compile(r" as (?:[a-z]+ ){0,4}$")
_ROLE_AFTER: Final = re.compile(rf",? (?:as\b|who\b|{PLAY}\b|\()")
_PLAYED_AFTER: Final = re.compile(rf"{PLAY}|\bas\b")
# "Ann Lee's smooth-talking spy, Zoe," but "Ann Lee's old friend, Bo Cruz," and "Ann Lee's co-star"
_REAL_TIE: Final = re.compile(
    r"\b(?:friends?|co-?stars?|colleagues?|partners?|collaborators?|manager|publicist|idols?|hero(?:es)?|heroine|mentors?|teachers?|neighbours?|neighbors?|fans?"
    r"|directors?|writers?|producers?|creators?|showrunners?|authors?|composers?|cinematographers?|editors?|critics?|brainchild|company|studio|band|album|novel|book"
    rf"|films?|movies?|series|shows?|roles?|parts?|debut|{'|'.join(KIN)})\b"
)
_ENDS: Final = re.compile(r"[,.;:)—–]|\s*\Z")
_AND: Final = re.compile(r"\band\b|&")
_RESPECTIVELY: Final = re.compile(r"\bwho|\bplay|\bvoice|respectively|\broles\b|\bparts\b|\bcharacters\b")
_TITLE_OWNS: Final = re.compile(r",? (?:\w+['’]s )?TITLE['’]s? ")


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """What the article's other sentences tell of its names."""

    persons: set[str]
    """Names that are most likely actors."""
    actors: set[str]
    """Names that the text calls actors or stars."""
    surnames: set[str]
    """Last words of all full names."""
    sides: Sides
    """What the tags of their words tell."""

    def are_reversed(self, left: Name, right: Name) -> bool:
        """Is ``left (right)`` an ``Actor (Character)``?"""
        if (left.core in self.actors) != (right.core in self.actors):
            return left.core in self.actors
        return self.sides.is_actor_first(left, right, self.look_reversed)

    def look_reversed(self, left: Name, right: Name) -> bool:
        """Is it, by the names alone?"""
        if right.core in self.persons and left.core not in self.persons:
            return False
        if right.core in self.surnames and left.core not in self.surnames:
            return False
        if " " not in right.core and " " in left.core:
            return (
                left.core in self.persons
                or right.label not in {"PERSON"}
                or not re.match(r"[A-Z]\w+$", right.core)
            )
        return left.core in self.persons and right.core not in self.persons


def read_pairs(row: Row, known: KnownPeople) -> Iterator[Role]:
    """Roles from each name and the next one of the sentence; the pattern is that of ``role_patterns``.

    More patterns: ``parenthesis_reversed`` (``Actor (Character)``), ``parentheses`` (``A and B (C and D)``),
    ``possessive`` (``Ann Lee's Zoe``), ``apposition_title`` (``Ann Lee, Tide's Zoe``).
    """
    for i, item in enumerate(row.items):
        j = row.next_name(i)
        if item.name is not None and j is not None:
            yield from _read_pair(row, known, i, j)


def _read_pair(row: Row, known: KnownPeople, i: int, j: int) -> Iterator[Role]:
    left, right = row.name_at(i), row.name_at(j)
    glue = row.glue(i, j)
    if left is None or right is None or len(glue) > _LONGEST_GLUE or "\n" in glue:
        return
    if is_company(left) or is_company(right) or _is_no_name(row.text, right, glue):
        return
    masked = row.masked_glue(i, j)
    between = row.titles_between(i, j)
    if _in_brackets_by_trade(row, left, right, masked):
        yield row.role(left, right, "parenthesis_reversed", 0.85, row.work_of(i, j))
        return
    for pattern, regex, confidence in CHARACTER_LEFT:
        if not between and regex.fullmatch(masked):
            if pattern == "whom" and not TREATS.match(row.text, right.span.end):
                return
            if pattern == "parenthesis_after" and not re.match(r"[),;]", row.text[right.span.end :][:1]):
                return
            if pattern == "parenthesis":
                yield from _read_brackets(row, known, i, j, confidence)
            else:
                yield from _spread(row, i, j, pattern, confidence, actor_left=False)
            return
    for pattern, regex, confidence in ACTOR_LEFT:
        if not regex.fullmatch(masked):
            continue
        if pattern == "apposition_role":
            if not _is_of_title(row, left, j):
                continue
            yield row.role(left, right, pattern, 0.75, row.work_of(i, j))
            return
        if pattern == "its_role" and not _ENDS.match(row.text, right.span.end):
            return
        if pattern in {"possessive_noun", "comma_as"}:
            if _is_own_role(row, known, left, right, masked):
                yield row.role(left, right, pattern, confidence, row.work_of(i, j))
            return
        if pattern == "plays" and re.search(r"\b(?:from|by)\b|\b(?:role|part) in\b", masked):
            return
        if pattern in {"as", "verb_as"} and not _may_be_character(right, masked):
            return
        if pattern == "verb_as" and (
            left.possessive or is_beside(row.text, row.items[i].start, row.items[i].end)
        ):
            return
        yield from _spread(row, i, j, pattern, confidence, actor_left=True)
        return
    if re.fullmatch(r"['’]s? ", glue) and left.possessive:
        if _may_own(left, right, known):
            yield row.role(left, right, "possessive", 0.6, row.work_of(i, j))
    elif between and _TITLE_OWNS.fullmatch(masked):
        yield row.role(left, right, "apposition_title", 0.8, row.work_of(i, j))


def _in_brackets_by_trade(row: Row, left: Name, right: Name, glue: str) -> bool:
    """``Ann Lee (bush pilot Zoe Fox)``: brackets behind an actor, with a trade that is none of makers or performers."""
    opened = _TRADE_IN_BRACKETS.fullmatch(glue)
    return (
        opened is not None
        and " " in left.core
        and is_occupation(opened["noun"])
        and opened["noun"] not in MAKERS | ENTERTAINERS | _STAGE
        and row.text[right.span.end : right.span.end + 1] in {")", ","}
    )


def _is_no_name(text: str, right: Name, glue: str) -> bool:
    """Is the second name an adjective (``plays FBI agent Dale``, ``a NASA astronaut``)?"""
    end = right.span.end
    if (right.label == "ORG" or right.core.isupper()) and _NAME_IS_ADJECTIVE.match(text[end : end + 40]):
        return True
    return bool(_INDEFINITE.search(glue) and re.match(r" [a-z]", text[end : end + 2]))


def _is_of_title(row: Row, left: Name, j: int) -> bool:
    """``Actor, the bully Character of TITLE``: only where a title follows."""
    end = row.items[j].end
    following = row.items[j + 1] if j + 1 < len(row.items) else None
    return bool(
        re.match(r" (?:of|in|on|from) ", row.text[end : end + 6])
        and following
        and following.title
        and " " in left.core
    )


def _may_be_character(name: Name, glue: str) -> bool:
    return name.label not in {"DATE", "NORP", "LANGUAGE"} and not _NOT_A_ROLE.search(glue)


def _is_own_role(row: Row, known: KnownPeople, left: Name, right: Name, glue: str) -> bool:
    """``Ann Lee’s smooth-talking spy, Zoe,``; ``Ann Lee, as Zoe,``: an actor and what looks like a character."""
    return (
        " " in left.core
        and right.core not in known.persons
        and known.sides.is_more_of_a_character(right, left)
        and not _REAL_TIE.search(glue)
        and _ENDS.match(row.text, right.span.end) is not None
    )


def _may_own(left: Name, right: Name, known: KnownPeople) -> bool:
    """May ``left's right`` be an actor's character?"""
    return (
        (left.core in known.persons or left.core in known.surnames or " " in left.core)
        and right.label in {"", "PERSON", "ORG", "GPE", "WORK_OF_ART", "PRODUCT"}
        and not right.possessive
    )


def _opened(text: str, start: int) -> bool:
    """Does a bracket open right before a place?"""
    return text[max(0, start - 3) : start].rstrip("“\"'‘*_").endswith(("(", "["))


def _read_brackets(row: Row, known: KnownPeople, i: int, j: int, confidence: float) -> Iterator[Role]:
    left, right = row.name_at(i), row.name_at(j)
    assert left is not None and right is not None
    if not re.match(r"[)\],;/]", row.text[right.span.end : right.span.end + 1]):
        yield from _read_paired_brackets(row, i, j)
    elif known.are_reversed(left, right):
        if any(item.title is not None and _opened(row.text, item.start) for item in row.items):
            return  # "Ann Lee (Andor), Bo Cruz (The Babadook)": what the one has done, and so the other
        yield row.role(left, right, "parenthesis_reversed", 0.8, row.work_of(i, j))
    else:
        sure = confidence if " " in right.core else 0.7
        yield row.role(right, left, "parenthesis", sure, row.work_of(i, j))


def _read_paired_brackets(row: Row, i: int, j: int) -> Iterator[Role]:
    """``Ann and Bob Reed (Eva Fox and Tim Lang)``."""
    first, second, third, last = (row.name_at(k) for k in (i - 1, i, j, j + 1))
    if first is None or second is None or third is None or last is None:
        return
    if (
        re.fullmatch(r",? (?:and|&) (?:his |her |the )?(?:[a-z]+ )?", row.glue(i - 1, i))
        and re.fullmatch(r",? (?:and|&) ", row.glue(j, j + 1))
        and row.text[last.span.end : last.span.end + 1] == ")"
    ):
        work = row.work_of(i, j)
        yield row.role(third, first, "parentheses", 0.85, work)
        yield row.role(last, second, "parentheses", 0.85, work)


def _spread(row: Row, i: int, j: int, pattern: str, confidence: float, *, actor_left: bool) -> Iterator[Role]:
    """One pair, or as many as two lists of the same length name (``A and B, who played C and D``)."""
    left, right = row.name_at(i), row.name_at(j)
    assert left is not None and right is not None
    lefts, rights = _names_before(row, i, left, pattern), _names_after(row, j, right, pattern)
    glue = row.text[left.span.end : right.span.start]
    pairs = [(left, right)]
    if len(lefts) == len(rights) > 1 and (pattern in {"as", "verb_as"} or _RESPECTIVELY.search(glue)):
        pairs = list(zip(lefts, rights, strict=True))
    elif actor_left and len(rights) > 1 and pattern in {"plays", "reprises_role"}:
        end = rights[-1].span.end
        other = rights[1]
        third = row.next_name(j)
        gapped = (
            row.name_at(fourth)
            if third is not None and (fourth := row.next_name(third)) is not None
            else None
        )
        if (
            gapped is not None
            and len(rights) == 2
            and " " in other.core
            and GAPPED.fullmatch(row.text[other.span.end : gapped.span.start])
        ):
            pairs.append((other, gapped))
        elif (
            not _PLAYED_AFTER.search(row.text[end : end + 30])
            and re.search(r"\b(?:both|and)\s", row.text[right.span.end : rights[-1].span.start])
            and "," not in row.text[right.span.end : other.span.start]
        ):
            pairs.append((left, other))
    work = row.work_of(i, j)
    for one, another in pairs:
        actor, character = (one, another) if actor_left else (another, one)
        yield row.role(actor, character, pattern, confidence, work)


def _names_before(row: Row, i: int, left: Name, pattern: str) -> list[Name]:
    """The list of names that ends with the name at ``i``."""
    out = [left]
    while pattern in DISTRIBUTED and (name := row.name_at(i - 1)) and LIST_GLUE.match(row.glue(i - 1, i)):
        if len(out) > 1 and _AND.search(row.glue(i - 1, i)):
            break  # "…, Zoe, and Ann Lee and Bo Cruz play …": another list
        start = row.items[i - 1].start
        if _ROLE_BEFORE.search(row.text[max(0, start - 40) : start]):
            break
        out.insert(0, name)
        i -= 1
    return out


def _names_after(row: Row, j: int, right: Name, pattern: str) -> list[Name]:
    """The list of names that begins with the name at ``j``."""
    out = [right]
    while pattern in DISTRIBUTED and (name := row.name_at(j + 1)) and LIST_GLUE.match(row.glue(j, j + 1)):
        end = row.items[j + 1].end
        if _ROLE_AFTER.match(row.text[end : end + 12]):
            break
        out.append(name)
        j += 1
    return out
