"""Which states a document is mainly about, most first."""

from collections.abc import Iterable

from detente.coding.discourse import Bodies
from detente.lexicon.entries import NameKind
from detente.lexicon.names import Mention
from detente.model.actors import NO_STATE_CODES, CountryCode
from detente.model.claims import Claim

PASSED_OVER = frozenset({NameKind.MEDIA, NameKind.WEAPON, NameKind.PLACE, NameKind.INSTITUTE})
"""Names that say who reports or what is used, not whom the document is about."""

TITLE_WEIGHT = 4.0
LEAD_WEIGHT = 2.0
LEAD_CHARACTERS = 400
CLAIM_WEIGHT = 1.0
LEAST_SHARE = 0.25
"""A state with less than this share of the first one's weight is named in passing."""


def named_weights(title: tuple[Mention, ...], text: tuple[Mention, ...]) -> dict[CountryCode, float]:
    """Give each country's weight by where and how often the title and text name it."""
    weights: dict[CountryCode, float] = {}
    for mention in title:
        _add(weights, mention, TITLE_WEIGHT)
    for mention in text:
        _add(weights, mention, LEAD_WEIGHT if mention.span.start < LEAD_CHARACTERS else 1.0)
    return weights


def _add(weights: dict[CountryCode, float], mention: Mention, weight: float) -> None:
    if mention.country and mention.kind not in PASSED_OVER:
        weights[mention.country] = weights.get(mention.country, 0.0) + weight


def grounds_of(mentions: Iterable[Mention]) -> frozenset[CountryCode]:
    """Give whose the cities and regions are that a text names."""
    places = (mention.country for mention in mentions if mention.kind is NameKind.PLACE)
    return frozenset(code for code in places if code is not None)


def bands_of(mentions: Iterable[Mention]) -> tuple[tuple[int, CountryCode], ...]:
    """Give the armed groups that a text names, each with where its name ends."""
    return tuple((m.span.end, m.country) for m in mentions if m.kind is NameKind.GROUP and m.country is not None)


def bodies_of(mentions: Iterable[Mention]) -> Bodies:
    """Give the bodies of several states that a text names."""
    found = [(m, m.country) for m in mentions if m.kind is NameKind.ORGANISATION and m.country is not None]
    told = tuple((frozenset(f"{m.name} {m.entry.name} {m.entry.meaning}".lower().split()), code) for m, code in found)
    return Bodies(tuple(m.span.end for m, _ in found), told)


def main_states(weights: dict[CountryCode, float], claims: Iterable[Claim]) -> tuple[CountryCode, ...]:
    """Give the states that the document is mainly about, most first: by names and by the parts they play in claims."""
    total = dict(weights)
    for claim in claims:
        for party in (*claim.actors, *claim.recipients):
            if party.country:
                total[party.country] = total.get(party.country, 0.0) + CLAIM_WEIGHT
    states = {code: weight for code, weight in total.items() if code not in NO_STATE_CODES}
    least = LEAST_SHARE * max(states.values(), default=0.0)
    kept = [(weight, code) for code, weight in states.items() if weight >= least]
    return tuple(code for _, code in sorted(kept, key=lambda each: (-each[0], each[1])))
