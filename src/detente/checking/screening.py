"""Names in claims held against listed names; a hit says why and never that two names are one person.

Names are taken apart and compared by `rigour` (part of the extra `formats`): order of names, spellings and scripts may
differ. A score weighs how well the parts of the name in the report are found in the listed one, and the reverse.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from detente.errors import ConfigError
from detente.model.claims import ClaimId
from detente.model.events import CitedClaim
from detente.model.rules import Hit, ListedName

if TYPE_CHECKING:
    from rigour.names import Alignment, Name, NamePart

LEAST_SCORE = 0.8
"""Score from which a name is a hit, unless the user asks for another."""
BEYOND = 0.2
"""Weight of what the listed name has beyond the report's: lists write patronymics and legal forms, reports don't."""
LONG_WORD = 5
"""Letters from which one word alone may be a name to screen, of a body or ship and only where it is the same word."""

CAUTION = "a name alone identifies nobody: compare dates, places and roles"


def screen_names(
    names: Iterable[tuple[str, CitedClaim]], listed: Sequence[ListedName], least: float = LEAST_SCORE
) -> tuple[Hit, ...]:
    """Give the hits, best first, one for each name and listed entity.

    Args:
        names: Names with the claims they stand in.
        listed: The list.
        least: The lowest score that is a hit, from 0 to 1.

    Raises:
        ConfigError: The extra `formats` isn't installed.
    """
    claims: dict[str, set[ClaimId]] = defaultdict(set)
    for name, cited in names:
        if _is_name(name):
            claims[name].add(cited.id)
    index = _index(listed)
    best: dict[tuple[str, str], Hit] = {}
    for name in sorted(claims):
        for hit in _hits(name, tuple(sorted(claims[name])), index):
            key = (name, hit.listed.entity)
            if hit.score >= least and (key not in best or hit.score > best[key].score):
                best[key] = hit
    return tuple(sorted(best.values(), key=lambda hit: (-hit.score, hit.name, hit.listed.entity)))


def _is_name(name: str) -> bool:
    """Tell whether this may name one: two words with capitals, or one long one."""
    words = [word for word in name.split() if word[:1].isupper()]
    return len(words) > 1 or (len(words) == 1 and len(name.split()) == 1 and len(name) >= LONG_WORD)


def _index(listed: Sequence[ListedName]) -> dict[str, list[ListedName]]:
    """Give the listed names by their words; they are taken apart only where a name of the reports shares one."""
    found: dict[str, list[ListedName]] = defaultdict(list)
    for each in listed:
        for key in _keys(each.name):
            found[key].append(each)
    return found


def _keys(name: str) -> frozenset[str]:
    """Give the words that a name is found by: as spelt, and as they sound where they are Latin."""
    try:
        from rigour.names import tokenize_name  # noqa: PLC0415 - an extra that most installs lack
        from rigour.text.phonetics import metaphone  # noqa: PLC0415 - as above
    except ImportError as error:
        raise ConfigError("screening needs the extra 'formats': pip install 'detente[formats]'") from error
    words = tokenize_name(name.casefold(), token_min_length=2)
    sounds = (f"~{metaphone(word)}" for word in words if word.isascii() and len(word) >= LONG_WORD)
    return frozenset((*words, *sounds))


@cache
def _parse(name: str, *, person: bool) -> "Name | None":
    """Take a name apart; None where nothing of it is a word."""
    from rigour.names import NameTypeTag, analyze_names  # noqa: PLC0415 - as in _keys

    tag = NameTypeTag.PER if person else NameTypeTag.ORG
    return min(analyze_names(tag, [name], symbols=False), key=lambda each: each.form, default=None)


def _hits(name: str, claims: tuple[ClaimId, ...], index: dict[str, list[ListedName]]) -> Iterable[Hit]:
    met = {id(each): each for key in _keys(name) for each in index.get(key, ())}
    for listed in met.values():
        is_person = listed.schema == "Person"
        ours, theirs = _parse(name, person=is_person), _parse(listed.name, person=is_person)
        score, why = _score(ours, theirs, is_person=is_person) if ours and theirs else (0.0, "")
        if score:
            weak = "a weak alias; " if listed.weak else ""
            yield Hit(name=name, claims=claims, listed=listed, score=score, why=why, caution=weak + CAUTION)


def _score(ours: "Name", theirs: "Name", *, is_person: bool) -> tuple[float, str]:
    """Give the score of two names, 0 to 1, with the parts that met.

    The share of the report's letters that are found, each part by its likeness, lowered a little by what the listed
    name has beyond (a patronymic, a legal form). Short parts must be the same: Yong and Song are two names.
    """
    from rigour.names import align_person_name_order, compare_parts  # noqa: PLC0415 - as in _keys

    if len(ours.parts) == 1 and (is_person or ours.comparable != theirs.comparable):
        return 0.0, "one word alone"
    query, listed = list(ours.parts), list(theirs.parts)
    if is_person:
        query, listed = align_person_name_order(query, listed)
    met = [each for each in compare_parts(query, listed) if each.qps and each.rps]
    found = sum(_likeness(each) * _letters(each.qps) for each in met) / max(_letters(ours.parts), 1)
    covered = sum(_likeness(each) * _letters(each.rps) for each in met) / max(_letters(theirs.parts), 1)
    parts = ", ".join(f"{_words(each.qps)} = {_words(each.rps)}" + _percent(each) for each in met)
    return round(found * (1 - BEYOND + BEYOND * covered), 3), parts


def _likeness(met: "Alignment") -> float:
    return met.score if met.score == 1 or _letters(met.qps) > LONG_WORD else met.score / 2


def _letters(parts: "Iterable[NamePart]") -> int:
    return sum(len(part.comparable) for part in parts)


def _words(parts: "Iterable[NamePart]") -> str:
    return " ".join(part.form for part in parts)


def _percent(met: "Alignment") -> str:
    return "" if met.score == 1 else f" ({met.score:.0%})"
