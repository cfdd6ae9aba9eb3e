"""events, judge, check and screen from the command line, on a small ledger."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from brief_claims import brief_claim
from detente.cli import EXIT_BAD_INPUT, detente
from detente.model.actors import CountryCode
from detente.model.events import CitedClaim
from detente.model.text import Document
from detente.storing.ledger import Ledger, Stamp
from detente.workflow.own import WEIGHTS, own_events
from detente.workflow.weighing import account_of
from plain_coder import PlainCoded

PAIR = ("Russia", "North Korea")
SHELLS = {"event": "AID", "actors": ["PRK"], "recipients": ["RUS"], "item": "shells", "date": "2024-05-03"}
GOODS = {"commodity": "artillery-rockets", "published": "2024-05-04"}
DIESEL = {"item": "diesel", "commodity": "refined-petroleum", "quantities": [[600000, 600000, "barrels"]]}
OIL = {"event": "AID", "actors": ["RUS"], "recipients": ["PRK"], "date": "2024", **DIESEL}
REPORTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Yonhap", {"text": "the North shipped shells", **SHELLS, **GOODS, "said_by": ["the spy agency/KOR/intelligence"]}),
    ("AP", {"text": "shells were shipped by the North", **SHELLS, **GOODS, "said_by": ["an envoy/USA/official"]}),
    ("TASS", {"text": "no shells came", **SHELLS, **GOODS, "stance": "denied", "said_by": ["Moscow/RUS/government"]}),
    (
        "AP",
        {"text": "600,000 barrels of diesel went", **OIL, "quantities": [[600000, 600000, "barrels"]], "date": "2024"},
    ),
)


def run(*words: str, **environment: str) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(detente, list(words), env={"DETENTE_USER": "Ada", **environment})


def records(*words: str) -> list[dict[str, Any]]:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def keep(ledger: Ledger, claims: list[CitedClaim], publishers: list[str], coder: str = "made-1") -> None:
    """Put claims with documents of their own texts into a ledger."""
    for cited, publisher in zip(claims, publishers, strict=True):
        document = Document.of(cited.claim.quote, publisher=publisher, date=cited.published, language="en")
        ledger.add(document, PlainCoded((cited.claim,)), Stamp(coder, dt.datetime(2024, 6, 1, tzinfo=dt.UTC)))


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, create=True) as ledger:
        keep(ledger, [brief_claim(brief) for _, brief in REPORTS], [publisher for publisher, _ in REPORTS])
    return str(path)


def test_events_show_grade_origins_and_disputes(path: str) -> None:
    shells, oil = sorted(records("events", *PAIR, "--ledger", path), key=lambda each: -len(each["claims"]))
    assert (shells["grade"], shells["origins"], shells["outlets"]) == ("B1", 2, 3)
    assert shells["disputes"] == ["fact"]
    assert "Moscow denies it" in shells["disputes_told"][0]["text"]
    assert oil["disputes"] == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["--disputed"], 1),
        (["--origins", "2"], 1),
        (["--since", "2024-02-01"], 1),
        (["--stance", "denied"], 1),
        (["--source", "TASS"], 1),
        (["--source", "KOR"], 1),
        (["--theme", "arms"], 0),
        (["--limit", "1", "--rank"], 1),
        ([], 2),
    ],
)
def test_events_can_be_filtered(path: str, words: list[str], count: int) -> None:
    assert len(records("events", *PAIR, "--ledger", path, *words)) == count


def test_a_judgement_is_kept_shown_and_taken_back(path: str) -> None:
    (event,) = records("events", *PAIR, "--ledger", path, "--disputed")
    (made,) = records("judge", "reject", event["id"][:8], "--why", "made up", "--ledger", path)
    assert (made["who"], made["verb"], len(made["on"])) == ("Ada", "reject", 3)
    assert len(records("events", *PAIR, "--ledger", path)) == 1
    records("judge", "undo", made["id"], "--why", "not made up", "--ledger", path)
    assert len(records("events", *PAIR, "--ledger", path)) == 2
    history = records("judge", "history", "--ledger", path)
    assert [(each["verb"], each["in_force"]) for each in history] == [("reject", False), ("undo", False)]
    again = run("judge", "undo", made["id"], "--why", "not made up", "--ledger", path)
    assert (again.exit_code, "undone already" in again.stderr) == (EXIT_BAD_INPUT, True)


def test_split_join_and_grade_bind(path: str) -> None:
    (event,) = records("events", *PAIR, "--ledger", path, "--disputed")
    first, second, _denial = (claim["id"] for claim in event["claims"])
    records("judge", "split", first, second, "--why", "two cargoes", "--ledger", path)
    assert len(records("events", *PAIR, "--ledger", path)) == 3
    records("judge", "join", first, second, "--why", "one cargo", "--who", "Ben", "--ledger", path)
    records("judge", "grade", "an envoy", "E", "--why", "was wrong before", "--ledger", path)
    (event,) = records("events", *PAIR, "--ledger", path, "--disputed")
    letters = {origin["name"]: origin["reliability"] for origin in event["origins_told"]}
    assert letters["an envoy"] == "E"
    assert any("joined by Ben" in note for note in event["judged"])


def test_judgements_survive_another_coding_and_the_machine_yields(path: str) -> None:
    (event,) = records("events", *PAIR, "--ledger", path, "--disputed")
    quote = "the North shipped shells"
    claim = next(each for each in event["claims"] if each["quote"] == quote)
    records("judge", "correct", claim["id"], "stance", "denied", "--why", "he denied it", "--ledger", path)
    brief = {**REPORTS[0][1], "stance": "alleged"}
    with Ledger.open(Path(path)) as ledger:
        keep(ledger, [brief_claim(brief)], ["Yonhap"], coder="made-2")
        account = account_of(ledger, (CountryCode("RUS"), CountryCode("PRK")))
    (weighed,) = (each for each in account.weighed if len(each.event.claims) == 3)
    (now,) = (cited.claim for cited in weighed.event.claims if cited.claim.quote == quote)
    assert now.stance == "denied"
    assert any("alleged" in note and "yields" in note for note in weighed.notes)
    assert account.adrift == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["judge", "reject", "ffffffff", "--why", "x"], "unknown claim or event"),
        (["judge", "undo", "ffffffff", "--why", "x"], "unknown judgement"),
        (["events", "Atlantis"], "Atlantis"),
        (["check", "France", "Germany"], "no regime is about"),
    ],
)
def test_what_makes_no_sense_is_one_line_and_exit_code_2(path: str, words: list[str], told: str) -> None:
    result = run(*words, "--ledger", path)
    assert result.exit_code == EXIT_BAD_INPUT
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_correction_that_makes_no_sense_is_not_kept(path: str) -> None:
    (event,) = records("events", *PAIR, "--ledger", path, "--disputed")
    words = ["judge", "correct", event["claims"][0]["id"], "stance", "perhaps", "--why", "x", "--ledger", path]
    assert run(*words).exit_code == EXIT_BAD_INPUT
    assert records("judge", "history", "--ledger", path) == []


def test_check_gives_findings_by_paragraph_and_caps(path: str, tmp_path: Path) -> None:
    findings = records("check", *PAIR, "--ledger", path)
    verdicts = {each["rule"]: each["verdict"] for each in findings}
    assert verdicts["ARM-04"] == "would fall under"
    assert verdicts["IMP-REFINED"] == "would fall under"
    assert next(each for each in findings if each["rule"] == "ARM-04")["denied_by"] == ["Moscow"]
    everything = records("check", *PAIR, "--all", "--ledger", path)
    assert "ARM-06" in {each["rule"] for each in everything}
    picture = tmp_path / "caps.svg"
    caps = records("check", "North Korea", "--caps", "--picture", str(picture), "--ledger", path)
    assert [each["answer"] for each in caps if "answer" in each] == ["yes"]
    assert picture.read_text(encoding="utf-8").startswith("<svg")


def test_screening_holds_names_against_a_users_list(path: str, tmp_path: Path) -> None:
    listed = tmp_path / "list.json"
    listed.write_text('{"id": "x", "schema": "Organization", "properties": {"name": ["The Spy Agency"]}}\n')
    assert records("screen", str(listed), *PAIR, "--ledger", path) == []
    assert run("screen", str(listed), "--score", "2", "--ledger", path).exit_code == EXIT_BAD_INPUT
    listed.write_text("nothing")
    result = run("screen", str(listed), *PAIR, "--ledger", path)
    assert result.exit_code == EXIT_BAD_INPUT
    assert "list.json:1" in result.stderr


def test_show_gives_an_event_by_its_id(path: str) -> None:
    (event,) = records("events", *PAIR, "--ledger", path, "--disputed")
    (shown,) = records("show", event["id"][:10], "--ledger", path)
    assert shown["grade"] == "B1"
    assert len(shown["claims"]) == 3


def test_the_measures_count_own_events_by_their_credibility(path: str) -> None:
    with Ledger.open(Path(path)) as ledger:
        grades = {each.event.id: each.grade.credibility for each in account_of(ledger).weighed}
    found = own_events(Path(path))
    assert {each.event.id: each.weight for each in found} == {
        event: WEIGHTS.get(int(credibility)) for event, credibility in grades.items()
    }
    assert max(each.weight or 0 for each in found) == 1
