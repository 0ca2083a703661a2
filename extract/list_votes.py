"""Names that stand in one list are of one kind: the sure ones lend their votes to the others."""

import re
from collections.abc import Iterable

from ..ontology.records import Article
from .names import Name
from .things import Thing


def vote_lists(things: Iterable[Thing], article: Article) -> None:
    """Names that stand in one list are of one kind: the sure ones lend their votes to the others."""
    text = article.text
    placed = sorted(((n, t) for t in things for n in t.names), key=lambda p: p[0].span)
    chain: list[Thing] = []
    previous: Name | None = None
    for name, thing in [*placed, (None, None)]:
        linked = (
            name is not None
            and previous is not None
            and previous.sentence == name.sentence
            and re.fullmatch(
                r"(?:,|,? and|,? &|,? along with|,? as well as|,? plus)(?: the)? ",
                text[previous.span.end : name.span.start],
            )
        )
        if not linked:
            _share(chain)
            chain = []
        if thing is not None and name is not None:
            chain.append(thing)
        previous = name


def _share(chain: list[Thing]) -> None:
    if len(chain) < 2:
        return
    for vote in ("maker", "actor"):
        most = max(t.votes[vote] for t in chain)
        if most >= 2:
            for thing in chain:
                if " " in thing.key and thing.votes["role"] < 3:
                    thing.votes[vote] = max(thing.votes[vote], int(most * 0.6))
    if sum(t.votes["role"] >= 3 for t in chain):
        for thing in chain:
            if thing.votes["actor"] < 2 and thing.votes["maker"] < 2:
                thing.votes["character"] += 1
    # long lists of full names in the press are casts and crews
    if (
        len(chain) >= 3
        and sum(" " in t.key for t in chain) >= 0.7 * len(chain)
        and not any(t.votes["role"] for t in chain)
    ):
        for thing in chain:
            thing.votes["maker"] += 1
