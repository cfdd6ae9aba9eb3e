"""Detente keeps the account of the relations between states, each line open to its sentences."""

__version__ = "0.1.0"
