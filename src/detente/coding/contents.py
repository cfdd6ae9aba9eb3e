"""What is only said, asked or repeated: the content of promises, conditions, refusals, and nouns that repeat a verb."""

import re
from collections.abc import Iterator

from detente.coding.arguments import VERBAL_TAGS, is_infinitive, is_object_clause
from detente.coding.drafts import Draft
from detente.coding.found import child
from detente.coding.matching import WHILE
from detente.coding.predicates import Predicate
from detente.coding.tokens import Token
from detente.model.claims import EventType, Status

CONTENT = frozenset({"xcomp", "ccomp", "dobj", "prep", "acl", "pcomp", "attr", "advcl", "acomp", "pobj"})
FACTS = frozenset({EventType.ASSAULT, EventType.MOBILIZE})
"""Named as nouns these are facts, whatever is asked or refused about them."""

SAID = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.AGREE})
"""Words that were said, even where they were turned down: "Oslo's request was ignored"."""

TIE_ENDED = frozenset({EventType.REJECT, EventType.SANCTION, EventType.RETREAT})
ENDING = {
    EventType.AGREE: TIE_ENDED,
    EventType.SUPPORT: TIE_ENDED,
    EventType.COOPERATE: TIE_ENDED,
    EventType.CONSULT: TIE_ENDED,
    EventType.SANCTION: frozenset({EventType.CONCEDE}),
}
"""Who does these to a tie, deal, meeting or measure ends it or turns it down: the noun is no act of its own."""

SPORT = re.compile(
    r"\b(?:semi-?finals?|in the final|cup|league|championships?|tournaments?|goals?|medals?|olympics?|wickets?|innings|"
    r"scored|quarter-?finals?|grand prix|world title)\b",
    re.IGNORECASE,
)
"""In the language of sport countries beat and attack each other without harm."""

GAME = re.compile(
    r"\b(?:semi-?finals?|quarter-?finals?|in the final|qualifiers?|batsm[ae]n|bowlers?|wickets?|innings|striker|"
    r"goalkeepers?|midfielders?|penalty (?:kick|appeal|shoot-?out)|grand prix|grand slam|play-?offs?|"
    r"(?:for|in) a friendly|friendly (?:match|game)|football (?:team|match|league)|[0-9]+ metres)\b",
    re.IGNORECASE,
)
"""Where these stand, countries that meet, defy or beat each other do so on a field."""

PLAYED = frozenset({
    EventType.ASSAULT, EventType.CONSULT, EventType.REJECT, EventType.SUPPORT, EventType.CONCEDE, EventType.THREATEN,
})  # fmt: skip
"""What is also done in games."""

CONDITIONS = frozenset({"if", "unless"})

RELIEF_DUTY = re.compile(
    r"\b(?:floods?|fire-?fighting|wildfires?|forest fires?|earthquake|cyclone|typhoon|hurricane|landslides?|snow|"
    r"harvest|relief|rescue|clean-?up|vaccination|census|sandbags?)\b",
    re.IGNORECASE,
)
"""Where these stand in what soldiers are called up for, they are no show of force."""


def absorbed(predicate: Predicate, others: tuple[Predicate, ...]) -> bool:
    """Tell whether a predicate stands in the content of a promise, demand, threat, refusal or wish."""
    above = {other.token.i for other in others if other.frame.absorbs and other.token.i != predicate.token.i}
    word = predicate.carrier if predicate.carrier is not None else predicate.token
    if not predicate.is_verb and predicate.carrier is None:
        if word.dep_ == "nsubj" or (word.dep_ == "nsubjpass" and predicate.frame.event in SAID):
            return False
        return not _is_meanwhile(word) and any(each.i in above for each in _governing(word))
    while word.head.i != word.i:
        below, word = word, word.head
        if below.dep_ == "xcomp" and word.lemma_ == "be" and any(kid.i in above for kid in word.children):
            return True
        if word.i in above and below.dep_ in CONTENT:
            adverbial = below.dep_ == "advcl" and below.tag_ != "VB" and not is_object_clause(below)
            return not adverbial and not (predicate.carrier is None and _is_fact(predicate))
        if below.dep_ == "relcl":
            return False
    return False


def _is_meanwhile(noun: Token) -> bool:
    """Tell whether a deed is only when or why something else was said: "offered talks following the raid"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in WHILE


def _governing(noun: Token) -> Iterator[Token]:
    """Give what a noun hangs on, directly or by its preposition; for an adjective also its verb ("open to talks")."""
    yield noun.head
    yield noun.head.head
    if noun.head.head.dep_ == "acomp":
        yield noun.head.head.head


def _is_fact(predicate: Predicate) -> bool:
    return not predicate.is_verb and predicate.frame.event in FACTS


ALLOWING = frozenset({"allow", "permit", "let"})
CAP = re.compile(r"\b(?:no more than|not more than|at most|only up to|up to a maximum)\b")
KEEPING = frozenset({"prevent", "stop", "keep", "deter", "discourage", "dissuade", "hinder"})
"""What is done "from" under these is just what shall not be."""


def is_hypothetical(token: Token) -> bool:
    """Tell whether a word is named, but not claimed: in an "if" clause, or as what is kept from being done."""
    if _is_asked(token) or _is_cap(token):
        return True
    if token.dep_ == "pcomp" and token.head.lower_ == "from" and token.head.head.lemma_ in KEEPING:
        return True
    word = token
    while True:
        opened = any(kid.dep_ in ("mark", "advmod") and kid.lower_ in CONDITIONS for kid in word.children)
        if opened and word.tag_ in VERBAL_TAGS:
            return True
        if word.dep_ == "relcl" and any(kid.lower_ == "any" for kid in word.head.lefts):
            return True  # "any ship that enters the strait": none has as yet
        if word.head.i == word.i or word.dep_ == "relcl":
            return False
        word = word.head


def _is_asked(token: Token) -> bool:
    """Tell whether a word only says that its subject was asked: "Asked whether …, he said"."""
    return (
        token.lower_ == "asked"
        and token.dep_ == "advcl"
        and not any(kid.dep_ in ("nsubj", "nsubjpass", "aux", "agent") for kid in token.children)
    )


def _is_cap(token: Token) -> bool:
    """Tell whether what is allowed is told by its upper bound: a cap is no concession."""
    return token.lemma_ in ALLOWING and bool(CAP.search(token.doc[token.i : token.right_edge.i + 1].text))


def takes_up(predicate: Predicate) -> bool:
    """Tell whether a noun of speech sums up what was just said: "accused Oslo of spying, a charge that it denied"."""
    noun = predicate.token
    article = next((kid for kid in noun.lefts if kid.lower_ in ("a", "an")), None)
    if predicate.is_verb or predicate.frame.event not in SAID or article is None or article.i == 0:
        return False
    return article.nbor(-1).tag_ in (",", ":") and child(noun, "relcl", "acl") is not None


def ended(draft: Draft, made: dict[int, Draft]) -> bool:
    """Tell whether a noun names only what the verb above it ends, turns down or lifts: "lifted its ban on tea"."""
    noun = draft.predicate.token
    above = made.get(noun.head.i) if noun.dep_ in ("dobj", "nsubjpass") and not draft.predicate.is_verb else None
    event = draft.predicate.frame.event
    if above is None or event is None or not draft.countries <= above.countries:
        return False
    return above.predicate.frame.event in ENDING.get(event, ())


def repeated(draft: Draft, made: dict[int, Draft]) -> bool:
    """Tell whether the verb that a noun hangs on already states the same act ("provide assistance")."""
    if draft.predicate.is_verb:
        return False
    for above in draft.predicate.token.ancestors:
        other = made.get(above.i)
        if other is not None and other.predicate.frame.event is draft.predicate.frame.event:
            return draft.countries <= other.countries
    return False


def refused(event: EventType | None, status: Status, token: Token) -> tuple[EventType | None, Status]:
    """Read "did not agree" as the refusal that it is: REJECT, occurred."""
    denied = any(kid.dep_ == "neg" for kid in token.children)
    if event is EventType.AGREE and status is Status.DID_NOT_OCCUR and denied:
        return EventType.REJECT, Status.OCCURRED
    return event, status


def is_relief_duty(predicate: Predicate) -> bool:
    """Tell whether soldiers are called up or sent out for help at home: "called up reservists for flood duty"."""
    verb = predicate.token
    if predicate.frame.event is not EventType.MOBILIZE or not predicate.is_verb:
        return False
    ends = (kid for kid in verb.subtree if (kid.dep_ == "prep" and kid.lower_ == "for") or is_infinitive(kid))
    return any(RELIEF_DUTY.search(verb.doc[end.i : end.right_edge.i + 1].text) for end in ends if end.i > verb.i)


def is_sport(predicate: Predicate, sentence: str) -> bool:
    """Tell whether an act is one in a game."""
    words = SPORT if predicate.frame.event is EventType.ASSAULT else GAME
    return predicate.frame.event in PLAYED and words.search(sentence) is not None
