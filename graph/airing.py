"""What had been shown when an article came out: its date held against air dates in the graph."""

import re
from collections import defaultdict
from collections.abc import Mapping

from ..ontology.terms import SCHEMA, WORK_CLASSES
from .rows import Node, class_of, first, lexical, number, term

END = 10**6
"""Number of a season or an episode that stands for all of them."""

Place = tuple[int, int]
"""Season and episode, both included; ``(0, 0)`` is before the story starts."""

START: Place = (0, 0)

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d.])")
_DATES = tuple(map(term, (SCHEMA.startDate, SCHEMA.datePublished)))
_SERIES, _SEASON_OF = term(SCHEMA.partOfSeries), term(SCHEMA.partOfSeason)
_SEASON, _EPISODE = term(SCHEMA.seasonNumber), term(SCHEMA.episodeNumber)
_PARTS = (SCHEMA.TVSeason, SCHEMA.TVEpisode)


class Calendar:
    """Air dates of works, seasons and episodes, read from the plain triples of a graph."""

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self._first_day: dict[str, int] = {}
        self._parts: dict[str, dict[Place, int]] = defaultdict(dict)
        for name, node in nodes.items():
            if not any(predicate in node for predicate in _DATES):
                continue
            cls = class_of(node)
            days = [_earliest(lexical(day)) for predicate in _DATES for day in node.get(predicate, ())]
            known = [day for day in days if day is not None]
            if not known:
                continue
            # Of contradicting dates the earliest counts: it lets an article know more, not less.
            day = min(known)
            if cls in WORK_CLASSES:
                self._starts(name, day)
            elif cls in _PARTS:
                work, season, episode = place_of_part(nodes, node)
                if work is None:
                    continue
                if season is None or season <= 1:
                    self._starts(work, day)
                if season is not None:
                    place = (season, 1 if episode is None else episode)
                    self._parts[work][place] = min(day, self._parts[work].get(place, day))

    def _starts(self, work: str, day: int) -> None:
        self._first_day[work] = min(day, self._first_day.get(work, day))

    def before_start(self, work: str, published: int | None) -> bool:
        """Was it surely published before anything of the work was shown?"""
        day = self._first_day.get(work)
        return day is not None and published is not None and published < day

    def before_season(self, work: str, season: int, published: int | None) -> bool:
        """Was it surely published before the first episode of the season was shown?"""
        days = [day for place, day in self._parts.get(work, {}).items() if place[0] == season]
        return bool(days) and published is not None and published < min(days)

    def shown_by(self, work: str, published: int | None) -> Place | None:
        """The furthest point that an article of that day can know.

        Returns:
            The point right before the first season or episode that came out later; None if no
            such date is known, so that nothing bounds what the article knows.
        """
        if published is None:
            return None
        if self.before_start(work, published):
            return START
        later = [place for place, day in self._parts.get(work, {}).items() if published < day]
        if not later:
            return None
        season, episode = min(later)
        return (season, episode - 1) if episode > 1 else (season - 1, END)


def place_of_part(
    nodes: Mapping[str, Node], node: Mapping[str, list[str]]
) -> tuple[str | None, int | None, int | None]:
    """Series, season and episode number of a season or an episode, as far as the graph has them."""
    season = number(node, _SEASON)
    above = first(node, _SEASON_OF)
    if season is None and above is not None:
        season = number(nodes.get(above, {}), _SEASON)
    return first(node, _SERIES), season, number(node, _EPISODE)


def published_by(text: str | None) -> int | None:
    """Last day that a date may mean, as ``yyyymmdd``: a month or a year lasts to its end."""
    match = _DAY.match(text) if text else None
    if match is None:
        return None
    year, month, day = match.groups()
    return int(year) * 10_000 + int(month or 12) * 100 + int(day or 31)


def _earliest(text: str) -> int | None:
    match = _DAY.match(text)
    if match is None:
        return None
    year, month, day = match.groups()
    return int(year) * 10_000 + int(month or 1) * 100 + int(day or 1)
