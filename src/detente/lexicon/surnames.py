"""Tell whom a bare surname means: the one whom the text named in full before, or whom a title points to."""

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cache

from detente.lexicon.entries import NameEntry
from detente.lexicon.homonyms import Candidate, in_title_case
from detente.lexicon.offices import office_kinds, offices_of
from detente.lexicon.persons import Person, surnames

_REACH = 40
"""How far before a surname its title may begin, in characters."""

_FULL_NAME_AFTER = re.compile(r" [A-Z][a-z]+")
_NAME_BEFORE = re.compile(r"\b([A-Z][\w.'-]*) $")
_MISTER = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Madam|Lord|Comrade)\.? $", re.IGNORECASE)
_VERB_ENDS = ("s", "ed", "ing")
"""No given name of those who put the family first ends so; verbs in headlines do."""

_SPEAKS = "spokesperson"
"""The office of one whom a transcript labels by surname alone: MR PRICE."""


@cache
def _titles() -> dict[str, frozenset[str]]:
    """Give what stands before surnames, each with the offices it may mean."""
    found: dict[str, frozenset[str]] = {}
    for kind in office_kinds().values():
        for title in kind.address:
            found[title] = found.get(title, frozenset()) | {kind.office}
    return found


@cache
def _title_before() -> re.Pattern[str]:
    words = sorted(_titles(), key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(re.escape(word) for word in words) + r")\.? $", re.IGNORECASE)


def is_of_another(text: str, each: Candidate, no_names: frozenset[str]) -> bool:
    """Tell whether another's first name stands before an unmistakable surname: Daniil Medvedev is not Dmitry."""
    before = _NAME_BEFORE.search(text, max(0, each.start - _REACH), each.start)
    if before is None or _is_plain_word(before[1], no_names) or before[1] in each.entry.name:
        return False
    if in_title_case(text, each):
        return False
    start = max(0, each.start - _REACH)
    return not (_title_before().search(text, start, each.start) or _MISTER.search(text, start, each.start))


@dataclass(slots=True)
class Surnames:
    """The persons whom one text has named in full so far, and anywhere, to tell its bare surnames apart."""

    on: dt.date | None
    named: dict[str, NameEntry] = field(default_factory=dict)
    anywhere: dict[str, NameEntry] = field(default_factory=dict)

    def expect(self, person: Person) -> None:
        """Take note that the text names a person in full somewhere."""
        for surname in person.in_context:
            self.anywhere.setdefault(surname, person.entry)

    def learn(self, person: Person) -> None:
        """Take note that the text names a person in full here."""
        for surname in person.in_context:
            self.named[surname] = person.entry

    def meant(self, text: str, each: Candidate, no_names: frozenset[str]) -> NameEntry | None:
        """Give whom a surname in the plain text means; None where it may be anybody."""
        surname, start, end = each.entry.name, each.start, each.end
        bearers = surnames()[surname]
        title = _title_before().search(text, max(0, start - _REACH), start)
        if any(each.family_first for each in bearers) and _goes_on(text, end, no_names):
            return None
        mister = _MISTER.search(text, max(0, start - _REACH), start)
        if title is None and mister is None:
            before = _NAME_BEFORE.search(text, max(0, start - _REACH), start)
            if before and not _is_plain_word(before[1], no_names) and not in_title_case(text, each):
                return None
        label = mister is not None and text[end : end + 1] == ":"
        titled = self._titled(title[1] if title else _SPEAKS, bearers) if title or label else None
        return self.named.get(surname) or titled or self.anywhere.get(surname)

    def _titled(self, title: str, bearers: tuple[Person, ...]) -> NameEntry | None:
        """Give the bearer whose office the title may mean: on the day, or the last, if none of another country may."""
        offices = _titles()[title.lower()]
        held = [(holder, each.entry) for each in bearers for holder in offices_of(each.name, self.on)]
        fitting = [(holder, entry) for holder, entry in held if holder.office in offices]
        still = [(holder, entry) for holder, entry in fitting if holder.end is None]
        fitting = fitting if self.on else still or fitting
        if not fitting or len({entry.country for _, entry in fitting}) > 1:
            return None
        return max(fitting, key=lambda pair: pair[0].start)[1]


def _is_plain_word(before: str, no_names: frozenset[str]) -> bool:
    """Tell whether the capitalised word before a surname is no first name: a sentence's end, or a common word."""
    ends_sentence = before.endswith(".") and len(before) > len("J.")
    return ends_sentence or before in no_names or before.endswith(("ing", "ed"))


def _goes_on(text: str, end: int, no_names: frozenset[str]) -> bool:
    """Tell whether a given name follows, so that this is another person's full name."""
    after = _FULL_NAME_AFTER.match(text, end)
    return after is not None and after[0].strip() not in no_names and not after[0].endswith(_VERB_ENDS)
