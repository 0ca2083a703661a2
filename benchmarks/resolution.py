"""Resolution of synthetic articles: is it linear in time and memory, and is it right?

Articles are made of shows with a cast, as the press writes about them: some say only first names, some
misspell one, leave out accents or a middle initial, do not tell the kind of a title; some shows share their
title with a film or were made anew with other people. The truth is known, so pairs of mentions that are
rightly and wrongly taken for one thing can be counted. Seconds are of the processor.

    python benchmarks/resolution.py 1000 2500 5000 10000
    python benchmarks/resolution.py --store 500 1000 2000     # also encode into a store in a folder
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from showkg.graph.profiles import profile_of
from showkg.graph.resolution import resolve
from showkg.graph.store import open_store
from showkg.ontology.records import Article, Document, Entity, Evidence, Span, Statement, Value
from showkg.ontology.terms import SCHEMA, SKG, XSD

SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bran kel mor tan vel dor lin gar hol é".split()
ARTICLES_PER_SHOW = 20
CAST = 10

Truth = dict[tuple[str, str], str]
"""Key of an article and id of an entity → what it really is."""


def word(draw: random.Random, syllables: int) -> str:
    return "".join(draw.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def name(draw: random.Random) -> str:
    initial = f" {draw.choice('ABCDEFGH')}." if draw.random() < 0.1 else ""
    return f"{word(draw, 3)}{initial} {word(draw, 3)}"


def misspelt(draw: random.Random, text: str) -> str:
    first, _, last = text.rpartition(" ")
    place = draw.randrange(2, len(last))
    return f"{first} {last[:place]}{draw.choice('aeiou')}{last[place:]}"


class Show:
    def __init__(
        self, number: int, draw: random.Random, title: str | None = None, cls: str = SCHEMA.TVSeries
    ) -> None:
        self.id, self.cls = f"show{number}", cls
        self.title = title or f"{word(draw, 3)} {word(draw, 2)}"
        self.year = draw.randrange(1960, 2025)
        self.cast = [(name(draw), name(draw)) for _ in range(CAST)]


def shows(count: int, draw: random.Random) -> list[Show]:
    found = [Show(number, draw) for number in range(count)]
    for number, show in enumerate(found[: count // 10]):
        twin = Show(count + number, draw, show.title, SCHEMA.Movie if number % 2 else SCHEMA.TVSeries)
        twin.year = show.year + 20
        found.append(twin)
    return found


def documents(count: int) -> Iterator[tuple[Document, Truth]]:
    """Make articles one after the other, the same for the same count."""
    draw = random.Random(count)
    known = shows(max(1, count // ARTICLES_PER_SHOW), draw)
    for number in range(count):
        yield _article(number, known[number % len(known)], draw)


def _article(number: int, show: Show, draw: random.Random) -> tuple[Document, Truth]:
    key = f"{number:012x}"
    entities: list[Entity] = []
    statements: list[Statement] = []
    truth: Truth = {}
    lines: list[str] = []

    def entity(text: str, cls: str, real: str, work: str | None = None) -> str:
        id_ = f"e{len(entities) + 1}"
        entities.append(Entity(id=id_, cls=cls, name=text, work=work))
        truth[key, id_] = real
        return id_

    def says(line: str, subject: str, predicate: str, obj: str | Value) -> None:
        if not lines or lines[-1] != line:
            lines.append(line)
        start = sum(len(part) + 1 for part in lines[:-1])
        span = Span(start=start, end=start + len(line))
        evidence = Evidence(span=span, extractor="benchmark", pattern="made", confidence=0.9)
        statements.append(Statement(subject=subject, predicate=predicate, object=obj, evidence=evidence))

    unknown = draw.random() < 0.1
    work = entity(show.title, SCHEMA.CreativeWork if unknown else show.cls, show.id)
    if draw.random() < 0.3:
        dated = SCHEMA.startDate if show.cls == SCHEMA.TVSeries else SCHEMA.datePublished
        says(f"It began in {show.year}.", work, dated, Value(lexical=str(show.year), datatype=XSD.gYear))
    for place in sorted(draw.sample(range(CAST), 6)):
        actor, character = show.cast[place]
        told, played = actor, character
        chance = draw.random()
        if chance < 0.05:
            told = misspelt(draw, actor)
        elif chance < 0.1:
            told = actor.replace("é", "e")
        if draw.random() < 0.2:
            played = character.split()[0]
        person = entity(told, SCHEMA.Person, f"{show.id} actor {place}")
        role = entity(played, SKG.Character, f"{show.id} character {place}", work)
        says(f"{told} is {played} in {show.title}, says article {number}.", person, SKG.portrays, role)
        says(lines[-1], work, SCHEMA.actor, person)
    article = Article(
        key=key, source="-", text="\n".join(lines), blocks=(), title=f"News {number}", site=f"Outlet {number % 50}",
        published=f"{min(show.year + number % 5, 2025)}-0{1 + number % 9}-10",
    )  # fmt: skip
    return Document(
        article=article, entities=tuple(entities), statements=tuple(statements), about=(work,)
    ), truth


def measure(count: int, *, store: bool) -> str:
    """Resolve some articles in this process, which should do nothing else; returns a line of the table."""
    profiles = {}
    truth: dict[tuple[str, str], str] = {}
    for document, real in documents(count):
        profiles[document.article.key] = profile_of(document)
        truth.update(real)
    started = time.process_time()
    resolution = resolve(profiles)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    both, ours, real_pairs = Counter(), Counter(), Counter()  # type: ignore[var-annotated]
    for (key, id_), meant in truth.items():
        iri = resolution.iris[key][id_]
        both[iri, meant] += 1
        ours[iri] += 1
        real_pairs[meant] += 1
    right = sum(n * (n - 1) for n in both.values())
    precision = right / max(1, sum(n * (n - 1) for n in ours.values()))
    recall = right / max(1, sum(n * (n - 1) for n in real_pairs.values()))
    line = (
        f"{count:>8,} {len(truth):>9,} {seconds:>9.2f} {1000 * seconds / count:>8.2f} {peak:>7.0f} "
        f"{precision:>9.4f} {recall:>7.4f}"
    )
    if store:
        line += _store(count)
    return line


def _store(count: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "shows.db")
        started = time.process_time()
        with open_store(path, create=True) as store:
            for document, _ in documents(count):
                store.add(document)
            store.flush()
            size = len(store)
        built = time.process_time() - started
        disk = sum(file.stat().st_size for file in Path(path).rglob("*") if file.is_file()) / 1e6
        more, _ = next(documents(count + 1))
        started = time.process_time()
        with open_store(path, create=True) as store:
            store.remove(more.article.key)
        one = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f" {size:>10,} {built:>8.1f} {1000 * built / count:>8.1f} {one:>8.2f} {peak:>7.0f} {disk:>8.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("counts", nargs="*", type=int, default=[1000, 2500, 5000, 10000])
    parser.add_argument(
        "--store", action="store_true", help="also build a store, and take one article out again"
    )
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(measure(options.counts[0], store=options.store))
        return
    print("articles  mentions   seconds  ms/art.  MB max precision  recall", end="")
    print("    triples  seconds  ms/art.  one out  MB max  MB disk" if options.store else "")
    for count in options.counts:
        # A process each: the peak of memory is that of its own count.
        command = [sys.executable, __file__, "--alone", str(count), *(["--store"] if options.store else [])]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="", flush=True)


if __name__ == "__main__":
    main()
