"""Light coreference: pronouns and ``the duo`` to the people and characters that they stand for."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..ontology.records import Article, BlockKind, Entity, Mention, Span
from ..ontology.terms import SCHEMA, SKG
from .first_names import first_names
from .lexicon import FEMALE, MALE
from .lexicon_people import LEADERS, OCCUPATIONS, PEOPLE
from .nlp import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE: Final = frozenset({"he", "him", "his", "himself"})
_SHE: Final = frozenset({"she", "her", "hers", "herself"})
_THEY: Final = frozenset({"they", "them", "their", "themselves"})
_GROUP: Final = re.compile(r"\b[Tt]he (?:duo|pair|couple|two|lovers|siblings|brothers|sisters|trio)\b(?! of)")
_LEADER: Final = re.compile(
    r"\b[Tt]he (?:\w+ )?(?P<org>[A-Z][\w’' ]*?) (?:founder|co-founder|boss|chief|CEO|head|leader|commander|president|owner|director)\b"
)
_HUMAN: Final = frozenset({SCHEMA.Person, SKG.Character})
# How far back a pronoun may reach, in sentences.
_REACH: Final = 3
_PROSE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_FEMALE_WORDS: Final = frozenset(
    """actress woman girl wife mother sister daughter girlfriend queen princess lady widow bride aunt niece
    heroine""".split()
)
_MALE_WORDS: Final = frozenset(
    """actor man boy husband father brother son boyfriend king prince lord widower groom uncle nephew""".split()
)


@dataclass(frozen=True, slots=True)
class _Place:
    """One mention of a human with what grammar says of it."""

    entity: str
    sentence: int
    start: int
    subject: bool
    bracketed: bool
    head: int
    """Index of the token that governs it, in its sentence's doc."""


def resolve_pronouns(
    article: Article,
    sentences: Sequence[Sentence],
    entities: Mapping[str, Entity],
    mentions: Sequence[Sequence[Mention]],
) -> list[Mention]:
    """Find what pronouns and ``the duo`` stand for.

    Several mentions may share the span of a plural pronoun, one for each of the group.
    """
    places = _places(article, sentences, entities, mentions)
    gender = _genders(article, sentences, entities, places)
    out: list[Mention] = []
    resolved: dict[int, list[_Place]] = {k: list(v) for k, v in places.items()}
    for sentence in sentences:
        if sentence.block.kind not in _PROSE:
            continue
        speech = _speech(article.text, sentence)
        out += _described(article, sentence, resolved, entities, mentions)
        for token in sentence.tokens:
            word = token.lower_
            start = token.idx + sentence.offset
            if word not in _HE and word not in _SHE and word not in _THEY:
                continue
            if any(s.start <= start < s.end for s in speech):
                continue
            span = Span(start=start, end=start + len(token.text))
            if word in _THEY:
                for entity in _group_before(sentence, start, resolved, article):
                    out.append(Mention(span=span, entity=entity, nominal=True))
                continue
            found = _antecedent(token, sentence, sentences, resolved, gender, entities, male=word in _HE)
            if found is None:
                continue
            out.append(Mention(span=span, entity=found, nominal=True))
            subject = token.dep_ in {"nsubj", "nsubjpass"}
            row = resolved.setdefault(sentence.index, [])
            row.append(_Place(found, sentence.index, start, subject, False, token.head.i))
            row.sort(key=lambda p: p.start)
        out += _nominals(article, sentence, resolved, entities, mentions)
    return out


def _places(
    article: Article,
    sentences: Sequence[Sentence],
    entities: Mapping[str, Entity],
    mentions: Sequence[Sequence[Mention]],
) -> dict[int, list[_Place]]:
    out: dict[int, list[_Place]] = defaultdict(list)
    text = article.text
    for sentence in sentences:
        for mention in mentions[sentence.index]:
            if entities[mention.entity].cls not in _HUMAN:
                continue
            doc = sentence.tokens.doc
            tokens = doc.char_span(
                mention.span.start - sentence.offset,
                mention.span.end - sentence.offset,
                alignment_mode="expand",
            )
            if tokens is None:
                continue
            head = tokens.root
            out[sentence.index].append(
                _Place(
                    mention.entity,
                    sentence.index,
                    mention.span.start,
                    head.dep_ in {"nsubj", "nsubjpass"}
                    or (head.dep_ == "conj" and head.head.dep_ in {"nsubj", "nsubjpass"}),
                    text[max(0, mention.span.start - 1) : mention.span.start] == "(",
                    head.head.i,
                )
            )
    return out


def _genders(
    article: Article,
    sentences: Sequence[Sentence],
    entities: Mapping[str, Entity],
    places: Mapping[int, list[_Place]],
) -> dict[str, str]:
    """``m`` or ``f`` for entities whose titles, nouns or nearest pronouns tell it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    text = article.text
    for key, entity in entities.items():
        if entity.cls in _HUMAN:
            for name in (entity.name, *entity.aliases):
                title = name.split()[0].rstrip(".").lower()
                if title in MALE or title in FEMALE:
                    votes[key]["m" if title in MALE else "f"] += 5
                elif title in first_names():
                    votes[key][first_names()[title]] += 2
    for sentence in sentences:
        row = places.get(sentence.index, [])
        for place in row:
            words = re.findall(r"[a-z]+", text[max(sentence.span.start, place.start - 30) : place.start])[-2:]
            if words and words[-1] in _FEMALE_WORDS:
                votes[place.entity]["f"] += 4
            elif words and words[-1] in _MALE_WORDS:
                votes[place.entity]["m"] += 4
        first = [p for p in row if not p.bracketed]
        if len({p.entity for p in first}) != 1:
            continue
        # the only human of its sentence: the pronouns after it are most likely its own
        for token in sentence.tokens:
            if token.idx + sentence.offset > first[0].start:
                if token.lower_ in _HE:
                    votes[first[0].entity]["m"] += 1
                elif token.lower_ in _SHE:
                    votes[first[0].entity]["f"] += 1
    return {k: c.most_common(1)[0][0] for k, c in votes.items() if c and c["m"] != c["f"]}


def _speech(text: str, sentence: Sentence) -> list[Span]:
    """Spans of the sentence in double quotation marks: others speak there."""
    out = []
    for match in re.finditer(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", sentence.span.text_of(text)):
        if len(match[0].split()) > 4:
            out.append(Span(start=sentence.span.start + match.start(), end=sentence.span.start + match.end()))
    return out


def _antecedent(
    token: "Token",
    sentence: Sentence,
    sentences: Sequence[Sentence],
    places: Mapping[int, list[_Place]],
    gender: Mapping[str, str],
    entities: Mapping[str, Entity],
    *,
    male: bool,
) -> str | None:
    start = token.idx + sentence.offset
    mine = "m" if male else "f"
    owner = token.dep_ == "poss"
    reflexive = token.lower_.endswith("self")
    scores: dict[str, float] = {}
    for back in range(_REACH + 1):
        index = sentence.index - back
        if index < 0:
            break
        other = sentences[index]
        if (
            other.block is not sentence.block
            and back
            and sentences[index + 1].block is not other.block
            and (other.block.kind not in _PROSE or back > 1)
        ):
            break
        for place in places.get(index, []):
            if place.start >= start or place.bracketed:
                continue
            if gender.get(place.entity, mine) != mine:
                continue
            score = (
                3.0
                - 1.1 * back
                + (1.2 if place.subject else 0.0)
                + (0.8 if gender.get(place.entity) == mine else 0.0)
            )
            if back == 0:
                same_clause = place.head == token.head.i and place.subject
                if same_clause and token.dep_ in {"dobj", "dative", "pobj"} and not reflexive:
                    continue
                if (owner or reflexive) and place.subject:
                    score += 0.6
                if token.dep_ in {"nsubj", "nsubjpass"} and not place.subject:
                    score -= 0.4
            score += place.start * 1e-7
            scores[place.entity] = max(scores.get(place.entity, -9.0), score)
    del entities
    if not scores:
        return None
    best = max(scores, key=lambda k: (scores[k], k))
    return best if scores[best] >= 1.5 else None


def _group_before(
    sentence: Sentence, start: int, places: Mapping[int, list[_Place]], article: Article
) -> list[str]:
    """The last group that was named together: listed names, or all subjects of the sentence before."""
    for index in (sentence.index, sentence.index - 1):
        row = [p for p in places.get(index, []) if p.start < start and not p.bracketed]
        chains: list[list[_Place]] = []
        for place in row:
            if chains and re.fullmatch(
                r"[^.;:]{0,60}?(?:\([^)]*\))?(?:,|,? and|,? &)(?: the| his| her)?(?: [a-z’'-]+){0,3} ",
                article.text[chains[-1][-1].start : place.start],
            ):
                chains[-1].append(place)
            else:
                chains.append([place])
        groups = [c for c in chains if len({p.entity for p in c}) > 1]
        if groups:
            return list(dict.fromkeys(p.entity for p in groups[-1]))
    return []


def _nominals(
    article: Article,
    sentence: Sentence,
    places: Mapping[int, list[_Place]],
    entities: Mapping[str, Entity],
    mentions: Sequence[Sequence[Mention]],
) -> list[Mention]:
    text = sentence.span.text_of(article.text)
    out = []
    for match in _GROUP.finditer(text):
        start = sentence.span.start + match.start()
        span = Span(start=start, end=sentence.span.start + match.end())
        two: list[str] = []
        for back in range(3):
            row = [p for p in places.get(sentence.index - back, []) if p.start < start and not p.bracketed]
            for place in reversed(row):
                if place.entity not in two and entities[place.entity].cls == SKG.Character:
                    two.append(place.entity)
        wanted = 3 if match[0].endswith("trio") else 2
        if len(two) >= wanted:
            out += [Mention(span=span, entity=e, nominal=True) for e in sorted(two[:wanted])]
    for match in _LEADER.finditer(text):
        out += _leader(match, sentence, places, entities, mentions)
    return out


_PERSON_NOUNS: Final = (OCCUPATIONS | PEOPLE | LEADERS | _FEMALE_WORDS | _MALE_WORDS) - frozenset(
    "actor actress star director writer producer creator showrunner author cast people person partner king queen prince".split()
)
_DESCRIPTION: Final = re.compile(
    r"\b[Tt]he ((?:[a-z][\w-]* ){0,3}?)("
    + "|".join(sorted(map(re.escape, _PERSON_NOUNS), key=lambda n: (-len(n), n)))
    + r")\b(?! (?:of|who|in|from|that)\b)"
)


def _described(
    article: Article,
    sentence: Sentence,
    places: dict[int, list[_Place]],
    entities: Mapping[str, Entity],
    mentions: Sequence[Sequence[Mention]],
) -> list[Mention]:
    """``the aging astronaut`` as a subject: the character named last, who is mostly not the topic (that one is ``he``)."""
    text = sentence.span.text_of(article.text)
    out: list[Mention] = []
    for match in _DESCRIPTION.finditer(text):
        if re.match(r"['’]s\b| [A-Z]", text[match.end() : match.end() + 3]):
            continue
        head = sentence.span.start + match.start(2)
        token = next((t for t in sentence.tokens if t.idx + sentence.offset == head), None)
        if token is None or token.dep_ not in {"nsubj", "nsubjpass"}:
            continue
        if any(
            m.span.start < head for m in mentions[sentence.index] if entities[m.entity].cls == SKG.Character
        ):
            continue
        for back in (1, 2):
            row = [
                p
                for p in places.get(sentence.index - back, [])
                if entities[p.entity].cls == SKG.Character and not p.bracketed
            ]
            if row:
                span = Span(
                    start=sentence.span.start + match.start(2), end=sentence.span.start + match.end(2)
                )
                out.append(Mention(span=span, entity=row[-1].entity, nominal=True))
                places.setdefault(sentence.index, []).append(
                    _Place(row[-1].entity, sentence.index, head, True, False, token.head.i)
                )
                places[sentence.index].sort(key=lambda p: p.start)
                break
    return out


def _leader(
    match: "re.Match[str]",
    sentence: Sentence,
    places: Mapping[int, list[_Place]],
    entities: Mapping[str, Entity],
    mentions: Sequence[Sequence[Mention]],
) -> list[Mention]:
    """``the Helios founder``: the character spoken of before who is not another part of this sentence."""
    at = sentence.span.start + match.start("org")
    organizations = {SCHEMA.Organization, SKG.FictionalOrganization}
    if not any(
        m.span.start == at and entities[m.entity].cls in organizations for m in mentions[sentence.index]
    ):
        return []
    start = sentence.span.start + match.start()
    here = {p.entity for p in places.get(sentence.index, []) if p.start < start}
    for back in range(1, 4):
        row = [p for p in places.get(sentence.index - back, []) if entities[p.entity].cls == SKG.Character]
        others = list(dict.fromkeys(p.entity for p in row if p.entity not in here and not p.bracketed))
        if others:
            # only the noun, so that the organization keeps its own mention
            head = match.end() - len(match[0].split()[-1])
            span = Span(start=sentence.span.start + head, end=sentence.span.start + match.end())
            return [Mention(span=span, entity=others[0], nominal=True)]
    return []
