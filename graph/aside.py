"""What a store was before a process began to write to it, put aside for readers; and who is writing.

``DIR/writer.json`` names the process and ``DIR/before-…``, a copy of the database made of hard links: it
takes milliseconds, and room only for what is changed meanwhile. Both go when the writer ends; what a killed
one leaves, the next one takes away. POSIX only; elsewhere readers wait.
"""

import contextlib
import json
import os
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from .lock import Lock, fcntl

_NOTE, _PREFIX = "writer.json", "before-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who is writing to a store."""

    process: int
    since: float
    """Seconds since the epoch."""
    before: str
    """Name of the folder with what was before; empty if there is none, or not yet."""

    def __str__(self) -> str:
        return f"process {self.process}, since {time.strftime('%H:%M', time.localtime(self.since))}"


def put_aside(store: ox.Store, folder: Path) -> None:
    """Copy a database that is about to be written to, and leave a note of it; the caller has the store's lock."""
    if fcntl is None:
        return
    clear(folder)
    name = f"{_PREFIX}{secrets.token_hex(4)}"
    try:
        store.backup(str(folder / name))
    except (OSError, RuntimeError):
        # No room, or a file system that has no links and no room: readers wait, as they would elsewhere.
        shutil.rmtree(folder / name, ignore_errors=True)
        name = ""
    _leave_note(folder, before=name)


def _leave_note(folder: Path, *, before: str) -> None:
    with contextlib.suppress(OSError):
        note = json.dumps({"process": os.getpid(), "since": time.time(), "before": before})
        (folder / _NOTE).write_text(note, encoding="utf-8")


def clear(folder: Path) -> None:
    """Take away the note and all copies that nobody reads; the caller has the store's lock."""
    (folder / _NOTE).unlink(missing_ok=True)
    for copy in folder.glob(f"{_PREFIX}*"):
        held = _hold(copy, shared=False)
        if held is not None:
            shutil.rmtree(copy, ignore_errors=True)
            os.close(held)


def writer_of(folder: Path) -> Writer | None:
    """Who is writing to a store, if he has left a note."""
    try:
        return Writer(**json.loads((folder / _NOTE).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


class WriterLock(Lock):
    """The lock of whoever writes; on its release, what was put aside goes."""

    def __init__(self, path: Path, *, where: str) -> None:
        """See ``Lock``."""
        super().__init__(path, shared=False, where=where)
        self._folder = path.parent
        _leave_note(self._folder, before="")

    def release(self) -> None:
        with contextlib.suppress(OSError):
            clear(self._folder)
        super().release()


class Aside:
    """What a store was before; held until ``release``."""

    shared = True

    def __init__(self, folder: Path, writer: Writer) -> None:
        """Open it.

        Raises:
            OSError: It is gone, or cannot be opened.
        """
        self.writer = writer
        copy = folder / writer.before
        held = _hold(copy, shared=True) if writer.before.startswith(_PREFIX) else None
        if held is None:
            raise FileNotFoundError(writer.before)
        self._held = held
        try:
            self.store = ox.Store.read_only(str(copy))
        except (OSError, RuntimeError) as error:
            os.close(held)
            raise OSError(str(error)) from error

    def release(self) -> None:
        os.close(self._held)


def _hold(copy: Path, *, shared: bool) -> int | None:
    """Lock a folder; None if it is gone or somebody holds it."""
    if fcntl is None:
        return None
    try:
        held = os.open(copy, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(held, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held
