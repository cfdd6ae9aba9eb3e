"""What the document has spoken of so far: the states in play, people met with their countries, and who "we" is."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.model.actors import NO_STATE_CODES, CountryCode, Party
from detente.model.claims import EventType

PAIR = 2
ENDED = frozenset({CountryCode("SUN"), CountryCode("YUG"), CountryCode("CSK"), CountryCode("DDR")})
"""States that are no more: named for the past, never meant by "both sides"."""

NEAR = 8
"""Sentences back that still count as near: who is left unsaid was spoken of just before."""

PERSON = "person"
STATE = "state"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One party as the text spoke of it: those meant, whether a person or a body, the words' number."""

    parties: tuple[Party, ...]
    sort: str
    subject: bool
    sentence: int

    @property
    def countries(self) -> frozenset[CountryCode]:
        """Give the countries of all those meant."""
        return frozenset(party.country for party in self.parties if party.country)

    @property
    def is_pair(self) -> bool:
        """Tell whether just two countries are meant."""
        return len(self.countries) == PAIR


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of several states that a text names: where each name ends, its words, and whose it is."""

    ends: tuple[int, ...] = ()
    named: tuple[tuple[frozenset[str], CountryCode], ...] = ()

    def before(self, at: int, reach: int | None = None) -> tuple[tuple[frozenset[str], CountryCode], ...]:
        """Give the bodies named before a place, the nearest first."""
        first = 0 if reach is None else bisect_right(self.ends, at - reach)
        return self.named[first : bisect_right(self.ends, at)][::-1]


@dataclass(slots=True)
class Discourse:
    """The memory of one document while it is coded; made anew for each, so coding stays pure.

    Attributes:
        weights: How much each country figures in title and text.
        people: Countries by the names of people that the text has introduced.
        offices: The last party by the office it was called ("minister"), for "the Minister" later.
        partners: To whom each state last did each kind of act, both told.
        pair: The two states of the last act that told both.
        titled: The countries that the title names.
        together: Who "we" are where several speak as one, as in a joint statement.
        narrator: Who "we" is where nobody is quoted; None where nothing tells.
        grounds: Whose the cities and regions are that the document names.
        dateline: In whose land the document was written.
        bands: The armed groups that the document names, with where each name ends.
        bodies: The bodies of several states that it names.
    """

    weights: dict[CountryCode, float]
    narrator: Party | None = None
    people: dict[str, Party] = field(default_factory=dict)
    offices: dict[str, Party] = field(default_factory=dict)
    history: list[Spoken] = field(default_factory=list)
    partners: dict[tuple[EventType, CountryCode], CountryCode] = field(default_factory=dict)
    pair: tuple[CountryCode, ...] = ()
    titled: frozenset[CountryCode] = frozenset()
    together: tuple[Party, ...] = ()
    grounds: frozenset[CountryCode] = frozenset()
    dateline: CountryCode | None = None
    bands: tuple[tuple[int, CountryCode], ...] = ()
    bodies: Bodies = field(default_factory=Bodies)

    def note(self, spoken: Spoken) -> None:
        """Remember a party that was just spoken of."""
        self.history.append(spoken)

    def note_act(self, event: EventType | None, actors: Sequence[Party], recipients: Sequence[Party]) -> None:
        """Remember who acted with or towards whom."""
        ours = tuple(dict.fromkeys(party.country for party in actors if party.country))
        theirs = tuple(dict.fromkeys(party.country for party in recipients if party.country))
        if event is not None and len(ours) == 1 and len(theirs) == 1 and ours != theirs:
            self.partners[event, ours[0]] = theirs[0]
            self.partners.setdefault((event, theirs[0]), ours[0])
        both = tuple(dict.fromkeys((*ours, *theirs)))
        if len(both) == PAIR:
            self.pair = both

    def last(
        self,
        sort: str | None = None,
        *,
        plural: bool = False,
        sentence: int = 0,
        beside: frozenset[CountryCode] = frozenset(),
    ) -> Spoken | None:
        """Give the party that a pronoun most likely takes up: subjects before others, near before far.

        Args:
            sort: Whether a person or a state is meant; None where it may be either.
            plural: Whether several are meant.
            sentence: The number of the pronoun's sentence.
            beside: Whom it can't mean, since they do something to it.
        """
        near = self._since(sentence - 3)
        for back in range(4):
            here = [s for s in near if s.sentence == sentence - back and (sort is None or s.sort == sort)]
            here = [s for s in here if (len(s.parties) > 1) == plural] if plural else here
            for spoken in [s for s in here if s.subject] + here[::-1]:
                if spoken.countries and spoken.countries != beside:
                    return spoken
        return None

    def recent(self, sentence: int) -> frozenset[CountryCode]:
        """Give the countries spoken of in the last few sentences, and those of the title."""
        return self.titled.union(*(spoken.countries for spoken in self._since(sentence - NEAR)))

    def _since(self, sentence: int) -> list[Spoken]:
        """Give what was spoken of from a sentence on; the history is in order of the text."""
        return self.history[bisect_left(self.history, sentence, key=lambda spoken: spoken.sentence) :]

    def main_states(self, n: int, beside: frozenset[CountryCode] = frozenset()) -> tuple[CountryCode, ...]:
        """Give the n countries that figure most, in falling order, without those named."""
        ranked = sorted(self.weights, key=lambda code: -self.weights[code])
        return tuple(code for code in ranked if code not in beside | ENDED)[:n]

    def sole_state(self) -> CountryCode | None:
        """Give the one state that the document names, if it names no other: what is told at home is its own.

        Where it names none, the cities and regions that it names tell.
        """
        states = [code for code in self.weights if code not in NO_STATE_CODES] or list(self.grounds)
        return states[0] if len(states) == 1 else None

    def home(self) -> CountryCode | None:
        """Give whose police and courts are meant: of the one state, or of the main one where it was written there."""
        sole = self.sole_state()
        if sole is None and self.dateline is not None and self.main_states(1, NO_STATE_CODES) == (self.dateline,):
            return self.dateline
        return sole

    def band_before(self, at: int) -> CountryCode | None:
        """Give the armed group last named before a place of the document: "the militants" are its own."""
        before = [code for end, code in self.bands if end <= at]
        return before[-1] if before else None

    def main_pair(self, beside: frozenset[CountryCode] = frozenset()) -> tuple[CountryCode, ...]:
        """Give the two countries that figure most, without those named; nothing where there is only one."""
        main = self.main_states(PAIR, beside)
        return main if len(main) == PAIR else ()
