"""Sentences told again with plain names, so that the parser understands them.

A small parser stumbles over the names of fiction: it takes an unknown first name for a verb and the verb
after it for a plural noun, and an actor in brackets tears a clause in two. Here each sentence that is
asked for is analysed once more with every character and real person called by a common first name,
titles of works by one short title, and short brackets and list bullets left out. The tokens remember
which mention they stand for. Measured on the development articles: plot points F1 +0.04
over the first analysis.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from ..ontology.records import Entity, Mention
from ..ontology.terms import SCHEMA, SKG, WORK_CLASSES
from .nlp import DEFAULT_MODEL, Sentence, load_model
from .reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

# Common, and no words of their own (unlike Mark, Will, Grace).
_NAMES: Final = (
    "John",
    "Mary",
    "Peter",
    "Susan",
    "Robert",
    "Linda",
    "David",
    "Karen",
    "Michael",
    "Nancy",
    "Paul",
    "Laura",
)
_TITLE: Final = "Hamlet"
_PEOPLE: Final = frozenset({SKG.Character, SCHEMA.Person})
_TITLES: Final = WORK_CLASSES | {SCHEMA.TVEpisode}
_OPEN: Final = {"(": ")", "[": "]"}
# Longer brackets are sentences of their own. 12 tokens take "(Jane Roe of The Long Title)".
_LONGEST_BRACKET: Final = 12
_BULLETS: Final = frozenset("-–—*•·>")
# The analysis needs no names found.
_UNUSED: Final = ("ner",)


class Knows(Protocol):
    """What the rules ask about a token: which entity is it a name of?"""

    def entity_at(self, sentence: Sentence, token: "Token") -> Entity | None: ...


@dataclass(frozen=True, slots=True)
class Retelling:
    """A sentence analysed again; it answers for the new tokens what the reading answers for the old ones."""

    reading: Reading
    sentence: Sentence
    """The same sentence with the new tokens; its ``offset`` means nothing."""
    original: Sentence
    _mentions: dict[int, Mention]

    def mention_at(self, sentence: Sentence, token: "Token") -> Mention | None:  # noqa: ARG002
        return self._mentions.get(token.i)

    def entity_at(self, sentence: Sentence, token: "Token") -> Entity | None:  # noqa: ARG002
        mention = self._mentions.get(token.i)
        return None if mention is None else self.reading.entities[mention.entity]

    def entities_at(self, token: "Token") -> tuple[Entity, ...]:
        """All that the token names: ``they`` may stand for several."""
        mention = self._mentions.get(token.i)
        if mention is None:
            return ()
        together = [m for m in self.reading.mentions[self.original.index] if m.span == mention.span]
        return tuple(self.reading.entities[m.entity] for m in together or [mention])

    @property
    def names(self) -> frozenset[int]:
        """Indices of the tokens that stand for names."""
        return frozenset(i for i, m in self._mentions.items() if not m.nominal)

    @property
    def people(self) -> frozenset[int]:
        """Indices of the tokens that stand for names of people and characters."""
        entities = self.reading.entities
        return frozenset(
            i for i, m in self._mentions.items() if not m.nominal and entities[m.entity].cls in _PEOPLE
        )


def retell(reading: Reading, sentences: Iterable[Sentence]) -> Iterator[Retelling]:
    """Sentences of a reading analysed again, in their order; each is analysed once, whoever asks for it."""
    asked = list(sentences)
    known = reading.retold
    known.update(_analyse(reading, [s for s in asked if s.index not in known]))
    for sentence in asked:
        told = known[sentence.index]
        if told is not None:
            yield told


def _analyse(reading: Reading, sentences: list[Sentence]) -> "Iterator[tuple[int, Retelling | None]]":
    """Retellings by index of their sentence; None for one of which no word is left."""
    if not sentences:
        return
    model = sentences[0].tokens.doc.user_data.get("model", DEFAULT_MODEL)
    nlp = load_model(model)
    plain = [(s, _plain(reading, s, nlp.vocab)) for s in sentences]
    kept = [(s, p) for s, p in plain if p is not None]
    yield from ((s.index, None) for s, p in plain if p is None)
    docs = nlp.pipe((doc for _, (doc, _) in kept), disable=list(_UNUSED), batch_size=256)
    for (sentence, (_, mentions)), doc in zip(kept, docs, strict=True):
        again = replace(sentence, tokens=doc[:], offset=0)
        yield sentence.index, Retelling(reading, again, sentence, mentions)


def _plain(reading: Reading, sentence: Sentence, vocab: "Vocab") -> "tuple[Doc, dict[int, Mention]] | None":
    from spacy.tokens import Doc  # noqa: PLC0415  (slow to import)

    words: list[str] = []
    spaces: list[bool] = []
    mentions: dict[int, Mention] = {}
    called: dict[str, str] = {}
    last: Mention | None = None
    skip_until = -1
    for token in sentence.tokens:
        if token.i < skip_until or token.is_space:
            continue
        closing = _closing(token, sentence)
        if closing is not None:
            skip_until, last = closing + 1, None
            if spaces:
                spaces[-1] = True
            continue
        if not words and token.text in _BULLETS:
            continue
        mention = reading.mention_at(sentence, token)
        name = None if mention is None else _name(reading, sentence, mention, token, called, last)
        if mention is not None and name == "":
            spaces[-1] = bool(token.whitespace_)
            continue
        if mention is not None:
            mentions[len(words)] = mention
        last = mention if name else None
        word = name or token.text
        if token.is_punct and spaces and word in ",.;:!?":
            spaces[-1] = False
        words.append(word)
        spaces.append(bool(token.whitespace_))
    if not words:
        return None
    return Doc(vocab, words=words, spaces=spaces), mentions


def _closing(token: "Token", sentence: Sentence) -> int | None:
    """Index of the token that closes a short bracket opened by this one."""
    wanted = _OPEN.get(token.text)
    if wanted is None:
        return None
    end = min(sentence.tokens.end, token.i + _LONGEST_BRACKET + 2)
    return next((i for i in range(token.i + 1, end) if token.doc[i].text == wanted), None)


def _name(
    reading: Reading,
    sentence: Sentence,
    mention: Mention,
    token: "Token",
    called: dict[str, str],
    last: Mention | None,
) -> str | None:
    """A plain name for the first token of a mention, ``""`` for its others, None to keep it."""
    cls = reading.entities[mention.entity].cls
    if mention.nominal or (cls not in _PEOPLE and cls not in _TITLES):
        return None
    if mention is last:
        return ""
    before = token.nbor(-1) if token.i > sentence.tokens.start else None
    if cls in _PEOPLE and before is not None and before.lower_ in {"the", "a", "an"}:
        return None
    if token.lower_ in {"the", "a", "an"} and cls in _PEOPLE:
        return None
    if cls in _TITLES:
        return _TITLE
    if mention.entity not in called:
        called[mention.entity] = _NAMES[len(called) % len(_NAMES)]
    return called[mention.entity]
