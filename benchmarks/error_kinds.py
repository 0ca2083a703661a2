"""Why annotated facts are missed, and why wrong ones are told: totals by kind, for both halves of the articles.

    python benchmarks/error_kinds.py [GOLD …]

GOLD are folders of annotations with their articles; left out, the project's own. Nothing but totals is printed, so that
held-out articles stay unread. A missed fact has one of its things under another type or not at all, or it has both and
its predicate, subject or object is another one, or nothing is said of them.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from quality import OWN, readings

from showkg.graph.evaluate import align, same_value
from showkg.graph.gold import Gold
from showkg.graph.predicted import Prediction, fold
from showkg.ontology.annotated import LITERALS, REVERSIBLE

Fact = tuple[str, str, str]
"""Subject, predicate and object: ids of the annotation, or ``?`` and the IRI of what is not annotated."""


def same(one: Fact, other: Fact) -> bool:
    """Do two facts agree as ``showkg evaluate`` has it?"""
    if one[:2] != other[:2]:
        return False
    return same_value(one[1], one[2], other[2]) if one[1] in LITERALS else one[2] == other[2]


def facts_of(facts: Sequence[Fact], link: dict[str, str] | None) -> list[Fact]:
    """Facts with each pair that may be turned round in one order; ``link`` gives IRIs their ids."""
    out: dict[Fact, None] = {}
    for s, p, o in facts:
        subject = s if link is None else link.get(s, f"?{s}")
        obj = o if link is None or p in LITERALS else link.get(o, f"?{o}")
        if p in REVERSIBLE and obj < subject:
            subject, obj = obj, subject
        out[subject, p, obj] = None
    return list(out)


def missed(fact: Fact, told: Sequence[Fact], states: dict[str, str]) -> str:
    """Why a fact is missed; ``states`` tells what became of the things that no entity stands for."""
    s, p, o = fact
    for id_ in (s,) if p in LITERALS else (s, o):
        if id_ in states:
            return f"missed: {states[id_]}"
    if any(t[0] == s and t[2] == o for t in told):
        return "missed: told with another predicate"
    if any(same((s, *t[1:]), fact) for t in told):
        return "missed: told of another subject"
    if any(t[:2] == (s, p) for t in told):
        return "missed: told with another object"
    return "missed: nothing is told"


def wrong(fact: Fact, wanted: Sequence[Fact]) -> str:
    """What is wrong with a fact that is told."""
    s, p, o = fact
    if s.startswith("?") or (p not in LITERALS and o.startswith("?")):
        return "wrong: of something not annotated"
    if any(w[0] == s and w[2] == o for w in wanted):
        return "wrong: predicate"
    if any(same((s, *w[1:]), fact) for w in wanted):
        return "wrong: subject"
    return "wrong: object" if any(w[:2] == (s, p) for w in wanted) else "wrong: not annotated"


def kinds_of(gold: Gold, prediction: Prediction) -> Iterator[str]:
    """The kind of each fact of one article."""
    link = align(gold, prediction)
    paired = set(link.values())
    names = frozenset().union(*prediction.names.values())
    states = {}
    for entity in gold.entities:
        if entity.id not in paired:
            own = {fold(n) for n in (entity.name, *entity.aliases)}
            near = any(n and (f" {n} " in f" {m} " or f" {m} " in f" {n} ") for n in own for m in names)
            states[entity.id] = (
                "has another type" if own & names else "has a longer or shorter name" if near else "not seen"
            )
    wanted, told = facts_of(gold.facts, None), facts_of(prediction.facts, link)
    left = list(told)
    for fact in wanted:
        hit = next((t for t in left if same(t, fact)), None)
        if hit is not None:
            left.remove(hit)
        yield "right" if hit is not None else missed(fact, told, states)
    yield from (wrong(fact, wanted) for fact in left)


def main() -> None:
    """Print a table with both halves."""
    parser = argparse.ArgumentParser(description="Totals of errors by kind.")
    parser.add_argument(
        "gold", nargs="*", type=Path, help="folders of annotations; default: the project's own"
    )
    args = parser.parse_args()
    halves: dict[str, Counter[str]] = {"worked with": Counter(), "held out": Counter()}
    for half, gold, prediction, _ in readings([(g, g) for g in args.gold] or OWN):
        halves[half].update(kinds_of(gold, prediction))
    print(f"{'':38}" + "".join(f"{half:>22}" for half in halves))
    total = {
        half: sum(n for kind, n in counts.items() if not kind.startswith("wrong"))
        for half, counts in halves.items()
    }
    for kind in sorted(
        set().union(*halves.values()), key=lambda k: (k[:3] != "rig", k[:3], -halves["held out"][k])
    ):
        cells = "".join(f"{halves[h][kind]:15}{halves[h][kind] / max(1, total[h]):7.3f}" for h in halves)
        print(f"{kind:38}{cells}")


if __name__ == "__main__":
    main()
