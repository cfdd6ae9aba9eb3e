"""Events with all that weighing finds: origins, disputes, grade, rank."""

from collections.abc import Iterable

from detente.model.events import Event, Weighed
from detente.weighing.disputes import disputes_of
from detente.weighing.grades import grade_of
from detente.weighing.landmarks import Record, record_of, weigh_landmark
from detente.weighing.origins import origins_of
from detente.weighing.voices import NOTHING_KNOWN, Sourcing


def weigh(event: Event, record: Record, sourcing: Sourcing = NOTHING_KNOWN, notes: tuple[str, ...] = ()) -> Weighed:
    """Give an event with who stands behind it, what is disputed, its grade and its rank among all of the record."""
    origins = origins_of(event, sourcing)
    weight, reasons = weigh_landmark(event, origins, record)
    return Weighed(
        event=event,
        origins=origins,
        disputes=disputes_of(event, origins),
        grade=grade_of(event, origins),
        weight=weight,
        reasons=reasons,
        notes=notes,
    )


def weigh_all(events: Iterable[Event], sourcing: Sourcing = NOTHING_KNOWN) -> tuple[Weighed, ...]:
    """Give all events weighed, in their order; novelty is judged by them alone."""
    known = tuple(events)
    record = record_of(known)
    return tuple(weigh(event, record, sourcing) for event in known)
