"""One vocabulary: the constants, the ontology, the shapes, the JSON-LD context and the extractors agree."""

import importlib
import json
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.collection import Collection

import showkg.extract.extractors
from showkg.ontology import terms
from showkg.ontology.phrases import ADJECTIVES, NOUNS, PHRASES
from showkg.ontology.terms import RDF as TERMS_RDF
from showkg.ontology.terms import SCHEMA, SKG

ONTOLOGY = Path(terms.__file__).parent
SH = "http://www.w3.org/ns/shacl#"
SHAPE = "https://w3id.org/showkg/shapes#"
LABEL = "http://purl.org/net/vocab/2004/03/label#"


def constants(vocabulary: type) -> frozenset[str]:
    return frozenset(
        value for name, value in vars(vocabulary).items() if not name.startswith("_") and name != "BASE"
    )


OURS = constants(SKG) | constants(SCHEMA)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY / "showkg.ttl")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(ONTOLOGY / "shapes.ttl")


def named(shapes: Graph, name: str) -> set[str]:
    return set(map(str, Collection(shapes, URIRef(SHAPE + name))))


def classes_of(ontology: Graph, subject: str, *predicates: str) -> set[str]:
    """Classes that a property may link, unions taken apart, with their subclasses."""
    found: set[str] = set()
    for predicate in predicates:
        for cls in ontology.objects(URIRef(subject), URIRef(predicate)):
            union = ontology.value(cls, OWL.unionOf)
            members = list(Collection(ontology, union)) if union is not None else [cls]
            for member in members:
                found |= set(map(str, ontology.transitive_subjects(RDFS.subClassOf, member)))
    return found


def test_every_constant_is_defined_and_every_definition_has_a_constant(ontology: Graph) -> None:
    described = {str(term) for term in ontology.subjects(SKOS.definition) if isinstance(term, URIRef)}
    namespaces = (SKG.BASE, SCHEMA.BASE)
    assert {term for term in described if term.startswith(namespaces)} == OURS


def test_no_term_of_our_namespace_is_mentioned_that_does_not_exist(ontology: Graph, shapes: Graph) -> None:
    for graph in (ontology, shapes):
        mentioned = {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}
        assert {term for term in mentioned if term.startswith(SKG.BASE)} - {SKG.BASE} <= constants(SKG)


def test_shapes_name_only_terms_of_schema_org_that_the_ontology_describes(shapes: Graph) -> None:
    mentioned = {str(term) for triple in shapes for term in triple if isinstance(term, URIRef)}
    assert {term for term in mentioned if term.startswith(SCHEMA.BASE)} <= constants(SCHEMA)


def test_every_class_and_every_property_has_a_shape(ontology: Graph, shapes: Graph) -> None:
    mentioned = {str(term) for triple in shapes for term in triple if isinstance(term, URIRef)}
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    things = {str(term) for kind in kinds for term in ontology.subjects(RDF.type, kind)} & OURS
    # modalities and statuses are checked as closed lists of their individuals
    assert things - mentioned == {SKG.Modality, SKG.ProductionStatus}


def test_modalities_and_statuses_are_the_same_everywhere(ontology: Graph, shapes: Graph) -> None:
    def individuals(cls: str) -> set[str]:
        return {str(term) for term in ontology.subjects(RDF.type, URIRef(cls))}

    assert individuals(SKG.Modality) == set(terms.MODALITIES) == named(shapes, "modalities")
    assert individuals(SKG.ProductionStatus) == set(terms.STATUSES) == named(shapes, "statuses")
    collection = URIRef("https://w3id.org/showkg/scheme/asserting-modality")
    assert {str(term) for term in ontology.objects(collection, SKOS.member)} == terms.ASSERTED


def test_symmetric_properties_are_the_same_everywhere(ontology: Graph) -> None:
    assert {str(term) for term in ontology.subjects(RDF.type, OWL.SymmetricProperty)} == terms.SYMMETRIC


def test_classes_of_entities_are_the_same_everywhere(ontology: Graph, shapes: Graph) -> None:
    assert named(shapes, "entities") == set(terms.ENTITY_CLASSES)
    assert named(shapes, "works") == terms.WORK_CLASSES
    targets = {str(cls) for cls in shapes.objects(URIRef(SHAPE + "Entity"), URIRef(SH + "targetClass"))}
    assert targets == set(terms.ENTITY_CLASSES)
    for cls in terms.WORK_CLASSES:
        assert URIRef(SCHEMA.CreativeWork) in set(
            ontology.transitive_objects(URIRef(cls), RDFS.subClassOf)
        ), cls


@pytest.mark.parametrize("side", ["subject", "object"])
def test_shapes_let_a_fact_link_the_classes_that_the_ontology_says(
    ontology: Graph, shapes: Graph, side: str
) -> None:
    predicates = {
        "subject": (str(RDFS.domain), SCHEMA.BASE + "domainIncludes"),
        "object": (str(RDFS.range), SCHEMA.BASE + "rangeIncludes"),
    }[side]
    known = set(terms.ENTITY_CLASSES) | {SCHEMA.NewsArticle}
    checked = 0
    for fact in named(shapes, "facts") - {SCHEMA.sameAs}:
        shape = URIRef(f"{SHAPE}{fact.split('#')[-1].split('/')[-1]}-{side}")
        head = shapes.value(shape, URIRef(SH + "in"))
        single = shapes.value(shape, URIRef(SH + "class"))
        members = Collection(shapes, head) if head is not None else [single]
        allowed = set(map(str, members)) & known
        if not allowed:  # a literal, a status
            assert side == "object", fact
            continue
        said = classes_of(ontology, fact, *predicates) & known
        # schema.org terms say where they are used at all, our own terms exactly where
        assert allowed == said if fact.startswith(SKG.BASE) else allowed <= said, fact
        checked += 1
    assert checked == {"subject": 43, "object": 31}[side]


def test_facts_are_what_the_shapes_of_facts_are_about(shapes: Graph) -> None:
    subjects = {
        str(term) for term in shapes.objects(None, URIRef(SH + "targetSubjectsOf")) if str(term) in OURS
    }
    assert named(shapes, "facts") <= subjects


def test_phrases_are_those_of_the_ontology(ontology: Graph) -> None:
    def read(kind: URIRef, second: str) -> dict[str, tuple[str, str]]:
        return {
            str(term): (str(ontology.value(term, RDFS.label)), str(ontology.value(term, URIRef(second))))
            for term in ontology.subjects(RDF.type, kind)
            if str(term) in OURS
        }

    properties = read(OWL.ObjectProperty, LABEL + "inverseSingular")
    properties |= read(OWL.DatatypeProperty, LABEL + "inverseSingular")
    properties |= read(RDF.Property, LABEL + "inverseSingular")
    assert properties == PHRASES
    assert read(OWL.Class, LABEL + "plural") == NOUNS
    individuals = {
        str(term): str(ontology.value(term, RDFS.label))
        for term in ontology.subjects(RDF.type, OWL.NamedIndividual)
    }
    assert individuals == ADJECTIVES
    assert set(PHRASES) | set(NOUNS) | set(ADJECTIVES) == OURS


def test_a_symmetric_property_reads_the_same_both_ways() -> None:
    for term in terms.SYMMETRIC:
        forward, inverse = PHRASES[term]
        assert forward == inverse


def test_phrases_can_be_read_without_loading_rdflib() -> None:
    source = (ONTOLOGY / "phrases.py").read_text(encoding="utf-8")
    assert "rdflib" not in source


@pytest.fixture(scope="module")
def context() -> dict[str, object]:
    loaded = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
    inner = loaded["@context"]
    assert isinstance(inner, dict)
    return inner


def test_the_context_has_every_prefix_and_every_term(context: dict[str, object]) -> None:
    assert {name: iri for name, iri in context.items() if name in terms.PREFIXES} == terms.PREFIXES
    for term in OURS:
        entry = context[terms.curie(term)]
        assert (entry["@id"] if isinstance(entry, dict) else entry) == term


def test_the_context_gives_properties_the_kind_of_value_that_the_ontology_gives_them(
    ontology: Graph, context: dict[str, object]
) -> None:
    for term in PHRASES:
        entry = context[terms.curie(term)]
        kind = entry.get("@type") if isinstance(entry, dict) else None
        links = (URIRef(term), RDF.type, OWL.ObjectProperty) in ontology
        assert (kind == "@id") == links, term


def test_json_with_the_context_is_the_same_graph_as_turtle(context: dict[str, object]) -> None:
    document = {
        "@context": context,
        "id": "statement:5e0c",
        "type": "skg:Statement",
        "rdf:subject": "work:andor",
        "rdf:predicate": "schema:numberOfSeasons",
        "rdf:object": 2,
        "skg:modality": "skg:Stated",
        "skg:confidence": "0.9",
        "prov:wasDerivedFrom": {"id": "sentence:9b1f_0_9", "skg:start": 0, "skg:quote": "Two seasons"},
    }
    turtle = """
        statement:5e0c a skg:Statement ; rdf:subject work:andor ; rdf:predicate schema:numberOfSeasons ;
            rdf:object 2 ; skg:modality skg:Stated ; skg:confidence 0.9 ;
            prov:wasDerivedFrom sentence:9b1f_0_9 .
        sentence:9b1f_0_9 skg:start 0 ; skg:quote "Two seasons" .
    """
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in terms.PREFIXES.items())
    assert set(Graph().parse(data=json.dumps(document), format="json-ld")) == set(
        Graph().parse(data=prefixes + turtle, format="turtle")
    )


def extractors() -> Iterator[str]:
    for module in pkgutil.iter_modules(showkg.extract.extractors.__path__):
        yield module.name


@pytest.mark.parametrize("name", sorted(extractors()))
def test_what_an_extractor_emits_is_in_the_ontology(ontology: Graph, shapes: Graph, name: str) -> None:
    extractor = importlib.import_module(f"showkg.extract.extractors.{name}").EXTRACTOR
    assert extractor.emits
    plot = {str(term) for term in ontology.subjects(RDFS.domain, URIRef(SKG.PlotPoint))}
    assert extractor.emits <= named(shapes, "facts") | plot | {SKG.modality, str(RDFS.label), TERMS_RDF.type}
