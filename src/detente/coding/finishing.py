"""A draft with its remaining fields read: who says so, stance, status, date, quantities, places, themes, traces."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from detente.coding.attribution import Attribution
from detente.coding.bearers import BEARERS, EQUATING
from detente.coding.contents import refused
from detente.coding.dates import carried_date, date_for, find_dates, main_date
from detente.coding.drafts import Draft
from detente.coding.filling import CHOSEN
from detente.coding.found import Found
from detente.coding.places import places_for
from detente.coding.predicates import CONTRACTS
from detente.coding.quantities import find_quantities, quantities_for
from detente.coding.reader import Settled
from detente.coding.scenes import Scene
from detente.coding.stance import read_stance, read_status
from detente.coding.themes import themes_of
from detente.coding.tokens import Token
from detente.coding.transfers import traded
from detente.coding.voices import Voices
from detente.model.claims import Claim, EventType, Quantity, Stance, Status, Trace, When
from detente.model.text import Document

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figures:
    """The dates and quantities of one sentence, read once for all of its claims."""

    dates: tuple[Found[When], ...]
    quantities: tuple[Found[Quantity], ...]
    carried: Found[When] | None = None

    @classmethod
    def of(cls, scene: Scene, carried: Found[When] | None = None, *, counted: bool = True) -> "Figures":
        """Read a sentence's dates and, where they are asked for, its quantities.

        `carried` is the day that the sentence before told of.
        """
        return cls(find_dates(scene.text, scene.day), find_quantities(scene.doc) if counted else (), carried)

    def main_date(self, scene: Scene) -> Found[When] | None:
        """Give the day that the sentence tells of, for the one behind it."""
        return main_date(scene.doc, self.dates, scene.day, self.carried)


@dataclass(frozen=True, slots=True)
class Details:
    """What a sentence tells of one act besides its parties; places count from the sentence's start."""

    stance: Found[Stance]
    status: Found[Status]
    date: Found[When] | None
    quantities: tuple[Found[Quantity], ...]
    places: tuple[Found[str], ...]

    @classmethod
    def read(cls, draft: Draft, scene: Scene, figures: Figures, chain: tuple[Attribution, ...]) -> "Details":
        """Read them around the act's word, under the voices of `chain`."""
        frame, token = draft.predicate.frame, draft.predicate.token
        return cls(
            stance=read_stance(token, chain, frame.kind),
            status=read_status(_telling(draft), frame.kind),
            date=date_for(token, figures.dates, scene.day) or carried_date(token, figures.carried),
            quantities=_counted(draft, figures.quantities),
            places=places_for(token),
        )

    def traces(self, offset: int) -> Iterator[Trace]:
        """Give where each was read, as places of the document."""
        local = {
            "stance": (self.stance,),
            "status": (self.status,),
            "date": (self.date,) if self.date else (),
            "quantities": self.quantities,
            "places": self.places,
        }
        return _traces(local, offset)


RECKONING = frozenset({"put", "peg", "estimate", "place", "value"})
"""What these are done to is as large as they say: "put imports at 9,000 tonnes"."""


def _telling(draft: Draft) -> Token:
    """Give the word whose tense is the act's: of one who is called a supplier that of "is", not the noun."""
    predicate = draft.predicate
    called = (
        predicate.carrier is not None and predicate.carrier.lemma_ in EQUATING and predicate.token.lemma_ in BEARERS
    )
    return predicate.carrier if called and predicate.carrier is not None else predicate.token


def _counting(draft: Draft) -> Token:
    """Give the word whose figures are the act's: of a flow of goods the verb that tells how large it is."""
    token, carrier = draft.predicate.token, draft.predicate.carrier
    if carrier is None and token.dep_ == "dobj" and token.head.lemma_ in RECKONING:
        return token.head
    told = carrier is not None and (token.dep_ == "nsubj" or (token.dep_ == "attr" and token.lemma_ in BEARERS))
    return carrier if told and carrier is not None else token


def _counted(draft: Draft, quantities: Sequence[Found[Quantity]]) -> tuple[Found[Quantity], ...]:
    """Give the figures of an act; those of the contract under which goods are supplied are theirs as well."""
    own = quantities_for(_counting(draft), quantities, beside=draft.others)
    head = draft.predicate.token.head
    above = next((word for word in (head, *head.children) if word.lemma_ in CONTRACTS), None)
    if draft.transfer is None or above is None:
        return own
    of_contract = quantities_for(above, quantities, beside=draft.others)
    return tuple(each for each in quantities if each in own or each in of_contract)


def finish(settled: Settled, scene: Scene, figures: Figures, document: Document, voices: Voices) -> Claim:
    """Give the claim that a settled draft becomes."""
    draft, frame = settled.draft, settled.draft.predicate.frame
    chain = voices.chain(scene.word(draft.predicate.token))
    speakers = voices.speakers(chain)
    details = Details.read(draft, scene, figures, chain)
    quote = draft.span.cut(document.text)
    event, status = _told(draft, details.status.value, document.text)
    said = _traces({"said_by": speakers}, 0)
    return Claim(
        doc_id=document.id,
        span=draft.span,
        quote=quote,
        kind=frame.kind,
        event=event,
        mode=frame.mode if event is frame.event else None,
        themes=themes_of(quote, frame.event, frame.themes, draft.transfer.commodity if draft.transfer else None),
        actors=_values(draft.actors),
        recipients=_values(draft.recipients),
        transfer=draft.transfer,
        quantities=_values(details.quantities),
        date=details.date.value if details.date else None,
        places=_values(details.places),
        said_by=_values(speakers),
        stance=details.stance.value,
        status=status,
        confidence=None if settled.probability is None else round(settled.probability, 2),
        traces=(*_own_traces(draft, scene, retyped=settled.retyped), *said, *details.traces(scene.offset)),
    )


def _values(found: Iterable[Found[T]]) -> tuple[T, ...]:
    return tuple(each.value for each in found)


def _told(draft: Draft, read: Status, text: str) -> tuple[EventType | None, Status]:
    """Give event and status after what stands by the act: a price makes supply a sale, "did not agree" a refusal."""
    frame = draft.predicate.frame
    return refused(traded(frame, draft.span, text), _status(frame.status, read), draft.predicate.token)


def _status(framed: str | None, read: Status) -> Status:
    """Give what the frame knows: "announced aid" is planned unless the words tell more, "won't sign" is a no said."""
    weak = (Status.OCCURRED, Status.PLANNED) if framed == Status.ONGOING else (Status.OCCURRED,)
    if framed is None or (read not in weak and framed != Status.OCCURRED):
        return read
    return Status(framed)


def _own_traces(draft: Draft, scene: Scene, *, retyped: bool) -> Iterator[Trace]:
    frame = draft.predicate.frame
    maker = "reader:event" if retyped else f"rule:frame:{frame.name}"
    yield Trace("event" if frame.event else "kind", scene.word(draft.predicate.token), maker)
    yield from _traces({"actors": draft.actors, "recipients": draft.recipients}, 0)
    if draft.item is not None:
        yield Trace("transfer", draft.item, f"rule:frame:{frame.name}")


LISTED = frozenset({"actors", "recipients", "said_by", "quantities", "places"})


def _traces(fields: dict[str, tuple[Found[Any], ...]], offset: int) -> Iterator[Trace]:
    for field, found in fields.items():
        for i, each in enumerate(found):
            name = f"{field}.{i}" if field in LISTED else field
            maker = each.rule if each.rule.startswith(CHOSEN) else f"rule:{each.rule}"
            yield Trace(name, each.span.shifted(offset), maker)
