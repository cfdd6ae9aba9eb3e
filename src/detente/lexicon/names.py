"""Find every name that the lexicon knows in a text: one automaton, word boundaries, the longest name wins."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from detente.lexicon.actors import actors
from detente.lexicon.countries import Country, countries
from detente.lexicon.entries import NameEntry, NameKind
from detente.lexicon.homonyms import Candidate, plain
from detente.lexicon.persons import person_of, persons, surnames
from detente.lexicon.resolving import resolve
from detente.lexicon.tables import read_table
from detente.model.actors import CountryCode, SpeakerKind, country_code
from detente.model.text import Span

_HEADLINE_LETTERS = 4
"""A name this long is also found in capitals; shorter ones would be other words' acronyms."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: where, as written, whose, and what it stands for."""

    span: Span
    name: str
    country: CountryCode | None
    kind: NameKind
    entry: NameEntry


def _of_country(each: Country) -> Iterator[tuple[str, NameEntry]]:
    groups = (
        (NameKind.COUNTRY, (each.name, *each.names)),
        (NameKind.ADJECTIVE, each.adjectives),
        (NameKind.INHABITANT, each.inhabitants),
        (NameKind.CAPITAL, each.capital),
        (NameKind.METONYM, each.seats),
    )
    for kind, names in groups:
        entry = NameEntry(
            name=each.name,
            kind=kind,
            country=each.code,
            speaker=SpeakerKind.GOVERNMENT,
            sector="GOV",
            meaning=each.region,
        )
        for name in names:
            if name not in each.look_up_only:
                yield name, entry


def _seats() -> Iterator[tuple[str, NameEntry]]:
    for row in read_table("seats.psv", ("name", "names", "code", "whose", "meaning")):
        entry = NameEntry(
            name=row["whose"],
            kind=NameKind.CAPITAL,
            country=country_code(row["code"]),
            speaker=SpeakerKind.IO,
            sector="GOV",
            meaning=row["meaning"],
        )
        for name in (row["name"], *row.parts("names")):
            yield name, entry


def _contextual() -> Iterator[tuple[str, NameEntry]]:
    for row in read_table("contextual.psv", ("name", "names", "candidates", "needs", "assumed", "meaning")):
        entry = NameEntry(
            name=row["name"],
            kind=NameKind.CONTEXTUAL,
            country=country_code(row["assumed"]) if row["assumed"] else None,
            speaker=SpeakerKind.GOVERNMENT,
            sector="GOV",
            meaning=row["meaning"],
            candidates=tuple(country_code(code) for code in row.parts("candidates")),
            needs=tuple(country_code(code) for code in row.parts("needs")),
        )
        for name in (row["name"], *row.parts("names")):
            yield name, entry


@cache
def named() -> tuple[tuple[str, NameEntry], ...]:
    """Give every name that running text may hold with what it stands for; of two with one name the first is meant."""
    found: list[tuple[str, NameEntry]] = []
    for each in countries():
        found.extend(_of_country(each))
    found.extend(_seats())
    for actor in actors():
        found.extend((name, actor.entry) for name in actor.names)
    for person in persons():
        found.extend((name, person.entry) for name in (*person.names, *person.always))
    found.extend(_contextual())
    found.extend((surname, NameEntry(name=surname, kind=NameKind.SURNAME)) for surname in surnames())
    bare = {name for name, _ in found}
    return tuple((name, entry) for name, entry in found if name[:4] not in ("the ", "The ") or name[4:] not in bare)


def _spellings(name: str) -> tuple[str, ...]:
    """Give a name as texts spell it: as it is, and in capitals for headlines where it is long enough."""
    bare = plain(name)
    capitals = bare.upper()
    return (bare, capitals) if len(bare) >= _HEADLINE_LETTERS and capitals != bare else (bare,)


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for name, entry in named():
        for spelling in _spellings(name):
            if spelling not in automaton:
                automaton.add_word(spelling, (len(spelling), entry))
    automaton.make_automaton()
    return automaton


def _candidates(text: str) -> Iterator[Candidate]:
    """Give all names that stand at word boundaries, overlapping ones too."""
    last = len(text) - 1
    for end, (length, entry) in _automaton().iter(text):
        start = end - length + 1
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        if text[end] == "-":
            yield Candidate(start, end, entry)
        elif end == last or not (text[end + 1].isalnum() or text[end + 1] == "_"):
            yield Candidate(start, end + 1, entry)


def _longest(found: Iterator[Candidate]) -> Iterator[Candidate]:
    """Give those that no longer one, or one begun earlier, covers in part; "the South" yields to "South Korean"."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda each: (each.start, -each.end)):
        last = kept[-1] if kept else None
        if last is None or candidate.start >= last.end:
            kept.append(candidate)
        elif last.entry.kind is NameKind.CONTEXTUAL and candidate.end > last.end:
            kept[-1] = candidate
    yield from kept


def _country(entry: NameEntry, on: dt.date | None) -> CountryCode | None:
    person = person_of(entry.name) if on and entry.kind is NameKind.PERSON else None
    return person.country(on) if person else entry.country


def find_names(text: str, on: dt.date | None = None) -> tuple[Mention, ...]:
    """Give the names in a text in their order.

    Give it whole documents: what surrounds a name tells which of its meanings is meant.
    Mere places come with kind `place`. A contextual name ("the North") comes with the country that the text
    speaks for, or with None and the candidates in its entry. A bare surname is found where the text has named
    the person in full before, or a title tells whom it means.

    Args:
        text: The text of a whole document.
        on: The day of the text, on which titles and a person's country may hang.

    >>> [(each.name, each.country) for each in find_names("Seoul says Kim Jong Un hosted a Russian envoy")]
    [('Seoul', 'KOR'), ('Kim Jong Un', 'PRK'), ('Russian', 'RUS')]
    """
    bare = plain(text)
    chosen = resolve(bare, tuple(_longest(_candidates(bare))), on)
    return tuple(
        Mention(
            Span(each.start, each.end),
            text[each.start : each.end],
            _country(each.entry, on),
            each.entry.kind,
            each.entry,
        )
        for each in chosen
    )
