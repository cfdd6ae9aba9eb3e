"""Words of a sentence as stretches of its document."""

from collections.abc import Iterable

from detente.coding.tokens import Token
from detente.model.text import Span

_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
_EDGES = frozenset({",", ".", ";", ":", "-", "\u2013", "—", "(", ")", "―", "--"})


def stretches(words: Iterable[Token], offset: int) -> tuple[Span, ...]:
    """Give the words as unbroken stretches, trimmed at their edges; a lone word only where it names something."""
    runs: list[list[Token]] = []
    for word in sorted(words, key=lambda word: word.i):
        if runs and word.i == runs[-1][-1].i + 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    trimmed = [kept for run in runs if (kept := _trimmed(run))]
    return tuple(_span(run, offset) for run in trimmed if len(run) > 1 or run[0].tag_ in _NAMING or len(trimmed) == 1)


def _trimmed(run: list[Token]) -> list[Token]:
    first, last = 0, len(run)
    while first < last and (run[first].text in _EDGES or run[first].is_space):
        first += 1
    while last > first and (run[last - 1].text in _EDGES or run[last - 1].is_space):
        last -= 1
    return run[first:last]


def _span(run: list[Token], offset: int) -> Span:
    return Span(offset + run[0].idx, offset + run[-1].idx + len(run[-1]))
