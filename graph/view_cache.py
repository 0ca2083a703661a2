"""Views of a store folder that are kept beside it, so that they are worked out once: for a viewer, for a day.

``DIR/views/KEY`` is a store of what one viewer may know, or of what was known on one day, or of both, next to a note
of what it was made from. It is made anew as soon as the store or this package has changed; deleting ``views`` loses
nothing.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from .as_of import known_at
from .folder import TRIPLES
from .identity import hash12
from .store import EmbeddedStore
from .text_changes import fingerprint
from .visible import visible_lines
from .watched import Watched

MOST = 16
"""Views that are kept for one store: each takes about as much room as the store itself. A household."""

_FOLDER, _NOTE = "views", "view.json"


def kept_view(
    store: EmbeddedStore, watched: Watched, folder: Path, *, day: str | None = None
) -> EmbeddedStore:
    """Open the view of a viewer, and make it first if it is missing or out of date.

    Args:
        store: The whole graph, opened from ``folder``. If somebody writes to it meanwhile, nothing is kept.
        watched: What the viewer has watched.
        folder: The store folder. If it cannot be written to, the view is made in memory.
        day: The day of which ``store`` is what was known; None: it is all of the folder.
    """
    key = hash12(watched) if day is None else hash12(watched, day)
    return _kept(store, key, folder, lambda: visible_lines(store, watched))


def kept_past(store: EmbeddedStore, day: str, folder: Path) -> EmbeddedStore:
    """Open what was known on a day (``as_of.known_at``), and work it out first if that is not kept.

    Args:
        store: The whole graph, opened from ``folder``. If somebody writes to it meanwhile, nothing is kept.
        day: ISO 8601.
        folder: The store folder. If it cannot be written to, the graph of that day is made in memory.
    """
    if store.archive.all_known_on(day):
        return known_at(store, day)
    return _kept(store, hash12("as of", day), folder, lambda: lines_of(known_at(store, day)))


def lines_of(store: EmbeddedStore) -> bytes:
    """All of a graph as an N-Triples file."""
    return "".join(f"{line} .\n" for line in store.n_triples()).encode()


def _kept(store: EmbeddedStore, key: str, folder: Path, lines_of_view: Callable[[], bytes]) -> EmbeddedStore:
    if store.writer is not None:
        return _in_memory(store, lines_of_view())
    views = folder / _FOLDER
    view = views / key
    made_from = fingerprint(folder, _rules())
    if _note(view) != made_from:
        lines = lines_of_view()
        try:
            _make(view, made_from, lines)
        except OSError:
            return _in_memory(store, lines)
    try:
        os.utime(view)
        _forget_oldest(views)
        return EmbeddedStore(ox.Store.read_only(str(view / TRIPLES)), name=store.name, folder=view)
    except (OSError, RuntimeError):
        # Another process has just put a newer one in its place, or it is damaged: the next call makes it anew.
        shutil.rmtree(view, ignore_errors=True)
        return _in_memory(store, lines_of_view())


def _in_memory(store: EmbeddedStore, lines: bytes) -> EmbeddedStore:
    copy = ox.Store()
    copy.bulk_load(lines, ox.RdfFormat.N_TRIPLES)
    return EmbeddedStore(copy, name=store.name)


def _make(view: Path, made_from: str, lines: bytes) -> None:
    """Make a view under another name and move it into place, so that no other process sees half of it."""
    view.parent.mkdir(exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=".", dir=view.parent))
    try:
        try:
            copy = ox.Store(str(new / TRIPLES))
            copy.bulk_load(lines, ox.RdfFormat.N_TRIPLES)
            copy.flush()
        except RuntimeError as error:
            raise OSError(str(error)) from error
        del copy  # closes it
        (new / _NOTE).write_text(json.dumps({"made_from": made_from}), encoding="utf-8")
        new.chmod(view.parent.stat().st_mode & 0o777)
        shutil.rmtree(view, ignore_errors=True)
        new.rename(view)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def _forget_oldest(views: Path) -> None:
    kept = [view for view in views.iterdir() if not view.name.startswith(".")]
    for view in sorted(kept, key=lambda view: view.stat().st_mtime)[:-MOST]:
        shutil.rmtree(view, ignore_errors=True)


def _note(view: Path) -> str | None:
    try:
        note = json.loads((view / _NOTE).read_bytes())
    except (OSError, ValueError):
        return None
    return note.get("made_from") if isinstance(note, dict) else None


@cache
def _rules() -> str:
    """Name the code that decides what is hidden: a mended leak must not live on in a view."""
    code = hashlib.sha256()
    for folder in (Path(__file__).parent, Path(__file__).parent.parent / "ontology"):
        for file in sorted(folder.glob("*.py")):
            code.update(file.read_bytes())
    return code.hexdigest()
