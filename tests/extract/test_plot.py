"""What a reader of the graph may expect of plot points: who did what, how sure, in which order."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from showkg.extract.extractors.plot import EXTRACTOR
from showkg.extract.nlp import analyse
from showkg.extract.reading import Focus, Reading, group_by_sentence
from showkg.ontology.records import (
    Article,
    Block,
    BlockKind,
    Entity,
    Mention,
    Modality,
    PlotPoint,
    Span,
)
from showkg.ontology.terms import SCHEMA, SKG

CHARACTERS = [
    "Ann Harker",
    "Bob Tully",
    "Cora Vance",
    "Dirk Moss",
    "Inspector Grey",
    "Lady Orme",
    "Silas",
    "Wren",
]
OTHERS = {
    "Jane Roe": SCHEMA.Person,
    "Tom Pike": SCHEMA.Person,
    "the Guild": SKG.FictionalOrganization,
    "Halcyon Corp": SKG.FictionalOrganization,
    "Marrow Bay": SCHEMA.Place,
    "the Lantern": SKG.StoryObject,
    "Netflix": SCHEMA.Organization,
    "Saltmarsh": SCHEMA.TVSeries,
}


def reading_of(
    text: str,
    pronouns: Mapping[str, str] | None = None,
    *,
    kind: BlockKind = BlockKind.PARAGRAPH,
    season: int | None = 2,
    episode: int | None = 5,
) -> Reading:
    """A reading with the names above found, each under its full and its short forms."""
    classes = {**dict.fromkeys(CHARACTERS, str(SKG.Character)), **OTHERS}
    ids = {name: f"e{n}" for n, name in enumerate(sorted(classes), 1)}
    work = ids["Saltmarsh"]
    fictional = {SKG.Character, SKG.FictionalOrganization, SKG.StoryObject}
    entities = {
        ids[n]: Entity(id=ids[n], cls=c, name=n, work=work if c in fictional else None)
        for n, c in classes.items()
    }
    forms = {form: n for n in classes for form in {n, n.split()[0], n.split()[-1]} if form != "the"}
    names = "|".join(sorted(map(re.escape, forms), key=lambda f: (-len(f), f)))
    found = [
        Mention(span=Span(start=m.start(), end=m.end()), entity=ids[forms[m.group()]])
        for m in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text)
    ]
    for word, name in (pronouns or {}).items():
        found += [
            Mention(span=Span(start=m.start(), end=m.end()), entity=ids[name], nominal=True)
            for m in re.finditer(rf"(?<!\w){word}(?!\w)", text)
        ]
    block = Block(kind=kind, span=Span(start=0, end=len(text)))
    article = Article(key="0" * 12, source="test", text=text, blocks=(block,) if text else ())
    sentences = analyse(article)
    focus = Focus(work=work, season=season, episode=episode)
    return Reading(
        article=article,
        sentences=sentences,
        entities=entities,
        mentions=group_by_sentence(sentences, found),
        focuses=tuple(focus for _ in sentences),
        modalities=tuple(Modality.STATED for _ in sentences),
        about=(work,),
    )


def points_of(text: str, pronouns: Mapping[str, str] | None = None, **options: object) -> list[PlotPoint]:
    return [p for p in EXTRACTOR.extract(reading_of(text, pronouns, **options)) if isinstance(p, PlotPoint)]  # type: ignore[arg-type]


def told(text: str, pronouns: Mapping[str, str] | None = None, **options: object) -> list[tuple[str, str]]:
    """Each plot point as its trigger and the first names of all who take part, sorted."""
    reading = reading_of(text, pronouns, **options)  # type: ignore[arg-type]
    out = []
    for point in EXTRACTOR.extract(reading):
        assert isinstance(point, PlotPoint)
        who = {reading.entities[e].name for e in (*point.agents, *point.patients, *point.participants)}
        out.append((point.trigger, " ".join(sorted(n.split()[-1] for n in who))))
    return out


EVENTS = [
    # recaps
    ("Ann shoots Bob in the boathouse.", [("shoot", "Harker Tully")]),
    ("Bob is shot by Ann.", [("shoot", "Harker Tully")]),
    ("Cora (Jane Roe) finally kisses Dirk (Tom Pike).", [("kiss", "Moss Vance")]),
    ("Silas burns the letters and walks into the sea.", [("burn", "Silas"), ("walk", "Silas")]),
    ("Wren tries to warn Cora.", [("warn", "Vance Wren")]),
    ("Ann orders Bob to dig up the grave.", [("order", "Harker Tully")]),
    ("Dirk, who stole the Lantern, confesses to Ann.", [("steal", "Moss"), ("confess", "Harker Moss")]),
    ("The man whom Cora poisoned survives.", []),
    ("Left alone with Silas, Wren picks the lock.", [("leave", "Silas Wren"), ("pick", "Wren")]),
    ("After arresting Dirk, Inspector Grey resigns.", [("arrest", "Grey Moss"), ("resign", "Grey")]),
    ("Bob discovers that Cora has betrayed him.", [("discover", "Tully"), ("betray", "Vance")]),
    ("Ann tells Bob that Silas is alive.", [("tell", "Harker Silas Tully")]),
    ("Lady Orme hires Dirk, fires Wren and disinherits Cora.", [("hire", "Moss Orme"), ("fire", "Orme Wren"), ("disinherit", "Orme Vance")]),
    ("Meanwhile, Wren and Silas break into Halcyon Corp.", [("break", "Silas Wren")]),
    ("Bob gets arrested.", [("arrest", "Tully")]),
    ("Cora wakes up in a cellar.", [("wake", "Vance")]),
    ("Dirk is forced to leave Marrow Bay.", [("force", "Moss")]),
    # old newspaper prose
    ("Mr Tully having discovered the theft, Silas was dismissed from the house.", [("dismiss", "Silas")]),
    ("It was Lady Orme who poisoned Silas.", [("poison", "Orme Silas")]),
    ("Inspector Grey, a detective of the old school, arrested Dirk at dinner.", [("arrest", "Grey Moss")]),
    ("Wren eloped with Silas to Marrow Bay.", [("elope", "Silas Wren")]),
    ("Lady Orme was strangled in her bed.", [("strangle", "Orme")]),
    # reviews and guides
    ("The finale unmasked Dirk as the killer.", [("unmask", "Moss")]),
    ("The season opens with Ann burying Bob.", [("bury", "Harker Tully")]),
    ("We see Cora strangle Dirk.", [("strangle", "Moss Vance")]),
    ("In the season finale, Wren sets fire to the mill.", [("set", "Wren")]),
    ("A bullet hits Bob.", [("hit", "Tully")]),
    ("The murder of Silas divides the town.", [("murder", "Silas")]),
    ("Nobody expected Ann's betrayal.", [("betrayal", "Harker")]),
    ("- Ann finding the Lantern", [("find", "Harker")]),
    ("The Guild hunts Wren across the fens.", [("hunt", "Guild Wren")]),
    ("Bob saves Ann by jumping into the river.", [("save", "Harker Tully")]),
    # whom a noun describes
    ("Dirk, a ferryman who drowned his partner, hides.", [("drown", "Moss"), ("hide", "Moss")]),
    ("Ann is the nurse who poisons Bob.", [("poison", "Harker Tully")]),
    ("Silas, a clerk driven out of Marrow Bay for fraud, returns.", [("drive", "Silas")]),
    ("Cora is the head of the Guild, who betrays Dirk.", [("betray", "Moss Vance")]),
    ("A stranger called Wren rescues Bob.", [("rescue", "Tully Wren")]),
    ("Two of them, Ann and Bob, escape.", [("escape", "Harker Tully")]),
    # carried and caused
    ("The last hour has Ann sacrifice herself.", [("sacrifice", "Harker")]),
    ("Inspector Grey has the coffin dug up.", [("dig", "Grey")]),
    ("Cora dances in the rain, catches a cold and dies.", [("dance", "Vance"), ("catch", "Vance"), ("die", "Vance")]),
    # verbs of state that tell a deed
    ("Bob hangs his head.", [("hang", "Tully")]),
    ("And then Dirk sits up.", [("sit", "Moss")]),
    ("Wren has a dream.", [("have", "Wren")]),
    ("Ann says goodbye to Cora.", [("say", "Harker Vance")]),
    ("Dirk runs a red light.", [("run", "Moss")]),
    ("Ann leads Bob into the cellar.", [("lead", "Harker Tully")]),
    ("Cora escapes, but not before Bob drops a lamp.", [("escape", "Vance"), ("drop", "Tully")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EVENTS, ids=[t for t, _ in EVENTS])
def test_what_happens_becomes_plot_points(text: str, expected: list[tuple[str, str]]) -> None:
    found = told(text)
    for event in expected:
        assert event in found
    if not expected:
        assert len(found) <= 1


NO_EVENTS = [
    # states
    "Ann is a nurse.",
    "Bob loves Cora.",
    "Dirk knows Silas well and hates him.",
    "Wren lives in Marrow Bay.",
    "Cora works for Halcyon Corp.",
    "Silas runs the Guild.",
    "Ann seems tired.",
    "Bob can swim.",
    "Dirk needs to rest.",
    "Wren has a sister.",
    # news of the production
    "Jane Roe plays Ann.",
    "Jane Roe, who plays Ann, returns for the second season.",
    "Bob is played by Tom Pike.",
    "Tom Pike joins the cast as Dirk.",
    "Saltmarsh premieres on Netflix with Jane Roe as Ann.",
    "Netflix has renewed Saltmarsh.",
    "Tom Pike won an award for Bob.",
    "Ann was introduced in the first season.",
    "Cora will be recast.",
    "Ann appears in every episode.",
    "Jane Roe told us that she loved playing Ann.",
    # opinions
    "Ann shines in the quieter scenes.",
    "I liked Bob.",
    "Cora reminds me of my aunt.",
    "Silas steals every scene.",
    "The writers waste Wren.",
    "The show treats Dirk badly.",
    "Viewers will miss Bob.",
    "Ann's arc drags.",
    "The performance lifts Dirk above the script.",
    # questions
    "Who killed Bob?",
    "Will Ann marry Dirk?",
    "How Bob will escape is kept under wraps.",
    "Nobody knows what Ann said.",
    "Wren is obsessed with clocks.",
    # nobody of the story
    "The town burns.",
    "",
]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_states_news_and_opinions_are_no_plot_points(text: str) -> None:
    assert told(text) == []


# --- how sure -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ann shoots Bob.", Modality.HAPPENED),
        ("Ann shot Bob.", Modality.HAPPENED),
        ("Ann plans to shoot Bob.", Modality.PLANNED),
        ("Ann vows to find Bob.", Modality.PLANNED),
        ("Ann will kill Bob.", Modality.ANNOUNCED),
        ("Ann is going to kill Bob.", Modality.ANNOUNCED),
        ("Ann might kill Bob.", Modality.SPECULATED),
        ("Perhaps Ann killed Bob.", Modality.SPECULATED),
        ("Ann reportedly kills Bob.", Modality.RUMOURED),
        ("The trailer teases that Ann kills Bob.", Modality.TEASED),
        ("Ann does not forgive Bob.", Modality.DENIED),
        ("Ann never forgives Bob.", Modality.DENIED),
    ],
)
def test_a_plot_point_says_how_sure_it_is(text: str, modality: Modality) -> None:
    points = points_of(text)
    assert [p.evidence.modality for p in points] == [modality]


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Ann comes back to feed Bob.", ("feed", "Harker Tully")),
        ("Cora asks Dirk to kill Silas.", ("kill", "Moss Silas")),
        ("Wren agrees to marry Bob.", ("marry", "Tully Wren")),
    ],
)
def test_what_an_event_is_meant_to_lead_to_is_planned(text: str, aim: tuple[str, str]) -> None:
    assert aim in told(text)
    modalities = {p.trigger: p.evidence.modality for p in points_of(text)}
    assert modalities.pop(aim[0]) == Modality.PLANNED
    assert set(modalities.values()) == {Modality.HAPPENED}


def test_they_are_all_of_those_named() -> None:
    reading = reading_of("They leave.", {"They": "Ann Harker"})
    both = (*reading.mentions[0], Mention(span=Span(start=0, end=4), entity="e3", nominal=True))
    together = replace(reading, mentions=(both,), _by_token={})
    (point,) = EXTRACTOR.extract(together)
    assert isinstance(point, PlotPoint)
    assert set(point.agents) == {m.entity for m in both}
    assert " and " in point.label


def test_what_somebody_refuses_is_the_refusal() -> None:
    (point,) = points_of("Ann refuses to marry Bob.")
    assert (point.trigger, point.evidence.modality) == ("refuse", Modality.HAPPENED)


def test_who_tells_an_event_outside_the_story_is_named() -> None:
    reading = reading_of("Jane Roe confirmed that Ann kills Bob.")
    (point,) = EXTRACTOR.extract(reading)
    assert point.evidence.said_by is not None
    assert reading.entities[point.evidence.said_by].name == "Jane Roe"


# --- roles, place in the story, order --------------------------------------------------------------


def test_passives_tell_who_acts_and_who_suffers() -> None:
    reading = reading_of("Bob is shot by Ann in Marrow Bay.")
    (point,) = EXTRACTOR.extract(reading)
    assert isinstance(point, PlotPoint)
    names = {e.id: e.name for e in reading.entities.values()}
    assert [names[i] for i in point.agents] == ["Ann Harker"]
    assert [names[i] for i in point.patients] == ["Bob Tully"]
    assert [names[i] for i in point.involves] == ["Marrow Bay"]


def test_pronouns_count_as_the_characters_they_stand_for() -> None:
    (point,) = points_of(
        "Ann loses her temper and he arrests her.", {"he": "Inspector Grey", "her": "Ann Harker"}
    )[1:]
    assert point.label == "Inspector Grey arrests Ann Harker"


def test_an_event_stands_where_its_sentence_does() -> None:
    (point,) = points_of("Ann drowns.", season=3, episode=7)
    assert (point.season, point.episode) == (3, 7)


def test_ids_are_unique_and_in_reading_order() -> None:
    points = points_of("Ann shoots Bob. Cora leaves town. Silas buries Bob. Wren steals a boat.")
    assert [p.id for p in points] == ["p1", "p2", "p3", "p4"]
    assert [p.trigger for p in points] == ["shoot", "leave", "bury", "steal"]


def test_the_evidence_is_the_sentence() -> None:
    reading = reading_of("A quiet start. Ann shoots Bob.")
    (point,) = EXTRACTOR.extract(reading)
    assert point.evidence.span.text_of(reading.article.text) == "Ann shoots Bob."


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("After Ann has shot Bob, Cora leaves town.", "shoot", "leave"),
        ("Cora flees before Ann shoots Bob.", "flee", "shoot"),
        ("Ann shoots Bob. Then Cora flees.", "shoot", "flee"),
        ("Silas hides until Wren finds him.", "hide", "find"),
    ],
)
def test_the_order_of_events_is_read(text: str, first: str, second: str) -> None:
    points = {p.trigger: p for p in points_of(text)}
    assert points[first].precedes == (points[second].id,)
    assert points[second].precedes == ()


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        ("Ann shoots Bob because he betrayed Cora.", "betray", "shoot"),
        ("Ann steals the Lantern in order to free Bob.", "steal", "free"),
        ("Ann distracts Dirk so that Bob escapes.", "distract", "escape"),
    ],
)
def test_causes_and_purposes_are_read(text: str, cause: str, effect: str) -> None:
    points = {p.trigger: p for p in points_of(text, {"he": "Bob Tully"})}
    assert points[cause].leads_to == (points[effect].id,)


# --- labels ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Ann (Jane Roe) shot Bob (Tom Pike) in the boathouse.",
            "Ann Harker shoots Bob Tully in the boathouse",
        ),
        ("Ann and Bob have fled to Marrow Bay.", "Ann Harker and Bob Tully flee to Marrow Bay"),
        ("Then Cora was arrested by Inspector Grey.", "Cora Vance is arrested by Inspector Grey"),
        ("Wren tries to warn Cora.", "Wren tries to warn Cora Vance"),
        ("Dirk, who has a limp, buries the chest.", "Dirk Moss buries the chest"),
        ("Ann marries off her ward Wren.", "Ann Harker marries off Wren"),
        ("Ann does not forgive Bob.", "Ann Harker does not forgive Bob Tully"),
        ("Ann will kill Bob.", "Ann Harker will kill Bob Tully"),
        ("The murder of Silas divides the town.", "The murder of Silas"),
    ],
)
def test_a_label_can_be_read_alone(text: str, label: str) -> None:
    assert label in [p.label for p in points_of(text)]


def test_a_label_names_a_described_character_alone() -> None:
    points = points_of("Ann betrays the tired founder.", {"founder": "Bob Tully"})
    assert [p.label for p in points] == ["Ann Harker betrays Bob Tully"]


@pytest.mark.parametrize(
    ("text", "noun", "label"),
    [
        (
            "The finale of season 2 of Saltmarsh will end with a lavish wedding, the makers say.",
            "wedding",
            "Saltmarsh will end with a lavish wedding",
        ),
        (
            "Saltmarsh is set to open with the funeral of an old friend.",
            "funeral",
            "Saltmarsh is set to open with the funeral",
        ),
    ],
)
def test_an_announced_event_needs_nobody_named(text: str, noun: str, label: str) -> None:
    points = points_of(text)
    assert [(p.trigger, p.label, p.evidence.modality) for p in points] == [(noun, label, Modality.ANNOUNCED)]


@pytest.mark.parametrize(
    "text",
    [
        "Saltmarsh ended with a wedding of styles.",
        "The actor will open with a duel of wits.",
        "Saltmarsh will end with a bang.",
    ],
)
def test_other_endings_are_no_events(text: str) -> None:
    assert not [p for p in points_of(text) if p.evidence.pattern == "set-piece"]


def test_labels_are_short() -> None:
    long = "Ann carries the box " + "over the hill and through the wood and under the bridge " * 9 + "to Bob."
    for point in points_of(long):
        assert len(point.label.split()) <= 22


# --- limits ---------------------------------------------------------------------------------------------


def test_the_same_event_with_the_same_people_is_told_once() -> None:
    assert told("Ann kills Bob. In the attic, Cora weeps over the murder of Bob. Ann kills Bob.") == [
        ("kill", "Harker Tully"),
        ("weep", "Vance"),
    ]


def test_lines_of_layout_tell_no_events() -> None:
    assert told("Ann shoots Bob", kind=BlockKind.CAPTION) == []
    assert told("Ann shoots Bob", kind=BlockKind.TEASER) == []
    assert told("Ann shoots Bob", kind=BlockKind.HEADING) == [("shoot", "Harker Tully")]


def test_no_text_is_too_long_or_too_odd() -> None:
    for text in (
        "Ann runs and " * 300 + "falls.",
        "Ann, Bob and Cora, " * 150 + "flee.",
        "(" * 150 + "Ann shoots Bob" + ")" * 150,
        "Ann \u0000\ufffd\u202e shoots 👩‍👩‍👧 Bob — — — … ’s ’s",
        "and " * 500 + "Ann",
        "Ann’s Ann’s Ann’s death of Ann of Ann by Ann",
    ):
        points = points_of(text)
        assert points == points_of(text)
        for point in points:
            assert point.label
            assert 0 <= point.evidence.confidence <= 1


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ann admits that she shot Bob.", "Ann Harker admits that she shot Bob Tully"),
        ("Cora talks Dirk into burning the mill.", "Cora Vance talks Dirk Moss into burning the mill"),
        ("Dirk is going to drown.", "Dirk Moss is going to drown"),
        ("Suddenly Ann leaves.", "Ann Harker leaves"),
        ("Ann comes back to feed Bob.", "Ann Harker is to feed Bob Tully"),
        ("Bob asks Ann, his cousin, to leave town.", "Bob Tully asks Ann Harker to leave town"),
        ("Cora flees, but not before Bob drops a lamp.", "Bob Tully drops a lamp"),
        ("Ann learns who killed Bob.", "Ann Harker learns who killed Bob Tully"),
        (
            "Bob swears that he had nothing to do with it.",
            "Bob Tully swears that he had nothing to do with it",
        ),
        ("Cora asks Dirk to move in.", "Cora Vance asks Dirk Moss to move in"),
        ("Bob admits that he owes £20,000 to Dirk.", "Bob Tully admits that he owes £20,000 to Dirk Moss"),
        ("Dirk manages to escape but is caught by Ann.", "Dirk Moss is caught by Ann Harker"),
        ("Bob's death leaves Ann devastated.", "Ann Harker is devastated"),
        ("Ann throws a party for the friends she found there.", "Ann Harker finds the friends there"),
        ("Dirk, the old soldier to whom Ann was married next, dies.", "Ann Harker is married next"),
        ("Dirk drives away without telling anybody but Cora.", "Dirk Moss drives away"),
        ("Jane Roe, whose Ann died two weeks ago, is back.", "Ann Harker dies two weeks ago"),
        (
            "Bob burns the mill in Leeds: let this be a lesson to you.",
            "Bob Tully burns the mill in Leeds",
        ),
    ],
)
def test_a_label_says_what_the_event_is_about(text: str, label: str) -> None:
    assert label in [p.label for p in points_of(text, {"she": "Ann Harker", "he": "Bob Tully"})]


def test_a_label_does_not_name_somebody_twice() -> None:
    (point, *_) = points_of("Ann tells Bob that he betrayed her.", {"he": "Bob Tully", "her": "Ann Harker"})
    assert point.label == "Ann Harker tells Bob Tully that he betrayed her"


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Dirk is about to marry Cora.", "marry", Modality.PLANNED),
        ("Wren is to take over the mill.", "take", Modality.PLANNED),
        ("We reckon that Ann betrayed Bob.", "betray", Modality.SPECULATED),
        ("My guess is that Dirk betrays Cora.", "betray", Modality.SPECULATED),
        ("Next week Cora meets Dirk.", "meet", Modality.ANNOUNCED),
        ("Ann comes home only to find Bob dead.", "find", Modality.HAPPENED),
    ],
)
def test_plans_guesses_and_what_comes_next(text: str, trigger: str, modality: Modality) -> None:
    assert (trigger, modality) in [(p.trigger, p.evidence.modality) for p in points_of(text)]


def test_things_act_where_a_story_is_told() -> None:
    text = "Ann leads Bob into the cellar. A boy opens the door. Cora screams."
    assert ("open", "") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "A boy opens the door.",
        "Ann leads Bob into the cellar. The picture moves at a clip.",
        "Ann is a nurse. Your heart breaks.",
    ],
)
def test_things_outside_a_story_do_not(text: str) -> None:
    assert [who for _, who in told(text) if not who] == []
