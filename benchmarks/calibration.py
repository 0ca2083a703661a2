"""Fit how sure each wording is, and print how often the readings of articles that nobody looked at are right.

    python benchmarks/calibration.py [--fit] [GOLD …]

GOLD are more folders of annotations with their articles, beside the project's own. What each wording adds is fitted on
the articles worked with and on tagged ones that the network was not taught with; on those held out, of which nobody
looked at a text, only two numbers are fitted: how far all estimates are shifted and stretched. Without ``--fit`` the
weights stay as they are. Needs ``scikit-learn`` (requirements-dev.txt).
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from quality import OWN, is_held_out
from training import is_apart, stated, tagged_samples

from showkg.extract import calibration
from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import read
from showkg.extract.regression import load_weights, score
from showkg.extract.relation_tags import PREDICATES as TAUGHT
from showkg.graph.evaluate import Evaluation, same_value
from showkg.graph.gold import find_article, find_gold, read_gold
from showkg.graph.predicted import fold, read_prediction
from showkg.graph.store import EmbeddedStore
from showkg.ontology.annotated import INVERSES, LITERALS, PREDICATES, REVERSIBLE
from showkg.ontology.records import Article, Document, Evidence, Statement

TRUST = 0.3
"""How much what is seen of one wording is trusted, against what is seen of all."""
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)

Fact = tuple[str, frozenset[str], frozenset[str]]
"""Predicate, folded names of the subject and of the object, or the one value."""


@dataclass
class Judged:
    """A reading, and whether the annotation agrees."""

    evidence: Evidence
    right: bool


def judged(document: Document, facts: Sequence[Fact], only: frozenset[str] | None) -> Iterator[Judged]:
    """The statements of an article whose predicates are annotated."""
    text = document.article.text
    names = {e.id: {fold(e.name), *map(fold, e.aliases)} for e in document.entities}
    for mention in document.mentions:
        if not mention.nominal:
            names[mention.entity].add(fold(mention.span.text_of(text)))
    for statement in document.statements:
        for predicate, subject, object_ in _as_annotated(statement):
            if only is None or predicate in only:
                wanted = [fact for fact in facts if fact[0] == predicate]
                agrees = any(_agree(predicate, names, subject, object_, fact) for fact in wanted)
                yield Judged(statement.evidence, agrees)


def _as_annotated(statement: Statement) -> Iterator[tuple[str, str, str]]:
    value = statement.object if isinstance(statement.object, str) else statement.object.lexical
    for predicate, terms in PREDICATES.items():
        if statement.predicate in terms:
            yield predicate, statement.subject, value
        elif statement.predicate == INVERSES.get(predicate):
            yield predicate, value, statement.subject


def _agree(predicate: str, names: dict[str, set[str]], subject: str, object_: str, fact: Fact) -> bool:
    _, subjects, objects = fact
    if predicate in LITERALS:
        value = object_.rsplit("#", maxsplit=1)[-1] if object_.startswith("http") else object_
        return bool(names[subject] & subjects) and any(same_value(predicate, value, o) for o in objects)
    a, b = names.get(subject, set()), names.get(object_, set())
    turned = predicate in REVERSIBLE and a & objects and b & subjects
    return bool((a & subjects and b & objects) or turned)


def of_gold(folders: Sequence[tuple[Path, Path]], pipeline: Pipeline) -> Iterator[tuple[bool, list[Judged]]]:
    """Readings of each annotated article, and whether it is held out."""
    for annotations, texts in folders:
        for path in find_gold(annotations):
            gold = read_gold(path)
            article = next(iter(read([str(find_article(path, texts))])))
            assert isinstance(article, Article), article
            document = pipeline.read(article)
            called = {e.id: frozenset(map(fold, (e.name, *e.aliases))) for e in gold.entities}
            facts = [(p, called[s], frozenset({o}) if p in LITERALS else called[o]) for s, p, o in gold.facts]
            rows = list(judged(document, facts, gold.predicates))
            with EmbeddedStore() as store:
                store.add(document)
                errors = Evaluation().add(gold, read_prediction(store), article.text)
            wrong = set(errors.get("plot point not in gold", ()))
            rows += [Judged(point.evidence, point.label not in wrong) for point in document.plot_points]
            yield is_held_out(path.stem), rows


def of_tagged(pipeline: Pipeline) -> Iterator[list[Judged]]:
    """Readings of tagged articles that the network was not taught with."""
    for sample in tagged_samples():
        lines = list(stated(sample.stem)) if is_apart(sample.stem) else []
        facts = [(x.predicate, frozenset({fold(x.subject)}), frozenset({fold(x.object)})) for x in lines]
        facts += [
            (predicate, frozenset({fold(x.work)}), frozenset({fold(name)}))
            for x in lines
            if x.predicate == "portrays" and x.work
            for predicate, name in (("cast_member", x.subject), ("has_character", x.object))
        ]
        if facts:
            yield list(judged(pipeline.read(sample.article), facts, frozenset(TAUGHT)))


def fit(rows: Sequence[Judged]) -> dict[str, float]:
    """What is added to the estimate of each wording."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    features = [calibration.weighed(row.evidence) for row in rows]
    vectors = DictVectorizer()
    model = LogisticRegression(C=TRUST, max_iter=5000).fit(
        vectors.fit_transform(features), [r.right for r in rows]
    )
    weights = dict(zip(vectors.feature_names_, model.coef_[0], strict=True))
    return {
        "bias": float(model.intercept_[0]),
        **{name: float(weight) for name, weight in sorted(weights.items())},
    }


def shifted(weights: dict[str, float], rows: Sequence[Judged]) -> dict[str, float]:
    """The same weights, shifted and stretched so that they fit other articles."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    scores = [[score(weights, calibration.weighed(row.evidence))] for row in rows]
    model: Any = LogisticRegression(C=1e6, max_iter=5000).fit(scores, [row.right for row in rows])
    stretch = float(model.coef_[0][0])
    out = {name: round(weight * stretch, 3) for name, weight in weights.items()}
    return {**out, "bias": round(weights["bias"] * stretch + float(model.intercept_[0]), 3)}


def table(rows: Sequence[Judged]) -> str:
    """How often readings are right, by how sure they are."""
    bins: dict[float, list[Judged]] = defaultdict(list)
    for row in rows:
        bins[max(b for b in BINS if b <= row.evidence.confidence)].append(row)
    out = [f"{'confidence':14}{'readings':>9}{'mean':>7}{'right':>7}"]
    error = 0.0
    for first, end in pairwise(BINS):
        found = bins[first]
        if found:
            mean = sum(r.evidence.confidence for r in found) / len(found)
            right = sum(r.right for r in found) / len(found)
            error += abs(mean - right) * len(found) / len(rows)
            out.append(f"{first:.2f} to {min(end, 1.0):.2f}  {len(found):9}{mean:7.2f}{right:7.2f}")
    return "\n".join([*out, f"expected calibration error {error:.3f} of {len(rows)} readings"])


def main() -> None:
    """Fit if asked to, and print the table of the articles held out."""
    parser = argparse.ArgumentParser(description="How sure readings are, and how often they are right.")
    parser.add_argument("gold", nargs="*", type=Path, help="more folders of annotations with their articles")
    parser.add_argument("--fit", action="store_true", help="write the weights anew")
    args = parser.parse_args()
    folders = [*OWN, *((folder, folder) for folder in args.gold)]
    if args.fit:
        estimating = Pipeline(calibrated=False)
        known: list[Judged] = []
        unseen: list[Judged] = []
        for held_out, rows in of_gold(folders, estimating):
            (unseen if held_out else known).extend(rows)
        known += [row for rows in of_tagged(estimating) for row in rows]
        weights = shifted(fit(known), unseen)
        calibration.MODEL.write_text(
            json.dumps(weights, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        load_weights.cache_clear()
        print(
            f"fitted on {len(known)} readings, shifted by {len(unseen)}; estimates of the latter:\n{table(unseen)}\n"
        )
    rows = [row for held_out, found in of_gold(folders, Pipeline()) if held_out for row in found]
    print(table(rows))


if __name__ == "__main__":
    main()
