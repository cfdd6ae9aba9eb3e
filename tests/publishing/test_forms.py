import io
import json
import re
from dataclasses import replace

import docx
import pytest

import builders
import small_account
from detente.errors import UnknownCode
from detente.model.dossiers import Dossier
from detente.publishing.composing import compose
from detente.publishing.forms import FORMS, write_as


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return compose(small_account.material())


@pytest.mark.parametrize("ending", [ending for ending, _ in FORMS])
def test_the_same_dossier_gives_the_same_file(dossier: Dossier, ending: str) -> None:
    assert write_as(dossier, f"a{ending}") == write_as(compose(small_account.material()), f"a{ending}")


def test_an_unknown_ending_names_the_forms() -> None:
    with pytest.raises(UnknownCode, match=r"\.xls.*\.html"):
        write_as(compose(small_account.material()), "dossier.xls")


def test_the_json_holds_every_claim_with_its_sentence(dossier: Dossier) -> None:
    told = json.loads(write_as(dossier, "a.json"))
    assert told["format"] == "detente-dossier-1"
    cited = {claim for citation in told["citations"] for claim in citation["claims"]}
    assert cited == {claim.id for claim in small_account.claims()}
    for citation in told["citations"]:
        mark = citation["extracts"][0]["marks"][0]
        assert citation["extracts"][0]["text"][mark["start"] : mark["end"]]


def test_the_markdown_has_a_footnote_for_every_citation(dossier: Dossier) -> None:
    written = write_as(dossier, "a.md").decode()
    for citation in dossier.citations:
        assert f"\n[^{citation.number}]: " in written


def test_the_word_document_opens_and_holds_the_account(dossier: Dossier) -> None:
    paper = docx.Document(io.BytesIO(write_as(dossier, "a.docx")))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "North Korea supplied about 500 rockets to Russia, Minister Shin said." in text
    assert len(paper.inline_shapes) == 2
    assert paper.tables[0].rows[1].cells[1].text == "North Korea"


HOSTILE = "</script><b>x</b> [a](javascript:alert) #set page() $x$ \x07\x1b[31m | `rm` \\"


@pytest.mark.parametrize("ending", [ending for ending, _ in FORMS])
def test_hostile_words_are_words_in_every_form(ending: str) -> None:
    made = list(small_account.claims())
    made[0] = replace(made[0], said_by=(builders.speaker(HOSTILE),))
    first, second = small_account.reports()
    hostile = replace(first, title=HOSTILE, publisher=HOSTILE, author=HOSTILE, url=HOSTILE)
    written = write_as(compose(small_account.material((hostile, second), tuple(made))), f"a{ending}")
    assert len(written) > 1000
    if ending == ".md":
        assert b"<b>" not in written
        assert not re.search(rb"(?<!\\)\]\(javascript", written)
        assert b"\x1b" not in written
