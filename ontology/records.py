"""The records that flow through showkg: article → document → statements.

All are frozen. A field that may be missing is ``None``. Offsets count code points of
``Article.text`` and are half-open. Inside one document, entities are named by short ids
(``"e1"``); only ``graph.identity`` turns those into IRIs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .terms import SKG, XSD


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open ``[start, end)`` in code points of the document text."""

    start: int
    end: int

    def text_of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a block of the text is on the page."""

    TITLE = "title"
    """The headline; at most one."""
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    """A block quote, or a paragraph that only quotes somebody."""
    CAPTION = "caption"
    BYLINE = "byline"
    """Author, dateline, publication date."""
    INFO_LABEL = "info_label"
    """The label of an info box entry (``Release Date``)."""
    INFO_VALUE = "info_value"
    """A value of an info box entry, or a bare list of names; its label, if any, is ``Block.label``."""
    TABLE_ROW = "table_row"
    """Cells joined with ``" | "``."""
    TEASER = "teaser"
    """Leads to another article: not a part of this one's story."""
    BOILERPLATE = "boilerplate"
    """Newsletter pleas, share buttons, notices of rights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of layout; blocks are in reading order, do not overlap, and hold no line break inside a paragraph."""

    kind: BlockKind
    span: Span
    level: int | None = None
    """Of a heading: 1 to 6; of a list item: its depth from 1."""
    label: str | None = None
    """Of an info value: the text of its label, without colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What was published, cleaned: text, layout and metadata.

    ``blocks`` cover all of ``text`` but white space.
    """

    key: str
    """12 hex digits: of the SHA-256 of the canonical URL if one is known, else of the text."""
    source: str
    """Where it was read: path, URL, ``-``, or ``path#line`` in JSON Lines."""
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    site: str | None = None
    """Name of the outlet."""
    authors: tuple[str, ...] = ()
    published: str | None = None
    """ISO 8601 date, as exact as known."""
    embedded: tuple[Mapping[str, Any], ...] = ()
    """JSON-LD objects that the page embeds, as they are; never to be changed."""
    emphasised: tuple[Span, ...] = ()
    """Spans set in italics, in reading order, not overlapping; in the press often titles of works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names an entity of the document; names only, or a name and its noun phrase."""

    span: Span
    entity: str
    """Id of the entity."""
    nominal: bool = False
    """True for pronouns and noun phrases (``he``, ``the Helios founder``), False for names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing that the document names."""

    id: str
    """Unique in the document: ``e1``, ``e2``, …, in order of first mention."""
    cls: str
    """IRI of its class, a key of ``terms.ENTITY_CLASSES``."""
    name: str
    """The fullest name that the text gives, spelt as there (case mended)."""
    aliases: tuple[str, ...] = ()
    """Other names in the text, sorted, without ``name``."""
    work: str | None = None
    """Of a season, an episode, a character, a fictional organization or a story object: id of its work."""
    season: int | None = None
    """Of a season or an episode: its number in the series."""
    episode: int | None = None
    """Of an episode: its number in the season; None where only its title or ``finale`` is known."""


class Modality(StrEnum):
    """How sure the text is; values are the IRIs of the ontology."""

    STATED = SKG.Stated
    HAPPENED = SKG.Happened
    PLANNED = SKG.Planned
    ANNOUNCED = SKG.Announced
    TEASED = SKG.Teased
    RUMOURED = SKG.Rumoured
    SPECULATED = SKG.Speculated
    DENIED = SKG.Denied


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """How far a viewer must have watched; None for a season or episode that is not known."""

    work: str
    """Id of the series or film."""
    season: int | None = None
    episode: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The text that says it and who read it there."""

    span: Span
    """The sentence (or info box entry); its text is the quote."""
    extractor: str
    pattern: str
    """Name of the rule inside the extractor."""
    confidence: float
    """Probability in [0, 1] that a careful reader agrees."""
    modality: Modality = Modality.STATED
    said_by: str | None = None
    """Id of the person or organization who asserts it in the text."""
    position: Position | None = None
    """From where in the story on it is known; None if the text does not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A literal or a term of the ontology as the object of a statement."""

    lexical: str
    datatype: str = XSD.string
    """IRI of the datatype; ``""`` if ``lexical`` is itself an IRI (a status)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Subject, predicate, object with one piece of evidence."""

    subject: str
    """Id of an entity."""
    predicate: str
    """IRI, one of the extractor's ``emits``."""
    object: str | Value
    """Id of an entity, or a value."""
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotPoint:
    """An event of a story."""

    id: str
    """Unique in the document: ``p1``, ``p2``, …, in reading order."""
    label: str
    """A short full sentence that can be read alone."""
    trigger: str
    """Lemma of the word that carries the event."""
    work: str
    """Id of the work."""
    evidence: Evidence
    season: int | None = None
    episode: int | None = None
    agents: tuple[str, ...] = ()
    """Ids of the characters or fictional organizations that act."""
    patients: tuple[str, ...] = ()
    """Ids of those acted upon."""
    participants: tuple[str, ...] = ()
    """Other characters that take part; agents and patients are not repeated."""
    involves: tuple[str, ...] = ()
    """Ids of objects, places and organizations touched."""
    precedes: tuple[str, ...] = ()
    """Ids of plot points that the text puts after this one."""
    leads_to: tuple[str, ...] = ()
    """Ids of plot points that the text says this one causes or serves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What an article did wrong; the run goes on."""

    source: str
    message: str
    """``what is wrong. What to do.``; the source is printed before it."""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article with all that was read from it."""

    article: Article
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """In reading order."""
    about: tuple[str, ...] = ()
    """Ids of the works that the article is about, the main one first."""
    spoils: Position | None = None
    """The furthest point that the article says it gives away."""
    statements: tuple[Statement, ...] = ()
    plot_points: tuple[PlotPoint, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
