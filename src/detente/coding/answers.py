"""Words between two: whose offer, demand or bid is answered, to whom words are said, and who was there."""

from collections.abc import Iterator, Sequence

from detente.coding.arguments import VERBAL_TAGS, agent, prepositional, surface_subject, verb_object
from detente.coding.drafts import others_than
from detente.coding.found import Found
from detente.coding.mentions import Mentions
from detente.coding.phrases import NOUNS
from detente.coding.predicates import Predicate
from detente.coding.tokens import Token
from detente.model.actors import Party
from detente.model.claims import EventType

ANSWERING = frozenset({
    EventType.ACCUSE, EventType.AGREE, EventType.CONCEDE, EventType.REJECT, EventType.REQUEST, EventType.SUPPORT,
    EventType.THREATEN,
})  # fmt: skip
"""These are done to whoever made the offer, demand or bid that they name: "declined Warsaw's invitation"."""

TURNED_TO = ("object", "dative", "to", "with", "on", "against", "towards", "toward")
"""Where those stand to whom words are said, whatever the verb: "caved in to", "took a hard line with"."""

MADE_BY = ("by", "from")
MEANWHILE = frozenset({"at", "in", "during", "on", "after", "following", "before", "for", "since", "via"})
"""What stands behind these is where or when the doer of the verb was: at talks, on a visit."""


def slots_of(predicate: Predicate) -> tuple[str, ...]:
    """Give the slots of a frame, and behind them those where words to another may always stand."""
    frame = predicate.frame
    own = frame.recipient
    if not (predicate.is_verb and own and frame.event in ANSWERING) or frame.joint:
        return own
    return (*own, *(slot for slot in TURNED_TO if slot not in own))


def answered(
    predicate: Predicate, actors: Sequence[Found[Party]], mentions: Mentions
) -> tuple[list[Found[Party]], Token | None] | None:
    """Give whose offer, demand or bid is answered, where the verb's phrase has taken the word into itself."""
    thing = verb_object(predicate.token)
    if thing is None or thing.i not in predicate.eats or predicate.frame.event not in ANSWERING:
        return None
    others = others_than(actors, mentions.parties(thing) or next(_makers(thing, mentions), ()))
    return (others, thing) if others and not predicate.frame.joint else None


def _makers(thing: Token, mentions: Mentions) -> Iterator[tuple[Found[Party], ...]]:
    return (found for head in prepositional(thing, *MADE_BY) if (found := mentions.parties(head)))


def doer_meanwhile(noun: Token) -> Token | None:
    """Give who did something else at a meeting or on a visit: "said at talks with Oslo", "spoke on a trip"."""
    link = noun.head
    if link.dep_ != "prep" or link.lower_ not in MEANWHILE:
        return None
    if link.head.tag_ in NOUNS:
        return link.head
    return agent(link.head) if link.head.tag_ in VERBAL_TAGS else None


def thanking(verb: Token) -> Token | None:
    """Give who gives thanks for a deed: to them it was done, where nobody else is told."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "for" or verb.head.head.lemma_ != "thank":
        return None
    return surface_subject(verb.head.head)
