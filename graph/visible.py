"""The part of a graph that a viewer may know, as a graph of its own (docs/spoilers.md).

Queries, exports and counts run on that copy, so no answer, degree or community can depend on what is
left out of it.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ..ontology.terms import ASSERTED, ID_BASE, PROV, RDF, RDFS, SCHEMA, SKG, SKOS, XSD
from .identity import hash12, slug
from .merging import label_key
from .part_names import names_of_part, only_numbers_in_iri
from .positions import NAMES, Positions
from .rows import Node, first, iri_of, lexical, number, read_rows, term
from .store import EmbeddedStore, Store
from .story import LINKS, PRODUCTION, SENTENCE, SUBJECT, ends_of_point
from .text_names import NameFinder
from .watched import Watched

WITHHELD = "[Withheld: this sentence may tell more than was watched.]"
"""Stands for the quote of a sentence whose fact may be shown, but not its words."""


def visible_store(store: Store, watched: Watched) -> EmbeddedStore:
    """Copy what a viewer may know into a store in memory; the store itself is only read."""
    copy = ox.Store()
    copy.bulk_load(visible_lines(store, watched), ox.RdfFormat.N_TRIPLES)
    return EmbeddedStore(copy, name=store.name)


def visible_lines(store: Store, watched: Watched) -> bytes:
    """What a viewer may know, as an N-Triples file in no order."""
    lines: Iterable[str] = store.n_triples()
    if not watched.sees_everything():
        lines = Visible(Positions(read_rows(lines)), watched).triples()
    return "".join(f"{line} .\n" for line in lines).encode()


class Visible:
    """What of a graph a viewer may know; all nodes are written as in N-Triples."""

    def __init__(self, positions: Positions, watched: Watched) -> None:
        self._positions, self._watched = positions, watched
        self._story, self._nodes = positions.story, positions.nodes
        reached = watched.reached
        self.statements = {name for name, needed in positions.statements.items() if reached(needed)}
        self.points = {name for name, needed in positions.points.items() if reached(needed)}
        self.entities: set[str] = set()
        self.names: dict[str, list[str]] = {}
        """Entity → those of its names that may be shown."""
        self._own_name = {name: self._names_of(name) for name in positions.entities}
        while True:
            before = len(self.statements), len(self.points)
            self._introduce()
            self._in_facts, self._in_quotes = self._find_names()
            self.points = {name for name in self.points if self._shows_point(name)}
            self.statements = {name for name in self.statements if self._shows_statement(name)}
            if before == (len(self.statements), len(self.points)):
                break
        self.sentences = {
            sentence
            for name in (*self.statements, *self.points)
            for sentence in self._nodes[name].get(SENTENCE, ())
        }
        """Sentences that tell something visible; their words may be withheld all the same."""
        self.renamed: dict[str, str] = dict(self._renamed())
        """IRIs that would give a hidden name away → what stands for them."""

    def shows_quote(self, sentence: str) -> bool:
        """May the words of a sentence be shown?"""
        needed = self._positions.sentences.get(sentence)
        quote = first(self._nodes.get(sentence, {}), QUOTE)
        return (
            needed is not None
            and quote is not None
            and self._watched.reached(needed)
            and not self._in_quotes.finds_hidden(lexical(quote))
        )

    def shows_headline(self, article: str) -> bool:
        """May the headline and the address of an article be shown?"""
        headline = first(self._nodes.get(article, {}), HEADLINE)
        return self._watched.reached(self._positions.articles[article]) and not (
            headline is not None and self._in_facts.finds_hidden(lexical(headline))
        )

    def triples(self) -> Iterator[str]:
        """Go through what may be shown, as N-Triples without the final dot."""
        asserted: dict[tuple[str, str, str], bool] = {}
        for name, fact in self._story.facts.items():
            asserted[fact] = asserted.get(fact, False) or self._asserts(name)
        articles = {
            article for s in self.sentences for article in self._nodes.get(s, {}).get(_QUOTED_FROM, ())
        }
        rename = self.renamed
        for name, node in self._nodes.items():
            if name in self.statements:
                rows = self._of_reading(node, _OF_STATEMENTS)
            elif name in self.points:
                rows = self._of_reading(node, _OF_POINTS)
            elif name in self.entities:
                rows = self._of_entity(name, node, asserted)
            elif name in self.sentences:
                rows = self._of_sentence(name, node)
            elif name in articles:
                rows = self._of_article(name, node)
            elif name.startswith(_PORTRAYAL):
                rows = self._of_portrayal(node)
            elif (
                name.startswith(NEVER_KNOWN)
                or name in self._story.classes
                or name in self._positions.articles
                or QUOTE in node
                or SUBJECT in node
            ):
                continue
            else:
                rows = ((p, o) for p, objects in node.items() for o in objects if self._known(o))
            subject = rename.get(name, name)
            for predicate, obj in rows:
                yield f"{subject} {predicate} {rename.get(obj, obj)}"

    # --- what is visible ----------------------------------------------------------------------

    def _introduce(self) -> None:
        """Find the entities that some visible fact names, and the names that they may have."""
        known = {end for name in self.statements for end in self._ends(name)}
        known.update(end for name in self.points for end in ends_of_point(self._nodes[name]))
        known.update(name for name, ways in self._positions.given.items() if self._watched.reached_one(ways))
        for name, ways in self._positions.entities.items():
            # What no sentence tells anything of waits for the end.
            if not ways and self._seen_whole(name):
                known.add(name)
        self.names = {name: self._own_name[name] for name in known if self._own_name.get(name)}
        self.entities = set(self.names)

    def _seen_whole(self, *names: str) -> bool:
        """Has she seen all of the works that things belong to?"""
        works = {work for name in names for work in self._story.works_of(name)}
        return bool(works) and self._watched.all_of(works)

    def _names_of(self, name: str) -> list[str]:
        """Names that may be shown if the thing may; none: it stays hidden."""
        node = self._nodes.get(name, {})
        names = [written for predicate in NAMES for written in node.get(predicate, ())]
        if self._story.is_part(name):
            reached = self._watched.reached_one(self._positions.given[name])
            return names_of_part(self._positions, name, reached=reached)
        ways = self._positions.names.get(name)
        whole = self._positions.whole.get(name)
        if ways is None or (whole is not None and self._watched.reached(whole)):
            return names
        if self._seen_whole(name):
            return [
                written for written in names if not ways[written] or self._watched.reached_one(ways[written])
            ]
        shown = [written for written in names if self._watched.reached_one(ways[written])]
        if not self._story.of_the_story(name):
            shown += [written for written in node.get(_LABEL, ()) if written not in shown]
        return shown

    def _find_names(self) -> tuple[NameFinder, NameFinder]:
        """Find the names that must not stand in labels and values, and those that must not in quotes.

        The words of a sentence are known with the sentence: there, only names are hidden that some
        other sentence gives away later. A label is made of names that the sentence may lack.
        """
        shown = {lexical(name) for names in self.names.values() for name in names}
        shown.update(
            lexical(name)
            for work in self._story.works
            for predicate in NAMES
            for name in self._nodes[work].get(predicate, ())
        )
        unknown: set[str] = set()
        later: set[str] = set()
        for entity, names in self._positions.names.items():
            if not self._positions.entities[entity]:
                continue  # of what no fact tells, nothing is known later
            visible = self.names.get(entity, ())
            for name, ways in names.items():
                if name not in visible:
                    text = lexical(name)
                    unknown.add(text)
                    if ways or entity not in self.names:
                        later.add(text)
        return NameFinder(shown, unknown), NameFinder(shown, later)

    def _ends(self, statement: str) -> Iterator[str]:
        subject, _, obj = self._story.facts[statement]
        yield subject
        if obj.startswith("<"):
            yield obj

    def _shows_statement(self, name: str) -> bool:
        _, predicate, obj = self._story.facts[name]
        if not all(self._known(end) for end in self._ends(name)):
            return False
        if obj.startswith("<") or predicate in PRODUCTION:
            return True
        return not self._in_facts.finds_hidden(lexical(obj))

    def _shows_point(self, name: str) -> bool:
        node = self._nodes[name]
        return all(map(self._known, ends_of_point(node))) and not any(
            self._in_facts.finds_hidden(lexical(label)) for p in NAMES for label in node.get(p, ())
        )

    def _known(self, term_: str) -> bool:
        """May this stand as the object of a triple?"""
        shown = (self.entities, self.points, self.statements)
        if term_.startswith('"') or any(term_ in nodes for nodes in shown):
            return True
        return not (
            term_.startswith(NEVER_KNOWN) or term_ in self._story.classes or term_ in self._positions.articles
        )

    def _renamed(self) -> Iterator[tuple[str, str]]:
        taken = set(self._nodes)
        for name in sorted(self.entities):
            names = [lexical(written) for written in self.names[name]]
            if name not in self._positions.names and not self._story.is_part(name):
                continue
            all_names = {n for predicate in NAMES for n in self._nodes[name].get(predicate, ())}
            if all_names <= set(self.names[name]):
                continue
            prefix, _, local = iri_of(name).rpartition("/")
            scope, dot, own = local.rpartition(".")
            if own in {slug(text) for text in names}:
                continue
            if self._story.is_part(name) and only_numbers_in_iri(own):
                continue
            new = f"<{prefix}/{scope}{dot}{slug(self._label(self.names[name]))}>"
            if new in taken:
                new = f"{new[:-1]}_{hash12(name)[:8]}>"
            taken.add(new)
            yield name, new

    def _asserts(self, statement: str) -> bool:
        """Does a statement assert its triple in the graph that the viewer sees?"""
        node = self._nodes[statement]
        # What is out of date only for those who know more is current for her.
        return (
            statement in self.statements
            and first(node, _MODALITY) in _ASSERTED
            and not any(newer in self.statements for newer in node.get(SUPERSEDED, ()))
        )

    # --- triples --------------------------------------------------------------------------------

    def _of_reading(self, node: Node, allowed: frozenset[str]) -> Iterator[tuple[str, str]]:
        for predicate, objects in node.items():
            if predicate in allowed:
                for obj in objects:
                    if predicate in _NOT_CHECKED or self._known(obj):
                        yield predicate, obj

    def _of_entity(
        self, name: str, node: Node, asserted: dict[tuple[str, str, str], bool]
    ) -> Iterator[tuple[str, str]]:
        names = self.names[name]
        label = self._label([n for n in node.get(_LABEL, ()) if n in names] or names)
        yield _LABEL, label
        for alias in sorted(set(names) - {label}):
            yield _ALIAS, alias
        seen_all = self._seen_whole(name)
        for predicate, objects in node.items():
            if predicate in NAMES:
                continue
            for obj in objects:
                if predicate == _TYPE or (self._known(obj) and predicate in STRUCTURE):
                    yield predicate, obj
                elif predicate in LINKS:
                    # A page about somebody is named after him.
                    if seen_all or not self._story.of_the_story(name):
                        yield predicate, obj
                elif (name, predicate, obj) in asserted:
                    if asserted[name, predicate, obj]:
                        yield predicate, obj
                elif self._known(obj) and (
                    self._seen_whole(name, obj) or self._story.known_at_large(name, predicate, obj)
                ):
                    yield predicate, obj

    def _of_sentence(self, name: str, node: Node) -> Iterator[tuple[str, str]]:
        shown = self.shows_quote(name)
        if not shown:
            # A quote is as long as its offsets say.
            end = (number(node, _START) or 0) + len(WITHHELD)
            yield QUOTE, _WITHHELD
            yield _END, str(ox.Literal(str(end), datatype=ox.NamedNode(XSD.integer)))
        for predicate, objects in node.items():
            if predicate in _OF_SENTENCES or (shown and predicate in (QUOTE, _END)):
                for obj in objects:
                    yield predicate, obj

    def _of_article(self, name: str, node: Node) -> Iterator[tuple[str, str]]:
        allowed = _OF_ARTICLES | _TELLING if self.shows_headline(name) else _OF_ARTICLES
        for predicate, objects in node.items():
            if predicate in allowed:
                for obj in objects:
                    if predicate in _NOT_CHECKED or self._known(obj):
                        yield predicate, obj

    def _of_portrayal(self, node: Node) -> Iterator[tuple[str, str]]:
        fact = (first(node, _ACTOR), _PORTRAYS, first(node, _CHARACTER))
        if not any(self._story.facts[name] == fact for name in self.statements):
            return
        # That an episode exists may be known long before who is still in it.
        episodes = {
            part
            for part in node.get(_EPISODE, ())
            if self._known(part) and self._watched.reached_one(self._positions.given.get(part, ()))
        }
        sentences = self.sentences.intersection(node.get(SENTENCE, ()))
        checked = {
            predicate: objects for predicate, objects in node.items() if predicate not in (_EPISODE, SENTENCE)
        }
        if _EPISODE in node and not episodes:
            return
        if all(self._known(obj) for objects in checked.values() for obj in objects):
            for predicate, objects in checked.items():
                for obj in objects:
                    yield predicate, obj
            for part in sorted(episodes):
                yield _EPISODE, part
            for sentence in sorted(sentences):
                yield SENTENCE, sentence

    def _label(self, names: Iterable[str]) -> str:
        return max(names, key=rank_of_name)


def rank_of_name(name: str) -> tuple[bool, tuple[bool | int | str, ...]]:
    """Order names that may be shown; the largest is the label."""
    text = lexical(name)
    return text[:1].isupper(), label_key(ox.Literal(text))  # Ferryman before the Ferryman


_OURS = f"<{ID_BASE}"
# Our own nodes that are not listed as visible, and what cannot be told apart from them.
NEVER_KNOWN = (_OURS, "_:", "<<")
_PORTRAYAL = f"<{ID_BASE}portrayal/"
_TYPE, _LABEL, _ALIAS = term(RDF.type), term(RDFS.label), term(SKOS.altLabel)
QUOTE, _MODALITY, _QUOTED_FROM = term(SKG.quote), term(SKG.modality), term(PROV.wasQuotedFrom)
HEADLINE, SUPERSEDED = term(SCHEMA.headline), term(SKG.supersededBy)
_PORTRAYS, _START, _END = term(SKG.portrays), term(SKG.start), term(SKG.end)
_ACTOR, _CHARACTER = term(SKG.portrayalActor), term(SKG.portrayalCharacter)
_EPISODE = term(SKG.portrayalEpisode)
_ASSERTED = frozenset(map(term, ASSERTED))
_WITHHELD = str(ox.Literal(WITHHELD))
STRUCTURE = frozenset(
    map(term, (SCHEMA.partOfSeries, SCHEMA.partOfSeason, SCHEMA.seasonNumber, SCHEMA.episodeNumber))
)
# What is not listed is left out: a property that showkg will have one day might count what is hidden.
_OF_READINGS = frozenset(
    map(
        term,
        (
            RDF.type, SKG.modality, SKG.confidence, SKG.extractor, SKG.pattern, SKG.saidBy, PROV.wasDerivedFrom,
            SKG.spoilsWork, SKG.spoilsSeason, SKG.spoilsEpisode, SKG.supersededBy,
        ),
    )
)  # fmt: skip
_OF_STATEMENTS = _OF_READINGS | set(map(term, (RDF.subject, RDF.predicate, RDF.object)))
_OF_POINTS = _OF_READINGS | set(
    map(
        term,
        (
            RDFS.label, SKG.trigger, SKG.participant, SKG.agent, SKG.patient, SKG.involves, SKG.inWork,
            SKG.inSeason, SKG.inEpisode, SKG.precedes, SKG.leadsTo, SKG.evidence,
        ),
    )
)  # fmt: skip
_OF_SENTENCES = frozenset(map(term, (RDF.type, SKG.start, PROV.wasQuotedFrom)))
_OF_ARTICLES = frozenset(
    map(
        term,
        (RDF.type, SCHEMA.datePublished, SKG.dateRead, SCHEMA.publisher, SCHEMA.author, SCHEMA.about),
    )
)
_TELLING = frozenset(
    map(term, (SCHEMA.headline, SCHEMA.url, SKG.spoilsWork, SKG.spoilsSeason, SKG.spoilsEpisode))
)
_NOT_CHECKED = frozenset(map(term, (RDF.type, PROV.wasDerivedFrom, SKG.evidence, RDF.predicate)))
