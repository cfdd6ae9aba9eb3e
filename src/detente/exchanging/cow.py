"""States by their Correlates of War numbers."""

from functools import cache
from importlib.resources import files


@cache
def _numbers() -> dict[int, str]:
    text = (files("detente.exchanging") / "data" / "cow.psv").read_text(encoding="utf-8")
    rows = (line.split("|") for line in text.splitlines() if line and not line.startswith("#"))
    return {int(number): code for number, code in rows}


def country_of_cow(number: int) -> str | None:
    """Give the country code of a COW state number, None for states that ended before 1946.

    >>> country_of_cow(365), country_of_cow(731)
    ('RUS', 'PRK')
    """
    return _numbers().get(number)
