"""What follows from a graph by rules: SPARQL that makes triples, each marked as inferred.

The rules are those that people ask for: the inverse of a property, both ways of a symmetric one, the
property above another, and the series of an episode. They read plain triples alone, so nothing follows
from a rumour; and they run on the graph that a viewer may know, so nothing follows from what is hidden.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from ..ontology.terms import ID_BASE, RDF, SCHEMA, SKG, SYMMETRIC, curie
from .identity import hash12
from .store import EmbeddedStore, Store

EXTRACTOR = "inference"
"""What ``skg:extractor`` says of a triple that follows by a rule; ``skg:pattern`` names the rule."""

_INVERSES = {
    SKG.portrays: SKG.portrayedBy,
    SCHEMA.children: f"{SCHEMA.BASE}parent",
    SCHEMA.memberOf: f"{SCHEMA.BASE}member",
}
_ABOVE = {
    SKG.showrunner: f"{SCHEMA.BASE}producer",
    SKG.executiveProducer: f"{SCHEMA.BASE}producer",
    SKG.remakeOf: SCHEMA.isBasedOn,
    SKG.episodeTitle: f"{SCHEMA.BASE}name",
    SKG.agent: SKG.participant,
    SKG.patient: SKG.participant,
}

RULES: dict[str, str] = {
    "sub-property": f"""
        CONSTRUCT {{ ?s ?above ?o }} WHERE {{
          VALUES (?p ?above) {{ {" ".join(f"(<{p}> <{above}>)" for p, above in _ABOVE.items())} }}
          ?s ?p ?o
        }}""",
    "series": """
        CONSTRUCT { ?episode schema:partOfSeries ?series } WHERE {
          ?episode schema:partOfSeason ?season . ?season schema:partOfSeries ?series
        }""",
    "inverse": f"""
        CONSTRUCT {{ ?o ?inverse ?s }} WHERE {{
          VALUES (?p ?inverse) {{ {" ".join(f"(<{p}> <{inverse}>)" for p, inverse in _INVERSES.items())} }}
          ?s ?p ?o FILTER(isIRI(?o))
        }}""",
    "symmetric": f"""
        CONSTRUCT {{ ?o ?p ?s }} WHERE {{
          VALUES ?p {{ {" ".join(f"<{p}>" for p in sorted(SYMMETRIC))} }}
          ?s ?p ?o FILTER(isIRI(?o))
        }}""",
}
"""Name of a rule → the SPARQL that makes its triples; the prefixes of ``terms.PREFIXES`` are known.

No rule makes what another one reads, so that one round is all.
"""


def inferred(store: Store) -> Iterator[tuple[str, ox.Triple]]:
    """Go through what follows from a graph and does not stand in it, each triple once.

    Yields:
        Name of the rule, and the triple.
    """
    seen: set[ox.Triple] = set()
    for rule, sparql in RULES.items():
        found = store.query(sparql)
        if not isinstance(found, ox.QueryTriples):
            raise TypeError(f"rule {rule} makes no triples")
        for triple in sorted(set(found), key=str):
            there = next(store.triples(triple.subject, triple.predicate, triple.object), None)
            if triple not in seen and there is None:
                seen.add(triple)
                yield rule, triple


def with_inferred(store: EmbeddedStore) -> EmbeddedStore:
    """Copy a graph into memory and add what follows from it.

    Each triple that is added has a node that marks it: an ``rdf:Statement``, but no ``skg:Statement``,
    because no sentence tells it; with ``skg:extractor "inference"`` and the rule as ``skg:pattern``.
    """
    whole = ox.Store()
    whole.bulk_extend(ox.Quad(*triple) for triple in store.triples())
    for rule, triple in inferred(store):
        whole.extend(ox.Quad(*made) for made in (triple, *_mark(rule, triple)))
    return EmbeddedStore(whole, name=store.name)


def _mark(rule: str, triple: ox.Triple) -> Iterator[ox.Triple]:
    node = ox.NamedNode(f"{ID_BASE}statement/{hash12(EXTRACTOR, rule, str(triple))}")
    for predicate, obj in (
        (RDF.type, ox.NamedNode(RDF.Statement)),
        (RDF.subject, triple.subject),
        (RDF.predicate, triple.predicate),
        (RDF.object, triple.object),
        (SKG.extractor, ox.Literal(EXTRACTOR)),
        (SKG.pattern, ox.Literal(f"{rule} of {_source(rule, triple)}")),
    ):
        yield ox.Triple(node, ox.NamedNode(predicate), obj)


def _source(rule: str, triple: ox.Triple) -> str:
    """Name the properties that a rule may have read."""
    made = triple.predicate.value
    table = {"inverse": _INVERSES, "sub-property": _ABOVE}.get(rule)
    if table is None:
        return curie(made if rule == "symmetric" else SCHEMA.partOfSeason)
    return " or ".join(curie(read) for read, other in table.items() if other == made)
