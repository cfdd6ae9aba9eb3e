"""The coder on whole documents: what must hold whatever the rules find."""

import datetime as dt

import pytest

from detente.coding.coder import Coder
from detente.coding.screening import can_hold_claim
from detente.coding.sentences import split_sentences
from detente.model.claims import Claim, Stance
from detente.model.text import Document

TEXT = """Iran has delivered 400 drones to Russia, two European diplomats said on Tuesday. Tehran denied the report.

Sergei Lavrov will visit Pyongyang next week. He thanked North Korea\u2019s leader in March. \u201cWe signed a treaty
with Belarus,\u201d Lavrov said. Did Moscow send fuel to Minsk? Workers loaded crates."""


@pytest.fixture(scope="module")
def coder() -> Coder:
    """Give one coder for all tests of the module: loading the model takes seconds."""
    return Coder()


def _document(text: str = TEXT) -> Document:
    return Document.of(text, title="Drones for Moscow", date=dt.date(2024, 3, 13))


def test_same_text_gives_same_claims(coder: Coder) -> None:
    first = coder.code(_document())
    coder.code(Document.of("China sold trains to Kenya. It thanked Nairobi."))
    assert coder.code(_document()) == first


def test_quotes_and_traces_are_cut_from_the_text(coder: Coder) -> None:
    document = _document()
    claims = coder.code(document).claims
    assert claims
    for claim in claims:
        assert claim.span.cut(document.text) == claim.quote
        for trace in claim.traces:
            trace.span.cut(document.text)


def _fields(claim: Claim) -> set[str]:
    listed = {
        "actors": claim.actors,
        "recipients": claim.recipients,
        "said_by": claim.said_by,
        "quantities": claim.quantities,
        "places": claim.places,
    }
    fields = {f"{name}.{i}" for name, values in listed.items() for i in range(len(values))}
    fields |= {"date"} if claim.date else set()
    return fields | {"stance", "status", "event" if claim.event else "kind"}


def test_every_field_knows_where_it_comes_from(coder: Coder) -> None:
    for claim in coder.code(_document()).claims:
        assert _fields(claim) <= {trace.field for trace in claim.traces}


def test_a_denial_that_points_back_denies_the_deed(coder: Coder) -> None:
    denied = [claim for claim in coder.code(_document()).claims if claim.stance is Stance.DENIED]
    assert [(claim.actors[0].country, claim.recipients[0].country) for claim in denied] == [("IRN", "RUS")]
    assert denied[0].said_by[0].country == "IRN"


def test_states_are_those_the_document_is_about(coder: Coder) -> None:
    assert coder.code(_document()).states[0] == "RUS"


@pytest.mark.parametrize(
    "text",
    [
        "\u041c\u043e\u0441\u043a\u0432\u0430 \u0438 \u041c\u0438\u043d\u0441\u043a.",
        "123 456",
        "Der Minister und die Kanzlerin trafen den Botschafter.",
    ],
)
def test_other_languages_are_passed_over_and_say_so(coder: Coder, text: str) -> None:
    coded = coder.code(Document.of(text))
    assert coded.claims == ()
    assert coded.skipped[0].reason.startswith("not coded")


@pytest.mark.parametrize("text", ["x", "!" * 5_000, "Iran " * 3_000, "\n\n\t.", "(((((" * 500 + "Iran attacked Iraq."])
def test_hostile_text_is_coded_without_error(coder: Coder, text: str) -> None:
    coder.code(Document.of(text))


def test_publisher_says_who_we_are(coder: Coder) -> None:
    text = "We sent trucks to Lebanon."
    assert coder.code(Document.of(text)).claims[0].actors == ()
    official = Document.of(text, publisher="Ministry of Foreign Affairs of Japan")
    assert coder.code(official).claims[0].actors[0].country == "JPN"


def test_screening_lets_pronouns_pass_only_where_somebody_was_named() -> None:
    sentence = split_sentences("It attacked the port.")[0]
    assert can_hold_claim(sentence, named_here=False, named_before=True)
    assert not can_hold_claim(sentence, named_here=False, named_before=False)
    quiet = split_sentences("The weather in Rome was mild and sunny.")[0]
    assert not can_hold_claim(quiet, named_here=True, named_before=True)


def test_our_allies_are_not_ourselves(coder: Coder) -> None:
    text = "We support our allies and our European partners."
    day = dt.date(2022, 5, 1)
    (claim,) = coder.code(Document.of(text, publisher="U.S. Department of State", date=day, language="en")).claims
    assert [party.country for party in claim.actors] == ["USA"]
    assert [party.country for party in claim.recipients] == ["EUR"]
