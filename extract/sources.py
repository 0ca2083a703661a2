"""What the user names → contents: files, folders, globs, standard input, lines of JSON, web addresses."""

import glob
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from .encoding import clean
from .jsonl import read_lines
from .metadata import Metadata
from .refusal import MAX_FILE_BYTES, Refusal, check_size

Form = Literal["text", "markdown", "html"]

FORMS: dict[str, Form | Literal["jsonl"]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""Endings of the files that are read in a folder."""

_DATA = frozenset(
    {
        ".json",
        ".jsonld",
        ".ttl",
        ".nt",
        ".nq",
        ".trig",
        ".rdf",
        ".owl",
        ".csv",
        ".tsv",
        ".graphml",
        ".gexf",
        ".db",
    }
)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S)
_JSON_OBJECT = re.compile(rb'\s*\{\s*"[^"\n]*"\s*:')
_KNOWN = "Known are .txt, .md, .html and .jsonl."


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article's content, not yet read."""

    source: str
    content: bytes | str
    form: Form
    charset: str | None = None
    """As the server says it."""
    known: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What stands in the place of an article; ``message`` as in ``Problem``."""

    source: str
    message: str


def find(sources: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Item | Trouble]:
    """The contents behind ``sources``, in their order, each file once; read only when they are asked for."""
    seen: set[str] = set()
    for source in sources:
        try:
            if source == "-":
                yield from _stream(stdin or sys.stdin.buffer, "-", None)
            elif is_url(source):
                yield _page(source)
            else:
                yield from _paths(source, seen)
        except Refusal as refusal:
            yield Trouble(source=_printable(source), message=str(refusal))


def count(sources: Sequence[str]) -> int | None:
    """How many articles ``find`` will find, about; None if that can't be told without reading them."""
    total = 0
    for source in sources:
        if source == "-":
            return None
        if is_url(source):
            total += 1
            continue
        try:
            for path in _matches(source):
                total += _count_lines(path) if FORMS.get(path.suffix.lower()) == "jsonl" else 1
        except (OSError, Refusal):
            total += 1
    return total


def _count_lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b"")) or 1


def is_url(source: str) -> bool:
    return re.match(r"https?://", source, re.I) is not None


def _page(source: str) -> Item:
    from .web import fetch  # noqa: PLC0415 - start-up: only when a user names an address

    page = fetch(source)
    form: Form = "html" if page.media_type in {"text/html", "application/xhtml+xml"} else "text"
    if page.media_type == "text/markdown":
        form = "markdown"
    elif form == "text" and _HTML.match(page.content[:2000]):
        form = "html"
    known = Metadata(url=page.url)
    return Item(source=source, content=page.content, form=form, charset=page.charset, known=known)


def _paths(source: str, seen: set[str]) -> Iterator[Item | Trouble]:
    for match in _matches(source):
        identity = os.path.realpath(match)
        if identity not in seen:
            seen.add(identity)
            yield from _file(match)


def _matches(source: str) -> Iterator[Path]:
    """Files that a path or a pattern means; raises ``Refusal`` if there are none."""
    try:
        path = Path(source)
        exists = path.exists()
    except (OSError, ValueError) as error:
        raise Refusal("this is not a path. Check it.") from error
    if exists:
        paths = _folder(path) if path.is_dir() else iter([path])
        empty = f"there is no article in this folder. {_KNOWN}"
    elif re.search(r"[*?\[]", source):
        # "*.log" names the ending; "news/*" means the articles in there.
        named = re.search(r"\.\w+$", source) is not None
        matches = (Path(match) for match in sorted(glob.glob(source, recursive=True)))  # noqa: PTH207 - Path.glob takes no absolute pattern
        paths = (match for match in matches if match.is_file() and (named or match.suffix.lower() in FORMS))
        empty = "no file matches this pattern. Check the path."
    elif re.match(r"[a-z][a-z0-9+.-]*://", source, re.I):
        raise Refusal("only http and https addresses are read. Save the page as a file.")
    else:
        raise Refusal("there is no such file or folder. Check the path.")
    none = True
    for match in paths:
        none = False
        yield match
    if none:
        raise Refusal(empty)


def _folder(folder: Path) -> Iterator[Path]:
    """Files with a known ending, sorted by path; hidden ones and linked folders are left out."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.startswith(".") and path.suffix.lower() in FORMS and path.is_file():
                yield path


def _file(path: Path) -> Iterator[Item | Trouble]:
    name = _printable(str(path))
    ending = path.suffix.lower()
    if ending in _DATA:
        yield Trouble(source=name, message=f"{ending} holds data, not an article. {_KNOWN}")
        return
    try:
        with path.open("rb") as stream:
            yield from _stream(stream, name, FORMS.get(ending))
    except Refusal as refusal:
        yield Trouble(source=name, message=str(refusal))
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        yield Trouble(source=name, message=f"this file cannot be read ({reason}). Check its permissions.")


def _stream(stream: BinaryIO, source: str, form: Form | Literal["jsonl"] | None) -> Iterator[Item | Trouble]:
    if form == "jsonl":
        yield from _lines(stream, source, b"")
        return
    data = stream.read(MAX_FILE_BYTES + 1)
    if form is None and _JSON_OBJECT.match(data[:2000]):
        yield from _lines(stream, source, data)
        return
    check_size(len(data), MAX_FILE_BYTES, of="the file" if source != "-" else "the text")
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise Refusal("this is empty. Leave it out.")
    if form in {None, "text"} and _HTML.match(data[:4000]):
        form = "html"
    yield Item(source=source, content=data, form=form or "text")


def _lines(stream: BinaryIO, source: str, head: bytes) -> Iterator[Item | Trouble]:
    count = 0
    for number, line in read_lines(stream, head):
        count += 1
        place = f"{source}#{number}"
        if isinstance(line, Refusal):
            yield Trouble(source=place, message=str(line))
        else:
            form: Form = "html" if line.html else "text"
            yield Item(source=place, content=line.content, form=form, known=line.known)
    if count == 0:
        raise Refusal("this is empty. Leave it out.")


def _printable(name: str) -> str:
    """A file name that holds bytes which are not UTF-8 must not break the output."""
    return clean(name).replace("\n", " ")
