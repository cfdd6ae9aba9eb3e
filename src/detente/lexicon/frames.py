"""Frames: which verbs and nouns name which act, and where in the sentence its parties stand.

The frames are data (`data/frames/*.toml`), one table each with a line of meaning. A phrase in `verbs` or `nouns` is a
head word, first for verbs and last for nouns, with words that must hang on it ("impose sanction", "missile launch");
a noun may also end in the preposition that it needs ("threat against"). The keys of a frame:

- event, mode, kind, themes: what the claim is (CODEBOOK, fields).
- recipient, item, giver: the slots where these stand, in order of preference: `object`, `dative`, a preposition.
- object, subject, not_object, not_subject, of, content: what must or must not stand there; @name is a class.
- joint: all who take part are actors. transfer: `gives`, `takes` or `services`, seen from the subject.
- absorbs: the acts named in its content are asked for, promised or feared, so no claims of their own.
- mutual: two who do it to each other are two claims, one each way ("exchanged fire").
- needs: without these the frame doesn't hold: `recipient`, `pair` (two sides), `item`, `target`, `treaty`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from detente.model.claims import EventType, Kind, Theme

FILES = ("cooperation", "material", "verbal-conflict", "material-conflict", "kinds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way to name an act, a state or a wish (the module says what the fields mean)."""

    name: str
    meaning: str
    kind: Kind = Kind.EVENT
    event: EventType | None = None
    mode: str | None = None
    themes: tuple[Theme, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ("object",)
    item: tuple[str, ...] = ()
    giver: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    joint: bool = False
    transfer: str | None = None
    absorbs: bool = False
    alleges: bool = False
    place_is_party: bool = False
    alone: bool = False
    bare: bool = False
    status: str | None = None
    mutual: bool = False
    default_recipient: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase that may name a frame: its head's lemma, the words that must hang on it, the preposition it needs."""

    head: str
    rest: tuple[str, ...]
    frame: Frame
    preposition: str | None = None


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, found by the lemma of the head; longer and choosier patterns come first."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    adjectives: dict[str, tuple[Pattern, ...]]
    predicates: dict[str, tuple[Pattern, ...]]
    classes: dict[str, frozenset[str]]
    light: frozenset[str]
    passive_light: frozenset[str]

    def of_class(self, names: tuple[str, ...], word: str) -> bool:
        """Tell whether a lemma is one of the words or stands in one of the classes (@name) asked for."""
        return any(word in self.classes[name[1:]] if name.startswith("@") else word == name for name in names)


PREPOSITIONS = frozenset({"against", "to", "for", "of", "in", "on", "from", "with", "over", "about", "into", "between"})


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("detente.lexicon") / "data" / "frames" / f"{name}.toml").read_text("utf-8"))


def _frame(record: dict[str, Any]) -> Frame:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}
    fields["themes"] = tuple(Theme(theme) for theme in record.get("themes", ()))
    fields["kind"] = Kind(record.get("kind", "event"))
    fields["event"] = EventType(record["event"]) if "event" in record else None
    return Frame(**fields)


def _verb_pattern(phrase: str, frame: Frame) -> Pattern:
    head, *rest = phrase.split()
    return Pattern(head, tuple(rest), frame)


def _noun_pattern(phrase: str, frame: Frame) -> Pattern:
    words = phrase.split()
    preposition = words.pop() if words[-1] in PREPOSITIONS and len(words) > 1 else None
    if len(words) == 3 and words[1] == "of":
        return Pattern(words[0], (words[2],), frame, "of")
    return Pattern(words[-1], tuple(words[:-1]), frame, preposition)


def _table(patterns: list[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    table: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        table.setdefault(pattern.head, []).append(pattern)
    return {head: tuple(sorted(found, key=_choosiness, reverse=True)) for head, found in table.items()}


def _choosiness(pattern: Pattern) -> tuple[int, int]:
    frame = pattern.frame
    conditions = sum(map(bool, (frame.object, frame.subject, frame.needs, frame.content, frame.of, frame.alone)))
    return len(pattern.rest) + (pattern.preposition is not None), conditions


def all_frames() -> tuple[Frame, ...]:
    """Give every frame in the order of the files; `detente ref` shows them."""
    return tuple(_frame(record) for name in FILES for record in _read(name)["frame"])


@cache
def frames() -> Frames:
    """Give all frames, read once."""
    every = all_frames()
    classes = _read("classes")
    return Frames(
        verbs=_table([_verb_pattern(phrase, frame) for frame in every for phrase in frame.verbs]),
        nouns=_table([_noun_pattern(phrase, frame) for frame in every for phrase in frame.nouns]),
        adjectives=_table([_verb_pattern(phrase, frame) for frame in every for phrase in frame.adjectives]),
        predicates=_table([_noun_pattern(phrase, frame) for frame in every for phrase in frame.predicates]),
        classes={name: frozenset(words) for name, words in classes["classes"].items()},
        light=frozenset(classes["light"]["verbs"]),
        passive_light=frozenset(classes["light"]["passive"]),
    )
