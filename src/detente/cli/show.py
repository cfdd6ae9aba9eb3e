"""`detente show`: one claim, document or event with all that is known of it."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.cli.escaping import harmless
from detente.cli.opening import SOURCE, claim_shown, document_shown, event_shown
from detente.cli.options import ledger_option
from detente.cli.showing import cell, is_terminal, json_line
from detente.errors import InputError, UnknownCode
from detente.lexicon.countries import resolve_country
from detente.settings import read_settings
from detente.storing.ledger import Ledger
from detente.workflow.weighing import account_of

FIELDS = (
    "what", "mode", "themes", "actors", "recipients", "transfer", "quantities", "date", "places", "said_by", "stance",
    "status", "confidence",
)  # fmt: skip
EVENT_FIELDS = ("id", "when", "what", "told", "grade", "grade_reason", "origins", "outlets", "weight", "judged")


@click.command("show", epilog="Example: detente show 3f2a")
@click.argument("name", metavar="ID")
@click.argument("states", nargs=-1, metavar="[A B]")
@ledger_option
def command(name: str, states: tuple[str, ...], ledger: Path | None) -> None:
    """Show a claim with its sentence, a document with its claims, or an event with all of its sentences.

    The first digits of an ID are enough. An event is put together from the claims on the states that were asked for:
    name them again if it isn't found without.
    """
    with Ledger.open(ledger or read_settings().ledger) as kept:
        record = _opened(kept, name.lower(), states)
    if is_terminal():
        _print(record)
    else:
        click.echo(json_line(record))


def _opened(kept: Ledger, name: str, states: tuple[str, ...]) -> dict[str, Any]:
    claims, documents = kept.find_ids(name)
    weighed = account_of(kept, tuple(resolve_country(state) for state in states)).weighed if states else ()
    if not (claims or documents or states):
        weighed = account_of(kept).weighed
    events = {each.event.id: each for each in weighed if name and each.event.id.startswith(name)}
    found = (*claims, *documents, *events)
    if not found:
        raise UnknownCode("claim, document or event", name)
    if len(found) > 1:
        raise InputError(f"{name!r} could be {', '.join(found)}: give more digits")
    if claims:
        return claim_shown(kept, claims[0])
    return document_shown(kept, documents[0]) if documents else event_shown(kept, events.popitem()[1])


def _print(record: dict[str, Any]) -> None:
    console = Console()
    if "sentence" in record:
        _print_claim(console, record)
        return
    if "sentences" in record:
        _print_event(console, record)
        return
    _table(console, "", {key: record.get(key) for key in (*SOURCE, "seen_with", "states")})
    for claim in record["claims"]:
        _say(console, f"  {claim['id']}  {claim['what']}  {claim['quote']}")


def _print_claim(console: Console, record: dict[str, Any]) -> None:
    _print_sentence(console, record)
    _table(console, "document", {key: record["document"].get(key) for key in (*SOURCE, "seen_with")})
    _table(console, "claim", {key: record.get(key) for key in ("id", *FIELDS)})
    for trace in record["read_from"]:
        _say(console, f"  {trace['field']}: {trace['words']}  ({trace['maker']})")
    for judgement in record["judgements"]:
        state = "" if judgement["in_force"] else "  (taken back)"
        _say(
            console, f"  {judgement['at']:%Y-%m-%d} {judgement['who']}: {judgement['verb']}: {judgement['why']}{state}"
        )


def _print_event(console: Console, record: dict[str, Any]) -> None:
    _table(console, "event", {key: record.get(key) for key in EVENT_FIELDS})
    for origin in record["origins_told"]:
        party = ", a party" if origin["party"] else ""
        _say(console, f"  {origin['name']} ({origin['reliability']}{party}): {', '.join(origin['outlets'])}")
    for dispute in record["disputes_told"]:
        _say(console, f"  disputed: {dispute['text']}")
    console.print()
    for extract in record["sentences"]:
        _print_sentence(console, extract)
        about = extract["document"]
        _say(
            console,
            f"  {extract['claim']}  {about['publisher'] or '?'}, {about['date'] or 'undated'}: {about['title']}",
        )


def _print_sentence(console: Console, extract: dict[str, Any]) -> None:
    sentence = Text(harmless(extract["sentence"]))
    sentence.stylize("bold reverse", *extract["span_in_sentence"])
    console.print(sentence)


def _say(console: Console, line: str) -> None:
    console.print(Text(harmless(line)))


def _table(console: Console, title: str, values: dict[str, Any]) -> None:
    table = Table(title=title or None, show_header=False, title_justify="left")
    for key, value in values.items():
        if value not in (None, "", [], ()):
            table.add_row(key.replace("_", " "), Text(cell(value)))
    console.print(table)
