"""Where the true partners came in: reciprocal ranks and hits, by the field's strict protocol."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from detente.forecasting.history import Doubles, Flags
from detente.forecasting.ranking.candidates import Day, Found
from detente.forecasting.ranking.ranker import Ranker

HITS = (1, 3, 10)


@dataclass(frozen=True, slots=True)
class Standing:
    """Ranks of the true partners, 1 the best, and whether the act was asked from its recipient's side."""

    rank: Doubles
    reverse: Flags

    def figures(self, part: Flags | None = None) -> dict[str, float | int]:
        """Give the mean reciprocal rank, hits and the number of answers, of all or of a part."""
        rank = self.rank if part is None else self.rank[part]
        if not len(rank):
            return {"answers": 0}
        hits = {f"hits@{k}": float((rank <= k).mean()) for k in HITS}
        return {"mrr": float((1 / rank).mean()), **hits, "answers": len(rank)}

    def report(self) -> dict[str, dict[str, float | int]]:
        """Give the figures of all answers and of each direction."""
        return {
            "both": self.figures(),
            "recipient": self.figures(~self.reverse),
            "actor": self.figures(self.reverse),
        }


def _ranks(day: Day, found: Found, scores: list[Doubles], q: int) -> Iterator[float]:
    """Give the rank of each answer of a query; the query's other answers of that day are taken away (time-aware)."""
    partner, score = found.partner[q, : found.counts[q]], scores[q]
    answers = day.answers[day.start[q] : day.start[q + 1]]
    wrong = score[~np.isin(partner, answers)]
    for i, answer in enumerate(answers):
        behind = found.behind[day.start[q] + i]
        if behind >= 0:
            yield 1 + len(wrong) + behind
        else:
            own = score[np.flatnonzero(partner == answer)[0]]
            yield 1 + (wrong > own).sum() + 0.5 * (wrong == own).sum()


def stand(ranker: Ranker, days: Iterator[tuple[Day, Found]], acts: int) -> Standing:
    """Rank every answer of the days among all actors, mean rank on ties.

    References:
        Gastinger, Sztyler, Sharma, Schuelke and Stuckenschmidt (2023). Comparing apples and oranges? On the
        evaluation of methods for temporal knowledge graph forecasting. ECML PKDD.
    """
    ranks: list[float] = []
    reverse: list[bool] = []
    for day, found in days:
        scores = ranker.score(found)
        for q in range(len(day.side)):
            part = list(_ranks(day, found, scores, q))
            ranks += part
            reverse += [bool(day.act[q] >= acts)] * len(part)
    return Standing(np.array(ranks, np.float64), np.array(reverse, np.bool_))
