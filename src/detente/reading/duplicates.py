"""Near-duplicates: the same story in several papers, found by MinHash sketches (Broder 1997) with banding (LSH)."""

import re
from collections.abc import Iterator

from rensa import RMinHash

WORDS = 3
"""Words of one shingle: short enough for reports of eighty words, long enough not to meet by chance."""
PERMUTATIONS, BANDS, SEED = 128, 32, 20_240_430
"""32 bands of 4 rows: two texts with a likeness of .6 meet in a band with a chance of .99, with .3 of .23."""
ALIKE = 0.6
"""Jaccard likeness of the shingles from which two texts are near-duplicates."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """Give every run of three words in a text, case and punctuation left out."""
    words = _WORD.findall(text.lower())
    runs = zip(*(words[i:] for i in range(WORDS)), strict=False)  # as many as the shortest has
    return frozenset(map(" ".join, runs)) or frozenset((" ".join(words),))


def find_bands(parts: frozenset[str]) -> Iterator[int]:
    """Give the bands of a text's sketch as 64-bit numbers; near-duplicates share at least one of them."""
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(sorted(parts))
    digest = sketch.digest()
    rows = PERMUTATIONS // BANDS
    for band in range(BANDS):
        yield _mixed(band, digest[band * rows : (band + 1) * rows])


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """Give the share of shingles that two texts have in common, 0 to 1 (Jaccard)."""
    return len(left & right) / len(left | right)


def _mixed(band: int, row: list[int]) -> int:
    """Mix a band's number and rows into a signed 64-bit number (FNV-1a over 32-bit words)."""
    mixed = 0xCBF29CE484222325 ^ band
    for value in row:
        mixed = ((mixed ^ value) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return mixed - (1 << 64) if mixed >> 63 else mixed
