"""The labelled sentences keep their format, and cover what they are for."""

from collections import Counter
from pathlib import Path

import pytest

from labels import EVENTS, STANCES, STATUSES, Example, read_marks, read_sentences

FOLDER = Path(__file__).parents[1] / "training"

SENTENCES = tuple(read_sentences(FOLDER / "sentences"))


def test_marks_give_the_places_of_the_words() -> None:
    text, places = read_marks("[A Oslo] [P freed] two [R Danish] men.")
    assert text == "Oslo freed two Danish men."
    assert {role: [text[slice(*place)] for place in found] for role, found in places.items()} == {
        "actor": ["Oslo"],
        "predicate": ["freed"],
        "recipient": ["Danish"],
    }


def test_there_are_enough_of_every_type_stance_and_status() -> None:
    assert len(SENTENCES) >= 1500
    for labels, least, field in ((EVENTS, 40, "event"), (STANCES, 25, "stance"), (STATUSES, 20, "status")):
        count = Counter(getattr(each, field) for each in SENTENCES)
        assert all(count[label] >= least for label in labels), count


@pytest.mark.parametrize("field", ["actor", "predicate"])
def test_every_sentence_marks_its(field: str) -> None:
    assert not [each.name for each in SENTENCES if field not in each.places]


def test_no_sentence_stands_in_two_parts() -> None:
    """One in two parts would make the fixed part a test of memory."""
    parts: dict[str, set[int]] = {}
    for each in SENTENCES:
        parts.setdefault(each.text, set()).add(each.part)
    assert [text for text, found in parts.items() if len(found) > 1] == []


def test_no_marked_sentence_stands_twice() -> None:
    marked = Counter((each.text, str(each.places), each.event) for each in SENTENCES)
    assert [key for key, n in marked.items() if n > 1] == []


def test_a_wrong_label_names_file_and_sentence(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('sentences = [{ is = "perhaps", text = "[A Oslo] [P sat]." }]')
    with pytest.raises(ValueError, match=r"bad\.toml, sentence 1: .*perhaps"):
        list(read_sentences(tmp_path))


def test_a_fifth_is_the_fixed_part() -> None:
    fixed: list[Example] = [each for each in SENTENCES if each.fixed]
    assert 0.18 < len(fixed) / len(SENTENCES) < 0.22
