"""Runs of capitalised words that make one name."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..ontology.records import Span
from .lexicon import NAME_PARTICLES, ORGANIZATION_ENDINGS
from .lexicon_people import singular
from .name_words import Word, is_name_word, is_particle, is_possessive_name, joins, words_of
from .names import Labelled, Name, label_of, labelled, without_honorific
from .nlp import Sentence
from .no_names import DETERMINERS, NEVER
from .trades import is_trade

_NUMBER: Final = re.compile(r"(?<![\w$£€.,])\d{1,3}(?:st|nd|rd|th)? \Z")
"""Before a company's name; years have four figures."""
_COMERS: Final = frozenset({"Newcomer", "Newcomers", "Cue", "Enter", "Veteran", "Alum"})
_COUNTRYMAN: Final = re.compile(
    r"(?:French|English|Irish|Scots|Welsh|Dutch)(?:man|woman)|Scot|Dane|Swede|Finn|Czech|Turk|Spaniard|Icelander|Briton|Brit|Londoner|Dubliner|Glaswegian|Liverpudlian|Mancunian"
    r"|Parisian|New Yorker|Norwegian|Hungarian|Romanian|Ukrainian|Aussie|Kiwi|Mexican|Canadian|Italian|Australian|Nigerian|Ghanaian"
)
"""Countrymen by one word; those that are names as well (*German*, *Roman*) are left out."""
_NAMED_IN_FULL: Final = 2
_BORN: Final = re.compile(r"[A-Z]\w+-(?:born|based|raised|trained)")
# Beside trades, what two may be called before their names.
_OF_TWO: Final = frozenset(
    {"agent", "sister", "brother", "twin", "sibling", "cousin", "newcomer", "co-creator"}
)
_TWO: Final = re.compile(r"(?: \([^()]{2,60}\))?,? (?:and|&) [A-Z]")


def names_of(
    sentence: Sentence, text: str, blocked: Sequence[Span], middles: set[str], *, in_title_case: bool
) -> Iterator[Name]:
    tokens = {t.idx + sentence.offset: t for t in sentence.tokens}
    found = labelled(sentence)
    words = words_of(sentence, text)
    run: list[Word] = []
    for i, word in enumerate(words):
        span = Span(start=word.start, end=word.end)
        first = i == 0 or bool(
            re.search(r"[.:!?“\"‘•]\s*$|^\W*$", text[sentence.span.start : word.start][-3:])
        )
        is_name = not any(span.touches(b) for b in blocked) and is_name_word(
            word, text, tokens, middles, first=first
        )
        if run and not joins(text, run[-1], word):
            yield from _flush(run, sentence, found, text, in_title_case=in_title_case)
            run = []
        if is_name or (
            run and is_particle(word, words[i + 1] if i + 1 < len(words) else None, run, text, blocked)
        ):
            run.append(word)
        elif run:
            yield from _flush(run, sentence, found, text, in_title_case=in_title_case)
            run = []
        if run and word.possessive and is_possessive_name(words, i, text):
            word.end = words[i + 1].start - 1
            word.possessive = False
            continue
        if run and (word.possessive or word.closes):
            yield from _flush(run, sentence, found, text, in_title_case=in_title_case)
            run = []
    yield from _flush(run, sentence, found, text, in_title_case=in_title_case)


def _without_noun(run: list[Word], text: str) -> list[Word]:
    """``Sisters Ann and Bea``, ``Newcomer Ann``, ``Frenchwoman Ann Lee``, ``Brazilian-born Ann``: without what only says who they are."""
    first = run[0].text
    if len(run) < 2 or run[0].possessive or text[run[0].end : run[1].start] != " ":
        return run
    if (
        first in _COMERS
        or _BORN.fullmatch(first)
        or (_COUNTRYMAN.fullmatch(first) and len(run) > _NAMED_IN_FULL)
    ):
        return run[1:]
    noun, plural = singular(first.lower())
    several = plural and (is_trade(noun) or noun in _OF_TWO) and run[-1].text not in ORGANIZATION_ENDINGS
    return run[1:] if several and _TWO.match(text, run[-1].end) else run


def _flush(
    run: list[Word], sentence: Sentence, found: Sequence[Labelled], text: str, *, in_title_case: bool
) -> Iterator[Name]:
    while run and (run[-1].text in NAME_PARTICLES or run[-1].text == "&"):
        run = run[:-1]
    if not run or in_title_case:
        return
    run = _without_noun(run, text)
    span = Span(start=run[0].start, end=run[-1].end)
    raw = span.text_of(text)
    if "(" in raw:
        # X (Y) are two names
        cut = next(i for i, w in enumerate(run) if "(" in text[w.end : w.end + 2])
        yield from _flush(run[: cut + 1], sentence, found, text, in_title_case=False)
        yield from _flush(run[cut + 1 :], sentence, found, text, in_title_case=False)
        return
    quotes = re.search(r" [“\"‘'](.+?)[”\"’'] ", raw)
    nickname = quotes[1] if quotes else None
    if not quotes and re.search(r"[“\"‘]| '", raw):
        gap = next((i for i, w in enumerate(run[1:], 1) if text[run[i - 1].end : w.start] != " "), None)
        if gap:
            yield from _flush(run[:gap], sentence, found, text, in_title_case=False)
            yield from _flush(run[gap:], sentence, found, text, in_title_case=False)
            return
    honorific, words = without_honorific([w.text for w in run])
    core = raw if not quotes else raw.replace(quotes[0], " ")
    for title in (honorific or "").split():
        core = core.removeprefix(title).lstrip()
    if raw in NEVER or (len(words) == 1 and words[0].lower() in DETERMINERS):
        return
    number = _NUMBER.search(text, sentence.span.start, span.start)
    if number and words[-1] in ORGANIZATION_ENDINGS and honorific is None:
        span = Span(start=number.start(), end=span.end)
        raw = core = span.text_of(text)  # 21 Laps Entertainment
    yield Name(
        span,
        sentence.index,
        raw,
        core,
        honorific=honorific,
        nickname=nickname,
        possessive=run[-1].possessive,
        label=label_of(found, span),
    )
