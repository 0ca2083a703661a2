"""Labels of plot points: one clause rewritten as a short sentence that can be read alone.

The subject comes first, also where the text has it in another clause; names stand for pronouns and
noun phrases; the verb is in the present; clauses below, brackets and appositions are cut. English verbs
are put into the present by rule from their lemma (only ``be``, ``have``, ``do`` and ``go`` are irregular).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .clauses import Clause, Clauses
from .retelling import Retelling

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 15
"""Words of a label, at most (about: a name is never cut)."""

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_PLURAL_IRREGULAR = {"be": "are"}
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_ENDS = frozenset(",;:-–—.!?…\"'”“’‘()[]")
# Adverbs that tie a clause to the text before it mean nothing in a sentence that stands alone.
_TIES = frozenset(
    {"then", "also", "however", "meanwhile", "later", "instead", "afterwards", "thus", "therefore", "so", "too",
     "already", "just", "still", "even", "and", "but", "or", "nevertheless", "now", "yet", "either", "who", "whom",
     "which", "that", "anyway", "either", "both"}
)  # fmt: skip
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "each", "other"})
_POSSESSIVE = frozenset({"his", "her", "their", "its", "hers", "theirs"})


def present(lemma: str, *, plural: bool = False) -> str:
    """Third person of the present: ``present("carry") == "carries"``."""
    if plural:
        return _PLURAL_IRREGULAR.get(lemma, lemma)
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    if lemma.endswith("o"):
        return lemma + "es"
    return lemma + "s"


def join(names: Sequence[str]) -> str:
    """``Ann``; ``Ann and Bob``; ``Ann, Bob and Cy``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


class Labeller:
    """Makes the labels of one sentence."""

    def __init__(self, told: Retelling, clauses: Clauses) -> None:
        self.told, self.clauses = told, clauses

    def label(self, clause: Clause, chain: Sequence[Clause]) -> str:
        """Label of a clause; ``chain`` are the clauses below that belong to its event, in reading order."""
        if clause.nominal:
            return self._of_noun(clause)
        subjects = clause.subjects
        doing = " ".join(w for w in self._predicate(clause, chain, subjects) if w)
        who = self._phrases(subjects)
        return _tidy(f"{who} {doing}")

    # --- noun phrases -----------------------------------------------------------------------

    def _name(self, token: "Token") -> str | None:
        mention = self.told.mention_at(self.told.sentence, token)
        return self.told.reading.entities[mention.entity].name if mention else None

    def _phrases(self, heads: Sequence["Token"]) -> str:
        """Names of coordinated phrases, each once."""
        out: dict[str, None] = {}
        for head in heads:
            out[self._phrase(head)] = None
        return join([p for p in out if p])

    def _phrase(self, head: "Token") -> str:
        name = self._name(head)
        if name is not None:
            return name
        for child in self.clauses.tree.children(head, "appos"):
            if (name := self._name(child)) is not None:
                return name
        words = [
            t
            for t in self.clauses.tree.children(head, "det", "amod", "poss", "compound", "nummod", "nmod")
            if t.i < head.i
        ]
        tokens = sorted([*[u for w in words for u in self._with_case(w)], head], key=lambda t: t.i)
        return " ".join(self._written(tokens, frozenset()))

    def _with_case(self, token: "Token") -> list["Token"]:
        return [
            *self.clauses.tree.children(token, "compound", "det", "amod"),
            token,
            *self.clauses.tree.children(token, "case"),
        ]

    # --- the verb and what follows --------------------------------------------------------------

    def _predicate(self, clause: Clause, chain: Sequence[Clause], subjects: Sequence["Token"]) -> list[str]:
        head = clause.head
        plural = len({self._phrase(s) for s in subjects}) > 1 or any(
            s.tag_ in {"NNS", "NNPS"} or s.lower_ in {"they", "we", "both"} for s in subjects
        )
        own = list(clause.own)
        for below in chain:
            own.extend(below.own)
        own.sort(key=lambda t: t.i)
        dropped = self._dropped(clause, own)
        words = self._verb(clause, own, plural)
        skip = set(dropped) | {t.i for t in own if t.i <= head.i}
        tail = [t for t in own if t.i not in skip]
        taken = {m.entity for s in subjects if (m := self.told.mention_at(self.told.sentence, s)) is not None}
        before = [
            t.text
            for t in own
            if t.i < head.i
            and t.dep_ == "advmod"
            and t.tag_ == "RB"
            and t.head.i == head.i
            and t.lower_ not in _TIES
            and t.lower_.endswith("ly")
        ]
        rest = self._written(tail, frozenset(taken))
        return [*words[:-1], *before, *words[-1:], *rest]

    def _verb(self, clause: Clause, own: Sequence["Token"], plural: bool) -> list[str]:
        head = clause.head
        helpers = [t for t in own if t.dep_ in {"aux", "auxpass"} and t.head.i == head.i]
        negated = any(t.dep_ == "neg" and t.head.i == head.i for t in own)
        modal = next((t for t in helpers if t.tag_ == "MD"), None)
        lemma = clause.lemma
        if clause.passive:
            verb = [head.text.lower()]
            if modal is not None:
                return [_modal(modal), *(["not"] if negated else []), "be", *verb]
            return [present("be", plural=plural), *(["not"] if negated else []), *verb]
        if modal is not None:
            return [_modal(modal), *(["not"] if negated else []), lemma]
        if negated:
            return (
                [present("do", plural=plural), "not", lemma]
                if lemma != "be"
                else [present("be", plural=plural), "not"]
            )
        return [present(lemma, plural=plural)]

    def _dropped(self, clause: Clause, own: Sequence["Token"]) -> set[int]:
        """Tokens of the clause that the label leaves out: the subject, brackets, appositions."""
        out: set[int] = set()
        subjects = {s.i for s in clause.subjects}
        depth: list[str] = []
        for token in own:
            if token.text in _BRACKETS:
                depth.append(_BRACKETS[token.text])
            if depth:
                out.add(token.i)
                if token.text == depth[-1]:
                    depth.pop()
                continue
            head = token.head
            if token.i in subjects or token.dep_ in {"nsubj", "nsubjpass", "appos", "discourse", "intj"}:
                out.add(token.i)
            elif head.i in out and head.i != token.i and head.i != clause.head.i:
                out.add(token.i)
        # A child may stand before its head ("[the] former boss"): a second look settles it.
        for token in reversed(own):
            if token.head.i in out and token.head.i != clause.head.i:
                out.add(token.i)
        return out

    def _written(self, tokens: Sequence["Token"], taken: frozenset[str]) -> list[str]:
        """Words of the tokens, with mentions replaced by names; stops at ``LONGEST`` words."""
        out: list[str] = []
        count = 0
        done: set[tuple[int, int]] = set()
        for at, token in enumerate(tokens):
            mention = self.told.mention_at(self.told.sentence, token)
            if mention is not None and token.lower_ not in _REFLEXIVE:
                key = (mention.span.start, mention.span.end)
                if key in done:
                    continue
                done.add(key)
                own = mention.entity in taken
                if mention.nominal and token.lower_ in _POSSESSIVE and own:
                    word = token.lower_
                elif token.lower_ in _POSSESSIVE and mention.nominal and token.dep_ == "poss":
                    word = _genitive(self.told.reading.entities[mention.entity].name)
                else:
                    word = self.told.reading.entities[mention.entity].name
                count += 1
            else:
                word = token.text
            if token.i and token.dep_ == "advmod" and token.lower_ in _TIES:
                continue
            if token.is_space or (not out and token.text in _ENDS):
                continue
            glued = token.text in _ENDS or token.dep_ in {"case"} or token.text.startswith(("'", "’"))
            hyphen = token.text in {"-", "/"} or (at and tokens[at - 1].text in {"-", "/"} and out)
            if (glued or hyphen) and out:
                out[-1] += word
            else:
                out.append(word)
            count += not glued
            if count >= LONGEST and token.pos_ not in {"ADP", "DET", "ADJ", "PART", "CCONJ", "NUM"}:
                break
        return out

    def _of_noun(self, clause: Clause) -> str:
        head = clause.head
        deps = {"poss", "prep", "pobj", "case", "compound", "conj", "cc", "agent", "amod", "appos", "det"}
        tokens = [t for t in clause.own if t.i == head.i or (t.dep_ in deps and self._under(t, head))]
        tokens = [t for t in tokens if t.i <= head.i + LONGEST]
        return _tidy(" ".join(self._written(tokens, frozenset())))

    def _under(self, token: "Token", head: "Token") -> bool:
        for _ in range(12):
            if token.i == head.i:
                return True
            if token.head.i == token.i:
                return False
            token = token.head
        return False


def _modal(token: "Token") -> str:
    return {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would"}.get(
        token.lower_, token.lower_
    )


def _genitive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _tidy(text: str) -> str:
    words = text.split()
    while words and (
        words[-1] in _ENDS
        or words[-1].lower()
        in {
            "and",
            "or",
            "but",
            "with",
            "to",
            "of",
            "the",
            "a",
            "an",
            "as",
            "in",
            "by",
            "that",
            "for",
            "from",
            "at",
            "on",
        }
    ):
        words.pop()
    text = " ".join(words).strip(" ,;:-–—.!?…")
    return text[:1].upper() + text[1:]
