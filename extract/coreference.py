"""Light coreference: pronouns and ``the duo`` to the people and characters that they stand for."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from ..ontology.records import Article, BlockKind, Entity, Mention, Span
from .biography import topic_of
from .character_nouns import described_mentions, group_mentions
from .humans import HE, SHE, HumanPlace, find_genders, human_places, spouse_before
from .nlp import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_THEY: Final = frozenset({"they", "them", "their", "themselves"})
# What speaks for the person whom the article is about: more than for any of the sentence before, less than for the
# subject of the same one.
_TOPIC: Final = 4.2
# How far back a pronoun may reach, in sentences.
_REACH: Final = 3

_PROSE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})


def resolve_pronouns(
    article: Article,
    sentences: Sequence[Sentence],
    entities: Mapping[str, Entity],
    mentions: Sequence[Sequence[Mention]],
) -> list[Mention]:
    """Find what pronouns and ``the duo`` stand for.

    Several mentions may share the span of a plural pronoun, one for each of the group.
    """
    places = human_places(article, sentences, entities, mentions)
    gender = find_genders(article, sentences, entities, places)
    topic = topic_of(article, entities.values())
    out: list[Mention] = []
    resolved: dict[int, list[HumanPlace]] = {k: list(v) for k, v in places.items()}
    for sentence in sentences:
        if sentence.block.kind not in _PROSE:
            continue
        speech = _speech(article.text, sentence)
        out += described_mentions(article, sentence, resolved, entities, mentions)
        for token in sentence.tokens:
            word = token.lower_
            start = token.idx + sentence.offset
            if word not in HE and word not in SHE and word not in _THEY:
                continue
            if any(s.start <= start < s.end for s in speech):
                continue
            span = Span(start=start, end=start + len(token.text))
            if word in _THEY:
                for entity in _group_before(sentence, start, resolved, article):
                    out.append(Mention(span=span, entity=entity, nominal=True))
                continue
            found = _antecedent(token, sentence, sentences, resolved, gender, topic, male=word in HE)
            if found is None:
                continue
            out.append(Mention(span=span, entity=found, nominal=True))
            subject = token.dep_ in {"nsubj", "nsubjpass"}
            row = resolved.setdefault(sentence.index, [])
            row.append(HumanPlace(found, sentence.index, start, subject, False, token.head.i))
            row.sort(key=lambda p: p.start)
        out += group_mentions(article, sentence, resolved, entities, mentions)
    return out


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
    places: Mapping[int, list[HumanPlace]],
    gender: Mapping[str, str],
    topic: str | None,
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
    if topic is not None and gender.get(topic, mine) == mine and token.dep_ in {"nsubj", "nsubjpass", "poss"}:
        scores[topic] = max(scores.get(topic, 0.0), _TOPIC)
    if not scores:
        return None
    best = max(scores, key=lambda k: (scores[k], k))
    return best if scores[best] >= 1.5 else None


def _group_before(
    sentence: Sentence, start: int, places: Mapping[int, list[HumanPlace]], article: Article
) -> list[str]:
    """The last group that was named together: listed names, or all subjects of the sentence before."""
    owner = spouse_before(article.text, places.get(sentence.index, ()), start)
    if owner is not None:
        return [owner]
    for index in (sentence.index, sentence.index - 1):
        row = [p for p in places.get(index, []) if p.start < start and not p.bracketed]
        chains: list[list[HumanPlace]] = []
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
