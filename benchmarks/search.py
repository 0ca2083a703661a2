"""How long a search takes: ``python benchmarks/search.py [TRIPLES]``, a million without a number.

Milliseconds of the processor on a store folder whose index is there, the best of several runs, opening the index
included; and what it takes to make the index.
"""

import sys
import tempfile
import time
from pathlib import Path

from showkg.benchmarks.shape import World, write
from showkg.graph.search import search
from showkg.graph.store import open_store
from showkg.graph.text_changes import INDEX

RUNS = 7


def main() -> None:
    triples = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    show = World(triples).shows[7]
    actor = show.cast[0][0]
    questions = {
        "a title": show.title,
        "a name": actor,
        "a name with a slip": f"{actor[:3]}{actor[4:]}",
        "the beginning of a name": actor[:4],
        "an event": "asteroid heist",
        "an event with two slips": "astroid hiest",
        "an event of a person": f"{show.cast[0][1]} asteroid heist",
        "words that are everywhere": "in the",
        "a word that is nowhere": "qwertzuiop",
    }
    with tempfile.TemporaryDirectory() as folder:
        path, target = Path(folder, "shows.nt"), Path(folder, "shows.db")
        write(path, triples)
        with open_store(str(target), create=True) as store:
            store.load(path)
        with open_store(str(target)) as store:
            started = time.process_time()
            search(store, "index")
            print(f"{triples:,} triples; index made in {time.process_time() - started:.1f} s, ", end="")
            print(f"{(target / INDEX).stat().st_size / 2**20:.0f} MB\n\n{'ms':>7} {'hits':>5}  question")
            for name, question in questions.items():
                seconds = []
                for _ in range(RUNS):
                    started = time.process_time()
                    hits = search(store, question)
                    seconds.append(time.process_time() - started)
                print(f"{1000 * min(seconds):7.1f} {len(hits):5}  {name}")


if __name__ == "__main__":
    main()
