"""Copies of one text: agency news and press releases that several outlets print.

A text is sketched by its words in runs of five: each run falls into one of 64 bins by its hash, and
each bin keeps its least. The share of bins that agree estimates the share of runs that two texts
have in common (one permutation hashing: Li, Owen and Zhang 2012).
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

BINS = 64
RUN = 5
BANDS = 16
SAME = 0.8
"""Share of equal bins from which on a text is a copy: agency copy is cut at its end and gets another
headline and byline, which leaves more than nine tenths; two reviews of one episode share next to nothing."""

_EMPTY = ""


def sketch(text: str) -> tuple[str, ...]:
    """Sketch a text in 64 short strings, empty where no run of words fell into the bin.

    A text of fewer than twenty words has no runs to compare; it is sketched by the whole of it.
    """
    words = re.findall(r"\w+", text.casefold())
    if len(words) < 4 * RUN:
        whole = zlib.crc32(" ".join(words).encode("utf-8", "surrogatepass"))
        return (format(whole, "x"),)
    least: list[int | None] = [None] * BINS
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        mark = zlib.crc32(run.encode("utf-8", "surrogatepass"))
        place, value = mark % BINS, mark // BINS
        kept = least[place]
        if kept is None or value < kept:
            least[place] = value
    return tuple(_EMPTY if value is None else format(value, "x") for value in least)


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Estimate which share of their runs of words two texts have in common, in [0, 1]."""
    if len(one) != len(other):
        return 0.0
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a or b]
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 1.0


def find_copies(sketches: Mapping[str, tuple[Sequence[str], str | None]]) -> dict[str, str]:
    """Find which articles are copies of which.

    Args:
        sketches: Key of each article → its sketch and its date.

    Returns:
        Key of a copy → key of the earliest article of that text. Time grows linearly with the
        number of articles: only those that share four bins in a row are compared.
    """
    buckets: dict[tuple[int, Sequence[str]], list[str]] = defaultdict(list)
    order = sorted(sketches, key=lambda key: (sketches[key][1] or "9999", key))
    for key in order:
        marks = sketches[key][0]
        size = max(1, len(marks) // BANDS)
        for band in range(0, len(marks), size):
            part = tuple(marks[band : band + size])
            if all(part):
                buckets[band, part].append(key)
    copies: dict[str, str] = {}
    for (_, _), keys in sorted(buckets.items(), key=lambda item: (item[0][0], tuple(item[0][1]))):
        first = keys[0]
        for key in keys[1:]:
            if key not in copies and likeness(sketches[first][0], sketches[key][0]) >= SAME:
                copies[key] = first
    # What copies a copy copies its original.
    for key in order:
        seen = {key}
        while key in copies and copies[key] in copies and copies[copies[key]] not in seen:
            seen.add(copies[key])
            copies[key] = copies[copies[key]]
    return copies
