"""One claim a class of goods: "shells and ballistic missiles" are two transfers (CODEBOOK, decisions)."""

from dataclasses import replace

from detente.coding.arguments import coordinated
from detente.coding.drafts import Draft
from detente.coding.tokens import Token
from detente.coding.transfers import commodity_named
from detente.model.claims import Commodity


def by_class(draft: Draft) -> tuple[Draft, ...]:
    """Give a transfer of several classes of goods as one draft a class, in order; any other as it is."""
    if draft.transfer is None or draft.thing is None:
        return (draft,)
    classes: dict[Commodity, list[Token]] = {}
    for head in coordinated(draft.thing):
        commodity = commodity_named(head)
        if commodity is not None:
            classes.setdefault(commodity, []).append(head)
    if len(classes) > 1:
        classes.pop(Commodity.OTHER, None)
    if len(classes) <= 1:
        return (draft,)
    return tuple(
        replace(
            draft, transfer=replace(draft.transfer, item=", ".join(_words(head) for head in heads), commodity=commodity)
        )
        for commodity, heads in classes.items()
    )


def _words(head: Token) -> str:
    left = next((kid for kid in head.lefts if kid.dep_ in ("amod", "compound", "nmod")), head)
    return head.doc[left.left_edge.i : head.i + 1].text
