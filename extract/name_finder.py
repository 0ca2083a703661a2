"""Names in the text: capitalised runs that may name a person, a character, an organization, a place or an award."""

import re
from collections.abc import Iterator, Sequence

from ..ontology.records import Article, BlockKind, Span
from .award_names import AWARD_NAME, award_name
from .name_lists import NO_NAMES, is_list_of_names, listed_names
from .name_runs import names_of
from .name_words import capitalised_inside
from .names import Name, label_of
from .nlp import Sentence


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
        blocked = [s for s in taken[at : at + 60] if s.start < sentence.span.end]
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
        if is_list_of_names(sentence, text):
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
        if not n.award and (" " in n.core or n.label in {"PERSON", "ORG"}) and len(n.core) > 2
    }
    if not forms:
        return
    pattern = re.compile(
        r"(?<![\w’'-])(?:" + "|".join(map(re.escape, sorted(forms, key=lambda f: (-len(f), f)))) + r")(?!\w)"
    )
    for sentence in sentences:
        if not _is_title_case(sentence, text):
            continue
        for match in pattern.finditer(sentence.span.text_of(text)):
            span = Span(start=match.start() + sentence.span.start, end=match.end() + sentence.span.start)
            if not any(span.touches(t) for t in taken):
                possessive = re.match(r"['’]s?\b", text[span.end : span.end + 2]) is not None
                yield Name(
                    span,
                    sentence.index,
                    match[0],
                    match[0],
                    possessive=possessive,
                    label=label_of(sentence, span),
                )


def _is_title_case(sentence: Sentence, text: str) -> bool:
    """Is it a headline whose every longer word has a capital, so that capitals say nothing?"""
    words = [w for w in re.findall(r"[^\W\d_][\w’'-]+", sentence.span.text_of(text)) if len(w) > 3]
    whole = sentence.span.text_of(text)
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
    return sum(w[0].isupper() for w in words) > 0.74 * len(words)
