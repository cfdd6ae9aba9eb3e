"""Whether a rule covers what a claim speaks of, by commodity, kind of act and words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from detente.model.claims import Claim, EventType
from detente.model.rules import Rule, Scope

DEEDS = frozenset(
    {
        EventType.AID,
        EventType.COOPERATE,
        EventType.CONSULT,
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.MOBILIZE,
    }
)
"""Acts in which something is moved, done or arranged; words of blame, refusal or demand touch no rule on goods."""


class Fit(IntEnum):
    """How well a claim lies within a rule; more is surer."""

    OUTSIDE = 0
    OPEN = 1
    WITHIN = 2


@dataclass(frozen=True, slots=True)
class Coverage:
    """How a claim lies to a rule: how well, what of it matches, and why it isn't surer."""

    fit: Fit
    matched: tuple[str, ...] = ()
    because: str | None = None


def coverage(rule: Rule, claim: Claim) -> Coverage:
    """Give the best fit of a claim to any of a rule's scopes."""
    found = [_fit(scope, claim) for scope in rule.scopes]
    return max(found, key=lambda each: each.fit, default=Coverage(Fit.OUTSIDE))


def _fit(scope: Scope, claim: Claim) -> Coverage:
    if claim.event not in DEEDS or not (_commodity_fits(scope, claim) and _event_fits(scope, claim)):
        return Coverage(Fit.OUTSIDE)
    item = _item_words(claim)
    searched = f"{item} {claim.quote}" if scope.anywhere or not scope.commodities else item
    if first_word(scope.unless, searched):
        return Coverage(Fit.OUTSIDE)
    word = first_word(scope.words, searched)
    matched = tuple(filter(None, (_named_commodity(scope, claim), f"word {word!r}" if word else None)))
    if scope.words and not word:
        return Coverage(Fit.OPEN, matched, scope.vague) if scope.vague else Coverage(Fit.OUTSIDE)
    return Coverage(Fit.OPEN, matched, scope.open) if scope.open else Coverage(Fit.WITHIN, matched)


def named_otherwise(rule: Rule, claims: Iterable[Claim]) -> bool:
    """Tell whether, of claims on one happening, some name another product than the rule's and none names the rule's.

    Where one report says oil and another of the same deliveries says diesel, a rule on crude oil is out.
    """
    told = tuple(claims)
    fits = [coverage(rule, claim).fit for claim in told]
    outside = [claim for claim, fit in zip(told, fits, strict=True) if fit is Fit.OUTSIDE]
    return Fit.WITHIN not in fits and any(_takes_out(scope, claim) for claim in outside for scope in rule.scopes)


def _takes_out(scope: Scope, claim: Claim) -> bool:
    return _commodity_fits(scope, claim) and first_word(scope.unless, _item_words(claim)) is not None


def _commodity_fits(scope: Scope, claim: Claim) -> bool:
    return not scope.commodities or (claim.transfer is not None and claim.transfer.commodity in scope.commodities)


def _event_fits(scope: Scope, claim: Claim) -> bool:
    return not scope.events or claim.event in scope.events


def _item_words(claim: Claim) -> str:
    item = claim.transfer.item if claim.transfer else ""
    return " ".join([item, *(quantity.of or "" for quantity in claim.quantities)])


def _named_commodity(scope: Scope, claim: Claim) -> str:
    if claim.transfer is not None and scope.commodities:
        return f"{claim.transfer.item} ({claim.transfer.commodity.value})"
    return claim.event.value if claim.event else ""


def first_word(words: Iterable[str], text: str) -> str | None:
    """Give the first of the words, singular or plural, that stands in the text as a word of its own."""
    return next((word for word in words if _pattern(word).search(text)), None)


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    plural = f"(?:{re.escape(word)}|{re.escape(word[:-1])}ie)" if word.endswith("y") else re.escape(word)
    return re.compile(rf"(?<!\w){plural}(?:s|es)?(?!\w)", re.IGNORECASE)
