"""Where the nodes of the page lie on arrival: which of them are shown, and their positions.

Two levels, because a generic layout of several shows is a hairball: each show with its people and
events is laid out by itself, then the shows are packed side by side. All arithmetic is done here and
not in the browser, so the page opens still and looks the same for everybody.
"""

import math
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MAX_NODES = 400
"""Nodes shown on arrival: on a laptop each then has a square of about 35 pixels, enough to tell it from the next."""
MOST_NODES = 1500
"""More are never drawn: beyond, a browser without a graphics card no longer follows the hand."""
MAX_EDGES = 3000

_STEPS = 300
_FRICTION = 0.6
_CHARGE = 420.0
_GRAVITY = 0.045
_REACH = 60.0
"""Length of a link at rest, beyond the two radii."""
_GAP = 56.0
"""Between two shows."""

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A node as the layout sees it."""

    key: str
    """Decides ties, so that the order of the input does not matter."""
    rank: float
    """The greater the more it deserves to be shown."""
    radius: float
    home: int | None = None
    """Index of the work that it belongs to; a work's own index for the work itself."""


def choose(
    spots: Sequence[Spot], homes: Sequence[int], among: Sequence[int], limit: int = MAX_NODES
) -> list[int]:
    """Pick the nodes to show on arrival: the most central of each show, in turn.

    Args:
        spots: All nodes.
        homes: For each node the cluster it lies in, from ``cluster``.
        among: The nodes to choose from, ascending.
        limit: Most nodes to return.

    Returns:
        Indexes in ascending order.
    """
    if len(among) <= limit:
        return list(among)
    members: dict[int, list[int]] = {}
    for i in sorted(among, key=lambda i: (-spots[i].rank, spots[i].key)):
        members.setdefault(homes[i], []).append(i)
    # A show ten times as big gets about three times the room: else the small ones vanish.
    queue = sorted(
        (turn / math.sqrt(len(cluster)), -spots[i].rank, spots[i].key, i)
        for cluster in members.values()
        for turn, i in enumerate(cluster)
    )
    return sorted(entry[-1] for entry in queue[:limit])


def cluster(spots: Sequence[Spot], pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Give each node the index of the node that leads its cluster.

    Nodes with a home go there; the others join the cluster of their nearest neighbour, the bigger
    first. What hangs together without any work is led by its most central node.
    """
    near: list[list[int]] = [[] for _ in spots]
    for a, b in pairs:
        near[a].append(b)
        near[b].append(a)
    best = [sorted(set(row), key=lambda i: (-spots[i].rank, spots[i].key)) for row in near]
    leader = [-1 if spot.home is None else spot.home for spot in spots]
    order = sorted(range(len(spots)), key=lambda i: (-spots[i].rank, spots[i].key))
    queue = deque(i for i in order if leader[i] >= 0)
    rest = iter(order)
    while True:
        while queue:
            at = queue.popleft()
            for i in best[at]:
                if leader[i] < 0:
                    leader[i] = leader[at]
                    queue.append(i)
        start = next((i for i in rest if leader[i] < 0), None)
        if start is None:
            return leader
        leader[start] = start
        queue.append(start)


def lay_out(
    spots: Sequence[Spot], pairs: Sequence[tuple[int, int]], homes: Sequence[int]
) -> list[tuple[int, int]]:
    """Place nodes so that none overlap, neighbours are near, and shows stay apart.

    Args:
        spots: The nodes to place; 400 take less than a second.
        pairs: Their links, as indexes into ``spots``; self links are ignored.
        homes: For each node its cluster.

    Returns:
        x and y of each node, whole numbers, centred at 0. The page stretches them to its window.
    """
    if not spots:
        return []
    groups: dict[int, list[int]] = {}
    for i in sorted(range(len(spots)), key=lambda i: (-spots[i].rank, spots[i].key)):
        groups.setdefault(homes[i], []).append(i)
    lonely = [group[0] for group in groups.values() if len(group) == 1]
    groups = {home: group for home, group in groups.items() if len(group) > 1}
    clusters = sorted(groups.values(), key=lambda group: (-len(group), spots[group[0]].key))
    if lonely:
        clusters.append(lonely)

    place = np.zeros((len(spots), 2))
    cluster_of = np.zeros(len(spots), dtype=np.int64)
    within = np.zeros(len(spots), dtype=np.int64)
    for number, group in enumerate(clusters):
        cluster_of[group] = number
        within[group] = np.arange(len(group))
    inner: list[set[tuple[int, int]]] = [set() for _ in clusters]
    for a, b in pairs:
        if a != b and cluster_of[a] == cluster_of[b]:
            inner[cluster_of[a]].add((int(within[a]), int(within[b])))
    for group, links in zip(clusters, inner, strict=True):
        if group is not lonely:
            # Of the show, but tied to nothing that is drawn: without a link it would drift far out.
            links |= {(0, i) for i in set(range(1, len(group))) - {end for link in links for end in link}}
    radii = [np.array([spots[i].radius for i in group]) for group in clusters]
    extents = []
    settled = _relax(radii, [sorted(links) for links in inner])
    for group, radius, points in zip(clusters, radii, settled, strict=True):
        place[group] = points
        extents.append(float((np.hypot(points[:, 0], points[:, 1]) + radius).max()))

    ties = np.zeros((len(clusters), len(clusters)))
    for a, b in pairs:
        ties[cluster_of[a], cluster_of[b]] += 1
        ties[cluster_of[b], cluster_of[a]] += 1
    place += _pack(np.array(extents), ties)[cluster_of]
    place -= (place.max(axis=0) + place.min(axis=0)) / 2
    return [(round(float(x)), round(float(y))) for x, y in place]


def _relax(radii: Sequence[Points], links: Sequence[Sequence[tuple[int, int]]]) -> list[Points]:
    """Settle clusters, each around 0 and without knowing of the others."""
    settled: list[Points] = [np.zeros((1, 2)) for _ in radii]
    sizes: dict[int, list[int]] = {}
    for number, radius in enumerate(radii):
        if len(radius) > 1:
            sizes.setdefault(1 << (len(radius) - 1).bit_length(), []).append(number)
    # Hundreds of small clusters one by one would take seconds: those of about one size go together.
    for size, numbers in sorted(sizes.items()):
        points = _relax_alike(
            size, [radii[number] for number in numbers], [links[number] for number in numbers]
        )
        for number, found in zip(numbers, points, strict=True):
            settled[number] = found[: len(radii[number])]
    return settled


def _relax_alike(size: int, radii: Sequence[Points], links: Sequence[Sequence[tuple[int, int]]]) -> Points:
    """Settle clusters of at most ``size``: d3-force's velocity Verlet with links, charges, gravity, collisions.

    Returns:
        Shape (clusters, size, 2); what is beyond a cluster's own nodes means nothing.
    """
    count = len(radii)
    there = np.array([len(radius) for radius in radii])[:, None] > np.arange(size)
    radius = np.zeros((count, size))
    radius[there] = np.concatenate(radii)
    turn = np.arange(size) * math.pi * (3 - math.sqrt(5))
    spiral = (np.sqrt(np.arange(size) + 0.5) * 34)[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    point = np.repeat(spiral[None], count, axis=0)
    speed = np.zeros_like(point)
    ends = [(a + k * size, b + k * size) for k, row in enumerate(links) for a, b in row]
    source, target = np.array(ends, dtype=np.int64).reshape(-1, 2).T
    degree = np.bincount(np.concatenate([source, target]), minlength=count * size).astype(float)
    # A link to a hub is weak unless it is the only one: d3's choice, it keeps hubs from knotting.
    pull = 1 / np.minimum(degree[source], degree[target])
    lean = degree[source] / (degree[source] + degree[target])
    flat = radius.reshape(-1)
    rest = flat[source] + flat[target] + _REACH + 5 * np.sqrt(np.minimum(degree[source], 60))
    mass = np.where(there, 0.5 + np.sqrt(degree.reshape(count, size)) / 2, 0.0)
    room = np.where(
        there[:, :, None] & there[:, None, :], radius[:, :, None] + radius[:, None, :] + 20.0, 0.0
    )
    itself = np.arange(size)
    steps = _STEPS if size <= 512 else _STEPS // 2
    alpha = 1.0
    for step in range(steps):
        alpha *= 1 - 6.84 / steps
        apart = point[:, :, None, :] - point[:, None, :, :]
        square = np.einsum("kijx,kijx->kij", apart, apart) + 1e-9
        force = (_CHARGE * alpha) * mass[:, None, :] / np.maximum(square, 100.0)
        if step > steps // 3:
            gap = np.sqrt(square)
            force += np.maximum(room - gap, 0.0) / gap * 0.35
        force[:, itself, itself] = 0.0
        speed += np.einsum("kij,kijx->kix", force, apart)
        if ends:
            going = (point + speed).reshape(-1, 2)
            along = going[target] - going[source]
            length = np.hypot(along[:, 0], along[:, 1]) + 1e-9
            along *= ((length - rest) / length * alpha * pull)[:, None]
            for axis in (0, 1):
                change = np.bincount(source, along[:, axis] * (1 - lean), minlength=count * size)
                change -= np.bincount(target, along[:, axis] * lean, minlength=count * size)
                speed[:, :, axis] += change.reshape(count, size)
        speed -= point * (_GRAVITY * alpha)
        speed *= _FRICTION
        point += speed
    middle = (point * there[:, :, None]).sum(axis=1) / there.sum(axis=1)[:, None]
    return _unstack(point - middle[:, None, :], room)


def _unstack(point: Points, room: Points) -> Points:
    """Push overlapping discs apart until none overlap."""
    itself = np.arange(point.shape[1])
    for _ in range(200):
        apart = point[:, :, None, :] - point[:, None, :, :]
        gap = np.sqrt(np.einsum("kijx,kijx->kij", apart, apart) + 1e-9)
        lack = np.maximum(room - gap, 0.0)
        lack[:, itself, itself] = 0.0
        crowded = lack.max(axis=(1, 2)) >= 1.0
        if not crowded.any():
            break
        lack[~crowded] = 0.0
        point = point + np.einsum("kij,kijx->kix", lack / gap * 0.3, apart)
    return point


def _pack(extent: Points, ties: Points) -> Points:
    """Put discs side by side, each as near as possible to those it has ties with."""
    centre = np.zeros((len(extent), 2))
    turns = np.linspace(0, 2 * math.pi, 36, endpoint=False)
    ring = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    for i in range(1, len(extent)):
        reach = extent[:i] + extent[i] + _GAP
        spot = (centre[:i, None, :] + reach[:, None, None] * ring[None, :, :]).reshape(-1, 2)
        weight = ties[i, :i]
        goal = (weight[:, None] * centre[:i]).sum(axis=0) / weight.sum() if weight.any() else np.zeros(2)
        # Nearness to the middle counts too, or a chain of shows would run off the screen.
        cost = np.hypot(*(spot - goal).T) + 0.8 * np.hypot(*spot.T)
        order = np.argsort(np.round(cost, 3), kind="stable")
        # The best one that is free; far out there always is one.
        for start in range(0, len(order), 64):
            best = spot[order[start : start + 64]]
            apart = np.hypot(*(best[:, None, :] - centre[None, :i, :]).transpose(2, 0, 1))
            free = best[(apart >= reach[None, :] - 1e-6).all(axis=1)]
            if len(free):
                centre[i] = free[0]
                break
    return centre
