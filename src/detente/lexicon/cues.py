"""Cue words: who says so, how they stand to it, and whether it took place; loaded from `data/cues.toml`."""

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from detente.errors import InvalidValue, UnknownCode
from detente.model.actors import SpeakerKind

VOWELS = "aeiou"


class Sense(StrEnum):
    """What a cue word tells of the thing that it stands with."""

    SAY = "say"
    THINK = "think"
    ALLEGE = "allege"
    DENY = "deny"
    ASK = "ask"
    JUDGE = "judge"
    WANT = "want"
    SIDE = "side"
    SPEAK = "speak"
    SEE = "see"
    PLAN = "plan"
    POSSIBLE = "possible"
    CONDITION = "condition"
    NOT = "not"
    ONGOING = "ongoing"
    DONE = "done"
    PERFORM = "perform"


class Part(StrEnum):
    """The part of speech that a cue is looked for as."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    MODAL = "modal"
    DETERMINER = "determiner"
    CONJUNCTION = "conjunction"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue word with its forms and its meaning in one line."""

    word: str
    forms: tuple[str, ...]
    sense: Sense
    part: Part
    meaning: str


def _regular_verb(word: str) -> tuple[str, ...]:
    first, _, rest = word.partition(" ")
    tail = f" {rest}" if rest else ""
    if first.endswith("e"):
        forms = (first, f"{first}s", f"{first[:-1]}ing", f"{first}d")
    elif first.endswith("y") and first[-2] not in VOWELS:
        forms = (first, f"{first[:-1]}ies", f"{first}ing", f"{first[:-1]}ied")
    elif first.endswith(("s", "sh", "ch", "x", "z")):
        forms = (first, f"{first}es", f"{first}ing", f"{first}ed")
    else:
        forms = (first, f"{first}s", f"{first}ing", f"{first}ed")
    return tuple(form + tail for form in forms)


def _regular_noun(word: str) -> tuple[str, ...]:
    if word.endswith("y") and word[-2] not in VOWELS:
        return (word, f"{word[:-1]}ies")
    return (word, f"{word}es" if word.endswith(("s", "sh", "ch", "x")) else f"{word}s")


def forms_of(word: str, part: Part) -> tuple[str, ...]:
    """Give the forms in which a cue of the data file is looked for, its first form first.

    >>> forms_of("deny", Part.VERB)
    ('deny', 'denies', 'denying', 'denied')
    >>> forms_of("say/says/saying/said", Part.VERB)
    ('say', 'says', 'saying', 'said')
    """
    if "/" in word:
        return tuple(dict.fromkeys(word.split("/")))
    if part is Part.VERB:
        return _regular_verb(word)
    if part is Part.NOUN:
        return _regular_noun(word)
    return (word,)


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(files("detente.lexicon").joinpath("data", "cues.toml").read_text(encoding="utf-8"))


@cache
def cues() -> tuple[Cue, ...]:
    """Give all cue words, in the order of the data file.

    Raises:
        InvalidValue: A group names a sense or part that there is none of.
    """
    found: dict[tuple[str, Sense, Part], Cue] = {}
    for group in _data()["group"]:
        try:
            sense, part = Sense(group["sense"]), Part(group["part"])
        except ValueError as error:
            raise InvalidValue("cues.toml", group["meaning"], f"has no such sense or part ({error})") from error
        for word in group["words"]:
            forms = forms_of(word, part)
            found.setdefault((forms[0], sense, part), Cue(forms[0], forms, sense, part, group["meaning"]))
    return tuple(found.values())


@cache
def forms(sense: Sense, part: Part) -> frozenset[str]:
    """Give all forms of the cues of one sense and part, in lower case."""
    return frozenset(form for cue in cues() if cue.sense is sense and cue.part is part for form in cue.forms)


@dataclass(frozen=True, slots=True)
class Voice:
    """A word that tells what sort of voice a source is."""

    word: str
    kind: SpeakerKind
    meaning: str


@cache
def voices() -> tuple[Voice, ...]:
    """Give the words that tell what sort of voice a source is, the kinds that outweigh others first.

    Raises:
        InvalidValue: A group names a kind of speaker that there is none of.
    """
    found: list[Voice] = []
    for group in _data()["voice"]:
        try:
            kind = SpeakerKind(group["kind"])
        except ValueError as error:
            raise InvalidValue("cues.toml", group["meaning"], f"has no such kind of speaker ({error})") from error
        found += [Voice(word, kind, group["meaning"]) for word in group["words"]]
    return tuple(found)


@cache
def word_list(name: str) -> frozenset[str]:
    """Give a list of words that a rule asks for by its name, in lower case.

    Raises:
        UnknownCode: There is no list of this name.
    """
    lists = {each["name"]: frozenset(each["words"]) for each in _data()["list"]}
    if name not in lists:
        raise UnknownCode("list of words", name, tuple(get_close_matches(name, lists)))
    return lists[name]
