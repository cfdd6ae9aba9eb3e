"""Tell names of states from what else is called so: Georgia, Jordan, US and us."""

import re
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from detente.lexicon.entries import NameEntry, NameKind
from detente.lexicon.tables import Row, read_table

_SIGNS = {0x2018: "'", 0x2019: "'", 0x02BC: "'", 0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-"}
_BLANKS = dict.fromkeys((0x00A0, 0x202F, 0x2009), " ")
_MARKED = re.compile(r"[^\x00-\x7f]")
_STROKED = dict(zip(map(ord, "\u0131\u0142\u00f8\u0141\u00d8\u0111\u0110"), "iloLOdD", strict=True))


def _base_letters() -> dict[int, str]:
    """Give the Latin letters with marks, each with its letter alone."""
    marked = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    bases = {code: normalize("NFD", chr(code))[0] for code in marked}
    return {code: base for code, base in bases.items() if base.isascii()}


# Each character stands for one, so that places in the plain text are places in the text.
_PLAIN = _base_letters() | _STROKED | _SIGNS | _BLANKS

_NAME_REACH = 30
"""How far back a first name or title may begin, in characters."""

_HEADLINE_REACH = 60
_HEADLINE_WORDS = 4
_MOST = 0.65
"""The share of capitalised words above which a line is a headline; sentences full of names stay under it."""

_SENTENCE_END = re.compile(r"[.!?;|]\s")
_WORD = re.compile(r"\b[A-Za-z]{2,}\b")

# In capitals these words make what follows a pronoun: LET US GO is no act of the United States.
_MAKES_PRONOUN = re.compile(r"\b(?:LET|GIVE|TELL|TOLD|HELP|JOIN|ABOUT|CONTACT|FOLLOW|SHOW|MAKE|EMAIL) $")
_RELATIVE_BEFORE = re.compile(r"\b(?!THE |BY |FROM |WITH )[A-Z]{3,} $")
_PRONOUNS = {"US": _MAKES_PRONOUN, "WHO": _RELATIVE_BEFORE}
_AMERICAN_STATES = (
    *("Ala", "Alabama", "Ark", "Arkansas", "Calif", "California", "Colo", "Colorado", "Fla", "Florida", "Georgia"),
    *("Idaho", "Ill", "Illinois", "Ind", "Indiana", "Iowa", "Kansas", "Kentucky", "Ky", "La", "Louisiana", "Maine"),
    *("Maryland", "Md", "Mich", "Michigan", "Minn", "Minnesota", "Miss", "Mississippi", "Mo", "Missouri", "Montana"),
    *("Neb", "Nebraska", "Nevada", "New Hampshire", "New Jersey", "New Mexico", "New York", "N.H", "N.J", "N.Y", "N.C"),
    *("North Carolina", "Ohio", "Okla", "Oklahoma", "Ontario", "Oregon", "Pa", "Pennsylvania", "South Carolina"),
    *("Tenn", "Tennessee", "Tex", "Texas", "Utah", "Va", "Virginia", "Vermont", "Wis", "Wisconsin"),
)
_AMERICAN_TOWN = re.compile(", (?:" + "|".join(re.escape(state) for state in _AMERICAN_STATES) + r")\b")
# "Abu Jandal al-Kuwaiti" is a man's name, whoever he fights for.
_BYNAME = re.compile(r"\b(?:[Aa]l|[Ee]l)-$")
_BYNAME_REACH = 4
_OF_PERSONS = frozenset({NameKind.ADJECTIVE, NameKind.INHABITANT})
_BEFORE = re.compile(r"([A-Z][\w'.]*) $")
_AFTER = re.compile(r" ([A-Z][\w']+)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of the plain text that is one of the lexicon's names."""

    start: int
    end: int
    entry: NameEntry


@dataclass(frozen=True, slots=True)
class Homonym:
    """A state's name that is also something else: a first name, a surname, another place."""

    name: str
    first_name: bool
    surname: bool
    other: str
    signs_of_other: re.Pattern[str] | None
    signs_of_state: re.Pattern[str] | None


def plain(text: str) -> str:
    """Give a text with plain quotes, hyphens, blanks and letters, each character in its place.

    >>> plain("the Élysée at night")
    'the Elysee at night'
    """
    unbroken = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return unbroken if unbroken.isascii() else _MARKED.sub(_plain_letter, unbroken)


def _plain_letter(found: re.Match[str]) -> str:
    return _PLAIN.get(ord(found[0]), found[0])


def _signs(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b") if words else None


def _homonym(row: Row) -> Homonym:
    roles = row.parts("roles")
    return Homonym(
        name=row["name"],
        first_name="first-name" in roles,
        surname="surname" in roles,
        other=row["other"],
        signs_of_other=_signs(row.parts("signs_of_other")),
        signs_of_state=_signs(row.parts("signs_of_state")),
    )


@cache
def homonyms() -> dict[str, Homonym]:
    """Give the names of states that are also something else."""
    rows = read_table("homonyms.psv", ("name", "roles", "other", "signs_of_other", "signs_of_state"))
    return {row["name"]: _homonym(row) for row in rows}


@cache
def words_beside_states() -> frozenset[str]:
    """Give the capitalised words that stand beside a state's name without making it a person's."""
    return frozenset(word for row in read_table("beside_states.psv", ("words",)) for word in row.parts("words"))


def is_other(text: str, each: Candidate, judged: dict[str, bool]) -> bool:
    """Tell whether a state's name at this place means something else.

    Args:
        text: The plain text of the whole document.
        each: The name at its place.
        judged: What was found for each name from the text as a whole; filled here, so that it is searched once.
    """
    name = text[each.start : each.end]
    if name in _PRONOUNS:
        return bool(_PRONOUNS[name].search(text, max(0, each.start - _NAME_REACH), each.start))
    if each.entry.kind is NameKind.CAPITAL and _AMERICAN_TOWN.match(text, each.end):
        return True
    if each.entry.kind in _OF_PERSONS and _BYNAME.search(text, max(0, each.start - _BYNAME_REACH), each.start):
        return True
    homonym = homonyms().get(name)
    if homonym is None:
        return False
    if name not in judged:
        judged[name] = _is_other_place(text, homonym)
    return judged[name] or _is_person(text, each, homonym)


def in_title_case(text: str, each: Candidate) -> bool:
    """Tell whether the words around begin with capitals throughout, as in headlines, so that capitals tell nothing."""
    before = _SENTENCE_END.split(text[max(0, each.start - _HEADLINE_REACH) : each.start])[-1]
    after = _SENTENCE_END.split(text[each.end : each.end + _HEADLINE_REACH])[0]
    words = _WORD.findall(f"{before} {after}")
    capitals = sum(1 for word in words if word[0].isupper())
    return len(words) >= _HEADLINE_WORDS and capitals > _MOST * len(words)


def _is_person(text: str, each: Candidate, homonym: Homonym) -> bool:
    if in_title_case(text, each):
        return False
    if homonym.surname:
        before = _BEFORE.search(text, max(0, each.start - _NAME_REACH), each.start)
        if before and before[1] not in words_beside_states() and not before[1].endswith(("ing", "ed")):
            return True
    if homonym.first_name:
        after = _AFTER.match(text, each.end)
        return after is not None and after[1] not in words_beside_states()
    return False


def _is_other_place(text: str, homonym: Homonym) -> bool:
    if homonym.signs_of_other is None or not homonym.signs_of_other.search(text):
        return False
    return homonym.signs_of_state is None or not homonym.signs_of_state.search(text)
