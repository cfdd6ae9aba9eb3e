"""Numeric loops turned into machine code, with their types kept."""

from collections.abc import Callable
from typing import TypeVar, cast

import numba

Loop = TypeVar("Loop", bound=Callable[..., object])


def compiled(loop: Loop) -> Loop:
    """Give the same function compiled on first use and kept on disk; it lets go of the interpreter's lock.

    numba publishes no types; this keeps those of the loop, so that its callers are still checked.
    """
    return cast("Loop", numba.njit(cache=True, nogil=True)(loop))
