"""What a network view shows of a graph."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a network view shows of a graph."""

    title: str | None = None
    """Heading of the page; None: the names of its most central works."""
    about: str | None = None
    """Name or IRI of the thing that it is about; None: all of the graph."""
    depth: int | None = None
    """Links from the thing to what is shown, at most; None: two. Counts only with ``about``."""
    top: int | None = None
    """Most things to show, the most central ones; None: all."""
    watched: str | None = None
    """For whom the graph was cut, in words: then all that is left may be shown at once."""

    def narrows(self) -> bool:
        return self.about is not None or self.top is not None


ALL_OF_IT = Picture()
