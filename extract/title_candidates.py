"""Candidates for titles, and the points that cues give them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ..ontology.records import Span
from ..ontology.terms import SCHEMA
from .known_titles import without_season
from .title_forms import EDGES, clean_title, may_be_title, without_place

_CLASS: Final = {
    "series": SCHEMA.TVSeries,
    "film": SCHEMA.Movie,
    "book": SCHEMA.Book,
    "game": SCHEMA.VideoGame,
    "comic": SCHEMA.ComicStory,
    "play": SCHEMA.Play,
    "song": SCHEMA.MusicRecording,
    "work": SCHEMA.CreativeWork,
}


_STRAND: Final = re.compile(
    r"(?:The |the )?(?:[A-Z][\w’'&-]+ ){0,3}(?:Playhouse(?: 90)?|Theatre(?: 625)?|Theater|Hall of Fame|Play for Today|(?:Wednesday|Sunday-Night|Saturday Night) Play|Play of the (?:Week|Month)|"
    r"Playdate|Matinee|Screen (?:One|Two)|Second City Firsts|Studio One|Masterpiece|Shorts)"
)


@dataclass(slots=True, eq=False)
class Title:
    """A title of the document."""

    name: str
    kinds: Counter[str] = field(default_factory=Counter)
    """Points for series, film, book, …"""
    points: float = 0.0
    in_headline: bool = False
    strong: bool = False
    """Marked as a title by its typography or by a season number."""
    spans: list[Span] = field(default_factory=list)
    """Where it or an alias stands in the article's text, ascending."""
    episode: bool = False
    """The title of an episode, not of a work."""
    aliases: set[str] = field(default_factory=set)
    cues: Counter[str] = field(default_factory=Counter)
    """How often each cue speaks for it."""
    main: float = 0.0
    """How likely the article is about it; 0 of all but the one that it is most likely about."""
    probability: float = 0.0
    """How likely it is a title, from 0 to 1."""
    tagged: float = 0.0
    """The same as the tags alone tell, where they are surest."""
    surname: bool = False
    """The article names somebody known whose surname it is."""
    past: bool = False
    """It is named for another's sake: it tells where somebody is known from, or where a play is shown."""
    places: set[int] = field(default_factory=set)
    """Where the tags are sure; a name in small letters stands nowhere else."""
    people: set[int] = field(default_factory=set)
    """Where its words name somebody, as the tags tell: ``Mare`` in *Mare of Easttown*."""

    @property
    def strand(self) -> bool:
        """Is it the name under which plays of their own are shown, as *Armchair Theatre* is?"""
        return _STRAND.fullmatch(self.name) is not None

    @property
    def cls(self) -> str:
        """IRI of its class; any creative work where nothing tells."""
        kind = max(sorted(self.kinds), key=lambda k: self.kinds[k], default="work")
        return _CLASS[kind]


class Candidates:
    """All that may be titles of one document, with what speaks for them."""

    def __init__(self, people: Iterable[str] = ()) -> None:
        """Start without candidates.

        Args:
            people: Names of people and places; they and their last words are no titles on a weak cue.
        """
        names = set(people)
        # "Alan J" is no title where it is the beginning of "Alan J. Pakula".
        self._initialled = {name[: m.start() + 1] for name in names for m in re.finditer(r"\b[A-Z]\. ", name)}
        lasts = {name.split()[-1] for name in names if " " in name and not name.isspace()}
        self.people = frozenset(names | lasts)
        self._found: dict[str, Title] = {}
        self._refused: set[str] = set()

    def credit(
        self,
        name: str,
        points: float,
        kind: str | None,
        *,
        cue: str,
        strong: bool = False,
        marked: bool = False,
        tagged: bool = False,
        sure: bool = False,
    ) -> Title | None:
        """Give a candidate points; None if the words cannot be a title.

        Args:
            name: As the text has it; signs and parts at its ends are cut off.
            points: Added to those that it has.
            kind: series, film, …; gets the same points.
            cue: Name of what speaks for it.
            strong: See ``Title``.
            marked: It stands in quotation marks or italics.
            tagged: The tags of its words say so: it may be what the recogniser takes for a person.
            sure: They leave no doubt, whatever a title looks like otherwise (``iZombie``, ``1917``).
        """
        name = without_season(without_place(name.strip(EDGES)) if sure else clean_title(name))
        if not (sure and name) and not may_be_title(name, strong=strong, marked=marked or tagged):
            return None
        if not strong and (name in self._refused or name in self._initialled):
            return None
        if not (strong or tagged) and all(part in self.people for part in name.split(" and ")):
            return None
        title = self._found.setdefault(name, Title(name))
        title.points += points
        title.cues[cue] += 1
        title.strong |= strong
        if kind:
            title.kinds[kind] += points  # type: ignore[assignment]  # a Counter that weighs
        return title

    def refuse(self, name: str) -> None:
        """Quotation marks around the words mean something else: the tags alone make no title of them."""
        self._refused.add(clean_title(name))

    def get(self, name: str) -> Title | None:
        """The candidate of that name, cleaned as ``credit`` cleans it."""
        return self._found.get(clean_title(name))

    def all(self) -> list[Title]:
        """The candidates in the order in which they were found."""
        return list(self._found.values())
