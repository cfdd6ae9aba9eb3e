"""Who forecast well: scores by forecaster, and whose plans come true, by source."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from detente.forecasting.questions import settled
from detente.forecasting.scores import brier_score, calibration_error, log_score
from detente.model.forecasts import Outcome, Question


@dataclass(frozen=True, slots=True)
class Scored:
    """One forecaster's scores over the questions that were settled."""

    forecaster: str
    questions: int
    brier: float
    log: float
    calibration_error: float


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of a source's foreseen acts came, of those that were settled."""

    source: str
    came: int
    settled: int


def score_forecasters(questions: Iterable[Question]) -> tuple[Scored, ...]:
    """Give the scores of all who answered settled questions, the best Brier score first; the last answer counts."""
    given: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for question in settled(questions):
        came = float(question.outcome is Outcome.YES)
        last = {each.forecaster: each.probability for each in question.answers}
        for forecaster, probability in last.items():
            given[forecaster].append((probability, came))
    board = []
    for forecaster, pairs in given.items():
        p, y = zip(*pairs, strict=True)
        board.append(Scored(forecaster, len(p), brier_score(p, y), log_score(p, y), calibration_error(p, y)))
    return tuple(sorted(board, key=lambda scored: (scored.brier, scored.forecaster)))


PRIOR = {"planned": 0.5, "possible": 0.25, "conditional": 0.25}
"""Share of foreseen acts that is taken to come before any has settled; an assumption, worth two settled questions."""

PRIOR_CASES = 2.0


def kept_share(questions: Iterable[Question], status: str) -> float:
    """Give the share of acts foreseen with this status that came, of the settled ones, drawn to `PRIOR`."""
    came = [question.outcome is Outcome.YES for question in settled(questions) if question.status == status]
    prior = PRIOR[status]
    return (sum(came) + PRIOR_CASES * prior) / (len(came) + PRIOR_CASES)


def score_sources(questions: Iterable[Question]) -> tuple[Kept, ...]:
    """Give for each source how many of the acts it foresaw came, those with most settled first."""
    came: dict[str, list[bool]] = defaultdict(list)
    for question in settled(questions):
        came[question.origin].append(question.outcome is Outcome.YES)
    board = [Kept(source, sum(each), len(each)) for source, each in came.items()]
    return tuple(sorted(board, key=lambda kept: (-kept.settled, kept.source)))
