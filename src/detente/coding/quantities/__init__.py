"""Quantities: figures with what they count, read from a parsed sentence (CODEBOOK, quantities and decisions)."""

from detente.coding.quantities.choosing import quantities_for
from detente.coding.quantities.finding import find_quantities

__all__ = ["find_quantities", "quantities_for"]
