"""Attributions as values, and the chain of them that stands over a place of the text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.model.actors import CountryCode
from detente.model.claims import Stance
from detente.model.text import Span

CountryOf = Callable[[Span], CountryCode | None]
"""Gives the country of the words at a place of the document, None where nothing tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A stretch of text put in somebody's mouth; places are characters of the document.

    Attributes:
        source: Who speaks; None where nobody is named ("reportedly").
        voice: Who that is, where the source is a pronoun for one who spoke before.
        cue: The words that show the attribution ("said", "according to").
        content: What is said; several stretches where the cue stands in its midst. Never empty.
        stance: How the speaker stands to it, by the cue.
        told: Whether the content is told to be so; what is only wanted, asked or valued is not.
        rule: What found it.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    stance: Stance = Stance.AFFIRMED
    told: bool = True
    voice: Span | None = None
    rule: str = ""

    def holds(self, at: Span) -> bool:
        """Tell whether a place of the document lies within the content."""
        return any(part.start <= at.start < part.end for part in self.content)

    @property
    def extent(self) -> Span:
        """Give the stretch from the first to the last character of the content."""
        return Span(self.content[0].start, self.content[-1].end)


def chain_for(at: Span, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Give the attributions whose content holds a place of the document and is told to be so, outermost first."""
    held = [found for found in attributions if found.told and found.holds(at)]
    return tuple(sorted(held, key=lambda found: (-_length(found), found.cue.start)))


def _length(found: Attribution) -> int:
    return sum(part.end - part.start for part in found.content)
