"""Attributions by the order of words alone, where the parse lost them: "…, state media reported on Tuesday."."""

from collections.abc import Iterator, Sequence

from detente.coding.attribution.attributed import Attribution
from detente.coding.attribution.speakers import is_voice
from detente.coding.attribution.stretches import stretches
from detente.coding.tokens import Doc, Token
from detente.coding.tokens import Stretch as Words
from detente.lexicon.cues import Part, Sense, forms
from detente.model.text import Span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LONGEST_TAIL = 8
"""Words behind the cue: a day, a place, who was told; more is mostly another clause."""

LONGEST_TOLD = 6
"""Words between a cue and the comma that closes it: who was told, and when."""

_TOLD = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "PRP", "PRP$", "POS", "CD", "IN", "RB", "TO"})
_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PRP", "PRP$", "POS", "CD", "HYPH", "IN", "VBN"})
_SAID = forms(Sense.SAY, Part.VERB)


def by_surface(doc: Doc, offset: int, taken: Sequence[Span]) -> Iterator[Attribution]:
    """Give the attributions at a sentence's end, or between commas, whose cue isn't taken already."""
    for token in doc:
        if token.lower_ in _SAID and token.tag_ in {"VBD", "VBZ", "VBN"} and token.lower_.endswith(("d", "s", "e")):
            cue = Span(offset + token.idx, offset + token.idx + len(token))
            if not any(cue.overlaps(one) for one in taken):
                yield from _behind_comma(token, cue, offset)


def _behind_comma(verb: Token, cue: Span, offset: int) -> Iterator[Attribution]:
    doc, comma = verb.doc, verb.i - 1
    while comma > 0 and doc[comma].tag_ in _NAMING:
        comma -= 1
    source = doc[comma + 1 : verb.i]
    if doc[comma].text not in {",", "”", '"'} or not source or not _names(source):
        return
    before, after = list(doc[:comma]), list(doc[verb.i + 1 :])
    onward = _onward(after)
    closing = len(after) <= LONGEST_TAIL and not _is_finite(after)
    if not (_is_finite([*before, *onward]) if onward else closing and _is_finite(before)):
        return
    parts = stretches([*before, *onward], offset)
    if parts:
        named = Span(offset + source[0].idx, offset + source[-1].idx + len(source[-1]))
        yield Attribution(source=named, cue=cue, content=parts, rule="attribution:surface")


def _onward(after: list[Token]) -> list[Token]:
    """Give the words with which what is said goes on behind a cue put into its midst: "…, he told them, …"."""
    told = next((i for i, token in enumerate(after[:LONGEST_TOLD]) if token.text == ","), None)
    if told is None or not all(token.tag_ in _TOLD for token in after[:told]):
        return []
    return after[told:]


def _is_finite(words: list[Token]) -> bool:
    return any(token.tag_ in FINITE for token in words)


def _names(source: Words) -> bool:
    """Tell whether the words before a cue name a voice: they end in a noun or pronoun and hold no clause word."""
    words = " ".join(token.text for token in source)
    return source[-1].tag_.startswith(("N", "PRP")) and source[0].tag_ != "IN" and is_voice(words)
