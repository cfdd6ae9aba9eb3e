"""The learned reader's files: its network, its tokenizer and its labels, as they were shipped by `training/`."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from detente.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Calibration:
    """What turns logits into shares of right answers: a temperature a head, and how much the rules' word counts.

    `trust` gives for each fit of the rules (by its name) what is added to the logit of the event that they read.
    `claim` holds the weights of the logistic regression for a whole claim, parties and all
    (`detente.coding.reader.trusting`). `sure` gives the mean log odds of the frames that the network has hardly ever
    doubted, and needn't be asked about.
    """

    temperature: dict[str, float]
    trust: dict[str, float]
    claim: dict[str, float]
    sure: dict[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """The network in two parts, run once a sentence (`encoder`) and once a pair (`heads`), both ONNX."""

    encoder: bytes
    heads: bytes
    tokenizer: str
    labels: dict[str, tuple[str, ...]]
    calibration: Calibration


@cache
def weights() -> Weights:
    """Give the shipped files; errors as `weights_in`."""
    return weights_in(files("detente.lexicon") / "data" / "reader")


def weights_in(folder: Traversable) -> Weights:
    """Give the files of a folder that holds a reader.

    Raises:
        ConfigError: A file is missing, or the card isn't what `training/` writes.
    """
    try:
        return _read(folder)
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigError(f"the reader's files in {folder} are missing or damaged ({error!r})") from error


def _read(folder: Traversable) -> Weights:
    card = json.loads(folder.joinpath("reader.json").read_text(encoding="utf-8"))
    return Weights(
        encoder=folder.joinpath("encoder.onnx").read_bytes(),
        heads=folder.joinpath("heads.onnx").read_bytes(),
        tokenizer=folder.joinpath("tokenizer.json").read_text(encoding="utf-8"),
        labels={head: tuple(names) for head, names in card["labels"].items()},
        calibration=Calibration(**card["calibration"]),
    )
