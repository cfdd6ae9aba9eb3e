"""A draft with its remaining fields read: who says so, stance, status, date, quantities, places, themes, traces."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.coding.contents import refused
from detente.coding.dates import carried_date, date_for, find_dates, main_date
from detente.coding.drafts import Draft
from detente.coding.found import Found
from detente.coding.places import places_for
from detente.coding.quantities import find_quantities, quantities_for
from detente.coding.reader import Settled
from detente.coding.scenes import Scene
from detente.coding.stance import read_stance, read_status
from detente.coding.themes import themes_of
from detente.coding.transfers import traded
from detente.coding.voices import Voices
from detente.model.claims import Claim, Quantity, Status, Trace, When
from detente.model.text import Document


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


def finish(settled: Settled, scene: Scene, figures: Figures, document: Document, voices: Voices) -> Claim:
    """Give the claim that a settled draft becomes."""
    draft = settled.draft
    frame, token = draft.predicate.frame, draft.predicate.token
    chain = voices.chain(scene.word(token))
    speakers = voices.speakers(chain)
    stance = read_stance(token, chain, frame.kind)
    status = read_status(token, frame.kind)
    date = date_for(token, figures.dates, scene.day) or carried_date(token, figures.carried)
    quantities = quantities_for(token, figures.quantities)
    places = places_for(token)
    quote = draft.span.cut(document.text)
    named = traded(frame, draft.span, document.text)
    event, told = refused(named, _status(frame.status, status.value), token)
    local = {
        "stance": (stance,),
        "status": (status,),
        "date": (date,) if date else (),
        "quantities": quantities,
        "places": places,
    }
    return Claim(
        doc_id=document.id,
        span=draft.span,
        quote=quote,
        kind=frame.kind,
        event=event,
        mode=frame.mode if event is frame.event else None,
        themes=themes_of(quote, frame.event, frame.themes, draft.transfer.commodity if draft.transfer else None),
        actors=tuple(found.value for found in draft.actors),
        recipients=tuple(found.value for found in draft.recipients),
        transfer=draft.transfer,
        quantities=tuple(found.value for found in quantities),
        date=date.value if date else None,
        places=tuple(found.value for found in places),
        said_by=tuple(found.value for found in speakers),
        stance=stance.value,
        status=told,
        confidence=None if settled.probability is None else round(settled.probability, 2),
        traces=(
            *_own_traces(draft, scene, retyped=settled.retyped),
            *_traces({"said_by": speakers}, 0),
            *_traces(local, scene.offset),
        ),
    )


def _status(framed: str | None, read: Status) -> Status:
    """Give what the frame knows of its act ("announced aid" is planned) unless the words tell more."""
    return Status(framed) if framed is not None and read is Status.OCCURRED else read


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
            yield Trace(name, each.span.shifted(offset), f"rule:{each.rule}")
