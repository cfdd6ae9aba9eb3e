"""The codebook's classes of goods and what reports call what belongs to them."""

import re
from dataclasses import dataclass
from functools import cache

from detente.lexicon.tables import read_table
from detente.model.claims import Commodity

# What follows these words tells use, place or value, no longer what the goods are.
_ENDS_THE_ITEM = re.compile(
    r"\s(?:for|to|from|into|on|that|which|worth|via|through|by|used|capable|made|destined|bound|intended|it|they|he|during)\s|[;(]"
)
_WORD = re.compile(r"non-[a-z0-9']+|[a-z0-9][a-z0-9']*")
"""Hyphens and blanks are one ("anti-tank", "anti tank"), but what is non-lethal isn't lethal."""

_OF = re.compile(r"\s(?:of|in|filled with|full of|containing|carrying|loaded with|such as|including|like)\s")
_AND = re.compile(r"\s(?:and|or|as well as|plus)\s|,\s")
_IRREGULAR = {
    "aircraft": "aircraft",
    "personnel": "personnel",
    "goods": "goods",
    "arms": "arms",
    "gas": "gas",
    "buses": "bus",
}
_LONGEST_TERM = 6


@dataclass(frozen=True, slots=True)
class CommodityEntry:
    """A class of goods: what belongs to it, and its terms in the singular."""

    commodity: Commodity
    meaning: str
    terms: tuple[str, ...]


@cache
def commodities() -> dict[Commodity, CommodityEntry]:
    """Give the classes with their meaning and terms."""
    rows = read_table("commodities.psv", ("commodity", "meaning", "terms"))
    entries = (CommodityEntry(Commodity(row["commodity"]), row["meaning"], row.parts("terms")) for row in rows)
    return {entry.commodity: entry for entry in entries}


def singular(word: str) -> str:
    """Give the singular of an English noun by its ending; words without a plural ending stay as they are.

    >>> [singular(word) for word in ("shells", "batteries", "gas", "missiles", "classes")]
    ['shell', 'battery', 'gas', 'missile', 'class']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > len("pies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        return word[:-1]
    return word


def _words(text: str) -> tuple[str, ...]:
    return tuple(singular(word) for word in _WORD.findall(text.lower()))


@cache
def _terms() -> dict[tuple[str, ...], Commodity]:
    found: dict[tuple[str, ...], Commodity] = {}
    for entry in commodities().values():
        for term in entry.terms:
            found.setdefault(_words(term), entry.commodity)
    return found


@cache
def _carriers() -> frozenset[tuple[str, ...]]:
    return frozenset(_words(word) for row in read_table("carriers.psv", ("words",)) for word in row.parts("words"))


def _last_term(words: tuple[str, ...]) -> tuple[tuple[str, ...], Commodity] | None:
    """Give the term that ends last, the longest of those, with its class."""
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - _LONGEST_TERM), end):
            found = _terms().get(words[start:end])
            if found:
                return words[start:end], found
    return None


def _is_carrier(words: tuple[str, ...]) -> bool:
    return words in _carriers()


def commodity_of(item: str) -> Commodity | None:
    """Give the class of goods that a phrase names; None where it names none that the lexicon knows.

    The head of the phrase decides ("missile components" are components); behind words that only hold goods
    ("containers of shells") what they hold does. Of several goods the first counts; `commodities_of` gives all.

    >>> commodity_of("7,000 containers filled with 152mm artillery rounds")
    <Commodity.ARTILLERY_ROCKETS: 'artillery-rockets'>
    >>> commodity_of("sympathy") is None
    True
    """
    return next(iter(commodities_of(item)), None)


def commodities_of(item: str) -> tuple[Commodity, ...]:
    """Give every class of goods that a phrase names, in the order of the words, each once.

    >>> [each.value for each in commodities_of("tonnes of rice, diesel and 400 drones")]
    ['food', 'refined-petroleum', 'drones']
    """
    goods: list[Commodity] = []
    carriers: list[Commodity] = []
    for part in _OF.split(f" {item.strip()} "):
        for conjunct in _AND.split(_ENDS_THE_ITEM.split(f" {part} ", maxsplit=1)[0]):
            words = _words(conjunct)
            found = _last_term(words)
            held = _last_term(words[: -len(found[0])]) if found and _is_carrier(found[0]) else None
            if found:
                (carriers if held is None and _is_carrier(found[0]) else goods).append((held or found)[1])
    return tuple(dict.fromkeys(goods or carriers))


def is_carrier(noun: str) -> bool:
    """Tell whether a noun only holds or counts goods: container, shipment, tonne."""
    words = _words(noun)
    return _is_carrier(words[-1:]) or _is_carrier(words[-2:])
