"""What a word of the field means: asked by `detente ref`, answered from the lexicon itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from detente.errors import UnknownCode
from detente.lexicon import listing
from detente.lexicon.homonyms import plain
from detente.lexicon.listing import Entry


@dataclass(frozen=True, slots=True)
class Subject:
    """One part of the lexicon: its name, what it holds, and how to list it."""

    name: str
    meaning: str
    entries: Callable[[], Iterator[Entry]]


SUBJECTS = (
    Subject("event", "the 16 event types of PLOVER", listing.event_types),
    Subject("mode", "the finer acts within an event type", listing.modes),
    Subject("quad", "the four classes of acts", listing.quads),
    Subject("context", "what an event is about (PLOVER)", listing.contexts),
    Subject("sector", "the part of a society that an actor belongs to (PLOVER)", listing.sectors),
    Subject("theme", "what a claim concerns", listing.themes),
    Subject("commodity", "classes of goods in a transfer", listing.commodities),
    Subject("unit", "units of quantities, money as ISO 4217", listing.units),
    Subject("claim", "words of a claim's fields: kind, stance, status, speaker, grades", listing.claim_words),
    Subject("country", "states and territories, with capitals, seats of power and dates", listing.countries),
    Subject("no-state", "codes in the place of a country for who is no state", listing.no_state),
    Subject("office", "offices and the words that mean them", listing.offices),
    Subject("person", "office holders and others in the news, with dates", listing.persons),
    Subject("actor", "agencies, organisations, armed groups, companies, media, institutes, ships", listing.actors),
    Subject("place", "places that stand for no government", listing.places),
    Subject("publisher", "who puts out reports, with owner and reliability", listing.publishers),
    Subject("cue", "words that show who says a thing, how they stand to it, and whether it took place", listing.cues),
    Subject("act", "verbs and nouns that name an act", listing.acts),
    Subject("rule", "regimes of sanctions and their rules", listing.rules),
    Subject("cameo", "CAMEO codes of older event data, with Goldstein score and place in PLOVER", listing.cameo),
)

NEAR = 5
"""How many near words are offered for an unknown one."""


def _folded(word: str) -> str:
    return " ".join(plain(word).casefold().replace("_", " ").removeprefix("the ").split())


@cache
def _index() -> dict[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = {}
    for subject in SUBJECTS:
        for entry in subject.entries():
            for key in dict.fromkeys(_folded(word) for word in (entry.code, *entry.names)):
                index.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in index.items()}


def _subject(word: str) -> Subject | None:
    singular = {f"{subject.name}s": subject for subject in SUBJECTS} | {
        f"{subject.name[:-1]}ies": subject for subject in SUBJECTS if subject.name.endswith("y")
    }
    return singular.get(word) or next((subject for subject in SUBJECTS if subject.name == word), None)


def look_up(word: str) -> tuple[Entry, ...]:
    """Give everything that the lexicon holds under a word: codes, names, terms, cues; a subject's name lists it whole.

    >>> [(entry.subject, entry.code) for entry in look_up("rosneft")]
    [('actor', 'Rosneft')]

    Raises:
        UnknownCode: The lexicon has nothing under the word; carries the nearest ones.
    """
    folded = _folded(word)
    found = _index().get(folded, ())
    if found:
        return found
    subject = _subject(folded)
    if subject is not None:
        return tuple(subject.entries())
    near = get_close_matches(folded, list(_index()), n=NEAR, cutoff=0.75)
    raise UnknownCode("word", word, tuple(near))
