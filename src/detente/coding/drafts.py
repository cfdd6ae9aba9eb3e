"""A claim before its date, stance, status, speakers, quantities and places are read."""

from collections.abc import Iterable
from dataclasses import dataclass

from detente.coding.found import Found
from detente.coding.predicates import Predicate
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.model.actors import CountryCode, Party
from detente.model.claims import Transfer
from detente.model.text import Span

Sides = tuple[Found[Party], ...]


def unique(found: Iterable[Found[Party]]) -> Sides:
    """Give each country once, by its first naming; parties without a country by their names."""
    kept: dict[tuple[object, str], Found[Party]] = {}
    for each in found:
        kept.setdefault((each.value.country, "" if each.value.country else each.value.name), each)
    return tuple(kept.values())


def others_than(doers: Iterable[Found[Party]], others: Iterable[Found[Party]]) -> list[Found[Party]]:
    """Give the others without those of the doers' own states: whose offer is answered, to whom a deed is done."""
    own = {each.value.country for each in doers}
    return [each for each in others if each.value.country not in own]


def named_in(scene: Scene, words: Iterable[Token], rule: str) -> Sides:
    """Give the countries that some words name, each by its first name."""
    names = (scene.name_at(word) for word in words)
    told = (name for name in names if name is not None and name.country is not None)
    return unique(Found(name.span, Party(name.name, name.country), rule) for name in told)


@dataclass(frozen=True, slots=True)
class Moved:
    """A transfer the right way round: who gives, who takes, what moves and where that stands."""

    givers: Sides
    takers: Sides
    transfer: Transfer | None = None
    item: Span | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a predicate claims and of whom; `target` is the word to which it is done, `thing` the item that moves."""

    predicate: Predicate
    span: Span
    actors: Sides
    recipients: Sides
    transfer: Transfer | None = None
    item: Span | None = None
    target: Token | None = None
    thing: Token | None = None
    others: tuple[Token, ...] = ()
    """Goods of other classes that move along with these: what is counted of them is told in their own claims."""

    @property
    def countries(self) -> frozenset[CountryCode]:
        """Give the countries of both sides."""
        return frozenset(found.value.country for found in (*self.actors, *self.recipients) if found.value.country)


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a sentence claims: drafts that the tree makes whole, and choices of which one draft may stand, or none."""

    drafts: tuple[Draft, ...] = ()
    choices: tuple[tuple[Draft, ...], ...] = ()
