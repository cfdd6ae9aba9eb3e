"""Attributions by adjectives and nouns: "is worried about the vote", "voiced support for the deal", "his plan to"."""

from collections.abc import Iterator

from detente.coding.attribution.attributed import Attribution
from detente.coding.attribution.sources import source_of, source_span
from detente.coding.attribution.stretches import stretches
from detente.coding.found import child, kids, place
from detente.coding.tokens import Token
from detente.lexicon.cues import Part, Sense, forms, word_list

_FELT = forms(Sense.SIDE, Part.ADJECTIVE)
_STANDS = forms(Sense.SIDE, Part.NOUN)
_EXPRESSING = word_list("expressing")
_ABOUT = frozenset(
    {"about", "against", "at", "by", "for", "in", "of", "on", "over", "that", "to", "toward", "towards", "with"}
)
_TOLD_OF = frozenset({"acomp", "ROOT", "xcomp", "conj", "advcl"})
_NO_PERSON = frozenset({"it", "this", "that", "there", "what", "which"})


def by_adjective(word: Token, offset: int) -> Iterator[Attribution]:
    """Give what somebody is worried about, sure that, opposed to."""
    if word.lower_ not in _FELT or word.dep_ not in _TOLD_OF or word.tag_ not in {"JJ", "JJR", "VBN", "VBD"}:
        return
    verb = word.head if word.dep_ == "acomp" else word
    who = child(verb, "nsubj", "nsubjpass")
    if who is not None and who.lower_ not in _NO_PERSON:
        yield from _made(word, who, child(word, "ccomp") or child(verb, "ccomp") or _phrase(word), offset)


def by_noun(word: Token, offset: int) -> Iterator[Attribution]:
    """Give what somebody's wish is to, or what a stand that he expresses is about."""
    if word.lower_ not in _STANDS or word.tag_ not in {"NN", "NNS"} or word.dep_ == "compound":
        return
    own = child(word, "poss")
    if own is not None:
        deed = child(word, "acl")
        yield from _made(word, own, deed if deed is not None and deed.tag_ == "VB" else None, offset)
    elif word.dep_ == "dobj" and word.head.lower_ in _EXPRESSING:
        yield from _made(word, source_of(word.head), child(word, "acl", "ccomp") or _phrase(word), offset)


def _phrase(word: Token) -> Token | None:
    """Give what stands behind "about", "for" and the like."""
    for kid in kids(word, "prep", "agent"):
        noun = child(kid, "pobj", "pcomp")
        if kid.lower_ in _ABOUT and noun is not None:
            return noun
    return None


def _made(word: Token, who: Token | None, what: Token | None, offset: int) -> Iterator[Attribution]:
    parts = stretches(what.subtree, offset) if what is not None and what is not word else ()
    if parts and who is not None:
        cue = place(word).shifted(offset)
        rule = f"attribution:{'feeling' if word.lower_ in _FELT else 'stance'}"
        yield Attribution(source=source_span(who, offset), cue=cue, content=parts, told=False, rule=rule)
