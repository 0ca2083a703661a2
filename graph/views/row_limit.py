"""Cuts the answer of a query after some rows, while it is written, and ends it as its format wants."""

import re
from collections.abc import Sequence
from typing import IO


class Enough(Exception):  # noqa: N818 - no error
    """Stops whoever writes: all rows that are wanted are there."""


class RowLimit:
    """A stream that lets some rows of an answer through.

    What the engine writes as JSON, XML or TSV is cut where a row ends, which is faster than to write rows
    one by one. A row without any value does not count.

    Args:
        stream: Where to write.
        form: ``json``, ``xml`` or ``tsv``, as the engine writes it.
        variables: Names of the columns.
        rows: How many are let through; at least 1.
    """

    def __init__(self, stream: IO[bytes], form: str, variables: Sequence[str], rows: int) -> None:
        names = b"|".join(re.escape(name.encode()) for name in variables) or b"(?!)"
        # Where a row begins, in JSON any but the first. Within a string of JSON a quote is escaped, and < in XML.
        pattern, self._end, before = {
            "json": (rb',\{"(?:%b)":\{"type":"' % names, b"]}}", -1),
            "xml": (rb"<result>", b"</results></sparql>", 0),
            "tsv": (rb"(?m)^[^\n]*\n", b"", 1),
        }[form]
        self._next = re.compile(pattern)
        self._hold = 32 + max((len(name.encode()) for name in variables), default=0)
        self._lines = form == "tsv"
        self._stream, self._left = stream, rows + before
        self._kept = b""
        self.cut = False
        """Whether there were more rows."""

    def write(self, data: bytes) -> int:
        """Write a part of the answer.

        Raises:
            Enough: There are more rows; the answer is complete as it stands.
        """
        if self.cut:
            return len(data)  # the engine still empties its buffer
        self._kept += data
        if len(self._kept) >= 1 << 16:
            self._pass_on(last=False)
        return len(data)

    def flush(self) -> None:
        """Nothing: what is held back is not decided yet."""

    def finish(self) -> None:
        """Write what was held back; call it when all is written."""
        if not self.cut:
            self._pass_on(last=True)

    def _pass_on(self, *, last: bool) -> None:
        text = self._kept
        # A row whose beginning may go on in the next part is looked at then.
        whole = len(text) if last else (text.rfind(b"\n") + 1 if self._lines else len(text) - self._hold)
        seen = 0
        for match in self._next.finditer(text):
            if match.start() >= whole:
                break
            if self._left == 0:
                self._stream.write(text[: match.start()] + self._end)
                self.cut = True
                raise Enough
            self._left -= 1
            seen = match.end()
        whole = max(whole, seen)
        self._stream.write(text[:whole])
        self._kept = text[whole:]
