"""From an article to all that it says: runs the stages in their order and then every extractor of the folder."""

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from ..ontology.records import Article, Document, Entity, Mention, PlotPoint, Problem, Statement
from ..ontology.terms import SCHEMA
from . import extractors as folder
from .calibration import calibrated
from .coreference import resolve_pronouns
from .entities import gather
from .extractor import Extractor
from .found import find_all
from .idle_parts import without_idle_episodes
from .modality import sentence_modality
from .name_tags import NameTags
from .nlp import DEFAULT_MODEL, analyse, forgetting, load_model
from .reading import LinkedRole, Reading, group_by_sentence
from .registry import register
from .relation_tags import RelationTags
from .roles import Role, find_roles
from .second_opinion import without_contradicted
from .story_pronouns import with_story_pronouns
from .things import fold
from .titles import Title
from .works import find_focuses, find_subject

_OPTIONAL: Final = frozenset({SCHEMA.TVSeason, SCHEMA.TVEpisode})


@lru_cache(maxsize=1)
def find_extractors() -> tuple[Extractor, ...]:
    """All extractors of the folder, sorted by file name."""
    names = sorted(m.name for m in pkgutil.iter_modules(folder.__path__))
    return tuple(importlib.import_module(f"{folder.__name__}.{name}").EXTRACTOR for name in names)


class Pipeline:
    """Reads articles; keeps nothing of one when it reads the next."""

    def __init__(self, *, model: str = DEFAULT_MODEL, calibrated: bool = True) -> None:
        """Load the spaCy pipeline.

        Args:
            model: Its name.
            calibrated: Give confidences as they were found on annotated articles; else the estimates of the rules.

        Raises:
            ShowkgError: It is not installed.
        """
        self.model = model
        self._calibrated = calibrated
        load_model(model)

    def read(self, article: Article) -> Document:
        """Read one article. What is wrong with it stands in ``problems``; no text makes this raise."""
        with forgetting(self.model):
            return self._read(article)

    def _read(self, article: Article) -> Document:
        reading = self.prepare(article)
        statements: list[Statement] = []
        points: list[PlotPoint] = []
        for extractor in find_extractors():
            for found in extractor.extract(reading):
                if isinstance(found, PlotPoint):
                    points.append(found)
                else:
                    statements.append(found)
        told = without_contradicted(_deduplicated(statements))
        told = without_idle_episodes(told, reading.entities, reading.focuses)
        if self._calibrated:
            told = [replace(s, evidence=calibrated(s.evidence)) for s in told]
            points = [replace(p, evidence=calibrated(p.evidence)) for p in points]
        document = _assemble(reading, told, points)
        reading.forget()
        return document

    def prepare(self, article: Article) -> Reading:
        """All that is known before the extractors run: entities, mentions, focuses, modalities."""
        sentences = analyse(article, model=self.model)
        tags = NameTags(article)
        found = find_all(article, sentences, tags)
        titles, places = found.titles, found.places
        subject = find_subject(article, titles, sentences)
        roles = find_roles(article, sentences, found.names, titles, tags)
        things = gather(article, sentences, found.names, roles, tags)
        abouts = find_focuses(article, titles, sentences, subject, places)
        registry = register(
            article, sentences, titles, places, things, subject, abouts, _works_of_roles(roles)
        )
        named = group_by_sentence(sentences, registry.mentions)
        nominal = resolve_pronouns(article, sentences, registry.entities, named)
        reading = Reading(
            article=article,
            sentences=sentences,
            entities=registry.entities,
            mentions=group_by_sentence(sentences, [*registry.mentions, *nominal]),
            focuses=registry.focuses,
            modalities=tuple(sentence_modality(s) for s in sentences),
            about=registry.about,
            spoils=registry.spoils,
            roles=_linked_roles(roles, registry.mentions),
            relations=RelationTags(tags),
        )
        return with_story_pronouns(reading)


def _works_of_roles(roles: list[Role]) -> dict[str, Title]:
    return {fold(r.character.core): r.title for r in roles if r.title is not None}


def _linked_roles(roles: Sequence[Role], mentions: Sequence[Mention]) -> tuple[LinkedRole, ...]:
    """Roles with the ids of entities; those whose actor or character is no entity are left out."""
    at = {m.span: m.entity for m in mentions}
    starts = {m.span.start: m.entity for m in mentions}
    out = []
    for role in roles:
        actor, character = (
            at.get(span) or starts.get(span.start)
            for span in (n.stands_for or n.span for n in (role.actor, role.character))
        )
        if actor is None or character is None or actor == character:
            continue
        work = starts.get(role.title.spans[0].start) if role.title else None
        out.append(
            LinkedRole(
                actor=actor,
                character=character,
                sentence=role.sentence,
                pattern=role.pattern,
                confidence=role.confidence,
                work=work,
            )
        )
    return tuple(out)


def _deduplicated(statements: list[Statement]) -> list[Statement]:
    """One statement for each fact, modality and piece of text: the surest."""
    best: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        key = (
            statement.subject,
            statement.predicate,
            statement.object,
            statement.evidence.span,
            statement.evidence.modality,
        )
        if key not in best or best[key].evidence.confidence < statement.evidence.confidence:
            best[key] = statement
    return list(best.values())


def _assemble(reading: Reading, statements: list[Statement], points: list[PlotPoint]) -> Document:
    used = {s.subject for s in statements} | {s.object for s in statements if isinstance(s.object, str)}
    entities = {k: e for k, e in reading.entities.items() if e.cls not in _OPTIONAL or k in used}
    mentions = tuple(m for row in reading.mentions for m in row if m.entity in entities)
    problems: list[Problem] = []
    if not reading.about:
        problems.append(
            Problem(
                source=reading.article.source,
                message="no work found that the article is about. Name the show or film in the headline or put its title in quotation marks.",
            )
        )
    return Document(
        article=reading.article,
        sentences=tuple(s.span for s in reading.sentences),
        entities=tuple(_only_known(e, entities) for e in entities.values()),
        mentions=mentions,
        about=reading.about,
        spoils=reading.spoils,
        statements=tuple(statements),
        plot_points=tuple(points),
        problems=tuple(problems),
    )


def _only_known(entity: Entity, entities: dict[str, Entity]) -> Entity:
    return replace(entity, work=None) if entity.work is not None and entity.work not in entities else entity
