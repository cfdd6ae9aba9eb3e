"""Passages into tensors: a batch of sentences, each encoded once however many pairs it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from detente.coding.reader.network import LONGEST
from examples import Pair, Passage, Places
from network import TAGS

ROLES = ("actor", "recipient", "predicate")


@dataclass(frozen=True, slots=True)
class Batch:
    """`tokens`, `words`: sentences by tokens; `rows`: each pair's sentence; `places`: pairs by 3 by tokens."""

    tokens: Tensor
    words: Tensor
    rows: Tensor
    places: Tensor
    pairs: tuple[Pair, ...]
    tags: Tensor
    tagged: Tensor


def load_tokenizer(folder: Path) -> Tokenizer:
    """Give the encoder's tokenizer, cut at the longest sentence."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.no_padding()
    return tokenizer


def _mask(offsets: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]], size: int) -> list[float]:
    inside = [float(end > start and any(start < e and end > s for s, e in places)) for start, end in offsets]
    return inside + [0.0] * (size - len(inside))


def batch(tokenizer: Tokenizer, passages: Sequence[Passage], *, hide: Sequence[bool] = ()) -> Batch:
    """Give the tensors of passages; `hide` tells of each pair in turn whether its predicate is left out."""
    encoded = [tokenizer.encode(passage.text) for passage in passages]
    size = max(len(each.ids) for each in encoded)
    rows, pairs, places = [], [], []
    hidden = iter(hide)
    for row, (passage, each) in enumerate(zip(passages, encoded, strict=True)):
        for pair in passage.pairs:
            masks = [_mask(each.offsets, pair.places.get(role, ()), size) for role in ROLES]
            if next(hidden, False):
                masks[2] = [0.0] * size
            rows.append(row)
            pairs.append(pair)
            places.append(masks)
    return Batch(
        tokens=torch.tensor([each.ids + [0] * (size - len(each.ids)) for each in encoded]),
        words=torch.tensor([[1] * len(each.ids) + [0] * (size - len(each.ids)) for each in encoded]),
        rows=torch.tensor(rows, dtype=torch.long),
        places=torch.tensor(places).reshape(len(rows), len(ROLES), size),
        pairs=tuple(pairs),
        tags=torch.tensor([_tags(e.offsets, p.tags or {}, size) for p, e in zip(passages, encoded, strict=True)]),
        tagged=torch.tensor([float(passage.tags is not None) for passage in passages]),
    )


def _tags(offsets: Sequence[tuple[int, int]], places: Places, size: int) -> list[list[float]]:
    masks = [_mask(offsets, places.get(tag, ()), size) for tag in TAGS]
    return [list(each) for each in zip(*masks, strict=True)]
