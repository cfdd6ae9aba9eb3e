"""Where it happened: names of places that the text gives for an act, as written."""

from detente.coding.found import Found
from detente.coding.trees import Tree, Word


def places_for(tree: Tree, predicate: Word) -> tuple[Found[str], ...]:
    """Give the places where the act of a predicate happened; spans are characters of the document."""
    del tree, predicate
    return ()
