"""Pronouns in a told story: they stand for characters, not for the actors named beside them.

Where a paragraph retells a story, ``he`` after ``Lee is Zoe's brother Tom (Jane Roe directs)`` means Tom.
Each pronoun is weighed anew against the characters, and the people who play none, that stand before it:
the nearer the better, subjects before objects, nobody of the other gender, nobody who acts on himself.
Pronouns of clauses about the production (``he plays``, ``she told us``) stay as they were resolved.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ..ontology.records import BlockKind, Mention, Span
from ..ontology.terms import SKG
from .biography import life_of
from .humans import HE, SHE, HumanPlace, human_places, spouse_before
from .nlp import Sentence
from .plot_words import OPINION, PRODUCTION
from .reading import Reading, group_by_sentence, stand_ins
from .story_genders import genders_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PROSE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_THEY: Final = frozenset({"they", "them", "themselves", "their", "theirs"})
_PRONOUNS: Final = HE | SHE | _THEY
_REFLEXIVE: Final = frozenset({"himself", "herself", "themselves"})
_SUBJECT: Final = frozenset({"nsubj", "nsubjpass"})
_REACH: Final = 4
"""How far back a pronoun may reach, in sentences."""
_OUTSIDE: Final = (
    PRODUCTION
    | OPINION
    | frozenset(
        """act audition book cast commission compose co-write direct film finish hire nominate produce
        record release remember shoot sign star train win write""".split()
    )
) - {"feel", "cast", "appear"}
"""Verbs whose subject is rather one who makes or plays than one of the story."""
_PLAYS: Final = re.compile(
    r"(?:['’]s?)(?: (?:[a-z][\w-]*|[A-Z]{2,})){0,3} | is(?: (?:the|a|an|his|her))?(?: [a-z][\w-]*){0,4} "
)
_SPEECH: Final = re.compile(r"“[^”]{12,}(?:”|$)|\"[^\"]{12,}(?:\"|$)")
# Own weights, set on the development articles.
_START, _STEP, _PARAGRAPH = 3.0, 0.9, 0.8
_AS_SUBJECT, _AS_OWNER, _SAME_ROLE, _KNOWN, _TOPIC, _STRANGER = 1.0, -0.3, 0.3, 0.7, 0.12, 0.6
_AS_LEADER: Final = 0.8
_AS_ONE_OF_TWO: Final = 1.2
_ENOUGH: Final = 1.2
_AHEAD: Final = 3.0
# Of the one real person that a biography or an interview is about; never far away.
_HERO: Final = 3.6


@dataclass(frozen=True, slots=True)
class _Place:
    entity: str
    start: int
    subject: bool
    owner: bool
    verb: int
    """Index of the verb of its clause in its sentence's doc, -1 if there is none."""
    leads: bool = False
    """It owns the subject: ``Desmond's mind wanders``."""
    joined: bool = False
    """It acts together with another: ``Keamy and Omar``."""


def with_story_pronouns(reading: Reading) -> Reading:
    """The same reading with the pronouns of retold stories resolved among the characters."""
    entities = reading.entities
    if not any(e.cls == SKG.Character for e in entities.values()):
        return reading
    found = _Resolver(reading).resolve()
    if not found:
        return reading
    spans = {m.span for m in found}
    kept = [m for row in reading.mentions for m in row if not (m.nominal and m.span in spans)]
    return replace(
        reading,
        mentions=group_by_sentence(reading.sentences, [*kept, *found]),
        retold={},
        _by_token={},
    )


class _Resolver:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        named = [[m for m in row if not m.nominal] for row in reading.mentions]
        places = human_places(reading.article, reading.sentences, reading.entities, named)
        life = life_of(reading.article)
        # What an obituary tells in the present is of those whom somebody leaves behind.
        self.stand_in = {} if life is not None and life.over else reading.once(stand_ins)
        self.gender = genders_of(reading, places)
        self.rows = {i: self._row(reading.sentences[i], row, named[i]) for i, row in places.items()}
        self.topics: dict[int, Counter[str]] = defaultdict(Counter)
        for i, row in self.rows.items():
            for place in row:
                self.topics[reading.sentences[i].block.span.start][place.entity] += 1

        self.hero = self._protagonist()

    def _protagonist(self) -> str | None:
        """The real person whom the article names more often than any other person and any character."""
        named = Counter(p.entity for row in self.rows.values() for p in row)
        most = named.most_common(2)
        if not most or self._is_character(most[0][0]) or (len(most) > 1 and most[1][1] == most[0][1]):
            return None
        return most[0][0]

    def _row(
        self, sentence: Sentence, places: Sequence[HumanPlace], named: Sequence[Mention]
    ) -> list[_Place]:
        """Who is named in a sentence; actors beside their characters are left out."""
        ends = {m.span.start: m.span.end for m in named}
        characters = [p for p in places if self._is_character(p.entity)]
        tokens = {t.idx + sentence.offset: t for t in sentence.tokens}
        out: list[_Place] = []
        promoted: set[int] = set()
        for place in places:
            token = tokens.get(place.start)
            if not self._is_character(place.entity):
                after = next((c for c in characters if c.start > place.start), None)
                between = self.text[ends.get(place.start, place.start) : after.start] if after else "."
                if _PLAYS.fullmatch(between):
                    if place.subject and after is not None:
                        promoted.add(after.start)
                    continue
            if place.bracketed:
                continue
            owner = token is not None and _owns(sentence, ends.get(place.start, 0))
            out.append(
                _Place(
                    place.entity,
                    place.start,
                    (place.subject or place.start in promoted) and not owner,
                    owner,
                    -1 if token is None else _verb(token),
                    owner and token is not None and _owned(token).dep_ in _SUBJECT,
                    token is not None and _is_joined(token),
                )
            )
        return out

    def _is_character(self, entity: str) -> bool:
        return self.reading.entities[entity].cls == SKG.Character

    # --- all pronouns ------------------------------------------------------------------------------

    def resolve(self) -> list[Mention]:
        out: list[Mention] = []
        for sentence in self.reading.sentences:
            if sentence.block.kind not in _PROSE:
                continue
            speech = [m.span() for m in _SPEECH.finditer(sentence.span.text_of(self.text))]
            for token in sentence.tokens:
                if token.lower_ not in _PRONOUNS:
                    continue
                start = token.idx + sentence.offset
                at = start - sentence.span.start
                if any(a <= at < b for a, b in speech):
                    continue
                found = self._stands_for(token, sentence, start)
                span = Span(start=start, end=start + len(token.text))
                out += [Mention(span=span, entity=e, nominal=True) for e in found]
        return out

    def _stands_for(self, token: "Token", sentence: Sentence, start: int) -> list[str]:
        verb = _verb(token)
        found = (
            self._group(token, sentence, start, verb)
            if token.lower_ in _THEY
            else self._one(token, sentence, start, verb)
        )
        subject = token.dep_ in _SUBJECT
        row = self.rows.setdefault(sentence.index, [])
        for entity in found:
            row.append(_Place(entity, start, subject, token.dep_ == "poss", verb))
            self.topics[sentence.block.span.start][entity] += 1
        row.sort(key=lambda p: p.start)
        if verb >= 0 and token.doc[verb].lemma_.lower() in _OUTSIDE:
            return []
        if len(found) == 1 and not self._is_character(found[0]):
            # An actor in the present tells of the character: "Every night he climbs onto the roof."
            played = self.stand_in.get(found[0])
            return [played] if played is not None and verb >= 0 and _is_present(token.doc[verb]) else []
        return found

    # --- he and she ----------------------------------------------------------------------------------

    def _one(self, token: "Token", sentence: Sentence, start: int, verb: int) -> list[str]:
        mine = "m" if token.lower_ in HE else "f"
        subject, owner = token.dep_ in _SUBJECT, token.dep_ == "poss"
        sharing = _sharing(token.doc[verb]) if verb >= 0 else set()
        scores: dict[str, float] = {}
        if self.hero is not None and self.gender.get(self.hero, mine) == mine:
            scores[self.hero] = _HERO
        for back, row, crossed in self._before(sentence):
            for place in row:
                if place.start >= start or self.gender.get(place.entity, mine) != mine:
                    continue
                same = back == 0 and place.verb in sharing and place.subject
                if same and not owner and not subject and token.lower_ not in _REFLEXIVE:
                    continue
                score = _START - _STEP * back - (_PARAGRAPH if crossed else 0.0)
                score += _AS_SUBJECT * place.subject + _AS_OWNER * place.owner + _AS_LEADER * place.leads
                score -= _AS_ONE_OF_TWO * (place.joined and back == 0)
                score += _SAME_ROLE * (place.subject == subject)
                score += _KNOWN * (place.entity in self.gender)
                score += min(5, self.topics[sentence.block.span.start][place.entity]) * _TOPIC
                score -= 0.0 if self._is_character(place.entity) else _STRANGER
                score += 0.6 * (same and (owner or token.lower_ in _REFLEXIVE))
                score += place.start * 1e-7
                scores[place.entity] = max(scores.get(place.entity, -9.0), score)
        ahead = self._ahead(token, sentence, start, verb)
        if ahead is not None and self.gender.get(ahead, mine) == mine:
            scores[ahead] = max(scores.get(ahead, 0.0), _AHEAD + _KNOWN * (ahead in self.gender))
        if not scores:
            return []
        best = max(scores, key=lambda k: (scores[k], k))
        return [best] if scores[best] >= _ENOUGH else []

    def _ahead(self, token: "Token", sentence: Sentence, start: int, verb: int) -> str | None:
        """Who is the subject of the main clause behind a clause with the pronoun (``After Ann left him, Bob drank``)."""
        if verb < 0 or token.doc[verb].dep_ != "advcl" or token.doc[verb].head.i < verb:
            return None
        main = token.doc[verb].head.i
        own = {p.entity for p in self.rows.get(sentence.index, ()) if p.verb == verb and p.subject}
        later = (
            p for p in self.rows.get(sentence.index, ()) if p.start > start and p.verb == main and p.subject
        )
        found = next(later, None)
        return None if found is None or found.entity in own else found.entity

    def _before(self, sentence: Sentence) -> "list[tuple[int, list[_Place], bool]]":
        """Rows of this sentence and those before it, with the distance and whether a paragraph ends between."""
        out = [(0, self.rows.get(sentence.index, []), False)]
        crossed = False
        for back in range(1, _REACH + 1):
            index = sentence.index - back
            if index < 0:
                break
            other = self.reading.sentences[index]
            if other.block.kind not in _PROSE:
                break
            crossed = crossed or other.block is not sentence.block
            if crossed and back > 3:
                break
            out.append((back, self.rows.get(index, []), crossed))
        return out

    # --- they ------------------------------------------------------------------------------------------

    def _group(self, token: "Token", sentence: Sentence, start: int, verb: int) -> list[str]:
        """Those named together before; else the two or three of the sentence that named some last."""
        acts = token.dep_ in _SUBJECT or token.dep_ == "poss"
        owner = spouse_before(self.text, self.rows.get(sentence.index, ()), start)
        if owner is not None:
            return [owner]
        for back, row, _ in self._before(sentence)[:3]:
            here = [p for p in row if p.start < start and self._is_character(p.entity)]
            if self._others_named(sentence.index - back, max((p.start for p in here), default=0), start):
                return []
            if back == 0 and not acts:
                sharing = _sharing(token.doc[verb]) if verb >= 0 else set()
                here = [p for p in here if not (p.subject and p.verb in sharing)]
            chains = self._listed(here)
            if chains:
                subjects = [c for c in chains if c[0].subject]
                return list(dict.fromkeys(p.entity for p in (subjects or chains)[-1]))
            everybody = list(dict.fromkeys(p.entity for p in here))
            if back and 2 <= len(everybody) <= 3:
                return everybody
            if back and everybody:
                before = self.rows.get(sentence.index - back - 1, [])
                more = list(
                    dict.fromkeys([*everybody, *(p.entity for p in before if self._is_character(p.entity))])
                )
                return more if len(more) == 2 and acts else []
        return []

    def _others_named(self, index: int, after: int, before: int) -> bool:
        """Does the sentence have a subject in the plural that names nobody (``the guards``), nearer than all who are named?"""
        sentence = self.reading.sentences[index]
        return any(
            t.tag_ in {"NNS", "NNPS"}
            and t.dep_ in _SUBJECT
            and after < t.idx + sentence.offset < before
            and not any(
                m.span.start <= t.idx + sentence.offset < m.span.end for m in self.reading.mentions[index]
            )
            for t in sentence.tokens
        )

    def _listed(self, row: Sequence[_Place]) -> list[list[_Place]]:
        chains: list[list[_Place]] = []
        for place in row:
            last = chains[-1][-1] if chains else None
            if last is not None and re.fullmatch(
                r"[^.;:]{0,60}?(?:\([^)]*\))?(?:,|,? and|,? &)(?: the| his| her)?(?: [a-z’'-]+){0,3} ",
                self.text[last.start : place.start],
            ):
                chains[-1].append(place)
            else:
                chains.append([place])
        return [c for c in chains if len({p.entity for p in c}) > 1]


def _verb(token: "Token") -> int:
    """Index of the verb of the clause that a word stands in, or -1."""
    at = token
    for _ in range(12):
        if at.pos_ == "VERB" or (at.pos_ == "AUX" and at.dep_ not in {"aux", "auxpass"}):
            return int(at.i)
        if at.head.i == at.i:
            break
        at = at.head
    return -1


def _is_joined(token: "Token") -> bool:
    """Is it one of several subjects?"""
    at = token
    for _ in range(3):
        if at.dep_ == "conj" and at.head.dep_ in {*_SUBJECT, "conj"} and at.head.pos_ in {"PROPN", "NOUN"}:
            return True
        if at.dep_ in _SUBJECT:
            return any(t.dep_ == "conj" for t in at.rights)
        if at.dep_ != "compound":
            return False
        at = at.head
    return False


def _owned(token: "Token") -> "Token":
    """What a name in the possessive owns; the token itself without it."""
    at = token
    for _ in range(4):
        if at.dep_ == "poss":
            return at.head
        at = at.head
    return token


def _sharing(verb: "Token") -> set[int]:
    """Indices of a verb and of those before it that lend it their subject (``escapes and kills them``)."""
    out = {int(verb.i)}
    for _ in range(12):
        own = any(t.dep_ in _SUBJECT and t.head.i == verb.i for t in verb.doc[max(0, verb.i - 12) : verb.i])
        if own or verb.dep_ not in {"conj", "xcomp", "advcl"} or verb.head.i == verb.i:
            break
        verb = verb.head
        out.add(int(verb.i))
    return out


def _is_present(verb: "Token") -> bool:
    """Is it finite and in the present, or an infinitive or participle?"""
    return verb.tag_ in {"VBZ", "VBP"}


def _owns(sentence: Sentence, end: int) -> bool:
    """Does a possessive sign stand right behind a name?"""
    token = next((t for t in sentence.tokens if t.idx + sentence.offset == end), None)
    return token is not None and token.tag_ == "POS"
