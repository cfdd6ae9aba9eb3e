import pytest

from detente.lexicon.units import signs, unit_of, units


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("dollars", "USD"),
        ("US dollars", "USD"),
        ("$", "USD"),
        ("US$", "USD"),
        ("A$", "AUD"),
        ("€", "EUR"),
        ("won", "KRW"),
        ("roubles", "RUB"),
        ("percent", "%"),
        ("per cent", "%"),
        ("percentage points", "percentage points"),
        ("tons", "tonnes"),
        ("metric tonnes", None),
        ("metric tons", "tonnes"),
        ("barrels", "barrels"),
        ("barrels per day", "barrels per day"),
        ("bpd", "barrels per day"),
        ("containers", "containers"),
        ("km", "km"),
        ("nautical miles", "nmi"),
        ("kittens", None),
        ("", None),
    ],
)
def test_units_are_read_as_written(words: str, code: str | None) -> None:
    found = unit_of(words)
    assert (found.code if found else None) == code


def test_codes_names_and_signs_are_unique() -> None:
    codes = [unit.code for unit in units()]
    names = [name for unit in units() for name in unit.names]
    written = [sign for unit in units() for sign in unit.signs]
    for words in (codes, names, written):
        assert sorted({word for word in words if words.count(word) > 1}) == []
    assert set(signs()) == set(written)


def test_money_has_iso_codes_and_no_fixed_rate() -> None:
    money = [unit for unit in units() if unit.kind == "money"]
    assert all(len(unit.code) == 3 and unit.code.isupper() and unit.factor is None for unit in money)


def test_factors_lead_to_one_base_a_kind() -> None:
    for unit in units():
        assert (unit.factor is None) == (unit.base is None), unit
        assert unit.factor is None or unit.factor > 0
