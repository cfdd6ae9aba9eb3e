"""Plain English for claims: verbs of our own, names and figures only as the source has them.

Verbs stand in the past, behind "may" or behind "did not", so that they agree with any subject: a name out of a text
doesn't tell whether it is one or many.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from detente.model.claims import Claim, Commodity, EventType, Kind, Stance, Status, Theme

Shown = Callable[[str], bool]
"""Tells whether a name or figure stands in the cited sentences, and so may be written."""


class Verb(NamedTuple):
    """A verb as we use it: past, base, past participle, and what leads to the recipient."""

    past: str
    base: str
    participle: str
    to: str = ""


POINTING = frozenset(
    {
        *("he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "me", "his", "its", "their"),
        "who",
        "which",
    }
)
"""Words that only point at a name: an entry is read alone, where they point at nothing."""

VERBS: dict[EventType, Verb] = {
    EventType.AGREE: Verb("agreed to act", "agree to act", "agreed to act", "with"),
    EventType.CONSULT: Verb("held talks", "hold talks", "held talks", "with"),
    EventType.SUPPORT: Verb("supported", "support", "supported"),
    EventType.CONCEDE: Verb("gave way", "give way", "given way", "to"),
    EventType.COOPERATE: Verb("cooperated", "cooperate", "cooperated", "with"),
    EventType.AID: Verb("aided", "aid", "aided"),
    EventType.RETREAT: Verb("withdrew or let go", "withdraw or let go", "withdrawn or let go", "as to"),
    EventType.REQUEST: Verb("asked or urged", "ask or urge", "asked or urged"),
    EventType.ACCUSE: Verb("accused or criticised", "accuse or criticise", "accused or criticised"),
    EventType.REJECT: Verb("refused or blocked a step", "refuse or block a step", "refused or blocked a step", "of"),
    EventType.THREATEN: Verb("threatened or warned", "threaten or warn", "threatened or warned"),
    EventType.PROTEST: Verb("protested", "protest", "protested", "against"),
    EventType.SANCTION: Verb("put sanctions or a ban", "put sanctions or a ban", "put sanctions or a ban", "on"),
    EventType.MOBILIZE: Verb("showed military force", "show military force", "shown military force", "towards"),
    EventType.COERCE: Verb("used coercion", "use coercion", "used coercion", "on"),
    EventType.ASSAULT: Verb("attacked", "attack", "attacked"),
}
MODES: dict[tuple[EventType, str], Verb] = {
    (EventType.CONSULT, "visit"): Verb("met on a visit", "meet on a visit", "met on a visit", "with"),
    (EventType.CONSULT, "phone"): Verb("talked by phone", "talk by phone", "talked by phone", "with"),
    (EventType.MOBILIZE, "weapons"): Verb(
        "tested or moved weapons", "test or move weapons", "tested or moved weapons", "towards"
    ),
    (EventType.MOBILIZE, "troops"): Verb("moved troops", "move troops", "moved troops", "towards"),
}
TREATY = Verb("concluded or upheld an agreement", "conclude or uphold an agreement", "concluded an agreement", "with")
SEND = Verb("sent", "send", "sent")
SUPPLY = Verb("supplied", "supply", "supplied")
PROVIDE = Verb("provided", "provide", "provided")
TRADE = Verb("sold or traded", "sell or trade", "sold or traded")
_SENT = frozenset({Commodity.TROOPS, Commodity.WORKERS, Commodity.MONEY})
_PROVIDED = frozenset({Commodity.DATA_INTELLIGENCE, Commodity.SERVICES_TRAINING, Commodity.DUAL_USE_TECHNOLOGY})


def listed(names: Iterable[str]) -> str:
    """Give names as a list in a sentence.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    parts = list(dict.fromkeys(names))
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def capital(text: str) -> str:
    """Give the text with its first letter large."""
    return text[:1].upper() + text[1:]


def _verb(claim: Claim) -> Verb:
    event = claim.event or EventType.COOPERATE
    if claim.transfer is not None:
        if event is EventType.COOPERATE:
            return TRADE
        commodity = claim.transfer.commodity
        return SEND if commodity in _SENT else PROVIDE if commodity in _PROVIDED else SUPPLY
    if event is EventType.SUPPORT and Theme.LEGAL_TREATY in claim.themes:
        return TREATY
    return MODES.get((event, claim.mode or ""), VERBS[event])


def _predicate(verb: Verb, claim: Claim, *, yet_to_come: bool) -> str:
    match claim.status:
        case Status.PLANNED:
            return f"planned to {verb.base}"
        case Status.POSSIBLE:
            return f"may {verb.base}" if yet_to_come or claim.date is None else f"may have {verb.participle}"
        case Status.CONDITIONAL:
            return f"would on a condition {verb.base}"
        case Status.DID_NOT_OCCUR:
            return f"did not {verb.base}"
        case _:
            return verb.past


def merged(figure: str, item: str) -> str | None:
    """Give an amount and its item as one, where they share words; None where they stand apart.

    >>> merged("more than 10,000 containers", "10,000 containers of munitions")
    'more than 10,000 containers of munitions'
    >>> merged("about 6,700 containers", "containers")
    'about 6,700 containers'
    """
    amount, thing = figure.split(), item.split()
    if " ".join(thing).casefold() in " ".join(amount).casefold():
        return figure
    if " ".join(amount).casefold() in " ".join(thing).casefold():
        return item
    for shared in range(min(len(amount), len(thing)), 0, -1):
        if [w.casefold() for w in amount[-shared:]] == [w.casefold() for w in thing[:shared]]:
            return " ".join([*amount, *thing[shared:]])
    return None


def item_of(claim: Claim, shown: Shown) -> str:
    """Give what moves, with its amount where the two share words."""
    if claim.transfer is None or not shown(claim.transfer.item):
        return "goods or help"
    item = claim.transfer.item
    whole = (merged(figure, item) for figure in figures(claim, shown))
    return next((words for words in whole if words), item)


def act(claim: Claim, shown: Shown, *, yet_to_come: bool = False) -> str:
    """Give who did what to whom, of the names that may be written; empty where the one who acts can't be named."""
    actors = listed(party.name for party in claim.actors if shown(party.name))
    if not actors:
        return ""
    verb = _verb(claim)
    recipients = listed(party.name for party in claim.recipients if shown(party.name))
    words = [capital(actors), _predicate(verb, claim, yet_to_come=yet_to_come)]
    if claim.transfer is not None:
        words += [item_of(claim, shown), *(("to", recipients) if recipients else ())]
    elif recipients:
        words += [verb.to, _what(recipients) if claim.event is EventType.REJECT else recipients]
    return " ".join(word for word in words if word)


def figures(claim: Claim, shown: Shown) -> tuple[str, ...]:
    """Give the amounts of a claim as written."""
    return tuple(q.verbatim for q in claim.quantities if q.verbatim and shown(q.verbatim))


def chain(claim: Claim, shown: Shown) -> tuple[str, ...]:
    """Give the names of those who say it, outermost first; "it was reported" names nobody."""
    return tuple(s.name for s in claim.said_by if shown(s.name) and not s.name.casefold().startswith("it "))


def voice(names: tuple[str, ...]) -> str:
    """Give a chain of speakers in words: the one who knows, then who told it on.

    >>> voice(("Yonhap", "a lawmaker", "The spy agency"))
    'the spy agency, as told by a lawmaker and Yonhap'
    """
    if not names:
        return ""
    *told_by, knows = (_within(name) for name in names)
    return f"{knows}, as told by {listed(reversed(told_by))}" if told_by else knows


def _within(name: str) -> str:
    """Give a name as it stands within a sentence: its article small."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def _what(name: str) -> str:
    """Give a bare common noun with its article ("mandate"); names stay as they are."""
    return f"the {name}" if name.isalpha() and name.islower() else name


def sentence(claim: Claim, shown: Shown, *, yet_to_come: bool = False) -> str:
    """Give a claim as one sentence: the act with its amounts, then by whose word and how firmly.

    What is no act is told by its quote; of it the sentence names only whose it is, where the quote doesn't, and who
    says so.
    """
    if claim.kind is not Kind.EVENT:
        return _whose(claim, shown)
    said = act(claim, shown, yet_to_come=yet_to_come)
    if not said:
        return ""
    amounts = [each for each in figures(claim, shown) if each.casefold() not in said.casefold()]
    said += f" ({'; '.join(amounts)})" if amounts else ""
    by = voice(chain(claim, shown))
    match claim.stance:
        case Stance.DENIED:
            return f"{capital(by or 'a report')} denied this: {said}."
        case Stance.ALLEGED:
            return f"{said}, {by} alleged." if by else f"{said}, it is alleged."
        case Stance.OPINION:
            return f"{said}, in the view of {by}." if by else f"{said}."
        case _:
            return f"{said}, {by} said." if by else f"{said}."


def _whose(claim: Claim, shown: Shown) -> str:
    quote = claim.quote.casefold()
    names = listed(p.name for p in claim.actors if shown(p.name) and p.name.casefold() not in quote)
    by = voice(chain(claim, shown))
    if claim.stance is Stance.DENIED:
        told = f"denied by {by or 'a report'}"
    else:
        told = f"{'in the view of' if claim.stance is Stance.OPINION else 'according to'} {by}" if by else ""
    words = capital(", ".join(part for part in (names, told) if part))
    return f"{words}:" if words else ""
