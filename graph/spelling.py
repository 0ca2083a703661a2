"""Names that differ in spelling only. All functions take slugs: ``joel_kinnaman``."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

TITLES = frozenset(
    "agent captain capt colonel col commander corporal deputy detective det dci ds di doctor dr general"
    " inspector judge lieutenant lt major marshal officer pastor private professor prof ranger senator"
    " sergeant sgt sheriff special superintendent".split()
)
"""Words before a name that go with a surname and say neither sex nor family: Mrs Beeman may be another
Beeman than Stan, Agent Gaad is Frank."""

LONG = 10
"""Letters from which on one letter more, less or other is a slip: short names of different people often
differ by one letter (Dan Hall, Dan Hill). Own choice; names are compared only where context agrees."""


def tokens(slug: str) -> list[str]:
    return slug.strip("_").split("_")


def squeezed(slug: str) -> str:
    """Leave out where words end: ``spider_man`` and ``spiderman``."""
    return slug.replace("_", "")


def with_initials_joined(slug: str) -> str:
    """Write initials as one word: ``j_j_abrams`` and ``jj_abrams``."""
    words: list[str] = []
    joined = False
    for token in tokens(slug):
        single = len(token) == 1 and token.isalpha()
        if single and joined:
            words[-1] += token
        else:
            words.append(token)
        joined = single
    return "_".join(words)


def without_middle_initial(slug: str) -> str | None:
    """``samuel_l_jackson`` → ``samuel_jackson``; None if there is no such initial."""
    words = tokens(slug)
    if len(words) == 3 and len(words[1]) == 1 and len(words[0]) > 1 and len(words[2]) > 1:
        return f"{words[0]}_{words[2]}"
    return None


def untitled(slug: str) -> str | None:
    """``agent_gaad`` → ``gaad``; None if no title stands before a single name."""
    words = tokens(slug)
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return words[0] if len(words) == 1 and words[0] != slug else None


def is_slip(one: str, other: str) -> bool:
    """Whether two full names differ in one letter, as by a slip of the pen.

    The first letter of each word must be right, digits count as they are, and so does an s at the end.
    """
    if one == other or len(squeezed(one)) < LONG or len(squeezed(other)) < LONG:
        return False
    first, second = tokens(one), tokens(other)
    if len(first) != len(second) or len(first) < 2:
        return False
    different = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(different) != 1:
        return False
    a, b = different[0]
    if a[0] != b[0] or a.isdigit() or b.isdigit() or min(len(a), len(b)) < 4:
        return False
    if a == b + "s" or b == a + "s":
        return False
    return one_edit(a, b)


def one_edit(one: str, other: str) -> bool:
    """Whether one letter more, less, other, or two exchanged make one word of the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def slips(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Go through the pairs of names that differ by a slip, each in order, sorted.

    Names are compared only if they have all words but one in common.
    """
    shared: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        words = tokens(name)
        if len(words) > 1 and len(squeezed(name)) >= LONG:
            for place in range(len(words)):
                shared[place, "_".join((*words[:place], "", *words[place + 1 :]))].append(name)
    found = {
        (one, other)
        for several in shared.values()
        for number, one in enumerate(several)
        for other in several[number + 1 :]
        if is_slip(one, other)
    }
    yield from sorted(found)
