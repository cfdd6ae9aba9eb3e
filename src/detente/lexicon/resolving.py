"""Settle what the names found in one text mean, by what surrounds them and by each other."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from detente.lexicon.entries import NameKind
from detente.lexicon.homonyms import Candidate, is_other, words_beside_states
from detente.lexicon.persons import Person, person_of
from detente.lexicon.surnames import Surnames, is_of_another
from detente.model.actors import CountryCode

_OF_STATES = frozenset(
    {NameKind.COUNTRY, NameKind.ADJECTIVE, NameKind.CAPITAL, NameKind.INHABITANT, NameKind.METONYM, NameKind.CONTEXTUAL}
)
_JOINS = frozenset({" ", "'s ", "' "})
_COMPASS_AFTER = re.compile(r" (?:and|or|to) (?:the )?(?:Mid)?(?:[Ww]est|[Ee]ast|[Nn]ortheast|[Ss]outheast)")
_CAPITAL_AFTER = re.compile(r" [A-Z][\w']+")


def resolve(text: str, found: tuple[Candidate, ...], on: dt.date | None) -> Iterator[Candidate]:
    """Give the names that mean what they seem to; contextual ones and surnames as what the text makes of them."""
    countries = {each.entry.country for each in found if each.entry.kind is not NameKind.CONTEXTUAL}
    known = Surnames(on)
    for person_named in filter(None, map(_person, found)):
        known.expect(person_named)
    before: Candidate | None = None
    judged: dict[str, bool] = {}
    for each in found:
        if each.entry.kind is NameKind.SURNAME:
            entry = known.meant(text, each, words_beside_states())
            if entry is not None:
                yield replace(each, entry=entry)
        elif each.entry.kind is NameKind.CONTEXTUAL:
            if _is_spoken_of(text, each, countries):
                yield each
        elif not is_other(text, each, judged) and not _is_strangers(text, each, before):
            person = _person(each)
            if person is not None:
                known.learn(person)
            yield _of_its_state(text, each, before)
        before = each


def _of_its_state(text: str, each: Candidate, before: Candidate | None) -> Candidate:
    """Give a generic name as that of the state named right before it: Japan's National Security Council."""
    if not each.entry.generic or before is None or before.entry.kind not in _OF_STATES:
        return each
    if text[before.end : each.start] not in _JOINS:
        return each
    return replace(each, entry=replace(each.entry, country=before.entry.country))


def _is_strangers(text: str, each: Candidate, before: Candidate | None) -> bool:
    """Tell whether a bare surname is that of somebody else, whose first name stands before it."""
    if each.entry.kind is not NameKind.PERSON or " " in text[each.start : each.end]:
        return False
    follows_a_name = before is not None and text[before.end : each.start] in _JOINS
    return not follows_a_name and is_of_another(text, each, words_beside_states())


def _person(each: Candidate) -> Person | None:
    return person_of(each.entry.name) if each.entry.kind is NameKind.PERSON else None


def _is_spoken_of(text: str, each: Candidate, named: set[CountryCode | None]) -> bool:
    """Tell whether a contextual name stands in a text that names a country it needs."""
    if not each.entry.needs:
        return True
    return bool(named.intersection(each.entry.needs)) and not _starts_a_name(text, each.end)


def _starts_a_name(text: str, end: int) -> bool:
    """Tell whether a capitalised word or another point of the compass follows: the North Atlantic is not the North."""
    return bool(_CAPITAL_AFTER.match(text, end) or _COMPASS_AFTER.match(text, end)) or text[end : end + 1] == "-"
