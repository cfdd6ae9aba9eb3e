"""Whose state, wish or deed it is that is told or judged, and about whom."""

from detente.coding.arguments import VERBAL_TAGS, agent, prepositional, surface_subject
from detente.coding.drafts import Moved, Sides, named_in
from detente.coding.found import Found
from detente.coding.mentions import Mentions
from detente.coding.predicates import Predicate
from detente.coding.roles import Roles
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.frames import word_class
from detente.model.actors import Party
from detente.model.claims import Kind

TIES = word_class("joint_tie")
"""Said alone, these are of the two states that the document is about."""

OTHER_CLAUSES = frozenset({"conj", "advcl", "parataxis"})
DRIVING = frozenset({"in", "of", "for", "with", "by"})
"""Behind these the noun of a wish is that of who does the rest: "in a bid to", "out of fear", "with the aim of"."""

PATH = frozenset({"pobj", "prep", "dobj", "pcomp"})


class Holders:
    """Reads whose states, wishes and deeds a scene tells of."""

    def __init__(self, scene: Scene, mentions: Mentions) -> None:
        """Take the scene and what resolves its phrases."""
        self._scene = scene
        self._mentions = mentions

    def about(self, predicate: Predicate, roles: Roles) -> Moved:
        """Give whose wish, state or deed it is, and about whom: the other countries named in the same clause."""
        actors = roles.actors or self._tied(predicate) or self._beside(predicate) or self._driven(predicate)
        if not actors and predicate.frame.kind is Kind.CONDITION:
            actors = roles.recipients
        judged = predicate.frame.kind is Kind.ASSESSMENT and not actors
        own = {found.value.country for found in actors}
        named = named_in(self._scene, _clause(predicate.token), "name:about")
        sides = tuple(each for each in named if each.value.country not in own)
        return Moved(sides[:1], sides[1:]) if judged else Moved(actors, sides)

    def _beside(self, predicate: Predicate) -> Sides:
        """Give whose figure, tie or deed the subject is by the names in it: "unemployment in Spain", "ties of …"."""
        subject = surface_subject(predicate.token) if predicate.is_verb else None
        if subject is None or predicate.frame.kind is Kind.MOTIVE:
            return ()
        return named_in(self._scene, subject.subtree, "name:in the subject")

    def _tied(self, predicate: Predicate) -> Sides:
        """Give the two states whose relation is the subject: "the relationship threatens", "the growth of the tie"."""
        subject = agent(predicate.token) if predicate.is_verb else None
        if subject is None or not any(word.lemma_ in TIES for word in (subject, *prepositional(subject, "of"))):
            return ()
        if subject.lemma_ not in TIES and named_in(self._scene, subject.subtree, "name:in the subject"):
            return ()
        here = self._scene.word(subject)
        return tuple(Found(here, Party(subject.text, code), "pair:tie") for code in self._scene.discourse.main_pair())

    def _driven(self, predicate: Predicate) -> Sides:
        """Give who does something for a wish that is named beside it: "Oslo signed in a bid to save the deal"."""
        noun = predicate.token
        if predicate.is_verb or predicate.frame.kind is not Kind.MOTIVE or noun.dep_ != "pobj":
            return ()
        if noun.head.lower_ not in DRIVING:
            return ()
        word = noun
        while word.dep_ in PATH:
            word = word.head
        return self._mentions.parties(surface_subject(word)) if word.tag_ in VERBAL_TAGS else ()


def _clause(token: Token) -> tuple[Token, ...]:
    cut = {word.i for kid in token.children if kid.dep_ in OTHER_CLAUSES for word in kid.subtree}
    return tuple(word for word in token.subtree if word.i not in cut)
