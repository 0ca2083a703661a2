"""Names of a document gathered into things, and what kind of thing each is.

A name is typed by all its places together: pairs of actor and character, words of the trade, what verbs it is
the subject of, endings, lists, and spaCy's entity labels as one vote among them; a small trained model weighs them.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from ..ontology.records import Article
from .biography import life_of
from .entity_types import class_of, settle
from .headlines import headline_block
from .list_votes import vote_lists
from .name_tags import KINDS, NameTags
from .name_votes import vote_places
from .names import Name
from .nlp import Sentence
from .roles import Role
from .same_names import join_aliases, merge_short_names
from .things import AWARD, CHARACTER, OBJECT, PERSON, Thing, fold
from .type_features import features_of
from .type_model import probabilities, weighed

NOTHING: Final = ""
"""Class of what is no thing."""
# Votes of one sure pair of actor and character.
_SURE: Final = 3.0
_KIN: Final = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|survived by|leaves(?: behind)?|[Hh]e left|[Ss]he left|has|have|had|of) (?:[\w-]+ ){0,3}?(?:children|wife|husband|partner|sons?|daughters?|brothers?|sisters?|mother|father|parents|children|nephew|niece|grandson|"
    r"granddaughter)\b[^.;()“”\"]*\Z"
)
_OWN_WORDS: Final = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]ur)\b")
# "Zoe, Max and Bo" are of one kind; "a guy, also called Bo" is somebody else
_LISTED: Final = re.compile(r"(?:,|,? (?:and|or)) [A-Z]")
_IN_LIST: Final = re.compile(r"[A-Z]\w+(?:,|,? (?:and|or)) \Z|\b(?:called|named) \Z")
# Share of the tags from which on somebody is of the story, whatever stands beside the name once.
_PLAINLY: Final = 0.85
# Share of the tags from which on a first name is that of somebody real.
_REALLY: Final = 0.6
# Places beyond these tell nothing new.
_MOST_PLACES: Final = 30
# So often the subject of what people of a story do: kills, flees, begs.
_LIVELY: Final = 2


def gather(
    article: Article,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    roles: Sequence[Role],
    tags: NameTags,
) -> list[Thing]:
    """Gather names into things with a class each, in order of first mention."""
    things = []
    real = life_of(article) is not None
    for thing, features in described(article, sentences, names, roles, tags):
        seen = seen_as(thing, article, tags)
        thing.cls = _class_of(thing, weighed(probabilities(features), seen), seen)
        if real and thing.cls == CHARACTER and thing.votes["role"] < _SURE and _is_family(thing, article):
            thing.cls = PERSON
        if thing.cls:
            things.append(thing)
    return things


def _is_family(thing: Thing, article: Article) -> bool:
    """Does the life of somebody name it as kin of hers: ``his wife, Ann, and his sons Bo and Cy``?"""
    return any(_KIN.search(article.text, max(0, n.span.start - 100), n.span.start) for n in thing.names)


def _is_told(thing: Thing, article: Article, sentences: Sequence[Sentence]) -> bool:
    """Is it named only by who speaks: in quotation marks or beside *I* and *we*, and not among others?"""
    for name in thing.names:
        sentence = sentences[name.sentence]
        block, text = sentence.block.span, article.text
        before = text[block.start : name.span.start]
        if _LISTED.match(text, name.span.end) or _IN_LIST.search(before[-40:]):
            return False
        if before.count("“") > before.count("”") or before.count('"') % 2:
            continue
        near = sentences[max(0, name.sentence - 1) : name.sentence + 2]
        own = (s.span.text_of(text) for s in near if s.block is sentence.block)
        if not any(_OWN_WORDS.search(words) for words in own):
            return False
    return True


def seen_as(thing: Thing, article: Article, tags: NameTags) -> dict[str, float]:
    """What the tags of its words take a thing for: kind → share, of all its places together.

    A name in a list whose capitals were forgotten does not look like one to the tags: it is left out.
    """
    as_written = (n for n in thing.names if article.text.startswith(n.text[:1], n.span.start))
    places = [tags.shares(n.span.start, n.span.end) for n in islice(as_written, _MOST_PLACES)]
    known = [place for place in places if place]
    return {kind: sum(place[kind] for place in known) / len(known) for kind in KINDS} if known else {}


def _class_of(thing: Thing, shares: dict[str, float], seen: Mapping[str, float]) -> str:
    if thing.key.startswith("award "):
        return AWARD
    role, actor = thing.votes["role"], thing.votes["actor"]
    # a word of the trade beside a name may be one of the story: "the crime boss"
    if seen.get("character", 0.0) < _PLAINLY:
        actor += thing.votes["maker"]
    if max(role, actor) >= _SURE and min(role, actor) == 0:
        # said in so many words that it plays, or that it is played
        del shares[PERSON if role else CHARACTER], shares[NOTHING]
    elif thing.cls == CHARACTER and not actor and thing.votes["animate"] >= _LIVELY:
        del shares[PERSON]
    if thing.votes["org verb"] and max(shares, key=lambda cls: shares[cls]) == OBJECT:
        del shares[OBJECT]  # things have no founders
    return max(shares, key=lambda cls: (shares[cls], cls))


def described(
    article: Article,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    roles: Sequence[Role],
    tags: NameTags,
) -> list[tuple[Thing, dict[str, float]]]:
    """Things with what is known of each, in order of first mention; their classes are those of the votes."""
    things: dict[str, Thing] = {}
    for name in names:
        key = ("award " if name.award else "") + (fold(name.core) or name.core)
        things.setdefault(key, Thing(key)).names.append(name)
    for thing in things.values():
        vote_places(thing, article, sentences)
    by_span = {n.span: t for t in things.values() for n in t.names}
    for role in roles:
        by_span[role.actor.stands_for or role.actor.span].votes["actor"] += 5 * role.confidence  # type: ignore[assignment]
        by_span[role.character.stands_for or role.character.span].votes["role"] += 5 * role.confidence  # type: ignore[assignment]
    vote_lists(things.values(), article)
    ordered = sorted(things.values(), key=lambda t: t.names[0].span)
    join_aliases(ordered, article)
    ordered = [t for t in ordered if not t.votes["gone"]]
    seen = {t.key: seen_as(t, article, tags) for t in ordered}
    story = {key for key, shares in seen.items() if shares.get("character", 0.0) >= _PLAINLY}
    real = {key for key, shares in seen.items() if shares.get("person", 0.0) >= _REALLY}
    told = {t.key for t in ordered if len(t.tokens) == 1 and _is_told(t, article, sentences)}
    headline = headline_block(article)
    kept = merge_short_names(ordered, headline.span.end if headline else 0, story, real, told)
    for thing in kept:
        thing.cls = class_of(thing)
    by_votes = [thing.cls for thing in kept]
    settle(kept, article, sentences)
    return [
        (thing, features_of(thing, article, sentences, first=first, second=thing.cls))
        for thing, first in zip(kept, by_votes, strict=True)
    ]
