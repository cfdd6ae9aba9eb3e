from dataclasses import replace

import pytest

import small_account
from detente.errors import InvalidValue
from detente.model.claims import Claim
from detente.model.dossiers import Dossier, Part
from detente.publishing.composing import compose
from detente.publishing.editions import Edition, compare, read_edition
from detente.publishing.records import as_json


def dossier(*claims: Claim) -> Dossier:
    return compose(small_account.material(None, claims))


def edition(*claims: Claim) -> Edition:
    return read_edition(as_json(dossier(*claims)))


def changes(old: tuple[Claim, ...], new: tuple[Claim, ...]) -> list[tuple[str, str]]:
    compared = compare(dossier(*new), edition(*old))
    (block,) = next(part for part in compared.sections if part.part is Part.CHANGES).blocks
    return [(row.cells[0], row.cells[2]) for row in block.table.rows] if block.table else []


SENT, DENIED, WANTS, VISIT, JAPAN, AGAIN = small_account.claims()


def test_the_same_claims_are_no_change() -> None:
    assert changes(small_account.claims(), small_account.claims()) == []


def test_what_no_earlier_claim_told_is_new() -> None:
    assert changes((SENT, WANTS), (SENT, WANTS, VISIT)) == [
        ("new", "Putin and North Korea planned to meet on a visit.")
    ]


def test_a_denial_changes_what_it_denies() -> None:
    told = "North Korea supplied about 500 rockets to Russia, Minister Shin said."
    assert changes((SENT,), (SENT, DENIED)) == [("changed", told)]


def test_what_rests_on_no_claim_any_more_is_gone() -> None:
    assert changes((SENT, WANTS), (SENT,)) == [("gone", "Pyongyang wants aircraft from Russia")]


def test_other_words_for_the_same_claims_are_no_change() -> None:
    earlier = edition(SENT)
    renamed = replace(earlier, entries=tuple(replace(known, said="other words") for known in earlier.entries))
    compared = compare(dossier(SENT), renamed)
    assert [e.change for part in compared.sections for block in part.blocks for e in block.entries] == [None, None]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "another"}', '{"format": "detente-dossier-1"}', "\x00"])
def test_what_is_no_edition_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        read_edition(text)
