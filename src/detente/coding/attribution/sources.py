"""Who speaks: the words that name the source of a verb of saying."""

from detente.coding.attribution.clauses import goes_on
from detente.coding.found import child
from detente.coding.tokens import Token
from detente.lexicon.cues import Part, Sense, forms
from detente.model.text import Span

VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_SAID = forms(Sense.SAY, Part.VERB)


def source_of(verb: Token) -> Token | None:
    """Give the head of the words that name who speaks; a joined or participial verb takes its clause's subject."""
    agent = child(verb, "agent")
    if agent is not None and verb.tag_ == "VBN":
        return child(agent, "pobj")
    if is_passive(verb):
        return None
    own = child(verb, "nsubj", "csubj")
    if own is not None:
        return _antecedent(own, verb)
    if verb.dep_ in {"conj", "xcomp", "advcl", "acl", "pcomp", "dep"} and verb.head.i != verb.i:
        return _source_above(verb)
    return _inverted(verb)


def _source_above(verb: Token) -> Token | None:
    """Give the subject of the clause that a verb without one depends on, or the noun that it describes."""
    above = verb.head
    if verb.dep_ == "conj" and above.dep_ == "ccomp" and goes_on(above.head, above, verb):
        return source_of(above.head)
    if verb.dep_ == "acl" and above.tag_.startswith(("N", "C", "PRP", "DT")):
        return above
    while above.tag_ not in VERBAL and above.head.i != above.i:
        above = above.head
    if above.tag_ in VERBAL and not is_passive(above):
        return source_of(above)
    return child(above, "nsubjpass")


def _antecedent(subject: Token, verb: Token) -> Token:
    """Give "the minister" for the "who" of "the minister, who said"."""
    if subject.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
        return verb.head
    return subject


def _inverted(verb: Token) -> Token | None:
    """Give the source that the parse missed behind an inverted verb: '", said KCNA'."""
    after = verb.i + 1
    if verb.lower_ not in _SAID or after >= len(verb.doc) or verb.tag_ == "VBG":
        return None
    if verb.i == 0 or verb.doc[verb.i - 1].text not in {",", '"', "”", "''", "\u2019\u2019", "»"}:
        return None
    noun = child(verb, "dobj", "attr", "npadvmod", "oprd")
    return noun if noun is not None and verb.doc[after].i == noun.left_edge.i else None


def source_span(source: Token, offset: int) -> Span:
    """Give the words that name a source, without the clauses that hang on it."""
    last = source
    out = {token.i for kid in source.children if kid.dep_ in {"relcl", "ccomp"} for token in kid.subtree}
    stop = source.head.i if source.head.i > source.i else len(source.doc)
    for token in source.subtree:
        if last.i < token.i < stop and token.i not in out:
            last = token
    words = [token for token in source.doc[source.left_edge.i : last.i + 1] if token.i not in out]
    while words and words[-1].text in {",", ";", "-", "\u2013", "—"}:
        words.pop()
    return Span(offset + words[0].idx, offset + words[-1].idx + len(words[-1]))


def postposed(verb: Token) -> Token | None:
    """Give the source of "…, Jan Holm, the minister, said on Tuesday" where the parse took it for an apposition.

    The parse then joins "said" to the clause before it; without "and" between them, that is no second act.
    """
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ"} or child(verb, "nsubj", "ccomp", "aux") is not None:
        return None
    if verb.i == 0 or any(kid.dep_ == "cc" for kid in verb.head.children if kid.i < verb.i and kid.i > verb.head.i):
        return None
    end = verb.i - 1 if verb.doc[verb.i - 1].text == "," else verb.i
    found = [
        token
        for token in verb.head.subtree
        if token.dep_ == "appos" and token.right_edge.i == end - 1 and verb.doc[token.left_edge.i - 1].text == ","
    ]
    return min(found, key=lambda token: token.left_edge.i, default=None)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb's subject is what it is done to."""
    return child(verb, "auxpass") is not None
