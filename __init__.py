"""showkg: articles about television and film in, an RDF knowledge graph out."""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from showkg.graph.library import Graph

# Imports wait inside the functions: ``import showkg`` takes no time, and the command needs none of them.


def build(
    sources: "str | Path | Iterable[str | Path]",
    *,
    store: "str | Path | None" = None,
    model: str = "en_core_web_sm",
    jobs: int = 1,
) -> "Graph":
    """Read articles into a graph.

    Args:
        sources: Files, folders, globs or addresses, as ``showkg build`` takes them; one or several.
        store: Folder of a store to add to, made if it is missing; default: in memory.
        model: An installed spaCy pipeline for English.
        jobs: Processes that read.

    Returns:
        The graph. What was wrong with an article is in its ``problems``; the others are there.

    Raises:
        showkg.ontology.errors.ShowkgError: The model is missing, or the store cannot be written to.
    """
    from os import PathLike  # noqa: PLC0415

    from showkg.graph.library import Graph  # noqa: PLC0415
    from showkg.graph.prepared import Prepared  # noqa: PLC0415
    from showkg.graph.store import EmbeddedStore, open_store  # noqa: PLC0415
    from showkg.jobs.articles import Articles  # noqa: PLC0415
    from showkg.ontology.records import Problem  # noqa: PLC0415

    several = [sources] if isinstance(sources, str | PathLike) else list(sources)
    place = EmbeddedStore() if store is None else open_store(str(store), create=True)
    problems: list[Problem] = []
    articles = Articles(tuple(map(str, several)), model=model, jobs=jobs)
    try:
        for outcome in articles:
            if isinstance(outcome, Problem):
                problems.append(outcome)
            elif isinstance(outcome, Prepared):
                problems.extend(outcome.problems)
                place.add(outcome)
        place.flush()
    except BaseException:
        place.close()
        raise
    finally:
        articles.stop()
    return Graph(place, problems=problems)


def open(target: "str | Path") -> "Graph":
    """Open a graph: an RDF file, a store folder, or the address of a SPARQL endpoint.

    Raises:
        showkg.ontology.errors.ShowkgError: There is none, or it cannot be read.
    """
    from showkg.graph.library import Graph  # noqa: PLC0415

    return Graph.open(target)
