"""From where on everything in the page is known, as numbers that its gate decides by (page_gate.js)."""

from collections.abc import Mapping
from typing import Any

from ..gating import Gating, Known, Told
from ..text import clean

Json = dict[str, Any]


class Knowing:
    """Writes requirements into the page's data; without any it writes nothing.

    Args:
        gating: The requirements of the graph, or None if all may be shown to everybody.
        index: Node of the network → its number in the page.
    """

    def __init__(self, gating: Gating | None, index: Mapping[Any, int]) -> None:
        self._gating, self._index = gating, index
        self._words: dict[int, int] = {}

    def of_node(self, iri: str, known: object) -> Json:
        """Keys: r need and o names in the label, of a plot point; names [text, needs, slug, told], plain the
        same, given needs, lr need of the links, secret, of an entity. What everybody knows has none."""
        if self._gating is None or known is None:
            return {}
        if not isinstance(known, Known):
            return self._condition(known)
        rows: Json = {}
        if 0 not in known.given or any(0 not in name.ways for name in known.names):
            rows["names"] = [[clean(n.text), n.ways, n.slug, int(n.told)] for n in known.names]
            rows["given"] = known.given
            if known.plain:
                rows["plain"] = [[clean(n.text), n.ways, n.slug, 0] for n in known.plain]
            if self._gating.hides(iri):
                rows["secret"] = 1
        if known.links:
            rows["lr"] = known.links
        return rows

    def of_fact(self, raw: Mapping[str, Any]) -> Json:
        """Of an edge or a value that no statement tells. Keys: r need."""
        return {"r": raw["known"]} if self._gating is not None and raw.get("known") else {}

    def of_statement(self, known: object) -> Json:
        """Keys: r need, o names in the value, u needs of what puts it out of date, b who says it."""
        if self._gating is None or not isinstance(known, Told):
            return {}
        rows = self._condition(known.fact)
        if known.newer:
            rows["u"] = known.newer
        if known.said_by is not None:
            rows["b"] = self._index.get(known.said_by, -1)
        return rows

    def of_article(self, known: object) -> Json:
        """Of headline and address. Keys: r need, o names in the headline."""
        return self._condition(known.article) if isinstance(known, Told) else {}

    def of_quote(self, known: object) -> Json:
        """Keys: r need, o names in it."""
        return self._condition(known.quote) if isinstance(known, Told) else {}

    def table(self, quotes: list[Json]) -> Json:
        """What the numbers mean: works, needs, words; and the conditions of the quotes.

        Needs are season and episode of works, flat: work, season, episode, …; words are who has a name,
        as node and place among his names (below 0: among his plain ones), null: a name that is no secret.
        """
        if self._gating is None:
            return {}
        gating = self._gating
        works = [work for work in gating.works() if any(iri in self._index for iri in work["iris"])]
        number = {iri: i for i, work in enumerate(works) for iri in work["iris"]}
        needs = [
            [part for moment in sorted(need) for part in (number.get(moment.work[1:-1], -1), *moment[1:])]
            for need in gating.needs
        ]
        words = []
        for word in self._words:
            who = gating.words[word]
            words.append(None if who is None else [self._bearer(iri, place) for iri, place in who])
        return {
            "gate": {
                "works": [
                    {
                        "n": [self._index[iri] for iri in work["iris"] if iri in self._index],
                        "iri": work["iris"][0],
                        "stops": work["stops"],
                    }
                    for work in works
                ],
                "needs": needs,
                "words": words,
                "quotes": quotes,
            }
        }

    def _bearer(self, iri: str, place: int) -> list[Any]:
        if iri in self._index:
            return [self._index[iri], place]
        known = self._gating.entity(iri) if self._gating else None
        return [-1, known.names[place].ways if known and place >= 0 else []]

    def _condition(self, known: object) -> Json:
        if not isinstance(known, tuple):
            return {}
        need, found = known
        rows: Json = {"r": need} if need else {}
        if found:
            rows["o"] = [
                self._words.setdefault(part, len(self._words)) if i % 3 == 2 else part
                for i, part in enumerate(found)
            ]
        return rows
