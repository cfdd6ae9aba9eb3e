"""States by the numbers and letters of others: Correlates of War, FollowTheMoney."""

from functools import cache
from importlib.resources import files


def _pairs(file: str) -> dict[str, str]:
    text = (files("detente.exchanging") / "data" / file).read_text(encoding="utf-8")
    rows = (line.split("|") for line in text.splitlines() if line and not line.startswith("#"))
    return {theirs: ours for theirs, ours in rows}  # noqa: C416 - rows are lists, not pairs


@cache
def _numbers() -> dict[int, str]:
    return {int(number): code for number, code in _pairs("cow.psv").items()}


@cache
def _letters() -> dict[str, str]:
    return _pairs("alpha2.psv")


def alpha2_of(code: str) -> str | None:
    """Give the two letters of a country in FollowTheMoney, None where it has none.

    >>> alpha2_of("PRK")
    'kp'
    """
    return _letters().get(code)


def country_of_cow(number: int) -> str | None:
    """Give the country code of a COW state number, None for states that ended before 1946.

    >>> country_of_cow(365), country_of_cow(731)
    ('RUS', 'PRK')
    """
    return _numbers().get(number)
