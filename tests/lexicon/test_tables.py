from importlib.resources import files

import pytest

from detente.errors import InvalidValue
from detente.lexicon.actors import TABLES, actors
from detente.lexicon.tables import Row, read_table


def test_every_table_says_what_its_fields_are() -> None:
    tables = [file for file in (files("detente.lexicon") / "data").iterdir() if file.name.endswith(".psv")]
    assert tables
    assert [file.name for file in tables if not file.read_text(encoding="utf-8").startswith("# ")] == []


def test_a_line_with_a_field_too_few_is_named() -> None:
    with pytest.raises(InvalidValue, match=r"themes\.psv:2: .* must have 3 fields \(theme, meaning, more\)"):
        read_table("themes.psv", ("theme", "meaning", "more"))


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        ("2024-02-03", False, "2024-02-03"),
        ("2024-02", False, "2024-02-01"),
        ("2024-02", True, "2024-02-29"),
        ("2024-12", True, "2024-12-31"),
        ("2024", False, "2024-01-01"),
        ("2024", True, "2024-12-31"),
        ("", True, None),
    ],
)
def test_days_may_be_months_and_years(text: str, *, end: bool, expected: str | None) -> None:
    day = Row("here", {"day": text}).day("day", end=end)
    assert (day.isoformat() if day else None) == expected


@pytest.mark.parametrize("text", ["yesterday", "2024-13", "2024-02-30"])
def test_a_day_that_is_none_is_named(text: str) -> None:
    with pytest.raises(InvalidValue, match="here"):
        Row("here", {"day": text}).day("day", end=True)


def test_every_table_of_actors_holds_some() -> None:
    assert {each.entry.kind for each in actors()} == {kind for _, kind in TABLES}
    assert all(each.entry.meaning for each in actors())
