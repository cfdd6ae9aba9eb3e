"""Quotations that the parse found no cue for: signed, announced by a colon, or standing with whoever speaks there."""

import re
from collections.abc import Sequence

from detente.coding.attribution.attributed import Attribution
from detente.coding.attribution.sources import VERBAL, source_span
from detente.coding.found import child, place
from detente.coding.tokens import Doc, Token
from detente.model.text import Span

_SIGNED = re.compile(
    r"[\s,]*(?P<cue>said|says|added|adds|wrote|reported|stated|noted|declared|insisted|warned|explained|concluded|continued|claimed)\s+"
    r"(?P<source>(?:the\s+|a\s+|an\s+)?[A-Z][^.,;:\"“”\n]{1,70})"
)
_INVERTED = re.compile(r"(?:^|[.!?”\"]\s+)(?P<cue>Said|Says|Wrote|Added)\s+(?P<source>[A-Z][^.:\"“”\n]{1,80}):\s*$")
FINITE_PAST = frozenset({"VBD", "VBZ", "VBP"})
MIN_QUOTATION = 12
"""Characters; a shorter one is a word set apart, not a thing said."""
MIN_WORDS = 7
"""Fewer words in marks are a term or a title more often than a thing said; of those on news, one in six was."""

REACH = 40
"""Characters that may lie between what somebody said and a quotation that goes on with it."""


def of_bare_quotations(
    text: str, quoted: Sequence[Span], found: Sequence[Attribution], sentences: Sequence[tuple[Doc, int]]
) -> list[Attribution]:
    """Give speakers to quotations that the parse found none for: '"…", added KCNA', 'Holm defended the deal: "…"'."""
    held = [part for one in found for part in one.content]
    bare = [quotation for quotation in quoted if quotation.end - quotation.start >= MIN_QUOTATION]
    given: list[Attribution] = []
    for quotation in bare:
        if any(part.overlaps(quotation) for part in held):
            continue
        one = _signed(text, quotation) or _announced(text, quotation, sentences)
        if one is not None:
            given.append(one)
    return given


def _signed(text: str, quotation: Span) -> Attribution | None:
    """Read the words behind a quotation as its speaker: '", said KCNA'."""
    match = _SIGNED.match(text, quotation.end)
    if match is None:
        return None
    source, cue = Span(*match.span("source")), Span(*match.span("cue"))
    return Attribution(source=source, cue=cue, content=(quotation,), rule="attribution:signed")


def _announced(text: str, quotation: Span, sentences: Sequence[tuple[Doc, int]]) -> Attribution | None:
    """Read the subject of the clause that a colon ends as the speaker of the quotation behind it."""
    if not text[: quotation.start].rstrip().endswith(":"):
        return None
    inverted = _INVERTED.search(text, max(0, quotation.start - 120), quotation.start)
    if inverted is not None:
        source, cue = Span(*inverted.span("source")), Span(*inverted.span("cue"))
        return Attribution(source=source, cue=cue, content=(quotation,), rule="attribution:colon")
    doc, offset = next(((doc, at) for doc, at in sentences if at <= quotation.start < at + len(doc.text)), (None, 0))
    if doc is None:
        return None
    before = [token for token in doc if offset + token.idx < quotation.start]
    subject = next((token for token in before if token.dep_ == "nsubj" and token.head.tag_ in FINITE_PAST), None)
    if subject is None:
        return None
    cue = Span(offset + subject.head.idx, offset + subject.head.idx + len(subject.head))
    return Attribution(source=source_span(subject, offset), cue=cue, content=(quotation,), rule="attribution:colon")


def unclaimed(
    text: str, quoted: Sequence[Span], found: Sequence[Attribution], sentences: Sequence[tuple[Doc, int]]
) -> list[Attribution]:
    """Give the whole quotations that nobody is found for to the clause about them, or to who spoke right before."""
    held = [part for one in found for part in one.content]
    given: list[Attribution] = []
    for quotation in quoted:
        if len(quotation.cut(text).split()) < MIN_WORDS or any(part.overlaps(quotation) for part in held):
            continue
        verb, offset = _verb_about(quotation, sentences)
        who = child(verb, "nsubj") if verb is not None else None
        if verb is not None and who is not None:
            given.append(_made(source_span(who, offset), place(verb).shifted(offset), quotation))
        else:
            mark = Span(quotation.start, quotation.start + 1)
            said_before = [*given, *(one for one in found if one.told)]
            given.append(_made(_before(quotation, said_before), mark, Span(mark.end, quotation.end)))
    return given


def _made(source: Span | None, cue: Span, said: Span) -> Attribution:
    return Attribution(source=source, cue=cue, content=(said,), told=False, rule="attribution:quotation")


def _verb_about(quotation: Span, sentences: Sequence[tuple[Doc, int]]) -> tuple[Token | None, int]:
    """Give the nearest verb with a subject that stands beside a quotation in its sentence."""
    doc, offset = next(((doc, at) for doc, at in sentences if at < quotation.end <= at + len(doc.text)), (None, 0))
    verbs = [token for token in doc or () if token.tag_ in VERBAL and token.tag_ != "VB" and child(token, "nsubj")]
    beside = [verb for verb in verbs if not quotation.covers(place(verb).shifted(offset))]
    before = [verb for verb in beside if offset + verb.idx < quotation.start]
    return next(iter([*before[-1:], *beside]), None), offset


def _before(quotation: Span, found: Sequence[Attribution]) -> Span | None:
    """Give who spoke right before a quotation that goes on with it."""
    near = [one for one in found if 0 <= quotation.start - max(one.cue.end, one.extent.end) <= REACH]
    return max(near, key=lambda one: one.cue.end).source if near else None
