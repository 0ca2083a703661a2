"""Roles that reach beyond one pair of names: by pronouns, by groups named before, by ``Ann Lee was Zoe``."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ..ontology.records import Article, BlockKind, Span
from .first_names import first_names
from .names import Name
from .nlp import Sentence
from .role_items import Role, Row, is_company
from .role_patterns import BEING, COPULA, GROUP_PLAYED, OWN_ROLE, PRONOUN_ROLE
from .role_sides import Sides

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUN: Final = re.compile(
    r"\b(?:[Hh]e|[Ss]he|(?:him|her)(?! (?:own|[a-z]+ [A-Z])))\b|(?<![\w-])[Tt]he (?:[\w-]+ )?(?:actress|actor|comedian|comedienne|star)\b(?=,? (?!of\b)[a-z\d(])"
)
_NOT_PEOPLE: Final = frozenset({"ORG", "GPE", "LOC", "NORP"})
# "his Excellency" is nobody's role
_ADDRESSED: Final = frozenset(
    "Majesty Highness Excellency Honour Honor Lordship Ladyship Eminence Holiness Grace God Lord Lady".split()
)
# Longer than any apposition between a person and "is".
_LONGEST_COPULA: Final = 90
_WERE: Final = re.compile(r" (?:were|are) ")
_TOLD: Final = 2
"""Roles that an article prints before any ``Ann is Zoe`` in it counts as one."""


def find_pronouns(
    article: Article,
    sentence: Sentence,
    named: Mapping[int, Sequence[Name]],
    characters: Collection[str],
) -> Iterator[Name]:
    """Find ``he``, ``she`` and ``the actress`` beside a verb of playing, standing for the person named before.

    Args:
        article: The text.
        sentence: Where to look.
        named: The names of each sentence.
        characters: Names of characters known so far; they play nobody.

    Returns:
        Copies of the names stood for, at the pronouns.
    """
    text = sentence.span.text_of(article.text)
    if not PRONOUN_ROLE.search(text):
        return
    row = [n for n in named.get(sentence.index, ()) if n.core not in characters]
    earlier = [n for n in named.get(sentence.index - 1, ()) if n.core not in characters][:1]
    for match in _PRONOUN.finditer(text):
        start = match.start() + sentence.span.start
        if not PRONOUN_ROLE.match(text, match.start()):
            continue
        before = [n for n in row if n.span.end <= start] or earlier
        person = next((n for n in before if not n.possessive and n.label not in _NOT_PEOPLE), None)
        if person is not None:
            span = Span(start=start, end=start + len(match[0]))
            yield replace(
                person, span=span, sentence=sentence.index, possessive=False, stands_for=person.span
            )


def read_own_roles(
    row: Row,
    sentence: Sentence,
    before: Sequence[Name],
    characters: Collection[str],
    actors: Collection[str],
    sides: Sides,
) -> Iterator[Role]:
    """``Ann Lee was praised for her brittle Zoe``; ``She is Zoe on Tide``, with the work named behind.

    Args:
        row: Of the sentence.
        sentence: The same.
        before: Names of the sentence before.
        characters: Names of characters known so far; they play nobody.
        actors: Names that are no characters.
        sides: Of all names.
    """
    text = row.text
    tokens = {t.idx + sentence.offset: t for t in sentence.tokens}
    for index, item in enumerate(row.items):
        name = item.name
        if (
            name is None
            or name.stands_for
            or name.possessive
            or name.core in actors
            or name.label in _NOT_PEOPLE
        ):
            continue
        if name.core in _ADDRESSED or is_company(name):
            continue
        lead = text[max(sentence.span.start, item.start - 60) : item.start]
        own = next((m for m in OWN_ROLE.finditer(lead) if m.end() == len(lead)), None)
        being = next((m for m in BEING.finditer(lead) if m.end() == len(lead)), None)
        match = own or being
        if match is None:
            continue
        start = item.start - len(lead) + match.start()
        work = row.work_of(index, index)
        if being and work is None:
            continue
        if own and not (_describes(own[0], start, tokens) and _stands_alone(text, item.end, tokens)):
            continue
        gender = "f" if text[start : start + 3].lower() in {"her", "she"} else "m"
        persons = [i.name for i in row.items if i.name and i.end <= start and not i.name.stands_for]
        person = _actor_of(persons[::-1] or before, characters, gender, sides)
        if person is not None and person.core != name.core:
            yield row.role(person, name, "own_role" if own else "being", 0.75, work)


def _describes(words: str, start: int, tokens: "Mapping[int, Token]") -> bool:
    """Are the words behind the pronoun no noun but ``character``?"""
    if "character" in words or "alter ego" in words:
        return True
    inner = [tokens.get(start + m.start()) for m in re.finditer(r"[\w'’-]+", words)][1:]
    return all(t is None or t.pos_ in {"ADJ", "ADV", "VERB", "CCONJ"} for t in inner)


def _stands_alone(text: str, end: int, tokens: "Mapping[int, Token]") -> bool:
    """Does no noun follow that a name describes, as in ``his Netflix show``?"""
    if text[end : end + 1] != " ":
        return True
    token = tokens.get(end + 1)
    return token is None or token.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}


def _actor_of(names: Sequence[Name], characters: Collection[str], gender: str, sides: Sides) -> Name | None:
    """The person whom a pronoun stands for: the first name that may be an actor's."""
    for name in names:
        first = name.core.split()[0].lower()
        if (
            name.core not in characters
            and not name.possessive
            and name.label not in _NOT_PEOPLE
            and not is_company(name)
            and sides.looks_real(name)
            and (" " not in name.core or first_names().get(first, gender) == gender)
        ):
            return name
    return None


def read_groups(row: Row, sentence: Sentence, before: Sequence[Name]) -> Iterator[Role]:
    """``The two spies, played by A and B``: the two characters named together just before.

    ``before``: the names of the sentence before.
    """
    match = GROUP_PLAYED.search(sentence.span.text_of(row.text))
    if not match or sentence.index == 0:
        return
    at = match.end() + sentence.span.start
    following = [i.name for i in row.items if i.name and i.start >= at][:2]
    pairs = [
        (a, b)
        for a, b in pairwise(before)
        if re.fullmatch(r" and (?:his |her )?(?:[a-z]+ )?", row.text[a.span.end : b.span.start])
    ]
    if len(following) == 2 and pairs:
        for actor, character in zip(following, pairs[-1], strict=True):
            yield row.role(actor, character, "group_played_by", 0.75)


def read_copulas(
    article: Article,
    sentences: Sequence[Sentence],
    named: Mapping[int, Sequence[Name]],
    roles: Sequence[Role],
    characters: Collection[str],
    sides: Sides,
) -> Iterator[Role]:
    """``Ann Lee was the vicar, Paul Reed``: in articles that print two roles, a person who is a character.

    Where the article prints none otherwise, two such sentences with real people at their heads are enough.

    Args:
        article: The text.
        sentences: All of it.
        named: The names of each sentence, ascending.
        roles: Those found otherwise; none of them comes again.
        characters: Names that are no actors.
        sides: What the tags tell of the names.
    """
    if len(roles) >= _TOLD:
        yield from _copulas(article, sentences, named, roles, characters)
        return
    found = list(_copulas(article, sentences, named, roles, characters))
    real = [r for r in found if sides.looks_real(r.actor) and sides.lean(r.actor) >= sides.lean(r.character)]
    if len(real) + len(roles) >= _TOLD:
        yield from real


def _copulas(
    article: Article,
    sentences: Sequence[Sentence],
    named: Mapping[int, Sequence[Name]],
    roles: Sequence[Role],
    characters: Collection[str],
) -> Iterator[Role]:
    """All sentences in which a name is another one."""
    actors = {r.actor.core for r in roles}
    known = {(r.actor.core, r.character.core) for r in roles}
    for index, row in sorted(named.items()):
        if sentences[index].block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
            continue
        for k, left in enumerate(row):
            if " " not in left.core or left.core in characters or left.possessive:
                continue
            if left.label in {"ORG", "GPE", "LOC"}:
                continue
            for j in range(k + 1, min(k + 4, len(row))):
                right = row[j]
                glue = article.text[left.span.end : right.span.start]
                if right.core in actors or len(glue) > _LONGEST_COPULA:
                    break
                if right.possessive:
                    continue
                if COPULA.fullmatch(glue) and (left.core, right.core) not in known:
                    for actor, character in _two_were_two(article.text, row, k, j) or [(left, right)]:
                        yield Role(actor, character, index, "is", 0.6)
                    break


def _two_were_two(text: str, row: Sequence[Name], k: int, j: int) -> list[tuple[Name, Name]]:
    """The pairs of ``Ann Lee and Bo Roe were Zoe and Max``, where names ``k`` and ``j`` stand around ``were``."""
    left, right = row[k], row[j]
    if k == 0 or j + 1 >= len(row) or not _WERE.search(text, left.span.end, right.span.start):
        return []
    first, last = row[k - 1], row[j + 1]
    if not re.fullmatch(r",? and ", text[first.span.end : left.span.start]):
        return []
    if not re.fullmatch(r",? and ", text[right.span.end : last.span.start]):
        return []
    return [(first, right), (left, last)]
