"""What a rule found in a text: the value, the characters it was read from, and the rule that read it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from detente.model.text import Span

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """A value with its place. The place is counted in the text or parsed document that was handed in."""

    span: Span
    value: T_co
    rule: str
