"""The same thing across articles: which IRI every thing of every article gets, and why.

Works come first, because most other things belong to one; then what belongs to works; then people; then
the rest. Each step looks at all articles at once and goes through names in sorted order, so that the
result depends on the set of articles and decisions alone. Time and memory grow linearly with the number
of articles: names are compared only within a work, a role or a title.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .decisions import Decision
from .nodes import Mention, Nodes
from .profiles import Merging, Profile
from .resolve_parts import resolve_parts
from .resolve_people import resolve_people
from .resolve_rest import resolve_rest
from .resolve_scoped import resolve_scoped
from .resolve_works import resolve_works


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What all articles together make of their things; it does not depend on the order of the articles."""

    iris: Mapping[str, Mapping[str, str]]
    """Key of each article → id of each of its things → IRI."""
    mergings: Mapping[str, tuple[Merging, ...]] = field(default_factory=dict)
    """Key of an article → its names that were taken for something named otherwise elsewhere."""
    slips: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """IRI → spellings of its name that are mistakes."""


def resolve(profiles: Mapping[str, Profile], decisions: Sequence[Decision] = ()) -> Resolution:
    """Work out which things of all articles are the same.

    Args:
        profiles: Key of each article → its profile.
        decisions: What the user decided; it counts more than any rule.
    """
    nodes = Nodes(profiles, decisions)
    # People in terms of their own article are enough to tell works apart, and works in terms of all
    # articles are needed to tell people apart.
    resolve_works(nodes)
    resolve_people(nodes)
    resolve_scoped(nodes)
    resolve_parts(nodes)
    resolve_rest(nodes)
    return Resolution(
        iris=nodes.iris,
        mergings={key: tuple(some) for key, some in sorted(nodes.mergings.items())},
        slips={iri: frozenset(names) for iri, names in nodes.slips.items()},
    )


__all__ = ["Mention", "Resolution", "resolve"]
