"""Verb frames: who acts, on whom, also where grammar puts the subject elsewhere."""

import pytest

from showkg.extract.clauses import Clauses, clauses
from showkg.extract.frames import Clause
from showkg.extract.nlp import load_model


def clauses_of(text: str, event_nouns: tuple[str, ...] = ()) -> Clauses:
    doc = load_model()(text)
    names = {t.i for t in doc if t.pos_ == "PROPN"}
    return clauses(doc[:], event_nouns=event_nouns, names=names)


def clause_of(text: str, word: str, event_nouns: tuple[str, ...] = ()) -> Clause:
    return next(c for c in clauses_of(text, event_nouns).values() if c.head.text == word)


FRAMES = [
    # sentence, verb, who acts, who or what is acted upon
    ("Susan shot Peter.", "shot", "Susan", "Peter"),
    ("Peter was shot by Susan.", "shot", "Susan", "Peter"),
    ("Susan and Peter robbed the bank.", "robbed", "Susan Peter", "bank"),
    ("Susan entered and killed Peter.", "killed", "Susan", "Peter"),
    ("Susan tried to kill Peter.", "kill", "Susan", "Peter"),
    ("Susan ordered Peter to kill Mary.", "kill", "Peter", "Mary"),
    ("Susan promised Peter to kill Mary.", "kill", "Susan", "Mary"),
    ("Peter, who loved Susan, killed Mary.", "loved", "Peter", "Susan"),
    ("The man whom Susan killed was rich.", "killed", "Susan", "man"),
    ("The man Susan killed was rich.", "killed", "Susan", "man"),
    ("Peter, killed by Susan, was rich.", "killed", "Susan", "Peter"),
    ("After leaving Peter, Susan married David.", "leaving", "Susan", "Peter"),
    ("Susan left without telling Peter.", "telling", "Susan", "Peter"),
    ("Susan saved Peter by killing David.", "killing", "Susan", "David"),
    ("Susan sent Peter out to find David.", "find", "Peter", "David"),
    ("Peter was arrested and hanged.", "hanged", "", "Peter"),
    ("It was Susan who killed Peter.", "killed", "Susan", "Peter"),
    ("Susan made Peter kill David.", "kill", "Peter", "David"),
    ("Susan helped Peter escape but stayed in London.", "stayed", "Susan", ""),
]


@pytest.mark.parametrize(
    ("text", "verb", "agents", "patients"), FRAMES, ids=[f"{v}: {t}" for t, v, _, _ in FRAMES]
)
def test_a_verb_knows_who_acts_and_who_is_acted_upon(
    text: str, verb: str, agents: str, patients: str
) -> None:
    clause = clause_of(text, verb)
    assert " ".join(t.text for t in clause.agents) == agents
    assert " ".join(t.text for t in clause.patients) == patients


def test_prepositional_objects_keep_their_preposition() -> None:
    clause = clause_of("Susan ran into the house with Peter.", "ran")
    assert [(p, t.text) for p, t in clause.obliques] == [("into", "house"), ("with", "Peter")]


def test_the_word_that_joins_clauses_is_known() -> None:
    assert clause_of("Susan fled because Peter died.", "died").mark == "because"
    assert clause_of("Susan fled after Peter died.", "died").mark == "after"
    assert clause_of("Susan lied in order to save Peter.", "save").mark == "in order"


def test_nouns_of_events_are_clauses_only_with_their_people() -> None:
    clause = clause_of("The murder of Peter by Susan shocks the town.", "murder", ("murder",))
    assert clause.nominal
    assert [t.text for t in clause.objects] == ["Peter"]
    assert [t.text for t in clause.doers] == ["Susan"]
    assert not any(c.nominal for c in clauses_of("A murder shocks the town.", ("murder",)).values())


def test_every_token_of_a_sentence_belongs_to_at_most_one_clause() -> None:
    found = clauses_of("Susan, who fled after Peter died, says that David tries to find her and wins.")
    own = [t.i for c in found.values() for t in c.own]
    assert len(own) == len(set(own))
    assert list(found) == sorted(found)


def test_lemmas_are_those_of_the_verb() -> None:
    assert clause_of("Peter hates Susan.", "hates").lemma == "hate"
    assert clause_of("Peter carries Susan.", "carries").lemma == "carry"
    assert clause_of("Peter watches Susan.", "watches").lemma == "watch"


def test_text_without_verbs_has_no_clauses() -> None:
    assert len(clauses_of("The lighthouse.")) == 0
