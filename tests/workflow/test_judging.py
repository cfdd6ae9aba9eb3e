"""Ids as the analyst gives them."""

import pytest

from detente.workflow.judging import NAMED_AT_MOST, _several


@pytest.mark.parametrize(("others", "told"), [(0, ""), (358, " or 358 others")])
def test_few_of_many_ids_are_told(others: int, told: str) -> None:
    found = [f"id{number}" for number in range(NAMED_AT_MOST + others)]
    line = _several("i", found)
    assert line == f"'i' could be {', '.join(found[:NAMED_AT_MOST])}{told}: give more digits"
