"""What kind of thing each thing is, by the votes of all its places together."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from ..ontology.records import Article, BlockKind
from .lexicon import (
    HONORIFICS,
)
from .lexicon_places import DEMONYMS
from .nlp import Sentence
from .things import AWARD, CHARACTER, OBJECT, ORGANIZATION, PERSON, PLACE, STORY_ORGANIZATION, Thing
from .trade_words import TRADE

_BY_TRADE: Final = frozenset(
    """Agency Broadcasting Cinema Entertainment Film Films Media Network Networks Pictures Production
    Productions Publishing Radio Records Studio Studios Television Theatre TV Magazine Press""".split()
)

_EVENT_BLOCKS: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})


def class_of(thing: Thing) -> str:
    votes = thing.votes
    if thing.key.startswith("award "):
        return AWARD
    n = len(thing.names)
    total = max(1, n)
    words = max((x.core for x in thing.names), key=lambda c: len(c.split())).split()
    person = votes["actor"] + votes["maker"] + votes["listed"]
    character = votes["role"] + votes["character"] + 1.2 * votes["honorific"]
    human = votes["label PERSON"] / total * 3 + min(person, 8) + min(character, 8)
    human += 0.5 * min(2, votes["owner"]) + 0.3 * min(3, votes["subject"]) + 0.7 * min(4, votes["animate"])
    human += 1.5 * bool(votes["first name"])
    org = (
        votes["label ORG"] / total * (2 if len(words) > 1 or words[0].isupper() else 1.4)
        + 6 * votes["known org"]
        + 3 * votes["org ending"]
        + 5 * votes["agency"]
    )
    org += min(2, votes["org verb"]) + 0.5 * min(2, votes["org use"]) + 0.5 * min(2, votes["the"])
    place = (votes["label GPE"] + votes["label LOC"] + votes["label FAC"]) / total * 2 + 1.4 * min(
        3, votes["where"]
    )
    place += 0.4 * min(2, votes["where?"]) + 4 * bool(votes["real place"]) + 4 * bool(votes["place noun"])
    group = 2.5 * votes["label NORP"] / total + min(2, votes["the"]) * 0.7
    thing_ = (
        (votes["label PRODUCT"] + votes["label WORK_OF_ART"] + votes["label EVENT"] + votes["label LAW"])
        / total
        * 1.5
    )
    thing_ += 0.5 * min(2, votes["the"])
    if len(words) == 1 and words[0] in HONORIFICS and votes["role"] < 2:
        return ""
    if (
        len(words) == 1
        and votes["modifier"] >= total
        and not votes["org verb"]
        and person + character < 2
        and org < 4
        and not votes["first name"]
    ):
        return ""
    if all(w in DEMONYMS or w in HONORIFICS for w in words) and votes["role"] < 2:
        return ""
    if votes["label NORP"] / total > 0.5 and not votes["the"] and votes["role"] < 2 and votes["maker"] < 2:
        return ""  # American, Soviet
    if len(words) > 1 and votes["known org"] + votes["org ending"] == 0 and org < 4:
        human += 0.8
    best = max((human, "human"), (org, "org"), (place, "place"), (group, "group"), (thing_, "thing"))
    if best[0] < 0.8:
        return "" if n < 2 else OBJECT
    if best[1] == "human":
        if person or character:
            return PERSON if person > character else CHARACTER
        return "human"
    if best[1] == "org":
        if votes["known org"] or votes["agency"] or (words[-1] in _BY_TRADE and len(words) > 1):
            return ORGANIZATION
        return "org"
    if best[1] == "place":
        return PLACE
    plural = words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is", "os", "as"))
    return (
        STORY_ORGANIZATION
        if best[1] == "group" and votes["the"] and (votes["label NORP"] or plural)
        else OBJECT
    )


def settle(things: list[Thing], article: Article, sentences: Sequence[Sentence]) -> None:
    """Decide humans and organizations that only their company tells apart."""
    story = _story_sentences(things, sentences, article)
    roles = sum(t.cls == CHARACTER for t in things)
    people = sum(t.cls == PERSON for t in things)
    for thing in things:
        in_story = sum(n.sentence in story for n in thing.names) / len(thing.names)
        if thing.cls == "human":
            single = " " not in max((n.core for n in thing.names), key=len)
            lean = in_story - 0.45 + (0.35 if single else 0.0) + (0.15 if roles > people else -0.1)
            if not roles and people < 3 and (single or len(thing.names) > 1):
                lean += 0.3 if single else 0.1  # a review that names no actor
            lean += 0.3 * bool(thing.votes["by first name"]) - 0.2 * bool(thing.votes["by surname"])
            if not single and thing.votes["animate"] + thing.votes["owner"] == 0 and roles:
                lean -= 0.2
            lean -= 0.25 * _trade_near(thing, article)
            lean += 0.1 * min(4, thing.votes["animate"])
            lean += 0.1 * min(3, thing.votes["subject"] + thing.votes["owner"]) * (1 if in_story > 0.3 else 0)
            thing.cls = CHARACTER if lean > 0 else PERSON
        elif thing.cls == "org":
            thing.cls = STORY_ORGANIZATION if in_story >= 0.5 else ORGANIZATION


def _trade_near(thing: Thing, article: Article) -> float:
    """Share of its places with a word of the trade within 60 characters."""
    text = article.text
    near = sum(bool(TRADE.search(text[max(0, n.span.start - 60) : n.span.end + 60])) for n in thing.names)
    return near / len(thing.names)


def _story_sentences(things: list[Thing], sentences: Sequence[Sentence], article: Article) -> set[int]:
    """Indices of sentences that tell the story: characters are in them, words of the trade are not."""
    characters = Counter(n.sentence for t in things if t.cls == CHARACTER for n in t.names)
    humans = Counter(n.sentence for t in things if t.cls == "human" for n in t.names)
    people = Counter(n.sentence for t in things if t.cls == PERSON for n in t.names)
    # an actor in parentheses is not what the sentence is about
    text = article.text
    for thing in things:
        if thing.cls == PERSON:
            for name in thing.names:
                if text[max(0, name.span.start - 1) : name.span.start] == "(":
                    people[name.sentence] -= 1
    out = set()
    paragraph: dict[int, float] = defaultdict(float)
    for sentence in sentences:
        i = sentence.index
        if sentence.block.kind not in _EVENT_BLOCKS:
            continue
        trade = len(TRADE.findall(sentence.span.text_of(text)))
        score = 1.0 * characters[i] + 0.4 * humans[i] - 0.8 * people[i] - 0.6 * trade
        paragraph[id(sentence.block)] += max(-1.5, min(1.5, score))
        if score > 0.5:
            out.add(i)
    for sentence in sentences:
        if paragraph[id(sentence.block)] > 0.8 and not people[sentence.index]:
            out.add(sentence.index)
    return out
