"""How likely a whole claim is right: its act, and the way in which its parties were found.

A logistic regression (Platt 1999, Probabilistic Outputs for Support Vector Machines) on the joined log odds of the
act and on four things that make parties doubtful. Its weights are shipped with the reader; the model card tells on
what they were fitted and how well they hold.
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
    makers = [found.rule for found in (*draft.actors, *draft.recipients)]
    total = weights["constant"] + weights["act"] * max(LEAST, min(MOST, act))
    total += weights["implied"] * any(maker.startswith(IMPLIED) for maker in makers)
    total += weights["pointed"] * any(maker.startswith(POINTED) for maker in makers)
    total += weights["chosen"] * any(maker.startswith(CHOSEN) for maker in makers)
    if len(makers) == 1:
        total += weights["alone"] * (DOUBT_AT_HOME if at_home else 1)
    return _logistic(total)


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value))
