"""One clause as a frame: its subjects, objects and obliques, also those that stand in another clause."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .humans import FEMALE_WORDS, MALE_WORDS
from .lexicon_people import OCCUPATIONS, PEOPLE
from .plot_words import OFF_STORY
from .tree import LONGEST_LIST, Tree, is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
AUXILIARIES = frozenset({"aux", "auxpass"})
# Verbs whose infinitive belongs to the subject although they take an object.
_SUBJECT_CONTROL = frozenset({"promise", "vow", "swear", "threaten", "use", "need", "take", "spend", "waste"})
# Verbs whose purpose is their object's: "sent her out to die".
_SENDING = frozenset(
    {"send", "bring", "take", "invite", "hire", "recruit", "leave", "get", "lure", "dispatch", "call"}
)
_TIMES = frozenset({"after", "before", "until"})
BEFORE_NOUN = frozenset({"compound", "nmod", "poss", "amod"})
# A short stem doubles its consonant ("robbed"); one that does not has lost an e ("primed").
_SHORT = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")
# Verbs after which the subject may stand: "'Run', says Ann", "Enter Bob".
_INVERTED = frozenset(
    {
        "say",
        "ask",
        "reply",
        "answer",
        "come",
        "go",
        "enter",
        "stand",
        "lie",
        "be",
        "cry",
        "shout",
        "add",
        "follow",
    }
)
# "By the time he leaves", "the way she looks at him": no object of their clause.
_ADVERBIAL = frozenset(
    "time day night morning evening week month year moment hour minute way reason place point instant".split()
)
HUMAN_NOUNS = (
    OCCUPATIONS
    | PEOPLE
    | FEMALE_WORDS
    | MALE_WORDS
    | {"one", "those", "someone", "somebody", "anyone", "everyone"}
)
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb, or one noun that names an event, with its arguments (each the head token of a phrase)."""

    head: "Token"
    lemma: str
    """Lower case; of a verb taken for a noun, the verb's."""
    relation: str
    """Dependency label of the head; ``conj`` also where the parser hung a coordinated clause otherwise."""
    parent: int | None
    """Index in the doc of the head of the clause above."""
    mark: str
    """Lower-case word that joins it to the clause above (``after``, ``because``, ``if``), or ``""``."""
    subjects: tuple["Token", ...]
    """Grammatical subjects, coordinated ones too; of a passive they are acted upon."""
    inherited: bool
    """True where the subject stands in another clause."""
    objects: tuple["Token", ...]
    doers: tuple["Token", ...]
    """Of a passive: who did it (``by …``)."""
    obliques: tuple[tuple[str, "Token"], ...]
    """Preposition and noun."""
    passive: bool
    nominal: bool
    """True where the head is a noun (``Ann's death``)."""
    own: tuple["Token", ...] = field(repr=False, default=())
    """Tokens of this clause and of no clause below it, in reading order."""

    @property
    def agents(self) -> tuple["Token", ...]:
        return self.doers if self.passive else self.subjects

    @property
    def patients(self) -> tuple["Token", ...]:
        return self.subjects + self.objects if self.passive else self.objects


def _verb_lemma(token: "Token") -> str:
    """Lemma of the verb, also where the tagger took it for a noun (``leaves``: not ``leaf``).

    spaCy's rules take ``hates`` for a form of ``hat`` and ``primed`` for one of ``prim``; spelling tells.
    """
    word, lemma = str(token.lower_), str(token.lemma_.lower())
    if token.tag_ in {"VBZ", "NNS"} and word.endswith("s") and lemma not in {"be", "have", "do", "go"}:
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")) else word[:-1]
    if (
        token.tag_ in {"VBD", "VBN", "VBG"}
        and _SHORT.fullmatch(lemma)
        and word in {lemma + "ed", lemma + "ing"}
    ):
        return lemma + "e"
    return lemma


def noun_clause(token: "Token", tree: Tree, above: int | None) -> Clause | None:
    owners = [t for p in tree.children(token, "poss") for t in tree.listed(p)]
    obliques = _obliques(token, tree)
    doers = [t for p, t in obliques if p == "by"]
    objects = [t for p, t in obliques if p in {"of", "between"}]
    if not owners and not objects and not doers:
        return None
    return Clause(
        head=token,
        lemma=token.lemma_.lower(),
        relation=token.dep_,
        parent=above,
        mark=_preposition(token),
        subjects=tuple(owners),
        inherited=False,
        objects=tuple(objects),
        doers=tuple(doers),
        obliques=tuple((p, t) for p, t in obliques if p not in {"of", "between", "by"}),
        passive=False,
        nominal=True,
    )


def _preposition(token: "Token") -> str:
    return token.head.lower_ if token.dep_ == "pobj" else ""


def _obliques(token: "Token", tree: Tree) -> list[tuple[str, "Token"]]:
    out: list[tuple[str, Token]] = []
    rising = tree.children(token, "prep", "dative", "agent")
    for prep in rising:  # grows: "out of the house", "from behind the door"
        if prep.pos_ in {"VERB", "AUX"}:
            continue
        for child in tree.children(prep):
            if child.dep_ == "pobj" and child.pos_ not in {"VERB", "AUX"}:
                out.extend((prep.lower_, t) for t in tree.listed(child))
            elif child.dep_ == "prep" and len(rising) < 40:
                rising.append(child)
    return out


def verb_clause(
    token: "Token",
    tree: Tree,
    found: Mapping[int, Clause],
    above: int | None,
    names: Collection[int],
    people: Collection[int] = (),
) -> Clause:
    parent = found.get(above) if above is not None else None
    if (
        parent is not None
        and parent.parent is not None
        and _belongs_higher(token, parent, found[parent.parent])
    ):
        above, parent = parent.parent, found[parent.parent]
    children = tree.children(token)
    deps = {t.dep_ for t in children}
    antecedent = _antecedent(token, tree, names, people)
    subjects, objects, gap_filled = _arguments(token, tree, names, antecedent)
    obliques = _obliques(token, tree)
    doers = [
        t
        for child in children
        if child.dep_ == "agent"
        for p in tree.children(child, "pobj")
        for t in tree.listed(p)
    ]
    obliques = [(p, t) for p, t in obliques if t not in doers]
    if (
        antecedent
        and not gap_filled
        and subjects
        and not objects
        and not _has_wh_adverb(children)
        and antecedent[0].lemma_.lower() not in _ADVERBIAL
    ):
        objects.extend(antecedent)
    relation = _relation(token, tree, bool(subjects))
    inherited = False
    passive = "auxpass" in deps or "nsubjpass" in deps or _bare_participle(token, tree, parent, subjects)
    if not subjects:
        subjects = _inherited(token, relation, tree, parent, names) or _found_before(token, tree, names)
        inherited = bool(subjects)
    return Clause(
        head=token,
        lemma=_verb_lemma(token),
        relation=relation,
        parent=above,
        mark=_mark(token, children),
        subjects=tuple(subjects),
        inherited=inherited,
        objects=tuple(objects),
        doers=tuple(doers),
        obliques=tuple(obliques),
        passive=passive,
        nominal=False,
    )


def _arguments(
    token: "Token", tree: Tree, names: Collection[int], antecedent: list["Token"]
) -> tuple[list["Token"], list["Token"], bool]:
    """Subjects, objects, and whether a relative pronoun among them stood for the antecedent."""
    mistagged = token.pos_ not in {"VERB", "AUX"}
    subjects: list[Token] = []
    objects: list[Token] = []
    gap_filled = False
    for child in tree.children(token):
        role = child.dep_
        if child.i > token.i and child.i in names and not mistagged and _is_late_object(child, token):
            role = "dobj"
        elif mistagged and child.i < token.i and child.i in names and role in BEFORE_NOUN:
            role = "nsubj"
        elif mistagged and child.i > token.i and role == "appos":
            role = "dobj"
        elif role in BEFORE_NOUN and child.i in names and token.tag_ == "VB" and child.i == token.i - 1:
            role = "nsubj"  # "the finale has Ann sacrifice herself"
        if role not in SUBJECTS and role not in OBJECTS:
            continue
        if child.pos_ == "VERB" and role in {"csubj", "csubjpass"}:
            continue
        if antecedent and child.tag_ in {"WP", "WDT"} and child.lower_ in _RELATIVE:
            gap_filled = True
            (subjects if role in SUBJECTS else objects).extend(antecedent)
        elif child.tag_ in {"WP", "WDT"} and token.dep_ == "ccomp" and token.head.lemma_ == "be":
            # "It was Ann who left."
            subjects.extend(t for a in tree.children(token.head, "attr") for t in tree.listed(a))
        elif role == "dative" and child.pos_ in {"ADP", "SCONJ"}:
            continue
        elif role in SUBJECTS:
            subjects.extend(lost_subject(child, tree, names) or tree.listed(child))
        else:
            objects.extend(tree.listed(child))
    if not subjects:
        # "Ann says she is ill, asks Bob to go, and leaves": the parser hangs the first on the second.
        first = next((t for t in tree.children(token, "ccomp") if t.i < token.i), None)
        if first is not None:
            subjects = [t for s in tree.children(first, "nsubj", "nsubjpass") for t in tree.listed(s)]
    named = [t for t in subjects if t.i in names]
    if named and not any(t.dep_ == "conj" for t in subjects):
        # "An engineer, Ann …": of two subjects the unnamed one is an apposition before its noun.
        subjects = named
    return subjects, objects, gap_filled


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


def _is_late_object(name: "Token", verb: "Token") -> bool:
    """Is a name after a finite verb its object, although the parser calls it something else?"""
    if name.dep_ == "npadvmod":
        return name.i == verb.i + 1
    return name.dep_ == "nsubj" and verb.tag_ in {"VBZ", "VBD"} and verb.lemma_.lower() not in _INVERTED


def _belongs_higher(token: "Token", parent: Clause, above: Clause) -> bool:
    """``Ann helps Bob flee but stays``: is the last verb coordinated with the first, not with the second?"""
    return bool(
        token.dep_ == "conj"
        and parent.relation in {"xcomp", "ccomp"}
        and token.tag_ in {"VBD", "VBZ"}
        and token.tag_ == above.head.tag_ != parent.head.tag_
    )


def _relation(token: "Token", tree: Tree, has_subject: bool) -> str:
    """The dependency label, mended where clauses in a row were not seen as coordinated."""
    dep = str(token.dep_)
    if dep != "ccomp":
        return dep
    head = token.head
    if token.i < head.i:
        # A quote stands before its verb of saying too, but that one has a subject of its own.
        return dep if has_subject and tree.children(head, "nsubj") and head.i - token.i > 1 else "conj"
    finite = token.tag_ in {"VBD", "VBZ", "VBP"} or any(
        t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in tree.children(token, "aux", "auxpass")
    )
    return "conj" if finite and not has_subject and not tree.children(token, "mark") else dep


def _found_before(token: "Token", tree: Tree, names: Collection[int]) -> list["Token"]:
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


def _antecedent(token: "Token", tree: Tree, names: Collection[int], people: Collection[int]) -> list["Token"]:
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
    same = _same_as(noun, tree, names)
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
            if at.pos_ in {"NOUN", "PROPN"} and (found := _same_as(at, tree, names)).i in people:
                return [found]
    return [same]


def _same_as(noun: "Token", tree: Tree, names: Collection[int]) -> "Token":
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


def _has_wh_adverb(children: Iterable["Token"]) -> bool:
    return any(t.tag_ == "WRB" or (t.dep_ == "prep") for t in children)


def _bare_participle(token: "Token", tree: Tree, parent: Clause | None, subjects: list["Token"]) -> bool:
    """A past participle without ``have``: ``shot in the head, he …``, ``they see him struck down``."""
    if token.tag_ != "VBN" or tree.children(token, "aux"):
        return bool(token.tag_ == "VBD" and not subjects and token.dep_ == "acl")
    if token.dep_ == "conj":
        return bool(parent and parent.passive and not subjects)
    return token.dep_ in {
        "acl",
        "advcl",
        "ccomp",
        "xcomp",
        "pcomp",
        "relcl",
        "oprd",
        "appos",
        "amod",
    } or bool(tree.children(token, "agent"))


def _inherited(
    token: "Token", dep: str, tree: Tree, parent: Clause | None, names: Collection[int]
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
    token: "Token", tree: Tree, parent: Clause | None, names: Collection[int]
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
    same = _same_as(noun, tree, names)
    if same is not noun:
        return [same]
    return list(tree.listed(noun)) if noun.dep_ != "conj" else [noun]


def _mark(token: "Token", children: Iterable["Token"]) -> str:
    for child in children:
        if child.i > token.i:
            break
        if child.dep_ == "mark" or (child.dep_ == "advmod" and child.tag_ == "WRB"):
            return "in order" if child.lower_ == "in" else str(child.lower_)
    if token.dep_ == "acl" and token.head.lower_ == "order" and token.head.head.lower_ == "in":
        return "in order"
    if token.dep_ == "pcomp" and token.head.i != token.i:
        return str(token.head.lower_)
    if token.dep_ == "advcl":
        for child in children:
            if child.dep_ == "aux" and child.lower_ == "to":
                before = child.nbor(-1).lower_ if child.i > 0 else ""
                return "in order" if before == "order" else "to"
            if child.dep_ in {"prep", "advmod"} and child.i < token.i and child.lower_ in _TIMES:
                return str(child.lower_)
    return ""
