"""Whether what a verb names took place, by its tense and aspect alone."""

from detente.coding.found import child, place
from detente.coding.stance import signs
from detente.coding.tokens import Token
from detente.lexicon.cues import Part, Sense, forms, word_list
from detente.model.claims import Kind, Status
from detente.model.text import Span

Read = tuple[Status, Span, str]
"""A status, the words that show it, and the rule that read them."""

PRESENT = frozenset({"is", "are", "am", "do", "does", "'s", "\u2019s", "'re", "\u2019re", "'m", "\u2019m"})
PERFECT = frozenset({"has", "have", "'ve", "\u2019ve"})
MEASURES = word_list("measures told while taken")
HELD = word_list("holding people")
OURSELVES = frozenset({"we", "i"})
THANKS = frozenset({"grateful", "thankful", "sorry", "obliged"})


def by_tense(verb: Token, kind: Kind) -> Read:
    """Read tense and aspect: past and perfect occurred; progressive and present go on, unless done by saying."""
    helpers = frozenset(aux.lower_ for aux in signs.helpers(verb))
    return (
        _by_time(verb, helpers)
        or _goes_on_saying(verb, helpers)
        or _by_saying(verb, kind)
        or _held(verb, kind)
        or _by_aspect(verb, helpers)
        or (Status.OCCURRED, place(verb), "perfect" if helpers & PERFECT else "past")
    )


def _is_present(verb: Token, helpers: frozenset[str]) -> bool:
    return verb.tag_ in {"VBZ", "VBP"} or bool(helpers & PRESENT)


def _by_time(verb: Token, helpers: frozenset[str]) -> Read | None:
    """Read a time that moves the tense: "meets tomorrow", "has sent it since 2019"."""
    if helpers & PERFECT:
        lasting = signs.lasts(verb)
        return (Status.ONGOING, place(lasting), "lasts") if lasting else None
    ahead = signs.set_ahead(verb) if _is_present(verb, helpers) else None
    return (Status.PLANNED, place(ahead), "ahead") if ahead else None


def _by_saying(verb: Token, kind: Kind) -> Read | None:
    """Read what is done by being said: "We condemn", "is imposing sanctions", "We are grateful"."""
    said = child(verb, "acomp") if verb.lower_ in signs.BE else None
    thanks = said is not None and said.lower_ in THANKS
    if kind is Kind.EVENT and (thanks or verb.lower_ in forms(Sense.PERFORM, Part.VERB)):
        return Status.OCCURRED, place(verb), "perform"
    return None


def _goes_on_saying(verb: Token, helpers: frozenset[str]) -> Read | None:
    """Read "is threatening", "are refusing": words that others keep saying; our own, and measures, are done."""
    if verb.tag_ != "VBG" or not helpers & signs.BE or verb.lower_ in MEASURES:
        return None
    speaker = child(verb, "nsubj")
    return None if speaker is not None and speaker.lower_ in OURSELVES else (Status.ONGOING, place(verb), "progressive")


def _held(verb: Token, kind: Kind) -> Read | None:
    """Read "a teacher detained in Minsk", without a doer or a date: still so."""
    bare = verb.tag_ == "VBN" and verb.dep_ == "acl" and not child(verb, "aux", "auxpass", "agent", "npadvmod")
    if not bare or kind is not Kind.EVENT or verb.lower_ not in HELD or signs.is_dated(verb):
        return None
    return Status.ONGOING, place(verb), "held"


def _by_aspect(verb: Token, helpers: frozenset[str]) -> Read | None:
    """Read the progressive and the present; a bare "establishing ties" goes on unless its time is past."""
    if verb.tag_ == "VBG":
        bare = verb.dep_ == "ROOT" and not helpers and not signs.set_back(verb)
        return (Status.ONGOING, place(verb), "progressive") if helpers & signs.BE or bare else None
    if "being" in helpers:
        return Status.ONGOING, place(verb), "progressive"
    if helpers & PERFECT:
        return None
    if _is_present(verb, helpers) or (verb.tag_ == "VB" and "to" in helpers):
        return Status.ONGOING, place(verb), "present"
    return None
