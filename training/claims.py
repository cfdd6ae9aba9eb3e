"""How likely a whole claim is right: fitted on what the coder makes of labelled sentences that it hasn't learnt from.

    python training/claims.py FOLDER [--dry]

FOLDER holds a calibrated reader; the weights for whole claims in its `reader.json` are fitted anew on the tuning part
of our sentences, with figures told on the fixed part; --dry writes nothing.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, logit

from calibrate import HERE, NEUTRAL, bins, calibration_error
from detente.coding.coder import Coder
from detente.coding.drafts import Drafted, Sides
from detente.coding.reader import Network, SecondReader, Settled
from detente.coding.reader.trusting import EVIDENCE, evidence_for
from detente.coding.scenes import Scene
from detente.lexicon.names import find_names
from detente.lexicon.weights import Weights, weights_in
from detente.model.actors import CountryCode
from detente.model.text import Document
from examples import EITHER_WAY
from labels import Example, Place, read_sentences

Countries = frozenset[CountryCode]

DRAWN = 1.0
"""How strongly the weights are drawn to none (ridge), so that what is seldom seen counts little."""


@dataclass(frozen=True, slots=True)
class Act:
    """A labelled act: its event and the states of its sides."""

    event: str
    actors: Countries
    recipients: Countries


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of the coder: what speaks for it, and whether act and parties are those that were labelled."""

    evidence: dict[str, float]
    right: bool


class Watched:
    """Settles as the reader does and keeps what was settled, with its sentence."""

    chooses = True

    def __init__(self, reader: SecondReader) -> None:
        """Take the reader."""
        self._reader = reader
        self.settled: list[tuple[Scene, Settled]] = []

    def settle(self, scene: Scene, drafted: Drafted) -> tuple[Settled, ...]:
        """Give what the reader settles."""
        told = self._reader.settle(scene, drafted)
        self.settled += [(scene, each) for each in told]
        return told


def acts_of(text: str, lines: Iterable[Example]) -> tuple[Act, ...]:
    """Give the acts that a sentence's lines label."""
    names = [name for name in find_names(text) if name.country is not None]

    def states(places: Iterable[Place]) -> Countries:
        met = (name for name in names for start, end in places if name.span.start < end and name.span.end > start)
        return frozenset(name.country for name in met if name.country is not None)

    events = (line for line in lines if line.kind == "event" and line.event != "none")
    return tuple(
        Act(line.event, states(line.places.get("actor", ())), states(line.places.get("recipient", ())))
        for line in events
    )


def is_right(told: Act, acts: Sequence[Act]) -> bool:
    """Tell whether a claim holds all states of a labelled act on their sides, and none but those of its event."""
    same = [act for act in acts if act.event == told.event and act.actors | act.recipients]
    known = frozenset[CountryCode]().union(*(act.actors | act.recipients for act in same))
    both = told.actors | told.recipients
    if not both <= known:
        return False
    if told.event in EITHER_WAY:
        return any(act.actors | act.recipients <= both for act in same)
    return any(act.actors <= told.actors and act.recipients <= told.recipients for act in same)


def watch(shipped: Weights) -> Watched:
    """Give the reader with neutral weights for claims: how sure it is of one is then how sure of its act."""
    calibration = replace(shipped.calibration, claim=shipped.calibration.claim | NEUTRAL)
    return Watched(SecondReader(Network(replace(shipped, calibration=calibration))))


def judge(examples: Iterable[Example], coder: Coder, watched: Watched) -> list[Judged]:
    """Code labelled sentences, each by itself, and judge the acts that the coder, which settles by `watched`, makes."""
    found = []
    for text, lines in groupby(examples, key=lambda each: each.text):
        watched.settled.clear()
        coder.code(Document.of(text, language="en"))
        acts = acts_of(text, lines)
        for scene, each in watched.settled:
            event = each.draft.predicate.frame.event
            if event is None or each.probability is None:
                continue
            told = Act(event.value, _states(each.draft.actors), _states(each.draft.recipients))
            at_home = scene.discourse.sole_state() is not None
            evidence = evidence_for(each.draft, float(logit(each.probability)), at_home=at_home)
            found.append(Judged(evidence, is_right(told, acts)))
    return found


def _states(side: Sides) -> Countries:
    return frozenset(found.value.country for found in side if found.value.country is not None)


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """Give the weights of a logistic regression with a ridge on all but the constant (Platt 1999)."""
    columns, right = _columns(judged), np.array([each.right for each in judged], dtype=float)

    def cost(weights: NDArray[np.float64]) -> float:
        told = columns @ weights
        ridge = DRAWN / 2 * float(weights[1:] @ weights[1:])
        return float(np.logaddexp(0, told).sum() - right @ told) + ridge

    found = minimize(cost, np.zeros(len(EVIDENCE)), method="BFGS").x
    return {name: round(float(weight), 3) for name, weight in zip(EVIDENCE, found, strict=True)}


def _columns(judged: Sequence[Judged]) -> NDArray[np.float64]:
    return np.array([[each.evidence[name] for name in EVIDENCE] for each in judged])


def figures(judged: Sequence[Judged], weights: dict[str, float]) -> dict[str, Any]:
    """Give how often claims are right, and how well their confidence tells it."""
    sure = expit(_columns(judged) @ np.array([weights[name] for name in EVIDENCE]))
    pairs = [(float(one), each.right) for one, each in zip(sure, judged, strict=True)]
    return {
        "claims": len(judged),
        "right": round(sum(each.right for each in judged) / len(judged), 3),
        "calibration error": round(calibration_error(pairs), 3),
        "reliability": bins(pairs),
    }


def main() -> None:
    """Fit, write the weights if wanted, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dry", action="store_true", help="print the figures and write nothing")
    words = parser.parse_args()
    watched, card = watch(weights_in(words.folder)), words.folder / "reader.json"
    coder, examples = Coder(second=watched), tuple(read_sentences(HERE / "sentences"))
    fitted = fit(judge((each for each in examples if each.tuning), coder, watched))
    told = figures(judge((each for each in examples if each.fixed), coder, watched), fitted)
    if not words.dry:
        table = json.loads(card.read_text(encoding="utf-8"))
        table["calibration"]["claim"] |= fitted
        table["claims, fixed part"] = told
        card.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"claim": fitted, "claims, fixed part": told}, indent=1))


if __name__ == "__main__":
    main()
