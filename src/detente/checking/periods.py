"""Whether a rule was in force when something is said to have happened."""

import datetime as dt
from dataclasses import dataclass

from detente.model.claims import Status
from detente.model.events import CitedClaim
from detente.model.rules import Rule

UNDATED_SLACK = dt.timedelta(days=365)
"""How long a rule must have been in force before the day of a report, or be over by then, for an undated act in it to
count as later than the rule's start or end: reports tell recent acts without a date. Shown as an assumption."""


@dataclass(frozen=True, slots=True)
class InForce:
    """True, False or None (can't be determined), with the reason in words."""

    answer: bool | None
    reason: str


def in_force(rule: Rule, cited: CitedClaim) -> InForce:
    """Tell whether a rule was in force on the date of a claim; an undated one goes by the day of its report."""
    if cited.claim.date is None:
        return _undated(rule, cited.published)
    start, end = told_period(cited) or (cited.claim.date.start, cited.claim.date.end)
    if end < rule.since:
        return InForce(False, f"{_days(start, end)} lies before it took effect on {rule.since}")
    if rule.until is not None and start > rule.until:
        return InForce(False, f"{_days(start, end)} lies after its end on {rule.until}")
    if start < rule.since or (rule.until is not None and end > rule.until):
        return InForce(None, f"{_days(start, end)} lies only partly within {_term(rule)}")
    if rule.transition is not None and start <= rule.transition.until:
        return InForce(None, f"{_days(start, end)} touches the transition: {rule.transition.text}")
    return InForce(True, f"{_days(start, end)} lies within {_term(rule)}")


def told_period(cited: CitedClaim) -> tuple[dt.date, dt.date] | None:
    """Give the first and last day that a claim speaks of; what goes on is told as of the day of the report."""
    when = cited.claim.date
    if when is None:
        return None
    if cited.claim.status is Status.ONGOING and cited.published is not None and cited.published >= when.end:
        return cited.published, cited.published
    return when.start, when.end


def _undated(rule: Rule, published: dt.date | None) -> InForce:
    if published is None:
        return InForce(None, "neither its date nor the day of the report is told")
    if published < rule.since:
        return InForce(False, f"reported on {published}, before it took effect on {rule.since}")
    if rule.until is not None and published - rule.until >= UNDATED_SLACK:
        return InForce(False, f"its date isn't told; reported on {published}, it is taken to lie after {rule.until}")
    ended = rule.until is not None and published > rule.until
    settled = rule.transition.until if rule.transition else rule.since
    if ended or published - settled < UNDATED_SLACK:
        return InForce(None, f"its date isn't told (reported on {published}), and the term is {_term(rule)}")
    return InForce(True, f"its date isn't told; reported on {published}, it is taken to lie within {_term(rule)}")


def _days(start: dt.date, end: dt.date) -> str:
    return str(start) if start == end else f"{start} to {end}"


def _term(rule: Rule) -> str:
    return f"{rule.since} to {rule.until}" if rule.until else f"the term since {rule.since}"
