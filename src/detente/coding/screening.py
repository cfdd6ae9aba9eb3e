"""Cheap tests whether a sentence can hold a claim, so that the parse sees only those."""

import re
from functools import lru_cache

from detente.coding.bodies import HEADS
from detente.coding.homes import AT_HOME, BANDS
from detente.coding.phrases import OFFICER_TITLES, PERSON_NOUNS
from detente.coding.pointing import OWN_BODIES, PAIRED, SIDES, STATE_NOUNS
from detente.lexicon.frames import called_bodies, frames
from detente.model.text import Sentence

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*|['\u2019](?:s|re)")
_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|we|i|him|her|them|us|his|its|their|our|my|mine|ours|who|both|two|former|latter)\b",
    re.IGNORECASE,
)
KEPT = 65_536
"""Words held at most with whether they may name an act: texts say the same ones again and again."""

_CALLED = PERSON_NOUNS | STATE_NOUNS | OWN_BODIES | PAIRED | SIDES | OFFICER_TITLES
"""What somebody named before may be called by: "the Minister", "the regime", "Assistant Secretary Lewis"."""

_BODIES = frozenset(called_bodies()).union(office.split()[-1] for office in HEADS)
"""What a body of several states is called by, and who leads it."""

_TOLD_BY_HOME = _CALLED | AT_HOME | BANDS
"""What needs no name in a text that is about one state: "police", "the militants"."""


def can_hold_claim(
    sentence: Sentence, *, named_here: bool, named_before: bool, at_home: bool = False, bodies: bool = False
) -> bool:
    """Tell whether a sentence may hold a claim; it never says no where the full way would find one.

    Args:
        sentence: The sentence, not yet parsed.
        named_here: It holds a name of the lexicon.
        named_before: The document or its publisher names somebody whom a pronoun or "the minister" can take up.
        at_home: The document tells whose its police, courts and people are.
        bodies: The document names a body of several states, which "the court" can take up.
    """
    words = _WORD.findall(sentence.text.lower())
    called = (_TOLD_BY_HOME if at_home else _CALLED) | (_BODIES if bodies else frozenset())
    if not named_here and not (named_before and (_PRONOUN.search(sentence.text) or _is_called(words, called))):
        return False
    return any(map(_may_name, words))


def _is_called(words: list[str], called: frozenset[str]) -> bool:
    forms = (
        (word, word.removesuffix("s"), word.removesuffix("ies") + "y", word.replace("men", "man")) for word in words
    )
    return any(not called.isdisjoint(form) for form in forms)


@lru_cache(maxsize=KEPT)
def _may_name(word: str) -> bool:
    """Tell whether a word, or a part of it between hyphens, may be a form of some frame's head."""
    known = frames()
    return known.may_name(word) or ("-" in word and any(known.may_name(part) for part in word.split("-")))
