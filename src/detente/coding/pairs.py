"""The event between two parties that are marked in a text: of use to researchers by itself.

The two need be no states: whatever is marked takes part under a code of its own, and the rules read the sentence as
they read any.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from math import exp, log

from detente.coding.discourse import Discourse
from detente.coding.drafting import draft_claims
from detente.coding.drafts import Draft
from detente.coding.found import Found, place
from detente.coding.mentions import Mentions
from detente.coding.parsing import Parser
from detente.coding.predicates import Predicate, Predicates
from detente.coding.reader import NONE, Marks, Network, Scores, joined, likeliest
from detente.coding.reader.windows import read_window
from detente.coding.scenes import Scene, names_by_word
from detente.coding.stance import read_status
from detente.coding.tokens import Doc
from detente.errors import InvalidValue
from detente.lexicon.codes import Quad, quad_of
from detente.lexicon.entries import NameEntry, NameKind
from detente.lexicon.names import Mention
from detente.model.actors import CountryCode, Party
from detente.model.claims import EventType, Status
from detente.model.text import Span

SOURCE = CountryCode("XXS")
TARGET = CountryCode("XXT")
"""Codes that ISO 3166 leaves to its users; they stand for the marked parties and never leave this module."""

COOPERATION = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
    }
)
LEAST = 1e-9
"""No event is less likely than this."""

TO_COME = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL})


class Fit(IntEnum):
    """How well an act joins the marked two, from not at all to wholly."""

    NEAR = 0
    OTHERS = 1
    TARGET_ALONE = 2
    SOURCE_ALONE = 3
    BOTH = 4


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules read of a pair: an event type or none, the act's status, and how well it joins the two."""

    event: EventType | None
    fit: Fit
    status: Status = Status.OCCURRED
    predicate: Span | None = None

    @property
    def trusted_as(self) -> str:
        """Name what the trust in the rules' word hangs on: how the act fits, or that there is none."""
        return self.fit.name if self.event else NONE


@dataclass(frozen=True, slots=True)
class PairEvent:
    """What the source does to the target: an event type with its class, or neither, and how likely that is right."""

    event: EventType | None
    quad: Quad | None
    probability: float


class PairReader:
    """Reads the event of marked pairs by rules and network together; build it once, since it holds both."""

    def __init__(self, parser: Parser, network: Network) -> None:
        """Take the parser and the network."""
        self._parser = parser
        self._network = network
        self._trust = network.calibration.trust

    def read(self, text: str, source: Span, target: Span | None) -> PairEvent:
        """Give the event that a text tells of a marked source and target (a target of None is anybody).

        As plain PLOVER has no room for plans and refusals, cooperation that is yet to come is AGREE, and cooperation
        that is withheld is REJECT (PLOVER manual, draft 2.0, on the future tense).

        A target at the source's own place is marked once, as the source. Of a text longer than the network sees, it is
        given the part about the two.

        Raises:
            InvalidValue: A span ends past the text, or marks nothing but blanks.
        """
        for marked in (source, target) if target else (source,):
            _check(text, marked)
        return self.read_parsed(next(iter(self._parser.parse([text]))), text, source, target)

    def read_parsed(self, doc: Doc, text: str, source: Span, target: Span | None) -> PairEvent:
        """Give the same for a text that is parsed, and spans that mark words of it."""
        told = told_of_pair(doc, text, source, target)
        scores = self._scores(text, Marks((source,), (target,) if target else ()))
        said = _come_about(told.event, told.status) if told.event else None
        best = likeliest(joined(in_plain_plover(scores), said, self._trust[told.trusted_as]))
        return PairEvent(best.event, quad_of(best.event) if best.event else None, best.probability)

    def _scores(self, text: str, marks: Marks) -> Scores:
        sentence = self._network.encode(text)
        if sentence.holds((*marks.actor, *marks.recipient)):
            return self._network.read(sentence, [marks])[0]
        return read_window(self._network, text, [marks])[0]


def told_of_pair(doc: Doc, text: str, source: Span, target: Span | None) -> Told:
    """Give what the rules alone read of a marked source and target in a text that is parsed."""
    scene = _scene(doc, text, source, target)
    mentions = Mentions(scene)
    drafts = [
        draft
        for draft in draft_claims(scene, mentions, choices=False).drafts
        if draft.predicate.frame.event is not None
    ]
    if drafts:
        fits = [_fit(draft, target) for draft in drafts]
        best = max(fits)
        return _told(drafts[fits.index(best)].predicate, best)
    near = [found for found in Predicates(scene).find() if found.frame.event is not None]
    return _told(near[0], Fit.NEAR) if near else Told(None, Fit.NEAR)


def plain_plover(event: EventType, status: Status) -> EventType:
    """Give the type that plain PLOVER has for an act of a status.

    >>> plain_plover(EventType.AID, Status.PLANNED).value
    'AGREE'
    """
    if event not in COOPERATION:
        return event
    if status in TO_COME:
        return EventType.AGREE
    return EventType.REJECT if status is Status.DID_NOT_OCCUR else event


def in_plain_plover(scores: Scores) -> dict[str, float]:
    """Give the log probabilities of the types that plain PLOVER has, from those of acts and of their status."""
    acts = {event: exp(score) for event, score in scores.event.items()}
    statuses = {Status(name): exp(score) for name, score in scores.status.items()}
    plain = dict.fromkeys(acts, 0.0)
    for act, likely in acts.items():
        for status, share in statuses.items():
            event = None if act == NONE else _come_about(EventType(act), status)
            plain[event.value if event else NONE] += likely * share
    return {event: log(max(likely, LEAST)) for event, likely in plain.items()}


def _come_about(act: EventType, status: Status) -> EventType | None:
    """Give the type that plain PLOVER has; None for material conflict that did not come about: that is no act."""
    if status is Status.DID_NOT_OCCUR and quad_of(act) is Quad.MATERIAL_CONFLICT:
        return None
    return plain_plover(act, status)


def _check(text: str, marked: Span) -> None:
    words = marked.cut(text)
    if not any(sign.isprintable() and not sign.isspace() for sign in words):
        raise InvalidValue("span", (marked.start, marked.end), "marks nothing but blanks")


def _told(predicate: Predicate, fit: Fit) -> Told:
    frame, token = predicate.frame, predicate.token
    return Told(frame.event, fit, read_status(token, frame.kind).value, place(token))


def _scene(doc: Doc, text: str, source: Span, target: Span | None) -> Scene:
    marked = [_marked(text, source, SOURCE)]
    if target is not None and not target.overlaps(source):
        marked.append(_marked(text, target, TARGET))
    names = names_by_word(doc, 0, tuple(sorted(marked, key=lambda mention: mention.span)))
    return Scene(doc=doc, text=text, offset=0, number=0, names=names, discourse=Discourse({}))


def _marked(text: str, span: Span, code: CountryCode) -> Mention:
    words = span.cut(text)
    entry = NameEntry(name=words, kind=NameKind.ORGANISATION, country=code)
    return Mention(span, words, code, NameKind.ORGANISATION, entry)


def _codes(parties: Iterable[Found[Party]]) -> set[CountryCode | None]:
    return {found.value.country for found in parties}


def _fit(draft: Draft, target: Span | None) -> Fit:
    actors, recipients = _codes(draft.actors), _codes(draft.recipients)
    if SOURCE in actors:
        joined = target is None or TARGET in recipients | actors
        return Fit.BOTH if joined else Fit.SOURCE_ALONE
    return Fit.TARGET_ALONE if TARGET in recipients | actors else Fit.OTHERS
