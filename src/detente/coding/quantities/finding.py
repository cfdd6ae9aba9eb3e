"""From figures and what they count to quantities; what only looks like one is left out."""

import re
from dataclasses import replace

from detente.coding.found import Found
from detente.coding.quantities.counted import DURATIONS, Counted, counted_behind
from detente.coding.quantities.figures import NO_FIGURE_BEFORE, Figure, find_figures
from detente.coding.tokens import Doc
from detente.lexicon.cues import word_list
from detente.model.claims import Quantity
from detente.model.text import Span

_ANY = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?"
    r"|thousands?|millions?|billions?|dozens?|tens|scores)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?"
    r"|Oct\.?|Nov\.?|Dec\.?)"
)
_BEFORE_DAY = re.compile(rf"{_MONTH.pattern}\s+$")
_AFTER_DAY = re.compile(rf"\s+(?:of\s+)?{_MONTH.pattern}\b")
_HANDING = frozenset({"hand", "turn", "pass", "make", "sign", "take", "give"})
"""With "over" these are verbs of their own: "handed over 40 tanks"; elsewhere it is more than so many."""

_JOINS = re.compile(r"\s*(?:,|and|or|to|through|-|\u2013)\s*")
"""Between figures these make the second the number of something too: "posts 12 and 13"."""

_NAME_BEFORE = re.compile(r"(?:[A-Z][\w\u2019'-]*[A-Za-z]|[A-Z]{2,})\s+$")
_YEARS = (1000, 2100)
_YEAR_SPAN = re.compile(
    r"(?:from|between)?\s*(?:1[89]|20)\d\d\s*(?:-|\u2013|—|to|and|or)\s*(?:1[89]|20)\d\d", re.IGNORECASE
)
_YEAR_OF = re.compile(r"\b(?:an?|the)\s+(?:19|20)\d\d$", re.IGNORECASE)
"""Something of a year is no amount: "under a 2019 contract"."""

_HARMED = word_list("done to people")
_DEFINITE = frozenset({"the", "these", "those", "its", "their", "our", "both", "his", "her"})
SMALL = 3
_HEADS = frozenset({"member", "man", "person", "strong"})
"""Behind a hyphen these count people: "a six-member team", "a 2,000-strong force"."""
_BIG = re.compile(r"\b(?:million|billion|trillion|bn|mn)\b")


def find_quantities(sentence: Doc, currency: str | None = None) -> tuple[Found[Quantity], ...]:
    """Give every quantity of a parsed sentence, in order; spans are characters of the sentence.

    Args:
        sentence: One parsed sentence.
        currency: The money that the text last spoke of, for "an additional 100 million"; None where it spoke of none.
    """
    text = sentence.text
    if not _ANY.search(text):
        return ()
    found: list[Found[Quantity]] = []
    particles = frozenset(token.idx for token in sentence if token.dep_ == "prt" and token.head.lemma_ in _HANDING)
    named = -1
    for figure in find_figures(text, particles):
        if _is_number_of_something(text, figure) or (named >= 0 and _JOINS.fullmatch(text, named, figure.start)):
            named = figure.end
            continue
        if found and figure.start < found[-1].span.end:
            continue
        quantity = _read(sentence, figure) or _carried(sentence, figure, currency)
        if quantity is not None:
            found.append(quantity)
            currency = (
                quantity.value.unit if quantity.rule == "quantity:sign" and quantity.value.unit.isupper() else currency
            )
    return tuple(found)


def _carried(doc: Doc, figure: Figure, currency: str | None) -> Found[Quantity] | None:
    """Give "another 100 million" as the money spoken of before."""
    if currency is None or figure.plain or not _BIG.search(doc.text[figure.start : figure.end]):
        return None
    return _found(doc, replace(figure, unit=currency), currency, None, figure.end)


def _is_number_of_something(text: str, figure: Figure) -> bool:
    """Tell whether a figure is a day, year, resolution, article, type: a name rather than an amount."""
    before, after = text[max(0, figure.start - 24) : figure.start], text[figure.end : figure.end + 24]
    if NO_FIGURE_BEFORE.search(before) or _BEFORE_DAY.search(before) or _AFTER_DAY.match(after):
        return True
    if figure.plain and re.search(r"\d-$", before):
        return True
    digits = text[figure.start : figure.end]
    if figure.unit is None and _YEAR_OF.search(digits):
        return True
    if _YEAR_SPAN.fullmatch(digits.strip()):
        return True
    return figure.plain and digits.isdigit() and len(digits) == len("2024") and _YEARS[0] <= int(digits) <= _YEARS[1]


def _read(doc: Doc, figure: Figure) -> Found[Quantity] | None:
    inside = doc.char_span(figure.start, figure.end)
    if inside is None:
        return None
    if figure.unit is not None:
        return _signed(doc, figure, inside.end)
    after = inside.end
    hyphened = after + 1 < len(doc) and doc[after].tag_ == "HYPH"
    if hyphened and doc[after + 1].lower_ in _HEADS:
        return _found(doc, figure, "people", None, doc[after + 1].idx + len(doc[after + 1]))
    counted = counted_behind(doc, after + 1 if hyphened else after)
    if counted is None or not _amount(doc, figure, inside.start, counted):
        return _of_people(doc, figure, inside.start, after)
    end = doc[counted.end].idx + len(doc[counted.end])
    return _found(doc, figure, counted.unit, counted.of, max(end, figure.end))


def _signed(doc: Doc, figure: Figure, after: int) -> Found[Quantity]:
    """Give money or a share by its own sign, with what it is of."""
    of = None
    if after < len(doc) and doc[after].lower_ in {"in", "of", "worth"}:
        noun = next((kid for kid in doc[after].children if kid.dep_ == "pobj"), None)
        of = doc[noun.left_edge.i : noun.i + 1].text if noun is not None and noun.tag_ != "CD" else None
    elif after < len(doc) and doc[after].tag_.startswith(("N", "J")):
        counted = counted_behind(doc, after)
        of = counted.of if counted and counted.head.lower_ not in DURATIONS else None
    return _found(doc, figure, figure.unit or "", of, figure.end)


def _amount(doc: Doc, figure: Figure, first: int, counted: Counted) -> bool:
    """Tell whether a figure with a noun behind it is an amount: no name's number, no "the two", no "one of"."""
    before = doc.text[max(0, figure.start - 24) : figure.start]
    digits = doc.text[figure.start : figure.end].strip()
    if (
        figure.plain
        and digits[:1].isdigit()
        and _NAME_BEFORE.search(before)
        and counted.head.tag_ != "NNS"
        and first > 0
        and doc[first - 1].tag_.startswith("NNP")
    ):
        return False
    if counted.head.lower_ in DURATIONS and " per " not in counted.unit:
        return counted.unit.endswith("s") and doc[counted.end].i > first
    small = figure.plain and figure.high is not None and figure.high <= SMALL and digits.isalpha()
    if small and first > 0 and doc[first - 1].lower_ in _DEFINITE:
        return False
    return not (
        figure.plain and figure.high == 1 and (counted.head.tag_ not in {"NN", "NNP"} or _of_follows(doc, first))
    )


def _of_follows(doc: Doc, first: int) -> bool:
    return first + 1 < len(doc) and doc[first + 1].lower_ in {"of", "such", "more"}


def _of_people(doc: Doc, figure: Figure, first: int, after: int) -> Found[Quantity] | None:
    """Give a bare figure as people where the word beside it tells of people: "killed 12", "200 more were rescued"."""
    words = doc[max(0, first - 3) : first], doc[after : after + 4]
    behind = doc[after : after + 1].text.lower()
    if behind and behind not in {
        "more",
        "others",
        "other",
        "people",
        "dead",
        ".",
        ",",
        "and",
        "after",
        "in",
        "were",
        "was",
        "have",
        "had",
        "from",
        "on",
        "killed",
        "wounded",
        "injured",
        "missing",
    }:
        return None
    if figure.plain and figure.high == 1:
        return None
    if any(token.lower_ in _HARMED for part in words for token in part):
        more = after if behind in {"more", "others", "dead", "missing"} else None
        end = doc[more].idx + len(doc[more]) if more is not None else figure.end
        return _found(doc, figure, "people", None, end)
    return None


def _found(doc: Doc, figure: Figure, unit: str, of: str | None, end: int) -> Found[Quantity]:
    span = Span(figure.start, end)
    verbatim = doc.text[figure.start : end]
    low, high = _whole(figure.low), _whole(figure.high)
    quantity = Quantity(min=low, max=high, unit=unit, of=of, approximate=figure.approximate, verbatim=verbatim)
    return Found(span, quantity, f"quantity:{'sign' if figure.unit else 'counted'}")


def _whole(value: float | None) -> float | None:
    return int(value) if value is not None and value == int(value) else value
