"""What a rule found in a text: the value, the characters it was read from, and the rule that read it.

Below it the few steps in a parsed sentence that all readers of fields take. A parsed sentence is a document of the
parser's own, so places count from the sentence's start.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from detente.coding.tokens import Token
from detente.model.text import Span

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """A value with its place. The place is counted in the text or parsed sentence that was handed in."""

    span: Span
    value: T_co
    rule: str


def place(token: Token) -> Span:
    """Give a word's place in its sentence."""
    return Span(token.idx, token.idx + len(token))


def between(one: Token, other: Token) -> Span:
    """Give the stretch of the sentence from one word to the other, whichever comes first, both included."""
    first, last = (one, other) if one.i <= other.i else (other, one)
    return Span(first.idx, last.idx + len(last))


def kids(token: Token, *deps: str) -> tuple[Token, ...]:
    """Give the words that hang on this one, in order; only those with one of the labels, if any are named."""
    return tuple(kid for kid in token.children if kid.dep_ in deps) if deps else tuple(token.children)


def child(token: Token, *deps: str) -> Token | None:
    """Give the first word that hangs on this one with one of the labels, None if there is none."""
    for kid in token.children:
        if kid.dep_ in deps:
            return kid
    return None
