"""Who says it, each voice once: a publisher's own name and an article make no further voice."""

import builders
from detente.model.events import Event
from detente.publishing.entries import voices_of
from detente.publishing.evidence import Evidence

TEXT = (
    "The Harbour Post reported that Ardonia shipped 40 cranes to Belmark. Ardonia shipped 40 cranes to Belmark. "
    "The ministry said that Ardonia shipped 40 cranes to Belmark, and the ministry added that there were no more."
)
QUOTE = "Ardonia shipped 40 cranes to Belmark"


def _told_by(*names: str) -> Event:
    said = [tuple(builders.speaker(name) for name in (each,) if name) for each in names]
    return builders.event(*(builders.cited(text=TEXT, quote=QUOTE, said_by=each) for each in said))


def _voices(event: Event) -> list[tuple[str, ...]]:
    document = builders.document(TEXT)
    return [voice.names for voice in voices_of(event, Evidence({document.id: document}))]


def test_a_publisher_that_its_own_report_names_is_its_own_voice() -> None:
    assert _voices(_told_by("The Harbour Post", "")) == [()]


def test_an_article_before_a_name_makes_nobody_else() -> None:
    assert len(_voices(_told_by("The ministry", "the ministry"))) == 1


def test_two_voices_stay_two() -> None:
    assert len(_voices(_told_by("The ministry", "Ardonia"))) == 2
