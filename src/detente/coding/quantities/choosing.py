"""Which of a sentence's quantities belong to a predicate."""

from collections.abc import Collection, Sequence

from detente.coding.arguments import verb_object
from detente.coding.found import Found, child
from detente.coding.stance.signs import is_verbal
from detente.coding.tokens import Doc, Token
from detente.model.claims import Quantity

_BARRIERS = frozenset({"relcl", "ccomp", "advcl", "csubj", "parataxis", "conj"})
BARE = frozenset({"CD", "$"})
"""A figure without its noun counts the noun above it."""

MAX_CLIMB = 10


def quantities_for(
    predicate: Token, quantities: Sequence[Found[Quantity]], beside: Collection[Token] = ()
) -> tuple[Found[Quantity], ...]:
    """Give the quantities that belong to a predicate: those of its arguments and adjuncts, not of other clauses.

    Nor those of the goods `beside` the ones in question: "40 tanks and 2,000 shells" are 40 of the one.
    """
    told = (found for found in quantities if _belongs(predicate, found))
    return tuple(found for found in told if not (beside and _counts(predicate.doc, found, beside)))


def _counts(doc: Doc, found: Found[Quantity], goods: Collection[Token]) -> bool:
    """Tell whether a quantity is one of some goods: it stands before them, or holds them."""
    inside = doc.char_span(found.span.start, found.span.end)
    if inside is None:
        return False
    root = inside.root
    near = {root.i, root.head.i} if root.tag_ in BARE else {root.i, *_priced(root)}
    return any(head.i in near or inside.start <= head.i < inside.end for head in goods)


def _priced(sum_: Token) -> tuple[int, ...]:
    """Give the place of the goods that a sum is the worth of: "tea worth $5 million"."""
    for above in (sum_, *sum_.ancestors):
        if above.lower_ == "worth":
            held = verb_object(above.head) if is_verbal(above.head) else above.head
            return () if held is None else (held.i,)
        if is_verbal(above) or above.dep_ == "conj":
            break
    return ()


def _belongs(predicate: Token, found: Found[Quantity]) -> bool:
    inside = predicate.doc.char_span(found.span.start, found.span.end)
    if inside is None:
        return False
    root = inside.root
    if inside.start <= predicate.i < inside.end or (not is_verbal(predicate) and root.head.i == predicate.i):
        return True
    return _reaches(root, predicate) or _is_raised(root, predicate)


def _is_raised(below: Token, predicate: Token) -> bool:
    """Tell whether a quantity stands in the subject of a verb of report above: "60% are believed to live"."""
    subject = child(predicate.head, "nsubjpass") if predicate.dep_ == "xcomp" else None
    return subject is not None and (below.i == subject.i or subject.is_ancestor(below))


def _is_clause(word: Token) -> bool:
    """Tell whether a verb behind a preposition has a doer of its own: "after a shell had landed"."""
    return word.dep_ == "pcomp" and child(word, "nsubj", "nsubjpass") is not None


def _reaches(below: Token, predicate: Token) -> bool:
    """Tell whether the way up from a quantity comes to the predicate without leaving its clause."""
    for _ in range(MAX_CLIMB):
        above = below.head
        if above.i == predicate.i:
            return below.dep_ not in _BARRIERS or (not is_verbal(below) and is_verbal(predicate))
        if above.i == below.i or (is_verbal(below) and (below.dep_ in _BARRIERS or _is_clause(below))):
            return False
        below = above
    return False
