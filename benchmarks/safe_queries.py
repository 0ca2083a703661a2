"""What it costs to ask in a child that can be stopped: ``python benchmarks/safe_queries.py [TRIPLES]``.

Asks the same query of the same store in this process and in a fork of it, in turns, and prints the best
of each and what the fork adds: other work on the machine can only make a run slower. Then, how long after
its time a query that would never end is gone.
"""

import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from showkg.graph.guard import Limits, run_apart
from showkg.graph.query import run
from showkg.graph.store import open_store
from showkg.graph.views.tables import write_results
from showkg.ontology.errors import ShowkgError
from showkg.ontology.terms import RDF, RDFS, SCHEMA, SKG

TRIPLES = 300_000
TURNS = 40
QUERIES = {
    "cast": "cast",
    "10,000 rows": "SELECT ?person ?name { ?person rdfs:label ?name } LIMIT 10000",
    "count": "SELECT (COUNT(*) AS ?n) { ?person a schema:Person }",
}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def fill(folder: Path, triples: int) -> None:
    """Make a store of people who play characters of series, five triples for each."""
    label, type_, portrays = ox.NamedNode(RDFS.label), ox.NamedNode(RDF.type), ox.NamedNode(SKG.portrays)
    person, character = ox.NamedNode(SCHEMA.Person), ox.NamedNode(SKG.Character)
    with open_store(str(folder), create=True) as store, tempfile.NamedTemporaryFile(suffix=".nt") as file:
        for number in range(triples // 5):
            who = ox.NamedNode(f"https://w3id.org/showkg/id/person/p{number}")
            part = ox.NamedNode(f"https://w3id.org/showkg/id/character/w{number % 500}.c{number}")
            for triple in (
                ox.Triple(who, type_, person),
                ox.Triple(who, label, ox.Literal(f"Person {number}")),
                ox.Triple(part, type_, character),
                ox.Triple(part, label, ox.Literal(f"Part {number}")),
                ox.Triple(who, portrays, part),
            ):
                file.write(f"{triple} .\n".encode())
        file.flush()
        store.load(file.name)


def ask(folder: Path, query: str, begin: Callable[[], IO[bytes]]) -> list[str]:
    params = {"work": "Part 7"} if query == "cast" else {}
    with open_store(str(folder)) as store:
        stream = begin()
        write_results(run(store, query, params), stream, "json")
        stream.flush()
    return []


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    triples = int(sys.argv[1]) if len(sys.argv) > 1 else TRIPLES
    limits = Limits()
    # The answers are not looked at; the table goes to what was standard output.
    shown = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "shows.db")
        fill(folder, triples)
        print(f"{triples:,} triples, best of {TURNS}", file=shown)
        print(f"{'query':<12} {'here ms':>8} {'apart ms':>8} {'adds ms':>8}", file=shown)
        for title, query in QUERIES.items():
            work = partial(ask, folder, query)
            guarded = partial(run_apart, work, limits, where="", again=())
            pairs = [(seconds(partial(work, io.BytesIO)), seconds(guarded)) for _ in range(TURNS)]
            one, other = (min(times) * 1000 for times in zip(*pairs, strict=True))
            print(f"{title:<12} {one:8.1f} {other:8.1f} {other - one:8.1f}", file=shown)

        def endless() -> None:
            with suppress(ShowkgError):
                run_apart(partial(ask, folder, ENDLESS), Limits(timeout_s=0.5), where="", again=())

        late = min(seconds(endless) for _ in range(5)) * 1000 - 500
        print(f"an endless query with 500 ms is gone {late:.1f} ms later", file=shown)


if __name__ == "__main__":
    main()
