"""Cap ledgers: all reported deliveries of a period, from all suppliers, against the cap, with the arithmetic shown.

Reports overlap: a figure for a quarter may hold the shipments reported one by one. The lowest sum therefore takes, for
each supplier, the largest set of reports that no two of could speak of the same deliveries (weighted interval
scheduling; Kleinberg and Tardos 2005, Algorithm Design, 6.1); the highest sum takes them all.
"""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from detente.checking.amounts import Amount, amount_of
from detente.checking.directions import Way, way_of
from detente.checking.scopes import Fit, coverage, named_otherwise
from detente.model.actors import CountryCode
from detente.model.claims import Stance, Status
from detente.model.events import CitedClaim, Event, denies
from detente.model.rules import Cap, CapAnswer, CapEntry, CapLedger, Direction, Regime, Rule

YEAR = dt.timedelta(days=365)


def cap_ledgers(events: Iterable[Event], regime: Regime) -> tuple[CapLedger, ...]:
    """Give a ledger for each capped rule and each of its periods in which a delivery is reported, oldest first."""
    known = tuple(events)
    return tuple(
        ledger for rule in regime.rules if rule.cap is not None for ledger in _ledgers(rule, rule.cap, known, regime)
    )


def cap_ledger(rule: Rule, day: dt.date, events: Iterable[Event], target: CountryCode) -> CapLedger:
    """Give the ledger of the period that a day lies in, empty of entries where no delivery is reported.

    Raises:
        ValueError: The rule has no cap.
    """
    if rule.cap is None:
        raise ValueError(f"{rule.id} has no cap")
    start, end = period_of(rule, rule.cap, day)
    entries = tuple(
        entry
        for event in events
        if (claims := _deliveries(event, rule, target))
        if (entry := _entry(event, claims, rule, rule.cap, (start, end))) is not None
    )
    return _closed(rule, rule.cap, (start, end), tuple(sorted(entries, key=lambda each: (each.start, each.event))))


def period_of(rule: Rule, cap: Cap, day: dt.date) -> tuple[dt.date, dt.date]:
    """Give the first and last day of the cap's period that a day lies in."""
    if cap.period == "once":
        return rule.since, rule.until or dt.date.max
    if cap.period == "calendar-year":
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    year = day.year if (day.month, day.day) >= (cap.starts.month, cap.starts.day) else day.year - 1
    start = cap.starts.replace(year=year)
    return start, start.replace(year=year + 1) - dt.timedelta(days=1)


def _ledgers(rule: Rule, cap: Cap, events: tuple[Event, ...], regime: Regime) -> Iterator[CapLedger]:
    starts: dict[dt.date, None] = {}
    relevant = [event for event in events if _deliveries(event, rule, regime.target)]
    for event in relevant:
        for cited in _deliveries(event, rule, regime.target):
            day = cited.claim.date.start if cited.claim.date else cited.published
            if day is not None and rule.since <= day <= (rule.until or dt.date.max):
                starts[period_of(rule, cap, day)[0]] = None
    for start in sorted(starts):
        yield cap_ledger(rule, start, relevant, regime.target)


def _deliveries(event: Event, rule: Rule, target: CountryCode) -> tuple[CitedClaim, ...]:
    """Give the claims of an event that tell a delivery under the rule as done, and don't deny it."""
    if named_otherwise(rule, (cited.claim for cited in event.claims)):
        return ()
    wanted = Way.TO if rule.direction is Direction.TO else Way.FROM
    return tuple(
        cited
        for cited in event.claims
        if cited.claim.transfer is not None
        and not denies(cited.claim)
        and cited.claim.status in (Status.OCCURRED, Status.ONGOING)
        and way_of(cited.claim, target) is wanted
        and coverage(rule, cited.claim).fit is not Fit.OUTSIDE
    )


def _entry(
    event: Event, claims: tuple[CitedClaim, ...], rule: Rule, cap: Cap, period: tuple[dt.date, dt.date]
) -> CapEntry | None:
    days = _told_days(claims)
    if days is None or days[1] < period[0] or days[0] > period[1]:
        return None
    amounts = [amount for cited in claims for q in cited.claim.quantities if (amount := amount_of(q, cap)) is not None]
    doubts = tuple(dict.fromkeys(_doubts(claims, rule, days, period)))
    low, high = _bounds(amounts)
    first = claims[0].claim
    return CapEntry(
        event=event.id,
        supplier=first.transfer.supplier if first.transfer else None,
        start=days[0],
        end=days[1],
        written=first.quote,
        low=0.0 if doubts else low,
        high=high,
        arithmetic="; ".join([*_reckoned(amounts, cap), *doubts]),
        claims=tuple(cited.id for cited in claims),
    )


def _told_days(claims: tuple[CitedClaim, ...]) -> tuple[dt.date, dt.date] | None:
    dated = [cited.claim.date for cited in claims if cited.claim.date is not None]
    if dated:
        return min(when.start for when in dated), max(when.end for when in dated)
    published = [cited.published for cited in claims if cited.published is not None]
    return (min(published) - YEAR, min(published)) if published else None


def _doubts(
    claims: tuple[CitedClaim, ...], rule: Rule, days: tuple[dt.date, dt.date], period: tuple[dt.date, dt.date]
) -> Iterator[str]:
    """Why a delivery may count for nothing in this period, so that its lowest is 0."""
    fits = [coverage(rule, cited.claim) for cited in claims]
    if all(fit.fit is not Fit.WITHIN for fit in fits):
        yield next((fit.because for fit in fits if fit.because), "product not named")
    if all(cited.claim.date is None for cited in claims):
        yield "its date isn't told: up to a year before the report"
    elif days[0] < period[0] or days[1] > period[1]:
        yield "it may lie outside the period in part"
    if all(cited.claim.stance is Stance.ALLEGED for cited in claims):
        yield "alleged only"


def _bounds(amounts: list[Amount]) -> tuple[float, float | None]:
    """Give the range over all tellings of one delivery: the lowest low and the highest high, None if one is open."""
    if not amounts:
        return 0.0, None
    highs = [amount.high for amount in amounts]
    return min(amount.low for amount in amounts), None if None in highs else max(
        high for high in highs if high is not None
    )


def _reckoned(amounts: list[Amount], cap: Cap) -> list[str]:
    return [amount.arithmetic for amount in amounts] or [f"quantity not told in {cap.limits[0][1]}"]


def _closed(rule: Rule, cap: Cap, period: tuple[dt.date, dt.date], entries: tuple[CapEntry, ...]) -> CapLedger:
    limit, unit = cap.limits[0]
    suppliers: dict[str, list[CapEntry]] = defaultdict(list)
    for entry in entries:
        suppliers[entry.supplier or ""].append(entry)
    low = sum(surely_delivered(each) for each in suppliers.values())
    highs = [entry.high for entry in entries]
    high = None if None in highs or not entries else sum(value for value in highs if value is not None)
    answer = _answer(low, high, limit * (cap.stop_at or 1.0), limit)
    return CapLedger(
        rule=rule,
        start=period[0],
        end=period[1],
        limit=limit,
        unit=unit,
        entries=entries,
        low=low,
        high=high,
        answer=answer,
        arithmetic=(*(_line(entry, unit) for entry in entries), _sum_line(low, high, answer, cap, len(entries))),
    )


def surely_delivered(entries: Iterable[CapEntry]) -> float:
    """Give the largest sum of lows over reports of one supplier that can't speak of the same deliveries.

    Reports of one and the same day stand beside each other, as weighing has told them apart; a report on a longer
    time may hold any other that touches it.
    """
    spans: dict[tuple[dt.date, dt.date], float] = {}
    for entry in entries:
        span = (entry.start, entry.end)
        same_day = entry.start == entry.end
        spans[span] = spans.get(span, 0.0) + entry.low if same_day else max(spans.get(span, 0.0), entry.low)
    ordered = sorted(spans.items(), key=lambda item: item[0][1])
    ends = [span[1] for span, _ in ordered]
    best = [0.0]
    for (start, _end), low in ordered:
        before = bisect_left(ends, start)
        best.append(max(best[-1], best[before] + low))
    return best[-1]


def _answer(low: float, high: float | None, stop: float, limit: float) -> CapAnswer:
    if low >= stop:
        return CapAnswer.YES
    return CapAnswer.NO if high is not None and high < min(stop, limit) else CapAnswer.CANNOT_TELL


def _line(entry: CapEntry, unit: str) -> str:
    high = "no upper bound" if entry.high is None else f"{entry.high:,.0f}"
    days = str(entry.start) if entry.start == entry.end else f"{entry.start} to {entry.end}"
    return f"{days}, {entry.supplier or 'supplier not told'}: {entry.low:,.0f} to {high} {unit} ({entry.arithmetic})"


def _sum_line(low: float, high: float | None, answer: CapAnswer, cap: Cap, count: int) -> str:
    limit, unit = cap.limits[0]
    if count == 0:
        return f"No delivery is reported, which is not zero; reached the cap of {limit:,.0f} {unit}: cannot be told."
    top = "no upper bound" if high is None else f"{high:,.0f}"
    share = f" ({low / limit:.0%} or more)" if low else ""
    said = f"{count} reported: {low:,.0f} to {top} {unit} against {limit:,.0f}{share}"
    return f"{said}; cap reached, as reported: {answer.value}. Deliveries that nobody reported aren't counted."
