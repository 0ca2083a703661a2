"""Articles read by the machines of a Dask cluster (https://distributed.dask.org).

Each task reads some articles and writes them to a shard in a folder that all machines share; this process reads
the shards in the order of the sources. What a machine had in hand when it was lost is done by another. A shard
is named after what it was read from, so that a build that is begun again takes those that are there.
"""

import hashlib
import json
import logging
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..extract.pipeline import Pipeline
from ..extract.sources import Item
from ..graph.shards import read_shard, write_shard
from ..ontology.errors import ShowkgError
from ..ontology.records import Problem
from .articles import Articles, Outcome, content_of, read_one
from .workers import Given

if TYPE_CHECKING:
    from distributed import Future

# Reading takes about 0.2 s an article; a task costs Dask a millisecond.
ARTICLES_AT_ONCE = 8
# For each thread of the cluster, tasks that are handed out before the first is done.
_AHEAD = 4
# Machines that a task may lose; spaCy needs 300 MB, and a machine with less is lost with every task.
_LOSSES = 3
_CONNECT_S = 10

_Part = list[Item | Given[Outcome]]


class ClusterArticles:
    """Reads sources over a cluster; iterating gives what becomes of each, in their order."""

    def __init__(
        self,
        sources: Sequence[str],
        *,
        model: str,
        address: str,
        shards: str,
        kept: Mapping[str, str] | None = None,
    ) -> None:
        """Connect to the cluster.

        Args:
            sources: As for ``reader.read``; read here, and sent to the machines.
            model: Name of the spaCy pipeline; installed on each machine.
            address: Of Dask's scheduler: ``tcp://host:8786``.
            shards: Folder that this machine and all those of the cluster share, by the same path.
            kept: As for ``Articles``.

        Raises:
            ShowkgError: Dask is not installed, nobody answers, or the folder cannot be made.
        """
        try:
            import distributed  # noqa: PLC0415 - an extra
        except ImportError:
            raise ShowkgError("--dask: Dask is not installed. Run pip install showkg[dask].") from None
        # What it says of a connection that is lost, with all its calls, is said in one line here.
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        self._address = address
        self._folder = Path(shards).absolute()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ShowkgError(f"{shards}: no folder can be made here ({error.strerror}).") from None
        try:
            client: Any = distributed.Client
            self._client = client(address, timeout=_CONNECT_S, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise ShowkgError(
                f"{address}: no Dask scheduler answers ({error or 'no answer'}). Check the address."
            ) from None
        self._model = model
        self._items = Articles(sources, model=model, jobs=1, kept=kept).items()

    def __iter__(self) -> Iterator[Outcome]:
        """Go through what becomes of the sources.

        Raises:
            ShowkgError: A shard cannot be read, the model is not installed on a machine, or the scheduler
                was lost.
        """
        from distributed import CancelledError  # noqa: PLC0415
        from distributed.comm.core import CommClosedError  # noqa: PLC0415

        try:
            yield from self._outcomes()
        except (CancelledError, CommClosedError):
            raise self._lost() from None
        self.stop()

    def _outcomes(self) -> Iterator[Outcome]:
        try:
            ahead = _AHEAD * max(1, sum(self._client.nthreads().values()))
        except OSError:
            raise self._lost() from None
        under_way: deque[tuple[_Part, Future[Any] | None]] = deque()
        parts = self._parts()
        more = True
        while more or under_way:
            while more and len(under_way) < ahead:
                part = next(parts, None)
                if part is None:
                    more = False
                else:
                    under_way.append((part, self._submit([p for p in part if isinstance(p, Item)])))
            if under_way:
                part, future = under_way.popleft()
                read = iter(self._read([p for p in part if isinstance(p, Item)], future))
                for place in part:
                    yield place.result if isinstance(place, Given) else next(read)

    def _lost(self) -> ShowkgError:
        return ShowkgError(
            f"{self._address}: the Dask scheduler was lost. Start it again; the same command goes on with the "
            "shards that are there."
        )

    def stop(self) -> list[Outcome]:
        """Let go of the cluster; what it has under way is given up. Its shards stay."""
        self._client.close()
        return []

    def _parts(self) -> Iterator[_Part]:
        part: _Part = []
        for item in self._items:
            part.append(item)
            if len(part) == ARTICLES_AT_ONCE:
                yield part
                part = []
        if part:
            yield part

    def _path(self, items: Sequence[Item]) -> Path:
        names = [[item.source, content_of(item, self._model)] for item in items]
        return self._folder / f"{hashlib.sha256(json.dumps(names).encode()).hexdigest()[:32]}.nq"

    def _submit(self, items: list[Item]) -> "Future[Any] | None":
        path = self._path(items)
        if not items or path.exists():
            return None
        # Dask does a task again whose machine is lost; it is pure, and its shard appears whole.
        future: Future[Any] = self._client.submit(
            read_into_shard, self._model, items, str(path), key=f"showkg-{path.stem}"
        )
        return future

    def _read(self, items: list[Item], future: "Future[Any] | None") -> list[Any]:
        """The articles of a shard when it is there."""
        from distributed.scheduler import KilledWorker  # noqa: PLC0415

        if not items:
            return []
        try:
            refused = None if future is None else future.result()
        except KilledWorker:
            if len(items) == 1:
                message = f"reading it ended {_LOSSES + 1} processes of the cluster. Leave it out."
                return [Problem(source=items[0].source, message=message)]
            # One of them ends every process that reads it: the others need not wait for it.
            alone = [(item, self._submit([item])) for item in items]
            return [found for item, again in alone for found in self._read([item], again)]
        if refused is not None:
            raise ShowkgError(refused)
        return list(read_shard(self._path(items)))


def read_into_shard(model: str, items: list[Item], path: str) -> str | None:
    """Read articles on a machine of the cluster and write them to a shard.

    Returns:
        None, or why no article can be read there.
    """
    try:
        pipeline = Pipeline(model=model)  # the model stays loaded as long as the process lives
        write_shard(Path(path), [read_one(item, pipeline) for item in items])
    except ShowkgError as error:
        return str(error)
    return None
