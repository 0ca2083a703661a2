"""Episodes that a text names by number alone and says nothing of are no part of the graph.

``You will know by episode 4`` tells nothing of the fourth episode; ``episode 4, “Low Water”``, ``episode 4 was
directed by Ann Lee`` do, and so does an article on episode 4. Plot points keep their season and episode as numbers.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from ..ontology.records import Entity, Statement
from ..ontology.terms import SCHEMA
from .reading import Focus

# Own estimate: an article on an episode says so of every third sentence at least.
_FEWEST = 3
_TIES = frozenset({SCHEMA.partOfSeries, SCHEMA.partOfSeason})


def without_idle_episodes(
    statements: Sequence[Statement], entities: Mapping[str, Entity], focuses: Sequence[Focus]
) -> list[Statement]:
    """The statements without those that only tie an episode, of which nothing else is said, to its series.

    Args:
        statements: Of one document.
        entities: Its entities by id.
        focuses: What its sentences are about.
    """
    counts = Counter(f.episode_id for f in focuses if f.episode_id is not None)
    told = {s.subject for s in statements if s.predicate not in _TIES}
    told |= {s.object for s in statements if isinstance(s.object, str) and s.predicate not in _TIES}
    told |= {key for key, count in counts.items() if count >= max(_FEWEST, len(focuses) / 3)}

    def is_idle(key: str) -> bool:
        return entities[key].cls == SCHEMA.TVEpisode and key not in told

    return [s for s in statements if s.predicate not in _TIES or not is_idle(s.subject)]
