"""The articles of a store beside its graph: each one's document, profile and state, in a named graph.

They are in the same database as the triples, so that one transaction changes both. Queries see the
default graph only.
"""

import base64
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import pyoxigraph as ox

from ..ontology.records import Document
from ..ontology.terms import ID_BASE
from .copies import likeness
from .dates import days
from .documents import unpack
from .kept import GRAPH, LOADED, MARK
from .kept import STORE as _STORE
from .prepared import Prepared, prepare
from .profiles import Profile, from_json

_DOCUMENT, _PROFILE, _STATE, _RECORD, _VERSION, _CONTENT, _LINK, _DECISIONS = (
    ox.NamedNode(f"urn:x-showkg:{name}")
    for name in ("document", "profile", "state", "record", "version", "content", "link", "decisions")
)

SAME_ARTICLE = 0.3
"""Likeness from which on two texts of one file are versions of one article: texts on different matters
share next to nothing, and a correction leaves most of a text alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a store knows about an article besides its text."""

    key: str
    source: str
    title: str | None
    url: str | None
    site: str | None
    published: str | None
    read: str
    """Day on which this version was read first, in ISO 8601."""
    digest: str
    """Of the document: another digest is another version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """A link of an entity to an entry of a catalog."""

    iri: str
    """The entity when the link was made."""
    article: str
    """Key of an article that names it,"""
    entity: str
    """and its id there: they find it again when it goes by another IRI."""
    target: str
    confidence: float
    reason: str


class Archive:
    """Reads the articles of a store, and says which quads change them."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._profiles: dict[str, Profile] | None = None
        self._records: dict[str, Record] | None = None

    def profiles(self) -> dict[str, Profile]:
        """Key → profile of every article; read once."""
        if self._profiles is None:
            self._profiles = {}
            for quad in self._store.quads_for_pattern(None, _PROFILE, None, GRAPH):
                profile = from_json(_text(quad))
                self._profiles[profile.article] = profile
        return self._profiles

    def records(self) -> dict[str, Record]:
        """Key → record of every article; read once."""
        if self._records is None:
            self._records = {}
            for quad in self._store.quads_for_pattern(None, _RECORD, None, GRAPH):
                record = Record(**json.loads(_text(quad)))
                self._records[record.key] = record
        return self._records

    def document(self, key: str) -> Document:
        """Return the document of an article.

        Raises:
            KeyError: The store has no such article.
        """
        for quad in self._store.quads_for_pattern(article_node(key), _DOCUMENT, None, GRAPH):
            return unpack(base64.b64decode(_text(quad)))
        raise KeyError(key)

    def contents(self) -> dict[str, str]:
        """``Prepared.content`` of what the articles were read from → key."""
        quads = self._store.quads_for_pattern(None, _CONTENT, None, GRAPH)
        return {_text(quad): _key(quad) for quad in quads}

    def states(self) -> dict[str, str]:
        """Key of every article whose triples are in the graph → digest of what they were made from."""
        return {_key(quad): _text(quad) for quad in self._store.quads_for_pattern(None, _STATE, None, GRAPH)}

    def links(self) -> list[LinkRecord]:
        found = [
            LinkRecord(**json.loads(_text(quad)))
            for quad in self._store.quads_for_pattern(_STORE, _LINK, None, GRAPH)
        ]
        return sorted(found, key=lambda link: (link.iri, link.target))

    def decisions(self) -> str:
        """The file of decisions on identity, as it was given; empty if none was."""
        for quad in self._store.quads_for_pattern(_STORE, _DECISIONS, None, GRAPH):
            return _text(quad)
        return ""

    def put_decisions(self, text: str) -> tuple[list[ox.Quad], list[ox.Quad]]:
        """Work out what changes when these decisions take the place of the former."""
        if text == self.decisions():
            return [], []
        remove = list(self._store.quads_for_pattern(_STORE, _DECISIONS, None, GRAPH))
        return [ox.Quad(_STORE, _DECISIONS, ox.Literal(text), GRAPH), MARK], remove

    def unsettled(self) -> bool:
        return MARK in self._store

    def put(self, article: Prepared, read: str) -> tuple[list[ox.Quad], list[ox.Quad]]:
        """Work out what changes when an article is read.

        Returns:
            Quads to add and to remove; if this version is there already, at most what it was read from.
        """
        known = self.records().get(article.key)
        if known is not None and known.digest == article.digest:
            # Several contents may give the same document.
            return content_quads(article), []
        add = [self._version(known, read)] if known is not None else []
        add += [*kept_quads(article, read), *content_quads(article), MARK]
        remove = [quad for quad in self._kept(article.key) if quad not in add]
        self.profiles()[article.key] = from_json(article.profile)
        self.records()[article.key] = record_of(article, read)
        return add, remove

    def former(self, article: Prepared) -> str | None:
        """Find the version of an article that another one, just put, takes the place of.

        An article with an address keeps its key whatever its text. Without one it is known by its
        text; a file whose text has changed is the same article if much of it is as it was.

        Returns:
            Key of the former version, or None.
        """
        if article.url is not None or article.source == "-":
            return None
        new = self.profiles()[article.key]
        for key, record in sorted(self.records().items()):
            if key != article.key and record.source == article.source and record.url is None:
                same_title = record.title is not None and record.title == article.title
                if same_title or likeness(self.profiles()[key].sketch, new.sketch) >= SAME_ARTICLE:
                    return key
        return None

    def drop(self, key: str) -> tuple[list[ox.Quad], list[ox.Quad]]:
        """Work out what changes when an article is taken away: quads to add and to remove."""
        remove = [*self._kept(key), *self._store.quads_for_pattern(article_node(key), _VERSION, None, GRAPH)]
        self.profiles().pop(key, None)
        self.records().pop(key, None)
        return [MARK], remove

    def put_links(self, links: list[LinkRecord]) -> tuple[list[ox.Quad], list[ox.Quad]]:
        """Work out what changes when these links take the place of all that there were."""
        old = set(self._store.quads_for_pattern(_STORE, _LINK, None, GRAPH))
        new = {ox.Quad(_STORE, _LINK, ox.Literal(json.dumps(asdict(link))), GRAPH) for link in links}
        return [*sorted(new - old, key=str), MARK], sorted(old - new, key=str)

    def versions_of(self, day: str) -> Iterator[tuple[Document, str]]:
        """Go through the articles that were known on a day, each in its version of then.

        Yields:
            The document and the day on which it was read.
        """
        for key, version in self._versions_on(day):
            if version is None:
                yield self.document(key), self.records()[key].read
            else:
                read, packed = version
                yield unpack(base64.b64decode(packed)), read

    def known_on(self, day: str) -> Iterator[ox.Quad]:
        """What an archive holds of the articles that were known on a day, as ``versions_of`` gives them."""
        for key, version in self._versions_on(day):
            if version is None:
                yield from self._kept(key)
            else:
                read, packed = version
                yield from kept_quads(prepare(unpack(base64.b64decode(packed))), read)

    def all_known_on(self, day: str) -> bool:
        """Were all articles known on a day, as they are now?"""
        now = [key for key, version in self._versions_on(day) if version is None]
        return len(now) == len(self.records())

    def _versions_on(self, day: str) -> Iterator[tuple[str, tuple[str, str] | None]]:
        """Keys of the articles that were known on a day; None, or when that version was read, and its document."""
        for key, record in sorted(self.records().items()):
            versions = [
                (old["since"], old["read"], old["document"])
                for quad in self._store.quads_for_pattern(article_node(key), _VERSION, None, GRAPH)
                for old in (json.loads(_text(quad)),)
            ]
            # The first version counts from its publication, any later one from when it was seen.
            since = record.read if versions else _known_since(record)
            past = [version for version in versions if version[0] <= day]
            if since <= day:
                yield key, None
            elif past:
                yield key, max(past)[1:]

    def _version(self, record: Record, read: str) -> ox.Quad:
        """Keep the version of an article that another one, read on a day, takes the place of."""
        node = article_node(record.key)
        older = next(self._store.quads_for_pattern(node, _VERSION, None, GRAPH), None) is not None
        (packed,) = self._store.quads_for_pattern(node, _DOCUMENT, None, GRAPH)
        content = {
            "since": record.read if older else _known_since(record),
            "read": record.read,
            "until": read,
            "document": _text(packed),
        }
        return ox.Quad(node, _VERSION, ox.Literal(json.dumps(content)), GRAPH)

    def state_quad(self, key: str, digest: str) -> ox.Quad:
        return ox.Quad(article_node(key), _STATE, ox.Literal(digest), GRAPH)

    def _kept(self, key: str) -> list[ox.Quad]:
        """The quads of an article but its state, which tells that its triples are in the graph."""
        return [
            quad
            for quad in self._store.quads_for_pattern(article_node(key), None, None, GRAPH)
            if quad.predicate not in (_STATE, _VERSION)
        ]


def record_of(article: Prepared, read: str) -> Record:
    """Make the record of an article that was read on a day."""
    return Record(
        key=article.key,
        source=article.source,
        title=article.title,
        url=article.url,
        site=article.site,
        published=article.published,
        read=read,
        digest=article.digest,
    )


def kept_quads(article: Prepared, read: str) -> list[ox.Quad]:
    """Turn an article that was read on a day into what the archive holds of it."""
    node = article_node(article.key)
    return [
        ox.Quad(node, _DOCUMENT, ox.Literal(base64.b64encode(article.packed).decode("ascii")), GRAPH),
        ox.Quad(node, _PROFILE, ox.Literal(article.profile), GRAPH),
        ox.Quad(node, _RECORD, ox.Literal(json.dumps(asdict(record_of(article, read)))), GRAPH),
    ]


def content_quads(article: Prepared) -> list[ox.Quad]:
    """Note what an article was read from."""
    if article.content is None:
        return []
    return [ox.Quad(article_node(article.key), _CONTENT, ox.Literal(article.content), GRAPH)]


def article_node(key: str) -> ox.NamedNode:
    return ox.NamedNode(f"{ID_BASE}article/{key}")


def loaded(store: ox.Store, iri: str) -> Iterator[ox.Triple]:
    """What RDF files that were loaded say about an entity."""
    for quad in store.quads_for_pattern(ox.NamedNode(iri), None, None, LOADED):
        yield quad.triple


def _known_since(record: Record) -> str:
    """The day from which on an article counts: its publication, else when it was read."""
    published = days(record.published)
    return published[1] if published else record.read


def _text(quad: ox.Quad) -> str:
    return quad.object.value if isinstance(quad.object, ox.Literal) else ""


def _key(quad: ox.Quad) -> str:
    return str(quad.subject).rstrip(">").rpartition("/")[2]
