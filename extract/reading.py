"""What is known of a document while it is read: sentences, entities, mentions, and what each sentence is about."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, TypeVar, cast

from ..ontology.records import (
    Article,
    Entity,
    Evidence,
    Mention,
    Modality,
    Position,
    Span,
    Statement,
    Value,
)
from ..ontology.terms import SCHEMA, SKG, WORK_CLASSES
from .nlp import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from .relation_tags import RelationTags
    from .retelling import Retelling

T = TypeVar("T")

SCREEN_CLASSES = frozenset({SCHEMA.TVSeries, SCHEMA.Movie})
ORGANIZATION_CLASSES = frozenset({SCHEMA.Organization, SKG.FictionalOrganization})


@dataclass(frozen=True, slots=True)
class Focus:
    """The work, season and episode that a sentence is about."""

    work: str | None = None
    """Id of a series, film or other work."""
    season: int | None = None
    episode: int | None = None
    episode_id: str | None = None
    """Id of the episode entity, also where its number is not known (a finale, a title)."""


NOWHERE = Focus()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedRole:
    """Who plays whom, as the text prints it, with ids of entities."""

    actor: str
    character: str
    sentence: int
    """Index of the sentence that says it."""
    pattern: str
    confidence: float
    work: str | None = None
    """The work, if the words of the role name it; else that of the sentence."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the extractors see it. All mentions lie inside one sentence and do not overlap."""

    article: Article
    sentences: tuple[Sentence, ...]
    entities: Mapping[str, Entity]
    """Entity by id."""
    mentions: tuple[tuple[Mention, ...], ...]
    """Per sentence (by its index), in reading order: names and resolved pronouns and noun phrases."""
    focuses: tuple[Focus, ...]
    """Per sentence (by its index)."""
    modalities: tuple[Modality, ...]
    """Per sentence: how it is told as a whole; a clause may say otherwise, see ``extract.modality``."""
    about: tuple[str, ...] = ()
    """Ids of the works that the article is about, the main one first."""
    spoils: Position | None = None
    roles: tuple[LinkedRole, ...] = ()
    """Pairs of actor and character, in reading order."""
    relations: "RelationTags | None" = None
    """What the network tells of pairs of names."""
    retold: dict[int, "Retelling | None"] = field(default_factory=dict, repr=False, compare=False)
    """Per sentence (by its index): its second analysis, once an extractor asked for it; see ``extract.retelling``."""
    _by_token: dict[tuple[int, int], Mention] = field(default_factory=dict, repr=False, compare=False)
    _made: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for sentence in self.sentences:
            spans = self.mentions[sentence.index]
            if not spans:
                continue
            at = 0
            for token in sentence.tokens:
                start = token.idx + sentence.offset
                while at < len(spans) and spans[at].span.end <= start:
                    at += 1
                # several may share the span of a plural pronoun: the last one counts
                for mention in islice(spans, at, None):
                    if mention.span.start > start:
                        break
                    if start < mention.span.end:
                        self._by_token[sentence.index, token.i] = mention

    def once(self, make: "Callable[[Reading], T]") -> T:
        """What a function makes of this reading, made once however many extractors ask for it; not to be changed."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def forget(self) -> None:
        """Drop what was made of this reading: it points back, and would wait for Python's collector of cycles."""
        self.retold.clear()
        self._made.clear()

    # --- looking up ---------------------------------------------------------------------------

    def focus(self, sentence: Sentence) -> Focus:
        return self.focuses[sentence.index]

    def mentions_in(self, sentence: Sentence, classes: Iterable[str] | None = None) -> list[Mention]:
        """Mentions of the sentence in reading order; only those of entities of ``classes`` if given."""
        wanted = None if classes is None else frozenset(classes)
        return [
            mention
            for mention in self.mentions[sentence.index]
            if wanted is None or self.entities[mention.entity].cls in wanted
        ]

    def mention_at(self, sentence: Sentence, token: "Token") -> Mention | None:
        """The mention that the token is a part of, if any."""
        return self._by_token.get((sentence.index, token.i))

    def entity_at(self, sentence: Sentence, token: "Token") -> Entity | None:
        mention = self.mention_at(sentence, token)
        return self.entities[mention.entity] if mention else None

    def tokens_of(self, sentence: Sentence, mention: Mention) -> "Tokens":
        """The spaCy tokens of a mention of this sentence."""
        doc = sentence.tokens.doc
        found = doc.char_span(
            mention.span.start - sentence.offset, mention.span.end - sentence.offset, alignment_mode="expand"
        )
        return found if found is not None else sentence.tokens

    def head(self, sentence: Sentence, mention: Mention) -> "Token":
        """The syntactic head of a mention."""
        return self.tokens_of(sentence, mention).root

    def is_a(self, mention_or_id: Mention | str, *classes: str) -> bool:
        key = mention_or_id if isinstance(mention_or_id, str) else mention_or_id.entity
        return self.entities[key].cls in classes

    def is_work(self, mention_or_id: Mention | str) -> bool:
        """Is it a series, a film or another work (not a season, not an episode)?"""
        return self.is_a(mention_or_id, *WORK_CLASSES)

    def season_id(self, work: str, season: int) -> str | None:
        """Id of the season entity with that number, if the text names it."""
        return next(
            (
                e.id
                for e in self.entities.values()
                if e.cls == SCHEMA.TVSeason and e.work == work and e.season == season
            ),
            None,
        )

    def episode_id(self, work: str, season: int | None, episode: int) -> str | None:
        return next(
            (
                e.id
                for e in self.entities.values()
                if e.cls == SCHEMA.TVEpisode and (e.work, e.season, e.episode) == (work, season, episode)
            ),
            None,
        )

    # --- coordination -------------------------------------------------------------------------

    def coordinated(self, sentence: Sentence, mention: Mention, classes: Iterable[str]) -> list[Mention]:
        """The mention and those listed after it (``A, B (X), and C``), as long as only list glue stands between."""
        text, out = self.article.text, [mention]
        wanted = frozenset(classes)
        for following in self.mentions[sentence.index]:
            if following.span.start < out[-1].span.end:
                continue
            between = text[out[-1].span.end : following.span.start]
            if not _is_glue(between):
                break
            if self.entities[following.entity].cls in wanted:
                out.append(following)
            elif "(" not in between and text[out[-1].span.end : following.span.start].strip() not in {
                "",
                "(",
            }:
                break
        return out

    # --- making statements --------------------------------------------------------------------

    def position(self, sentence: Sentence) -> Position | None:
        """Season and episode of the sentence, if known."""
        focus = self.focus(sentence)
        if focus.work is None or focus.season is None:
            return None
        return Position(work=focus.work, season=focus.season, episode=focus.episode)

    def evidence(
        self,
        sentence: Sentence,
        *,
        extractor: str,
        pattern: str,
        confidence: float,
        modality: Modality | None = None,
        said_by: str | None = None,
        span: Span | None = None,
        position: Position | None = None,
    ) -> Evidence:
        """Evidence from one sentence; ``modality`` defaults to that of the sentence, ``span`` to all of it."""
        return Evidence(
            span=span or sentence.span,
            extractor=extractor,
            pattern=pattern,
            confidence=confidence,
            modality=modality or self.modalities[sentence.index],
            said_by=said_by,
            position=position or self.position(sentence),
        )

    def statement(
        self,
        subject: str,
        predicate: str,
        object_: str | Value,
        sentence: Sentence,
        *,
        extractor: str,
        pattern: str,
        confidence: float,
        modality: Modality | None = None,
        said_by: str | None = None,
        span: Span | None = None,
    ) -> Statement:
        """A statement with the sentence as its evidence (see ``evidence``)."""
        return Statement(
            subject=subject,
            predicate=predicate,
            object=object_,
            evidence=self.evidence(
                sentence,
                extractor=extractor,
                pattern=pattern,
                confidence=confidence,
                modality=modality,
                said_by=said_by,
                span=span,
            ),
        )


def _is_glue(text: str) -> bool:
    """Does the text between two names only list them?"""
    words = text.replace(",", " , ").replace("(", " ( ").replace(")", " ) ").replace("&", " & ").split()
    return all(
        w in {",", "and", "&", "(", ")", "or", ";", "as", "well", "plus", "along", "with", "/"} for w in words
    )


def group_by_sentence(
    sentences: Sequence[Sentence], mentions: Iterable[Mention]
) -> tuple[tuple[Mention, ...], ...]:
    """Sort mentions into their sentences; those that cross a sentence's end are left out."""
    rows: dict[int, list[Mention]] = defaultdict(list)
    ordered = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    at = 0
    for mention in ordered:
        while at < len(sentences) and sentences[at].span.end <= mention.span.start:
            at += 1
        if at < len(sentences) and sentences[at].span.covers(mention.span):
            rows[at].append(mention)
    return tuple(tuple(rows[i]) for i in range(len(sentences)))


def iter_tokens(sentences: Iterable[Sentence]) -> "Iterator[tuple[Sentence, Token]]":
    """All tokens of the document with their sentence."""
    for sentence in sentences:
        for token in sentence.tokens:
            yield sentence, token


def stand_ins(reading: Reading) -> Mapping[str, str]:
    """Actor → the one character that the article gives him; ask for it by ``Reading.once``."""
    played: dict[str, set[str]] = {}
    for role in reading.roles:
        played.setdefault(role.actor, set()).add(role.character)
    return {a: next(iter(c)) for a, c in played.items() if len(c) == 1}
