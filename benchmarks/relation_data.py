"""What articles say of whom they name, as windows of text that a network is trained with (``relation_model.py``).

Beside each tagged article lies a table of what it states: number of the line, predicate, subject, object, and for a
role the work. Annotated articles tell the same by their quotes. Passages (``passages.py``: those that are neither held
out nor about a show of a held-out article) have no quotes: there it is the sentence that names both nearest to each
other.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from passages import passages
from quality import OWN, is_held_out
from training import TAGGED, TAGS, Sample, forms, samples, stated, tag_spans, tagged_samples, whole_words

from showkg.extract.name_tags import encoded, windows_of
from showkg.extract.reader import article_from_text
from showkg.extract.relation_tags import PREDICATES, ROLES
from showkg.ontology.annotated import NAMED_AS, REVERSIBLE
from showkg.ontology.records import Article

# Initials and titles before a name end nothing.
SENTENCE_END = re.compile(r"""(?<![A-Z])(?<!Mr|Dr|St)(?<!Mrs)[.!?]["”’)]*\s+(?=["“‘(]*[A-Z0-9])|\n+""")


@dataclass(frozen=True)
class Name:
    """A name where it stands."""

    start: int
    end: int
    kind: str
    entity: str
    """What it names: an id of the annotation, or the name itself."""


@dataclass(frozen=True)
class Said:
    """A fact and the stretch of text that says it."""

    start: int
    end: int
    predicate: str
    subject: str
    object: str


@dataclass
class Told:
    """An article with its names and what it says of them."""

    stem: str
    article: Article
    names: list[Name]
    said: list[Said] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """A window: its pieces, the pieces of each name in it, and what is right of each pair.

    ``right`` has cells (predicate, subject, object) → True, or False where nobody can tell; a subject or object is the
    number of the name from 1 on, 0 is what the text is about.
    """

    ids: list[int]
    shapes: list[int]
    pieces: list[list[int]]
    kinds: list[str]
    blocks: list[int]
    right: dict[tuple[int, int, int], bool]


def told() -> Iterator[Told]:
    """All articles that may be trained with whose facts are written down."""
    for sample in samples():
        yield _annotated(sample)
    for sample in tagged_samples():
        if (TAGGED / f"{sample.stem}.tsv").exists():
            yield _tagged(sample)
    unseen = _held_out_works()
    for passage in passages():
        if not passage.held_out and not unseen & forms(passage.gold, {"series", "film"}):
            article = article_from_text(passage.text, source=passage.name)
            yield _annotated(Sample(passage.name, article, passage.gold))


def _held_out_works() -> set[str]:
    """Titles of the held-out articles: what passages tell of them is not trained with."""
    paths = [path for annotations, _ in OWN for path in annotations.glob("*.json") if is_held_out(path.stem)]
    return {t for p in paths for t in forms(json.loads(p.read_text(encoding="utf-8")), {"series", "film"})}


def _tagged(sample: Sample) -> Told:
    raw = (TAGGED / f"{sample.stem}.txt").read_text(encoding="utf-8").strip()
    text, spans = tag_spans(raw)
    names = [Name(a, b, TAGS[tag], text[a:b]) for a, b, tag in spans]
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\n?", text)]
    out = Told(sample.stem, sample.article, names)
    for line in stated(sample.stem):
        if line.predicate not in PREDICATES:
            continue
        start, end = lines[line.line - 1]
        out.said.append(Said(start, end, line.predicate, line.subject, line.object))
        if line.predicate == "portrays":
            # An empty work stands nowhere: that there is one is all that is known.
            out.said.append(Said(start, end, "cast_member", line.work, line.subject))
            out.said.append(Said(start, end, "has_character", line.work, line.object))
    return out


def _annotated(sample: Sample) -> Told:
    text = sample.article.text
    entities: dict[str, Any] = {e["id"]: e for e in sample.gold["entities"]}
    owners: dict[str, set[str]] = {}
    for key, entity in entities.items():
        for form in (entity["name"], *entity.get("aliases", [])):
            owners.setdefault(form, set()).add(key)
    names = []
    for start, end, form in whole_words(text, owners):
        if len(owners[form]) == 1:
            key = next(iter(owners[form]))
            names.append(Name(start, end, NAMED_AS[entities[key]["type"]], key))
    out = Told(sample.stem, sample.article, sorted(names, key=lambda n: n.start))
    for fact in sample.gold["facts"]:
        if fact["p"] not in PREDICATES or fact["o"] not in entities:
            continue
        if "quote" in fact:
            at = text.find(fact["quote"] or "\0")
            start, end = max(at, 0), at + len(fact["quote"]) if at >= 0 else 0
        else:
            start, end = _sentence_of(fact["s"], fact["o"], out)
        out.said.append(Said(start, end, fact["p"], fact["s"], fact["o"]))
    return out


def _sentence_of(subject: str, object_: str, one: Told) -> tuple[int, int]:
    """The sentence that names both nearest to each other; that of the object's first name where none names both."""
    text = one.article.text
    ends = [0, *(m.end() for m in SENTENCE_END.finditer(text)), len(text)]
    subjects = [n for n in one.names if n.entity == subject]
    objects = [n for n in one.names if n.entity == object_]
    found = []
    for start, end in pairwise(ends):
        inside = [
            (abs(a.start - b.start), start, end)
            for a in subjects
            for b in objects
            if start <= a.start < end and start <= b.start < end
        ]
        found += inside or [(len(text), start, end) for b in objects if start <= b.start < end]
    return min(found)[1:] if found else (0, 0)


def rows_of(one: Told) -> Iterator[Row]:
    """The windows of an article."""
    text = one.article.text
    blocks = [b.span for b in one.article.blocks]
    facts: dict[tuple[str, str], set[str]] = {}
    for s in one.said:
        facts.setdefault((s.subject, s.object), set()).add(s.predicate)
    roles = {(s.predicate, s.object) for s in one.said if s.predicate in ROLES}
    for window in windows_of(one.article):
        ids, shapes, firsts = encoded(text, window)
        words = window.words[window.before :]
        names, pieces, at = [], [], []
        for name in one.names:
            inside = [f for (s, e), f in zip(words, firsts, strict=True) if name.start <= s and e <= name.end]
            if inside:
                names.append(name)
                pieces.append(inside)
                at.append(next((i for i, b in enumerate(blocks) if b.start <= name.start < b.end), -1))
        if not names:
            continue
        right: dict[tuple[int, int, int], bool] = {}
        # What is said somewhere may be said here too.
        for i, a in enumerate(names, 1):
            for p, predicate in enumerate(PREDICATES):
                if (predicate, a.entity) in roles:
                    right[p, 0, i] = False
            for j, b in enumerate(names, 1):
                for predicate in facts.get((a.entity, b.entity), ()) if i != j else ():
                    right[PREDICATES.index(predicate), i, j] = False
                    if predicate in REVERSIBLE:
                        right[PREDICATES.index(predicate), j, i] = False
        for said in one.said:
            _mark(said, names, right)
        yield Row(ids, shapes, pieces, [n.kind for n in names], at, right)


def _mark(said: Said, names: Sequence[Name], right: dict[tuple[int, int, int], bool]) -> None:
    """The nearest pair in the stretch that says it is right."""
    p = PREDICATES.index(said.predicate)
    here = [(i, n) for i, n in enumerate(names, 1) if said.start <= n.start and n.end <= said.end]
    subjects = [(i, n) for i, n in here if n.entity == said.subject]
    objects = [(i, n) for i, n in here if n.entity == said.object]
    if said.predicate in ROLES and objects:
        right[p, 0, objects[0][0]] = True
    if subjects and objects:
        _, i, j = min((abs(a.start - b.start), i, j) for i, a in subjects for j, b in objects)
        if i != j:
            right[p, i, j] = True
            if said.predicate in REVERSIBLE:
                right[p, j, i] = True
        if said.predicate in ROLES:
            right[p, 0, j] = True


def check() -> None:
    """Print how much there is."""
    articles = list(told())
    print(len(articles), "articles", sum(len(a.said) for a in articles), "facts")
    print(json.dumps({p: sum(s.predicate == p for a in articles for s in a.said) for p in PREDICATES}))


if __name__ == "__main__":
    check()
