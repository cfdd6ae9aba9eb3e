"""Where it happened: names of places that the text gives for an act, as written."""

from spacy.tokens import Token

from detente.coding.found import Found


def places_for(predicate: Token) -> tuple[Found[str], ...]:
    """Give the places where the act of a predicate happened; spans are characters of the sentence."""
    del predicate
    return ()
