"""Date expressions: found in a text and resolved against the day of the document (CODEBOOK, dates)."""

import datetime as dt
from collections.abc import Sequence

from spacy.tokens import Token

from detente.coding.found import Found
from detente.model.claims import When


def find_dates(text: str, on: dt.date | None) -> tuple[Found[When], ...]:
    """Give every date expression of a sentence that can be resolved, in order; spans are counted in `text`.

    Args:
        text: One sentence.
        on: The day of the document. Without it only expressions that stand by themselves ("May 2014") are given.
    """
    del text, on
    return ()


def date_for(predicate: Token, dates: Sequence[Found[When]], offset: int = 0) -> Found[When] | None:
    """Give the date that governs a predicate: in its own clause, else inherited within the sentence.

    Args:
        predicate: The verb or noun that names the act, in its parse.
        dates: What `find_dates` gave for the sentence.
        offset: Where the sentence's text starts in the parsed document, in characters.
    """
    del predicate, offset
    return dates[0] if dates else None
