"""Harmful deeds that somebody condemns: who did them is blamed, never those whom they befell."""

from detente.coding.matching import noun_fits
from detente.coding.phrases import COMMON
from detente.coding.predicates import Predicate
from detente.coding.tokens import Token
from detente.lexicon.frames import frames
from detente.model.claims import EventType

HARMFUL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE})
BEFALLEN = frozenset({"of", "on", "against", "at", "in", "near", "from", "to"})
"""Behind these stand those whom a deed in a noun befalls, and where it was done."""


def harm_named(noun: Token) -> Predicate | None:
    """Give the harmful deed that a noun names: "the shelling of the port"; None where it names none."""
    if noun.tag_ not in COMMON and noun.tag_ != "VBG":
        return None
    fitting = (each for each in frames().nouns.get(noun.lemma_, ()) if each.frame.event in HARMFUL)
    pattern = next((each for each in fitting if noun_fits(each, noun)), None)
    return Predicate(noun, pattern.frame, is_verb=False) if pattern is not None else None


def is_spared(link: Token, event: EventType | None) -> bool:
    """Tell whether a preposition leads, where somebody is blamed, from a harmful deed to whom it befell.

    Those are never the ones who are blamed for it.
    """
    blames = event is EventType.ACCUSE and link.dep_ == "prep" and link.lower_ in BEFALLEN
    return blames and harm_named(link.head) is not None
