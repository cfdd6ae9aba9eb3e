"""The event between two parties that are marked in a text: of use to researchers by itself.

The two need be no states: whatever is marked takes part under a code of its own, and the rules read the sentence as
they read any.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from spacy.tokens import Doc

from detente.coding.discourse import Discourse
from detente.coding.drafting import draft_claims
from detente.coding.drafts import Draft
from detente.coding.found import Found
from detente.coding.mentions import Mentions
from detente.coding.parsing import Parser
from detente.coding.predicates import Predicate, Predicates
from detente.coding.scenes import Scene, names_by_word
from detente.coding.stance import read_status
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
TO_COME = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL})


class Fit(IntEnum):
    """How well an act joins the marked two, from not at all to wholly."""

    NEAR = 0
    OTHERS = 1
    TARGET_ALONE = 2
    SOURCE_ALONE = 3
    BOTH = 4


RIGHT = {Fit.BOTH: 0.86, Fit.SOURCE_ALONE: 0.79, Fit.TARGET_ALONE: 0.75, Fit.NEAR: 0.54, Fit.OTHERS: 0.3}
RIGHT_NONE = 0.33
"""Share of right answers on the part of our labelled sentences that is not held fixed, by how well an act joined the
two; there one sentence in nine tells of no act. Where acts are rarer, an answer of none is right more often."""


@dataclass(frozen=True, slots=True)
class PairEvent:
    """What the source does to the target: an event type with its class, or neither, and how well it joins the two."""

    event: EventType | None
    quad: Quad | None
    fit: Fit

    @property
    def probability(self) -> float:
        """Give how often what is said so is right, 0 to 1."""
        return RIGHT[self.fit] if self.event else RIGHT_NONE


def read_pair(parser: Parser, text: str, source: Span, target: Span | None) -> PairEvent:
    """Give the event that a text tells of a marked source and target (a target of None is anybody).

    As plain PLOVER has no room for plans and refusals, cooperation that is yet to come is AGREE, and cooperation
    that is withheld is REJECT (PLOVER manual, draft 2.0, on the future tense).

    Raises:
        InvalidValue: A span ends past the text.
    """
    scene = _scene(next(iter(parser.parse([text]))), text, source, target)
    mentions = Mentions(scene)
    drafts = [draft for draft in draft_claims(scene, mentions) if draft.predicate.frame.event is not None]
    if drafts:
        fits = [_fit(draft, target) for draft in drafts]
        best = max(fits)
        return _told(drafts[fits.index(best)].predicate, best)
    near = [found for found in Predicates(scene).find() if found.frame.event is not None]
    return _told(near[0], Fit.NEAR) if near else PairEvent(None, None, Fit.NEAR)


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


def _told(predicate: Predicate, fit: Fit) -> PairEvent:
    frame = predicate.frame
    if frame.event is None:
        return PairEvent(None, None, fit)
    event = plain_plover(frame.event, read_status(predicate.token, frame.kind).value)
    return PairEvent(event, quad_of(event), fit)


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
