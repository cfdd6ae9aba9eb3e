"""Which of a sentence's quantities belong to a predicate."""

from collections.abc import Sequence

from detente.coding.found import Found
from detente.coding.stance.signs import is_verbal
from detente.coding.tokens import Token
from detente.model.claims import Quantity

_BARRIERS = frozenset({"relcl", "ccomp", "advcl", "csubj", "parataxis", "conj"})
MAX_CLIMB = 10


def quantities_for(predicate: Token, quantities: Sequence[Found[Quantity]]) -> tuple[Found[Quantity], ...]:
    """Give the quantities that belong to a predicate: those of its arguments and adjuncts, not of other clauses."""
    return tuple(found for found in quantities if _belongs(predicate, found))


def _belongs(predicate: Token, found: Found[Quantity]) -> bool:
    inside = predicate.doc.char_span(found.span.start, found.span.end)
    if inside is None:
        return False
    root = inside.root
    if inside.start <= predicate.i < inside.end or (not is_verbal(predicate) and root.head.i == predicate.i):
        return True
    return _reaches(root, predicate)


def _reaches(below: Token, predicate: Token) -> bool:
    """Tell whether the way up from a quantity comes to the predicate without leaving its clause."""
    for _ in range(MAX_CLIMB):
        above = below.head
        if above.i == predicate.i:
            return below.dep_ not in _BARRIERS or (not is_verbal(below) and is_verbal(predicate))
        if above.i == below.i or (is_verbal(below) and below.dep_ in _BARRIERS):
            return False
        below = above
    return False
