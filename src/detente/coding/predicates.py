"""The words of a sentence that name an act, a state of things or a wish: each with its frame."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from detente.coding.arguments import VERBAL_TAGS, agent, child, prepositional, verb_object
from detente.coding.mentions import Mentions
from detente.coding.scenes import Scene
from detente.coding.transfers import commodity_named
from detente.lexicon.entries import NameKind
from detente.lexicon.frames import Frame, Frames, Pattern, frames, word_class
from detente.model.claims import Kind

ATTACHED = frozenset({"prt", "prep", "dobj", "nsubjpass", "acomp", "attr", "oprd", "advmod", "dative"})
GIVE_WITH = word_class("give_with")
"""These may give somebody with something: the item then stands behind "with", the recipient as object."""

ADJUNCTS = word_class("adjunct")
"""Bare behind "in" these only say how something is done: "in cooperation with"."""

ENGAGING = word_class("engaging")
"""Verbs that carry a deed behind a preposition: "engaged in talks", "resorted to theft"."""

DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February",
                  "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
                  "Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."})  # fmt: skip
NOUN_TAGS = frozenset({"NN", "NNS"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that names something to be claimed, its frame, and the verb that carries it if it is a noun."""

    token: Token
    frame: Frame
    carrier: Token | None = None
    eats: tuple[int, ...] = ()

    @property
    def is_verb(self) -> bool:
        """Tell whether the word is the verb of a clause."""
        return self.carrier is None and self.token.tag_ in VERBAL_TAGS and self.token.pos_ != "NOUN"


class Predicates:
    """Finds the predicates of one scene."""

    def __init__(self, scene: Scene, mentions: Mentions) -> None:
        """Take the scene and what resolves its phrases."""
        self._scene = scene
        self._mentions = mentions
        self._frames: Frames = frames()

    def find(self) -> tuple[Predicate, ...]:
        """Give the predicates in order of the text; a word that fits several frames comes with each, the surest first."""
        verbs = [found for token in self._scene.doc for found in self._verb(token)]
        nouns = [found for token in self._scene.doc for found in self._noun(token)]
        return tuple(sorted(verbs + nouns, key=lambda found: found.token.i))

    def _verb(self, token: Token) -> Iterator[Predicate]:
        if (
            token.tag_ not in VERBAL_TAGS
            or token.dep_ in ("aux", "auxpass", "amod", "compound")
            or token.i in self._scene.names
        ):
            return
        if token.lemma_ == "be":
            yield from self._copula(token)
            return
        for pattern in self._frames.verbs.get(token.lemma_, ()):
            eats = self._rest_of_verb(pattern, token)
            if eats is not None and self._verb_fits(pattern, token):
                yield Predicate(token, pattern.frame, eats=eats)

    def _copula(self, verb: Token) -> Iterator[Predicate]:
        for kid in verb.children:
            table = {"acomp": (self._frames.adjectives, self._frames.predicates), "attr": (self._frames.predicates,)}
            for patterns in table.get(kid.dep_, ()):
                for pattern in patterns.get(kid.lemma_.lower(), ()):
                    if "infinitive" in pattern.frame.needs and child(kid, "xcomp", "ccomp") is None:
                        continue
                    yield Predicate(verb, pattern.frame, eats=(kid.i,))
                    return

    def _rest_of_verb(self, pattern: Pattern, verb: Token) -> tuple[int, ...] | None:
        """Give the indices of the words that fill a pattern's rest; None where one is missing."""
        if not pattern.rest:
            return ()
        attached = [kid for kid in verb.children if kid.dep_ in ATTACHED]
        wider = list(attached)
        for kid in attached:
            if kid.dep_ == "prep":
                inner = [each for each in kid.children if each.dep_ == "pobj"]
                wider += inner + [deep for each in inner for deep in prepositional(each, "of")]
            else:
                wider += [each for each in kid.children if each.dep_ in ("compound", "amod", "conj")]
        own = verb_object(verb)
        if own is not None and own not in wider:
            wider.append(own)
        eats: list[int] = []
        for word in pattern.rest:
            hit = next(
                (each for each in wider if word in (each.lemma_.lower(), each.lower_) and not _before_date(each)), None
            )
            if hit is None:
                return None
            if hit.dep_ not in ("prt", "prep"):
                eats.append(hit.i)
        return tuple(eats)

    def _verb_fits(self, pattern: Pattern, verb: Token) -> bool:
        frame = pattern.frame
        named = not pattern.rest or pattern.rest[-1] in ("with", "to", "on", "at", "in", "from", "of", "out")
        thing = self._thing(pattern, verb)
        if thing is not None and thing.lower_.endswith(("self", "selves")):
            return False
        doer = agent(verb)
        together = frame.joint and thing is None and not pattern.rest
        if frame.object and named and not together and (thing is None or not self.fits(frame.object, thing)):
            return False
        if frame.not_object and thing is not None and self.fits(frame.not_object, thing):
            return False
        if frame.subject and (doer is None or not self.fits(frame.subject, doer)):
            return False
        if frame.not_subject and doer is not None and self.fits(frame.not_subject, doer):
            return False
        if frame.not_content and any(kid.lemma_ in frame.not_content for kid in verb.children if kid.dep_ == "xcomp"):
            return False
        if frame.content and not self._has_content(frame, verb):
            return False
        if frame.bare and any(kid.dep_ in ("prep", "oprd", "xcomp", "ccomp", "acomp", "prt") and kid.lower_ not in ("about", "over")
                              for kid in verb.children):  # fmt: skip
            return False
        return (
            "target" not in frame.needs
            or any(True for _ in prepositional(verb, *frame.recipient))
            or (thing is not None and any(True for _ in prepositional(thing, *frame.recipient)))
        )

    def _thing(self, pattern: Pattern, verb: Token) -> Token | None:
        if pattern.frame.transfer == "gives" and verb.lemma_ in GIVE_WITH:
            given = given_with(verb)
            taker = verb_object(verb)
            if given is not None and (taker is None or not self.is_goods(taker)):
                return given
        if pattern.rest and pattern.rest[-1] in ("from", "out", "of", "with", "to", "on", "in", "at"):
            found = next(prepositional(verb, pattern.rest[-1]), None)
            if found is None and pattern.rest[-1] == "of":
                out = child(verb, "prep")
                found = next(prepositional(out, "of"), None) if out is not None else None
            if found is not None:
                return found
        return verb_object(verb)

    def _has_content(self, frame: Frame, verb: Token) -> bool:
        content = [kid for kid in verb.children if kid.dep_ in ("xcomp", "ccomp", "dobj")]
        return any(self._frames.of_class(frame.content, kid.lemma_) for kid in content)

    def fits(self, wanted: tuple[str, ...], head: Token) -> bool:
        """Tell whether the head of a phrase is one of the words or of the classes asked for."""
        lemma = head.lemma_.lower()
        if self._frames.of_class(wanted, lemma):
            return True
        if any(
            self._frames.of_class(wanted, kid.lemma_.lower()) for kid in head.lefts if kid.dep_ in ("compound", "amod")
        ):
            if "@abstract" not in wanted and head.tag_ in NOUN_TAGS and lemma not in self._frames.classes["agent"]:
                return True
        if "@agent" in wanted:
            return self._mentions.is_agent(head)
        if "@person" in wanted:
            return self._is_person(head)
        if "@state" in wanted:
            return self._scene.name_at(head) is not None or head.tag_ == "PRP"
        if "@goods" in wanted:
            return self.is_goods(head)
        return False

    def _is_person(self, head: Token) -> bool:
        mention = self._scene.names.get(head.i)
        return (mention is not None and mention.kind is NameKind.PERSON) or head.tag_ == "NNP" and mention is None

    def is_goods(self, head: Token) -> bool:
        """Tell whether a phrase names what can be handed over: goods, money, help, people sent to work or fight."""
        return commodity_named(head) is not None

    def _noun(self, token: Token) -> Iterator[Predicate]:
        if token.tag_ not in NOUN_TAGS and not (
            token.tag_ == "VBG" and token.dep_ in ("pobj", "dobj", "nsubj", "conj")
        ):
            return
        if token.dep_ in ("compound", "nmod", "npadvmod") or token.i in self._scene.names:
            return
        if token.dep_ == "pobj" and token.head.lower_ == "in" and token.lemma_ in ADJUNCTS and not any(token.lefts):
            return
        for pattern in self._frames.nouns.get(token.lemma_, ()):
            if self._noun_fits(pattern, token):
                yield Predicate(token, pattern.frame, carrier=self._carrier(token))

    def _noun_fits(self, pattern: Pattern, noun: Token) -> bool:
        if pattern.preposition and not any(
            kid.dep_ == "prep" and kid.lower_ == pattern.preposition for kid in noun.children
        ):
            return False
        lefts = {
            word for kid in noun.lefts for each in (kid, *kid.lefts) for word in (each.lemma_.lower(), each.lower_)
        }
        behind = {each.lemma_.lower() for each in prepositional(noun, "of")}
        if not all(word in lefts or (pattern.preposition == "of" and word in behind) for word in pattern.rest):
            return False
        if pattern.frame.of and not pattern.rest:
            around = lefts | behind
            return any(self._frames.of_class(pattern.frame.of, word) for word in around)
        return True

    def _carrier(self, noun: Token) -> Token | None:
        head = noun.head
        if noun.dep_ == "conj":
            return self._carrier(head) if head.tag_ in NOUN_TAGS else None
        if noun.dep_ == "pobj":
            head = head.head
            if noun.head.lower_ not in ("in", "into", "under", "to") or head.lemma_ not in ENGAGING:
                return None
            return head
        elif noun.dep_ not in ("dobj", "attr", "nsubjpass", "oprd"):
            return None
        return head if head.tag_ in VERBAL_TAGS and head.lemma_ in self._frames.light else None


def is_event(predicate: Predicate) -> bool:
    """Tell whether a predicate names an act."""
    return predicate.frame.kind is Kind.EVENT


def _before_date(word: Token) -> bool:
    """Tell whether a preposition opens a date ("called on Monday")."""
    if word.dep_ != "prep" or word.lower_ != "on":
        return False
    behind = child(word, "pobj")
    return behind is not None and behind.text in DAYS


def given_with(verb: Token) -> Token | None:
    """Give what somebody is provided with, whichever word the parser hung it on."""
    thing = verb_object(verb)
    return next(prepositional(verb, "with"), None) or (
        next(prepositional(thing, "with"), None) if thing is not None else None
    )
