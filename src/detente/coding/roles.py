"""Who does it and to whom: the parties of a predicate, by its frame's slots and the tree."""

from dataclasses import dataclass, replace
from itertools import chain

from detente.coding.answers import MADE_BY, answered, doer_meanwhile, slots_of, thanking
from detente.coding.arguments import SPEECH, VERBAL_TAGS, agent, is_passive, prepositional, surface_subject, verb_object
from detente.coding.bearers import EQUATING, bearer
from detente.coding.drafts import Sides, named_in, others_than, unique
from detente.coding.fitting import fits
from detente.coding.found import Found
from detente.coding.harms import harm_named, is_spared
from detente.coding.hosts import host_of
from detente.coding.items import item_of
from detente.coding.listed import listed_states
from detente.coding.matching import DAYS
from detente.coding.mentions import Mentions
from detente.coding.phrases import COMMON, is_venue
from detente.coding.predicates import Predicate
from detente.coding.scenes import Scene
from detente.coding.slots import GROUNDS, is_own_will, noun_fillers, verb_fillers
from detente.coding.tokens import Token
from detente.lexicon.entries import SITES, TOWNS
from detente.lexicon.frames import frames, word_class
from detente.model.actors import CountryCode, Party
from detente.model.claims import EventType

DEADLY = word_class("deadly")  # a town before these is where it was done: "the Brussels attacks"
OWN_FORCES = frozenset({EventType.MOBILIZE, EventType.RETREAT})
"""What is moved or withdrawn belongs to who does it: "troops were massed" tells the actor by the troops."""

OWN_PEOPLE = frozenset({EventType.COERCE, EventType.PROTEST})
"""What a state does to its own people, and they to it: both sides may be of one state."""

OWNING = frozenset({"amod", "compound", "nmod", "npadvmod"})
AIMED = frozenset({"on", "against", "at", "over"})
"""Where these tell to whom it is done, "of" tells who does it: "the war of the North against the South"."""

EXPLETIVES = frozenset({"it", "there"})
"""With a state's noun behind the verb these mean nothing: "it is in Russia's interest"."""

OFFERED = frozenset({EventType.REQUEST, EventType.AGREE})
ANSWERED = word_class("answered")
"""Who does these with a request or offer is the one to whom it was made."""

INNER = ("of", "on", "against", "by", "from", "with", "between", "in", "to")
"""Where the country of a deed or thing stands if nothing before it tells: "the annihilation of the South"."""

ENVOYS = ("@person", "@delegation", "@state")
"""Who stands for a state at talks and on visits; others on a trip are tourists."""

TOGETHER = ("with", "between")
"""The same of what several do together; what they talk of is no party."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of a predicate, the item that moves, and the word to which it is done."""

    actors: Sides
    recipients: Sides
    item: Token | None = None
    target: Token | None = None


class RoleReader:
    """Reads the roles of a scene's predicates."""

    def __init__(self, scene: Scene, mentions: Mentions) -> None:
        """Take the scene and what resolves its phrases."""
        self._scene = scene
        self._mentions = mentions

    def read(self, predicate: Predicate) -> Roles:
        """Give the roles of a predicate, actors always the ones who act, whatever the sentence turns first."""
        roles = self._of_verb(predicate) if predicate.is_verb else self._of_noun(predicate)
        if not roles.actors:
            return self._without_actors(predicate, roles)
        if predicate.frame.joint:
            everyone = unique([*roles.actors, *roles.recipients, *self._where(predicate, roles)])
            return replace(roles, actors=everyone, recipients=())
        if not roles.recipients and predicate.frame.default_recipient is not None:
            return replace(roles, recipients=(self._default(predicate, roles),))
        return roles

    def _without_actors(self, predicate: Predicate, roles: Roles) -> Roles:
        """Give the roles of an act whose doer isn't told as such: by whose troops, in whose land, or together."""
        frame = predicate.frame
        if predicate.is_verb and frame.event in OWN_FORCES:
            return replace(roles, actors=self._mentions.parties(verb_object(predicate.token)), recipients=())
        if frame.event in OWN_PEOPLE:
            near = predicate.carrier or predicate.token
            held = [each for head in prepositional(near, "in") for each in self._mentions.parties(head)]
            return replace(roles, actors=unique(held)) if held else roles
        if frame.joint and frame.place_is_party and predicate.is_verb:
            return replace(roles, recipients=())
        return replace(roles, actors=roles.recipients, recipients=()) if frame.joint else roles

    def _default(self, predicate: Predicate, roles: Roles) -> Found[Party]:
        word = roles.target if roles.target is not None else predicate.token
        party = Party(word.text, CountryCode(predicate.frame.default_recipient or ""))
        return Found(self._scene.word(word), party, f"default:{predicate.frame.name}")

    def _where(self, predicate: Predicate, roles: Roles) -> list[Found[Party]]:
        """Give the state of the place visited where no host is told."""
        if not predicate.frame.place_is_party or roles.recipients:
            return []
        for word in predicate.token.subtree:
            mention = self._scene.names.get(word.i)
            if mention is not None and mention.kind in SITES and mention.country and word.i > predicate.token.i:
                return [Found(mention.span, Party(mention.name, mention.country), "name:place")]
        return []

    def _of_verb(self, predicate: Predicate) -> Roles:
        verb, frame = predicate.token, predicate.frame
        if frame.suffered:
            return self._suffered(predicate)
        doer, thing = agent(verb), verb_object(verb)
        actors = list(self._mentions.parties(doer) if doer is not None else host_of(predicate, thing, self._scene))
        if doer is not None and doer.lower_ in EXPLETIVES and predicate.eats and frame.event is None:
            actors = [each for word in verb.subtree if word.i in predicate.eats for each in self._belonging(word)]
        if doer is None and frame.joint:
            actors = list(self._mentions.parties(thing))
        recipients, target = answered(predicate, actors, self._mentions) or self._filled(predicate, doer)
        if recipients and target is not None and frame.listing:
            recipients += listed_states(self._scene, target, {found.value.country for found in (*actors, *recipients)})
        if not recipients and not frame.joint:
            recipients = list(self._mentions.parties(thanking(verb)))
        if doer is not None and frame.joint:
            for together in prepositional(doer, "with", "between", "and"):
                recipients += self._mentions.parties(together)
        return Roles(unique(actors), unique(recipients), item_of(predicate, self._scene), target)

    def _belonging(self, noun: Token) -> Sides:
        return self._owners(noun) or self._behind(noun, "of")

    def _suffered(self, predicate: Predicate) -> Roles:
        """Give the roles of what befalls the subject: "came under fire from the hills"."""
        verb, subject = predicate.token, surface_subject(predicate.token)
        eaten = [word for word in verb.subtree if word.i in predicate.eats]
        doers = chain(prepositional(verb, *MADE_BY), *(prepositional(word, *MADE_BY, "of") for word in eaten))
        actors = next((found for head in doers if (found := self._mentions.parties(head))), ())
        if not actors and predicate.frame.event is EventType.THREATEN and verb.dep_ == "ccomp":
            actors = self._mentions.parties(surface_subject(verb.head))
        return Roles(actors, self._mentions.parties(subject), None, subject)

    def _filled(self, predicate: Predicate, doer: Token | None) -> tuple[list[Found[Party]], Token | None]:
        """Give the parties of the first slot that is filled, with the word that fills it."""
        fillers = verb_fillers if predicate.is_verb else noun_fillers
        joined: list[Found[Party]] = []
        target: Token | None = None
        for slot in slots_of(predicate):
            for head in fillers(predicate, slot):
                if (
                    (doer is not None and head.i == doer.i)
                    or head.text in DAYS
                    or self._is_no_side(head, slot, predicate)
                ):
                    continue
                found = self._parties_of(head, predicate)
                target = head if found or target is None else target
                joined += found
            if joined and not predicate.frame.joint:
                break
        return joined, target

    def _is_no_side(self, head: Token, slot: str, predicate: Predicate) -> bool:
        """Tell whether a word is a number, a reason, spared of blame, or behind "in" neither place nor people."""
        if head.tag_ == "CD":
            return next(prepositional(head, "of"), None) is None
        if is_spared(head.head, predicate.frame.event) or (slot in ("on", "at") and head.lemma_ in GROUNDS):
            return True
        return slot == "in" and head.tag_ in COMMON and not self._mentions.is_agent(head)

    def _parties_of(self, head: Token, predicate: Predicate) -> list[Found[Party]]:
        if head.tag_ in VERBAL_TAGS and head.dep_ == "pcomp":
            return []
        if predicate.frame.event is EventType.ACCUSE and (harm := harm_named(head)) is not None:
            return list(self._of_deed(harm).actors)
        found = list(self._mentions.parties(head))
        if not found and head.tag_ in ("NN", "NNS"):
            wide = TOGETHER if predicate.frame.joint else INNER
            links = [link for link in wide if link != "by" or predicate.is_verb or head.lemma_ in SPEECH]
            found = [each for inner in prepositional(head, *links) for each in self._mentions.parties(inner)]
        mention = self._scene.names.get(head.i)
        if not found and predicate.frame.place_is_party and mention is not None and mention.country is not None:
            if not predicate.frame.joint and self._is_own(mention.country, predicate):
                return []
            return [Found(mention.span, Party(mention.name, mention.country), "name:place")]
        return found

    def _is_own(self, code: CountryCode, predicate: Predicate) -> bool:
        """Tell whether a place lies in the doer's own land: who is struck there is somebody else."""
        doer = agent(predicate.token) if predicate.is_verb else None
        sides = self._mentions.parties(doer) if doer is not None else self._owners(predicate.token)
        return any(each.value.country == code for each in sides)

    def _of_noun(self, predicate: Predicate) -> Roles:
        doer = bearer(predicate)
        return self._of_bearer(predicate, doer) if doer is not None else self._of_deed(predicate)

    def _of_bearer(self, predicate: Predicate, doer: Token) -> Roles:
        """Give the roles of one who is called another's supplier or customer."""
        actors = self._mentions.parties(doer)
        filled, target = self._filled(predicate, doer)
        recipients = unique(others_than(actors, filled or self._owners(predicate.token)))
        return Roles(unique(actors), recipients, item_of(predicate, self._scene), target)

    def _of_deed(self, predicate: Predicate) -> Roles:
        recipients, target = self._filled(predicate, None)
        suffering = self._suffering(predicate)
        if suffering is not None and not recipients:
            recipients, target = list(self._mentions.parties(suffering)), suffering
        aimed = bool(recipients) and target is not None and target.head.lower_ in AIMED
        doers = self._noun_actors(predicate, aimed=aimed)
        recipients = others_than(doers, recipients) or recipients
        taken = {each.value.country for each in recipients}
        at_home = {each.span for each in recipients} if predicate.frame.event in OWN_PEOPLE else None
        actors = [
            each
            for each in doers
            if predicate.frame.joint
            or each.value.country not in taken
            or (at_home is not None and each.span not in at_home)
        ]
        return Roles(unique(actors), unique(recipients), item_of(predicate, self._scene), target)

    def _noun_actors(self, predicate: Predicate, *, aimed: bool = False) -> Sides:
        """Give who does the deed that a noun names: "by", its possessor, its adjective, or the subject of its verb."""
        noun, carrier, frame = predicate.token, predicate.carrier, predicate.frame
        told = self._behind(noun, "by") or self._owners(noun) or self._by_below(noun)
        if told:
            return told
        if self._suffering(predicate) is not None:
            return self._behind(noun, "from") or self._behind(noun.head, "from") or self._behind(noun, "of")
        if carrier is not None and (carrier.lemma_ not in EQUATING or "actor" in frame.needs):
            doer = agent(carrier)
            if doer is not None and doer.i != noun.i:
                return self._mentions.parties(doer)
        if "of" not in frame.item and ("of" not in frame.recipient or aimed):
            told = self._behind(noun, "of")
        told = told or (self._coming_from(noun) if "from" not in frame.recipient else ())
        met = doer_meanwhile(noun) if not told and frame.event is EventType.CONSULT else None
        return self._mentions.parties(met) if met is not None and fits(ENVOYS, met, self._scene) else told

    def _coming_from(self, noun: Token) -> Sides:
        """Give from whom a deed comes, or what moves by it: "a letter from Oslo", "exports of clocks from Austria"."""
        return self._behind(noun, "from") or next(
            (found for thing in prepositional(noun, "of") if (found := self._behind(thing, "from"))), ()
        )

    def _suffering(self, predicate: Predicate) -> Token | None:
        """Give whom a deed befalls as the subject of its verb: "came under fire", "drew criticism"."""
        carrier, event = predicate.carrier, predicate.frame.event
        verb = predicate.token.head
        if event in OFFERED and predicate.token.dep_ == "dobj" and verb.lemma_ in ANSWERED:
            return agent(verb)
        if carrier is None or predicate.frame.joint or predicate.frame.transfer is not None or event is None:
            return None
        befalls = carrier.lemma_ in frames().passive_light and not is_passive(carrier)
        return surface_subject(carrier) if befalls else None

    def _by_below(self, noun: Token) -> Sides:
        """Give who does it where "by" hangs on whom it is done to: "the arrest of a pastor by Greek police"."""
        done_to = tuple(prepositional(noun, "of", "on", "against"))
        below = (head for each in done_to for head in (each, *prepositional(each, "of", "on", "in")))
        told = (self._behind(head, "by") for head in below if head.lemma_ not in SPEECH)
        return next((found for found in told if found), ()) or (self._behind(noun, "of") if is_own_will(noun) else ())

    def _behind(self, noun: Token, preposition: str) -> Sides:
        for head in prepositional(noun, preposition):
            found = self._mentions.parties(head)
            if found:
                return found
        return ()

    def _owners(self, noun: Token) -> Sides:
        found: list[Found[Party]] = []
        struck = noun.lemma_ in DEADLY
        for kid in noun.lefts:
            if kid.dep_ == "poss":
                found += self._mentions.parties(kid)
            elif kid.dep_ in OWNING and not (is_venue(kid, noun, self._scene) or (struck and self._is_town(kid))):
                found += named_in(self._scene, kid.subtree, "name:modifier")
        return tuple(found)

    def _is_town(self, word: Token) -> bool:
        name = self._scene.names.get(word.i)
        return name is not None and name.kind in TOWNS
