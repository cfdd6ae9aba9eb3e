"""Sentences into parses: spaCy's small English model, its numbers worked out by loops and products of our own."""

from detente.coding.parsing.parser import Parser

__all__ = ["Parser"]
