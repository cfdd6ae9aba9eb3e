"""What goods a phrase names, and of which class: through containers, sums of money and the words before a noun."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from detente.coding.tokens import Token
from detente.lexicon.commodities import commodity_of
from detente.lexicon.frames import goods_in_general, word_class
from detente.lexicon.units import unit_of
from detente.model.claims import Commodity

UNNAMED = frozenset({"item", "good", "material", "technology", "component"})
"""What these are is told by their adjective alone: sensitive items are dual-use technology."""

GASES = word_class("gas")
"""Fuels that are none of the lexicon's classes: natural gas is no petroleum product."""

WARLIKE = word_class("warlike")
"""Alone, or before a word for goods in general, these make it arms: "weaponry", "military equipment"."""

OF_WAR = word_class("of_war")
SENSITIVE = word_class("sensitive")
CARRIERS = word_class("carrier")
KINDS_OF_HELP = word_class("kinds_of_help")
SUM_OF = word_class("sum_of")

BEFORE = frozenset({"amod", "compound", "nmod", "npadvmod"})
"""How words that tell an item closer hang on it."""

HOLDING_LINKS = frozenset({"of", "with", "containing", "carrying"})
SUM_LINKS = frozenset({"of", "in", "worth"})
SCALES = frozenset({"m", "mn", "mln", "bn", "bln", "tn"})
"""What the parse takes for the thing in "300m euros"."""

FILLED = frozenset({"filled", "loaded", "packed", "laden", "carrying", "containing"})
DEEPEST = 4
"""How many holders stand within each other at most: "a package of $3 million worth of tonnes of rice"."""

BARE_OIL = re.compile(r"(?:^|\s)oil$", re.IGNORECASE)
OIL_PRODUCTS = re.compile(r"\b(?:refined|products?|diesel|gasoline|petrol|kerosene|fuel|tankers?|cap)\b", re.IGNORECASE)
OIL_TRADE = re.compile(
    r"\b(?:crude|barrels?|bpd|pipelines?|oil-?fields?|fields?|wells?|opec|refiner(?:y|ies|s)|"
    r"(?:export|import|buy|sell|purchase)(?:s|ed|er|ers|ing)?|bought|sold|sales?|producers?|grades?)\b",
    re.IGNORECASE,
)


def oil_class(sentence: str) -> Commodity:
    """Give the class of "oil" not told closer: crude where a sentence speaks of trade in it, of barrels or of pipes.

    >>> oil_class("Iran sold 2 million barrels of oil to China.").value
    'crude-oil'
    >>> oil_class("Five tankers took oil to the North.").value
    'refined-petroleum'
    """
    if OIL_PRODUCTS.search(sentence):
        return Commodity.REFINED_PETROLEUM
    return Commodity.CRUDE_OIL if OIL_TRADE.search(sentence) else Commodity.REFINED_PETROLEUM


def item_words(head: Token) -> str:
    """Give the words of an item that tell its class, as written: the noun with what stands before it."""
    kids = (kid for kid in head.lefts if kid.tag_ == "HYPH" or (kid.dep_ in BEFORE and kid.tag_ != "VBN"))
    words = sorted({word.i: word for kid in kids for word in kid.subtree}.items())
    return _as_written([*(word for _, word in words), head])


def _as_written(words: Sequence[Token]) -> str:
    """Give words as one text, close together where the text has them so: "IRIS-T system"."""
    text = words[0].text
    for before, word in pairwise(words):
        text += f" {word.text}" if before.idx + len(before) < word.idx else word.text
    return text


def is_sum(word: Token) -> bool:
    """Tell whether a word is an amount of money itself: "$300 million", "300 million euros"."""
    if word.lower_ in SCALES:
        return any(kid.tag_ == "CD" for kid in word.lefts)
    if word.tag_ in ("$", "CD"):
        return word.tag_ == "$" or any(kid.tag_ == "$" for kid in word.lefts)
    unit = unit_of(word.lower_) if any(kid.tag_ == "CD" for kid in word.lefts) else None
    return unit is not None and unit.kind == "money"


def goods_of(head: Token) -> Token:
    """Give the goods themselves: what a container, number or sum of money is of; else the word itself.

    "Containers of shells" are shells, and "$300 million in security assistance" is assistance.
    """
    for _ in range(DEEPEST):
        paid = is_sum(head)
        if not paid and not _holds_goods(head):
            return head
        inner = _inside(head, SUM_LINKS if paid else HOLDING_LINKS)
        if inner is None:
            return head
        head = inner
    return head


def _inside(head: Token, links: frozenset[str]) -> Token | None:
    """Give what stands behind one of some words on a noun, if it can move or holds what can."""
    for kid in (each for near in head.rights for each in (near, *(near.rights if near.dep_ == "npadvmod" else ()))):
        if (kid.dep_ in ("prep", "amod") and kid.lower_ in links) or (kid.dep_ == "acl" and kid.lower_ in FILLED):
            for each in _held_by(kid):
                if _holds_goods(each) or _class_of(each) is not None:
                    return each
    return None


def _holds_goods(word: Token) -> bool:
    """Tell whether a word only holds or measures goods: containers, barrels, megawatts."""
    if word.lemma_.lower() in CARRIERS:
        return True
    unit = unit_of(word.lower_) if any(kid.tag_ == "CD" for kid in word.lefts) else None
    return unit is not None and unit.kind != "money"


def _held_by(link: Token) -> Iterator[Token]:
    for kid in link.children:
        if kid.dep_ in ("pobj", "dobj"):
            yield kid
        elif kid.dep_ == "prep":
            yield from (each for each in kid.children if each.dep_ == "pobj")


def misread_goods(noun: Token) -> Token | None:
    """Give what a verb of trade moves that the parser took for a noun: of "Japan imports liquefied gas" the gas."""
    above = noun.head
    if noun.dep_ in ("compound", "nmod"):
        found: Token | None = above if above.i > noun.i else None
    elif noun.dep_ == "nsubj" and above.tag_ in ("VBD", "VBN") and above.i == noun.i + 1:
        found = next((kid for kid in above.rights if kid.dep_ == "dobj"), None)
    else:
        found = next((kid for kid in noun.rights if kid.dep_ == "appos"), None)
    return found if found is not None and commodity_named(found) is not None else None


def commodity_named(head: Token) -> Commodity | None:
    """Give the class of goods that a phrase names; None where it names none."""
    goods = goods_of(head)
    if is_sum(goods):
        return Commodity.MONEY
    found = _class_of(goods)
    return Commodity.MONEY if found in (None, Commodity.OTHER) and _is_paid(head, goods) else found


def _is_paid(head: Token, goods: Token) -> bool:
    """Tell whether help of no kind told comes as a sum of money: a $100 million contribution, but not medical aid."""
    kind_told = any(kid.lower_ in KINDS_OF_HELP for kid in goods.lefts)
    return head.lemma_.lower() in SUM_OF and _priced(head) and not kind_told


def _priced(head: Token) -> bool:
    """Tell whether a sum stands before a noun: a $100 million contribution is money."""
    return any(each.tag_ == "$" for kid in head.lefts for each in kid.subtree)


def _class_of(head: Token) -> Commodity | None:
    """Give the class that a noun and the words before it name."""
    words = item_words(head)
    found = _by_own_word(head) or _by_words(words) or goods_in_general().get(head.lemma_.lower())
    bare = found is Commodity.REFINED_PETROLEUM and BARE_OIL.search(words)
    return oil_class(head.doc.text) if bare else found


def _by_own_word(head: Token) -> Commodity | None:
    before = {kid.lower_ for kid in head.lefts}
    if head.lemma_.lower() in GASES or before & GASES:
        return Commodity.OTHER
    if head.lower_ in WARLIKE or (before & WARLIKE and head.lemma_.lower() in OF_WAR):
        return Commodity.OTHER_ARMS
    return Commodity.DUAL_USE_TECHNOLOGY if head.lemma_ in UNNAMED and before & SENSITIVE else None


def _by_words(words: str) -> Commodity | None:
    found = commodity_of(words)
    return Commodity.OTHER if found is not None and GASES & set(words.lower().split()) else found
