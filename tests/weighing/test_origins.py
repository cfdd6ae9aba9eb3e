"""Origins are counted, outlets are listed; grades follow from who says it and who denies it."""

import pytest

from brief_claims import brief_claim
from detente.model.actors import CountryCode, SpeakerKind
from detente.model.events import CitedClaim, Credibility, Event, Outlet, Reliability
from detente.weighing.grades import grade_of
from detente.weighing.origins import origins_of
from detente.weighing.voices import NOTHING_KNOWN, Sourcing
from weighing.shipments import KIRBY, MOSCOW, PYONGYANG, SEOUL, TOKYO, WHITE_HOUSE, told

OUTLETS = {
    "KCNA": Outlet(
        name="KCNA",
        owner="Workers' Party",
        country=CountryCode("PRK"),
        kind=SpeakerKind.STATE_MEDIA,
        reliability=Reliability.D,
        reason="the state's own voice",
    ),
    "The Post": Outlet(
        name="The Post",
        owner="Post Group",
        country=CountryCode("USA"),
        kind=SpeakerKind.PRESS,
        reliability=Reliability.B,
        reason="corrects itself",
    ),
}
KNOWN = Sourcing(outlet_of=OUTLETS.get)


def test_forty_papers_with_one_briefing_are_one_origin() -> None:
    event = Event(tuple(told(n, WHITE_HOUSE if n % 2 else KIRBY) for n in range(40)))
    (origin,) = origins_of(event)
    assert len(origin.outlets) == 40
    assert origin.voices == ("John Kirby", "the White House")
    assert grade_of(event, (origin,)).credibility is Credibility.PROBABLY_TRUE


def test_the_innermost_speaker_who_could_know_is_the_origin() -> None:
    chain = told(1, "Yonhap/KOR/press", "a lawmaker/KOR/official", "the spy agency/KOR/intelligence")
    unnamed = told(2, "the defence ministry/JPN/government", "sources/-/unknown")
    names = [origin.name for origin in origins_of(Event((chain, unnamed)))]
    assert names == ["the spy agency", "the defence ministry"]


@pytest.mark.parametrize(
    ("claims", "count"),
    [
        ([told(1, WHITE_HOUSE), told(2, SEOUL)], 2),
        ([told(1, WHITE_HOUSE), told(2, SEOUL), told(3, TOKYO)], 3),
        ([told(1, SEOUL), told(2, "a lawmaker/KOR/official")], 1),
        ([told(1, "the panel/UNO/io"), told(2, "UN experts/UNO/io")], 1),
        ([told(1), told(2)], 2),
        ([told(1, publisher="The Post"), told(2, publisher="The Post")], 1),
        ([told(1, publisher="KCNA"), told(2, PYONGYANG)], 1),
        ([told(1, WHITE_HOUSE, quantities=[[7000, 7000, "containers"]]), told(2, quantities=[[7000, 7000, "t"]])], 1),
        ([told(1, quantities=[[9, 9, "containers"]]), told(2, SEOUL, quantities=[[9, 9, "containers"]])], 2),
        ([told(1, WHITE_HOUSE), told(2, MOSCOW, stance="denied")], 1),
    ],
)
def test_independent_origins_are_counted(claims: list[CitedClaim], count: int) -> None:
    origins = origins_of(Event(tuple(claims)), KNOWN)
    assert sum(not origin.denies and not origin.derived for origin in origins) == count


def test_a_near_copy_shares_the_origin_of_the_first() -> None:
    first, copy = told(1), told(2)
    sourcing = Sourcing(copies={copy.doc_id: first.doc_id})
    (origin,) = origins_of(Event((first, copy)), sourcing)
    assert origin.outlets == ("paper 1", "paper 2")
    assert origin.name == "paper 1"


def test_a_sentence_without_speaker_goes_with_its_documents_speaker() -> None:
    doc = "Kirby spoke of it."
    named = brief_claim({"text": "shells were sent", "event": "AID", "actors": ["PRK"], "said_by": [KIRBY]})
    plain = CitedClaim(named.claim, named.published, "paper")
    bare = brief_claim({"text": "shells were sent", "doc": doc, "event": "AID", "actors": ["PRK"]})
    beside = brief_claim(
        {"text": "shells were sent", "doc": doc, "event": "AID", "actors": ["PRK"], "said_by": [SEOUL]}
    )
    assert [origin.name for origin in origins_of(Event((plain, bare, beside)))] == ["John Kirby", "the spy agency"]


def test_a_sentence_with_another_amount_is_not_given_to_the_speaker_beside() -> None:
    base = {"event": "AID", "actors": ["PRK"], "recipients": ["RUS"], "doc": "", "publisher": "paper"}
    text = "the North sent 1,500 soldiers. The president said that it sent 10,000."
    own = brief_claim({**base, "text": text, "quantities": [[1500, 1500, "soldiers"]]})
    said = brief_claim({**base, "text": text, "quantities": [[10000, 10000, "soldiers"]], "said_by": [SEOUL]})
    assert [origin.name for origin in origins_of(Event((own, said)))] == ["paper", "the spy agency"]


@pytest.mark.parametrize(
    ("claim", "name", "country"),
    [
        (told(1, "Kirby/-/unknown"), "Kirby", "USA"),
        (told(1, "Kirby/USA/unknown"), "Kirby", "USA"),
        (told(1, "the spy agency/-/intelligence", publisher="The Post"), "the spy agency", "USA"),
        (told(1, "the first report of The Post/-/unknown", publisher="The Post"), "The Post", "USA"),
        (told(1, "he/-/unknown", publisher="The Post"), "The Post", "USA"),
        (told(1, "a neighbour/-/unknown", publisher="The Post"), "a neighbour", None),
    ],
)
def test_speakers_are_placed_by_the_lexicon_and_the_paper(claim: CitedClaim, name: str, country: str | None) -> None:
    (origin,) = origins_of(Event((claim,)), KNOWN)
    assert (origin.name, origin.country) == (name, country)
    assert (origin.reliability is Reliability.F) == (country is None)


def test_one_organisation_is_one_origin_and_many_are_not() -> None:
    alliance = Event((told(1, "Rutte/NAT/unknown"), told(2, "a spokesman of the alliance/NAT/io")))
    bodies = Event((told(1, "the agency for work/IGO/io"), told(2, "the bank of banks/IGO/io")))
    assert len(origins_of(alliance)) == 1
    assert len(origins_of(bodies)) == 2


def test_a_possibility_confirms_no_report() -> None:
    event = Event((told(1, WHITE_HOUSE), told(2, SEOUL, status="possible")))
    assert grade_of(event, origins_of(event)).credibility is Credibility.PROBABLY_TRUE


@pytest.mark.parametrize(
    ("claims", "letter", "figure", "words"),
    [
        ([told(1, WHITE_HOUSE), told(2, SEOUL)], "B", 1, "2 independent origins"),
        ([told(1, WHITE_HOUSE), told(2, SEOUL), told(3, MOSCOW, stance="denied")], "B", 1, "a side of the matter"),
        ([told(1, WHITE_HOUSE)], "B", 2, "one origin"),
        ([told(1, WHITE_HOUSE), told(2, MOSCOW, stance="denied")], "B", 3, "denied by the Kremlin"),
        ([told(1, WHITE_HOUSE, stance="alleged")], "B", 3, "alleges"),
        ([told(1, WHITE_HOUSE, stance="alleged"), told(2, SEOUL, stance="alleged")], "B", 2, "allege"),
        ([told(1, MOSCOW)], "C", 3, "a side of the matter"),
        ([told(1, publisher="KCNA")], "D", 4, "not usually reliable"),
        ([told(1, "a man in the street/-/unknown")], "F", 6, "nothing is known"),
        ([told(1, MOSCOW, stance="denied")], "C", 6, "only its denial"),
        ([told(1, WHITE_HOUSE, status="possible")], "B", 6, "possible only"),
        ([told(1, WHITE_HOUSE), told(2, TOKYO, stance="denied")], "B", 4, "no side of it"),
        ([told(1, WHITE_HOUSE), told(2, SEOUL), told(3, TOKYO, stance="denied")], "B", 3, "no side of it"),
        ([told(1, publisher="KCNA"), told(2, TOKYO, stance="denied")], "D", 5, "no source that is fairly reliable"),
    ],
)
def test_grades_follow_from_who_says_it_and_who_denies_it(
    claims: list[CitedClaim], letter: str, figure: int, words: str
) -> None:
    event = Event(tuple(claims))
    grade = grade_of(event, origins_of(event, KNOWN))
    assert str(grade) == f"{letter}{figure}"
    assert words in grade.reason


def test_the_analysts_own_grade_comes_first() -> None:
    event = Event((told(1, WHITE_HOUSE),))
    own = Sourcing(graded={"white house": Reliability.E})
    (origin,) = origins_of(event, own)
    assert (origin.reliability, origin.reason) == (Reliability.E, "graded by the analyst")
    assert grade_of(event, (origin,)).credibility is Credibility.DOUBTFUL


def test_a_side_of_the_matter_is_never_above_c_on_its_own_deeds() -> None:
    (origin,) = origins_of(Event((told(1, MOSCOW),)), NOTHING_KNOWN)
    assert origin.party
    assert origin.reliability is Reliability.C
