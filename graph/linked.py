"""Links of entities to entries of catalogs, as triples."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Triple

from ..ontology.terms import ID_BASE, OWL, RDF, SCHEMA, SKG
from .archive import LinkRecord
from .identity import hash12
from .literals import literal, probability
from .resolution import Resolution

_WIKIDATA = "http://www.wikidata.org/entity/"


def settled_links(
    links: Iterable[LinkRecord], resolution: Resolution, known: Mapping[str, object]
) -> dict[str, list[LinkRecord]]:
    """Find the entities that links are about, also where resolution names them anew since.

    Returns:
        IRI → its links; a link whose entity the graph lacks is left out.
    """
    found: dict[str, list[LinkRecord]] = defaultdict(list)
    for link in links:
        iri = resolution.iris.get(link.article, {}).get(link.entity, link.iri)
        if iri in known and all(link.target != other.target for other in found[iri]):
            found[iri].append(link)
    return {iri: several for iri, several in found.items() if several}


def link_triples(iri: str, link: LinkRecord) -> Iterator[Triple]:
    """Say that an entity is the same as an entry of a catalog, how sure that is, and why."""
    node = NamedNode(f"{ID_BASE}link/{hash12(iri, link.target)}")
    subject, target, same = NamedNode(iri), NamedNode(link.target), NamedNode(SCHEMA.sameAs)
    yield Triple(subject, same, target)
    if link.target.startswith(_WIKIDATA):
        # Wikidata names the thing itself; other catalogs have a page about it.
        yield Triple(subject, NamedNode(OWL.sameAs), target)
    yield Triple(node, NamedNode(RDF.type), NamedNode(SKG.Link))
    yield Triple(node, NamedNode(RDF.subject), subject)
    yield Triple(node, NamedNode(RDF.predicate), same)
    yield Triple(node, NamedNode(RDF.object), target)
    yield Triple(node, NamedNode(SKG.confidence), probability(link.confidence))
    yield Triple(node, NamedNode(SKG.reason), literal(link.reason))
