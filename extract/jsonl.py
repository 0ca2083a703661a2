"""JSON Lines: one object with ``text`` or ``html`` and optional metadata on each line."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from .metadata import Metadata
from .refusal import MAX_FILE_BYTES, Refusal, check_size

_NAMES = {
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "site": ("site", "site_name", "publisher"),
    "published": ("published", "date", "datePublished", "published_at"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    content: str
    html: bool
    known: Metadata


def read_lines(stream: BinaryIO, head: bytes = b"") -> Iterator[tuple[int, Line | Refusal]]:
    """Number (from 1) and article of each line that is not blank, or why there is none.

    Args:
        stream: Read line by line, so that a file of any size fits in memory.
        head: What was already read from it.
    """
    for number, data in enumerate(_split(stream, head), 1):
        text = data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data
        if not text.strip():
            continue
        try:
            yield number, _line(text)
        except Refusal as refusal:
            yield number, refusal


def _split(stream: BinaryIO, head: bytes) -> Iterator[bytes]:
    """Lines; of one that is too long only so much that its size is seen."""
    rest = head
    while True:
        line, end, after = rest.partition(b"\n")
        if end:
            yield line
            rest = after
            continue
        room = MAX_FILE_BYTES + 1 - len(line)
        more = stream.readline(room) if room > 0 else b""
        line += more
        if len(line) > MAX_FILE_BYTES and not line.endswith(b"\n"):
            while (skipped := stream.readline(1 << 20)) and not skipped.endswith(b"\n"):
                pass
        if not line:
            return
        yield line
        rest = b""


def _line(data: bytes) -> Line:
    check_size(len(data), MAX_FILE_BYTES, of="the line")
    try:
        record = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refusal("the line is not UTF-8. Save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise Refusal("the line is not JSON. Write one object on each line.") from error
    if not isinstance(record, dict):
        raise Refusal("the line is not a JSON object. Write one object with “text” or “html” on each line.")
    text, html = record.get("text"), record.get("html")
    content = text if isinstance(text, str) and text.strip() else html
    if not isinstance(content, str) or not content.strip():
        raise Refusal("the object has neither “text” nor “html”. Add one of them.")
    known = Metadata(
        **{field: _first(record, names) for field, names in _NAMES.items()}, authors=_authors(record)
    )
    return Line(content=content, html=content is html, known=known)


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = record.get(name)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _authors(record: Mapping[str, Any]) -> tuple[str, ...]:
    value = next((record[name] for name in ("authors", "author", "byline") if record.get(name)), None)
    values = value if isinstance(value, list) else [value]
    names = [entry.get("name") if isinstance(entry, dict) else entry for entry in values]
    return tuple(name for name in names if isinstance(name, str) and name.strip())
