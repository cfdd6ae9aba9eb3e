"""Who says so: attributions of a parsed text as source, cue and content (CODEBOOK, attribution)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from detente.coding.found import Found
from detente.model.actors import CountryCode, Speaker
from detente.model.claims import Stance
from detente.model.text import Span

CountryOf = Callable[[Words], CountryCode | None]
"""Gives the country of a source's words, None where nothing tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A stretch of text put in somebody's mouth; places are characters of the parsed document.

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

    def covers(self, token: Token) -> bool:
        """Tell whether a word stands within the content."""
        return any(part.start <= token.idx < part.end for part in self.content)


def find_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """Give all attributions of a parsed text, in the order of their content, outer before inner."""
    del doc
    return ()


def chain_for(predicate: Token, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Give the attributions whose content holds the predicate, outermost first."""
    return tuple(found for found in attributions if found.covers(predicate))


def speakers_of(chain: Sequence[Attribution], doc: Doc, country_of: CountryOf) -> tuple[Found[Speaker], ...]:
    """Give the voices of a chain, outermost first, with the country that their words tell and their kind."""
    del chain, doc, country_of
    return ()
