"""Transfers the right way round: the supplier acts and the recipient receives, whichever way the sentence turns it."""

import re
from collections.abc import Iterator

from detente.coding.arguments import clause_verb, coordinated, prepositional, verb_object
from detente.coding.drafts import Moved, Sides, others_than, unique
from detente.coding.found import Found, child
from detente.coding.goods import commodity_named, goods_of
from detente.coding.homes import ONLY_STATE
from detente.coding.matching import GIVE_WITH, given_with
from detente.coding.mentions import Mentions
from detente.coding.phrases import COMMON
from detente.coding.predicates import Predicate, is_brokered
from detente.coding.roles import Roles
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.coding.transfers import item_span, purposes
from detente.lexicon.entries import NameKind
from detente.lexicon.frames import word_class
from detente.lexicon.names import Mention
from detente.model.actors import Party
from detente.model.claims import Commodity, Transfer
from detente.model.text import Span

OWN = re.compile(r"(?:its|their|his|her|our)\b|.*\bown\b", re.IGNORECASE)
"""What goes to one's own is no transfer between sides."""

HELP_AT_LARGE = word_class("help_at_large")
"""Who does these gives help, but no service that could be named."""

NEEDS = frozenset({"need", "requirement", "demand", "shortage", "shortfall", "request", "want"})
MAKING = frozenset({"make", "manufacture", "produce", "build", "assemble", "grow", "mine", "design"})
ORIGINS = frozenset({"origin", "make", "manufacture", "production"})


class Movings:
    """Reads the transfers of one scene."""

    def __init__(self, scene: Scene, mentions: Mentions) -> None:
        """Take the scene and what resolves its phrases."""
        self._scene = scene
        self._mentions = mentions

    def read(self, predicate: Predicate, roles: Roles) -> Moved | None:
        """Give a transfer of goods, people, money, help or know-how; None where nothing that can move is named."""
        if predicate.frame.transfer == "services":
            return self._service(predicate, roles)
        commodity = commodity_named(roles.item) if roles.item is not None else None
        if roles.item is None or commodity is None:
            return self._whatever(predicate, roles) if predicate.frame.whatever else None
        givers, takers = self._sides(predicate, roles, roles.item)
        if takers and OWN.match(takers[0].value.name):
            return None
        span = item_span(roles.item, self._scene)
        takers = tuple(self._apart(taker, span) for taker in takers if not _is_maker(taker, givers, span))
        takers = takers or self._served(predicate, roles.item, givers)
        if not (givers or takers):
            return None
        return Moved(givers, takers, _transfer(givers, takers, self._scene.cut(span), commodity), span)

    def _served(self, predicate: Predicate, item: Token, givers: Sides) -> Sides:
        """Give whom goods are sent to help, or whose need they meet, where no taker is told."""
        if predicate.frame.transfer != "gives":
            return ()
        own = {giver.value.country for giver in givers}
        for purpose in purposes(predicate.token, item):
            served = verb_object(purpose)
            needy = child(served, "poss") if served is not None and served.lemma_ in NEEDS else served
            told = self._mentions.parties(needy)
            if told and not any(each.value.country in own for each in told):
                return told
        return ()

    def _whatever(self, predicate: Predicate, roles: Roles) -> Moved | None:
        """Give a trade in what no list of goods names, the right way round."""
        thing = roles.item
        givers, takers = self._sides(predicate, roles, predicate.token if thing is None else thing)
        if not (givers and takers):
            return None
        if thing is None or thing.tag_ not in COMMON:
            return Moved(givers, takers)
        span = item_span(thing, self._scene)
        return Moved(givers, takers, _transfer(givers, takers, self._scene.cut(span), Commodity.OTHER), span)

    def _apart(self, taker: Found[Party], item: Span) -> Found[Party]:
        """Give who takes by their own name where the parse took them and the thing for one phrase."""
        if not taker.span.covers(item):
            return taker
        own = (name for name in self._scene.names.values() if taker.span.covers(name.span))
        named = next((name for name in own if name.country == taker.value.country), None)
        return taker if named is None else Found(named.span, Party(named.name, named.country), taker.rule)

    def _service(self, predicate: Predicate, roles: Roles) -> Moved | None:
        """Give help, training or money for somebody; at home it is an act without transfer."""
        abroad = roles.recipients and not (
            roles.actors and roles.recipients[0].value.country == roles.actors[0].value.country
        )
        if roles.recipients and OWN.match(roles.recipients[0].value.name):
            return None
        if not abroad:
            return Moved(roles.actors, roles.recipients) if self._at_home(roles) else None
        if predicate.token.lemma_ in HELP_AT_LARGE:
            return Moved(roles.actors, roles.recipients)
        given = given_with(predicate.token) if predicate.token.lemma_ in GIVE_WITH else None
        commodity = commodity_named(given) if given is not None else None
        if given is None or commodity is None:
            words, span, commodity = predicate.token.lemma_, None, Commodity.SERVICES_TRAINING
        else:
            span = item_span(given, self._scene)
            words = self._scene.cut(span)
        transfer = _transfer(roles.actors, roles.recipients, words, commodity)
        return Moved(roles.actors, roles.recipients, transfer, span)

    def _at_home(self, roles: Roles) -> bool:
        return roles.target is not None and roles.target.tag_ != "PRP" and bool(roles.actors)

    def _sides(self, predicate: Predicate, roles: Roles, item: Token) -> tuple[Sides, Sides]:
        told, goods = self._from(predicate, item), goods_of(item)
        givers = told or self._makers(goods)
        if predicate.frame.transfer == "carries":
            arrive = "subject" in predicate.frame.item
            takers = roles.recipients or (self._owners(goods, givers) if told and arrive else ())
            return (givers, takers) if takers and (givers or arrive) else ((), ())
        if predicate.frame.transfer == "takes":
            return givers or roles.recipients, roles.actors
        if is_brokered(predicate):
            return givers or roles.actors, roles.recipients
        if predicate.carrier is not None and len(roles.actors) > 1 and not roles.recipients:
            return _of_two(roles.actors, givers)
        return roles.actors or givers, roles.recipients

    def _from(self, predicate: Predicate, item: Token) -> Sides:
        for slot in predicate.frame.giver or ("from",):
            goods = [near for each in coordinated(item) for near in (each, *prepositional(each, "of", "with"))]
            below = (head for each in goods for head in prepositional(each, slot))
            above = item.head if "governed" in predicate.frame.item else predicate.token
            for head in (*prepositional(above, slot), *prepositional(predicate.token, slot), *below):
                found = self._mentions.parties(head)
                if found:
                    return found
        return self._further_on(predicate) if predicate.frame.transfer == "takes" and predicate.is_verb else ()

    def _further_on(self, predicate: Predicate) -> Sides:
        """Give who gives behind a "from" that the parse hung deeper on a list of goods, in the taker's own clause."""
        for word in predicate.token.subtree:
            if word.lower_ != "from" or word.dep_ != "prep" or word.i < predicate.token.i:
                continue
            verb = clause_verb(word)
            source = child(word, "pobj")
            if verb is not None and verb.i == predicate.token.i and source is not None:
                mention = self._scene.name_at(source)
                if mention is not None and mention.country is not None:
                    return self._mentions.parties(source)
        return ()

    def _owners(self, item: Token, givers: Sides) -> Sides:
        """Give who has goods that come from elsewhere: "most of Latvia's gas comes from Norway"."""
        return tuple(others_than(givers, self._mentions.parties(child(item, "poss"))))

    def _makers(self, item: Token) -> Sides:
        """Give whose goods they are by adjective or make: Iranian drones come from Iran where no seller is told."""
        found: list[Found[Party]] = []
        for left in (*item.lefts, *_makes(item)):
            for kid in left.subtree:
                mention = self._scene.names.get(kid.i)
                if mention is not None and mention.country is not None and mention.kind is not NameKind.PLACE:
                    found.append(Found(mention.span, Party(_called(mention), mention.country), "name:maker"))
        return unique(found)


def _of_two(signed: Sides, makers: Sides) -> tuple[Sides, Sides]:
    """Give who supplies and who takes of two who signed for goods of one of them."""
    takers = tuple(others_than(makers, signed))
    givers = tuple(each for each in signed if each not in takers)
    return (givers, takers) if givers else (signed, ())


def _is_maker(taker: Found[Party], givers: Sides, item: Span) -> bool:
    """Tell whether who seems to take is only whose the goods are: "Cuban nurses were sent by agents"."""
    own = any(giver.value.country == taker.value.country for giver in givers)
    return own and (item.covers(taker.span) or taker.span.covers(item) or taker.rule == ONLY_STATE)


def _makes(item: Token) -> Iterator[Token]:
    """Go through who made goods, behind them: "chips made by Dutch firms", "arms of Belarusian origin"."""
    for kid in item.rights:
        if kid.dep_ == "acl" and kid.tag_ == "VBN" and kid.lemma_ in MAKING:
            yield from prepositional(kid, "by", "in")
        elif kid.dep_ == "prep" and kid.lower_ == "of":
            yield from (each for each in kid.children if each.lemma_ in ORIGINS)


def _called(mention: Mention) -> str:
    """Give a maker's name: an adjective names nobody, its state does."""
    return mention.entry.name if mention.kind is NameKind.ADJECTIVE else mention.name


def _transfer(givers: Sides, takers: Sides, item: str, commodity: Commodity) -> Transfer:
    supplier = givers[0].value.country if givers else None
    recipient = takers[0].value.country if takers else None
    return Transfer(supplier, recipient, item, commodity)
