"""From a predicate with its parties to the draft of a claim, by the needs of its frame and the codebook's rules."""

from detente.coding.arguments import agent
from detente.coding.clauses import other_in_clause
from detente.coding.drafts import Draft, Moved, Sides, others_than
from detente.coding.holders import Holders
from detente.coding.mentions import Mentions
from detente.coding.moving import Movings
from detente.coding.phrases import NOUNS
from detente.coding.predicates import Predicate
from detente.coding.quoting import quote_span
from detente.coding.roles import Roles
from detente.coding.scenes import Scene
from detente.lexicon.frames import Frame, word_class
from detente.model.claims import EventType, Kind

VERBAL = frozenset({
    EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN,
})  # fmt: skip
"""Words without a speaker of a state are nobody's act."""

DOMESTIC = frozenset({EventType.COERCE, EventType.PROTEST, EventType.ASSAULT, EventType.AID})
"""What states also do to their own."""

SPOKEN = VERBAL - {EventType.AGREE} | {EventType.ACCUSE}
"""Words that are also said to one's own: a ruler praises his army, a court rejects an appeal."""

DEADLY = word_class("deadly")
"""Deeds that are reported by their victims where nobody knows who did them: "the attack on the embassy"."""

BLASTS = word_class("blast")
"""What kills without a doer being told: "the blast killed two Poles"."""

WITHOUT_TARGET = frozenset({EventType.PROTEST, EventType.AID})
"""Of these a state that is only named near by isn't the other side: people protest and help at home."""


class Drafts:
    """Makes drafts of a scene's predicates."""

    def __init__(self, scene: Scene, mentions: Mentions) -> None:
        """Take the scene and what resolves its phrases."""
        self._scene = scene
        self._mentions = mentions
        self._movings = Movings(scene, mentions)
        self._holders = Holders(scene, mentions)

    def make(self, predicate: Predicate, roles: Roles) -> Draft | None:
        """Give the draft of a claim; None where the frame's needs aren't met or nobody is told."""
        frame = predicate.frame
        moved: Moved | None = Moved(roles.actors, roles.recipients)
        if frame.transfer is not None:
            moved = self._movings.read(predicate, roles)
        elif frame.kind is not Kind.EVENT:
            moved = self._holders.about(predicate, roles)
        if moved is None:
            return None
        at_home = frame.event in DOMESTIC or (frame.event in SPOKEN and self._is_somebody(roles))
        recipients = moved.takers if at_home else tuple(others_than(moved.givers, moved.takers))
        if not recipients and moved.givers and _may_concern(frame):
            recipients = other_in_clause(predicate, moved.givers, self._scene)
        if not self._holds(predicate, moved.givers, recipients):
            return None
        span = quote_span(predicate, self._scene, (*moved.givers, *recipients))
        return Draft(predicate, span, moved.givers, recipients, moved.transfer, moved.item, roles.target, roles.item)

    def _is_somebody(self, roles: Roles) -> bool:
        """Tell whether words are for people or a body of the speaker's own state ("asked the Security Council")."""
        target = roles.target
        return target is not None and target.tag_ in NOUNS and self._mentions.is_agent(target)

    def _holds(self, predicate: Predicate, actors: Sides, recipients: Sides) -> bool:
        frame = predicate.frame
        codes = {found.value.country for found in (*actors, *recipients)} - {None}
        if not codes or not self._needs_met(predicate, actors, recipients, several=len(codes) > 1):
            return False
        if frame.kind is not Kind.EVENT:
            return bool(actors)
        if actors or frame.transfer is not None or (frame.mutual and len(codes) > 1):
            return True
        if not predicate.is_verb:
            return frame.event is EventType.ASSAULT and predicate.token.lemma_ in DEADLY
        return frame.event not in VERBAL and (frame.joint or frame.suffered or not self.has_other_doer(predicate))

    def _needs_met(self, predicate: Predicate, actors: Sides, recipients: Sides, *, several: bool) -> bool:
        frame = predicate.frame
        met = {
            "about": bool(recipients),
            "recipient": bool(recipients),
            "actor": bool(actors),
            "both": several,
            "pair": several or self._paired(predicate),
        }
        return all(met.get(need, True) for need in frame.needs)

    def has_other_doer(self, predicate: Predicate) -> bool:
        """Tell whether something that can't act stands as the doer ("the storm hit"): then nobody did it."""
        doer = agent(predicate.token)
        if predicate.frame.event is EventType.PROTEST and predicate.frame.subject:
            return False
        if doer is None or (predicate.frame.event is EventType.ASSAULT and doer.lemma_ in DEADLY | BLASTS):
            return False
        return not self._mentions.is_agent(doer)

    def _paired(self, predicate: Predicate) -> bool:
        """Tell whether the other side of a joint deed may be told elsewhere."""
        return predicate.frame.joint and (predicate.is_verb or predicate.frame.event is EventType.COOPERATE)


def _may_concern(frame: Frame) -> bool:
    """Tell whether the one that an act is done to may be told by its clause alone, without a slot."""
    whole = frame.joint or frame.mutual or frame.transfer is not None
    return frame.event is not None and not whole and frame.event not in WITHOUT_TARGET
