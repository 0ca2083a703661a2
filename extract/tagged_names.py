"""Names that only the tags see: those in small letters, in lists and headings, and behind signs that hide them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from ..ontology.records import Article, Span
from .name_tags import CHARACTER, PERSON, SURE, NameTags
from .names import Name, capitalised, without_honorific
from .nlp import Sentence
from .no_names import NEVER

# No word that stands between two people.
_PARTICLE: Final = re.compile(
    r" (?!and|or|as|in|on|at|by|to|is|was|for|nor|but|has|had|did|who|met|won|of|vs)[a-z]{1,5} "
)
_LABELS: Final = {
    PERSON: "PERSON",
    CHARACTER: "PERSON",
    "organization": "ORG",
    "fictional_organization": "ORG",
}


def joined_names(article: Article, found: Sequence[Name], tags: NameTags) -> list[Name]:
    """The names, but those that the tags take for parts of one are one: ``Baran bo Odar``, ``Ann ferch Rhys``."""
    text = article.text
    out = list(found)
    for kind in (PERSON, CHARACTER):
        for span in tags.spans((kind,), SURE):
            parts = [name for name in out if span.covers(name.span)]
            if len(parts) < 2 or (parts[0].span.start, parts[-1].span.end) != (span.start, span.end):
                continue
            gaps = [text[a.span.end : b.span.start] for a, b in pairwise(parts)]
            if all(_PARTICLE.fullmatch(gap) for gap in gaps) and not parts[0].possessive:
                first, whole = parts[0], span.text_of(text)
                core = whole if first.honorific is None else whole[whole.index(first.core) :]
                at = out.index(first)
                out[at : at + len(parts)] = [
                    replace(parts[-1], span=span, text=whole, core=core, honorific=first.honorific)
                ]
    return out


def tagged_names(
    article: Article,
    sentences: Sequence[Sentence],
    taken: Sequence[Span],
    found: Sequence[Name],
    tags: NameTags,
) -> Iterator[Name]:
    """Names of people, characters and organizations where the tags are sure and nothing else was found.

    Args:
        article: The article.
        sentences: All of it, in order.
        taken: Spans of titles, seasons and episodes.
        found: Names found otherwise; no new one touches them.
        tags: The tags of the article's words.
    """
    text = article.text
    covered = bytearray(len(text))
    for span in (*taken, *(name.span for name in found)):
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    for kind, label in _LABELS.items():
        for span in tags.spans((kind,), SURE):
            if (
                any(covered[span.start : span.end])
                or (tags.probability(span.start, span.end, (kind,)) or 0.0) < SURE
            ):
                continue
            k = bisect_right(sentences, span.start, key=lambda s: s.span.start) - 1
            if k < 0 or not sentences[k].span.covers(span):
                continue
            title, words = without_honorific(span.text_of(text).split())
            core = capitalised(" ".join(words))
            if core in NEVER or len(core) < 2:
                continue
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
            whole = f"{title} {core}" if title else core
            yield Name(span, sentences[k].index, whole, core, honorific=title, label=label)
