"""Whether a frame's pattern matches a verb or noun: the words that must hang on it, and what must stand around it."""

import re
from collections.abc import Mapping

from detente.coding.arguments import agent, prepositional, verb_object
from detente.coding.fitting import fits
from detente.coding.found import child
from detente.coding.goods import commodity_named
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.frames import Frame, Pattern, frames, word_class

ATTACHED = frozenset({"prt", "prep", "dobj", "nsubjpass", "acomp", "attr", "oprd", "advmod", "dative", "intj"})
CLAUSES = frozenset({"ccomp", "advcl"})
INFINITIVES = frozenset({"xcomp", "ccomp", "advcl"})
LOOSE = frozenset({"prep", "oprd", "xcomp", "ccomp", "acomp", "prt"})
LINKS = frozenset({"from", "out", "of", "with", "to", "on", "in", "at"})
PARTICLES = frozenset({"up", "off", "down", "back", "away", "over", "home", "along", "aside", "together", "forward"})
"""Behind these the object may stand or not ("pulled back", "pulled its troops back"): where it does, it must fit."""

DEADLINES = frozenset({"hour", "day", "week", "month"})
ENDING = frozenset({"stop", "cease", "halt", "quit"})
"""What is done in the form in -ing behind these is done no more: with them it names another act."""

BIDDING = frozenset({"request", "invitation", "behest", "urging", "insistence", "demand", "appeal", "bidding"})
"""Behind "at" and "on" these tell on whose word something was done, and make no phrase with its verb."""

WHILE = frozenset({"following", "after", "before", "since", "during", "amid", "despite"})
"""What stands behind these is another act beside the verb's own: no phrase is made of the two."""

YEAR = re.compile(r"(?:1[89]|20)\d\d")
TOPICS = frozenset({"about", "over"})
REFLEXIVE = ("self", "selves")
GIVE_WITH = word_class("give_with")
"""These may give somebody with something: the item then stands behind "with", the recipient as object."""

DAYS = frozenset({
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
    "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan.", "Feb.", "Aug.",
    "Sept.", "Oct.", "Nov.", "Dec.",
})  # fmt: skip


def verb_rest(pattern: Pattern, around: Mapping[str, Token]) -> tuple[int, ...] | None:
    """Give the indices of the words that fill a pattern's rest; None where one is missing.

    Args:
        pattern: What is looked for.
        around: The words that hang on the verb, from `words_around`.
    """
    eats: list[int] = []
    for word in pattern.rest:
        hit = around.get(word)
        if hit is None:
            return None
        if hit.dep_ not in ("prt", "prep"):
            eats.append(hit.i)
    return tuple(eats)


def words_around(verb: Token) -> dict[str, Token]:
    """Give the words that hang on a verb, by basic form and as written; of equal ones the first."""
    found: dict[str, Token] = {}
    for each in _around(verb):
        if not _opens_date(each):
            found.setdefault(each.lemma_.lower(), each)
            found.setdefault(each.lower_, each)
    return found


def _around(verb: Token) -> list[Token]:
    attached = [kid for kid in verb.children if kid.dep_ in ATTACHED]
    wider = attached + [kid for kid in verb.children if kid.dep_ == "aux" and kid.lemma_ == "let"]
    for kid in attached:
        if kid.lower_ in WHILE:
            continue
        if kid.dep_ == "prep" or (kid.dep_ == "dative" and kid.tag_ in ("IN", "TO")):
            wider += _behind(kid)
        else:
            wider += [each for each in kid.children if each.dep_ in ("compound", "amod", "conj")]
            wider += [each for each in kid.children if kid.dep_ == "acomp" and each.dep_ == "prep"]
    wider += (each for kid in verb.children if kid.lemma_ in DEADLINES for each in (kid, *_to_be_done(kid)))
    wider += (kid for kid in verb.children if kid.dep_ == "xcomp" and kid.tag_ == "VBG" and verb.lemma_ in ENDING)
    wider += (each for kid in verb.children if kid.dep_ in CLAUSES for each in kid.children if _is_for(each))
    own = verb_object(verb)
    return [*wider, own] if own is not None else wider


def _to_be_done(deadline: Token) -> list[Token]:
    """Give what is to be done within a time: "gave the consul 48 hours to leave"."""
    return [kid for kid in deadline.children if kid.dep_ in ("acl", "relcl", "xcomp") and kid.tag_ == "VB"]


def _behind(preposition: Token) -> list[Token]:
    """Give what stands behind a preposition, through a second one ("out of") and through "of" ("a state of war")."""
    seconds = [kid for kid in preposition.children if kid.dep_ == "prep"]
    inner = [each for link in (preposition, *seconds) for each in link.children if each.dep_ == "pobj"]
    if preposition.lower_ in ("at", "on", "upon"):
        inner = [each for each in inner if each.lemma_ not in BIDDING]
    return seconds + inner + [deep for each in inner for deep in prepositional(each, "of")]


def words_below(verb: Token) -> dict[str, Token]:
    """Give what the parser hung on a verb's object instead of the verb ("placed the leader under house arrest")."""
    thing, found = verb_object(verb), dict[str, Token]()
    for kid in thing.rights if thing is not None else ():
        if kid.dep_ == "prep" and kid.lower_ not in WHILE and not _opens_date(kid):
            behind = _behind(kid)
            deeper = (each for word in behind for each in word.rights if each.dep_ == "prep" and kid.lower_ == "of")
            for each in (kid, *behind, *(near for link in deeper for near in (link, *_behind(link)))):
                found.setdefault(each.lemma_.lower(), each)
                found.setdefault(each.lower_, each)
    return found


def _is_for(word: Token) -> bool:
    """Tell whether a word is the "for" before the doer of an infinitive ("called for Kyiv to join")."""
    return word.dep_ == "mark" and word.lower_ == "for"


def _opens_date(word: Token) -> bool:
    """Tell whether a preposition opens a date ("called on Monday", "gave a loan in 2022")."""
    if word.dep_ != "prep" or word.lower_ not in ("on", "in"):
        return False
    behind = child(word, "pobj")
    return behind is not None and (behind.text in DAYS or YEAR.fullmatch(behind.text) is not None)


def verb_fits(pattern: Pattern, verb: Token, scene: Scene) -> bool:
    """Tell whether what stands around a verb is what its frame asks for."""
    frame, thing, doer = pattern.frame, _thing(pattern, verb), agent(verb)
    if thing is not None and thing.lower_.endswith(REFLEXIVE):
        return False
    if frame.bare and any(kid.dep_ in LOOSE and kid.lower_ not in TOPICS for kid in verb.children):
        return False
    return (
        _object_fits(pattern, thing, doer, scene)
        and _subject_fits(frame, doer, scene)
        and _content_fits(frame, verb)
        and ("target" not in frame.needs or _has_target(frame, verb, thing))
        and ("infinitive" not in frame.needs or _has_infinitive(verb))
        and ("negated" not in frame.needs or _is_negated(verb))
        and ("willed" not in frame.needs or _is_willed(verb))
        and ("obliged" not in frame.needs or _is_obliging(verb))
    )


def _object_fits(pattern: Pattern, thing: Token | None, doer: Token | None, scene: Scene) -> bool:
    frame = pattern.frame
    if thing is not None and frame.not_object and fits(frame.not_object, thing, scene):
        return False
    named = not pattern.rest or pattern.rest[-1] in LINKS
    if thing is not None and frame.object and pattern.rest and pattern.rest[-1] in PARTICLES:
        named = True
    if not frame.object or not named:
        return True
    if thing is None and frame.joint and not pattern.rest:
        thing = doer  # "ties deepened"
    return thing is not None and fits(frame.object, thing, scene)


def _subject_fits(frame: Frame, doer: Token | None, scene: Scene) -> bool:
    if frame.subject and (doer is None or not fits(frame.subject, doer, scene)):
        return False
    return not (frame.not_subject and doer is not None and fits(frame.not_subject, doer, scene))


def _content_fits(frame: Frame, verb: Token) -> bool:
    known = frames()
    kids = list(verb.children)
    if any(kid.lemma_ in frame.not_content for kid in kids if kid.dep_ == "xcomp"):
        return False
    content = (kid for kid in kids if kid.dep_ in ("xcomp", "ccomp", "dobj"))
    return not frame.content or any(known.of_class(frame.content, kid.lemma_) for kid in content)


def _has_target(frame: Frame, verb: Token, thing: Token | None) -> bool:
    holders = (verb,) if thing is None else (verb, thing)
    return any(True for holder in holders for _ in prepositional(holder, *frame.recipient))


def _has_infinitive(verb: Token) -> bool:
    """Tell whether a verb has an infinitive with "to" below it ("told the garrison to leave")."""
    below = (each for kid in verb.children if kid.dep_ in INFINITIVES for each in kid.children)
    return any(each.dep_ == "aux" and each.tag_ == "TO" for each in below)


def _is_negated(verb: Token) -> bool:
    return any(kid.dep_ == "neg" for kid in verb.children)


def _is_willed(verb: Token) -> bool:
    """Tell whether a verb says what its subject will or would do."""
    return any(kid.dep_ == "aux" and kid.lemma_ in ("will", "would") for kid in verb.children)


def _is_obliging(verb: Token) -> bool:
    """Tell whether what a verb says is what its subject must do: "said that Oslo has to pay"."""
    content = child(verb, "ccomp")
    if content is None or child(content, "nsubj", "nsubjpass") is None or content.lower_ == "be":
        return False
    aux = [kid.lower_ for kid in content.children if kid.dep_ == "aux"]
    if "must" in aux:
        return "have" not in aux  # "must have known" is a guess
    return content.lower_ in ("has", "have", "needs", "need") and child(content, "xcomp") is not None


def _thing(pattern: Pattern, verb: Token) -> Token | None:
    """Give what a frame's condition on the object is about: the object, the gift, or what stands behind the phrase."""
    own = verb_object(verb)
    if pattern.frame.transfer == "gives" and verb.lemma_ in GIVE_WITH:
        given = given_with(verb)
        if given is not None and (own is None or commodity_named(own) is None):
            return given
    link = pattern.rest[-1] if pattern.rest and pattern.rest[-1] in LINKS else None
    if link is None:
        return own
    found = next(prepositional(verb, link), None)
    if found is None and link == "of":
        out = child(verb, "prep")
        found = next(prepositional(out, "of"), None) if out is not None else None
    return found if found is not None else own


def given_with(verb: Token) -> Token | None:
    """Give what somebody is provided with, whichever word the parser hung it on."""
    thing = verb_object(verb)
    near = next(prepositional(verb, "with"), None)
    return near if near is not None or thing is None else next(prepositional(thing, "with"), None)


def noun_fits(pattern: Pattern, noun: Token) -> bool:
    """Tell whether the words that a pattern asks for hang on a noun."""
    wanted, known = pattern.preposition, frames()
    if wanted and not any(kid.dep_ == "prep" and kid.lower_ == wanted for kid in noun.children):
        return False
    near = {word for kid in noun.lefts for each in (kid, *kid.lefts) for word in (each.lemma_.lower(), each.lower_)}
    behind = {each.lemma_.lower() for each in prepositional(noun, "of", wanted or "of")}
    if not all(word in near or (wanted == "of" and word in behind) for word in pattern.rest):
        return False
    if not pattern.frame.of or pattern.rest:
        return True
    return any(known.of_class(pattern.frame.of, word) for word in near | behind)
