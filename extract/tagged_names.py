"""Names that only the tags see: those in small letters, in lists and headings, and behind signs that hide them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from ..ontology.records import Article, Span
from .name_tags import CHARACTER, PERSON, SURE, NameTags
from .names import Name, capitalised, without_honorific
from .nlp import Sentence
from .no_names import NEVER

_LABELS: Final = {
    PERSON: "PERSON",
    CHARACTER: "PERSON",
    "organization": "ORG",
    "fictional_organization": "ORG",
}


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
