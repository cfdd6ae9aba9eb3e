"""Attributions of stands and wishes: what somebody wants, sides with or against, speaks of, or sees.

Nothing is told to be so by them ("he backed the deal", "she spoke about the talks"), so no claim hears a voice in them.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from detente.coding.attribution.attributed import Attribution
from detente.coding.attribution.sources import VERBAL, is_passive, source_of, source_span
from detente.coding.attribution.stretches import stretches
from detente.coding.found import child, kids, place
from detente.coding.tokens import Doc, Token
from detente.lexicon.cues import Part, Sense, forms

SENSES = (Sense.WANT, Sense.SIDE, Sense.SPEAK, Sense.SEE)
_NO_VERB = frozenset({"amod", "compound", "aux", "auxpass"})
_GOING_ON = frozenset({"for", "as", "over", "of", "about", "against", "with", "to", "on", "from", "in", "at"})
"""Prepositions whose phrases tell more of an object that they stand behind: "her rival over his stance"."""

Cues = Mapping[str, Mapping[str, Sense]]


@cache
def verbs_of_attitude() -> Cues:
    """Give the senses of each form of a verb, by the particle or preposition that it needs ("" where it needs none)."""
    found: dict[str, dict[str, Sense]] = {}
    for sense in SENSES:
        for form in forms(sense, Part.VERB):
            verb, _, particle = form.partition(" ")
            found.setdefault(verb, {}).setdefault(particle, sense)
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
        senses = cues.get(token.lower_)
        if (
            senses
            and token.tag_ in VERBAL
            and token.dep_ not in _NO_VERB
            and offset + token.idx + len(token) not in taken
        ):
            yield from _of_verb(token, senses, offset)


def _of_verb(verb: Token, senses: Mapping[str, Sense], offset: int) -> Iterator[Attribution]:
    source = source_of(verb)
    if source is None or is_passive(verb) or _is_only_thought_of(verb):
        return
    words, sense = _content(verb, senses)
    parts = stretches(words, offset)
    if parts:
        cue = place(verb).shifted(offset)
        yield Attribution(
            source=source_span(source, offset), cue=cue, content=parts, told=False, rule=f"attribution:{sense}"
        )


def _is_only_thought_of(verb: Token) -> bool:
    """Tell whether an attitude is one that somebody may take, or is to take: "would back", "to discuss"."""
    return any(aux.tag_ in {"MD", "TO"} for aux in kids(verb, "aux"))


def _content(verb: Token, senses: Mapping[str, Sense]) -> tuple[list[Token], Sense]:
    """Give the words of what an attitude is to, and its sense; no words where it is to nothing."""
    for kid in verb.rights:
        sense = senses.get(kid.lower_)
        if sense is not None and kid.dep_ in {"prep", "prt", "advmod"}:
            noun = child(kid, "pobj", "pcomp")
            return list(noun.subtree) if noun is not None else _object(verb), sense
    if "" not in senses:
        return [], Sense.SPEAK
    words = _object(verb)
    clause = child(verb, "ccomp", "xcomp")
    if not words and clause is not None and clause.i > verb.i:
        words = list(clause.subtree)
    return words, senses[""]


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
