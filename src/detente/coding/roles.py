"""Who does it and to whom: the parties of a predicate, by its frame's slots and the tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from detente.coding.arguments import VERBAL_TAGS, agent, child, coordinated, prepositional, surface_subject, verb_object
from detente.coding.found import Found
from detente.coding.mentions import Mentions
from detente.coding.predicates import DAYS, GIVE_WITH, Predicate, given_with
from detente.coding.scenes import Scene
from detente.coding.transfers import commodity_named
from detente.lexicon.entries import NameKind
from detente.model.actors import CountryCode, Party
from detente.model.claims import EventType

PLACES = frozenset({NameKind.PLACE, NameKind.CAPITAL, NameKind.COUNTRY})
EQUATING = frozenset({"be", "become", "remain"})
"""These say what their subject is, not what it does: "it was the worst attack"."""

OWN_FORCES = frozenset({EventType.MOBILIZE, EventType.RETREAT})
"""What is moved or withdrawn belongs to who does it: "troops were massed" tells the actor by the troops."""

INNER = ("of", "on", "against", "by", "from", "with", "between", "in", "to")
"""Where the country of a deed or thing stands if nothing before it tells: "the annihilation of the South"."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of a predicate and the words at which they stand."""

    actors: tuple[Found[Party], ...]
    recipients: tuple[Found[Party], ...]
    item: Token | None = None
    target: Token | None = None


def _unique(found: list[Found[Party]]) -> tuple[Found[Party], ...]:
    seen: set[tuple[object, str]] = set()
    kept = []
    for each in found:
        key = (each.value.country, "" if each.value.country else each.value.name)
        if key not in seen:
            seen.add(key)
            kept.append(each)
    return tuple(kept)


class RoleReader:
    """Reads the roles of a scene's predicates."""

    def __init__(self, scene: Scene, mentions: Mentions) -> None:
        """Take the scene and what resolves its phrases."""
        self._scene = scene
        self._mentions = mentions

    def read(self, predicate: Predicate) -> Roles:
        """Give the roles of a predicate, actors always the ones who act, whatever the sentence turns first."""
        roles = self._of_verb(predicate) if predicate.is_verb else self._of_noun(predicate)
        default = predicate.frame.default_recipient
        if default is not None and not roles.recipients and roles.actors:
            word = roles.target if roles.target is not None else predicate.token
            found = Found(
                self._scene.word(word), Party(word.text, CountryCode(default)), f"default:{predicate.frame.name}"
            )
            return Roles(roles.actors, (found,), roles.item, roles.target)
        if not roles.actors and predicate.is_verb and predicate.frame.event in OWN_FORCES:
            return Roles(self._mentions.parties(verb_object(predicate.token)), (), roles.item, roles.target)
        if not roles.actors and predicate.frame.event is EventType.COERCE:
            held = [each for head in prepositional(predicate.token, "in") for each in self._mentions.parties(head)]
            return Roles(_unique(held), roles.recipients, roles.item, roles.target)
        if predicate.frame.place_is_party and predicate.is_verb and predicate.frame.joint and not roles.actors:
            return Roles((), (), roles.item, roles.target)
        if predicate.frame.joint:
            everyone = _unique([*roles.actors, *roles.recipients, *self._where(predicate, roles)])
            return Roles(everyone, (), roles.item, roles.target)
        return roles

    def _where(self, predicate: Predicate, roles: Roles) -> list[Found[Party]]:
        """Give the state of the place visited where no host is told."""
        if not predicate.frame.place_is_party or roles.recipients or not roles.actors:
            return []
        for word in predicate.token.subtree:
            mention = self._scene.names.get(word.i)
            if mention is not None and mention.kind in PLACES and mention.country and word.i > predicate.token.i:
                return [Found(mention.span, Party(mention.name, mention.country), "name:place")]
        return []

    def _of_verb(self, predicate: Predicate) -> Roles:
        verb, frame = predicate.token, predicate.frame
        doer = agent(verb)
        actors = list(self._mentions.parties(doer))
        if not actors and doer is None and frame.joint:
            actors = list(self._mentions.parties(verb_object(verb)))
        recipients, target = self._slots(predicate, frame.recipient, avoid={doer.i} if doer is not None else set())
        thing = verb_object(verb)
        if not recipients and frame.event is EventType.ACCUSE and thing is not None and thing.i in predicate.eats:
            recipients = list(self._mentions.parties(thing))
        if doer is not None and frame.joint:
            for together in prepositional(doer, "with", "between", "and"):
                recipients += self._mentions.parties(together)
        return Roles(_unique(actors), _unique(recipients), self._item(predicate), target)

    def _slots(
        self, predicate: Predicate, slots: tuple[str, ...], avoid: set[int]
    ) -> tuple[list[Found[Party]], Token | None]:
        """Give the parties of the first slot that is filled, with the word that fills it."""
        joined: list[Found[Party]] = []
        target: Token | None = None
        for slot in slots:
            for head in self._fillers(predicate, slot):
                if head.i in avoid or head.text in DAYS or head.tag_ == "CD":
                    continue
                found = self._parties_of(head, predicate)
                target = target if target is not None else head
                if found:
                    joined += found
                    target = head
            if joined and not predicate.frame.joint:
                break
        return joined, target

    def _parties_of(self, head: Token, predicate: Predicate) -> list[Found[Party]]:
        if head.tag_ in VERBAL_TAGS and head.dep_ == "pcomp":
            return []
        found = list(self._mentions.parties(head))
        if not found and head.tag_ in ("NN", "NNS"):
            found = [each for inner in prepositional(head, *INNER) for each in self._mentions.parties(inner)]
        if not found and predicate.frame.place_is_party:
            mention = self._scene.names.get(head.i)
            if mention is not None and mention.country is not None:
                found = [Found(mention.span, Party(mention.name, mention.country), "name:place")]
        return found

    def _fillers(self, predicate: Predicate, slot: str) -> Iterator[Token]:
        verb = predicate.token
        if slot == "object":
            head = verb_object(verb)
            if head is not None and head.i not in predicate.eats:
                yield head
            elif head is not None:
                yield from ()
            return
        if slot == "dative":
            yield from (kid for kid in verb.children if kid.dep_ == "dative" and kid.tag_ != "IN" and kid.tag_ != "TO")
            return
        if slot == "subject_of_content":
            content = child(verb, "ccomp")
            subject = surface_subject(content) if content is not None else None
            if subject is not None and child(content, "nsubj", "nsubjpass") is not None:
                yield subject
            return
        yield from prepositional(verb, slot)
        for kid in verb.children:
            if kid.dep_ in ("prep", "prt", "advmod") and kid.lower_ != slot:
                yield from prepositional(kid, slot)
        thing = verb_object(verb)
        topic = predicate.frame.joint and thing is not None and thing.i not in predicate.eats
        if thing is not None and slot not in ("of", "in") and not topic:
            yield from self._below(thing, slot)
        elif thing is not None and thing.i in predicate.eats:
            yield from prepositional(thing, slot)
        for kid in verb.children:
            if kid.dep_ in ("acomp", "attr"):
                yield from prepositional(kid, slot)

    def _below(self, thing: Token, slot: str) -> Iterator[Token]:
        for each in coordinated(thing):
            yield from prepositional(each, slot)
            for kid in each.children:
                if kid.dep_ == "prep" and kid.lower_ in ("of", "in"):
                    for inner in kid.children:
                        yield from prepositional(inner, slot)
                elif kid.dep_ == "acl":
                    yield from prepositional(kid, slot)

    def _of_noun(self, predicate: Predicate) -> Roles:
        noun, frame = predicate.token, predicate.frame
        recipients, target = self._noun_recipients(predicate)
        taken = {each.value.country for each in recipients}
        actors = [
            each for each in self._noun_actors(predicate) if frame.joint or each.value.country not in taken or not taken
        ]
        return Roles(_unique(actors), _unique(recipients), self._item(predicate), target)

    def _noun_recipients(self, predicate: Predicate) -> tuple[list[Found[Party]], Token | None]:
        noun, carrier = predicate.token, predicate.carrier
        joined: list[Found[Party]] = []
        target = None
        for slot in predicate.frame.recipient:
            heads = [*prepositional(noun, slot)]
            for link in ("of", "by", "on", "over", "about"):
                for inner in prepositional(noun, link):
                    heads += prepositional(inner, slot) if slot != link and slot != "of" and slot != "in" else ()
            if carrier is not None and slot != "of":
                heads += prepositional(carrier, slot)
            elif predicate.frame.transfer is not None and noun.dep_ == "dobj":
                heads += prepositional(noun.head, slot)
            for head in heads:
                target = target if target is not None else head
                joined += self._parties_of(head, predicate)
            if joined and not predicate.frame.joint:
                break
        return joined, target

    def _noun_actors(self, predicate: Predicate) -> list[Found[Party]]:
        """Give who does the deed that a noun names: "by", its possessor, its adjective, or the subject of its verb."""
        noun, carrier = predicate.token, predicate.carrier
        for head in prepositional(noun, "by"):
            found = self._mentions.parties(head)
            if found:
                return list(found)
        own = self._owners(noun)
        if own:
            return own
        if carrier is not None and (carrier.lemma_ not in EQUATING or "actor" in predicate.frame.needs):
            doer = agent(carrier)
            if doer is not None and doer.i != noun.i:
                return list(self._mentions.parties(doer))
        if "of" not in predicate.frame.recipient and predicate.frame.item[:1] != ("of",):
            for head in prepositional(noun, "of"):
                return list(self._mentions.parties(head))
        if "from" not in predicate.frame.recipient:
            for head in prepositional(noun, "from"):
                return list(self._mentions.parties(head))
        return []

    def _owners(self, noun: Token) -> list[Found[Party]]:
        found: list[Found[Party]] = []
        for kid in noun.lefts:
            if kid.dep_ == "poss":
                found += self._mentions.parties(kid)
            elif kid.dep_ in ("amod", "compound", "nmod", "npadvmod"):
                for word in kid.subtree:
                    mention = self._scene.name_at(word)
                    if mention is not None and mention.country is not None:
                        found.append(Found(mention.span, Party(mention.name, mention.country), "name:modifier"))
        return found

    def _item(self, predicate: Predicate) -> Token | None:
        token, frame = predicate.token, predicate.frame
        for slot in frame.item:
            if slot == "self":
                return token
            if slot == "object":
                if frame.transfer == "gives" and predicate.is_verb:
                    with_item = given_with(token) if token.lemma_ in GIVE_WITH else None
                    taker = verb_object(token)
                    if with_item is not None and (taker is None or commodity_named(taker) is None):
                        return with_item
                return verb_object(token)
            if slot == "compound":
                kids = [kid for kid in token.lefts if kid.dep_ in ("compound", "amod", "nmod")]
                kids = [kid for kid in kids if kid.i not in self._scene.names]
                if kids:
                    return kids[-1]
                continue
            found = next(prepositional(token, slot), None)
            if found is not None:
                return found
        return None
