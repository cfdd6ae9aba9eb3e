"""Cheap tests whether a sentence can hold a claim, so that the parse sees only those."""

import re

from detente.lexicon.frames import frames
from detente.model.text import Sentence

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*|['\u2019](?:s|re)")
_POINTING = re.compile(
    r"\b(?:he|she|it|they|we|i|him|her|them|us|his|its|their|our|my|who|which|both|two|the|this|that|these|those)\b",
    re.IGNORECASE,
)


def can_hold_claim(sentence: Sentence, *, named_here: bool, named_before: bool) -> bool:
    """Tell whether a sentence may hold a claim; it never says no where the full way would find one.

    Args:
        sentence: The sentence, not yet parsed.
        named_here: It holds a name of the lexicon.
        named_before: The document or its publisher names somebody whom a pronoun or "the minister" can take up.
    """
    if not named_here and not (named_before and _POINTING.search(sentence.text)):
        return False
    known = frames()
    return any(known.may_name(word) or _parts_may(word) for word in _WORD.findall(sentence.text.lower()))


def _parts_may(word: str) -> bool:
    return "-" in word and any(frames().may_name(part) for part in word.split("-"))
