"""Denials that only point back: "Moscow denied the charges" denies what others have just put on Moscow (rule 2)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.coding.arguments import surface_subject, verb_object
from detente.coding.mentions import Mentions
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.entries import NameKind
from detente.lexicon.frames import word_class
from detente.model.actors import CountryCode, Speaker, SpeakerKind
from detente.model.claims import Claim, EventType, Kind, Stance, Trace
from detente.model.text import Span

DENYING = word_class("denying")
CHARGES = word_class("charged")
SPOKEN_ACTS = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT})
"""What is denied is the deed, not that somebody spoke of it."""

REACH = 1_200
"""How many characters back a denial points: the same sentence or the few before it."""


def denials(scene: Scene, mentions: Mentions, earlier: Sequence[Claim]) -> Iterator[Claim]:
    """Give for each denial that points back the claims denied, in the denier's mouth."""
    for verb in scene.doc:
        if verb.lemma_ not in DENYING:
            continue
        charge = verb.head if verb.dep_ == "relcl" else verb_object(verb)
        denier = surface_subject(verb)
        if charge is None or denier is None or charge.lemma_.lower() not in CHARGES or denier.i == charge.i:
            continue
        found = mentions.parties(denier)
        if found and found[0].value.country:
            speaker = Speaker(found[0].value.name, found[0].value.country, _kind(scene, denier))
            here = scene.span(min(denier, verb, key=_place), max(charge, verb, key=_place))
            yield from _denied(here, speaker, found[0].span, earlier, scene)


def _place(word: Token) -> int:
    return word.i


def _kind(scene: Scene, head: Token) -> SpeakerKind:
    mention = scene.names.get(head.i)
    if mention is None:
        return SpeakerKind.OFFICIAL
    return SpeakerKind.OFFICIAL if mention.kind is NameKind.PERSON else SpeakerKind.GOVERNMENT


def _denied(here: Span, speaker: Speaker, at: Span, earlier: Sequence[Claim], scene: Scene) -> Iterator[Claim]:
    candidates = [
        claim for claim in earlier if _is_charge(claim, speaker.country) and here.start - claim.span.end < REACH
    ]
    if not candidates:
        return
    moved = [claim for claim in candidates if claim.transfer is not None]
    last = candidates[-1].said_by
    text = scene.cut(here)
    for claim in moved or [claim for claim in candidates if claim.said_by[:1] == last[:1]]:
        kept = tuple(trace for trace in claim.traces if not trace.field.startswith(("said_by", "stance")))
        own = (Trace("said_by.0", at, "rule:denial"), Trace("stance", here, "rule:denial"))
        yield replace(claim, span=here, quote=text, said_by=(speaker,), stance=Stance.DENIED, traces=(*kept, *own))


def _is_charge(claim: Claim, country: CountryCode | None) -> bool:
    sides = {party.country for party in (*claim.actors, *claim.recipients)}
    said = {speaker.country for speaker in claim.said_by}
    return (
        claim.kind is Kind.EVENT
        and claim.event not in SPOKEN_ACTS
        and claim.stance is not Stance.DENIED
        and country in sides
        and bool(claim.said_by or claim.stance is Stance.ALLEGED)
        and country not in said
    )
