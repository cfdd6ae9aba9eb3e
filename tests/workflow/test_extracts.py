"""Marked pairs and attributions on lines of JSON."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from detente.cli import EXIT_BAD_INPUT, detente
from detente.workflow.extracts import ATTRIBUTIONS, PAIRS, extract_lines

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "code-lines.md"
EXAMPLE = re.compile(r"```sh\ndetente code (--[pa]\w+) [^`]*```.*?```json\n(.*?)```.*?```json\n(.*?)```", re.DOTALL)
TEXT = "Oslo has freed two Danish sailors, the ministry said."


def test_a_pair_line_gives_event_class_and_probability() -> None:
    line = json.dumps({"id": "a", "text": TEXT, "source": [0, 4], "target": [19, 33]}).encode()
    failed: list[str] = []
    (found,) = extract_lines([line], "in", PAIRS, failed.append)
    assert (found["id"], found["event"], found["quad"], failed) == ("a", "RETREAT", 2, [])
    assert 0 < found["probability"] < 1


def test_attributions_come_as_places_of_the_text() -> None:
    (found,) = extract_lines([json.dumps({"id": 7, "text": TEXT}).encode()], "in", ATTRIBUTIONS, print)
    (one,) = found["attributions"]
    cut = {part: TEXT[slice(*one[part])] for part in ("source", "cue")}
    assert cut == {"source": "the ministry", "cue": "said"}
    assert [TEXT[slice(*place)] for place in one["content"]] == ["Oslo has freed two Danish sailors"]


def test_bad_lines_are_told_by_number_and_the_rest_is_read() -> None:
    good = json.dumps({"id": "a", "text": TEXT, "source": [0, 4], "target": None}).encode()
    lines = [b"{", b"[]", b'{"text": "x", "source": [5, 9]}', b'{"text": "x"}', b"", good]
    failed: list[str] = []
    assert [found["id"] for found in extract_lines(lines, "in", PAIRS, failed.append)] == ["a"]
    assert [line.split(":")[0] for line in failed] == [f"in, line {n}" for n in (1, 2, 3, 4)]
    assert "source is missing" in failed[3]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"source": "Oslo"}, "source: 'Oslo' must be [start, end] in whole numbers"),
        ({"source": None}, "source: None must be [start, end] in whole numbers"),
        ({"source": [0, 4.5]}, "source: [0, 4.5] must be [start, end] in whole numbers"),
        ({"target": [5]}, "target: [5] must be [start, end] in whole numbers"),
        ({"target": []}, "target: [] must be [start, end] in whole numbers"),
        ({"target": [-4, 4]}, "span: (-4, 4) must have 0 <= start < end"),
        ({"target": [0, 99]}, "span: (0, 99) ends past the text's 53 characters"),
        ({"source": [4, 5]}, "span: (4, 5) marks nothing but blanks"),
        ({"text": ""}, "span: (0, 4) ends past the text's 0 characters"),
        ({"text": None}, "text: None must be a string"),
    ],
)
def test_what_is_wrong_with_a_place_is_told_in_words(changed: dict[str, object], told: str) -> None:
    line = {"text": TEXT, "source": [0, 4], "target": [19, 33], **changed}
    failed: list[str] = []
    assert not list(extract_lines([json.dumps(line).encode()], "in", PAIRS, failed.append))
    assert failed == [f"in, line 1: {told}"]


@pytest.mark.parametrize(("option", "given", "shown"), EXAMPLE.findall(PAGE.read_text(encoding="utf-8")))
def test_the_examples_of_the_documentation_are_what_comes_out(option: str, given: str, shown: str) -> None:
    result = CliRunner().invoke(detente, ["code", option, "--jsonl", "-"], input=given)
    assert result.exit_code == 0, result.output
    found = [json.loads(line) for line in result.stdout.splitlines()]
    for line in found:
        if "probability" in line:
            line["probability"] = pytest.approx(line["probability"], abs=0.02)
    assert [json.loads(line) for line in shown.splitlines()] == found


def test_the_documentation_has_an_example_of_each_extract() -> None:
    assert [option for option, *_ in EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))] == ["--pairs", "--attributions"]


@pytest.mark.parametrize("options", [("--pairs", "--attributions"), ("--attributions", "--pairs")])
def test_two_readings_at_once_are_refused(options: tuple[str, str]) -> None:
    result = CliRunner().invoke(detente, ["code", *options, "--jsonl", "-"], input="{}")
    assert result.exit_code == EXIT_BAD_INPUT
    assert result.stdout == ""
    assert "--pairs and --attributions are two readings: give one of them" in result.stderr
