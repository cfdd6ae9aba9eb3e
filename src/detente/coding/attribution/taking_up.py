"""Sources that take up one who spoke before: pronouns, surnames, "the report"."""

from collections.abc import Sequence
from dataclasses import replace

from detente.coding.attribution.attributed import Attribution
from detente.coding.attribution.speakers import is_voice, kind_of
from detente.model.actors import SpeakerKind
from detente.model.text import Span

PRONOUNS = frozenset({"he", "she", "it", "they"})
PAPERS = frozenset(
    {"the report", "the statement", "the assessment", "the document", "the letter", "the study", "the announcement"}
)
REACH = 600
"""Characters that may lie between a word and the source that it takes up."""

_PERSONAL = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.EXPERT, SpeakerKind.UNKNOWN, SpeakerKind.MILITARY})


def with_voices(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """Give each source that takes up an earlier one the words that named it; in order of the cues."""
    voiced: list[Attribution] = []
    named: list[Span] = []
    for one in found:
        words = " ".join(one.source.cut(text).split()) if one.source else ""
        if one.source is None or not words:
            voiced.append(one)
        elif words.lower() in PRONOUNS | PAPERS:
            voiced.append(replace(one, voice=_before(one.source, words.lower(), named, text)))
        else:
            voiced.append(replace(one, voice=_longer(words, named, text)))
            named += [one.source] if is_voice(words) else []
    return voiced


def _before(at: Span, word: str, named: Sequence[Span], text: str) -> Span | None:
    """Give the last source that a pronoun or "the report" can stand for: near, and a person for "he"."""
    for span in reversed(named):
        if span.end > at.start or at.start - span.end > REACH:
            continue
        if word not in {"he", "she"} or kind_of(span.cut(text)) in _PERSONAL:
            return span
    return None


def _longer(words: str, named: Sequence[Span], text: str) -> Span | None:
    """Give the fuller name that a surname alone stands for: "Holm" for "Jan Holm, the minister"."""
    if " " in words or not words[:1].isupper():
        return None
    return next((span for span in named if words in span.cut(text).replace(",", " ").split()[1:]), None)
