"""Findings by paragraph and the cap ledgers, as tables of the dossier."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from detente.model.claims import ClaimId
from detente.model.dossiers import Block, Entry, Part, Row, Section, Table
from detente.model.events import CitedClaim, EventId
from detente.model.rules import CapAnswer, CapEntry, CapLedger, Finding, Rule, Verdict
from detente.publishing.capped import caps_picture
from detente.publishing.evidence import Evidence
from detente.publishing.sections import country_name, section
from detente.publishing.showing import count, day, day_words

FINDINGS = ("When", "What", "Would fall under, if true", "Undetermined, because", "Denied by")
MEASURES = ("Paragraph", "Measure", "How sure our reading is")
DELIVERIES = ("When", "Supplier", "As written", "At least", "At most", "Arithmetic")
CITED_AS = {
    CapAnswer.YES: "reported deliveries reach it",
    CapAnswer.NO: "reported deliveries do not reach it; what is not reported is not zero",
    CapAnswer.CANNOT_TELL: "whether reported deliveries reach it cannot be told",
}


def findings_section(
    findings: Iterable[Finding], caps: Iterable[CapLedger], entries: Mapping[EventId, Entry], evidence: Evidence,
    claims: Mapping[ClaimId, CitedClaim],
) -> Section:  # fmt: skip
    """Give the acts that would fall under a measure or may, the measures named, and the ledger of each cap."""
    by_event: dict[EventId, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.event in entries:
            by_event[finding.event].append(finding)
    touched = {event: found for event, found in by_event.items() if any(_touches(each) for each in found)}
    blocks = [_by_act(touched, entries, len(by_event) - len(touched)), _measures(touched)] if touched else []
    told = [ledger for ledger in caps if ledger.entries]
    picture = caps_picture(told)
    drawn = [Block(picture=picture)] if picture else []
    return section(Part.RULES, [*blocks, *drawn, *(_cap(ledger, evidence, claims) for ledger in told)])


def _touches(finding: Finding) -> bool:
    return finding.verdict is not Verdict.WOULD_NOT and finding.rule is not None


def _by_act(touched: Mapping[EventId, Sequence[Finding]], entries: Mapping[EventId, Entry], free: int) -> Block:
    ordered = sorted(touched, key=lambda event: (str(entries[event].day or "9999"), event))
    rows = tuple(_row(touched[event], entries[event]) for event in ordered)
    note = f"{count(free, 'further act')} would fall under none of the measures held." if free else ""
    return Block(title="By act", note=note, table=Table(FINDINGS, rows))


def _row(findings: Sequence[Finding], entry: Entry) -> Row:
    would = dict.fromkeys(each.rule.cited for each in findings if each.rule and each.verdict is Verdict.WOULD_FALL)
    open_ones = dict.fromkeys(
        f"{each.rule.cited}: {', '.join(each.because)}"
        for each in findings
        if each.rule and each.verdict is Verdict.UNDETERMINED
    )
    denied = dict.fromkeys(name for each in findings for name in each.denied_by)
    watch = " (to watch: not told as done)" if any(each.watch for each in findings) else ""
    said = (entry.text or f"“{entry.quote}”") + watch
    cells = (day_words(entry), said, "; ".join(would), "; ".join(open_ones), ", ".join(denied))
    return Row(cells, entry.citations)


def _measures(touched: Mapping[EventId, Sequence[Finding]]) -> Block:
    named: dict[str, Rule] = {}
    for found in touched.values():
        named.update((each.rule.cited, each.rule) for each in found if each.rule and _touches(each))
    rows = tuple(Row((cited, rule.title, _sureness(rule))) for cited, rule in sorted(named.items()))
    return Block(title="The measures named", table=Table(MEASURES, rows))


def _sureness(rule: Rule) -> str:
    mark = rule.mark
    if mark.substance is mark.paragraph:
        return mark.substance.words
    return f"what it says: {mark.substance.words}; its number: {mark.paragraph.words}"


def _amount(value: float | None, unit: str) -> str:
    return "not bounded" if value is None else f"{value:,.0f} {unit}"


def _delivery(each: CapEntry, ledger: CapLedger, evidence: Evidence, claims: Mapping[ClaimId, CitedClaim]) -> Row:
    when = day(each.start) if each.start == each.end else f"{day(each.start)} to {day(each.end)}"
    supplier = country_name(each.supplier) if each.supplier else "not told"
    bounds = (_amount(each.low, ledger.unit), _amount(each.high, ledger.unit))
    numbers = dict.fromkeys(evidence.cite(claims[claim_id].claim) for claim_id in each.claims if claim_id in claims)
    return Row((when, supplier, each.written, *bounds, each.arithmetic), tuple(numbers))


def _cap(ledger: CapLedger, evidence: Evidence, claims: Mapping[ClaimId, CitedClaim]) -> Block:
    period = f"{day(ledger.start)} to {day(ledger.end)}"
    cap = f"cap of {ledger.limit:,.0f} {ledger.unit}"
    rows = tuple(_delivery(each, ledger, evidence, claims) for each in ledger.entries)
    note = f"{ledger.rule.cited}: {cap}; {CITED_AS[ledger.answer]}. {' '.join(ledger.arithmetic[-1:])}"
    title = ledger.rule.title[:1].upper() + ledger.rule.title[1:]
    return Block(title=f"{title}, {period}", note=note, table=Table(DELIVERIES, rows))
