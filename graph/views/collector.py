"""Python's cyclic garbage collector, and a while without it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Let nothing be looked through for cycles meanwhile.

    Building hundreds of thousands of records that all stay sets the collector off again and again, each time
    through all of them: a fifth of the time at 10,000 entities (``benchmarks/page.py``), and for nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
