"""Attributions without a verb of saying: "according to X", "a statement by X that", "reportedly", "alleged"."""

from collections.abc import Iterator
from dataclasses import replace

from detente.coding.attribution.attributed import Attribution
from detente.coding.attribution.sources import source_span
from detente.coding.attribution.stretches import stretches
from detente.coding.attribution.verbs import VERBS
from detente.coding.found import child, kids
from detente.coding.tokens import Doc, Token
from detente.lexicon.cues import Part, Sense, forms
from detente.model.claims import Stance
from detente.model.text import Span

_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_SAY_NOUNS = forms(Sense.SAY, Part.NOUN)
_REJECTING = frozenset({"reject", "rejects", "rejected", "rejecting"})
_ALLEGE_NOUNS = forms(Sense.ALLEGE, Part.NOUN)
_DENY_NOUNS = forms(Sense.DENY, Part.NOUN)
_ALL_NOUNS = _SAY_NOUNS | _ALLEGE_NOUNS | _DENY_NOUNS
_CALLING = frozenset(
    {"call", "calls", "called", "calling", "label", "labelled", "labeled", "describe", "described", "brand", "branded"}
)
_UNTOLD = frozenset(
    {
        "hope",
        "hopes",
        "fear",
        "fears",
        "concern",
        "concerns",
        "idea",
        "ideas",
        "notion",
        "expectation",
        "promise",
        "pledge",
        "vow",
    }
)
_HEARSAY = forms(Sense.ALLEGE, Part.ADVERB)


def by_phrases(doc: Doc, offset: int) -> Iterator[Attribution]:
    """Give the attributions whose cue is a preposition, a noun or an adverb of the sentence."""
    for token in doc:
        lower = token.lower_
        if lower == "according":
            yield from _according(token, offset)
        elif lower in {"citing", "quoting"}:
            yield from _citing(token, offset)
        elif lower in _ALL_NOUNS and token.tag_.startswith("NN"):
            yield from _noun(token, offset)
        elif lower in _HEARSAY:
            yield from _hearsay(token, offset)


def _according(token: Token, offset: int) -> Iterator[Attribution]:
    """Give the clause beside "according to X"; X is the source."""
    to = child(token, "prep") or (token if child(token, "pobj") else None)
    source = child(to, "pobj") if to is not None else None
    if source is None or to is None:
        return
    within = {one.i for one in token.subtree}
    head = token.head if token.head.i != token.i else None
    clause = _clause_over(head) if head is not None else None
    if clause is None or clause.i in within:
        return
    words = [one for one in clause.subtree if one.i not in within]
    yield from _made(source, Span(offset + token.idx, offset + to.idx + len(to)), words, offset, "according")


def _clause_over(token: Token) -> Token:
    """Give the clause that a phrase is put beside: its nearest verb, and at a sentence's start the whole of it."""
    if token.tag_ in _VERBAL:
        return token
    return next((above for above in token.ancestors if above.tag_ in _VERBAL), token)


def _citing(token: Token, offset: int) -> Iterator[Attribution]:
    """Give the clause beside "…, citing two officials"; those are the source."""
    source = child(token, "dobj", "pobj")
    if source is None or token.head.i == token.i or token.dep_ not in {"advcl", "prep", "acl"}:
        return
    within = {one.i for one in token.subtree}
    above = token.head
    clause = child(above, "ccomp") or _clause_over(above)
    words = [one for one in clause.subtree if one.i not in within]
    yield from _made(source, Span(offset + token.idx, offset + token.idx + len(token)), words, offset, "citing")


def _noun(token: Token, offset: int) -> Iterator[Attribution]:
    """Give the clause behind "the claim that", "a report of", with "by X", "from X" or "X's" as its source."""
    if token.dep_ == "dobj" and token.head.lower_ in VERBS[Sense.DENY]:
        return  # "dismissed reports of a sale" is one denial, not a report too
    clause = next((kid for kid in kids(token, "acl", "ccomp", "relcl") if _that(kid)), None)
    if clause is None:
        clause = _copular(token) or _adjacent(token)
    words = list(clause.subtree) if clause is not None else _of_deed(token)
    if not words:
        return
    if _is_rejected(token):
        verb = token.head
        cue = Span(offset + verb.idx, offset + verb.idx + len(verb))
        yield from _made(child(verb, "nsubj"), cue, words, offset, "rejecting", Stance.DENIED)
        return
    refuted = _refuted(token)
    stance = Stance.DENIED if refuted else _stance_of(token)
    cue = Span(offset + token.idx, offset + token.idx + len(token))
    for made in _made(None if refuted else _owner(token), cue, words, offset, "noun", stance):
        yield replace(made, told=False) if token.lower_ in _UNTOLD else made


def _stance_of(token: Token) -> Stance:
    if token.lower_ in _ALLEGE_NOUNS:
        return Stance.ALLEGED
    return Stance.DENIED if token.lower_ in _DENY_NOUNS else Stance.AFFIRMED


def _is_rejected(token: Token) -> bool:
    """Tell whether somebody calls a charge untrue by rejecting it; to reject an offer is no denial."""
    return token.dep_ == "dobj" and token.lower_ in _ALLEGE_NOUNS and token.head.lower_ in _REJECTING


def _refuted(token: Token) -> bool:
    """Tell whether the text calls a statement untrue: "the absurd pretext that", "the reports of a sale are false"."""
    wanted = forms(Sense.DENY, Part.ADJECTIVE)
    if any(kid.lower_ in wanted for kid in kids(token, "amod")):
        return True
    verb = token.head
    if token.dep_ not in {"nsubj", "dobj"} or verb.tag_ not in _VERBAL or child(verb, "neg") is not None:
        return False
    said = child(verb, "acomp", "attr", "oprd")
    if said is None and verb.lower_ in _CALLING:
        said = next((one for one in token.doc[token.i + 1 : verb.right_edge.i + 1] if one.lower_ in wanted), None)
    return said is not None and said.lower_ in wanted


def _that(clause: Token) -> bool:
    return any(kid.lower_ == "that" and kid.dep_ == "mark" for kid in clause.children)


def _copular(token: Token) -> Token | None:
    """Give the clause of "the fear is that"."""
    verb = token.head
    clause = child(verb, "ccomp") if token.dep_ == "nsubj" and verb.lower_ in {"is", "was"} else None
    return clause if clause is not None and _that(clause) else None


def _adjacent(token: Token) -> Token | None:
    """Give the clause that opens with "that" right behind the noun, where the parse hung it on the verb."""
    after = token.i + 1
    that = token.doc[after] if after < len(token.doc) else None
    if that is None or that.lower_ != "that" or that.dep_ != "mark":
        return None
    return that.head


def _of_deed(token: Token) -> list[Token]:
    """Give what allegations and reports are of or about."""
    if token.lower_ not in _ALLEGE_NOUNS | _DENY_NOUNS | {"report", "reports", "statements", "statement"}:
        return []
    of = next((kid for kid in kids(token, "prep") if kid.lower_ in {"of", "about"}), None)
    return list(of.subtree) if of is not None else []


def _owner(token: Token) -> Token | None:
    """Give who made a statement: "Seoul's claim", "a claim by Seoul", "Seoul made the claim"."""
    own = child(token, "poss")
    if own is not None:
        return own
    for kid in kids(token, "prep", "agent"):
        if kid.lower_ in {"by", "from"}:
            return child(kid, "pobj")
    verb = token.head
    if token.dep_ in {"dobj", "pobj"} and verb.tag_ in _VERBAL:
        return child(verb, "nsubj")
    return None


def _hearsay(token: Token, offset: int) -> Iterator[Attribution]:
    """Give the clause that "reportedly" stands in; nobody is named."""
    verb = token.head
    if verb.tag_ not in _VERBAL:
        verb = next((above for above in token.ancestors if above.tag_ in _VERBAL), verb)
    words = [one for one in verb.subtree if one.i != token.i]
    yield from _made(
        None, Span(offset + token.idx, offset + token.idx + len(token)), words, offset, "hearsay", Stance.ALLEGED
    )


def _made(
    source: Token | None, cue: Span, words: list[Token], offset: int, rule: str, stance: Stance = Stance.AFFIRMED
) -> Iterator[Attribution]:
    parts = stretches(words, offset)
    if parts:
        named = source_span(source, offset) if source is not None else None
        yield Attribution(source=named, cue=cue, content=parts, stance=stance, rule=f"attribution:{rule}")
