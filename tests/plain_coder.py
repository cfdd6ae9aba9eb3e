"""A coder that needs no parser: each sentence with `Ardonia` in it is one claim; for tests of what goes around it."""

import datetime as dt
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from builders import DAY, party
from detente.model.actors import CountryCode
from detente.model.claims import Claim, EventType, Kind, Stance, Status, Theme
from detente.model.text import Document, Skipped, Span
from detente.storing.ledger import Ledger, Stamp
from detente.workflow.reports import Coding, Listening, read_into

WORD = "Ardonia"


@dataclass(frozen=True, slots=True)
class PlainCoded:
    """What the plain coder gives."""

    claims: tuple[Claim, ...]
    states: tuple[CountryCode, ...] = (CountryCode("RUS"),)
    language: str = "en"
    skipped: tuple[Skipped, ...] = ()


class PlainCoder:
    """Codes by a full stop and a name."""

    event = EventType.AID

    def code(self, document: Document) -> PlainCoded:
        """Give a claim for each sentence that has the word; fail on a text that asks for it."""
        if "break the coder" in document.text:
            raise ValueError("asked to fail")
        claims, start = [], 0
        for sentence in document.text.split(". "):
            if WORD in sentence:
                claims.append(self._claim(document, Span(start, start + len(sentence))))
            start += len(sentence) + 2
        return PlainCoded(tuple(claims))

    def _claim(self, document: Document, span: Span) -> Claim:
        return Claim(
            doc_id=document.id,
            span=span,
            quote=span.cut(document.text),
            kind=Kind.EVENT,
            event=self.event,
            themes=(Theme.ARMS,),
            actors=(party("North Korea", "PRK"),),
            recipients=(party(),),
            stance=Stance.AFFIRMED,
            status=Status.OCCURRED,
            confidence=0.75,
        )


class NewerCoder(PlainCoder):
    """Finds nothing in the first sentence any more."""

    def code(self, document: Document) -> PlainCoded:
        """Give all claims but the first."""
        return PlainCoded(super().code(document).claims[1:])


class SlowCoder(PlainCoder):
    """Takes its time, and notes which process it runs in."""

    def code(self, document: Document) -> PlainCoded:
        """Give the same after a hundredth of a second."""
        if folder := os.environ.get("PID_FOLDER"):
            Path(folder, str(os.getpid())).touch()
        time.sleep(0.01)
        return super().code(document)


def stamp(coder: str = "plain-1") -> Stamp:
    """Give a stamp of a fixed moment."""
    return Stamp(coder, dt.datetime.combine(DAY, dt.time(12, tzinfo=dt.UTC)))


def main(folder: str, ledger: str, workers: str) -> None:
    """Read a folder into a ledger, telling each document that is met: what the tests kill."""
    coding = Coding(make_coder=SlowCoder, stamp=stamp(), workers=int(workers))
    with Ledger.open(Path(ledger), create=True) as kept:
        read_into(kept, [folder], coding, listening=Listening(found=lambda where: print(where, flush=True)))  # noqa: T201 - heard by the test


if __name__ == "__main__":
    main(*sys.argv[1:])
