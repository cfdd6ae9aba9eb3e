"""How far what is said reaches: the clause that a verb of saying governs, without what the text adds by itself."""

from collections.abc import Iterator

from detente.coding.found import child, kids
from detente.coding.tokens import Token
from detente.lexicon.cues import Part, Sense, forms

_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_SPOKEN = forms(Sense.SAY, Part.VERB) | forms(Sense.THINK, Part.VERB) | forms(Sense.ALLEGE, Part.VERB)
_CONCEDING = frozenset({"although", "though", "while"})
_BOUND = frozenset({"if", "unless", "because", "until", "whether", "that"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})


def said_words(verb: Token, clause: Token, source: Token | None) -> list[Token]:
    """Give the words of a clause that a verb governs: what is said, as far as it is the speaker's."""
    words = [token for token in clause.subtree if token.i not in _out(verb, clause, source)]
    return words + [token for more in _carried_on(verb, clause) for token in more.subtree]


def _out(verb: Token, clause: Token, source: Token | None) -> set[int]:
    """Give the places of the cue, of its source and of what the text adds to the clause."""
    out = {verb.i}
    if clause.is_ancestor(verb):
        out |= {token.i for token in verb.subtree}
    elif source is not None:
        out |= {token.i for token in source.subtree}
    for tail in _tails(verb, clause):
        out |= {token.i for token in tail}
    return out


def _tails(verb: Token, clause: Token) -> Iterator[list[Token]]:
    for kid in kids(clause, "advcl"):
        if kid.i > clause.i and _after_comma(kid) and (kid.tag_ == "VBG" or _CONCEDING & _marks(kid)):
            yield list(kid.subtree)
    for joined in _joined(clause):
        if goes_on(verb, clause, joined):
            yield verb.doc.tokens[_joint(joined) : clause.right_edge.i + 1]
            return


def _joined(clause: Token) -> list[Token]:
    """Give the verbs joined to the clause's own, in order."""
    return [each for each in clause.conjuncts if each.i > clause.i and each.tag_ in _VERBAL]


def goes_on(verb: Token, clause: Token, joined: Token) -> bool:
    """Tell whether a verb that the parse joined to the clause goes on from the verb of saying: "said … and urged"."""
    if joined.i < verb.i or clause.i < verb.i:
        return False
    own = child(joined, *_SUBJECTS)
    if own is not None:
        return joined.lower_ in _SPOKEN and own.lower_ not in _PRONOUNS
    return _tense(joined) is not None and _tense(joined) == _tense(verb) != _tense(clause)


def _tense(verb: Token) -> str | None:
    """Give the tag that tells the tense of a finite verb: its first helping verb's, or its own."""
    helping = child(verb, "aux", "auxpass")
    tag = helping.tag_ if helping is not None else verb.tag_
    if tag in {"VBP", "VBZ"}:
        return "present"
    return tag if tag in _FINITE else None


def _joint(joined: Token) -> int:
    """Give the place from which a joined clause runs, the "and" before it included."""
    first = joined.left_edge.i
    before = joined.doc[first - 1] if first > 0 else None
    if before is not None and before.dep_ == "cc":
        first = before.i
    return first


def _carried_on(verb: Token, clause: Token) -> Iterator[Token]:
    """Give the clauses behind the one governed that are said too, though the parse hung them on the verb itself."""
    if clause.i < verb.i:
        return
    for kid in verb.children:
        bound = kid.dep_ == "advcl" and _BOUND & _marks(kid) and not _after_comma(kid)
        joined = kid.dep_ == "conj" and kid.tag_ in _VERBAL and "that" in _marks(kid)
        if kid.i > clause.right_edge.i and (bound or joined):
            yield kid


def _marks(clause: Token) -> set[str]:
    return {mark.lower_ for mark in kids(clause, "mark", "advmod")}


def _after_comma(token: Token) -> bool:
    first = token.left_edge.i
    return first > 0 and token.doc[first - 1].text == ","
