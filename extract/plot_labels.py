"""Labels of plot points: one clause rewritten as a short sentence that can be read alone.

The subject comes first, also where the text has it in another clause; names stand for pronouns and
noun phrases; the verb is in the present; clauses below, brackets and appositions are cut. English verbs
are put into the present by rule from their lemma (only ``be``, ``have``, ``do`` and ``go`` are irregular).
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..ontology.records import Mention
from ..ontology.terms import SCHEMA, SKG
from .clauses import Clauses
from .frames import Clause
from .plot_words import SPEECH
from .retelling import Retelling
from .tree import namers

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 15
"""Words of a label, at most (about: a name is never cut)."""

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_PLURAL_IRREGULAR = {"be": "are"}
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_DANGLING = frozenset(
    {"and", "or", "but", "with", "to", "of", "the", "a", "an", "as", "in", "by", "that", "for", "from",
     "at", "on", "who", "into", "onto", "than", "about", "between", "without", "because", "when", "while",
     "where", "which", "what", "whose", "how", "if", "so", "after", "before", "until"}
)  # fmt: skip
_LOOSE = re.compile(r"(?<=,)['’]s\b")
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_OF_A_NOUN = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod", "case", "punct"})
_UNFINISHED = frozenset({"ADP", "DET", "ADJ", "PART", "CCONJ", "NUM", "SCONJ", "AUX"})
_NO_NAMES: Mapping[int, str] = MappingProxyType({})
# Not that of a number: 20,000.
_DOUBLE_COMMAS = re.compile(r"\s*(?:,(?!(?<=\d,)\d)\s*)+")
# The comma of an aside that is left out: "asks Bob, (his brother,) to leave".
_CUT_ASIDE = re.compile(r", (?=(?:to|into|from|of) )")
_ENDS = frozenset(",;:-–—.!?…\"'”“’‘()[]")
# Adverbs that tie a clause to the text before it mean nothing in a sentence that stands alone.
_TIES = frozenset(
    {"then", "also", "however", "meanwhile", "later", "instead", "afterwards", "thus", "therefore", "so",
     "too", "already", "just", "still", "even", "and", "but", "or", "nevertheless", "now", "yet", "either",
     "who", "whom", "which", "that", "anyway", "both"}
)  # fmt: skip
_ANYTHING = frozenset({"nothing", "anything", "something", "everything"})
_FILLED = frozenset({"into", "from", "of", "about", "for", "against", "on", "at", "in", "to"})
_CLITICS = {"'re": "are", "'s": "is", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would"}
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
        chain = [*chain, *self._filling(clause, chain)]
        doing = " ".join(w for w in self._predicate(clause, chain, subjects) if w)
        who = self._phrases(subjects)
        return _tidy(f"{who} {doing}", particle=self._particle(clause, chain))

    def _filling(self, clause: Clause, chain: Sequence[Clause]) -> list[Clause]:
        """Clauses without which the sentence says too little: ``finds [that Bob is alive]``, ``talks him into [going]``."""
        known = {clause.head.i, *(c.head.i for c in chain)}
        out: list[Clause] = []
        below = [b for c in (clause, *chain) for b in self.clauses.below(c)]
        for child in below:  # grows: what the content itself contains
            if child.head.i in known or child.nominal:
                continue
            above = self.clauses.parent(child)
            told = child.relation == "ccomp" and (
                (above is not None and above.lemma in SPEECH and not above.objects) or above in out
            )
            # "learns who killed Max": on a verb hangs no relative clause
            asked = child.relation == "relcl" and child.head.head.i == clause.head.i and not clause.objects
            # "had nothing to do with it"
            nothing = child.head.tag_ == "VB" and child.head.head.lower_ in _ANYTHING
            gerund = (
                child.relation == "pcomp" and child.mark in _FILLED and child.head.i - clause.head.i < LONGEST
            )
            goes_on = child.relation == "xcomp" and above in out
            if (told or asked or nothing or gerund or goes_on) and child.head.i > clause.head.i:
                out.append(child)
                known.add(child.head.i)
                below.extend(self.clauses.below(child))
        return out

    # --- noun phrases -----------------------------------------------------------------------

    def _mention(self, token: "Token") -> Mention | None:
        return self.told.mention_at(self.told.sentence, token)

    def _name(self, token: "Token") -> str | None:
        named = dict.fromkeys(e.name for e in self.told.entities_at(token))
        return join(list(named)) if named else None

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
        for child in namers(head, self.clauses.tree):
            if child is not head and (name := self._name(child)) is not None:
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

    def _particle(self, clause: Clause, chain: Sequence[Clause]) -> str:
        """The small word that a label may end with, as it belongs to its verb: ``asks her to move in``."""
        words = [t for c in (clause, *chain) for t in c.own if t.text not in _ENDS]
        if not words:
            return ""  # the parser took a sign for the verb
        last = max(words, key=lambda t: t.i)
        alone = last.dep_ in {"prt", "advmod", "prep"} and not self.clauses.tree.children(last)
        return str(last.text) if alone and last.head.i < last.i else ""

    # --- the verb and what follows --------------------------------------------------------------

    def _predicate(self, clause: Clause, chain: Sequence[Clause], subjects: Sequence["Token"]) -> list[str]:
        head = clause.head
        plural = len({self._phrase(s) for s in subjects}) > 1 or any(
            s.tag_ in {"NNS", "NNPS"}
            or s.lower_ in {"they", "we", "both", "them"}
            or len(self.told.entities_at(s)) > 1
            for s in subjects
        )
        own = sorted([*clause.own, *(t for below in chain for t in below.own)], key=lambda t: t.i)
        renamed = self._renamed(own)
        dropped = self._dropped(clause, own) - renamed.keys()
        verb = self._verb(clause, own, plural)
        tail = self._until_speech([t for t in own if t.i > head.i and t.i not in dropped])
        owners = [p for s in subjects for p in self.clauses.tree.children(s, "poss")]
        taken = {e.id for s in (*subjects, *owners) for e in self.told.entities_at(s)}
        manner = [t.lower_ for t in clause.own if t.i < head.i and t.head.i == head.i and _is_manner(t)]
        here = {t.i for t in own}
        subject_words = {s.i for s in subjects}
        elsewhere = [self._phrase(o) for o in clause.objects if o.i not in here and o.i not in subject_words]
        rest = self._written(tail, frozenset(taken), renamed)
        return [*verb[:-1], *manner, verb[-1], *elsewhere, *rest]

    def _until_speech(self, tokens: list["Token"]) -> list["Token"]:
        """The words before a colon: behind it the text goes on with something else."""
        colon = next((k for k, t in enumerate(tokens) if t.text == ":" and self._mention(t) is None), None)
        return tokens[:colon]

    def _verb(self, clause: Clause, own: Sequence["Token"], plural: bool) -> list[str]:
        head = clause.head
        helpers = [t for t in own if t.dep_ in {"aux", "auxpass"} and t.head.i == head.i]
        negation = ["not"] if any(t.head.i == head.i and _negates(t) for t in own) else []
        if head.lower_ == "going" and any(t.lemma_ == "be" for t in helpers) and _leads_to_verb(head, own):
            return [present("be", plural=plural), *negation, "going"]
        meant = head.tag_ == "VB" and any(t.lower_ == "to" for t in helpers)
        if meant and not any(t.lower_ == "only" and t.head.i == head.i for t in own):
            # "comes back [to feed her husband]": told alone, it has not happened yet
            deed = ["be", str(head.lower_)] if clause.passive else [clause.lemma]
            return [present("be", plural=plural), *negation, "to", *deed]
        modal = next((t for t in helpers if t.tag_ == "MD"), None)
        if clause.passive:
            participle = str(head.text.lower())
            if modal is not None:
                return [_modal(modal), *negation, "be", participle]
            return [present("be", plural=plural), *negation, participle]
        if modal is not None:
            return [_modal(modal), *negation, clause.lemma]
        if negation and clause.lemma != "be":
            return [present("do", plural=plural), *negation, clause.lemma]
        return [present(clause.lemma, plural=plural), *negation]

    def _renamed(self, own: Sequence["Token"]) -> dict[int, str]:
        """Noun phrases that an apposition names (``her sister Ann``): index of the noun → the name."""
        out: dict[int, str] = {}
        for token in own:
            if token.dep_ == "appos" and token.head.i < token.i and self._mention(token.head) is None:
                name = self._name(token)
                if name is not None:
                    out[token.head.i] = name
        return out

    def _dropped(self, clause: Clause, own: Sequence["Token"]) -> set[int]:
        """Tokens that the label leaves out: the subject, brackets, appositions and what a name replaces."""
        renamed = self._renamed(own)
        objects = {o.i for o in clause.objects}
        out = self._cut_short(own)
        closing: list[str] = []
        for token in own:
            if token.text in _BRACKETS:
                closing.append(_BRACKETS[token.text])
            if closing:
                out.add(token.i)
                if token.text == closing[-1]:
                    closing.pop()
            elif (
                (token.dep_ in {"nsubj", "nsubjpass"} and token.head.i == clause.head.i)
                or (token.dep_ in {"appos", "intj"} and token.i not in objects)
                or (token.head.i in renamed and token.dep_ in _OF_A_NOUN)
                or self._describes_named(token)
            ):
                out.add(token.i)
        # What hangs on a word left out goes too, whether it stands before or after it.
        for row in (own, own[::-1]):
            for token in row:
                if token.head.i in out and token.head.i not in renamed and token.head.i != token.i:
                    out.add(token.i)
        return out

    def _cut_short(self, own: Sequence["Token"]) -> set[int]:
        """Prepositions whose clause is none of the label's: ``leaves without (telling anybody)``, and ``but Ann`` behind."""
        here = {t.i for t in own}
        out: set[int] = set()
        for token in own:
            lost = [t for t in self.clauses.tree.children(token, "pcomp") if t.i not in here]
            if token.dep_ == "prep" and lost and not self.clauses.tree.children(token, "pobj"):
                out.add(token.i)
                out |= {t.i for t in own if t.dep_ in {"cc", "conj"} and t.i > token.i and t.head.i < token.i}
        return out

    def _describes_named(self, token: "Token") -> bool:
        """A word before a noun that a name replaces (``the Acme founder``), or the actor of ``Lee's Zoe``."""
        if token.i > token.head.i or token.dep_ not in _OF_A_NOUN:
            return False
        mention = self._mention(token.head)
        if mention is None:
            return False
        if mention.nominal:
            return token.head.pos_ == "NOUN"
        owner = self._mention(token)
        entities = self.told.reading.entities
        return (
            token.dep_ in {"poss", "compound", "nmod"}
            and owner is not None
            and entities[owner.entity].cls == SCHEMA.Person
            and entities[mention.entity].cls == SKG.Character
        )

    def _written(
        self, tokens: Sequence["Token"], taken: frozenset[str], renamed: Mapping[int, str] = _NO_NAMES
    ) -> list[str]:
        """Words of the tokens, with mentions replaced by names; stops at about ``LONGEST`` words."""
        out: list[str] = []
        count = 0
        named = set(taken)
        done: set[tuple[int, int]] = set()
        before: Token | None = None
        for token in tokens:
            mention = self._mention(token)
            if token.is_space or token.text in _QUOTES or (token.dep_ == "advmod" and token.lower_ in _TIES):
                continue
            if token.i in renamed:
                word = renamed[token.i]
            elif mention is not None and token.lower_ not in _REFLEXIVE:
                key = (mention.span.start, mention.span.end)
                if key in done:
                    before = token
                    continue
                done.add(key)
                word = self._word(token, mention, named)
            else:
                word = token.text
            touching = before is not None and before.i == token.i - 1 and not before.whitespace_
            if touching and before is not None and self._mention(before) and token.pos_ in {"AUX", "VERB"}:
                word, touching = _CLITICS.get(word.replace("’", "'"), word), False
            if out and (touching or token.text in _ENDS or token.dep_ == "case"):
                out[-1] += word
            elif token.text not in _ENDS:
                out.append(word)
                count += 1
            before = token
            if count >= LONGEST and token.pos_ not in _UNFINISHED:
                break
        return out

    def _word(self, token: "Token", mention: Mention, taken: "set[str]") -> str:
        name = self._name(token) or self.told.reading.entities[mention.entity].name
        known = {e.id for e in self.told.entities_at(token)} or {mention.entity}
        entity = self.told.reading.entities[mention.entity]
        if entity.cls in {SCHEMA.TVSeason, SCHEMA.TVEpisode}:
            own = mention.span.text_of(self.told.reading.article.text)
            return own if own.islower() else name  # "the pilot"
        pronoun = mention.nominal and token.pos_ in {"PRON", "DET"}
        if pronoun and (known <= taken or (known & taken and len(known) > 1)):
            return str(token.lower_)
        taken |= known
        owner = (
            token.lower_ in _POSSESSIVE and token.dep_ == "poss" and token.head.pos_ not in {"ADJ", "VERB"}
        )
        return _genitive(name) if pronoun and owner else name

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


def _is_manner(token: "Token") -> bool:
    return (
        token.dep_ == "advmod"
        and token.tag_ == "RB"
        and token.lower_.endswith("ly")
        and token.lower_ not in _TIES
        and token.i > 0
    )


def _negates(token: "Token") -> bool:
    """Is it a ``not`` that denies its verb, and does not belong to a ``before``?"""
    if token.dep_ != "neg":
        return False
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return following not in {"before", "until", "till"}


def _leads_to_verb(verb: "Token", own: Sequence["Token"]) -> bool:
    """Does an infinitive hang on the verb (``is going to die``)?"""
    return any(t.dep_ == "xcomp" and t.head.i == verb.i for t in own)


def _modal(token: "Token") -> str:
    return {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would"}.get(
        token.lower_, token.lower_
    )


def _genitive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _tidy(text: str, *, particle: str = "") -> str:
    """Without signs and words that lead to nothing at its end, but for a ``particle``."""
    text = _DOUBLE_COMMAS.sub(", ", _LOOSE.sub("", text))
    text = _CUT_ASIDE.sub(" ", text)
    while True:
        text = text.strip(" ,;:-–—.!?…'‘’").removesuffix(" in order")
        start, _, last = text.rpartition(" ")
        if last.lower() not in _DANGLING or last == particle:
            return text[:1].upper() + text[1:]
        text = start
