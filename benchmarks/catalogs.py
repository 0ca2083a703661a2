"""Linking to a catalog of many rows: seconds of the processor, and memory.

The catalog is made up, in the format of IMDb's title.basics: films and series by the million, among them, spread
over it, the works of a small graph. What is found must be these works and nothing else.

    python benchmarks/catalogs.py 1000000 10000000
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from showkg.graph.linking import link
from showkg.graph.store import EmbeddedStore
from showkg.ontology.records import Article, Document, Entity, Evidence, Span, Statement, Value
from showkg.ontology.terms import SCHEMA, XSD

HEADER = (
    "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
)
WORKS = 200
FIRST_YEAR = 1950


def title(number: int) -> str:
    return f"The Émigré {number} & Sons"


def year(number: int) -> int:
    return FIRST_YEAR + number % 70


def graph() -> EmbeddedStore:
    """Make a graph of films and the years that they came out."""
    store = EmbeddedStore()
    for number in range(WORKS):
        text = f"{title(number)} came out in {year(number)}."
        told = Evidence(
            span=Span(start=0, end=len(text)), extractor="benchmark", pattern="made", confidence=1.0
        )
        store.add(
            Document(
                article=Article(key=f"{number:012x}", source="-", text=text, blocks=()),
                entities=(Entity(id="w", cls=SCHEMA.Movie, name=title(number)),),
                statements=(
                    Statement(
                        subject="w",
                        predicate=SCHEMA.datePublished,
                        object=Value(lexical=str(year(number)), datatype=XSD.gYear),
                        evidence=told,
                    ),
                ),
            )
        )
    return store


def write_catalog(path: Path, rows: int) -> None:
    """Write title.basics; the works of the graph are spelled otherwise in it, and each has a namesake."""
    draw = random.Random(rows)
    words = [
        f"{a}{b}"
        for a in ("Dark", "High", "Red", "Old", "Far", "Low")
        for b in ("water", "land", "moor", "gate")
    ]
    every = rows // (2 * WORKS)
    with path.open("w", encoding="utf-8") as stream:
        stream.write(HEADER)
        for row in range(rows):
            name, when = (
                f"{draw.choice(words)} {draw.choice(words)} {row % 100_000}",
                draw.randrange(1900, 2025),
            )
            if row % every == 0 and row // every < 2 * WORKS:
                number = row // every % WORKS
                name = f"the emigre {number} and sons"
                when = year(number) if row // every < WORKS else year(number) - 20
            stream.write(f"tt{row:08d}\tmovie\t{name}\t{name}\t0\t{when}\t\\N\t90\tDrama\n")


def measure(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "title.basics.tsv"
        write_catalog(path, rows)
        size_mb = path.stat().st_size / 2**20
        store = graph()
        len(store)
        start, wall = time.process_time(), time.monotonic()
        matches = link(store, [str(path)])
        seconds, wall_s = time.process_time() - start, time.monotonic() - wall
    linked = [match for match in matches if match.linked]
    wrong = sum(
        int(match.candidates[0].target.rstrip("/")[-8:]) // (rows // (2 * WORKS)) >= WORKS for match in linked
    )
    most_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{rows:>12,}{size_mb:>8,.0f}{seconds:>9.1f}{wall_s:>8.1f}{most_mb:>8,.0f}{len(linked):>8}{wrong:>7}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rows", type=int, nargs="*", default=[1_000_000])
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure(options.rows[0])
        return
    print(
        f"{'rows':>12}{'MB':>8}{'s of CPU':>9}{'wall s':>8}{'MB max':>8}{'linked':>8}{'wrong':>7}", flush=True
    )
    for rows in options.rows:
        # In a process of its own: what memory was once taken stays taken.
        subprocess.run([sys.executable, __file__, "--one", str(rows)], check=True)


if __name__ == "__main__":
    main()
