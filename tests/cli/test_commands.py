import json
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from detente.cli import COMMANDS, EXIT_BAD_INPUT, detente

SHIPPED = (
    "Rockets for Moscow\n\nOn 3 May 2024 North Korea delivered 500 artillery shells to Russia, South Korea's defence "
    "ministry said.\n\nRussia denied receiving artillery shells from North Korea.\n"
)
PRAISED = "President Putin will visit Pyongyang in June, the Kremlin said on 4 May 2024.\n"


def run(*words: str, given: bytes | None = None, **environment: str) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(detente, list(words), input=given, env=environment, prog_name="detente")


def records(result: Result) -> list[dict[str, Any]]:
    """Give the records that a command wrote into the pipe."""
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Read two reports and a bad file into a ledger, once for all tests that only ask."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "shipped.txt").write_text(SHIPPED)
    (folder / "visit.md").write_text(f"---\npublisher: The Gazette\ndate: 2024-05-04\n---\n{PRAISED}")
    (folder / "zz.txt").write_bytes(b"")
    path = str(folder.parent / "ledger.sqlite")
    result = run("read", str(folder), "--ledger", path)
    assert result.exit_code == EXIT_BAD_INPUT
    assert result.stderr == f"detente: {folder / 'zz.txt'}: is empty\n"
    summary = json.loads(result.stdout)
    assert (summary["read"], summary["coded"], summary["failed"]) == (2, 2, 1)
    return path


@pytest.mark.parametrize("listed", COMMANDS, ids=lambda listed: listed.name)
def test_every_listed_command_is_there_with_an_example(listed: Any) -> None:
    command = getattr(import_module(listed.module), listed.attribute)
    assert isinstance(command, click.Command)
    result = run(listed.name, "--help")
    assert result.exit_code == 0
    assert f"detente {listed.name}" in result.output.split("Example:")[-1] or isinstance(command, click.Group)


def test_alone_it_shows_the_commands() -> None:
    result = run()
    assert result.exit_code == 0
    assert all(f"  {listed.name} " in result.output for listed in COMMANDS)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        *(
            (("claims", "Russia", "--at-least", word), f"--at-least: {word!r} must be a number from 0 to 1")
            for word in ("1.01", "-0.1", "half", "nan", "")
        ),
        (("claims", "Russia", "Ruritania"), "unknown country"),
        (("show", "abcdef"), "unknown claim, document or event: 'abcdef'"),
        (("show", "not-hex"), "unknown claim, document or event: 'not-hex'"),
        (("code", "--jsonl", "/nowhere/in.jsonl"), "/nowhere/in.jsonl: doesn't exist"),
    ],
)
def test_an_error_is_one_line_and_exit_code_2(ledger: str, words: tuple[str, ...], told: str) -> None:
    result = run(*words, *(() if words[0] == "code" else ("--ledger", ledger)))
    assert result.exit_code == EXIT_BAD_INPUT
    assert result.stdout == ""
    assert result.stderr.startswith("detente: ")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("read",),
        ("claims",),
        ("claims", "A", "B", "C"),
        ("claims", "Russia", "--stance", "x"),
        ("claims", "Russia", "--superseded", "--at-least", "0.5"),
    ],
)
def test_wrong_usage_is_told(ledger: str, words: tuple[str, ...]) -> None:
    result = run(*words, "--ledger", ledger)
    assert result.exit_code == EXIT_BAD_INPUT
    assert "Usage" in result.stderr


def test_without_a_ledger_there_is_nothing_to_show(tmp_path: Path) -> None:
    result = run("claims", "Russia", DETENTE_HOME=str(tmp_path))
    assert result.exit_code == EXIT_BAD_INPUT
    assert "`detente read` makes one" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_setting_that_makes_no_sense_is_told(tmp_path: Path) -> None:
    result = run("read", str(tmp_path), DETENTE_WORKERS="many")
    assert result.exit_code == EXIT_BAD_INPUT
    assert "DETENTE_WORKERS" in result.stderr


def test_claims_are_shown_as_lines_in_the_codebooks_words(ledger: str) -> None:
    shown = records(run("claims", "Russia", "DPRK", "--ledger", ledger))
    assert shown
    for claim in shown:
        assert {"id", "doc_id", "quote", "kind", "event", "said_by", "stance", "status", "span"} <= set(claim)
        assert claim["quote"] in SHIPPED + PRAISED


@pytest.mark.parametrize(
    ("option", "kept"),
    [
        (("--stance", "denied"), lambda claim: claim["stance"] == "denied"),
        (("--status", "planned"), lambda claim: claim["status"] == "planned"),
        (("--event", "AID"), lambda claim: claim["event"] == "AID"),
        (("--source", "gazette"), lambda claim: claim["publisher"] == "The Gazette"),
        (("--search", "shell*"), lambda claim: "shell" in claim["quote"]),
        (("--at-least", "0.7"), lambda claim: claim["confidence"] >= 0.7),
        (("--limit", "1"), lambda _claim: True),
    ],
)
def test_filters_keep_what_fits(ledger: str, option: tuple[str, str], kept: Any) -> None:
    everything = records(run("claims", "Russia", "North Korea", "--ledger", ledger))
    shown = records(run("claims", "Russia", "North Korea", *option, "--ledger", ledger))
    assert shown
    assert all(kept(claim) for claim in shown)
    assert shown == [claim for claim in everything if kept(claim)][: 1 if option[0] == "--limit" else None]


def test_a_claim_opens_into_its_sentence_document_and_traces(ledger: str) -> None:
    claim, *_ = records(run("claims", "Russia", "PRK", "--event", "AID", "--ledger", ledger))
    (shown,) = records(run("show", claim["id"][:8], "--ledger", ledger))
    start, end = shown["span_in_sentence"]
    assert shown["sentence"][start:end] == claim["quote"]
    assert shown["sentence"].strip() in SHIPPED
    assert shown["document"]["title"] == "Rockets for Moscow"
    assert {"event", "stance", "status"} <= {trace["field"] for trace in shown["read_from"]}
    assert shown["judgements"] == []


def test_an_event_opens_into_all_of_its_sentences(ledger: str) -> None:
    event, *_ = records(run("events", "Russia", "PRK", "--ledger", ledger))
    (shown,) = records(run("show", event["id"][:8], "Russia", "PRK", "--ledger", ledger))
    assert {each["claim"] for each in shown["sentences"]} == {claim["id"] for claim in event["claims"]}
    for extract, claim in zip(shown["sentences"], shown["claims"], strict=True):
        assert claim["quote"] in extract["sentence"]


def test_a_document_opens_into_its_claims(ledger: str) -> None:
    claim, *_ = records(run("claims", "Russia", "PRK", "--ledger", ledger))
    (shown,) = records(run("show", claim["doc_id"], "--ledger", ledger))
    assert claim["id"] in {each["id"] for each in shown["claims"]}
    assert shown["text"] in (SHIPPED.strip(), PRAISED.strip())


def test_reading_again_is_harmless(ledger: str) -> None:
    folder = str(Path(ledger).parent / "reports0")
    result = run("read", folder, "--ledger", ledger)
    summary = json.loads(result.stdout)
    assert (summary["read"], summary["known"], summary["coded"]) == (2, 2, 0)


LINES = [
    json.dumps({"id": "a", "text": SHIPPED, "date": "2024-05-05"}),
    "{no json",
    json.dumps({"id": "b", "text": "러시아와 북한이 평양에서 조약에 서명했다고 관영 매체가 보도했다."}),
    json.dumps({"text": PRAISED}),
]


def test_lines_become_lines_in_their_order_and_bad_ones_are_told_by_number(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join(LINES))
    result = run("code", "--jsonl", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out.jsonl"))
    assert result.exit_code == EXIT_BAD_INPUT
    assert result.stderr.startswith(f"detente: {tmp_path / 'in.jsonl'}:2: is no JSON")
    assert result.stderr.count("\n") == 1
    coded = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [(each["doc_id"], each["language"]) for each in coded] == [("a", "en"), ("b", "ko"), ("4", "en")]
    assert [set(each) for each in coded] == [{"doc_id", "language", "states", "claims"}] * 3
    assert coded[0]["claims"]
    assert coded[1]["claims"] == []
    assert all(SHIPPED[slice(*claim["span"])] == claim["quote"] for claim in coded[0]["claims"])


def test_standard_input_and_several_processes_give_the_same_lines(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join([LINES[0], *LINES[2:]]))
    one = run("code", "--jsonl", str(tmp_path / "in.jsonl"))
    many = run("code", "--jsonl", "-", "--workers", "2", given=(tmp_path / "in.jsonl").read_bytes())
    assert one.exit_code == many.exit_code == 0
    assert one.stdout == many.stdout


def test_a_line_with_a_bad_date_is_coded_with_a_warning(tmp_path: Path) -> None:
    """Nothing is lost, so that it is no failure; the line says where to mend the date."""
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "a", "text": SHIPPED, "date": "03/05/2024"}))
    told = (
        f"detente: warning: {path}:1: date '03/05/2024' is no full day that reads one way only; read without a date\n"
    )
    coded, kept = run("code", "--jsonl", str(path)), run("read", str(path), "--ledger", str(tmp_path / "l.sqlite"))
    assert (coded.exit_code, coded.stderr) == (kept.exit_code, kept.stderr) == (0, told)
    assert json.loads(coded.stdout)["claims"]
    assert json.loads(kept.stdout)["coded"] == 1
