"""How much of a graph is hidden at which point of which show: counts, no names."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..ontology.terms import RDFS
from .airing import END
from .positions import Moment, Positions, Requirement
from .rows import first, iri_of, lexical, read_rows, term
from .store import Store
from .visible import Visible
from .watched import Watched


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """What becomes known at one point of a show."""

    work: str
    """IRI; empty for what no work is known of, which only ``*=all`` shows."""
    show: str
    season: int | None
    """None: only who has seen all of the work may know it."""
    episode: int | None
    """None: only who has seen all of the season may know it."""
    statements: int
    plot_points: int
    entities: int
    """Things, most of them characters, that nothing before this point tells of."""
    sentences: int
    """Sentences whose words are withheld before this point."""


def hidden(store: Store, watched: Watched | None = None) -> list[Hidden]:
    """Count what is hidden, by the point of the story that shows it.

    Args:
        store: The graph; it is only read.
        watched: What a viewer has watched; None: nothing at all.

    Returns:
        Points with something to hide, by title and in the order of the story. What needs several
        works counts with the one that the viewer is furthest from having seen.
    """
    viewer = watched or Watched()
    if viewer.sees_everything():
        return []
    positions = Positions(read_rows(store.n_triples()))
    visible = Visible(positions, viewer)
    counted: dict[Moment, Counter[str]] = defaultdict(Counter)
    for name, needed in positions.statements.items():
        if name not in visible.statements:
            counted[_point((needed,), viewer)]["statements"] += 1
    for name, needed in positions.points.items():
        if name not in visible.points:
            counted[_point((needed,), viewer)]["plot_points"] += 1
    for name, ways in positions.entities.items():
        if name not in visible.entities:
            counted[_point(ways, viewer)]["entities"] += 1
    for name, needed in positions.sentences.items():
        if name not in visible.sentences or not visible.shows_quote(name):
            counted[_point((needed,), viewer)]["sentences"] += 1
    rows = [_row(positions, moment, numbers) for moment, numbers in counted.items()]
    return sorted(rows, key=_order)


def _point(ways: Iterable[Requirement], viewer: Watched) -> Moment:
    """The point that the viewer must reach: of several ways, the nearest; of several works, the furthest."""
    missing = []
    for way in ways:
        beyond = [m for m in way if not viewer.reached(frozenset({m}))] or list(way)
        missing.append(max(beyond, key=lambda m: (m.season, m.episode, m.work), default=_NOWHERE))
    return min(missing, key=lambda m: (m.season, m.episode, m.work), default=_NOWHERE)


def _row(positions: Positions, moment: Moment, numbers: Counter[str]) -> Hidden:
    title = first(positions.nodes.get(moment.work, {}), term(RDFS.label))
    return Hidden(
        work=iri_of(moment.work) if moment.work else "",
        show=lexical(title) if title else "",
        season=None if moment.season == END else moment.season,
        episode=None if moment.episode == END else moment.episode,
        statements=numbers["statements"],
        plot_points=numbers["plot_points"],
        entities=numbers["entities"],
        sentences=numbers["sentences"],
    )


def _order(row: Hidden) -> tuple[bool, str, str, int, int]:
    season = END if row.season is None else row.season
    return not row.work, row.show, row.work, season, END if row.episode is None else row.episode


_NOWHERE = Moment("", END, END)
