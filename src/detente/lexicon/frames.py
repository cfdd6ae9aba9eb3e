"""Frames: which verbs and nouns name which act, and where in the sentence its parties stand.

The frames are data (`data/frames/*.toml`), one table each with a line of meaning. A phrase in `verbs` or `nouns` is a
head word, first for verbs and last for nouns, with words that must hang on it ("impose sanction", "missile launch");
a noun may also end in the preposition that it needs ("threat against"). The keys of a frame:

- event, mode, kind, themes: what the claim is (CODEBOOK, fields).
- recipient, item, giver: the slots where these stand, in order of preference: `object`, `dative`, a preposition.
- object, subject, not_object, not_subject, of, content: what must or must not stand there; @name is a class.
- joint: all who take part are actors. transfer: `gives`, `takes` or `services`, seen from the subject.
- absorbs: the acts named in its content are asked for, promised or feared, so no claims of their own.
- place_is_party: a place named where it is done stands for its state, unless it is the doer's own land.
- mutual: two who do it to each other are two claims, one each way ("exchanged fire").
- yields: frames whose phrases have as many words come first, little words such as prepositions not counted.
- suffered: it befalls the subject; who does it stands behind "from" or "by" ("came under fire from").
- whatever: a transfer of what no list of goods names.
- listing: all whose states are named in what it is done to are recipients ("sanctioned firms in Minsk and Baku").
- needs: without these the frame doesn't hold: `recipient`, `actor`, `pair` (two sides), `item`, `target`, `treaty`,
  `infinitive` (one with "to" below the verb or adjective), `negated` (with "not"), `willed` (with "will" or "would"),
  `obliged` (its content tells what must be done). With the last three a verb says another thing than without ("will not
  sign", "said Oslo must pay"), so these frames come first.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from detente.model.claims import Commodity, EventType, Kind, Theme

FILES = (
    "cooperation", "material", "verbal-conflict", "material-conflict", "kinds", "wider", "further", "idioms",
    "newswire", "spoken", "force", "relief", "goods", "measures",
)  # fmt: skip


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
    not_content: tuple[str, ...] = ()
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
    suffered: bool = False
    listing: bool = False
    yields: bool = False
    whatever: bool = False
    default_recipient: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase that may name a frame: its head's lemma, the words that must hang on it, the preposition it needs."""

    head: str
    rest: tuple[str, ...]
    frame: Frame
    preposition: str | None = None


@dataclass(frozen=True, slots=True)
class Wordings:
    """The patterns of one verb, longer and choosier ones first: most can be told off by the words that stand near."""

    patterns: tuple[Pattern, ...]
    bare: tuple[int, ...]
    by_word: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, patterns: tuple[Pattern, ...]) -> "Wordings":
        """Sort the patterns of a verb by the first word that must hang on it."""
        by_word: dict[str, tuple[int, ...]] = {}
        for i, pattern in enumerate(patterns):
            for word in pattern.rest[:1]:
                by_word[word] = (*by_word.get(word, ()), i)
        return cls(patterns, tuple(i for i, each in enumerate(patterns) if not each.rest), by_word)

    def near(self, words: Iterable[str]) -> list[Pattern]:
        """Give, in order, the patterns that ask for no further word or whose first one is among the words."""
        places = [i for word in words for i in self.by_word.get(word, ())]
        return [self.patterns[i] for i in sorted((*self.bare, *places))]


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, found by the lemma of the head; longer and choosier patterns come first."""

    verbs: dict[str, Wordings]
    nouns: dict[str, tuple[Pattern, ...]]
    adjectives: dict[str, tuple[Pattern, ...]]
    predicates: dict[str, tuple[Pattern, ...]]
    classes: dict[str, frozenset[str]]
    light: frozenset[str]
    irregular: dict[str, str]
    passive_light: frozenset[str]
    heads: frozenset[str]

    def may_name(self, word: str) -> bool:
        """Tell whether a word in small letters may be a form of some frame's head; cheap, and never a false no."""
        if word in self.irregular:
            return True
        return any(stem in self.heads for stem in _stems(word))

    def of_class(self, names: tuple[str, ...], word: str) -> bool:
        """Tell whether a lemma is one of the words or stands in one of the classes (@name) asked for."""
        return any(word in self.classes[name[1:]] if name.startswith("@") else word == name for name in names)


ENDINGS = ("s", "es", "ies", "d", "ed", "ied", "ing", "er", "est", "ves")

PREPOSITIONS = frozenset({"against", "to", "for", "of", "in", "on", "from", "with", "over", "about", "into", "between"})
TURNING = frozenset({"negated", "willed", "obliged"})
"""Needs that turn what a verb says into something else."""

LITTLE = PREPOSITIONS | {"at", "by", "near", "past", "through", "under", "upon", "after", "as", "toward", "towards"}
"""Words that say little about which act a phrase names."""


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
    if words[1:2] == ["of"]:
        return Pattern(words[0], tuple(words[2:]), frame, "of")
    return Pattern(words[-1], tuple(words[:-1]), frame, preposition)


def _table(patterns: list[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    table: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        table.setdefault(pattern.head, []).append(pattern)
    return {head: tuple(sorted(found, key=_choosiness, reverse=True)) for head, found in table.items()}


def _choosiness(pattern: Pattern) -> tuple[bool, int, bool, int]:
    frame = pattern.frame
    turned = not TURNING.isdisjoint(frame.needs)
    words = [word for word in pattern.rest if not frame.yields or word not in LITTLE]
    conditions = sum(map(bool, (frame.object, frame.subject, frame.needs, frame.content, frame.of, frame.alone)))
    return turned, 2 * len(words) + (pattern.preposition is not None), not frame.yields, conditions


def _stems(word: str) -> Iterator[str]:
    """Give what a word may be a form of: itself, and without the endings of verbs and plurals."""
    yield word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            yield stem
            yield stem + "e"
            if ending in ("ies", "ied"):
                yield stem + "y"
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


def all_frames() -> tuple[Frame, ...]:
    """Give every frame in the order of the files; `detente ref` shows them."""
    return tuple(_frame(record) for name in FILES for record in _read(name)["frame"])


@cache
def frames() -> Frames:
    """Give all frames, read once."""
    every = all_frames()
    classes = _read("classes")
    verbs = _table([_verb_pattern(phrase, frame) for frame in every for phrase in frame.verbs])
    nouns = _table([_noun_pattern(phrase, frame) for frame in every for phrase in frame.nouns])
    adjectives = _table([_verb_pattern(phrase, frame) for frame in every for phrase in frame.adjectives])
    predicates = _table([_noun_pattern(phrase, frame) for frame in every for phrase in frame.predicates])
    of_being = {word for pattern in verbs.get("be", ()) for word in pattern.rest if word not in PREPOSITIONS}
    heads = frozenset({*verbs, *nouns, *adjectives, *predicates, *of_being} - {"be"})
    irregular = {
        form: lemma for lemma, forms in _read("irregular")["forms"].items() for form in forms if lemma in heads
    }
    return Frames(
        verbs={head: Wordings.of(patterns) for head, patterns in verbs.items()},
        nouns=nouns,
        adjectives=adjectives,
        predicates=predicates,
        classes={name: frozenset(words) for name, words in classes["classes"].items()},
        heads=heads,
        irregular=irregular,
        light=frozenset(classes["light"]["verbs"]),
        passive_light=frozenset(classes["light"]["passive"]),
    )


@cache
def known_words() -> frozenset[str]:
    """Give all words by which frames are found or choose what stands around them."""
    return frames().heads.union(*frames().classes.values())


def word_class(name: str) -> frozenset[str]:
    """Give the words that play a part in reading, such as titles or verbs of asking (`classes.toml`, readers)."""
    return _readers()[name]


@cache
def called_bodies() -> dict[str, frozenset[str]]:
    """Give for each noun that a body of states may be called by the words of which its name then holds one."""
    return {noun: frozenset({noun, *words}) for noun, words in _read("classes")["bodies"].items()}


@cache
def _readers() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in _read("classes")["readers"].items()}


@cache
def theme_patterns() -> tuple[tuple[Theme, re.Pattern[str]], ...]:
    """Give for each theme the pattern of the words that show it, most telling theme first (`themes.toml`)."""
    words = _read("themes")["words"]
    return tuple(
        (Theme(name), re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)) for name, each in words.items()
    )


@cache
def goods_in_general() -> dict[str, Commodity]:
    """Give the words for help and goods that name no class of goods by themselves (`classes.toml`, goods)."""
    return {word: Commodity(name) for name, words in _read("classes")["goods"].items() for word in words}
