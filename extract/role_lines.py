"""Roles in lines of their own (``Actor - Character``), and which of the two names is the actor."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..ontology.records import Article, BlockKind
from .known_people import is_person
from .names import BULLETS, Name
from .nlp import Sentence
from .role_items import Role, Row, is_company
from .role_patterns import LINE

_KINDS = frozenset(
    {
        BlockKind.LIST_ITEM,
        BlockKind.HEADING,
        BlockKind.TABLE_ROW,
        BlockKind.INFO_VALUE,
        BlockKind.CAPTION,
        BlockKind.PARAGRAPH,
    }
)


_OF_ACTORS = frozenset({"Sir", "Dame"})
BELOW_HEAD = "below_head"
"""Pattern of a role whose character stands alone in the line above."""
_PLAYED_BY = re.compile(
    r"\s*(?:[Pp]layed|[Pp]ortrayed|[Vv]oiced|[Pp]erformed) by:? |\s*(?:Actor|Actress|Performer|Played|Voice): "
)


def read_below_head(
    article: Article, head: Sentence | None, sentence: Sentence, named: Mapping[int, Sequence[Name]]
) -> Role | None:
    """Read ``Played by Actor`` below a line that holds the character's name and nothing else.

    Args:
        article: The text.
        head: The sentence before; None for the first.
        sentence: What is read.
        named: Names by sentence.

    Returns:
        The role; None where either line says more, or something else.
    """
    names = named.get(sentence.index, ())
    above = named.get(head.index, ()) if head is not None else ()
    if head is None or len(above) != 1 or not names:
        return None
    character, actor = above[0], names[0]
    lead = article.text[sentence.span.start : actor.span.start]
    alone = head.span.text_of(article.text).replace(character.span.text_of(article.text), "", 1)
    if not _PLAYED_BY.fullmatch(lead) or any(c.isalpha() for c in alone) or is_company(actor):
        return None
    return Role(actor, character, sentence.index, BELOW_HEAD, 0.85)


def read_line(row: Row, sentence: Sentence, persons: set[str]) -> Role | None:
    """Read ``Actor - Character``, ``Character: Actor``, ``Actor | Character`` as a line of its own.

    Args:
        row: Of the sentence.
        sentence: One line of layout, or a whole paragraph.
        persons: Names that are surely actors.

    Returns:
        A role whose sides are a guess until ``orient`` has seen all lines; None for other sentences.
    """
    if sentence.block.kind not in _KINDS:
        return None
    names = [i for i in row.items if i.name]
    if len(names) < 2 or row.items[0].title:
        return None
    first, second = names[0], names[1]
    assert first.name is not None and second.name is not None
    glue = row.text[first.end : second.start]
    lead = row.text[sentence.span.start : first.start]
    if lead.strip(BULLETS) or not LINE.fullmatch(glue) or glue.strip() == "as":
        return None
    if "." in glue and not re.search(r"\.{2,}", glue):
        return None
    if is_company(first.name) or is_company(second.name):
        return None
    if sentence.block.kind == BlockKind.PARAGRAPH and sentence.span.end - second.end > 3:
        return None
    swap = first.name.core not in persons and (
        second.name.core in persons or (glue.strip() == ":" and " " in second.name.core)
    )
    actor, character = (second.name, first.name) if swap else (first.name, second.name)
    return row.role(actor, character, "line", 0.85)


def actors_first(article: Article) -> bool | None:
    """Does the head of a table put actors first (True) or characters (False)? None without such a head."""
    for block in article.blocks:
        if block.kind == BlockKind.TABLE_ROW:
            head = block.span.text_of(article.text).lower()
            actor = re.search(r"\b(?:actor|played by|performer|cast|star)\b", head)
            character = re.search(r"\b(?:character|role|part)\b", head)
            if actor and character:
                return actor.start() < character.start()
    return None


def orient(
    lines: Sequence[Role], roles: Sequence[Role], names: Sequence[Name], article: Article
) -> Iterator[Role]:
    """Put actor and character of lines on the right sides: all lines with the same sign agree.

    Args:
        lines: As ``read_line`` gave them.
        roles: Those read from sentences: they tell who is an actor and who a character.
        names: All of the article; a character's first name often stands alone, an actor's last name does.
        article: The text, and a table's head.
    """
    header = actors_first(article)
    actors = {r.actor.core for r in roles}
    characters = {r.character.core for r in roles}
    singles = {n.core for n in names if " " not in n.core}
    by_sign: dict[str, list[Role]] = {}
    for role in lines:
        by_sign.setdefault(_sign(article, role), []).append(role)
    for sign, group in sorted(by_sign.items()):
        if sign == "|" and header is not None:
            yield from (_ordered(role, actor_first=header) for role in group)
            continue
        score = 0.0  # above zero: the first name is the actor
        for role in group:
            first, second = _in_order(role)
            for name, side in ((first, 1.0), (second, -1.0)):
                words = name.core.split()
                score += side * (2.0 * (name.core in actors) - 2.0 * (name.core in characters))
                score += side * is_person(name.core.title() if name.core.isupper() else name.core)
                score -= side * (name.honorific is not None and name.honorific not in _OF_ACTORS)
                if len(words) > 1:
                    score -= side * 0.7 * (words[0] in singles)
                    score += side * 0.4 * (words[-1] in singles and words[0] not in singles)
                else:
                    score -= side * 0.5
        score += -0.3 if sign == ":" else 0.3
        yield from (_ordered(role, actor_first=score > 0) for role in group)


def _sign(article: Article, role: Role) -> str:
    """The sign between the two names of a line."""
    first, second = _in_order(role)
    return article.text[first.span.end : second.span.start].strip()


def _in_order(role: Role) -> tuple[Name, Name]:
    first, second = sorted((role.actor, role.character), key=lambda n: n.span)
    return first, second


def _ordered(role: Role, *, actor_first: bool) -> Role:
    first, second = _in_order(role)
    actor, character = (first, second) if actor_first else (second, first)
    return replace(role, actor=actor, character=character)
