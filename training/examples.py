"""What the network learns from: sentences with their marked pairs, our own, silver, and (to measure only) peers'."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from detente.lexicon.names import find_names
from labels import Example, Place

Places = dict[str, tuple[Place, ...]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A marked pair and what is known of its act; None where nothing is, which no loss is taken on.

    One that is `shown` says nothing without its predicate: the bystander may have its own with the same party.
    """

    places: Places
    event: str | None = None
    kind: str | None = None
    stance: str | None = None
    status: str | None = None
    weight: float = 1.0
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its pairs, and the places of attributions in it, None where nobody looked for them."""

    text: str
    pairs: tuple[Pair, ...]
    tags: Places | None = None


MOST_OF_A_TYPE = 900
"""Silver sentences of one event type: more of the commonest would drown the rare."""

MOST_OF_A_KIND = 500
"""Silver sentences that tell no act: a motive, a condition, an assessment, or no act between two states."""

EITHER_WAY = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""What two do together has no direction."""

REVERSED_WEIGHT = 0.3

ALONE_WEIGHT = 0.2

SIDES = ("actor", "recipient")

BYSTANDERS = 3
"""So many of the other states named in a sentence are put in the place of each party: the act isn't theirs."""

LISTED = re.compile(r"[\s,]*(?:and|or|with)?[\s,]*(?:the|its|his|their)?\s*")
"""Between two names nothing but this makes a list, of which all take part."""


def own(examples: Iterable[Example]) -> Iterator[Passage]:
    """Give our own labelled sentences, each once with its pairs.

    With them go the same pairs the other way round, with a bystander in the place of one party, as none, and each party
    by itself.
    """
    for text, told in groupby(examples, key=lambda example: example.text):
        pairs = [_labelled(example) for example in told]
        known = {_ends(pair) for pair in pairs}
        turned = [each for pair in pairs for each in _reversed(pair) if _ends(each) not in known]
        others = [each for pair in pairs for each in _with_bystanders(text, pair) if _ends(each) not in known]
        yield Passage(text, (*pairs, *turned, *others, *_alone((*pairs, *others))))


def _labelled(example: Example) -> Pair:
    pair = Pair(example.places, example.event, example.kind, example.stance, example.status)
    return pair if example.kind in ("event", "nothing") else replace(pair, event=None)


def _ends(pair: Pair) -> tuple[object, object]:
    return pair.places.get("actor"), pair.places.get("recipient")


def _reversed(pair: Pair) -> Iterator[Pair]:
    places = pair.places
    if pair.event in (None, "none", *EITHER_WAY) or not {*SIDES} <= places.keys():
        return
    yield Pair(_turned(pair).places, "none", weight=REVERSED_WEIGHT)


def _with_bystanders(text: str, pair: Pair) -> Iterator[Pair]:
    places = pair.places
    if pair.event in (None, "none") or not {"actor", "predicate"} <= places.keys():
        return
    marked = [*places["actor"], *places.get("recipient", ())]
    names = [(name.span.start, name.span.end) for name in find_names(text) if name.country is not None]
    apart = [name for name in names if not any(_is_with(text, name, other) for other in marked)][:BYSTANDERS]
    for name in apart:
        for role in SIDES:
            if role in places:
                yield Pair({**places, role: (name,)}, "none", weight=REVERSED_WEIGHT, shown=True)


def _alone(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Give each marked party by itself with the predicate, as the coder asks where it knows one side only.

    Whoever takes part in an act in that place has its event; whoever only stands there in a wrong pair has none.
    """
    whole = [pair for pair in pairs if pair.event is not None and {*SIDES, "predicate"} <= pair.places.keys()]
    acts = [pair for pair in whole if pair.event != "none"]
    acts += [_turned(pair) for pair in acts if pair.event in EITHER_WAY]
    seen = set()
    for pair in whole:
        for side in SIDES:
            alone = {side: pair.places[side], "predicate": pair.places["predicate"]}
            event = next((act.event for act in acts if _shares(act.places, alone)), "none")
            if (side, *alone.values()) not in seen:
                seen.add((side, *alone.values()))
                yield Pair(alone, event, weight=ALONE_WEIGHT, shown=True)


def _turned(pair: Pair) -> Pair:
    return replace(pair, places={**pair.places, "actor": pair.places["recipient"], "recipient": pair.places["actor"]})


def _shares(places: Places, alone: Places) -> bool:
    """Tell whether an act has the same predicate and party, in the same role."""
    return all(any(s < end and e > start for s, e in places[role] for start, end in alone[role]) for role in alone)


def _is_with(text: str, name: Place, other: Place) -> bool:
    """Tell whether a name is part of a marked party or stands in one list with it."""
    first, second = sorted((name, other))
    return first[1] > second[0] or LISTED.fullmatch(text[first[1] : second[0]]) is not None


def silver(paths: Iterable[Path], seed: int = 0) -> list[Passage]:
    """Give silver sentences, the commonest labels thinned out."""
    records = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    random.Random(seed).shuffle(records)  # noqa: S311 - a draw that must come out the same, no secret
    count: Counter[str] = Counter()
    kept = []
    for passage in map(_passage, records):
        labels = [pair.event or pair.kind or "" for pair in passage.pairs]
        if any(count[label] < (MOST_OF_A_KIND if label.islower() else MOST_OF_A_TYPE) for label in labels):
            count.update(labels)
            kept.append(passage)
    return kept


def _places(found: dict[str, Any]) -> Places:
    return {role: tuple((start, end) for start, end in places) for role, places in found.items()}


def _passage(record: dict[str, Any]) -> Passage:
    pairs = []
    for pair in record["pairs"]:
        event = pair["event"] if pair.get("kind", "event") == "event" else None
        pairs.append(
            Pair(
                _places(pair["places"]),
                event,
                pair.get("kind"),
                pair.get("stance"),
                pair.get("status"),
                pair.get("weight", 0.7),
            )
        )
    return Passage(record["text"], tuple(pairs), _places(record["tags"]))


class Swapper:
    """Puts other states into a sentence: what is done doesn't hang on who does it."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Gather the names of the passages by their sort (country, adjective, capital …)."""
        names: dict[str, set[str]] = {}
        for passage in passages:
            for mention in find_names(passage.text):
                if mention.country is not None:
                    names.setdefault(mention.kind.value, set()).add(mention.name)
        self._names = {sort: tuple(sorted(found)) for sort, found in names.items()}

    def swapped(self, passage: Passage, chance: random.Random) -> Passage:
        """Give the passage with its states' names replaced by others of the same sort, places moved along."""
        mentions = [m for m in find_names(passage.text) if m.country is not None and m.kind.value in self._names]
        if not mentions:
            return passage
        new: dict[str, str] = {}
        text, moves, end = "", [], 0
        for mention in mentions:
            other = new.setdefault(mention.name, chance.choice(self._names[mention.kind.value]))
            text += passage.text[end : mention.span.start]
            moves.append((mention.span.start, mention.span.end, len(text), len(other)))
            text += other
            end = mention.span.end
        text += passage.text[end:]

        def moved(at: int, *, is_end: bool) -> int:
            shift = 0
            for start, stop, put, length in moves:
                if at >= stop:
                    shift = put + length - stop
                elif at > start:
                    return put + length if is_end else put
            return at + shift

        def shifted(places: Places) -> Places:
            return {
                role: tuple((moved(start, is_end=False), moved(stop, is_end=True)) for start, stop in found)
                for role, found in places.items()
            }

        pairs = tuple(replace(pair, places=shifted(pair.places)) for pair in passage.pairs)
        return Passage(text, pairs, shifted(passage.tags) if passage.tags is not None else None)
