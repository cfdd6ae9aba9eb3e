"""Quantities: figures with what they count, read from a parsed sentence (CODEBOOK, quantities and decisions)."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from detente.coding.found import Found
from detente.model.claims import Quantity


def find_quantities(sentence: Doc) -> tuple[Found[Quantity], ...]:
    """Give every quantity of a parsed sentence, in order; spans are characters of the sentence."""
    del sentence
    return ()


def quantities_for(predicate: Token, quantities: Sequence[Found[Quantity]]) -> tuple[Found[Quantity], ...]:
    """Give the quantities that belong to a predicate: those of its arguments and adjuncts, not of other clauses."""
    del predicate
    return tuple(quantities)
