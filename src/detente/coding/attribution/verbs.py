"""Attributions by a verb: "X said that", "that, X said", "was reported to", "denied receiving", "accused X of"."""

from collections.abc import Iterator

from detente.coding.attribution.attributed import Attribution
from detente.coding.attribution.clauses import said_words
from detente.coding.attribution.sources import VERBAL, is_passive, postposed, source_of, source_span
from detente.coding.attribution.speakers import kind_of
from detente.coding.attribution.stretches import stretches
from detente.coding.found import child, kids
from detente.coding.tokens import Doc, Token
from detente.lexicon.cues import Part, Sense, forms, word_list
from detente.model.actors import SpeakerKind
from detente.model.claims import Stance
from detente.model.text import Span

VERBS = {
    sense: forms(sense, Part.VERB)
    for sense in (Sense.SAY, Sense.THINK, Sense.ALLEGE, Sense.DENY, Sense.ASK, Sense.JUDGE)
}
SPOKEN = frozenset().union(*VERBS.values())
TELLING = VERBS[Sense.SAY] | VERBS[Sense.THINK] | VERBS[Sense.ALLEGE] | VERBS[Sense.DENY]
_STANCE = {Sense.DENY: Stance.DENIED, Sense.ALLEGE: Stance.ALLEGED, Sense.JUDGE: Stance.OPINION}
_SUBJECTS = ("nsubj", "nsubjpass", "agent", "csubj")
_NOT_CONTENT = frozenset({"aux", "auxpass", "neg", "punct", "mark", "cc"})
_OBJECT_PREPOSITIONS = frozenset({"for", "of", "about", "on", "against", "to", "with", "over", "as", "at"})
_WITH_OF = word_list("reproach with of")
_TO_SOMEBODY = word_list("telling somebody")
NEAR = 4
"""How many words a helping verb may stand before its verb to count as part of the cue."""
FEWEST_WORDS = 4
"""Nouns of fewer words are seldom a thing said ("gave details"): of those found on news, a third were."""
_PARTING = frozenset({",", "”", '"', "--", "—", "\u2013"})
_HEARSAY = frozenset({"said", "reported", "alleged", "rumored", "rumoured", "suspected", "claimed"})
_ITS_ACT = word_list("showing verbs")


def by_verbs(doc: Doc, offset: int) -> Iterator[Attribution]:
    """Give the attributions whose cue is a verb of the sentence."""
    for token in doc:
        if token.tag_ in VERBAL and token.lower_ in SPOKEN and token.dep_ not in {"amod", "compound", "aux", "auxpass"}:
            found = _of_verb(token, offset)
            if found is not None:
                yield found


def sense_of(verb: Token) -> Sense:
    """Give how the verb puts its content; denial and reproach are stronger than plain saying."""
    order = (Sense.DENY, Sense.ALLEGE, Sense.SAY, Sense.THINK, Sense.ASK, Sense.JUDGE)
    return next(sense for sense in order if verb.lower_ in VERBS[sense])


def _of_verb(verb: Token, offset: int) -> Attribution | None:
    sense = sense_of(verb)
    behind = postposed(verb) if sense in {Sense.SAY, Sense.ALLEGE} else None
    if behind is not None:
        return _of_postposed(verb, behind, sense, offset)
    source = source_of(verb)
    if _unreal(verb, sense, source):
        return None
    words, told = _content(verb, sense, source)
    parts = stretches(words, offset)
    named = source_span(source, offset) if source is not None else _impersonal(verb, offset)
    if sense is not Sense.SAY or named is None:
        parts = parts if named is not None or _raised(verb) else ()
    if not parts and (sense is not Sense.SAY or named is None):
        return None
    return Attribution(
        source=named,
        cue=_cue(verb, offset),
        content=parts,
        stance=_stance(verb, sense),
        told=told,
        rule=f"attribution:{sense}",
    )


def _of_postposed(verb: Token, source: Token, sense: Sense, offset: int) -> Attribution | None:
    """Give "…, Jan Holm, the minister, said on Tuesday": all before the source is said."""
    named = source_span(source, offset)
    if kind_of(named.cut(" " * offset + verb.doc.text)) is SpeakerKind.UNKNOWN and not source.tag_.startswith("NNP"):
        return None
    out = {token.i for token in verb.subtree} | {token.i for token in source.subtree}
    parts = stretches((token for token in verb.head.subtree if token.i not in out), offset)
    if not parts:
        return None
    stance = _STANCE.get(sense, Stance.AFFIRMED)
    return Attribution(source=named, cue=_cue(verb, offset), content=parts, stance=stance, rule=f"attribution:{sense}")


def _impersonal(verb: Token, offset: int) -> Span | None:
    """Give the words "it was reported", a voice that nobody is named for."""
    it = next((kid for kid in verb.children if kid.dep_ in {"nsubjpass", "expl"} and kid.lower_ == "it"), None)
    if it is None or not is_passive(verb):
        return None
    return Span(offset + it.idx, offset + verb.idx + len(verb))


def _unreal(verb: Token, sense: Sense, source: Token | None) -> bool:
    """Tell whether nothing is said: an infinitive, "you know", a thought without a thinker."""
    helped = {aux.lower_ for aux in kids(verb, "aux")}
    if "to" in helped or (verb.tag_ == "VB" and not helped & {"did", "does", "do", "will"} and verb.dep_ != "conj"):
        return True
    if sense is Sense.THINK:
        bare = verb.tag_ == "VB" or (verb.tag_ == "VBG" and not helped)
        return source is None or source.lower_ in {"i", "you"} or bare
    return source is not None and source.lower_ == "you"


def _stance(verb: Token, sense: Sense) -> Stance:
    """Give the stance of a cue; "did not deny" affirms, and what is said of its subject by nobody is alleged."""
    if sense is Sense.DENY and child(verb, "neg") is not None:
        return Stance.AFFIRMED
    if verb.lower_ in _HEARSAY and bool(_raised(verb)) and source_of(verb) is None:
        return Stance.ALLEGED
    return _STANCE.get(sense, Stance.AFFIRMED)


def _content(verb: Token, sense: Sense, source: Token | None) -> tuple[list[Token], bool]:
    """Give the words of what is said, and whether it is told to be so."""
    after = _behind_colon(verb, sense)
    if after:
        noun = child(verb, "dobj")
        return [*(noun.subtree if noun is not None else ()), *after], True
    clause = _clause(verb, source)
    if clause is not None:
        return said_words(verb, clause, source), sense is not Sense.ASK and _asserted(verb, clause)
    around = _around(verb, sense)
    if around is not None:
        return said_words(verb, around, source), True
    raised = _raised(verb)
    if raised:
        return raised, True
    reproach = _reproach(verb, sense)
    if reproach:
        return reproach, True
    return _object(verb, sense)


def _clause(verb: Token, source: Token | None) -> Token | None:
    """Give the head of the clause that the verb governs."""
    for kid in verb.children:
        if kid.dep_ == "ccomp" and (source is None or kid.i != source.i):
            return kid
    gerund = child(verb, "xcomp")
    if gerund is not None and verb.lower_.startswith(("continu", "want", "intend", "wish")):
        return None
    if gerund is not None and (gerund.tag_ != "VB" or child(gerund, "aux") is not None) and not is_passive(verb):
        return gerund
    return None


def _behind_colon(verb: Token, sense: Sense) -> list[Token]:
    """Give the clause behind a colon that a verb of saying opens: "It confirmed a worry: two ships had left"."""
    doc = verb.doc
    colon = next((token for token in doc[verb.i + 1 :] if token.text == ":"), None)
    if colon is None or sense is not Sense.SAY or child(verb, "ccomp", "nsubj") is None or colon.i + 3 > len(doc):
        return []
    if any(token.lower_ in VERBS[Sense.SAY] and token.tag_ in VERBAL for token in doc[verb.i + 1 : colon.i]):
        return []
    clause = child(verb, "ccomp")
    if clause is not None and clause.i < colon.i:
        return []
    after = list(doc[colon.i + 1 :])
    finite = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in after)
    return after if finite else []


def _asserted(verb: Token, clause: Token) -> bool:
    """Tell whether a clause is told to be so: no infinitive ("promised to send"), no question ("asked whether")."""
    if any(kid.lower_ in {"whether", "if"} for kid in kids(clause, "mark")) and verb.tag_ != "VBG":
        return False
    infinitive = any(kid.lower_ == "to" for kid in kids(clause, "aux")) and clause.dep_ == "xcomp"
    return not infinitive or verb.lower_ in VERBS[Sense.ALLEGE]


def _around(verb: Token, sense: Sense) -> Token | None:
    """Give the clause that a cue is only put into: "the deal, he said, is off", "as noted by X, the deal is off"."""
    if sense not in {Sense.SAY, Sense.THINK, Sense.ALLEGE} or verb.head.i == verb.i or verb.head.tag_ not in VERBAL:
        return None
    if any(kid.lower_ == "as" for kid in verb.children if kid.dep_ in {"mark", "advmod"}) and verb.dep_ == "advcl":
        return verb.head if child(verb, "dobj", "ccomp", "xcomp") is None else None
    if verb.dep_ not in {"parataxis", "dep", "advcl"} or child(verb, *_SUBJECTS) is None:
        return None
    if child(verb, "dobj", "ccomp", "xcomp", "mark", "prep") is not None:
        return None
    first = verb.left_edge
    parted = first.text in _PARTING or (first.i > 0 and verb.doc[first.i - 1].text in _PARTING)
    return verb.head if parted else None


def _raised(verb: Token) -> list[Token]:
    """Give subject and infinitive of "the talks are said to have failed"."""
    infinitive = child(verb, "xcomp")
    subject = child(verb, "nsubjpass")
    if infinitive is None or subject is None or not is_passive(verb):
        return []
    return [*subject.subtree, *infinitive.subtree]


def _reproach(verb: Token, sense: Sense) -> list[Token]:
    """Give the deed of "accused X of doing it"."""
    if sense is not Sense.ALLEGE or verb.lower_ not in _WITH_OF:
        return []
    of = next((kid for kid in kids(verb, "prep") if kid.lower_ in {"of", "for", "with"}), None)
    return list(of.subtree) if of is not None else []


def _object(verb: Token, sense: Sense) -> tuple[list[Token], bool]:
    """Give what is denied, praised, announced or asked for as a noun."""
    if verb.lower_ in _ITS_ACT or sense is Sense.THINK or (verb.lower_.startswith("continu") and child(verb, "xcomp")):
        return [], False
    noun = child(verb, "dobj")
    if noun is not None and verb.lower_ in _TO_SOMEBODY:
        return [], False
    if noun is None:
        noun = next((kid for kid in kids(verb, "prep") if kid.lower_ in _OBJECT_PREPOSITIONS), None)
    if noun is None or (noun.dep_ == "dobj" and noun.tag_.startswith(("PRP", "WP"))):
        return [], False
    words = list(noun.subtree)
    about = next(
        (
            kid
            for kid in kids(verb, "prep", "oprd", "xcomp")
            if noun.i < kid.i and (kid.dep_ != "prep" or kid.lower_ in {"for", "as", "of"})
        ),
        None,
    )
    if about is not None and about.i != noun.i:
        words += list(about.subtree)
    if len(words) < FEWEST_WORDS and sense is Sense.SAY:
        return [], False
    return words, sense is Sense.DENY or (noun.dep_ == "dobj" and verb.lower_ in TELLING)


def _cue(verb: Token, offset: int) -> Span:
    first = next(
        (kid for kid in verb.children if kid.dep_ in {"aux", "auxpass"} and kid.i < verb.i and verb.i - kid.i < NEAR),
        verb,
    )
    return Span(offset + first.idx, offset + verb.idx + len(verb))
