"""The annotations beside this file are sound: they say nothing that the sample articles do not say."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from showkg.extract.reader import read
from showkg.ontology.records import Article

GOLD = Path(__file__).parent
ARTICLES = GOLD.parents[1] / "examples" / "articles"
STEMS = sorted(path.stem for path in GOLD.glob("*.json"))

WORKS = {"series", "film", "work"}
PARTS = {"season", "episode"}
REAL = {"person", "organization"}
STORY = {"character", "fictional_organization"}
TYPES = WORKS | PARTS | REAL | STORY | {"place", "object", "award"}
BEINGS = {"person", "character"}
BODIES = {"organization", "fictional_organization"}
MADE = WORKS | PARTS

# predicate: (types of the subject, types of the object or the form of the literal)
PREDICATES: dict[str, tuple[set[str], set[str] | str]] = {
    "portrays": ({"person"}, {"character"}),
    "cast_member": ({"series", "film", "season", "episode"}, {"person"}),
    "has_character": ({"series", "film"}, {"character"}),
    **dict.fromkeys(
        ("creator", "showrunner", "executive_producer", "director", "writer", "composer"), (MADE, {"person"})
    ),
    "author": ({"work"}, {"person"}),
    **dict.fromkeys(("based_on", "spin_off_of", "prequel_to", "sequel_to", "remake_of"), (WORKS, WORKS)),
    "network": ({"series", "film"}, {"organization"}),
    "production_company": (WORKS, {"organization"}),
    "genre": (WORKS, "phrase"),
    "part_of": (PARTS, {"series"}),
    "episode_title": ({"episode"}, "text"),
    "release_date": (MADE, "date"),
    "season_count": ({"series"}, "number"),
    "episode_count": ({"series", "season"}, "number"),
    "runtime": ({"film", "work", "episode"}, "number"),
    "status": ({"series", "film"}, "status"),
    **dict.fromkeys(
        (
            "parent_of",
            "sibling_of",
            "spouse_of",
            "partner_of",
            "friend_of",
            "enemy_of",
            "colleague_of",
        ),
        (BEINGS, BEINGS),
    ),
    "member_of": (BEINGS, BODIES),
    "leads": (BEINGS, BODIES),
    "occupation": (BEINGS, "phrase"),
    "resident_of": ({"character"}, {"place"}),
    "received_award": ({"person"} | WORKS, {"award"}),
    "nominated_for": ({"person"} | WORKS, {"award"}),
    "interviewed_by": ({"person"}, {"organization"}),
}
STATUSES = {
    "renewed",
    "cancelled",
    "ended",
    "ordered",
    "in_development",
    "filming",
    "completed",
    "upcoming",
    "airing",
}
MODALITIES = {"happened", "planned", "announced", "teased", "speculated", "denied"}


@cache
def annotation(stem: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GOLD / f"{stem}.json").read_text(encoding="utf-8"))
    return found


@cache
def source(stem: str) -> Path:
    (path,) = (path for path in ARTICLES.iterdir() if path.stem == stem)
    return path


@cache
def article(stem: str) -> Article:
    (found,) = read([str(source(stem))])
    assert isinstance(found, Article), found
    return found


@cache
def text(stem: str) -> str:
    """What a reader of the article has before him."""
    path = source(stem)
    return path.read_text(encoding="utf-8") if path.suffix == ".txt" else article(stem).text


def words(entity: dict[str, Any]) -> set[str]:
    """Every word of every name of an entity, small words left out."""
    names = [entity["name"], *entity["aliases"]]
    return {word for name in names for word in re.findall(r"\w{2,}", name.casefold())} - {
        "the",
        "of",
        "season",
    }


def well_formed(value: object, form: str) -> bool:
    if form == "number":
        return type(value) is int and value > 0
    if not isinstance(value, str):
        return False
    if form == "date":
        year, month, day = ([int(n) for n in value.split("-")] + [1, 1])[:3]
        return bool(re.fullmatch(r"\d{4}(-\d{2}){0,2}", value) and date(year, month, day))
    if form == "phrase":
        return value == value.lower().strip() and bool(value)
    return value in STATUSES if form == "status" else bool(value)


def test_every_sample_article_has_its_annotation_and_there_are_twelve():
    assert sorted(path.stem for path in ARTICLES.iterdir()) == STEMS
    assert len(STEMS) == 12


@pytest.mark.parametrize("stem", STEMS)
class TestAnnotation:
    def test_names_its_article_as_the_reader_does(self, stem: str):
        gold = annotation(stem)
        found = article(stem)
        assert (found.title, found.published, found.url) == (gold["title"], gold["published"], gold["url"])

    def test_identifiers_are_unique_and_types_known(self, stem: str):
        gold = annotation(stem)
        entities, points = gold["entities"], gold["plot_points"]
        assert [e["id"] for e in entities] == [f"e{i}" for i in range(1, len(entities) + 1)]
        assert [p["id"] for p in points] == [f"p{i}" for i in range(1, len(points) + 1)]
        assert {e["type"] for e in entities} <= TYPES

    def test_names_stand_in_the_text(self, stem: str):
        shown = text(stem).casefold()
        for entity in annotation(stem)["entities"]:
            assert entity["name"] not in entity["aliases"]
            given = entity["aliases"] if entity["type"] in PARTS else [entity["name"], *entity["aliases"]]
            missing = [name for name in given if name.casefold() not in shown]
            assert not missing, entity

    def test_seasons_and_episodes_belong_to_a_series(self, stem: str):
        series = {e["id"]: e["name"] for e in annotation(stem)["entities"] if e["type"] == "series"}
        for entity in annotation(stem)["entities"]:
            if entity["type"] not in PARTS:
                continue
            assert entity["work"] in series
            if entity["type"] == "season":
                assert entity["name"] == f"{series[entity['work']]} season {entity['season']}"
                assert entity["episode"] is None
            elif entity["episode"]:
                number = f"season {entity['season']} episode {entity['episode']}"
                assert entity["name"] == f"{series[entity['work']]} {number}"

    def test_facts_join_what_their_predicates_join(self, stem: str):
        types = {e["id"]: e["type"] for e in annotation(stem)["entities"]}
        for fact in annotation(stem)["facts"]:
            subjects, objects = PREDICATES[fact["p"]]
            assert types[fact["s"]] in subjects, fact
            if isinstance(objects, str):
                assert well_formed(fact["o"], objects), fact
            else:
                assert types[fact["o"]] in objects, fact
                assert fact["s"] != fact["o"], fact

    def test_no_fact_is_there_twice(self, stem: str):
        facts = [(f["s"], f["p"], f["o"]) for f in annotation(stem)["facts"]]
        assert len(facts) == len(set(facts))
        reversible = {"sibling_of", "spouse_of", "partner_of", "friend_of", "enemy_of", "colleague_of"}
        assert not [(s, p, o) for s, p, o in facts if p in reversible and (o, p, s) in facts]

    def test_a_part_with_its_cast_has_its_part_in_the_whole(self, stem: str):
        gold = annotation(stem)
        facts = {(f["s"], f["p"], f["o"]) for f in gold["facts"]}
        parts = {e["id"]: e["work"] for e in gold["entities"] if e["type"] in PARTS}
        for part, work in parts.items():
            assert (part, "part_of", work) in facts
            for person in (o for s, p, o in facts if s == part and p == "cast_member"):
                assert (work, "cast_member", person) in facts

    def test_quotes_stand_in_the_text(self, stem: str):
        gold = annotation(stem)
        shown = text(stem)
        for item in gold["facts"] + gold["plot_points"]:
            assert item["quote"].strip(), item
            assert item["quote"] in shown, item

    def test_quotes_name_somebody_whom_they_are_about(self, stem: str):
        gold = annotation(stem)
        entities = {e["id"]: e for e in gold["entities"]}
        for fact in gold["facts"]:
            if fact["o"] not in entities or fact["p"] == "part_of":
                continue
            subject, object_ = entities[fact["s"]], entities[fact["o"]]
            if subject["name"] != object_["name"]:  # "the novel of the same name"
                told = words(subject) | words(object_)
                assert told & set(re.findall(r"\w+", fact["quote"].casefold())), fact

    def test_plot_points_are_whole(self, stem: str):
        gold = annotation(stem)
        types = {e["id"]: e["type"] for e in gold["entities"]}
        for point in gold["plot_points"]:
            assert {types[e] for e in point["participants"]} <= STORY, point
            assert {types[e] for e in point["involves"]} <= TYPES - {"character"}, point
            assert types[point["work"]] in WORKS
            assert point["modality"] in MODALITIES
            assert re.fullmatch(r"[a-z]+", point["trigger"]), point
            assert point["label"].strip() and not point["label"].endswith("."), point
            assert point["season"] or not point["episode"], point
        labels = [point["label"] for point in gold["plot_points"]]
        assert len(labels) == len(set(labels))

    def test_says_what_it_is_about_and_how_far_it_spoils(self, stem: str):
        gold = annotation(stem)
        types = {e["id"]: e["type"] for e in gold["entities"]}
        assert gold["about"]
        assert {types[work] for work in gold["about"]} <= WORKS
        spoils = gold["spoils"]
        if spoils:
            assert spoils["work"] in gold["about"]
            assert spoils["season"] or not spoils["episode"]

    def test_characters_belong_to_a_work(self, stem: str):
        gold = annotation(stem)
        owned = {f["o"] for f in gold["facts"] if f["p"] == "has_character"}
        assert {e["id"] for e in gold["entities"] if e["type"] == "character"} <= owned
