"""One clause as a frame: its subjects, objects and obliques, also those that stand in another clause."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .antecedents import BEFORE_NOUN, antecedent_of, found_before, inherited_subjects, lost_subject
from .tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
AUXILIARIES = frozenset({"aux", "auxpass"})
_TIMES = frozenset({"after", "before", "until"})
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
# After them a participle tells how somebody is.
_LEAVING = frozenset({"leave", "find", "keep", "get"})
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
        and _belongs_higher(token, parent, found[parent.parent], tree)
    ):
        above, parent = parent.parent, found[parent.parent]
    children = tree.children(token)
    deps = {t.dep_ for t in children}
    antecedent = antecedent_of(token, tree, names, people)
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
        and not _has_other_gap(children, tree)
        and not any(t.lower_ == "whose" for s in subjects for t in tree.children(s, "poss"))
        and antecedent[0].lemma_.lower() not in _ADVERBIAL
    ):
        objects.extend(antecedent)
    relation = _relation(token, tree, bool(subjects))
    inherited = False
    passive = "auxpass" in deps or "nsubjpass" in deps or _bare_participle(token, tree, parent, subjects)
    if not subjects:
        subjects = inherited_subjects(token, relation, tree, parent, names) or found_before(
            token, tree, names
        )
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


def _is_late_object(name: "Token", verb: "Token") -> bool:
    """Is a name after a finite verb its object, although the parser calls it something else?"""
    if name.dep_ == "npadvmod":
        return name.i == verb.i + 1
    return name.dep_ == "nsubj" and verb.tag_ in {"VBZ", "VBD"} and verb.lemma_.lower() not in _INVERTED


def _belongs_higher(token: "Token", parent: Clause, above: Clause, tree: Tree) -> bool:
    """``Ann helps Bob flee but stays``: is the last verb coordinated with the first, not with the second?"""
    if token.dep_ != "conj" or parent.relation not in {"xcomp", "ccomp"}:
        return False
    own = _tense(token, tree)
    return own in {"VBD", "VBZ"} and own == _tense(above.head, tree) != _tense(parent.head, tree)


def _tense(token: "Token", tree: Tree) -> str:
    """Tag of the finite verb: of ``is caught`` that of ``is``."""
    helper = next((t for t in tree.children(token, "auxpass", "aux") if t.tag_ in {"VBD", "VBZ"}), token)
    return str(helper.tag_)


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


def _has_other_gap(children: Iterable["Token"], tree: Tree) -> bool:
    """Is the antecedent no object: ``the house where she lived``, ``she lived in``, ``in which she lived``?"""
    return any(
        t.tag_ == "WRB"
        or (
            t.dep_ == "prep"
            and all(o.tag_ in {"WP", "WDT", "WP$"} for o in tree.children(t, "pobj", "pcomp"))
        )
        for t in children
    )


def _bare_participle(token: "Token", tree: Tree, parent: Clause | None, subjects: list["Token"]) -> bool:
    """A past participle without ``have``: ``shot in the head, he …``, ``they see him struck down``."""
    if token.tag_ != "VBN" or tree.children(token, "aux"):
        # where the parser saw the past tense: "his death leaves Ann devastated", "an officer praised for it"
        if token.tag_ != "VBD":
            return False
        if token.dep_ == "ccomp":
            return token.head.lemma_ in _LEAVING and token.i == token.head.i + 2
        return token.dep_ == "acl" and not (subjects and tree.children(token, "nsubj", "dobj"))
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
