"""How likely each stretch of words is a title, by a conditional random field that reads words in their order.

The field (https://en.wikipedia.org/wiki/Conditional_random_field, with the features usual for names) was
trained on the project's own annotated articles by ``benchmarks/training.py``; it sees no list of titles.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..ontology.records import Article, Span
from .first_names import first_names
from .lexicon import HONORIFICS, MAKER_NOUNS, NETWORKS, OUTLETS, SCREEN_NOUNS, STUDIOS, WORK_NOUNS
from .lexicon_places import REAL_PLACES
from .nlp import Sentence
from .title_cues import QUOTED, SMALL

if TYPE_CHECKING:
    from pycrfsuite import Tagger

MODEL: Final = Path(__file__).parent / "models" / "titles.crf"
WORK, EPISODE, OUTSIDE = "T", "E", "O"
"""Labels: ``B-T`` begins the title of a work, ``I-T`` goes on with it; ``E`` is that of an episode."""

_SMALL: Final = re.compile(SMALL)
_CAPITALISED: Final = re.compile(r"\b[A-Z][\w’']+")
_LOWER: Final = re.compile(r"\b[a-z][\w’']+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LONGEST_QUOTED: Final = 70
# Context is this many words to each side.
_WINDOW: Final = 2


@lru_cache(maxsize=1 << 15)
def _shape(word: str) -> str:
    if word.isdigit():
        return "d"
    if word.isupper() and len(word) > 1:
        return "XX"
    if word[0].isupper():
        return "Xx"
    return "x" if word[0].isalpha() else word[0]


@lru_cache(maxsize=1 << 15)
def _is_small(word: str) -> bool:
    return _SMALL.fullmatch(word.lower()) is not None


@lru_cache(maxsize=1 << 16)
def _word_features(word: str, d: int) -> tuple[str, ...]:
    """Of a word that stands ``d`` words further on."""
    lower, shape = word.lower(), _shape(word)
    out = [f"{d}:s={shape}"]
    if shape != "Xx" or d == 0 or _is_small(word):
        out.append(f"{d}:w={lower}")
    kinds = (
        ("screen", lower in SCREEN_NOUNS),
        ("work", lower in WORK_NOUNS),
        ("network", word in NETWORKS),
        ("company", word in STUDIOS or word in OUTLETS),
        ("maker", lower in MAKER_NOUNS),
        ("first", word[0].isupper() and lower in first_names()),
        ("honorific", word in HONORIFICS),
        ("place", word in REAL_PLACES),
        ("small", _is_small(word)),
        ("year", _YEAR.fullmatch(word) is not None),
    )
    out += [f"{d}:c={kind}" for kind, holds in kinds if holds]
    if d == 0:
        out.append("suffix=" + lower[-3:])
    return tuple(out)


@lru_cache(maxsize=1 << 12)
def _at(name: str, value: str, d: int) -> str:
    return f"{d}:{name}={value}"


class Context:
    """What the whole article tells about its words."""

    def __init__(self, article: Article, spans: Sequence[Span], points: Mapping[str, float]) -> None:
        """Count the words of an article.

        Args:
            article: Its text and emphasised spans.
            spans: Of the titles that cues alone have shown.
            points: Candidates with the points that cues give them.
        """
        text = article.text
        quoted = [m.span() for m in QUOTED.finditer(text) if len(m[0]) < _LONGEST_QUOTED]
        quoted += [(s.start, s.end) for s in article.emphasised]
        self.marked = _covered(quoted, len(text))
        self.cued = _covered([(s.start, s.end) for s in spans], len(text))
        self.lower = Counter(_LOWER.findall(text))
        self.capitalised = Counter(_CAPITALISED.findall(text))
        self.in_quotes = Counter(w for s, e in quoted for w in _CAPITALISED.findall(text[s:e]))
        self.points: dict[str, float] = {}
        for name, value in points.items():
            for word in re.findall(r"\w+", name):
                if word[0].isupper():
                    self.points[word] = max(self.points.get(word, 0.0), value)


def _covered(spans: Sequence[tuple[int, int]], length: int) -> bytearray:
    out = bytearray(length + 1)
    for start, end in spans:
        out[start:end] = b"\1" * (min(end, length) - start)
    return out


def places_of(sentence: Sentence) -> list[tuple[int, int]]:
    """Start and end of each word in the article; what ``features_of`` describes."""
    at = sentence.offset
    return [(t.idx + at, t.idx + at + len(t.text)) for t in sentence.tokens if not t.is_space]


def features_of(sentence: Sentence, context: Context) -> list[list[str]]:
    """Features of each word of a sentence (spaces are no words)."""
    tokens = [t for t in sentence.tokens if not t.is_space]
    words = [t.text for t in tokens]
    n = len(words)
    starts = [t.idx + sentence.offset for t in tokens]
    shapes = [_shape(w) for w in words]
    lowers = [w.lower() for w in words]
    small = [_is_small(w) for w in words]
    tags = [t.tag_ for t in tokens]
    labels = [t.ent_iob_ + t.ent_type_ for t in tokens]
    letters = [s for s in shapes if s in {"Xx", "XX", "x"}]
    common = ["bias", "block=" + sentence.block.kind.name]
    if sum(s != "x" for s in letters) > 0.7 * max(1, len(letters)):
        common.append("capitals")
    if n < 8:
        common.append("short")
    near = []
    for i, start in enumerate(starts):
        row = [f"p={min(4, int(2 * context.points.get(words[i], 0.0)))}"]
        if context.marked[start]:
            row.append("marked")
        if context.cued[start]:
            row.append("cued")
        near.append(row)
    after, before = _borders(words, shapes, small)
    out = []
    for i in range(n):
        row = list(common)
        for d in range(-_WINDOW, _WINDOW + 1):
            j = i + d
            if not 0 <= j < n:
                row.append(_at("end", "", d))
                continue
            row.extend(_word_features(words[j], d))
            if -2 < d < 2:
                row.append(_at("tag", tags[j], d))
                row.append(_at("label", labels[j], d))
                row.extend([_at("near", x, d) for x in near[j]])
        word, shape = words[i], shapes[i]
        if i > 0:
            row.append(f"s-={shapes[i - 1]}{shape}")
        if i < n - 1:
            row.append(f"s+={shape}{shapes[i + 1]}")
        if 0 < i < n - 1 and shapes[i - 1] != "Xx" and shapes[i + 1] != "Xx":
            row.append(f"{lowers[i - 1]}|{shape}|{lowers[i + 1]}")
        if context.marked[starts[i]]:
            row.append("marked " + shape)
        if shape == "Xx":
            row.append(f"often={min(3, context.capitalised[word])}")
            row.append(f"lower={min(2, context.lower[lowers[i]])}")
            row.append(f"quoted={min(2, context.in_quotes[word])}")
        row.append("dep=" + tokens[i].dep_)
        row.extend(after[i])
        row.extend(before[i])
        out.append(row)
    return out


def _borders(
    words: Sequence[str], shapes: Sequence[str], small: Sequence[bool]
) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The words behind and before the capitalised run that each word stands in."""
    n = len(words)
    capital = [s in {"Xx", "XX", "d"} for s in shapes]
    lowers = [w.lower() if s != "d" else "#" for w, s in zip(words, shapes, strict=True)]
    after: list[tuple[str, ...]] = [()] * n
    end = n
    for i in range(n - 1, -1, -1):
        if not capital[i] and not (small[i] and end > i + 1 and i + 1 < n and capital[i + 1]):
            end = i
        j = end if capital[i] or small[i] else i
        j = max(j, i)
        if capital[i] and j == i:
            j = i + 1
        here = lowers[j] if j < n else "END"
        after[i] = ("after=" + here, f"after2={here}_{lowers[j + 1]}") if j + 1 < n else ("after=" + here,)
    before: list[tuple[str, ...]] = [()] * n
    start = -1
    for i in range(n):
        if not capital[i] and not (small[i] and i > 0 and capital[i - 1]):
            start = i
        here = lowers[start] if start >= 0 else "START"
        before[i] = (
            ("before=" + here, f"before2={lowers[start - 1]}_{here}") if start > 0 else ("before=" + here,)
        )
    return after, before


class Tags:
    """Probabilities that stretches of one article are titles."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        context: Context,
        tagger: "Tagger | None" = None,
    ) -> None:
        """Tag the sentences of an article.

        Args:
            article: The article.
            sentences: Its sentences.
            context: What the whole article tells.
            tagger: A trained field; that of the package if left out.
        """
        tagger = tagger or load_tagger()
        text = article.text
        self._rows: dict[int, tuple[_Row, int]] = {}
        self._spans: list[Span] = []
        kinds = [k for k in (WORK, EPISODE) if f"B-{k}" in tagger.labels()]
        for sentence in sentences:
            places = places_of(sentence)
            if not any(text[start].isupper() or text[start].isdigit() for start, _ in places):
                continue
            tagger.set(features_of(sentence, context))
            row = _Row(places, *(_marginals(tagger, len(places), kinds, at) for at in "BI"))
            self._rows.update((start, (row, i)) for i, (start, _) in enumerate(places))
            best = [label[0] for label in tagger.tag()]
            self._spans += [Span(start=places[i][0], end=places[j - 1][1]) for i, j in _runs(best, row)]

    def spans(self) -> Iterator[Span]:
        """Stretches that may be titles, likely and less likely ones, in reading order."""
        yield from self._spans

    def probability(self, start: int, end: int) -> float | None:
        """How likely it is that a title stands just there, from 0 to 1; None where no word begins."""
        if start not in self._rows:
            return None
        row, i = self._rows[start]
        p = row.begin[i][0]
        j = i + 1
        while j < len(row.places) and row.places[j][1] <= end:
            p = min(p, row.inside[j][0])
            j += 1
        return p * (1 - row.inside[j][0]) if j < len(row.places) else p

    def episode_share(self, start: int) -> float:
        """How much likelier an episode's title begins there than a work's, from 0 to 1."""
        if start not in self._rows:
            return 0.0
        row, i = self._rows[start]
        either, episode = row.begin[i]
        return episode / either if either else 0.0


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of a sentence with the probabilities that any title, and that an episode's, begins or goes on."""

    places: list[tuple[int, int]]
    begin: list[tuple[float, float]]
    inside: list[tuple[float, float]]


def _marginals(tagger: "Tagger", length: int, kinds: Sequence[str], at: str) -> list[tuple[float, float]]:
    out = []
    for i in range(length):
        shares = {kind: tagger.marginal(f"{at}-{kind}", i) for kind in kinds}
        out.append((sum(shares.values()), shares.get(EPISODE, 0.0)))
    return out


# A beginning below this probability is no candidate.
_LEAST: Final = 0.12


def _runs(best: Sequence[str], row: _Row) -> Iterator[tuple[int, int]]:
    """First word and the one behind the last of what may be titles."""
    n = len(best)
    for i in range(n):
        j = i + 1
        if best[i] == "B" or (best[i] == "I" and (i == 0 or best[i - 1] == OUTSIDE)):
            while j < n and best[j] == "I":
                j += 1
            yield i, j
        elif row.begin[i][0] > _LEAST:
            while j < n and row.inside[j][0] >= row.begin[i][0] / 2:
                j += 1
            yield i, j


@lru_cache(maxsize=1)
def load_tagger() -> "Tagger":
    """The field that comes with the package, loaded once."""
    from pycrfsuite import Tagger  # noqa: PLC0415

    tagger = Tagger()
    tagger.open(str(MODEL))
    return tagger
