"""The learned reader: a small encoder read once a sentence, and heads over the places of a pair and its predicate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from detente.errors import ConfigError
from detente.lexicon.weights import Weights, weights
from detente.model.text import Span

Floats = NDArray[np.float32]

LONGEST = 128
"""Tokens of a sentence that the encoder sees (as it was trained); what stands behind them has no state."""

HEADS = ("event", "kind", "stance", "status")


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the parties and the predicate stand in a sentence, in its own characters; any of them may be empty."""

    actor: tuple[Span, ...] = ()
    recipient: tuple[Span, ...] = ()
    predicate: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence after its pass through the encoder: a state a token, and where each token stands."""

    states: Floats
    words: NDArray[np.int64]
    offsets: NDArray[np.int64]

    def mask(self, places: Sequence[Span]) -> Floats:
        """Give 1 for each token that shares a character with one of the places, 0 for the others."""
        starts, ends = self.offsets[:, 0], self.offsets[:, 1]
        inside = np.zeros(len(starts), dtype=bool)
        for place in places:
            inside |= (starts < place.end) & (ends > place.start)
        return (inside & (ends > starts)).astype(np.float32)

    def holds(self, places: Sequence[Span]) -> bool:
        """Tell whether all of the places begin within what the encoder has seen."""
        seen = int(self.offsets[:, 1].max(initial=0))
        return all(place.start < seen for place in places)


@dataclass(frozen=True, slots=True)
class Scores:
    """Log probabilities of one pair by head and label, calibrated."""

    event: dict[str, float]
    kind: dict[str, float]
    stance: dict[str, float]
    status: dict[str, float]


class Network:
    """The network, loaded once; one thread, so that a reading never hangs on how many cores there are."""

    def __init__(self, shipped: Weights | None = None) -> None:
        """Load the weights; this takes some tenths of a second.

        Raises:
            ConfigError: A file is damaged, or the labels are those of another network.
        """
        shipped = shipped or weights()
        self._encoder = _session("encoder.onnx", shipped.encoder)
        self._heads = _session("heads.onnx", shipped.heads)
        self._tokenizer = _tokenizer(shipped.tokenizer)
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self._labels = shipped.labels
        self.calibration = shipped.calibration
        _check_labels(self._heads, shipped.labels)

    def encode(self, text: str) -> Encoded:
        """Give a sentence's states."""
        tokens = self._tokenizer.encode(text)
        words = np.asarray([tokens.attention_mask], dtype=np.int64)
        ids = np.asarray([tokens.ids], dtype=np.int64)
        (states,) = self._encoder.run(["states"], {"tokens": ids, "words": words})
        return Encoded(states, words, np.asarray(tokens.offsets, dtype=np.int64))

    def read(self, sentence: Encoded, pairs: Sequence[Marks]) -> tuple[Scores, ...]:
        """Give the scores of pairs within one sentence."""
        if not pairs:
            return ()
        roles = [[sentence.mask(each) for each in (marks.actor, marks.recipient, marks.predicate)] for marks in pairs]
        made = self._heads.run(
            HEADS,
            {
                "states": sentence.states,
                "words": sentence.words,
                "rows": np.zeros(len(pairs), dtype=np.int64),
                "places": np.asarray(roles, dtype=np.float32),
            },
        )
        logs = [_log_shares(rows / self.calibration.temperature[head]) for head, rows in zip(HEADS, made, strict=True)]
        return tuple(
            Scores(
                *(
                    dict(zip(self._labels[head], row.tolist(), strict=True))
                    for head, row in zip(HEADS, each, strict=True)
                )
            )
            for each in zip(*logs, strict=True)
        )


def _session(name: str, model: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its errors have no root of their own
        raise ConfigError(f"the reader's {name} is damaged ({error})") from error


def _tokenizer(text: str) -> Tokenizer:
    try:
        return Tokenizer.from_str(text)
    except Exception as error:  # it raises nothing narrower
        raise ConfigError(f"the reader's tokenizer.json is damaged ({error})") from error


def _check_labels(heads: onnxruntime.InferenceSession, labels: dict[str, tuple[str, ...]]) -> None:
    told = {head: len(names) for head, names in labels.items()}
    made = {output.name: output.shape[-1] for output in heads.get_outputs()}
    if told != made:
        raise ConfigError(f"the reader's labels are of another network: reader.json {told}, heads.onnx {made}")


def _log_shares(logits: Floats) -> Floats:
    """Give the logarithm of the softmax of each row."""
    lowered = logits - logits.max(axis=-1, keepdims=True)
    shares: Floats = lowered - np.log(np.exp(lowered).sum(axis=-1, keepdims=True))
    return shares
