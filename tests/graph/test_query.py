"""Every named query has its answer, on Oxigraph and on rdflib; what is no question is refused in one line."""

from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, QuerySolutions

from showkg.graph import queries, sparql
from showkg.graph.literals import value_of
from showkg.graph.naming import nearest, spellings
from showkg.graph.query import find_query, named_queries, run
from showkg.graph.store import EmbeddedStore
from showkg.ontology.errors import ShowkgError
from showkg.ontology.terms import PREFIXES

Rows = list[tuple[str, ...]]

WORK = {"work": "Slow Horses"}
RIVER_FINDS = ("River finds the passport.", "River Cartwright", "Happened")
LAMB_LIES = ("Lamb lies to the police.", "Jackson Lamb", "Happened")

ANSWERS: list[tuple[str, dict[str, str], tuple[str, ...], Rows]] = [
    ("cast", WORK, ("actor", "character"), [("Gary Oldman", "Jackson Lamb"), ("Jack Lowden", "River Cartwright")]),
    ("cast", {"work": "Darkest Hour"}, ("actor", "character"), [("Gary Oldman", ""), ("Kristin Scott Thomas", "")]),
    ("who-plays", {"character": "lamb"}, ("actor", "role", "work"), [("Gary Oldman", "Jackson Lamb", "Slow Horses")]),
    ("who-plays", {"person": "Jack Lowden"}, ("role",), [("River Cartwright",)]),
    ("who-plays", {}, ("actor", "role"), [("Gary Oldman", "Jackson Lamb"), ("Jack Lowden", "River Cartwright")]),
    (
        "co-stars",
        {"person": "Gary Oldman"},
        ("costar", "work"),
        [("Jack Lowden", "Slow Horses"), ("Kristin Scott Thomas", "Darkest Hour")],
    ),
    # The novel of that name is another work: it has an author.
    ("makers", WORK, ("role", "name"), [("author", "Mick Herron"), ("creator", "Will Smith")]),
    ("makers", {"work": "darkest hour"}, ("role", "name"), [("director", "Joe Wright")]),
    (
        "plot",
        WORK,
        ("season", "episode", "event", "participants", "modality"),
        [
            ("4", "", "Lamb wants to save River.", "Jackson Lamb, River Cartwright", "Planned"),
            ("4", "2", *RIVER_FINDS),
            ("4", "2", *LAMB_LIES),
        ],
    ),
    (
        "what-happens-in",
        {**WORK, "season": "4"},
        ("event", "participants", "modality"),
        [RIVER_FINDS, LAMB_LIES, ("Lamb wants to save River.", "Jackson Lamb, River Cartwright", "Planned")],
    ),
    (
        "what-happens-in",
        {**WORK, "season": "4", "episode": "2"},
        ("event", "participants", "modality"),
        [RIVER_FINDS, LAMB_LIES],
    ),
    ("what-happens-in", {**WORK, "season": "3"}, ("event",), []),
    (
        "plot-until",
        {**WORK, "season": "4", "episode": "2"},
        ("fromSeason", "fromEpisode", "event", "modality"),
        [("4", "2", "Lamb lies to the police.", "Happened"), ("4", "2", "River finds the passport.", "Happened")],
    ),
    ("plot-until", {**WORK, "season": "4", "episode": "1"}, ("event",), []),
    ("facts-until", {**WORK, "season": "4"}, ("subject", "property", "object", "since"), []),
    (
        "characters-of",
        WORK,
        ("character", "actor"),
        [("Jackson Lamb", "Gary Oldman"), ("River Cartwright", "Jack Lowden")],
    ),
    ("family", {"name": "River"}, ("relation", "relative"), [("parent", "David Cartwright")]),
    ("family", {"name": "David Cartwright"}, ("relation", "relative"), [("child", "River Cartwright")]),
    (
        "sources-of",
        {"name": "Slough House"},
        ("subject", "property", "object", "modality", "confidence", "quote", "headline", "url", "published"),
        [
            (
                "Jackson Lamb", "leads", "Slough House", "Stated", "0.9", "Lamb runs Slough House.",
                "Who is who in Slow Horses", "https://news.example/slow-horses", "2024-09-04",
            )
        ],
    ),
    (
        "conflicts",
        {},
        ("subject", "property", "value", "standing", "sources", "otherValue", "otherStanding", "otherSources"),
        [
            (
                "Slow Horses", "actor", "Jack Lowden", "superseded", "Who is who in Slow Horses (2024-09-04)",
                "not Jack Lowden", "current", "Oldman's year (2024-10)",
            ),
            (
                "Slow Horses", "startDate", "2022-04-01", "superseded", "Who is who in Slow Horses (2024-09-04)",
                "2022-04-08", "current", "Oldman's year (2024-10)",
            ),
        ],
    ),
    (
        "episodes",
        WORK,
        ("season", "episode", "label", "date"),
        [("4", "2", "A Stranger Comes to Town", "2024-09-11")],
    ),
    (
        "rumours",
        {},
        ("subject", "property", "object", "modality", "headline"),
        [
            ("Slow Horses", "actor", "Dana Reis", "Rumoured", "Who is who in Slow Horses"),
            ("Slow Horses", "actor", "Jack Lowden", "Denied", "Oldman's year"),
        ],
    ),
    ("rumours", {"name": "dana reis"}, ("object",), [("Dana Reis",)]),
    ("rumours", {"name": "Darkest Hour"}, ("object",), []),
    (
        "people-of",
        {"work": "Darkest Hour"},
        ("name", "role"),
        [("Gary Oldman", "actor"), ("Joe Wright", "director"), ("Kristin Scott Thomas", "actor")],
    ),
    (
        "works-of",
        {"person": "Oldman"},
        ("work", "role", "character"),
        [("Darkest Hour", "actor", ""), ("Slow Horses", "actor", "Jackson Lamb")],
    ),
    (
        "timeline",
        WORK,
        ("date", "what", "label"),
        [
            ("2022-04-08", "starts", "Slow Horses"),
            ("2024-09-11", "comes out", "A Stranger Comes to Town"),
        ],
    ),
    (
        "release",
        WORK,
        ("of", "what", "value"),
        [
            ("A Stranger Comes to Town", "comes out", "2024-09-11"),
            ("A Stranger Comes to Town", "running time", "PT1H17M"),
            ("Slow Horses", "network", "Apple TV+"),
            ("Slow Horses", "starts", "2022-04-08"),
            ("Slow Horses", "status", "renewed"),
        ],
    ),
    ("awards", {}, ("who", "result", "award"), [("Slow Horses", "won", "BAFTA")]),
    ("awards", {"name": "Gary Oldman"}, ("award",), []),
    ("works-like", WORK, ("like", "things", "sharedNames"), [("Darkest Hour", "1", "Gary Oldman")]),
    ("shared-cast", {**WORK, "other": "darkest hour"}, ("actor", "character", "otherCharacter"), [("Gary Oldman", "Jackson Lamb", "")]),
    (
        "works-together",
        {"person": "Oldman", "other": "Joe Wright"},
        ("work", "role", "otherRole"),
        [("Darkest Hour", "actor", "director")],
    ),
    (
        "six-degrees",
        {"person": "Will Smith", "other": "joe wright"},
        ("degrees", "path"),
        [("2", "Will Smith – Slow Horses – Gary Oldman – Darkest Hour – Joe Wright")],
    ),
    ("six-degrees", {"person": "Will Smith", "other": "Mick Herron"}, ("degrees",), []),
    ("makers-of-several", {}, ("maker",), []),
    ("screen-partners", {"character": "Lamb"}, ("partner", "events", "actor"), [("River Cartwright", "1", "Jack Lowden")]),
    (
        "season-timeline",
        {**WORK, "season": "4"},
        ("episode", "date", "what", "label"),
        [
            ("", "", "planned", "Lamb wants to save River."),
            ("2", "", "happened", "Lamb lies to the police."),
            ("2", "", "happened", "River finds the passport."),
            ("2", "2024-09-11", "comes out", "A Stranger Comes to Town"),
        ],
    ),
    (
        "cast-changes",
        {**WORK, "season": "3", "next": "4"},
        ("change", "name", "actor"),
        [("joined", "Jackson Lamb", "Gary Oldman"), ("joined", "River Cartwright", "Jack Lowden")],
    ),
    (
        "one-outlet",
        {"name": "Kristin Scott Thomas"},
        ("subject", "property", "object", "outlet", "quote"),
        [
            (
                "Darkest Hour", "actor", "Kristin Scott Thomas", "Oldman's year",
                "Gary Oldman and Kristin Scott Thomas star in Darkest Hour by Joe Wright.",
            ),
            ("Gary Oldman", "friendOf", "Kristin Scott Thomas", "Oldman's year", "The two actors are friends."),
        ],
    ),
    ("confirmed-rumours", {}, ("subject",), []),
    ("unresolved-names", {}, ("name",), []),
    ("parts-without-actor", WORK, ("character",), []),
    (
        "where-from",
        WORK,
        ("relation", "name"),
        [("is based on", "Slow Horses"), ("is the basis of", "Slow Horses")],
    ),
]  # fmt: skip


def rows(store: EmbeddedStore, query: str, params: dict[str, str], columns: tuple[str, ...]) -> Rows:
    results = run(store, query, params)
    assert isinstance(results, QuerySolutions)
    return [
        tuple("" if row[column] is None else value_of(row[column]) for column in columns) for row in results
    ]


@pytest.mark.parametrize(("name", "params", "columns", "expected"), ANSWERS)
def test_a_named_query_gives_its_answer(
    store: EmbeddedStore, name: str, params: dict[str, str], columns: tuple[str, ...], expected: Rows
) -> None:
    assert rows(store, name, params, columns) == expected


@pytest.mark.parametrize(("name", "params", "columns", "expected"), ANSWERS)
def test_rdflib_gives_the_same_answer(
    store: EmbeddedStore,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    params: dict[str, str],
    columns: tuple[str, ...],
    expected: Rows,
) -> None:
    asked: list[str] = []
    ask = EmbeddedStore.query
    monkeypatch.setattr(EmbeddedStore, "query", lambda self, text: [asked.append(text), ask(self, text)][1])
    run(store, name, params)
    answer = [
        tuple("" if row[column] is None else str(row[column]) for column in columns)
        for row in store.to_rdflib().query(asked[-1], initNs=PREFIXES)
    ]
    # rdflib orders what ORDER BY leaves open, and concatenates, as it likes; durations it spells as it likes.
    assert normal(answer) == normal(expected)


def normal(rows: Rows) -> list[tuple[str, ...]]:
    return sorted(tuple(", ".join(sorted(cell.split(", "))).lower() for cell in row) for row in rows)


def test_every_named_query_is_tested_and_says_what_it_answers() -> None:
    library = named_queries()
    assert {name for name, *_ in ANSWERS} == library.keys()
    files = {path.stem for path in Path(str(queries.__file__)).parent.glob("*.rq")}
    assert files == library.keys()
    for query in library.values():
        assert query.description.endswith("?")
        for parameter in query.parameters:
            assert parameter.description
            assert f"VALUES ?{parameter.name} {{" in query.text


@pytest.mark.parametrize("query", named_queries().values(), ids=lambda query: query.name)
def test_the_file_of_a_query_is_sparql_as_it_stands(query: object, store: EmbeddedStore) -> None:
    assert isinstance(store.query(query.text), QuerySolutions)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["slow horses", "SLOW  HORSES", "Slow-Horses", "slów horses", "Slow Horses"])
def test_names_match_without_regard_to_case_accents_and_punctuation(store: EmbeddedStore, name: str) -> None:
    assert len(rows(store, "cast", {"work": name}, ("actor",))) == 2


def test_a_number_can_be_a_name(writer: type) -> None:
    w = writer("0" * 12)
    show, actor = w.entity("24", "https://schema.org/TVSeries"), w.entity("Ann", "https://schema.org/Person")
    w.says("Ann is in 24.", (show, "https://schema.org/actor", actor))
    with EmbeddedStore() as store:
        store.add(w.document())
        assert rows(store, "cast", {"work": "24"}, ("actor",)) == [("Ann",)]


ATTACKS = [
    '" } INSERT DATA { <urn:a> <urn:b> <urn:c> } #',
    'x" . ?s ?p ?o . FILTER("" = "',
    "\\u0022 } ; DROP ALL ; #",
    '\\" } #',
    "x\ny } #",
    "} UNION { ?s ?p ?o } {",
    "UNDEF",
    "?work",
    '"""',
    "'''",
    "\\",
    "<urn:a>",
    "\x00",
    "\ud800",
]


@pytest.mark.parametrize("value", ATTACKS)
def test_nothing_in_a_value_is_read_as_sparql(store: EmbeddedStore, value: str) -> None:
    before = {str(triple) for triple in store.triples()}
    for name, params, *_ in ANSWERS:
        attacked = {
            key: value if key not in ("season", "next", "episode") else given for key, given in params.items()
        }
        if attacked:
            assert list(run(store, name, attacked)) == [], name
    assert list(run(store, "SELECT ?s { ?s rdfs:label $x }", {"x": value})) == []
    with pytest.raises(ShowkgError, match="whole number"):
        run(store, "what-happens-in", {**WORK, "season": value})
    assert {str(triple) for triple in store.triples()} == before


@given(st.text(st.characters()))
def test_a_bound_value_is_one_literal_that_reads_back_as_it_was(value: str) -> None:
    from showkg.graph.text import clean

    with EmbeddedStore() as store:
        (row,) = run(store, "SELECT ?y { BIND($x AS ?y) }", {"x": value})
        assert row["y"] == Literal(clean(value))


@given(st.text())
def test_tokens_are_the_query(text: str) -> None:
    assert "".join(token.text for token in sparql.tokens(text)) == text


def test_values_are_bound_only_where_a_variable_stands() -> None:
    text = 'SELECT ?xy { <http://e/?x> ?p "$x", \'?x\', """ $x """ # $x\n . ?x :$x $x }'
    bound = sparql.bind(text, {"x": Literal("v")})
    assert bound == 'SELECT ?xy { <http://e/?x> ?p "$x", \'?x\', """ $x """ # $x\n . "v" :"v" "v" }'


def refusal(store: EmbeddedStore, query: str, params: dict[str, str] | None = None) -> str:
    with pytest.raises(ShowkgError) as caught:
        run(store, query, params)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("SELECT ?x WHERE {\n  ?x shema:actor ?y }", ["line 2, column 6", "shema:", "schema:"]),
        ("SELECT ?x WHERE { ?x zzzz:actor ?y }", ["line 1, column 22", "zzzz:", "PREFIX"]),
        ("SELECT ?x WHERE {\n ?x ?y }", ["line 2, column"]),
        ("SELECT * {", ["ends too early"]),
        ("SELEKT ?x {}", ["line 1, column 1", "SELECT"]),
        ("PREFIX a: <urn:a> SELEKT ?x {}", ["line 1, column 19", "SELECT"]),
        ("", ["empty"]),
        ("# only a comment", ["empty"]),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", ["INSERT", "change"]),
        ("PREFIX x: <urn:x>\nDELETE WHERE { ?s ?p ?o }", ["line 2, column 1", "DELETE"]),
        ("LOAD <http://e.org/>", ["LOAD"]),
        ("SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }", ["column 12", "SERVICE"]),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", ["SERVICE"]),
        ("castt", ["castt", "cast"]),
        ("what_happens", ["what-happens-in"]),
        ("zzzzzzzz", ["zzzzzzzz", "co-stars"]),
    ],
)
def test_what_is_no_question_is_refused_in_one_line(
    store: EmbeddedStore, query: str, parts: list[str]
) -> None:
    message = refusal(store, query)
    assert all(part in message for part in parts), message
    assert message.startswith("query")


def test_words_that_only_look_forbidden_are_allowed(store: EmbeddedStore) -> None:
    harmless = """PREFIX service: <urn:insert> # SERVICE
        SELECT ?service { ?service ?insert "SERVICE <x> {" . OPTIONAL { ?x service:service ?y } }"""
    assert list(run(store, harmless)) == []


def test_parameters_are_checked(store: EmbeddedStore) -> None:
    assert "'work'" in refusal(store, "cast")
    assert "'show'" in refusal(store, "cast", {**WORK, "show": "x"})
    assert "has none" in refusal(store, "conflicts", {"work": "x"})
    assert "'x'" in refusal(store, "SELECT * { ?s ?p ?o }", {"x": "y"})
    with pytest.raises(ShowkgError, match="Did you mean"):
        find_query("rumors")


def test_names_nearly_right_are_suggested(store: EmbeddedStore) -> None:
    assert nearest(store, "Gery Oldmann")[0] == "Gary Oldman"
    assert [term.value for term in spellings(store, "gary oldman")] == ["Gary Oldman"]
    assert spellings(store, "Nobody") == []
    assert spellings(store, "...") == []


def test_a_graph_of_others_can_be_asked_too(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text('@prefix s: <https://schema.org/> . @prefix r: <http://www.w3.org/2000/01/rdf-schema#> .\n'
                    '<urn:w> r:label "Dark"@de ; s:actor <urn:p> . <urn:p> r:label "Ann" .')  # fmt: skip
    with EmbeddedStore() as store:
        store.load(path)
        assert rows(store, "cast", {"work": "dark"}, ("actor",)) == [("Ann",)]
        assert isinstance(store.to_rdflib(), rdflib.Graph)
