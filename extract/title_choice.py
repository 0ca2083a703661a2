"""Which candidates are titles: the points of the cues and the tags of the words weighed against each other.

The weights are those of a logistic regression that ``benchmarks/training.py`` fitted on annotated articles which
the tagger had not been trained with.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from .known_people import is_person
from .name_tags import SURE
from .occurrences import Occurrences
from .regression import load_weights, probability
from .title_candidates import Title
from .title_tags import Tags

MODEL: Final = Path(__file__).parent / "models" / "titles.json"
# More places tell nothing new.
_MOST_PLACES: Final = 40
_MOST_POINTS: Final = 8.0
# Too rare in what was trained with to have a weight of its own.
_ALIKE: Final = {"emphasised": "quoted"}
DEFINED: Final = "defined"
"""The cue that a title is defined by the first sentence of an entry."""
_ENOUGH_POINTS: Final = 2.0
# Share of its places that name a human instead, from which on a known title of one word is none here.
_HUMAN: Final = 0.5
# ``the film The Title``, ``films such as The Title``, ``Review: The Title``, ``The Title (1991)``, ``The Title (BBC1, 9pm)`` say it in so many
# words, whatever the tags are of a title that is a name; italics are not in the plain texts that were trained with.
_SAID: Final = ("emphasised", "screen_noun", "such_as", "review_of", "year", "listing", "film_as")
# Probabilities from which on the tags see somebody, and below which they see no title.
_SOMEBODY: Final = 0.7
_NO_TITLE: Final = 0.15
# Probability that is enough where no cue but the tags speaks for a title.
_ALONE: Final = 0.5
# Probability from which on the tags see a title, and the share of it that makes an episode's.
_SEEN: Final = 0.3
_SHARE: Final = 0.6
# Points from which on the words around it say what a title is of.
_CALLED: Final = 2.0


def evidence(title: Title, counts: Occurrences, tags: Tags) -> dict[str, float]:
    """What speaks for and against a candidate, each about from 0 to 3.

    Args:
        title: The candidate, with the points of its cues.
        counts: The text.
        tags: The tags of its words.
    """
    starts = _starts(title.name, counts)
    found = [p for s in starts if (p := tags.probability(s, s + len(title.name))) is not None] or [0.0]
    most = max(found)
    human = sum(tags.otherwise(s, s + len(title.name))[0] for s in starts) / max(1, len(starts))
    enough = title.points >= _ENOUGH_POINTS
    doubtful = title.cues["known word"] > 0 and human < _HUMAN
    return {
        "points": min(title.points, _MOST_POINTS) / 4,
        "enough points": float(enough),
        "strong": float(title.strong),
        "in headline": float(title.in_headline),
        "most": most,
        "mean": sum(found) / len(found),
        "sum": min(3.0, sum(found)),
        "human": human,
        "known person": float(is_person(title.name)),
        "known surname": float(title.surname),
        "places": math.log1p(len(starts)),
        "one word": float(" " not in title.name),
        "both": float(enough and most > 0.5),
        "known in headline": float(title.in_headline and title.cues["known"] > 0),
        "known word in headline": float(title.in_headline and doubtful),
        "known tagged": most * (title.cues["known"] > 0),
        "known word tagged": most * doubtful,
        **{f"cue {_ALIKE.get(cue, cue)}": 1.0 for cue in title.cues if cue != "known word" or doubtful},
    }


def choose(titles: Sequence[Title], counts: Occurrences, tags: Tags, *, threshold: float) -> list[Title]:
    """The candidates that are titles, in their order; ``probability`` of each is filled in."""
    out = []
    for title in titles:
        cues = evidence(title, counts, tags)
        title.tagged = cues["most"]
        title.probability = probability(load_weights(MODEL), cues)
        if title.cues["embedded"] or title.cues[DEFINED]:
            title.probability = 1.0  # the page says so in its data, or the first sentence does
        elif title.tagged >= SURE or (
            title.points >= _ENOUGH_POINTS and any(title.cues[cue] for cue in _SAID)
        ):
            title.probability = max(title.probability, _ALONE)
        bare = set(title.cues) == {"known"} and title.tagged < _NO_TITLE and not title.strand
        if bare and _is_else(title.name, counts, tags):
            continue  # in Silicon Valley
        if title.probability >= (threshold if title.points else max(threshold, _ALONE)):
            title.episode = _is_episode(title, counts, tags)
            people = set(_people(title.name, counts, tags))
            # "films such as Barton Fink": the tags are no judges of what is said in so many words
            said = any(title.cues[cue] for cue in _SAID)
            title.people = people if not said or len(people) < counts.count(title.name) else set()
            out.append(title)
    return out


def _starts(name: str, counts: Occurrences) -> list[int]:
    """Where a title stands; places beyond the first ones tell nothing new."""
    return list(islice(counts.starts(name), _MOST_PLACES))


def _is_else(name: str, counts: Occurrences, tags: Tags) -> bool:
    """Do the tags take it for something else wherever it stands: a place, a company?"""
    starts = _starts(name, counts)
    return bool(starts) and min(tags.otherwise(s, s + len(name))[1] for s in starts) >= _SOMEBODY


def _people(name: str, counts: Occurrences, tags: Tags) -> Iterator[int]:
    """Where the words of a title name somebody instead: a character whom the work is named after."""
    for start in counts.starts(name):
        end = start + len(name)
        if tags.otherwise(start, end)[0] >= _SOMEBODY and (tags.probability(start, end) or 0.0) < _NO_TITLE:
            yield start


def _is_episode(title: Title, counts: Occurrences, tags: Tags) -> bool:
    """Is it an episode's title, by a cue or by the tags?"""
    found = {s: tags.probability(s, s + len(title.name)) or 0.0 for s in _starts(title.name, counts)}
    seen = sum(found.values())
    share = sum(p * tags.episode_share(s) for s, p in found.items()) / seen if seen > _SEEN else 0.0
    called_so = max(title.kinds.values(), default=0) >= _CALLED or (  # "the series Tide"
        title.cues["known"] > 0 and title.kinds["series"] > 0
    )
    return title.episode or (share > _SHARE and not called_so)
