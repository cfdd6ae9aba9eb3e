"""The further states of a list: "sanctioned firms in Minsk and Baku for …" names two, and ends before the reason."""

from itertools import takewhile

from detente.coding.arguments import VERBAL_TAGS
from detente.coding.drafts import named_in
from detente.coding.found import Found
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.model.actors import CountryCode, Party

LIST_ENDS = frozenset({
    "for", "pursuant", "under", "which", "who", "that", "after", "because", "over", "with", "alongside", "together",
    "following", "as", "to", "since", "if", "until", "unless", "while", "when", "but", "about", "by",
})  # fmt: skip
"""Behind these a sentence tells why, how and with whom somebody is listed, no longer who."""


def listed_states(scene: Scene, target: Token, taken: set[CountryCode | None]) -> list[Found[Party]]:
    """Give the further states whose people and firms stand in a list, up to what they are listed for."""
    listed = takewhile(lambda word: not _ends_list(word), target.doc[target.i + 1 : _next_clause(target)])
    return [each for each in named_in(scene, listed, "name:listed") if each.value.country not in taken]


def _next_clause(target: Token) -> int:
    """Give where the next subject begins: "sanctioned two firms, and Oslo froze their accounts"."""
    begins = (word.left_edge.i for word in target.doc[target.i + 1 :] if word.dep_ in ("nsubj", "nsubjpass"))
    return max(next(begins, len(target.doc)), target.i + 1)


def _ends_list(word: Token) -> bool:
    """Tell whether a list of those whom something is laid on ends before this word."""
    return word.lower_ in LIST_ENDS or (word.tag_ in VERBAL_TAGS and word.dep_ not in ("acl", "amod", "compound"))
