"""Work spread over processes: one item at a time each, results in the order of the items.

A process that ends or takes too long loses nothing but the item in its hands. Processes are spawned, on every
system alike, and so have nothing but what they are given. A thread for each of them sends an item and waits for
the result; the thread that asks for the results does nothing but wait for the threads.
"""

import contextlib
import multiprocessing
import os
import queue
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from ..ontology.errors import ShowkgError

I = TypeVar("I")  # noqa: E741 - item
R = TypeVar("R")

AHEAD = 32
"""Items for each process that are begun before the first of them is done: one that takes long holds up nothing."""

AHEAD_BYTES = 64 * 1024 * 1024
"""Of items that are not done."""

# A process that is killed may have been in the way of another; one that ends twice with the same item is not.
_ATTEMPTS = 2
_STARTS = 3
# On Windows Ctrl-C is not noticed while a thread waits.
_PATIENCE_S = 0.25
_STOP_S = 5


@dataclass(frozen=True, slots=True)
class Given(Generic[R]):
    """A result that needs no work and has a place among the others."""

    result: R


class _Ended(Exception):  # noqa: N818 - not an error of this program
    """The process has ended; the message says how."""


class _TooLong(Exception):  # noqa: N818
    """It took longer than it may."""


class Pool(Generic[I, R]):
    """Processes that do the same with each item."""

    def __init__(
        self,
        make: Callable[[], Callable[[I], R]],
        lost: Callable[[I, str], R],
        *,
        jobs: int,
        timeout_s: float | None = None,
        size: Callable[[I], int] = lambda _: 1,
    ) -> None:
        """Start nothing yet.

        Args:
            make: Called once in each process; gives what is done with an item. Must be picklable, and so must
                items and results.
            lost: Makes the result of an item that could not be done, from a message
                ``what is wrong. What to do.``
            jobs: Most processes; no more are started than there are items.
            timeout_s: Longest time for an item.
            size: Bytes of an item.
        """
        self._make, self._lost, self._size = make, lost, size
        self._jobs, self._timeout_s = jobs, timeout_s
        self._tasks: queue.SimpleQueue[tuple[int, I] | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[tuple[int, R | Exception]] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._workers: set[_Worker] = set()
        self._stopping = threading.Event()
        self._done: dict[int, R] = {}
        self._sizes: dict[int, int] = {}

    def map(self, items: Iterable[I | Given[R]]) -> Iterator[R]:
        """Results of items, in their order; may be called once.

        Items are taken as they are needed, so that there may be any number of them.

        Raises:
            ShowkgError: What ``make`` raised, or no process can be started.
        """
        source = iter(items)
        first = last = 0
        more = True
        while more or first < last:
            while (
                more
                and first not in self._done
                and last - first < AHEAD * self._jobs
                and sum(self._sizes.values()) < AHEAD_BYTES
            ):
                item = next(source, None)
                if item is None:
                    more = False
                elif isinstance(item, Given):
                    self._done[last] = item.result
                    last += 1
                else:
                    self._give(last, item)
                    last += 1
                self._collect(block=False)
            if first < last:
                while first not in self._done:
                    self._collect(block=True)
                result = self._done.pop(first)
                first += 1
                yield result
        self.stop()

    def finished(self) -> list[R]:
        """Results that are there and were not taken yet, in the order of their items; after ``stop``."""
        with contextlib.suppress(ShowkgError):
            self._collect(block=False)
        results = [self._done.pop(index) for index in sorted(self._done)]
        self._done.clear()
        return results

    def stop(self) -> None:
        """End all processes, whatever they do."""
        self._stopping.set()
        for worker in list(self._workers):
            worker.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join(_STOP_S)
        self._threads.clear()

    def __enter__(self) -> "Pool[I, R]":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _give(self, index: int, item: I) -> None:
        if len(self._threads) < self._jobs:
            if not self._threads and os.name == "posix":
                # Starting it unblocks the signals that ``_keep`` blocks.
                resource_tracker.ensure_running()
            thread = threading.Thread(target=self._keep, daemon=True)
            self._threads.append(thread)
            thread.start()
        self._sizes[index] = self._size(item)
        self._tasks.put((index, item))

    def _collect(self, *, block: bool) -> None:
        """Take the results that are there, or wait for one."""
        while True:
            try:
                index, result = (
                    self._results.get(timeout=_PATIENCE_S) if block else self._results.get_nowait()
                )
            except queue.Empty:
                if not block:
                    return
                continue
            block = False
            if isinstance(result, Exception):
                raise result
            self._sizes.pop(index, None)
            self._done[index] = result

    def _keep(self) -> None:
        """Give items to one process, and start it anew when it has ended; runs in a thread of its own."""
        if os.name == "posix":
            # What is started here has Ctrl-C blocked from its first moment on: only this program answers it.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        worker: _Worker | None = None
        while (task := self._tasks.get()) is not None and not self._stopping.is_set():
            index, item = task
            attempts = 0
            while not self._stopping.is_set():
                try:
                    if worker is None:
                        worker = self._start()
                    result: R | Exception = worker.do(item, self._timeout_s)
                except _TooLong:
                    self._drop(worker)
                    worker = None
                    result = self._lost(
                        item,
                        f"it was not read in {self._timeout_s:g} s. Split it, or give it more time with --timeout.",
                    )
                except _Ended as end:
                    self._drop(worker)
                    worker = None
                    attempts += 1
                    if attempts < _ATTEMPTS:
                        continue
                    result = self._lost(
                        item,
                        f"reading it ended the process twice ({end}). Leave it out, or see whether there is "
                        "enough memory.",
                    )
                except (ShowkgError, OSError) as error:
                    result = error
                if not self._stopping.is_set():
                    self._results.put((index, result))
                break
        if worker is not None:
            self._drop(worker)

    def _start(self) -> "_Worker":
        for attempt in range(_STARTS):
            worker = _Worker(self._make)
            self._workers.add(worker)
            if self._stopping.is_set():
                worker.kill()
            try:
                worker.wait_until_ready()
            except _Ended as end:
                self._drop(worker)
                if attempt == _STARTS - 1 or self._stopping.is_set():
                    raise ShowkgError(
                        f"no process can be started to read articles ({end}). Build with --jobs 1."
                    ) from None
            except ShowkgError:
                self._drop(worker)
                raise
            else:
                return worker
        raise AssertionError  # the loop returns or raises

    def _drop(self, worker: "_Worker | None") -> None:
        if worker is not None:
            worker.kill()
            worker.join()
            self._workers.discard(worker)


class _Worker:
    """One process, seen from the thread that keeps it."""

    def __init__(self, make: Callable[[], Callable[[Any], Any]]) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, make), daemon=True)
        self._process.start()
        theirs.close()

    def wait_until_ready(self) -> None:
        ready, error = self._receive(None)
        if not ready:
            raise ShowkgError(error)

    def do(self, item: object, timeout_s: float | None) -> Any:
        try:
            self._connection.send(item)
        except OSError:
            raise self._end() from None
        return self._receive(timeout_s)

    def kill(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._process.kill()

    def join(self) -> None:
        self._process.join(_STOP_S)
        self._connection.close()

    def _receive(self, timeout_s: float | None) -> Any:
        if not wait([self._connection, self._process.sentinel], timeout_s):
            raise _TooLong
        try:
            # A result may be there though the process has ended since.
            if self._connection.poll():
                return self._connection.recv()
        except (EOFError, OSError):
            pass
        raise self._end()

    def _end(self) -> _Ended:
        self._process.join(_STOP_S)
        code = self._process.exitcode
        if code is not None and code < 0:
            with contextlib.suppress(ValueError):
                return _Ended(f"signal {signal.Signals(-code).name}")
        return _Ended(f"exit code {code}")


def _work(connection: "Connection[Any, Any]", make: Callable[[], Callable[[Any], Any]]) -> None:
    """What a process does until it is told nothing more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    try:
        do = make()
    except ShowkgError as error:
        connection.send((False, str(error)))
        return
    connection.send((True, ""))
    # Whoever started it may be gone, and then there is nobody to tell.
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            connection.send(do(connection.recv()))
