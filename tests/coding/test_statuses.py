"""Whether an act took place, as read from sentences of our own."""

import tomllib
from pathlib import Path

import pytest

from detente.coding.parsing import Parser
from detente.coding.stance import read_status
from detente.coding.tokens import Doc, Token

CASES = Path(__file__).parents[1] / "cases" / "statuses.toml"
TABLE = [
    pytest.param(text, status, id=f"{group['why']}: {text[:60]}")
    for group in tomllib.loads(CASES.read_text(encoding="utf-8"))["group"]
    for text, status in group["cases"]
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def marked(parser: Parser, text: str) -> tuple[Doc, Token]:
    """Give the parse of a sentence without its brackets, and the word that they stood around."""
    start = text.index("[")
    plain = text.replace("[", "", 1).replace("]", "", 1)
    doc = next(iter(parser.parse([plain])))
    return doc, next(token for token in doc if token.idx == start)


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_status(parser: Parser, text: str, expected: str) -> None:
    _, predicate = marked(parser, text)
    found = read_status(predicate)
    assert found.value.value == expected, found
