"""How good probabilities were, once it is known what happened."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from detente.errors import NotEnoughData
from detente.forecasting.history import Doubles
from detente.model.forecasts import Bin

Numbers = npt.ArrayLike

BINS = 10


def _pair(probability: Numbers, happened: Numbers) -> tuple[Doubles, Doubles]:
    p, y = np.asarray(probability, np.float64), np.asarray(happened, np.float64)
    if not p.size:
        raise NotEnoughData("no forecast has come due")
    return p, y


def brier_score(probability: Numbers, happened: Numbers) -> float:
    """Give the mean squared distance of the probabilities from what happened: 0 perfect, 1 worst; (p - y)^2.

    References:
        Brier (1950). Verification of forecasts expressed in terms of probability. Monthly Weather Review 78.

    >>> brier_score([0.8, 0.1], [1, 0])
    0.025
    """
    p, y = _pair(probability, happened)
    return round(float(np.mean((p - y) ** 2)), 12)


def brier_skill(probability: Numbers, reference: Numbers, happened: Numbers) -> float:
    """Give how much of the reference's Brier score is saved: 1 perfect, 0 as good as the reference, below 0 worse.

    Raises:
        NotEnoughData: The reference was never wrong, so nothing can be saved.
    """
    whole = brier_score(reference, happened)
    if whole == 0:
        raise NotEnoughData("the reference was never wrong; there is no skill to be had")
    return 1 - brier_score(probability, happened) / whole


def log_score(probability: Numbers, happened: Numbers) -> float:
    """Give the mean negative log likelihood in nats: 0 perfect, log 2 for even chances; probabilities held to 1e-6.

    References:
        Good (1952). Rational decisions. Journal of the Royal Statistical Society B 14.
    """
    p, y = _pair(probability, happened)
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def reliability(probability: Numbers, happened: Numbers, bins: int = BINS) -> tuple[Bin, ...]:
    """Give the reliability diagram: forecasts in equal bins of probability, empty ones left out.

    References:
        Murphy and Winkler (1977). Reliability of subjective probability forecasts. Applied Statistics 26.
    """
    p, y = _pair(probability, happened)
    place = np.minimum((p * bins).astype(int), bins - 1)
    return tuple(
        Bin(float(p[place == b].mean()), float(y[place == b].mean()), int((place == b).sum()))
        for b in range(bins)
        if (place == b).any()
    )


def calibration_error(probability: Numbers, happened: Numbers, bins: int = BINS) -> float:
    """Give the mean distance of share from probability over the bins, by their cases: 0 to 1, 0 is calibrated.

    References:
        Naeini, Cooper and Hauskrecht (2015). Obtaining well calibrated probabilities using Bayesian binning. AAAI 29.
    """
    return error_of(reliability(probability, happened, bins))


def error_of(parts: Sequence[Bin]) -> float:
    """Give the calibration error of a reliability diagram that is made already."""
    return sum(part.cases * abs(part.share - part.probability) for part in parts) / sum(part.cases for part in parts)


def bootstrap_skill(
    probability: Doubles, reference: Doubles, happened: Doubles, block: npt.NDArray[np.int64], draws: int = 400
) -> tuple[float, float]:
    """Give the interval that holds nine tenths of the skill when whole blocks (pairs) are drawn again.

    Cases of one pair go together, so that the interval does not pretend that they are independent.

    References:
        Künsch (1989). The jackknife and the bootstrap for general stationary observations. Annals of Statistics 17.
    """
    _, place = np.unique(block, return_inverse=True)
    ours = np.bincount(place, (probability - happened) ** 2)
    theirs = np.bincount(place, (reference - happened) ** 2)
    picks = np.random.default_rng(11).integers(0, len(ours), (draws, len(ours)))
    whole = theirs[picks].sum(axis=1)
    if not (whole > 0).all():
        raise NotEnoughData("too few pairs to draw again")
    low, high = np.quantile(1 - ours[picks].sum(axis=1) / whole, (0.05, 0.95))
    return float(low), float(high)
