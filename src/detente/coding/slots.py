"""Where in the sentence a frame's slots are filled: objects, datives, prepositional phrases near and below."""

from collections.abc import Iterator
from itertools import pairwise

from detente.coding.arguments import (
    VERBAL_TAGS,
    agent,
    coordinated,
    given_to,
    is_for_to,
    is_object_clause,
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

NO_LINKS = frozenset({"according", "due", "owing", "thanks", "as"})
"""What a preposition behind these leads to is a source, a reason ("due to") or the like ("as with"), never a side."""

THREATENING = frozenset({"threaten", "vow", "promise", "pledge", "offer", "swear", "undertake"})
"""What these are followed by "to" do is what is promised or threatened, even where a date stands between."""

GROUNDS = frozenset(
    {"behalf", "order", "instruction", "suspicion", "charge", "ground", "advice", "initiative", "pretext"}
)
"""Behind "on" and "at" these tell for whom or why it is done, never to whom: "arrested on suspicion of spying for"."""

LEAVING = frozenset({"from", "out"})
BELOW = frozenset({"of", "in"})
NOUN_LINKS = ("of", "by", "on", "over", "about", "from")
"""Behind these of a noun of action further slots may hang: "attacks by rebels against the port"."""


def verb_fillers(predicate: Predicate, slot: str) -> Iterator[Token]:
    """Go through the words that fill a slot of a verb."""
    verb = predicate.token
    if slot == "object":
        for head in map(verb_object, (verb, *_ended(predicate))):
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
        for word in _eaten(predicate):
            yield from _subject_told_of(word)
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
    content = _promised(verb)
    if content is not None:
        yield from _below_promise(content)


def _below_promise(content: Token) -> Iterator[Token]:
    thing = verb_object(content)
    yield from (kid for kid in content.children if kid.dep_ == "dative" and kid.tag_ not in ("IN", "TO"))
    for slot in ("to", "against", "for", "with", "on", "from", "into", "between"):
        yield from prepositional(content, slot)
        if thing is not None:
            yield from prepositional(thing, slot)
    if thing is not None:
        yield thing


def _told_of(noun: Token) -> Token | None:
    """Give the clause that tells what a noun of speech says: "the demand that Oslo pay", "the threat to invade"."""
    return child(noun, "acl", "ccomp", "xcomp")


def _subject_told_of(noun: Token) -> Iterator[Token]:
    content = _told_of(noun)
    own = child(content, "nsubj", "nsubjpass") if content is not None else None
    if own is not None:
        yield own


def _object_told_of(noun: Token) -> Iterator[Token]:
    content = _told_of(noun)
    if content is not None and child(content, "nsubj", "nsubjpass") is None and content.tag_ == "VB":
        yield from _below_promise(content)


def _promised(verb: Token) -> Token | None:
    """Give the verb of what is promised: below the verb, its adjective ("ready to help") or its noun ("vowed to")."""
    below = child(verb, "acomp", "dobj", "attr")
    own = child(verb, "xcomp") or next((kid for kid in verb.children if _is_object(kid)), None) or _infinitive(verb)
    return own if own is not None or below is None else child(below, "xcomp", "acl")


def _infinitive(verb: Token) -> Token | None:
    """Give the infinitive that the parser hung on a threat as its purpose: "threatened in May to shell the town"."""
    if verb.lemma_ not in THREATENING or verb_object(verb) is not None:
        return None
    below = (kid for kid in verb.children if kid.dep_ == "advcl" and kid.tag_ == "VB" and child(kid, "nsubj") is None)
    return next((kid for kid in below if any(each.tag_ == "TO" for each in kid.children)), None)


def _is_object(clause: Token) -> bool:
    return clause.dep_ == "advcl" and is_object_clause(clause)


def _prepositional(predicate: Predicate, slot: str) -> Iterator[Token]:
    verb, thing = predicate.token, verb_object(predicate.token)
    yield from prepositional(verb, slot)
    if predicate.frame.place_is_party:
        yield from _behind_dates(verb)
    passed_over = NO_LINKS | {slot}
    for kid in verb.children:
        if kid.dep_ in ("prep", "prt", "advmod") and kid.lower_ not in passed_over:
            yield from prepositional(kid, slot)
            yield from _against(kid) if slot == "against" else ()
            if thing is None and slot == "in" and kid.lower_ in LEAVING:
                yield from _left(kid)
    if thing is not None:
        eaten = thing.i in predicate.eats
        if slot not in BELOW and (eaten or slot == "with" or not predicate.frame.joint):
            yield from _below(thing, slot)
        elif eaten:
            yield from prepositional(thing, slot)
    yield from _behind_ended(predicate, slot)
    deeper = [kid for kid in verb.children if kid.dep_ in ("acomp", "attr")]
    for word in (*deeper, *(each for each in _eaten(predicate) if each.dep_ == "pobj")):
        yield from prepositional(word, slot)


def _against(link: Token) -> Iterator[Token]:
    """Go through the accused that the parser hung on the judge: "filed a complaint with the council against Oslo"."""
    for judge in link.children:
        yield from prepositional(judge, "against")


def _eaten(predicate: Predicate) -> Iterator[Token]:
    """Go through the words that the verb's phrase has taken into itself."""
    yield from (predicate.token.doc[i] for i in predicate.eats)


def _ended(predicate: Predicate) -> Iterator[Token]:
    """Go through what is done no more, where the verb's phrase names it: "stopped issuing permits to hauliers"."""
    return (word for word in _eaten(predicate) if word.dep_ == "xcomp" and word.tag_ == "VBG")


def _behind_ended(predicate: Predicate, slot: str) -> Iterator[Token]:
    for done in _ended(predicate):
        yield from prepositional(done, slot)
        ended = verb_object(done)
        if ended is not None:
            yield from _below(ended, slot)


def _left(preposition: Token) -> Iterator[Token]:
    """Go through the lands in which lies what is left: "pulled out of its bases in Chad"."""
    for link in (preposition, *(kid for kid in preposition.children if kid.dep_ == "prep")):
        for ground in link.children:
            if ground.dep_ == "pobj":
                yield from prepositional(ground, "in")


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


def _doer_above(noun: Token) -> Iterator[Token]:
    """Give who does what another has asked for: "at Oslo's request, Lima closed the road"."""
    link = noun.head
    doer = agent(link.head) if link.lower_ == "at" and link.head.tag_ in VERBAL_TAGS else None
    if doer is not None:
        yield doer


CONTENTS = {"content": _object_told_of, "subject_of_content": _subject_told_of, "doer": _doer_above}
"""Slots of a noun that stand in the clause below it."""


def is_own_will(noun: Token) -> bool:
    """Tell whether a noun with an infinitive is its "of"'s own will: "the refusal of Hungary to sign"."""
    behind = [kid for kid in noun.rights if kid.dep_ in ("prep", "acl")]
    pairs = pairwise(behind)
    return any(one.lower_ == "of" and two.dep_ == "acl" and two.tag_ == "VB" for one, two in pairs)


def noun_fillers(predicate: Predicate, slot: str) -> Iterator[Token]:
    """Go through the words that fill a slot of a noun of action, on the noun itself or on the verb that carries it."""
    noun, carrier = predicate.token, predicate.carrier
    if slot in CONTENTS:
        yield from CONTENTS[slot](noun)
        return
    if (slot == "by" and not predicate.frame.joint) or (slot == "of" and is_own_will(noun)):
        return
    yield from prepositional(noun, slot)
    if slot not in BELOW:
        for link in NOUN_LINKS:
            for inner in prepositional(noun, link):
                yield from prepositional(inner, slot) if slot != link else ()
    elif slot == "of":
        for inner in prepositional(noun, "from", "by"):
            yield from prepositional(inner, slot) if inner.tag_ == "NNP" else ()
    if carrier is not None and slot != "of":
        yield from prepositional(carrier, slot)
    elif predicate.frame.transfer is not None and noun.dep_ == "dobj":
        yield from prepositional(noun.head, slot)
