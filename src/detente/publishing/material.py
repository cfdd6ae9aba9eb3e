"""What a dossier is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.model.actors import CountryCode
from detente.model.dossiers import Section
from detente.model.events import Event, EventId, Grade
from detente.model.text import DocId, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Events, the reports behind them, and what other stages found, all for one pair of states.

    `states` are the countries that a report is mainly about, where the coder told. `not_coded` are reports that were
    kept but not read, with the reason. `copies` leads from a near copy to the report that came first. `grades` and
    `weights` come from weighing; `further` are whole sections from other stages (findings by paragraph, series,
    forecasts), shown in their place.
    """

    pair: tuple[CountryCode, CountryCode]
    events: tuple[Event, ...]
    documents: Mapping[DocId, Document]
    states: Mapping[DocId, tuple[CountryCode, ...]] = field(default_factory=dict)
    not_coded: tuple[tuple[Document, str], ...] = ()
    grades: Mapping[EventId, Grade] = field(default_factory=dict)
    weights: Mapping[EventId, float] = field(default_factory=dict)
    copies: Mapping[DocId, DocId] = field(default_factory=dict)
    further: tuple[Section, ...] = ()
