"""How the innermost speaker stands to what is claimed: affirms, alleges, denies, or values it."""

from collections.abc import Sequence

from detente.coding.attribution import Attribution
from detente.coding.found import Found, child, kids, place
from detente.coding.stance import signs
from detente.coding.stance.statuses import read_status
from detente.coding.tokens import Token
from detente.lexicon.cues import Part, Sense, forms
from detente.model.claims import Kind, Stance, Status

MAX_CLIMB = 6


def read_stance(predicate: Token, chain: Sequence[Attribution] = (), kind: Kind = Kind.EVENT) -> Found[Stance]:
    """Give the stance of the innermost speaker to what the predicate names.

    Args:
        predicate: The verb or noun that names the act.
        chain: Its attributions, outermost first (`chain_for`).
        kind: The kind of the claim; an assessment is an opinion unless hedged.
    """
    inner = chain[-1] if chain else None
    if inner is not None and inner.stance is not Stance.AFFIRMED:
        return Found(inner.cue, inner.stance, "stance:cue")
    hearsay = _hearsay(predicate)
    if hearsay is not None:
        return Found(place(hearsay), Stance.ALLEGED, "stance:hearsay")
    if kind is Kind.ASSESSMENT:
        status = read_status(predicate, kind)
        if status.value is Status.POSSIBLE:
            return Found(status.span, Stance.AFFIRMED, "stance:hedged")
        return Found(place(predicate), Stance.OPINION, "stance:assessment")
    return Found(place(predicate), Stance.AFFIRMED, "stance:plain")


def _hearsay(predicate: Token) -> Token | None:
    """Give the word by which the text doesn't vouch for the thing: "reportedly", "alleged", "is said to"."""
    if not signs.is_verbal(predicate):
        alleged = forms(Sense.ALLEGE, Part.ADJECTIVE)
        return next((kid for kid in kids(predicate, "amod", "nmod") if kid.lower_ in alleged), None)
    below = predicate
    for _ in range(MAX_CLIMB):
        adverb = signs.adverbs(below, Sense.ALLEGE)
        if adverb is not None:
            return adverb
        above = below.head
        if above.i == below.i or below.dep_ not in {
            "xcomp",
            "ccomp",
            "conj",
            "advcl",
            "acl",
            "pcomp",
            "prep",
            "relcl",
            "dobj",
        }:
            return None
        if below.dep_ in {"xcomp", "ccomp"} and _said_of(above, below):
            return above
        if below.dep_ in {"conj", "relcl"} and child(below, *signs.SUBJECTS):
            return None
        below = above
    return None


def _said_of(above: Token, below: Token) -> bool:
    """Tell whether the act is only said of its subject: "is said to have", "is alleged to", "are suspected of"."""
    passive = bool(kids(above, "auxpass"))
    to = any(aux.lower_ == "to" for aux in kids(below, "aux"))
    return (
        passive
        and to
        and above.lower_ in {"said", "reported", "alleged", "rumored", "rumoured", "suspected", "claimed", "accused"}
    )
