"""Document → triples, one fact, one sentence.

Every statement is a node with modality, confidence and the sentence that it was read from; the
plain triple stands beside it only if the text asserts it. All is in the default graph, without
blank nodes, so that plain SPARQL 1.1 reads it everywhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode, Triple

from ..ontology.phrases import ADJECTIVES
from ..ontology.records import (
    Article,
    Document,
    Evidence,
    PlotPoint,
    Position,
    Span,
    Statement,
    Value,
)
from ..ontology.terms import (
    ASSERTED,
    ID_BASE,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKG,
    SKOS,
    SYMMETRIC,
)
from .describing import describe_all
from .identity import episode_iri, hash12, mint, season_iri
from .literals import checked_literal, dated, integer, literal, probability
from .profiles import Merging, profile_of
from .resolution import resolve
from .text import clean, clean_name

_Read = tuple[NamedNode, str, NamedNode | Literal, Span, str]
"""Subject, predicate, object, sentence and modality: what makes two readings one statement."""

_TERMS = frozenset(
    value
    for vocabulary in (RDF, RDFS, SKOS, SCHEMA, SKG)
    for name, value in vars(vocabulary).items()
    if not name.startswith("_") and name != "BASE"
)
# Everything but what an IRI may not hold (RFC 3987; Turtle's IRIREF).
_SAFE_IN_IRI = "!#$%&'()*+,/:;=?@[]~-._"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """The triples that an article brings to a graph; what its entities are called is told elsewhere."""

    own: tuple[Triple, ...]
    """About nodes that are this article's alone: itself, sentences, statements, plot points, mergings."""
    facts: tuple[Triple, ...]
    """Plain triples that its statements assert; other articles may assert them too."""


def encode(document: Document) -> list[Triple]:
    """Encode a document as triples, as the only article of a graph.

    Returns:
        Triples without doubles, in an order that depends on the document alone: article,
        entities, statements, plot points.

    Raises:
        ValueError: The document contradicts itself: an unknown id, a span outside the text, a
            confidence outside [0, 1], a predicate that the ontology lacks, a value that its
            datatype does not allow.
    """
    profile = profile_of(document)
    resolution = resolve({profile.article: profile})
    iris = resolution.iris[profile.article]
    encoded = encode_article(document, iris, mergings=resolution.mergings.get(profile.article, ()))
    described = describe_all((thing, iris) for thing in profile.things)
    return list(dict.fromkeys([*encoded.own, *encoded.facts, *described]))


def encode_article(
    document: Document,
    iris: Mapping[str, str],
    *,
    mergings: Iterable[Merging] = (),
    read: str | None = None,
    copy_of: str | None = None,
) -> Encoded:
    """Encode what one article brings to a graph of many.

    Args:
        document: What was read from the article.
        iris: Id of each entity (of the document, or of a season or episode that only its plot points
            name) → IRI that resolution gave it.
        mergings: Names of the article that were taken for something named otherwise elsewhere.
        read: Day on which it was read, in ISO 8601.
        copy_of: Key of the article that it copies.

    Raises:
        ValueError: As ``encode``.
    """
    encoder = _Encoder(document, iris)
    own = [*encoder.article_triples(read, copy_of), *encoder.mergings(mergings)]
    facts: list[Triple] = []
    encoder.statements(own, facts)
    for point in document.plot_points:
        own.extend(encoder.plot_point(point))
    return Encoded(own=tuple(dict.fromkeys(own)), facts=tuple(dict.fromkeys(facts)))


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
    def __init__(self, document: Document, iris: Mapping[str, str]) -> None:
        self.document = document
        self.article: Article = document.article
        # Statements and plot points are named after what the article alone knows, so that they keep
        # their names when other articles change what its entities are taken for.
        self.base = mint(document)
        self.iris = {**self.base, **iris}
        self.article_node = NamedNode(f"{ID_BASE}article/{document.article.key}")

    def _node(self, id_: str, where: str, iris: Mapping[str, str] | None = None) -> NamedNode:
        iri = (self.iris if iris is None else iris).get(id_)
        if iri is None:
            raise ValueError(f"{where}: {id_!r} is not in the document")
        return NamedNode(iri)

    def article_triples(self, read: str | None, copy_of: str | None) -> Iterator[Triple]:
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
        read_on = dated(read)
        if read_on is not None:
            yield _triple(node, SKG.dateRead, read_on)
        if copy_of is not None:
            yield _triple(node, SKG.copyOf, NamedNode(f"{ID_BASE}article/{copy_of}"))
        for work in self.document.about:
            yield _triple(node, SCHEMA.about, self._node(work, "about"))
        named = {iri for id_, iri in self.iris.items() if not iri.startswith(f"{ID_BASE}plot/")}
        for iri in sorted(named):
            yield _triple(node, SCHEMA.mentions, NamedNode(iri))
        yield from self._position(node, self.document.spoils)

    def mergings(self, mergings: Iterable[Merging]) -> Iterator[Triple]:
        for merging in mergings:
            name = hash12(self.article.key, merging.entity, self.base.get(merging.entity, ""))
            node = NamedNode(f"{ID_BASE}merging/{name}")
            yield _triple(node, RDF.type, NamedNode(SKG.Merging))
            yield _triple(node, SKG.mergedInto, self._node(merging.entity, "merging"))
            yield _triple(node, SKG.mergedName, literal(clean_name(merging.name)))
            yield _triple(node, SKG.reason, literal(merging.reason))
            yield _triple(node, PROV.wasDerivedFrom, self.article_node)

    def statements(self, own: list[Triple], facts: list[Triple]) -> None:
        """Put what is about the statements themselves into ``own``, the triples they assert into ``facts``."""
        readings: dict[_Read, list[tuple[Evidence, str]]] = {}
        for number, statement in enumerate(self.document.statements):
            where = f"statement {number}"
            subject, obj = self._ends(statement, self.iris, where)
            if subject == obj:
                # Two names of the document turned out to be one thing: that says nothing.
                continue
            evidence = statement.evidence
            span, modality = evidence.span, str(evidence.modality)
            first, second = self._ends(statement, self.base, where)
            name = hash12(
                self.article.key, first.value, statement.predicate, second, span.start, span.end, modality
            )
            key = (subject, statement.predicate, obj, span, modality)
            readings.setdefault(key, []).append((evidence, name))
        for (subject, predicate, obj, _, modality), found in readings.items():
            # Several rules may read the same from one sentence: the surest is kept.
            evidence, name = min(found, key=_surest)
            node = NamedNode(f"{ID_BASE}statement/{name}")
            if modality in ASSERTED:
                facts.append(_triple(subject, predicate, obj))
            if predicate == SKG.status and isinstance(obj, NamedNode) and obj.value in ADJECTIVES:
                # readable in a graph that does not carry the ontology
                facts.append(_triple(obj, RDFS.label, literal(ADJECTIVES[obj.value])))
            own.append(_triple(node, RDF.type, NamedNode(SKG.Statement)))
            own.append(_triple(node, RDF.subject, subject))
            own.append(_triple(node, RDF.predicate, NamedNode(predicate)))
            own.append(_triple(node, RDF.object, obj))
            own.extend(self._evidence(node, evidence))

    def _ends(
        self, statement: Statement, iris: Mapping[str, str], where: str
    ) -> tuple[NamedNode, NamedNode | Literal]:
        if statement.predicate not in _TERMS:
            raise ValueError(f"{where}: the ontology has no property {statement.predicate!r}")
        subject = self._node(statement.subject, where, iris)
        if isinstance(statement.object, Value):
            return subject, _value(statement.object, where)
        obj = self._node(statement.object, where, iris)
        if statement.predicate in SYMMETRIC and obj.value < subject.value:
            return obj, subject
        return subject, obj

    def _evidence(
        self, node: NamedNode, evidence: Evidence, happens: Position | None = None
    ) -> Iterator[Triple]:
        """Say how sure the text is, who read it and where: the same for statements and plot points."""
        yield _triple(node, SKG.modality, NamedNode(str(evidence.modality)))
        yield _triple(node, SKG.confidence, probability(evidence.confidence))
        yield _triple(node, SKG.extractor, literal(evidence.extractor))
        yield _triple(node, SKG.pattern, literal(evidence.pattern))
        if evidence.said_by is not None:
            yield _triple(node, SKG.saidBy, self._node(evidence.said_by, node.value))
        # Known from there on, stored so that plain SPARQL can filter by it (docs/spoilers.md).
        yield from self._position(node, evidence.position or happens or self.document.spoils)
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

    def plot_point(self, point: PlotPoint) -> Iterator[Triple]:
        where = f"plot point {point.id!r}"
        node = self._node(point.id, where)
        label = clean_name(point.label)
        if not label:
            raise ValueError(f"{where}: its label is empty")
        yield _triple(node, RDF.type, NamedNode(SKG.PlotPoint))
        yield _triple(node, RDFS.label, literal(label))
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
        happens = Position(work=point.work, season=point.season, episode=point.episode)
        for triple in self._evidence(node, point.evidence, happens if point.season is not None else None):
            yield triple
            if triple.predicate.value == PROV.wasDerivedFrom:
                yield Triple(node, NamedNode(SKG.evidence), triple.object)

    def _setting(self, node: NamedNode, point: PlotPoint, where: str) -> Iterator[Triple]:
        """Say in which work, season and episode it happens."""
        work = self._node(point.work, where)
        yield _triple(node, SKG.inWork, work)
        if point.season is not None:
            yield _triple(node, SKG.inSeason, NamedNode(season_iri(work.value, point.season)))
        if point.episode is not None:
            episode = episode_iri(work.value, point.season, point.episode)
            yield _triple(node, SKG.inEpisode, NamedNode(episode))


def _surest(reading: tuple[Evidence, str]) -> tuple[float, str, str, str, str]:
    evidence, name = reading
    return -evidence.confidence, evidence.extractor, evidence.pattern, evidence.said_by or "~", name


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
