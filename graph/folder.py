"""A folder that is a store: it holds ``showkg.json``, which names the version of the layout.

No other folder is ever made into one.
"""

import contextlib
import errno
import json
import os
from pathlib import Path

from ..ontology.errors import ShowkgError
from .lock import in_use

MARKER = "showkg.json"
FORMAT_VERSION = 2
"""1 had triples only; its articles stay as they are, and can be neither replaced nor removed exactly."""

TRIPLES = "triples"
"""Where in its folder a store or a view keeps its triples."""

# The engine says why the system refused it in the words of strerror(3).
_FULL = tuple(os.strerror(number) for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


def make(folder: Path, name: str) -> None:
    """Make a store of a folder that is missing or empty; leave alone what is one.

    Raises:
        ShowkgError: The folder holds something else.
        OSError: It cannot be made.
    """
    if (folder / MARKER).exists():
        return
    # Another process may be about to make it, or was killed while it did.
    if folder.exists() and not all(path.name.lstrip(".").startswith(MARKER) for path in folder.iterdir()):
        if (folder / MARKER).exists():
            return
        raise ShowkgError(f"{name}: this folder is no store and not empty. Name a new folder.")
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / MARKER).exists():
        mark(folder)


def mark(folder: Path) -> None:
    """Write the version of the layout."""
    from .files import written_whole  # noqa: PLC0415 - a query writes nothing

    marker = json.dumps({"format": "showkg store", "version": FORMAT_VERSION}).encode() + b"\n"
    # In place if it is there: the lock is on this very file.
    if (folder / MARKER).exists():
        (folder / MARKER).write_bytes(marker)
        return
    new = folder / f"{MARKER}.{os.getpid()}"
    with written_whole(new) as stream:
        stream.write(marker)
    try:
        os.link(new, folder / MARKER)
    except FileExistsError:
        pass  # another process has just put it there, and holds a lock on it
    except OSError:  # a file system without links
        new.replace(folder / MARKER)
    new.unlink(missing_ok=True)


def check_marker(folder: Path, name: str) -> None:
    """Refuse what is no store.

    Raises:
        ShowkgError: No folder, no store, a damaged or a newer one.
    """
    if not folder.exists():
        raise ShowkgError(f"{name}: no such file or folder. Check the path.")
    if not (folder / MARKER).is_file():
        raise ShowkgError(
            f"{name}: this folder is not a store. Name one that build --store made, or an RDF file."
        )
    marker: object = None
    with contextlib.suppress(ValueError):
        marker = json.loads((folder / MARKER).read_bytes())
    version = marker.get("version") if isinstance(marker, dict) else None
    if not isinstance(version, int) or isinstance(version, bool):
        raise ShowkgError(f"{name}: the store is damaged ({MARKER} does not name a version). Build it anew.")
    if version > FORMAT_VERSION:
        raise ShowkgError(f"{name}: the store was made by a newer showkg. Upgrade showkg.")


def closed(name: str, error: OSError) -> ShowkgError:
    """Say that the system does not let a store be opened."""
    return ShowkgError(f"{name}: the store cannot be opened ({error.strerror or error}). Check its rights.")


def unusable(name: str, error: Exception) -> ShowkgError:
    """Say what it means that the engine could not open or read a store."""
    reason = " ".join(str(error).split())
    if any(full in reason for full in _FULL):
        return ShowkgError(f"{name}: the store cannot be opened ({reason[:200]}). Is the disk full?")
    if "LOCK" in reason and not isinstance(error, PermissionError):
        return in_use(name)
    if isinstance(error, PermissionError) or "Permission denied" in reason:
        return ShowkgError(f"{name}: the store cannot be opened (permission denied). Check its rights.")
    return ShowkgError(f"{name}: the store is damaged ({reason[:200]}). Build it anew from its articles.")
