"""One sentence with all that is needed to read it: parse, names at their words, and the document's memory."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from detente.coding.discourse import Discourse
from detente.coding.tokens import Doc, Token
from detente.lexicon.entries import NameKind
from detente.lexicon.names import Mention
from detente.model.actors import CountryCode, Party
from detente.model.text import Span

STATE_KINDS = frozenset(
    {NameKind.COUNTRY, NameKind.CAPITAL, NameKind.METONYM, NameKind.CONTEXTUAL, NameKind.INHABITANT}
)
NO_ACTORS = frozenset({NameKind.WEAPON, NameKind.PLACE})
NOT_OF = frozenset(
    {"designated", "backed", "made", "led", "supplied", "style", "held", "occupied", "controlled", "born"}
)
"""Behind a hyphen these make the country no owner: a U.S.-designated bank isn't American."""


def _nobody(at: Span) -> Party | None:
    del at
    return None


def _none(at: Span) -> frozenset[CountryCode]:
    del at
    return frozenset()


@dataclass(slots=True)
class Scene:
    """A parsed sentence in its document; places of words count from the sentence's start, `offset` is where that is."""

    doc: Doc
    text: str
    offset: int
    number: int
    names: dict[int, Mention]
    discourse: Discourse
    day: dt.date | None = None
    voice: Callable[[Span], Party | None] = _nobody
    speaking: Callable[[Span], frozenset[CountryCode]] = _none

    def span(self, first: Token, last: Token) -> Span:
        """Give the stretch from the first word to the last as a place in the document."""
        return Span(self.offset + first.idx, self.offset + last.idx + len(last.text))

    def cut(self, span: Span) -> str:
        """Give the document's own words at one of its places within the sentence."""
        return self.text[span.start - self.offset : span.end - self.offset]

    def word(self, token: Token) -> Span:
        """Give a word's place in the document."""
        return self.span(token, token)

    def name_at(self, token: Token) -> Mention | None:
        """Give the name that a word is part of, unless it only colours what follows ("U.S.-designated")."""
        mention = self.names.get(token.i)
        if mention is None or mention.kind in NO_ACTORS:
            return None
        if "-" in token.text and token.lower_.rpartition("-")[2] in NOT_OF:
            return None
        after = token.i + 1
        if after + 1 < len(self.doc) and self.doc[after].tag_ == "HYPH" and self.doc[after + 1].lower_ in NOT_OF:
            return None
        return mention


def names_by_word(doc: Doc, offset: int, mentions: tuple[Mention, ...]) -> dict[int, Mention]:
    """Give for each word's index the name that covers it; the mentions' places count from the document's start."""
    found: dict[int, Mention] = {}
    remaining = iter(mentions)
    mention = next(remaining, None)
    for token in doc:
        start = offset + token.idx
        while mention is not None and mention.span.end <= start:
            mention = next(remaining, None)
        if mention is None:
            break
        if mention.span.start < start + len(token.text):
            found[token.i] = mention
    return found
