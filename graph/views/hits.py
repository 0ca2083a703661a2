"""Hits of a search as plain text, for people who read a terminal."""

from collections.abc import Sequence

from ..search import Hit

_LONGEST = 100
"""Characters of a text; JSON has all of it."""


def hits_text(hits: Sequence[Hit]) -> str:
    """One line a hit, the best first: its text, in brackets what it is and what it belongs to."""
    return "".join(f"{_line(hit)}\n" for hit in hits)


def _line(hit: Hit) -> str:
    text = " ".join(hit.text.split())
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 1]}…"
    if hit.kind == "sentence":
        text = f"“{text}”"
    parts = [hit.kind]
    if hit.label != hit.text:
        parts.append(hit.label)
    if hit.where is not None:
        parts.append(hit.where)
    return f"{text} ({', '.join(' '.join(part.split()) for part in parts)})"
