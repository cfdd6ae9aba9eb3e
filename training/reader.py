"""The network: one pass of a small encoder over a sentence, and light heads over places in it."""

from dataclasses import dataclass
from pathlib import Path

import torch
from labels import EVENTS, KINDS, STANCES, STATUSES
from torch import Tensor, nn
from transformers import BertConfig, BertModel

TAGS = ("source", "cue", "content")


def load_encoder(folder: Path) -> BertModel:
    """Give the pretrained encoder that lies in a folder (config.json, model.safetensors)."""
    return BertModel.from_pretrained(folder, add_pooling_layer=False)


@dataclass(frozen=True, slots=True)
class Scores:
    """Logits of all heads for a batch of sentences."""

    event: Tensor
    kind: Tensor
    stance: Tensor
    status: Tensor
    tags: Tensor


def pool(states: Tensor, mask: Tensor) -> Tensor:
    """Give the mean state over the tokens of a mask (batch × tokens); zeros where the mask is empty."""
    weight = mask.unsqueeze(-1).to(states.dtype)
    return (states * weight).sum(1) / weight.sum(1).clamp(min=1.0)


class Heads(nn.Module):
    """Event of a pair, and kind, stance and status of a predicate, from pooled states; attribution tags of each token."""

    def __init__(self, width: int, hidden: int = 256, dropout: float = 0.2) -> None:
        """Set up the layers; `width` is the encoder's."""
        super().__init__()

        def head(parts: int, classes: int) -> nn.Sequential:
            return nn.Sequential(
                nn.Dropout(dropout), nn.Linear(parts * width, hidden), nn.GELU(), nn.Dropout(dropout), nn.Linear(hidden, classes)
            )

        self.event = head(4, len(EVENTS))
        self.kind = head(2, len(KINDS))
        self.stance = head(2, len(STANCES))
        self.status = head(2, len(STATUSES))
        self.tags = nn.Linear(width, len(TAGS))

    def forward(self, states: Tensor, words: Tensor, actor: Tensor, recipient: Tensor, predicate: Tensor) -> Scores:
        """Give the logits; masks are batch × tokens of 0 and 1."""
        whole = pool(states, words)
        a, r, p = pool(states, actor), pool(states, recipient), pool(states, predicate)
        pair = torch.cat([a, r, a * r, whole], dim=-1)
        act = torch.cat([p, whole], dim=-1)
        return Scores(self.event(pair), self.kind(act), self.stance(act), self.status(act), self.tags(states))


class Reader(nn.Module):
    """The encoder with its heads."""

    def __init__(self, encoder: BertModel) -> None:
        """Put heads on an encoder."""
        super().__init__()
        self.encoder = encoder
        self.heads = Heads(BertConfig.from_dict(encoder.config.to_dict()).hidden_size)

    def forward(self, tokens: Tensor, words: Tensor, actor: Tensor, recipient: Tensor, predicate: Tensor) -> Scores:
        """Give the logits for a batch."""
        states = self.encoder(input_ids=tokens, attention_mask=words).last_hidden_state
        return self.heads(states, words, actor, recipient, predicate)
