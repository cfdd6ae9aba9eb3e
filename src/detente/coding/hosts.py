"""Whose guest an envoy is: where no doer is told, he is sent away by the state that he is posted to."""

from detente.coding.arguments import prepositional
from detente.coding.drafts import Sides
from detente.coding.found import Found
from detente.coding.predicates import Predicate
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.frames import word_class
from detente.model.actors import NO_STATE_CODES, Party

ENVOYS = word_class("envoy")
POSTED = ("in", "to", "at")
EXPEL = "expel"


def host_of(predicate: Predicate, sent_away: Token | None, scene: Scene) -> Sides:
    """Give the state to which an envoy who is sent away is posted: "the French ambassador in Niamey was expelled"."""
    if predicate.frame.mode != EXPEL or sent_away is None or sent_away.lemma_.lower() not in ENVOYS:
        return ()
    for post in prepositional(sent_away, *POSTED):
        name = scene.names.get(post.i)
        if name is not None and name.country is not None and name.country not in NO_STATE_CODES:
            return (Found(name.span, Party(name.name, name.country), "name:host"),)
    return ()
