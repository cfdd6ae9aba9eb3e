"""Attributions to nobody that is named: "is expected to leave", "was seen as weak", "appears to have failed"."""

from collections.abc import Iterator

from detente.coding.attribution.attributed import Attribution
from detente.coding.attribution.sources import VERBAL, source_span
from detente.coding.attribution.stretches import stretches
from detente.coding.found import child, kids, place
from detente.coding.tokens import Token
from detente.lexicon.cues import word_list

_SEEMING = word_list("seeming")
_ABOUT = frozenset({"about", "as", "for", "of"})


def by_seeming(verb: Token, offset: int) -> Iterator[Attribution]:
    """Give the subject and what it seems to be or do."""
    if verb.lower_ not in _SEEMING or verb.tag_ not in VERBAL:
        return
    subject, what = child(verb, "nsubj"), child(verb, "xcomp", "oprd", "acomp")
    if subject is not None and what is not None:
        yield from _made(verb, None, [*subject.subtree, *what.subtree], offset, "seeming")


def by_passive(verb: Token, offset: int) -> Iterator[Attribution]:
    """Give who or what an attitude is to, with the rest of it: "the bridge is expected to open in May"."""
    subject = child(verb, "nsubjpass")
    agent = child(verb, "agent")
    source = child(agent, "pobj") if agent is not None else None
    what = child(verb, "xcomp", "oprd", "ccomp") or next((k for k in kids(verb, "prep") if k.lower_ in _ABOUT), None)
    if subject is not None and (source is not None or what is not None):
        words = [*subject.subtree, *(what.subtree if what is not None else ())]
        yield from _made(verb, source, words, offset, "passive")


def _made(verb: Token, source: Token | None, words: list[Token], offset: int, rule: str) -> Iterator[Attribution]:
    parts = stretches(words, offset)
    if parts:
        named = source_span(source, offset) if source is not None else None
        cue = place(verb).shifted(offset)
        yield Attribution(source=named, cue=cue, content=parts, told=False, rule=f"attribution:{rule}")
