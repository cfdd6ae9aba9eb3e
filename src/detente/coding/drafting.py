"""All that one sentence claims, as drafts: predicates found, roles read, content of promises and wishes left out."""

from detente.coding.claiming import Drafts
from detente.coding.completing import completed, each_way, is_half
from detente.coding.contents import absorbed, is_hypothetical, is_sport, repeated
from detente.coding.discourse import STATE, Spoken
from detente.coding.drafts import Draft
from detente.coding.mentions import Mentions
from detente.coding.predicates import Predicate, Predicates
from detente.coding.roles import RoleReader
from detente.coding.scenes import Scene
from detente.coding.splitting import by_class


def is_question(sentence: str) -> bool:
    """Tell whether a sentence asks; questions claim nothing (CODEBOOK, rule 13)."""
    return sentence.rstrip(" \"\u201d\u2019'").endswith("?")


def draft_claims(scene: Scene, mentions: Mentions) -> tuple[Draft, ...]:
    """Give the drafts of a sentence in order of the text."""
    found = Predicates(scene).find()
    made = _made(found, scene, mentions)
    chosen = tuple(draft.predicate for draft in made.values())
    used = {i for predicate in chosen for i in predicate.eats}
    first = {predicate.token.i: predicate for predicate in reversed(found)}
    first |= {predicate.token.i: predicate for predicate in chosen}
    named = tuple(first.values())
    drafts: list[Draft] = []
    for i, draft in made.items():
        if i in used or absorbed(draft.predicate, named) or repeated(draft, made):
            continue
        whole = completed(draft, scene)
        if whole is not None and not is_half(whole):
            scene.discourse.note_act(
                draft.predicate.frame.event, [f.value for f in draft.actors], [f.value for f in draft.recipients]
            )
            if draft.predicate.frame.joint and len(draft.countries) > 1:
                scene.discourse.note(Spoken(tuple(f.value for f in draft.actors), STATE, True, scene.number))
            drafts += (each for way in each_way(whole) for each in by_class(way))
    return tuple(drafts)


def _made(found: tuple[Predicate, ...], scene: Scene, mentions: Mentions) -> dict[int, Draft]:
    """Give for each predicate's word the first of its frames that makes a draft."""
    roles, drafts = RoleReader(scene, mentions), Drafts(scene, mentions)
    made: dict[int, Draft] = {}
    for predicate in found:
        if predicate.token.i in made or is_hypothetical(predicate.token) or is_sport(predicate, scene.text):
            continue
        draft = drafts.make(predicate, roles.read(predicate))
        if draft is not None:
            made[predicate.token.i] = draft
    return made
