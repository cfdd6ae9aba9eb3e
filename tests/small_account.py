"""A small account made by hand, for the tests of dossiers: arms, a denial, a plan, a motive, a third party."""

import builders
from detente.model.actors import CountryCode, Party
from detente.model.claims import Claim, Commodity, EventType, Kind, Stance, Status, Theme, Transfer
from detente.model.events import CitedClaim
from detente.model.text import Document
from detente.publishing.material import Material
from detente.weighing.joining import join

PAIR = (CountryCode("RUS"), CountryCode("PRK"))
SHIPPED = (
    "North Korea sent about 500 rockets to Russia in May 2024, Minister Shin said. Moscow denied that it got rockets. "
    "Pyongyang wants aircraft from Russia. Putin will visit North Korea. Japan condemned Russia and North Korea."
)
AGAIN = "The White House said that North Korea sent more than 700 rockets to Russia in May 2024. It will go on."


def _claim(text: str, quote: str, **changes: object) -> Claim:
    return builders.claim(text, quote, doc_id=builders.document(text).id, traces=(), **changes)


def claims() -> tuple[Claim, ...]:
    """Give the claims of the two reports."""
    russia, korea = builders.RUSSIA, builders.NORTH_KOREA
    moved = Transfer(korea.country, russia.country, "rockets", Commodity.ARTILLERY_ROCKETS)
    may = builders.when()
    return (
        _claim(
            SHIPPED,
            "North Korea sent about 500 rockets to Russia in May 2024",
            transfer=moved,
            quantities=(builders.quantity(),),
            date=may,
            said_by=(builders.speaker("Minister Shin"),),
        ),
        _claim(
            SHIPPED,
            "it got rockets",
            transfer=moved,
            date=may,
            actors=(korea,),
            recipients=(russia,),
            said_by=(builders.speaker("Moscow", "RUS"),),
            stance=Stance.DENIED,
        ),
        _claim(
            SHIPPED,
            "Pyongyang wants aircraft from Russia",
            kind=Kind.MOTIVE,
            event=None,
            actors=(Party("Pyongyang", korea.country),),
            said_by=(),
        ),
        _claim(
            SHIPPED,
            "Putin will visit North Korea",
            event=EventType.CONSULT,
            mode="visit",
            themes=(Theme.DIPLOMATIC,),
            actors=(Party("Putin", russia.country), korea),
            recipients=(),
            said_by=(),
            status=Status.PLANNED,
        ),
        _claim(
            SHIPPED,
            "Japan condemned Russia and North Korea",
            event=EventType.ACCUSE,
            themes=(Theme.DIPLOMATIC,),
            actors=(Party("Japan", CountryCode("JPN")),),
            recipients=(russia, korea),
            said_by=(),
        ),
        _claim(
            AGAIN,
            "North Korea sent more than 700 rockets to Russia in May 2024",
            transfer=moved,
            quantities=(builders.quantity(700, None, verbatim="more than 700 rockets"),),
            date=may,
            said_by=(builders.speaker("The White House", "USA"),),
        ),
    )


def reports() -> tuple[Document, ...]:
    """Give the two reports."""
    return builders.document(SHIPPED), builders.document(AGAIN, title="More rockets", publisher="The Lantern")


def material(documents: tuple[Document, ...] | None = None, made: tuple[Claim, ...] | None = None) -> Material:
    """Give the two reports and their claims as material for a dossier."""
    documents = reports() if documents is None else documents
    by_id = {document.id: document for document in documents}
    cited = [
        CitedClaim(claim, by_id[claim.doc_id].date, by_id[claim.doc_id].publisher)
        for claim in (claims() if made is None else made)
    ]
    return Material(pair=PAIR, events=join(cited), documents=by_id)
