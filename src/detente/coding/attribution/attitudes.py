"""Attributions of stands and wishes: what somebody wants, sides with or against, speaks of, or sees.

Nothing is told to be so by them ("he backed the deal", "she spoke about the talks"), so no claim hears a voice in them.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from detente.coding.attribution.attributed import Attribution
from detente.coding.attribution.feelings import by_adjective, by_noun
from detente.coding.attribution.impressions import by_passive, by_seeming
from detente.coding.attribution.sources import VERBAL, is_passive, source_of, source_span
from detente.coding.attribution.stretches import stretches
from detente.coding.attribution.verbs import SPOKEN
from detente.coding.found import child, kids, place
from detente.coding.tokens import Doc, Token
from detente.lexicon.cues import Part, Sense, forms, word_list

SENSES = (Sense.WANT, Sense.SIDE, Sense.SPEAK, Sense.SEE)
_NO_VERB = frozenset({"amod", "compound", "aux", "auxpass"})
_GOING_ON = frozenset({"for", "as", "over", "of", "about", "against", "with", "to", "on", "from", "in", "at"})
"""Prepositions whose phrases tell more of an object that they stand behind: "her rival over his stance"."""

_MEANT = frozenset({"advcl", "xcomp"})
"""What an infinitive is where somebody does it: "used the day to attack him", "went on to praise him"."""

_THAT = frozenset({"that", "whether", "if", "how", "why", "what"})

Senses = Mapping[str, Sense]
"""The senses of a verb by the particle or preposition that it needs; "" where it needs none."""

_OPEN: Senses = {"": Sense.SPEAK}


@cache
def verbs_of_attitude() -> Mapping[str, Senses]:
    """Give the senses of each form of a verb; a verb of saying that hands on nothing still tells what it is about."""
    found: dict[str, dict[str, Sense]] = {}
    for sense in SENSES:
        for form in forms(sense, Part.VERB):
            verb, _, particle = form.partition(" ")
            found.setdefault(verb, {}).setdefault(particle, sense)
    for form in SPOKEN - word_list("no stand"):
        if " " not in form:
            found.setdefault(form, {}).setdefault("", Sense.SAY)
    return found


def by_attitudes(doc: Doc, offset: int, taken: Collection[int]) -> Iterator[Attribution]:
    """Give the attributions of a sentence's attitudes.

    Args:
        doc: The sentence.
        offset: Its start in the document.
        taken: Where in the document the cues of what is said end; these are no attitudes too.
    """
    cues = verbs_of_attitude()
    for token in doc:
        if offset + token.idx + len(token) in taken:
            continue
        senses = cues.get(token.lower_) or (_OPEN if _governs_that(token) else None)
        if senses is not None and token.tag_ in VERBAL and token.dep_ not in _NO_VERB:
            yield from by_passive(token, offset) if is_passive(token) else _of_verb(token, senses, offset)
        yield from by_seeming(token, offset)
        yield from by_adjective(token, offset)
        yield from by_noun(token, offset)


def _governs_that(verb: Token) -> bool:
    """Tell whether a verb of whatever meaning has a clause with "that" or a question: "confided that", "joked how"."""
    clause = child(verb, "ccomp")
    if clause is None or clause.i < verb.i or verb.lemma_ == "be":
        return False
    return any(mark.lower_ in _THAT for mark in kids(clause, "mark", "advmod", "dobj"))


def _of_verb(verb: Token, senses: Senses, offset: int) -> Iterator[Attribution]:
    source = source_of(verb)
    if source is None or _is_only_thought_of(verb):
        return
    words, sense = _content(verb, senses)
    parts = stretches(words, offset)
    if parts:
        cue = place(verb).shifted(offset)
        rule = "stand" if sense is Sense.SAY else sense
        yield Attribution(
            source=source_span(source, offset), cue=cue, content=parts, told=False, rule=f"attribution:{rule}"
        )


def _is_only_thought_of(verb: Token) -> bool:
    """Tell whether an attitude is one that somebody may take, or is to take: "would back", "a plan to discuss"."""
    tags = {aux.tag_ for aux in kids(verb, "aux")}
    return "MD" in tags or ("TO" in tags and verb.dep_ not in _MEANT)


def _content(verb: Token, senses: Senses) -> tuple[list[Token], Sense]:
    """Give the words of what an attitude is to, and its sense; no words where it is to nothing."""
    for kid in verb.rights:
        sense = senses.get(kid.lower_)
        if sense is not None and kid.dep_ in {"prep", "prt", "advmod"}:
            noun = child(kid, "pobj", "pcomp")
            return list(noun.subtree) if noun is not None else _object_or_clause(verb), sense
    sense = senses.get("")
    if sense is None:
        return [], Sense.SPEAK
    clause = child(verb, "ccomp", "xcomp")
    if sense is Sense.SAY and (clause is None or clause.dep_ == "xcomp") and verb.tag_ not in {"VB", "VBG"}:
        return [], sense  # "said a prayer", "found the key": an object alone is seldom a thing said
    return _object_or_clause(verb), sense


def _object_or_clause(verb: Token) -> list[Token]:
    clause = child(verb, "ccomp", "xcomp")
    words = _object(verb)
    if not words and clause is not None and clause.i > verb.i:
        words = list(clause.subtree)
    return words


def _object(verb: Token) -> list[Token]:
    """Give an object with the phrases behind it that go on telling of it: "her rival over his stance"."""
    noun = child(verb, "dobj")
    if noun is None:
        return []
    words = list(noun.subtree)
    for kid in verb.rights:
        more = kid.dep_ in {"oprd", "xcomp", "ccomp"} or (kid.dep_ == "prep" and kid.lower_ in _GOING_ON)
        if more and kid.i > noun.i:
            words += kid.subtree
    return words
