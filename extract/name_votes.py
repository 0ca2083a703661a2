"""What the words around its names say of the kind of a thing."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ..ontology.records import Article
from .first_names import first_names
from .lexicon import (
    AGENCIES,
    MAKER_NOUNS,
    ORGANIZATION_ENDINGS,
    SCREEN_NOUNS,
    WORK_NOUNS,
)
from .lexicon_places import REAL_PLACES
from .names import Name, is_known_organization
from .nlp import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token
from .things import Thing

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


def vote_places(thing: Thing, article: Article, sentences: Sequence[Sentence]) -> None:
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
        _vote_verbs(name, sentence, votes, text)
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


def _vote_verbs(name: Name, sentence: Sentence, votes: Counter[str], text: str) -> None:
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
        if _KIN_AFTER.match(text[name.span.end : name.span.end + 30]):
            votes["animate"] += 1


def _head(name: Name, sentence: Sentence) -> "Token | None":
    doc = sentence.tokens.doc
    span = doc.char_span(
        name.span.start - sentence.offset, name.span.end - sentence.offset, alignment_mode="expand"
    )
    return span.root if span is not None else None
