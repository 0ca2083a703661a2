"""How well articles are read, for those that rules were made with and for those that nobody looked at, side by side.

    python benchmarks/quality.py [GOLD …] [--texts DIR]

GOLD are folders of annotations; left out, the project's own two. ``tests/gold/held-out.txt`` says which articles
are held out: a gap between both halves means that rules know articles by heart.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import read
from showkg.graph.evaluate import Evaluation, Report, Score
from showkg.graph.gold import Gold, find_article, find_gold, read_gold
from showkg.graph.predicted import Prediction, read_prediction
from showkg.graph.store import EmbeddedStore
from showkg.ontology.records import Article

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
OWN = ((GOLD, ROOT / "examples" / "articles"), (GOLD / "written",) * 2, (GOLD / "later",) * 2)
"""Annotations, and the articles that they are of; the last are by authors who knew neither rules nor models."""
HELD_OUT = ROOT / "tests" / "gold" / "held-out.txt"


def is_held_out(stem: str) -> bool:
    """Is an article, named by its stem, one that nobody looks at and nothing is trained with?"""
    return hashlib.sha256(stem.encode()).hexdigest()[:12] in HELD_OUT.read_text(encoding="utf-8").split()


def readings(
    folders: Sequence[tuple[Path, Path]], *, only: str | None = None
) -> Iterator[tuple[str, Gold, Prediction, str]]:
    """Each annotated article, of both halves or the one named: its half, annotation, what was read, and its text."""
    pipeline = Pipeline()
    for annotations, texts in folders:
        for path in find_gold(annotations):
            half = "held out" if is_held_out(path.stem) else "worked with"
            if only not in {None, half}:
                continue
            article = next(iter(read([str(find_article(path, texts))])))
            assert isinstance(article, Article), article
            with EmbeddedStore() as store:
                store.add(pipeline.read(article))
                yield half, read_gold(path), read_prediction(store), article.text


def evaluate(
    folders: Sequence[tuple[Path, Path]], *, only: str | None = None
) -> Iterator[tuple[str, Evaluation, int]]:
    """The evaluation of each half, or of the one named, and how many articles it has."""
    halves = {"worked with": Evaluation(), "held out": Evaluation()}
    counts: Counter[str] = Counter()
    for half, gold, prediction, text in readings(folders, only=only):
        halves[half].add(gold, prediction, text)
        counts[half] += 1
    for half, evaluation in halves.items():
        if counts[half]:
            yield half, evaluation, counts[half]


def rows_of(report: Report) -> dict[str, Score]:
    """Entities, facts, groups of facts and plot points."""
    return {"entities": report.entities, "facts": report.facts, **report.groups, "plot points": report.plot}


def main() -> None:
    """Print a table with both halves."""
    parser = argparse.ArgumentParser(description="Scores of articles worked with and of those held out.")
    parser.add_argument(
        "gold", nargs="*", type=Path, help="folders of annotations; default: the project's own"
    )
    parser.add_argument("--texts", type=Path, help="folder of the articles; default: that of the annotations")
    args = parser.parse_args()
    folders = [(g, args.texts or g) for g in args.gold] or OWN
    found = {f"{half} ({n})": rows_of(e.report()) for half, e, n in evaluate(folders)}
    print(f"{'':14}" + "".join(f"{half:>26}" for half in found))
    print(f"{'':14}" + f"{'P':>12}{'R':>7}{'F1':>7}" * len(found))
    for name in next(iter(found.values())):
        scores = [rows[name] for rows in found.values()]
        cells = "".join(f"{s.precision:12.3f}{s.recall:7.3f}{s.f1:7.3f}" for s in scores)
        print(f"{name:14}{cells}")


if __name__ == "__main__":
    main()
