"""Figures as they are written: digits, words, vague numbers, ranges and bounds, with the money sign before them."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

from text_to_num import text2num

from detente.lexicon.units import units

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "mln": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "bln": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12, "dozen": 12.0,
}  # fmt: skip
VAGUE = {
    "tens": 20.0, "dozens": 24.0, "scores": 40.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
}  # fmt: skip
"""The least that a vague number can mean (CODEBOOK, decisions: hundreds 100, dozens 24; the others after them)."""

VAGUE_OF = {"tens": 10.0, "dozens": 24.0, "scores": 40.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6}
"""The same before "of thousands": tens of millions is at least ten millions."""

_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion"
)
_WORDS = rf"(?:(?:a\s+)?(?:{_WORD})(?:(?:[\s-]+(?:and\s+)?)(?:{_WORD}))*)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = r"(?:\s*(?:thousand|million|billion|trillion|mln|bln|trn|mn|bn|tn)\b|(?:m|b|k)\b(?!\w))"
_SIGNS = r"(?:US\$|A\$|C\$|HK\$|NT\$|NZ\$|S\$|R\$|[$€£¥₽₩₹₺₴₪]|USD|EUR|GBP|RUB|CNY|RMB|JPY|KRW)"
_VAGUE = (
    r"(?:(?:tens|dozens|scores|hundreds|thousands|millions|billions)"
    r"(?:\s+of\s+(?:thousands|millions|billions)|\s+(?:thousand|million|billion))?)"
)
_DOZEN = r"(?:(?:(?:a|one|two|three|four|five|six|several|half\s+a)\s+)?dozen)"
_HALF = r"(?:half\s+a\s+(?:million|billion)|a\s+(?:quarter|third)\s+of\s+a\s+(?:million|billion))"

_LEAST = (
    r"more\s+than|over|at\s+least|no\s+(?:less|fewer)\s+than|not\s+(?:less|fewer)\s+than|upwards?\s+of"
    r"|in\s+excess\s+of|exceeding|above|a\s+minimum\s+of|greater\s+than|well\s+over|just\s+over"
    r"|north\s+of|topp(?:ed|ing)"
)
_MOST = (
    r"nearly|almost|up\s+to|as\s+(?:many|much)\s+as|at\s+most|no\s+more\s+than|not\s+more\s+than"
    r"|less\s+than|fewer\s+than|under|below|just\s+under|close\s+to|a\s+maximum\s+of|approaching"
    r"|not\s+quite"
)
_ABOUT = r"some|about|around|approximately|roughly|an?\s+estimated|estimated(?:\s+at)?|circa|c\.|~|an?\s+approximate"
BOUND = re.compile(
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<about>{_ABOUT}))(?:\s+(?:an?|the|another|about|some|estimated|additional|total\s+of|a\s+total\s+of))*\s*$",
    re.IGNORECASE,
)
FIGURE = re.compile(
    rf"(?<![\w.,/:])(?<![A-Za-z]-)(?:(?P<sign>{_SIGNS})\s?)?(?:(?P<digits>{_DIGITS})(?P<scale>{_SCALE})?|(?P<vague>\b{_VAGUE})|(?P<half>\b{_HALF})|(?P<dozen>\b{_DOZEN})"
    rf"|(?P<words>\b{_WORDS}))(?P<plus>\+|\s+or\s+more\b|-plus\b)?(?P<share>\s?%|\s+per\s?cent\b|\s+percentage\s+points?)?(?![\w/])(?!\.\d|:\d)",
    re.IGNORECASE,
)
JOIN = re.compile(r"\s*(?:-|\u2013|—|to|and|or)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?P<word>between|from)\s+$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:r[io]se|risen|rising|gr[eo]w|grown|growing|f[ae]ll|fallen|falling|increas(?:e[sd]?|ing)|dropp?(?:s|ed|ing)?|declin(?:e[sd]?|ing)"
    r"|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e[sd]?|ing)|cut|up|down|rais(?:e[sd]?|ing)|reduc(?:e[sd]?|ing)|expand(?:s|ed|ing)?"
    r"|shr[iua]nk|decreas(?:e[sd]?|ing)|slid|slump(?:s|ed|ing)?|plung(?:e[sd]?|ing)|lower(?:s|ed|ing)?|widen(?:s|ed|ing)?|swell(?:s|ed|ing)?)"
    r"(?:\s+\w+){0,2}\s+(?:from|by)?\s*$",
    re.IGNORECASE,
)
"""Behind these "5 million to 7 million" tells before and after, not between which ends an amount lies."""

NO_FIGURE_BEFORE = re.compile(
    r"(?:\b(?:resolutions?|article|articles|section|chapter|paragraph|para|no|nos|number|order|room|bureau|unit|group|phase|type|model|mark|flight|route"
    r"|highway|annex|appendix|title|clause|rule|part|stage|posts?|points?|level|page|pp?|channel|battalion|regiment|brigade|division|squadron|e\.o\.|unscr"
    r"|sec|art|res|mach|protocol|base|site|reactor|factory|zone|gate|pier|district|camp|hall|class|version|vol|volume|series|grade|kilometer|day)\.?\s*"
    r"|[#§№]\s*)$",
    re.IGNORECASE,
)
"""A figure behind one of these is a name or number of something, not an amount."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount as written: its place, its ends, whether it is rough, and the unit that its own signs tell."""

    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    plain: bool
    """Told without bound, sign or scale, so that only what stands behind can show that it is an amount."""


@cache
def money_by_sign() -> dict[str, str]:
    """Give ISO 4217 codes by the sign or code that stands before a figure."""
    return {sign: unit.code for unit in units() if unit.kind == "money" for sign in unit.signs}


def _spelled(words: str) -> float | None:
    text = re.sub(r"^a\s+", "one ", " ".join(words.lower().replace("-", " ").split()))
    try:
        return float(text2num(text, "en"))
    except ValueError:
        return None


def _dozens(words: str) -> float | None:
    first = words.lower().split()[0]
    if first in {"several", "dozen", "a", "one"}:
        return None if first == "several" else 12.0
    return 6.0 if first == "half" else 12 * (_spelled(first) or 1)


def _vague(words: str) -> float:
    parts = words.lower().replace(" of ", " ").split()
    if len(parts) == 1:
        return VAGUE[parts[0]]
    return VAGUE_OF.get(parts[0], VAGUE[parts[0]]) * SCALES[parts[1].removesuffix("s")]


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
        scale = (match["scale"] or "").strip().lower()
        return round(value * SCALES[scale], 6) if scale else value
    if match["half"]:
        words = match["half"].lower()
        part = 0.5 if words.startswith("half") else 0.25 if "quarter" in words else 1 / 3
        return round(part * SCALES[words.split()[-1]])
    if match["dozen"]:
        return _dozens(match["dozen"])
    return _vague(match["vague"]) if match["vague"] else _spelled(match["words"])


def _unit(match: re.Match[str]) -> str | None:
    if match["share"]:
        return "percentage points" if "point" in match["share"] else "%"
    sign = match["sign"]
    return money_by_sign().get(sign) or money_by_sign().get(sign.upper()) if sign else None


def _one(text: str, match: re.Match[str], particles: Container[int]) -> Figure | None:
    """Read one figure with the bound before it."""
    value = _value(match)
    if value is None:
        return None
    start, unit = match.start(), _unit(match)
    low: float | None = value
    high: float | None = value
    bound = BOUND.search(text, max(0, start - 48), start)
    about = match["vague"] is not None
    if about or match["plus"]:
        high = None
    if bound is not None and bound.start() not in particles:
        start = bound.start()
        low, high, about = _bounded(bound, value, about=about)
    scaled = match["scale"] is not None or match["vague"] is not None or match["dozen"] is not None
    plain = start == match.start() and unit is None and not scaled
    return Figure(start, match.end(), low, high, about, unit, plain)


def _bounded(bound: re.Match[str], value: float, *, about: bool) -> tuple[float | None, float | None, bool]:
    if bound["least"]:
        return value, None, about
    if bound["most"]:
        return None, value, about or bound["most"].lower() in {"nearly", "almost", "close to", "approaching"}
    return value, None if about else value, True


def find_figures(text: str, particles: Container[int] = ()) -> Iterator[Figure]:
    """Give every figure of a sentence, joined to ranges where a word of range stands between two.

    `particles` are the places of words that belong to a verb: "handed over 40 tanks" is 40 and no more.
    """
    last: tuple[re.Match[str], Figure] | None = None
    for match in FIGURE.finditer(text):
        figure = _one(text, match, particles)
        if figure is None:
            continue
        joined = _range(text, last, match, figure) if last else None
        if joined is not None:
            yield joined
            last = None
            continue
        if last is not None:
            yield last[1]
        last = match, figure
    if last is not None:
        yield last[1]


def _range(text: str, last: tuple[re.Match[str], Figure], match: re.Match[str], figure: Figure) -> Figure | None:
    """Join "7,000 to 20,000", "between 3 and 5 million"; a lower end without scale or sign takes the upper one's."""
    before, lower = last
    joiner = text[before.end() : match.start()].strip().lower()
    if not JOIN.fullmatch(text, before.end(), match.start()) or lower.low is None or figure.high is None:
        return None
    if _differ(before, lower, figure) or _is_change(text, before, lower):
        return None
    opener = _BETWEEN.search(text, max(0, before.start() - 10), before.start())
    if joiner == "and" and (opener is None or opener["word"].lower() != "between"):
        return None
    low = lower.low
    if match["scale"] and not before["scale"] and before["digits"]:
        low *= SCALES[match["scale"].strip().lower()]
    if low > figure.high:
        return None
    start = opener.start() if opener else lower.start
    approximate = lower.approximate or figure.approximate or joiner == "or"
    return Figure(start, figure.end, low, figure.high, approximate, lower.unit or figure.unit, plain=False)


def _differ(before: re.Match[str], lower: Figure, upper: Figure) -> bool:
    """Tell whether two figures are of different kinds, so that no range lies between: "14 percent to $15 billion"."""
    if before["share"]:
        return lower.unit != upper.unit
    return None not in (lower.unit, upper.unit) and lower.unit != upper.unit


def _is_change(text: str, before: re.Match[str], lower: Figure) -> bool:
    """Tell whether two figures are what something was, or by how much it moved, and what it is now."""
    if not _CHANGED.search(text, max(0, lower.start - 40), lower.start):
        return False
    moved_from = text[: lower.start].rstrip().lower().endswith("from")
    return moved_from or bool(before["share"] or before["scale"] or before["sign"] or "," in before.group())
