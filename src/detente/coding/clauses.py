"""To whom an act is done where no slot of its frame tells it: the other state that its own clause names."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.coding.arguments import VERBAL_TAGS, agent, is_infinitive
from detente.coding.drafts import Sides, unique
from detente.coding.found import Found
from detente.coding.goods import commodity_named
from detente.coding.harms import is_spared
from detente.coding.phrases import is_venue
from detente.coding.predicates import Predicate
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.entries import NameKind
from detente.lexicon.names import Mention
from detente.model.actors import NO_STATE_CODES, CountryCode, Party
from detente.model.claims import Commodity, EventType

OTHERS = frozenset({"conj", "advcl", "parataxis", "relcl", "npadvmod"})
"""What hangs on a word by these tells of another act, of a time, or of somebody else."""

ASKING = frozenset({EventType.REQUEST, EventType.AGREE, EventType.THREATEN, EventType.REJECT, EventType.CONCEDE})
"""What these say or promise is to be done by or to the one they are for; what others say is another matter."""

GOALS = frozenset({
    "to", "against", "on", "upon", "for", "near", "off", "facing", "opposite", "toward", "towards", "into", "onto",
    "along", "around", "as", "of", "across", "over",
})  # fmt: skip
"""Prepositions of a verb that lead to those whom it concerns; the others lead to times, places and companions."""

ASIDE = frozenset({"over", "during", "after", "before", "since", "amid", "despite", "following"})
"""What stands behind these within a phrase is about something else."""

SOURCES = frozenset({"from", "out"})
AIMED = frozenset({EventType.ASSAULT, EventType.MOBILIZE})
"""What these are done for tells against whom: "put its fleet on alert to deter Ankara"."""

ARMS = frozenset({
    Commodity.SMALL_ARMS_AMMUNITION, Commodity.ARTILLERY_ROCKETS, Commodity.BALLISTIC_MISSILES, Commodity.DRONES,
    Commodity.OTHER_ARMS,
})  # fmt: skip
"""Of whose make these are tells nothing of whom they are turned against."""

AT = frozenset({"at", "on", "upon", "against", "into", "to", "towards", "toward"})
"""Behind these stand those whom arms are turned against."""

LEFT = frozenset({EventType.RETREAT, EventType.COERCE, EventType.REJECT})
"""What is done "from" a state with these is done to it: withdrawn from, taken from."""

BECAUSE = {
    "for": frozenset({EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.ACCUSE, EventType.RETREAT}),
    "over": frozenset({EventType.RETREAT, EventType.COERCE, EventType.SANCTION, EventType.AGREE}),
}
"""With these acts a preposition tells the reason, not whom: "jailed for the murder of a Dane", "resigned over"."""

IN_CLAUSE = "complete:clause"
"""The rule of a side that only the act's clause gives."""

CONTENT = frozenset({"ccomp", "xcomp"})
WITHIN = frozenset({"in", "at", "within", "inside"})
UNNAMING = frozenset({NameKind.MEDIA, NameKind.WEAPON})
BODIES = frozenset({CountryCode("EUR"), CountryCode("NAT")})
"""Of those that are no states, these act and are acted upon as states are."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A name within a clause: the phrase that it is of, and how many steps below the act's word it stands."""

    found: Found[Party]
    phrase: int
    depth: int


def other_in_clause(predicate: Predicate, actors: Sides, scene: Scene) -> Sides:
    """Give the other state named in what an act's clause says besides its doer; nothing where none stands out.

    Of several the one nearest to the act's word is meant, with those that are joined to it by "and".
    """
    own = {found.value.country for found in actors} | scene.speaking(scene.word(predicate.token))
    named = [each for each in _named(predicate, scene) if each.found.value.country not in own]
    if not named:
        return ()
    nearest = min(each.depth for each in named)
    phrases = {each.phrase for each in named if each.depth == nearest}
    return unique(each.found for each in named if each.phrase in phrases) if len(phrases) == 1 else ()


def _named(predicate: Predicate, scene: Scene) -> Iterator[_Named]:
    root = predicate.carrier if predicate.carrier is not None else predicate.token
    for word in _words(predicate, root):
        name = _name(word, scene)
        if name is not None:
            top, depth = _phrase(word, root)
            party = Party(name.name, name.country)
            yield _Named(Found(name.span, party, IN_CLAUSE), top, depth)


def _name(word: Token, scene: Scene) -> Mention | None:
    """Give the state that a word names, or in whose land the place lies that it names."""
    name = scene.name_at(word)
    if name is None:
        place = scene.names.get(word.i)
        name = place if place is not None and place.kind is NameKind.PLACE else None
    if name is None or name.country is None or name.kind in UNNAMING or is_venue(word, word.head, scene):
        return None
    return name if name.country not in NO_STATE_CODES - BODIES else None


def _phrase(word: Token, root: Token) -> tuple[int, int]:
    """Give the head of all that is joined to a word by "and", and how far below the act's word it stands."""
    while word.dep_ == "conj":
        word = word.head
    top, depth = word, 0
    while word.i not in (root.i, word.head.i):
        word = word.head
        depth += word.dep_ != "conj"
    return top.i, depth


def _words(predicate: Predicate, root: Token) -> Iterator[Token]:
    """Go through the words of an act's clause that can name those whom it concerns."""
    doer = agent(root) if predicate.is_verb or predicate.carrier is not None else None
    for kid in root.children:
        if _concerns(kid, predicate) and (doer is None or all(word.i != doer.i for word in kid.subtree)):
            yield from _branch(kid, predicate.frame.event)


def _concerns(kid: Token, predicate: Predicate) -> bool:
    """Tell whether what hangs on an act's word can name those whom it concerns."""
    event = predicate.frame.event
    if kid.dep_ == "prep":
        return _leads(kid.lower_, predicate)
    if kid.dep_ == "ccomp":
        return event in ASKING and kid.i > kid.head.i
    if kid.dep_ == "advcl":
        return event in AIMED and is_infinitive(kid)
    return kid.dep_ not in OTHERS and kid.dep_ != "agent"


def _leads(preposition: str, predicate: Predicate) -> bool:
    """Tell whether a preposition of an act's word leads to those whom it concerns."""
    event = predicate.frame.event
    if (preposition == "for" and event is EventType.REQUEST) or (preposition == "as" and not predicate.is_verb):
        return False
    if event in BECAUSE.get(preposition, ()):
        return False
    return preposition in GOALS or (preposition in SOURCES and event in LEFT)


def _branch(word: Token, event: EventType | None) -> Iterator[Token]:
    """Go through a word and what hangs on it, further clauses and what is only by the way left out."""
    yield word
    armed = event in AIMED and commodity_named(word) in ARMS
    for kid in word.children:
        own = event is EventType.MOBILIZE and word.dep_ == "dobj" and (kid.i < word.i or kid.lower_ == "of")
        if not (own or _is_aside(kid, event) or (armed and kid.i < word.i)):
            yield from _branch(kid, event)


def tells_whose_arms(word: Token, predicate: Predicate) -> bool:
    """Tell whether a name says of whose make or gift the arms of an attack are: "mortars supplied by Ankara"."""
    if predicate.frame.event not in AIMED:
        return False
    while word.i not in (word.head.i, predicate.token.i) and word.lower_ not in AT:
        if commodity_named(word) in ARMS:
            return True
        word = word.head
    return False


def _is_aside(kid: Token, event: EventType | None) -> bool:
    """Tell whether what hangs on a word within a phrase is another act or only by the way."""
    if is_spared(kid, event):
        return True
    if kid.dep_ == "prep":
        if kid.head.dep_ in CONTENT and kid.head.tag_ in VERBAL_TAGS and kid.lower_ not in GOALS | SOURCES | WITHIN:
            return True
        return kid.lower_ in ASIDE or (event is EventType.REQUEST and kid.lower_ in WITHIN)
    if kid.dep_ == "acl" and kid.tag_ == "VB":
        return event not in ASKING | AIMED
    return kid.dep_ in OTHERS and (kid.dep_ != "conj" or kid.tag_.startswith("VB"))
