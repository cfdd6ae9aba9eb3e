"""The side that a sentence leaves unsaid but the document tells: to whom the invader sent troops, who sold the gas."""

from collections.abc import Iterator
from dataclasses import replace

from detente.coding.clauses import tells_whose_arms
from detente.coding.drafts import Draft
from detente.coding.found import Found
from detente.coding.homes import HOMELY, ONLY_STATE, is_of_elsewhere
from detente.coding.predicates import is_brokered
from detente.coding.scenes import NO_ACTORS, Scene
from detente.lexicon.entries import NameKind
from detente.lexicon.frames import word_class
from detente.model.actors import NO_STATE_CODES, CountryCode, Party
from detente.model.claims import EventType

TWO_SIDED = frozenset({EventType.AID, EventType.COOPERATE, EventType.ASSAULT})
VERBAL = frozenset({
    EventType.SUPPORT, EventType.REQUEST, EventType.ACCUSE, EventType.CONCEDE, EventType.THREATEN, EventType.REJECT,
    EventType.AGREE,
})  # fmt: skip
"""Words from one state are for another; of those for nobody named and nobody told the account has no use."""

COLOURS = NO_ACTORS | {NameKind.ADJECTIVE, NameKind.MEDIA}
"""Names that colour other words or only report are no missing side."""

DOMESTIC = frozenset({"arrest", "censor", "curfew", "martial-law"})
"""Where nobody else's people are named, a state does these to its own."""

DONE_AT_HOME = frozenset({EventType.COERCE, EventType.SANCTION, EventType.ASSAULT, EventType.ACCUSE})
"""What those who rule, judge or fight at home do to the people there."""

PEOPLE = word_class("home_people")
"""Who is mostly of the land where it befalls them."""

HANDED = frozenset({"receive", "accept", "import", "buy", "purchase", "receipt"})
"""Who does these has a giver; what one obtains or gains may be of one's own making."""

LINKS = frozenset({"to", "from", "for", "by"})
LEAST_SHARE = 0.15
"""The unsaid side must figure at least this much beside the weightiest state, or it isn't what the text is about."""

CONSIDERED = 4
"""Of the document's states, only the first few can be meant without being named."""


def completed(draft: Draft, scene: Scene) -> Draft | None:
    """Give the draft with its missing side where one other state stands out; None for half of a pair."""
    frame = draft.predicate.frame
    if is_brokered(draft.predicate):
        return draft
    if frame.joint:
        return _joined(draft, scene)
    if draft.actors and not draft.recipients and _is_domestic(draft, scene):
        return _domestic(draft, scene)
    if frame.event is EventType.PROTEST:
        return _at_home(draft)
    if frame.event in VERBAL and draft.actors and not draft.recipients:
        return _addressed(draft, scene)
    whole = _both_sides(draft, scene) if _is_two_sided(draft) else draft
    carried = frame.transfer == "carries" and not (whole.actors and whole.recipients)
    return None if carried else whole


def _both_sides(draft: Draft, scene: Scene) -> Draft:
    if draft.predicate.frame.mutual and len(draft.countries) > 1:
        return draft
    if draft.actors and not draft.recipients:
        return _with_recipient(draft, _other(draft, scene))
    if draft.recipients and not draft.actors and _has_unsaid_giver(draft):
        return _with_actor(draft, _other(draft, scene))
    return draft


def _joined(draft: Draft, scene: Scene) -> Draft | None:
    """Give a joint deed with its other side; None where it needs one and none is told."""
    if len(draft.countries) != 1 or draft.countries <= NO_STATE_CODES:
        return draft
    found = _own_guest(draft, scene)
    if found is None:
        found = _other(draft, scene) if "pair" in draft.predicate.frame.needs else _of_last_pair(draft, scene)
    return replace(draft, actors=(*draft.actors, found)) if found is not None else None


def _own_guest(draft: Draft, scene: Scene) -> Found[Party] | None:
    """Give those whom somebody meets at home where the text names one state only: "the president met the strikers"."""
    target, sole = draft.target, scene.discourse.sole_state()
    if draft.predicate.frame.event is not EventType.CONSULT or target is None or draft.countries != {sole}:
        return None
    if target.lemma_.lower() not in PEOPLE or is_of_elsewhere(target):
        return None
    return Found(scene.word(target), Party(target.text, sole), ONLY_STATE)


def _addressed(draft: Draft, scene: Scene) -> Draft | None:
    """Give words of one state with the other of the pair last spoken of; None where they are for nobody of a state."""
    if len(draft.countries) > 1:
        return draft
    found = _of_last_pair(draft, scene)
    if found is not None:
        return replace(draft, recipients=(found,))
    kept = draft.predicate.frame.event is EventType.AGREE or not _may_be_for_others(draft, scene)
    return draft if kept else None


def _may_be_for_others(draft: Draft, scene: Scene) -> bool:
    """Tell whether the text speaks of a further state: words of one of several to nobody told are half a pair."""
    return bool(scene.discourse.weights.keys() - draft.countries - NO_STATE_CODES)


def _of_last_pair(draft: Draft, scene: Scene) -> Found[Party] | None:
    pair = scene.discourse.pair
    others = [code for code in pair if code not in draft.countries]
    if len(others) != 1:
        return None
    return Found(draft.span, Party(others[0], others[0]), "complete:pair")


def _is_two_sided(draft: Draft) -> bool:
    """Tell whether the words call for another side: a verb does, a noun with its preposition or its own verb does."""
    predicate, frame = draft.predicate, draft.predicate.frame
    if frame.event not in TWO_SIDED or frame.transfer == "services":
        return False
    if frame.event is EventType.COOPERATE and draft.transfer is None:
        return False
    if predicate.is_verb or predicate.carrier is not None or frame.event is EventType.ASSAULT:
        return True
    return any(kid.dep_ in ("prep", "agent") and kid.lower_ in LINKS for kid in predicate.token.children)


def _has_unsaid_giver(draft: Draft) -> bool:
    if draft.transfer is None:
        return False
    return draft.predicate.frame.transfer != "takes" or draft.predicate.token.lemma_ in HANDED


def _other(draft: Draft, scene: Scene) -> Found[Party] | None:
    """Give the other side: a known partner, else the one other state of the sentence, else the document's."""
    speaking = scene.speaking(draft.span) | scene.speaking(scene.word(draft.predicate.token))
    known = _partner(draft, scene)
    if known is not None and known not in speaking:
        return Found(draft.span, Party(known, known), "complete:partner")
    own = scene.discourse.narrator.country if scene.discourse.narrator else None
    here = _named_here(draft, scene, speaking | {own} if own else speaking)
    if len(here) == 1:
        return here[0]
    for code in _weighty(draft, scene, speaking, own):
        return Found(draft.span, Party(code, code), "complete:document")
    return None


def _partner(draft: Draft, scene: Scene) -> CountryCode | None:
    """Give with whom the one side that is told did the same kind of act before in the document."""
    event = draft.predicate.frame.event
    if event is None or len(draft.countries) != 1:
        return None
    return scene.discourse.partners.get((event, next(iter(draft.countries))))


def _named_here(draft: Draft, scene: Scene, beside: frozenset[CountryCode]) -> list[Found[Party]]:
    """Give the other states that the sentence names."""
    found: dict[CountryCode, Found[Party]] = {}
    for i, mention in scene.names.items():
        taken = draft.countries | NO_STATE_CODES | beside
        told = mention.country and mention.country not in taken and mention.kind not in COLOURS
        if mention.country and told and not tells_whose_arms(scene.doc[i], draft.predicate):
            party = Party(mention.name, mention.country)
            found.setdefault(mention.country, Found(mention.span, party, "complete:sentence"))
    return list(found.values())


def _weighty(
    draft: Draft, scene: Scene, speaking: frozenset[CountryCode], own: CountryCode | None
) -> Iterator[CountryCode]:
    """Give the states that the document is about, the narrator's own last and never as somebody attacked."""
    weights = scene.discourse.weights
    least = LEAST_SHARE * max(weights.values(), default=0)
    main = scene.discourse.main_states(CONSIDERED, draft.countries)
    for code in sorted(main, key=lambda code: code == own):
        if (
            code in NO_STATE_CODES | speaking
            or weights[code] < least
            or code not in scene.discourse.recent(scene.number)
        ):
            continue
        if code != own or draft.predicate.frame.event is not EventType.ASSAULT:
            yield code


def _with_recipient(draft: Draft, found: Found[Party] | None) -> Draft:
    if found is None:
        return draft
    moved = replace(draft.transfer, recipient=found.value.country) if draft.transfer else None
    return replace(draft, recipients=(found,), transfer=moved)


def _with_actor(draft: Draft, found: Found[Party] | None) -> Draft:
    if found is None:
        return draft
    moved = replace(draft.transfer, supplier=found.value.country) if draft.transfer else None
    return replace(draft, actors=(found,), transfer=moved)


def _is_domestic(draft: Draft, scene: Scene) -> bool:
    """Tell whether a deed is one that a state does to its own, or is done to people where only one state is told."""
    frame, target = draft.predicate.frame, draft.target
    if frame.event is EventType.COERCE and frame.mode in DOMESTIC:
        return True
    if frame.event not in DONE_AT_HOME or target is None or target.lemma_.lower() not in PEOPLE:
        return False
    rules = {found.rule for found in draft.actors}
    at_home = draft.countries == {scene.discourse.sole_state()} or rules <= HOMELY
    return at_home and not is_of_elsewhere(target)


def _domestic(draft: Draft, scene: Scene) -> Draft:
    """Give the draft with the state's own people as those to whom it is done, if somebody is named at all."""
    if draft.target is None or draft.target.pos_ not in ("NOUN", "PROPN"):
        return draft
    party = Party(draft.target.text, draft.actors[0].value.country)
    return replace(draft, recipients=(Found(scene.word(draft.target), party, "complete:domestic"),))


def _at_home(draft: Draft) -> Draft:
    """Give a protest with the side left unsaid: people protest against their own, unless another is told."""
    told = draft.actors or draft.recipients
    if len(draft.countries) != 1 or (draft.actors and draft.recipients):
        return draft
    own = (replace(told[0], rule="complete:at home"),)
    return replace(draft, recipients=own) if draft.actors else replace(draft, actors=own)


def each_way(draft: Draft) -> tuple[Draft, ...]:
    """Give two drafts, one each way, of what two do to each other ("exchanged fire"); any other draft as it is."""
    sides = {found.value.country: found for found in (*draft.actors, *draft.recipients)}
    if not draft.predicate.frame.mutual or len(sides) != 1 + 1:
        return (draft,)
    first, second = sides.values()
    both = ((first, second), (second, first))
    return tuple(replace(draft, actors=(one,), recipients=(other,)) for one, other in both)


def is_half(draft: Draft) -> bool:
    """Tell whether a noun speaks of a transfer with one side only ("its food supply"): too little for a claim."""
    if draft.predicate.is_verb or draft.transfer is None or (draft.actors and draft.recipients):
        return False
    return not (is_brokered(draft.predicate) and draft.actors)
