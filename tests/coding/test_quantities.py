"""Quantities of sentences of our own, and which predicate each belongs to."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.parsing import Parser
from detente.coding.quantities import find_quantities, quantities_for
from detente.coding.quantities.figures import find_figures

CASES = Path(__file__).parents[1] / "cases" / "quantities.toml"
TABLE = [
    pytest.param(text, expected, id=f"{group['why']}: {text}")
    for group in tomllib.loads(CASES.read_text(encoding="utf-8"))["group"]
    for text, expected in group["cases"]
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_quantities(parser: Parser, text: str, expected: list[list[object]]) -> None:
    found = find_quantities(next(iter(parser.parse([text]))))
    values = [f.value for f in found]
    told = [
        ["none" if q.min is None else q.min, "none" if q.max is None else q.max, q.unit, q.approximate] for q in values
    ]
    assert told == expected
    assert all(f.span.cut(text) == f.value.verbatim for f in found)


@given(st.integers(3, 10**9))
def test_a_figure_reads_the_same_with_and_without_commas(number: int) -> None:
    plain = [(f.low, f.high) for f in find_figures(f"It sent {number} tons.")]
    grouped = [(f.low, f.high) for f in find_figures(f"It sent {number:,} tons.")]
    assert plain == grouped == [(number, number)]


def test_money_without_its_sign_takes_the_currency_spoken_of(parser: Parser) -> None:
    (doc,) = parser.parse(["On Tuesday it added another 100 million to meet the need."])
    assert find_quantities(doc) == ()
    (found,) = find_quantities(doc, currency="USD")
    assert (found.value.min, found.value.unit) == (100_000_000, "USD")


BELONGING = (
    ("Ardonia [sent] 40 trucks, which [carried] 300 shells, to Belmark.", [["40 trucks"], ["300 shells"]]),
    ("Ardonia [sold] six jets and [bought] 20 ships.", [["six jets"], ["20 ships"]]),
    ("The ministry [said] Ardonia had [sent] 40 trucks.", [[], ["40 trucks"]]),
    ("Its $100 million [gift] pleased Belmark.", [["$100 million"]]),
)


@pytest.mark.parametrize(("text", "expected"), BELONGING)
def test_quantities_belong_to_the_predicate_of_their_clause(
    parser: Parser, text: str, expected: list[list[str]]
) -> None:
    plain = text.replace("[", "").replace("]", "")
    (doc,) = parser.parse([plain])
    starts = [i - 2 * n for n, i in enumerate(i for i, sign in enumerate(text) if sign == "[")]
    predicates = [next(token for token in doc if token.idx == start) for start in starts]
    found = find_quantities(doc)
    assert [[q.value.verbatim for q in quantities_for(predicate, found)] for predicate in predicates] == expected
