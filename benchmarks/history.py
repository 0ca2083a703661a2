"""What looking back costs: ``python benchmarks/history.py [TRIPLES [STORE]]``, a million without a number.

Adds invented articles (``shape.py``) to a store, then times, on it, what is current and what is superseded, and
``--as-of`` the first time, when the graph of that day is worked out, and later, when it is kept. STORE is where the
store is, or will be; it is not made again if it is there.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from shape import documents

from showkg.graph.query import run
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.view_cache import kept_past

T = TypeVar("T")

RUNS = 5
MOST_CHANGED = """
    SELECT ?label { { SELECT ?work (COUNT(*) AS ?n) { ?s skg:supersededBy ?newer ; rdf:subject ?work .
    ?work a schema:TVSeries } GROUP BY ?work ORDER BY DESC(?n) LIMIT 1 } ?work rdfs:label ?label }"""
QUERIES: dict[str, str] = {
    "release of a show, current values": "release",
    "superseded values of a show": """
        SELECT ?p ?o ?newer { ?work rdfs:label $title . ?s rdf:subject ?work ; skg:supersededBy ?newer ;
        rdf:predicate ?p ; rdf:object ?o }""",
    "current status of every show": "SELECT ?work ?status { ?work a schema:TVSeries ; skg:status ?status }",
    "superseded statements, counted": "SELECT (COUNT(*) AS ?n) { ?s skg:supersededBy ?newer }",
    "conflicts, all of them": "conflicts",
}


def timed(what: str, action: Callable[[], T], runs: int = 1) -> T:
    """Print the best wall-clock and processor seconds of some runs."""
    wall, processor = [], []
    for _ in range(runs):
        started, busy = time.perf_counter(), time.process_time()
        result = action()
        wall.append(time.perf_counter() - started)
        processor.append(time.process_time() - busy)
    print(f"{min(wall):9.3f} {min(processor):9.3f}  {what}", flush=True)
    return result


def ask(store: EmbeddedStore, query: str, work: str) -> int:
    rows: Any = run(
        store, query, {"title": work} if "$title" in query else {"work": work} if query == "release" else {}
    )
    return sum(1 for _ in rows)


def main() -> None:
    triples = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2] if len(sys.argv) > 2 else Path(folder, "history.db"))
        if not path.exists():
            with open_store(str(path), create=True) as store:
                for document in documents(triples):
                    store.add(document, read=document.article.published)
        with open_store(str(path)) as store:
            days = sorted(record.published or "" for record in store.archive.records().values())
            print(f"{len(store):,} triples of {len(days):,} articles")
            print(f"{'s':>9} {'s of CPU':>9}")
            rows: Any = run(store, MOST_CHANGED)
            work = next(rows)["label"].value
            for name, query in QUERIES.items():
                found = ask(store, query, work)
                timed(f"{name} ({found:,} rows)", lambda query=query: ask(store, query, work), RUNS)  # type: ignore[misc]
            middle = days[len(days) * 2 // 3]
            past = timed(f"--as-of {middle}, first", lambda: kept_past(store, middle, path))
            print(f"{'':>19}  {len(past):,} triples")
            timed(f"--as-of {middle}, again", lambda: kept_past(store, middle, path), RUNS)
            timed("--as-of the last day", lambda: kept_past(store, days[-1], path), RUNS)
            found = ask(past, "release", work)
            timed(
                f"release of a show, as of {middle} ({found:,} rows)",
                lambda: ask(past, "release", work),
                RUNS,
            )


if __name__ == "__main__":
    main()
