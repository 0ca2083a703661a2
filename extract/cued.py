"""Clauses around certain verbs, with the people in them.

Sentences without such a verb are not analysed again, so that few verbs cost little time.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from ..ontology.terms import SCHEMA, SKG
from .clauses import Clause, clauses
from .reading import Reading
from .retelling import Retelling, retell

if TYPE_CHECKING:
    from spacy.tokens import Token

_HUMAN: Final = frozenset({SKG.Character, SCHEMA.Person})


def clauses_with(reading: Reading, lemmas: Collection[str]) -> Iterator[tuple[Retelling, Clause]]:
    """Clauses whose verb is one of ``lemmas``, in reading order, with their sentence told again with plain names."""
    rows = reading.once(_lemmas)
    cued = [s for s, row in zip(reading.sentences, rows, strict=True) if not row.isdisjoint(lemmas)]
    for told in retell(reading, cued):
        for clause in clauses(told.sentence.tokens, names=told.names).values():
            if not clause.nominal and clause.lemma in lemmas:
                yield told, clause


def _lemmas(reading: Reading) -> list[set[str]]:
    """Lemmas of each sentence, in lower case."""
    return [{t.lemma_.lower() for t in s.tokens} for s in reading.sentences]


def people_of(told: Retelling, tokens: Iterable["Token"]) -> list[str]:
    """Ids of the people and characters that some tokens stand for; a plural pronoun stands for several."""
    out: list[str] = []
    row = told.reading.mentions[told.original.index]
    for token in tokens:
        mention = told.mention_at(told.sentence, token)
        if mention is None:  # "marries a nurse, Ann"
            named = (told.mention_at(told.sentence, t) for t in token.children if t.dep_ == "appos")
            mention = next((m for m in named if m is not None), None)
        if mention is not None:
            out += [m.entity for m in row if m.span == mention.span and told.reading.is_a(m, *_HUMAN)]
    return list(dict.fromkeys(out))
