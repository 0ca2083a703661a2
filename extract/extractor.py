"""What every extractor is: a name, the predicates it emits, and one function from a reading to statements."""

from collections.abc import Iterator
from typing import Protocol

from ..ontology.records import PlotPoint, Statement
from .reading import Reading


class Extractor(Protocol):
    """One kind of statement, found by one file of ``extract/extractors``.

    The file's ``EXTRACTOR`` is an instance; the pipeline lists the folder and sorts by file name.
    """

    @property
    def name(self) -> str:
        """Name of the file; stands as ``skg:extractor`` at each statement."""
        ...

    @property
    def emits(self) -> frozenset[str]:
        """IRIs of the predicates of its statements (for plot points: those of the plot point)."""
        ...

    def extract(self, reading: Reading) -> Iterator[Statement | PlotPoint]:
        """Find statements; the same reading gives the same ones in the same order."""
        ...
