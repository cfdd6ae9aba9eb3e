"""Whether what a predicate names took place, goes on, or is yet to come.

A verb is read by its own helping verbs first, then by what governs it ("plans to", "failed to", "is likely to"), then
by its tense. A noun is read by its adjectives ("planned visit"), then by the verb that it is the object of.
"""

from detente.coding.found import Found
from detente.coding.stance import signs
from detente.coding.stance.nouns import read_noun
from detente.coding.stance.verbs import read_verb
from detente.coding.tokens import Token
from detente.model.claims import Kind, Status


def read_status(predicate: Token, kind: Kind = Kind.EVENT) -> Found[Status]:
    """Give whether what the predicate names took place, goes on, or is yet to come, by its parse and cue words.

    Args:
        predicate: The verb or noun that names the act.
        kind: Conditions, motives and assessments go by tense alone: past occurred, present ongoing, hedged possible.
    """
    read = read_verb if signs.is_verbal(predicate) else read_noun
    status, sign, rule = read(predicate, kind, 0)
    return Found(sign, status, f"status:{rule}")
