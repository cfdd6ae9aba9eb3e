"""Questions out of the ledger: asked on a day, answered by base rate, model and analyst, settled by later reports."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from detente.errors import InvalidValue, NotEnoughData, UnknownCode, UnreadableDocument
from detente.forecasting.pairwise import Asked, forecast_act
from detente.forecasting.questions import DONE, answer, answers_rule, ask, resolve
from detente.forecasting.scoreboard import kept_share
from detente.lexicon.questions import founding_questions
from detente.model.actors import CountryCode, Dyad
from detente.model.events import CitedClaim
from detente.model.forecasts import Outcome, Question, Rule, likelihood
from detente.storing.ledger import Ledger
from detente.workflow.forecasts import Gathered, Ground, act_number, engine_for, read_history
from detente.workflow.own import OWN

BASE_RATE, MODEL = "base rate", "model"
LEAST, MOST = 0.01, 0.99
"""What a machine's answer may be at the extremes: neither is ever sure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Where questions come from and where analysts' answers are kept; `today` is the day on which they stand."""

    ledger: Path
    answers: Path
    today: dt.date


def read_claims(ledger: Path, today: dt.date) -> tuple[CitedClaim, ...]:
    """Give the ledger's claims by reports published up to today."""
    with Ledger.open(ledger) as kept:
        return tuple(each for each in kept.claims() if each.published is not None and each.published <= today)


def _sides(rule: Rule) -> tuple[CountryCode, ...]:
    return tuple(dict.fromkeys((*rule.actors, *rule.recipients)))


def open_book(book: Book, states: tuple[CountryCode, ...] = (), *, outlook: bool = False) -> tuple[Question, ...]:
    """Give the questions as they stand: those that reports raise, or the outlook of the founding case.

    Args:
        book: The ledger and the day on which the questions stand.
        states: Only questions between these.
        outlook: The founding case's questions instead of those from reports.
    """
    claims = read_claims(book.ledger, book.today)
    asked = founding_questions() if outlook else ask(claims)
    chosen = (question for question in asked if set(states) <= set(_sides(question.rule)))
    kept = read_entries(book.answers)
    return tuple(_with_entries(resolve(question, claims, book.today), kept) for question in chosen)


def answered(book: Book, questions: Iterable[Question]) -> Iterator[Question]:
    """Give the questions with the machine's answers of the day they were asked, from what was published by then."""
    histories: dict[dt.date, Gathered | None] = {}
    claims = read_claims(book.ledger, book.today)
    for question in questions:
        day = question.asked_on
        if day not in histories:
            histories[day] = _history(book, day)
        gathered = histories[day]
        known = [each for each in claims if each.published is not None and each.published <= day]
        yield question if gathered is None else _machine_answers(question, gathered, known)


def _history(book: Book, day: dt.date) -> Gathered | None:
    try:
        return read_history(Ground(lake=book.ledger.parent / "lake", ledger=book.ledger, today=day, source=OWN))
    except NotEnoughData:
        return None


def _machine_answers(question: Question, gathered: Gathered, known: list[CitedClaim]) -> Question:
    """Answer by the base rate, and by the model: the rate moved by precedents, or else the word that is kept.

    Somebody foresaw the act; so often as such words were kept before, it comes though the rate would not bring it.
    """
    rule, day = question.rule, question.asked_on
    try:
        base, model = _chances(question, gathered)
    except NotEnoughData:
        return question
    share = _narrowing(rule, known)
    kept = kept_share((resolve(each, known, day) for each in ask(known)), question.status)
    machine = ((BASE_RATE, base * share), (MODEL, 1 - (1 - model * share) * (1 - kept)))
    answers = tuple((who, min(max(p, LEAST), MOST)) for who, p in machine)
    for who, probability in answers:
        question = answer(question, who, round(probability, 4), day)
    return question


def _chances(question: Question, gathered: Gathered) -> tuple[float, float]:
    """Give the base rate and the model's probability that any of the rule's types comes from any side to any other."""
    rule = question.rule
    within = max((rule.end - question.asked_on).days, 1)
    base = model = 1.0
    for dyad in _dyads(rule):
        if dyad.actor not in gathered.place or dyad.recipient not in gathered.place:
            continue
        engine = engine_for(gathered, dyad, min(within, gathered.end - 1))
        for kind in rule.types:
            found = forecast_act(engine, Asked(0, act_number(kind.value), engine.within))
            base *= 1 - found.base_rate
            model *= 1 - found.probability
    if base == model == 1.0:
        raise NotEnoughData("none of the sides has a history")
    return 1 - base, 1 - model


def _dyads(rule: Rule) -> tuple[Dyad, ...]:
    """Give the directed pairs that the rule watches; one way is enough for joint acts, told from both sides."""
    if not rule.recipients:
        return (Dyad(rule.actors[0], rule.actors[1]),)
    return tuple(Dyad(one, other) for one in rule.actors for other in rule.recipients if one != other)


def _narrowing(rule: Rule, known: list[CitedClaim]) -> float:
    """Give the share of past acts of the rule's types, by whomever, that bear one of its themes and words.

    One such act in two is added, so that what was never seen is not ruled out.
    """
    if not rule.themes and not rule.words:
        return 1.0
    done = [each for each in known if each.claim.event in rule.types and each.claim.status in DONE]
    anyone = replace(rule, actors=(), recipients=(), start=dt.date.min, end=dt.date.max)
    return (sum(answers_rule(anyone, each) for each in done) + 1) / (len(done) + 2)


def read_entries(path: Path) -> tuple[dict[str, Any], ...]:
    """Give the analysts' answers and confirmations, in the order in which they were given."""
    if not path.exists():
        return ()
    entries = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            entries.append(json.loads(line))
        except ValueError as error:
            raise UnreadableDocument(f"{path}:{number}", "is no line of JSON") from error
    return tuple(entries)


def _with_entries(question: Question, entries: Iterable[dict[str, Any]]) -> Question:
    for entry in entries:
        if entry["question"] != question.id:
            continue
        if "confirmed_by" in entry:
            confirmed = entry["outcome"] == question.outcome.value
            question = replace(question, confirmed_by=entry["confirmed_by"]) if confirmed else question
        else:
            day = dt.date.fromisoformat(entry["on"])
            question = answer(question, entry["forecaster"], float(entry["probability"]), day)
    return question


def _find(questions: Iterable[Question], word: str) -> Question:
    found = [question for question in questions if question.id.startswith(word)]
    if len(found) != 1:
        raise UnknownCode("question", word, tuple(question.id for question in found[:3]))
    return found[0]


def keep_answer(book: Book, questions: Iterable[Question], word: str, probability: float, who: str) -> Question:
    """Keep an analyst's probability for an open question; a settled one takes no more answers."""
    question = _find(questions, word)
    if question.outcome is not Outcome.OPEN:
        raise InvalidValue("question", question.id, f"is settled ({question.outcome.value}); it takes no more answers")
    given = answer(question, who, probability, book.today)
    _keep(book, {"question": question.id, "forecaster": who, "probability": probability, "on": book.today.isoformat()})
    return given


def confirm(book: Book, questions: Iterable[Question], word: str, who: str) -> Question:
    """Keep that an analyst agrees with the outcome that the machine proposes."""
    question = _find(questions, word)
    if question.outcome is Outcome.OPEN:
        raise InvalidValue("question", question.id, "is still open; there is no outcome to confirm")
    _keep(book, {"question": question.id, "confirmed_by": who, "outcome": question.outcome.value})
    return replace(question, confirmed_by=who)


def _keep(book: Book, entry: dict[str, str | float]) -> None:
    book.answers.parent.mkdir(parents=True, exist_ok=True)
    with book.answers.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def question_record(question: Question) -> dict[str, Any]:
    """Give a question as it is shown: its rule, the answers side by side, how it stands."""
    rule = question.rule
    return {
        "id": question.id, "text": question.text, "origin": question.origin, "status": question.status,
        "asked_on": question.asked_on, "due": rule.end,
        "rule": {
            "actors": rule.actors, "recipients": rule.recipients, "types": [kind.value for kind in rule.types],
            "start": rule.start, "end": rule.end, "themes": rule.themes, "words": rule.words,
        },
        "answers": [
            {"forecaster": each.forecaster, "probability": each.probability, "likelihood": likelihood(each.probability),
             "given_on": each.given_on}
            for each in question.answers
        ],
        "outcome": question.outcome.value, "resolved_on": question.resolved_on, "resolved_by": question.resolved_by,
        "confirmed_by": question.confirmed_by, "claims": question.claims,
    }  # fmt: skip
