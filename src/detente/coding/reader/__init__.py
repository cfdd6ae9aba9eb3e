"""The learned reader: what a small network makes of a pair and its predicate, beside what the rules make of them."""

from detente.coding.reader.network import Encoded, Marks, Network, Scores
from detente.coding.reader.opinions import (
    NONE,
    Opinion,
    RulesAlone,
    SecondReader,
    Settled,
    Settler,
    joined,
    likeliest,
)

__all__ = [
    "NONE",
    "Encoded",
    "Marks",
    "Network",
    "Opinion",
    "RulesAlone",
    "Scores",
    "SecondReader",
    "Settled",
    "Settler",
    "joined",
    "likeliest",
]
