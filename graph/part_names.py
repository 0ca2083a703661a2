"""Names of seasons and episodes for those who have not seen them: a title may tell what happens."""

import re

import pyoxigraph as ox

from ..ontology.terms import RDFS, SCHEMA, SKOS
from .airing import END
from .identity import slug
from .positions import Positions
from .rows import first, lexical, term

_NUMBERED = re.compile(r"(?:s\d+)?(?:e\d+)?|(?:series_)?(?:finale|premiere)")
_PLAIN = frozenset(
    "the a of season series episode chapter part final last first finale premiere opener closer ender number"
    " one two three four five six seven eight nine ten eleven twelve second third fourth fifth sixth seventh"
    " eighth ninth tenth".split()
)
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?|s\d+|e\d+|s\d+e\d+")
_LABEL, _ALIAS = term(RDFS.label), term(SKOS.altLabel)


def names_of_part(positions: Positions, part: str, *, reached: bool) -> list[str]:
    """Names that a season or an episode may have.

    Args:
        positions: Of the graph.
        part: The season or episode, as N-Triples writes it.
        reached: The viewer has seen it.

    Returns:
        All names if she has; else those that only number it, else one made of its numbers; none if
        it has none.
    """
    node = positions.nodes.get(part, {})
    names = [name for predicate in (_LABEL, _ALIAS) for name in node.get(predicate, ())]
    if reached:
        return names
    moment = positions.moment_of_part(part)
    title = first(positions.nodes.get(moment.work, {}), _LABEL)
    show = lexical(title) if title else ""
    only_numbers = [name for name in names if _only_numbers(lexical(name), show)]
    if only_numbers or moment.season == END or not show:
        return only_numbers
    label = f"{show} season {moment.season}"
    if positions.story.classes.get(part) == SCHEMA.TVEpisode:
        if moment.episode == END:
            return []
        label += f" episode {moment.episode}"
    return [str(ox.Literal(label))]


def only_numbers_in_iri(local: str) -> bool:
    """Does the last part of the local name of a season or an episode hold numbers alone?"""
    return _NUMBERED.fullmatch(local) is not None


def _only_numbers(name: str, show: str) -> bool:
    text = slug(name)
    shown = slug(show)
    rest = text[len(shown) :] if show and text.startswith(shown) else text
    return all(word in _PLAIN or _NUMBER.fullmatch(word) for word in rest.split("_") if word)
