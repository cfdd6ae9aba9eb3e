import csv
import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from detente.lexicon.codes import no_state
from detente.lexicon.countries import countries
from detente.lexicon.homonyms import plain
from detente.lexicon.offices import (
    Holder,
    holder_by_title,
    holder_of,
    holders,
    holders_of,
    office_kinds,
    office_of_title,
    offices_of,
)

LISTED = {
    "USA": "USA",
    "RUS": "RUS",
    "CHN": "CHN",
    "PRK": "PRK",
    "KOR": "ROK",
    "JPN": "JPN",
    "IRN": "IRN",
}
ONE_AT_A_TIME = ("head-of-state", "head-of-government")
# Tables write months where the day isn't known, so that two holders may share one.
SLACK = dt.timedelta(days=31)


@pytest.mark.parametrize(
    ("title", "state", "day", "person"),
    [
        ("president", "USA", "2021-01-19", "Donald Trump"),
        ("president", "USA", "2021-01-21", "Joe Biden"),
        ("president", "RUS", "2010-06-01", "Dmitry Medvedev"),
        ("prime minister", "RUS", "2010-06-01", "Vladimir Putin"),
        ("defence minister", "KOR", "2024-01-10", "Shin Won-sik"),
        ("foreign minister", "PRK", "2024-01-16", "Choe Son Hui"),
        ("president", "IRN", "2022-09-01", "Ebrahim Raisi"),
        ("supreme leader", "IRN", "2022-09-01", "Ali Khamenei"),
        ("secretary of state", "USA", "2018-06-12", "Mike Pompeo"),
        ("chancellor", "DEU", "2022-03-01", "Olaf Scholz"),
        ("defense secretary", "USA", "2024-02-01", "Lloyd Austin"),
        ("foreign minister", "CHN", "2023-03-01", "Qin Gang"),
        ("secretary general", "NAT", "2024-11-01", "Mark Rutte"),
        ("prime minister", "JPN", "2023-05-01", "Fumio Kishida"),
        ("prime minister", "FRA", "1950-01-01", None),
    ],
)
def test_who_is_meant_by_a_title_hangs_on_the_day(title: str, state: str, day: str, person: str | None) -> None:
    found = holder_by_title(title, state, dt.date.fromisoformat(day))
    assert (found.person if found else None) == person


def test_several_may_hold_one_office() -> None:
    both = [each.person for each in holders_of("spokesperson", "RUS", dt.date(2024, 1, 1))]
    assert {"Maria Zakharova", "Dmitry Peskov"} <= set(both)


def test_offices_of_a_person() -> None:
    assert [each.office for each in offices_of("Vladimir Putin", dt.date(2009, 1, 1))] == ["head-of-government"]
    assert offices_of("Nobody at all") == ()


def test_no_holder_is_known_before_the_state() -> None:
    assert holder_of("head-of-state", "UKR", dt.date(1900, 1, 1)) is None


def test_every_holder_has_a_known_office_and_state_and_days_in_order() -> None:
    known = {each.code for each in countries()} | set(no_state())
    for holder in holders():
        assert holder.office in office_kinds(), holder
        assert holder.country in known, holder
        assert holder.end is None or holder.start <= holder.end, holder


def test_heads_follow_each_other() -> None:
    reigns: dict[tuple[str, str], list[Holder]] = {}
    for holder in holders():
        if holder.office in ONE_AT_A_TIME and holder.country not in no_state():
            reigns.setdefault((holder.country, holder.office), []).append(holder)
    clashes = []
    for held in reigns.values():
        held.sort(key=lambda each: each.start)
        clashes += [
            (before.person, after.person)
            for before, after in pairwise(held)
            if before.end is None or before.end > after.start + SLACK
        ]
    assert clashes == []


def test_titles_mean_one_office_each() -> None:
    titles = [title for kind in office_kinds().values() for title in kind.titles]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []
    assert office_of_title("gardener") is None


@pytest.mark.shared
def test_leaders_agree_with_a_list_of_leaders(shared: Path) -> None:
    """Whoever a list of leaders names on 1 July of a year is among our heads, where we have any for that day."""
    with (shared / "data/structure/leaders_reign/leaderlist_3_21.csv").open(encoding="latin-1") as lines:
        rows = [row for row in csv.DictReader(lines) if row["syear"].isdigit() and row["eyear"].isdigit()]
    wrong = []
    for code, theirs in LISTED.items():
        for year in range(2001, 2021):
            day = dt.date(year, 7, 1)
            reigning = [_words(row["leader"]) for row in rows if row["stateabb"] == theirs and _reigned(row, day)]
            ours = [_words(each.person) for office in ONE_AT_A_TIME if (each := holder_of(office, code, day))]
            if reigning and not any(their & our for their in reigning for our in ours):
                wrong.append((code, year, reigning))
    assert wrong == []


def _words(name: str) -> set[str]:
    """Give the telling words of a name: those of more than three letters, spelled without hyphens."""
    return {word for word in plain(name).casefold().replace("-", " ").split() if len(word) > len("Kim")}


def _reigned(row: dict[str, str], day: dt.date) -> bool:
    start = dt.date(int(row["syear"]), int(row["smonth"] or 1), 1)
    end = dt.date(int(row["eyear"]), int(row["emonth"] or 12), 28)
    return start <= day <= end
