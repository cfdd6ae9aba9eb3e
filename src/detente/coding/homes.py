"""At home: whose the police, courts, rebels and people are that a text names without their country.

The place of their own clause tells ("gunmen killed villagers in Borno"), then the armed group named before ("the
militants"), then the one state that the document is about or was written in.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.coding.arguments import VERBAL_TAGS
from detente.coding.phrases import NOUNS
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.entries import SITES, NameKind
from detente.lexicon.frames import word_class
from detente.model.actors import NO_STATE_CODES, CountryCode

AT_HOME = word_class("at_home")
"""Bodies and people that, where a text is about one state only, are its own."""

SETTLED = word_class("settled")
"""Those who are mostly of the land where they act; troops and ministers travel."""

BANDS = word_class("band")
FOREIGN = word_class("foreign")
"""With one of these before them they are of elsewhere."""

SITED = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "around", "within"})
SIDES = frozenset({"nsubj", "nsubjpass", "dobj", "agent", "attr"})
INNER = SITED | {"of", "from"}
COLOURING = frozenset({"compound", "nmod", "amod", "poss"})

WHERE, ONLY_STATE = "name:where", "description:only state"
HOMELY = frozenset({WHERE, ONLY_STATE})
"""The rules by which somebody is found to be at home."""

UP = 2
"""Verbs above a phrase whose places are taken for its own."""


@dataclass(frozen=True, slots=True)
class Home:
    """Whose somebody is, and by which rule."""

    code: CountryCode
    rule: str


def home_of(head: Token, scene: Scene) -> Home | None:
    """Give whose a body or people are that the text names without their country; None where nothing tells."""
    lemma = head.lemma_.lower()
    if head.tag_ not in NOUNS or lemma not in AT_HOME | SETTLED | BANDS or is_of_elsewhere(head):
        return None
    if lemma in BANDS and any(kid.lower_ in ("the", "these", "those") for kid in head.lefts):
        band = scene.discourse.band_before(scene.offset + head.idx)
        if band is not None:
            return Home(band, "description:group")
    here = site_of(head, scene) if lemma in SETTLED else None
    if here is not None:
        return Home(here, WHERE)
    sole = scene.discourse.sole_state() if lemma in AT_HOME else None
    written = scene.discourse.home() if lemma in AT_HOME & SETTLED else None
    told = sole or written
    return Home(told, ONLY_STATE) if told is not None else None


def is_of_elsewhere(head: Token) -> bool:
    """Tell whether a word before a noun says that it is of another land: foreign workers."""
    return any(kid.lower_ in FOREIGN for kid in head.lefts)


def site_of(head: Token, scene: Scene) -> CountryCode | None:
    """Give the state in whose land the deed of a phrase is told to happen."""
    verbs = [word for word in head.ancestors if word.tag_ in VERBAL_TAGS][:UP]
    for verb in verbs:
        sides = [kid for kid in verb.children if kid.dep_ in SIDES]
        for holder in (verb, *sides):
            for code in _sites(holder, scene):
                return code
    return None


def _sites(holder: Token, scene: Scene) -> Iterator[CountryCode]:
    for kid in holder.children:
        if kid.dep_ == "prep" and kid.lower_ in SITED:
            for place in kid.children:
                if place.dep_ == "pobj":
                    yield from named_in_phrase(place, scene)


def named_in_phrase(head: Token, scene: Scene) -> Iterator[CountryCode]:
    """Give the states of the places that a phrase names: "the hills of Kunar", "Denver schools", "a mine in Peru".

    What stands behind other prepositions and in clauses is no place of it, and a state's name before a noun tells
    whose a law or thing is.
    """
    mention = scene.names.get(head.i)
    if mention is not None and mention.kind in SITES and mention.country is not None:
        if mention.country not in NO_STATE_CODES:
            yield mention.country
        return
    for kid in head.children:
        if kid.dep_ == "prep" and kid.lower_ in INNER:
            for place in kid.children:
                yield from named_in_phrase(place, scene)
        elif kid.dep_ in COLOURING and _is_town(kid, scene):
            yield from named_in_phrase(kid, scene)


def _is_town(word: Token, scene: Scene) -> bool:
    mention = scene.names.get(word.i)
    return mention is None or mention.kind is not NameKind.COUNTRY
