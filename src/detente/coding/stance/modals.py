"""Whether a verb's modal leaves its act open, to come or under a condition: "will", "may", "would", "is to"."""

from detente.coding.found import between, child, kids, place
from detente.coding.stance import signs
from detente.coding.stance.tenses import Read
from detente.coding.tokens import Token
from detente.lexicon.cues import Part, Sense, forms
from detente.model.claims import Status


def by_modal(verb: Token) -> Read | None:
    """Read "will", "may", "would": the last two leave it open, "would" in reported speech is the future of the past."""
    helpers = signs.helpers(verb)
    modal = next((aux for aux in helpers if aux.tag_ == "MD"), None)
    if modal is None:
        return _going_to(verb)
    if modal.lower_ in forms(Sense.CONDITION, Part.MODAL):
        return _by_would(verb, modal)
    denial = signs.negated(verb)
    if modal.lower_ in forms(Sense.PLAN, Part.MODAL):
        hedge = signs.adverbs(verb, Sense.POSSIBLE)
        if denial is not None:
            return Status.DID_NOT_OCCUR, between(modal, denial), "will-not"
        return (Status.POSSIBLE, place(hedge), "hedge") if hedge else (Status.PLANNED, place(modal), "will")
    if denial is not None and modal.lower_ in {"could", "can", "ca"}:
        return Status.DID_NOT_OCCUR, between(modal, denial), "could-not"
    return Status.POSSIBLE, place(modal), "modal"


def _by_would(verb: Token, modal: Token) -> Read | None:
    if _politely(verb):
        return None
    planned = _reported_in_past(verb) and not any(aux.lower_ == "have" for aux in signs.helpers(verb))
    return Status.PLANNED if planned else Status.CONDITIONAL, place(modal), "would"


def _politely(verb: Token) -> bool:
    """Tell whether "would" only softens what we say anyway: "I would note", "we would stress"."""
    speaker = child(verb, "nsubj")
    spoken = forms(Sense.SAY, Part.VERB)
    return speaker is not None and speaker.lower_ in {"i", "we"} and verb.lower_ in spoken


def _going_to(verb: Token) -> Read | None:
    """Read "is going to", "is to", "is about to", "is set to" before an infinitive."""
    above = verb.head
    to = signs.to_of(verb)
    if to is None or above.i == verb.i or verb.dep_ not in {"xcomp", "advcl", "ccomp"}:
        return None
    if above.lower_ in signs.BE or (above.lower_ == "going" and _present(above)):
        return Status.PLANNED, between(above, to), "be-to"
    return None


def _present(verb: Token) -> bool:
    return any(aux.lower_ in signs.BE for aux in kids(verb, *signs.HELPERS))


def _reported_in_past(verb: Token) -> bool:
    """Tell whether the verb is what somebody said in the past, so that "would" is its future."""
    for below, above in signs.governors(verb):
        if below.dep_ == "ccomp" and (above.tag_ == "VBD" or _past_helper(above)):
            return True
        if below.dep_ not in {"conj", "ccomp", "advcl"}:
            return False
    return False


def _past_helper(verb: Token) -> bool:
    return any(aux.lower_ in {"had", "was", "were", "has", "have"} for aux in kids(verb, *signs.HELPERS))
