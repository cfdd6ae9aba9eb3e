"""Numeric loops turned into machine code, with their types kept."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

Loop = TypeVar("Loop", bound=Callable[..., Any])
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


def compiled(loop: Loop) -> Loop:
    """Give the same function compiled on first use and kept on disk; products may be fused with sums.

    numba publishes no types; this keeps those of the loop, so that its callers are still checked.
    """
    return cast("Loop", numba.njit(cache=True, fastmath={"contract"})(loop))
