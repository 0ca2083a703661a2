"""The files that a graph is written to: which format an ending means, checked before the work starts."""

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from ...ontology.errors import ShowkgError, UsageError
from ..files import written_whole
from ..store import EmbeddedStore
from .picture import ALL_OF_IT, Picture

if TYPE_CHECKING:
    import networkx as nx

FORMATS: Final = ("ttl", "nt", "nq", "trig", "jsonld", "rdf", "graphml", "gexf", "csv", "html")
"""Formats of a whole graph; each is also the ending of its files."""

SPECIAL: Final = {
    "rdf12": "ttl",
    "nanopub": "trig",
    "webannotation": "jsonld",
    "framed": "jsonld",
    "neo4j": "csv",
    "gephi": "csv",
}
"""Formats that an ending does not tell → the ending that their files should have."""
_TABLES = ("neo4j", "gephi")
_NETWORKS = ("html", "graphml", "gexf", *_TABLES)


def format_of(path: str) -> str:
    """Tell the format of a file from its ending; ``-`` is Turtle.

    Raises:
        UsageError: The ending means no format.
    """
    if path == "-":
        return "ttl"
    name = Path(path).suffix.lower().removeprefix(".")
    if name not in FORMATS:
        raise UsageError(f"{path}: unknown ending. Use one of .{' .'.join(FORMATS)}.")
    return name


def check_outputs(paths: Sequence[str], *, force: bool, form: str | None = None) -> None:
    """Check before the work starts that all the files can be written.

    Args:
        paths: Files; ``-`` is standard output.
        force: Replace files that are there.
        form: The format, if it is given and not told by the endings.

    Raises:
        UsageError: An unknown ending, or a file that is named twice.
        ShowkgError: A file that is there already, or a place that cannot be written.
    """
    places = [path if path == "-" else os.path.realpath(path) for path in paths]
    for name, place in zip(paths, places, strict=True):
        if form is None:
            format_of(name)
        if places.count(place) > 1:
            raise UsageError(f"{name}: named twice as an output. Name it once.")
        if name == "-":
            continue
        path = Path(place)
        if path.is_dir():
            raise ShowkgError(f"{name}: this is a folder. Name a file in it.")
        if path.exists() and not force:
            raise ShowkgError(f"{name}: is there already. Pass --force to replace it.")
        if not path.parent.is_dir():
            raise ShowkgError(f"{name}: there is no folder {Path(name).parent}. Make it first.")
        _check_folder(path.parent, name)


def check_picture(out: str, form: str | None, picture: Picture) -> None:
    """Check that a format has use for what a picture asks for.

    Raises:
        UsageError: A title of something else than a page, a part of something else than a network, a title
            or a name without a letter, or a depth around nothing.
    """
    form = form or format_of(out)
    for option, text in (("--title", picture.title), ("--about", picture.about)):
        if text is not None and not text.strip():
            raise UsageError(f"{option}: it is empty. Give some text or leave the option out.")
    if picture.depth is not None and picture.about is None:
        raise UsageError("--depth: it counts links from a thing. Name the thing with --about.")
    if picture.title is not None and form != "html":
        raise UsageError(f"--title: {form} has no heading. Give it with an .html file.")
    if picture.narrows() and form not in _NETWORKS:
        raise UsageError(
            f"--about, --top: {form} is written whole. They cut networks: .html, .graphml, .gexf, neo4j, gephi."
        )


def export_graph(
    store: EmbeddedStore, out: str, form: str | None, picture: Picture = ALL_OF_IT
) -> list[tuple[str, str]]:
    """Write a store to one file, or to the two files of a property graph.

    Args:
        store: What is to be written, whole.
        out: A file; ``-`` is standard output.
        form: One of ``FORMATS`` or a key of ``SPECIAL``; None: what the ending tells.
        picture: What of the graph a network shows.

    Returns:
        IRI and label of each thing that the picture is about: more than one if they share a name.

    Raises:
        ShowkgError: Nothing has the name that the picture is about, or a file could not be written; then
            none of them has changed.
    """
    form = form or format_of(out)
    if form in _TABLES:
        from .excerpt import excerpt  # noqa: PLC0415
        from .network import to_networkx  # noqa: PLC0415
        from .property_graph import write_edges, write_nodes  # noqa: PLC0415

        network = excerpt(to_networkx(store), picture)
        with ExitStack() as stack:
            nodes, edges = (stack.enter_context(written_whole(path)) for path in files_of(out, form))
            write_nodes(network, nodes, form)
            write_edges(network, edges, form)
        return _about(network)
    if out == "-":
        about = write_graph(store, sys.stdout.buffer, form, picture)
        sys.stdout.buffer.flush()
        return about
    with written_whole(out) as stream:
        return write_graph(store, stream, form, picture)


def _about(network: "nx.MultiDiGraph") -> list[tuple[str, str]]:
    return [(iri, network.nodes[iri]["label"]) for iri in network.graph.get("about", ()) if iri in network]


def files_of(out: str, form: str | None) -> tuple[str, ...]:
    """Name the files that ``export_graph`` writes.

    Raises:
        UsageError: An unknown ending, or two tables on standard output.
    """
    if form in _TABLES:
        if out == "-":
            raise UsageError(
                f"export: {form} is two files, of nodes and of edges. Name a file, such as shows.csv."
            )
        from .property_graph import paths_of  # noqa: PLC0415

        return paths_of(out)
    return (out,)


def write_outputs(store: EmbeddedStore, paths: Sequence[str]) -> None:
    """Write a store to files, the format of each by its ending; ``-`` is Turtle on standard output.

    Raises:
        ShowkgError: A file could not be written; then none of them has changed.
    """
    with ExitStack() as stack:
        for path in paths:
            if path != "-":
                stream = stack.enter_context(written_whole(path))
                write_graph(store, stream, format_of(path))
                stream.flush()  # a full disk shows here, before the first file takes its place
    if "-" in paths:
        write_graph(store, sys.stdout.buffer, "ttl")
        sys.stdout.buffer.flush()


def write_graph(
    store: EmbeddedStore, stream: IO[bytes], name: str, picture: Picture = ALL_OF_IT
) -> list[tuple[str, str]]:
    """Write a store in one of FORMATS or SPECIAL but the tables; the same store gives the same bytes.

    Returns:
        IRI and label of each thing that the picture is about.
    """
    # Lazy: networkx and the template of the page take longer to import than a query takes.
    if name in {"graphml", "gexf", "html"}:
        from .excerpt import excerpt  # noqa: PLC0415
        from .network import to_networkx, write_gexf, write_graphml  # noqa: PLC0415

        # What was cut for one viewer may be shown to her at once: only the rest needs to know from where on.
        network = excerpt(to_networkx(store, gated=name == "html" and picture.watched is None), picture)
        if name == "html":
            from .page import write_page  # noqa: PLC0415

            # What somebody asked for is what the page is called.
            title = picture.title or next((label for _, label in _about(network)), None)
            page = write_page(network, title=title, watched=picture.watched)
            stream.write(page.encode("utf-8"))
        elif name == "graphml":
            write_graphml(network, stream)
        else:
            write_gexf(network, stream)
        return _about(network)
    if name == "rdf12":
        from ..reified import reified  # noqa: PLC0415
        from .turtle import write_lines  # noqa: PLC0415

        write_lines(reified(store.n_triples()), stream, "ttl")
    elif name == "nanopub":
        from .nanopublications import write_nanopublications  # noqa: PLC0415

        write_nanopublications(store.n_triples(), stream)
    elif name == "webannotation":
        from .annotations import write_annotations  # noqa: PLC0415

        write_annotations(store, stream)
    elif name == "framed":
        from .framed import write_framed  # noqa: PLC0415

        write_framed(store, stream)
    elif name == "csv":
        from .fact_table import write_facts  # noqa: PLC0415

        write_facts(store, stream)
    else:
        from .turtle import export  # noqa: PLC0415

        export(store, stream, name)
    return []


class ArticleFolder:
    """A folder that takes one Turtle file an article; each file appears whole, as soon as it is done."""

    def __init__(self, folder: str, *, force: bool) -> None:
        """Make the folder if need be.

        Raises:
            ShowkgError: It holds Turtle files already and ``force`` is not given, or it cannot be written.
        """
        self._folder = Path(folder)
        self._taken: set[str] = set()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ShowkgError(f"{folder}: cannot be made ({error.strerror}). Name another folder.") from None
        if not force and any(self._folder.glob("*.ttl")):
            raise ShowkgError(
                f"{folder}: holds Turtle files already. Pass --force to replace those of the same name."
            )
        _check_folder(self._folder, folder)

    def write(self, store: EmbeddedStore, stem: str) -> None:
        """Write a store to ``STEM.ttl``, or to ``STEM-2.ttl`` … if the name is taken in this run.

        Raises:
            ShowkgError: The file could not be written; the others stay.
        """
        name, number = stem, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name.casefold())
        write_outputs(store, [str(self._folder / f"{name}.ttl")])


def _check_folder(folder: Path, name: str) -> None:
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ShowkgError(
            f"{name}: the folder cannot be written to. Name another place or change its rights."
        )
