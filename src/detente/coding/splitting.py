"""One claim a class of goods: "shells and ballistic missiles" are two transfers (CODEBOOK, decisions)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.coding.arguments import coordinated
from detente.coding.drafts import Draft
from detente.coding.goods import commodity_named, goods_of, item_words
from detente.coding.tokens import Token
from detente.coding.transfers import purposes
from detente.model.claims import Commodity, EventType, Kind

REST = frozenset({"other", "further", "additional", "more", "related", "various"})
"""What is joined to goods by these rounds the list off: "shells and other equipment" are shells."""

INCLUDING = frozenset({"including", "as", "like", "notably"})


def by_class(draft: Draft) -> tuple[Draft, ...]:
    """Give a transfer of several classes of goods as one draft a class, in order; any other as it is."""
    if draft.transfer is None or draft.thing is None:
        return (draft,)
    classes: dict[Commodity, list[Token]] = {}
    for head in _named(draft.thing):
        commodity = commodity_named(head)
        if commodity is not None:
            classes.setdefault(commodity, []).append(head)
    if len(classes) > 1:
        classes.pop(Commodity.OTHER, None)
    if len(classes) <= 1:
        return (draft,)
    return tuple(
        replace(
            draft,
            transfer=replace(
                draft.transfer, item=", ".join(item_words(goods_of(head)) for head in heads), commodity=each
            ),
            others=(*draft.others, *(head for other in classes if other is not each for head in classes[other])),
        )
        for each, heads in classes.items()
    )


def _named(thing: Token) -> Iterator[Token]:
    """Go through all goods that a phrase names: joined to each other, within what holds them, or given as examples."""
    goods = goods_of(thing)
    for head in dict.fromkeys((*coordinated(thing), *coordinated(goods), *_examples(goods))):
        if head.i in (thing.i, goods.i) or not any(kid.lower_ in REST for kid in head.lefts):
            yield head


def _examples(goods: Token) -> Iterator[Token]:
    """Go through the goods of a list of examples: "equipment, including drones and trucks"."""
    for link in goods.rights:
        if link.dep_ == "prep" and link.lower_ in INCLUDING:
            for first in link.children:
                if first.dep_ == "pobj":
                    yield from coordinated(first)


def told_once(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Give drafts without those that only say another's once more: "received grain donated by Belmark"."""
    return tuple(draft for draft in drafts if not any(_repeats(draft, other) for other in drafts))


def _repeats(draft: Draft, other: Draft) -> bool:
    token, above = draft.predicate.token, other.predicate
    if other is draft or other.transfer is None:
        return False
    if draft.predicate.frame.kind is Kind.CONDITION:
        return above.carrier is not None and above.carrier.i == token.i and len(other.countries) > 1
    if _is_purpose(draft, other) or _is_contract(draft, other):
        return True
    inner = token.dep_ in ("acl", "relcl") and above.token.is_ancestor(token)
    return inner and draft.transfer is not None and _moved(draft) == _moved(other)


def _is_contract(draft: Draft, other: Draft) -> bool:
    """Tell whether a draft is the contract for another's goods: "won a contract to supply buses" is one claim."""
    frame = draft.predicate.frame
    bare = frame.joint and draft.transfer is None and frame.event is EventType.COOPERATE
    below = draft.predicate.token.is_ancestor(other.predicate.token)
    return bare and below and bool(other.actors and other.recipients) and draft.countries <= other.countries


def _is_purpose(draft: Draft, other: Draft) -> bool:
    """Tell whether a draft only says what another's goods are for: "sent doctors to assist Samoa"."""
    near = [other.predicate.token, *((other.thing,) if other.thing is not None else ())]
    served = {found.value.country for found in other.recipients}
    helps = draft.predicate.frame.transfer == "services" and {each.value.country for each in draft.recipients} <= served
    return helps and draft.predicate.token in purposes(near[0], near[-1])


def _moved(draft: Draft) -> tuple[object, ...]:
    moved = draft.transfer
    return () if moved is None else (moved.supplier, moved.recipient, moved.commodity)
