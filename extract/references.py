"""Which work, season or episode the words of a sentence point at: names, ``the series``, ``season 2``, ``the finale``.

``The drama, created by Ann Lee, returns for its third season`` holds two references: the drama (the work the
sentence is about) and its third season. Extractors ask for the one nearest to what they have found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..ontology.records import BlockKind
from ..ontology.terms import SCHEMA, WORK_CLASSES
from .in_hand import find_works_in_hand
from .lexicon import NUMBER_WORDS
from .lexicon_references import (
    ALSO_VERBS,
    DEFINITE,
    EITHER,
    EPISODE,
    FILM,
    INDEFINITE,
    OF_SAME_NAME,
    OWNED,
    SERIES,
    SOURCE,
    STOPS,
)
from .masked import C, E, L, Masked, O, P, S, W, X
from .nlp import Sentence
from .reading import SCREEN_CLASSES, Reading

SCREEN: Final = frozenset({*SCREEN_CLASSES, SCHEMA.TVSeason, SCHEMA.TVEpisode})
SOURCES: Final = WORK_CLASSES - SCREEN_CLASSES

_NOUN: Final = re.compile(
    r"(?<![\w'-])(?:"
    + "|".join(sorted(FILM | SERIES | EITHER | SOURCE | EPISODE, key=lambda w: (-len(w), w)))
    + r")(?![\w-])",
    re.I,
)
# ``series creator``, ``film festival``: the noun only tells what kind of creator or festival.
_COMPOUND: Final = re.compile(
    r"[ /-](?:co-)?(?:films?|movies?|series|shows?|dramas?|comedy|thrillers?|sitcoms?|documentary|programmes?|saga|creators?|stars?|directors?|writers?|showrunners?|producers?|composers?|actors?|boss|bosses|leads?|fans?|"
    r"critics?|makers?|industry|festivals?|rights|crew|world|business|finale|premiere|opener|order|regulars?|bible|script|"
    r"screenplay|franchise|adaptation|version|studios?|executives?|debut|role|academy|school|career|buff|universe|score)\b",
    re.I,
)
_NAMED: Final = re.compile(
    rf"(?: is| was|,)?(?: called| titled| entitled| known as| named| of)?,? ?[\"']?{W}"
)
_SAME_NAME: Final = re.compile(rf",? {OF_SAME_NAME}")
# "the finale of W season 4", "the opener of its third season": one episode, not a season beside it
_OF_SEASON: Final = re.compile(
    rf" (?:of|to|for) (?:{W}(?:'s?)?[:,]? )?(?:(?:the|its|this) )?(?:[\w'-]+ )?(?:season|series|run)(?: \d{{1,2}})?"
    rf"(?: of (?:the )?(?:[\w'-]+ ){{0,3}}{W})?"
)
_AUTHORED: Final = re.compile(rf"(?: [\w-]+ed)? (?:by|of) (?:[\w.'-]+ ){{0,3}}?{P}")
_EPONYMOUS: Final = re.compile(
    r"\b(?:eponymous|namesake|same-named?|same-titled|like-named|identically titled)\b", re.I
)
_NUMBERS: Final = "|".join(sorted(NUMBER_WORDS, key=lambda w: (-len(w), w)))
_ORDINALS: Final = "|".join(
    sorted((w for w in NUMBER_WORDS if re.search(r"(?:st|nd|rd|th)$", w)), key=lambda w: (-len(w), w))
)
NUMBER: Final = rf"(?:\d{{1,3}}|{_NUMBERS})"
ORDINAL: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINALS}|debut|freshman|sophomore)"
_SEASON: Final = re.compile(
    rf"\b(?:(?P<a>[Ss]eason|[Ss]eries|[Vv]olume|S)(?: |(?=\d))(?P<n>\d{{1,2}}|{_NUMBERS})(?!\d| episodes| seasons|-|(?:'s)? (?:finale|premiere|opener|closer)\b)\b"
    rf"|(?P<ord>{ORDINAL})(?:,? (?:and|&) (?:final|last))? (?:season|series|run|outing|batch|year)\b(?! (?:finale|premiere)\b)"
    rf"|(?P<rel>final|last|latest|new|newest|current|upcoming|forthcoming|this|returning|fresh) season\b(?! (?:finale|premiere)\b))",
    re.I,
)
_SEASON_WORD: Final = re.compile(
    r"season|series|volume|\bS ?\d|\b(?:run|outing|batch|year)\b|[Tt]he (?:first|second|third|fourth|fifth|sixth|seventh)\b",
    re.I,
)
_ELLIPTIC: Final = re.compile(
    rf"\b[Tt]he (?P<ord>{_ORDINALS})(?: one)? (?=didn't|did not|premier|debut|arriv|follow|launch|air|began|came|landed|dropped|"
    rf"will|is |was |won't|bow)"
)
_NUMBERED_EPISODE: Final = re.compile(
    rf"\b(?:S(?P<s>\d{{1,2}}) ?[Ee](?P<e>\d{{1,3}})|(?:[Ee]pisode|[Ee]p\.?|[Cc]hapter) (?P<n>\d{{1,3}}|{_NUMBERS})\b"
    rf"|(?P<ord>{ORDINAL}) episode\b)"
)
_IT: Final = re.compile(
    r"\A(?:It|This)(?='s| )|(?<=[.,;] )it(?= (?:was|is|aired|premiered|debuted|ran|will|lasted|ended|began|won|took|stars|starred|became|has|had|opened|opens|starts|airs|returns))"
)
_VALUES: Final = {"debut": 1, "freshman": 1, "sophomore": 2}


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of a masked sentence that point at a work, a season or an episode."""

    start: int
    end: int
    key: str | None
    """Id of the entity; None where the words point at something that has no name in the document."""
    named: bool = False
    """True for a name, False for ``the series``, ``season 2``."""
    season: int | None = None
    """The number of the season that the words give, even where no entity has it."""
    part: bool = False
    """The words name an episode that is no entity (``the finale``); ``key`` is then its series."""


def read_number(word: str) -> int | None:
    """``8``, ``eight``, ``eighth`` or ``8th`` → 8; None for other words."""
    word = word.lower()
    if match := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)?", word):
        return int(match[1])
    return _VALUES.get(word, NUMBER_WORDS.get(word))


_SEVERAL: Final = frozenset({"novels", "books", "stories"})


class References:
    """Finds and keeps what the sentences of one document point at."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        entities = reading.entities
        self._in_hand = find_works_in_hand(reading)
        self._last: list[dict[str, str]] = []
        self._topic: list[str | None] = []
        self._lately: list[str | None] = []
        last: dict[str, str] = {}
        topic: str | None = None
        lately: str | None = None
        for sentence in reading.sentences:
            self._last.append(last)
            self._topic.append(topic)
            self._lately.append(lately)
            lately = None
            fresh = False
            if sentence.block.kind in {BlockKind.HEADING, BlockKind.TITLE}:
                topic = None
            for mention in reading.mentions[sentence.index]:
                cls = entities[mention.entity].cls
                if group := _group(cls):
                    if not fresh:
                        last, fresh = dict(last), True
                    last[group] = lately = mention.entity
                    if mention.span.start - sentence.span.start <= 2:
                        topic = mention.entity
        self._headline = next(
            (
                (focus.work, focus.season)
                for s in reading.sentences[:3]
                if s.block.kind is BlockKind.TITLE
                and (focus := reading.focus(s)).work
                and focus.season is not None
            ),
            None,
        )
        """Work and season of the title, if it names a season."""
        self._only_episode = _only(e.id for e in entities.values() if e.cls == SCHEMA.TVEpisode)

    # --- entities -----------------------------------------------------------------------------

    def work_of(self, key: str | None) -> str | None:
        """The series of a season or episode; a work itself."""
        if key is None:
            return None
        entity = self.reading.entities.get(key)
        if entity is None:
            return None
        if entity.cls in {SCHEMA.TVSeason, SCHEMA.TVEpisode}:
            return entity.work
        return key if entity.cls in WORK_CLASSES else None

    def is_screen(self, key: str | None) -> bool:
        """Is it, or may it be, seen on a screen? A work of unknown kind may."""
        if key is None or key not in self.reading.entities:
            return False
        cls = self.reading.entities[key].cls
        return cls in SCREEN or cls in {SCHEMA.CreativeWork, SCHEMA.CreativeWorkSeries}

    def is_source(self, key: str | None) -> bool:
        """Is it a work that is not a series or film?"""
        return key is not None and key in self.reading.entities and self.reading.entities[key].cls in SOURCES

    def namesake(self, key: str | None) -> str | None:
        """The source work (novel, game) that has the name of a series or film, or the other way round."""
        if key is None:
            return None
        entity = self.reading.entities[key]
        names = {n.casefold() for n in (entity.name, *entity.aliases)}
        return next(
            (
                e.id
                for e in self.reading.entities.values()
                if e.cls in WORK_CLASSES
                and (e.cls in SCREEN_CLASSES) != (entity.cls in SCREEN_CLASSES)
                and not names.isdisjoint(n.casefold() for n in (e.name, *e.aliases))
            ),
            None,
        )

    def focus_work(self, sentence: Sentence) -> str | None:
        """The work in hand: of the entry or paragraph, else of the article."""
        return self._in_hand[sentence.index]

    def focus_episode(self, sentence: Sentence) -> str | None:
        """The episode that the sentence is about, if the text tells which one."""
        focus = self.reading.focus(sentence)
        if focus.work != self.focus_work(sentence):
            return None
        if focus.episode_id:
            return focus.episode_id
        if focus.work and focus.episode is not None:
            return self.reading.episode_id(focus.work, focus.season, focus.episode)
        return None

    def season_at(self, sentence: Sentence) -> int | None:
        """The number of the season that an article or a sentence is about; the headline's goes first."""
        focus = self.reading.focus(sentence)
        if focus.work != self.focus_work(sentence):
            return None
        if self._headline is not None and focus.work == self._headline[0]:
            return self._headline[1]
        return focus.season

    def focus_season(self, sentence: Sentence) -> str | None:
        """The season entity that an article or a sentence is about."""
        work, season = self.focus_work(sentence), self.season_at(sentence)
        return self.reading.season_id(work, season) if work and season is not None else None

    # --- references of a sentence -------------------------------------------------------------

    def find(self, masked: Masked) -> list[Reference]:
        """All references of a sentence, in reading order; those inside a longer one are left out."""
        text, sentence = masked.text, masked.sentence
        found: list[Reference] = [
            Reference(i, i + 1, masked.entity(i), named=True) for i in masked.all_of(W + S + E + C)
        ]
        found += self._seasons(masked)
        found += self._episodes(masked)
        found += self._mentioned(masked, found)
        taken = {i for r in found for i in range(r.start, r.end)}
        for match in _NOUN.finditer(text):
            if (
                match.start() in taken
                or _COMPOUND.match(text, match.end())
                or _NAMED.match(text, match.end())
            ):
                continue
            if reference := self._noun(masked, match, found):
                found.append(reference)
        if it := _IT.search(text):
            in_hand = self.focus_work(sentence)
            before = [r for r in found if r.named and r.end <= it.start() and self.work_of(r.key)]
            if before:
                in_hand = before[0].key
            elif in_hand == self.reading.focus(sentence).work:
                in_hand = self._topic[sentence.index] or in_hand
            key = self._nominal(masked, it.start()) or in_hand
            found.append(Reference(it.start(), it.end(), key))
        if text.startswith("Which "):
            found.append(Reference(0, 5, self._lately[sentence.index]))
        outer = 0
        kept: list[Reference] = []
        for reference in sorted(found, key=lambda r: (r.start, -r.end)):
            if reference.end > outer:
                kept.append(reference)
                outer = reference.end
        return kept

    def _nominal(self, masked: Masked, position: int) -> str | None:
        """The work that the reading itself has found behind a noun phrase."""
        offset = masked.origins[position]
        for mention in self.reading.mentions[masked.sentence.index]:
            if mention.span.start <= offset < mention.span.end:
                group = _group(self.reading.entities[mention.entity].cls)
                if group and (mention.nominal or group in {"season", "episode"}):
                    return mention.entity
        return None

    def _touched(self, masked: Masked, start: int, end: int, cls: str) -> str | None:
        """The season or episode entity that the reading itself has found in a stretch."""
        first, last = masked.origins[start], masked.origins[end - 1]
        return next(
            (
                m.entity
                for m in self.reading.mentions[masked.sentence.index]
                if m.span.start <= last and first < m.span.end and self.reading.entities[m.entity].cls == cls
            ),
            None,
        )

    def _mentioned(self, masked: Masked, found: list[Reference]) -> Iterator[Reference]:
        """Seasons and episodes that the reading has found in words that no pattern here knows."""
        for mention in self.reading.mentions[masked.sentence.index]:
            entity = self.reading.entities[mention.entity]
            if entity.cls not in {SCHEMA.TVSeason, SCHEMA.TVEpisode}:
                continue
            start, end = masked.position(mention.span.start), masked.position(mention.span.end)
            if start < end and not any(r.start < end and start < r.end for r in found):
                number = entity.season if entity.cls == SCHEMA.TVSeason else None
                yield Reference(start, end, entity.id, season=number)

    def _seasons(self, masked: Masked) -> Iterator[Reference]:
        text, sentence = masked.text, masked.sentence
        if not _SEASON_WORD.search(text):
            return
        for match in [*_SEASON.finditer(text), *_ELLIPTIC.finditer(text)]:
            groups = match.groupdict()
            owner = re.search(
                rf"({W})(?:'s?)?(?:[:,]| -)? (?:\w+ )?$", text[max(0, match.start() - 12) : match.start()]
            )
            work = (
                masked.entity(max(0, match.start() - 12) + owner.start(1))
                if owner
                else self._series(masked, match)
            )
            word = groups.get("n") or groups.get("ord")
            number = self.season_at(sentence) if groups.get("rel") else read_number(word or "")
            if (
                (groups.get("a") or "").lower() in {"series", "s", "volume"}
                and not (word or "").isdigit()
                and not owner
            ):
                continue  # "series one" may be, "the series three years later" is not
            if work is None or number is None:
                continue
            key = self._touched(masked, match.start(), match.end(), SCHEMA.TVSeason)
            key = key or self.reading.season_id(work, number)
            yield Reference(match.start(), match.end(), key, season=number)

    def _series(self, masked: Masked, match: "re.Match[str]") -> str | None:
        after = re.match(
            rf" of (?:O's )?(?:the )?(?:\w+ )?({W})", masked.text[match.end() : match.end() + 24]
        )
        if after:
            return masked.entity(match.end() + after.start(1))
        return self.work_of(self.focus_work(masked.sentence))

    def _episodes(self, masked: Masked) -> Iterator[Reference]:
        focus = self.reading.focus(masked.sentence)
        for match in _NUMBERED_EPISODE.finditer(masked.text):
            number = read_number(match["e"] or match["n"] or match["ord"] or "")
            season = int(match["s"]) if match["s"] else focus.season
            if focus.work is None or number is None:
                continue
            key = self._touched(masked, match.start(), match.end(), SCHEMA.TVEpisode)
            key = key or self.reading.episode_id(focus.work, season, number)
            key = key or self.reading.episode_id(focus.work, None, number)
            where = key or self.focus_work(masked.sentence)
            yield Reference(match.start(), match.end(), where, part=key is None)

    def _noun(self, masked: Masked, match: "re.Match[str]", found: list[Reference]) -> Reference | None:
        text, noun = masked.text, match[0].lower()
        determiner, start = _determiner(text, match.start())
        if determiner is None or (noun in ALSO_VERBS and not _is_noun(masked, match.start())):
            return None
        same = _SAME_NAME.match(text, match.end()) if noun in SOURCE else None
        if same or (noun in SOURCE and _EPONYMOUS.search(text, start, match.start())):
            named = [r.key for r in found if r.end <= start and r.named] + [self.focus_work(masked.sentence)]
            source = next((k for k in map(self.namesake, reversed(named)) if self.is_source(k)), None)
            return Reference(start, same.end() if same else match.end(), source)
        if key := self._nominal(masked, match.start()):
            return Reference(start, match.end(), key)
        # not a title in brackets behind another: "W (also known as W) is a film"
        before = [
            r
            for r in found
            if r.end <= start
            and r.start >= start - 60
            and text.count("(", 0, r.start) == text.count(")", 0, r.start)
        ]
        owner: Reference | None = max(before, key=lambda r: r.end, default=None)
        between = text[owner.end : start] if owner else ""
        if (
            owner
            and owner.named
            and determiner == "definite"
            and re.fullmatch(r"(?: \([^()]*\))?(?:,[\"']? |[\"'] | is | was )", between)
        ):
            return Reference(start, match.end(), owner.key)
        version = re.match(rf" version of (?:the )?(?:{P}(?:'s?)? )?({W})", text[match.end() :])
        if version and self.is_screen(key := masked.entity(match.end() + version.start(1))):
            return Reference(start, match.end(), key)
        if determiner == "indefinite":
            if owner and (opening := _opening(found, between)):
                return Reference(start, match.end(), opening.key)
            if owner and re.fullmatch(
                r"(?: \([^()]*\))?(?:,| -| –| —|:)? (?:(?:is|was|remains|became|being|are) )?(?:also |now |still )?",
                between,
            ):
                return Reference(start, match.end(), owner.key)
            return None if noun in EPISODE or noun in EITHER else Reference(start, match.end(), None)
        end = match.end()
        if noun in EPISODE and (whole := _OF_SEASON.match(text, end)):
            end = whole.end()
        if noun in SOURCE and (_AUTHORED.match(text, end) or text[start] == P):
            # "the play by Ann Lee", "Ann Lee's novel": not the book that was named last
            if noun in _SEVERAL and not (owner and owner.named):
                return Reference(start, end, None)  # "Ann Lee's sea novels": no single one of them
            near = owner.key if owner and owner.named else self.focus_work(masked.sentence)
            return Reference(start, end, near if self.is_source(near) else self.namesake(near))
        key = self._meant(masked.sentence, noun)
        part = noun in EPISODE and key is not None and self.reading.entities[key].cls != SCHEMA.TVEpisode
        return Reference(start, end, key, part=part)

    def _meant(self, sentence: Sentence, noun: str) -> str | None:
        """What ``the NOUN`` is."""
        last, work = self._last[sentence.index], self.focus_work(sentence)
        cls = self.reading.entities[work].cls if work is not None and work in self.reading.entities else None
        if noun in EPISODE:
            episode = (
                self._special(sentence, noun)
                if noun not in {"episode", "hour", "instalment", "installment"}
                else None
            )
            return (
                episode or self.focus_episode(sentence) or last.get("episode") or self._only_episode or work
            )
        if noun in SOURCE:
            return last.get("source") or self.namesake(work)
        if noun in FILM:
            return (
                work
                if cls in {SCHEMA.Movie, SCHEMA.CreativeWork}
                else last.get("film") or self._main(SCHEMA.Movie)
            )
        if noun in SERIES:
            if cls in {SCHEMA.TVSeries, SCHEMA.CreativeWork}:
                return work
            return last.get("series") or self._main(SCHEMA.TVSeries) or work
        return work

    def _main(self, cls: str) -> str | None:
        """The first work of a class that the article is about."""
        return next((k for k in self.reading.about if self.reading.is_a(k, cls)), None)

    def _special(self, sentence: Sentence, noun: str) -> str | None:
        """The episode entity whose names say finale, premiere or pilot; of the season in focus if there are several."""
        season = self.reading.focus(sentence).season
        named = [
            e
            for e in self.reading.entities.values()
            if e.cls == SCHEMA.TVEpisode and any(noun in n.casefold() for n in (e.name, *e.aliases))
        ]
        return next((e.id for e in named if e.season == season), named[0].id if len(named) == 1 else None)


def _group(cls: str) -> str | None:
    if cls == SCHEMA.Movie:
        return "film"
    if cls == SCHEMA.TVSeries:
        return "series"
    if cls == SCHEMA.TVEpisode:
        return "episode"
    if cls == SCHEMA.TVSeason:
        return "season"
    return "source" if cls in SOURCES else None


def _opening(found: list[Reference], between: str) -> Reference | None:
    """The first name of the sentence, where an insertion ends before the verb (``W, a spin-off of W2, is a …``)."""
    named = [r for r in found if r.named]
    return (
        named[0] if len(named) > 1 and named[0].start <= 4 and re.match(r", (?:is|was) ", between) else None
    )


def _is_noun(masked: Masked, position: int) -> bool:
    """Does the parser take the word for a noun? It does where it does not know."""
    offset = masked.origins[position] - masked.sentence.offset
    token = next((t for t in masked.sentence.tokens if t.idx == offset), None)
    return token is None or token.pos_ in {"NOUN", "PROPN", "ADJ"}


def _only(keys: Iterator[str]) -> str | None:
    found = list(keys)
    return found[0] if len(found) == 1 else None


def _determiner(text: str, end: int) -> tuple[str | None, int]:
    """Kind of the determiner of the noun that starts at ``end``, and where it starts."""
    at = end
    for _ in range(9):
        stop = at - 1
        if stop <= 0 or text[stop] != " ":
            return None, end
        start = text.rfind(" ", max(0, stop - 40), stop) + 1
        raw = text[start:stop].lstrip("\"'(")
        word = raw.lower()
        if (
            word in DEFINITE
            or (word.endswith(("'s", "s'")) and not raw[0].islower())
            or word in {f"{c}'" for c in (O, P, L, X, W)}
        ):
            return "definite", start
        if word in OWNED:
            return "owned", start
        if word in INDEFINITE:
            return "indefinite", start
        if not word or word in STOPS or word[-1] in ',.;:)!?"' or any(c in word for c in (W, P, C)):
            return None, end
        at = start
    return None, end
