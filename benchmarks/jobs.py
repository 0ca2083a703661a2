"""What more processes bring, and whether memory stays flat: ``python benchmarks/jobs.py [ARTICLES]``.

The paragraphs of the sample articles in random order make as many articles as are asked for, 300 words each. They
are read by one process and by two, in turns, and the best of several runs counts: time is that of the clock from
the first article that is done to the last, so that loading the model is left out. On a machine that does other
work, the ratio says nothing; the load before each run is printed. Memory is the peak of the process that gathers
the articles, and of the largest of those that read, after a tenth of the articles and after all of them.
"""

import json
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from showkg.extract.nlp import DEFAULT_MODEL
from showkg.extract.reader import read
from showkg.jobs.articles import TIMEOUT_S, Articles
from showkg.ontology.records import Article

SAMPLES = str(Path(__file__).resolve().parent.parent / "examples" / "articles")
WORDS = 300
RUNS = 3


def write_articles(path: Path, count: int) -> int:
    """Write articles as JSON Lines; returns their words."""
    shuffled = random.Random(1)
    paragraphs = [p for a in read([SAMPLES]) if isinstance(a, Article) for p in a.text.split("\n\n")]
    words = 0
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = [f"Article {number}"]
            while sum(len(p.split()) for p in text) < WORDS:
                text.append(shuffled.choice(paragraphs))
            words += sum(len(p.split()) for p in text)
            stream.write(json.dumps({"text": "\n\n".join(text)}) + "\n")
    return words


def peak_mb(pid: int | None = None) -> float:
    """Largest memory of a process so far, in MB; 0 where the system does not tell that of another."""
    if pid is None:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    return int(lines.get("VmHWM", "0 kB").split()[0]) / 1024


def run(path: Path, count: int, jobs: int) -> tuple[float, list[float]]:
    """Seconds for an article, and the peaks of this process and of a reading one after a tenth and at the end."""
    # A limit of time puts the reading of a single job into another process too: the same work on both sides.
    articles = Articles([str(path)], model=DEFAULT_MODEL, jobs=jobs, timeout_s=TIMEOUT_S)
    peaks: list[float] = []
    first = 0.0
    for number, _ in enumerate(articles, 1):
        if number == 2 * jobs:
            first = time.perf_counter()
        if number in {count // 10, count - 2 * jobs}:
            readers = [peak_mb(child.pid) for child in multiprocessing.active_children()]
            peaks += [peak_mb(), max(readers, default=0.0)]
    return (time.perf_counter() - first) / (count - 2 * jobs), peaks


def main() -> None:
    count = max(20, int(sys.argv[1])) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        words = write_articles(path, count) / count
        best = {1: float("inf"), 2: float("inf")}
        memory: dict[int, list[float]] = {}
        for _ in range(RUNS):
            for jobs in tuple(best):
                load = os.getloadavg()[0]
                took, memory[jobs] = run(path, count, jobs)
                print(
                    f"  {jobs} process(es): {1 / took:.1f} articles/s, load before it {load:.1f}",
                    file=sys.stderr,
                )
                best[jobs] = min(best[jobs], took)
    print(f"{count} articles of {words:.0f} words, {os.cpu_count()} cores, best of {RUNS} runs")
    print(f"{'processes':>9} {'articles/s':>10} {'words/s':>8} {'speed':>6}  memory after a tenth → all, MB")
    for jobs, took in best.items():
        early, late = memory[jobs][:2], memory[jobs][2:]
        peaks = f"gathers {early[0]:.0f} → {late[0]:.0f}, reads {early[1]:.0f} → {late[1]:.0f}"
        print(f"{jobs:9} {1 / took:10.2f} {words / took:8.0f} {best[1] / took:6.2f}  {peaks}")


if __name__ == "__main__":
    main()
