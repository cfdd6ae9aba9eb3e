"""The numbers of spaCy's model, laid out for products of ours."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from detente.coding.parsing.compiling import Floats, Ints
from detente.coding.parsing.layers import DEEP
from detente.coding.parsing.spelling import Table
from detente.coding.parsing.transitions import HIDDEN, LEFT, NONE, RIGHT
from detente.coding.parsing.transitions import WIDTH as SEEN
from detente.coding.parsing.unpacking import unpacked
from detente.lexicon.grammar import GiveFile

Params = Mapping[str, Floats]
Node = tuple[str, Params, Mapping[str, bytes]]
"""A part of a model: its name, numbers and settings."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the encoder: a product, the greatest of three pieces, normal scale."""

    product: Floats
    bias: Floats
    scale: Floats
    shift: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """All numbers of the encoder, the tagger and the parser.

    Attributes:
        traits: The tables of a word's traits, from which comes what the encoder sees of it.
        embedding: From these to a word's own vector.
        layers: The four that see neighbours.
        tags: From vectors to tags, with their names.
        narrowing: From vectors to the parser's own.
        seen: From these to what a word adds to the hidden units, by place; with the row for no word, and the bias.
        scoring: From hidden units to moves.
        moves: The kind of each move and the index of its label.
        labels: The names of the labels.
    """

    traits: tuple[Table, ...]
    embedding: Layer
    layers: tuple[Layer, ...]
    tags: tuple[Floats, Floats]
    tag_names: tuple[str, ...]
    narrowing: tuple[Floats, Floats]
    seen: tuple[Floats, Floats, Floats]
    scoring: tuple[Floats, Floats]
    moves: tuple[Ints, Ints]
    labels: tuple[str, ...]


def read_weights(file: GiveFile) -> Weights:
    """Read the numbers out of the files of the model's encoder, tagger and parser."""
    encoder, parser = _nodes(file("tok2vec/model")), _nodes(file("parser/model"))
    embedding, *layers = _layers(encoder)
    (tags,) = _params(_nodes(file("tagger/model")), "softmax")
    (lower,) = _params(parser, "precomputable_affine")
    upper, narrow = _params(parser, "linear")
    moves = _moves(unpacked(file("parser/moves"))["moves"])
    labels = tuple(dict.fromkeys(label for _, label in moves if label))
    return Weights(
        traits=tuple(_tables(encoder)),
        embedding=embedding,
        layers=tuple(layers),
        tags=(_turned(tags["W"]), tags["b"]),
        tag_names=tuple(json.loads(file("tagger/cfg"))["labels"]),
        narrowing=(_turned(narrow["W"]), narrow["b"]),
        seen=(_turned(_by_piece(lower["W"])), _by_piece(lower["pad"][0])[None], _bias(lower["b"])),
        scoring=(_turned(upper["W"]), upper["b"]),
        moves=(
            np.array([move for move, _ in moves], np.int32),
            np.array([labels.index(label) if label else NONE for _, label in moves], np.int32),
        ),
        labels=labels,
    )


def _moves(text: str) -> list[tuple[int, str]]:
    """Give the kind and label of each move in the order of its scores: by kind, then the commonest label first."""
    return [
        (int(move), label if int(move) in (LEFT, RIGHT) else "")
        for move, labels in sorted(json.loads(text).items())
        for _, label in sorted(((often, label) for label, often in labels.items()), reverse=True)
    ]


def _nodes(model: bytes) -> list[Node]:
    made = unpacked(model)
    names = [node["name"] for node in made["nodes"]]
    return list(zip(names, made["params"], made["attrs"], strict=True))


def _params(nodes: list[Node], name: str) -> list[Params]:
    """Give the numbers of all parts that have the name."""
    return [params for each, params, _ in nodes if each == name]


def _tables(nodes: list[Node]) -> Iterator[Table]:
    for name, params, settings in nodes:
        if name == "hashembed":
            yield Table(params["E"], unpacked(settings["seed"]))


def _layers(nodes: list[Node]) -> Iterator[Layer]:
    for maxout, norm in zip(_params(nodes, "maxout"), _params(nodes, "layernorm"), strict=True):
        by_piece = maxout["W"].transpose(1, 0, 2).reshape(DEEP, -1)
        bias = np.ascontiguousarray(maxout["b"].T).reshape(DEEP)
        yield Layer(_turned(by_piece), bias, norm["G"], norm["b"])


def _turned(product: Floats) -> Floats:
    return np.ascontiguousarray(product.T)


def _by_piece(each: Floats) -> Floats:
    """Lay (places, units, 2 pieces, …) out as places x pieces x units, then what is left."""
    ordered = np.moveaxis(each, 2, 1)
    return np.ascontiguousarray(ordered).reshape((ordered.shape[0] * SEEN, *ordered.shape[3:]))


def _bias(bias: Floats) -> Floats:
    return np.ascontiguousarray(bias.reshape(HIDDEN, 2).T).reshape(SEEN)
