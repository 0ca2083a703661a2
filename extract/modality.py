"""How sure the text is of what it says: happened, planned, announced, teased, rumoured, speculated, denied.

The cues are a lexicon and a little grammar over spaCy's dependencies: auxiliaries, adverbs and
subordinators of the clause itself, then the verbs that it hangs on (``is said to``, ``plans to``,
``denies that``), as far as the clause is their complement. What a word says of one clause it does not
say of another: in ``Reportedly cast, she won't …, though the show starred …`` each has its own.

Where cues meet, the one that leaves the fact less sure wins: a denied rumour is denied, a rumoured plan
a rumour. Source: own lexicon, after the cue classes of de Marneffe et al. 2012 ("Did it happen?") and
the negation and hedging cues of the CoNLL-2010 shared task.
"""

from typing import TYPE_CHECKING

from ..ontology.records import BlockKind, Modality
from ..ontology.terms import SKG
from .modality_words import (
    CONDITIONS,
    DENIAL_VERBS,
    ENDING_VERBS,
    FACTUAL_VERBS,
    FUTURE_AUXILIARIES,
    FUTURE_PARTICIPLES,
    GUESS_ADJECTIVES,
    GUESS_ADVERBS,
    GUESS_AUXILIARIES,
    GUESS_NOUNS,
    GUESS_VERBS,
    LATER,
    NEGATIONS,
    NEGATIVE_PREPOSITIONS,
    NEGATIVE_SUBJECTS,
    NOT_REALLY_NEGATIVE,
    OPINION_VERBS,
    PLAN_ADJECTIVES,
    PLAN_NOUNS,
    PLAN_VERBS,
    PREVENTION_VERBS,
    REFUSAL_VERBS,
    REMEMBERING,
    REPORTING_VERBS,
    RUMOUR_ADVERBS,
    RUMOUR_NOUNS,
    RUMOUR_VERBS,
    SAID_PASSIVES,
    TALKS,
    TEASE_VERBS,
    WISHING,
)
from .nlp import Sentence
from .retelling import Knows
from .tree import children_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far up the tree a cue reaches: "is rumoured to be planning to try to return" has four steps.
_REACH = 6
_COMPLEMENT = frozenset({"ccomp", "xcomp", "acl", "pcomp", "csubj", "csubjpass", "oprd", "attr", "prep"})
_LINES = frozenset(
    {BlockKind.INFO_LABEL, BlockKind.INFO_VALUE, BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.TABLE_ROW}
)
# Where two cues meet the earlier one wins.
_ORDER = (
    Modality.RUMOURED,
    Modality.SPECULATED,
    Modality.DENIED,
    Modality.TEASED,
    Modality.PLANNED,
    Modality.ANNOUNCED,
)


# --- one clause ---------------------------------------------------------------------------------


def modality_of(token: "Token", sentence: Sentence, reading: Knows | None = None) -> Modality:
    """Modality of the clause that ``token`` heads; of a noun, that of the clause it stands in.

    Args:
        token: A verb, or any token of the clause.
        sentence: The sentence it stands in.
        reading: Tells characters from real people: ``hopes to`` is a plan of the one, a guess of the
            other. Without it every subject counts as a character.

    Returns:
        ``STATED`` where nothing says otherwise; it is for the caller to know that a stated event of a
        story has happened.
    """
    clause = _clause_head(token)
    found = _own_cues(clause)
    if _is_infinitive(clause) and _follows_about(clause):
        found.add(Modality.PLANNED)
    if clause.tag_ in {"VBZ", "VBP"} and _is_next_time(clause):
        found.add(Modality.ANNOUNCED)
    if is_question(sentence):
        found.add(Modality.SPECULATED)
    at = clause
    for _ in range(_REACH):
        head = at.head
        if head.i == at.i:
            break
        found |= _cues_from_above(at, head, sentence, reading)
        if Modality.DENIED in found and head.lemma_.lower() in DENIAL_VERBS and at.dep_ in _COMPLEMENT:
            return Modality.DENIED
        if at.dep_ == "conj" and _shares_auxiliary(at):
            found |= _own_cues(head) - ({Modality.DENIED} if _has_but(head) else set())
        elif at.dep_ in _COMPLEMENT and head.pos_ in {"VERB", "AUX"}:
            denies = at.dep_ in {"xcomp", "ccomp"} and head.lemma_.lower() not in ENDING_VERBS
            found |= {m for m in _own_cues(head) if m is not Modality.DENIED or denies}
        elif at.dep_ == "acomp" and head.pos_ == "AUX":
            found |= _own_cues(head)  # if Ann is able to help; Ann is not able to help
        elif at.dep_ not in _COMPLEMENT and at.dep_ != "conj" and head.pos_ in {"VERB", "AUX"}:
            break
        at = head
    return next((m for m in _ORDER if m in found), Modality.STATED)


def _clause_head(token: "Token") -> "Token":
    at = token
    for _ in range(40):
        if at.pos_ == "VERB" or (at.pos_ == "AUX" and at.dep_ not in {"aux", "auxpass"}) or at.head.i == at.i:
            return at
        at = at.head
    return at


def _own_cues(clause: "Token") -> set[Modality]:
    """Cues among the direct dependents of a clause's head."""
    found: set[Modality] = set()
    children = _near(clause)
    words = {t.lower_ for t in children}
    for child in children:
        word, dep = child.lower_, child.dep_
        if dep == "neg" or (word in NEGATIONS and dep in {"advmod", "preconj", "cc"}):
            nexts = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            if nexts not in NOT_REALLY_NEGATIVE and not words & {"only", "just", "merely"}:
                found.add(Modality.DENIED)
        elif dep in {"nsubj", "nsubjpass"} and (
            word in NEGATIVE_SUBJECTS or any(t.lower_ == "no" and t.dep_ == "det" for t in _lefts(child))
        ):
            found.add(Modality.DENIED)
        elif word in RUMOUR_ADVERBS:
            found.add(Modality.RUMOURED)
        elif _is_guess(child):
            found.add(Modality.SPECULATED)
        elif dep == "aux" and word in FUTURE_AUXILIARIES:
            found.add(Modality.ANNOUNCED)
        elif dep == "aux" and word in {"would", "'d", "’d", "should"} and child.tag_ == "MD":
            found.add(_would(clause, words))
        elif dep == "mark" and word in CONDITIONS:
            found.add(Modality.SPECULATED)
        elif dep == "advcl" and any(t.dep_ == "mark" and t.lower_ in CONDITIONS for t in _lefts(child)):
            if words & {"would", "could", "will", "might", "'d", "’d", "'ll", "’ll"}:
                found.add(Modality.SPECULATED)
        elif (
            word == "in" and clause.lemma_ == "be" and any(t.lemma_.lower() in TALKS for t in _below(child))
        ) or (word == "according" and any(t.lemma_.lower() in RUMOUR_NOUNS for t in _below(child))):
            found.add(Modality.RUMOURED)
    if clause.pos_ == "VERB" and clause.lemma_ in {"rumor", "rumour"}:
        found.add(Modality.RUMOURED)
    return found


def _is_guess(child: "Token") -> bool:
    word, dep = child.lower_, child.dep_
    if word in GUESS_ADVERBS and dep in {"advmod", "intj", "dep", "npadvmod", "advcl"}:
        return True
    if child.lemma_.lower() in GUESS_ADJECTIVES:
        return dep in {"acomp", "oprd", "advmod", "amod"}
    if child.head.lemma_.lower() in REMEMBERING:
        return False  # "viewers may remember her as Zoe": she was
    return word in GUESS_AUXILIARIES and dep in {"aux", "auxpass"}


def _would(clause: "Token", words: set[str]) -> Modality:
    if "have" in words or "rather" in words or clause.lemma_.lower() in WISHING or words & {"should", "if"}:
        return Modality.SPECULATED
    if words & LATER or clause.lemma_.lower() == "go":
        return Modality.STATED
    return Modality.ANNOUNCED


def _cues_from_above(at: "Token", head: "Token", sentence: Sentence, reading: Knows | None) -> set[Modality]:
    """What the word that a clause hangs on says of the clause."""
    lemma = head.lemma_.lower()
    dep = at.dep_
    found: set[Modality] = set()
    if dep == "ccomp" and lemma == "be" and any(t.lemma_.lower() in GUESS_NOUNS for t in _lefts(head)):
        found.add(Modality.SPECULATED)
    if dep == "relcl" and lemma in TEASE_VERBS:
        # "The trailer teases that …": the verb taken for a noun.
        found.add(Modality.TEASED)
    if dep == "pcomp" and head.lower_ in NEGATIVE_PREPOSITIONS and head.lower_ != "despite":
        found.add(Modality.DENIED)
    if dep == "pcomp" and head.head.lemma_.lower() in PREVENTION_VERBS and head.lower_ in {"from", "against"}:
        found.add(Modality.DENIED)
    if dep == "pcomp" and head.head.lemma_.lower() in {"accuse", "suspect", "dream", "think"}:
        found.add(Modality.SPECULATED)
    if dep == "pcomp" and head.lower_ in {"in", "of", "for"} and head.head.lemma_.lower() in _WISHES:
        # "has no interest in going back", "the idea of going back"
        found.add(Modality.DENIED if _has_no(head.head) else Modality.PLANNED)
    if dep == "acl" and lemma in _WISHES and _is_infinitive(at) and _has_no(head):
        found.add(Modality.DENIED)
    if dep not in {"ccomp", "xcomp", "acl", "oprd", "csubj", "csubjpass", "relcl"} or dep == "relcl":
        return found
    infinitive = _is_infinitive(at)
    passive = any(t.dep_ in {"auxpass", "nsubjpass"} for t in _lefts(head)) or head.dep_ in {"acl", "relcl"}
    if lemma in DENIAL_VERBS or (lemma in REFUSAL_VERBS and dep == "xcomp"):
        found.add(Modality.DENIED)
    if lemma in PREVENTION_VERBS and dep == "xcomp" and lemma not in {"keep", "stop"}:
        found.add(Modality.DENIED)
    if lemma in RUMOUR_VERBS or (passive and lemma in SAID_PASSIVES and infinitive):
        found.add(Modality.RUMOURED)
    if lemma in RUMOUR_NOUNS or (lemma in TALKS and infinitive):
        found.add(Modality.RUMOURED)
    if any(t.lemma_.lower() in RUMOUR_NOUNS and t.dep_ in {"nsubj", "nsubjpass"} for t in _lefts(head)):
        found.add(Modality.RUMOURED)
    if any(t.lower_ == "in" and any(u.lemma_.lower() in TALKS for u in _below(t)) for t in _near(head)):
        found.add(Modality.RUMOURED)
    if lemma in GUESS_VERBS or (lemma in GUESS_ADJECTIVES):
        found.add(
            Modality.SPECULATED
            if not _of_story(head, sentence, reading) or lemma in {"seem", "appear"}
            else Modality.STATED
        )
    if lemma in TEASE_VERBS and not (reading is not None and _of_story(head, sentence, reading)):
        found.add(Modality.TEASED)
    if infinitive or at.tag_ == "VBG":
        if lemma in PLAN_VERBS or lemma in PLAN_ADJECTIVES or lemma in PLAN_NOUNS:
            wish = lemma in OPINION_VERBS and reading is not None and not _of_story(head, sentence, reading)
            found.add(Modality.SPECULATED if wish else Modality.PLANNED)
        elif infinitive and lemma == "about":
            found.add(Modality.PLANNED)
        elif infinitive and lemma == "be" and reading is not None and _of_story(head, sentence, reading):
            found.add(Modality.PLANNED)  # "the trainee is to take over his job"
        elif infinitive and (head.lower_ == "going" or lemma in FUTURE_PARTICIPLES or lemma == "be"):
            found.add(Modality.ANNOUNCED)
    if (
        lemma in OPINION_VERBS
        and dep == "ccomp"
        and (reading is None or not _of_story(head, sentence, reading))
    ):
        found.add(Modality.SPECULATED)
    found.discard(Modality.STATED)
    return found


_WISHES = PLAN_NOUNS | {"interest", "idea", "hope", "thought", "prospect", "reason", "need"}


def _has_no(noun: "Token") -> bool:
    """``no interest``, ``little desire``, ``has not the wish``."""
    verb_denied = noun.head.pos_ in {"VERB", "AUX"} and any(t.dep_ == "neg" for t in _lefts(noun.head))
    return verb_denied or any(t.lower_ in {"no", "little", "zero"} for t in _lefts(noun))


def _of_story(verb: "Token", sentence: Sentence, reading: Knows | None) -> bool:
    """Is the subject of the verb a character?"""
    subject = next((t for t in _lefts(verb) if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if reading is None or subject is None:
        return subject is not None and subject.lower_ not in {"i", "we", "you", "fans", "viewers", "it"}
    entity = reading.entity_at(sentence, subject)
    return entity is not None and entity.cls in {SKG.Character, SKG.FictionalOrganization}


def _is_infinitive(token: "Token") -> bool:
    return any(t.dep_ == "aux" and t.lower_ == "to" for t in _lefts(token))


def _follows_about(verb: "Token") -> bool:
    """``is about to leave``, ``just about to leave``."""
    start = next((t for t in _lefts(verb) if t.lower_ == "to"), verb)
    return start.i > 0 and start.nbor(-1).lower_ == "about"


def _is_next_time(verb: "Token") -> bool:
    """``Next week Ann sets out``: what a listing says of the episode to come."""
    return any(
        t.dep_ == "npadvmod" and t.lemma_.lower() in {"week", "time", "month"} and _has_next(t)
        for t in _near(verb)
    )


def _has_next(noun: "Token") -> bool:
    return any(t.lower_ in {"next", "coming"} for t in _lefts(noun))


def _shares_auxiliary(verb: "Token") -> bool:
    """Does a coordinated verb lean on the auxiliaries of the first (``will fight and die``)?"""
    lefts = _lefts(verb)
    if any(t.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for t in lefts):
        return False
    return bool(verb.tag_ == verb.head.tag_ and verb.tag_ in {"VB", "VBN", "VBG"})


def _has_but(verb: "Token") -> bool:
    return any(t.lower_ == "but" for t in _near(verb))


# Cues stand near their verb, and spaCy walks a whole subtree for ``children``: look at a window only.
_WINDOW = 24


def _near(token: "Token") -> list["Token"]:
    doc, low, high = token.doc, token.i - _WINDOW, token.i + _WINDOW
    return [doc[i] for i in children_of(doc).get(token.i, ()) if low <= i < high]


def _lefts(token: "Token") -> list["Token"]:
    doc, low, high = token.doc, token.i - _WINDOW, token.i
    return [doc[i] for i in children_of(doc).get(high, ()) if low <= i < high]


def _below(token: "Token") -> list["Token"]:
    """The next few words after a preposition."""
    return [token.doc[i] for i in range(token.i + 1, min(len(token.doc), token.i + 6))]


# --- a whole sentence -----------------------------------------------------------------------------


def is_question(sentence: Sentence) -> bool:
    """Does the sentence ask something?"""
    tokens = sentence.tokens
    # Closing quotes and brackets may follow the mark.
    for at in range(1, min(len(tokens), 5) + 1):
        token = tokens[-at]
        if not (token.is_quote or token.is_space or token.is_right_punct):
            return bool(token.text.endswith("?"))
    return False


def sentence_modality(sentence: Sentence) -> Modality:
    """How the sentence is told as a whole: the modality of its main verb or of what that verb reports.

    A clause inside may say otherwise (see ``modality_of``). Lines of layout are stated unless they ask
    or carry a word of rumour.
    """
    if is_question(sentence):
        return Modality.SPECULATED
    tokens = sentence.tokens
    if sentence.block.kind in _LINES:
        rumour = any(t.lower_ in RUMOUR_ADVERBS or t.lemma_.lower() in {"rumor", "rumour"} for t in tokens)
        return Modality.RUMOURED if rumour else Modality.STATED
    root = next((t for t in tokens if t.head.i == t.i), None)
    if root is None:
        return Modality.STATED
    head = root
    for _ in range(_REACH):
        below = next(
            (t for t in _near(head) if t.dep_ in {"ccomp", "xcomp"} and t.pos_ in {"VERB", "AUX"}), None
        )
        if below is None or not _looks_through(head, below):
            break
        head = below
    found = modality_of(head, sentence)
    if found is Modality.DENIED and not _denies_fact(head, root):
        return Modality.STATED
    return found


def _looks_through(head: "Token", below: "Token") -> bool:
    lemma = head.lemma_.lower()
    if (
        lemma in REPORTING_VERBS
        or lemma in DENIAL_VERBS
        or lemma in FUTURE_PARTICIPLES
        or head.lower_ == "going"
    ):
        return True
    return below.dep_ == "xcomp" and (lemma in PLAN_VERBS or lemma in REFUSAL_VERBS or lemma == "be")


def _denies_fact(head: "Token", root: "Token") -> bool:
    if root.lemma_.lower() in DENIAL_VERBS or (head.i != root.i and root.lemma_.lower() in REFUSAL_VERBS):
        return True
    lemma = head.lemma_.lower()
    if lemma == "be":
        # "is not her sister" denies a tie; "is not a bad show", "isn't funny" deny nothing that is read.
        attribute = next((t for t in _near(head) if t.dep_ == "attr"), None)
        return attribute is not None and any(t.dep_ in {"poss", "prep"} for t in _near(attribute))
    return lemma in FACTUAL_VERBS
