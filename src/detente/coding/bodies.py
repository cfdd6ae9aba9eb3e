"""International bodies taken up by a part of their name: "the Court", "the Fund", "the Director General".

A body that the text has named is meant again by the noun in its name, or by a word of like meaning ("the lender"). A
court or council in capitals of which nobody tells whose it is acts in its own name, and is no state's.
"""

from detente.coding.homes import AT_HOME
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.frames import called_bodies, word_class
from detente.model.actors import CountryCode

HEADS = word_class("body_head")
"""Who leads or speaks for such a body, called by the office alone."""

POINTING = frozenset({"the", "this", "that"})
CAPITAL_TAGS = frozenset({"NNP", "NNPS"})
CLOSER = frozenset({"of", "for", "in", "on"})
"""Behind these stands more closely which body is meant: "the Court of Appeal"."""

NEAR = 400
"""Characters within which a noun in small letters takes up a name; in capitals it does over the whole text."""

BODY = "description:body"


def body_of(head: Token, scene: Scene) -> tuple[CountryCode | None, ...]:
    """Give whose body a phrase takes up, (None,) for one that is nobody's, and nothing where it speaks of no body."""
    if any(kid.lower_ in CLOSER for kid in head.rights if kid.dep_ == "prep"):
        return ()
    capital, at = head.tag_ in CAPITAL_TAGS, scene.offset + head.idx
    if capital and office_of(head) in HEADS:
        return next(((code,) for _, code in scene.discourse.bodies.before(at)), (None,))
    meant = called_bodies().get(head.lemma_.lower())
    if meant is None or not _is_bare(head):
        return ()
    known = scene.discourse.bodies.before(at, None if capital else NEAR)
    code = next((code for words, code in known if not meant.isdisjoint(words)), None)
    own = head.lemma_.lower() in AT_HOME and scene.discourse.sole_state() is not None
    return (code,) if code is not None or (capital and not own) else ()


def office_of(head: Token) -> str:
    """Give the words of an office in small letters, hyphens as blanks: "director general"."""
    before = [kid for kid in head.lefts if kid.dep_ in ("compound", "amod", "nmod") and kid.text != "-"]
    return " ".join(word.lower_ for word in (*before, head)).replace("-", " ")


def _is_bare(head: Token) -> bool:
    """Tell whether a noun stands with its article alone: "the Court", no "Supreme Court", no "court"."""
    lefts = [kid.lower_ for kid in head.lefts]
    return len(lefts) == 1 and lefts[0] in POINTING
