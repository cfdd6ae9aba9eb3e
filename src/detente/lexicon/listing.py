"""The lexicon's parts as entries of one form, for the reference and its pages."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from detente.lexicon import actors as actor_tables
from detente.lexicon import codes
from detente.lexicon import commodities as goods
from detente.lexicon import countries as states
from detente.lexicon import cues as cue_words
from detente.lexicon import offices as posts
from detente.lexicon import persons as people
from detente.lexicon import publishers as outlets
from detente.lexicon import rules as regimes
from detente.lexicon import units as measures
from detente.lexicon.entries import NameKind
from detente.lexicon.frames import all_frames
from detente.lexicon.tables import read_table


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the lexicon: its subject, code or usual name, other words for it, meaning, and more by name."""

    subject: str
    code: str
    names: tuple[str, ...]
    meaning: str
    details: tuple[tuple[str, str], ...] = ()


def _details(**named: object) -> tuple[tuple[str, str], ...]:
    """Give the details that say something, as text."""
    return tuple((name, _text(value)) for name, value in named.items() if value not in (None, "", ()))


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def event_types() -> Iterator[Entry]:
    """Give PLOVER's types."""
    for each in codes.event_types().values():
        details = _details(
            quad=each.quad.words,
            score=each.score,
            needs_recipient="yes" if each.needs_recipient else "no",
            modes=codes.modes_of(each.event),
        )
        yield Entry("event", each.event.value, (), each.meaning, details)


def modes() -> Iterator[Entry]:
    """Give PLOVER's modes, each under its name and under type with name."""
    for each in codes.modes().values():
        name = f"{each.event}:{each.mode}"
        yield Entry("mode", name, (each.mode,), each.meaning, _details(event=each.event.value, score=each.score))


def quads() -> Iterator[Entry]:
    """Give the four classes with their types."""
    for quad in codes.Quad:
        types = tuple(each.event.value for each in codes.event_types().values() if each.quad is quad)
        yield Entry("quad", quad.words, (str(quad.value),), f"class {quad.value} of acts", _details(events=types))


def contexts() -> Iterator[Entry]:
    """Give PLOVER's contexts."""
    yield from (Entry("context", code, (), meaning) for code, meaning in codes.contexts().items())


def sectors() -> Iterator[Entry]:
    """Give PLOVER's sectors."""
    yield from (Entry("sector", code, (), meaning) for code, meaning in codes.sectors().items())


def themes() -> Iterator[Entry]:
    """Give the codebook's themes."""
    yield from (Entry("theme", theme.value, (), meaning) for theme, meaning in codes.themes().items())


def commodities() -> Iterator[Entry]:
    """Give the classes of goods, each under all its terms."""
    for each in goods.commodities().values():
        yield Entry("commodity", each.commodity.value, each.terms, each.meaning)


def units() -> Iterator[Entry]:
    """Give the units."""
    for each in measures.units():
        scale = f"{each.factor:g} {each.base}" if each.factor is not None and each.base else ""
        details = _details(kind=each.kind, is_=scale)
        yield Entry("unit", each.code, (*each.names, *each.signs), each.meaning or each.kind, details)


def claim_words() -> Iterator[Entry]:
    """Give the words of a claim's fields."""
    for row in read_table("claim_words.psv", ("field", "word", "meaning")):
        yield Entry("claim", row["word"], (), row["meaning"], _details(field=row["field"]))


def countries() -> Iterator[Entry]:
    """Give the states and territories under every name, adjective, capital and seat of power."""
    for each in states.countries():
        words = tuple(word for word in states.words_of(each) if word != each.code)
        details = _details(
            capital=each.capital, seats=each.seats, adjectives=each.adjectives, start=each.start, end=each.end
        )
        yield Entry("country", each.code, words, f"{each.name} ({each.region}, {each.standing})", details)


def no_state() -> Iterator[Entry]:
    """Give the codes for who is no state."""
    yield from (Entry("no-state", code, (), meaning) for code, meaning in codes.no_state().items())


def offices() -> Iterator[Entry]:
    """Give the offices under every title."""
    yield from (Entry("office", each.office, each.titles, each.meaning) for each in posts.office_kinds().values())


def _held(holder: posts.Holder) -> str:
    until = holder.end.isoformat() if holder.end else "now"
    return f"{holder.office} of {holder.country} {holder.start.isoformat()} to {until}"


def persons() -> Iterator[Entry]:
    """Give the persons under every spelling, with the offices that they held."""
    for each in people.persons():
        held = tuple(_held(holder) for holder in posts.offices_of(each.name))
        details = _details(country=each.entry.country, sector=each.entry.sector, offices=held)
        words = (*each.names, *each.always, *each.in_context)
        yield Entry("person", each.name, words, each.entry.meaning or "person in the news", details)


def actors() -> Iterator[Entry]:
    """Give agencies, organisations, groups, companies, media, institutes, ships and weapons under every name."""
    yield from (_actor("actor", each) for each in actor_tables.actors() if each.entry.kind is not NameKind.PLACE)


def places() -> Iterator[Entry]:
    """Give the places that stand for no government."""
    yield from (_actor("place", each) for each in actor_tables.actors() if each.entry.kind is NameKind.PLACE)


def _actor(subject: str, each: actor_tables.Named) -> Entry:
    entry = each.entry
    speaker = entry.speaker.value if entry.speaker.value != "unknown" else ""
    details = _details(sort=entry.kind.value, country=entry.country, speaker=speaker, sector=entry.sector)
    return Entry(subject, entry.name, (*each.names, *each.look_up_only), entry.meaning, details)


def publishers() -> Iterator[Entry]:
    """Give the publishers under names and domains."""
    for each in outlets.publishers():
        details = _details(
            country=each.country,
            sort=each.kind.value,
            owner=each.owner,
            reliability=each.reliability,
            reason=each.reason,
        )
        meaning = f"publisher, reliability {each.reliability}: {each.reason}"
        yield Entry("publisher", each.name, (*each.names, *each.domains), meaning, details)


def cues() -> Iterator[Entry]:
    """Give the cue words under all their forms."""
    for each in cue_words.cues():
        yield Entry("cue", each.word, each.forms, each.meaning, _details(sense=each.sense.value, part=each.part.value))


def acts() -> Iterator[Entry]:
    """Give the frames of acts under the verbs and nouns that name them."""
    for each in all_frames():
        words = (*each.verbs, *each.nouns, *each.adjectives, *each.predicates)
        event = each.event.value if each.event else None
        yield Entry("act", each.name, words, each.meaning, _details(kind=each.kind.value, event=event, mode=each.mode))


def rules() -> Iterator[Entry]:
    """Give the regimes and their rules."""
    for regime in regimes.regimes():
        yield Entry("rule", regime.id, (regime.name,), f"regime of {len(regime.rules)} rules", ())
        for rule in regime.rules:
            yield Entry("rule", rule.id, (), rule.title, _details(regime=regime.id, since=rule.since, basis=rule.cited))


def cameo() -> Iterator[Entry]:
    """Give the CAMEO codes."""
    for each in codes.cameo().values():
        event, mode, found = codes.plover_of_cameo(each.code)
        details = _details(
            goldstein=each.goldstein, event=event.value if event else "none in PLOVER", mode=mode, contexts=found
        )
        yield Entry("cameo", each.code, (f"CAMEO {each.code}",), each.name, details)
