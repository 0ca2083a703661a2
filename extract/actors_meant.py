"""Who ``he`` or ``she`` is where a role is told: ``She played Zoe`` in an actor's biography, a column, an interview."""

import re
from collections import Counter
from typing import Final

from ..ontology.terms import SCHEMA
from .biography import topic_of
from .first_names import first_names
from .masked import Masked
from .names import owns
from .reading import Reading

# How far back a pronoun may reach, in sentences.
_REACH: Final = 3
_MADE: Final = re.compile(
    r"\b(?:by|with|from|director|producer|writer|creator|to|of|opposite|against|alongside|for)\s(?:\w+\s){0,2}$",
    re.I,
)
_ACTRESS: Final = re.compile(r"[Tt]he (?:[^\s.;]+ ){0,8}?(?:actress|comedienne|leading lady|alumna)\b")
_FEMALE: Final = frozenset({"miss", "mrs", "ms", "mme", "dame", "lady", "mlle"})
_MALE: Final = frozenset({"mr", "sir", "lord"})
# Own estimate: a person named in so large a part of the sentences is the article's hero.
_HERO: Final = 0.1


class ActorsMeant:
    """Finds the person behind a pronoun; built once for a document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        counts: Counter[str] = Counter()
        for row in reading.mentions:
            # in reading order: of two who are named as often the first counts
            counts.update(
                [*dict.fromkeys(m.entity for m in row if not m.nominal and reading.is_a(m, SCHEMA.Person))]
            )
        self._genders = {key: self._gender(key) for key in counts}
        best = counts.most_common(1)
        self._topic = topic_of(reading.article, reading.entities.values())
        often = best[0][0] if best and best[0][1] >= max(3, _HERO * len(reading.sentences)) else None
        self._hero = self._topic or often

    def at(self, masked: Masked, place: int, *, sure: bool = False) -> str | None:
        """Id of the person that the pronoun, or ``the Tide star``, at a place of a masked sentence most likely stands for.

        ``sure``: only somebody of the pronoun's gender, or the article's hero.
        """
        reading = self._reading
        offset = masked.origins[place]
        word = reading.article.text[offset : offset + 3].lower()
        gender = {"he": "m", "she": "f", "her": "f", "his": "m", "him": "m"}.get(re.sub(r"\W.*", "", word))
        if _ACTRESS.match(reading.article.text, offset):
            # some first names are given to both
            return self._nearest(masked, offset, "f", sure=sure) or self._nearest(
                masked, offset, None, sure=sure
            )
        return self._nearest(masked, offset, gender, sure=sure)

    def _nearest(self, masked: Masked, offset: int, gender: str | None, *, sure: bool) -> str | None:
        """The person of a gender, or of any, who is named before a place and most likely meant there."""
        reading, sentence = self._reading, masked.sentence
        scores: dict[str, float] = {}
        for back in range(_REACH + 1):
            if sentence.index < back:
                break
            other = reading.sentences[sentence.index - back]
            row = [m for m in reading.mentions_in(other, {SCHEMA.Person}) if not m.nominal]
            for rank, mention in enumerate(m for m in row if m.span.start < offset):
                key = mention.entity
                if gender and self._genders.get(key) not in {None, gender}:
                    continue
                lead = reading.article.text[other.span.start : mention.span.start]
                score = 2.0 - 0.8 * back + (0.8 if rank == 0 else 0.0) + (0.6 if key == self._hero else 0.0)
                score += 0.5 if gender and self._genders.get(key) == gender else 0.0
                score -= 1.2 if _MADE.search(lead) else 0.0
                # "In Ann Lee's film she plays Zoe"
                score -= 1.2 if owns(reading.article.text, mention.span.end) else 0.0
                scores[key] = max(scores.get(key, -9.0), score)
        if self._hero and (gender is None or self._genders.get(self._hero) in {None, gender}):
            scores[self._hero] = max(scores.get(self._hero, 0.0), 4.0 if self._topic else 2.6)
        if not scores:
            return None
        best = max(scores, key=lambda k: (scores[k], k))
        if sure and best != self._hero and self._genders.get(best) != gender:
            return None
        return best if scores[best] > 0.5 else None

    def _gender(self, key: str) -> str | None:
        entity = self._reading.entities[key]
        for name in (entity.name, *entity.aliases):
            first = name.split()[0].rstrip(".").lower() if name.split() else ""
            if first in _FEMALE or first in _MALE:
                return "f" if first in _FEMALE else "m"
        words = entity.name.split()
        return first_names().get(words[0].lower()) if len(words) > 1 else None
