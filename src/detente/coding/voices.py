"""Who speaks at a place of the document: the attribution chain, and whom "we" means there."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.coding.attribution import Attribution, chain_for, speakers_of
from detente.coding.discourse import Discourse
from detente.coding.found import Found
from detente.coding.prominence import PASSED_OVER
from detente.lexicon.names import Mention
from detente.model.actors import CountryCode, Party, Speaker
from detente.model.text import Span

QUOTES = frozenset('"\u201c\u201d„«')
HONORIFICS = (
    "mr",
    "ms",
    "mrs",
    "secretary",
    "ambassador",
    "spokesperson",
    "under secretary",
    "assistant secretary",
    "dr",
)


@dataclass(frozen=True, slots=True)
class Voices:
    """The attributions of a document, ready to be asked for a place."""

    text: str
    attributions: Sequence[Attribution]
    mentions: tuple[Mention, ...]
    discourse: Discourse
    _begins: list[int] = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False)
    _ends: list[int] = field(init=False, repr=False)
    _settled: dict[tuple[int, ...], tuple[Found[Speaker], ...]] = field(init=False, repr=False, default_factory=dict)
    _recalled: list[Span] = field(init=False, repr=False, default_factory=list)

    def __post_init__(self) -> None:
        """Note where attributions and mentions begin and end, so that a place is looked up and not searched for."""
        object.__setattr__(self, "_begins", [each.extent.start for each in self.attributions])
        object.__setattr__(self, "_ends", [each.extent.end for each in self.attributions])
        object.__setattr__(self, "_starts", [mention.span.start for mention in self.mentions])

    def chain(self, at: Span) -> tuple[Attribution, ...]:
        """Give the attributions whose content holds a place, outermost first."""
        begun = bisect_right(self._begins, at.start)
        return chain_for(at, [self.attributions[i] for i in range(begun) if self._ends[i] > at.start])

    def speakers(self, chain: tuple[Attribution, ...]) -> tuple[Found[Speaker], ...]:
        """Give the voices of a chain with their countries and kinds, outermost first.

        Those that are told without the document's memory, which grows, are worked out once.
        """
        links = tuple(map(id, chain))
        known = self._settled.get(links)
        if known is not None:
            return known
        self._recalled.clear()
        found = speakers_of(chain, self.text, self._country)
        if not self._recalled:
            self._settled[links] = found
        return found

    def countries(self, at: Span) -> frozenset[CountryCode]:
        """Give the countries of all voices at a place."""
        return frozenset(found.value.country for found in self.speakers(self.chain(at)) if found.value.country)

    def first_person(self, at: Span) -> Party | None:
        """Give who says "we" at a place: the innermost voice quoted in its own words whose country is told."""
        chain = tuple(each for each in self.chain(at) if self._in_own_words(each))
        told = [found.value for found in self.speakers(chain) if found.value.country]
        return Party(told[-1].name, told[-1].country) if told else None

    def _in_own_words(self, attribution: Attribution) -> bool:
        start = attribution.content[0].start
        return attribution.rule.endswith("turn") or bool(QUOTES & set(self.text[max(0, start - 1) : start + 1]))

    def _country(self, source: Span) -> CountryCode | None:
        first = max(0, bisect_left(self._starts, source.start) - 1)
        near = self.mentions[first : bisect_left(self._starts, source.end)]
        inside = [m for m in near if (source.covers(m.span) or m.span.covers(source)) and _tells_country(m)]
        who = [mention for mention in inside if mention.kind not in PASSED_OVER] or inside
        if who:
            return who[0].country
        words = source.cut(self.text).replace("\u2019", "'").removesuffix("'s").split()
        self._recalled.append(source)
        known = self.discourse.people.get(words[-1].strip(".,:")) if words else None
        if known is not None:
            return known.country
        own = self.discourse.narrator
        return own.country if own is not None and " ".join(words).lower().startswith(HONORIFICS) else None


def _tells_country(mention: Mention) -> bool:
    """Tell whether a name says whose voice it is; "European" diplomats may be of any state there."""
    return mention.country is not None and mention.name != "European"
