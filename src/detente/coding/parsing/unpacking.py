"""MessagePack, the form in which the model's files are written: bytes into plain values and arrays.

Only what those files hold is read (msgpack.org, specification of 2017): no dates, no types of applications but the
arrays of numpy, which are maps marked by `nd`.
"""

from collections.abc import Callable
from struct import Struct
from typing import Any

import numpy as np

FIXED: dict[int, Any] = {0xC0: None, 0xC2: False, 0xC3: True}
NUMBERS = {
    0xCA: Struct(">f"), 0xCB: Struct(">d"), 0xCC: Struct(">B"), 0xCD: Struct(">H"), 0xCE: Struct(">I"),
    0xCF: Struct(">Q"), 0xD0: Struct(">b"), 0xD1: Struct(">h"), 0xD2: Struct(">i"), 0xD3: Struct(">q"),
}  # fmt: skip
BYTES, TEXT, ROW, MAP = "bytes", "text", "row", "map"
SIZED = {
    0xC4: (BYTES, 1), 0xC5: (BYTES, 2), 0xC6: (BYTES, 4), 0xD9: (TEXT, 1), 0xDA: (TEXT, 2), 0xDB: (TEXT, 4),
    0xDC: (ROW, 2), 0xDD: (ROW, 4), 0xDE: (MAP, 2), 0xDF: (MAP, 4),
}  # fmt: skip
"""What is told by a first byte that a size follows, and in how many bytes the size stands."""

SHORT = ((0x80, 0x90, MAP), (0x90, 0xA0, ROW), (0xA0, 0xC0, TEXT))
"""First bytes that hold the size themselves."""

SMALL, NEGATIVE = 0x80, 0xE0
"""Below the one and from the other on, a first byte is the number itself."""

Read = tuple[Any, int]


def unpacked(data: bytes) -> Any:  # noqa: ANN401 - whatever the file holds
    """Give the value that the bytes hold.

    Raises:
        ValueError: They hold something that the model's files don't.
    """
    return _value(data, 0)[0]


def _value(data: bytes, at: int) -> Read:
    """Give the value that begins at a place, and the place behind it."""
    first = data[at]
    if 0xA0 <= first < 0xC0:  # noqa: PLR2004 - short texts first: nearly all values are some
        end = at + 1 + first - 0xA0
        return data[at + 1 : end].decode(), end
    if first < SMALL:
        return first, at + 1
    if first >= NEGATIVE:
        return first - 0x100, at + 1
    if first in FIXED:
        return FIXED[first], at + 1
    if first in NUMBERS:
        number = NUMBERS[first]
        return number.unpack_from(data, at + 1)[0], at + 1 + number.size
    return _sized(data, at, first)


def _sized(data: bytes, at: int, first: int) -> Read:
    if first in SIZED:
        what, width = SIZED[first]
        size, start = int.from_bytes(data[at + 1 : at + 1 + width]), at + 1 + width
        return READERS[what](data, start, size)
    for low, high, what in SHORT:
        if low <= first < high:
            return READERS[what](data, at + 1, first - low)
    raise ValueError(f"byte {first:#x} begins nothing that a model's file holds")


def _bytes(data: bytes, at: int, size: int) -> Read:
    return data[at : at + size], at + size


def _text(data: bytes, at: int, size: int) -> Read:
    return data[at : at + size].decode(), at + size


def _row(data: bytes, at: int, size: int) -> Read:
    found = []
    for _ in range(size):
        value, at = _value(data, at)
        found.append(value)
    return found, at


def _map(data: bytes, at: int, size: int) -> Read:
    found: dict[Any, Any] = {}
    for _ in range(size):
        key, at = _value(data, at)
        found[key], at = _value(data, at)
    if b"nd" in found:
        array = np.frombuffer(found[b"data"], np.dtype(found[b"type"])).reshape(found[b"shape"])
        return array.copy(), at  # in memory of its own, so that loops take it for any other
    return found, at


READERS: dict[str, Callable[[bytes, int, int], Read]] = {BYTES: _bytes, TEXT: _text, ROW: _row, MAP: _map}
