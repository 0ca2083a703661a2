"""Names in the text: capitalised runs that may name a person, a character, an organization, a place or an award."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..ontology.records import Article, BlockKind, Span
from .award_names import AWARD_NAME, award_name
from .channel_names import channel_names
from .name_lists import NO_NAMES, is_list_of_names, listed_names, names_of_role
from .name_runs import names_of
from .name_words import capitalised_inside
from .names import Name, label_of, labelled
from .nlp import Sentence

# Code points of the shortest name that is looked for in headlines.
_SHORTEST: Final = 3
# Longer words, and the share of capitals among the letters, from which on a line is printed in capitals.
_SHOUTED: Final = 5
_CAPITALS: Final = 0.8


def find_names(article: Article, sentences: Sequence[Sentence], taken: Sequence[Span]) -> list[Name]:
    """Find names in reading order.

    Args:
        article: The article.
        sentences: Its sentences.
        taken: Sorted spans of titles, seasons and episodes; no name overlaps them.

    Returns:
        Names; each lies in one sentence, none overlaps another.
    """
    text = article.text
    middles = capitalised_inside(text, sentences)
    out: list[Name] = []
    at = 0
    for sentence in sentences:
        while at < len(taken) and taken[at].end <= sentence.span.start:
            at += 1
        until = bisect_left(taken, sentence.span.end, lo=at, key=lambda s: s.start)
        blocked = list(taken[at:until])
        block = sentence.block
        if block.kind == BlockKind.INFO_LABEL or (
            block.kind == BlockKind.INFO_VALUE and block.label and NO_NAMES.search(block.label)
        ):
            continue
        awards = [
            Span(start=m.start() + sentence.span.start, end=m.end() + sentence.span.start)
            for m in AWARD_NAME.finditer(sentence.span.text_of(text))
        ]
        awards = [a for a in awards if not any(a.touches(b) for b in blocked)]
        out += [award_name(text, sentence, span) for span in awards]
        blocked = sorted([*blocked, *awards])
        channels = [c for c in channel_names(sentence, text) if not any(c.span.touches(b) for b in blocked)]
        out += channels
        blocked = sorted([*blocked, *(c.span for c in channels)])
        if role := [n for n in names_of_role(sentence, text) if not any(n.span.touches(b) for b in blocked)]:
            out += role
        elif is_list_of_names(sentence, text):
            out += listed_names(sentence, text, blocked)
        else:
            out += names_of(sentence, text, blocked, middles, in_title_case=_is_title_case(sentence, text))
    out += _known_in_headlines(article, sentences, taken, out)
    return sorted(out, key=lambda n: n.span)


def _known_in_headlines(
    article: Article, sentences: Sequence[Sentence], taken: Sequence[Span], found: Sequence[Name]
) -> Iterator[Name]:
    """In lines whose every word has a capital, only names that the rest of the text knows."""
    text = article.text
    forms = {
        n.core
        for n in found
        if not n.award and (" " in n.core or n.label in {"PERSON", "ORG"}) and len(n.core) >= _SHORTEST
    }
    if not forms:
        return
    by_start: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=lambda f: (-len(f), f)):
        by_start[form[:_SHORTEST]].append(form)
    covered = bytearray(len(text))
    for span in taken:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    for sentence in sentences:
        if not _is_title_case(sentence, text):
            continue
        labels = labelled(sentence)
        at = sentence.span.start
        while at < sentence.span.end:
            known = _known_at(text, at, sentence.span, by_start)
            if known is None:
                at += 1
                continue
            span = Span(start=at, end=at + len(known))
            at = span.end
            if not any(covered[span.start : span.end]):
                possessive = re.match(r"['’]s?\b", text[span.end : span.end + 2]) is not None
                yield Name(
                    span, sentence.index, known, known, possessive=possessive, label=label_of(labels, span)
                )


def _known_at(text: str, at: int, within: Span, by_start: Mapping[str, Sequence[str]]) -> str | None:
    """The longest of some names that stands as whole words at a place."""
    forms = by_start.get(text[at : at + _SHORTEST])
    if not forms or (at > within.start and re.match(r"[\w’'-]", text[at - 1])):
        return None
    for form in forms:
        end = at + len(form)
        inside = end <= within.end and text.startswith(form, at)
        if inside and (end == within.end or not re.match(r"\w", text[end])):
            return form
    return None


def _is_shouted(line: str) -> bool:
    """Is it printed in capitals?"""
    letters = [c for c in line if c.isalpha()]
    return sum(c.isupper() for c in letters) > _CAPITALS * len(letters)


def _is_title_case(sentence: Sentence, text: str) -> bool:
    """Is it a headline whose every longer word has a capital, so that capitals say nothing?"""
    whole = sentence.span.text_of(text)
    words = [w for w in re.findall(r"[^\W\d_][\w’'-]+", whole) if len(w) > 3]
    if len(words) > _SHOUTED and _is_shouted(whole):
        return True
    if sentence.block.kind not in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION}:
        # a headline inside a paragraph; lists of names have capitals too
        return (
            sentence.block.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}
            and 5 < len(words) < 16
            and "," not in whole
            and "(" not in whole
            and sum(w[0].isupper() for w in words) > 0.85 * len(words)
        )
    if len(words) < 3:
        return False
    if re.fullmatch(r"(?:[\w.’'-]+ ){1,4}(?:[-–—:|]|as)(?: [\w.’'-]+){1,4}", sentence.span.text_of(text)):
        return False  # Actor - Character
    capitals: int = sum(w[0].isupper() for w in words)
    return capitals > 0.74 * len(words)
