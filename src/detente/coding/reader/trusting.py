"""How likely a whole claim is right: its act, and the way in which its parties were found.

A logistic regression (Platt 1999, Probabilistic Outputs for Support Vector Machines) on the joined log odds of the
act and on four things that make parties doubtful. Its weights are shipped with the reader; the model card
tells on what they were fitted and how well they hold.
"""

from math import exp

from detente.coding.drafts import Draft
from detente.coding.filling import CHOSEN

MOST, LEAST = 6.0, -4.0
"""Log odds beyond these say no more: so few errors are left that the parties decide."""

IMPLIED = ("complete", "default")
"""Rules by which only the document, or the kind of act, tells a side."""

DOUBT_AT_HOME = 0.4
"""How much of the doubt about a side alone is left where a text names one state only."""

POINTED = ("pronoun", "description")
"""Rules by which a side is taken up from what was said before."""


EVIDENCE = ("constant", "act", "implied", "pointed", "chosen", "alone")
"""What the weights are for."""


def claim_probability(draft: Draft, act: float, weights: dict[str, float], *, at_home: bool = False) -> float:
    """Give the probability, 0 to 1, that a claim has act and parties right.

    What is no event, a condition, motive or assessment, is as likely as its kind was where it was judged by hand.

    Args:
        draft: The claim.
        act: The log odds of its event.
        weights: Those of the regression.
        at_home: The text names one state only. There a side alone seldom lacks another: strikers go back to work.
    """
    frame = draft.predicate.frame
    if frame.event is None:
        return weights[frame.kind.value]
    return _logistic(sum(weights[name] * value for name, value in evidence_for(draft, act, at_home=at_home).items()))


def evidence_for(draft: Draft, act: float, *, at_home: bool) -> dict[str, float]:
    """Give what speaks for and against a claim: its act's log odds, within bounds, and what its parties hang on."""
    makers = [found.rule for found in (*draft.actors, *draft.recipients)]
    alone = DOUBT_AT_HOME if at_home else 1.0
    return {
        "constant": 1.0,
        "act": max(LEAST, min(MOST, act)),
        "implied": float(any(maker.startswith(IMPLIED) for maker in makers)),
        "pointed": float(any(maker.startswith(POINTED) for maker in makers)),
        "chosen": float(any(maker.startswith(CHOSEN) for maker in makers)),
        "alone": alone if len(makers) == 1 else 0.0,
    }


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value))
