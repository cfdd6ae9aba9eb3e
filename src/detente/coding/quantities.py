"""Quantities: figures with what they count, read from a parsed sentence (CODEBOOK, quantities and decisions)."""

from collections.abc import Sequence

from detente.coding.found import Found
from detente.coding.trees import Tree, Word
from detente.model.claims import Quantity


def find_quantities(tree: Tree) -> tuple[Found[Quantity], ...]:
    """Give every quantity of a parsed sentence, in order; spans are characters of the document."""
    del tree
    return ()


def quantities_for(tree: Tree, predicate: Word, quantities: Sequence[Found[Quantity]]) -> tuple[Found[Quantity], ...]:
    """Give the quantities that belong to a predicate: those of its arguments and adjuncts, not of other clauses."""
    del tree, predicate
    return tuple(quantities)
