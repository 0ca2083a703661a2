"""Fit the small models of ``extract/models`` that weigh the tags of words, on the project's own annotated articles.

    python benchmarks/training.py UNSEEN.onnx [titles | brackets | types]

UNSEEN.onnx is the network that ``benchmarks/name_model.py`` trained without a fourth of the articles: what it tags
there is weighed as it will be in articles that nobody has seen. Articles that ``tests/gold/held-out.txt`` lists are
never trained with. Needs ``scikit-learn`` (requirements-dev.txt). The same articles and network give the same models,
byte for byte.
"""

import argparse
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quality import OWN, ROOT, is_held_out

from showkg.extract import main_title, role_sides, title_choice, type_model
from showkg.extract.entities import described, seen_as
from showkg.extract.found import Found, find_all, recognised
from showkg.extract.name_tags import NameTags, load_network
from showkg.extract.nlp import Sentence, analyse
from showkg.extract.occurrences import Occurrences
from showkg.extract.reader import article_from_text, read
from showkg.extract.regression import load_weights
from showkg.extract.relation_tags import ROLES
from showkg.extract.role_sides import Sides
from showkg.extract.roles import find_roles, people_known_by
from showkg.extract.things import Thing
from showkg.extract.title_tags import Tags
from showkg.extract.titles import credit_tagged, cued_candidates, weighed
from showkg.graph.text import fold
from showkg.ontology.records import Article

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
LEFT_OUT = {"story", "credit", "web", "review", "site", "mixed"}
"""Kinds of articles that the network which is weighed has not seen."""
MARKS = {"“": "”", "‘": "’", '"': '"', "'": "'", "*": "*", "_": "_"}
LEAST_ARTICLES = 5
"""A capitalised word is a feature of its own only if so many articles have it: names are not to be learnt."""
FOREIGN = 30.0
"""How much more than one class's own opinion another's has to prove itself."""
WORKS = {"series": "T", "film": "T", "work": "T", "episode": "E"}
"""Type of a work → title of a work or of an episode."""


@dataclass
class Sample:
    """An annotated article."""

    stem: str
    article: Article
    gold: dict[str, Any]
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    """Where titles stand, with their kinds."""


def is_left_out(stem: str) -> bool:
    """Is an article one of those that the network's tags are weighed with: some kinds, and a fourth of the others?"""
    return stem.split("-", maxsplit=1)[0] in LEFT_OUT or hashlib.sha256(stem.encode()).digest()[0] % 4 == 0


def is_apart(stem: str) -> bool:
    """Is an article one of those that the network was not taught with what is said of names?"""
    return hashlib.sha256(stem.encode()).digest()[1] % 8 == 0


def samples() -> Iterator[Sample]:
    """All annotated articles that may be trained with, in order of their stems."""
    for annotations, texts in OWN:
        for path in sorted(annotations.glob("*.json")):
            if is_held_out(path.stem):
                continue
            source = next(p for p in texts.glob(f"{path.stem}.*") if p.suffix != ".json")
            article = next(iter(read([str(source)])))
            assert isinstance(article, Article), article
            gold = json.loads(path.read_text(encoding="utf-8"))
            yield Sample(path.stem, article, gold, spans=title_spans(article, gold))


def tag_spans(raw: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its tags, and where names stand in it, with their tags."""
    parts, spans, at, length = [], [], 0, 0
    for match in TAG.finditer(raw):
        between, name = raw[at : match.start()], match["name"]
        parts += [between, name]
        spans.append((length + len(between), length + len(between) + len(name), match["tag"]))
        length += len(between) + len(name)
        at = match.end()
    return "".join([*parts, raw[at:]]), spans


def tagged_samples() -> Iterator[Sample]:
    """The short articles whose names are tagged in the text."""
    for path in sorted(TAGGED.glob("*.txt")):
        text, spans = tag_spans(path.read_text(encoding="utf-8").strip())
        article = article_from_text(text, source=path.name)
        if article.text[: len(text)] != text or "<" in text:
            sys.exit(f"{path.name}: tags do not match. Mend them.")
        entities = [{"type": TAGS[tag], "name": text[start:end]} for start, end, tag in spans]
        titles = [(start, end, WORKS[TAGS[tag]]) for start, end, tag in spans if TAGS[tag] in WORKS]
        yield Sample(path.stem, article, {"entities": entities}, spans=titles)


@dataclass(frozen=True)
class Stated:
    """A line of the table beside a tagged article: what it states there, by the names as they are written."""

    line: int
    """Of the article, from 1 on."""
    predicate: str
    subject: str
    object: str
    work: str
    """Of a role; empty where none is named."""


def stated(stem: str) -> Iterator[Stated]:
    """What a tagged article states; nothing where nobody wrote it down."""
    table = TAGGED / f"{stem}.tsv"
    for row in table.read_text(encoding="utf-8").splitlines() if table.exists() else ():
        line, predicate, subject, obj, *work = row.split("\t")
        yield Stated(int(line), predicate, subject, obj, work[0] if work else "")


def whole_words(text: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where names stand as whole words, each character in one of them: the longest first."""
    taken = bytearray(len(text))
    for form in sorted(names, key=lambda n: (-len(n), n)):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * len(form)
                yield *match.span(), form


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


def left_out_samples() -> list[Sample]:
    """The articles that the network has not seen."""
    return [s for s in (*samples(), *tagged_samples()) if is_left_out(s.stem)]


def title_evidence(sample: Sample, tags: Tags) -> Iterator[tuple[dict[str, float], bool]]:
    """Evidence of each candidate of an article, and whether it is a title."""
    people, works = recognised(analyse(sample.article))
    text, counts, candidates = cued_candidates(sample.article, people, works)
    credit_tagged(sample.article, text, tags, candidates)
    right = {fold(n) for n in forms(sample.gold, {*WORKS, "season"})}
    right |= {fold(sample.article.text[start:end]) for start, end, kind in sample.spans if kind != UNCLEAR}
    for title in weighed(sample.article, counts, candidates):
        yield title_choice.evidence(title, counts, tags), fold(title.name) in right


def main_of(sample: Sample) -> set[str]:
    """The work of a tagged article: that of which it says most, else the title that stands there most often."""
    said: Counter[str] = Counter()
    for line in stated(sample.stem):
        if line.predicate in ROLES:
            said[line.subject] += 1
        elif line.predicate == "portrays" and line.work:
            said[line.work] += 1
    if said:
        (name, most), *others = said.most_common()
        # Two of which it says as much are both right.
        return {name} | {other for other, n in others if n == most}
    often = Counter(sample.article.text[a:b] for a, b, kind in sample.spans if kind == "T")
    return {name for name, n in often.most_common(1) if n > 1}


def main_rows(sample: Sample, tags: Tags) -> Iterator[tuple[dict[str, float], bool]]:
    """Evidence of each candidate for the work that an article is about, and whether it is that."""
    entities = {e.get("id"): e for e in sample.gold["entities"]}
    about = sample.gold.get("about")
    if about is None:  # a tagged article
        right = {fold(name) for name in main_of(sample)}
    else:
        right = {fold(n) for i in about for n in (entities[i]["name"], *entities[i].get("aliases", []))}
    if not right:
        return
    sentences = analyse(sample.article)
    people, works = recognised(sentences)
    text, counts, candidates = cued_candidates(sample.article, people, works)
    credit_tagged(sample.article, text, tags, candidates)
    titles = weighed(sample.article, counts, candidates)
    title_choice.choose(titles, counts, tags, threshold=0.0)
    for candidate in main_title.candidates_of(sample.article, sentences, counts, tags, titles):
        yield dict(candidate.evidence), fold(candidate.name) in right


def fit_choice(rows: Sequence[tuple[dict[str, float], bool]], *, trust: float = 1.0) -> dict[str, float]:
    """Weights of the evidence; the more it is trusted, the larger they may be."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    counts = Counter(name for row, _ in rows for name in row)
    names = sorted(name for name, n in counts.items() if n >= LEAST_ROWS)
    model = LogisticRegression(C=trust, max_iter=5000)
    model.fit([[row.get(n, 0.0) for n in names] for row, _ in rows], [right for _, right in rows])
    weights = {n: round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True)}
    return {"bias": round(float(model.intercept_[0]), 4), **weights}


def fit_one_of(groups: Sequence[Sequence[tuple[dict[str, float], bool]]]) -> dict[str, float]:
    """Weights of the evidence for the one candidate of each group that is right, or for none."""
    import numpy as np  # noqa: PLC0415
    from scipy.optimize import minimize  # noqa: PLC0415

    names = sorted({name for rows in groups for row, _ in rows for name in row})
    given = [np.array([[row.get(n, 0.0) for n in names] for row, _ in rows]) for rows in groups]
    wanted = [np.array([right for _, right in rows], dtype=float) for rows in groups]

    def loss(flat: Any) -> tuple[float, Any]:
        weights, bias = flat[:-1], flat[-1]
        missed, slope = 0.5 * (weights**2).sum(), np.append(weights, 0.0)
        for rows, right in zip(given, wanted, strict=True):
            powers = np.exp(np.append(rows @ weights + bias, 0.0))
            p = powers / powers.sum()
            those = p * np.append(right, not right.any())
            missed -= np.log(those.sum() + 1e-12)
            off = (p - those / (those.sum() + 1e-12))[:-1]
            slope[:-1] += rows.T @ off
            slope[-1] += off.sum()
        return missed, slope

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    weights = {n: round(float(w), 4) for n, w in zip(names, found[:-1], strict=True)}
    return {"bias": round(float(found[-1]), 4), **weights}


def train_titles(network: Any) -> None:
    """Weigh the tags of titles with the cues for them."""
    unseen = [(s, Tags(NameTags(s.article, network))) for s in left_out_samples()]
    rows = [row for sample, tags in unseen for row in title_evidence(sample, tags)]
    title_choice.MODEL.write_text(json.dumps(fit_choice(rows), indent=1) + "\n", encoding="utf-8")
    load_weights.cache_clear()
    print(f"titles: {len(unseen)} articles, {len(rows)} candidates, {sum(r for _, r in rows)} titles")
    mains = [rows for sample, tags in unseen if (rows := list(main_rows(sample, tags)))]
    main_title.MODEL.write_text(json.dumps(fit_one_of(mains), indent=1) + "\n", encoding="utf-8")
    print(
        f"mains: {len(mains)} articles, {sum(any(r for _, r in rows) for rows in mains)} with the right candidate"
    )


@dataclass
class Described:
    """A thing of an article with its right class."""

    stem: str
    features: dict[str, float]
    seen: dict[str, float]
    right: str


@dataclass
class Named:
    """The names of an article and what it says they are."""

    sentences: tuple[Sentence, ...]
    found: Found
    tags: NameTags
    types: dict[str, str]
    """Folded name → type."""


def named_of(sample: Sample, network: Any) -> Named:
    """Find the names of an article."""
    sentences = analyse(sample.article)
    tags = NameTags(sample.article, network)
    types = {
        fold(name): entity["type"]
        for entity in reversed(sample.gold["entities"])
        for name in (*entity.get("aliases", []), entity["name"])
    }
    return Named(sentences, find_all(sample.article, sentences, tags), tags, types)


def bracket_rows(sample: Sample, network: Any) -> Iterator[tuple[dict[str, float], bool]]:
    """Evidence of each ``NAME (NAME)`` that is a role, and whether the first one is the actor."""
    named = named_of(sample, network)
    sides = Sides(sample.article, named.found.names, named.tags)
    known = people_known_by(named.found.names, sample.article.text, sides)
    for left, right in sides.in_brackets:
        kinds = named.types.get(fold(left.core)), named.types.get(fold(right.core))
        if set(kinds) == {"person", "character"}:
            yield sides.evidence(left, right, rule=known.look_reversed(left, right)), kinds[0] == "person"


def train_brackets(network: Any) -> None:
    """Weigh what tells which of two names in brackets is the actor."""
    rows = [row for sample in left_out_samples() for row in bracket_rows(sample, network)]
    role_sides.MODEL.write_text(json.dumps(fit_choice(rows, trust=5.0), indent=1) + "\n", encoding="utf-8")
    load_weights.cache_clear()
    print(f"brackets: {len(rows)} pairs, {sum(right for _, right in rows)} with the actor first")


def type_rows(sample: Sample, network: Any) -> Iterator[Described]:
    """The things of an article."""
    named = named_of(sample, network)
    names = named.found.names
    roles = find_roles(sample.article, named.sentences, names, named.found.titles, named.tags)
    for thing, features in described(sample.article, named.sentences, names, roles, named.tags):
        right = _right_type(thing, named.types)
        yield Described(
            sample.stem,
            features,
            seen_as(thing, sample.article, named.tags),
            right if right in type_model.CLASSES else "none",
        )


def _right_type(thing: Thing, types: dict[str, str]) -> str:
    cores = sorted({n.core for n in thing.names}, key=lambda core: (-len(core.split()), -len(core), core))
    return next((types[f] for core in cores if (f := fold(core)) in types), "none")


def fit_classes(rows: Sequence[Described]) -> dict[str, Any]:
    """Weights of features for each class."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    known = known_features(rows)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{k: v for k, v in row.features.items() if k in known} for row in rows])
    model = LogisticRegression(C=0.2, max_iter=1000, tol=1e-3).fit(matrix, [row.right for row in rows])
    weights = {
        name: [round(float(w), 3) for w in column]
        for name, column in zip(vectors.feature_names_, model.coef_.T, strict=True)
    }
    return {
        "classes": list(model.classes_),
        "bias": [round(float(b), 3) for b in model.intercept_],
        "weights": {name: row for name, row in weights.items() if any(row)},
    }


def fit_weighing(rows: Sequence[tuple[dict[str, float], str]]) -> dict[str, Any]:
    """Weights of both opinions of each class, as ``type_model.evidence`` gives them.

    Both are trusted half as long as nothing else is learnt, and what one class says of another has to be learnt
    from many: some classes are so rare that free weights would fit their few articles.
    """
    import numpy as np  # noqa: PLC0415
    from scipy.optimize import minimize  # noqa: PLC0415

    classes, names = sorted({right for _, right in rows}), sorted({name for row, _ in rows for name in row})
    given = np.array([[row.get(name, 0.0) for name in names] for row, _ in rows])
    wanted = np.array([[right == c for c in classes] for _, right in rows], dtype=float)
    own = np.array([[name in {f"features {c}", f"tags {c}"} for c in classes] for name in names])
    prior, strength = np.where(own, 0.5, 0.0), np.where(own, 1.0, FOREIGN)
    size = own.size

    def loss(flat: Any) -> tuple[float, Any]:
        weights, bias = flat[:size].reshape(own.shape), flat[size:]
        scores = given @ weights + bias
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        off = weights - prior
        missed = -np.log((shares * wanted).sum(axis=1) + 1e-12).sum()
        slope = given.T @ (shares - wanted) + 2 * strength * off
        slope_of_bias = (shares - wanted).sum(axis=0) + 0.02 * bias
        return missed + (strength * off**2).sum() + 0.01 * (bias**2).sum(), np.append(slope, slope_of_bias)

    start = np.append(prior, np.zeros(len(classes)))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    table = found[:size].reshape(own.shape)
    return {
        "classes": classes,
        "bias": [round(float(b), 3) for b in found[size:]],
        "weights": {n: [round(float(w), 3) for w in row] for n, row in zip(names, table, strict=True)},
    }


def known_features(rows: Sequence[Described]) -> frozenset[str]:
    """Features that so many articles have that they name nothing."""
    articles = defaultdict(set)
    for row in rows:
        for name in row.features:
            articles[name].add(row.stem)
    least = {"first word": LEAST_ARTICLES, "last word": LEAST_ARTICLES}
    return frozenset(n for n, stems in articles.items() if len(stems) >= least.get(n.split("=")[0], 3))


def write_types(models: dict[str, Any]) -> None:
    """Write the models of classes, one feature a line."""
    parts = []
    for name, model in models.items():
        lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in model["weights"].items())
        classes, bias = json.dumps(model["classes"]), json.dumps(model["bias"])
        parts.append(f'"{name}": {{"classes": {classes},\n"bias": {bias},\n"weights": {{\n{lines}\n}}}}')
    type_model.MODEL.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")
    type_model.models.cache_clear()


def train_types(network: Any) -> None:
    """Fit the classes of things, and weigh them with the tags. Titles must have been trained before."""
    rows = [row for sample in (*samples(), *tagged_samples()) for row in type_rows(sample, network)]
    seen = [row for row in rows if not is_left_out(row.stem)]
    unseen = [row for row in rows if is_left_out(row.stem)]
    write_types({"features": fit_classes(seen)})
    evidence = [(type_model.evidence(type_model.probabilities(r.features), r.seen), r.right) for r in unseen]
    write_types({"features": fit_classes(rows), "both": fit_weighing(evidence)})
    print(f"types: {len(rows)} things, {dict(Counter(r.right for r in rows))}")


TRAININGS: dict[str, Callable[[Any], None]] = {
    "titles": train_titles,
    "brackets": train_brackets,
    "types": train_types,
}


def main() -> None:
    """Train what the command line names, or all."""
    parser = argparse.ArgumentParser(
        description="Fit what weighs the tags of words on the annotated articles."
    )
    parser.add_argument("network", type=Path, help="the network that was trained without a fourth of them")
    parser.add_argument("models", nargs="*", choices=[*TRAININGS, []], help="default: all")
    args = parser.parse_args()
    for name in args.models or TRAININGS:
        TRAININGS[name](load_network(args.network))


if __name__ == "__main__":
    main()
