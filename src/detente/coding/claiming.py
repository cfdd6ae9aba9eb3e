"""From a predicate with its parties to a claim, by the rules of the codebook."""

import re
from dataclasses import dataclass

from detente.lexicon.frames import word_class
from spacy.tokens import Token

from detente.coding.arguments import VERBAL_TAGS, agent, prepositional
from detente.coding.found import Found
from detente.coding.mentions import Mentions
from detente.coding.predicates import Predicate
from detente.coding.quoting import quote_span
from detente.coding.roles import Roles
from detente.coding.scenes import Scene
from detente.coding.transfers import commodity_named, item_span
from detente.lexicon.entries import NameKind
from detente.model.actors import CountryCode, Party
from detente.model.claims import Commodity, EventType, Kind, Status, Transfer
from detente.model.text import Span

NEEDS_RECIPIENT = frozenset({EventType.AID, EventType.SANCTION, EventType.SUPPORT})
NO_RECIPIENT = frozenset({EventType.MOBILIZE, EventType.PROTEST})
TRANSFERRING = frozenset({EventType.AID, EventType.COOPERATE})
TIES = word_class("joint_tie")
"""Said alone, these are of the two states that the document is about."""

OWN = re.compile(r"(?:its|their|his|her|our)\b|.*\bown\b", re.IGNORECASE)
"""What goes to one's own is no transfer between sides."""

DOMESTIC = frozenset({EventType.COERCE, EventType.PROTEST, EventType.ASSAULT, EventType.AID})
"""What states also do to their own."""

TREATY_WORDS = frozenset(
    {"agreement", "treaty", "pact", "accord", "deal", "convention", "resolution", "commitment", "protocol"}
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its date, stance, status, speakers, quantities and places are read."""

    predicate: Predicate
    span: Span
    actors: tuple[Found[Party], ...]
    recipients: tuple[Found[Party], ...]
    transfer: Transfer | None = None
    item: Span | None = None
    target: Token | None = None
    thing: Token | None = None

    @property
    def countries(self) -> frozenset[CountryCode]:
        """Give the countries of both sides."""
        return frozenset(found.value.country for found in (*self.actors, *self.recipients) if found.value.country)


class Drafts:
    """Makes drafts of a scene's predicates."""

    def __init__(self, scene: Scene, mentions: Mentions) -> None:
        """Take the scene and what resolves its phrases."""
        self._scene = scene
        self._mentions = mentions

    def make(self, predicate: Predicate, roles: Roles) -> Draft | None:
        """Give the draft of a claim; None where the frame's needs aren't met or nobody is told."""
        frame = predicate.frame
        actors, recipients = roles.actors, roles.recipients
        transfer, item = None, None
        if frame.transfer is not None:
            moved = self._moved(predicate, roles)
            if moved is None:
                return None
            actors, recipients, transfer, item = moved
        if frame.kind is not Kind.EVENT:
            actors, recipients = self._about(predicate, actors)
        recipients = _others(frame.event, actors, recipients)
        if not self._holds(predicate, actors, recipients):
            return None
        span = quote_span(predicate, self._scene, (*actors, *recipients))
        return Draft(predicate, span, actors, recipients, transfer, item, roles.target, roles.item)

    def _moved(
        self, predicate: Predicate, roles: Roles
    ) -> tuple[tuple[Found[Party], ...], tuple[Found[Party], ...], Transfer | None, Span | None] | None:
        """Turn a transfer the right way round: the supplier acts, the recipient receives."""
        frame, item = predicate.frame, roles.item
        if frame.transfer == "services":
            if not roles.recipients or (
                roles.actors and roles.recipients[0].value.country == roles.actors[0].value.country
            ):
                return (
                    (roles.actors, roles.recipients, None, None) if roles.target is not None and roles.actors else None
                )
            transfer = _transfer(roles.actors, roles.recipients, _words(predicate.token), Commodity.SERVICES_TRAINING)
            return roles.actors, roles.recipients, transfer, None
        if item is None:
            return None
        commodity = commodity_named(item, self._scene)
        if commodity is None:
            return None
        givers, takers = roles.actors, roles.recipients
        if frame.transfer == "carries":
            givers = self._from(predicate, item)
            if not givers or not takers:
                return None
        elif frame.transfer == "takes":
            givers, takers = self._giver(predicate, item), roles.actors
        elif not givers:
            givers = self._from(predicate, item) or self._makers(item)
        if (not takers and not givers) or (takers and OWN.match(takers[0].value.name)):
            return None
        span = item_span(item, self._scene)
        return givers, takers, _transfer(givers, takers, self._cut(span), commodity), span

    def _giver(self, predicate: Predicate, item: Token) -> tuple[Found[Party], ...]:
        return self._from(predicate, item) or self._makers(item)

    def _from(self, predicate: Predicate, item: Token) -> tuple[Found[Party], ...]:
        for slot in predicate.frame.giver or ("from",):
            for head in (*prepositional(predicate.token, slot), *prepositional(item, slot)):
                found = self._mentions.parties(head)
                if found:
                    return found
        return ()

    def _makers(self, item: Token) -> tuple[Found[Party], ...]:
        """Give whose goods they are by their adjective: Iranian drones bought come from Iran where no seller is told."""
        found = []
        for left in item.lefts:
            for kid in left.subtree:
                mention = self._scene.names.get(kid.i)
                if mention is not None and mention.country is not None and mention.kind is not NameKind.PLACE:
                    found.append(Found(mention.span, Party(mention.name, mention.country), "name:maker"))
        return tuple(found)

    def _holds(
        self, predicate: Predicate, actors: tuple[Found[Party], ...], recipients: tuple[Found[Party], ...]
    ) -> bool:
        frame = predicate.frame
        codes = {found.value.country for found in (*actors, *recipients)} - {None}
        if not codes:
            return False
        if "about" in frame.needs and not recipients:
            return False
        if "actor" in frame.needs and not actors:
            return False
        if "recipient" in frame.needs and not recipients:
            return False
        if "both" in frame.needs and len(codes) < 2:
            return False
        if "pair" in frame.needs and len(codes) < 2 and not self._paired(predicate):
            return False
        if frame.kind is not Kind.EVENT:
            return bool(actors)
        if predicate.is_verb and not actors and not frame.joint:
            doer = agent(predicate.token)
            if doer is not None and not self._mentions.is_agent(doer) and frame.transfer is None:
                return False
        if not predicate.is_verb and not actors:
            return bool(frame.transfer)
        return True

    def _about(
        self, predicate: Predicate, actors: tuple[Found[Party], ...]
    ) -> tuple[tuple[Found[Party], ...], tuple[Found[Party], ...]]:
        """Give whose wish, state or deed it is, and about whom: the other countries named in the same clause."""
        subject = agent(predicate.token) if predicate.is_verb else None
        if not actors and subject is not None and subject.lemma_ in TIES:
            main = self._scene.discourse.main_states(2)
            here = self._scene.word(subject)
            actors = (
                tuple(Found(here, Party(subject.text, code), "pair:tie") for code in main) if len(main) == 2 else ()
            )
        own = {found.value.country for found in actors}
        about: dict[CountryCode, Found[Party]] = {}
        for word in self._clause(predicate):
            mention = self._scene.name_at(word)
            if mention is not None and mention.country is not None and mention.country not in own:
                about.setdefault(
                    mention.country, Found(mention.span, Party(mention.name, mention.country), "name:about")
                )
        return actors, tuple(about.values())

    def _clause(self, predicate: Predicate) -> tuple[Token, ...]:
        cut = {
            word.i
            for kid in predicate.token.children
            if kid.dep_ in ("conj", "advcl", "parataxis")
            for word in kid.subtree
        }
        return tuple(word for word in predicate.token.subtree if word.i not in cut)

    def _paired(self, predicate: Predicate) -> bool:
        """Tell whether the other side may be told elsewhere: a joint deed of one named side, as verb or behind its own."""
        return predicate.frame.joint and (predicate.is_verb or predicate.frame.event is EventType.COOPERATE)

    def _cut(self, span: Span) -> str:
        return self._scene.cut(span)


def _transfer(
    givers: tuple[Found[Party], ...], takers: tuple[Found[Party], ...], item: str, commodity: Commodity
) -> Transfer:
    return Transfer(
        givers[0].value.country if givers else None, takers[0].value.country if takers else None, item, commodity
    )


def _words(token: Token) -> str:
    return token.lemma_


def _others(
    event: EventType | None, actors: tuple[Found[Party], ...], recipients: tuple[Found[Party], ...]
) -> tuple[Found[Party], ...]:
    """Give the recipients without the actors themselves: who breaks its own word does it to nobody named."""
    own = {found.value.country for found in actors}
    if event in DOMESTIC or not recipients or any(found.value.country not in own for found in recipients):
        return recipients
    return ()


def absorbed(predicate: Predicate, others: tuple[Predicate, ...]) -> bool:
    """Tell whether a predicate stands in the content of a promise, demand, threat, refusal or wish."""
    above = {other.token.i: other for other in others if other.frame.absorbs and other.token.i != predicate.token.i}
    word = predicate.carrier if predicate.carrier is not None else predicate.token
    if not predicate.is_verb and predicate.carrier is None:
        return any(above_word.i in above for above_word in (word.head, word.head.head))
    while word.head.i != word.i:
        below, word = word, word.head
        if word.i in above and below.dep_ in (
            "xcomp",
            "ccomp",
            "dobj",
            "prep",
            "acl",
            "pcomp",
            "attr",
            "advcl",
            "acomp",
            "pobj",
        ):
            return not (below.dep_ == "advcl" and below.tag_ != "VB") and not _is_factual(below, predicate)
        if below.dep_ == "relcl":
            return False
    return False


def _is_factual(below: Token, predicate: Predicate) -> bool:
    """Tell whether a noun is named as a fact within a demand ("reject the attack"): only its own verb form is not."""
    del below
    return (
        not predicate.is_verb
        and predicate.frame.event in (EventType.ASSAULT, EventType.MOBILIZE)
        and predicate.carrier is None
    )


def is_hypothetical(token: Token) -> bool:
    """Tell whether a word stands in an "if" clause or a question: named, but not claimed."""
    word = token
    while True:
        if any(kid.dep_ in ("mark", "advmod") and kid.lower_ in ("if", "unless", "whether") for kid in word.children):
            if word.tag_ in VERBAL_TAGS:
                return True
        if word.head.i == word.i or word.dep_ == "relcl":
            return False
        word = word.head


def repeated(draft: Draft, made: dict[int, Draft]) -> bool:
    """Tell whether the verb that a noun hangs on already states the same act ("provide assistance")."""
    predicate = draft.predicate
    if predicate.is_verb:
        return False
    for above in predicate.token.ancestors:
        other = made.get(above.i)
        if other is not None and other.predicate.frame.event is predicate.frame.event:
            own = {found.value.country for found in (*draft.actors, *draft.recipients)}
            return own <= other.countries
    return False


def refused(event: EventType | None, status: Status, token: Token) -> tuple[EventType | None, Status]:
    """Read "did not agree" as the refusal that it is: REJECT, occurred."""
    if event is EventType.AGREE and status is Status.DID_NOT_OCCUR and any(kid.dep_ == "neg" for kid in token.children):
        return EventType.REJECT, Status.OCCURRED
    return event, status
