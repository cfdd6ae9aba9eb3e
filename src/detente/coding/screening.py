"""Cheap tests whether a sentence can hold a claim, so that the parse sees only those."""

from detente.lexicon.names import Mention
from detente.model.text import Sentence


def can_hold_claim(sentence: Sentence, mentions: tuple[Mention, ...]) -> bool:
    """Tell whether a sentence may hold a claim; it never says no where the full way would find one."""
    del mentions
    return len(sentence.text) > 12
