"""Which word of a sentence is the item of a transfer."""

from detente.coding.arguments import agent, prepositional, verb_object
from detente.coding.goods import commodity_named, misread_goods
from detente.coding.matching import GIVE_WITH, given_with
from detente.coding.predicates import Predicate
from detente.coding.scenes import Scene
from detente.coding.tokens import Token

ARMING = frozenset({"arm", "equip", "outfit"})
"""What these are done to is never what is given: "to arm the eastern forces"."""


def item_of(predicate: Predicate, scene: Scene) -> Token | None:
    """Give the head of what moves, by the slots of the frame in their order."""
    for slot in predicate.frame.item:
        found = _in_slot(predicate, slot, scene)
        if found is not None:
            return found
    return None


def _in_slot(predicate: Predicate, slot: str, scene: Scene) -> Token | None:
    token = predicate.token
    if slot == "self":
        return token
    if slot == "subject":
        return agent(token)
    if slot == "object":
        return _object(predicate)
    if slot == "governed":
        return misread_goods(token)
    if slot == "compound":
        kids = [kid for kid in token.lefts if kid.dep_ in ("compound", "amod", "nmod") and kid.i not in scene.names]
        return kids[-1] if kids else None
    return next(prepositional(token, slot), None) or _behind_taker(predicate, slot)


def _behind_taker(predicate: Predicate, slot: str) -> Token | None:
    """Give the goods that the parse hung on who takes or gives them: "the sale to Oman of trucks"."""
    if slot != "of" or predicate.is_verb:
        return None
    noun, slots = predicate.token, (*predicate.frame.recipient, *predicate.frame.giver)
    holders = (noun, noun.head) if noun.dep_ in ("dobj", "nsubjpass") else (noun,)
    sides = (head for holder in holders for head in prepositional(holder, *slots))
    below = (head for side in sides for head in prepositional(side, "of"))
    return next((head for head in below if commodity_named(head) is not None), None)


def _object(predicate: Predicate) -> Token | None:
    """Give the object, or what stands behind "with" where somebody is provided with it."""
    token, thing = predicate.token, verb_object(predicate.token)
    if predicate.is_verb and predicate.frame.transfer == "gives" and token.lemma_ in GIVE_WITH:
        given = given_with(token)
        if given is not None and (thing is None or commodity_named(thing) is None):
            return given
        if token.lemma_ in ARMING:
            return given
    return thing
