"""The ontology file is what an ontology engineer expects."""

import re
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from showkg.graph.validate import validate
from showkg.ontology import terms
from showkg.ontology.phrases import ADJECTIVES, NOUNS, PHRASES
from showkg.ontology.terms import SCHEMA, SKG

ONTOLOGY = Path(terms.__file__).parent
ROOT = ONTOLOGY.parent
IRI = URIRef("https://w3id.org/showkg/ontology")
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
LABEL = "http://purl.org/net/vocab/2004/03/label#"
MOD = "https://w3id.org/mod#"
VANN = "http://purl.org/vocab/vann/"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(ONTOLOGY / "showkg.ttl")


def described(graph: Graph, *kinds: URIRef) -> set[URIRef]:
    """Terms of these kinds that showkg writes."""
    return {
        term
        for kind in kinds
        for term in graph.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and graph.value(term, SKOS.definition) is not None
    }


def test_the_ontology_says_what_it_is_and_who_may_use_it(graph: Graph) -> None:
    version = graph.value(IRI, OWL.versionInfo)
    assert graph.value(IRI, OWL.versionIRI) == IRI + f"/{version}"
    assert graph.value(IRI, DCTERMS.license) == URIRef("https://spdx.org/licenses/MIT")
    assert graph.value(IRI, URIRef(VANN + "preferredNamespacePrefix")) == Literal("skg")
    assert str(graph.value(IRI, URIRef(VANN + "preferredNamespaceUri"))) == SKG.BASE
    for metadata in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.created, DCTERMS.modified):
        assert graph.value(IRI, metadata), metadata
    assert not list(graph.objects(IRI, OWL.imports))


def test_every_term_has_one_english_label_and_one_definition(graph: Graph) -> None:
    every = described(graph, OWL.Class, OWL.NamedIndividual, *PROPERTIES)
    assert len(every) == len(PHRASES) + len(NOUNS) + len(ADJECTIVES)
    for term in every:
        for annotation in (RDFS.label, SKOS.definition):
            values = list(graph.objects(term, annotation))
            assert len(values) == 1, (term, annotation)
            assert isinstance(values[0], Literal), term
            assert values[0].language == "en", term
        definition = str(graph.value(term, SKOS.definition))
        assert re.fullmatch(r"[A-Z].*[.]", definition, re.DOTALL), term
        assert graph.value(term, RDFS.isDefinedBy) in {IRI, URIRef(SCHEMA.BASE)}, term


def test_every_property_says_what_it_links_and_how_it_reads_both_ways(graph: Graph) -> None:
    properties = described(graph, *PROPERTIES)
    assert {str(term) for term in properties} == set(PHRASES)
    for term in properties:
        own = str(term).startswith(SKG.BASE)
        domain, range_ = (
            (RDFS.domain, RDFS.range)
            if own
            else (URIRef(SCHEMA.BASE + "domainIncludes"), URIRef(SCHEMA.BASE + "rangeIncludes"))
        )
        assert list(graph.objects(term, domain)), term
        assert list(graph.objects(term, range_)), term
        assert graph.value(term, URIRef(LABEL + "inverseSingular")), term
        # rdfs:domain on somebody else's term would change it for everybody
        assert own or not list(graph.objects(term, RDFS.domain)), term


def test_object_properties_lead_to_classes_and_datatype_properties_to_datatypes(graph: Graph) -> None:
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in described(graph, kind):
            ranges = [
                *graph.objects(term, RDFS.range),
                *graph.objects(term, URIRef(SCHEMA.BASE + "rangeIncludes")),
            ]
            literal = {str(value).startswith(terms.XSD.BASE) for value in ranges}
            assert literal == {kind == OWL.DatatypeProperty}, term


def test_inverses_symmetry_and_hierarchy_are_declared(graph: Graph) -> None:
    def holds(subject: str, predicate: URIRef, obj: str) -> bool:
        return (URIRef(subject), predicate, URIRef(obj)) in graph

    assert holds(SKG.portrays, OWL.inverseOf, SKG.portrayedBy)
    assert holds(SCHEMA.children, OWL.inverseOf, SCHEMA.BASE + "parent")
    assert holds(SCHEMA.memberOf, OWL.inverseOf, SCHEMA.BASE + "member")
    assert holds(SKG.agent, RDFS.subPropertyOf, SKG.participant)
    assert holds(SKG.patient, RDFS.subPropertyOf, SKG.participant)
    assert holds(SKG.evidence, RDFS.subPropertyOf, terms.PROV.wasDerivedFrom)
    assert holds(SKG.Statement, RDFS.subClassOf, terms.RDF.Statement)
    # a character is nobody's colleague in real life
    assert holds(SKG.Character, OWL.disjointWith, SCHEMA.Person)


def test_other_vocabularies_are_declared_where_axioms_name_them(graph: Graph) -> None:
    for axiom in (OWL.inverseOf, RDFS.subClassOf, RDFS.subPropertyOf):
        for term in graph.objects(None, axiom):
            assert not isinstance(term, URIRef) or list(graph.objects(term, RDF.type)), term


def test_modalities_and_statuses_are_concepts_in_schemes(graph: Graph) -> None:
    for cls, scheme in (
        (SKG.Modality, "https://w3id.org/showkg/scheme/modality"),
        (SKG.ProductionStatus, "https://w3id.org/showkg/scheme/production-status"),
    ):
        assert (URIRef(scheme), RDF.type, SKOS.ConceptScheme) in graph
        for concept in graph.subjects(RDF.type, URIRef(cls)):
            assert (concept, RDF.type, SKOS.Concept) in graph
            assert (concept, SKOS.inScheme, URIRef(scheme)) in graph
            assert graph.value(concept, SKOS.prefLabel) == graph.value(concept, RDFS.label)


WELL_FORMED = re.compile(
    r"http://www\.wikidata\.org/entity/Q[1-9]\d*"
    r"|http://www\.wikidata\.org/prop/direct/P[1-9]\d*"
    r"|http://wikiba\.se/ontology#[A-Z]\w+"
    r"|http://dbpedia\.org/ontology/\w+"
    r"|https://movielabs\.com/(omc|cw)/rdf/schema/v2\.8#\w+"
    r"|http://purl\.org/ontology/po/\w+"
    r"|https://schema\.org/\w+"
    r"|http://purl\.org/vocab/relationship/\w+"
    r"|http://linkedevents\.org/ontology/\w+"
    r"|http://semanticweb\.cs\.vu\.nl/2009/11/sem/\w+"
    r"|http://persistence\.uni-leipzig\.org/nlp2rdf/ontologies/nif-core#\w+"
    r"|http://www\.w3\.org/(ns/oa|ns/prov|2002/07/owl|2005/11/its/rdf)#\w+"
)


def test_mappings_are_well_formed_and_say_one_thing(graph: Graph) -> None:
    seen: dict[tuple[URIRef, URIRef], URIRef] = {}
    for match in MATCHES:
        for term, other in graph.subject_objects(match):
            assert WELL_FORMED.fullmatch(str(other)), (term, other)
            assert isinstance(term, URIRef)
            assert isinstance(other, URIRef)
            assert (term, other) not in seen, f"{term} is mapped twice to {other}"
            seen[term, other] = match
            is_property = term in described(graph, *PROPERTIES)
            if "wikidata" in str(other) and is_property:
                assert "/prop/direct/P" in str(other), (term, other)
            elif "wikidata" in str(other):
                assert "/entity/Q" in str(other), (term, other)


@pytest.mark.parametrize(
    "vocabulary",
    [
        "http://www.wikidata.org/",
        "http://dbpedia.org/ontology/",
        "https://movielabs.com/",
        "http://purl.org/ontology/po/",
        "https://schema.org/",
    ],
)
def test_the_ontology_is_mapped_to(graph: Graph, vocabulary: str) -> None:
    mapped = {
        term for match in MATCHES for term, other in graph.subject_objects(match) if vocabulary in str(other)
    }
    assert len(mapped) >= 15


@pytest.mark.parametrize(
    ("term", "wikidata"),
    [
        (SCHEMA.actor, "P161"),
        (SCHEMA.character, "P674"),
        (SKG.portrayedBy, "P175"),
        (SCHEMA.director, "P57"),
        (SKG.writer, "P58"),
        (SKG.executiveProducer, "P1431"),
        (SKG.network, "P449"),
        (SCHEMA.isBasedOn, "P144"),
        (SCHEMA.numberOfSeasons, "P2437"),
        (SCHEMA.children, "P40"),
        (SKG.receivedAward, "P166"),
        (SCHEMA.TVSeries, "Q5398426"),
        (SCHEMA.TVSeason, "Q3464665"),
        (SKG.Character, "Q95074"),
    ],
)
def test_mapping_to_wikidata(graph: Graph, term: str, wikidata: str) -> None:
    strong = {
        str(other).rsplit("/", 1)[-1]
        for match in (SKOS.exactMatch, SKOS.closeMatch)
        for other in graph.objects(URIRef(term), match)
    }
    assert wikidata in strong


def test_competency_questions_are_the_named_queries(graph: Graph) -> None:
    questions = dict(
        str(question).split(": ", 1) for question in graph.objects(IRI, URIRef(MOD + "competencyQuestion"))
    )
    asked = {"cast", "who-plays", "co-stars", "makers", "plot", "what-happens-in", "characters-of", "family"}
    assert asked | {"sources-of", "conflicts"} <= set(questions)
    assert all(question.endswith("?") for question in questions.values())
    for name in questions:
        assert (ROOT / "graph" / "queries" / f"{name}.rq").is_file(), name


def test_every_term_is_documented_in_the_words_of_the_ontology(graph: Graph) -> None:
    text = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
    words = set(re.findall(r"`((?:skg|schema):\w+)`", text))
    defined = {
        terms.curie(value)
        for vocabulary in (SKG, SCHEMA)
        for name, value in vars(vocabulary).items()
        if not name.startswith("_") and name != "BASE"
    }
    assert defined - words == set()
    cells = set(re.split(r" ?\|\n? ?", text))
    for term in described(graph, OWL.Class, OWL.NamedIndividual, *PROPERTIES):
        assert str(graph.value(term, SKOS.definition)) in cells, term
    # and nothing is documented that does not exist
    assert {word for word in words if word.startswith("skg:")} <= defined


def test_the_example_of_the_documentation_is_valid() -> None:
    text = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
    example = re.search(r"```turtle\n(.*?)```", text, re.DOTALL)
    assert example is not None
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in terms.PREFIXES.items())
    assert validate(Graph().parse(data=prefixes + example[1], format="turtle")) == ()
