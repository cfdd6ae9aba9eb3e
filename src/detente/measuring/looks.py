"""How figures look: colours that differ for every eye (Okabe and Ito 2008) and in black and white."""

from typing import Any

BLUE, ORANGE, GREY, PALE, BLACK = "#0b4f8a", "#d55e00", "#555555", "#d9d9d9", "#222222"

Spec = dict[str, Any]
"""A part of a Vega-Lite specification."""
