import datetime as dt
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.lexicon.entries import NameEntry, NameKind
from detente.lexicon.homonyms import homonyms, plain
from detente.lexicon.names import find_names, named

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "names.toml").read_text(encoding="utf-8"))["case"]

STATE_KINDS = {NameKind.COUNTRY, NameKind.ADJECTIVE, NameKind.INHABITANT, NameKind.CAPITAL, NameKind.METONYM}


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_names_found(case: dict[str, Any]) -> None:
    found = [f"{each.name} = {each.country or '-'} {each.kind}" for each in find_names(case["text"])]
    assert found == case["expected"]


WORDS = st.sampled_from(
    [
        "Kim Jong Un",
        "UN",
        "US",
        "the North",
        "Korea",
        "Russia's",
        "KREMLIN",
        "Jordan",
        "and",
        "said",
        "Moon",
        "Mr",
        ".",
        "\u2013",
        "é",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_names_are_cut_from_the_text_in_order_and_apart(text: str) -> None:
    mentions = find_names(text)
    assert all(each.span.cut(text) == each.name for each in mentions)
    assert all(left.span.end <= right.span.start for left, right in pairwise(mentions))


@given(st.text(max_size=60))
def test_plain_text_keeps_every_place(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("name", "on", "country"),
    [
        ("Mark Rutte", dt.date(2020, 1, 1), "NLD"),
        ("Mark Rutte", dt.date(2025, 1, 1), "NAT"),
        ("Kaja Kallas", dt.date(2022, 6, 1), "EST"),
        ("Kaja Kallas", None, "EUR"),
        ("Ban Ki-moon", dt.date(2005, 1, 1), "KOR"),
    ],
)
def test_persons_belong_where_they_serve_that_day(name: str, on: dt.date | None, country: str) -> None:
    assert [each.country for each in find_names(f"{name} spoke", on)] == [country]


def test_a_title_means_who_held_the_office_that_day() -> None:
    text = "President Lee spoke"
    assert [each.entry.name for each in find_names(text, dt.date(2010, 5, 1))] == ["Lee Myung-bak"]
    assert [each.entry.name for each in find_names(text, dt.date(2025, 9, 1))] == ["Lee Jae-myung"]


def test_a_transcript_labels_its_spokesperson() -> None:
    day = dt.date(2022, 1, 10)
    assert [each.entry.name for each in find_names("MR PRICE: Good afternoon.", day)] == ["Ned Price"]
    assert find_names("The price: low", day) == ()


def _plain_names() -> dict[str, list[NameEntry]]:
    found: dict[str, list[NameEntry]] = {}
    for name, entry in named():
        if entry.kind is not NameKind.SURNAME:
            found.setdefault(plain(name), []).append(entry)
    return found


def test_no_name_means_two_countries_unless_declared() -> None:
    """One name, one country; a state's name that is also something else stands in homonyms.psv."""
    clashes = {
        name: sorted({entry.id for entry in entries})
        for name, entries in _plain_names().items()
        if len({entry.country for entry in entries}) > 1 and name not in homonyms()
    }
    assert clashes == {}


def test_every_homonym_is_a_name_that_texts_may_hold() -> None:
    names = {plain(name) for name, _ in named()} | {plain(name).upper() for name, _ in named()}
    assert [name for name in homonyms() if name not in names] == []


def test_entries_have_addresses_of_their_own() -> None:
    entries = {id(entry): entry for _, entry in named() if entry.kind not in STATE_KINDS}
    ids = [entry.id for entry in entries.values() if entry.kind is not NameKind.SURNAME]
    assert sorted({each for each in ids if ids.count(each) > 1}) == []
