"""Where people and characters stand in the text, and their genders."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from ..ontology.records import Article, Entity, Mention
from ..ontology.terms import SCHEMA, SKG
from .first_names import UNISEX, first_names
from .lexicon import FEMALE, MALE
from .nlp import Sentence

HE: Final = frozenset({"he", "him", "his", "himself"})

SHE: Final = frozenset({"she", "her", "hers", "herself"})

# "Joe tells her": the pronoun stands for somebody else
_ACTED_UPON: Final = frozenset({"dobj", "dative"})

_HUMAN: Final = frozenset({SCHEMA.Person, SKG.Character})

FEMALE_WORDS: Final = frozenset(
    """actress woman girl wife mother sister daughter girlfriend queen princess lady widow bride aunt niece
    heroine""".split()
)

MALE_WORDS: Final = frozenset(
    """actor man boy husband father brother son boyfriend king prince lord widower groom uncle nephew""".split()
)


# A name, and the spouse without a name that it owns, with nobody else behind them: "Zoe's husband was killed by".
_SPOUSE: Final = re.compile(
    r"(?:[A-Z][\w.-]*[ ]?){1,4}(?:[’']s?)? (?:late |first |ex-?|former )?(?:wife|husband|partner|girlfriend|boyfriend|spouse)(?! [A-Z])[^A-Z.;]*\Z"
)


@dataclass(frozen=True, slots=True)
class HumanPlace:
    """One mention of a human with what grammar says of it."""

    entity: str
    sentence: int
    start: int
    subject: bool
    bracketed: bool
    head: int
    """Index of the token that governs it, in its sentence's doc."""


class _Named(Protocol):
    """Where somebody is named."""

    @property
    def entity(self) -> str: ...
    @property
    def start(self) -> int: ...


def spouse_before(text: str, row: "Sequence[_Named]", start: int) -> str | None:
    """Whose spouse without a name stands last before a place: they are two, of whom one is known.

    Args:
        text: Of the article.
        row: The humans of one sentence, in reading order.
        start: The place.
    """
    owners = (p.entity for p in reversed(row) if p.start < start and _SPOUSE.match(text, p.start, start))
    return next(owners, None)


def human_places(
    article: Article,
    sentences: Sequence[Sentence],
    entities: Mapping[str, Entity],
    mentions: Sequence[Sequence[Mention]],
) -> dict[int, list[HumanPlace]]:
    out: dict[int, list[HumanPlace]] = defaultdict(list)
    text = article.text
    for sentence in sentences:
        for mention in mentions[sentence.index]:
            if entities[mention.entity].cls not in _HUMAN:
                continue
            doc = sentence.tokens.doc
            tokens = doc.char_span(
                mention.span.start - sentence.offset,
                mention.span.end - sentence.offset,
                alignment_mode="expand",
            )
            if tokens is None:
                continue
            head = tokens.root
            out[sentence.index].append(
                HumanPlace(
                    mention.entity,
                    sentence.index,
                    mention.span.start,
                    head.dep_ in {"nsubj", "nsubjpass"}
                    or (head.dep_ == "conj" and head.head.dep_ in {"nsubj", "nsubjpass"}),
                    text[max(0, mention.span.start - 1) : mention.span.start] == "(",
                    head.head.i,
                )
            )
    return out


def genders_behind(sentence: Sentence, row: Sequence[HumanPlace]) -> Iterator[str]:
    """``m`` or ``f`` for each pronoun that most likely means the first human of a sentence: until another is named.

    Args:
        sentence: One with its tokens.
        row: Its humans, in reading order.
    """
    if not row:
        return
    end = next((p.start for p in row if p.entity != row[0].entity), sentence.span.end)
    for token in sentence.tokens:
        if row[0].start < token.idx + sentence.offset < end and token.dep_ not in _ACTED_UPON:
            if token.lower_ in HE:
                yield "m"
            elif token.lower_ in SHE:
                yield "f"


def find_genders(
    article: Article,
    sentences: Sequence[Sentence],
    entities: Mapping[str, Entity],
    places: Mapping[int, list[HumanPlace]],
) -> dict[str, str]:
    """``m`` or ``f`` for entities whose titles, nouns or nearest pronouns tell it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    text = article.text
    for key, entity in entities.items():
        if entity.cls in _HUMAN:
            for name in (entity.name, *entity.aliases):
                title = name.split()[0].rstrip(".").lower()
                if title in MALE or title in FEMALE:
                    votes[key]["m" if title in MALE else "f"] += 5
                elif title in first_names():
                    votes[key][first_names()[title]] += 1 if title in UNISEX else 2
    for sentence in sentences:
        row = places.get(sentence.index, [])
        for place in row:
            words = re.findall(r"[a-z]+", text[max(sentence.span.start, place.start - 30) : place.start])[-2:]
            if words and words[-1] in FEMALE_WORDS:
                votes[place.entity]["f"] += 4
            elif words and words[-1] in MALE_WORDS:
                votes[place.entity]["m"] += 4
        shown = [p for p in row if not p.bracketed]
        for gender in genders_behind(sentence, shown):
            votes[shown[0].entity][gender] += 1
    return {k: c.most_common(1)[0][0] for k, c in votes.items() if c and c["m"] != c["f"]}
