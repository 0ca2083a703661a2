"""Annotations of articles by hand: what a careful reader learns from each, and how the ontology says it.

The format is described in ``docs/evaluate.md``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..ontology.annotated import LITERALS, PREDICATES, TYPES
from ..ontology.errors import ShowkgError

ARTICLE_ENDINGS: Final = (".txt", ".md", ".html")
"""Of the article of an annotation, in the order in which they are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntity:
    id: str
    type: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPoint:
    label: str
    trigger: str
    participants: frozenset[str]
    involves: frozenset[str]
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What a careful reader learns from one article; every id in it is that of one of its entities."""

    stem: str
    entities: tuple[GoldEntity, ...]
    facts: tuple[tuple[str, str, str], ...]
    """Subject, predicate, object."""
    points: tuple[GoldPoint, ...]
    about: frozenset[str]
    predicates: frozenset[str] | None
    """The only predicates that are annotated, or None if all are."""


def find_gold(folder: Path) -> list[Path]:
    """The annotations in a folder, sorted.

    Raises:
        ShowkgError: There is no such folder, or no annotation in it.
    """
    if not folder.is_dir():
        raise ShowkgError(f"{folder}: there is no such folder. Name one that holds annotations, STEM.json.")
    found = sorted(folder.glob("*.json"))
    if not found:
        raise ShowkgError(f"{folder}: there is no annotation in this folder. Name one that holds STEM.json.")
    return found


def read_gold(path: Path) -> Gold:
    """Read the annotation of one article.

    Raises:
        ShowkgError: It is no JSON, lacks a part, or names a type, a predicate or an id that is not known.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError):
        raise ShowkgError(f"{path}: this is not JSON in UTF-8. Check it with a JSON editor.") from None
    except OSError as error:
        raise ShowkgError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from None
    try:
        return _gold(path.stem, data)
    except _FlawError as flaw:
        raise ShowkgError(f"{path}: {flaw}") from None


def find_article(annotation: Path, folder: Path) -> Path:
    """The article in a folder that an annotation belongs to: the file of the same stem.

    Raises:
        ShowkgError: It is not in the folder.
    """
    for ending in ARTICLE_ENDINGS:
        path = folder / f"{annotation.stem}{ending}"
        if path.is_file():
            return path
    wanted = f"{annotation.stem}.({'|'.join(ending[1:] for ending in ARTICLE_ENDINGS)})"
    raise ShowkgError(
        f"{annotation}: its article {wanted} is not in {folder}. Add it or name its folder with --texts."
    )


class _FlawError(Exception):
    """What is wrong in an annotation and what to do, without the file's name."""


def _gold(stem: str, data: Any) -> Gold:
    if not isinstance(data, dict):
        raise _FlawError("this is not a JSON object. Write one with entities, facts and plot_points.")
    entities = tuple(_entity(row, n) for n, row in enumerate(_rows(data, "entities"), 1))
    ids = {entity.id for entity in entities}
    if len(ids) < len(entities):
        twice = next(e.id for n, e in enumerate(entities) if e.id in {x.id for x in entities[:n]})
        raise _FlawError(f"two entities have the id {twice}. Give each its own.")
    predicates = frozenset(_texts(data, "predicates", "the annotation")) if "predicates" in data else None
    if predicates is not None:
        if not predicates:
            raise _FlawError("predicates is empty. Name those that are annotated, or leave it out.")
        for name in sorted(predicates):
            _known_predicate(name, "predicates")
    return Gold(
        stem=stem,
        entities=entities,
        facts=tuple(_fact(row, n, ids) for n, row in enumerate(_rows(data, "facts"), 1)),
        points=tuple(_point(row, n, ids) for n, row in enumerate(_rows(data, "plot_points"), 1)),
        about=_ids(data, "about", "the annotation", ids),
        predicates=predicates,
    )


def _entity(row: Mapping[str, Any], number: int) -> GoldEntity:
    where = f"entity {number}"
    kind = _text(row, "type", where)
    if kind not in TYPES.values():
        known = ", ".join(dict.fromkeys(TYPES.values()))
        raise _FlawError(f"{where} is of the unknown type {kind!r}. Known are {known}.")
    aliases = tuple(_texts(row, "aliases", where)) if "aliases" in row else ()
    return GoldEntity(id=_text(row, "id", where), type=kind, name=_text(row, "name", where), aliases=aliases)


def _fact(row: Mapping[str, Any], number: int, ids: set[str]) -> tuple[str, str, str]:
    where = f"fact {number}"
    predicate = _text(row, "p", where)
    _known_predicate(predicate, where)
    subject, obj = _text(row, "s", where), row.get("o")
    if type(obj) is int and predicate in LITERALS:
        obj = str(obj)
    elif not isinstance(obj, str):
        raise _FlawError(f"{where} has no o, or one that is no text. Write one.")
    for id_ in (subject,) if predicate in LITERALS else (subject, obj):
        _known_id(id_, where, ids)
    return subject, predicate, obj


def _point(row: Mapping[str, Any], number: int, ids: set[str]) -> GoldPoint:
    where = f"plot point {number}"
    return GoldPoint(
        label=_text(row, "label", where),
        trigger=_text(row, "trigger", where) if row.get("trigger") else "",
        participants=_ids(row, "participants", where, ids),
        involves=_ids(row, "involves", where, ids),
        quote=_text(row, "quote", where) if row.get("quote") else "",
    )


def _rows(data: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    rows = data.get(key)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _FlawError(f"{key} is not a list of objects. Write one; it may be empty.")
    return rows


def _text(row: Mapping[str, Any], key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise _FlawError(f"{where} has no {key}, or one that is no text. Write one.")
    return value


def _texts(row: Mapping[str, Any], key: str, where: str) -> list[str]:
    values = row[key]
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _FlawError(f"{key} of {where} is not a list of texts. Write one; it may be empty.")
    return values


def _ids(row: Mapping[str, Any], key: str, where: str, ids: set[str]) -> frozenset[str]:
    named = _texts(row, key, where) if key in row else []
    for id_ in named:
        _known_id(id_, where, ids)
    return frozenset(named)


def _known_id(id_: str, where: str, ids: set[str]) -> None:
    if id_ not in ids:
        raise _FlawError(f"{where} names {id_!r}, which is no entity. Add it to entities or correct it.")


def _known_predicate(name: str, where: str) -> None:
    if name not in PREDICATES:
        raise _FlawError(f"{where} has the unknown predicate {name!r}. Known are {', '.join(PREDICATES)}.")
