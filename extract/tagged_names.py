"""Names that only the tags see, or the list of known people: those in lists and headings, and with small words inside."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import Final

from ..ontology.records import Article, Span
from .known_people import is_person, known_people
from .name_tags import CHARACTER, PERSON, SURE, NameTags
from .names import Name, capitalised, owns, without_honorific
from .nlp import NOT_OWN, Sentence
from .no_names import NEVER, STOP

# No word that stands between two people.
_PARTICLE: Final = re.compile(
    r" (?!and|or|as|in|on|at|by|to|is|was|for|nor|but|has|had|did|who|met|won|of|vs)[a-z]{1,5} "
)
# Probability from which on the tags see somebody where words of the language are part of the name.
_SOMEBODY: Final = 0.5
_LABELS: Final = {
    PERSON: "PERSON",
    CHARACTER: "PERSON",
    "organization": "ORG",
    "fictional_organization": "ORG",
}


def with_tagged(
    article: Article,
    sentences: Sequence[Sentence],
    taken: Sequence[Span],
    found: Sequence[Name],
    tags: NameTags,
) -> list[Name]:
    """The names that were found, in reading order, mended by the tags where these are sure, and those that only they see.

    Args:
        article: The article.
        sentences: All of it, in order.
        taken: Spans of titles, seasons and episodes.
        found: Names found otherwise; no new one touches them.
        tags: The tags of the article's words.
    """
    spans = {kind: list(tags.spans((kind,), SURE)) for kind in _LABELS}
    names = _with_known(article.text, sentences, taken, sorted(found, key=lambda n: n.span))
    humans = [*spans[PERSON], *spans[CHARACTER]]
    names = _joined(article.text, names, humans)
    names = _whole(article.text, sentences, names, tags.spans((PERSON, CHARACTER), _SOMEBODY))
    names = list(_of_one_family(article.text, names))
    return sorted([*names, *_tagged(article, sentences, taken, names, tags, spans)], key=lambda n: n.span)


def _with_known(
    text: str, sentences: Sequence[Sentence], taken: Sequence[Span], found: Sequence[Name]
) -> list[Name]:
    """The names in order, with those of known people whole: ``Frances de la Tour``, and all of them in headlines."""
    out = list(found)
    for span in known_people(text):
        at = bisect_right(out, span.start, key=lambda n: n.span.end)
        end = bisect_left(out, span.end, key=lambda n: n.span.start)
        parts = out[at:end]
        sentence = _sentence_at(sentences, span)
        if (
            any(not span.covers(name.span) for name in parts)
            or (len(parts) == 1 and parts[0].span == span)
            or sentence is None
            or sentence.block.kind in NOT_OWN
            or any(span.touches(other) for other in taken)
        ):
            continue
        core = capitalised(span.text_of(text))
        out[at:end] = [
            Name(span, sentence.index, core, core, possessive=owns(text, span.end), label="PERSON")
        ]
    return out


def _sentence_at(sentences: Sequence[Sentence], span: Span) -> Sentence | None:
    """The sentence that holds a span; None if none holds it whole."""
    k = bisect_right(sentences, span.start, key=lambda s: s.span.start) - 1
    return sentences[k] if k >= 0 and sentences[k].span.covers(span) else None


def _joined(text: str, found: Sequence[Name], spans: Sequence[Span]) -> list[Name]:
    """What the tags take for parts of one name is one: ``Baran bo Odar``, ``Ann ferch Rhys``."""
    out = list(found)
    for span in spans:
        at = end = bisect_left(out, span.start, key=lambda n: n.span.start)
        while end < len(out) and span.covers(out[end].span):
            end += 1
        parts = out[at:end]
        if len(parts) < 2 or (parts[0].span.start, parts[-1].span.end) != (span.start, span.end):
            continue
        gaps = [text[a.span.end : b.span.start] for a, b in pairwise(parts)]
        if all(_PARTICLE.fullmatch(gap) for gap in gaps) and not parts[0].possessive:
            first, whole = parts[0], span.text_of(text)
            core = whole if first.honorific is None else whole[whole.index(first.core) :]
            one = replace(parts[-1], span=span, text=whole, core=core, honorific=first.honorific)
            out[at:end] = [one]
    return out


def _whole(
    text: str, sentences: Sequence[Sentence], found: Sequence[Name], spans: Iterable[Span]
) -> list[Name]:
    """The names, with the words of the language that belong to them: ``Do Do Hee``, ``Heo Jung Do``."""
    out = list(found)
    for span in spans:
        at = bisect_left(out, span.start, key=lambda n: n.span.start)
        name = out[at] if at < len(out) else None
        if name is None or name.span == span or not span.covers(name.span) or name.nickname:
            continue
        if at + 1 < len(out) and out[at + 1].span.start < span.end:
            continue
        sentence = _sentence_at(sentences, span)
        before, after = text[span.start : name.span.start], text[name.span.end : span.end]
        if sentence is None or (before and span.start == sentence.span.start and before.count(" ") == 1):
            continue  # the first word of a sentence has its capital for that
        if all(word.istitle() and word.lower() in STOP for word in (*before.split(), *after.split())):
            core = before + name.core + after
            out[at] = replace(name, span=span, text=core, core=core, honorific=None)
    return out


def _of_one_family(text: str, found: Sequence[Name]) -> Iterator[Name]:
    """The same names; of ``Matt and Ross Duffer`` both with the surname, where both are known."""
    for name, following in zip_longest(found, found[1:]):
        if (
            following is not None
            and " " not in name.core
            and " " in following.core
            and text[name.span.end : following.span.start] in {" and ", " & "}
            and is_person(whole := f"{name.core} {following.core.split()[-1]}")
        ):
            yield replace(name, core=whole)
        else:
            yield name


def _tagged(
    article: Article,
    sentences: Sequence[Sentence],
    taken: Sequence[Span],
    found: Sequence[Name],
    tags: NameTags,
    spans: Mapping[str, Sequence[Span]],
) -> Iterator[Name]:
    """Names of people, characters and organizations where the tags are sure and nothing else was found."""
    text = article.text
    covered = bytearray(len(text))
    for span in (*taken, *(name.span for name in found)):
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    for kind, label in _LABELS.items():
        for span in spans[kind]:
            if (
                any(covered[span.start : span.end])
                or (tags.probability(span.start, span.end, (kind,)) or 0.0) < SURE
            ):
                continue
            sentence = _sentence_at(sentences, span)
            if sentence is None:
                continue
            title, words = without_honorific(span.text_of(text).split())
            core = capitalised(" ".join(words))
            if core in NEVER or len(core) < 2:
                continue
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
            whole = f"{title} {core}" if title else core
            yield Name(span, sentence.index, whole, core, honorific=title, label=label)
