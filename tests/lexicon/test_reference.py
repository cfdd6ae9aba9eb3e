import pytest

from detente.errors import UnknownCode
from detente.lexicon.reference import SUBJECTS, Subject, look_up


@pytest.mark.parametrize(
    ("word", "subject", "code"),
    [
        ("AID", "event", "AID"),
        ("visit", "mode", "CONSULT:visit"),
        ("nuclear-missile", "theme", "nuclear-missile"),
        ("shell", "commodity", "artillery-rockets"),
        ("tonne", "unit", "tonnes"),
        ("alleged", "claim", "alleged"),
        ("the Kremlin", "country", "RUS"),
        ("IMG", "no-state", "IMG"),
        ("foreign minister", "office", "foreign-minister"),
        ("Kim Jong-un", "person", "Kim Jong Un"),
        ("NIS", "actor", "National Intelligence Service"),
        ("Crimea", "place", "Crimea"),
        ("reuters.com", "publisher", "Reuters"),
        ("deny", "cue", "deny"),
        ("043", "cameo", "043"),
        ("4", "quad", "material conflict"),
        ("military", "context", "military"),
        ("SPY", "sector", "SPY"),
        ("un-dprk", "rule", "un-dprk"),
    ],
)
def test_words_of_every_subject_are_answered(word: str, subject: str, code: str) -> None:
    assert (subject, code) in [(entry.subject, entry.code) for entry in look_up(word)]


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda each: str(each.name))
def test_a_subject_lists_itself_with_a_meaning_each(subject: Subject) -> None:
    entries = list(subject.entries())
    assert entries
    assert [entry.code for entry in entries if not entry.meaning] == []


def test_plurals_of_subjects_are_their_lists() -> None:
    assert {entry.subject for entry in look_up("commodities")} == {"commodity"}
    assert len(look_up("events")) == 16


def test_an_unknown_word_offers_near_ones() -> None:
    with pytest.raises(UnknownCode) as caught:
        look_up("kremlln")
    assert "kremlin" in caught.value.near
