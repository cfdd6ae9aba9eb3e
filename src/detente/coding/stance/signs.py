"""Signs around a predicate in its tree: helping verbs, negation, conditions, hedges and what governs it."""

import re
from collections.abc import Iterator

from detente.coding.found import child, kids
from detente.coding.tokens import Token
from detente.lexicon.cues import Part, Sense, forms

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = frozenset({"VB", "VBD", "VBZ", "VBP", "VBG", "VBN"})
BE = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "am", "'s", "\u2019s", "'re", "\u2019re", "'m", "\u2019m"}
)
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
HELPERS = ("aux", "auxpass")

_IF = forms(Sense.CONDITION, Part.CONJUNCTION)
_TURNED = frozenset({"should", "had", "were"})
_NOT = forms(Sense.NOT, Part.ADVERB)
_NO = forms(Sense.NOT, Part.DETERMINER)


def is_verbal(word: Token) -> bool:
    """Tell whether a word is read as a verb; participles before a noun are not."""
    return word.tag_ in VERBAL and word.dep_ not in {"amod", "compound"}


def helpers(verb: Token) -> tuple[Token, ...]:
    """Give a verb's helping verbs; the later of two joined verbs shares those of the first ("will visit and meet")."""
    own = kids(verb, *HELPERS)
    if own or verb.dep_ != "conj" or child(verb, *SUBJECTS):
        return own
    first = verb.head
    if not is_verbal(first):
        return own
    shared = helpers(first)
    same = (
        first.tag_ == verb.tag_
        or verb.tag_ not in FINITE
        or (verb.tag_ == "VBP" and any(aux.tag_ == "MD" for aux in shared))
    )
    return shared if same else own


def to_of(verb: Token) -> Token | None:
    """Give the "to" of an infinitive; the later of two joined infinitives may leave it out."""
    own = next((aux for aux in kids(verb, "aux") if aux.lower_ == "to"), None)
    if own is not None or verb.dep_ != "conj" or verb.tag_ != "VB" or child(verb, *HELPERS, *SUBJECTS):
        return own
    return to_of(verb.head) if is_verbal(verb.head) else None


def negated(verb: Token) -> Token | None:
    """Give the word that denies the act: "not", "never", or a "no" at its subject or object; never "not only"."""
    for kid in kids(verb):
        if kid.lower_ in _NOT and not _only_follows(kid):
            return kid
        if kid.dep_ in {"nsubjpass", "nsubj", "dobj", "attr", "expl"} and kid.idx < verb.idx + 40:
            found = next((one for one in (kid, *kids(kid, "det", "neg")) if one.lower_ in _NO), None)
            if found is not None:
                return found
    return None


def _only_follows(word: Token) -> bool:
    after = word.i + 1
    return after < len(word.doc) and word.doc[after].lower_ in {"only", "just", "merely", "simply"}


def in_condition(verb: Token) -> Token | None:
    """Give the "if" that the verb's own clause opens with, or what opens it instead ("should it fail")."""
    opening = next((kid for kid in kids(verb, "mark", "advmod") if kid.lower_ in _IF), None)
    return opening or _turned_round(verb)


def _turned_round(verb: Token) -> Token | None:
    """Give the "should", "had" or "were" that stands before its subject at the head of a side clause."""
    subject = child(verb, "nsubj", "nsubjpass")
    if verb.dep_ != "advcl" or subject is None:
        return None
    return next((aux for aux in kids(verb, *HELPERS) if aux.lower_ in _TURNED and aux.i < subject.left_edge.i), None)


def under_condition(verb: Token) -> Token | None:
    """Give the "if" of a clause that hangs on the verb, or on one that it is joined to."""
    for joined in (verb, *kids(verb, "conj")):
        for kid in kids(joined, "advcl"):
            found = in_condition(kid)
            if found is not None:
                return found
    if verb.dep_ == "conj" and is_verbal(verb.head):
        return under_condition(verb.head)
    return None


def adverbs(word: Token, sense: Sense) -> Token | None:
    """Give an adverb of a sense that stands with the word or its helping verbs ("is reportedly allowing")."""
    wanted = forms(sense, Part.ADVERB)
    for holder in (word, *kids(word, *HELPERS, "acomp")):
        for kid in kids(holder, "advmod", "intj", "dep", "npadvmod"):
            if kid.lower_ in wanted:
                return kid
    return None


def governors(word: Token) -> Iterator[tuple[Token, Token]]:
    """Go up from a word, giving each time the one below and the one above."""
    below = word
    for above in word.ancestors:
        yield below, above
        below = above


def main_verb(word: Token) -> Token | None:
    """Give the nearest verb above a word."""
    return next((above for above in word.ancestors if is_verbal(above)), None)


LASTING = frozenset({"months", "years", "decades", "weeks", "long", "time", "while"})
_AHEAD = re.compile(
    r"\b(?:tomorrow|tonight|soon|next (?:week|month|year|spring|summer|autumn|fall|winter|[A-Z]\w+)"
    r"|later (?:this|today|in)|in the coming)\b"
)


def set_ahead(verb: Token) -> Token | None:
    """Give the word that puts a present tense into the future: "meets tomorrow", "is visiting Minsk next week"."""
    for kid in kids(verb, "npadvmod", "advmod", "prep", "dobj"):
        if _AHEAD.search(verb.doc[kid.left_edge.i : kid.right_edge.i + 1].text):
            return kid
    return None


_BACK = re.compile(r"\b(?:yesterday|last (?:night|week|month|year)|ago)\b", re.IGNORECASE)


def set_back(verb: Token) -> bool:
    """Tell whether a word sets the verb into the past ("the leaders meeting last week")."""
    return any(
        _BACK.search(verb.doc[kid.left_edge.i : kid.right_edge.i + 1].text)
        for kid in kids(verb, "npadvmod", "advmod", "prep")
    )


_MONTH = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_DATED = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b(?:ago|yesterday|last|earlier)\b|\b(?:on|in) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)


def is_dated(verb: Token) -> bool:
    """Tell whether a word below the verb says when."""
    text = verb.doc[verb.left_edge.i : verb.right_edge.i + 1].text
    return bool(_DATED.search(text) or _MONTH.search(text))


def _counted(verb: Token) -> bool:
    """Tell whether the act is reckoned up ("has sent 7,000 containers since May"): that much is done."""
    return any(child(thing, "nummod") is not None for thing in kids(verb, "dobj", "nsubjpass"))


def lasts(verb: Token) -> Token | None:
    """Give the word that lets a perfect last till now: "has supplied it since 2019", "for months"."""
    for kid in kids(verb, "prep", "advmod", "mark"):
        if kid.lower_ == "since":
            return None if _counted(verb) else kid
        noun = child(kid, "pobj")
        if kid.lower_ == "for" and noun is not None and noun.lower_ in LASTING:
            how = child(noun, "amod")
            return kid if how is None or how.lower_ in {"long", "many", "several"} else None
    return None
