"""Whether what a noun of action names took place, by its adjectives, the noun above it and the verb that carries it."""

import re

from detente.coding.found import child, kids, place
from detente.coding.stance import signs
from detente.coding.stance.tenses import Read
from detente.coding.stance.verbs import BY_SENSE, MAX_CLIMB, NOT_YET, read_verb
from detente.coding.tokens import Token
from detente.lexicon.cues import Part, Sense, forms, word_list
from detente.model.claims import Kind, Status

_LIGHT_LINKS = frozenset({"dobj", "nsubjpass", "attr", "pobj", "oprd"})
_DATED = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b(?:January|February|March|April|June|July|August|September|October|November|December|last|ago)\b"
)
_PUT_OFF = frozenset({"plan", "planned", "planning", "plans", "schedule", "scheduled"})
_BEGUN = frozenset({"began", "started", "maintained", "begun"})
_LIGHT = word_list("carrying verbs")
_CALLING_OFF = word_list("calling off")
_DOERS = ("er", "or")
"""What is said to be one of these is so now: "is a supplier of gas"."""


def read_noun(noun: Token, kind: Kind, depth: int) -> Read:
    """Read a noun of action: its adjectives, its determiner, the verb that it is the object of."""
    return (
        _by_adjective(noun)
        or _by_no(noun)
        or _by_noun_above(noun)
        or _by_clause(noun, kind, depth)
        or _by_aspect(noun)
        or (Status.OCCURRED if kind is Kind.EVENT else Status.ONGOING, place(noun), "noun")
    )


def _by_adjective(noun: Token) -> Read | None:
    senses = (Sense.NOT, Sense.POSSIBLE, Sense.PLAN, Sense.ONGOING)
    for kid in kids(noun, "amod", "compound", "nmod", "advmod"):
        for sense in senses:
            if kid.lower_ in forms(sense, Part.ADJECTIVE):
                return BY_SENSE[sense], place(kid), "adjective"
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        be = noun.head
        said = child(be, "acomp", "oprd") if be.lower_ in signs.BE else None
        for sense in (Sense.POSSIBLE, Sense.PLAN, Sense.ONGOING):
            if said is not None and said.lower_ in forms(sense, Part.ADJECTIVE):
                return BY_SENSE[sense], place(said), "adjective"
    return None


def _by_no(noun: Token) -> Read | None:
    no = next((kid for kid in kids(noun, "det", "neg") if kid.lower_ in {"no", "neither"}), None)
    return (Status.DID_NOT_OCCUR, place(no), "no") if no is not None else None


def _by_noun_above(noun: Token) -> Read | None:
    """Read "plans for a visit", "the possibility of a sale", "the absence of talks"."""
    if noun.dep_ != "pobj":
        return None
    preposition = noun.head
    above = preposition.head
    if preposition.lower_ not in {"of", "for", "on", "to"} or above.i == preposition.i or signs.is_verbal(above):
        return None
    for sense in (Sense.NOT, Sense.POSSIBLE, Sense.PLAN):
        if above.lower_ in forms(sense, Part.NOUN) and above.lower_ not in {
            "agreement",
            "deal",
            "pact",
            "order",
            "call",
            "word",
            "effort",
            "mission",
        }:
            return BY_SENSE[sense], place(above), "cue"
    return None


def _by_clause(noun: Token, kind: Kind, depth: int) -> Read | None:
    """Read a noun by its verb where the verb only carries it ("will hold talks") or puts it off ("plans a visit")."""
    below, verb = _carrier(noun)
    if depth > MAX_CLIMB or verb is None or not _carries(below, verb):
        return None
    if verb.lower_ in _PUT_OFF and below.dep_ == "dobj":
        return Status.PLANNED, place(verb), "planned-object"
    if below.dep_ in {"dobj", "nsubjpass"} and _called_off(verb):
        return Status.DID_NOT_OCCUR, place(verb), "called-off"
    own = read_verb(verb, kind, depth + 1)
    if verb.lower_ in signs.BE:
        lasts = own[0] is Status.ONGOING and below.i == noun.i and noun.lemma_.endswith(_DOERS)
        return own if own[0] in NOT_YET or lasts else None
    going_on = verb.lower_ in forms(Sense.ONGOING, Part.VERB) and verb.lower_ not in _BEGUN
    return own if verb.lower_ in _LIGHT or going_on or below.dep_ == "prep" else None


def _called_off(verb: Token) -> bool:
    """Tell whether a verb says that what it is done to won't be: "cancelled", "called off"."""
    off = child(verb, "prt")
    return verb.lower_ in _CALLING_OFF or (verb.lemma_ == "call" and off is not None and off.lower_ == "off")


def _carrier(noun: Token) -> tuple[Token, Token | None]:
    """Give the verb that a noun hangs on, through prepositions and joined nouns, and what hangs on it."""
    below, above = noun, noun.head
    while (above.dep_ == "prep" or below.dep_ == "conj") and above.head.i != above.i:
        below, above = above, above.head
    return below, above if signs.is_verbal(above) and above.i != below.i else None


def _carries(below: Token, verb: Token) -> bool:
    if below.dep_ in _LIGHT_LINKS:
        return True
    if below.dep_ == "prep":
        return verb.lower_ in {"engage", "engaged", "engaging", "use", "used", "using"}
    return below.dep_ == "nsubj" and verb.lower_ not in forms(Sense.SAY, Part.VERB)


def _by_aspect(noun: Token) -> Read | None:
    """Read what lasts ("support", "war") as going on, unless its clause is past or it is dated."""
    if noun.lower_ not in forms(Sense.ONGOING, Part.NOUN):
        return None
    dated = any(_DATED.search(part.text) for part in (noun.doc[noun.left_edge.i : noun.right_edge.i + 1],))
    past = {kid.lower_ for kid in kids(noun, "amod")} & forms(Sense.DONE, Part.ADJECTIVE)
    clause = signs.main_verb(noun)
    if dated or past or (clause is not None and _of_past(clause)):
        return None
    return Status.ONGOING, place(noun), "lasting"


def _of_past(clause: Token) -> bool:
    """Tell whether a clause is told in the past tense."""
    helpers = {aux.lower_ for aux in signs.helpers(clause)}
    if clause.tag_ in {"VBD", "VBN"}:
        return not helpers & {"is", "are", "has", "have"}
    above = signs.main_verb(clause)
    return (
        clause.tag_ in {"VB", "VBG"}
        and not helpers & {"will", "may", "could", "is", "are"}
        and above is not None
        and _of_past(above)
    )
