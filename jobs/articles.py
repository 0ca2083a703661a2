"""Many sources → documents, ready for a store: in this process, or in several.

Few articles are read in this process: starting another takes two seconds. Whatever the number of processes, the
results are the same, in the same order.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain

from showkg import __version__

from ..extract.pipeline import Pipeline
from ..extract.reader import read_item
from ..extract.sources import Item, Trouble, find
from ..graph.prepared import Prepared, prepare
from ..ontology.records import Problem
from .workers import Given, Pool

TIMEOUT_S = 300.0
"""For one article, of which the longest that is read, 5 MB, takes longer; 100,000 words take 60 s."""

# Code points from which on two processes are faster than one: reading them takes what starting another takes.
_FEW = 100_000
# Of the bytes of a web page, about one in eight is text of the article.
_PAGE = 8


@dataclass(frozen=True, slots=True)
class Kept:
    """Stands in the place of an article that a store has already."""

    source: str
    key: str


Outcome = Prepared | Problem | Kept
"""What becomes of a source."""


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class ArticleReader:
    """Makes what reads an article, in a process that is to read many."""

    model: str
    """Name of the spaCy pipeline."""

    def __call__(self) -> "Callable[[Item], Prepared | Problem]":
        """Load the model.

        Raises:
            ShowkgError: It is not installed.
        """
        pipeline = Pipeline(model=self.model)
        return lambda item: read_one(item, pipeline)


def read_one(item: Item, pipeline: Pipeline) -> Prepared | Problem:
    """Read one article and prepare it for a store. What is wrong with it is a problem; it raises nothing."""
    try:
        article = read_item(item)
        if isinstance(article, Problem):
            return article
        document = pipeline.read(article)
        # What gave nothing is read again next time, so that its problem is told again.
        failed = document.problems and not document.statements and not document.plot_points
        return prepare(document, content=None if failed else content_of(item, pipeline.model))
    except Exception as error:  # noqa: BLE001 - a fault of showkg in one article of a million must not end the others
        return Problem(
            source=item.source,
            message=f"showkg cannot read it ({type(error).__name__}: {error}). Leave it out, and report this.",
        )


def content_of(item: Item, model: str) -> str:
    """Name what an article is read from and by what; the same gives the same document."""
    how = [__version__, model, item.form, item.charset, asdict(item.known)]
    content = item.content
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return hashlib.sha256(json.dumps(how).encode() + b"\n" + data).hexdigest()[:32]


class Articles:
    """Reads sources; iterating gives what becomes of each, in their order."""

    def __init__(
        self,
        sources: Sequence[str],
        *,
        model: str,
        jobs: int,
        timeout_s: float | None = None,
        kept: Mapping[str, str] | None = None,
    ) -> None:
        """Read nothing yet.

        Args:
            sources: As for ``reader.read``.
            model: Name of the spaCy pipeline.
            jobs: Most processes that read at once.
            timeout_s: Longest time for an article. If it is given, another process reads in any case: nothing
                else can be stopped.
            kept: ``Prepared.content`` → key of articles that need not be read.
        """
        self._sources, self._model, self._jobs, self._timeout_s = sources, model, jobs, timeout_s
        self._kept = kept or {}
        self._pool: Pool[Item, Prepared | Problem | Kept] | None = None

    def __iter__(self) -> Iterator[Outcome]:
        """Go through what becomes of the sources.

        Raises:
            ShowkgError: The model is not installed, or no process can be started.
        """
        items = self.items()
        if self._timeout_s is None:
            if self._jobs == 1:
                return self._here(items)
            first, many = _look_ahead(items)
            items = chain(first, items)
            if not many:
                return self._here(items)
        self._pool = Pool(
            ArticleReader(self._model),
            lambda item, message: Problem(source=item.source, message=message),
            jobs=self._jobs,
            timeout_s=self._timeout_s or TIMEOUT_S,
            size=lambda item: len(item.content),
        )
        return self._pool.map(items)

    def stop(self) -> list[Outcome]:
        """Stop reading; returns what is read and was not taken yet."""
        if self._pool is None:
            return []
        self._pool.stop()
        return self._pool.finished()

    def items(self) -> Iterator[Item | Given[Outcome]]:
        """Go through what is to be read, and through what became of the rest."""
        for found in find(self._sources):
            if isinstance(found, Trouble):
                yield Given(Problem(source=found.source, message=found.message))
                continue
            key = self._kept.get(content_of(found, self._model)) if self._kept else None
            yield found if key is None else Given(Kept(found.source, key))

    def _here(self, items: Iterable[Item | Given[Outcome]]) -> Iterator[Outcome]:
        """Read in this process."""
        pipeline = None
        for item in items:
            if isinstance(item, Given):
                yield item.result
            else:
                # The model takes a second to load: not before there is something to read.
                pipeline = pipeline or Pipeline(model=self._model)
                yield read_one(item, pipeline)


def _look_ahead(items: Iterator[Item | Given[Outcome]]) -> tuple[list[Item | Given[Outcome]], bool]:
    """The first items, and whether there is enough to read for several processes."""
    first: list[Item | Given[Outcome]] = []
    size = articles = 0
    for item in items:
        first.append(item)
        if isinstance(item, Item):
            articles += 1
            size += len(item.content) // (_PAGE if item.form == "html" else 1)
        if articles > 1 and size > _FEW:
            return first, True
    return first, False
