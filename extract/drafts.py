"""Entities before ids are given, and the seasons and episodes among them, which text names by number."""

from dataclasses import dataclass, field

from ..ontology.records import Span
from ..ontology.terms import SCHEMA
from .works import About

PartKey = tuple[int, int | None, int | str | None]
"""``id`` of a work's draft, number of the season, and number of the episode or ``finale``; None for a season."""


@dataclass(slots=True)
class Draft:
    """An entity before ids are given."""

    cls: str
    name: str
    first: int
    """Where the text names it first, in code points."""
    aliases: set[str] = field(default_factory=set)
    work: "Draft | None" = None
    season: int | None = None
    episode: int | None = None
    spans: list[Span] = field(default_factory=list)
    id: str = ""


@dataclass(slots=True)
class Parts:
    """Seasons and episodes of the document's works, each made when it is first asked for."""

    default: About
    """What the article as a whole is about."""
    made: dict[PartKey, Draft] = field(default_factory=dict)

    def season(self, work: Draft, number: int, span: Span | None = None) -> Draft:
        """The season of a work; ``span`` is a place that names it."""
        key = (id(work), number, None)
        if key not in self.made:
            at = span.start if span else work.first
            name = f"{work.name} season {number}"
            self.made[key] = Draft(SCHEMA.TVSeason, name, at, work=work, season=number)
        if span:
            self.made[key].spans.append(span)
        return self.made[key]

    def episode(
        self, work: Draft, season: int | None, episode: int | None, *, span: Span | None = None
    ) -> Draft:
        """The episode of a season; without a number it is the finale."""
        key: PartKey = (id(work), season, "finale" if episode is None else episode)
        default = self.default
        if episode is None and season is None:
            # a finale without a season is that of the article's season, if it has one
            key = (id(work), default.season, default.episode or "finale")
            season, episode = default.season, default.episode
        if episode is None and season == default.season and default.episode:
            episode = default.episode
            key = (id(work), season, episode)
        if key not in self.made:
            name = work.name + (f" season {season}" if season is not None else "")
            name += " finale" if episode is None else f" episode {episode}"
            at = span.start if span else work.first
            self.made[key] = Draft(SCHEMA.TVEpisode, name, at, work=work, season=season, episode=episode)
        if span:
            self.made[key].spans.append(span)
        return self.made[key]
