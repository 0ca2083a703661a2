"""The same thing across articles: which IRI every thing of every article gets, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .profiles import Merging, Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What all articles together make of their things; it does not depend on the order of the articles."""

    iris: Mapping[str, Mapping[str, str]]
    """Key of each article → id of each of its things → IRI."""
    mergings: Mapping[str, tuple[Merging, ...]] = field(default_factory=dict)
    """Key of an article → its names that were taken for something named otherwise elsewhere."""
    slips: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """IRI → spellings of its name that are mistakes."""


def resolve(profiles: Mapping[str, Profile]) -> Resolution:
    """Work out which things of all articles are the same."""
    return Resolution(iris={key: profile.base_iris() for key, profile in profiles.items()})
