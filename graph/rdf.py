"""Document → triples, one fact, one sentence.

Every statement is a node with modality, confidence and the sentence that it was read from; the
plain triple stands beside it only if the text asserts it. All is in the default graph, without
blank nodes, so that plain SPARQL 1.1 reads it everywhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode, Triple

from ..ontology.phrases import ADJECTIVES
from ..ontology.records import (
    Article,
    Document,
    Entity,
    Evidence,
    PlotPoint,
    Position,
    Span,
    Statement,
    Value,
)
from ..ontology.terms import (
    ASSERTED,
    ENTITY_CLASSES,
    ID_BASE,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKG,
    SKOS,
    SYMMETRIC,
)
from .identity import episode_iri, hash12, mint, season_iri
from .literals import checked_literal, dated, integer, literal, probability
from .text import clean, clean_name

_TERMS = frozenset(
    value
    for vocabulary in (RDF, RDFS, SKOS, SCHEMA, SKG)
    for name, value in vars(vocabulary).items()
    if not name.startswith("_") and name != "BASE"
)
# Everything but what an IRI may not hold (RFC 3987; Turtle's IRIREF).
_SAFE_IN_IRI = "!#$%&'()*+,/:;=?@[]~-._"


def encode(document: Document) -> list[Triple]:
    """Encode a document as triples.

    Returns:
        Triples without doubles, in an order that depends on the document alone: article,
        entities, statements, plot points.

    Raises:
        ValueError: The document contradicts itself: an unknown id, a span outside the text, a
            confidence outside [0, 1], a predicate that the ontology lacks, a value that its
            datatype does not allow.
    """
    return list(dict.fromkeys(_Encoder(document).triples()))


def web_iri(url: str | None) -> NamedNode | None:
    """Return an http(s) address as an IRI, illegal characters escaped, or None if it is none."""
    if not url:
        return None
    try:
        parts = urlsplit(clean(url.strip()))
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            return None
        return NamedNode(quote(parts.geturl(), safe=_SAFE_IN_IRI))
    except ValueError:
        return None


class _Encoder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.article: Article = document.article
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in document.entities}
        self.iris = mint(document)
        self.article_node = NamedNode(f"{ID_BASE}article/{document.article.key}")

    def triples(self) -> Iterator[Triple]:
        yield from self._article()
        for entity in self.document.entities:
            yield from self._entity(entity)
        yield from self._statements()
        for point in self.document.plot_points:
            yield from self._plot_point(point)

    def _node(self, id_: str, where: str) -> NamedNode:
        if id_ not in self.iris:
            raise ValueError(f"{where}: {id_!r} is not in the document")
        return NamedNode(self.iris[id_])

    def _article(self) -> Iterator[Triple]:
        article, node = self.article, self.article_node
        yield _triple(node, RDF.type, NamedNode(SCHEMA.NewsArticle))
        if article.title and clean_name(article.title):
            yield _triple(node, SCHEMA.headline, literal(clean_name(article.title)))
        url = web_iri(article.url)
        if url is not None:
            yield _triple(node, SCHEMA.url, url)
        published = dated(article.published)
        if published is not None:
            yield _triple(node, SCHEMA.datePublished, published)
        if article.site and clean_name(article.site):
            yield _triple(node, SCHEMA.publisher, literal(clean_name(article.site)))
        for author in filter(None, map(clean_name, article.authors)):
            yield _triple(node, SCHEMA.author, literal(author))
        for work in self.document.about:
            yield _triple(node, SCHEMA.about, self._node(work, "about"))
        yield from self._position(node, self.document.spoils)

    def _entity(self, entity: Entity) -> Iterator[Triple]:
        node = NamedNode(self.iris[entity.id])
        yield from self._described(node, entity.cls, entity.name, entity.aliases)
        if entity.cls not in (SCHEMA.TVSeason, SCHEMA.TVEpisode):
            return
        work = self._work_iri(entity)
        if work is not None:
            yield _triple(node, SCHEMA.partOfSeries, NamedNode(work))
        if entity.cls == SCHEMA.TVSeason:
            if entity.season is not None:
                yield _triple(node, SCHEMA.seasonNumber, integer(entity.season))
            return
        if entity.episode is not None:
            yield _triple(node, SCHEMA.episodeNumber, integer(entity.episode))
        if work is not None and entity.season is not None:
            season = season_iri(work, entity.season)
            # A season that nothing else describes would be a node without a type.
            if season in self._described_seasons():
                yield _triple(node, SCHEMA.partOfSeason, NamedNode(season))

    def _described(
        self, node: NamedNode, cls: str, name: str, aliases: Iterable[str] = ()
    ) -> Iterator[Triple]:
        label = clean_name(name)
        if not label:
            raise ValueError(f"{node.value}: its name is empty")
        yield _triple(node, RDF.type, NamedNode(cls))
        yield _triple(node, RDFS.label, literal(label))
        for alias in sorted({clean_name(alias) for alias in aliases} - {"", label}):
            yield _triple(node, SKOS.altLabel, literal(alias))

    def _work_iri(self, entity: Entity) -> str | None:
        work = entity
        # mint() has refused circles and unknown ids.
        while ENTITY_CLASSES[work.cls] != "work":
            if work.work is None:
                return None
            work = self.entities[work.work]
        return self.iris[work.id]

    def _described_seasons(self) -> frozenset[str]:
        named = {self.iris[e.id] for e in self.document.entities if e.cls == SCHEMA.TVSeason}
        told = {
            season_iri(self.iris[point.work], point.season)
            for point in self.document.plot_points
            if point.season is not None and point.work in self.iris
        }
        return frozenset(named | told)

    def _statements(self) -> Iterator[Triple]:
        readings: dict[tuple[NamedNode, str, NamedNode | Literal, Span, str], list[Evidence]] = {}
        for number, statement in enumerate(self.document.statements):
            subject, obj = self._ends(statement, f"statement {number}")
            if subject == obj:
                # Two names of the document turned out to be one thing: that says nothing.
                continue
            evidence = statement.evidence
            key = (subject, statement.predicate, obj, evidence.span, str(evidence.modality))
            readings.setdefault(key, []).append(evidence)
        for (subject, predicate, obj, span, modality), evidences in readings.items():
            # Several rules may read the same from one sentence: the surest is kept.
            evidence = min(evidences, key=lambda e: (-e.confidence, e.extractor, e.pattern, e.said_by or "~"))
            name = hash12(self.article.key, subject.value, predicate, obj, span.start, span.end, modality)
            node = NamedNode(f"{ID_BASE}statement/{name}")
            if modality in ASSERTED:
                yield _triple(subject, predicate, obj)
            if predicate == SKG.status and isinstance(obj, NamedNode) and obj.value in ADJECTIVES:
                # readable in a graph that does not carry the ontology
                yield _triple(obj, RDFS.label, literal(ADJECTIVES[obj.value]))
            yield _triple(node, RDF.type, NamedNode(SKG.Statement))
            yield _triple(node, RDF.subject, subject)
            yield _triple(node, RDF.predicate, NamedNode(predicate))
            yield _triple(node, RDF.object, obj)
            yield from self._evidence(node, evidence)

    def _ends(self, statement: Statement, where: str) -> tuple[NamedNode, NamedNode | Literal]:
        if statement.predicate not in _TERMS:
            raise ValueError(f"{where}: the ontology has no property {statement.predicate!r}")
        subject = self._node(statement.subject, where)
        if isinstance(statement.object, Value):
            return subject, _value(statement.object, where)
        obj = self._node(statement.object, where)
        if statement.predicate in SYMMETRIC and obj.value < subject.value:
            return obj, subject
        return subject, obj

    def _evidence(self, node: NamedNode, evidence: Evidence) -> Iterator[Triple]:
        """Say how sure the text is, who read it and where: the same for statements and plot points."""
        yield _triple(node, SKG.modality, NamedNode(str(evidence.modality)))
        yield _triple(node, SKG.confidence, probability(evidence.confidence))
        yield _triple(node, SKG.extractor, literal(evidence.extractor))
        yield _triple(node, SKG.pattern, literal(evidence.pattern))
        if evidence.said_by is not None:
            yield _triple(node, SKG.saidBy, self._node(evidence.said_by, node.value))
        yield from self._position(node, evidence.position)
        sentence = NamedNode(
            f"{ID_BASE}sentence/{self.article.key}_{evidence.span.start}_{evidence.span.end}"
        )
        yield _triple(node, PROV.wasDerivedFrom, sentence)
        yield from self._sentence(sentence, evidence.span)

    def _sentence(self, node: NamedNode, span: Span) -> Iterator[Triple]:
        text = self.article.text
        if not 0 <= span.start < span.end <= len(text) or not span.text_of(text).strip():
            raise ValueError(f"{node.value}: the span does not hold text of the article")
        yield _triple(node, RDF.type, NamedNode(SKG.Sentence))
        yield _triple(node, SKG.quote, literal(span.text_of(text)))
        yield _triple(node, SKG.start, integer(span.start))
        yield _triple(node, SKG.end, integer(span.end))
        yield _triple(node, PROV.wasQuotedFrom, self.article_node)

    def _position(self, node: NamedNode, position: Position | None) -> Iterator[Triple]:
        if position is None:
            return
        yield _triple(node, SKG.spoilsWork, self._node(position.work, f"position of {node.value}"))
        if position.season is not None:
            yield _triple(node, SKG.spoilsSeason, integer(position.season))
        if position.episode is not None:
            yield _triple(node, SKG.spoilsEpisode, integer(position.episode))

    def _plot_point(self, point: PlotPoint) -> Iterator[Triple]:
        where = f"plot point {point.id!r}"
        node = self._node(point.id, where)
        yield from self._described(node, SKG.PlotPoint, point.label)
        yield _triple(node, SKG.trigger, literal(point.trigger))
        roles = ((SKG.agent, point.agents), (SKG.patient, point.patients))
        for predicate, ids in roles:
            for id_ in ids:
                yield _triple(node, predicate, self._node(id_, where))
        # The super-property is asserted too: plain SPARQL without inference finds everybody.
        for id_ in (*point.agents, *point.patients, *point.participants):
            yield _triple(node, SKG.participant, self._node(id_, where))
        for predicate, ids in (
            (SKG.involves, point.involves),
            (SKG.precedes, point.precedes),
            (SKG.leadsTo, point.leads_to),
        ):
            for id_ in ids:
                yield _triple(node, predicate, self._node(id_, where))
        yield from self._setting(node, point, where)
        for triple in self._evidence(node, point.evidence):
            yield triple
            if triple.predicate.value == PROV.wasDerivedFrom:
                yield Triple(node, NamedNode(SKG.evidence), triple.object)

    def _setting(self, node: NamedNode, point: PlotPoint, where: str) -> Iterator[Triple]:
        """Say in which work, season and episode it happens; describe those that no entity describes."""
        work = self._node(point.work, where)
        yield _triple(node, SKG.inWork, work)
        title = self.entities[point.work].name if point.work in self.entities else ""
        season: NamedNode | None = None
        if point.season is not None:
            season = NamedNode(season_iri(work.value, point.season))
            yield _triple(node, SKG.inSeason, season)
            if season.value not in self.iris.values():
                yield from self._described(season, SCHEMA.TVSeason, f"{title} season {point.season}")
                yield _triple(season, SCHEMA.partOfSeries, work)
                yield _triple(season, SCHEMA.seasonNumber, integer(point.season))
        if point.episode is not None:
            episode = NamedNode(episode_iri(work.value, point.season, point.episode))
            yield _triple(node, SKG.inEpisode, episode)
            if episode.value not in self.iris.values():
                number = f"season {point.season} episode" if point.season is not None else "episode"
                label = f"{title} {number} {point.episode}"
                yield from self._described(episode, SCHEMA.TVEpisode, label)
                yield _triple(episode, SCHEMA.partOfSeries, work)
                if season is not None:
                    yield _triple(episode, SCHEMA.partOfSeason, season)
                yield _triple(episode, SCHEMA.episodeNumber, integer(point.episode))


def _triple(subject: NamedNode, predicate: str, obj: NamedNode | Literal) -> Triple:
    return Triple(subject, NamedNode(predicate), obj)


def _value(value: Value, where: str) -> NamedNode | Literal:
    if not value.datatype:
        if value.lexical not in _TERMS:
            raise ValueError(f"{where}: {value.lexical!r} is not a term of the ontology")
        return NamedNode(value.lexical)
    try:
        return checked_literal(value.lexical, value.datatype)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None
