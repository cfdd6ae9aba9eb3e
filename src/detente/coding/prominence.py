"""Which states a document is mainly about, most first."""

from collections import Counter
from collections.abc import Iterable

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


def named_weights(title: tuple[Mention, ...], text: tuple[Mention, ...]) -> Counter[CountryCode]:
    """Give each country's weight by where and how often the title and text name it."""
    weights: Counter[CountryCode] = Counter()
    for mention in title:
        if mention.country and mention.kind not in PASSED_OVER:
            weights[mention.country] += TITLE_WEIGHT  # type: ignore[assignment] - Counter takes fractions too
    for mention in text:
        if mention.country and mention.kind not in PASSED_OVER:
            weights[mention.country] += LEAD_WEIGHT if mention.span.start < LEAD_CHARACTERS else 1  # type: ignore[assignment] - as above
    return weights


def main_states(weights: Counter[CountryCode], claims: Iterable[Claim]) -> tuple[CountryCode, ...]:
    """Give the states that the document is mainly about, most first: by names and by the parts they play in claims."""
    total: Counter[CountryCode] = Counter(weights)
    for claim in claims:
        for party in (*claim.actors, *claim.recipients):
            if party.country:
                total[party.country] += CLAIM_WEIGHT  # type: ignore[assignment] - as above
    states = [(weight, code) for code, weight in total.items() if code not in NO_STATE_CODES]
    if not states:
        return ()
    most = max(weight for weight, _ in states)
    kept = [(weight, code) for weight, code in states if weight >= LEAST_SHARE * most]
    return tuple(code for _, code in sorted(kept, key=lambda each: (-each[0], each[1])))
