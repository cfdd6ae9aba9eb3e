"""Whether what a predicate names took place, goes on, or is yet to come.

A verb is read by its own helping verbs first, then by what governs it ("plans to", "failed to", "is likely to"), then by
its tense. A noun is read by its adjectives ("planned visit"), then by the verb that it is the object of.
"""

from detente.coding.found import Found
from detente.coding.stance import signs
from detente.coding.trees import Tree, Word
from detente.lexicon.cues import Part, Sense, forms
from detente.model.claims import Kind, Status
from detente.model.text import Span

MAX_CLIMB = 6
"""How many governing words are asked; longer chains don't occur in well-formed text."""

_BY_SENSE = {
    Sense.PLAN: Status.PLANNED,
    Sense.POSSIBLE: Status.POSSIBLE,
    Sense.NOT: Status.DID_NOT_OCCUR,
    Sense.ONGOING: Status.ONGOING,
}
_BACKING = ("aux", "auxpass")
_LIGHT_LINKS = frozenset({"dobj", "nsubjpass", "attr", "pobj", "oprd"})
_STATUS_FROM_VERB = frozenset({Status.DID_NOT_OCCUR, Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL})
_DISCUSSED = frozenset(
    {"discuss", "discussed", "discussing", "discusses", "plan", "planned", "planning", "plans", "schedule", "scheduled"}
)
_LIGHT = frozenset(
    "make makes made making conduct conducts conducted conducting hold holds held holding carry carries carried carrying pay pays paid launch launches"
    " launched launching undertake give gives gave given giving take takes took taken taking receive receives received receiving begin begins began begun"
    " stage stages staged staging provide provides provided perform performs performed do does did done see sees seen saw complete completed sign signs"
    " signed signing visit host hosts hosted start started mount mounted engage engaged have has had avert averted avoid avoided prevent prevented cancel"
    " cancelled canceled postpone postponed be is are was were been".split()
)  # fmt: skip


def read_status(tree: Tree, predicate: Word, kind: Kind = Kind.EVENT) -> Found[Status]:
    """Give whether what the predicate names took place, goes on, or is yet to come, by its parse and cue words.

    Args:
        tree: The predicate's sentence.
        predicate: The verb or noun that names the act.
        kind: Conditions, motives and assessments go by tense alone: past occurred, present ongoing, hedged possible.
    """
    status, sign, rule = _of_word(tree, predicate, kind, 0)
    return Found(sign, status, f"status:{rule}")


Read = tuple[Status, Span, str]


def _of_word(tree: Tree, word: Word, kind: Kind, depth: int) -> Read:
    if signs.is_verbal(word):
        return _of_verb(tree, word, kind, depth)
    return _of_noun(tree, word, kind, depth)


# ---- verbs -------------------------------------------------------------------------------------------------------


def _of_verb(tree: Tree, verb: Word, kind: Kind, depth: int) -> Read:
    """Read a verb: own helping verbs, then hedges, then what governs it, then tense."""
    return (
        _by_condition(tree, verb)
        or _by_modal(tree, verb)
        or _by_negation(tree, verb, kind)
        or _by_hedge(tree, verb)
        or _by_governor(tree, verb, kind, depth)
        or _by_tense(tree, verb, kind)
    )


def _by_condition(tree: Tree, verb: Word) -> Read | None:
    own = signs.in_condition(tree, verb)
    if own is not None and own.lower != "provided":
        return Status.CONDITIONAL, own.span, "if"
    opened = signs.under_condition(tree, verb)
    modal = next((aux for aux in signs.helpers(tree, verb) if aux.tag == "MD"), None)
    if opened is not None and (modal is not None or verb.tag in {"VB", "VBP", "VBZ"}):
        return Status.CONDITIONAL, tree.between(modal or verb, opened), "if"
    return None


def _by_modal(tree: Tree, verb: Word) -> Read | None:
    """Read "will", "may", "would": the last two leave it open, "would" in reported speech is the future of the past."""
    helpers = signs.helpers(tree, verb)
    modal = next((aux for aux in helpers if aux.tag == "MD"), None)
    if modal is None:
        return _going_to(tree, verb)
    if modal.lower in forms(Sense.CONDITION, Part.MODAL):
        planned = _reported_in_past(tree, verb) and not any(aux.lower == "have" for aux in helpers)
        return Status.PLANNED if planned else Status.CONDITIONAL, modal.span, "would"
    denial = signs.negated(tree, verb)
    if modal.lower in forms(Sense.PLAN, Part.MODAL):
        hedge = signs.adverbs(tree, verb, Sense.POSSIBLE)
        if denial is not None:
            return Status.DID_NOT_OCCUR, tree.between(modal, denial), "will-not"
        return (Status.POSSIBLE, hedge.span, "hedge") if hedge else (Status.PLANNED, modal.span, "will")
    if denial is not None and modal.lower in {"could", "can", "ca"}:
        return Status.DID_NOT_OCCUR, tree.between(modal, denial), "could-not"
    return Status.POSSIBLE, modal.span, "modal"


def _going_to(tree: Tree, verb: Word) -> Read | None:
    """Read "is going to", "is to", "is about to", "is set to" before an infinitive."""
    above = tree.head(verb)
    to = _to(tree, verb)
    if to is None or above.i == verb.i or verb.dep not in {"xcomp", "advcl", "ccomp"}:
        return None
    if above.lower in signs.BE or (above.lower == "going" and _present(tree, above)):
        return Status.PLANNED, tree.between(above, to), "be-to"
    return None


def _present(tree: Tree, verb: Word) -> bool:
    return any(aux.lower in signs.BE for aux in tree.children(verb, *_BACKING))


def _to(tree: Tree, verb: Word) -> Word | None:
    """Give the "to" of an infinitive; the later of two joined infinitives may leave it out."""
    own = next((aux for aux in tree.children(verb, "aux") if aux.lower == "to"), None)
    if own is not None or verb.dep != "conj" or verb.tag != "VB" or tree.child(verb, *_BACKING, *signs.SUBJECTS):
        return own
    return _to(tree, tree.head(verb)) if signs.is_verbal(tree.head(verb)) else None


def _reported_in_past(tree: Tree, verb: Word) -> bool:
    """Tell whether the verb is what somebody said in the past, so that "would" is its future."""
    for below, above in signs.governors(tree, verb):
        if below.dep == "ccomp" and (above.tag == "VBD" or _past_helper(tree, above)):
            return True
        if below.dep not in {"conj", "ccomp", "advcl"}:
            return False
    return False


def _past_helper(tree: Tree, verb: Word) -> bool:
    return any(aux.lower in {"had", "was", "were", "has", "have"} for aux in tree.children(verb, *_BACKING))


def _by_negation(tree: Tree, verb: Word, kind: Kind) -> Read | None:
    denial = signs.negated(tree, verb)
    if denial is None and verb.dep == "pcomp":
        without = tree.head(verb)
        denial = without if without.lower == "without" else None
    if denial is None:
        return None
    if kind is not Kind.EVENT and _by_tense(tree, verb, kind)[0] is Status.ONGOING:
        return None
    return Status.DID_NOT_OCCUR, denial.span, "negation"


def _by_hedge(tree: Tree, verb: Word) -> Read | None:
    hedge = signs.adverbs(tree, verb, Sense.POSSIBLE)
    if hedge is not None:
        return Status.POSSIBLE, hedge.span, "hedge"
    return None


def _by_governor(tree: Tree, verb: Word, kind: Kind, depth: int) -> Read | None:
    """Read an infinitive, gerund or clause by what it hangs on."""
    above = tree.head(verb)
    if above.i == verb.i or depth > MAX_CLIMB:
        return None
    if verb.dep == "ccomp" and _to(tree, verb) is None and verb.tag != "VBG":
        return _by_matrix(tree, verb, above)
    if verb.dep == "conj" and signs.is_verbal(above) and not tree.child(verb, *signs.SUBJECTS):
        same = _to(tree, verb) is not None or verb.tag in {"VBG", "VB"}
        return _of_word(tree, above, kind, depth + 1) if same else None
    to = _to(tree, verb)
    if to is not None:
        return _by_infinitive(tree, verb, above, kind, depth)
    if verb.tag == "VBG" and not tree.children(verb, *_BACKING):
        return _by_gerund(tree, verb, above, kind, depth)
    if verb.tag == "VB" and verb.dep in {"ccomp", "xcomp"}:
        return _of_word(tree, above, kind, depth + 1)
    return None


def _by_matrix(tree: Tree, verb: Word, above: Word) -> Read | None:
    """Read "it appears that", "it is likely that", "he expects that"."""
    if above.lower in {"appears", "appear", "appeared", "seems", "seem", "seemed", "risks", "risk"}:
        return Status.POSSIBLE, above.span, "appears"
    if above.lower in signs.BE:
        adjective = tree.child(above, "acomp", "attr")
        if adjective is not None and adjective.lower in forms(Sense.POSSIBLE, Part.ADJECTIVE) | forms(
            Sense.POSSIBLE, Part.NOUN
        ):
            return Status.POSSIBLE, adjective.span, "likely"
    del verb
    return None


def _by_infinitive(tree: Tree, verb: Word, above: Word, kind: Kind, depth: int) -> Read | None:
    """Read a "to" by the word before it; a purpose that nothing governs is not yet done."""
    if any(aux.lower == "have" for aux in tree.children(verb, "aux")):
        return None if not _appears(above) else (Status.POSSIBLE, above.span, "appears")
    sense = _sense_of(tree, above)
    if sense is Sense.ONGOING:
        return _continued(tree, above, kind, depth)
    if sense in _BY_SENSE and not _told_of(tree, above, verb):
        return _tempered(tree, above, _BY_SENSE[sense], kind, depth)
    if sense is Sense.DONE and verb.dep in {"xcomp", "ccomp", "advcl"} and above.lower not in {"used", "uses", "use"}:
        return _of_word(tree, above, kind, depth + 1)
    if _told_of(tree, above, verb):
        return _by_tense(tree, verb, kind)
    return Status.PLANNED, tree.between(_to(tree, verb) or verb, verb), "purpose"


def _appears(word: Word) -> bool:
    return word.lower in {"appears", "appear", "appeared", "seems", "seem", "seemed", "likely", "thought", "suspected"}


def _told_of(tree: Tree, above: Word, verb: Word) -> bool:
    """Tell whether the infinitive is what is said or believed of its subject ("is believed to be living")."""
    spoken = forms(Sense.SAY, Part.VERB) | forms(Sense.THINK, Part.VERB) | forms(Sense.ALLEGE, Part.VERB)
    passive = any(aux.lower in signs.BE for aux in tree.children(above, "auxpass"))
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
    return verb.dep in {"xcomp", "ccomp"} and passive and above.lower in spoken and above.lower not in wanted


def _sense_of(tree: Tree, word: Word) -> Sense | None:
    """Give what a governing word makes of the act behind it."""
    if signs.is_verbal(word):
        passive = word.tag == "VBN" and any(aux.lower in signs.BE for aux in tree.children(word, *_BACKING))
        if passive and word.lower in forms(Sense.PLAN, Part.ADJECTIVE) and word.lower != "expected":
            return Sense.PLAN
        order, part = (Sense.NOT, Sense.POSSIBLE, Sense.PLAN, Sense.ONGOING, Sense.DONE), Part.VERB
    elif word.tag.startswith("J") or word.dep in {"acomp", "oprd"}:
        order, part = (Sense.NOT, Sense.POSSIBLE, Sense.PLAN), Part.ADJECTIVE
    else:
        order, part = (Sense.NOT, Sense.POSSIBLE, Sense.PLAN), Part.NOUN
    return next((sense for sense in order if word.lower in forms(sense, part)), None)


def _tempered(tree: Tree, above: Word, status: Status, kind: Kind, depth: int) -> Read:
    """Keep the cue's own reading unless the cue itself is denied or only possible ("did not plan to", "didn't fail to")."""
    if not signs.is_verbal(above):
        return status, above.span, "cue"
    denial = signs.negated(tree, above)
    if denial is not None:
        flipped = Status.OCCURRED if status is Status.DID_NOT_OCCUR else Status.DID_NOT_OCCUR
        return flipped, tree.between(denial, above), "cue-negated"
    if status is Status.DID_NOT_OCCUR:
        own = _of_word(tree, above, kind, depth + 1)
        return (own[0] if own[0] in {Status.POSSIBLE, Status.CONDITIONAL} else status, above.span, "cue")
    return status, above.span, "cue"


def _continued(tree: Tree, above: Word, kind: Kind, depth: int) -> Read:
    """Read "continues to": going on, unless that itself is to come or denied."""
    own = _of_word(tree, above, kind, depth + 1)
    if own[0] in _STATUS_FROM_VERB:
        return own
    begun = above.lower in {"began", "started", "resumed"}
    return Status.OCCURRED if begun else Status.ONGOING, above.span, "continues"


def _by_gerund(tree: Tree, verb: Word, above: Word, kind: Kind, depth: int) -> Read | None:
    """Read an -ing form: after "keep" it goes on, after "avoid" it isn't; else it shares its clause's reading."""
    governor = tree.head(above) if verb.dep == "pcomp" and above.i != tree.head(above).i else above
    sense = _sense_of(tree, governor) if verb.dep in {"xcomp", "pcomp"} else None
    if sense is Sense.ONGOING:
        return _continued(tree, governor, kind, depth)
    if sense is Sense.NOT and (verb.dep == "xcomp" or above.lower == "from"):
        return _tempered(tree, governor, Status.DID_NOT_OCCUR, kind, depth)
    if sense in {Sense.PLAN, Sense.POSSIBLE} and verb.dep == "xcomp" and sense is not None:
        return _tempered(tree, governor, _BY_SENSE[sense], kind, depth)
    if (
        sense in {Sense.PLAN, Sense.POSSIBLE}
        and sense is not None
        and verb.dep == "pcomp"
        and above.lower in {"of", "for", "on", "to"}
    ):
        return _tempered(tree, governor, _BY_SENSE[sense], kind, depth)
    if verb.dep == "pcomp" and above.lower in {"of", "for"} and governor.lower in forms(Sense.ALLEGE, Part.VERB):
        return Status.OCCURRED, verb.span, "reproach"
    if above.lower == "before" and verb.dep == "pcomp":
        return None
    clause = signs.main_verb(tree, verb)
    if clause is None:
        return None
    if verb.dep in {"acl", "relcl"} and kind is Kind.EVENT and clause.tag == "VBD":
        return Status.OCCURRED, verb.span, "participle"
    return _of_word(tree, clause, kind, depth + 1)


def _by_tense(tree: Tree, verb: Word, kind: Kind) -> Read:
    """Read tense and aspect: progressive goes on, past and perfect occurred, present goes on unless it is done by saying."""
    helpers = {aux.lower for aux in signs.helpers(tree, verb)}
    performed = kind is Kind.EVENT and verb.lower in forms(Sense.PERFORM, Part.VERB)
    rule = "perform" if performed else "tense"
    if verb.tag == "VBG":
        ongoing = bool(helpers & signs.BE) and not performed
        return (Status.ONGOING if ongoing else Status.OCCURRED), verb.span, "progressive" if ongoing else rule
    if helpers & {"being"}:
        return Status.ONGOING, verb.span, "progressive"
    if verb.tag in {"VBZ", "VBP"} or helpers & {"is", "are", "am", "do", "does", "'re", "’re"}:
        passive_now = verb.tag == "VBN" and kind is Kind.EVENT
        return (Status.OCCURRED if performed or (passive_now and performed) else Status.ONGOING), verb.span, rule
    if verb.tag == "VB" and "to" in helpers and "have" not in helpers:
        return Status.ONGOING, verb.span, "tense"
    return Status.OCCURRED, verb.span, "tense"


# ---- nouns -------------------------------------------------------------------------------------------------------


def _of_noun(tree: Tree, noun: Word, kind: Kind, depth: int) -> Read:
    """Read a noun of action: its adjectives, its determiner, the verb that it is the object of."""
    return (
        _by_adjective(tree, noun)
        or _by_no(tree, noun)
        or _by_noun_above(tree, noun)
        or _by_clause(tree, noun, kind, depth)
        or (Status.OCCURRED if kind is Kind.EVENT else Status.ONGOING, noun.span, "noun")
    )


def _by_adjective(tree: Tree, noun: Word) -> Read | None:
    senses = (Sense.NOT, Sense.POSSIBLE, Sense.PLAN, Sense.ONGOING)
    for kid in tree.children(noun, "amod", "compound", "nmod", "advmod"):
        for sense in senses:
            if kid.lower in forms(sense, Part.ADJECTIVE):
                return _BY_SENSE[sense], kid.span, "adjective"
    if noun.dep in {"nsubj", "nsubjpass"}:
        be = tree.head(noun)
        said = tree.child(be, "acomp", "oprd") if be.lower in signs.BE else None
        for sense in (Sense.POSSIBLE, Sense.PLAN, Sense.ONGOING):
            if said is not None and said.lower in forms(sense, Part.ADJECTIVE):
                return _BY_SENSE[sense], said.span, "adjective"
    return None


def _by_no(tree: Tree, noun: Word) -> Read | None:
    no = next((kid for kid in tree.children(noun, "det", "neg") if kid.lower in {"no", "neither"}), None)
    return (Status.DID_NOT_OCCUR, no.span, "no") if no is not None else None


def _by_noun_above(tree: Tree, noun: Word) -> Read | None:
    """Read "plans for a visit", "the possibility of a sale", "the absence of talks"."""
    if noun.dep != "pobj":
        return None
    preposition = tree.head(noun)
    above = tree.head(preposition)
    if preposition.lower not in {"of", "for", "on", "to"} or above.i == preposition.i or signs.is_verbal(above):
        return None
    for sense in (Sense.NOT, Sense.POSSIBLE, Sense.PLAN):
        if above.lower in forms(sense, Part.NOUN) and above.lower not in {
            "agreement",
            "deal",
            "pact",
            "order",
            "call",
            "word",
            "effort",
            "mission",
        }:
            return _BY_SENSE[sense], above.span, "cue"
    return None


def _by_clause(tree: Tree, noun: Word, kind: Kind, depth: int) -> Read | None:
    """Read a noun by its verb where the verb only carries it ("will hold talks") or puts it off ("plans a visit")."""
    if depth > MAX_CLIMB:
        return None
    below, verb = noun, tree.head(noun)
    while verb.dep == "prep" or below.dep == "conj":
        below, verb = verb, tree.head(verb)
        if below.i == verb.i:
            return None
    if not signs.is_verbal(verb) or below.i == verb.i:
        return None
    linked = below.dep in _LIGHT_LINKS or (below.dep == "prep" and verb.lower in {"engage", "engaged", "engaging"})
    if not linked and not (below.dep == "nsubj" and verb.lower not in forms(Sense.SAY, Part.VERB)):
        return None
    if verb.lower in _DISCUSSED and below.dep == "dobj" and not verb.lower.startswith("discuss"):
        return Status.PLANNED, verb.span, "planned-object"
    own = _of_word(tree, verb, kind, depth + 1)
    begun = verb.lower in forms(Sense.ONGOING, Part.VERB) and verb.lower not in {
        "began",
        "started",
        "maintained",
        "begun",
    }
    if verb.lower in _LIGHT or begun:
        return own
    return own if own[0] in {Status.DID_NOT_OCCUR} and verb.lower in {"happen", "occur", "take"} else None
