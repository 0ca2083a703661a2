"""Names of a document gathered into things, and what kind of thing each is.

A name is typed by all its places together: pairs of actor and character, words of the trade, what verbs it is
the subject of, endings, lists, and spaCy's entity labels as one vote among them.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ..ontology.records import Article, BlockKind, Span
from ..ontology.terms import SCHEMA, SKG
from .first_names import first_names
from .lexicon import (
    AGENCIES,
    HONORIFICS,
    MAKER_NOUNS,
    NETWORKS,
    ORGANIZATION_ENDINGS,
    OUTLETS,
    SCREEN_NOUNS,
    STUDIOS,
    WORK_NOUNS,
)
from .lexicon_places import DEMONYMS, REAL_PLACES
from .names import Name, is_known_organization
from .nlp import Sentence
from .roles import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY: Final = re.compile(
    r"\b(?:creat\w+|writ\w+|wrote|direct\w+|pen(?:s|ned)|helm\w+|develop\w+|produc\w+|script\w*|adapt\w+|compos\w+|narrat\w+|novels?|books?|"
    r"memoirs?|score|music|screenplay|script|stor(?:y|ies)|series|drama|film|comics?|co-written|co-created|from|review|words|photo\w*|interview|"
    r"edit\w+|design\w+|run|showrun|overs\w+|play(?:ed)?|reported|hails) (?:\w+ly )?(?:by|from) (?:\w+ ){0,3}$"
)
_NOUNS: Final = "|".join(sorted(map(re.escape, MAKER_NOUNS), key=len, reverse=True))
_MAKER_BEFORE: Final = re.compile(
    rf"\b(?:(?:{_NOUNS})s?|(?:executive )?producers?|bosses|makers?|cinematographer|newcomers?|veterans?|legend|duo|brothers|comics?|mogul|late|actors?)(?: and (?:{_NOUNS})s?)?,? $",
    re.I,
)
_MAKER_AFTER: Final = re.compile(
    rf"^(?:['’]s?)?(?:,| \(|, (?:the|who is|a|an|one of)(?: [\w’'+-]+){{0,5}}| is (?:the|a|an)(?: [\w’'-]+){{0,3}}) (?:{_NOUNS}|executive producer|producer|cinematographer)\b",
    re.I,
)
_MAKER_VERB: Final = re.compile(
    r"^,? (?:who )?(?:also |has |had |will |is |was |would |is set to |previously |himself |herself )*(?:direct(?:s|ed|ing)?|wrote|writes|written|co-wrote|created|creates|co-created|penned|pens|"
    r"helms|helmed|stars?|starred|starring|co-stars?|co-starred|executive[- ]produc\w+|serves? as|reprises|reprised|portrays|portrayed|adapted|composed|composes|"
    r"developed|scripted|edited|narrated|narrates|won (?:an?|the) |earned|received|"
    r"told|tells \w+ (?:that )?[“\"]|confirmed|teased|hinted|opened up|spoke|explained to|join(?:s|ed) the cast|guest[- ]star\w*|was cast|has been cast|is attached|joins as|on (?:the|his|her) (?:role|character)|"
    r"gives? (?:a|an|the|his|her) [\w, -]{0,30}performance|plays|played|performs|sings|voices|voiced|appear(?:s|ed|ing)? (?:as|in|on)|in (?:a|the) (?:part|role)|brings? (?:a|an|the|his|her)|delivers?|is (?:terrific|great|excellent|superb|brilliant|wonderful|magnetic|outstanding))\b"
)
_WORK_AFTER: Final = re.compile(
    rf"^['’]s? (?:[\w’'-]+ ){{0,4}}?(?:{'|'.join(map(re.escape, [*SCREEN_NOUNS, *WORK_NOUNS]))}|adaptation|performance|portrayal|direction|script|screenplay|score|music|novel|turn|version|casting|work|career|writing)s?\b"
)
_ORG_VERB: Final = re.compile(
    r"^(?:['’]s?)? (?:has |have |had |will |also |officially |recently )*(?:renew\w*|order\w*|announc\w*|greenl\w+|pick\w* up|cancel\w*|air(?:s|ed|ing)|stream(?:s|ed|ing)|"
    r"commission\w*|releas\w+|premier\w+|axed|produc\w+|distribut\w+|drops?|dropped|reported|gave)\b"
)
_ORG_ROLE: Final = re.compile(
    r"^(?:['’]s?)? (?:CEO|chief|founder|co-founder|boss|chairman|president|executive|employees?|headquarters|agents?|lab|office|board|officers?|leader|spokes\w+)\b"
)
_GROUP_BEFORE: Final = re.compile(r"\b(?:[Tt]he|of|by|with|against|for|from) (?:the )?$")
_STORY_ENDINGS: Final = frozenset(
    """Academy Alliance Army Authority Bank Bureau Company Corp Corporation Council Court Department
    Federation Fleet Force Guild Hospital Industries Institute International Justice Labs League Order
    Paper Party Police Post School Security Squad Station Systems Task Team Technologies Union Unit
    University Motorsport Supply Service Services""".split()
)
_BY_TRADE: Final = frozenset(
    """Agency Broadcasting Cinema Entertainment Film Films Media Network Networks Pictures Production
    Productions Publishing Radio Records Studio Studios Television Theatre TV Magazine Press""".split()
)

PERSON, CHARACTER, ORGANIZATION, STORY_ORGANIZATION, PLACE, OBJECT, AWARD = (
    SCHEMA.Person,
    SKG.Character,
    SCHEMA.Organization,
    SKG.FictionalOrganization,
    SCHEMA.Place,
    SKG.StoryObject,
    SKG.Award,
)


@dataclass(slots=True)
class Thing:
    """All names of one thing of the document."""

    key: str
    names: list[Name] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)
    cls: str = ""
    merged: list["Thing"] = field(default_factory=list)

    @property
    def tokens(self) -> list[str]:
        return self.key.split()


def fold(name: str) -> str:
    """A name without case, accents and punctuation."""
    name = unicodedata.normalize("NFKD", name.replace("’", "'"))
    name = "".join(c for c in name if not unicodedata.combining(c)).casefold()
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s'&+-]", " ", name)).strip()


def gather(
    article: Article, sentences: Sequence[Sentence], names: Sequence[Name], roles: Sequence[Role]
) -> list[Thing]:
    """Gather names into things with a class each, in order of first mention."""
    things: dict[str, Thing] = {}
    for name in names:
        key = ("award " if name.award else "") + (fold(name.core) or name.core)
        things.setdefault(key, Thing(key)).names.append(name)
    for thing in things.values():
        _vote(thing, article, sentences)
    by_span = {n.span: t for t in things.values() for n in t.names}
    for role in roles:
        by_span[role.actor.stands_for or role.actor.span].votes["actor"] += 5 * role.confidence  # type: ignore[assignment]
        by_span[role.character.stands_for or role.character.span].votes["role"] += 5 * role.confidence  # type: ignore[assignment]
    _vote_lists(things.values(), article)
    ordered = sorted(things.values(), key=lambda t: t.names[0].span)
    _join_aliases(ordered, article)
    kept = _merge([t for t in ordered if not t.votes["gone"]])
    for thing in kept:
        thing.cls = _class_of(thing)
    _settle(kept, article, sentences)
    return [t for t in kept if t.cls]


def _vote(thing: Thing, article: Article, sentences: Sequence[Sentence]) -> None:
    votes, text = thing.votes, article.text
    words = thing.names[0].core.split()
    for name in thing.names:
        sentence = sentences[name.sentence]
        before = text[max(sentence.span.start, name.span.start - 60) : name.span.start]
        after = text[name.span.end : name.span.end + 80]
        votes[f"label {name.label}"] += 1
        if name.listed:
            votes["listed"] += 2
        if name.honorific:
            plain = name.honorific.rstrip(".") in {"Mr", "Mrs", "Miss", "Ms", "Sir", "Dame"}
            # newspapers once called the people of the trade Mr and Miss, with both their names
            votes["maker" if plain and " " in name.core else "honorific"] += 1
        if name.nickname:
            votes["character"] += 1
        if _BY.search(before):
            votes["maker"] += 3
        if _MAKER_BEFORE.search(before) or _MAKER_AFTER.match(after):
            votes["maker"] += 3
        if re.match(r" \((?:[^()]{0,40}; )?(?:born|née|b\.)\b", after):
            votes["maker"] += 4
        if _MAKER_VERB.match(after):
            votes["maker"] += 2
        if name.possessive and _WORK_AFTER.match(after):
            votes["maker"] += 2
        if _ORG_VERB.match(after):
            votes["org verb"] += 1
        if _ORG_ROLE.match(after):
            votes["org verb"] += 1
        if re.search(r"\b[Tt]he $", before):
            votes["the"] += 1
        if (
            re.search(
                r"\b(?:in|into|near|across|around|outside|inside|throughout|visits?|beneath|above|leaves)(?: the)? $",
                before,
            )
            and not name.possessive
        ):
            votes["where"] += 1
        elif (
            re.search(
                r"(?<!focus )(?<!focuses )(?<!based )(?<!turns )\b(?:on|at|to|from|over|through)(?: the)? $",
                before,
            )
            and not name.possessive
        ):
            votes["where?"] += 1
        if _PLACE_NOUN.search(before):
            votes["place noun"] += 1
        if re.match(r" [a-z]", after) and re.match(
            r" (?!and\b|or\b|in\b|on\b|at\b|to\b|is\b|was\b|has\b|had\b|as\b|who\b|with\b|from\b|for\b|of\b|by\b|that\b)[a-z-]+",
            after,
        ):
            head = _head(name, sentence)
            if head is not None and head.dep_ in {"amod", "compound", "nmod"}:
                votes["modifier"] += 1
        if re.search(r"\b(?:joins?|for|works? (?:for|at)|member of|leads?|agents? of|of) (?:the )?$", before):
            votes["org use"] += 1
        _vote_verbs(name, sentence, votes)
    last = words[-1]
    if is_known_organization(thing.names[0].core) or is_known_organization(thing.names[0].text):
        votes["known org"] += 1
    if len(words) > 1 and last in ORGANIZATION_ENDINGS:
        votes["org ending"] += 1
    if words[0] in AGENCIES and len(words) == 1:
        votes["agency"] += 1
    if thing.names[0].core in REAL_PLACES:
        votes["real place"] += 1
    if words[0].lower() in first_names():
        votes["first name"] += 1


_PLACE_NOUN: Final = re.compile(
    r"\b(?:planet|city|town|village|island|kingdom|moon|country|state|street|suburb|county|province|region|colony|capital|port|continent|hamlet|district|borough)(?: of)? $",
    re.I,
)
_KIN_AFTER: Final = re.compile(
    r"^['’]s? (?:\w+ )?(?:wife|husband|mother|father|son|daughter|brother|sister|boss|lover|friend|death|face|eyes|hand|head|heart|mind|life|body|past|plan|choice|"
    r"decision|girlfriend|boyfriend|partner|family|children|uncle|aunt|nephew|niece|killer|murder|house|apartment|car|phone|voice|arms|fate|betrayal|secret)\b"
)
_ANIMATE: Final = frozenset(
    """accuse admit agree answer apologize arrest arrive ask attack attempt beg believe betray blame bring
    call carry catch chase choose climb collapse come confess confront convince cry dance decide demand
    deny die discover dream drink drive drown eat escape expect explain fall fear feel fight find flee
    follow forgive get give go grab grieve have hate hear help hide hit hold hope hug hunt hurt ignore
    insist invite jump keep kidnap kill kiss know laugh learn leave lie listen live look lose love make
    marry meet miss mourn move murder need notice order panic persuade poison promise propose push quit
    reach read realize recall refuse regret reject remember rescue return reveal run sacrifice save say
    scream search see sell send shoot shout sit sleep smile sneak speak stab stand stay steal strangle
    struggle suffer survive suspect swear take talk tell think threaten throw travel trick try turn
    understand visit vow wait wake walk want warn watch weep whisper win wonder work worry yell""".split()
)


def _vote_verbs(name: Name, sentence: Sentence, votes: "Counter[str]") -> None:
    token = _head(name, sentence)
    if token is None:
        return
    if token.dep_ in {"nsubj", "nsubjpass"} and token.head.pos_ in {"VERB", "AUX"}:
        votes["subject"] += 1
        if token.head.lemma_ in _ANIMATE:
            votes["animate"] += 1
    elif token.dep_ in {"dobj", "dative"}:
        votes["object"] += 1
    if name.possessive:
        votes["owner"] += 1
        following = sentence.tokens.doc.text[
            name.span.end - sentence.offset : name.span.end - sentence.offset + 30
        ]
        if _KIN_AFTER.match(following):
            votes["animate"] += 1


def _head(name: Name, sentence: Sentence) -> "Token | None":
    doc = sentence.tokens.doc
    span = doc.char_span(
        name.span.start - sentence.offset, name.span.end - sentence.offset, alignment_mode="expand"
    )
    return span.root if span is not None else None


def _vote_lists(things: Iterable[Thing], article: Article) -> None:
    """Names that stand in one list are of one kind: the sure ones lend their votes to the others."""
    text = article.text
    placed = sorted(((n, t) for t in things for n in t.names), key=lambda p: p[0].span)
    chain: list[Thing] = []
    previous: Name | None = None
    for name, thing in [*placed, (None, None)]:
        linked = (
            name is not None
            and previous is not None
            and previous.sentence == name.sentence
            and re.fullmatch(
                r"(?:,|,? and|,? &|,? along with|,? as well as|,? plus)(?: the)? ",
                text[previous.span.end : name.span.start],
            )
        )
        if not linked:
            _share(chain)
            chain = []
        if thing is not None and name is not None:
            chain.append(thing)
        previous = name


def _share(chain: list[Thing]) -> None:
    if len(chain) < 2:
        return
    for vote in ("maker", "actor"):
        most = max(t.votes[vote] for t in chain)
        if most >= 2:
            for thing in chain:
                if " " in thing.key and thing.votes["role"] < 3:
                    thing.votes[vote] = max(thing.votes[vote], int(most * 0.6))
    if sum(t.votes["role"] >= 3 for t in chain):
        for thing in chain:
            if thing.votes["actor"] < 2 and thing.votes["maker"] < 2:
                thing.votes["character"] += 1
    # long lists of full names in the press are casts and crews
    if (
        len(chain) >= 3
        and sum(" " in t.key for t in chain) >= 0.7 * len(chain)
        and not any(t.votes["role"] for t in chain)
    ):
        for thing in chain:
            thing.votes["maker"] += 1


_ALIAS: Final = re.compile(
    r"^(?:/|,? (?:\()?(?:aka|a\.k\.a\.|AKA|also known as|better known as|otherwise known as|alias|nicknamed|dubbed|née|whose real name is|real name|formerly known as)[ ,](?:the )?)$"
)


def _join_aliases(things: list[Thing], article: Article) -> None:
    """``Matt, aka Daredevil``; ``Orderly/Bob/Ghost``: two names of one thing."""
    placed = sorted(((n, t) for t in things for n in t.names if not n.award), key=lambda p: p[0].span)
    target = {t.key: t for t in things}
    for (first, thing), (second, other) in zip(placed, placed[1:], strict=False):
        if first.sentence != second.sentence or thing is other:
            continue
        if _ALIAS.match(article.text[first.span.end : second.span.start]):
            keeper, gone = target[thing.key], target[other.key]
            if keeper is gone:
                continue
            keeper.names = sorted([*keeper.names, *gone.names], key=lambda n: n.span)
            keeper.votes += gone.votes
            gone.votes["gone"] += 1
            for key, value in target.items():
                if value is gone:
                    target[key] = keeper


def _merge(things: list[Thing]) -> list[Thing]:
    """Join short names to the full names that they stand for."""
    full = [t for t in things if len(t.tokens) > 1 and not t.key.startswith("award ")]
    gone: dict[str, Thing] = {}
    for thing in full:  # Ann Lee = Ann B. Lee; Acme = Acme International is done below
        for other in full:
            if other is thing or len(other.tokens) <= len(thing.tokens) or other.key in gone:
                continue
            mine, theirs = thing.tokens, other.tokens
            if mine[0] == theirs[0] and mine[-1] == theirs[-1] and set(mine) <= set(theirs):
                gone[thing.key] = other
                break
            if theirs[: len(mine)] == mine and other.names[0].core.split()[-1] in ORGANIZATION_ENDINGS:
                gone[thing.key] = other
                break
    for thing in things:
        if len(thing.tokens) != 1 or thing.key.startswith("award "):
            continue
        target = _full_name_of(thing, [f for f in full if f.key not in gone])
        if target is not None:
            gone[thing.key] = target
    by_key = {t.key: t for t in things}
    for key, target in gone.items():
        final = target
        while final.key in gone:
            final = gone[final.key]
        final.merged.append(by_key[key])
    kept = [t for t in things if t.key not in gone]
    for thing in kept:
        for part in thing.merged:
            if len(part.tokens) == 1 and len(thing.tokens) > 1:
                by = "by surname" if part.tokens[0] == thing.tokens[-1] else "by first name"
                thing.votes[by] += len(part.names)
            thing.names += part.names
            thing.votes += part.votes
        thing.names.sort(key=lambda n: n.span)
    return sorted(kept, key=lambda t: t.names[0].span)


def _full_name_of(thing: Thing, full: list[Thing]) -> Thing | None:
    """The one full name that a single word stands for; None if there is none or two fit alike."""
    word = thing.tokens[0]
    role, actor = thing.votes["role"] >= 2, thing.votes["actor"] >= 2
    title = next((n.honorific for n in thing.names if n.honorific), None)

    def fits(other: Thing) -> bool:
        is_actor = (
            other.votes["actor"] + other.votes["maker"] > other.votes["role"] + other.votes["character"]
        )
        is_role = other.votes["role"] > other.votes["actor"] + other.votes["maker"]
        return not ((role and is_actor) or (actor and is_role))

    lasts = [o for o in full if o.tokens[-1] == word and fits(o)]
    firsts = [o for o in full if o.tokens[0] == word and fits(o)]
    # people of the trade are called by their surnames; a first name that is theirs is mostly a character's
    firsts = [
        o
        for o in firsts
        if not (
            _is_maker(o)
            and thing.votes["subject"] + thing.votes["role"] + thing.votes["owner"] > 0
            and not _blog(thing, o)
        )
    ]
    orgs = [o for o in firsts if o.names[0].core.split()[-1] in ORGANIZATION_ENDINGS]
    if title and len(lasts) == 1:
        return lasts[0]
    options = orgs or [*lasts, *[f for f in firsts if f not in lasts]]
    if len(options) == 1:
        return options[0]
    if not options:
        return None
    if firsts and len(firsts) == 1 and not _is_maker(firsts[0]) and not actor:
        return firsts[0]
    start = thing.names[0].span.start
    # families share a surname: the full name just before is meant
    before = [o for o in options if o.names[0].span.start < start]
    return (
        max(before, key=lambda o: max(n.span.start for n in o.names if n.span.start < start))
        if before and lasts
        else None
    )


def _is_maker(thing: Thing) -> bool:
    return thing.votes["actor"] + thing.votes["maker"] > thing.votes["role"] + thing.votes["character"]


def _blog(thing: Thing, other: Thing) -> bool:
    """Is a person of the trade called by the first name here? Only where no actor stands beside the short name."""
    return (
        thing.votes["role"] == 0
        and len(other.names) <= len(thing.names) + 2
        and other.votes["role"] == 0
        and thing.votes["label PERSON"] > 0
        and other.votes["maker"] >= 5
    )


def _class_of(thing: Thing) -> str:
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


def _settle(things: list[Thing], article: Article, sentences: Sequence[Sentence]) -> None:
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
    near = sum(bool(_TRADE.search(text[max(0, n.span.start - 60) : n.span.end + 60])) for n in thing.names)
    return near / len(thing.names)


_TRADE: Final = re.compile(
    r"\b(?:director|directed|showrunner|creator|created|writer|written|wrote|producer|executive|novelist|author|critic|review|performance|cast|casting|"
    r"starring|stars|star|co-star|screenplay|script|score|soundtrack|composer|cinematograph\w+|interview|told|network|premiere[sd]?|streaming|award|"
    r"nominat\w+|Emmy|Oscar|box office|renewed|cancel\w+|filming|production|franchise|studio|actor|actress|played by|Published|By|band|album|musician)\b"
)
_EVENT_BLOCKS: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})


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
        trade = len(_TRADE.findall(sentence.span.text_of(text)))
        score = 1.0 * characters[i] + 0.4 * humans[i] - 0.8 * people[i] - 0.6 * trade
        paragraph[id(sentence.block)] += max(-1.5, min(1.5, score))
        if score > 0.5:
            out.add(i)
    for sentence in sentences:
        if paragraph[id(sentence.block)] > 0.8 and not people[sentence.index]:
            out.add(sentence.index)
    return out


def display_name(thing: Thing) -> tuple[str, list[str]]:
    """The fullest name of a thing and its other names, all as spelt in the text."""
    cores = Counter(n.core for n in thing.names)
    texts = Counter(n.text for n in thing.names)
    own = {c: n for c, n in cores.items() if fold(c) == thing.key} or cores
    longest = max(own, key=lambda c: (len(c.split()), own[c], len(c), c))
    for core in cores:
        if len(core.split()) > len(longest.split()) and fold(longest) in fold(core).split():
            longest = core
    name = longest
    if " " not in longest and thing.cls in {CHARACTER, PERSON}:
        with_title = [n.text for n in thing.names if n.honorific and n.core == longest]
        if with_title and (len(with_title) >= len(thing.names) / 2):
            name = Counter(with_title).most_common(1)[0][0]
    others = {*cores, *texts} - {name}
    nicknames = {n.nickname for n in thing.names if n.nickname}
    return name, sorted(others | nicknames)


def spans_of(thing: Thing) -> list[Span]:
    return [n.span for n in thing.names]


KNOWN_LISTS: Final = (NETWORKS, OUTLETS, STUDIOS, HONORIFICS)
