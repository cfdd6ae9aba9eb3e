"""The quote of a claim: the shortest stretch of the text that states it whole."""

from detente.coding.arguments import CLAUSAL, VERBAL_TAGS, surface_subject
from detente.coding.found import Found
from detente.coding.predicates import Predicate
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.model.actors import Party
from detente.model.text import Span

SUBJECT_REACH = 12
"""A subject further off belongs to another clause: it would drag that into the quote."""

LEFT_OUT = frozenset({"conj", "cc", "punct", "mark", "relcl", "advcl", "parataxis", "preconj"})


def quote_span(predicate: Predicate, scene: Scene, parties: tuple[Found[Party], ...]) -> Span:
    """Give the place of the quote in the document: the predicate's own clause and the parties within the sentence."""
    words = list(_clause(predicate))
    first, last = min(words, key=lambda word: word.i), max(words, key=lambda word: word.i)
    while last.is_punct and last.i > first.i and last.text not in ('"', "”", ")"):
        last = last.nbor(-1)
    while (first.is_punct or first.is_space) and first.i < last.i and first.text not in ('"', "“"):
        first = first.nbor(1)
    own = scene.span(first, last)
    near = [found.span for found in parties if _near(found.span, own)]
    return Span(min([own.start, *(span.start for span in near)]), max([own.end, *(span.end for span in near)]))


def _near(span: Span, own: Span) -> bool:
    return span.start < own.end + 1 and own.start < span.end + 40 and span.end <= own.end + 1


def _clause(predicate: Predicate) -> list[Token]:
    root = predicate.carrier if predicate.carrier is not None else predicate.token
    if not predicate.is_verb and predicate.carrier is None:
        return _branch(root, keep_relative=False)
    words = _branch(root, keep_relative=False)
    subject = surface_subject(root)
    if subject is not None and 0 < root.i - subject.i < SUBJECT_REACH and root.dep_ not in CLAUSAL:
        words += [word for word in _branch(subject, keep_relative=False) if word.i < root.i]
    return words


def _branch(root: Token, *, keep_relative: bool) -> list[Token]:
    words = [root]
    for kid in root.children:
        if kid.dep_ in LEFT_OUT and not (
            kid.dep_ == "conj" and kid.tag_ not in VERBAL_TAGS and root.tag_ not in VERBAL_TAGS
        ):
            if kid.dep_ in ("cc", "punct") and root.tag_ not in VERBAL_TAGS:
                words.append(kid)
            continue
        words += _branch(kid, keep_relative=keep_relative)
    return words
