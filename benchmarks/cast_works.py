"""Are actors told to be in the right work? In tagged articles with one work that has a cast, and in those with several.

    python benchmarks/cast_works.py

``benchmarks/tagged/STEM.tsv`` says who is in what. The network was trained with these articles: what it reads in
others is worse. Works that nothing is written down of, and held-out articles, are left out.
"""

from collections import Counter, defaultdict

from quality import is_held_out
from training import stated, tagged_samples

from showkg.extract.pipeline import Pipeline
from showkg.graph.predicted import fold
from showkg.ontology.terms import SCHEMA

_PARTS = {SCHEMA.TVSeason, SCHEMA.TVEpisode}


def wanted_of(stem: str) -> dict[str, set[str]]:
    """Actor → the works that they are in, folded."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in stated(stem):
        if row.predicate == "cast_member":
            wanted[fold(row.object)].add(fold(row.subject))
        elif row.predicate == "portrays" and row.work:
            wanted[fold(row.subject)].add(fold(row.work))
    return wanted


def main() -> None:
    """Print precision and recall of the works of actors."""
    pipeline = Pipeline()
    counts: dict[str, Counter[str]] = {"one work": Counter(), "several works": Counter()}
    wrong: Counter[str] = Counter()
    for sample in tagged_samples():
        wanted = wanted_of(sample.stem)
        if is_held_out(sample.stem) or not wanted:
            continue
        read = pipeline.read(sample.article)
        entities = {e.id: e for e in read.entities}
        names = {e.id: frozenset(map(fold, (e.name, *e.aliases))) for e in read.entities}
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for statement in read.statements:
            if statement.predicate == SCHEMA.actor and entities[statement.subject].cls not in _PARTS:
                for name in names[str(statement.object)] & wanted.keys():
                    found[name].add((statement.subject, statement.evidence.extractor))
        count = counts["one work" if len(set().union(*wanted.values())) == 1 else "several works"]
        for actor, works in wanted.items():
            right = {w for w in works if any(w in names[key] for key, _ in found[actor])}
            count.update(right=len(right), missed=len(works - right))
            for key, extractor in found[actor]:
                if not names[key] & works:
                    count["wrong"] += 1
                    wrong[extractor] += 1
    print(f"{'':16}{'right':>8}{'missed':>8}{'wrong':>8}{'P':>8}{'R':>8}")
    for name, n in counts.items():
        precision, recall = n["right"] / (n["right"] + n["wrong"]), n["right"] / (n["right"] + n["missed"])
        cells = f"{n['right']:8}{n['missed']:8}{n['wrong']:8}{precision:8.3f}{recall:8.3f}"
        print(f"{name:16}{cells}")
    print("wrong ones by extractor: " + ", ".join(f"{name} {n}" for name, n in wrong.most_common()))


if __name__ == "__main__":
    main()
