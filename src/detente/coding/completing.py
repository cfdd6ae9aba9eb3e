"""The side that a sentence leaves unsaid but the document tells: to whom the invader sent troops, who sold the gas."""

from dataclasses import replace

from detente.coding.drafts import Draft
from detente.coding.found import Found
from detente.coding.scenes import NO_ACTORS, Scene
from detente.lexicon.entries import NameKind
from detente.model.actors import NO_STATE_CODES, CountryCode, Party
from detente.model.claims import EventType, Transfer

TWO_SIDED = frozenset({EventType.AID, EventType.COOPERATE, EventType.ASSAULT})
COLOURS = NO_ACTORS | {NameKind.ADJECTIVE, NameKind.MEDIA}
"""Names that colour other words or only report are no missing side."""

DOMESTIC = frozenset({"arrest", "censor", "curfew", "martial-law"})
"""Where nobody else's people are named, a state does these to its own."""

HANDED = frozenset({"receive", "accept", "import", "buy", "purchase", "receipt"})
"""Who does these has a giver; what one obtains or gains may be of one's own making."""

LEAST_SHARE = 0.15
"""The unsaid side must figure at least this much beside the weightiest state, or it isn't what the text is about."""


def completed(draft: Draft, scene: Scene) -> Draft | None:
    """Give the draft with its missing side, where it is a two-sided act and one other state stands out; None for half a pair."""
    frame = draft.predicate.frame
    if frame.event is EventType.COERCE and frame.mode in DOMESTIC and draft.actors and not draft.recipients:
        return _domestic(draft, scene)
    if frame.joint:
        return _joined(draft, scene)
    if frame.event not in TWO_SIDED or frame.transfer == "services":
        return draft
    if frame.event is EventType.COOPERATE and draft.transfer is None:
        return draft
    if not _is_two_sided(draft):
        return draft
    told = any(found.value.country for found in draft.actors), any(found.value.country for found in draft.recipients)
    if told == (True, False) and not draft.recipients:
        found = _other(draft, scene)
        return _with_recipient(draft, found) if found is not None else draft
    if told == (False, True) and draft.transfer is not None and not draft.actors:
        found = _other(draft, scene) if frame.transfer != "takes" or draft.predicate.token.lemma_ in HANDED else None
        return _with_actor(draft, found) if found is not None else draft
    return draft


def _joined(draft: Draft, scene: Scene) -> Draft | None:
    """Give a joint deed with its other side from the sentence or document; None where it needs one and none is told."""
    if len(draft.countries) != 1 or "pair" not in draft.predicate.frame.needs:
        return draft
    found = _other(draft, scene)
    return replace(draft, actors=(*draft.actors, found)) if found is not None else None


def _other(draft: Draft, scene: Scene) -> Found[Party] | None:
    taken = draft.countries
    here = {
        mention.country: mention
        for mention in scene.names.values()
        if mention.country and mention.country not in taken | NO_STATE_CODES and mention.kind not in COLOURS
    }
    weights = scene.discourse.weights
    most = max(weights.values(), default=0)
    own = scene.discourse.narrator.country if scene.discourse.narrator else None
    speaking = scene.speaking(draft.span) | scene.speaking(scene.word(draft.predicate.token))
    others = [code for code in here if code not in speaking and code != own]
    known = _partner(draft, scene)
    if known is not None and known not in speaking:
        return Found(draft.span, Party(known, known), "complete:partner")
    if len(others) == 1:
        mention = here[others[0]]
        return Found(mention.span, Party(mention.name, others[0]), "complete:sentence")
    main = [code for code in scene.discourse.main_states(4, taken) if code not in NO_STATE_CODES | speaking]
    for code in sorted(main, key=lambda code: code == own):
        if weights[code] >= LEAST_SHARE * most and not (
            code == own and draft.predicate.frame.event is EventType.ASSAULT
        ):
            return Found(draft.span, Party(code, code), "complete:document")
    return None


def _with_recipient(draft: Draft, found: Found[Party]) -> Draft:
    return replace(draft, recipients=(found,), transfer=_moved(draft.transfer, recipient=found.value.country))


def _with_actor(draft: Draft, found: Found[Party]) -> Draft:
    return replace(draft, actors=(found,), transfer=_moved(draft.transfer, supplier=found.value.country))


def _moved(
    transfer: Transfer | None, supplier: CountryCode | None = None, recipient: CountryCode | None = None
) -> Transfer | None:
    if transfer is None:
        return None
    return replace(transfer, supplier=transfer.supplier or supplier, recipient=transfer.recipient or recipient)


def _domestic(draft: Draft, scene: Scene) -> Draft:
    """Give the draft with the state's own people as those to whom it is done, if somebody is named at all."""
    if draft.target is None or draft.target.pos_ not in ("NOUN", "PROPN"):
        return draft
    own = draft.actors[0].value.country
    where = scene.word(draft.target)
    return replace(draft, recipients=(Found(where, Party(draft.target.text, own), "complete:domestic"),))


def each_way(draft: Draft) -> tuple[Draft, ...]:
    """Give two drafts, one each way, of what two do to each other ("exchanged fire"); any other draft as it is."""
    everyone = (*draft.actors, *draft.recipients)
    if not draft.predicate.frame.mutual or len({found.value.country for found in everyone}) != 2:
        return (draft,)
    first, second = everyone[0], next(found for found in everyone if found.value.country != everyone[0].value.country)
    return tuple(
        replace(draft, actors=(one,), recipients=(other,)) for one, other in ((first, second), (second, first))
    )


def _is_two_sided(draft: Draft) -> bool:
    """Tell whether the words call for another side: a verb does, a noun with its preposition or its own verb does."""
    predicate = draft.predicate
    if predicate.is_verb or predicate.carrier is not None or predicate.frame.event is EventType.ASSAULT:
        return True
    return any(
        kid.dep_ in ("prep", "agent") and kid.lower_ in ("to", "from", "for", "by") for kid in predicate.token.children
    )


def _partner(draft: Draft, scene: Scene) -> CountryCode | None:
    """Give with whom the one side that is told did the same kind of act before in the document."""
    event = draft.predicate.frame.event
    if event is None or len(draft.countries) != 1:
        return None
    return scene.discourse.partners.get((event, next(iter(draft.countries))))


def is_half(draft: Draft) -> bool:
    """Tell whether a noun speaks of a transfer with one side only ("its food supply"): too little for a claim."""
    return not draft.predicate.is_verb and draft.transfer is not None and not (draft.actors and draft.recipients)
