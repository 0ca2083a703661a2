"""Runs a query in a child process that can be stopped: the engine hears nothing while it works.

The child is a fork of this process, so that it costs a few milliseconds. The kernel stops it: a timer
for the time, a limit on its data for the memory. Where there is no fork, the same command runs again
as a child and is stopped from outside; memory is not limited there.
"""

import contextlib
import io
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, NoReturn

from ..ontology.errors import ShowkgError, UsageError

TIMEOUT_S = 30.0
MEMORY_MB = 2048
"""Beyond the graph itself: sorting and grouping a million rows takes about 1 GB."""

_CHILD = "SHOWKG_QUERY_CHILD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a query may take."""

    timeout_s: float | None = TIMEOUT_S
    """Seconds from when the graph is open; waiting for whoever reads the answer does not count."""
    memory_mb: int | None = MEMORY_MB
    """Megabytes beyond what the process has when the graph is open. Linux only."""


Work = Callable[[Callable[[], IO[bytes]]], Sequence[str]]
"""Does all that is to be done in the child. It calls what it is given once, when the graph is open:
from then on the limits count; it gets the stream for its results. It returns what there is to say
besides, for standard error."""


def run_apart(work: Work, limits: Limits, *, where: str, again: Sequence[str], fork: bool = True) -> None:
    """Do work in a child process, and wait for it.

    Args:
        work: What is to be done; its results go to standard output.
        limits: What it may take.
        where: Names the graph in messages.
        again: Arguments of showkg that do the same work, for systems without fork.
        fork: Fork if this system can.

    Raises:
        ShowkgError: Whatever the work raises; or it was stopped, because it took too long or too much.
        KeyboardInterrupt: Ctrl-C; the child is stopped at once.
    """
    if os.environ.get(_CHILD):
        _say(work(lambda: sys.stdout.buffer))
    elif fork and hasattr(os, "fork"):
        _forked(work, limits, where)
    else:
        _spawned(limits, where, again)


def _forked(work: Work, limits: Limits, where: str) -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    life, alive = os.pipe()
    # Python forgets an interruption that comes while it forks, and before `try` nothing would stop the child.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    child = os.fork()
    if child == 0:
        # Ctrl-C reaches parent and child: the child has nothing to tidy up.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(reading)
        os.close(alive)
        _be_child(work, limits, writing, life)
    try:
        os.close(writing)
        os.close(life)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        with open(reading, "rb") as pipe:  # noqa: PTH123 - a descriptor has no path
            report = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    finally:
        os.close(alive)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == 0:
        _say(json.loads(report))
        return
    raise _told(json.loads(report)) if report else _stopped(-code, limits, where)


def _be_child(work: Work, limits: Limits, pipe: int, life: int) -> NoReturn:
    """Work, report what went wrong through the pipe, and end without whatever the parent does at its end."""
    code = 1
    try:
        _die_with(life)
        out: list[IO[bytes]] = []

        def begin() -> IO[bytes]:
            _limit(limits)
            raw: io.RawIOBase = _Unhurried(sys.stdout.fileno())
            out.append(io.BufferedWriter(raw, 1 << 16))
            return out[0]

        lines = work(begin)
        for stream in out:
            stream.flush()
        os.write(pipe, json.dumps(lines).encode())
        code = 0
    except BaseException as error:  # noqa: BLE001 - all of it goes to the parent
        with contextlib.suppress(OSError, MemoryError):
            os.write(pipe, json.dumps(_report(error)).encode())
    finally:
        os._exit(code)


def _say(lines: Sequence[str]) -> None:
    for line in lines:
        sys.stderr.write(f"{line}\n")


def _die_with(life: int) -> None:
    """End as soon as the parent ends, however it ends. Linux only; elsewhere the timer ends the child.

    Only the parent can write to this pipe. When it ends, the kernel sends the signal of a pipe that has
    changed, which ends a process that does not listen. prctl(2) would take ctypes, 5 ms to load.
    """
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415
        import select  # noqa: PLC0415

        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(life, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(life, fcntl.F_SETFL, fcntl.fcntl(life, fcntl.F_GETFL) | os.O_ASYNC)
        # It may have ended before.
        if select.select([life], [], [], 0)[0]:
            os._exit(1)


def _limit(limits: Limits) -> None:
    # An allocation that fails ends the engine with lines of its own; the parent says it in one.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    if limits.memory_mb is not None and sys.platform == "linux":
        import resource  # noqa: PLC0415

        with open("/proc/self/statm", encoding="ascii") as numbers:  # noqa: PTH123
            data = int(numbers.read().split()[5]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = data + limits.memory_mb * 2**20
        if most == resource.RLIM_INFINITY or wanted < most:
            resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))
    signal.setitimer(signal.ITIMER_REAL, limits.timeout_s or 0)


class _Unhurried(io.RawIOBase):
    """Standard output; the timer stands still while it waits for its reader."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return os.isatty(self._descriptor)

    def fileno(self) -> int:
        return self._descriptor

    def write(self, data: bytes) -> int:  # type: ignore[override]
        left, _ = signal.setitimer(signal.ITIMER_REAL, 0)
        try:
            return os.write(self._descriptor, data)
        finally:
            signal.setitimer(signal.ITIMER_REAL, left)


def _report(error: BaseException) -> dict[str, str | int | None]:
    if isinstance(error, ShowkgError):
        return {"kind": "usage" if isinstance(error, UsageError) else "failed", "message": str(error)}
    if isinstance(error, MemoryError):
        return {"kind": "memory"}
    if isinstance(error, OSError):
        name = None if error.filename is None else str(error.filename)
        return {"kind": "system", "number": error.errno, "message": error.strerror, "file": name}
    import traceback  # noqa: PLC0415 - takes 5 ms to load, and who loads it is a bug

    return {"kind": "bug", "message": "".join(traceback.format_exception(error))}


def _told(report: dict[str, str | int | None]) -> BaseException:
    message = str(report.get("message"))
    match report["kind"]:
        case "usage":
            return UsageError(message)
        case "failed":
            return ShowkgError(message)
        case "memory":
            return ShowkgError(_TOO_MUCH)
        case "system":
            return OSError(report["number"], message, report["file"])
        case _:
            return RuntimeError(f"in the child process:\n{message}")


_TOO_MUCH = "query: it was stopped: it needs more memory than it may. Ask for less, or raise --max-memory."


def _stopped(number: int, limits: Limits, where: str) -> BaseException:
    if number == signal.SIGALRM:
        return _too_long(limits, where)
    if number == signal.SIGINT:
        return KeyboardInterrupt()
    # An engine without memory aborts; the kernel kills when the machine has none left.
    if number in (signal.SIGABRT, signal.SIGKILL, signal.SIGBUS):
        return ShowkgError(_TOO_MUCH)
    return ShowkgError(f"{where}: the query was stopped by signal {number}. Ask again, or ask for less.")


def _too_long(limits: Limits, where: str) -> ShowkgError:
    return ShowkgError(
        f"{where}: no answer within {limits.timeout_s:g} s; the query was stopped. "
        "Ask for less, or give it more time with --timeout."
    )


def _spawned(limits: Limits, where: str, again: Sequence[str]) -> None:
    import subprocess  # noqa: PLC0415 - takes 4 ms to load

    command = [sys.executable, "-m", "showkg", *again]
    with subprocess.Popen(command, env={**os.environ, _CHILD: "1"}) as child:  # noqa: S603 - this very command
        try:
            code = child.wait(limits.timeout_s)
        except subprocess.TimeoutExpired:
            child.kill()
            raise _too_long(limits, where) from None
        except BaseException:
            child.kill()
            raise
    if code:
        # What was wrong, the child has said.
        sys.exit(code if code > 0 else 1)
