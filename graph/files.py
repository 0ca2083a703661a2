"""Files are written whole or not at all."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ..ontology.errors import ShowkgError


def read_text(path: str) -> str:
    """Read a text file of the user.

    Raises:
        ShowkgError: It is missing, cannot be read, or is not UTF-8.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ShowkgError(f"{path}: the text is not UTF-8. Save it as UTF-8.") from None
    except OSError as error:
        reason = error.strerror or error
        raise ShowkgError(f"{path}: cannot be read ({reason}). Check the path and its rights.") from None


@contextmanager
def written_whole(path: str | Path) -> Iterator[IO[bytes]]:
    """Open a binary file that takes the place of ``path`` when the block ends without an error.

    Raises:
        ShowkgError: The file cannot be written; what was there before is untouched.
    """
    # A link stays a link; a pipe or a device has no content to protect.
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise ShowkgError(f"{path}: this is a folder. Name a file in it.")
    special = target.exists() and not target.is_file()
    temporary = target if special else target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("wb" if special else "xb") as stream:
            yield stream
            if not special:
                stream.flush()
                os.fsync(stream.fileno())
        if not special:
            if target.exists():
                temporary.chmod(target.stat().st_mode & 0o7777)
            temporary.replace(target)
    except OSError as error:
        reason = error.strerror or error
        raise ShowkgError(f"{path}: cannot be written ({reason}). Nothing was changed.") from None
    finally:
        if not special:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
