"""What reports say is planned, possible or conditional, as questions that time answers; pure: the day is handed in."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.model.actors import CountryCode, Party
from detente.model.claims import Claim, EventType, Kind, Stance, Status
from detente.model.events import CitedClaim
from detente.model.forecasts import Answer, Outcome, Question, Rule

AHEAD = {Status.PLANNED: 180, Status.POSSIBLE: 365, Status.CONDITIONAL: 365}
"""Days until a question falls due where its report names no date."""

DONE = (Status.OCCURRED, Status.ONGOING)
BELIEVED = (Stance.AFFIRMED, Stance.ALLEGED)

JOINT = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.AGREE, EventType.COOPERATE})
"""Acts in which all that take part may stand as actors."""


def _codes(parties: Iterable[Party]) -> tuple[CountryCode, ...]:
    return tuple(sorted({party.country for party in parties if party.country}))


def _due(claim: Claim, asked: dt.date) -> dt.date:
    if claim.date is not None and claim.date.end > asked:
        return claim.date.end
    return asked + dt.timedelta(days=AHEAD[claim.status])


def origin_of(cited: CitedClaim) -> str:
    """Give whose plan or guess it is: the innermost speaker, else the publisher."""
    said_by = cited.claim.said_by
    return said_by[-1].name if said_by else cited.publisher or "unnamed source"


def question_of(cited: CitedClaim) -> Question | None:
    """Give the question that a claim raises; None where nothing is ahead, a side is not told, or it is denied."""
    claim = cited.claim
    sides = _codes((*claim.actors, *claim.recipients))
    fits = claim.kind is Kind.EVENT and claim.status in AHEAD and claim.stance is not Stance.DENIED
    if not fits or claim.event is None or cited.published is None or len(sides) < 2:  # noqa: PLR2004 - two sides
        return None
    due = _due(claim, cited.published)
    rule = Rule(
        actors=_codes(claim.actors),
        recipients=_codes(claim.recipients),
        types=(claim.event,),
        start=cited.published + dt.timedelta(days=1),
        end=due,
        themes=tuple(sorted(theme.value for theme in claim.themes)),
    )
    return Question(
        text=f"Will it have come by {due}: “{claim.quote}”?",
        rule=rule, asked_on=cited.published, origin=origin_of(cited), status=claim.status.value, claims=(cited.id,),
    )  # fmt: skip


def _same(rule: Rule) -> tuple[object, ...]:
    return (frozenset(rule.actors) | frozenset(rule.recipients), rule.types, rule.themes)


def ask(claims: Iterable[CitedClaim]) -> tuple[Question, ...]:
    """Give the questions that the claims raise, one for each thing foreseen, asked when it was first foreseen.

    The same sides, act and themes foreseen again while the question is open are the same question.
    """
    asked: list[Question] = []
    for cited in sorted(claims, key=lambda cited: (str(cited.published), cited.id)):
        question = question_of(cited)
        if question is None:
            continue
        place = next((i for i, other in enumerate(asked) if _same_open(other, question)), None)
        if place is None:
            asked.append(question)
        else:
            asked[place] = replace(asked[place], claims=(*asked[place].claims, *question.claims))
    return tuple(asked)


def _same_open(old: Question, new: Question) -> bool:
    return _same(old.rule) == _same(new.rule) and new.asked_on <= old.rule.end


def _meets_sides(rule: Rule, claim: Claim) -> bool:
    actors, recipients = set(_codes(claim.actors)), set(_codes(claim.recipients))
    wanted = set(rule.actors) | set(rule.recipients)
    if claim.event in JOINT and len(wanted) > 1:
        return wanted <= actors | recipients
    acting = not rule.actors or bool(set(rule.actors) & actors)
    receiving = not rule.recipients or bool(set(rule.recipients) & recipients)
    return acting and receiving


def day_of(cited: CitedClaim) -> dt.date | None:
    """Give the first day of what is claimed, else the day of its report."""
    return cited.claim.date.start if cited.claim.date else cited.published


def answers_rule(rule: Rule, cited: CitedClaim) -> bool:
    """Tell whether a claim says that what the rule waits for has happened, in its period and to its sides."""
    claim, day = cited.claim, day_of(cited)
    if claim.event not in rule.types or claim.status not in DONE or claim.stance not in BELIEVED or day is None:
        return False
    if not rule.start <= day <= rule.end or not _meets_sides(rule, claim):
        return False
    themes = {theme.value for theme in claim.themes}
    said = claim.quote.lower()
    return (not rule.themes or bool(themes & set(rule.themes))) and (
        not rule.words or any(word.lower() in said for word in rule.words)
    )


def resolve(question: Question, claims: Iterable[CitedClaim], today: dt.date) -> Question:
    """Give the question as it stands today: yes when the event came, no when its day passed, else open.

    Only reports published up to today count. The outcome is the machine's proposal until an analyst confirms it.
    """
    seen = (cited for cited in claims if cited.published is not None and cited.published <= today)
    found = tuple(cited for cited in seen if answers_rule(question.rule, cited))
    if found:
        first = min(found, key=lambda cited: (str(day_of(cited)), str(cited.published), cited.id))
        ids = tuple(cited.id for cited in found)
        return replace(question, outcome=Outcome.YES, resolved_by=ids, resolved_on=day_of(first))
    if today > question.rule.end:
        return replace(question, outcome=Outcome.NO, resolved_on=question.rule.end)
    return replace(question, outcome=Outcome.OPEN)


def answer(question: Question, forecaster: str, probability: float, on: dt.date) -> Question:
    """Give the question with one more answer beside the others."""
    return replace(question, answers=(*question.answers, Answer(forecaster, probability, on)))


def settled(questions: Iterable[Question]) -> Iterator[Question]:
    """Give the questions that have an outcome."""
    return (question for question in questions if question.outcome is not Outcome.OPEN)
