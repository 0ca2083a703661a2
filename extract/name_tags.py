"""What each word of an article names, by a small transformer that reads words in their context.

The network (six layers, https://arxiv.org/abs/2002.10957) was fine-tuned by ``benchmarks/name_model.py`` and
``benchmarks/relation_model.py`` on the project's own tagged articles; it gives each word the probabilities of the labels
and numbers by which ``relation_tags.py`` tells what is said of it, and sees no list of names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..ontology.records import Article, BlockKind, Span
from .nlp import NOT_OWN
from .word_pieces import END, START, pieces_of, shape_of, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL: Final = Path(__file__).parent / "models" / "names.onnx"
WORK, EPISODE, PERSON, CHARACTER = "work", "episode", "person", "character"
KINDS: Final = (
    *(WORK, EPISODE, PERSON, CHARACTER),
    *("organization", "fictional_organization", "place", "object", "award"),
)
"""What a name may be of."""
LABELS: Final = ("", *(f"{at}-{kind}" for kind in KINDS for at in "BI"))
"""Labels of words: nothing; a name begins; it goes on."""
_BEGINS: Final = {kind: LABELS.index(f"B-{kind}") for kind in KINDS}
SURE: Final = 0.8
"""From this probability on the tags are right in nine of ten, whatever the words look like."""
PIECES: Final = 160
"""Most pieces read at once, with the headline before them and both ends."""
_HEADLINE: Final = 32
# Where a window may end, looked for in this last share of it.
_LATE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of words that is read at once, behind the article's headline."""

    words: Sequence[tuple[int, int]]
    """Start and end of each in the article's text."""
    before: int
    """Number of them that are the headline again, for context only."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the network says of a name's part in its window."""

    window: int
    numbers: "NDArray[np.float32]"
    """As a subject, then as an object; the mean of its words."""
    first: int
    """Place of its first word among the pieces of the window."""
    last: int


def windows_of(article: Article) -> Iterator[Window]:
    """Cut an article into windows, at the ends of its blocks and sentences where it can be."""
    text = article.text
    blocks = [b for b in article.blocks if b.kind not in NOT_OWN]
    headline: list[tuple[int, int]] = []
    title = next((b for b in blocks if b.kind == BlockKind.TITLE), None)
    if title is not None:
        headline = _fitting(text, words_of(text, title.span.start, title.span.end), _HEADLINE)
    words: list[tuple[int, int]] = []
    ends: set[int] = set()
    for block in blocks:
        words += words_of(text, block.span.start, block.span.end)
        ends.add(len(words))
    at = 0
    while at < len(words):
        before = headline if at else []
        room = PIECES - 2 - sum(len(pieces_of(text[s:e])) for s, e in before)
        fitting = len(_fitting(text, words[at : at + room], room)) or 1
        stop = at + fitting
        if stop < len(words):
            late = range(stop, at + int(fitting * _LATE), -1)
            stop = next(
                (i for i in late if i in ends),
                next((i for i in late if text[words[i - 1][0]] in ".!?"), stop),
            )
        yield Window([*before, *words[at:stop]], len(before))
        at = stop


def _fitting(text: str, words: Sequence[tuple[int, int]], room: int) -> list[tuple[int, int]]:
    """The first words that have no more pieces than there is room."""
    out = []
    for start, end in words:
        room -= len(pieces_of(text[start:end]))
        if room < 0:
            break
        out.append((start, end))
    return out


def encoded(text: str, window: Window) -> tuple[list[int], list[int], list[int]]:
    """Ids and shapes of the pieces of a window, and where in them each of its own words begins."""
    ids, shapes, firsts = [START], [0], []
    for i, (start, end) in enumerate(window.words):
        word = text[start:end]
        pieces = pieces_of(word)[: PIECES - 2]
        if i >= window.before:
            firsts.append(len(ids))
        ids += pieces
        shapes += [shape_of(word)] * len(pieces)
    return [*ids, END], [*shapes, 0], firsts


class NameTags:
    """Probabilities that stretches of one article are names of some kind."""

    def __init__(self, article: Article, session: Any = None) -> None:
        """Tag an article.

        Args:
            article: The article.
            session: A trained network; that of the package if left out.
        """
        import numpy as np  # noqa: PLC0415

        session = session or load_network()
        self._words: list[tuple[int, int]] = []
        parts: list[NDArray[np.float32]] = [np.zeros((0, len(LABELS)), np.float32)]
        numbers: list[NDArray[np.float16]] = []
        self._abouts: list[NDArray[np.float16]] = []
        self._places: list[tuple[int, int]] = []
        for k, window in enumerate(windows_of(article)):
            ids, shapes, firsts = encoded(article.text, window)
            # One window at a time: eight at once take a fourth longer, and would share one range of numbers.
            # A network that knows names alone has no other output.
            found, *told = session.run(None, _inputs(ids, shapes))
            self._words += window.words[window.before :]
            self._places += [(k, at) for at in firsts]
            parts.append(found[0][firsts])
            for each in told:
                numbers.append(each[0][firsts].astype(np.float16))
                self._abouts.append(each[0][0].astype(np.float16))
        self._rows = np.concatenate(parts).tolist()
        self._numbers = np.concatenate(numbers) if numbers else None
        self._at = {start: i for i, (start, _) in enumerate(self._words)}
        # no name goes on behind the end of a line
        self._ends = frozenset(
            i
            for i in range(1, len(self._words))
            if "\n" in article.text[self._words[i - 1][1] : self._words[i][0]]
        )

    def spans(self, kinds: Sequence[str], least: float) -> Iterator[Span]:
        """Stretches that may be names of these kinds, those of the likeliest labels and less likely ones, in order.

        Args:
            kinds: Of ``KINDS``.
            least: Probability below which a beginning is none.
        """
        begins = [_BEGINS[kind] for kind in kinds]
        count = len(self._rows)
        i = 0
        while i < count:
            row = self._rows[i]
            begin = sum(row[b] for b in begins)
            if begin >= least and begin >= self._goes_on(i, begins):
                j = i + 1
                while j < count and j not in self._ends and self._goes_on(j, begins) >= max(begin / 2, least):
                    j += 1
                yield Span(start=self._words[i][0], end=self._words[j - 1][1])
                i = j
            else:
                i += 1

    def probability(self, start: int, end: int, kinds: Sequence[str]) -> float | None:
        """How likely it is that a name of one of these kinds stands just there, 0 to 1; None where no word begins."""
        i = self._at.get(start)
        if i is None:
            return None
        begins = [_BEGINS[kind] for kind in kinds]
        p = float(sum(self._rows[i][b] for b in begins))
        j = i + 1
        while j < len(self._words) and self._words[j][1] <= end:
            p = min(p, self._goes_on(j, begins))
            j += 1
        return p * (1 - self._goes_on(j, begins)) if j < len(self._words) and j not in self._ends else p

    def part(self, span: Span) -> Part | None:
        """What is told of the name there as a subject and as an object; None where no word begins."""
        import numpy as np  # noqa: PLC0415

        first = last = self._at.get(span.start)
        if first is None or last is None or self._numbers is None:
            return None
        window, place = self._places[first]
        while (
            last + 1 < len(self._words)
            and self._words[last + 1][1] <= span.end
            and self._places[last + 1][0] == window
        ):
            last += 1
        numbers = self._numbers[first : last + 1].astype(np.float32).mean(axis=0)
        return Part(window, numbers, place, self._places[last][1])

    def about(self, window: int) -> "NDArray[np.float32]":
        """What is told of the work that a window is about, in the same numbers."""
        import numpy as np  # noqa: PLC0415

        return self._abouts[window].astype(np.float32)

    def _goes_on(self, word: int, begins: Sequence[int]) -> float:
        row = self._rows[word]
        return float(sum(row[b + 1] for b in begins))

    def share(self, start: int, kind: str, kinds: Sequence[str]) -> float:
        """How much of the probability that a name of some kinds begins there is that of one of them, from 0 to 1."""
        i = self._at.get(start)
        if i is None:
            return 0.0
        either = sum(self._rows[i][_BEGINS[k]] for k in kinds)
        return float(self._rows[i][_BEGINS[kind]] / either) if either else 0.0

    def shares(self, start: int, end: int) -> dict[str, float]:
        """Kind → probability that the words there are of such a name, on the average; the rest to 1 is nothing."""
        i = self._at.get(start)
        if i is None:
            return {}
        rows = []
        while i < len(self._words) and self._words[i][1] <= end:
            rows.append(self._rows[i])
            i += 1
        if not rows:
            return {}
        return {kind: sum(r[b] + r[b + 1] for r in rows) / len(rows) for kind, b in _BEGINS.items()}


def _inputs(ids: Sequence[int], shapes: Sequence[int]) -> dict[str, "NDArray[np.int64]"]:
    import numpy as np  # noqa: PLC0415

    rows = {"ids": ids, "shapes": shapes, "mask": [1] * len(ids)}
    return {name: np.array([row], np.int64) for name, row in rows.items()}


@lru_cache(maxsize=1)
def load_network(path: Path = MODEL) -> Any:
    """The network that comes with the package, loaded once; it uses one core."""
    import onnxruntime  # noqa: PLC0415  (0.2 s)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
