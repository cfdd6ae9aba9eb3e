import datetime as dt

import pytest

from detente.lexicon.homonyms import plain
from detente.lexicon.persons import person_of, persons, surnames


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Kim Jong-un", "Kim Jong Un"),
        ("KIM JONG UN", "Kim Jong Un"),
        ("Choe Son-hui", "Choe Son Hui"),
        ("Choi Son Hui", "Choe Son Hui"),
        ("Shin Won Sik", "Shin Won-sik"),
        ("Yoon Seok-youl", "Yoon Suk Yeol"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Lukashenko", "Alexander Lukashenko"),
        ("Sergey Lavrov", "Sergei Lavrov"),
    ],
)
def test_all_spellings_lead_to_one_person(spelling: str, name: str) -> None:
    found = person_of(spelling)
    assert found is not None
    assert found.name == name


def test_a_bare_common_surname_is_nobody() -> None:
    assert person_of("Kim") is None
    assert person_of("Brown") is None
    assert {each.entry.country for each in surnames()["Kim"]} >= {"PRK", "KOR"}


def test_no_full_name_or_telling_surname_means_two_persons() -> None:
    owners: dict[str, set[str]] = {}
    for each in persons():
        for name in (*each.names, *each.always):
            owners.setdefault(plain(name).casefold(), set()).add(each.name)
    assert {name: whose for name, whose in owners.items() if len(whose) > 1} == {}


def test_everybody_belongs_somewhere() -> None:
    assert [each.name for each in persons() if each.entry.country is None] == []


@pytest.mark.parametrize(("year", "country"), [(1990, "NOR"), (2010, "NOR"), (2020, "NAT"), (2026, "NAT")])
def test_a_person_changes_sides_with_the_office(year: int, country: str) -> None:
    found = person_of("Jens Stoltenberg")
    assert found is not None
    assert found.country(dt.date(year, 1, 1)) == country
