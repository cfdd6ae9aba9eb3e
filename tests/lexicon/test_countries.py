import csv
import gzip
from pathlib import Path

import pytest

from detente.errors import UnknownCode
from detente.lexicon.countries import countries, country, resolve_country, words_of


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Russia", "RUS"),
        ("RUS", "RUS"),
        ("DPRK", "PRK"),
        ("north korea", "PRK"),
        ("the Kremlin", "RUS"),
        ("Blue House", "KOR"),
        ("Cote d'Ivoire", "CIV"),
        ("USSR", "SUN"),
        ("Burma", "MMR"),
        ("Türkiye", "TUR"),
        ("the United Nations", "UNO"),
        ("NATO", "NAT"),
        ("EUR", "EUR"),
        ("Kosovo", "KOS"),
        ("Lima", "PER"),
        ("Georgia", "GEO"),
    ],
)
def test_states_are_named_as_people_name_them(word: str, code: str) -> None:
    assert resolve_country(word) == code


def test_an_unknown_name_offers_near_ones() -> None:
    with pytest.raises(UnknownCode, match=r"unknown country: 'Rusia'; did you mean Russia\?"):
        resolve_country("Rusia")


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownCode):
        country("XXX")


def test_all_members_of_the_united_nations_are_there() -> None:
    standing = [each.standing for each in countries()]
    assert standing.count("member") == 193
    assert standing.count("observer") == 2


def test_codes_are_unique_and_dates_in_order() -> None:
    codes = [each.code for each in countries()]
    assert len(codes) == len(set(codes))
    assert all(each.start < each.end for each in countries() if each.start and each.end)


def test_no_word_means_two_countries() -> None:
    owners: dict[str, set[str]] = {}
    for each in countries():
        for word in words_of(each):
            owners.setdefault(word.casefold(), set()).add(each.code)
    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {"congolese": {"COD", "COG"}}


def test_dependencies_belong_to_states_of_the_list() -> None:
    owners = [each.standing.partition(":")[2] for each in countries() if each.standing.startswith("dependency")]
    assert all(country(owner) for owner in owners if owner)


@pytest.mark.shared
def test_codes_and_capitals_agree_with_a_public_list(shared: Path) -> None:
    with gzip.open(shared / "data/actors/countries/codelist.csv.gz", "rt", encoding="utf-8") as lines:
        names = {
            row["iso3c"]: row["country.name.en"] for row in csv.DictReader(lines) if row["iso3c"] not in ("", "NA")
        }
    ours = {each.code for each in countries()}
    theirs_alone = {"XKX"}
    ours_alone = {"KOS", "SUN", "YUG", "SCG", "CSK", "DDR"}
    assert ours - set(names) - ours_alone == set()
    missing = {code for code in set(names) - ours - theirs_alone if resolves(names[code])}
    assert missing == set()


def resolves(name: str) -> bool:
    """Tell whether we know a name, though under another code."""
    try:
        resolve_country(name)
    except UnknownCode:
        return False
    return True
