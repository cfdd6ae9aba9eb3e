"""What a figure counts: the noun behind it, told as a unit, and what it is a measure of."""

import re
from dataclasses import dataclass

from detente.coding.found import child
from detente.coding.quantities.figures import VAGUE
from detente.coding.tokens import Doc, Token
from detente.lexicon.cues import Part, forms_of, word_list
from detente.lexicon.units import Unit, unit_of

MEASURES = frozenset({"money", "mass", "volume", "length", "area", "energy", "power", "share", "time"})
CODED = frozenset({"money", "length", "area", "share", "energy", "power"})
"""Kinds of units that are written by their code; others as the text has them, in the plural."""

PEOPLE = word_list("people counted as such")
DURATIONS = word_list("stretches of time")
NO_UNITS = word_list("no units")
"""What stands behind a small number without being goods or people counted: "the two countries", "two reasons"."""

_BETWEEN_TAGS = frozenset(
    {"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNP", "NNPS", "NNS", "POS", "HYPH", "CD", "RB", ",", "``", "''"}
)
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PER = re.compile(
    r"(?:of(?:\s+[\w-]+){1,3}\s+)?(?:an?|per|each|every)\s+(?P<unit>day|week|month|year)\b"
    r"(?! (?:earlier|ago|before|later|after|previously)\b)"
)
_RATES = {"annually": "a year", "yearly": "a year", "daily": "a day", "monthly": "a month", "weekly": "a week"}
_TYPES = re.compile(r"\ds$")
"""Types of things in the plural: "18 F-16s"."""

_ALIKE = ("craft", "personnel", "cattle", "livestock", "ammunition", "equipment", "kroner", "kronor", "police")
"""Nouns that are the same in the plural, or have none."""

MAX_WORDS = 9
"""How many words behind a figure are looked at for what it counts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit, what the figure is a measure of, and where the words end."""

    unit: str
    of: str | None
    end: int
    head: Token


def counted_behind(doc: Doc, i: int) -> Counted | None:
    """Give what is counted by a figure whose words end before word `i`; None where nothing is."""
    if i < len(doc) and doc[i].lower_ == "of":
        i += 2 if i + 1 < len(doc) and doc[i + 1].tag_ in {"DT", "PRP$"} else 1
    head = _head(doc, i)
    if head is None or head.lower_ in NO_UNITS or head.lower_ in {"decades", "decade", "centuries", "century"}:
        return None
    return _as_unit(doc, i, head)


def _head(doc: Doc, i: int) -> Token | None:
    """Give the last noun of the words behind a figure: "Shahed 136 drones", "Russian cities and towns"."""
    found: Token | None = None
    for token in doc[i : i + MAX_WORDS]:
        if found is None and (token.tag_ == "CC" or (token.tag_ == "CD" and doc[token.i - 1].tag_ == "CC")):
            continue  # "20 Indian and four Chinese soldiers" count the same
        if token.tag_ not in _BETWEEN_TAGS and not _hyphened(token):
            break
        if found is not None and token.tag_ not in _NOUNS | {"HYPH"} and not _part_of_name(token):
            break
        if token.tag_ in {",", "HYPH"} and found is not None and token.tag_ == ",":
            break
        if token.tag_ in _NOUNS:
            found = token
    return found


def _hyphened(token: Token) -> bool:
    """Tell whether a hyphen joins a word to its neighbour ("stand-by power sources")."""
    near = token.doc[max(0, token.i - 1) : token.i + 2]
    return any(one.tag_ == "HYPH" for one in near)


def _part_of_name(token: Token) -> bool:
    """Tell whether a number is the type of a thing ("Shahed 136 drones"): a noun follows that counts it no further."""
    after = token.i + 1
    return token.tag_ == "CD" and after < len(token.doc) and token.doc[after].tag_ in {"NNS", "NN"}


def _as_unit(doc: Doc, i: int, head: Token) -> Counted | None:
    named = _measure(doc, i)
    if named is not None:
        unit, last = named
        return _measured(doc, unit, last)
    if not _common(doc, i, head):
        return None
    last = _joined(head)
    of = doc[i : last.i + 1].text if last.i > i else _complement(last)
    if head.lower_ in PEOPLE:
        return Counted("people", doc[i : last.i + 1].text, last.i, head)
    if head.lower_ in {"others", "more"}:
        return Counted("people", None, last.i, head)
    name = doc[head.i : last.i + 1].text if last.i != head.i else head.text
    alike = head.lower_.endswith(_ALIKE) or _TYPES.search(head.text)
    if head.tag_ == "NN" and last.i == head.i and not alike:
        name = forms_of(head.lower_.rstrip("-"), Part.NOUN)[-1]
    joined = _of_rounds(head)
    name = joined or name
    return Counted(
        name if _TYPES.search(name) or not name[1:].islower() else name.lower(),
        of if of != name else None,
        last.i,
        head,
    )


def _common(doc: Doc, i: int, head: Token) -> bool:
    """Tell whether the head names a thing that can be counted, no proper name ("136 Moscow", "G 7 Summit")."""
    return head.tag_ in {"NN", "NNS"} or (head.tag_ == "NNPS" and head.i == i) or doc[head.i].lower_ in PEOPLE


def _measure(doc: Doc, i: int) -> tuple[Unit, Token] | None:
    """Give the unit of measure that stands right behind a figure, the longest name first ("cubic metres")."""
    for length in (3, 2, 1):
        if i + length > len(doc):
            continue
        found = unit_of(doc[i : i + length].text)
        if found is not None and found.kind in MEASURES:
            return found, doc[i + length - 1]
    return None


def _measured(doc: Doc, unit: Unit, last: Token) -> Counted | None:
    """Tell a measure with its rate ("a day") and what it is of; stretches of time count only as an attribute."""
    if unit.kind == "time":
        return _duration(doc, last)
    name = unit.code if unit.kind in CODED else _written(doc, last, unit)
    rate = _rate(doc, last) if unit.kind in {"mass", "volume", "energy"} else None
    return Counted(f"{name} {rate}" if rate else name, _complement(last), last.i, last)


def _written(doc: Doc, last: Token, unit: Unit) -> str:
    if " per " in unit.code:
        return unit.code
    words = [last.lower_]
    if last.i and doc[last.i - 1].lower_ in {"cubic", "metric", "square"}:
        words.insert(0, doc[last.i - 1].lower_)
    if words[-1] == unit.code or words[-1].endswith("s"):
        return " ".join(words)
    return " ".join((*words[:-1], f"{words[-1]}s"))


def _duration(doc: Doc, last: Token) -> Counted | None:
    """Give "30-year" before a noun and "14 year long" as an amount of years; "for two years" is a date's business."""
    before = doc[last.i - 1] if last.i else last
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    attribute = before.tag_ == "HYPH" or (after is not None and after.lower_ == "long")
    if not attribute or (after is not None and after.tag_ == "HYPH" and doc[after.i + 1 : after.i + 2].text == "old"):
        return None
    noun = last.head if last.head.tag_ in _NOUNS else last
    return Counted(f"{last.lower_.removesuffix('s')}s", noun.text if noun.i != last.i else None, last.i, last)


def _rate(doc: Doc, last: Token) -> str | None:
    """Give "a day", "a year" where the amount flows: "of oil a day", "of gas to Belmark annually"."""
    behind = doc[last.i + 1 : last.i + 8].text.lower()
    flow = _PER.match(behind)
    if flow is not None:
        return f"a {flow['unit']}"
    adverb = next((token.lower_ for token in doc[last.i + 1 : last.i + 7] if token.lower_ in _RATES), None)
    return _RATES[adverb] if adverb else None


def _joined(head: Token) -> Token:
    """Give the last of two plural nouns that one figure counts together ("entities and individuals")."""
    doc, i = head.doc, head.i
    if (
        i + 2 < len(doc)
        and doc[i + 1].lower_ in {"and", "or"}
        and head.tag_ == "NNS"
        and doc[i + 2].tag_ == "NNS"
        and doc[i + 2].lower_ not in VAGUE
    ):
        return doc[i + 2]
    return head


def _of_rounds(head: Token) -> str | None:
    """Give "rounds of artillery" whole: a round is told by what it is of."""
    of = child(head, "prep")
    if head.lower_ not in {"rounds", "round"} or of is None or of.lower_ != "of":
        return None
    noun = child(of, "pobj")
    return f"{head.text} of {noun.text}" if noun is not None and noun.i == of.i + 1 else None


def _complement(head: Token) -> str | None:
    """Give what an amount is of: "of gas", "in new security assistance", "worth of funds"."""
    for kid in head.children:
        if kid.dep_ == "prep" and kid.lower_ in {"of", "in", "worth"}:
            noun = child(kid, "pobj")
            if noun is not None:
                return head.doc[noun.left_edge.i : noun.i + 1].text
    return None
