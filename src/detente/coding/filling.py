"""The act of which the tree gives one side only: every other party of the sentence is tried, the reader chooses."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.coding.arguments import agent, verb_object
from detente.coding.claiming import Drafts
from detente.coding.drafts import Draft, Sides, unique
from detente.coding.found import Found
from detente.coding.harms import is_spared
from detente.coding.mentions import Mentions
from detente.coding.phrases import COMMON, NOUNS, PERSONAL_TAGS, is_venue
from detente.coding.predicates import Predicate
from detente.coding.roles import RoleReader, Roles
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.model.actors import Party
from detente.model.text import Span

CONSIDERED = 10
"""So many parties of a sentence are tried at most; longer sentences are lists."""

OWNING = frozenset({"amod", "compound", "nmod"})

ASIDE = frozenset({"unlike", "like", "than", "besides", "after", "before", "since", "during", "despite", "following"})
"""Whoever stands behind these is compared, or belongs to another time."""

CHOSEN = "reader:"
"""With this begins the rule of a party that the reader chose."""


class Fillings:
    """Gives the ways to complete the acts of one scene."""

    def __init__(self, scene: Scene, mentions: Mentions, roles: RoleReader, drafts: Drafts) -> None:
        """Take the scene and what reads its phrases, roles and drafts."""
        self._scene = scene
        self._mentions = mentions
        self._roles = roles
        self._drafts = drafts
        self._parties: tuple[Sides, ...] | None = None

    def of(self, predicates: Iterable[Predicate]) -> tuple[Draft, ...]:
        """Give the whole drafts of one word's predicates, each with another party of the sentence as the open side."""
        told = (predicate for predicate in predicates if predicate.is_verb or predicate.frame.transfer is None)
        halves = [(predicate, self._roles.read(predicate)) for predicate in told]
        return tuple(draft for predicate, roles in halves for draft in self._filled(predicate, roles))

    def _filled(self, predicate: Predicate, roles: Roles) -> Iterator[Draft]:
        if bool(roles.actors) == bool(roles.recipients) or self._is_nobodys(predicate, roles):
            return
        told = roles.actors or roles.recipients
        aside = tuple(self._aside(predicate))
        for other in self._others():
            if _are_apart(told, other) and not any(part.covers(found.span) for found in other for part in aside):
                draft = self._drafts.make(predicate, _with(roles, _chosen(other), joint=predicate.frame.joint))
                if draft is not None and _is_whole(draft):
                    yield draft

    def _is_nobodys(self, predicate: Predicate, roles: Roles) -> bool:
        """Tell whether something that can't act did it: those whom a flood killed were killed by no other."""
        return not roles.actors and predicate.is_verb and self._drafts.has_other_doer(predicate)

    def _aside(self, predicate: Predicate) -> Iterator[Span]:
        """Give the stretches whose parties take no part: comparisons, times, and what those together speak of."""
        topic = verb_object(predicate.token) if predicate.frame.joint and predicate.is_verb else None
        if topic is not None:
            yield self._scene.span(topic.left_edge, topic.right_edge)
        beside = agent(predicate.token.head) if not predicate.is_verb and predicate.carrier is None else None
        if beside is not None:  # who dismisses a claim did not make it
            yield self._scene.span(beside.left_edge, beside.right_edge)
        for word in self._scene.doc:
            compared = word.lower_ in ASIDE and word.dep_ in ("prep", "mark")
            if compared or is_spared(word, predicate.frame.event):
                yield self._scene.span(word.left_edge, word.right_edge)

    def _others(self) -> tuple[Sides, ...]:
        if self._parties is None:
            self._parties = tuple(_by_place(self._phrases()))[:CONSIDERED]
        return self._parties

    def _phrases(self) -> Iterator[Sides]:
        """Give the parties of each noun phrase, and of the adjectives that tell whose a thing is."""
        for word in self._scene.doc:
            if _is_head(word, self._scene):
                yield tuple(found for found in unique(self._mentions.parties(word)) if _is_named(found))
            name = self._scene.name_at(word)
            if name is None or is_venue(word, word.head, self._scene):
                continue
            if name.country and word.dep_ in OWNING and word.head.tag_ in COMMON:
                yield (Found(name.span, Party(name.name, name.country), "name:modifier"),)


def _is_head(word: Token, scene: Scene) -> bool:
    if word.dep_ == "compound" or (word.dep_ == "conj" and word.i not in scene.names):
        return False
    return word.tag_ in NOUNS or word.tag_ in PERSONAL_TAGS


def _is_named(found: Found[Party]) -> bool:
    """Tell whether a party stands in the sentence itself: whom "them" takes up from before is too uncertain here."""
    return found.value.country is not None and found.rule != "pronoun:last"


def _by_place(phrases: Iterable[Sides]) -> Iterator[Sides]:
    """Give each set of places once."""
    seen: set[tuple[tuple[int, int], ...]] = set()
    for sides in phrases:
        places = tuple(sorted((found.span.start, found.span.end) for found in sides))
        if places and places not in seen:
            seen.add(places)
            yield sides


def _are_apart(told: Sides, other: Sides) -> bool:
    """Tell whether two sides share neither a country nor a stretch of the text."""
    if {found.value.country for found in told} & {found.value.country for found in other}:
        return False
    return not any(one.span.covers(two.span) or two.span.covers(one.span) for one in told for two in other)


def _chosen(sides: Sides) -> Sides:
    return tuple(replace(found, rule=f"{CHOSEN}{found.rule}") for found in sides)


def _with(roles: Roles, other: Sides, *, joint: bool) -> Roles:
    if joint:
        return replace(roles, actors=unique((*roles.actors, *roles.recipients, *other)), recipients=())
    return replace(roles, recipients=other) if roles.actors else replace(roles, actors=other)


def _is_whole(draft: Draft) -> bool:
    if draft.predicate.frame.joint:
        return len(draft.countries) > 1
    return bool(draft.actors and draft.recipients)
