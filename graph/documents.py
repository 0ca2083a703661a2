"""Documents ⇄ bytes: what a store keeps of each article, so that its graph can always be worked out anew.

Kept is what triples are made from: the text, what it names and what it says. Layout, mentions and
data embedded in the page have done their work when the document is read, and are left out.
"""

import json
import zlib
from dataclasses import replace
from typing import Any

from ..ontology.records import (
    Article,
    Document,
    Entity,
    Evidence,
    Modality,
    PlotPoint,
    Position,
    Span,
    Statement,
    Value,
)

FORMAT = 1
"""Version of the lists below; the first item of each document."""


def pack(document: Document) -> bytes:
    """Turn a document into bytes; equal documents give equal bytes."""
    article = document.article
    content = [
        FORMAT,
        [
            article.key,
            article.source,
            article.text,
            article.title,
            article.url,
            article.site,
            list(article.authors),
            article.published,
        ],
        [[e.id, e.cls, e.name, list(e.aliases), e.work, e.season, e.episode] for e in document.entities],
        list(document.about),
        _position(document.spoils),
        [
            [
                s.subject,
                s.predicate,
                [s.object.lexical, s.object.datatype] if isinstance(s.object, Value) else s.object,
                _evidence(s.evidence),
            ]
            for s in document.statements
        ],
        [
            [
                p.id,
                p.label,
                p.trigger,
                p.work,
                _evidence(p.evidence),
                p.season,
                p.episode,
                *(list(ids) for ids in (p.agents, p.patients, p.participants, p.involves)),
                list(p.precedes),
                list(p.leads_to),
            ]
            for p in document.plot_points
        ],
    ]
    # Lone surrogates of a broken page are escaped, so that they come back as they were.
    return zlib.compress(json.dumps(content, separators=(",", ":")).encode("ascii"), 6)


def unpack(data: bytes) -> Document:
    """Turn bytes of ``pack`` back into a document.

    Raises:
        ValueError: The bytes are not those of a document, or of a newer format.
    """
    try:
        content = json.loads(zlib.decompress(data))
        if content[0] != FORMAT:
            raise ValueError(f"format {content[0]!r} of documents is not known")
        return _document(*content[1:])
    except (zlib.error, TypeError, LookupError) as error:
        raise ValueError(f"not a document: {error}") from error


def essence(document: Document) -> Document:
    """Leave out what a store does not keep: what comes back from ``unpack``."""
    article = replace(document.article, blocks=(), embedded=(), emphasised=())
    return replace(document, article=article, sentences=(), mentions=(), problems=())


def _document(
    article: list[Any],
    entities: list[list[Any]],
    about: list[str],
    spoils: list[Any] | None,
    statements: list[list[Any]],
    points: list[list[Any]],
) -> Document:
    key, source, text, title, url, site, authors, published = article
    return Document(
        article=Article(
            key=key,
            source=source,
            text=text,
            blocks=(),
            title=title,
            url=url,
            site=site,
            authors=tuple(authors),
            published=published,
        ),
        entities=tuple(
            Entity(id=i, cls=c, name=n, aliases=tuple(a), work=w, season=s, episode=e)
            for i, c, n, a, w, s, e in entities
        ),
        about=tuple(about),
        spoils=_read_position(spoils),
        statements=tuple(
            Statement(
                subject=s,
                predicate=p,
                object=o if isinstance(o, str) else Value(lexical=o[0], datatype=o[1]),
                evidence=_read_evidence(*e),
            )
            for s, p, o, e in statements
        ),
        plot_points=tuple(
            PlotPoint(
                id=point[0],
                label=point[1],
                trigger=point[2],
                work=point[3],
                evidence=_read_evidence(*point[4]),
                season=point[5],
                episode=point[6],
                agents=tuple(point[7]),
                patients=tuple(point[8]),
                participants=tuple(point[9]),
                involves=tuple(point[10]),
                precedes=tuple(point[11]),
                leads_to=tuple(point[12]),
            )
            for point in points
        ),
    )


def _position(position: Position | None) -> list[Any] | None:
    return None if position is None else [position.work, position.season, position.episode]


def _read_position(position: list[Any] | None) -> Position | None:
    if position is None:
        return None
    return Position(work=position[0], season=position[1], episode=position[2])


def _evidence(evidence: Evidence) -> list[Any]:
    return [
        evidence.span.start,
        evidence.span.end,
        evidence.extractor,
        evidence.pattern,
        evidence.confidence,
        str(evidence.modality),
        evidence.said_by,
        _position(evidence.position),
    ]


def _read_evidence(
    start: int,
    end: int,
    extractor: str,
    pattern: str,
    confidence: float,
    modality: str,
    said_by: str | None,
    position: list[Any] | None,
) -> Evidence:
    return Evidence(
        span=Span(start=start, end=end),
        extractor=extractor,
        pattern=pattern,
        confidence=confidence,
        modality=Modality(modality),
        said_by=said_by,
        position=_read_position(position),
    )
