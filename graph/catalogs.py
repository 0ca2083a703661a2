"""Catalogs of works and people that the user has as files: IMDb, Wikidata, tables of one's own.

A catalog may have ten million rows. It is read once, front to back, and only rows that bear a name of the
graph are kept: memory grows with the graph, not with the catalog. Tables are searched by DuckDB, which
reads them in parallel, also compressed, within a memory limit; measured against SQLite and plain Python in
``docs/history.md``.
"""

import csv
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any, cast

from ..ontology.errors import ShowkgError
from .identity import slug
from .spelling import squeezed

MEMORY_MB = 512
"""Memory that searching a table may take; DuckDB works on disk beyond it."""

KINDS: Mapping[str, str] = {
    word: kind
    for kind, words in {
        "series": "series|tv series|tvseries|television series|tv mini series|tvminiseries|miniseries"
        "|anime television series|Q5398426|Q1259759|Q63952888|Q117467246|Q581714|Q526877",
        "film": "film|movie|feature film|tvmovie|television film|short|video|Q11424|Q24862|Q506240|Q24869|Q202866",
        "book": "book|novel|literary work|short story|Q571|Q8261|Q7725634|Q47461344|Q49084|Q277759",
        "game": "game|video game|videogame|Q7889",
        "comic": "comic|comics|manga|graphic novel|Q1004|Q725377|Q21198342|Q14406742",
        "play": "play|theatrical work|Q25379",
        "person": "person|human|people|actor|actress|Q5",
        "character": "character|fictional character|fictional human|television character|film character"
        "|Q95074|Q15632617|Q15773317|Q15773347|Q3658341",
        "organization": "organization|organisation|company|television channel|network|streaming service"
        "|production company|Q43229|Q4830453|Q783794|Q15265344|Q2001305|Q1762059|Q10689397|Q59152282|Q1616075",
        "award": "award|Q618779|Q4220917",
        "place": "place|city|country|Q515|Q6256|Q486972",
    }.items()
    for word in (words.casefold()).split("|")
}
"""What a catalog calls a kind, folded → kind."""

_COLUMNS = {
    "id": "id item qid iri url sameas wikidata wikidataid",
    "name": "name label title itemlabel namelabel primarytitle primaryname",
    "aliases": "aliases alias altlabel itemaltlabel alsoknownas originaltitle",
    "type": "type class kind instance instanceof typelabel instancelabel instanceoflabel titletype",
    "year": "year date startyear publicationdate start starttime released",
    "born": "born birthyear dateofbirth birthdate",
    "people": "people cast castmember castmemberlabel castlabel related makers",
    "imdb": "imdb imdbid",
    "tmdb": "tmdb tmdbid",
}
_MEANS = {name: column for column, names in _COLUMNS.items() for name in names.split()}
_ID = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")
_WIKIDATA = "http://www.wikidata.org/entity/"
_IMDB = {"tt": "https://www.imdb.com/title/{}/", "nm": "https://www.imdb.com/name/{}/"}
_TMDB = {"film": "movie", "series": "tv", "person": "person"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A work or a person of a catalog."""

    id: str
    """As other entries of the catalog refer to it."""
    target: str
    """Its address."""
    names: tuple[str, ...]
    kind: str | None
    """One of the values of KINDS; None if the catalog does not tell."""
    years: frozenset[int] = frozenset()
    """Of a work: when it began or came out."""
    born: int | None = None
    related: frozenset[str] = frozenset()
    """Ids of the works of a person, of the people of a work."""
    related_names: frozenset[str] = frozenset()
    """Keys of the names of such."""
    same: tuple[str, ...] = ()
    """Addresses of the same thing in other catalogs."""


@dataclass(slots=True)
class Found:
    """Entries of catalogs that bear a name of the graph, by the key of the name."""

    by_key: dict[str, dict[str, Entry]] = field(default_factory=dict)

    def add(self, entry: Entry, wanted: frozenset[str]) -> None:
        for key in {name_key(name) for name in entry.names} & wanted:
            entries = self.by_key.setdefault(key, {})
            known = entries.get(entry.target)
            # Tables from SPARQL have a row for each person of a work.
            entries[entry.target] = entry if known is None else _both(known, entry)


def name_key(name: str) -> str:
    """Fold a name so that spellings of it are equal: accents, case, signs and where words end do not count."""
    return squeezed(slug(name))


def search(paths: Iterable[str], names: Iterable[str]) -> Found:
    """Search catalogs for entries that bear one of some names.

    Args:
        paths: Files, also with ``.gz``: IMDb's title.basics and name.basics, Wikidata JSON (a dump or
            lines of entities), or tables (csv, tsv) with a header.
        names: Names of the graph.

    Raises:
        ShowkgError: A file is missing, of an unknown format, or broken.
    """
    listed = sorted({name for name in names if name.strip()})
    wanted = frozenset(map(name_key, listed))
    found = Found()
    for path in paths:
        if not Path(path).is_file():
            raise ShowkgError(f"{path}: no such file. Check the path.")
        ending = Path(path.removesuffix(".gz")).suffix.lower()
        if ending in (".json", ".jsonl", ".ndjson"):
            entries = _wikidata(path)
        elif ending in (".tsv", ".csv", ".txt"):
            entries = _table(path, listed)
        else:
            raise ShowkgError(f"{path}: not a catalog by its ending. Use .tsv, .csv or .json, also with .gz.")
        for entry in entries:
            found.add(entry, wanted)
    return found


def _table(path: str, names: list[str]) -> Iterator[Entry]:
    delimiter = "," if path.removesuffix(".gz").lower().endswith(".csv") else "\t"
    header = _header(path, delimiter)
    columns: tuple[str, ...]
    if header[:2] == ["tconst", "titleType"]:
        make, columns = _imdb_title, ("primaryTitle", "originalTitle")
    elif header[:2] == ["nconst", "primaryName"]:
        make, columns = _imdb_name, ("primaryName",)
    else:
        means = {_MEANS.get(_folded(column), ""): column for column in reversed(header)}
        if "id" not in means or "name" not in means:
            raise ShowkgError(
                f"{path}: no column id or no column name in its first line. Name them id, name, and if you "
                "have them type, year, aliases, people, imdb, tmdb."
            )
        columns = tuple(means[column] for column in ("name", "aliases") if column in means)

        def make(row: Mapping[str, str]) -> Entry | None:
            return _own({column: row.get(name) or "" for column, name in means.items()})

    for row in _rows(path, delimiter, header, columns, names):
        entry = make(row)
        if entry is not None:
            yield entry


def _rows(
    path: str, delimiter: str, header: list[str], columns: tuple[str, ...], names: list[str]
) -> Iterator[dict[str, str]]:
    """Let DuckDB find the rows of a table that have one of some names in one of some columns."""
    import duckdb  # noqa: PLC0415 - half a second, and only linking needs it

    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{MEMORY_MB}MB",
        "threads": "2",
        "preserve_insertion_order": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    # SPARQL's TSV quotes as Turtle does.
    quote = "" if header[0] in ("tconst", "nconst") or header[0].startswith("?") else '"'
    spec = ", ".join(f"{_quoted(column)}: 'VARCHAR'" for column in header)
    # IMDb quotes nothing: a title may begin with a quotation mark.
    source = (
        f"read_csv($path, delim = {_quoted(delimiter)}, quote = {_quoted(quote)}, escape = {_quoted(quote)}, "
        f"header = true, nullstr = '\\N', auto_detect = false, columns = {{{spec}}}, strict_mode = false, "
        "null_padding = true)"
    )
    # Several aliases in one cell are set apart by |; what IMDb has is one title each.
    several = header[0] not in ("tconst", "nconst")
    tests = []
    for number, column in enumerate(columns):
        name = '"' + column.replace('"', '""') + '"'
        if several and number:
            tests.append(
                f"list_has_any(list_transform(string_split({name}, '|'), lambda x: folded(x)), $keys)"
            )
        else:
            name = rf"regexp_replace({name}, '^\"(.*)\"(@[A-Za-z-]+)?$', '\1')" if several else name
            tests.append(f"folded({name}) IN (SELECT key FROM wanted)")  # noqa: S608 - quoted above
    try:
        with duckdb.connect(config=config) as connection:
            connection.execute(_FOLDED)
            connection.execute(
                "CREATE TABLE names AS SELECT unnest($names) AS name", {"names": names or [""]}
            )
            connection.execute("CREATE TABLE wanted AS SELECT DISTINCT folded(name) AS key FROM names")
            parameters: dict[str, Any] = {"path": _literal_path(path)}
            if several and len(columns) > 1:
                rows = connection.execute("SELECT list(key) FROM wanted").fetchone()
                parameters["keys"] = rows[0] if rows else []
            where = " OR ".join(tests)
            result = connection.execute(f"SELECT * FROM {source} WHERE {where}", parameters)  # noqa: S608
            while some := result.fetchmany(1000):
                for row in some:
                    yield dict(zip(header, row, strict=True))
    except duckdb.Error as error:
        reason = " ".join(str(error).split())[:200]
        raise ShowkgError(f"{path}: not a table that can be read ({reason}). Mend the file.") from None


_FOLDED = r"""
CREATE MACRO folded(name) AS regexp_replace(
    replace(replace(translate(
        lower(strip_accents(replace(replace(name, '&', ' and '), '+', ' plus '))), 'øđłıðħŧ', 'odlidht'
    ), 'æ', 'ae'), 'œ', 'oe'),
    '[^\p{L}\p{N}]+', '', 'g')
"""
"""``name_key`` in SQL, near enough to find the rows; they are compared with ``name_key`` itself later."""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _literal_path(path: str) -> str:
    """Keep DuckDB from reading a path as a pattern or an address."""
    absolute = str(Path(path).resolve())
    if any(char in absolute for char in "*?[]"):
        raise ShowkgError(f"{path}: its path has one of the signs * ? [ ]. Rename it.")
    return absolute


def _header(path: str, delimiter: str) -> list[str]:
    try:
        with _text(path) as stream:
            line = stream.readline().rstrip("\r\n").lstrip("\ufeff")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ShowkgError(f"{path}: cannot be read ({error}). Check the file.") from None
    header = next(csv.reader([line], delimiter=delimiter), [])
    if len(set(header)) != len(header) or not all(header):
        raise ShowkgError(f"{path}: its first line does not name each column once. Add a header.")
    return header


def _text(path: str) -> IO[str]:
    if path.lower().endswith(".gz"):
        return cast(IO[str], gzip.open(path, "rt", encoding="utf-8"))
    return Path(path).open(encoding="utf-8")


def _folded(column: str) -> str:
    return re.sub(r"[^a-z]", "", column.casefold())


def _imdb_title(row: Mapping[str, str]) -> Entry | None:
    kind = KINDS.get((row["titleType"] or "").casefold())
    if kind is None:
        return None  # an episode
    names = tuple(dict.fromkeys(name for name in (row["primaryTitle"], row["originalTitle"]) if name))
    return Entry(
        id=row["tconst"],
        target=_IMDB["tt"].format(row["tconst"]),
        names=names,
        kind=kind,
        years=_years(row.get("startYear")),
    )


def _imdb_name(row: Mapping[str, str]) -> Entry | None:
    return Entry(
        id=row["nconst"],
        target=_IMDB["nm"].format(row["nconst"]),
        names=(row["primaryName"],),
        kind="person",
        born=min(_years(row.get("birthYear")), default=None),
        related=frozenset((row.get("knownForTitles") or "").split(",")) - {""},
    )


def _own(row: Mapping[str, str]) -> Entry | None:
    """Read a row of somebody's table, or of a result of Wikidata's query service."""
    cells = {column: _plain(value) for column, value in row.items()}
    wikidata = _ID.fullmatch(cells["id"])
    if wikidata:
        id_, target = wikidata[1], _WIKIDATA + wikidata[1]
    elif re.fullmatch(r"(tt|nm)\d+", cells["id"]):
        id_, target = cells["id"], _IMDB[cells["id"][:2]].format(cells["id"])
    elif cells["id"].startswith(("https://", "http://")):
        id_ = target = cells["id"]
    else:
        return None
    kind = KINDS.get(cells.get("type", "").removeprefix(_WIKIDATA).casefold())
    people = [part.strip() for part in cells.get("people", "").split("|") if part.strip()]
    ids = {match[1] for part in people if (match := _ID.fullmatch(part))}
    ids |= {part for part in people if re.fullmatch(r"(tt|nm)\d+", part)}
    return Entry(
        id=id_,
        target=target,
        names=tuple(filter(None, (cells["name"], *map(str.strip, cells.get("aliases", "").split("|"))))),
        kind=kind,
        years=_years(cells.get("year")),
        born=min(_years(cells.get("born")), default=None),
        related=frozenset(ids),
        related_names=frozenset(name_key(part) for part in people if part not in ids),
        same=_others(cells.get("imdb", ""), cells.get("tmdb", ""), kind, target),
    )


def _plain(value: str) -> str:
    """Take a term of SPARQL's TSV out of its marks: ``<iri>``, ``"text"@en``."""
    value = value.strip()
    if value.startswith("<") and value.endswith(">"):
        return value[1:-1]
    match = re.fullmatch(r'"(.*)"(?:@[\w-]+|\^\^<[^>]*>)?', value)
    return match[1] if match else value


def _wikidata(path: str) -> Iterator[Entry]:
    """Read entities of Wikidata's JSON: an array with one entity a line, as in its dumps, or JSON lines."""
    try:
        with _text(path) as stream:
            for number, raw in enumerate(stream, start=1):
                line = raw.strip().rstrip(",")
                if line in ("", "[", "]"):
                    continue
                try:
                    entity = json.loads(line)
                    entry = _entity(entity)
                except (ValueError, TypeError, AttributeError, LookupError):
                    raise ShowkgError(f"{path}:{number}: not an entity of Wikidata. Mend the file.") from None
                if entry is not None:
                    yield entry
    except (OSError, EOFError) as error:
        raise ShowkgError(f"{path}: cannot be read ({error}). Check the file.") from None


def _entity(entity: Mapping[str, Any]) -> Entry | None:
    if not re.fullmatch(r"Q[1-9]\d*", entity["id"]):
        return None  # a property or a lexeme
    claims = entity.get("claims") or {}

    def values(*properties: str) -> list[Any]:
        return [
            claim["mainsnak"]["datavalue"]["value"]
            for property_ in properties
            for claim in claims.get(property_, ())
            if claim.get("rank") != "deprecated" and claim["mainsnak"].get("datavalue")
        ]

    def ids(*properties: str) -> frozenset[str]:
        return frozenset(value["id"] for value in values(*properties))

    # An empty table is written as an empty list.
    labels, aliases = entity.get("labels") or {}, entity.get("aliases") or {}
    names = [labels[lang]["value"] for lang in ("en", "mul") if lang in labels]
    names += [alias["value"] for lang in ("en", "mul") for alias in aliases.get(lang, ())]
    kinds = [KINDS[q.casefold()] for q in sorted(ids("P31")) if q.casefold() in KINDS]
    if not names or not kinds:
        return None
    times = [value["time"] for value in values("P580", "P577", "P571")]
    born = [value["time"] for value in values("P569")]
    kind = kinds[0]
    tmdb = next(iter(values("P4947", "P4983", "P4985")), "")
    target = _WIKIDATA + entity["id"]
    return Entry(
        id=entity["id"],
        target=target,
        names=tuple(dict.fromkeys(names)),
        kind=kind,
        years=frozenset(y for time in times for y in _years(time)),
        born=min((y for time in born for y in _years(time)), default=None),
        related=ids(
            "P161", "P57", "P58", "P170", "P50", "P86", "P1431", "P800", "P674", "P1441", "P175", "P272"
        ),
        same=_others(next(iter(values("P345")), ""), tmdb, kind, target),
    )


def _others(imdb: str, tmdb: str, kind: str | None, target: str) -> tuple[str, ...]:
    found = []
    if re.fullmatch(r"(tt|nm)\d+", imdb):
        found.append(_IMDB[imdb[:2]].format(imdb))
    if re.fullmatch(r"\d+", tmdb) and kind in _TMDB:
        found.append(f"https://www.themoviedb.org/{_TMDB[kind]}/{tmdb}")
    return tuple(address for address in found if address != target)


def _years(text: str | None) -> frozenset[int]:
    match = re.match(r"\+?(\d{4})(?!\d)", text or "")
    return frozenset({int(match[1])} if match else ())


def _both(one: Entry, other: Entry) -> Entry:
    return replace(
        one,
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        kind=one.kind or other.kind,
        years=one.years | other.years,
        related=one.related | other.related,
        related_names=one.related_names | other.related_names,
        same=tuple(dict.fromkeys((*one.same, *other.same))),
    )
