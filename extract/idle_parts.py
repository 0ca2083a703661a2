"""Episodes that a text names by number alone and says nothing of are no part of the graph.

``You will know by episode 4`` tells nothing of the fourth episode; ``episode 4, “Low Water”``, ``episode 4 was
directed by Ann Lee`` do. Plot points keep their season and episode as numbers.
"""

from collections.abc import Mapping, Sequence

from ..ontology.records import Entity, Statement
from ..ontology.terms import SCHEMA

_TIES = frozenset({SCHEMA.partOfSeries, SCHEMA.partOfSeason})


def without_idle_episodes(statements: Sequence[Statement], entities: Mapping[str, Entity]) -> list[Statement]:
    """The statements without those that only tie an episode, of which nothing else is said, to its series."""
    told = {s.subject for s in statements if s.predicate not in _TIES}
    told |= {s.object for s in statements if isinstance(s.object, str) and s.predicate not in _TIES}

    def is_idle(key: str) -> bool:
        return entities[key].cls == SCHEMA.TVEpisode and key not in told

    return [s for s in statements if s.predicate not in _TIES or not is_idle(s.subject)]
