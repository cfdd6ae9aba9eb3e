"""Detente keeps the account of the relations between states, each line open to its sentences.

`detente.measure` and `detente.forecast` give Polars frames; they are loaded when they are first asked for, since most
commands need neither.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.workflow.frames import forecast, measure

__all__ = ["__version__", "forecast", "measure"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the package offers under the name
    """Give what the package offers, loaded on first use (PEP 562)."""
    if name not in {"forecast", "measure"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("detente.workflow.frames"), name)
