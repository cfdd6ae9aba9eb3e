"""`detente check`: what is known of two states held against the rules; caps as ledgers."""

from pathlib import Path
from typing import Any

import click

from detente.cli.options import ledger_option
from detente.cli.showing import show
from detente.errors import NotEnoughData
from detente.lexicon.countries import resolve_country
from detente.lexicon.rules import regimes
from detente.model.events import Weighed
from detente.model.rules import CapEntry, CapLedger, Finding, Verdict
from detente.settings import read_settings
from detente.storing.ledger import Ledger
from detente.weighing.landmarks import day_of
from detente.workflow.checking import check_states, picture_of_caps

COLUMNS = ("when", "told", "verdict", "paragraph", "why", "grade", "mark")
CAP_COLUMNS = ("paragraph", "days", "supplier", "written", "low", "high", "unit", "arithmetic")


@click.command("check", epilog="Example: detente check Russia 'North Korea' --caps")
@click.argument("states", nargs=-1, required=True, metavar="A [B]")
@click.option("--regime", type=click.Choice([each.id for each in regimes()]), help="Only this regime.")
@click.option("--all", "everything", is_flag=True, help="Also what would not fall under a rule, and why.")
@click.option("--caps", is_flag=True, help="Show the cap ledgers instead: all suppliers' reported deliveries.")
@click.option("--picture", type=click.Path(path_type=Path, dir_okay=False), help="Draw the cap ledgers into this SVG.")
@ledger_option
def command(
    states: tuple[str, ...], ledger: Path | None, regime: str | None, picture: Path | None, **asked: bool
) -> None:
    """Hold every transfer, visit and dealing of a state, or between two, against the rules in force on its date.

    A finding says what would fall under which paragraph if true, what would not, or why that is undetermined.
    """
    codes = tuple(resolve_country(state) for state in states)
    with Ledger.open(ledger or read_settings().ledger) as kept:
        checked = check_states(kept, codes, regime)
    if not checked.regimes:
        known = ", ".join(f"{each.id} ({each.target})" for each in regimes())
        raise NotEnoughData(f"no regime is about {' or '.join(states)}; known: {known}")
    if picture is not None:
        picture.write_text(picture_of_caps(checked.caps), encoding="utf-8")
    if asked["caps"]:
        show((record for cap in checked.caps for record in cap_records(cap)), CAP_COLUMNS, "caps")
        return
    wanted = (each for each in checked.findings if asked["everything"] or _speaks(each[1]))
    show((finding_record(*each) for each in wanted), COLUMNS, " and ".join(states))


def _speaks(finding: Finding) -> bool:
    return finding.verdict is not Verdict.WOULD_NOT


def finding_record(weighed: Weighed, finding: Finding) -> dict[str, Any]:
    """Give a finding as it is shown, with the event it is of and the certainty of the rule."""
    rule = finding.rule
    return {
        "event": finding.event,
        "when": day_of(weighed.event),
        "told": weighed.event.told.claim.quote,
        "verdict": f"watch: {finding.verdict}" if finding.watch else finding.verdict,
        "rule": rule.id if rule else None,
        "paragraph": rule.cited if rule else None,
        "title": rule.title if rule else None,
        "why": "; ".join(finding.because or finding.matched),
        "matched": list(finding.matched),
        "exemptions": list(finding.exemptions),
        "denied_by": list(finding.denied_by),
        "grade": str(weighed.grade),
        "mark": f"{rule.mark.substance.value}/{rule.mark.paragraph.value}" if rule else None,
        "regime": finding.regime,
        "claims": list(finding.claims),
        "text": finding.text,
    }


def cap_records(cap: CapLedger) -> list[dict[str, Any]]:
    """Give a cap ledger as lines: its deliveries, then the sum with the answer."""
    total = {
        "paragraph": cap.rule.cited,
        "days": f"{cap.start} to {cap.end}",
        "supplier": "all",
        "written": f"cap of {cap.limit:,.0f} {cap.unit} reached: {cap.answer}",
        "low": cap.low,
        "high": cap.high,
        "unit": cap.unit,
        "arithmetic": cap.arithmetic[-1],
        "answer": cap.answer,
    }
    return [*(_entry(cap, entry) for entry in cap.entries), total]


def _entry(cap: CapLedger, entry: CapEntry) -> dict[str, Any]:
    return {
        "paragraph": cap.rule.cited,
        "days": str(entry.start) if entry.start == entry.end else f"{entry.start} to {entry.end}",
        "supplier": entry.supplier,
        "written": entry.written,
        "low": entry.low,
        "high": entry.high,
        "unit": cap.unit,
        "arithmetic": entry.arithmetic,
        "event": entry.event,
        "claims": list(entry.claims),
    }
