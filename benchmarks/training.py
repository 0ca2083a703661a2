"""Train the small models of ``extract/models`` on the project's own annotated articles.

    python benchmarks/training.py [titles | types] [--held-out]

Articles that ``tests/gold/held-out.txt`` lists are never trained with. Needs ``scikit-learn`` (requirements-dev.txt).
The same articles give the same models, byte for byte.
"""

import argparse
import hashlib
import json
import random
import re
import sys
import tempfile
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from showkg.extract import main_title, title_choice, title_tags, type_model
from showkg.extract.entities import described
from showkg.extract.name_finder import find_names
from showkg.extract.nlp import Sentence, analyse
from showkg.extract.occurrences import Occurrences
from showkg.extract.pipeline import recognised
from showkg.extract.reader import article_from_text, read
from showkg.extract.roles import find_roles
from showkg.extract.title_candidates import Candidates
from showkg.extract.titles import context_of, credit_tagged, cued_candidates, find_titles, weighed
from showkg.extract.works import iter_places
from showkg.graph.text import fold
from showkg.ontology.records import Article

ROOT = Path(__file__).parents[1]
FOLDERS = (
    (ROOT / "tests" / "gold", ROOT / "examples" / "articles"),
    (ROOT / "tests" / "gold" / "written",) * 2,
)
"""Annotations, and the articles that they are of."""
HELD_OUT = ROOT / "tests" / "gold" / "held-out.txt"
FOLDS = 4
TAGGED = ROOT / "benchmarks" / "tagged"
TAG = re.compile(r"<(?P<tag>[tepcoflxa])>(?P<name>[^<>]*)</(?P=tag)>")
TAGS = {
    "t": "work",
    "e": "episode",
    "p": "person",
    "c": "character",
    "o": "organization",
    "f": "fictional_organization",
    "l": "place",
    "x": "object",
    "a": "award",
}
UNCLEAR = "?"
"""Of a name that is that of a work and of somebody in it: its sentence is not trained with."""
LEAST_ROWS = 8
"""A cue that speaks for fewer candidates is not weighed."""
MARKS = {"“": "”", "‘": "’", '"': '"', "'": "'", "*": "*", "_": "_"}
VARIANTS = ("plain", "kept")
LEAST_ARTICLES = 5
"""A capitalised word is a feature of its own only if so many articles have it: names are not to be learnt."""
WORKS = {"series": "T", "film": "T", "work": "T", "episode": "E"}
"""Type of a work → its label for the tagger."""


@dataclass
class Sample:
    """An annotated article."""

    stem: str
    article: Article
    gold: dict[str, Any]
    sentences: tuple[Sentence, ...] = ()
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    """Where titles stand, with their labels."""
    rows: list[tuple[list[list[str]], list[str]]] = field(default_factory=list)
    """Features and labels of the words of each sentence."""


def is_held_out(stem: str) -> bool:
    """Is an article, named by its stem, one of those that nothing is trained with?"""
    return hashlib.sha256(stem.encode()).hexdigest()[:12] in HELD_OUT.read_text(encoding="utf-8").split()


def samples() -> Iterator[Sample]:
    """All annotated articles that may be trained with, in order of their stems."""
    for annotations, texts in FOLDERS:
        for path in sorted(annotations.glob("*.json")):
            if is_held_out(path.stem):
                continue
            source = next(p for p in texts.glob(f"{path.stem}.*") if p.suffix != ".json")
            article = next(iter(read([str(source)])))
            assert isinstance(article, Article), article
            gold = json.loads(path.read_text(encoding="utf-8"))
            yield Sample(path.stem, article, gold, spans=title_spans(article, gold))


def tagged_samples() -> Iterator[Sample]:
    """The short articles whose names are tagged in the text."""
    for path in sorted(TAGGED.glob("*.txt")):
        raw = path.read_text(encoding="utf-8").strip()
        parts, spans, at, length = [], [], 0, 0
        for match in TAG.finditer(raw):
            between, name = raw[at : match.start()], match["name"]
            parts += [between, name]
            spans.append((length + len(between), length + len(between) + len(name), match["tag"]))
            length += len(between) + len(name)
            at = match.end()
        text = "".join([*parts, raw[at:]])
        article = article_from_text(text, source=path.name)
        if article.text[: len(text)] != text or "<" in text:
            sys.exit(f"{path.name}: tags do not match. Mend them.")
        entities = [{"type": TAGS[tag], "name": text[start:end]} for start, end, tag in spans]
        titles = [(start, end, WORKS[TAGS[tag]]) for start, end, tag in spans if TAGS[tag] in WORKS]
        yield Sample(path.stem, article, {"entities": entities}, spans=titles)


def forms(gold: dict[str, Any], types: Iterable[str]) -> set[str]:
    """Names and aliases of the entities of some types."""
    return {
        name
        for entity in gold["entities"]
        if entity["type"] in types
        for name in (entity["name"], *entity.get("aliases", []))
    }


def title_spans(article: Article, gold: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Where the titles of an annotation stand, with labels; what also names something else, only where it is marked."""
    text = article.text
    kinds = {n: kind for t, kind in sorted(WORKS.items()) for n in forms(gold, {t})}
    others = forms(gold, {e["type"] for e in gold["entities"]} - {*WORKS, "season"})
    taken = bytearray(len(text))
    out = []
    counts = Occurrences(text)
    for name in sorted(set(kinds) | others, key=lambda n: (-len(n), n)):
        for start in counts.starts(name):
            end = start + len(name)
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * len(name)
            marked = start > 0 and text[start - 1] in "\"'“‘*_"
            if name in kinds and (name not in others or marked):
                out.append((start, end, kinds[name]))
            elif name in kinds:
                out.append((start, end, UNCLEAR))
    return sorted(out)


def label(sample: Sample, candidates: Candidates | None = None) -> None:
    """Fill in the rows of a sample."""
    sample.sentences = analyse(sample.article)
    people, works = recognised(sample.sentences)
    text, counts, candidates = cued_candidates(sample.article, people, works)
    context = context_of(sample.article, text, counts, candidates)
    spans = sample.spans
    starts = [s for s, *_ in spans]
    for sentence in sample.sentences:
        places = title_tags.places_of(sentence)
        labels = []
        for i, (start, end) in enumerate(places):
            k = bisect_right(starts, start) - 1
            inside = k >= 0 and end <= spans[k][1]
            goes_on = inside and i > 0 and places[i - 1][0] >= spans[k][0]
            labels.append(f"{'I' if goes_on else 'B'}-{spans[k][2]}" if inside else title_tags.OUTSIDE)
        if places and not any(label.endswith(UNCLEAR) for label in labels):
            sample.rows.append((title_tags.features_of(sentence, context), labels))


def varied(sample: Sample, titles: Sequence[str], how: str, seed: int) -> Sample:
    """The article with other titles in it and marked in another way, so that marks and known words are not all.

    Args:
        sample: An article with its titles.
        titles: Titles to choose from.
        how: ``plain`` without marks, ``quoted`` in quotation marks, ``kept`` with those that it has.
        seed: Decides which titles are chosen.
    """
    text = sample.article.text
    choice = random.Random(f"{sample.stem} {seed}")
    other: dict[str, str] = {}
    parts, spans, at, length = [], [], 0, 0
    for start, end, kind in sample.spans:
        if kind == UNCLEAR:
            continue
        name = text[start:end]
        key = next((k for k in sorted(other) if name.lower() in k.lower() or k.lower() in name.lower()), name)
        new = other.setdefault(key, choice.choice(titles))
        new = new.upper() if name.isupper() and len(name) > 3 else new
        left, right = text[at:start], text[end : end + 1]
        cut = 0
        if how != "kept" and left and left[-1] in MARKS and right in MARKS[left[-1]]:
            left, cut = left[:-1], 1
        opening, closing = ("“", "”") if how == "quoted" else ("", "")
        parts += [left, opening]
        length += len(left) + len(opening)
        spans.append((length, length + len(new), kind))
        parts += [new, closing]
        length += len(new) + len(closing)
        at = end + cut
    parts.append(text[at:])
    article = article_from_text("".join(parts), source=f"{sample.stem} {how}")
    shift = article.text.find(parts[0][:40]) if parts[0].strip() else 0
    ok = all(article.text[s:e] == "".join(parts)[s:e] for s, e, _ in spans) and shift == 0
    return Sample(sample.stem, article, {"entities": []}, spans=spans if ok else [])


def known_words(samples: Sequence[Sample]) -> frozenset[str]:
    """Word features that so many articles have that they name nothing."""
    articles: Counter[str] = Counter()
    for sample in samples:
        articles.update({f for rows, _ in sample.rows for row in rows for f in row if is_word(f)})
    return frozenset(f for f, n in articles.items() if n >= LEAST_ARTICLES)


def is_word(feature: str) -> bool:
    """Is the feature a word of the text?"""
    return ":w=" in feature


def train_tagger(samples: Sequence[Sample], path: Path) -> None:
    """Train a conditional random field."""
    from pycrfsuite import Trainer  # noqa: PLC0415

    known = known_words(samples)
    trainer = Trainer(verbose=False)
    trainer.set_params({"c1": 0.5, "c2": 0.3, "max_iterations": 60, "feature.minfreq": 3})
    for sample in samples:
        for rows, labels in sample.rows:
            trainer.append([[f for f in row if not is_word(f) or f in known] for row in rows], labels)
    trainer.train(str(path))


def open_tagger(path: Path) -> Any:
    """A tagger with a trained field."""
    from pycrfsuite import Tagger  # noqa: PLC0415

    tagger = Tagger()
    tagger.open(str(path))
    return tagger


def title_evidence(sample: Sample, tagger: Any) -> Iterator[tuple[dict[str, float], bool]]:
    """Evidence of each candidate of an article, and whether it is a title."""
    people, works = recognised(sample.sentences)
    text, counts, candidates = cued_candidates(sample.article, people, works)
    context = context_of(sample.article, text, counts, candidates)
    tags = title_tags.Tags(sample.article, sample.sentences, context, tagger)
    credit_tagged(sample.article, text, tags, candidates)
    right = {fold(n) for n in forms(sample.gold, {*WORKS, "season"})}
    right |= {fold(sample.article.text[start:end]) for start, end, kind in sample.spans if kind != UNCLEAR}
    for title in weighed(sample.article, counts, candidates):
        yield title_choice.evidence(title, counts, tags), fold(title.name) in right


def tags_of(sample: Sample, tagger: Any) -> title_tags.Tags:
    """The tags of an article by a field that was not trained with it."""
    people, works = recognised(sample.sentences)
    text, counts, candidates = cued_candidates(sample.article, people, works)
    context = context_of(sample.article, text, counts, candidates)
    return title_tags.Tags(sample.article, sample.sentences, context, tagger)


def main_rows(sample: Sample, tags: title_tags.Tags) -> Iterator[tuple[dict[str, float], bool]]:
    """Evidence of each candidate for the work that an article is about, and whether it is that."""
    entities = {e.get("id"): e for e in sample.gold["entities"]}
    about = sample.gold.get("about")
    if about is None:  # a tagged article: the title that stands there most often
        often = Counter(sample.article.text[a:b] for a, b, kind in sample.spans if kind == "T")
        right = {fold(name) for name, n in often.most_common(1) if n > 1}
    else:
        right = {fold(n) for i in about for n in (entities[i]["name"], *entities[i].get("aliases", []))}
    if not right:
        return
    people, works = recognised(sample.sentences)
    text, counts, candidates = cued_candidates(sample.article, people, works)
    credit_tagged(sample.article, text, tags, candidates)
    titles = weighed(sample.article, counts, candidates)
    title_choice.choose(titles, counts, tags, threshold=0.0)
    for candidate in main_title.candidates_of(sample.article, sample.sentences, counts, tags, titles):
        yield dict(candidate.evidence), fold(candidate.name) in right


def fit_choice(rows: Sequence[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Weights of the evidence."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    counts = Counter(name for row, _ in rows for name in row)
    names = sorted(name for name, n in counts.items() if n >= LEAST_ROWS)
    model = LogisticRegression(C=1.0, max_iter=5000)
    model.fit([[row.get(n, 0.0) for n in names] for row, _ in rows], [right for _, right in rows])
    weights = {n: round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True)}
    return {"bias": round(float(model.intercept_[0]), 4), **weights}


def train_titles() -> None:
    """Train the tagger of titles, and weigh its tags on articles that it was not trained with."""
    rows: list[tuple[dict[str, float], bool]] = []
    tagged: list[tuple[Sample, title_tags.Tags]] = []
    all_samples = [*samples(), *tagged_samples()]
    titles = sorted(
        {
            s.article.text[a:b]
            for s in all_samples
            for a, b, kind in s.spans
            if kind != UNCLEAR and not s.article.text[a:b].islower()
        }
    )
    titles = [t for t in titles if not t.isupper()]
    more = {
        s.stem: [
            v
            for k, how in enumerate(VARIANTS if s.gold.get("facts") else ())
            if (v := varied(s, titles, how, k)).spans
        ]
        for s in all_samples
    }
    for sample in [*all_samples, *(v for row in more.values() for v in row)]:
        label(sample)
    print(f"titles: {len(titles)}, varied articles: {sum(len(v) for v in more.values())}")
    with tempfile.TemporaryDirectory() as folder:
        for k in range(FOLDS):
            path = Path(folder) / f"{k}.crf"
            rest = [s for i, s in enumerate(all_samples) if i % FOLDS != k]
            train_tagger([*rest, *(v for s in rest for v in more[s.stem])], path)
            tagger = open_tagger(path)
            for sample in all_samples[k::FOLDS]:
                tagged.append((sample, tags_of(sample, tagger)))
                for each in (sample, *more[sample.stem][:1]):
                    rows += title_evidence(each, tagger)
    weights = fit_choice(rows)
    title_choice.MODEL.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    title_choice.model.cache_clear()
    mains = [row for sample, tags in tagged for row in main_rows(sample, tags)]
    main_title.MODEL.write_text(json.dumps(fit_choice(mains), indent=1) + "\n", encoding="utf-8")
    print(f"mains: {len(mains)} candidates, {sum(r for _, r in mains)} right")
    train_tagger([*all_samples, *(v for row in more.values() for v in row)], title_tags.MODEL)
    print(f"titles: {len(all_samples)} articles, {len(rows)} candidates, {sum(r for _, r in rows)} titles")


def type_rows(sample: Sample) -> Iterator[tuple[dict[str, float], str]]:
    """Features and right class of each thing of an article."""
    sentences = analyse(sample.article)
    people, works = recognised(sentences)
    titles = find_titles(sample.article, sentences, people, works)
    taken = sorted(
        [s for t in titles for s in t.spans] + [p.span for _, p in iter_places(sentences, sample.article)]
    )
    names = find_names(sample.article, sentences, taken)
    roles = find_roles(sample.article, sentences, names, titles)
    types = {
        fold(name): entity["type"]
        for entity in reversed(sample.gold["entities"])
        for name in (*entity.get("aliases", []), entity["name"])
    }
    for thing, features in described(sample.article, sentences, names, roles):
        cores = sorted({n.core for n in thing.names}, key=lambda core: (-len(core.split()), -len(core), core))
        right = next((types[f] for core in cores if (f := fold(core)) in types), "none")
        yield features, right if right in type_model.CLASSES else "none"


def train_types() -> None:
    """Fit the classes of things. Titles must have been trained before."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    rows, articles = [], defaultdict(set)
    for sample in [*samples(), *tagged_samples()]:
        for features, right in type_rows(sample):
            rows.append((features, right))
            for name in features:
                articles[name].add(sample.stem)
    least = {"first word": LEAST_ARTICLES, "last word": LEAST_ARTICLES}
    known = {name for name, stems in articles.items() if len(stems) >= least.get(name.split("=")[0], 3)}
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{k: v for k, v in f.items() if k in known} for f, _ in rows])
    model = LogisticRegression(C=0.2, max_iter=5000).fit(matrix, [right for _, right in rows])
    weights = {
        name: [round(float(w), 3) for w in column]
        for name, column in zip(vectors.feature_names_, model.coef_.T, strict=True)
    }
    raw: dict[str, Any] = {
        "classes": list(model.classes_),
        "bias": [round(float(b), 3) for b in model.intercept_],
        "weights": {name: row for name, row in weights.items() if any(row)},
    }
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in raw["weights"].items())
    type_model.MODEL.write_text(
        f'{{"classes": {json.dumps(raw["classes"])},\n"bias": {json.dumps(raw["bias"])},\n"weights": {{\n{lines}\n}}}}\n',
        encoding="utf-8",
    )
    print(f"types: {len(rows)} things, {len(raw['weights'])} features, {dict(Counter(r for _, r in rows))}")


TRAININGS: dict[str, Callable[[], None]] = {"titles": train_titles, "types": train_types}


def main() -> None:
    """Train what the command line names, or all."""
    parser = argparse.ArgumentParser(description="Train the models of showkg on its annotated articles.")
    parser.add_argument("models", nargs="*", choices=[*TRAININGS, []], help="default: all")
    for name in parser.parse_args().models or TRAININGS:
        TRAININGS[name]()


if __name__ == "__main__":
    main()
