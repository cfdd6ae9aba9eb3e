"""From trained weights to the files that the coder runs: ONNX, the encoder in eight bits.

    python training/ship.py ENCODER TRAINED OUT

OUT gets `encoder.onnx` (int8, per channel), `heads.onnx` and `tokenizer.json`.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from network import Heads, Reader, load_encoder

OPSET = 18
SENTENCES, TOKENS, PAIRS = 2, 7, 3


class Encoding(nn.Module):
    """What runs once a sentence: states of its tokens, and of each the logits of source, cue and content."""

    def __init__(self, reader: Reader) -> None:
        """Take the trained network."""
        super().__init__()
        self.reader = reader

    def forward(self, tokens: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        """Give states (sentences by tokens by width) and tags (sentences by tokens by 3)."""
        states = self.reader.encode(tokens, words)
        return states, self.reader.tags(states)


class Reading(nn.Module):
    """What runs for each pair, over its sentence's states."""

    def __init__(self, heads: Heads) -> None:
        """Take the trained heads."""
        super().__init__()
        self.heads = heads

    def forward(
        self, states: Tensor, words: Tensor, rows: Tensor, places: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Give logits of event, kind, stance and status, a row a pair."""
        return self.heads(states[rows], words[rows], places[:, 0], places[:, 1], places[:, 2])  # type: ignore[no-any-return]


def _export(
    module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], axes: dict[str, dict[int, str]], out: Path
) -> None:
    torch.onnx.export(
        module, tuple(inputs.values()), str(out), input_names=list(inputs), output_names=outputs, dynamic_axes=axes,
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip


def ship(encoder: Path, trained: Path, out: Path) -> None:
    """Write the files that the coder runs."""
    reader = Reader(load_encoder(encoder))
    reader.load_state_dict(torch.load(trained / "reader.pt", weights_only=True))
    reader.eval()
    out.mkdir(parents=True, exist_ok=True)
    tokens = torch.ones(SENTENCES, TOKENS, dtype=torch.long)
    sentence, pair = {0: "sentences", 1: "tokens"}, {0: "pairs"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "encoder.onnx")
        axes = {"tokens": sentence, "words": sentence, "states": sentence, "tags": sentence}
        _export(Encoding(reader), {"tokens": tokens, "words": tokens}, ["states", "tags"], axes, whole)
        quantize_dynamic(whole, out / "encoder.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    states = torch.zeros(SENTENCES, TOKENS, int(reader.encoder.config.hidden_size))
    rows, places = torch.zeros(PAIRS, dtype=torch.long), torch.ones(PAIRS, 3, TOKENS)
    axes = {
        "states": sentence, "words": sentence, "rows": pair, "places": {0: "pairs", 2: "tokens"},
        "event": pair, "kind": pair, "stance": pair, "status": pair,
    }  # fmt: skip
    inputs = {"states": states, "words": tokens, "rows": rows, "places": places}
    _export(Reading(reader.heads), inputs, ["event", "kind", "stance", "status"], axes, out / "heads.onnx")
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")


def main() -> None:
    """Read the words of the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    for name in ("encoder", "trained", "out"):
        parser.add_argument(name, type=Path)
    words = parser.parse_args()
    ship(words.encoder, words.trained, words.out)


if __name__ == "__main__":
    main()
