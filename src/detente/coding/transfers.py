"""What moves from whom to whom: the item of a transfer, its class of goods, and the sides that a text leaves unsaid."""

import re

from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.commodities import commodity_of
from detente.lexicon.entries import NameKind
from detente.lexicon.frames import Frame, goods_in_general, word_class
from detente.model.claims import Commodity, EventType
from detente.model.text import Span

UNNAMED = frozenset({"item", "good", "material", "technology", "component"})
"""What these are is told by their adjective alone: sensitive items are dual-use technology."""

CONTRACT = re.compile(
    r"\b(?:contracts?|purchase|sale agreement|customers?|commercial (?:deal|terms|basis|sales?)|"
    r"for hard currency|in exchange for)\b"
)
CONTRACT_REACH = 160
"""How many characters around a transfer a word of trade still speaks of it: about a sentence either way."""


def _compounds(word: Token) -> list[Token]:
    """Give what stands before a word that itself stands before another: the "air" of "air defence missiles"."""
    return [kid for kid in word.lefts if kid.dep_ == "compound"]


def item_words(head: Token) -> str:
    """Give the words of an item that tell its class: the noun with what stands before it and what it is full of."""
    before = (kid for kid in head.lefts if kid.dep_ in ("amod", "compound", "nmod"))
    words = [word.text for kid in before if kid.tag_ != "VBN" for word in (*_compounds(kid), kid)]
    words.append(head.text)
    for kid in head.rights:
        if kid.dep_ == "prep" and kid.lower_ in ("of", "with") and head.lemma_ in CARRIERS:
            words += [each.text for each in kid.subtree]
        if kid.dep_ == "acl" and kid.lower_ in ("filled", "loaded", "packed", "laden", "carrying"):
            words += [each.text for each in kid.subtree]
    return " ".join(words)


GASES = word_class("gas")
"""Fuels that are none of the lexicon's classes: natural gas is no petroleum product."""

WARLIKE = word_class("warlike")

SENSITIVE = word_class("sensitive")

CARRIERS = word_class("carrier")


def commodity_named(head: Token) -> Commodity | None:
    """Give the class of goods that a phrase names; None where it names none."""
    if any(kid.tag_ == "$" for kid in head.subtree):
        return _money(head)
    return (
        _by_own_word(head) or _held(head) or _by_words(item_words(head)) or goods_in_general().get(head.lemma_.lower())
    )


def _money(head: Token) -> Commodity:
    """Give what an amount of money is paid in, if that is told: "$300 million in security assistance"."""
    for kid in head.children:
        if kid.dep_ == "prep" and kid.lower_ in ("in", "of", "worth"):
            for each in kid.children:
                found = commodity_of(item_words(each)) or goods_in_general().get(each.lemma_.lower())
                if each.dep_ == "pobj" and found is not None:
                    return found
    return Commodity.MONEY


def _by_own_word(head: Token) -> Commodity | None:
    before = {kid.lower_ for kid in head.lefts}
    if head.lemma_.lower() in GASES or before & GASES:
        return Commodity.OTHER
    if head.lower_ in WARLIKE:
        return Commodity.OTHER_ARMS
    return Commodity.DUAL_USE_TECHNOLOGY if head.lemma_ in UNNAMED and before & SENSITIVE else None


def _by_words(words: str) -> Commodity | None:
    found = commodity_of(words)
    return Commodity.OTHER if found is not None and GASES & set(words.lower().split()) else found


def _held(head: Token) -> Commodity | None:
    """Give the class of what a container, number or unit is full of: "tankers of diesel" are diesel."""
    if head.lemma_ not in CARRIERS:
        return None
    for kid in head.rights:
        if kid.dep_ == "prep" and kid.lower_ in ("of", "with"):
            for each in kid.children:
                found = commodity_of(item_words(each)) if each.dep_ == "pobj" else None
                if found is not None:
                    return found
    return None


def _is_state(word: Token, scene: Scene) -> bool:
    """Tell whether a word names a state: the one who gets it, that the parse took for a part of the thing."""
    mention = scene.names.get(word.i)
    return mention is not None and mention.kind in (NameKind.COUNTRY, NameKind.CAPITAL)


def item_span(head: Token, scene: Scene) -> Span:
    """Give the stretch of an item: the noun with what stands before it and its "of"."""
    before = (kid for kid in head.lefts if kid.dep_ in ("amod", "compound", "nmod") and not _is_state(kid, scene))
    left = next((kid.left_edge for kid in before), head)
    right = head
    for kid in head.rights:
        if kid.dep_ == "prep" and kid.lower_ == "of":
            right = kid.right_edge
        elif kid.dep_ == "conj":
            right = kid
    return scene.span(left, right)


def traded(frame: Frame, at: Span, text: str) -> EventType | None:
    """Give the type of a transfer: supply is AID, but COOPERATE where a contract or price stands by it (rule 5)."""
    if frame.event is not EventType.AID or frame.transfer not in ("gives", "takes"):
        return frame.event
    around = text[max(0, at.start - CONTRACT_REACH) : at.end + CONTRACT_REACH]
    return EventType.COOPERATE if CONTRACT.search(around) else EventType.AID
