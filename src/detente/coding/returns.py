"""Barter: what is given back for goods moves the other way (CODEBOOK: two claims, one each way)."""

from collections.abc import Iterator
from dataclasses import replace

from detente.coding.arguments import VERBAL_TAGS, clause_verb, coordinated, prepositional
from detente.coding.drafts import Draft
from detente.coding.goods import commodity_named, goods_of
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.coding.transfers import item_span

SWAPS = frozenset({"return", "exchange", "payment", "barter"})
"""Behind "in" these open what is given back: "in return for coal"."""

PAYING = frozenset({"pay", "repay", "reimburse", "compensate"})
"""What stands behind "with" or "in" of these goes from who pays: "pays for power with cotton"."""


HELP = frozenset({"support", "help", "aid", "assistance", "relief", "service", "cooperation"})
"""What is given "in return for" these is thanks, no barter."""


def both_goods(draft: Draft, scene: Scene) -> tuple[Draft, ...]:
    """Give a transfer with the one that answers it, where the sentence tells what is given back."""
    back = _given_back(draft)
    if back is None or draft.transfer is None:
        return (draft,)
    span = item_span(back, scene)
    commodity = commodity_named(back)
    moved = replace(
        draft.transfer,
        supplier=draft.transfer.recipient,
        recipient=draft.transfer.supplier,
        item=scene.cut(span),
        commodity=commodity or draft.transfer.commodity,
    )
    own = tuple(coordinated(draft.thing)) if draft.thing is not None else ()
    answer = replace(
        draft, actors=draft.recipients, recipients=draft.actors, transfer=moved, item=span, thing=back, others=own
    )
    return replace(draft, others=(*draft.others, *coordinated(back))), answer


def _given_back(draft: Draft) -> Token | None:
    """Give what is given back for the goods of a draft that has both sides."""
    if draft.transfer is None or None in (draft.transfer.supplier, draft.transfer.recipient):
        return None
    back = (goods for goods in _named_back(draft.predicate.token) if _are_goods(goods))
    return next((goods for goods in back if draft.thing is None or goods.i != draft.thing.i), None)


def _named_back(act: Token) -> Iterator[Token]:
    if act.lemma_ in PAYING:
        paid_for = tuple(prepositional(act, "for"))
        for holder in (act, *paid_for):
            yield from prepositional(holder, "with", "in")
    for word in act.subtree if act.tag_ in VERBAL_TAGS else ():
        if word.lemma_ in SWAPS and word.head.lower_ == "in":
            verb = clause_verb(word)
            if verb is not None and verb.i == act.i:
                yield from prepositional(word, "for")


def _are_goods(word: Token) -> bool:
    return commodity_named(word) is not None and goods_of(word).lemma_.lower() not in HELP
