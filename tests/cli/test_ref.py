import json

from click.testing import CliRunner

from detente.cli import detente


def test_a_word_is_answered_in_json_lines() -> None:
    shown = CliRunner().invoke(detente, ["ref", "Rosneft"])
    assert shown.exit_code == 0
    record = json.loads(shown.output)
    assert (record["subject"], record["code"]) == ("actor", "Rosneft")
    assert "country: RUS" in record["details"]


def test_words_need_no_quotes() -> None:
    shown = CliRunner().invoke(detente, ["ref", "North", "Korea"])
    assert [json.loads(line)["code"] for line in shown.output.splitlines()] == ["PRK"]


def test_without_a_word_the_subjects_are_listed() -> None:
    shown = CliRunner().invoke(detente, ["ref"])
    records = [json.loads(line) for line in shown.output.splitlines()]
    assert {"event", "theme", "country", "publisher", "cue"} <= {record["subject"] for record in records}
    assert all(record["holds"] > 0 for record in records)


def test_an_unknown_word_offers_near_ones_and_fails() -> None:
    shown = CliRunner().invoke(detente, ["ref", "kremlln"])
    assert shown.exit_code == 2
    assert "unknown word: 'kremlln'; did you mean kremlin" in shown.output
