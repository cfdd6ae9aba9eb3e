"""What moves from whom to whom: the stretch of the item of a transfer, and whether it is supply or trade."""

import re
from collections.abc import Iterator

from detente.coding.goods import goods_of, is_sum
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.entries import NameKind
from detente.lexicon.frames import Frame
from detente.model.claims import EventType
from detente.model.text import Span

CONTRACT = re.compile(
    r"\b(?:contracts?|purchase|sale agreement|customers?|commercial (?:deal|terms|basis|sales?)|"
    r"for hard currency|pipelines?|in exchange for|in return for|barter(?:ed|s)?)\b"
)
SERVING = frozenset({
    "help", "assist", "aid", "support", "back", "arm", "equip", "supply", "reinforce", "bolster", "defend", "protect",
    "strengthen", "relieve", "rescue", "train", "meet", "cover", "fill", "satisfy", "ease", "rebuild",
})  # fmt: skip
"""Who stands behind these is served by what is sent."""

CONTRACT_REACH = 160
"""How many characters around a transfer a word of trade still speaks of it: about a sentence either way."""


DESCRIBING = frozenset({"amod", "compound", "nmod"})
NUMBERS = frozenset({"dozen", "hundred", "thousand", "million", "billion", "half"})


def _is_number(word: Token) -> bool:
    """Tell whether a word only says how many: "more than a dozen helicopters" are helicopters."""
    return word.text.replace(",", "").replace(".", "").isdigit() or word.lemma_ in NUMBERS


def _is_state(word: Token, scene: Scene) -> bool:
    """Tell whether a word names a state: the one who gets it, that the parse took for a part of the thing."""
    mention = scene.names.get(word.i)
    return mention is not None and mention.kind in (NameKind.COUNTRY, NameKind.CAPITAL)


def _tells_no_goods(word: Token, scene: Scene) -> bool:
    """Tell whether a word before goods is no part of them: who takes, how many, or the verb of trade itself."""
    return _is_state(word, scene) or _is_number(word) or word.lower_ in ("imports", "exports")


def item_span(head: Token, scene: Scene) -> Span:
    """Give the stretch of an item: the goods themselves with what stands before them and their "of"."""
    head = goods_of(head)
    if is_sum(head):
        told = (kid for kid in head.lefts if not _is_state(kid, scene))
        return scene.span(next(told, head).left_edge, head)
    before = (kid for kid in head.lefts if kid.dep_ in DESCRIBING and not _tells_no_goods(kid, scene))
    left = next((kid.left_edge for kid in before), head)
    right = head
    for kid in head.rights:
        if kid.dep_ == "prep" and kid.lower_ == "of":
            right = kid.right_edge
        elif kid.dep_ == "conj":
            right = kid
    return scene.span(left, right)


def purposes(act: Token, item: Token) -> Iterator[Token]:
    """Go through the infinitives that tell what goods or people are sent for: "sent doctors to assist Samoa"."""
    for holder in (act, item):
        behind = holder.right_edge.i + 1
        near = item.doc[behind : behind + 1]
        infinitives = (word.head for word in near if word.tag_ == "TO")
        for verb in (*holder.rights, *infinitives):
            if verb.tag_ == "VB" and verb.dep_ in ("advcl", "acl", "xcomp") and verb.lemma_ in SERVING:
                yield verb


def traded(frame: Frame, at: Span, text: str) -> EventType | None:
    """Give the type of a transfer: supply is AID, but COOPERATE where a contract or price stands by it (rule 5)."""
    if frame.event is not EventType.AID or frame.transfer not in ("gives", "takes", "carries"):
        return frame.event
    around = text[max(0, at.start - CONTRACT_REACH) : at.end + CONTRACT_REACH]
    return EventType.COOPERATE if CONTRACT.search(around) else EventType.AID
