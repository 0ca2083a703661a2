"""``showkg validate`` accepts a right graph and says in plain English what is wrong with a wrong one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyshacl import validate as pyshacl_validate
from rdflib import RDF, Dataset, Graph, Literal, URIRef

from showkg.graph.store import EmbeddedStore
from showkg.graph.validate import Violation, conforms, validate
from showkg.ontology import terms
from showkg.ontology.records import (
    Article,
    Block,
    BlockKind,
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
from showkg.ontology.terms import SCHEMA, SKG, XSD

SHAPES = Path(terms.__file__).parent / "shapes.ttl"
SH = "http://www.w3.org/ns/shacl#"
PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in terms.PREFIXES.items())

GOOD = """
article:a1 a schema:NewsArticle ; schema:headline "Who stole it?" ; schema:url <https://example.org/a> ;
    schema:datePublished "2024-01-12"^^xsd:date ; schema:publisher "The Screen" ; schema:author "Ann Lee" ;
    schema:about work:mankind ; skg:spoilsWork work:mankind ; skg:spoilsSeason 4 ; skg:spoilsEpisode 7 .
sentence:s1 a skg:Sentence ; skg:quote "Joel Kinnaman plays Ed." ; skg:start 0 ; skg:end 23 ;
    prov:wasQuotedFrom article:a1 .
sentence:s2 a skg:Sentence ; skg:quote "Dev and Ed steal the asteroid." ; skg:start 24 ; skg:end 54 ;
    prov:wasQuotedFrom article:a1 .

work:mankind a schema:TVSeries ; rdfs:label "For All Mankind" ; skos:altLabel "FAM" .
work:film a schema:Movie ; rdfs:label "Ocean's 11" .
season:mankind_4 a schema:TVSeason ; rdfs:label "For All Mankind season 4" ;
    schema:partOfSeries work:mankind ; schema:seasonNumber 4 .
episode:mankind_4_7 a schema:TVEpisode ; rdfs:label "For All Mankind season 4 episode 7" ;
    schema:partOfSeries work:mankind ; schema:partOfSeason season:mankind_4 ; schema:episodeNumber 7 .
person:joel a schema:Person ; rdfs:label "Joel Kinnaman" .
character:dev a skg:Character ; rdfs:label "Dev" .
character:ed a skg:Character ; rdfs:label "Ed" .
organization:helios a skg:FictionalOrganization ; rdfs:label "Helios" .
organization:apple a schema:Organization ; rdfs:label "Apple TV+" .
place:mars a schema:Place ; rdfs:label "Mars" .
object:goldilocks a skg:StoryObject ; rdfs:label "Goldilocks" .
award:emmy a skg:Award ; rdfs:label "Emmy" .

person:joel skg:portrays character:ed .
statement:t1 a skg:Statement ;
    rdf:subject person:joel ; rdf:predicate skg:portrays ; rdf:object character:ed ;
    skg:modality skg:Stated ; skg:confidence 0.97 ; skg:extractor "casting" ; skg:pattern "plays" ;
    prov:wasDerivedFrom sentence:s1 .
statement:t2 a skg:Statement ;
    rdf:subject character:dev ; rdf:predicate skg:friendOf ; rdf:object character:ed ;
    skg:modality skg:Rumoured ; skg:confidence 0.5 ; skg:extractor "relations" ; skg:saidBy person:joel ;
    skg:spoilsWork work:mankind ; prov:wasDerivedFrom sentence:s2 .
plot:p1 a skg:PlotPoint ; rdfs:label "Dev and Ed steal the asteroid" ; skg:trigger "steal" ;
    skg:agent character:dev , character:ed ; skg:participant character:dev , character:ed ;
    skg:involves object:goldilocks , place:mars , organization:helios ; skg:inWork work:mankind ;
    skg:inSeason season:mankind_4 ; skg:inEpisode episode:mankind_4_7 ; skg:modality skg:Planned ;
    skg:confidence 0.8 ; skg:extractor "plot" ; prov:wasDerivedFrom sentence:s2 ; skg:evidence sentence:s2 ;
    skg:precedes plot:p2 ; skg:leadsTo plot:p2 .
plot:p2 a skg:PlotPoint ; rdfs:label "Helios leaves Mars" ; skg:trigger "leave" ;
    skg:agent organization:helios ; skg:participant organization:helios ; skg:involves place:mars ;
    skg:inWork work:mankind ; skg:modality skg:Happened ; skg:confidence 1.0 ; skg:extractor "plot" ;
    prov:wasDerivedFrom sentence:s2 ; skg:evidence sentence:s2 .
portrayal:r1 a skg:Portrayal ; skg:portrayalActor person:joel ; skg:portrayalCharacter character:ed ;
    skg:portrayalWork work:mankind ; skg:portrayalEpisode season:mankind_4 , episode:mankind_4_7 .
"""


def turtle(text: str) -> Graph:
    return Graph().parse(data=PREFIXES + text, format="turtle")


def said(triple: str, *, modality: str = "Stated", number: str = "t9") -> str:
    """A fact with its statement."""
    subject, predicate, obj = triple.split(" ", 2)
    fact = f"{triple} ." if f"{SKG.BASE}{modality}" in terms.ASSERTED else ""
    return f"""{fact}
        statement:{number} a skg:Statement ; rdf:subject {subject} ; rdf:predicate {predicate} ;
            rdf:object {obj} ; skg:modality skg:{modality} ; skg:confidence 0.9 ; skg:extractor "x" ;
            prov:wasDerivedFrom sentence:s1 ."""


def lines(graph: Graph) -> list[str]:
    return [violation.line for violation in validate(graph)]


def test_a_right_graph_has_no_fault() -> None:
    assert lines(turtle(GOOD)) == []


def test_the_shapes_are_valid_shacl() -> None:
    shapes = Graph().parse(SHAPES)
    ok, _, text = pyshacl_validate(turtle(GOOD), shacl_graph=shapes, meta_shacl=True, do_owl_imports=False)
    assert ok, text


RIGHT_FACTS = [
    "work:mankind schema:actor person:joel",
    "season:mankind_4 schema:actor person:joel",
    "work:mankind schema:character character:ed",
    "work:mankind schema:creator person:joel",
    "work:mankind skg:showrunner person:joel",
    "work:mankind skg:executiveProducer person:joel",
    "episode:mankind_4_7 schema:director person:joel",
    "episode:mankind_4_7 skg:writer person:joel",
    "work:mankind schema:musicBy person:joel",
    "work:film schema:author person:joel",
    "work:mankind schema:isBasedOn work:film",
    "work:mankind skg:spinOffOf work:film",
    "work:mankind skg:prequelTo work:film",
    "work:mankind skg:sequelTo work:film",
    "work:mankind skg:remakeOf work:film",
    'work:mankind schema:genre "science fiction"',
    'episode:mankind_4_7 skg:episodeTitle "Crossing the Line"',
    "work:mankind skg:network organization:apple",
    "work:mankind schema:productionCompany organization:apple",
    'work:film schema:datePublished "2001"^^xsd:gYear',
    'episode:mankind_4_7 schema:datePublished "2023-12"^^xsd:gYearMonth',
    'work:mankind schema:startDate "2019-11-01"^^xsd:date',
    "work:mankind schema:numberOfSeasons 4",
    "season:mankind_4 schema:numberOfEpisodes 10",
    'episode:mankind_4_7 schema:duration "PT77M"^^xsd:duration',
    "work:mankind skg:status skg:Renewed",
    "character:ed schema:children character:dev",
    "character:dev schema:sibling character:ed",
    "character:dev schema:spouse character:ed",
    "character:dev skg:partner character:ed",
    "character:dev skg:friendOf character:ed",
    "character:ed skg:enemyOf organization:helios",
    "character:dev schema:colleague character:ed",
    "character:ed schema:memberOf organization:helios",
    "character:dev skg:leads organization:helios",
    'character:ed schema:jobTitle "astronaut"',
    "character:ed schema:homeLocation place:mars",
    "person:joel skg:receivedAward award:emmy",
    "work:mankind skg:nominatedFor award:emmy",
    "person:joel skg:interviewedBy organization:apple",
]


def test_every_kind_of_fact_is_accepted() -> None:
    facts = "".join(said(fact, number=f"r{number}") for number, fact in enumerate(RIGHT_FACTS))
    assert lines(turtle(GOOD + facts)) == []


@pytest.mark.parametrize("modality", [iri.removeprefix(SKG.BASE) for iri in terms.MODALITIES])
def test_every_modality_is_accepted(modality: str) -> None:
    assert lines(turtle(GOOD + said("work:mankind schema:actor person:joel", modality=modality))) == []


WRONG_FACTS = [
    ("character:dev skg:portrays character:ed", "Only a person can portray a character."),
    ("person:joel skg:portrays work:film", "What a person portrays must be a character."),
    ("person:joel schema:actor person:joel2", "Only a work, a season or an episode can star somebody."),
    ("work:mankind schema:actor character:ed", "Whoever stars in a work must be a person."),
    ("work:mankind schema:character person:joel", "A character of a work must be a skg:Character."),
    ('work:mankind schema:creator "Ronald D. Moore"', "A creator must be a person."),
    ("work:mankind skg:showrunner organization:apple", "A showrunner must be a person."),
    ("work:film skg:executiveProducer organization:apple", "An executive producer must be a person."),
    ("work:film schema:director work:mankind", "A director must be a person."),
    ("organization:helios skg:writer person:joel", "Only a work, a season or an episode has a writer."),
    ('work:film schema:musicBy "Jeff Russo"', "A composer must be a person."),
    (
        "work:film schema:author character:ed",
        "The author of a work must be a person, that of an article a name.",
    ),
    ("work:film schema:isBasedOn person:joel", "What a work is based on must be a work."),
    ("person:joel skg:spinOffOf work:film", "Only a work can be a spin-off."),
    ("work:film skg:prequelTo place:mars", "A prequel must be one to a work."),
    ('work:film skg:sequelTo "Ocean"', "A sequel must be one to a work."),
    ("place:mars skg:remakeOf work:film", "Only a work can be a remake."),
    ("work:film schema:genre place:mars", "A genre must be a text."),
    ('work:film schema:genre "heist"@en', "A genre must be a text."),
    ("work:film schema:partOfSeries work:mankind", "Only a season or an episode is part of a series."),
    ("season:mankind_4 schema:partOfSeason season:mankind_4x", "Only an episode is part of a season."),
    ("work:mankind schema:seasonNumber 4", "Only a season has a season number."),
    ('work:film skg:episodeTitle "Pilot"', "Only an episode has the title of an episode."),
    ("work:mankind skg:network organization:helios", "A network must be a real organization."),
    (
        "work:mankind schema:productionCompany person:joel",
        "A production company must be a real organization.",
    ),
    ('work:film schema:datePublished "12 January"', "A release date must be a date (2024-01-12)"),
    ('work:film schema:datePublished "2024-13-45"^^xsd:date', "A release date must be a date (2024-01-12)"),
    ('season:mankind_4 schema:datePublished "2023"^^xsd:gYear', "series and seasons have schema:startDate"),
    ('work:film schema:startDate "2001"^^xsd:gYear', "Only a series or a season has a premiere date"),
    ("work:mankind schema:numberOfSeasons 0", "The number of seasons must be a whole number, 1 or more."),
    (
        'work:mankind schema:numberOfSeasons "four"',
        "The number of seasons must be a whole number, 1 or more.",
    ),
    ("work:film schema:numberOfEpisodes 8", "Only a series or a season has a number of episodes."),
    ("work:film schema:duration 77", "A running time must be an xsd:duration such as PT77M."),
    ("work:film skg:status skg:Stated", "A production status must be one of the ontology"),
    ('work:film skg:status "renewed"', "A production status must be one of the ontology"),
    ("character:ed schema:children place:mars", "A child must be a person or a character."),
    ("work:film schema:sibling work:mankind", "Only a person or a character has siblings."),
    ('character:ed schema:spouse "Karen"', "A spouse must be a person or a character."),
    ("character:ed skg:partner organization:helios", "A partner must be a person or a character."),
    ("character:ed skg:friendOf object:goldilocks", "A friend must be a person or a character."),
    (
        "character:ed skg:enemyOf place:mars",
        "An enemy must be a person, a character or a fictional organization.",
    ),
    ("character:ed schema:colleague organization:helios", "A colleague must be a person or a character."),
    ("character:ed schema:memberOf place:mars", "What somebody is a member of must be an organization"),
    (
        "organization:helios skg:leads organization:apple",
        "Only a person or a character leads an organization.",
    ),
    ('organization:helios schema:jobTitle "spy"', "Only a person or a character has an occupation."),
    ('character:ed schema:homeLocation "Houston"', "Where somebody lives must be a place."),
    ("person:joel skg:receivedAward work:film", "What was received must be an award."),
    ("place:mars skg:nominatedFor award:emmy", "Only a person or a work is nominated for an award."),
    ("character:ed skg:interviewedBy organization:apple", "Only a person is interviewed."),
    ("person:joel skg:interviewedBy person:joel2", "An interviewer must be a real organization, the outlet."),
    ("character:ed skg:portrayedBy person:joel", "its inverse is not stored"),
    (
        "work:mankind rdfs:label work:film",
        "A statement has exactly one predicate, a property of the ontology",
    ),
]


@pytest.mark.parametrize(("fact", "message"), WRONG_FACTS, ids=[fact for fact, _ in WRONG_FACTS])
def test_a_fact_that_makes_no_sense_is_found_even_as_a_rumour(fact: str, message: str) -> None:
    found = lines(turtle(GOOD + said(fact, modality="Rumoured")))
    assert any(line.startswith("violation: ") and message in line for line in found), found


def test_all_facts_that_make_no_sense_are_found_at_once() -> None:
    facts = "".join(said(fact, number=f"w{number}") for number, (fact, _) in enumerate(WRONG_FACTS))
    found = "\n".join(lines(turtle(GOOD + facts)))
    assert [message for _, message in WRONG_FACTS if message not in found] == []


QUOTED = "prov:wasQuotedFrom article:a1 ."

WRONG_GRAPHS = {
    "a name is missing": ("person:x a schema:Person .", "An entity has exactly one name"),
    "two names": ('person:joel rdfs:label "Joel" .', "An entity has exactly one name"),
    "an empty name": ('person:x a schema:Person ; rdfs:label " " .', "An entity has exactly one name"),
    "a name with a language": (
        'person:x a schema:Person ; rdfs:label "Joel"@sv .',
        "An entity has exactly one name",
    ),
    "another name that is the name": ('place:mars skos:altLabel "Mars" .', "does not repeat the name"),
    "two classes": ("person:joel a skg:Character .", "An entity has exactly one class"),
    "a blank node": ('[] a schema:Person ; rdfs:label "Nobody" .', "cannot be a blank node"),
    "an address that is text": ('place:mars schema:sameAs "Q111" .', "by its address (IRI)"),
    "two series": ("season:mankind_4 schema:partOfSeries work:z .", "A season belongs to one series only."),
    "two numbers": ("episode:mankind_4_7 schema:episodeNumber 8 .", "An episode has one number only."),
    "a number below zero": (
        "season:mankind_4 schema:seasonNumber -1 .",
        "must be a whole number, 0 or more",
    ),
    "a property that does not exist": (
        "person:joel skg:potrays character:dev .",
        "The ontology has no such property.",
    ),
    "a class that does not exist": (
        'person:x a skg:Charakter ; rdfs:label "X" .',
        "The ontology has no such class.",
    ),
    "a fact without a statement": (
        "work:mankind schema:actor person:joel .",
        "No statement supports this fact",
    ),
    "a fact that is only rumoured": (
        "character:dev skg:friendOf character:ed .",
        "No statement supports this fact",
    ),
    "a tie to itself": (said("character:ed skg:enemyOf character:ed"), "ties something to itself"),
    "a tie stored from larger to smaller": (
        said("character:ed schema:sibling character:dev"),
        "from the smaller IRI to the larger",
    ),
    "a statement without a subject": (
        "statement:x a skg:Statement ; rdf:predicate schema:actor ; rdf:object person:joel .",
        "A statement has exactly one subject",
    ),
    "two objects": ("statement:t1 rdf:object character:dev .", "A statement has exactly one object"),
    "two modalities": ("statement:t1 skg:modality skg:Denied .", "exactly one modality"),
    "a modality that does not exist": ('plot:p1 skg:modality "maybe" .', "exactly one modality"),
    "two confidences": ("statement:t2 skg:confidence 0.2 .", "exactly one confidence"),
    "two extractors": ('statement:t1 skg:extractor "llm" .', "names exactly one extractor"),
    "two sentences": ("statement:t1 prov:wasDerivedFrom sentence:s2 .", "is read from exactly one sentence"),
    "evidence that is not the source": (
        "plot:p2 skg:evidence sentence:s1 .",
        "A plot point has exactly one sentence as evidence",
    ),
    "said by a place": ("statement:t1 skg:saidBy place:mars .", "Whoever says something must be a person"),
    "a property of something else": (
        'statement:t1 schema:headline "x" .',
        "no properties but those of statements",
    ),
    "an untyped statement": ("statement:x skg:modality skg:Stated .", "the node is not typed as one"),
    "a quote that is not as long as its offsets": (
        'sentence:x a skg:Sentence ; skg:quote "abc" ; skg:start 0 ; skg:end 9 ; ' + QUOTED,
        "The quote has 3 characters, its offsets span 9.",
    ),
    "an end before the start": (
        'sentence:x a skg:Sentence ; skg:quote "abc" ; skg:start 9 ; skg:end 6 ; ' + QUOTED,
        "less than its end",
    ),
    "an empty quote": (
        'sentence:x a skg:Sentence ; skg:quote "  " ; skg:start 0 ; skg:end 2 ; ' + QUOTED,
        "A sentence has exactly one quote",
    ),
    "a sentence from nowhere": (
        'sentence:x a skg:Sentence ; skg:quote "abc" ; skg:start 0 ; skg:end 3 .',
        "A sentence is quoted from exactly one article.",
    ),
    "an untyped sentence": ('sentence:x skg:quote "abc" .', "Only a sentence has a quote"),
    "an address that runs code": (
        "article:x a schema:NewsArticle ; schema:url <javascript:alert(1)> .",
        "which begins with http:// or https://",
    ),
    "an article about a person": (
        "article:a1 schema:about person:joel .",
        "What an article is about must be a work.",
    ),
    "an author of an article who is an entity": (
        "article:a1 schema:author person:joel .",
        "The author of an article must be a name",
    ),
    "a spoiler of nothing": (
        "article:x a schema:NewsArticle ; skg:spoilsSeason 2 .",
        "but the work is not named",
    ),
    "a spoiler of a person": (
        "statement:t1 skg:spoilsWork person:joel .",
        "What is given away must be a work.",
    ),
    "a spoiled season that is text": (
        'plot:p1 skg:spoilsWork work:mankind ; skg:spoilsSeason "four" .',
        "whole number",
    ),
    "a plot point without a trigger": (
        'plot:x a skg:PlotPoint ; rdfs:label "x" ; skg:inWork work:mankind .',
        "exactly one trigger",
    ),
    "a plot point in two works": (
        "plot:p1 skg:inWork work:film .",
        "A plot point happens in exactly one work.",
    ),
    "a plot point with a place as participant": (
        "plot:p1 skg:participant place:mars .",
        "Whoever takes part in a plot point must be a character",
    ),
    "an agent who is no participant": (
        "plot:p1 skg:agent organization:helios .",
        "must be given as skg:participant as well",
    ),
    "a plot point that involves what nothing describes": (
        "plot:p1 skg:involves object:unknown .",
        "What a plot point involves must be an entity with a type.",
    ),
    "a plot point before itself": ("plot:p2 skg:precedes plot:p2 .", "cannot come before itself"),
    "a plot point before a character": ("plot:p2 skg:leadsTo character:ed .", "Only a plot point can result"),
    "a season that is no season": ("plot:p2 skg:inSeason work:film .", "at most one season"),
    "a portrayal without an actor": (
        "portrayal:x a skg:Portrayal ; skg:portrayalCharacter character:ed .",
        "A portrayal has exactly one actor",
    ),
    "a portrayal in a place": (
        "portrayal:r1 skg:portrayalEpisode place:mars .",
        "limited to seasons and episodes",
    ),
}


@pytest.mark.parametrize("name", WRONG_GRAPHS)
def test_a_wrong_graph_is_found(name: str) -> None:
    wrong, message = WRONG_GRAPHS[name]
    found = lines(turtle(GOOD + wrong))
    assert any(line.startswith("violation: ") and message in line for line in found), found


@pytest.mark.parametrize("confidence", ["1.01", "-0.1", '"high"', "1", "0.9e0"])
def test_a_confidence_is_a_decimal_from_0_to_1(confidence: str) -> None:
    graph = turtle(GOOD.replace("skg:confidence 0.97", f"skg:confidence {confidence}"))
    assert any("exactly one confidence, a decimal number from 0 to 1" in line for line in lines(graph))


WARNINGS = {
    "an identifier of somebody else": (
        '<http://example.org/joel> a schema:Person ; rdfs:label "Joel" .',
        "not one of showkg's own",
    ),
    "an identifier with a slash in its name": (
        '<https://w3id.org/showkg/id/person/joel/kinnaman> a schema:Person ; rdfs:label "Joel" .',
        "not one of showkg's own",
    ),
    "a season of an unknown series": (
        'season:x a schema:TVSeason ; rdfs:label "season 2" .',
        "should say to which series it belongs",
    ),
    "a plot point without anybody": (
        """plot:x a skg:PlotPoint ; rdfs:label "It rains" ; skg:trigger "rain" ; skg:inWork work:mankind ;
        skg:modality skg:Happened ; skg:confidence 0.5 ; skg:extractor "plot" ; skg:evidence sentence:s1 ;
        prov:wasDerivedFrom sentence:s1 .""",
        "names nobody who takes part",
    ),
    "a stated fact that is missing": (
        said("work:film schema:actor person:joel").replace("work:film schema:actor person:joel .", ""),
        "the fact itself is not in the graph",
    ),
}


@pytest.mark.parametrize("name", WARNINGS)
def test_what_is_only_odd_is_a_warning_and_the_graph_stays_valid(name: str) -> None:
    odd, message = WARNINGS[name]
    found = validate(turtle(GOOD + odd))
    assert [violation.severity for violation in found] == ["warning"], found
    assert message in found[0].message
    assert conforms(found)


def test_types_of_other_vocabularies_do_no_harm() -> None:
    assert lines(turtle(GOOD + "person:joel a <http://xmlns.com/foaf/0.1/Person> .")) == []


def test_a_line_names_the_thing_the_property_and_the_value() -> None:
    graph = turtle(GOOD + said("work:mankind schema:actor character:ed"))
    assert lines(graph) == [
        "violation: For All Mankind (work:mankind), schema:actor = character:ed: "
        "Whoever stars in a work must be a person."
    ]


def test_a_statement_is_called_by_what_it_says() -> None:
    found = validate(turtle(GOOD + "statement:t1 skg:saidBy person:joel , character:ed ."))
    assert [violation.label for violation in found] == ["“Joel Kinnaman portrays Ed”"]


def test_a_long_or_broken_value_stays_on_one_line() -> None:
    graph = turtle(GOOD + f'article:a1 schema:publisher "a\\n{"b" * 500}" .')
    (line,) = lines(graph)
    assert "\n" not in line
    assert len(line) < 300


def test_violations_come_before_warnings_and_in_the_same_order_every_time() -> None:
    wrong = GOOD + "".join(text for text, _ in [*WARNINGS.values(), *WRONG_GRAPHS.values()])
    forward, backward = turtle(wrong), Graph()
    for triple in sorted(forward, reverse=True):
        backward.add(triple)
    found = validate(forward)
    assert found == validate(backward)
    assert len(found) == len(set(found)) > 50
    ranks = [("violation", "warning", "info").index(violation.severity) for violation in found]
    assert ranks == sorted(ranks)
    assert not conforms(found)


def test_statements_of_two_facts_are_judged_the_same_by_every_process(tmp_path: Path) -> None:
    facts = ("character:ed skg:enemyOf character:ed", "work:mankind schema:actor person:joel")
    path = tmp_path / "graph.ttl"
    text = "".join(said(fact, number=f"t{number}") for number in range(9, 19) for fact in facts)
    path.write_text(PREFIXES + GOOD + text, encoding="utf-8")
    found = {
        subprocess.run(
            [sys.executable, "-m", "showkg", "validate", str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        for seed in "123"
    }
    assert len(found) == 1
    assert "A statement has exactly one object" in found.pop()


def test_the_report_holds_every_violation_as_shacl() -> None:
    report = Graph()
    graph = turtle(GOOD + "work:film schema:actor place:mars .")
    found = validate(graph, report=report)
    results = set(report.objects(None, URIRef(SH + "result")))
    assert len(results) == len(found) == 2
    assert (None, URIRef(SH + "conforms"), Literal(False)) in report
    messages = {str(message) for message in report.objects(None, URIRef(SH + "resultMessage"))}
    assert messages == {violation.message for violation in found}


def test_the_report_of_a_right_graph_says_that_it_conforms() -> None:
    report = Graph()
    validate(turtle(GOOD), report=report)
    assert (None, URIRef(SH + "conforms"), Literal(True)) in report


def test_the_graph_is_left_as_it_was() -> None:
    graph = turtle(GOOD)
    before = set(graph)
    validate(graph)
    assert set(graph) == before


def test_all_graphs_of_a_dataset_count_as_one() -> None:
    dataset = Dataset()
    for number, triple in enumerate(sorted(turtle(GOOD))):
        dataset.graph(URIRef(f"http://example.org/{number % 3}")).add(triple)
    assert validate(dataset) == ()


def test_nothing_is_fetched_for_an_import() -> None:
    """The network is closed in tests: an attempt would fail."""
    imports = "<http://example.org/o> a owl:Ontology ; owl:imports <http://192.0.2.1/o.ttl> ."
    assert lines(turtle(GOOD + imports)) == []


def test_an_empty_graph_is_valid() -> None:
    assert validate(Graph()) == ()


def evidence(start: int, end: int, **more: object) -> Evidence:
    settings = {"extractor": "x", "pattern": "y", "confidence": 0.9, **more}
    return Evidence(span=Span(start=start, end=end), **settings)  # type: ignore[arg-type]


def test_what_showkg_encodes_is_valid() -> None:
    text = "Joel Kinnaman plays Ed. Dev wants to steal the asteroid."
    article = Article(
        key="0123456789ab",
        source="-",
        text=text,
        blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(start=0, end=len(text))),),
        title="Who steals it?",
        url="https://example.org/a",
        site="The Screen",
        authors=("Ann Lee",),
        published="2024-01",
    )
    entities = (
        Entity(id="e1", cls=SCHEMA.TVSeries, name="For All Mankind", aliases=("FAM",)),
        Entity(id="e2", cls=SCHEMA.Person, name="Joel Kinnaman", aliases=("Kinnaman",)),
        Entity(id="e3", cls=SKG.Character, name="Ed", work="e1"),
        Entity(id="e4", cls=SKG.Character, name="Dev", work="e1"),
        Entity(id="e5", cls=SKG.StoryObject, name="the asteroid", work="e1"),
        Entity(id="e6", cls=SCHEMA.TVSeason, name="season 4", work="e1", season=4),
    )
    first, second = evidence(0, 23), evidence(24, 56, modality=Modality.PLANNED, said_by="e2")
    document = Document(
        article=article,
        entities=entities,
        about=("e1",),
        spoils=Position(work="e1", season=4, episode=7),
        statements=(
            Statement(subject="e2", predicate=SKG.portrays, object="e3", evidence=first),
            Statement(subject="e1", predicate=SCHEMA.actor, object="e2", evidence=first),
            Statement(
                subject="e1",
                predicate=SCHEMA.numberOfSeasons,
                object=Value(lexical="4", datatype=XSD.integer),
                evidence=first,
            ),
            Statement(
                subject="e1",
                predicate=SKG.status,
                object=Value(lexical=SKG.Renewed, datatype=""),
                evidence=first,
            ),
            Statement(
                subject="e4",
                predicate=SKG.friendOf,
                object="e3",
                evidence=evidence(24, 56, modality=Modality.SPECULATED),
            ),
        ),
        plot_points=(
            PlotPoint(
                id="p1",
                label="Dev wants to steal the asteroid",
                trigger="steal",
                work="e1",
                season=4,
                episode=7,
                agents=("e4",),
                involves=("e5",),
                evidence=second,
            ),
        ),
    )
    store = EmbeddedStore()
    store.add(document)
    assert [violation.line for violation in validate(store)] == []


def test_loading_the_module_loads_neither_rdflib_nor_pyshacl() -> None:
    code = "import sys, showkg.graph.validate; print({'rdflib', 'pyshacl'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"


def test_a_violation_without_a_property_or_value_reads_well() -> None:
    violation = Violation(
        focus="_:",
        label="a blank node",
        path=None,
        value=None,
        message="It has no name.",
        severity="violation",
    )
    assert violation.line == "violation: a blank node: It has no name."


def test_every_shape_has_a_message_in_english() -> None:
    shapes = Graph().parse(SHAPES)
    for kind in ("NodeShape", "PropertyShape"):
        for shape in shapes.subjects(RDF.type, URIRef(SH + kind)):
            messages = list(shapes.objects(shape, URIRef(SH + "message")))
            assert len(messages) == 1, shape
            assert str(messages[0])[0].isupper(), shape
            assert str(messages[0]).endswith("."), shape
