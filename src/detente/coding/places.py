"""Where it happened: names of places that the text gives for an act, as written.

A place is a name behind a preposition of place, or the object of a verb of motion, in the predicate's own clause. A
state behind "to" or "from" is a party to a transfer rather than the place of it, so only "in", "near", "at" and their
like count.
"""

from detente.coding.found import Found, child, kids, place
from detente.coding.stance.signs import is_verbal
from detente.coding.tokens import Token
from detente.lexicon.cues import Part, Sense, forms, word_list
from detente.lexicon.entries import NameKind
from detente.lexicon.names import find_names
from detente.model.text import Span

LOCATIVES = frozenset(
    {
        "in",
        "at",
        "near",
        "off",
        "outside",
        "inside",
        "around",
        "across",
        "along",
        "throughout",
        "over",
        "above",
        "beneath",
        "within",
    }
)
GOALS = frozenset({"to", "into", "toward", "towards", "from", "on", "against", "through", "for"})
VISITS = word_list("going somewhere")
STRUCK = word_list("striking a place")
NO_PLACES = word_list("no places")
SITES = word_list("sites")
"""Common nouns that make a phrase a place."""

SETTLEMENTS = frozenset({"city", "town", "village", "port", "capital", "province", "region", "district", "island"})
"""Of "the port of Odesa" the name alone is the place."""

_JUDGED = forms(Sense.JUDGE, Part.VERB) | forms(Sense.ALLEGE, Part.VERB)
_NO_PLACE_KINDS = frozenset(
    {
        NameKind.PERSON,
        NameKind.SURNAME,
        NameKind.GROUP,
        NameKind.COMPANY,
        NameKind.MEDIA,
        NameKind.AGENCY,
        NameKind.WEAPON,
        NameKind.VESSEL,
        NameKind.INHABITANT,
        NameKind.ORGANISATION,
    }
)
_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "csubj", "parataxis"})
MAX_DEPTH = 5


def places_for(predicate: Token) -> tuple[Found[str], ...]:
    """Give the places where the act of a predicate happened; spans are characters of the sentence."""
    if is_verbal(predicate) and predicate.lower_ in _JUDGED:
        return ()
    found = [made for preposition in _prepositions(predicate, 0) for made in _of(preposition, predicate)]
    if predicate.lower_ in VISITS and is_verbal(predicate):
        found += _named(child(predicate, "dobj"))
    distinct = {made.span.start: made for made in found}
    return tuple(distinct[start] for start in sorted(distinct))


def _prepositions(word: Token, depth: int) -> list[Token]:
    """Give the prepositions of a predicate's own clause; those of its objects too ("exercises off the coast")."""
    if depth > MAX_DEPTH:
        return []
    found: list[Token] = []
    for kid in word.children:
        if kid.dep_ == "prep":
            found += [kid, *(joined for joined in kids(kid, "conj") if joined.tag_ == "IN")]
            noun = child(kid, "pobj")
            if noun is not None and kid.lower_ in LOCATIVES | {"on", "of", "against"}:
                found += _prepositions(noun, depth + 1)
        elif kid.dep_ in {"dobj", "nsubjpass", "attr", "oprd", "pobj", "acl", "xcomp"} and kid.dep_ not in _CLAUSES:
            found += _prepositions(kid, depth + 1)
    return found


def _of(preposition: Token, predicate: Token) -> list[Found[str]]:
    lower = preposition.lower_
    noun = child(preposition, "pobj")
    if noun is None:
        return []
    if lower in LOCATIVES or (lower in {"to", "into", "from"} and predicate.lower_ in VISITS):
        return _named(noun)
    if lower in {"on", "against", "of"} and predicate.lower_ in STRUCK:
        return _named(noun)
    return []


def _named(noun: Token | None) -> list[Found[str]]:
    """Give a name of a place, or the site that is told by one ("the coast of Oman"), and those joined to it."""
    if noun is None or noun.lower_ in NO_PLACES or noun.lower_.rstrip("s") in NO_PLACES:
        return []
    if any(kid.lower_ in NO_PLACES for kid in kids(noun, "compound", "nmod")):
        return []  # "in September Ukraine expelled": the parse took month and state for one name
    if noun.tag_.startswith("NNP") and any(
        name.kind in _NO_PLACE_KINDS for name in find_names(noun.doc[noun.left_edge.i : noun.i + 1].text)
    ):
        return []
    found: list[Found[str]] = []
    if noun.tag_.startswith("NNP") or noun.lower_ in SITES or _of_name(noun):
        found.append(_found(noun))
    elif noun.tag_.startswith("NNS") and {"cities", "towns", "villages", "ports", "regions", "provinces"} & {
        word.lower_ for word in noun.subtree
    }:
        found.append(_found(noun, _plural_end(noun)))
        return found
    for joined in kids(noun, "conj"):
        found += _named(joined)
    return found


def _plural_end(noun: Token) -> Token:
    """Give the last of joined common nouns ("65 cities and towns")."""
    joined = child(noun, "conj")
    return joined if joined is not None and joined.tag_ == "NNS" else noun


def _of_name(noun: Token) -> bool:
    of = next((kid for kid in kids(noun, "prep") if kid.lower_ == "of"), None)
    name = child(of, "pobj") if of is not None else None
    return name is not None and name.tag_.startswith("NNP") and noun.lower_ in SITES


def _found(noun: Token, end: Token | None = None) -> Found[str]:
    """Give the words of a place: its modifiers before it, and what it is of; of a settlement its name alone."""
    of = next((kid for kid in kids(noun, "prep") if kid.lower_ == "of" and noun.lower_ in SITES), None)
    name = child(of, "pobj") if of is not None else None
    if name is not None and noun.lower_ in SETTLEMENTS and name.tag_.startswith("NNP"):
        return _found(name)
    before = {"compound", "amod", "nmod", "poss", "nummod", "det", "punct"}
    parts = [noun, *(kid for kid in noun.children if kid.i < noun.i and kid.dep_ in before)]
    first = min(part.left_edge.i for part in parts)
    if noun.doc[first].lower_ in {"the", "a", "an"} and noun.tag_.startswith("NNP") and noun.i == first + 1:
        first += 0 if noun.lower_.endswith("s") else 1
    span = Span(noun.doc[first].idx, place(name or end or noun).end)
    return Found(span, span.cut(noun.doc.text), "place:preposition")
