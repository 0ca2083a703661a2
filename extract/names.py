"""Names in the text: capitalised runs that may name a person, a character, an organization, a place or an award."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..ontology.records import Article, BlockKind, Span
from .lexicon import HONORIFICS, NAME_PARTICLES, NETWORKS, OUTLETS, STUDIOS
from .nlp import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_PIECE: Final = re.compile(r"[^\s,;:()\[\]{}“”\"…?!/—–|•*<>=]+")
_ABBREVIATION: Final = re.compile(
    r"^(?:[A-Z]\.)+$|^(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Prof|Rev|Lt|Sgt|Capt|Col|Gen|Inc|Corp|Ltd|Bros|Mt|Ft)\.$"
)
_AWARD: Final = re.compile(
    r"\b(?:Tony(?= (?:winner|nomin|[Aa]ward))|Tonys|(?:Primetime |Daytime |International |Creative Arts )?Emmy(?:s|[- ]Awards?)?|Oscars?|Academy Awards?|Golden Globes?(?: Awards?)?|"
    r"BAFTAs?(?: TV)?(?: Awards?)?|Baftas?(?: Awards?)?|Gramm(?:y|ys|ies)(?: Awards?)?|Tonys?(?: Awards?)|SAG Awards?|Screen Actors Guild Awards?|"
    r"Palme d['’]Or|Golden (?:Lion|Bear|Palm)|Silver (?:Lion|Bear)|Peabody(?: Awards?)?|Pulitzer(?: Prize)?|Booker Prize|Hugo Awards?|"
    r"Critics['’]? Choice(?: (?:Television|TV|Movie))?(?: Awards?)?|People['’]s Choice Awards?|Independent Spirit Awards?|Olivier(?: Awards?)?|"
    r"(?:[A-Z][\w’'.-]+ ){1,5}(?:Awards?|Prize|Medal|Trophy|Honou?rs)(?: for (?:Best|Outstanding)(?: [A-Z][\w-]+)+)?)(?!\w)"
)
_NEVER: Final = frozenset(
    """I I'm I’m I've I’ve I'd I’d I'll I’ll OK Okay Oh Yes No Not TV Season Seasons Episode Episodes
    Series Chapter Part Volume Vol January February March April June July August September October
    November December Feb Sept Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays
    Wednesdays Thursdays Fridays Saturdays Sundays Christmas Halloween Easter Thanksgiving New Year God
    Internet Web DVD Blu-ray Spoilers Spoiler Warning Updated Source Credit Image Photo Read More
    Related Also Here's Here’s It's It’s That's That’s There's There’s What's What’s He's He’s She's
    She’s Let's Let’s Don't Don’t Who's Who’s We're We’re They're They’re You're You’re CGI VFX AM PM ET
    PT EST BST GMT UK's US's Part Ep Eps Pt Exclusive Review Recap LGBTQ AI IMAX UFO DNA CEO COO CFO CTO
    PhD FAQ Best Outstanding""".split()
)
_STOP: Final = frozenset(
    """a about above after again against all almost alone along already also although always am among an
    and another any anyone anything are around as aside at away back be because become been before
    behind being below beside besides between beyond both but by came can come could day despite did do
    does doing done down due during each either else end enough even ever every everyone everything
    except far few finally first for from further get gets given going gone good got had half has have
    having he hence her here hers herself him himself his how however if in indeed inside instead into
    is it its itself just keep kind know last later least less let like likewise little long look made
    make makes many may maybe me mean meanwhile might more moreover most much must my myself near nearly
    neither never nevertheless new next nobody none nonetheless nor not nothing now of off often on once
    one ones only onto or other others otherwise our ours out outside over own perhaps place please plus
    previously put quite rather really same second see seem seems set several she should since so some
    somebody someone something sometimes soon still such sure take than that the their theirs them
    themselves then there therefore these they thing things think this those though through throughout
    thus to today together tomorrow tonight too toward towards two under unfortunately unless unlike
    until up upon us use used usually very via was way we well went were what whatever when whenever
    where whereas wherever whether which while who whoever whole whom whose why will with within without
    won't would year years yes yesterday yet you your yours three four five six seven eight nine ten
    third fourth fifth final directed written produced based created watch read speaking following
    according thanks starring stars cast created music summary plot verdict rating genre director writer
    writers creator creators producer producers network runtime seasons release date streaming series
    film show movie story spoilers elsewhere afterwards back nearby eventually suddenly sadly happily
    luckily asked told said check having looking playing meet want need imagine remember everybody
    nowhere anyway additionally furthermore similarly originally recently currently initially ultimately
    especially specifically basically obviously clearly actually fans viewers critics audiences people
    men women children families production filming speaking weddings""".split()
)
_FUNCTION: Final = frozenset(
    """a about after against all and any as at because before but by can could did do does for from had has
    have he her his how i if in into is it its me my no nor not of off on or our out over she since so
    some than that the their them then there these they this those though through to under until up us
    was we were what when where which while who whom whose why will with would you your""".split()
)
_OF: Final = frozenset(
    """Academy Ark Army Army's Bank Bureau Church City Council Court Daughters Department Director Duke
    Duchess Earl Faculty Guardians Gulf House Houses Isle Isles King Kingdom Knights Lord Lady Ministry
    Museum Office Order Prince Princess Queen Realm Republic School Secretary Sons State Sultan Tower
    Union University Valley Warden Brotherhood Sisterhood""".split()
)
_GENERIC: Final = frozenset(
    """the a an his her their its our my your this that these those""".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in one place."""

    span: Span
    sentence: int
    """Index of its sentence."""
    text: str
    """As written, without possessive; capitals mended in a list of names."""
    core: str
    """Without honorific and nickname."""
    honorific: str | None = None
    nickname: str | None = None
    possessive: bool = False
    label: str = ""
    """What spaCy's entity recogniser calls it; empty if nothing."""
    award: bool = False
    listed: bool = False
    """Stands in a line that is nothing but names."""
    stands_for: Span | None = None
    """Of a pronoun that is read as a name: the place of that name."""


def find_names(article: Article, sentences: Sequence[Sentence], taken: Sequence[Span]) -> list[Name]:
    """Find names in reading order.

    Args:
        article: The article.
        sentences: Its sentences.
        taken: Sorted spans of titles, seasons and episodes; no name overlaps them.

    Returns:
        Names; each lies in one sentence, none overlaps another.
    """
    text = article.text
    middles = _capitalised_inside(text, sentences)
    out: list[Name] = []
    at = 0
    for sentence in sentences:
        while at < len(taken) and taken[at].end <= sentence.span.start:
            at += 1
        blocked = [s for s in taken[at : at + 60] if s.start < sentence.span.end]
        block = sentence.block
        if block.kind == BlockKind.INFO_LABEL or (
            block.kind == BlockKind.INFO_VALUE and block.label and _NO_NAMES.search(block.label)
        ):
            continue
        awards = [
            Span(start=m.start() + sentence.span.start, end=m.end() + sentence.span.start)
            for m in _AWARD.finditer(sentence.span.text_of(text))
        ]
        awards = [a for a in awards if not any(a.touches(b) for b in blocked)]
        out += [_award_name(text, sentence, span) for span in awards]
        blocked = sorted([*blocked, *awards])
        if _is_list_of_names(sentence, text):
            out += _listed_names(sentence, text, blocked)
        else:
            out += _names_of(sentence, text, blocked, middles, in_title_case=_is_title_case(sentence, text))
    out += _known_in_headlines(article, sentences, taken, out)
    return sorted(out, key=lambda n: n.span)


def _known_in_headlines(
    article: Article, sentences: Sequence[Sentence], taken: Sequence[Span], found: Sequence[Name]
) -> Iterator[Name]:
    """In lines whose every word has a capital, only names that the rest of the text knows."""
    text = article.text
    forms = {
        n.core
        for n in found
        if not n.award and (" " in n.core or n.label in {"PERSON", "ORG"}) and len(n.core) > 2
    }
    if not forms:
        return
    pattern = re.compile(
        r"(?<![\w’'-])(?:" + "|".join(map(re.escape, sorted(forms, key=lambda f: (-len(f), f)))) + r")(?!\w)"
    )
    for sentence in sentences:
        if not _is_title_case(sentence, text):
            continue
        for match in pattern.finditer(sentence.span.text_of(text)):
            span = Span(start=match.start() + sentence.span.start, end=match.end() + sentence.span.start)
            if not any(span.touches(t) for t in taken):
                possessive = re.match(r"['’]s?\b", text[span.end : span.end + 2]) is not None
                yield Name(
                    span,
                    sentence.index,
                    match[0],
                    match[0],
                    possessive=possessive,
                    label=_label(sentence, span),
                )


def _award_name(text: str, sentence: Sentence, span: Span) -> Name:
    words = re.sub(r"^(?:[Tt]he|[A-Z]\w+['’]s) ", "", span.text_of(text))
    start = span.end - len(words)
    return Name(Span(start=start, end=span.end), sentence.index, words, words, award=True)


def _is_title_case(sentence: Sentence, text: str) -> bool:
    """Is it a headline whose every longer word has a capital, so that capitals say nothing?"""
    words = [w for w in re.findall(r"[^\W\d_][\w’'-]+", sentence.span.text_of(text)) if len(w) > 3]
    whole = sentence.span.text_of(text)
    if sentence.block.kind not in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION}:
        # a headline inside a paragraph; lists of names have capitals too
        return (
            sentence.block.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}
            and 5 < len(words) < 16
            and "," not in whole
            and "(" not in whole
            and sum(w[0].isupper() for w in words) > 0.85 * len(words)
        )
    if len(words) < 3:
        return False
    if re.fullmatch(r"(?:[\w.’'-]+ ){1,4}(?:[-–—:|]|as)(?: [\w.’'-]+){1,4}", sentence.span.text_of(text)):
        return False  # Actor - Character
    return sum(w[0].isupper() for w in words) > 0.74 * len(words)


_NO_NAMES: Final = re.compile(
    r"genre|rating|series|season|episode|date|shown|released?$|runtime|running|length|language|country|budget|gross|score|certificate|first|last|aired",
    re.I,
)


def _is_list_of_names(sentence: Sentence, text: str) -> bool:
    if sentence.block.kind != BlockKind.INFO_VALUE:
        return False
    if sentence.block.label and _NO_NAMES.search(sentence.block.label):
        return False
    parts = [p.strip() for p in re.split(r",|;| & | and |\n|•", sentence.span.text_of(text)) if p.strip()]
    return bool(parts) and all(
        1 <= len(p.split()) <= 5 and re.fullmatch(r"[^\W\d_][\w.’' -]*", p) is not None for p in parts
    )


def _listed_names(sentence: Sentence, text: str, blocked: Sequence[Span]) -> Iterator[Name]:
    """Names of a bare list: each item is one, whatever its case."""
    for match in re.finditer(r"[^\s,;&•][^,;&•\n]*", sentence.span.text_of(text)):
        raw = match[0].rstrip()
        start = sentence.span.start + match.start()
        for piece in re.finditer(r"(?:(?! and ).)+", raw):
            name = piece[0].strip()
            if not name:
                continue
            begin = start + piece.start() + (len(piece[0]) - len(piece[0].lstrip()))
            begin += 4 if name.startswith("and ") else 0
            name = name.removeprefix("and ").strip()
            span = Span(start=begin, end=begin + len(name))
            if any(span.touches(b) for b in blocked) or name in _NEVER:
                continue
            mended = name if name != name.lower() else " ".join(w[:1].upper() + w[1:] for w in name.split())
            yield Name(
                span,
                sentence.index,
                mended,
                mended,
                listed=len(name.split()) > 1,
                label=_label(sentence, span),
            )


def _capitalised_inside(text: str, sentences: Sequence[Sentence]) -> set[str]:
    """Words that stand with a capital in the middle of some sentence."""
    out: set[str] = set()
    for sentence in sentences:
        if sentence.block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
            continue
        words = _PIECE.findall(sentence.span.text_of(text))
        out.update(re.sub(r"['’]s?$", "", w).rstrip(".") for w in words[1:] if w[0].isupper())
    return out


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    text: str
    possessive: bool
    closes: bool
    """A full stop that ends a sentence stands behind it."""


def _words(sentence: Sentence, text: str) -> list[_Word]:
    out = []
    for match in _PIECE.finditer(sentence.span.text_of(text)):
        word = match[0]
        start = match.start() + sentence.span.start
        lead = 0 if word == "&" else len(word) - len(word.lstrip("‘'’-.&+"))
        word, start = word[lead:], start + lead
        closes = False
        if word.endswith(".") and not _ABBREVIATION.search(word):
            word, closes = word.rstrip("."), True
        possessive = re.search(r"(?:['’]s|(?<=s)['’])$", word)
        if possessive:
            word = word[: possessive.start()]
        word = word.rstrip("'’‘-&") or ("&" if match[0] == "&" else "")
        if word:
            out.append(_Word(start, start + len(word), word, bool(possessive), closes))
    return out


def _names_of(
    sentence: Sentence, text: str, blocked: Sequence[Span], middles: set[str], *, in_title_case: bool
) -> Iterator[Name]:
    tokens = {t.idx + sentence.offset: t for t in sentence.tokens}
    words = _words(sentence, text)
    run: list[_Word] = []
    for i, word in enumerate(words):
        span = Span(start=word.start, end=word.end)
        first = i == 0 or bool(
            re.search(r"[.:!?“\"‘•]\s*$|^\W*$", text[sentence.span.start : word.start][-3:])
        )
        is_name = not any(span.touches(b) for b in blocked) and _is_name_word(
            word, tokens, middles, first=first, sentence=sentence
        )
        if run and not _joins(text, run[-1], word):
            yield from _flush(run, sentence, text, in_title_case=in_title_case)
            run = []
        if is_name or (
            run and _is_particle(word, words[i + 1] if i + 1 < len(words) else None, run, text, blocked)
        ):
            run.append(word)
        elif run:
            yield from _flush(run, sentence, text, in_title_case=in_title_case)
            run = []
        if run and word.possessive and _is_possessive_name(words, i, text):
            word.end = words[i + 1].start - 1
            word.possessive = False
            continue
        if run and (word.possessive or word.closes):
            yield from _flush(run, sentence, text, in_title_case=in_title_case)
            run = []
    yield from _flush(run, sentence, text, in_title_case=in_title_case)


def _is_possessive_name(words: list[_Word], i: int, text: str) -> bool:
    """``Devil's Due (Ann Lee)``: a name with a possessive inside, shown by the bracket behind it."""
    if i + 1 >= len(words) or not words[i + 1].text[0].isupper():
        return False
    following = words[i + 1]
    alone = len(re.findall(rf"(?<!\w){re.escape(words[i].text)}(?!['’]s?\b|\w)", text))
    return alone == 0 and re.match(r" \([A-Z]\S+ [A-Z]", text[following.end : following.end + 20]) is not None


def _joins(text: str, left: _Word, right: _Word) -> bool:
    between = text[left.end : right.start]
    # a nickname in quotation marks belongs to the name around it
    return between == " " or re.fullmatch(r" [“\"‘'(]|[”\"’')] ", between) is not None


def _is_particle(
    word: _Word, following: _Word | None, run: list[_Word], text: str, blocked: Sequence[Span]
) -> bool:
    if following is None or not following.text[0].isupper() or text[word.end : following.start] != " ":
        return False
    if any(b.start <= following.start < b.end for b in blocked):
        return False
    if word.text in NAME_PARTICLES or word.text == "&":
        return True
    return word.text == "of" and run[-1].text in _OF and len(run) <= 3


def _is_name_word(
    word: _Word, tokens: "dict[int, Token]", middles: set[str], *, first: bool, sentence: Sentence
) -> bool:
    text = word.text
    if text in {"May", "Jan", "Mar", "Apr", "Jun", "Jul", "Aug", "Oct", "Nov", "Dec"} and re.match(
        r"\.? \d", sentence.tokens.doc.text[word.end - sentence.offset : word.end - sentence.offset + 4]
    ):
        return False
    if text in _NEVER or not text[0].isupper():
        # K-2SO and the like begin with a capital; 001 and R2-D2 are left to the other cues
        return False
    token = tokens.get(word.start)
    if text.lower() in _STOP and not (len(text) == 1 or text.isupper()):
        # Sister Night, Ms. First
        return (
            not first
            and token is not None
            and token.pos_ in {"PROPN", "NOUN"}
            and text.lower() not in _FUNCTION
        )
    if not first:
        return True
    if token is None:
        return text in middles
    if token.pos_ == "PROPN" or token.ent_type_ in {"PERSON", "ORG", "GPE", "LOC", "FAC"}:
        return True
    del sentence
    return text in middles and token.pos_ in {"NOUN", "ADJ", "X", "INTJ", "VERB"}


def _flush(run: list[_Word], sentence: Sentence, text: str, *, in_title_case: bool) -> Iterator[Name]:
    while run and (run[-1].text in NAME_PARTICLES or run[-1].text == "&"):
        run = run[:-1]
    if not run or in_title_case:
        return
    span = Span(start=run[0].start, end=run[-1].end)
    raw = span.text_of(text)
    if raw.count("(") or len(run) > 7:
        raw_parts = [w for w in run if text[w.end : w.end + 2] != " ("]
        if "(" in raw:
            # X (Y) are two names
            cut = next(i for i, w in enumerate(run) if "(" in text[w.end : w.end + 2])
            yield from _flush(run[: cut + 1], sentence, text, in_title_case=False)
            yield from _flush(run[cut + 1 :], sentence, text, in_title_case=False)
            return
        del raw_parts
    quotes = re.search(r" [“\"‘'](.+?)[”\"’'] ", raw)
    nickname = quotes[1] if quotes else None
    if not quotes and re.search(r"[“\"‘]| '", raw):
        cut = next((i for i, w in enumerate(run[1:], 1) if text[run[i - 1].end : w.start] != " "), None)
        if cut:
            yield from _flush(run[:cut], sentence, text, in_title_case=False)
            yield from _flush(run[cut:], sentence, text, in_title_case=False)
            return
    words = [w.text for w in run]
    honorific = None
    core = raw if not quotes else raw.replace(quotes[0], " ")
    while len(words) > 1 and words[0] in HONORIFICS:  # Detective Inspector Hardy
        honorific = f"{honorific} {words[0]}" if honorific else words[0]
        core, words = core[len(words[0]) :].lstrip(), words[1:]
    if raw in _NEVER or (len(words) == 1 and words[0].lower() in _GENERIC):
        return
    yield Name(
        span,
        sentence.index,
        raw,
        core,
        honorific=honorific,
        nickname=nickname,
        possessive=run[-1].possessive,
        label=_label(sentence, span),
    )


def _label(sentence: Sentence, span: Span) -> str:
    """The entity label that most characters of the span carry."""
    best, most = "", 0
    for entity in sentence.tokens.ents:
        start, end = entity.start_char + sentence.offset, entity.end_char + sentence.offset
        overlap = min(end, span.end) - max(start, span.start)
        if overlap > most and overlap * 2 >= span.end - span.start:
            best, most = entity.label_, overlap
    return best


def is_known_organization(name: str) -> bool:
    """Is it in the lists of networks, studios and outlets?"""
    bare = re.sub(r"^[Tt]he ", "", name)
    return any(n in names for names in (NETWORKS, STUDIOS, OUTLETS) for n in (name, bare))
