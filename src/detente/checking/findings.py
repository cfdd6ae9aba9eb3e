"""One event held against every rule of a regime: what would fall under which, what not, what is undetermined."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.checking.directions import Way, runs_with, way_of
from detente.checking.periods import in_force
from detente.checking.scopes import DEEDS, Fit, coverage, first_word, named_otherwise
from detente.checking.wording import say_finding
from detente.model.claims import Claim, EventType, Status, Theme
from detente.model.events import CitedClaim, Event, denies
from detente.model.rules import CapAnswer, CapLedger, Direction, Finding, Free, Regime, Rule, Verdict

TOLD_AS_DONE = frozenset({Status.OCCURRED, Status.ONGOING})

MOVES = frozenset({EventType.AID, EventType.COOPERATE})
GOODS = frozenset({Theme.ARMS, Theme.ENERGY, Theme.TRADE_FINANCE, Theme.TECHNOLOGY_SPACE, Theme.NUCLEAR_MISSILE})
"""Themes of trade and aid that some rule on goods or funds may touch."""

NO_LEDGERS: Mapping[str, tuple[CapLedger, ...]] = {}


@dataclass(frozen=True, slots=True)
class Held:
    """One claim held against one rule."""

    cited: CitedClaim
    verdict: Verdict
    matched: tuple[str, ...]
    because: tuple[str, ...]


def check_event(
    event: Event, regime: Regime, caps: Mapping[str, tuple[CapLedger, ...]] = NO_LEDGERS
) -> tuple[Finding, ...]:
    """Give the findings of an event by paragraph, the weightiest first; one that says `no rule` where none fits.

    Args:
        event: One happening; its denials are told beside the findings and settle nothing.
        regime: The rules.
        caps: The cap ledgers of the regime by rule id; with one, a capped rule is answered by its arithmetic.
    """
    told = tuple(cited for cited in event.claims if not denies(cited.claim))
    done = tuple(cited for cited in told if cited.claim.status in TOLD_AS_DONE and cited.claim.event != EventType.AGREE)
    basis = done or told
    if not basis:
        return (_finished(_no_rule(event, regime, "only its denial is told"), event, watch=False),)
    found = [finding for rule in regime.rules if (finding := _by_rule(event, basis, rule, regime, caps)) is not None]
    if not any(finding.verdict is not Verdict.WOULD_NOT for finding in found):
        found.append(_untold(event, basis, regime) or _no_rule(event, regime, _why_none(basis, regime)))
    watch = not done
    return tuple(_finished(each, event, watch=watch) for each in sorted(found, key=_weightiest))


def check_events(
    events: Iterable[Event], regime: Regime, caps: Mapping[str, tuple[CapLedger, ...]] = NO_LEDGERS
) -> tuple[Finding, ...]:
    """Give the findings of every event that touches the regime's state, in the order of the events."""
    return tuple(
        finding
        for event in events
        if any(way_of(cited.claim, regime.target) is not Way.PAST for cited in event.claims)
        for finding in check_event(event, regime, caps)
    )


def _by_rule(
    event: Event,
    basis: tuple[CitedClaim, ...],
    rule: Rule,
    regime: Regime,
    caps: Mapping[str, tuple[CapLedger, ...]],
) -> Finding | None:
    held = [each for cited in basis if (each := _hold(cited, rule, regime)) is not None]
    if not held or named_otherwise(rule, (cited.claim for cited in basis)):
        return None
    verdict = _joint_verdict({each.verdict for each in held})
    chosen = [each for each in held if each.verdict is verdict] or held
    because = tuple(dict.fromkeys(reason for each in chosen for reason in each.because))
    if rule.cap is not None and verdict is not Verdict.WOULD_NOT:
        verdict, because = _by_cap(rule, basis, because, caps.get(rule.id, ()))
    return Finding(
        event=event.id,
        regime=regime.id,
        rule=rule,
        verdict=verdict,
        matched=tuple(dict.fromkeys(match for each in chosen for match in each.matched)),
        because=because,
        exemptions=tuple(each.text for each in rule.exemptions) if verdict is not Verdict.WOULD_NOT else (),
        claims=tuple(each.cited.id for each in chosen),
    )


def _hold(cited: CitedClaim, rule: Rule, regime: Regime) -> Held | None:
    """Hold a claim against a rule; None where the rule has nothing to do with it."""
    fit = coverage(rule, cited.claim)
    way = way_of(cited.claim, regime.target)
    if fit.fit is Fit.OUTSIDE or way is Way.PAST:
        return None
    runs = runs_with(way, rule.direction)
    if runs is False:
        return _wrong_way(cited, rule, regime, fit.matched) if fit.fit is Fit.WITHIN else None
    force = in_force(rule, cited)
    if force.answer is False:
        return Held(cited, Verdict.WOULD_NOT, fit.matched, (force.reason,)) if fit.fit is Fit.WITHIN else None
    if rule.listed_parties:
        return _listed_only(cited, rule)
    doubts = tuple(filter(None, _doubts(rule, cited, fit.because)))
    doubts += ("the direction of the transfer isn't told",) if runs is None else ()
    doubts += (force.reason,) if force.answer is None else ()
    if doubts:
        return Held(cited, Verdict.UNDETERMINED, fit.matched, doubts)
    return Held(cited, Verdict.WOULD_FALL, (*fit.matched, force.reason), (rule.contested,) if rule.contested else ())


def _doubts(rule: Rule, cited: CitedClaim, because: str | None) -> Iterable[str | None]:
    yield because
    if rule.duty:
        yield "the paragraph binds states to act on such cases; a transfer doesn't fall under it by itself"
    text = f"{cited.claim.quote} {cited.claim.transfer.item if cited.claim.transfer else ''}"
    for exemption in rule.exemptions:
        word = first_word(exemption.words, text)
        yield f"an exemption may apply, as {word!r} is told: {exemption.text}" if word else None


def _wrong_way(cited: CitedClaim, rule: Rule, regime: Regime, matched: tuple[str, ...]) -> Held:
    runs = "supply to" if rule.direction is Direction.TO else "supply from"
    return Held(cited, Verdict.WOULD_NOT, matched, (f"it runs the other way: {runs} {regime.target}",))


def _listed_only(cited: CitedClaim, rule: Rule) -> Held:
    reason = "it binds listed persons, bodies and vessels only, and no list is held against the names here"
    return Held(cited, Verdict.WOULD_NOT, (), (f"{reason}; screen them", *rule.notes))


def _joint_verdict(verdicts: set[Verdict]) -> Verdict:
    return verdicts.pop() if len(verdicts) == 1 else _mixed(verdicts)


def _mixed(verdicts: set[Verdict]) -> Verdict:
    """Claims of one event that say more settle it, unless one says the contrary (as two dates, before and after)."""
    return Verdict.WOULD_FALL if Verdict.WOULD_NOT not in verdicts else Verdict.UNDETERMINED


def _by_cap(
    rule: Rule, basis: tuple[CitedClaim, ...], because: tuple[str, ...], ledgers: tuple[CapLedger, ...]
) -> tuple[Verdict, tuple[str, ...]]:
    """A delivery under a cap breaches nothing by itself: it depends on all deliveries of the period."""
    assert rule.cap is not None  # noqa: S101 - the caller asked
    reasons = list(because)
    if not any(cited.claim.quantities for cited in basis):
        reasons.append("quantity missing")
    ledger = next((each for each in ledgers if any(_in_period(each, cited) for cited in basis)), None)
    amount, unit = rule.cap.limits[0]
    if ledger is None or ledger.answer is CapAnswer.CANNOT_TELL:
        reasons.append(f"the cap of {amount:,.0f} {unit} is over all suppliers together; reached: cannot be told")
        return Verdict.UNDETERMINED, tuple(reasons)
    reasons.append(ledger.arithmetic[-1])
    if ledger.answer is CapAnswer.NO:
        reasons.append("within the cap it is barred only where it isn't notified or not for livelihood")
    reached = ledger.answer is CapAnswer.YES and not because
    return (Verdict.WOULD_FALL if reached else Verdict.UNDETERMINED), tuple(reasons)


def _in_period(ledger: CapLedger, cited: CitedClaim) -> bool:
    day = cited.claim.date.start if cited.claim.date else cited.published
    return day is not None and ledger.start <= day <= ledger.end


def _no_rule(event: Event, regime: Regime, why: str) -> Finding:
    claims = tuple(cited.id for cited in event.claims)
    return Finding(
        event=event.id, regime=regime.id, rule=None, verdict=Verdict.WOULD_NOT, because=(why,), claims=claims
    )


def _untold(event: Event, basis: tuple[CitedClaim, ...], regime: Regime) -> Finding | None:
    """Trade or aid of which nobody tells what moved can't be held against rules on goods; it isn't free by that."""
    claims = [cited.claim for cited in basis if way_of(cited.claim, regime.target) is not Way.PAST]
    moved = [each for each in claims if each.event in MOVES and each.transfer is None and set(each.themes) & GOODS]
    if not moved or len(moved) < len(claims):
        return None
    return Finding(
        event=event.id,
        regime=regime.id,
        rule=None,
        verdict=Verdict.UNDETERMINED,
        because=("what moved, and which way, isn't told",),
        claims=tuple(cited.id for cited in basis),
    )


def _why_none(basis: tuple[CitedClaim, ...], regime: Regime) -> str:
    claim = basis[0].claim
    if all(way_of(cited.claim, regime.target) is Way.PAST for cited in basis):
        return f"{regime.target} is neither side of it: another regime, no rule here"
    for free in regime.free:
        if _is_free(free, claim, way_of(claim, regime.target)):
            return f"no rule: {free.text}"
    if claim.event not in DEEDS:
        kind = claim.event.value if claim.event else claim.kind.value
        return f"no rule: {kind} is a political act and moves no goods, services, people or funds"
    what = f"{claim.transfer.item} ({claim.transfer.commodity.value})" if claim.transfer else f"an act of {claim.event}"
    return f"no rule speaks of {what} in this direction"


def _is_free(free: Free, claim: Claim, way: Way) -> bool:
    if runs_with(way, free.direction) is not True:
        return False
    if claim.transfer is not None and claim.transfer.commodity in free.commodities:
        return True
    item = claim.transfer.item if claim.transfer else ""
    return first_word(free.words, f"{item} {claim.quote}") is not None


def _weightiest(finding: Finding) -> int:
    order = (Verdict.WOULD_FALL, Verdict.UNDETERMINED, Verdict.WOULD_NOT)
    return order.index(finding.verdict)


def _finished(finding: Finding, event: Event, *, watch: bool) -> Finding:
    """Add what is told of the whole event: whether it is yet to come, who denies it, and the sentence."""
    deniers = dict.fromkeys(_denier(cited) for cited in event.claims if denies(cited.claim))
    return say_finding(finding, watch=watch, denied_by=tuple(deniers))


def _denier(cited: CitedClaim) -> str:
    return cited.claim.said_by[-1].name if cited.claim.said_by else cited.publisher or "an unnamed source"
