"""The words of a sentence that name an act, a state of things or a wish: each with its frames."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.coding.arguments import VERBAL_TAGS
from detente.coding.found import child
from detente.coding.goods import misread_goods
from detente.coding.matching import noun_fits, verb_fits, verb_rest, words_around, words_below
from detente.coding.phrases import COMMON
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.entries import NameKind
from detente.lexicon.frames import Frame, Frames, frames, word_class

ADJUNCTS = word_class("adjunct")
"""Bare behind "in" these only say how something is done: "in cooperation with"."""

ENGAGING = word_class("engaging")
"""Verbs that carry a deed behind a preposition: "engaged in talks", "resorted to theft"."""

BUNDLES = word_class("bundle")
"""Of these what stands behind "of" is what is done: "held a round of talks", "launched a wave of strikes"."""

FLOWS = word_class("flow")
AMOUNTING = word_class("amounting")
"""Verbs that tell how large a flow of goods is: "imports from Ardonia rose to 40,000 tonnes"."""

BROKERING = word_class("brokering")
"""Who does these with a sale of goods is neither their seller nor their buyer."""

CONTRACTS = word_class("contract")
SEALING = word_class("sealing")
APPROVING = frozenset({"approve", "authorise", "authorize", "clear", "greenlight", "notify", "license"})
"""Who does these with a sale or delivery makes it: "Washington approved the sale of jets to Oslo"."""

TRADES = frozenset({"imports", "exports"})
MISREAD = "governed"
"""The slot of what a verb moves that was taken for a noun."""

ENGAGED_BY = frozenset({"in", "into", "under", "to"})
COPULAS = frozenset({"be", "become", "remain", "seem"})
PURPOSE = "in-order-to"
"""The head under which the frame of a purpose stands."""

NO_PREDICATES = frozenset({"aux", "auxpass", "amod", "compound"})
NO_HEADS = frozenset({"compound", "nmod", "npadvmod"})
CARRIED = frozenset({"dobj", "attr", "nsubjpass", "oprd"})
NOMINAL = frozenset({"pobj", "dobj", "nsubj", "conj"})
"""A form in -ing is a noun of action where it stands in one of these places."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that names something to be claimed, its frame, and the verb that carries it if it is a noun."""

    token: Token
    frame: Frame
    carrier: Token | None = None
    eats: tuple[int, ...] = ()
    is_verb: bool = True


class Predicates:
    """Finds the predicates of one scene."""

    def __init__(self, scene: Scene) -> None:
        """Take the scene."""
        self._scene = scene
        self._frames: Frames = frames()

    def find(self) -> tuple[Predicate, ...]:
        """Give the predicates in order of the text; a word that fits several frames comes with each, surest first."""
        verbs = [found for token in self._scene.doc for found in self._verb(token)]
        nouns = [found for token in self._scene.doc for found in self._noun(token)]
        return tuple(sorted(verbs + nouns, key=lambda found: found.token.i))

    def _verb(self, token: Token) -> Iterator[Predicate]:
        if token.tag_ not in VERBAL_TAGS or token.dep_ in NO_PREDICATES or token.i in self._scene.names:
            return
        if token.lemma_ in COPULAS:
            yield from self._copula(token)
        if _is_purpose(token):
            yield from (Predicate(token, pattern.frame) for pattern in self._frames.verbs[PURPOSE].patterns)
        wordings = self._frames.verbs.get(token.lemma_)
        if wordings is None:
            return
        around = words_around(token) if wordings.by_word else {}
        wider = words_below(token) | around if around else {}
        for pattern in wordings.near(wider):
            eats = verb_rest(pattern, wider if len(pattern.rest) > 1 else around)
            if eats is not None and verb_fits(pattern, token, self._scene):
                yield Predicate(token, pattern.frame, eats=eats)

    def _copula(self, verb: Token) -> Iterator[Predicate]:
        table = {"acomp": (self._frames.adjectives, self._frames.predicates), "attr": (self._frames.predicates,)}
        for kid in verb.children:
            for patterns in table.get(kid.dep_, ()):
                for pattern in patterns.get(kid.lemma_.lower(), ()):
                    if "infinitive" not in pattern.frame.needs or child(kid, "xcomp", "ccomp") is not None:
                        yield Predicate(verb, pattern.frame, eats=(kid.i,))
                        return

    def _noun(self, token: Token) -> Iterator[Predicate]:
        misread = self._is_misread(token)
        if token.tag_ not in COMMON and not (token.tag_ == "VBG" and token.dep_ in NOMINAL) and not misread:
            return
        if (token.dep_ in NO_HEADS and not misread) or token.i in self._scene.names or _is_adjunct(token):
            return
        forms = (token.lower_, token.lemma_) if token.tag_ == "VBG" and not child(token, "dobj") else (token.lemma_,)
        if misread:
            forms = (token.lower_.removesuffix("s"),)
        for pattern in (each for form in dict.fromkeys(forms) for each in self._frames.nouns.get(form, ())):
            if noun_fits(pattern, token) and misread is (MISREAD in pattern.frame.item):
                yield Predicate(token, pattern.frame, carrier=self._carrier(token), is_verb=False)

    def _is_misread(self, token: Token) -> bool:
        """Tell whether a verb of trade behind its state was taken for a noun: "Japan imports liquefied gas"."""
        if token.lower_ not in TRADES or token.i == 0 or misread_goods(token) is None:
            return False
        before = self._scene.name_at(token.nbor(-1))
        return before is not None and before.country is not None and before.kind is not NameKind.ADJECTIVE

    def _carrier(self, noun: Token) -> Token | None:
        """Give the verb that only carries a deed: held talks, resorted to theft."""
        head = noun.head
        if noun.dep_ == "conj":
            return self._carrier(head) if head.tag_ in COMMON else None
        if noun.dep_ == "nsubj":
            return head if head.lemma_ in AMOUNTING and noun.lemma_ in FLOWS else None
        if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in BUNDLES:
            return self._carrier(head.head)
        dealt = _dealt(noun) if noun.lemma_ in FLOWS else None
        if dealt is not None:
            return dealt
        if noun.dep_ == "pobj":
            return head.head if head.lower_ in ENGAGED_BY and head.head.lemma_ in ENGAGING else None
        return head if self._is_light(noun) else None

    def _is_light(self, noun: Token) -> bool:
        """Tell whether the verb above a noun says no more than that its deed is done, or for a sale that it may be."""
        head = noun.head
        if noun.dep_ in ("dobj", "nsubjpass") and noun.lemma_ in FLOWS and head.lemma_ in APPROVING:
            return True
        carries = head.lemma_ in self._frames.light | self._frames.passive_light
        return noun.dep_ in CARRIED and head.tag_ in VERBAL_TAGS and carries


def is_brokered(predicate: Predicate) -> bool:
    """Tell whether a trade is only arranged by the one whose verb carries it: "the firm brokered sales of coal"."""
    return predicate.carrier is not None and predicate.carrier.lemma_ in BROKERING


def _dealt(noun: Token) -> Token | None:
    """Give the verb by which a flow of goods is arranged or contracted: "signed a contract for the supply of buses"."""
    head = noun.head
    if noun.dep_ in CARRIED and head.tag_ in VERBAL_TAGS:
        return head if head.lemma_ in BROKERING else None
    if noun.dep_ != "pobj" or head.lower_ not in ("for", "on", "of", "in"):
        return None
    above = head.head
    if above.lemma_ in BROKERING and head.lower_ == "in":
        return above
    verb = above.head if above.lemma_ in CONTRACTS and above.dep_ in CARRIED else above
    bound = verb.lemma_ in SEALING and any(kid.lemma_ in CONTRACTS for kid in verb.children)
    return verb if bound and head.lower_ != "in" else None


def _is_purpose(verb: Token) -> bool:
    """Tell whether a verb is what something is done for: "in order to keep prices low", "so as to save face"."""
    if verb.tag_ != "VB":
        return False
    marks = {kid.lower_ for kid in verb.children if kid.dep_ == "mark"}
    if "order" in marks or {"so", "as"} <= marks:
        return True
    return verb.dep_ == "acl" and verb.head.lemma_ == "order" and verb.head.head.lower_ == "in"


def _is_adjunct(noun: Token) -> bool:
    behind_in = noun.dep_ == "pobj" and noun.head.lower_ == "in"
    return behind_in and noun.lemma_ in ADJUNCTS and not any(noun.lefts)
