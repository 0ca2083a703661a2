"""Whom a clause speaks of where its own words do not say: antecedents, shared and controlled subjects."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from .humans import FEMALE_WORDS, MALE_WORDS
from .lexicon_people import OCCUPATIONS, PEOPLE
from .plot_words import OFF_STORY
from .tree import LONGEST_LIST, Tree, is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .frames import Clause

# Verbs whose infinitive belongs to the subject although they take an object.
_SUBJECT_CONTROL = frozenset({"promise", "vow", "swear", "threaten", "use", "need", "take", "spend", "waste"})
# Verbs whose purpose is their object's: "sent her out to die".
_SENDING = frozenset(
    {"send", "bring", "take", "invite", "hire", "recruit", "leave", "get", "lure", "dispatch", "call"}
)
BEFORE_NOUN = frozenset({"compound", "nmod", "poss", "amod"})
HUMAN_NOUNS = (
    OCCUPATIONS
    | PEOPLE
    | FEMALE_WORDS
    | MALE_WORDS
    | {"one", "those", "someone", "somebody", "anyone", "everyone"}
)


def lost_subject(noun: "Token", tree: Tree, names: Collection[int]) -> list["Token"]:
    """The name before a verb that the parser took for a noun (``Ann dances in the rain, catches a cold``)."""
    if noun.tag_ != "NNS" or noun.dep_ != "nsubj" or not noun.text.islower() or noun.head.i == noun.i + 1:
        return []
    before = tree.children(noun, *BEFORE_NOUN, "det", "nummod")
    if len(before) != 1 or before[0].i not in names or before[0].i != noun.i - 1:
        return []
    if noun.lemma_.lower() in OFF_STORY or tree.children(before[0], "case", "det"):
        return []
    return before


def found_before(token: "Token", tree: Tree, names: Collection[int]) -> list["Token"]:
    """Names right before a finite verb that the parser gave no subject (``On Mars, Ann and Bob learn …``)."""
    if token.tag_ not in {"VBD", "VBZ", "VBP"} or token.i <= tree.tokens[0].i:
        return []
    at = token.nbor(-1)
    if at.tag_ == "RB" and at.i > tree.tokens[0].i:
        at = at.nbor(-1)
    out: list[Token] = []
    while at.i in names and at.dep_ != "pobj" and len(out) < LONGEST_LIST:
        out.append(at)
        if at.dep_ != "conj":
            break
        at = at.head
    return out[::-1]


def antecedent_of(
    token: "Token", tree: Tree, names: Collection[int], people: Collection[int]
) -> list["Token"]:
    """Whom a relative clause is about, by name if the noun before it only describes one who is named."""
    if token.dep_ != "relcl" or token.head.i == token.i or token.head.pos_ in {"VERB", "AUX"}:
        return []
    noun = token.head
    if (
        people
        and noun.i in names
        and noun.i not in people
        and noun.dep_ == "pobj"
        and noun.head.head.pos_ in {"NOUN", "PROPN"}
        and any(t.lower_ in {"who", "whom"} and t.head.i == token.i for t in tree.children(token))
    ):
        noun = noun.head.head  # "the head of the Guild, who …": not the Guild
    same = same_as(noun, tree, names)
    if (
        people
        and same.i not in names
        and same.pos_ in {"NOUN", "PROPN"}
        and same.lemma_.lower() not in HUMAN_NOUNS
        and any(t.lower_ == "who" and t.dep_ == "nsubj" for t in tree.children(token))
    ):
        at = noun
        for _ in range(8):
            if at.head.i == at.i:
                break
            at = at.head
            if at.pos_ in {"NOUN", "PROPN"} and (found := same_as(at, tree, names)).i in people:
                return [found]
    return [same]


def same_as(noun: "Token", tree: Tree, names: Collection[int]) -> "Token":
    """The name or pronoun that a noun describes: ``Ann, a clerk who …``, ``Ann is the clerk who …``; else itself."""
    at = noun
    for _ in range(4):
        if at.i in names or at.pos_ == "PRON":
            return at
        if at.dep_ in {"appos", "conj"} and at.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            at = at.head
        elif at.dep_ == "attr" and at.head.lemma_ == "be":
            subjects = tree.children(at.head, "nsubj")
            if not subjects or subjects[0].lower_ in {"it", "there", "this", "that"}:
                break
            at = subjects[0]
        else:
            break
    return at if at.i in names or (at.pos_ == "PRON" and at is not noun) else noun


def inherited_subjects(
    token: "Token", dep: str, tree: Tree, parent: "Clause | None", names: Collection[int]
) -> list["Token"]:
    if dep in {"acl", "relcl"} and token.head.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        return _inherited_from_noun(token, tree, parent, names)
    if parent is None:
        return []
    if dep == "xcomp" or (dep == "ccomp" and token.tag_ in {"VB", "VBG", "VBN"}):
        if parent.objects and not parent.passive and parent.lemma not in _SUBJECT_CONTROL:
            return list(parent.objects)
        return list(parent.subjects)
    if (
        dep == "advcl"
        and parent.lemma in _SENDING
        and not parent.passive
        and parent.objects
        and is_infinitive(token, tree)
    ):
        return list(parent.objects)
    if dep in {"conj", "advcl", "pcomp", "parataxis", "dep", "prep", "npadvmod"}:
        return list(parent.subjects)
    return []


def _inherited_from_noun(
    token: "Token", tree: Tree, parent: "Clause | None", names: Collection[int]
) -> list["Token"]:
    noun = token.head
    if token.tag_ in {"VB", "VBP"} and tree.children(token, "aux"):
        owners = tree.children(noun, "poss")
        return owners or (list(parent.subjects) if parent and not parent.nominal else [])
    if token.tag_ == "VBG":
        # "a scene with Ann crying": it is Ann who cries.
        for prep in tree.children(noun, "prep"):
            inner = tree.children(prep, "pobj")
            if prep.lower_ == "with" and inner and prep.i < inner[0].i < token.i:
                return list(tree.listed(inner[0]))
    same = same_as(noun, tree, names)
    if same is not noun:
        return [same]
    return list(tree.listed(noun)) if noun.dep_ != "conj" else [noun]
