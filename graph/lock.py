"""One process writes to a store at a time; several read."""

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from ..ontology.errors import ShowkgError

if TYPE_CHECKING:
    from .aside import Writer

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows: the engine's own lock keeps a second writer out, readers are not kept out.
    fcntl = None


class BusyError(ShowkgError):
    """Another process has the store."""

    def __init__(self, message: str, who: str = "") -> None:
        """Keep who has it, if that is known."""
        super().__init__(message)
        self.who = who


def in_use(where: str, who: str = "") -> BusyError:
    """Say that another process has the store, and which one if that is known."""
    known = f" ({who})" if who else ""
    message = f"{where}: another process is using the store{known}. Try again when it has ended."
    return BusyError(message, who)


class Lock:
    """An advisory lock on a file, held until ``release`` or the end of the process."""

    writer: "Writer | None" = None
    """Who is writing meanwhile: nobody."""

    def __init__(self, path: Path, *, shared: bool, where: str) -> None:
        """Take the lock.

        Raises:
            BusyError: Another process holds it; ``where`` names the store.
            OSError: The file cannot be opened.
        """
        self.shared = shared
        self._file = path.open("rb" if shared else "r+b")
        if fcntl is None:
            return
        try:
            fcntl.flock(self._file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise in_use(where) from None

    def release(self) -> None:
        self._file.close()
