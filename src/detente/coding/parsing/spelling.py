"""What the encoder sees of a word: norm, first letter, last three, shape, blank behind it, blank itself; as vectors.

The model holds no word as such: each of these is hashed to four rows of a table, whose sum stands for it (Serrà &
Karatzoglou 2017, Getting Deep Recommenders Fit). The hashes are those that the model was made with: MurmurHash 64A of
the letters, MurmurHash 3 of that number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.coding.parsing.compiling import Floats
from detente.coding.parsing.cutting import Word

Hashes = NDArray[np.uint64]

TO_64 = (1 << 64) - 1
MIX, FOLD = 0xC6A4A7935BD1E995, 47
SEED = 1
EIGHT = 8

LONG, AT_MOST_ALIKE = 100, 4
"""Words of so many letters have the shape LONG; of letters that look alike so many in a row are told."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one trait of words, and the seed of its hash."""

    rows: Floats
    seed: int


def hashed(word: str, symbols: Mapping[str, int]) -> int:
    """Give the number by which the model knows a stretch of letters: its own number, or MurmurHash 64A."""
    if not word or word in symbols:
        return symbols.get(word, 0)
    letters = word.encode()
    whole = len(letters) // EIGHT * EIGHT
    found = SEED ^ (len(letters) * MIX & TO_64)
    for at in range(0, whole, EIGHT):
        part = int.from_bytes(letters[at : at + EIGHT], "little") * MIX & TO_64
        found = (found ^ ((part ^ part >> FOLD) * MIX & TO_64)) * MIX & TO_64
    if len(letters) > whole:
        found = (found ^ int.from_bytes(letters[whole:], "little")) * MIX & TO_64
    found = (found ^ found >> FOLD) * MIX & TO_64
    return found ^ found >> FOLD


def shape(word: str) -> str:
    """Give what a word looks like: X for capitals, x for other letters, d for digits ("Xxxxx", "dddd").

    >>> shape("Geneva"), shape("G7"), shape("2,500")
    ('Xxxxx', 'Xd', 'd,ddd')
    """
    if len(word) >= LONG:
        return "LONG"
    made: list[str] = []
    last, alike = "", 0
    for char in word:
        look = _look(char)
        alike = alike + 1 if look == last else 0
        last = look
        if alike < AT_MOST_ALIKE:
            made.append(look)
    return "".join(made)


def _look(char: str) -> str:
    if char.isalpha():
        return "X" if char.isupper() else "x"
    return "d" if char.isdigit() else char


class Spelling:
    """Turns words into the numbers that the encoder starts from."""

    def __init__(self, tables: Sequence[Table], symbols: Mapping[str, int]) -> None:
        """Take a table a trait, in the order of the module's first line, and the numbers of the model's own words."""
        self._tables = tuple(tables)
        self._symbols = symbols
        self._known: dict[str, int] = {}

    def vectors(self, words: Sequence[Word]) -> Floats:
        """Give a row a word: the vectors of its traits side by side."""
        number = self._number
        traits = [
            (number(norm), number(word[0]), number(word[-3:]), number(shape(word)), int(blank), int(word.isspace()))
            for word, norm, blank in words
        ]
        columns = np.array(traits, np.uint64).T
        return np.concatenate(
            [_looked_up(table, column) for table, column in zip(self._tables, columns, strict=True)], 1
        )

    def _number(self, letters: str) -> int:
        known = self._known.get(letters)
        if known is None:
            known = self._known[letters] = hashed(letters, self._symbols)
        return known


def _looked_up(table: Table, numbers: Hashes) -> Floats:
    """Give the sum of the four rows of each number."""
    size = np.uint64(len(table.rows))
    first, second, third, fourth = (table.rows[part % size] for part in _parts(numbers, np.uint64(table.seed)))
    summed: Floats = ((first + second) + third) + fourth
    return summed


def _parts(numbers: Hashes, seed: np.uint64) -> tuple[Hashes, Hashes, Hashes, Hashes]:
    """Give the four 32-bit parts of MurmurHash 3 (x64, 128 bits) of each number."""
    low, half = np.uint64(0xFFFFFFFF), np.uint64(32)
    one = numbers * np.uint64(0x87C37B91114253D5)
    one = (one << np.uint64(31) | one >> np.uint64(33)) * np.uint64(0x4CF5AD432745937F)
    two = np.full_like(one, seed ^ np.uint64(EIGHT))
    one = (one ^ seed ^ np.uint64(EIGHT)) + two
    two += one
    one, two = _mixed(one), _mixed(two)
    one = one + two
    two = two + one
    return one & low, one >> half, two & low, two >> half


def _mixed(numbers: Hashes) -> Hashes:
    fold = np.uint64(33)
    numbers = (numbers ^ numbers >> fold) * np.uint64(0xFF51AFD7ED558CCD)
    numbers = (numbers ^ numbers >> fold) * np.uint64(0xC4CEB9FE1A85EC53)
    return numbers ^ numbers >> fold
