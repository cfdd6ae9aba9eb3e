"""What of a sentence the network is given."""

from hypothesis import given
from hypothesis import strategies as st

from detente.coding.reader import Marks
from detente.coding.reader.windows import ROOM, shifted, window
from detente.model.text import Span

TEXT = " ".join(["word"] * 200)


@given(st.integers(0, 995), st.integers(0, 995))
def test_all_marked_places_stand_in_it_at_their_shifted_places(one: int, other: int) -> None:
    marks = Marks((Span(one, one + 4),), (Span(other, other + 4),))
    seen = window(TEXT, [marks])
    moved = shifted(marks, seen.start)
    for before, after in ((marks.actor[0], moved.actor[0]), (marks.recipient[0], moved.recipient[0])):
        assert after.cut(seen.cut(TEXT)) == before.cut(TEXT)
    assert seen.start == 0 or TEXT[seen.start - 1] == " " or seen.start == min(one, other)
    assert seen.end == len(TEXT) or TEXT[seen.end] == " " or seen.end == max(one, other) + 4
    assert min(one, other) - seen.start <= ROOM
    assert seen.end - max(one, other) - 4 <= ROOM


def test_a_short_sentence_is_whole_and_one_without_marks_too() -> None:
    assert window("Oslo thanked Riga.", [Marks((Span(0, 4),))]) == Span(0, 18)
    assert window(TEXT, [Marks()]) == Span(0, len(TEXT))
