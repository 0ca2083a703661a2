"""Who plays whom, as the text prints it: pairs of names with the words between them.

This comes before names are typed, because ``Zoe (Ann Lee)`` is also the best sign that the first is a
character and the second a person. The casting extractor turns the pairs into statements.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from ..ontology.records import Article, Span
from .name_tags import NameTags
from .names import Name
from .nlp import Sentence
from .role_grammar import read_grammar
from .role_items import Item, Role, Row
from .role_lines import orient, read_below_head, read_line
from .role_pairs import KnownPeople, read_pairs
from .role_references import find_pronouns, read_copulas, read_groups, read_own_roles
from .role_sides import Sides
from .titles import Title

__all__ = ["Role", "find_roles", "people_known_by"]

# Own estimate: sentences with more names are lists; nobody plays anybody in them.
_MOST_NAMES: Final = 80
_MOST_TITLES: Final = 60
_TRADE_BEFORE: Final = re.compile(r"\b(?:[Aa]ctor|[Aa]ctress|[Ss]tar|[Ss]tarring|[Ss]tars)\s$")


def find_roles(
    article: Article,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    titles: Sequence[Title],
    tags: NameTags,
) -> list[Role]:
    """Find pairs of actor and character in reading order.

    Args:
        article: The text, and the head of a table.
        sentences: All of it.
        names: Names of people, characters, … in the sentences, ascending; awards are passed over.
        titles: Works, with their spans.
        tags: What the network takes the words of the article for.

    Returns:
        Roles with the name of their pattern. The same pair may come again from another sentence.
    """
    named: dict[int, list[Name]] = {}
    for name in names:
        if not name.award:
            named.setdefault(name.sentence, []).append(name)
    works = sorted(((s, t) for t in titles for s in t.spans), key=lambda p: p[0])
    sides = Sides(article, names, tags)
    known = people_known_by(names, article.text, sides)
    out: list[Role] = []
    lines: list[Role] = []
    characters: set[str] = set()
    above: Sentence | None = None
    for sentence in sentences:
        below = read_below_head(article, above, sentence, named)
        above = sentence
        if below is not None:
            out.append(below)
            characters.add(below.character.core)
            continue
        row = _row(article, sentence, named, works, characters)
        if row is None:
            continue
        line = read_line(row, sentence, known.persons)
        if line is not None:
            lines.append(line)
            continue
        found = [*_read_row(row, sentence, known)]
        before = named.get(sentence.index - 1, ())
        found += read_groups(row, sentence, before)
        same = before if sentence.index and sentences[sentence.index - 1].block is sentence.block else ()
        taken = {role.character.span for role in found}
        own = read_own_roles(row, sentence, same, characters, known.persons, sides)
        found += [role for role in own if role.character.span not in taken]
        characters.update(role.character.core for role in found)
        out += found
    out += orient(lines, out, names, article)
    out += read_copulas(article, sentences, named, out, characters, sides)
    out = [r for r in out if sides.may_play(r.actor, r.character, r.pattern)]
    return sorted(out, key=lambda r: (r.sentence, r.actor.span.start, r.character.span.start))


def _row(
    article: Article,
    sentence: Sentence,
    named: dict[int, list[Name]],
    works: Sequence[tuple[Span, Title]],
    characters: set[str],
) -> Row | None:
    """The names, pronouns and titles of a sentence; None where two names are missing or far too many."""
    if len(named.get(sentence.index, ())) > _MOST_NAMES:
        return None
    names = [*named.get(sentence.index, ()), *find_pronouns(article, sentence, named, characters)]
    if not 2 <= len(names) <= _MOST_NAMES:
        return None
    items = [Item(n.span.start, n.span.end, n, None) for n in sorted(names, key=lambda n: n.span)]
    first = bisect_right(works, sentence.span.start, key=lambda work: work[0].end)
    for span, title in works[first : first + _MOST_TITLES]:
        if span.start >= sentence.span.end:
            break
        items.append(Item(span.start, span.end, None, title))
    return Row(article.text, sentence.index, sorted(items, key=lambda i: i.start))


def _read_row(row: Row, sentence: Sentence, known: KnownPeople) -> Iterator[Role]:
    """Roles by grammar, then by the words between names; each pair of names once."""
    used: set[tuple[int, int]] = set()
    for role in (*read_grammar(row, sentence), *read_pairs(row, known)):
        key = (role.actor.span.start, role.character.span.start)
        if key not in used:
            used.add(key)
            yield role


def people_known_by(names: Sequence[Name], text: str, sides: Sides) -> KnownPeople:
    """Who is surely somebody: full names in parentheses or after a word of the trade are most likely actors."""
    persons: set[str] = set()
    actors: set[str] = set()
    surnames: set[str] = set()
    for name in names:
        if " " not in name.core:
            continue
        last = name.core.split()[-1]
        if len(last) > 2:
            surnames.add(last)
        start, end = name.span.start, name.span.end
        bracketed = text[max(0, start - 2) : start].endswith("(") and text[end : end + 1] == ")"
        if _TRADE_BEFORE.search(text[max(0, start - 12) : start]):
            actors.add(name.core)
        elif bracketed:
            persons.add(name.core)
    return KnownPeople(persons | actors, actors, surnames, sides)
