"""Where in the sentence a frame's slots are filled: objects, datives, prepositional phrases near and below."""

from collections.abc import Iterator

from detente.coding.arguments import (
    coordinated,
    given_to,
    is_for_to,
    prepositional,
    surface_subject,
    verb_object,
)
from detente.coding.found import child
from detente.coding.matching import DAYS
from detente.coding.predicates import Predicate
from detente.coding.tokens import Token

ASKED = frozenset({"ccomp", "xcomp", "advcl"})
"""Where what somebody is asked to do hangs: "called for Kyiv to join"."""

REASONS = ("according", "due", "owing", "thanks")
"""The "to" of these leads to a source or a reason, never to a taker."""

BELOW = frozenset({"of", "in"})
NOUN_LINKS = ("of", "by", "on", "over", "about")
"""Behind these of a noun of action further slots may hang: "attacks by rebels against the port"."""


def verb_fillers(predicate: Predicate, slot: str) -> Iterator[Token]:
    """Go through the words that fill a slot of a verb."""
    verb = predicate.token
    if slot == "object":
        head = verb_object(verb)
        if head is not None and head.i not in predicate.eats:
            yield head
    elif slot == "dative":
        yield from (kid for kid in verb.children if kid.dep_ == "dative" and kid.tag_ not in ("IN", "TO"))
        taker = given_to(verb)
        if taker is not None:
            yield taker
    elif slot == "content":
        yield from _in_content(verb)
    elif slot == "content_object":
        yield from _objects_of_content(verb)
    elif slot == "subject_of_content":
        yield from _subject_of_content(verb)
    else:
        yield from _prepositional(predicate, slot)


def _subject_of_content(verb: Token) -> Iterator[Token]:
    content = child(verb, "ccomp")
    if content is None or child(content, "nsubj", "nsubjpass") is None:
        content = next((kid for kid in verb.children if kid.dep_ in ASKED and is_for_to(kid)), None)
    subject = surface_subject(content) if content is not None else None
    if subject is not None:
        yield subject


def _objects_of_content(verb: Token) -> Iterator[Token]:
    """Go through what somebody is kept from dealing with: "bars banks from financing firms in Minsk"."""
    thing = verb_object(verb)
    for holder in (verb, *((thing,) if thing is not None else ())):
        for inner in prepositional(holder, "from"):
            deed = verb_object(inner)
            if deed is not None:
                yield deed
                for link in ("for", "of", "to", "with", "in"):
                    yield from prepositional(deed, link)
                    yield from prepositional(inner, link)


def _in_content(verb: Token) -> Iterator[Token]:
    """Go through those to whom the content of a promise or threat would be done: "pledged to send aid to Kyiv"."""
    content = child(verb, "xcomp")
    if content is None:
        return
    thing = verb_object(content)
    yield from (kid for kid in content.children if kid.dep_ == "dative" and kid.tag_ not in ("IN", "TO"))
    for slot in ("to", "against", "for", "with", "on", "from", "into", "between"):
        yield from prepositional(content, slot)
        if thing is not None:
            yield from prepositional(thing, slot)
    if thing is not None:
        yield thing


def _prepositional(predicate: Predicate, slot: str) -> Iterator[Token]:
    verb, thing = predicate.token, verb_object(predicate.token)
    yield from prepositional(verb, slot)
    if predicate.frame.place_is_party:
        yield from _behind_dates(verb)
    for kid in verb.children:
        if kid.dep_ in ("prep", "prt", "advmod") and kid.lower_ not in (slot, *REASONS):
            yield from prepositional(kid, slot)
    if thing is not None:
        eaten = thing.i in predicate.eats
        if slot not in BELOW and (eaten or not predicate.frame.joint):
            yield from _below(thing, slot)
        elif eaten:
            yield from prepositional(thing, slot)
    for kid in verb.children:
        if kid.dep_ in ("acomp", "attr"):
            yield from prepositional(kid, slot)


def _behind_dates(verb: Token) -> Iterator[Token]:
    """Go through further goals that the parser hung on a date: "to Kyiv on July 2 and Warsaw on July 3"."""
    for date in prepositional(verb, "on"):
        if date.text in DAYS:
            yield from (each for each in date.conjuncts if each.tag_ == "NNP" and each.text not in DAYS)


def _below(thing: Token, slot: str) -> Iterator[Token]:
    for each in coordinated(thing):
        yield from prepositional(each, slot)
        for kid in each.children:
            if kid.dep_ == "prep" and kid.lower_ in BELOW:
                for inner in kid.children:
                    yield from prepositional(inner, slot)
            elif kid.dep_ == "acl" or kid.lower_ == "worth":
                yield from prepositional(kid, slot)


def noun_fillers(predicate: Predicate, slot: str) -> Iterator[Token]:
    """Go through the words that fill a slot of a noun of action, on the noun itself or on the verb that carries it."""
    noun, carrier = predicate.token, predicate.carrier
    yield from prepositional(noun, slot)
    if slot not in BELOW:
        for link in NOUN_LINKS:
            for inner in prepositional(noun, link):
                yield from prepositional(inner, slot) if slot != link else ()
    if carrier is not None and slot != "of":
        yield from prepositional(carrier, slot)
    elif predicate.frame.transfer is not None and noun.dep_ == "dobj":
        yield from prepositional(noun.head, slot)
