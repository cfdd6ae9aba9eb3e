"""Nouns for who supplies or buys: a deed told by who bears it, not by a verb."""

from detente.coding.arguments import surface_subject
from detente.coding.predicates import Predicate
from detente.coding.tokens import Token
from detente.lexicon.frames import word_class

EQUATING = frozenset({"be", "become", "remain"})
"""These say what their subject is, not what it does: "it was the worst attack"."""

BEARERS = word_class("bearer")
"""Words for who supplies or buys: of these the possessor is the other side ("Kyiv's main supplier")."""


def bearer(predicate: Predicate) -> Token | None:
    """Give who is called a supplier or customer: "Poland is Kyiv's main supplier", "Poland, its main supplier"."""
    noun, carrier = predicate.token, predicate.carrier
    if noun.lemma_ not in BEARERS or predicate.is_verb:
        return None
    if noun.dep_ == "appos":
        return noun.head
    return surface_subject(carrier) if carrier is not None and carrier.lemma_ in EQUATING else None
