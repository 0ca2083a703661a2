"""The command line: parse, call, print.

Results go to standard output, everything else to standard error. Exit codes: 0 done; 1 failed, or some
article failed, or violations; 2 wrong command line; 130 interrupted. Whatever takes long to import is
imported inside the command that needs it.
"""

import dataclasses
import json
import re
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from showkg import __version__
from showkg.ontology.errors import ShowkgError, UsageError

if TYPE_CHECKING:
    from showkg.graph.gold import Gold
    from showkg.graph.prepared import Prepared
    from showkg.graph.store import EmbeddedStore
    from showkg.graph.views.outputs import ArticleFolder
    from showkg.jobs.articles import Outcome
    from showkg.jobs.cluster import ClusterArticles
    from showkg.ontology.records import Document, Problem

T = TypeVar("T")

FORMATS = ("table", "json", "csv", "tsv", "xml", "ttl", "nt")
"""Formats of query results."""

EXPORTS = (
    *("ttl", "nt", "nq", "trig", "jsonld", "rdf", "graphml", "gexf", "csv", "html"),
    *("rdf12", "nanopub", "webannotation", "framed", "neo4j", "gephi"),
)
"""Formats of a whole graph."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 + SIGINT."""


def say(message: str) -> None:
    """Print a line for the user, not a result; what an article or a path holds can't steer the terminal."""
    # A progress bar may stand on the line.
    click.echo(("\r\x1b[K" if sys.stderr.isatty() else "") + printable(message), err=True)


def printable(text: str) -> str:
    """Replace control characters, but not line breaks and tabs."""
    return "".join(c if c in "\n\t" or c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


class Commands(click.Group):
    """Commands whose failures are one line on standard error and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise click.UsageError(printable(str(error))) from error
        except ShowkgError as error:
            say(f"showkg: {error}")
            ctx.exit(1)
        except KeyboardInterrupt:
            say("showkg: interrupted. Files that were not finished are as they were before")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            raise  # click ends quietly: whoever read the results has had enough
        except OSError as error:
            say(f"showkg: {error.filename or 'standard output'}: {error.strerror or error}")
            ctx.exit(1)


def examples(*lines: str) -> str:
    """Format the examples at the end of a command's help; click keeps the lines after ``\\b`` as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples("showkg demo", "showkg build article.html -o show.ttl -o show.html"),
)
@click.version_option(__version__, "--version", message="%(prog)s %(version)s", prog_name="showkg")
def main() -> None:
    """Read articles about television and film into an RDF knowledge graph.

    TARGET is an RDF file, a store folder made with build --store, the address of a SPARQL endpoint, or - for
    Turtle on standard input.
    """
    if not sys.warnoptions:
        # Libraries warn about their own future; a user can do nothing about it.
        warnings.simplefilter("ignore")


class Report:
    """Counts what was read and tells the user about it on standard error."""

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self.failed: list[str] = []
        self.articles = self.kept = 0
        self._quiet, self._verbose = quiet, verbose
        self._entities: set[str] = set()
        self._statements = self._plot_points = 0
        self._started = time.perf_counter()

    def fail(self, problem: "Problem") -> None:
        say(f"{problem.source}: {problem.message}")
        if problem.source not in self.failed:
            self.failed.append(problem.source)

    def add(self, article: "Prepared") -> None:
        for problem in article.problems:
            # Part of an article that is not understood is worth a line; only an article that gives nothing
            # has failed.
            self.fail(problem) if article.is_empty else say(f"{problem.source}: {problem.message}")
        self.articles += 1
        self._entities.update(article.entities)
        self._statements += article.statements
        self._plot_points += article.plot_points
        if self._verbose:
            counts = _counts(len(article.entities), article.statements, article.plot_points)
            say(f"{article.source}: {counts}")

    def keep(self) -> None:
        """Count an article that the store has already."""
        self.kept += 1

    def close(self, outputs: list[str]) -> None:
        if not self._quiet:
            to = f" → {', '.join(outputs)}" if outputs else ""
            counts = _counts(len(self._entities), self._statements, self._plot_points)
            seconds = time.perf_counter() - self._started
            kept = f", {self.kept:,} more were there" if self.kept else ""
            say(f"{_many(self.articles, 'article')}: {counts}{to} ({seconds:.1f} s{kept})")
        if self.failed:
            say(f"showkg: {_many(len(self.failed), 'article')} failed: {', '.join(self.failed)}")


def _counts(entities: int, statements: int, plot_points: int) -> str:
    return ", ".join(
        (
            _many(entities, "entity", "entities"),
            _many(statements, "statement"),
            _many(plot_points, "plot point"),
        )
    )


def _many(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _progress(
    items: Iterable[T],
    *,
    quiet: bool,
    show: Callable[[T], str],
    count: Callable[[], int | None] = lambda: None,
) -> AbstractContextManager[Iterable[T]]:
    """Go through items and show on a terminal how far it is, how fast, and how long it takes yet.

    Args:
        items: Gone through once.
        quiet: Show nothing.
        show: What stands behind the bar for an item.
        count: How many items there are; asked only if somebody looks.
    """
    hidden = quiet or not sys.stderr.isatty()
    started, done = time.perf_counter(), 0

    def shown(item: T | None) -> str | None:
        nonlocal done
        if item is None:
            return None
        done += 1
        rate = done / max(time.perf_counter() - started, 0.001)
        return f"{rate:.1f}/s  {printable(show(item))[-40:]}"

    return click.progressbar(
        items,
        length=None if hidden else count(),
        file=sys.stderr,
        hidden=hidden,
        show_pos=True,
        show_eta=True,
        item_show_func=shown,
    )


@contextmanager
def _whole() -> "Iterator[None]":
    """Put Ctrl-C off to the end of the block, so that an article is kept whole or not at all."""
    late: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: late.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if late:
        raise KeyboardInterrupt


def _stem(source: str) -> str:
    """Name the file of an article after its source: ``a/b.txt`` → ``b``, line 3 of ``b.jsonl`` → ``b-3``."""
    path, _, line = source.partition("#")
    stem = "stdin" if path == "-" else Path(path.rstrip("/").rpartition("/")[2]).stem
    return re.sub(r"[^\w.-]+", "-", f"{stem}-{line}" if line else stem).strip(".-") or "article"


def _build(
    sources: tuple[str, ...],
    outs: list[str],
    *,
    store: str | None = None,
    query_url: str | None = None,
    each: str | None = None,
    decisions: str | None = None,
    model: str,
    jobs: int | None = None,
    timeout: float | None = None,
    resume: bool = False,
    dask: str | None = None,
    shards: str | None = None,
    force: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Read the sources into all outputs; exits with 1 if an article failed."""
    from showkg.extract.sources import count
    from showkg.graph.files import read_text
    from showkg.graph.store import EmbeddedStore
    from showkg.graph.views.outputs import ArticleFolder, check_outputs, write_outputs
    from showkg.jobs.articles import Articles, cores

    if resume and not store:
        raise UsageError("--resume goes on with a store. Name it with --store.")
    if (dask is None) != (shards is None):
        raise UsageError("--dask and --shards belong together: a cluster, and a folder that it shares.")
    check_outputs(outs, force=force)
    report = Report(quiet=quiet, verbose=verbose)
    with ExitStack() as stack:
        folder = ArticleFolder(each, force=force or resume) if each else None
        stores = [stack.enter_context(_writable(store, query_url))] if store else []
        if outs:
            stores.append(stack.enter_context(EmbeddedStore()))
        if decisions is not None:
            text = read_text(decisions)
            for place in stores:
                place.decide(text, where=decisions)
        known = stores[0].archive.contents() if resume else None
        articles: Articles | ClusterArticles
        if dask is not None and shards is not None:
            articles = _over_cluster(sources, model=model, address=dask, shards=shards, kept=known)
        else:
            articles = Articles(sources, model=model, jobs=jobs or cores(), timeout_s=timeout, kept=known)

        def take(outcome: "Outcome") -> None:
            with _whole():
                _take(outcome, stores, folder, report)

        try:
            with _progress(
                articles, quiet=quiet, show=lambda outcome: outcome.source, count=lambda: count(sources)
            ) as outcomes:
                for outcome in outcomes:
                    take(outcome)
        except KeyboardInterrupt:
            say("showkg: stopping. Ctrl-C again stops at once")
            try:
                for outcome in articles.stop():
                    take(outcome)
                _interrupted(report, stores[0] if store else None)
            except KeyboardInterrupt:
                for place in stores:
                    place.leave()
                raise
        finally:
            articles.stop()
        for place in stores:
            place.flush()
        if outs and (report.articles or report.kept):
            write_outputs(stores[-1], outs)
    written = [*(out for out in outs if out != "-"), *(place for place in (store, each) if place)]
    report.close(written if report.articles or report.kept else [])
    if report.failed:
        sys.exit(1)


def _writable(store: str, query_url: str | None) -> "EmbeddedStore":
    """Open a store folder or an endpoint to add to it."""
    from showkg.graph.store import is_address, open_store

    if not is_address(store):
        if query_url is not None:
            raise UsageError("--query-url: only with --store ADDRESS.")
        return open_store(store, create=True)
    from showkg.graph.remote_build import open_remote

    return open_remote(store, create=True, query_address=query_url, say=say)


def _over_cluster(sources: tuple[str, ...], **options: Any) -> "ClusterArticles":
    from showkg.jobs.cluster import ClusterArticles

    return ClusterArticles(sources, **options)


def _take(
    outcome: "Outcome", stores: "list[EmbeddedStore]", folder: "ArticleFolder | None", report: Report
) -> None:
    """Put an article where it belongs."""
    from showkg.graph.store import EmbeddedStore
    from showkg.jobs.articles import Kept
    from showkg.ontology.records import Problem

    if isinstance(outcome, Problem):
        report.fail(outcome)
        return
    read = None
    document: Prepared | Document
    if isinstance(outcome, Kept):
        report.keep()
        kept, *stores = stores
        if not stores and not folder:
            return
        document, read = kept.archive.document(outcome.key), kept.archive.records()[outcome.key].read
    else:
        report.add(outcome)
        document = outcome
    for place in stores:
        place.add(document, read=read)
    if folder:
        with EmbeddedStore() as alone:
            alone.add(document, read=read)
            folder.write(alone, _stem(outcome.source))


def _interrupted(report: Report, store: "EmbeddedStore | None") -> NoReturn:
    """Keep what is finished, say how to go on, and exit."""
    if store is None:
        say(
            "showkg: interrupted. Files that were not finished are as they were before; with --store, articles "
            "that are finished would be kept"
        )
    else:
        store.flush()
        many = _many(report.articles, "article")
        say(f"showkg: interrupted. {store.name} has the {many} read; the same command with --resume goes on")
    sys.exit(INTERRUPTED)


_quiet = click.option("-q", "--quiet", is_flag=True, help="Print problems only: no progress, no summary.")
_verbose = click.option("-v", "--verbose", is_flag=True, help="Print a line for each article.")
_force = click.option("--force", is_flag=True, help="Replace files that are there already.")
_model = click.option(
    "--model",
    default="en_core_web_sm",
    show_default=True,
    metavar="NAME",
    help="An installed spaCy pipeline for English.",
)


@main.command(
    epilog=examples(
        "showkg build article.html notes.md -o shows.ttl -o shows.html",
        "showkg build news/ --store shows.db",
        "showkg build news/ --store https://graphs.example/update",
        "showkg build news/ --store shows.db --jobs 4 --resume",
        "showkg build - -o - < article.txt | showkg query - --name cast",
    )
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    "outs",
    multiple=True,
    metavar="OUT",
    help="Write the graph; the ending tells the format: ttl nt nq trig jsonld rdf graphml gexf csv html. "
    "May be given several times; - is Turtle on standard output (so without -o, --store and --each).",
)
@click.option(
    "--store",
    metavar="DIR|ADDRESS",
    help="Add to the store in this folder, made if it is not there; or to a SPARQL endpoint, by the address where "
    "it takes updates (docs/endpoints.md).",
)
@click.option(
    "--query-url",
    metavar="ADDRESS",
    help="Where the endpoint of --store answers queries. Default: the same address; /query in place of /update.",
)
@click.option("--each", metavar="DIR", help="Write one Turtle file an article, STEM.ttl, from it alone.")
@click.option(
    "--decisions",
    metavar="FILE",
    help="Your decisions on which names are the same thing; a store remembers them (showkg decide).",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read; default: the cores there are. Few articles are read by one in any case.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Longest time for one article; default: 300 if several processes read, else none.",
)
@click.option(
    "--resume", is_flag=True, help="Leave out articles that --store has, unchanged, from a former build."
)
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Let a Dask cluster read: the address of its scheduler. Needs --shards, and showkg[dask] on each machine.",
)
@click.option(
    "--shards", metavar="DIR", help="Folder, shared by all machines, for what the cluster has read."
)
@_model
@_force
@_quiet
@_verbose
def build(
    sources: tuple[str, ...],
    outs: tuple[str, ...],
    store: str | None,
    query_url: str | None,
    each: str | None,
    decisions: str | None,
    jobs: int | None,
    timeout: float | None,
    resume: bool,
    dask: str | None,
    shards: str | None,
    model: str,
    force: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Read articles and write their knowledge graph.

    SOURCE is a text, Markdown, HTML or JSON Lines file, a folder, a glob, an http(s) address, or - for
    standard input. What one article does wrong does not stop the others: the exit code is 1 then and
    the summary names it.
    """
    _build(
        sources,
        list(outs) or ([] if store or each else ["-"]),
        store=store,
        query_url=query_url,
        each=each,
        decisions=decisions,
        jobs=jobs,
        timeout=timeout,
        resume=resume,
        dask=dask,
        shards=shards,
        model=model,
        force=force,
        quiet=quiet,
        verbose=verbose,
    )


@main.command(epilog=examples("showkg demo", "showkg demo -o out --force"))
@click.option(
    "-o",
    "--output",
    "folder",
    default=".",
    metavar="DIR",
    help="Folder to write to, made if it is not there; default: here.",
)
@_model
@_force
@_quiet
@_verbose
def demo(folder: str, model: str, force: bool, quiet: bool, verbose: bool) -> None:
    """Build a graph from the sample articles: showkg-demo.ttl and showkg-demo.html."""
    articles = Path(__file__).with_name("examples") / "articles"
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ShowkgError(
            f"{folder}: no folder can be made here ({error.strerror}). Choose another."
        ) from error
    turtle, page = (str(Path(folder, f"showkg-demo.{ending}")) for ending in ("ttl", "html"))
    _build((str(articles),), [turtle, page], model=model, force=force, quiet=quiet, verbose=verbose)
    click.echo(
        f"Open {page} in a browser. Ask the graph:\n"
        f"  showkg stats {turtle}\n"
        f'  showkg query {turtle} --name cast --param work="The Americans"\n'
        f'  showkg explain {turtle} "Stan Beeman"'
    )


_watched = click.option(
    "--watched",
    "watched",
    multiple=True,
    metavar="SHOW=POINT",
    help="Show nothing beyond what was watched: SHOW=S04E06, SHOW=S04, SHOW=all, SHOW=none; may be given several "
    "times. Shows that are not named were not watched; *=all says that all others were.",
)


_as_of = click.option(
    "--as-of",
    "as_of",
    metavar="DATE",
    help="The graph as it was known on that day: 2024-10-01, 2024-10 or 2024.",
)


_infer = click.option(
    "--infer",
    is_flag=True,
    help="Add what follows by rules: inverses, sub-properties, the series of an episode; marked as inferred.",
)


def _seen(
    store: "EmbeddedStore",
    watched: tuple[str, ...],
    target: str = "-",
    as_of: str | None = None,
    *,
    infer: bool = False,
    elsewhere: "EmbeddedStore | None" = None,
) -> "EmbeddedStore":
    """The part of a graph that the viewer may know, or all of it if nothing is said of her.

    The view of a store folder is kept in it; ``target`` is given only if the store is all of what it names.
    A show that only ``elsewhere``, or the graph of today, knows is no mistake.
    """
    today = store
    if store.writer is not None:
        say(
            f"{store.name}: another process is writing to the store ({store.writer}); this is what it was before"
        )
    if infer:
        from showkg.graph.inference import with_inferred

        # Only from what she may know.
        return with_inferred(_seen(store, watched, target, as_of))
    day = None
    if as_of is not None:
        from showkg.graph.as_of import known_at, read_day
        from showkg.graph.view_cache import kept_past

        day = read_day(as_of)
        # While somebody writes, what is worked out is of a state that no view may be kept of.
        target = target if store.writer is None else "-"
        folder = Path(target)
        store = kept_past(store, day, folder) if folder.is_dir() else known_at(store, day)
    if not watched:
        return store
    from showkg.graph.watched import read_watched

    others = [] if store is today else [today]
    viewer = read_watched(store, watched, elsewhere=others if elsewhere is None else [*others, elsewhere])
    if viewer.sees_everything():
        return store
    if Path(target).is_dir():
        from showkg.graph.view_cache import kept_view

        return kept_view(store, viewer, Path(target), day=day)
    from showkg.graph.visible import visible_store

    return visible_store(store, viewer)


@main.command(
    epilog=examples(
        'showkg query shows.ttl --name cast --param work="For All Mankind"',
        "showkg query shows.db 'SELECT ?name WHERE { ?s a schema:TVSeries ; rdfs:label ?name }'",
        'showkg query shows.db --name plot --param work=Dark --watched "Dark=S02E03"',
        "showkg query --list",
    )
)
@click.argument("target", required=False)
@click.argument("sparql", required=False)
@click.option("-f", "--file", "file", type=click.File("rb"), help="Read the query from a file.")
@click.option("--name", metavar="NAME", help="Ask a named query; --list shows them.")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of the named query.")
@click.option("--list", "listing", is_flag=True, help="List the named queries and their parameters.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: table on a terminal, else json; ttl for CONSTRUCT and DESCRIBE.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=30,
    show_default=True,
    metavar="SECONDS",
    help="Stop the query after that time; 0: never.",
)
@click.option(
    "--max-rows",
    type=click.IntRange(min=0),
    default=1_000_000,
    show_default=True,
    metavar="N",
    help="Cut the answer after N rows, and exit with 1; 0: never.",
)
@click.option(
    "--max-memory",
    type=click.IntRange(min=0),
    default=2048,
    show_default=True,
    metavar="MB",
    help="Stop the query when it takes more memory beyond the graph itself; 0: never. Linux only.",
)
@click.option("--update", is_flag=True, help="SPARQL is an update: change the store or endpoint.")
@click.option(
    "--allow-service", is_flag=True, help="Let SERVICE and LOAD call the addresses that SPARQL names."
)
@click.option(
    "--copy",
    is_flag=True,
    help="Copy the graph of an endpoint first and ask the copy, not the endpoint's engine.",
)
@_infer
@_watched
@_as_of
def query(
    target: str | None,
    sparql: str | None,
    file: Any,
    name: str | None,
    params: tuple[str, ...],
    listing: bool,
    form: str | None,
    timeout: float,
    max_rows: int,
    max_memory: int,
    update: bool,
    allow_service: bool,
    copy: bool,
    infer: bool,
    watched: tuple[str, ...],
    as_of: str | None,
) -> None:
    """Ask a graph in SPARQL, or by the name of a query.

    The prefixes of the ontology are known without declaring them. A query changes nothing and calls no
    other server, unless you ask for it.
    """
    from pyoxigraph import QueryTriples

    from showkg.graph.guard import Limits, run_apart
    from showkg.graph.naming import missing
    from showkg.graph.query import find_query, named_queries, run
    from showkg.graph.store import is_address, open_store
    from showkg.graph.views.tables import write_results

    if listing:
        for named in named_queries().values():
            wanted = "".join(
                f" [{parameter.name}]" if parameter.optional else f" {parameter.name}"
                for parameter in named.parameters
            )
            click.echo(f"{named.name}{wanted}\n    {named.description}")
            for parameter in named.parameters:
                kind = f"{parameter.kind}, optional" if parameter.optional else parameter.kind
                click.echo(f"    {parameter.name} ({kind}): {parameter.description}")
        return
    asked = [text for text in (sparql, _decoded(file) if file else None, name) if text is not None]
    if target is None or len(asked) != 1:
        raise UsageError("query: give a TARGET, and one of SPARQL, -f FILE and --name NAME.")
    if name is not None:
        find_query(name)  # before the target is opened, which may take long
    if update and (name is not None or params or infer or watched or as_of):
        raise UsageError("query: --update changes the graph itself. Give it SPARQL and nothing else.")
    bindings = dict(_binding(param) for param in params)

    def change(begin: Callable[[], IO[bytes]]) -> list[str]:
        with open_store(target, create=True, existing=True) as store:
            begin()
            store.update(asked[0].lstrip("\ufeff"), allow_service=allow_service)
        return []

    def ask(begin: Callable[[], IO[bytes]]) -> list[str]:
        with open_store(target, patience_s=timeout or None) as store:
            remote = is_address(target)
            # What an endpoint needs for a view counts: it may never come.
            stream = begin() if remote else None
            whole = store.copy() if copy else store
            shown = _seen(whole, watched, target, as_of, infer=infer)
            stream = stream or begin()
            unknown: list[str] = []
            results = run(shown, asked[0], bindings, allow_service=allow_service, unknown=unknown)
            rows = "table" if stream.isatty() else "json"
            format_ = form or ("ttl" if isinstance(results, QueryTriples) else rows)
            if write_results(results, stream, format_, max_rows=max_rows or None):
                stream.flush()
                raise ShowkgError(
                    f"query: the answer was cut after {max_rows:,} rows. Ask for less, or raise --max-rows."
                )
            stream.flush()
            point = "at that point, " if watched or as_of else ""
            return [f"query: {point}{missing(shown, value)}" for value in unknown]

    limits = Limits(timeout_s=timeout or None, memory_mb=max_memory or None)
    # On macOS, a fork may not look up the proxies of the system.
    fork = not (is_address(target) and sys.platform == "darwin")
    run_apart(change if update else ask, limits, where=_shown(target), again=sys.argv[1:], fork=fork)


def _shown(target: str) -> str:
    """A target as messages name it: of an address without what may be secret."""
    from showkg.graph.store import is_address

    return target.partition("?")[0].partition("#")[0] if is_address(target) else target


def _decoded(file: Any) -> str:
    try:
        return str(file.read(), "utf-8-sig")
    except UnicodeDecodeError:
        raise ShowkgError(f"{file.name}: the query is not UTF-8 text. Save it as UTF-8.") from None


def _binding(param: str) -> tuple[str, str]:
    name, equals, value = param.partition("=")
    if not name or not equals:
        raise UsageError(f"--param {param}: it has no value. Write it as KEY=VALUE, such as work=Fargo.")
    return name, value


_json = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


@main.command(
    epilog=examples(
        "showkg export shows.db shows.html",
        'showkg export shows.db spies.html --about "The Americans" --depth 1 --title Spies',
        "showkg export shows.db facts.ttl --with facts --infer",
        "showkg export shows.db shows.csv --format neo4j",
    )
)
@click.argument("target")
@click.argument("out")
@click.option(
    "--format",
    "form",
    type=click.Choice(EXPORTS),
    help="Instead of what the ending tells. rdf12: statements as RDF 1.2 reifiers (ttl); nanopub: "
    "nanopublications (trig); webannotation, framed: Web Annotations, a tree (jsonld); neo4j, gephi: "
    "OUT-nodes.csv and OUT-edges.csv.",
)
@click.option(
    "--with",
    "part",
    type=click.Choice(["statements", "facts"]),
    default="statements",
    show_default=True,
    help="facts: without sentences and articles, a small file.",
)
@click.option("--about", metavar="NAME", help="Networks only: what is near to the thing of this name.")
@click.option(
    "--depth",
    type=click.IntRange(min=0),
    show_default="2",
    help="With --about: so many links away at most.",
)
@click.option(
    "--top", type=click.IntRange(min=1), metavar="N", help="Networks only: the N most central things."
)
@click.option("--title", metavar="TEXT", help="Heading of an html page.")
@_infer
@_watched
@_as_of
@_force
def export(
    target: str,
    out: str,
    form: str | None,
    part: str,
    about: str | None,
    depth: int | None,
    top: int | None,
    title: str | None,
    infer: bool,
    watched: tuple[str, ...],
    as_of: str | None,
    force: bool,
) -> None:
    """Write a graph to OUT in another format.

    The ending of OUT tells the format: ttl nt nq trig jsonld rdf (RDF), graphml gexf (networks), csv (facts
    with their sentences), html (interactive network); - is Turtle on standard output.
    """
    from showkg.graph.store import open_store
    from showkg.graph.views.outputs import check_outputs, check_picture, export_graph, files_of
    from showkg.graph.views.picture import Picture
    from showkg.graph.views.selection import facts_of

    check_outputs(files_of(out, form), force=force, form=form)
    seen = " and ".join(point.replace("=", " to ", 1) for point in watched) or None
    picture = Picture(title=title, about=about, depth=depth, top=top, watched=seen)
    check_picture(out, form, picture)
    with open_store(target) as store:
        shown = _seen(store, watched, target, as_of, infer=infer)
        named = export_graph(facts_of(shown) if part == "facts" else shown, out, form, picture)
    if len(named) > 1:
        iris = ", ".join(f"{label} <{iri}>" for iri, label in named[:3])
        more = f" and {len(named) - 3} more" if len(named) > 3 else ""
        say(
            f"--about {about}: {len(named)} things have this name; all are in. For one alone give its IRI: {iris}{more}."
        )


@main.command(
    epilog=examples('showkg explain shows.ttl "Ed Baldwin"', 'showkg explain shows.db "The Americans" --json')
)
@click.argument("target")
@click.argument("name")
@_watched
@_as_of
@_json
def explain(target: str, name: str, watched: tuple[str, ...], as_of: str | None, as_json: bool) -> None:
    """Show every fact about NAME with the sentences that tell it."""
    from showkg.graph.explain import explain as explain_name
    from showkg.graph.store import open_store
    from showkg.graph.views.plain import explanation_text

    with open_store(target) as store:
        found = explain_name(_seen(store, watched, target, as_of), name)
    _print_result(found, None if as_json else explanation_text(found))


@main.command(
    epilog=examples(
        'showkg search shows.db "asteroid heist"',
        "showkg search shows.ttl kinaman --json --limit 5",
        'showkg search shows.db "who is dead" --watched "Dark=S02E03"',
    )
)
@click.argument("target")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Hits at most."
)
@_watched
@_as_of
@_json
def search(
    target: str,
    words: tuple[str, ...],
    limit: int,
    watched: tuple[str, ...],
    as_of: str | None,
    as_json: bool,
) -> None:
    """Find names, events and sentences by words.

    Case, accents and small slips of the pen do not matter. The best hits come first.
    """
    from showkg.graph.search import search as find
    from showkg.graph.store import open_store
    from showkg.graph.views.hits import hits_text

    with open_store(target) as store:
        found = find(_seen(store, watched, target, as_of), " ".join(words), limit=limit)
    _print_result(found, None if as_json else hits_text(found))
    if not found:
        say(f"{target}: nothing found. Try fewer words, or another spelling.")


@main.command(
    epilog=examples("showkg diff monday.ttl shows.db", "showkg diff shows.db shows.db --old-as-of 2024-06-30")
)
@click.argument("old")
@click.argument("new")
@click.option("--old-as-of", metavar="DATE", help="Compare with OLD as it was known on that day.")
@_watched
@_as_of
@_json
def diff(
    old: str, new: str, old_as_of: str | None, watched: tuple[str, ...], as_of: str | None, as_json: bool
) -> None:
    """Tell what is new in NEW that OLD does not say: facts, changed values, confirmed rumours, events.

    Both are graphs: RDF files or store folders.
    """
    from showkg.graph.diff import diff as compare
    from showkg.graph.store import open_store
    from showkg.graph.views.plain import news_text

    with open_store(old) as former, open_store(new) as present:
        news = compare(
            _seen(former, watched, old, old_as_of, elsewhere=present),
            _seen(present, watched, new, as_of, elsewhere=former),
        )
    _print_result(news, None if as_json else news_text(news))


@main.command(
    epilog=examples("showkg articles shows.db --json", 'showkg articles shows.db --watched "Dark=S02E03"')
)
@click.argument("target")
@_watched
@_json
def articles(target: str, watched: tuple[str, ...], as_json: bool) -> None:
    """List the articles of a store: key, date, outlet and headline.

    With --watched, those that tell the viewer something; headlines that give something away are withheld.
    """
    from showkg.graph.removal import articles as list_articles
    from showkg.graph.store import open_store
    from showkg.graph.views.plain import articles_text

    with open_store(target) as store:
        records = list_articles(store, _seen(store, watched, target))
    _print_result(records, None if as_json else articles_text(records))


@main.command(
    epilog=examples(
        "showkg link shows.db --catalog title.basics.tsv.gz --catalog name.basics.tsv.gz",
        "showkg link shows.ttl --catalog wikidata.json -o linked.ttl",
    )
)
@click.argument("target")
@click.option(
    "--catalog",
    "catalogs",
    multiple=True,
    required=True,
    metavar="FILE",
    help="IMDb's title.basics or name.basics, Wikidata JSON, or a table (csv, tsv) with columns id and name, and "
    "type, year, aliases, people, imdb, tmdb as you have them; also with .gz. May be given several times: "
    "together they tell more.",
)
@click.option(
    "-o", "--output", "out", metavar="OUT", help="Write the linked graph here; needed for an RDF file."
)
@click.option("--dry-run", is_flag=True, help="List only; write nothing.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.8,
    show_default=True,
    help="From where on a match is a link.",
)
@_force
@_json
def link(
    target: str,
    catalogs: tuple[str, ...],
    out: str | None,
    dry_run: bool,
    min_confidence: float,
    force: bool,
    as_json: bool,
) -> None:
    """Link works and people to catalogs that you have as files: IMDb, Wikidata, your own.

    A link needs more than a name: the kind, and the year or people around it. What is ambiguous is listed,
    not guessed. Links stand in the graph as schema:sameAs, each with its confidence and reason.
    """
    from showkg.graph.as_of import copy_of
    from showkg.graph.linking import keep
    from showkg.graph.linking import link as link_to
    from showkg.graph.store import is_address, open_store
    from showkg.graph.views.outputs import check_outputs, write_outputs
    from showkg.graph.views.plain import matches_text

    folder = Path(target).is_dir() or is_address(target)
    if not folder and out is None and not dry_run:
        raise UsageError(
            "link: an RDF file is not changed in place. Name an output with -o, or give --dry-run."
        )
    if out is not None:
        check_outputs([out], force=force)
    writes = folder and out is None and not dry_run
    with open_store(target, create=True, existing=True) if writes else open_store(target) as store:
        matches = link_to(store, catalogs, min_confidence=min_confidence)
        if writes:
            keep(store, matches)
        elif out is not None and not dry_run:
            linked = copy_of(store)
            keep(linked, matches)
            write_outputs(linked, [out])
    if out != "-":
        _print_result(matches, None if as_json else matches_text(matches))


@main.command(
    epilog=examples("showkg decide shows.db > decisions.txt", "showkg decide shows.db decisions.txt")
)
@click.argument("target")
@click.argument("file", required=False)
def decide(target: str, file: str | None) -> None:
    """Give a store your decisions on identity; without FILE, print those that it has.

    FILE has a decision a line: same-as A B, or not-same-as A B. A and B are things as showkg explain shows
    them (person:ann_lee), or as one article names them (person:ann_lee@9b1f0a2c3d4e). It takes the place of
    the decisions that were there; names that were merged and no longer are come apart again.
    """
    from showkg.graph.decisions import HEADER
    from showkg.graph.files import read_text
    from showkg.graph.store import open_store

    if file is None:
        with open_store(target) as store:
            click.echo(printable(store.archive.decisions() or HEADER), nl=False)
        return
    text = read_text(file)
    with open_store(target, create=True, existing=True) as store:
        store.decide(text, where=file)


@main.command(
    epilog=examples(
        "showkg remove shows.db https://news.example/renewed", "showkg remove shows.db 9b1f0a2c3d4e"
    )
)
@click.argument("target")
@click.argument("article")
@_quiet
def remove(target: str, article: str, quiet: bool) -> None:
    """Take an article out of a store, and exactly what only it supported.

    ARTICLE is its key (showkg articles lists them), its address, the file it was read from, or its headline.
    """
    from showkg.graph.removal import remove_article
    from showkg.graph.store import open_store

    with open_store(target, create=True, existing=True) as store:
        removed = remove_article(store, article)
    if not quiet:
        say(
            f"{_shown(target)}: removed {removed.article.title or removed.article.source} ({removed.triples:,} triples)"
        )


@main.command(epilog=examples("showkg stats shows.ttl", "showkg stats shows.db --json"))
@click.argument("target")
@_watched
@_as_of
@_json
def stats(target: str, watched: tuple[str, ...], as_of: str | None, as_json: bool) -> None:
    """Count what a graph holds."""
    from showkg.graph.stats import stats as count
    from showkg.graph.store import open_store
    from showkg.graph.views.plain import stats_text

    with open_store(target) as store:
        counted = count(_seen(store, watched, target, as_of))
    _print_result(counted, None if as_json else stats_text(counted))


@main.command(
    epilog=examples("showkg spoilers shows.db", 'showkg spoilers shows.ttl --watched "Dark=S02E03" --json')
)
@click.argument("target")
@_watched
@_json
def spoilers(target: str, watched: tuple[str, ...], as_json: bool) -> None:
    """Count what a graph hides until which point of which show.

    Counts and titles of shows only: nothing here gives anything away. Without --watched, of a viewer who
    has seen nothing.
    """
    from showkg.graph.spoilers import hidden
    from showkg.graph.store import open_store
    from showkg.graph.views.hidden import hidden_text
    from showkg.graph.watched import read_watched

    with open_store(target) as store:
        rows = hidden(store, read_watched(store, watched))
    _print_result(rows, None if as_json else hidden_text(rows))


@main.command(epilog=examples("showkg validate shows.ttl", "showkg validate shows.db --format ttl"))
@click.argument("target")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "ttl", "nt", "jsonld"]),
    default="text",
    show_default=True,
    help="Lines for people, JSON, or the SHACL validation report as a graph.",
)
@_watched
@_as_of
@_json
def validate(target: str, form: str, watched: tuple[str, ...], as_of: str | None, as_json: bool) -> None:
    """Hold a graph against the SHACL shapes of the ontology.

    Exits with 1 if the graph breaks one; warnings alone do not count.
    """
    from showkg.graph.report import report_graph
    from showkg.graph.store import open_store
    from showkg.graph.validate import conforms
    from showkg.graph.validate import validate as hold_against_shapes

    with open_store(target) as store:
        violations = hold_against_shapes(_seen(store, watched, target, as_of))
    if form in ("ttl", "nt", "jsonld"):
        from showkg.graph.views.turtle import write_triples

        write_triples(report_graph(violations), sys.stdout.buffer, form)
        sys.stdout.buffer.flush()
    else:
        text = "".join(f"{v.line}\n" for v in violations)
        _print_result(violations, None if as_json or form == "json" else text)
    good = conforms(violations)
    verdict = "conforms" if good else "does not conform"
    say(f"{_shown(target)}: {verdict} to the shapes ({_many(len(violations), 'finding')})")
    if not good:
        sys.exit(1)


@main.command(
    epilog=examples(
        "showkg evaluate gold/",
        "showkg evaluate tests/gold --texts examples/articles --errors 5",
        "showkg evaluate gold/ --texts articles/ --format json > scores.json",
    )
)
@click.argument("gold")
@click.option("--texts", metavar="DIR", help="Where the articles are; default: beside the annotations.")
@_model
@click.option(
    "--errors",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="List up to N errors of each kind for each article.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Of the scores.",
)
@_quiet
def evaluate(gold: str, texts: str | None, model: str, errors: int, form: str, quiet: bool) -> None:
    """Score what is read from articles against annotations by hand.

    GOLD is a folder of annotations, STEM.json, as docs/evaluate.md describes them; the article of each is
    STEM.txt, STEM.md or STEM.html. Each article is read alone. What is wrong in one annotation does not
    stop the others: the exit code is 1 then.
    """
    from showkg.graph.evaluate import Evaluation
    from showkg.graph.gold import find_gold
    from showkg.graph.predicted import read_prediction
    from showkg.graph.prepared import Prepared
    from showkg.graph.store import EmbeddedStore
    from showkg.graph.views.scores import errors_text, scores_text
    from showkg.jobs.articles import Articles
    from showkg.ontology.records import Problem

    paths = find_gold(Path(gold))
    report = Report(quiet=True, verbose=False)
    evaluation = Evaluation()
    found = {}
    with _progress(
        _annotated(paths, Path(texts or gold), report), quiet=quiet, show=lambda pair: pair[0].stem
    ) as pairs:
        for annotation, article in pairs:
            outcome = next(iter(Articles((str(article),), model=model, jobs=1)))
            if not isinstance(outcome, Prepared):
                report.fail(Problem(source=outcome.source, message=getattr(outcome, "message", "")))
                found[annotation.stem] = evaluation.add(annotation, None, "")
                continue
            report.add(outcome)
            with EmbeddedStore() as alone:
                alone.add(outcome)
                prediction = read_prediction(alone)
            text = outcome.document().article.text
            found[annotation.stem] = evaluation.add(annotation, prediction, text)
    if found:
        scores = evaluation.report()
        rows = {stem: {kind: rows[:errors] for kind, rows in kinds.items()} for stem, kinds in found.items()}
        if form == "json":
            listed = {"errors": rows} if errors else {}
            _print_result({**dataclasses.asdict(scores), **listed}, None)
        else:
            _print_result(None, scores_text(scores) + (errors_text(rows) if errors else ""))
    report.close([])
    if report.failed:
        sys.exit(1)


def _annotated(paths: list[Path], texts: Path, report: Report) -> "Iterator[tuple[Gold, Path]]":
    """Each annotation with the path of its article; what is wrong with one goes to the report."""
    from showkg.graph.gold import find_article, read_gold
    from showkg.ontology.records import Problem

    for path in paths:
        try:
            yield read_gold(path), find_article(path, texts)
        except ShowkgError as error:
            where, _, what = str(error).partition(": ")
            report.fail(Problem(source=where, message=what))


def _print_result(records: Any, text: str | None) -> None:
    """Print records as text or, without one, as JSON."""
    if text is None:
        # Python's own encoder knows no dataclasses; all of ours hold only what JSON holds.
        text = json.dumps(records, ensure_ascii=False, indent=2, default=dataclasses.asdict) + "\n"
        sys.stdout.buffer.write(text.encode())
    else:
        sys.stdout.buffer.write(printable(text).encode())
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
