"""What a dossier is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.model.actors import CountryCode
from detente.model.claims import ClaimId
from detente.model.dossiers import Section
from detente.model.events import CitedClaim, Event, EventId, Weighed
from detente.model.rules import CapLedger, Finding
from detente.model.text import DocId, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Events, the reports behind them, and what other stages found, all for one pair of states.

    `states` are the countries that a report is mainly about, where the coder told. `not_coded` are reports that were
    kept but not read, with the reason. `copies` leads from a near copy to the report that came first. `weighed` is
    what weighing found, `findings` and `caps` what checking did, `behind_caps` the claims of the caps' entries.
    `further` are whole sections of other stages (series, forecasts), shown in their place.
    """

    pair: tuple[CountryCode, CountryCode]
    events: tuple[Event, ...]
    documents: Mapping[DocId, Document]
    states: Mapping[DocId, tuple[CountryCode, ...]] = field(default_factory=dict)
    not_coded: tuple[tuple[Document, str], ...] = ()
    weighed: Mapping[EventId, Weighed] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    caps: tuple[CapLedger, ...] = ()
    behind_caps: Mapping[ClaimId, CitedClaim] = field(default_factory=dict)
    copies: Mapping[DocId, DocId] = field(default_factory=dict)
    further: tuple[Section, ...] = ()
