"""From the ledger to findings: weighed events held against the rules, caps over all suppliers, names against a list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.checking.caps import cap_ledgers
from detente.checking.findings import check_event
from detente.checking.lists import read_list
from detente.checking.screening import screen_names
from detente.errors import UnreadableDocument
from detente.lexicon.rules import regimes
from detente.model.actors import CountryCode
from detente.model.claims import Kind
from detente.model.events import CitedClaim, Weighed
from detente.model.rules import CapLedger, Finding, Hit, Regime
from detente.publishing.capped import draw_caps
from detente.publishing.drawing import for_paper
from detente.storing.ledger import Ledger
from detente.workflow.weighing import Account, account_of


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking found for a pair: each weighed event with its findings, and the cap ledgers of the regimes."""

    findings: tuple[tuple[Weighed, Finding], ...]
    caps: tuple[CapLedger, ...]
    regimes: tuple[Regime, ...]


def check_states(ledger: Ledger, states: tuple[CountryCode, ...], regime_id: str | None = None) -> Checked:
    """Hold what is known between these states against every regime about one of them."""
    account = account_of(ledger, states)
    return check_account(ledger, account, states, regime_id)


def check_account(
    ledger: Ledger, account: Account, states: tuple[CountryCode, ...], regime_id: str | None = None
) -> Checked:
    """Hold weighed events against the regimes about one of these states; caps take in all suppliers in the ledger."""
    wanted = tuple(each for each in regimes() if regime_id in (None, each.id) and each.target in states)
    found: list[tuple[Weighed, Finding]] = []
    caps: list[CapLedger] = []
    for regime in wanted:
        ledgers = caps_of(ledger, regime)
        caps += ledgers
        by_rule = _by_rule(ledgers)
        found += [
            (weighed, finding)
            for weighed in account.weighed
            if weighed.event.claims[0].claim.kind is Kind.EVENT
            for finding in check_event(weighed.event, regime, by_rule)
        ]
    return Checked(tuple(found), tuple(caps), wanted)


def caps_of(ledger: Ledger, regime: Regime) -> tuple[CapLedger, ...]:
    """Give the cap ledgers of a regime, over every supplier that the ledger knows of."""
    everyone = account_of(ledger, (regime.target,))
    return cap_ledgers((weighed.event for weighed in everyone.weighed), regime)


def _by_rule(ledgers: Iterable[CapLedger]) -> Mapping[str, tuple[CapLedger, ...]]:
    found: dict[str, tuple[CapLedger, ...]] = defaultdict(tuple)
    for each in ledgers:
        found[each.rule.id] += (each,)
    return found


def picture_of_caps(caps: tuple[CapLedger, ...]) -> str:
    """Give the cap ledgers as an SVG drawing with fixed colours."""
    return for_paper(draw_caps(caps))


def screen_states(ledger: Ledger, path: Path, states: tuple[CountryCode, ...], least: float) -> tuple[Hit, ...]:
    """Hold the names in what is claimed about these states against a sanctions list in a file.

    Args:
        ledger: The ledger.
        path: A list as FollowTheMoney entities, one a line, or in the UN's XML form.
        states: Both must be parties of the claims; none for all claims.
        least: The lowest score that is a hit, 0 to 1.

    Raises:
        UnreadableDocument: The file is no such list.
    """
    try:
        listed = read_list(path.read_bytes(), path.name)
    except OSError as error:
        raise UnreadableDocument(str(path), error.strerror or "can't be read") from error
    return screen_names(_names(account_of(ledger, states)), listed, least)


def _names(account: Account) -> Iterable[tuple[str, CitedClaim]]:
    for weighed in account.weighed:
        for cited in weighed.event.claims:
            claim = cited.claim
            yield from ((party.name, cited) for party in (*claim.actors, *claim.recipients))
            yield from ((speaker.name, cited) for speaker in claim.said_by)
