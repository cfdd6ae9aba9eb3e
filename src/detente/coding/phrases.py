"""What a noun phrase is: its extent, and whether it names somebody who can act, a person, or an office holder."""

from detente.coding.arguments import RELATIVES
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.entries import TOWNS, NameKind
from detente.lexicon.frames import frames, word_class
from detente.model.text import Span

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod", "npadvmod"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PROPER = frozenset({"NNP", "NNPS"})
COMMON = frozenset({"NN", "NNS"})
PERSONAL_TAGS = frozenset({"PRP", "PRP$"})
PERSON_NOUNS = word_class("called_person")
OFFICER_TITLES = word_class("officer_title")
QUANTIFIERS = word_class("quantifier")
HELD = word_class("held_somewhere")
"""Before these a town is where they were held or signed, not who takes part."""

FOREIGN_TITLES = frozenset({"prime", "foreign"})
"""With these a title is another government's: the narrator's own are called by the plain one."""

SECRETARY_GENERAL = frozenset({"secretary", "general"})
"""Together these are an office of bodies and of other states, apart they are the narrator's own."""

DOER_ENDINGS = ("ist", "ian", "eer", "man", "woman", "ee", "maker", "worker", "keeper", "holder", "leader")
PERSON_ENDINGS = ("er", "or", "ant")
"""With a country's adjective before them these are people: Indian refiners, Belarusian bankers."""

TITLE_REACH = 3
"""Words behind a name among which its title may stand ("Lavrov, the minister")."""


def phrase_span(head: Token, scene: Scene) -> Span:
    """Give the stretch of a phrase without its relative clauses: what its name is."""
    left = head
    for kid in head.lefts:
        if kid.dep_ in MODIFIERS or kid.dep_ == "det":
            left = kid.left_edge if kid.left_edge.i < left.i else left
    right = head
    for kid in head.rights:
        if kid.dep_ == "prep" and kid.lower_ == "of" and kid.i == right.i + 1:
            objects = [each for each in kid.children if each.dep_ == "pobj"]
            right = objects[-1] if objects else right
    return scene.span(left, right)


def is_venue(word: Token, head: Token, scene: Scene) -> bool:
    """Tell whether a town's name before a noun says where something was held or signed: the Geneva talks."""
    mention = scene.names.get(word.i)
    return mention is not None and mention.kind in TOWNS and word.dep_ != "poss" and head.lemma_.lower() in HELD


def counts(head: Token) -> bool:
    """Tell whether a word only counts or bundles those behind its "of": many of the fighters, dozens of officials."""
    return head.lemma_.lower() in QUANTIFIERS or head.tag_ == "CD"


def is_agent(head: Token, scene: Scene) -> bool:
    """Tell whether a phrase names somebody who can act: a state, body, person or force."""
    mention = scene.names.get(head.i)
    if mention is not None and mention.kind is not NameKind.PLACE:
        return mention.kind is not NameKind.ADJECTIVE or head.tag_ in PROPER | {"NNS"}
    if head.tag_ in PERSONAL_TAGS | PROPER or head.lower_ in RELATIVES or counts(head):
        return True
    if head.tag_ in COMMON and head.lemma_.endswith(DOER_ENDINGS):
        return True
    if head.tag_ in COMMON and head.lemma_.endswith(PERSON_ENDINGS) and _is_national(head, scene):
        return True
    classes = frames().classes
    return head.lemma_ in classes["agent"] or head.lemma_ in classes["people"]


def _is_national(head: Token, scene: Scene) -> bool:
    """Tell whether the word for a country's people or things stands before a noun."""
    names = (scene.names.get(kid.i) for kid in head.lefts)
    return any(name is not None and name.kind is NameKind.ADJECTIVE for name in names)


def is_person(head: Token, scene: Scene) -> bool:
    """Tell whether a phrase names one person: by the lexicon, by the noun, or by a title beside the name."""
    mention = scene.names.get(head.i)
    if mention is not None:
        return mention.kind is NameKind.PERSON
    if head.lemma_.lower() in PERSON_NOUNS and head.tag_ != "NNS":
        return True
    if head.dep_ == "appos" and head.tag_ == "NNP" and head.head.lemma_.lower() in PERSON_NOUNS:
        return True
    titles = {word.lemma_.lower() for word in head.subtree if word.i < head.i + TITLE_REACH}
    return head.tag_ == "NNP" and bool(titles & PERSON_NOUNS)


def is_officer(head: Token, offices: frozenset[str] = OFFICER_TITLES) -> bool:
    """Tell whether a name comes with a title but without a country: it is one of the narrator's own, or at home."""
    beside = [kid.lemma_.lower() for kid in head.rights if kid.dep_ == "appos"]
    titles = {word.lemma_.lower() for word in head.subtree if word.i <= head.i}.union(beside[:1])
    return bool(titles & offices) and (offices is not OFFICER_TITLES or not titles & FOREIGN_TITLES)
