"""All that a store needs of a document, worked out beforehand: it can be done in another process.

What comes from a document depends on it alone; only what a thing is called depends on other articles.
"""

import hashlib
from dataclasses import dataclass

from ..ontology.records import Document, Problem
from .documents import pack, unpack
from .identity import mint
from .profiles import profile_of, to_json
from .rdf import encode_article


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A document as a store keeps it; a few kilobytes, quick to hand to another process."""

    key: str
    """Of the article; so are the following."""
    source: str
    title: str | None
    url: str | None
    site: str | None
    published: str | None
    packed: bytes
    """The document; see ``documents``."""
    digest: str
    """24 hex digits, of ``packed``."""
    profile: str
    """See ``profiles.to_json``."""
    entities: tuple[str, ...]
    """The IRI that the article alone gives to each entity."""
    statements: int
    plot_points: int
    problems: tuple[Problem, ...] = ()
    content: str | None = None
    """Names what the article was read from, and how; equal ones give equal documents. None if not known."""

    @property
    def is_empty(self) -> bool:
        """Is nothing said in it?"""
        return not self.statements and not self.plot_points

    def document(self) -> Document:
        """Return the document, without what a store does not keep."""
        return unpack(self.packed)


def prepare(document: Document, *, content: str | None = None) -> Prepared:
    """Work out what a store needs of a document.

    Raises:
        ValueError: The document contradicts itself.
    """
    article = document.article
    packed = pack(document)
    profile = profile_of(document)
    # What cannot be encoded must not get in: it would stop every later change.
    encode_article(document, profile.base_iris())
    iris = mint(document)
    return Prepared(
        key=article.key,
        source=article.source,
        title=article.title,
        url=article.url,
        site=article.site,
        published=article.published,
        packed=packed,
        digest=hashlib.sha256(packed).hexdigest()[:24],
        profile=to_json(profile),
        entities=tuple(iris[entity.id] for entity in document.entities),
        statements=len(document.statements),
        plot_points=len(document.plot_points),
        problems=document.problems,
        content=content,
    )
