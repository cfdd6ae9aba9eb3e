"""Parts of speech and basic forms of words that are tagged and hang in a tree."""

from dataclasses import dataclass
from typing import cast

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Token

from detente.lexicon.frames import known_words

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
class _Bare:
    """All that the lemmatizer asks of a word; its own words bring a whole document each."""

    text: str
    pos_: str
    key: int = 0

    @property
    def orth(self) -> str:
        return self.text

    @property
    def pos(self) -> str:
        return self.pos_

    @property
    def morph(self) -> "_Bare":
        return self

    def to_dict(self) -> dict[str, str]:
        return {}


class Lemmas:
    """The model's own lemmatizer by rules, asked once for each word."""

    def __init__(self, language: Language) -> None:
        """Take the lemmatizer out of the pipeline."""
        lemmatizer = cast("Lemmatizer", language.get_pipe("lemmatizer"))
        self._lemmatizer = lemmatizer
        index = lemmatizer.lookups.get_table("lemma_index")
        for part, words in index.items():
            index[part] = frozenset(words)  # a list of 57,000 words would be searched from its start for each new word
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
        readings = [each.lower() for each in self._lemmatizer.rule_lemmatize(cast("Token", _Bare(text, part)))]
        return next((each for each in readings if each in self._known), readings[0])
