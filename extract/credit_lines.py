"""Credits that layout tells: ``Dir: NAME. Scr: NAME``, ``W (NAME, 1971)``, ``W (1997, NAME)``, ``NAME (W, W)``.

Programmes, listings and reference books print them; the works in brackets behind a maker's name are made in the same part.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ..ontology.terms import SCHEMA, SKG
from .credit_patterns import ON_TO, PEOPLE, any_of
from .credit_rules import Credit, people_in, subject_before
from .lexicon_credits import LABELS
from .masked import P, W
from .nlp import Sentence
from .reading import Reading
from .references import Reference
from .scenes import Scene

_INLINE: Final = re.compile(
    rf"(?:^|(?<=[.;|,(\]•·] )|(?<=[(|]))(?P<label>{any_of(LABELS)})(?P<joint>\.?: ?|\. )(?P<people>{PEOPLE})",
    re.I,
)
_LABEL_END: Final = re.compile(r"(?:^|[.;|,•·)]\s+)(?P<label>[A-Za-z][\w/ ()]{1,28}?)\s*:\s*\Z")
_YEAR: Final = r"(?:18[89]|19\d|20[0-4])\d"
_OF_WORK: Final = re.compile(
    rf"(?P<work>{W}),? [(\[](?:(?P<cue>dir(?:ector|ected by)?[.:]?|d[.:]|by|from) (?P<a>{PEOPLE})(?:[,;][^()\[\]]{{0,60}})?"
    rf"|(?P<b>{PEOPLE})[,;]? {_YEAR}(?:[–-]\d{{2,4}})?(?:[,;][^()\[\]]{{0,60}})?|{_YEAR}(?:[–-]\d{{2,4}})?[,;] (?:dir\.? |by )?(?P<c>{PEOPLE}))[)\]]",
    re.I,
)
_OF_PERSON: Final = re.compile(
    rf"(?P<person>{P}) [(\[](?:[a-z' -]{{0,30}} )?(?P<works>{W}(?:(?:,? and |, |; | & |/){W}){{0,5}})(?:,? {_YEAR})?[)\]]"
)
_SHARED: Final = frozenset({SCHEMA.director, SKG.writer, SCHEMA.creator, SCHEMA.musicBy, SCHEMA.author})


def labels(scene: Scene) -> Iterator[Credit]:
    """Labels inside a line, each with its names."""
    if ":" not in scene.text and ". " not in scene.text:
        return
    for match in _INLINE.finditer(scene.text):
        if match["joint"] == ". " and len(match["label"]) > 4:
            continue  # "the director. Ann Lee" ends a sentence
        predicates = LABELS[match["label"].lower()]
        yield Credit(predicates, people_in(scene, match), "label_in_line", 0.92, presupposed=True)


def label_before(reading: Reading, sentence: Sentence) -> str | None:
    """The label, lower case, that the text right before a sentence ends with (``Scr:`` is taken for a sentence of its own)."""
    start = max(sentence.block.span.start, sentence.span.start - 40)
    match = _LABEL_END.search(reading.article.text[start : sentence.span.start])
    return match["label"].lower().rstrip(".") if match else None


def in_brackets(scene: Scene) -> Iterator[Credit]:
    """Makers in brackets behind a title; ``scene`` keeps its brackets."""
    if "(" not in scene.text and "[" not in scene.text:
        return
    for match in _OF_WORK.finditer(scene.text):
        group = next(g for g in ("a", "b", "c") if match[g])
        key = scene.masked.entity(match.start("work"))
        reference = Reference(match.start("work"), match.end("work"), key, named=True)
        predicate = maker_of(scene, key)
        yield Credit((predicate,), people_in(scene, match, group), "maker_in_brackets", 0.9, reference, True)


def maker_of(scene: Scene, key: str) -> str:
    """The predicate of the one name that stands for a work: a film's director, a series' creator, a book's author."""
    if scene.reading.is_a(key, SCHEMA.Movie):
        return SCHEMA.director
    return SCHEMA.creator if scene.reading.is_a(key, SCHEMA.TVSeries) else SCHEMA.author


def other_works(scene: Scene, parts: Mapping[str, frozenset[str]]) -> Iterator[Credit]:
    """Works in brackets behind somebody's name, in the part that the sentence gives to that person.

    Args:
        scene: A sentence with its brackets.
        parts: Predicates said of each person by the sentence, by the person's id.
    """
    for match in ON_TO.finditer(scene.text):
        people = subject_before(scene, match.start())
        said = _SHARED.intersection(*(parts.get(scene.masked.entity(p), frozenset()) for p in people))
        for position in scene.masked.all_of(W, *match.span("works")) if people else ():
            key = scene.masked.entity(position)
            reference = Reference(position, position + 1, key, named=True)
            for predicate in sorted(said):
                yield Credit((predicate,), people, "went_on_to", 0.75, reference, True)
    if "(" not in scene.text:
        return
    for match in _OF_PERSON.finditer(scene.text):
        said = parts.get(scene.masked.entity(match.start("person")), frozenset()) & _SHARED
        for position in scene.masked.all_of(W, *match.span("works")):
            key = scene.masked.entity(position)
            reference = Reference(position, position + 1, key, named=True)
            for predicate in sorted(said):
                yield Credit(
                    (predicate,), (match.start("person"),), "works_in_brackets", 0.8, reference, True
                )
