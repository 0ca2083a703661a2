"""RDF files → an Oxigraph store, with errors that name the line."""

import gzip
import re
import sys
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from ..ontology.errors import ShowkgError
from .reified import expand

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
"""Ending of a file → format; ``.gz`` may follow."""


def suffix_of(path: Path) -> str:
    """Return the ending that tells the format: ``.ttl`` of ``a.ttl`` and of ``a.ttl.gz``."""
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def load_file(store: ox.Store, path: Path) -> None:
    """Read an RDF file into the default graph of a store.

    Raises:
        ShowkgError: The file is missing, of an unknown format or does not parse.
    """
    rdf_format = FORMATS.get(suffix_of(path))
    if not path.exists():
        raise ShowkgError(f"{path}: no such file or folder. Check the path.")
    if rdf_format is None:
        raise ShowkgError(
            f"{path}: not an RDF file by its ending. Use one of {' '.join(FORMATS)}, or a store."
        )
    try:
        # gzip.open would read a file that is not compressed as broken, not as what it is.
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as stream:
            _load(store, cast(IO[bytes], stream), rdf_format, str(path))
    except (OSError, EOFError, RuntimeError) as error:
        said = " ".join(str(error).split())[:200]
        if isinstance(error, RuntimeError) or said.startswith("IO error"):
            # So the engine says that it cannot write.
            raise ShowkgError(f"{path}: the store cannot take it ({said}). Is the disk full?") from None
        reason = getattr(error, "strerror", None) or error
        raise ShowkgError(f"{path}: cannot be read ({reason}). Check the file and its rights.") from None


def load_stdin(store: ox.Store) -> None:
    """Read Turtle (and so N-Triples) from standard input."""
    _load(store, sys.stdin.buffer, ox.RdfFormat.TURTLE, "-")


def _load(store: ox.Store, stream: IO[bytes], rdf_format: ox.RdfFormat, name: str) -> None:
    try:
        if rdf_format.supports_datasets:
            # Queries ask the default graph: what a file keeps in named graphs is read into it.
            parsed = ox.parse(stream, rdf_format)
            store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in parsed)
        else:
            store.bulk_load(stream, rdf_format)
        expand(store)
    except SyntaxError as error:
        raise ShowkgError(f"{name}: {_place(error)}. Mend the file.") from None
    except UnicodeDecodeError:
        raise ShowkgError(f"{name}: the text is not UTF-8. Save it as UTF-8.") from None


def _place(error: SyntaxError) -> str:
    reason = re.sub(
        r"^Parser error at line \d+ (between columns \d+ and|column) [\w ]+: ", "", error.msg or ""
    )
    reason = " ".join(reason.split()).rstrip(".") or "it does not parse"
    if error.lineno is None:
        return f"does not parse: {reason}"
    column = f", column {error.offset}" if error.offset is not None else ""
    return f"line {error.lineno}{column}: {reason}"
