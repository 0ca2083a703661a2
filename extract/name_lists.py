"""Names of bare lists, where each item is one whatever its case."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..ontology.records import BlockKind, Span
from .names import Name, capitalised, label_of, labelled
from .nlp import Sentence
from .no_names import NEVER

NO_NAMES: Final = re.compile(
    r"genre|rating|series|season|episode|date|shown|released?$|runtime|running|length|language|country|budget|gross|score|certificate|first|last|aired",
    re.I,
)


_HEADED_ROLE: Final = re.compile(
    r"(?P<actor>[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3}) (?:as|As|AS) (?P<character>[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,4})"
)
# In a bare list, what stands on both sides of it are two names.
_AS: Final = re.compile(r"\bas\b", re.I)


def names_of_role(sentence: Sentence, text: str) -> Iterator[Name]:
    """Actor and character of a heading that is nothing else: ``ANN LEE AS ZOE``."""
    if sentence.block.kind != BlockKind.HEADING:
        return
    match = _HEADED_ROLE.fullmatch(sentence.span.text_of(text).strip(" *:"))
    if match is None or any(word.islower() for word in f"{match['actor']} {match['character']}".split()):
        return
    at = sentence.span.start + sentence.span.text_of(text).index(match[0])
    for group in ("actor", "character"):
        name = " ".join(w.title() if w.isupper() and len(w) > 1 else w for w in match[group].split())
        span = Span(start=at + match.start(group), end=at + match.end(group))
        yield Name(span, sentence.index, name, name, label="PERSON")


def is_list_of_names(sentence: Sentence, text: str) -> bool:
    if sentence.block.kind != BlockKind.INFO_VALUE:
        return False
    if sentence.block.label and NO_NAMES.search(sentence.block.label):
        return False
    if _AS.search(sentence.span.text_of(text)):
        return False
    parts = [p.strip() for p in re.split(r",|;| & | and |\n|•", sentence.span.text_of(text)) if p.strip()]
    return bool(parts) and all(
        1 <= len(p.split()) <= 5 and re.fullmatch(r"[^\W\d_][\w.’' -]*", p) is not None for p in parts
    )


def listed_names(sentence: Sentence, text: str, blocked: Sequence[Span]) -> Iterator[Name]:
    """Names of a bare list: each item is one, whatever its case."""
    found = labelled(sentence)
    for match in re.finditer(r"[^\s,;&•][^,;&•\n]*", sentence.span.text_of(text)):
        raw = match[0].rstrip()
        start = sentence.span.start + match.start()
        for piece in re.finditer(r"(?:(?! and ).)+", raw):
            name = piece[0].strip()
            if not name:
                continue
            begin = start + piece.start() + (len(piece[0]) - len(piece[0].lstrip()))
            begin += 4 if name.startswith("and ") else 0
            name = name.removeprefix("and ").strip()
            span = Span(start=begin, end=begin + len(name))
            if any(span.touches(b) for b in blocked) or name in NEVER:
                continue
            mended = capitalised(name)
            yield Name(
                span,
                sentence.index,
                mended,
                mended,
                listed=len(name.split()) > 1,
                label=label_of(found, span),
            )
