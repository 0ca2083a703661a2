"""What a viewer has watched, as she writes it: ``For All Mankind=S04E06``, ``Dark=all``, ``*=none``."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from ..ontology.errors import ShowkgError, UsageError
from ..ontology.phrases import NOUNS
from ..ontology.terms import RDFS, SCHEMA, SKOS, WORK_CLASSES
from .airing import END, START, Place
from .identity import slug
from .positions import Requirement
from .rows import term
from .store import Store

ALL: Place = (END, END)

_EPISODE = re.compile(r"s(?:eason|eries)?\s*(\d{1,4})(?:[\s,.:x-]*e(?:p(?:isode)?)?\s*(\d{1,4}))?", re.I)
_CROSSED = re.compile(r"(\d{1,4})\s*[x×]\s*(\d{1,4})", re.I)
_KIND = re.compile(r"(?P<name>.+?)\s*\((?P<kind>[^()]+)\)")
_KINDS = {
    "series": SCHEMA.TVSeries, "tv series": SCHEMA.TVSeries, "tv": SCHEMA.TVSeries, "show": SCHEMA.TVSeries,
    "film": SCHEMA.Movie, "movie": SCHEMA.Movie,
    **{NOUNS[cls][0]: cls for cls in sorted(WORK_CLASSES)},
}  # fmt: skip
_FORM = "Write SHOW=S04E06, SHOW=S04, SHOW=all or SHOW=none."


@dataclass(frozen=True, slots=True)
class Watched:
    """How far a viewer has watched each work.

    Works that are not named are not watched, unless ``others`` says otherwise.
    """

    places: Mapping[str, Place] = field(default_factory=dict)
    """Work, as N-Triples writes it → the last season and episode that was watched."""
    others: Place = START

    def reached(self, requirement: Requirement) -> bool:
        """May she know what requires this?"""
        return all(
            (season, episode) <= self.places.get(work, self.others) for work, season, episode in requirement
        )

    def reached_one(self, requirements: Iterable[Requirement]) -> bool:
        """May she know what is known in one of these ways?"""
        return any(map(self.reached, requirements))

    def all_of(self, works: Iterable[str]) -> bool:
        """Has she seen all of these works?"""
        return all(self.places.get(work, self.others) == ALL for work in works)

    def sees_everything(self) -> bool:
        return self.others == ALL and all(place == ALL for place in self.places.values())

    def __str__(self) -> str:
        """The same text for the same viewer, whatever the order in which she named the works."""
        named = {**self.places, "*": self.others}
        return " ".join(f"{work}={season}.{episode}" for work, (season, episode) in sorted(named.items()))


def read_watched(store: Store, texts: Sequence[str], *, elsewhere: Iterable[Store] = ()) -> Watched:
    """Read what the command line says of a viewer.

    Args:
        store: The graph; it is only read.
        texts: ``SHOW=POINT`` each. ``SHOW`` is a name of a work without regard to case, accents and
            punctuation, with its kind behind it where two works share it (``Fargo (film)``), its IRI,
            or ``*`` for all works that are not named. ``POINT`` is ``S04E06``, ``S04``, ``all`` or
            ``none``.
        elsewhere: Other graphs that she may mean, such as that of today: a work that only they have tells
            nothing here.

    Raises:
        UsageError: A text of another form, or a work that is named twice.
        ShowkgError: No work has the name, or several have.
    """
    works = _Works(store)
    places: dict[str, Place] = {}
    others: Place | None = None
    for text in texts:
        name, equals, point = text.rpartition("=")
        name = name.strip()
        place = _place(point.strip())
        if not equals or not name or place is None:
            raise UsageError(f"--watched {text}: this is no point of a show. {_FORM}")
        if name == "*":
            if others is not None or place not in (START, ALL):
                raise UsageError(f"--watched {text}: for all other works. Write *=all or *=none, once.")
            others = place
            continue
        if not works.has(name) and any(_Works(other).has(name) for other in elsewhere):
            continue
        for work in works.find(name, text, in_episodes=place not in (START, ALL)):
            if work in places:
                raise UsageError(f"--watched {text}: this show was named before. Name it once.")
            places[work] = place
    return Watched(places, START if others is None else others)


def _place(point: str) -> Place | None:
    if point.lower() in ("all", "none"):
        return ALL if point.lower() == "all" else START
    match = _EPISODE.fullmatch(point) or _CROSSED.fullmatch(point)
    if match is None:
        return None
    season, episode = match.groups()
    return int(season), END if episode is None else int(episode)


class _Works:
    """The works of a graph by their names."""

    def __init__(self, store: Store) -> None:
        self.classes: dict[str, set[str]] = defaultdict(set)
        self.labels: dict[str, str] = {}
        self.by_label: dict[str, set[str]] = defaultdict(set)
        self.by_alias: dict[str, set[str]] = defaultdict(set)
        for cls in sorted(WORK_CLASSES):
            for triple in store.triples(None, None, ox.NamedNode(cls)):
                if isinstance(triple.subject, ox.NamedNode):
                    self.classes[triple.subject.value].add(cls)
        for work in self.classes:
            node = ox.NamedNode(work)
            for predicate, names in ((RDFS.label, self.by_label), (SKOS.altLabel, self.by_alias)):
                for triple in store.triples(node, ox.NamedNode(predicate)):
                    if isinstance(triple.object, ox.Literal):
                        names[slug(triple.object.value)].add(work)
                        if predicate == RDFS.label:
                            self.labels[work] = triple.object.value

    def has(self, name: str) -> bool:
        """Has the graph a work of that name?"""
        return name in self.classes or bool(self._named(name)[0])

    def find(self, name: str, text: str, *, in_episodes: bool) -> list[str]:
        """The work of that name, and things of the same name whose kind no article tells.

        Args:
            name: As the user writes it.
            text: The whole of what she wrote, for messages.
            in_episodes: The point is in a season, which only series have.
        """
        if name in self.classes:
            return [term(name)]
        found, kinds = self._named(name)
        if not found:
            raise ShowkgError(f"--watched {text}: the graph has no work of this name.{self._hint(name)}")
        # "Line of Duty" in an article that does not tell what it is, is no second work.
        vague = {work for work in found if self.classes[work] == {SCHEMA.CreativeWork}}
        sure = found - vague or found
        if in_episodes and not kinds:
            sure = {work for work in sure if SCHEMA.TVSeries in self.classes[work]} or sure
        if len(sure) > 1:
            listed = " or ".join(f"{self._full_name(work)!r}" for work in sorted(sure))
            raise ShowkgError(f"--watched {text}: several works have this name. Write {listed}.")
        (work,) = sure
        if in_episodes and SCHEMA.Movie in self.classes[work]:
            raise ShowkgError(f"--watched {text}: a film has no seasons. Write {name}=all or {name}=none.")
        return [term(work) for work in sorted({work} | vague)]

    def _named(self, name: str) -> tuple[set[str], bool]:
        """Works of a name, and whether the name tells their kind."""
        wanted = slug(name)
        for names in (self.by_label, self.by_alias):
            if wanted in names:
                return set(names[wanted]), False
        match = _KIND.fullmatch(name)
        cls = _KINDS.get(match["kind"].strip().lower()) if match else None
        if match is None or cls is None:
            return set(), False
        wanted = slug(match["name"])
        works = self.by_label.get(wanted, set()) | self.by_alias.get(wanted, set())
        return {work for work in works if cls in self.classes[work]}, True

    def _full_name(self, work: str) -> str:
        return f"{self.labels.get(work, work)} ({NOUNS[min(self.classes[work])][0]})"

    def _hint(self, name: str) -> str:
        names = {slug(label): label for _, label in sorted(self.labels.items())}
        near = difflib.get_close_matches(slug(name), names, n=3, cutoff=0.6)
        return f" Did you mean {' or '.join(names[key] for key in near)}?" if near else " Check the name."
