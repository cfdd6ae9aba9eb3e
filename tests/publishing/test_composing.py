import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import builders
import small_account
from detente.errors import NotEnoughData, UnsupportedFinding
from detente.model.actors import CountryCode
from detente.model.dossiers import Dossier, Part, Section
from detente.model.events import CitedClaim, Event
from detente.publishing.composing import compose
from detente.publishing.material import Material
from detente.publishing.records import as_json


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return compose(small_account.material())


def part(dossier: Dossier, wanted: Part) -> Section:
    return next(section for section in dossier.sections if section.part is wanted)


def texts(section: Section) -> list[str]:
    return [entry.text for block in section.blocks for entry in block.entries]


def test_each_claim_stands_in_its_part(dossier: Dossier) -> None:
    assert texts(part(dossier, Part.MOTIVES)) == [""]
    assert texts(part(dossier, Part.OUTLOOK)) == ["Putin and North Korea planned to meet on a visit."]
    assert texts(part(dossier, Part.THIRD_PARTIES)) == ["Japan accused or criticised Russia and North Korea."]
    assert len(texts(part(dossier, Part.ACCOUNT))) == 1


def test_a_denial_stands_beside_what_it_denies(dossier: Dossier) -> None:
    (entry,) = (entry for block in part(dossier, Part.DISPUTED).blocks for entry in block.entries)
    assert entry.disputed
    assert [(voice.names, voice.denies, voice.figures) for voice in entry.voices] == [
        (("Moscow",), True, ()),
        (("Minister Shin",), False, ("about 500 rockets",)),
        (("The White House",), False, ("more than 700 rockets",)),
    ] or {voice.names: voice.denies for voice in entry.voices} == {
        ("Moscow",): True,
        ("Minister Shin",): False,
        ("The White House",): False,
    }


def test_the_ledger_keeps_both_figures_and_averages_nothing(dossier: Dossier) -> None:
    (block,) = part(dossier, Part.TRANSFERS).blocks
    assert block.table is not None
    (row,) = block.table.rows
    cells = dict(zip(block.table.columns, row.cells, strict=True))
    assert cells["From"] == "North Korea"
    assert cells["To"] == "Russia"
    said = {"about 500 rockets (Minister Shin)", "more than 700 rockets (the White House)"}
    assert set(cells["How much"].split("; ")) == said
    assert cells["Denied by"] == "Moscow"
    assert "disputed" in cells["Standing"]


def test_citations_are_numbered_as_they_are_read(dossier: Dossier) -> None:
    assert [citation.number for citation in dossier.citations] == list(range(1, len(dossier.citations) + 1))
    assert dossier.sections[0].blocks[0].entries[0].citations[0] == 1


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_reading_never_shows(shuffler: random.Random) -> None:
    documents, made = list(small_account.reports()), list(small_account.claims())
    expected = as_json(compose(small_account.material()))
    shuffler.shuffle(documents)
    shuffler.shuffle(made)
    assert as_json(compose(small_account.material(tuple(documents), tuple(made)))) == expected


def test_a_pair_that_nobody_writes_of_is_told_plainly() -> None:
    strangers = replace(small_account.material(), pair=(CountryCode("FRA"), CountryCode("PRK")))
    with pytest.raises(NotEnoughData, match="no report in the ledger says anything of France and North Korea"):
        compose(strangers)


def test_an_empty_ledger_is_told_plainly() -> None:
    with pytest.raises(NotEnoughData):
        compose(Material(pair=small_account.PAIR, events=(), documents={}))


def test_a_quote_that_is_not_in_its_document_is_refused() -> None:
    claim = replace(small_account.claims()[0], quote="x" * len(small_account.claims()[0].quote))
    with pytest.raises(UnsupportedFinding):
        compose(
            replace(small_account.material(), events=(Event((CitedClaim(claim, builders.DAY, None),)),)),
        )
