"""The dossier put together: choose, cite, order, draw; a pure function of its material."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from detente.errors import NotEnoughData
from detente.model.actors import NO_STATE_CODES, CountryCode
from detente.model.claims import Claim, Commodity, EventType, Stance, Status, Theme
from detente.model.dossiers import Block, Dossier, Entry, Part, Section, Source
from detente.model.events import Event, denies
from detente.model.text import DocId, Document
from detente.publishing import sections
from detente.publishing.choosing import about_the_pair, involved, part_of, weight
from detente.publishing.classes import acts_by_class
from detente.publishing.entries import entry_of, lead_of, when_of
from detente.publishing.evidence import Evidence
from detente.publishing.material import Material
from detente.publishing.ruling import findings_section
from detente.publishing.showing import day
from detente.publishing.timeline import timeline
from detente.publishing.transfers import ledger

BRIEF = 10
TRANSFERS = 6
"""Transfers in brief at most, so that deliveries don't hide the treaty, the visit and the vote."""
A_THEME = 1
"""Entries of one theme in brief at most, so that one much-told matter doesn't hide others; two where it is armed."""
ARMED = frozenset({Theme.ARMS, Theme.TROOPS, Theme.NUCLEAR_MISSILE})
ORIGIN = 1.0
"""What each further independent origin adds to an event's rank on the first page: half of a leader's part in it."""
GIFTS = frozenset({Commodity.OTHER, Commodity.LUXURY})

Chosen = dict[Part, list[tuple[Entry, Event]]]


def compose(material: Material) -> Dossier:
    """Give the dossier of a pair.

    Raises:
        NotEnoughData: No report says anything about the two.
        UnsupportedFinding: A claim's quote doesn't stand in its document.
    """
    evidence = Evidence(material.documents)
    events = _ours(material)
    if not any(parts is not Part.THIRD_PARTIES for parts, _ in events):
        names = " and ".join(sections.country_name(code) for code in material.pair)
        raise NotEnoughData(
            f"no report in the ledger says anything of {names} together; read some with: detente read PATH"
        )
    brief = _brief([event for part, event in events if part is Part.ACCOUNT], material, evidence)
    chosen: Chosen = defaultdict(list)
    for part, event in _in_reading_order(events):
        chosen[part].append((entry_of(event, evidence, material), event))
    made = [part for part in _sections(brief, chosen, material, evidence) if part.blocks]
    order = list(Part)
    ordered = tuple(sorted(made, key=lambda each: order.index(each.part)))
    return _bound(material, [event for _, event in events], ordered, evidence)


def _ours(material: Material) -> list[tuple[Part, Event]]:
    on_both = about_the_pair(material)
    found = []
    for event in material.events:
        told = any(cited.doc_id in on_both for cited in event.claims)
        part = part_of(event, material.pair, in_report_on_both=told)
        if part is not None:
            found.append((part, event))
    return found


def _in_reading_order(events: Iterable[tuple[Part, Event]]) -> list[tuple[Part, Event]]:
    """Give the events as the dossier is read, so that citations are numbered in that order."""
    order = list(Part)

    def place(item: tuple[Part, Event]) -> tuple[object, ...]:
        part, event = item
        theme = lead_of(event).claim.themes[:1] if part is Part.ACCOUNT else ()
        return (order.index(part), [list(Theme).index(each) for each in theme], *_time(event))

    return sorted(events, key=place)


def _time(event: Event) -> tuple[str, str]:
    when, published = when_of(event), lead_of(event).published
    at = when.start if when else published
    return (at.isoformat() if at else "9999", event.id)


def _brief(events: Sequence[Event], material: Material, evidence: Evidence) -> Section:
    together = [event for event in events if _between(lead_of(event).claim, set(material.pair))]
    ranked = sorted(together, key=lambda event: (-_weight(event, material), event.id))
    kept = _varied(ranked)
    entries = [entry_of(event, evidence, material) for event in sorted(kept, key=_time)]
    return sections.section(Part.BRIEF, [Block(entries=tuple(entries))] if entries else ())


def _varied(ranked: Sequence[Event]) -> list[Event]:
    """Give the first of each theme, and of each kind of act, as many as the first page takes."""
    kept: list[Event] = []
    themes: dict[object, int] = defaultdict(int)
    room = {True: TRANSFERS, False: BRIEF}
    for event in ranked:
        claim = lead_of(event).claim
        moved, theme = claim.transfer is not None, claim.themes[:1]
        if len(kept) < BRIEF and room[moved] and themes[theme] < A_THEME + bool(ARMED & set(theme)):
            kept.append(event)
            themes[theme] += 1
            room[moved] -= 1
    return kept


def _weight(event: Event, material: Material) -> float:
    """Give the rank on the first page: what weighing found, and the independent origins behind it; gifts come last."""
    weighed = material.weighed.get(event.id)
    transfer = lead_of(event).claim.transfer
    factor = 0.3 if transfer is not None and transfer.commodity in GIFTS else 1.0
    known = weighed.weight + ORIGIN * (weighed.independent - 1) if weighed else 0.0
    return factor * (known + weight(event))


def _between(claim: Claim, pair: set[CountryCode]) -> bool:
    """Tell whether a claim is of the two together, or of the watch kept over one, and says more than "cooperated"."""
    watched = Theme.SANCTIONS_MONITORING in claim.themes and bool(involved(claim) & NO_STATE_CODES)
    told = claim.event is not EventType.COOPERATE or claim.transfer is not None
    return told and not denies(claim) and (pair <= involved(claim) or watched)


def _sections(brief: Section, chosen: Chosen, material: Material, evidence: Evidence) -> Iterable[Section]:
    def entries(part: Part) -> tuple[Entry, ...]:
        return tuple(entry for entry, _ in chosen[part])

    acts = [pair for part in (Part.ACCOUNT, Part.OUTLOOK) for pair in chosen[part]]
    account = entries(Part.ACCOUNT)
    yield brief
    yield _pictures(account, entries(Part.OUTLOOK))
    yield sections.by_theme(account)
    yield ledger(sorted(acts, key=lambda pair: (str(pair[0].day or "9999"), pair[0].event)), evidence)
    yield sections.by_side(Part.MOTIVES, entries(Part.MOTIVES), material.pair)
    yield sections.by_side(Part.CONDITIONS, entries(Part.CONDITIONS), material.pair)
    yield sections.by_status(entries(Part.OUTLOOK))
    yield sections.disputed(entry for entry, event in acts if _contested(entry, event))
    yield sections.by_side(Part.ASSESSMENTS, entries(Part.ASSESSMENTS), material.pair)
    yield sections.by_outsider(entries(Part.THIRD_PARTIES), material.pair)
    yield findings_section(
        material.findings,
        material.caps,
        {entry.event: entry for entry, _ in acts},
        evidence,
        {**{cited.id: cited for event in material.events for cited in event.claims}, **material.behind_caps},
    )
    yield from material.further


def _contested(entry: Entry, event: Event) -> bool:
    return entry.disputed or all(denies(cited.claim) for cited in event.claims)


def _pictures(account: Sequence[Entry], outlook: Sequence[Entry]) -> Section:
    happened = [e for e in account if e.status is not Status.DID_NOT_OCCUR and e.stance is not Stance.DENIED]
    drawn = (timeline([*account, *outlook]), acts_by_class(happened))
    return sections.section(Part.PICTURES, [Block(picture=picture) for picture in drawn if picture is not None])


def _source(
    document: Document, citations: tuple[int, ...] = (), reason: str | None = None, copy_of: Document | None = None
) -> Source:
    return Source(
        doc_id=document.id,
        title=document.title,
        publisher=document.publisher,
        author=document.author,
        date=document.date,
        language=document.language,
        url=document.url,
        citations=citations,
        copy_of=_as_told(copy_of) if copy_of else None,
        reason=reason,
    )


def _as_told(document: Document) -> str:
    told = (document.publisher, document.title, day(document.date) if document.date else None)
    return ", ".join(each for each in told if each) or document.id


def _by_date(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(sorted(sources, key=lambda s: (str(s.date or "9999"), s.publisher or "", s.title or "", s.doc_id)))


def _bound(material: Material, events: Sequence[Event], made: tuple[Section, ...], evidence: Evidence) -> Dossier:
    citations = evidence.citations()
    numbers: dict[DocId, list[int]] = defaultdict(list)
    for citation in citations:
        numbers[citation.doc_id].append(citation.number)
    known = material.documents
    cited = [
        _source(known[doc_id], tuple(found), copy_of=known.get(material.copies.get(doc_id, DocId(""))))
        for doc_id, found in numbers.items()
    ]
    days = [source.date for source in cited if source.date]
    first, second = material.pair
    return Dossier(
        pair=material.pair,
        names=(sections.country_name(first), sections.country_name(second)),
        since=min(days, default=None),
        as_of=max(days, default=None),
        claims=sum(len(event.claims) for event in events),
        events=len(events),
        sections=made,
        citations=citations,
        sources=_by_date(cited),
        not_coded=_by_date(_source(document, reason=reason) for document, reason in material.not_coded),
    )
