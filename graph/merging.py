"""What documents say about one entity, made one: a single label and class, whatever their order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from ..ontology.terms import RDF, RDFS, SCHEMA, SKG, SKOS

_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_Subject = ox.NamedNode | ox.BlankNode | ox.Triple

_TYPE, _LABEL, _ALT = ox.NamedNode(RDF.type), ox.NamedNode(RDFS.label), ox.NamedNode(SKOS.altLabel)

# Most telling first: an article that knows what a thing is knows more than one that does not.
_CLASS_ORDER = (
    SCHEMA.TVSeason,
    SCHEMA.TVEpisode,
    SCHEMA.TVSeries,
    SCHEMA.Movie,
    SKG.Character,
    SKG.FictionalOrganization,
    SCHEMA.Person,
    SKG.Award,
    SKG.StoryObject,
    SCHEMA.Book,
    SCHEMA.ComicStory,
    SCHEMA.VideoGame,
    SCHEMA.Play,
    SCHEMA.MusicRecording,
    SCHEMA.CreativeWorkSeries,
    SCHEMA.Organization,
    SCHEMA.Place,
    SCHEMA.CreativeWork,
)
_RANK: dict[_Term, int] = {ox.NamedNode(cls): rank for rank, cls in enumerate(_CLASS_ORDER)}


def best_class(classes: Iterable[str]) -> str:
    """Of contradicting classes, choose the most telling one.

    Raises:
        ValueError: There is none.
    """
    return min(classes, key=_CLASS_ORDER.index)


def best_label(names: Iterable[str]) -> str:
    """Of several names, choose the one that names the thing best.

    Raises:
        ValueError: There is none.
    """
    return max(names, key=lambda name: label_key(ox.Literal(name)))


@dataclass(slots=True)
class Change:
    """Quads to add to a store and to take from it, in one transaction."""

    add: list[ox.Quad] = field(default_factory=list)
    remove: list[ox.Quad] = field(default_factory=list)


def label_key(label: ox.Literal) -> tuple[bool, int, int, int, int, str, str]:
    """Order spellings of one name; the largest is the label, so the order must be total.

    Mixed case beats shouting and lower case, more words beat fewer (``For All Mankind season 4``,
    ``season 4``), then capitals and accents decide (``Shōgun``, ``Shogun``).
    """
    text = label.value
    return (
        text not in (text.upper(), text.lower()),
        len(text.split()),
        sum(word[0].isupper() for word in text.split()),
        sum(ord(char) > 127 and char.isalpha() for char in text),
        -len(text),
        text,
        label.language or "",
    )


def settle(triples: Iterable[ox.Triple], store: ox.Store) -> Change:
    """Work out what must change in a store so that it holds the triples as well.

    Of all labels that an entity ever had, one stays; the others become alternative labels. Of
    contradicting classes, the most telling one stays. Both depend on the set of documents alone.
    """
    change = Change()
    names: dict[_Subject, dict[ox.NamedNode, set[_Term]]] = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        if triple.predicate in (_LABEL, _ALT) or (triple.predicate == _TYPE and triple.object in _RANK):
            names[triple.subject][triple.predicate].add(triple.object)
        else:
            change.add.append(ox.Quad(*triple))
    for subject, new in names.items():
        old = {
            predicate: {quad.object for quad in store.quads_for_pattern(subject, predicate, None)}
            for predicate in (_TYPE, _LABEL, _ALT)
        }
        for predicate, objects in _settled(old, new).items():
            had = old[predicate] if predicate != _TYPE else old[predicate] & _RANK.keys()
            change.add += [ox.Quad(subject, predicate, obj) for obj in _sorted(objects - had)]
            change.remove += [ox.Quad(subject, predicate, obj) for obj in _sorted(had - objects)]
    return change


def one_entity(triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Put together what several sources say of one entity: one label and class, all other names."""
    names: dict[ox.NamedNode, set[_Term]] = defaultdict(set)
    merged: set[ox.Triple] = set()
    subject: _Subject | None = None
    for triple in triples:
        subject = triple.subject
        if triple.predicate in (_LABEL, _ALT) or (triple.predicate == _TYPE and triple.object in _RANK):
            names[triple.predicate].add(triple.object)
        else:
            merged.add(triple)
    if subject is not None:
        for predicate, objects in _settled({_TYPE: set(), _LABEL: set(), _ALT: set()}, names).items():
            merged.update(ox.Triple(subject, predicate, obj) for obj in objects)
    return merged


def _settled(
    old: Mapping[ox.NamedNode, set[_Term]], new: Mapping[ox.NamedNode, set[_Term]]
) -> dict[ox.NamedNode, set[_Term]]:
    both = {predicate: old[predicate] | new.get(predicate, set()) for predicate in old}
    labels = {term for term in both[_LABEL] if isinstance(term, ox.Literal)}
    label: set[_Term] = {max(labels, key=label_key)} if labels else set()
    classes = both[_TYPE] & _RANK.keys()
    best: set[_Term] = {min(classes, key=lambda cls: _RANK[cls])} if classes else set()
    return {_TYPE: best, _LABEL: label, _ALT: (both[_ALT] | labels) - label}


def _sorted(terms: Iterable[_Term]) -> list[_Term]:
    return sorted(terms, key=str)
