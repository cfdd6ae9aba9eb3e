"""Turning points: the months from which on a relation ran differently, with what changed and how sure that is."""

import math
from functools import cache
from itertools import pairwise

import numpy as np

from detente.measuring.mix import Floats
from detente.measuring.monthly import CLASSES, Months
from detente.measuring.segments import NEVER, add_class, count_behind, count_changes, rate_grid
from detente.model.series import Estimate, Shift, TurningPoint

GAP_MONTHS = 20.0
"""Prior mean of the months between two changes: the shortest of 8, 12, 20, 30, 60 with under half a false turn in
eleven quiet years in simulation at k = .7, and any in fewer than half of real pairs with shuffled months."""

SHORTEST = 2
"""Months that a stretch lasts at least: a shorter one is an episode, no turn."""

MOST = 14
"""Changes that are looked for at most."""

BELIEVED, NEAR_MONTHS = 0.5, 3
"""A change is told where the probability that one lies within three months of its month passes a half.

Not where it lies anywhere in its interval: of a pair with few acts the prior alone says that something changed.
"""

SIZES = (0.05, 0.1, 0.2, 0.4, 0.7, 1.0, 1.5, 2.5, 5.0, 15.0, 60.0)
"""Sizes k of the negative binomial that are tried for each class: variance = mean + mean²/k."""

START = 6
"""The place in `SIZES` where the search begins: overdispersion as it is usual in monthly counts."""

FEWEST_MONTHS = 12
FEWEST_ACTS = 24
NINETY = 1.6449
HELD = 0.9
ROUNDING = 1e-12


def exposure_of(months: Months) -> Floats:
    """Give what the pair's counts would be if it had a steady share of the world's, class by class (4 by months)."""
    shares = months.own.sum(axis=1) / np.maximum(months.world.sum(axis=1), 1.0)
    expected: Floats = np.maximum(months.world, 0.5) * shares[:, None]
    return np.maximum(expected, 1e-6)


def _prior(most: int, months: int) -> Floats:
    chance = 1.0 / GAP_MONTHS
    return np.array([j * math.log(chance) + (months - 1 - j) * math.log1p(-chance) for j in range(most + 1)])


def _fit_class(counts: Floats, exposure: Floats) -> tuple[float, Floats]:
    """Give the size k under which a class's own counts are likeliest, changes summed out, and its stretches.

    Climbs from the middle of the sizes, for the likelihood has one top.
    """
    months = counts.size
    at, priors = rate_grid()

    @cache
    def tried(place: int) -> tuple[float, Floats]:
        stretch = np.zeros((months, months + 1))
        add_class(counts, exposure, SIZES[place], at, priors, stretch)
        ends = count_changes(stretch, 3, SHORTEST)[:, months] + _prior(3, months)
        return float(np.logaddexp.reduce(ends)), stretch

    best = START
    while True:
        near = [place for place in (best - 1, best + 1) if 0 <= place < len(SIZES) and tried(place)[0] > tried(best)[0]]
        if not near:
            return SIZES[best], tried(best)[1]
        best = max(near, key=lambda place: tried(place)[0])


def shared_evidence(counts: Floats, exposure: Floats, sizes: list[float]) -> float:
    """Give what part of the classes' evidence is their own, 1/4 to 1: a hot month is hot in several classes.

    Their log-likelihoods are added as if they were independent, then scaled by 1 / (1 + (m - 1)·r) for m classes with
    acts, r being the mean correlation of their residuals. Taken from month-to-month differences, which a lasting turn
    leaves alone.

    References:
        Pauli, Racugno and Ventura (2011). Bayesian composite marginal likelihoods. Statistica Sinica 21.
    """
    spread = np.sqrt(exposure + exposure**2 / np.array(sizes)[:, None])
    moves = np.diff((counts - exposure) / spread, axis=1)
    moves = moves[moves.std(axis=1) > 0]
    if len(moves) < 2:  # noqa: PLR2004 - one class has nobody to share with
        return 1.0
    together = np.corrcoef(moves)[np.triu_indices(len(moves), 1)]
    return float(1.0 / (1.0 + (len(moves) - 1) * max(0.0, together.mean())))


def _likeliest(stretch: Floats, number: int) -> list[int]:
    """Give the months of the likeliest set of that many changes (Viterbi's recursion)."""
    months = stretch.shape[0]
    best = stretch[0].copy()
    best[:SHORTEST] = NEVER
    came = []
    for _ in range(number):
        whole = np.full((months + 1, months + 1), NEVER)
        for s in range(SHORTEST, months - SHORTEST + 1):
            whole[s, s + SHORTEST :] = best[s] + stretch[s, s + SHORTEST :]
        came.append(whole.argmax(axis=0))
        best = whole.max(axis=0)
    places, end = list[int](), months
    for back in reversed(came):
        end = int(back[end])
        places.append(end)
    return places[::-1]


def _interval(posterior: Floats, at: int, cell: tuple[int, int]) -> tuple[int, int]:
    """Give the shortest run of months that holds a change with 90%, of those nearer to it than to another change."""
    own = posterior[cell[0] : cell[1]]
    summed = np.concatenate([[0.0], own.cumsum()])
    ends = np.searchsorted(summed, summed[:-1] + HELD * summed[-1] - ROUNDING)
    lengths = np.where(ends <= own.size, ends - np.arange(own.size), own.size + 1)
    first = int(lengths.argmin())
    return min(cell[0] + first, at), max(cell[0] + int(ends[first]) - 1, at)


def _places(stretch: Floats) -> list[tuple[int, int, int, float]]:
    """Give each change: its month, the ends of its 90% interval, the probability that one lies near."""
    months = stretch.shape[0]
    ahead, behind = count_changes(stretch, MOST, SHORTEST), count_behind(stretch, MOST, SHORTEST)
    worth = ahead[:, months] + _prior(MOST, months)
    chance = np.exp(worth - np.logaddexp.reduce(worth))

    def where(j: int, number: int) -> Floats:
        together = ahead[j - 1] + behind[number - j]
        found: Floats = np.where(together > NEVER / 2, np.exp(together - ahead[number, months]), 0.0)
        return found

    possible = [m for m in range(1, MOST + 1) if ahead[m, months] > NEVER / 2]
    zero = np.zeros(months + 1)
    overall = sum((chance[m] * where(j, m) for m in possible for j in range(1, m + 1)), start=zero)
    number = int(chance.argmax())
    places = _likeliest(stretch, number)
    halves = [0, *((a + b + 1) // 2 for a, b in pairwise(places)), months]
    told = []
    for j, at in enumerate(places):
        low, high = _interval(where(j + 1, number), at, (halves[j], halves[j + 1]))
        near = overall[max(0, at - NEAR_MONTHS) : at + NEAR_MONTHS + 1].sum()
        told.append((at, low, high, min(1.0, float(near))))
    return [place for place in told if place[3] >= BELIEVED]


def _ratio(counts: Floats, exposure: Floats, size: float, before: slice, after: slice) -> tuple[float, float]:
    """Give the log ratio of a class's rate after to before, and its variance."""
    parts = []
    for stretch in (before, after):
        number, expected = counts[stretch].sum() + 0.5, exposure[stretch].sum() + 0.5
        length = max(1, counts[stretch].size)
        parts.append((math.log(number / expected), 1.0 / number + 1.0 / (size * length)))
    return parts[1][0] - parts[0][0], parts[0][1] + parts[1][1]


def _pooled(ratios: list[tuple[float, float]]) -> tuple[float, float]:
    weights = [1.0 / variance for _, variance in ratios]
    whole = sum(weights)
    return sum(w * r for w, (r, _) in zip(weights, ratios, strict=True)) / whole, 1.0 / whole


def _estimate(value: float, variance: float) -> Estimate:
    margin = NINETY * math.sqrt(variance)
    return Estimate(value, value - margin, value + margin)


def _shift(tone: Estimate, attention: Estimate) -> Shift:
    warmer, louder = tone.excludes(0.0), attention.excludes(0.0)
    if warmer and louder:
        return Shift.BOTH
    if warmer or louder:
        return Shift.TONE if warmer else Shift.ATTENTION
    return Shift.MIX


def find_turning_points(months: Months) -> tuple[TurningPoint, ...]:
    """Give the turning points of a pair's monthly counts, earliest first; none where there is too little to tell.

    All four classes share their changes; each has its own rates, overdispersion and offset (the world's volume of
    that class). Speaks of months; `events` are left empty, for what made them is another question.

    References:
        Fearnhead (2006). Exact and efficient Bayesian inference for multiple changepoint problems.
    """
    length = months.own.shape[1]
    if length < FEWEST_MONTHS or months.own.sum() < FEWEST_ACTS:
        return ()
    exposure = exposure_of(months)
    fits = [_fit_class(months.own[c], exposure[c]) for c in range(len(CLASSES))]
    shared = shared_evidence(months.own, exposure, [size for size, _ in fits])
    whole = shared * np.sum([stretch for _, stretch in fits], axis=0)
    places = _places(whole)
    edges = [0, *(place[0] for place in places), length]
    return tuple(
        _told(months, exposure, [size for size, _ in fits], place, (edges[i], edges[i + 2]))
        for i, place in enumerate(places)
    )


def _told(
    months: Months, exposure: Floats, sizes: list[float], place: tuple[int, int, int, float], edges: tuple[int, int]
) -> TurningPoint:
    at, low, high, mass = place
    before, after = slice(edges[0], at), slice(at, edges[1])
    ratios = [_ratio(months.own[c], exposure[c], sizes[c], before, after) for c in range(len(CLASSES))]
    friendly, hostile = _pooled(ratios[:2]), _pooled(ratios[2:])
    tone = _estimate(friendly[0] - hostile[0], friendly[1] + hostile[1])
    means = exposure.mean(axis=1)
    size = float(means.sum() ** 2 / (means**2 / np.array(sizes)).sum())
    attention = _estimate(*_ratio(months.own.sum(axis=0), exposure.sum(axis=0), size, before, after))
    return TurningPoint(
        month=months.month(at),
        low=months.month(low),
        high=months.month(high),
        mass=mass,
        shift=_shift(tone, attention),
        tone=tone,
        attention=attention,
    )
