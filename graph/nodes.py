"""What the steps of resolution share: mentions by name, decisions, and the IRIs found so far."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..ontology.terms import ID_BASE
from .clusters import Clusters
from .decisions import Decision, Ref
from .identity import local_name
from .profiles import Merging, Profile, Thing

BY_DECISION = "you decided so"


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing in one article."""

    article: str
    thing: Thing


class Nodes:
    """Groups mentions into nodes, nodes into clusters, and names the clusters."""

    def __init__(self, profiles: Mapping[str, Profile], decisions: Sequence[Decision]) -> None:
        self.profiles = {key: profiles[key] for key in sorted(profiles)}
        self.decisions = decisions
        self.iris: dict[str, dict[str, str]] = {key: {} for key in self.profiles}
        """Key of an article → id of a thing → IRI, as far as worked out."""
        self.mergings: dict[str, list[Merging]] = defaultdict(list)
        self.slips: dict[str, set[str]] = defaultdict(set)
        self.things: dict[str, dict[str, Thing]] = {
            key: {thing.id: thing for thing in profile.things} for key, profile in self.profiles.items()
        }
        self._wanted = [ref for decision in decisions for ref in (decision.one, decision.other)]
        self._carved = {(ref.iri, ref.article) for ref in self._wanted if ref.article is not None}

    def mentions(self, *kinds: str) -> dict[str, list[Mention]]:
        """IRI that the article alone would give → its mentions, of things of some kinds; both sorted."""
        prefixes = tuple(f"{ID_BASE}{kind}/" for kind in kinds)
        found: dict[str, list[Mention]] = defaultdict(list)
        for key, profile in self.profiles.items():
            for thing in profile.things:
                if thing.iri.startswith(prefixes):
                    found[thing.iri].append(Mention(key, thing))
        return {iri: found[iri] for iri in sorted(found)}

    def step(self, groups: Mapping[str, Sequence[Mention]]) -> "Step":
        """Begin a step with mentions grouped into nodes; a node's name is the IRI it would get alone."""
        return Step(self, groups)

    def work_of(self, mention: Mention) -> str | None:
        """IRI of the work that a thing belongs to, known once works are resolved."""
        work = mention.thing.work
        return None if work is None else self.iris[mention.article].get(work)

    def carve(self, iri: str, mention: Mention) -> str:
        """Name the node of a mention; one of its own if a decision speaks of it as this article's."""
        for name in (iri, iri.partition("~")[0], mention.thing.iri):
            if (name, mention.article) in self._carved:
                return f"{iri}@{mention.article}"
        return iri


class Step:
    """One kind of things: joins nodes by rules, but first by decisions."""

    def __init__(self, nodes: Nodes, groups: Mapping[str, Sequence[Mention]]) -> None:
        self.nodes = nodes
        self.groups: dict[str, list[Mention]] = defaultdict(list)
        for iri in sorted(groups):
            for mention in groups[iri]:
                self.groups[nodes.carve(iri, mention)].append(mention)
        self.clusters: Clusters[str] = Clusters()
        self.because: dict[tuple[str, str], str] = {}
        """Article and id of a mention that was put into its node for a reason of its own."""
        self.slips: dict[str, set[str]] = {}
        """Node → its spellings, if they are a mistake."""
        self._decide()

    def join(self, node: str, to: str, reason: str) -> bool:
        """Take a node for another one, unless a decision says otherwise."""
        return self.clusters.join(node, to, reason)

    def finish(self, best: Callable[[str], tuple[object, ...]]) -> None:
        """Give every mention its IRI.

        Args:
            best: Of the nodes of a cluster, the one for which this is smallest names it.
        """
        taken: set[str] = set()
        named: list[tuple[str, list[str]]] = []
        for members in self.clusters.sets(sorted(self.groups)).values():
            # The node of all articles before one that a decision cut out of it.
            name = min(members, key=lambda node: ("@" in node, *best(node), node))
            named.append((name, members))
        members_of_all = {name for name, _ in named}
        for name, members in sorted(named):
            iri = iri_of(name)
            if "@" in name and (
                iri in taken or any(iri == iri_of(other) for other in members_of_all - {name})
            ):
                iri = f"{iri}.{name.partition('@')[2]}"
            taken.add(iri)
            for node in members:
                self._name(node, iri)

    def _name(self, node: str, iri: str) -> None:
        self.nodes.slips[iri] |= self.slips.get(node, set())
        joined = self.clusters.reason(node) if iri_of(node) != iri else None
        for mention in self.groups[node]:
            key, thing = mention.article, mention.thing
            self.nodes.iris[key][thing.id] = iri
            reason = joined or self.because.get((key, thing.id))
            if reason is not None:
                merging = Merging(entity=thing.id, name=thing.names[0], reason=reason)
                self.nodes.mergings[key].append(merging)

    def _decide(self) -> None:
        for decision in self.nodes.decisions:
            one, other = self._found(decision.one), self._found(decision.other)
            if not one or not other:
                continue
            if decision.same:
                for node in one[1:]:
                    self.join(node, one[0], BY_DECISION)
                for node in other:
                    self.join(node, one[0], BY_DECISION)
            else:
                # The name of one article that is not what it is elsewhere is not the rest of its name either.
                rest = [decision.one.iri] if decision.one.article and decision.one.iri in self.groups else []
                for first in one:
                    for second in [*other, *rest]:
                        if first != second:
                            self.clusters.keep_apart(first, second)
        # What was cut out by its article but not set apart goes with the others of its name.
        for node in sorted(self.groups):
            iri, at, _ = node.partition("@")
            if at and iri in self.groups:
                self.join(node, iri, "the same name")
        for node in sorted(self.groups):
            iri, at, _ = node.partition("@")
            if at and iri not in self.groups:
                for rival in sorted(self.groups):
                    if rival.startswith(f"{iri}@") and rival != node:
                        self.join(node, rival, "the same name")

    def _found(self, ref: Ref) -> list[str]:
        """Nodes that a decision speaks of; by the IRI of the graph, else by that of the article alone."""
        found = [node for node in self.groups if _means(ref, node)]
        return sorted(found) or sorted(
            node
            for node, mentions in self.groups.items()
            if (ref.article is None or node.endswith(f"@{ref.article}"))
            and any(mention.thing.iri == ref.iri for mention in mentions)
        )


def iri_of(node: str) -> str:
    """The IRI of a node: without the article that a decision cut it out for."""
    return node.partition("@")[0].replace("~", ".")


def _means(ref: Ref, node: str) -> bool:
    name, _, article = node.partition("@")
    stem, _, scope = name.partition("~")
    if ref.article is not None:
        return article == ref.article and ref.iri in (stem, name)
    return (ref.iri == iri_of(node) and not article) or ref.iri == f"{stem}.{scope}"


def part_of(iri: str, scope: str) -> str:
    """What a local name says beyond that of its work: ``finale`` of ``fargo.finale`` and ``fargo``."""
    return local_name(iri).removeprefix(f"{local_name(scope)}.")


def most(counts: Mapping[str, int]) -> str | None:
    """The one of the largest count, None if there is none or more than one."""
    best = max(counts.values(), default=0)
    found = [name for name, count in counts.items() if count == best]
    return found[0] if best > 0 and len(found) == 1 else None


def count(items: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for item in items:
        found[item] += 1
    return found
