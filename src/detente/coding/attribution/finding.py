"""All attributions of a document: those of its sentences, widened to the quotations they belong to, and its turns."""

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.coding.attribution.attitudes import by_attitudes
from detente.coding.attribution.attributed import Attribution
from detente.coding.attribution.bare import MIN_QUOTATION, of_bare_quotations, unclaimed
from detente.coding.attribution.phrases import by_phrases
from detente.coding.attribution.quotations import headlines, quotations, turns
from detente.coding.attribution.surface import by_surface
from detente.coding.attribution.taking_up import with_voices
from detente.coding.attribution.verbs import by_verbs
from detente.coding.tokens import Doc
from detente.model.text import Span

_BETWEEN_CUE_AND_QUOTE = re.compile(r"[\w\s\u2019'.-]{0,60}[,:]?\s*")
_NOTHING = re.compile(r"[\s.,;:—\u2013-]*")
_GOING_ON = re.compile(r"(?:[^\"“”]{0,80})[,;:.]\s*")
"""What may stand between a cue and the second half of its quotation: '"…," she said on Friday, "…"'."""


def find_attributions(text: str, sentences: Sequence[tuple[Doc, int]]) -> tuple[Attribution, ...]:
    """Give the attributions that a text makes in its own words, in the order of their content, outer before inner.

    What somebody says, and where he stands: wants, sides, subjects (`told` is false of these). What the quoted say of
    others within their quotation is theirs and left out, as the field's corpora do; `find_voices` has it.

    Args:
        text: The whole document: quotations and turns of a transcript run over several sentences.
        sentences: Those of its sentences that were parsed, in order, each with its start in the document.
    """
    quoted = quotations(text)
    said = _sayings(text, sentences, quoted)
    taken = frozenset(one.cue.end for one in said)
    stands = [one for doc, offset in sentences for one in by_attitudes(doc, offset, taken)]
    found = [*said, *(one for one in stands if not any(other.holds(one.cue) for other in said))]
    found += unclaimed(text, quoted, found, sentences)
    return _ordered(text, [one for one in found if not any(_within(quotation, one) for quotation in quoted)])


def _within(quotation: Span, one: Attribution) -> bool:
    """Tell whether an attribution is made by who is quoted; a quotation's own mark may be its cue."""
    return quotation.covers(one.cue) and one.cue.start > quotation.start


def find_voices(text: str, sentences: Sequence[tuple[Doc, int]]) -> tuple[Attribution, ...]:
    """Give the attributions by which a voice hands on what is told, those within quotations too; ordered alike."""
    return _ordered(text, _sayings(text, sentences, quotations(text)))


def _ordered(text: str, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    voiced = with_voices(text, sorted(found, key=lambda one: one.cue.start))
    return tuple(sorted(voiced, key=lambda one: (one.extent.start, -one.extent.end, one.cue.start)))


def _sayings(text: str, sentences: Sequence[tuple[Doc, int]], quoted: Sequence[Span]) -> list[Attribution]:
    """Give what is said, asked, valued or denied: by sentences, bare quotations, turns and headlines."""
    found: list[Attribution] = []
    for doc, offset in sentences:
        end = offset + len(doc.text)
        told = [_with_quotations(text, one, quoted, end) for one in by_verbs(doc, offset)]
        told = [one for one in told if one.content]
        lost = list(by_surface(doc, offset, [one.cue for one in told]))
        found += [*told, *(_with_quotations(text, one, quoted, end) for one in (*lost, *by_phrases(doc, offset)))]
    found += of_bare_quotations(text, quoted, found, sentences)
    found += [
        Attribution(source=turn.who, cue=turn.who, content=(turn.said,), rule="attribution:turn")
        for turn in (*turns(text), *headlines(text))
    ]
    return found


def _with_quotations(text: str, found: Attribution, quoted: Sequence[Span], end: int) -> Attribution:
    """Widen content to the quotations that it overlaps, that its cue opens, and that go on behind its sentence."""
    if not quoted or any(quotation.covers(found.cue) for quotation in quoted):
        return found
    parts = list(found.content) or _opened(text, found, quoted)
    touched = [quotation for quotation in quoted if any(part.overlaps(quotation) for part in parts)]
    for quotation in touched:
        _merge(parts, quotation)
    if touched and found.rule == "attribution:say":
        onward = _onward(text, found, quoted, end)
        for more in (onward, _backward(text, found, quoted)):
            if more is not None and not any(part.overlaps(more) for part in parts):
                parts.append(more)
    return replace(found, content=tuple(sorted(parts)))


def _merge(parts: list[Span], quotation: Span) -> None:
    """Put a quotation in the place of the stretches that it overlaps, with what they hold beyond it."""
    touched = [i for i, part in enumerate(parts) if part.overlaps(quotation)]
    first, last = touched[0], touched[-1]
    merged = Span(min(parts[first].start, quotation.start), max(parts[last].end, quotation.end))
    parts[first : last + 1] = [merged]


def _opened(text: str, found: Attribution, quoted: Sequence[Span]) -> list[Span]:
    """Give the quotation that a bare cue opens ("He added: …") or closes ("…", KCNA said)."""
    first = min(found.cue.start, found.source.start) if found.source else found.cue.start
    for quotation in quoted:
        if quotation.end - quotation.start < MIN_QUOTATION:
            continue
        opens = quotation.start >= found.cue.end and _BETWEEN_CUE_AND_QUOTE.fullmatch(
            text, found.cue.end, quotation.start
        )
        closes = quotation.end <= first and _NOTHING.fullmatch(text, quotation.end, first)
        if opens or closes:
            return [quotation]
    return []


def _onward(text: str, found: Attribution, quoted: Sequence[Span], end: int) -> Span | None:
    """Give the quotation that goes on behind the cue: '"…," she said. "…"'."""
    last = max(found.cue.end, found.source.end) if found.source else found.cue.end
    for quotation in quoted:
        if quotation.start >= last and "\n" not in text[last : quotation.start]:
            if quotation.start >= end:
                return quotation if _NOTHING.fullmatch(text, max(last, end), quotation.start) else None
            if _GOING_ON.fullmatch(text, last, quotation.start):
                return quotation
    return None


def _backward(text: str, found: Attribution, quoted: Sequence[Span]) -> Span | None:
    """Give the quotation before a cue that stands between two: '"…," he told reporters, "…"'."""
    first = min(found.cue.start, found.source.start) if found.source else found.cue.start
    for quotation in quoted:
        last_sign = text[quotation.end - 2 : quotation.end - 1]
        if quotation.end <= first and last_sign in {",", "?", "!"} and not text[quotation.end : first].strip(" "):
            return quotation
    return None
