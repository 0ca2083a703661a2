"""Noun phrases that stand for people: ``the duo``, ``the tired detective``, ``the Acme founder``."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from ..ontology.records import Article, Entity, Mention, Span
from ..ontology.terms import SCHEMA, SKG
from .humans import FEMALE_WORDS, MALE_WORDS, HumanPlace
from .lexicon_people import LEADERS, PEOPLE
from .nlp import Sentence
from .trades import OCCUPATIONS

_GROUP: Final = re.compile(r"\b[Tt]he (?:duo|pair|couple|two|lovers|siblings|brothers|sisters|trio)\b(?! of)")

_AND: Final = re.compile(r"[^.,;:()]{1,50} (?:and|&) ")
_LEADER: Final = re.compile(
    r"\b[Tt]he (?:[a-z][\w-]* )?(?P<org>[A-Z][\w’' ]*?) (?:founder|co-founder|boss|chief|CEO|head|leader|commander|president|owner|director)\b"
)

_PERSON_NOUNS: Final = (OCCUPATIONS | PEOPLE | LEADERS | FEMALE_WORDS | MALE_WORDS) - frozenset(
    "actor actress star director writer producer creator showrunner author cast people person partner king queen prince".split()
)

_DESCRIPTION: Final = re.compile(
    r"\b[Tt]he ((?:[a-z][\w-]* ){0,3}?)("
    + "|".join(sorted(map(re.escape, _PERSON_NOUNS), key=lambda n: (-len(n), n)))
    + r")\b(?! (?:of|who|in|from|that)\b)"
)


def group_mentions(
    article: Article,
    sentence: Sentence,
    places: Mapping[int, list[HumanPlace]],
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
        if match[0].endswith(("couple", "lovers")) and not _named_together(
            two[:2], sentence.index, places, article
        ):
            continue
        if len(two) >= wanted:
            out += [Mention(span=span, entity=e, nominal=True) for e in sorted(two[:wanted])]
    for match in _LEADER.finditer(text):
        out += _leader(match, article, sentence, places, entities, mentions)
    return out


def _named_together(
    two: Sequence[str], index: int, places: Mapping[int, list[HumanPlace]], article: Article
) -> bool:
    """Has a sentence said ``Ann and Bob``? Who only come one after the other are no couple."""
    for back in range(4):
        row = [p for p in places.get(index - back, []) if not p.bracketed]
        if any(
            {a.entity, b.entity} == set(two) and _AND.fullmatch(article.text[a.start : b.start])
            for a, b in pairwise(row)
        ):
            return True
    return False


def described_mentions(
    article: Article,
    sentence: Sentence,
    places: dict[int, list[HumanPlace]],
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
                    HumanPlace(row[-1].entity, sentence.index, head, True, False, token.head.i)
                )
                places[sentence.index].sort(key=lambda p: p.start)
                break
    return out


def _leader(
    match: "re.Match[str]",
    article: Article,
    sentence: Sentence,
    places: Mapping[int, list[HumanPlace]],
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
    before = sentence.span.text_of(article.text)[: match.start()].rstrip()
    if before.endswith(",") and any(p.start < start for p in places.get(sentence.index, [])):
        return []  # "Ann, the Acme founder" says who it is
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
