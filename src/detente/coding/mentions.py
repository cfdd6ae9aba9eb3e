"""From the head of a noun phrase to the parties that it stands for, each with its country."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, islice

from detente.coding.arguments import coordinated, prepositional
from detente.coding.bodies import BODY, body_of
from detente.coding.discourse import PERSON, STATE, Spoken
from detente.coding.found import Found
from detente.coding.homes import ONLY_STATE, named_in_phrase
from detente.coding.phrases import (
    COMMON,
    MODIFIERS,
    PERSON_NOUNS,
    PROPER,
    counts,
    is_agent,
    is_officer,
    is_person,
    is_venue,
    phrase_span,
)
from detente.coding.pointing import BOTH, FIRST_PERSON, PERSONAL, PLURAL, POINTING_TAGS, SINGULAR, Pointing
from detente.coding.scenes import NOT_OF, Scene
from detente.coding.tokens import Token
from detente.lexicon.frames import word_class
from detente.model.actors import CountryCode, Party

OF_COUNTRY = frozenset({"of", "from", "in", "at", "within", "inside"})
SEATED = frozenset({"located", "based", "stationed"})
OWNED = frozenset({
    "owned", "flagged", "registered", "operated", "run", "based", "manned", "crewed", "chartered", "linked",
})  # fmt: skip
"""Behind a hyphen these tell whose a thing or body is: a Greek-owned tanker, China-linked hackers."""

LINKED = frozenset({"link", "tie", "affiliate", "work", "serve"})
TIES = frozenset({"to", "with", "for"})
"""Whom somebody is tied to, works or fights for: "hackers linked to Pyongyang"."""

SENT = frozenset({"fire", "launch", "send", "deploy", "fly", "operate", "own", "charter", "crew", "man"})
"""Whose a force or weapon is stands behind the "by" of these: "missiles fired by the Syrian army"."""

WITHIN = frozenset({"conj", "compound", "amod", "nmod", "appos"})
ARMED_IRREGULARS = frozenset({"proxy"})
ASSOCIATES = word_class("associate")
"""Whoever is called so belongs to another state than the one whose he is: "our allies", "its partners"."""

SETTLED = frozenset({"American", "Canadian", "Australian"})
"""People called by two nations, the last of which is one of these, are of the last: "an Iranian American writer"."""

NATIONAL = PROPER | {"JJ"}
"""Tags of an adjective of a nation."""

KOREAS = (("North Korea", CountryCode("PRK")), ("South Korea", CountryCode("KOR")))
MAX_DEPTH = 5
"""How deep phrases within phrases are followed; deeper ones are misparses."""

TELLING_TAGS = (POINTING_TAGS - {"DT"}) | PROPER
TELLING = frozenset({"the", "this", "that", "these", "those"}) | BOTH | SINGULAR | PERSONAL | PLURAL | FIRST_PERSON
"""A phrase without any of these, and without a name, stands for nobody that could be taken up."""

LOCAL_OFFICES = word_class("local_office")
"""Behind a city's or region's name these are bodies and people of its country."""

STATE_OFFICES = word_class("state_office")
"""Who bears one without a country in a text of one state holds it there: "Interior Minister Ana Costa"."""

OFFICE_REACH = 4
"""Words behind a name among which its office may stand."""


class Mentions:
    """Resolves the noun phrases of one scene."""

    def __init__(self, scene: Scene) -> None:
        """Take the scene; nothing is read yet."""
        self._scene = scene
        self._depth = 0
        self._spoken: tuple[int, tuple[CountryCode, ...]] = (0, ())
        self._known: dict[int, tuple[Found[Party], ...]] = {}
        self._pointing = Pointing(scene, self._one)

    def parties(self, head: Token | None) -> tuple[Found[Party], ...]:
        """Give the parties that a phrase stands for, its coordinated ones included; empty where no country is told."""
        if head is None:
            return ()
        found: list[Found[Party]] = []
        for each in coordinated(head):
            for party in self._one(each):
                if all(party.value.country != other.value.country or party.span != other.span for other in found):
                    found.append(party)
        return tuple(found)

    def is_agent(self, head: Token) -> bool:
        """Tell whether a phrase names somebody who can act: a state, body, person or force."""
        return is_agent(head, self._scene)

    def note(self, head: Token, *, subject: bool) -> None:
        """Remember whom a phrase spoke of, for the pronouns and descriptions to come."""
        found = self.parties(head) if self._can_mean_somebody(head) else ()
        if not found:
            return
        person = is_person(head, self._scene)
        parties = tuple(each.value for each in found)
        self._scene.discourse.note(Spoken(parties, PERSON if person else STATE, subject, self._scene.number))
        if person and parties[0].country:
            self._introduce(head, parties[0])

    def _can_mean_somebody(self, head: Token) -> bool:
        """Tell whether a phrase holds a word that can stand for somebody; most don't, and needn't be resolved."""
        if head.dep_ == "appos":
            return True
        return self._telling[head.right_edge.i + 1] > self._telling[head.left_edge.i]

    @cached_property
    def _telling(self) -> list[int]:
        """Count, up to each word, the names, proper nouns, pointing words and determiners that point."""
        names = self._scene.names
        return list(
            accumulate(
                (word.i in names or word.tag_ in TELLING_TAGS or word.lower_ in TELLING for word in self._scene.doc),
                initial=0,
            )
        )

    def _introduce(self, head: Token, party: Party) -> None:
        discourse = self._scene.discourse
        if head.tag_ in PROPER:
            discourse.people[head.text] = party
        for word in head.doc[head.left_edge.i : head.right_edge.i + 1]:
            if word.lemma_.lower() in PERSON_NOUNS and word.i - head.i < OFFICE_REACH:
                discourse.offices[word.lemma_.lower()] = party

    def _one(self, head: Token) -> tuple[Found[Party], ...]:
        if self._depth or self._pointing.is_busy:
            return self._within_depth(head)
        spoken = (len(self._scene.discourse.history), self._scene.discourse.pair)
        if spoken != self._spoken:  # whom words take up hangs on what was said before
            self._spoken, self._known = spoken, {}
        if head.i not in self._known:
            self._known[head.i] = self._within_depth(head)
        return self._known[head.i]

    def _within_depth(self, head: Token) -> tuple[Found[Party], ...]:
        if self._depth > MAX_DEPTH:
            return ()
        self._depth += 1
        try:
            return self._resolved(head)
        finally:
            self._depth -= 1

    def _resolved(self, head: Token) -> tuple[Found[Party], ...]:
        if self._pointing.is_pronoun(head) and head.i not in self._scene.names:
            return self._pointing.pronoun(head)
        if self._pointing.is_one_of_two(head):
            return self._pointing.one_of_two(head)
        special = self._koreas(head)
        if not special and self._pointing.is_pair(head):
            special = self._pointing.pair(head, tuple(dict.fromkeys(self._modifying(head))))
        if special:
            return special
        if counts(head):
            counted = tuple(party for inner in prepositional(head, "of", "from") for party in self.parties(inner))
            if counted:
                return counted
        return tuple(self._named(head)) or self._pointing.description(head)

    def _koreas(self, head: Token) -> tuple[Found[Party], ...]:
        """Read "North and South Korea", which the parser hangs either way."""
        if head.text == "Korea" and {"North", "South"} <= {word.text for word in head.subtree}:
            here = self._scene.word(head)
            return tuple(Found(here, Party(name, code), "name:both Koreas") for name, code in KOREAS)
        if head.text == "North" and any(kid.text == "Korea" for kid in head.conjuncts):
            return (Found(self._scene.word(head), Party(*KOREAS[0]), "name:both Koreas"),)
        return ()

    def _named(self, head: Token) -> Iterator[Found[Party]]:
        told = list(self._told(head))
        if told:
            span = phrase_span(head, self._scene)
            yield from (Found(span, Party(self._scene.cut(span), code), rule) for code, rule in told)

    def _told(self, head: Token) -> Iterator[tuple[CountryCode | None, str]]:
        """Give the countries of a phrase by its own name, by what modifies it, or by who it was introduced as."""
        mention = self._scene.name_at(head)
        irregular = head.lemma_ in ARMED_IRREGULARS
        if mention is not None and mention.country is not None and not irregular:
            yield mention.country, f"name:{mention.kind}"
            return
        codes = tuple(dict.fromkeys(self._modifying(head)))
        known = self._scene.discourse.people.get(head.text) if head.tag_ in PROPER else None
        bodies = () if codes or known or mention is not None else body_of(head, self._scene)
        narrator = self._scene.discourse.narrator
        if irregular and codes:
            yield CountryCode("IMG"), "name:irregulars"
        elif mention is not None and mention.country is not None:
            yield mention.country, f"name:{mention.kind}"
        elif codes:
            yield from ((code, "name:modifier") for code in codes)
        elif bodies:
            yield from ((code, BODY) for code in bodies)
        elif known is not None:
            yield known.country, "name:introduced"
        elif narrator is not None and head.tag_ == "NNP" and is_officer(head):
            yield narrator.country, "name:narrator's officer"
        elif narrator is None and head.tag_ == "NNP" and mention is None and is_officer(head, STATE_OFFICES):
            yield from ((code, ONLY_STATE) for code in (self._scene.discourse.sole_state(),) if code is not None)

    def _modifying(self, head: Token) -> Iterator[CountryCode]:
        """Give the countries of what stands before a noun, else of what is said behind it."""
        before = [kid for kid in head.lefts if kid.dep_ in MODIFIERS]
        if not before and not head.rights and head.dep_ != "appos":
            return
        owners = [kid for kid in before if self._tells_whose(kid, head)]
        for told in (
            self._before(kid for kid in owners if kid.tag_ != "PRP$"),
            self._behind(head) if any(kid.lower_ in FIRST_PERSON for kid in before) else iter(()),
            self._before(owners),
            self._of_place(head, before),
            self._renamed(head),
            self._above(head),
            self._behind(head),
        ):
            codes = list(told)
            if codes:
                yield from codes
                return

    def _tells_whose(self, modifier: Token, head: Token) -> bool:
        """Tell whether what stands before a noun can tell its country: no venue, no forebears', no associate's."""
        if is_venue(modifier, head, self._scene) or _is_origin(modifier, head):
            return False
        return modifier.dep_ != "poss" or head.lemma_ not in ASSOCIATES

    def _codes(self, head: Token) -> Iterator[CountryCode]:
        yield from (each.value.country for each in self._one(head) if each.value.country)

    def _before(self, kids: Iterable[Token]) -> Iterator[CountryCode]:
        for kid in kids:
            if kid.lower_ in NOT_OF:
                continue
            if kid.dep_ == "poss":
                yield from self._codes(kid)
                continue
            deps = WITHIN | {"npadvmod"} if kid.lower_ in OWNED else WITHIN
            for word in (kid, *(each for each in kid.subtree if each.dep_ in deps)):
                mention = self._scene.name_at(word)
                if mention is not None and mention.country is not None:
                    yield mention.country
            for whose in kid.children:
                if whose.dep_ == "poss":
                    yield from self._codes(whose)

    def _of_place(self, head: Token, kids: Iterable[Token]) -> Iterator[CountryCode]:
        """Give the country of the city or region that bodies are called by: "Gaza police", "Ohio Governor"."""
        kids = tuple(kids)
        titled = head.tag_ in PROPER and any(word.lemma_.lower() in LOCAL_OFFICES for word in (head, *kids))
        if titled or (head.tag_ in COMMON and is_agent(head, self._scene)):
            for kid in kids:
                yield from self._placed(kid)

    def _renamed(self, head: Token) -> Iterator[CountryCode]:
        """Give the country of the apposition: "Shin, the South Korean minister"."""
        for kid in head.rights:
            if kid.dep_ == "appos" or (kid.dep_ in ("compound", "nmod") and kid.tag_.startswith("NN")):
                codes = list(self._codes(kid))
                if codes:
                    yield from codes
                    return

    def _above(self, head: Token) -> Iterator[CountryCode]:
        """Give the country of what a phrase is the apposition of: "the South Korean minister, Shin"."""
        if head.dep_ != "appos" or self._depth > 1 + 1:
            return
        yield from self._before(kid for kid in head.head.lefts if kid.dep_ in MODIFIERS)
        mention = self._scene.name_at(head.head)
        if mention is not None and mention.country:
            yield mention.country

    def _behind(self, head: Token) -> Iterator[CountryCode]:
        """Give the country behind an actor's "of", "from", "based in", "linked to" or "sent by"."""
        if not (is_agent(head, self._scene) or head.tag_ in PROPER):
            return
        for link in _links(head):
            for each in link.children:
                if each.dep_ == "pobj":
                    told = [code for one in coordinated(each) for code in self._codes(one)]
                    yield from told or self._placed(each)

    def _placed(self, place: Token) -> Iterator[CountryCode]:
        """Give the country of the first place that a phrase names: "the hills of Kunar", "Denver schools"."""
        yield from islice(named_in_phrase(place, self._scene), 1)


def _is_origin(modifier: Token, head: Token) -> bool:
    """Tell whether an adjective only tells where somebody's forebears came from: "an Iranian American writer"."""
    following = modifier.nbor(1) if modifier.i < head.i else head
    if following.text not in SETTLED or modifier.tag_ not in NATIONAL:
        return False
    return following.i == head.i or head.tag_ == "NN"


def _links(head: Token) -> Iterator[Token]:
    """Go through the prepositions behind which an actor's country may stand."""
    if head.dep_ == "nsubj" and head.head.tag_ == "VBN" and head.head.i == head.right_edge.i + 1:
        yield from _tied(
            head.head
        )  # "Hackers linked to Pyongyang stole", whose participle the parser took for the verb
    for kid in head.rights:
        if kid.dep_ == "prep" and kid.lower_ in OF_COUNTRY:
            yield kid
        elif kid.dep_ == "acl" and kid.lower_ in SEATED:
            yield from (each for each in kid.children if each.dep_ == "prep")
        elif kid.dep_ == "acl":
            yield from _tied(kid)


def _tied(participle: Token) -> Iterator[Token]:
    """Go through the prepositions of a participle that tells whom somebody belongs to."""
    for kid in participle.children:
        tied = participle.lemma_ in LINKED and kid.dep_ == "prep" and kid.lower_ in TIES
        if tied or (participle.lemma_ in SENT and kid.dep_ == "agent"):
            yield kid
