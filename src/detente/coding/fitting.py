"""Whether a phrase is of the kind that a frame asks for: one of its words, of its classes, or goods that can move."""

from detente.coding.arguments import prepositional
from detente.coding.goods import commodity_named
from detente.coding.phrases import COMMON, counts, is_agent, is_person
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.entries import TOWNS, NameKind
from detente.lexicon.frames import frames, word_class

MODIFIERS = frozenset({"compound", "amod"})
BUNDLES = word_class("bundle")
"""Of these what stands behind "of" is what is meant: "a wave of missiles"."""

PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def fits(wanted: tuple[str, ...], head: Token, scene: Scene) -> bool:
    """Tell whether the head of a phrase is one of the words or of the classes asked for."""
    known = frames()
    lemma = head.lemma_.lower()
    if known.of_class(wanted, lemma) or known.of_class(wanted, head.lower_):
        return True
    modified = any(known.of_class(wanted, kid.lemma_.lower()) for kid in head.lefts if kid.dep_ in MODIFIERS)
    if modified and "@abstract" not in wanted and head.tag_ in COMMON and lemma not in known.classes["agent"]:
        return True
    bundles = counts(head) or head.lemma_ in BUNDLES
    if bundles and any(fits(wanted, inner, scene) for inner in prepositional(head, "of")):
        return True
    return any(_is_of(name, head, scene) for name in wanted)


def _is_of(name: str, head: Token, scene: Scene) -> bool:
    test = TESTS.get(name)
    return test is not None and test(head, scene)


def _is_several(head: Token, scene: Scene) -> bool:
    return head.tag_ in PLURAL_TAGS and is_agent(head, scene)


def _is_organisation(head: Token, scene: Scene) -> bool:
    mention = scene.name_at(head)
    return mention is not None and mention.kind is NameKind.ORGANISATION


def _is_state(head: Token, scene: Scene) -> bool:
    return scene.name_at(head) is not None or head.tag_ == "PRP"


def _is_goods(head: Token, scene: Scene) -> bool:
    del scene
    return commodity_named(head) is not None


def _may_be_place(head: Token, scene: Scene) -> bool:
    """Tell whether a name is one of a place, or of nobody that is known."""
    mention = scene.names.get(head.i)
    if mention is not None:
        return mention.kind in TOWNS
    return head.tag_ == "NNP" and not is_person(head, scene)


def _may_be_person(head: Token, scene: Scene) -> bool:
    mention = scene.names.get(head.i)
    return mention.kind is NameKind.PERSON if mention is not None else head.tag_ == "NNP"


TESTS = {
    "@agent": is_agent,
    "@person": _may_be_person,
    "@several": _is_several,
    "@organisation": _is_organisation,
    "@state": _is_state,
    "@place": _may_be_place,
    "@goods": _is_goods,
}
"""Classes that are told by what a phrase is, not by lists of words."""
