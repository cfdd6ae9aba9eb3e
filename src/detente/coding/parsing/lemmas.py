"""Parts of speech and basic forms of words that are tagged and hang in a tree."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.coding.parsing.spelling import hashed
from detente.coding.parsing.unpacking import unpacked
from detente.lexicon.frames import known_words
from detente.lexicon.grammar import GiveFile, symbols

PARTS = {
    **dict.fromkeys(("NN", "NNS"), "NOUN"),
    **dict.fromkeys(("NNP", "NNPS"), "PROPN"),
    **dict.fromkeys(("JJ", "JJR", "JJS"), "ADJ"),
    **dict.fromkeys(("RB", "RBR", "RBS", "WRB"), "ADV"),
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB"),
    **dict.fromkeys(("PRP", "WP", "WDT", "EX"), "PRON"),
    **dict.fromkeys(("PRP$", "WP$"), "PRON"),
    **dict.fromkeys(("DT", "PDT"), "DET"),
    **dict.fromkeys(("IN", "RP"), "ADP"),
    **dict.fromkeys((",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP"), "PUNCT"),
    **dict.fromkeys(("$", "SYM"), "SYM"),
    **dict.fromkeys(("TO", "POS"), "PART"),
    "CC": "CCONJ",
    "CD": "NUM",
    "MD": "AUX",
    "UH": "INTJ",
    "_SP": "SPACE",
}
"""Universal parts of speech by Penn tag; auxiliaries are told by their place in the tree."""

AUXILIARIES = frozenset({"aux", "auxpass"})
LEMMATISED = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
BARE_TAGS = frozenset({"VB", "VBP", "NN", "JJ", "RB"})
"""Words with these tags stand in their basic form: cutting an ending off "discuss" or "eager" would be wrong."""

SHORT_FORMS = {
    "'s": "be",
    "\u2019s": "be",
    "'re": "be",
    "\u2019re": "be",
    "'m": "be",
    "\u2019m": "be",
    "'ve": "have",
    "\u2019ve": "have",
    "am": "be",
    "are": "be",
    "worse": "worse",
    "better": "better",
}
"""Lemmas that the model's tables don't give."""


@dataclass(frozen=True, slots=True)
class Endings:
    """What the model knows of the endings of one part of speech.

    Attributes:
        rules: Endings, each with what stands for it in the basic form.
        exceptions: Words whose basic forms no rule gives.
        index: The basic forms that there are.
    """

    rules: tuple[tuple[str, str], ...]
    exceptions: Mapping[str, list[str]]
    index: frozenset[str]

    def cut(self, word: str) -> list[str]:
        """Give the basic forms that a word may be of, as spaCy's lemmatizer does: exceptions, known words, others."""
        string = word.lower()
        forms: list[str] = []
        unknown: list[str] = []
        for old, new in self.rules:
            form = string[: len(string) - len(old)] + new
            if not form or not string.endswith(old):
                continue
            if form in self.index:
                forms.insert(0, form)
            else:
                (unknown if form.isalpha() else forms).append(form)
        forms = list(dict.fromkeys(forms))
        for form in self.exceptions.get(string, ()):
            if form not in forms:
                forms.insert(0, form)
        return forms or unknown or [word]


class Lemmas:
    """The model's own tables for cutting endings off."""

    def __init__(self, file: GiveFile) -> None:
        """Read the tables, whose parts of speech are known by their hash."""
        tables = unpacked(file("lemmatizer/lookups/lookups.bin"))
        self.endings = {part: _endings(tables, hashed(part.lower(), symbols())) for part in LEMMATISED}
        self._known = known_words()

    def read(self, text: str, tag: str, dep: str) -> tuple[str, str]:
        """Give the part of speech and the basic form of a word with this tag in this place of the tree."""
        part = "AUX" if dep in AUXILIARIES else PARTS.get(tag, "X")
        return part, self._lemma(text, tag, part)

    def _lemma(self, text: str, tag: str, part: str) -> str:
        lower = text.lower()
        if part == "PROPN":
            return text
        if lower in SHORT_FORMS:
            return SHORT_FORMS[lower]
        if tag in BARE_TAGS and (tag != "VBP" or lower in self._known):
            return lower
        part = "VERB" if part == "AUX" else part
        return self._cut(text, part) if part in LEMMATISED else lower

    def _cut(self, text: str, part: str) -> str:
        """Give the word without its ending; of several readings ("hoped": hope, hop) one that the frames know."""
        readings = [each.lower() for each in self.endings[part].cut(text)]
        return next((each for each in readings if each in self._known), readings[0])


def _endings(tables: Mapping[str, Any], part: int) -> Endings:
    return Endings(
        tuple((old, new) for old, new in tables["lemma_rules"].get(part, ())),
        tables["lemma_exc"].get(part, {}),
        frozenset(tables["lemma_index"].get(part, ())),
    )
