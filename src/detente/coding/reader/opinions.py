"""What rules and network make of an act together: which event it is, if any, and how surely."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import exp, expm1, inf, log
from typing import Protocol

from detente.coding.drafts import Draft, Drafted, Sides
from detente.coding.reader.network import Marks, Network, Scores
from detente.coding.reader.trusting import claim_probability
from detente.coding.reader.windows import read_window
from detente.coding.scenes import Scene
from detente.model.claims import EventType
from detente.model.text import Span

NONE = "none"

RETYPED = 0.8
"""An act becomes one of another type where that is at least this likely."""

TOGETHER = frozenset({EventType.CONSULT, EventType.COOPERATE})
"""Done together unless goods move: all who take part are actors (CODEBOOK, rule 4)."""

FILLED = log(0.5)
"""A side that the tree doesn't give is taken where the network alone finds the act between both at least so likely."""

ALMOST = -1e-9
"""Log probabilities above this count as this: the odds stay finite."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """The event that a pair's act is most likely to be (None: no act), and the probability of that, 0 to 1."""

    event: EventType | None
    probability: float


@dataclass(frozen=True, slots=True)
class Settled:
    """A draft that stands, with the probability that it is right, 0 to 1; None where only the rules spoke."""

    draft: Draft
    probability: float | None = None
    retyped: bool = False


def joined(scores: dict[str, float], told: EventType | None, trust: float) -> dict[str, float]:
    """Give the log probability of each event when the rules have told one.

    Rules and network are taken as two witnesses that err apart: what the rules' word adds to the log odds of their
    event is `trust`, fitted on labelled sentences (a product of experts: Hinton 2002, Neural Computation 14).
    """
    named = told.value if told else NONE
    raised = {event: score + (trust if event == named else 0.0) for event, score in scores.items()}
    whole = log(sum(exp(score) for score in raised.values()))
    return {event: score - whole for event, score in raised.items()}


def likeliest(scores: dict[str, float]) -> Opinion:
    """Give the best event with its probability."""
    best = max(scores, key=lambda event: scores[event])
    return Opinion(None if best == NONE else EventType(best), min(exp(scores[best]), 1.0))


class Settler(Protocol):
    """Whoever decides of what type the drafts of a sentence are, how sure, and which of the half-told acts stand."""

    @property
    def chooses(self) -> bool:
        """Tell whether the ways to complete half-told acts are wanted; else they aren't worked out."""

    def settle(self, scene: Scene, drafted: Drafted) -> tuple[Settled, ...]:
        """Give the drafts as they stand, in order."""


class RulesAlone:
    """Leaves every draft as the rules made it, without a probability."""

    chooses = False

    def settle(self, scene: Scene, drafted: Drafted) -> tuple[Settled, ...]:
        """Give all whole drafts; of what the tree tells half of, nothing."""
        del scene
        return tuple(map(Settled, drafted.drafts))


def _unseen(frame: str, odds: float) -> None:
    del frame, odds


class SecondReader:
    """Settles what the rules have drafted with the network's opinion of it."""

    chooses = True

    def __init__(
        self, network: Network, sure: dict[str, float] | None = None, seen: Callable[[str, float], None] = _unseen
    ) -> None:
        """Take the network, the frames it needn't be asked about (as shipped), and who is told of what it was asked."""
        calibration = network.calibration
        self._network = network
        self._trust = calibration.trust["BOTH"]
        self._claim = calibration.claim
        self._sure = calibration.sure if sure is None else sure
        self._seen = seen

    def settle(self, scene: Scene, drafted: Drafted) -> tuple[Settled, ...]:
        """Give the drafts of a sentence with their probabilities, in order; it is encoded once, if at all."""
        asked = [draft for draft in drafted.drafts if self._is_asked(draft)]
        asked += [draft for choice in drafted.choices for draft in choice]
        read = read_window(self._network, scene.text, [_marks(draft, scene) for draft in asked])
        scores = dict(zip(map(id, asked), read, strict=True))
        at_home = scene.discourse.sole_state() is not None
        settled = [self._settled(draft, scores.get(id(draft)), at_home=at_home) for draft in drafted.drafts]
        for choice in drafted.choices:
            best = max(choice, key=lambda draft: _likelihood(draft, scores[id(draft)]))
            told = any(_is_told(best, each.draft) for each in settled)
            if _likelihood(best, scores[id(best)]) >= FILLED and not told:
                settled.append(self._settled(best, scores[id(best)], at_home=at_home))
        return tuple(sorted(settled, key=lambda each: each.draft.predicate.token.i))

    def _is_asked(self, draft: Draft) -> bool:
        frame = draft.predicate.frame
        return frame.event is not None and frame.name not in self._sure

    def _settled(self, draft: Draft, scores: Scores | None, *, at_home: bool) -> Settled:
        frame = draft.predicate.frame
        if scores is None or frame.event is None:
            odds = self._sure.get(frame.name, 0.0)
            return Settled(draft, claim_probability(draft, odds, self._claim, at_home=at_home))
        acts = joined(scores.event, frame.event, self._trust)
        self._seen(frame.name, _odds(acts[frame.event.value]))
        best = likeliest(acts)
        told = frame.event
        if best.event is not None and best.probability >= RETYPED and draft.transfer is None:
            told = best.event
        retyped = told is not frame.event
        standing = _with_event(draft, told) if retyped else draft
        sure = claim_probability(standing, _odds(acts[told.value]), self._claim, at_home=at_home)
        return Settled(standing, sure, retyped)


def _likelihood(draft: Draft, scores: Scores) -> float:
    """Give the log probability of a draft's event by the network alone: the rules' word isn't whole here."""
    event = draft.predicate.frame.event
    return scores.event[event.value] if event is not None else -inf


def _is_told(one: Draft, other: Draft) -> bool:
    """Tell whether a draft already tells the event of another's parties."""
    return one.predicate.frame.event is other.predicate.frame.event and all(
        {found.value.country for found in side} & other.countries for side in (one.actors, one.recipients) if side
    )


def _with_event(draft: Draft, event: EventType) -> Draft:
    """Give the draft as an act of another type; what moves goods never comes here, since no other type carries any.

    What all do together has actors only, what one does to another has both sides: they are set as the type wants them.
    """
    frame = replace(draft.predicate.frame, event=event, mode=None, joint=event in TOGETHER)
    everyone = (*draft.actors, *draft.recipients)
    actors, recipients = draft.actors, draft.recipients
    if frame.joint:
        actors, recipients = everyone, ()
    elif draft.predicate.frame.joint:
        actors, recipients = everyone[:1], everyone[1:]
    return replace(draft, predicate=replace(draft.predicate, frame=frame), actors=actors, recipients=recipients)


def _odds(logged: float) -> float:
    """Give log odds from a log probability."""
    logged = min(logged, ALMOST)
    return logged - log(-expm1(logged))


def _marks(draft: Draft, scene: Scene) -> Marks:
    """Give the marks as the network learnt them: of what several do together the first is the actor."""
    joint = draft.predicate.frame.joint and len(draft.actors) > 1
    actors, others = (draft.actors[:1], draft.actors[1:]) if joint else (draft.actors, draft.recipients)
    word = scene.word(draft.predicate.token).shifted(-scene.offset)
    return Marks(_within(actors, scene), _within(others, scene), (word,))


def _within(sides: Sides, scene: Scene) -> tuple[Span, ...]:
    """Give the places of parties that stand in the sentence itself; one that only the document tells has none."""
    here = Span(scene.offset, scene.offset + len(scene.text))
    return tuple(found.span.shifted(-scene.offset) for found in sides if here.covers(found.span))
