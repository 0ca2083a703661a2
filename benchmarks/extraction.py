"""How fast articles are read, beside spaCy alone: ``python benchmarks/extraction.py``.

Both read the sample articles in one process, in turns, and the best of several runs counts: other work on the
machine can only make a run slower. spaCy alone is the same model on the same texts, one text a ``Doc``.
"""

import time
from collections.abc import Callable
from pathlib import Path

from showkg.extract.nlp import load_spacy
from showkg.extract.pipeline import Pipeline, find_extractors
from showkg.extract.reader import read
from showkg.ontology.records import Article

ARTICLES = str(Path(__file__).resolve().parent.parent / "examples" / "articles")
RUNS = 5


def seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    articles = [a for a in read([ARTICLES]) if isinstance(a, Article)]
    words = sum(len(a.text.split()) for a in articles)
    nlp, pipeline, extractors = load_spacy(), Pipeline(), find_extractors()
    best: dict[str, float] = {}

    def measure(name: str, work: Callable[[], object]) -> None:
        best[name] = min(best.get(name, float("inf")), seconds(work))

    for _ in range(RUNS):
        measure("spaCy alone", lambda: list(nlp.pipe(a.text for a in articles)))
        measure("Pipeline.read", lambda: [pipeline.read(a) for a in articles])
        measure("  Pipeline.prepare", lambda: [pipeline.prepare(a) for a in articles])
    readings = [pipeline.prepare(a) for a in articles]
    for extractor in extractors:
        for _ in range(RUNS):
            measure(f"  {extractor.name}", lambda e=extractor: [list(e.extract(r)) for r in readings])  # type: ignore[misc]
    bare = best["spaCy alone"]
    print(f"{len(articles)} articles, {words} words, best of {RUNS} runs")
    print(f"{'CPU s':>7} {'words/s':>8} {'of spaCy':>8}")
    for name, took in best.items():
        print(f"{took:7.2f} {words / took:8.0f} {bare / took:8.2f}  {name}")


if __name__ == "__main__":
    main()
