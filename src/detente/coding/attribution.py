"""Who says so: attributions of a text as source, cue and content (CODEBOOK, attribution)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from detente.coding.found import Found
from detente.model.actors import CountryCode, Speaker
from detente.model.claims import Stance
from detente.model.text import Span

CountryOf = Callable[[Span], CountryCode | None]
"""Gives the country of the words at a place of the document, None where nothing tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A stretch of text put in somebody's mouth; places are characters of the document.

    Attributes:
        source: Who speaks; None where nobody is named ("reportedly").
        cue: The words that show the attribution ("said", "according to").
        content: What is said; several stretches where the cue stands in its midst. Never empty.
        stance: How the speaker stands to it, by the cue.
        rule: What found it.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    stance: Stance = Stance.AFFIRMED
    rule: str = ""

    def holds(self, at: Span) -> bool:
        """Tell whether a place of the document lies within the content."""
        return any(part.start <= at.start < part.end for part in self.content)


def find_attributions(text: str, sentences: Sequence[tuple[Doc, int]]) -> tuple[Attribution, ...]:
    """Give all attributions of a document, in the order of their content, outer before inner.

    Args:
        text: The whole document: quotations and turns of a transcript run over several sentences.
        sentences: Those of its sentences that were parsed, in order, each with its start in the document.
    """
    del text, sentences
    return ()


def chain_for(at: Span, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Give the attributions whose content holds a place of the document, outermost first."""
    return tuple(found for found in attributions if found.holds(at))


def speakers_of(chain: Sequence[Attribution], text: str, country_of: CountryOf) -> tuple[Found[Speaker], ...]:
    """Give the voices of a chain, outermost first, with the country that their words tell and their kind."""
    del chain, text, country_of
    return ()
