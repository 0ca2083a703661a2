"""Teach the network that tags names what the text says of each pair of them (``extract/relation_tags.py``).

    python benchmarks/relation_model.py START FOLDER

START is the checkpoint that ``name_model.py`` wrote, or the folder ``extract/models``: then the network of the package,
which knows relations already, goes on with what articles there are now, for half the time and half as fast. The lower half of the network stays as it is, the upper half learns to tell
relations and is held to the tags that it gave before: the same pass gives both. ``names.onnx`` and ``relations.npz`` in
FOLDER are those for ``extract/models``. An eighth of the articles is kept apart and only scored: there the
probabilities from which on ``extract/extractors/learned.py`` believes the network were chosen. About half an hour on
two cores; needs the packages that ``name_model.py`` needs.
"""

import argparse
import copy
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from name_model import BATCH, Network, export
from onnx import numpy_helper
from relation_data import Row, rows_of, told
from torch import nn
from training import is_apart

from showkg.extract.relation_tags import DISTANCES, PREDICATES, SIGNATURES, WORKS

KEPT = 3
"""Lower layers that stay as they are."""
SIZE = 48
"""Numbers by which a name's part as a subject, and as an object, is told."""
UPPER_RATE, RATE, EPOCHS = 2e-4, 1.2e-3, 7
TAGS_WEIGHT = 4.0
"""How much it costs to give other tags than before."""
POSITIVE = 2.0
"""How much more a pair counts that is right: few are."""

Known = tuple[torch.Tensor, torch.Tensor]
"""States of a window behind the lower layers (pieces, hidden), and the tags that were given before."""


class Relations(nn.Module):
    """Scores of what the text says of pairs of names: for each predicate a form of a subject's and an object's numbers."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.vectors = nn.Sequential(
            nn.Linear(hidden, hidden), nn.GELU(), nn.Linear(hidden, 2 * SIZE), nn.Tanh()
        )
        self.forms = nn.Parameter(torch.randn(len(PREDICATES), SIZE, SIZE) * 0.05)
        self.subject = nn.Parameter(torch.zeros(len(PREDICATES), SIZE))
        self.object = nn.Parameter(torch.zeros(len(PREDICATES), SIZE))
        self.far = nn.Parameter(torch.zeros(len(PREDICATES), len(DISTANCES) + 1))
        self.bias = nn.Parameter(torch.full((len(PREDICATES), 2), -3.0))

    def forward(self, names: torch.Tensor, far: torch.Tensor) -> torch.Tensor:
        """(names, 2·SIZE) and the steps of distance (names, names) → (predicates, names, names)."""
        a, b = names[:, :SIZE], names[:, SIZE:]
        scores = torch.einsum("ik,pkl,jl->pij", a, self.forms, b)
        scores = (
            scores + (self.subject @ a.T)[:, :, None] + (self.object @ b.T)[:, None, :] + self.far[:, far]
        )
        about = torch.zeros(len(a), 1, dtype=torch.long)
        about[0] = 1
        return scores + self.bias[:, about]


class Both(nn.Module):
    """What the package runs: the tags and, for each piece, its numbers as a subject and as an object."""

    def __init__(self, network: Network, relations: Relations) -> None:
        super().__init__()
        self.network, self.relations = network, relations

    def forward(
        self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        net = self.network
        embedded = net.bert.embeddings.word_embeddings(ids) + net.shape(shapes)
        states = net.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return net.out(states).softmax(-1), self.relations.vectors(states)


def cells(row: Row) -> tuple[torch.Tensor, torch.Tensor]:
    """What is right of each pair, and whether it counts: (predicates, names + 1, names + 1)."""
    n = len(row.kinds) + 1
    right, counts = torch.zeros(len(PREDICATES), n, n), torch.zeros(len(PREDICATES), n, n)
    for p, predicate in enumerate(PREDICATES):
        subjects, objects = SIGNATURES[predicate]
        for j, kind in enumerate(row.kinds, 1):
            if kind not in objects:
                continue
            if subjects == WORKS:
                counts[p, 0, j] = 1
            for i, other in enumerate(row.kinds, 1):
                if other in subjects and i != j and row.blocks[i - 1] == row.blocks[j - 1]:
                    counts[p, i, j] = 1
    for (p, i, j), sure in row.right.items():
        right[p, i, j] = counts[p, i, j] = float(sure)
    return right, counts


def steps(row: Row) -> torch.Tensor:
    """Steps of distance between names; the text's own is the first."""
    at = torch.tensor([0] + [p[0] for p in row.pieces])
    ends = torch.tensor([0] + [p[-1] for p in row.pieces])
    gap = torch.maximum(at[None, :] - ends[:, None], at[:, None] - ends[None, :]).clamp(min=0)
    far = torch.bucketize(gap, torch.tensor(DISTANCES))
    far[0, :] = far[:, 0] = 0
    return far


def lower(network: Network, rows: list[Row]) -> list[Known]:
    """States behind the lower layers, and the tags that the network gives."""
    out = []
    network.eval()
    with torch.no_grad():
        for row in rows:
            ids, shapes = torch.tensor([row.ids]), torch.tensor([row.shapes])
            states = network.bert.embeddings(
                inputs_embeds=network.bert.embeddings.word_embeddings(ids) + network.shape(shapes)
            )
            for layer in network.bert.encoder.layer[:KEPT]:
                states = _out(layer(states))
            kept = states[0].half()
            for layer in network.bert.encoder.layer[KEPT:]:
                states = _out(layer(states))
            out.append((kept, network.out(states)[0].softmax(-1)))
    return out


def _out(result: object) -> torch.Tensor:
    return result[0] if isinstance(result, tuple) else result  # type: ignore[return-value]


def upper(network: Network, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """States behind all layers."""
    bias = (1.0 - mask[:, None, None, :]) * -1e4
    for layer in network.bert.encoder.layer[KEPT:]:
        states = _out(layer(states, attention_mask=bias))
    return states


def batches(lengths: list[int], choice: random.Random) -> list[list[int]]:
    """All windows in batches of about one length, in any order."""
    order = list(range(len(lengths)))
    choice.shuffle(order)
    out = []
    for first in range(0, len(order), 8 * BATCH):
        some = sorted(order[first : first + 8 * BATCH], key=lambda k: lengths[k])
        out += [some[i : i + BATCH] for i in range(0, len(some), BATCH)]
    choice.shuffle(out)
    return out


def run(
    network: Network,
    relations: Relations,
    rows: list[Row],
    known: list[Known],
    picked: list[int],
) -> tuple[list[torch.Tensor], torch.Tensor]:
    """Scores of the pairs of each window, and how far the tags are from those before."""
    longest = max(len(known[k][0]) for k in picked)
    states = torch.zeros(len(picked), longest, known[picked[0]][0].shape[1])
    mask = torch.zeros(len(picked), longest)
    for b, k in enumerate(picked):
        states[b, : len(known[k][0])] = known[k][0].float()
        mask[b, : len(known[k][0])] = 1
    states = upper(network, states, mask)
    tags = network.out(states).log_softmax(-1)
    drift = torch.zeros(())
    vectors = relations.vectors(network.drop(states))
    out = []
    for b, k in enumerate(picked):
        before = known[k][1]
        drift = drift + nn.functional.kl_div(tags[b, : len(before)], before, reduction="sum") / len(before)
        row = rows[k]
        names = torch.stack([vectors[b, 0], *(vectors[b, p].mean(0) for p in row.pieces)])
        out.append(relations(names, steps(row)))
    return out, drift / len(picked)


def score(network: Network, relations: Relations, rows: list[Row], known: list[Known]) -> None:
    """Print precision and recall of each predicate where half is enough."""
    network.eval()
    relations.eval()
    found: dict[float, Counter[tuple[str, str]]] = {0.3: Counter(), 0.5: Counter(), 0.7: Counter()}
    drifts = []
    with torch.no_grad():
        for k, row in enumerate(rows):
            (scores,), drift = run(network, relations, rows, known, [k])
            drifts.append(drift.item())
            right, counts = cells(row)
            for least, counter in found.items():
                hit = (scores.sigmoid() >= least) & (counts > 0)
                for p, name in enumerate(PREDICATES):
                    for where, part in (("", slice(1, None)), ("about ", slice(0, 1))):
                        r, h = right[p, part] > 0, hit[p, part]
                        key = where + name
                        counter[key, "tp"] += int((r & h).sum())
                        counter[key, "fp"] += int((~r & h).sum())
                        counter[key, "fn"] += int((r & ~h).sum())
    print("drift of tags", sum(drifts) / len(drifts))
    for where in ("", "about "):
        for name in PREDICATES:
            key = where + name
            line = f"{key:26}"
            for c in found.values():
                tp, fp, fn = (c[key, x] for x in ("tp", "fp", "fn"))
                if tp + fn:
                    line += f" {tp + fn:5} P {tp / max(1, tp + fp):.2f} R {tp / (tp + fn):.2f}"
            print(line)


def restore(network: Network, relations: Relations, folder: Path) -> None:
    """Give both the weights of the files in ``folder``: those of seven bits times their scales."""
    graph = onnx.load(str(folder / "names.onnx")).graph
    stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}

    def whole(name: str) -> Any:
        part = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(
            np.float32
        )
        return part * stored[f"{name}_scale"]

    weights = {name: a for name, a in stored.items() if name.startswith(("network.", "relations."))}
    weights = {
        name: a for name, a in weights.items() if not name.endswith(("_scale", "_zero_point", "_quantized"))
    }
    for name in stored:
        if name.startswith("network.") and name.endswith("_quantized"):
            weights[name.removesuffix("_quantized")] = whole(name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            path = node.name.strip("/").removesuffix("/MatMul_quant").replace("/", ".")
            path = (
                path.replace("vectors.vectors", "relations.vectors")
                if "vectors" in path
                else f"network.{path}"
            )
            weights[f"{path}.weight"] = whole(node.input[1].removesuffix("_quantized")).T
    with np.load(folder / "relations.npz") as forms:
        weights |= {f"relations.{name}": forms[name].astype(np.float32) for name in forms.files}
    both = Both(network, relations)
    tensors = {name: torch.tensor(np.ascontiguousarray(a)) for name, a in weights.items()}
    missing, unknown = both.load_state_dict(tensors, strict=False)
    wrong = [*unknown, *(name for name in missing if not name.endswith("position_ids"))]
    if wrong:
        raise ValueError(f"{folder}: {', '.join(wrong)}: not the weights of this network")


def train(network: Network, relations: Relations, rows: list[Row], *, share: float = 1.0) -> None:
    """Train the upper layers and the relations.

    Args:
        network: Changed.
        relations: Changed.
        rows: What they are trained with.
        share: Of the rate of learning and of the time, from 0 to 1.
    """
    torch.manual_seed(3)
    known = lower(network, rows)
    wanted = [cells(row) for row in rows]
    upper_parameters = [p for layer in network.bert.encoder.layer[KEPT:] for p in layer.parameters()] + list(
        network.out.parameters()
    )
    groups = [
        {"params": upper_parameters, "most": share * UPPER_RATE},
        {"params": list(relations.parameters()), "most": share * RATE},
    ]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
    epochs = round(share * EPOCHS)
    total, step = epochs * -(-len(rows) // BATCH), 0
    choice = random.Random(3)
    for epoch in range(epochs):
        network.train()
        relations.train()
        started, lost, drifted = time.perf_counter(), 0.0, 0.0
        for picked in batches([len(row.ids) for row in rows], choice):
            factor = min(1.0, step / (0.1 * total)) * max(0.02, 1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = group["most"] * factor
            scores, drift = run(network, relations, rows, known, picked)
            loss = torch.zeros(())
            for k, s in zip(picked, scores, strict=True):
                right, counts = wanted[k]
                cell = nn.functional.binary_cross_entropy_with_logits(
                    s, right, weight=counts * (1 + (POSITIVE - 1) * right), reduction="sum"
                )
                loss = loss + cell / (5 + len(rows[k].kinds))
            loss = loss / len(picked)
            whole = loss + TAGS_WEIGHT * drift
            optimizer.zero_grad()
            whole.backward()
            nn.utils.clip_grad_norm_(upper_parameters + list(relations.parameters()), 1.0)
            optimizer.step()
            step += 1
            lost += loss.item()
            drifted += drift.item()
        print(
            f"epoch {epoch}: loss {lost * BATCH / len(rows):.4f}, drift {drifted * BATCH / len(rows):.4f}, {time.perf_counter() - started:.0f} s",
            flush=True,
        )


def write(network: Network, relations: Relations, folder: Path) -> None:
    """Write ``names.onnx`` and ``relations.npz``."""
    export(Both(network, relations).eval(), folder / "names.onnx", ("probabilities", "numbers"))
    with torch.no_grad():
        weights = {
            n: getattr(relations, n).numpy().astype(np.float16)
            for n in ("forms", "subject", "object", "far", "bias")
        }
    np.savez_compressed(folder / "relations.npz", **weights)


def main() -> None:
    """Train, write both files, and score the articles kept apart."""
    parser = argparse.ArgumentParser(description="Teach the network that tags names what is said of them.")
    parser.add_argument(
        "start", type=Path, help="checkpoint of the network that tags names, or the folder of both"
    )
    parser.add_argument("folder", type=Path, help="where both files are written")
    args = parser.parse_args()
    torch.manual_seed(1)
    network = Network()
    relations = Relations(network.bert.config.hidden_size)
    if args.start.is_dir():
        restore(network, relations, args.start)
    else:
        network.load_state_dict(torch.load(args.start))
    before = copy.deepcopy(network)
    articles = list(told())
    rows = [row for a in articles if not is_apart(a.stem) for row in rows_of(a)]
    train(network, relations, rows, share=0.5 if args.start.is_dir() else 1.0)
    args.folder.mkdir(parents=True, exist_ok=True)
    write(network, relations, args.folder)
    apart = [row for a in articles if is_apart(a.stem) for row in rows_of(a)]
    score(network, relations, apart, lower(before, apart))


if __name__ == "__main__":
    main()
