"""Fit what turns the network's scores into shares of right answers, and say how well it does.

    python training/calibrate.py FOLDER [--dry]

FOLDER holds what `ship.py` wrote; `reader.json` is written beside it, with the figures of the model card and without
the frames that `sure.py` finds, since other weights have others; --dry writes nothing. Fitted on the tuning part of the
sentences that are written as reports are, which the network hasn't learnt from; told on the fixed part.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

from detente.coding.pairs import Fit, Told, told_of_pair
from detente.coding.parsing import Parser
from detente.coding.reader import NONE, Marks, Network, joined, likeliest
from detente.coding.reader.trusting import EVIDENCE
from detente.forecasting.scores import error_of, reliability
from detente.lexicon.weights import Calibration, Weights
from detente.model.forecasts import Bin
from detente.model.text import Span
from labels import EVENTS, KINDS, STANCES, STATUSES, Example, read_sentences

HERE = Path(__file__).parent
OF_REPORTS = ("wire", "official", "agency", "analysis")
"""How the files begin whose sentences are written as reports are; the others are short and plain."""

HEADS = {"event": EVENTS, "kind": KINDS, "stance": STANCES, "status": STATUSES}
TEMPERATURES = tuple(0.6 + 0.1 * step for step in range(25))
TRUSTS = tuple(0.25 * step for step in range(25))
COOLINGS = tuple(1 + 0.05 * step for step in range(11))
BINS = 10
BY_HAND = {"condition": 0.71, "motive": 0.46, "assessment": 0.4}
"""How often claims that are no event were right: 70 of them, judged by hand on texts that can't be passed on."""

NEUTRAL = dict.fromkeys(EVIDENCE, 0.0) | {"act": 1.0}
"""A claim is as likely as its act, until `claims.py` has fitted what its parties add."""


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled pair with what both have read of it; `scores` of heads without places of a predicate are unused."""

    example: Example
    told: Told
    scores: dict[str, dict[str, float]]


def _spans(example: Example, role: str) -> tuple[Span, ...]:
    return tuple(Span(*place) for place in example.places.get(role, ()))


def read(examples: Sequence[Example], network: Network) -> list[Row]:
    """Give both readings of each example that asks about a pair."""
    asked = [each for each in examples if each.kind in ("event", "nothing") and "actor" in each.places]
    docs = Parser().parse(each.text for each in asked)
    rows = []
    for example, doc in zip(asked, docs, strict=True):
        actor, recipient = _spans(example, "actor"), _spans(example, "recipient")
        told = told_of_pair(doc, example.text, actor[0], recipient[0] if recipient else None)
        sentence = network.encode(example.text)
        alone = network.read(sentence, [Marks(actor, recipient)])[0]
        known = network.read(sentence, [Marks(actor, recipient, _spans(example, "predicate"))])[0]
        scores = {"event": alone.event, "kind": known.kind, "stance": known.stance, "status": known.status}
        rows.append(Row(example, told, scores))
    return rows


def cooled(scores: dict[str, float], temperature: float) -> dict[str, float]:
    """Give log probabilities at a temperature (Guo et al. 2017, On Calibration of Modern Neural Networks)."""
    return joined({label: score / temperature for label, score in scores.items()}, None, 0.0)


def loss(rows: Sequence[Row], temperature: float, trust: dict[str, float]) -> float:
    """Give the mean of -log p of the right event."""
    total = 0.0
    for row in rows:
        scores = joined(cooled(row.scores["event"], temperature), row.told.event, trust[row.told.trusted_as])
        total -= scores[row.example.event]
    return total / len(rows)


def _best_of(costs: dict[float, float]) -> float:
    return min(costs, key=lambda value: costs[value])


def fit_events(rows: Sequence[Row]) -> tuple[float, dict[str, float]]:
    """Give the temperature of the event and the trust in each fit of the rules: coordinate descent on the loss."""
    temperature, trust = 1.0, dict.fromkeys([*(fit.name for fit in Fit), NONE], 1.0)
    for _ in range(4):
        costs = {value: loss(rows, value, trust) for value in TEMPERATURES}
        temperature = _best_of(costs)
        for name in trust:
            costs = {value: loss(rows, temperature, {**trust, name: value}) for value in TRUSTS}
            trust[name] = _best_of(costs)
    return temperature, trust


def cool_both(rows: Sequence[Row], temperature: float, trust: dict[str, float]) -> tuple[float, dict[str, float]]:
    """Give temperature and trust with both witnesses cooled alike, for the least calibration error.

    They don't err wholly apart, since the network learnt half of what it knows from the rules: taken together as if
    they did, they are too sure where they agree.
    """

    def error(cooling: float) -> float:
        cooled_trust = {name: value / cooling for name, value in trust.items()}
        return calibration_error(judged(rows, temperature * cooling, cooled_trust))

    best = min(COOLINGS, key=error)
    return round(temperature * best, 3), {name: round(value / best, 3) for name, value in trust.items()}


def fit_head(rows: Sequence[Row], head: str) -> float:
    """Give a head's temperature."""
    told = [row for row in rows if "predicate" in row.example.places]

    def cost(temperature: float) -> float:
        return -sum(cooled(row.scores[head], temperature)[getattr(row.example, head)] for row in told)

    return min(TEMPERATURES, key=cost)


def _diagram(pairs: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    sure, right = zip(*pairs, strict=True)
    return reliability(sure, right, BINS)


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Give the expected calibration error: mean gap of confidence and share right, over ten bins of width .1."""
    return error_of(_diagram(pairs))


def bins(pairs: Sequence[tuple[float, bool]]) -> list[dict[str, float]]:
    """Give the reliability diagram: for each bin where it begins, how many, how sure, how often right."""
    return [
        {
            "from": min(int(part.probability * BINS), BINS - 1) / BINS,
            "pairs": part.cases,
            "sure": round(part.probability, 3),
            "right": round(part.share, 3),
        }
        for part in _diagram(pairs)
    ]


def _best(scores: dict[str, float]) -> str:
    return max(scores, key=lambda label: scores[label])


def judged(rows: Sequence[Row], temperature: float, trust: dict[str, float]) -> list[tuple[float, bool]]:
    """Give of each row how sure both together are of their event, and whether it is right."""
    told = []
    for row in rows:
        best = likeliest(joined(cooled(row.scores["event"], temperature), row.told.event, trust[row.told.trusted_as]))
        told.append((best.probability, (best.event.value if best.event else NONE) == row.example.event))
    return told


def figures(rows: Sequence[Row], temperature: float, trust: dict[str, float]) -> dict[str, Any]:
    """Give accuracy of rules, network and both, and the calibration of both."""
    both = judged(rows, temperature, trust)
    alone = [_best(row.scores["event"]) == row.example.event for row in rows]
    rules = [(row.told.event.value if row.told.event else NONE) == row.example.event for row in rows]
    return {
        "pairs": len(rows),
        "rules right": round(sum(rules) / len(rows), 3),
        "network right": round(sum(alone) / len(rows), 3),
        "both right": round(sum(right for _, right in both) / len(rows), 3),
        "calibration error": round(calibration_error(both), 3),
        "reliability": bins(both),
    }


def head_figures(rows: Sequence[Row], head: str, temperature: float) -> dict[str, float]:
    """Give accuracy and calibration error of a head at its predicate."""
    told = []
    for row in rows:
        if "predicate" in row.example.places:
            scores = cooled(row.scores[head], temperature)
            best = _best(scores)
            told.append((exp(scores[best]), best == getattr(row.example, head)))
    right = sum(each for _, each in told) / len(told)
    return {"right": round(right, 3), "calibration error": round(calibration_error(told), 3)}


def main() -> None:
    """Fit, write reader.json if wanted, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dry", action="store_true", help="print the figures and write nothing")
    words = parser.parse_args()
    folder: Path = words.folder
    plain = Calibration(temperature=dict.fromkeys(HEADS, 1.0), trust={}, claim={}, sure={})
    files = {name: (folder / f"{name}.onnx").read_bytes() for name in ("encoder", "heads")}
    tokenizer = (folder / "tokenizer.json").read_text(encoding="utf-8")
    network = Network(Weights(**files, tokenizer=tokenizer, labels=HEADS, calibration=plain))
    sentences = tuple(read_sentences(HERE / "sentences"))
    tuning = read([each for each in sentences if each.tuning and each.name.startswith(OF_REPORTS)], network)
    temperature, trust = cool_both(tuning, *fit_events(tuning))
    heads = {head: fit_head(tuning, head) for head in HEADS if head != "event"}
    fixed = read([each for each in sentences if each.fixed], network)
    unseen = [row for row in fixed if row.example.name.startswith(OF_REPORTS)]
    card = {
        "labels": HEADS,
        "calibration": {
            "temperature": {"event": temperature, **heads},
            "trust": trust,
            "claim": NEUTRAL | BY_HAND,
            "sure": {},
        },
        "fixed part": figures(fixed, temperature, trust),
        "fixed part, as reports are written": figures(unseen, temperature, trust),
        "heads, fixed part": {head: head_figures(fixed, head, heads[head]) for head in heads},
    }
    if not words.dry:
        (folder / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({key: card[key] for key in card if key != "labels"}, indent=1))


if __name__ == "__main__":
    main()
