"""The numbers of spaCy's model, laid out for products of ours."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language

from detente.coding.parsing.compiling import Floats, Ints
from detente.coding.parsing.layers import DEEP, PIECES, WIDTH
from detente.coding.parsing.transitions import BREAK, HIDDEN, LEFT, NONE, REDUCE, RIGHT, SHIFT
from detente.coding.parsing.transitions import WIDTH as SEEN

MOVES = {"S": SHIFT, "D": REDUCE, "L": LEFT, "R": RIGHT, "B": BREAK}


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
        hashed: Gives the (words, 576) numbers of words' features.
        embedding: From these to a word's own vector.
        layers: The four that see neighbours.
        tags: From vectors to tags, with their names.
        narrowing: From vectors to the parser's own.
        seen: From these to what a word adds to the hidden units, by place; with the row for no word, and the bias.
        scoring: From hidden units to moves.
        moves: The kind of each move and the index of its label.
        labels: The names of the labels.
    """

    hashed: Callable[[Any], Floats]
    embedding: Layer
    layers: tuple[Layer, ...]
    tags: tuple[Floats, Floats]
    tag_names: tuple[str, ...]
    narrowing: tuple[Floats, Floats]
    seen: tuple[Floats, Floats, Floats]
    scoring: tuple[Floats, Floats]
    moves: tuple[Ints, Ints]
    labels: tuple[str, ...]


def weights_of(language: Language) -> Weights:
    """Take the numbers out of a loaded pipeline with tok2vec, tagger and parser."""
    encoder: Any = language.get_pipe("tok2vec")
    tagger: Any = language.get_pipe("tagger")
    parser: Any = language.get_pipe("parser")
    embedding, neighbours = encoder.model.layers
    extract, ragged, hashes, mixing = embedding.layers[:4]
    wide, lower, upper = parser.model.layers or parser.model.attrs["layers"]
    narrow = _named(wide, "linear")
    softmax = _named(tagger.model, "softmax")
    names = [parser.moves.get_class_name(i) for i in range(parser.moves.n_moves)]
    labels = tuple(dict.fromkeys(label for _, _, label in (name.partition("-") for name in names) if label))

    def hashed(docs: Any) -> Floats:  # noqa: ANN401 - spaCy's documents, only handed on
        found = hashes.predict(ragged.predict(extract.predict(docs)))
        return np.ascontiguousarray(found.dataXd)

    return Weights(
        hashed=hashed,
        embedding=_layer(mixing),
        layers=tuple(_layer(each) for each in neighbours.layers[0].layers),
        tags=(_turned(softmax.get_param("W")), softmax.get_param("b")),
        tag_names=tuple(tagger.labels),
        narrowing=(_turned(narrow.get_param("W")), narrow.get_param("b")),
        seen=(_turned(_by_piece(lower.get_param("W"))), _by_piece(lower.get_param("pad")[0])[None], _bias(lower)),
        scoring=(_turned(upper.get_param("W")), upper.get_param("b")),
        moves=(
            np.array([MOVES[name[0]] for name in names], np.int32),
            np.array([labels.index(name[2:]) if name[2:] else NONE for name in names], np.int32),
        ),
        labels=labels,
    )


def _named(model: Any, name: str) -> Any:  # noqa: ANN401 - thinc publishes its models without their parts
    return next(each for each in model.walk() if each.name == name)


def _turned(product: Floats) -> Floats:
    return np.ascontiguousarray(product.T)


def _layer(model: Any) -> Layer:  # noqa: ANN401 - as above
    maxout, norm = _named(model, "maxout"), _named(model, "layernorm")
    product = maxout.get_param("W")
    by_piece = product.reshape(WIDTH, PIECES, -1).transpose(1, 0, 2).reshape(DEEP, -1)
    bias = np.ascontiguousarray(maxout.get_param("b").reshape(WIDTH, PIECES).T).reshape(DEEP)
    return Layer(_turned(by_piece), bias, norm.get_param("G"), norm.get_param("b"))


def _by_piece(each: Floats) -> Floats:
    """Lay (places, units, 2 pieces, …) out as places x pieces x units, then what is left."""
    ordered = np.moveaxis(each, 2, 1)
    return np.ascontiguousarray(ordered).reshape((ordered.shape[0] * SEEN, *ordered.shape[3:]))


def _bias(lower: Any) -> Floats:  # noqa: ANN401 - as above
    return np.ascontiguousarray(lower.get_param("b").reshape(HIDDEN, 2).T).reshape(SEEN)
