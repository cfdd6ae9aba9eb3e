"""Whether what a verb names took place, by its helping verbs, its hedges, what governs it, and its tense."""

from detente.coding.found import between, child, kids, place
from detente.coding.stance import signs
from detente.coding.stance.modals import by_modal
from detente.coding.stance.tenses import Read, by_tense
from detente.coding.tokens import Token
from detente.lexicon.cues import Part, Sense, forms
from detente.model.claims import Kind, Status

MAX_CLIMB = 6
"""How many governing words are asked; longer chains don't occur in well-formed text."""

BY_SENSE = {
    Sense.PLAN: Status.PLANNED,
    Sense.POSSIBLE: Status.POSSIBLE,
    Sense.NOT: Status.DID_NOT_OCCUR,
    Sense.ONGOING: Status.ONGOING,
}
FIRST = frozenset({"first", "last", "second", "third", "only"})
"""Who is "the first to visit" has visited, whatever the tense of the clause."""

NOT_YET = frozenset({Status.DID_NOT_OCCUR, Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL})


def read_verb(verb: Token, kind: Kind, depth: int) -> Read:
    """Read a verb: own helping verbs, then hedges, then what governs it, then tense."""
    return (
        _by_condition(verb)
        or _left_open(verb)
        or by_modal(verb)
        or _by_negation(verb, kind)
        or _by_hedge(verb)
        or _by_governor(verb, kind, depth)
        or by_tense(verb, kind)
    )


def _by_condition(verb: Token) -> Read | None:
    own = signs.in_condition(verb)
    if own is not None and own.lower_ != "provided":
        return Status.CONDITIONAL, place(own), "if"
    opened = signs.under_condition(verb)
    modal = next((aux for aux in signs.helpers(verb) if aux.tag_ == "MD"), None)
    if opened is not None and (modal is not None or verb.tag_ in {"VB", "VBP", "VBZ"}):
        return Status.CONDITIONAL, between(modal or verb, opened), "if"
    return None


def _left_open(verb: Token) -> Read | None:
    """Read "unclear whether a treaty will be signed": it may be."""
    open_word = next((kid for kid in kids(verb, "mark") if kid.lower_ == "whether"), None)
    return (Status.POSSIBLE, place(open_word), "whether") if open_word is not None else None


def _by_negation(verb: Token, kind: Kind) -> Read | None:
    denial = signs.negated(verb)
    if denial is None and verb.dep_ == "pcomp":
        denial = _left_undone(verb.head)
    if denial is None:
        return None
    if kind is not Kind.EVENT and by_tense(verb, kind)[0] is Status.ONGOING:
        return None
    return Status.DID_NOT_OCCUR, place(denial), "negation"


def _left_undone(preposition: Token) -> Token | None:
    """Give the word that says of the act behind a preposition that it was left: "without", "instead of", "short of"."""
    if preposition.lower_ == "without":
        return preposition
    above = preposition.head
    near = [above, *(kid for kid in preposition.lefts), *kids(above, "advmod", "prt")]
    if preposition.lower_ == "of":
        return next(
            (word for word in near if word.lower_ in {"short", "instead", "lieu"} and word.i < preposition.i), None
        )
    if preposition.lower_ == "from":
        return next((word for word in near if word.lower_ in {"back", "away"} and word.i == preposition.i - 1), None)
    return None


def _by_hedge(verb: Token) -> Read | None:
    hedge = signs.adverbs(verb, Sense.POSSIBLE)
    if hedge is not None:
        return Status.POSSIBLE, place(hedge), "hedge"
    return None


def _by_governor(verb: Token, kind: Kind, depth: int) -> Read | None:
    """Read an infinitive, gerund or clause by what it hangs on."""
    above = verb.head
    if above.i == verb.i and signs.to_of(verb) is not None:
        return Status.PLANNED, place(verb), "headline"
    if above.i == verb.i or depth > MAX_CLIMB:
        return None
    if verb.dep_ == "ccomp" and signs.to_of(verb) is None and verb.tag_ != "VBG":
        return _by_matrix(verb, above)
    if verb.dep_ == "conj" and signs.is_verbal(above) and not child(verb, *signs.SUBJECTS):
        return _by_first(verb, above, kind, depth)
    if signs.to_of(verb) is not None:
        return _by_infinitive(verb, above, kind, depth)
    return _by_bare_form(verb, above, kind, depth)


def _by_first(verb: Token, above: Token, kind: Kind, depth: int) -> Read | None:
    """Read the later of two joined infinitives or gerunds as the first ("to cross and bomb it")."""
    same = signs.to_of(verb) is not None or verb.tag_ in {"VBG", "VB"}
    return read_verb(above, kind, depth + 1) if same else None


def _by_bare_form(verb: Token, above: Token, kind: Kind, depth: int) -> Read | None:
    if verb.tag_ == "VBG" and not kids(verb, *signs.HELPERS):
        return _by_gerund(verb, above, kind, depth)
    if verb.tag_ == "VB" and verb.dep_ in {"ccomp", "xcomp"}:
        return read_verb(above, kind, depth + 1)
    return None


def _by_matrix(verb: Token, above: Token) -> Read | None:
    """Read "it appears that", "it is likely that", "he expects that"."""
    if above.lower_ in {"appears", "appear", "appeared", "seems", "seem", "seemed", "risks", "risk"}:
        return Status.POSSIBLE, place(above), "appears"
    if above.lower_ in signs.BE:
        adjective = child(above, "acomp", "attr")
        if adjective is not None and adjective.lower_ in forms(Sense.POSSIBLE, Part.ADJECTIVE) | forms(
            Sense.POSSIBLE, Part.NOUN
        ):
            return Status.POSSIBLE, place(adjective), "likely"
    del verb
    return None


def _by_infinitive(verb: Token, above: Token, kind: Kind, depth: int) -> Read | None:
    """Read a "to" by the word before it; a purpose that nothing governs is not yet done."""
    if any(aux.lower_ == "have" for aux in kids(verb, "aux")):
        return None if not _appears(above) else (Status.POSSIBLE, place(above), "appears")
    sense = _sense_of(above)
    if sense is Sense.ONGOING and signs.is_verbal(above):
        return _continued(above, kind, depth)
    if sense in BY_SENSE and not _told_of(above, verb):
        return _tempered(above, BY_SENSE[sense], kind, depth)
    if sense is Sense.DONE and verb.dep_ in {"xcomp", "ccomp", "advcl"} and above.lower_ not in {"used", "uses", "use"}:
        return read_verb(above, kind, depth + 1)
    if _told_of(above, verb):
        return by_tense(verb, kind)
    return _by_purpose(verb, above, kind, depth)


def _by_purpose(verb: Token, above: Token, kind: Kind, depth: int) -> Read:
    """Read "diverted the flight to arrest him" as its clause; "drones to be used" are to come."""
    passive = any(aux.lower_ == "be" for aux in kids(verb, "auxpass"))
    clause = above if signs.is_verbal(above) else signs.main_verb(above)
    if passive or clause is None:
        return Status.PLANNED, between(signs.to_of(verb) or verb, verb), "purpose"
    status, _, _ = read_verb(clause, kind, depth + 1)
    if status is Status.ONGOING and kind is Kind.EVENT and any(kid.lower_ in FIRST for kid in kids(above, "amod")):
        status = Status.OCCURRED
    return status, between(signs.to_of(verb) or verb, verb), "purpose"


def _appears(word: Token) -> bool:
    return word.lower_ in {"appears", "appear", "appeared", "seems", "seem", "seemed", "likely", "thought", "suspected"}


def _told_of(above: Token, verb: Token) -> bool:
    """Tell whether the infinitive is what is said or believed of its subject ("is believed to be living")."""
    spoken = forms(Sense.SAY, Part.VERB) | forms(Sense.THINK, Part.VERB) | forms(Sense.ALLEGE, Part.VERB)
    passive = any(aux.lower_ in signs.BE for aux in kids(above, "auxpass"))
    wanted = {
        "expected",
        "hoped",
        "intended",
        "wanted",
        "decided",
        "wished",
        "feared",
        "projected",
        "predicted",
        "forecast",
        "anticipated",
        "asked",
        "promised",
    }
    return verb.dep_ in {"xcomp", "ccomp"} and passive and above.lower_ in spoken and above.lower_ not in wanted


def _sense_of(word: Token) -> Sense | None:
    """Give what a governing word makes of the act behind it."""
    if signs.is_verbal(word):
        passive = word.tag_ == "VBN" and any(aux.lower_ in signs.BE for aux in kids(word, *signs.HELPERS))
        if passive and word.lower_ in forms(Sense.PLAN, Part.ADJECTIVE) and word.lower_ != "expected":
            return Sense.PLAN
        return _first_sense(word, (Sense.NOT, Sense.POSSIBLE, Sense.PLAN, Sense.ONGOING, Sense.DONE), Part.VERB)
    part = Part.ADJECTIVE if word.tag_.startswith("J") or word.dep_ in {"acomp", "oprd"} else Part.NOUN
    if word.lower_ in {"effort", "efforts"}:
        return Sense.ONGOING
    return _first_sense(word, (Sense.NOT, Sense.POSSIBLE, Sense.PLAN), part)


def _first_sense(word: Token, order: tuple[Sense, ...], part: Part) -> Sense | None:
    return next((sense for sense in order if word.lower_ in forms(sense, part)), None)


def _tempered(above: Token, status: Status, kind: Kind, depth: int) -> Read:
    """Keep the cue's reading unless the cue itself is denied or only possible ("did not plan to")."""
    if not signs.is_verbal(above):
        return status, place(above), "cue"
    denial = signs.negated(above)
    if denial is not None:
        flipped = Status.OCCURRED if status is Status.DID_NOT_OCCUR else Status.DID_NOT_OCCUR
        return flipped, between(denial, above), "cue-negated"
    if status is Status.DID_NOT_OCCUR:
        own = read_verb(above, kind, depth + 1)
        return (own[0] if own[0] in {Status.POSSIBLE, Status.CONDITIONAL} else status, place(above), "cue")
    return status, place(above), "cue"


def _continued(above: Token, kind: Kind, depth: int) -> Read:
    """Read "continues to": going on, unless that itself is to come or denied."""
    own = read_verb(above, kind, depth + 1)
    if own[0] in NOT_YET:
        return own
    perfect = any(aux.lower_ in {"has", "have"} for aux in kids(above, "aux"))
    begun = above.lower_ in {"began", "started", "resumed", "begun"} and not perfect
    return Status.OCCURRED if begun else Status.ONGOING, place(above), "continues"


def _by_gerund(verb: Token, above: Token, kind: Kind, depth: int) -> Read | None:
    """Read an -ing form: after "keep" it goes on, after "avoid" it isn't; else it shares its clause's reading."""
    governor = above.head if verb.dep_ == "pcomp" and above.i != above.head.i else above
    sense = _sense_of(governor) if verb.dep_ in {"xcomp", "pcomp"} else None
    if sense is Sense.ONGOING and signs.is_verbal(governor):
        return _continued(governor, kind, depth)
    if sense is not None and sense in BY_SENSE and _governs(verb, above, sense):
        return _tempered(governor, BY_SENSE[sense], kind, depth)
    if verb.dep_ == "pcomp" and above.lower_ in {"of", "for"} and governor.lower_ in forms(Sense.ALLEGE, Part.VERB):
        return Status.OCCURRED, place(verb), "reproach"
    return _by_own_clause(verb, above, kind, depth)


def _governs(verb: Token, above: Token, sense: Sense) -> bool:
    """Tell whether a cue reaches the gerund: "avoided sending", "prevented from sending", "plans for sending"."""
    if verb.dep_ == "xcomp":
        return True
    return above.lower_ == "from" if sense is Sense.NOT else above.lower_ in {"of", "for", "on", "to"}


def _by_own_clause(verb: Token, above: Token, kind: Kind, depth: int) -> Read | None:
    clause = signs.main_verb(verb)
    if clause is None or (above.lower_ == "before" and verb.dep_ == "pcomp"):
        return None
    if verb.dep_ in {"acl", "relcl"} and kind is Kind.EVENT and clause.tag_ == "VBD":
        return Status.OCCURRED, place(verb), "participle"
    if above.lower_ == "of" and verb.dep_ == "pcomp" and clause.lemma_ == "maintain":
        return _continued(clause, kind, depth)
    return read_verb(clause, kind, depth + 1)
