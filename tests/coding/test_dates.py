"""Date expressions found, resolved and given to predicates, on sentences of our own."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.dates import carried_date, date_for, find_dates, main_date
from detente.coding.parsing import Parser
from detente.coding.tokens import Doc, Token

CASES = Path(__file__).parents[1] / "cases" / "dates.toml"
TABLE = [
    pytest.param(group.get("on"), text, expected, id=f"{group['why']}: {text}")
    for group in tomllib.loads(CASES.read_text(encoding="utf-8"))["group"]
    for text, expected in group["cases"]
]


@pytest.mark.parametrize(("on", "text", "expected"), TABLE)
def test_dates_found(on: dt.date | None, text: str, expected: list[list[str]]) -> None:
    found = [
        [f.value.verbatim, f.value.start.isoformat(), f.value.end.isoformat(), f.value.precision.value]
        for f in find_dates(text, on)
    ]
    assert found == expected


@pytest.mark.parametrize(("on", "text", "expected"), TABLE)
def test_verbatim_is_what_stands_at_the_span(on: dt.date | None, text: str, expected: list[Any]) -> None:
    for found in find_dates(text, on, start=7):
        assert found.span.shifted(-7).cut(text) == found.value.verbatim
    assert len(find_dates(text, on, start=7)) == len(expected)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2040, 12, 31)), st.dates(dt.date(1950, 1, 1), dt.date(2040, 12, 31)))
def test_a_full_date_doesnt_depend_on_the_text_s_day(day: dt.date, on: dt.date) -> None:
    text = f"They met on {day.day} {day:%B} {day.year}."
    assert [(f.value.start, f.value.end) for f in find_dates(text, on)] == [(day, day)]


@given(st.dates(dt.date(1950, 1, 1), dt.date(2040, 12, 31)))
def test_a_weekday_lies_in_the_seven_days_up_to_the_text(on: dt.date) -> None:
    for name in ("Monday", "Thursday", "Sunday"):
        (found,) = find_dates(f"They met on {name}.", on)
        assert 0 <= (on - found.value.start).days < 7
        assert f"{found.value.start:%A}" == name


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def marked(parser: Parser, text: str) -> tuple[Doc, Token]:
    start = text.index("[")
    doc = next(iter(parser.parse([text.replace("[", "", 1).replace("]", "", 1)])))
    return doc, next(token for token in doc if token.idx == start)


WEDNESDAY = dt.date(2024, 3, 13)
CHOSEN = (
    ("On Tuesday, the ministry [said] two bombers had flown by.", "2024-03-12"),
    ("On Tuesday, the ministry said two bombers had [flown] near the island.", "2024-03-12"),
    ("The ministry said today that it would [send] trucks.", None),
    ("In May 2023 Ardonia sent trucks and [received] coal.", "2023-05-01"),
    ("In late 2023 Ardonia broke the pact by [shelling] the port.", "2023-09-01"),
    ("Ardonia, which [invaded] Belmark in 2022, sold coal last month.", "2022-01-01"),
    ("Ardonia, which invaded Belmark in 2022, [sold] coal last month.", "2024-02-01"),
    ("The minister condemned the March 3 [launch].", "2024-03-03"),
    ("The minister [condemned] the March 3 launch.", None),
    ("Ardonia strongly [condemns] the attack on the port today.", None),
    ("The envoy will [visit] Minsk on Friday.", "2024-03-15"),
    ("The envoy [visited] Minsk on Friday.", "2024-03-08"),
    ("The fleet will [sail] in February.", "2025-02-01"),
    ("The ships were [filled] with coal in January; the war began in 2022.", "2024-01-01"),
    ("Ardonia [sent] containers filled with shells to Belmark over the last year.", "2023-03-13"),
    ("On March 5, Ardonian jets launched a [strike] on the port.", "2024-03-05"),
    ("The envoy condemned the [launch] on Friday.", "2024-03-08"),
    ("Output has [grown] since 2019.", "2019-01-01"),
    ("Ardonia [sold] coal.", None),
    ("In 2021 Ardonia bought jets; Belmark [bought] ships.", "2021-01-01"),
)


@pytest.mark.parametrize(("text", "expected"), CHOSEN)
def test_the_date_of_a_predicate(parser: Parser, text: str, expected: str | None) -> None:
    doc, predicate = marked(parser, text)
    found = date_for(predicate, find_dates(doc.text, WEDNESDAY), WEDNESDAY)
    assert (found.value.start.isoformat() if found else None) == expected


CARRIED = (
    ("They also [signed] a pact.", True),
    ("The two ministers [signed] a pact.", True),
    ("Belmark [buys] its coal elsewhere.", False),
    ("Belmark [bought] its coal elsewhere.", False),
    ("The pact may also [bring] trade.", False),
)


@pytest.mark.parametrize(("text", "taken"), CARRIED)
def test_a_day_is_carried_on_only_to_what_tells_on(parser: Parser, text: str, *, taken: bool) -> None:
    first, _ = marked(parser, "On Tuesday the ministers [met] in Minsk.")
    before = main_date(first, find_dates(first.text, WEDNESDAY), WEDNESDAY, None)
    assert before is not None
    _, predicate = marked(parser, text)
    assert (carried_date(predicate, before) is not None) is taken
