"""The network: one pass of a small encoder over a sentence, and light heads over places in it."""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from labels import EVENTS, KINDS, STANCES, STATUSES

TAGS = ("source", "cue", "content")
HIDDEN = 256
DROPOUT = 0.2


def load_encoder(folder: Path) -> BertModel:
    """Give the pretrained encoder that lies in a folder (config.json, model.safetensors)."""
    return BertModel.from_pretrained(folder, add_pooling_layer=False)


def pool(states: Tensor, mask: Tensor) -> Tensor:
    """Give the mean state over the tokens of a mask (batch by tokens); zeros where the mask is empty."""
    weight = mask.unsqueeze(-1)
    return (states * weight).sum(1) / weight.sum(1).clamp(min=1.0)


def _head(width: int, classes: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Dropout(DROPOUT), nn.Linear(width, HIDDEN), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(HIDDEN, classes)
    )


@dataclass(frozen=True, slots=True)
class Scores:
    """Logits of a batch of pairs, one row each."""

    event: Tensor
    kind: Tensor
    stance: Tensor
    status: Tensor


class Heads(nn.Module):
    """Event of a pair, and kind, stance and status of a predicate.

    The pair looks for its act itself: a query made of both parties weighs the sentence's words. Where the predicate is
    known its words count beside what was found so, and by how far each party's own words tell of it.
    """

    def __init__(self, width: int) -> None:
        """Set up the layers; `width` is the encoder's."""
        super().__init__()
        self.query = nn.Linear(3 * width, width)
        self.key = nn.Linear(width, width)
        self.event = _head(6 * width, len(EVENTS))
        self.kind = _head(2 * width, len(KINDS))
        self.stance = _head(2 * width, len(STANCES))
        self.status = _head(2 * width, len(STATUSES))

    def forward(
        self, states: Tensor, words: Tensor, actor: Tensor, recipient: Tensor, predicate: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Give the logits of event, kind, stance and status; masks are pairs by tokens of 0 and 1."""
        one, other, act = pool(states, actor), pool(states, recipient), pool(states, predicate)
        query = self.query(torch.cat([one, other, act], dim=-1)).unsqueeze(1)
        weights = (query * self.key(states)).sum(-1) / states.shape[-1] ** 0.5
        weights = weights.masked_fill(words == 0, -1e4).softmax(-1)
        found = (states * weights.unsqueeze(-1)).sum(1)
        pair = torch.cat([one, other, act, found, one * act, other * act], dim=-1)
        told = torch.cat([act, found], dim=-1)
        return self.event(pair), self.kind(told), self.stance(told), self.status(told)


class Reader(nn.Module):
    """The encoder with its heads."""

    def __init__(self, encoder: BertModel) -> None:
        """Put heads on an encoder."""
        super().__init__()
        self.encoder = encoder
        width = int(encoder.config.hidden_size)
        self.heads = Heads(width)
        self.tags = nn.Linear(width, len(TAGS))

    def encode(self, tokens: Tensor, words: Tensor) -> Tensor:
        """Give the state of each token: sentences by tokens by width."""
        states: Tensor = self.encoder(input_ids=tokens, attention_mask=words).last_hidden_state
        return states

    def read(self, states: Tensor, words: Tensor, places: Tensor) -> Scores:
        """Give the scores of pairs; `states` and `words` have a row a pair, `places` pairs by 3 by tokens."""
        return Scores(*self.heads(states, words, places[:, 0], places[:, 1], places[:, 2]))
