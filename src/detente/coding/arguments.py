"""Where in the tree the parties of a verb or noun stand: through passives, control, relatives and coordination."""

from collections.abc import Iterator

from detente.coding.found import child
from detente.coding.tokens import Token
from detente.lexicon.frames import word_class

OBJECT_CONTROL = word_class("object_control")
"""Verbs whose object does what their infinitive says ("urged Seoul to join")."""

SPEECH = word_class("speech")
"""Of these the participle behind tells what their maker does: "a statement criticizing Tokyo"."""

DOERS = word_class("doer")
"""An infinitive behind these tells what they do themselves: "the first president to visit"."""

ANSWERING = word_class("answering")
"""What stands behind "for" is what their object did: "thanked Cuba for its support"."""

JUDGING = word_class("judging")
"""What stands behind "of" or "for" is what their object did, or is said to have done: "convicted a man of"."""

MEASURES = word_class("measure_laid")
"""Laid on somebody for what he did: "imposed sanctions on Minsk for sending shells"."""

GIVING = word_class("giving")
"""Their passive may turn the receiver first: "was granted asylum"."""

HANDLING = word_class("handling")
"""What these are done to stands before them where the pronoun is left out: "tanks it bought from Warsaw"."""

RELATIVES = frozenset({"who", "which", "that", "whom"})
MAX_CLIMB = 6
"""How many clauses up a subject is looked for."""

AMONG = frozenset({"among", "amongst"})
"""Who is among those killed was killed."""

OBJECTS_DEED = frozenset({"for", "of", "from", "into"})
"""Behind these stands what the verb's object did: accused of, thanked for, kept from."""

ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "RB"})
CLAUSAL = frozenset({"relcl", "acl"})
VERBAL_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def is_passive(verb: Token) -> bool:
    """Tell whether a verb's surface subject is what it is done to."""
    if child(verb, "nsubjpass", "auxpass", "csubjpass"):
        return True
    if verb.tag_ != "VBN" or any(kid.dep_ == "aux" and kid.lemma_ == "have" for kid in verb.children):
        return False
    if verb.dep_ == "conj" and not child(verb, "nsubj", "aux"):
        return verb.head.tag_ == "VBN" and is_passive(verb.head)
    if verb.dep_ == "acl" and child(verb, "dobj") is not None and verb.lemma_ not in GIVING:
        return False  # what has an object of its own is the main verb, misread: "the coalition bombed a port"
    return verb.dep_ in ("acl", "amod") or (verb.dep_ == "advcl" and not child(verb, "aux", "nsubj"))


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """Give the head of the words that stand as the verb's subject, found through clauses that leave it out."""
    if depth > MAX_CLIMB:
        return None
    own = child(verb, "nsubj", "nsubjpass", "csubj") or _letting(verb)
    if own is not None:
        if own.lower_ in RELATIVES and own.tag_ in ("WP", "WDT", "IN", "DT") and verb.dep_ in CLAUSAL:
            return verb.head
        return own
    told = _beside(verb) if verb.dep_ == "ROOT" else _behind_for(verb)
    return told if told is not None else _subject_from_above(verb, depth + 1)


def _letting(verb: Token) -> Token | None:
    """Give who lets somebody go, whom the parser hung on the "let" as if that only helped the verb."""
    let = next((kid for kid in verb.children if kid.dep_ == "aux" and kid.lemma_ == "let"), None)
    return child(let, "nsubj") if let is not None else None


def is_object_clause(verb: Token) -> bool:
    """Tell whether a form in -ing right behind a verb or its particle is its object: "ruled out ceding the isle"."""
    above = verb.head
    between = above.doc[above.i + 1 : verb.left_edge.i]
    return verb.tag_ == "VBG" and above.i < verb.i and all(word.dep_ == "prt" for word in between)


def is_for_to(verb: Token) -> bool:
    """Tell whether an infinitive has its doer behind "for": "called for Kyiv to join"."""
    if any(kid.dep_ == "mark" and kid.lower_ == "for" for kid in verb.children):
        return child(verb, "nsubj", "nsubjpass") is not None
    return _behind_for(verb) is not None


def _behind_for(verb: Token) -> Token | None:
    """Give who is to do it behind "for": "called for Kyiv to join", which the parser hangs on the verb above."""
    to = child(verb, "aux")
    if verb.tag_ != "VB" or to is None or to.tag_ != "TO" or to.i == 0:
        return None
    above = next((word for word in to.nbor(-1).ancestors if word.dep_ == "prep"), None)
    if above is None or above.lower_ != "for" or above.right_edge.i != to.i - 1:
        return None
    return child(above, "pobj")


def _beside(verb: Token) -> Token | None:
    """Give the name right before a verb without a subject, taken into a date by the parser ("In May Kyiv said")."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.i == 0 or child(verb, "auxpass"):
        return None
    before = verb.nbor(-1)
    return (
        before if before.tag_ in ("NNP", "NNPS") and before.dep_ in ("pobj", "appos", "npadvmod", "compound") else None
    )


def _subject_from_above(verb: Token, depth: int) -> Token | None:
    above = verb.head
    if above.i == verb.i:
        return None
    if verb.dep_ == "pcomp" or above.dep_ == "prep":
        return _behind_preposition(verb, above, depth)
    if verb.dep_ == "acl":
        owned = above.lemma_ in SPEECH or (verb.tag_ == "VB" and above.lemma_ not in DOERS)
        return owner(above, depth) if owned else above
    return _of_governor(verb, above, depth)


def _behind_preposition(verb: Token, preposition: Token, depth: int) -> Token | None:
    """Give who does what stands behind a preposition: whom the verb blames or thanks, else the verb's subject."""
    above = preposition.head
    if above.tag_ in VERBAL_TAGS:
        blamed = _blamed(above) if preposition.lower_ in OBJECTS_DEED else None
        return blamed if blamed is not None else _of_governor(verb, above, depth)
    if above.pos_ == "AUX":
        return surface_subject(above, depth)
    if above.tag_ in ADJECTIVES and above.head.tag_ in VERBAL_TAGS:
        return surface_subject(above.head, depth)
    if verb.tag_ == "VBG" and (above.tag_ in ("NNP", "NNPS") or _is_judged(above, preposition)):
        return above
    return owner(above, depth)


def _is_judged(noun: Token, preposition: Token) -> bool:
    """Tell whether a noun is who is judged for what stands behind it: "convicted a Dane of setting fire to a bus"."""
    verb = noun.head
    return preposition.lower_ in OBJECTS_DEED and noun.dep_ == "dobj" and verb.lemma_ in ANSWERING | JUDGING


def _blamed(verb: Token) -> Token | None:
    """Give whom a verb blames or punishes: its object, or those on whom its measure is laid ("sanctions on Minsk")."""
    thing = verb_object(verb)
    if thing is None or thing.lemma_ not in MEASURES:
        return thing
    struck = (head for near in (thing, verb) for head in prepositional(near, "on", "against"))
    return next(struck, thing)


def _of_governor(verb: Token, above: Token, depth: int) -> Token | None:
    if verb.dep_ in ("xcomp", "ccomp") and above.lemma_ in OBJECT_CONTROL:
        controlled = verb_object(above)
        if controlled is not None:
            return controlled
    if above.tag_ in ADJECTIVES and above.head.tag_ in VERBAL_TAGS:
        return surface_subject(above.head, depth)
    if above.tag_ in VERBAL_TAGS or above.pos_ == "AUX":
        return surface_subject(above, depth)
    return owner(above, depth)


def owner(noun: Token, depth: int = 0) -> Token | None:
    """Give who a deed in a noun belongs to: its possessor, else the subject of the verb that it completes."""
    possessor = child(noun, "poss")
    if possessor is not None:
        return possessor
    if depth > MAX_CLIMB:
        return None
    governor = governing_verb(noun)
    if governor is not None and noun.dep_ == "pobj" and noun.head.lower_ == "for" and governor.lemma_ in ANSWERING:
        return verb_object(governor)
    return surface_subject(governor, depth + 1) if governor is not None else None


def governing_verb(noun: Token) -> Token | None:
    """Give the verb that a noun completes as object, attribute or behind a preposition."""
    head = noun.head
    if noun.dep_ == "conj":
        return governing_verb(head) if head.i != noun.i else None
    if noun.dep_ == "pobj":
        head = head.head
    elif noun.dep_ not in ("dobj", "attr", "oprd", "nsubjpass"):
        return None
    return head if head.tag_ in VERBAL_TAGS else None


def _passive_object(verb: Token) -> Token | None:
    given = child(verb, "dobj") if verb.lemma_ in GIVING else None
    if given is not None:
        return given
    if verb.dep_ == "acl" and verb.head.lower_ == "those" and verb.head.head.lower_ in AMONG:
        counted = verb.head.head.head
        return surface_subject(counted) if counted.pos_ == "AUX" or counted.lemma_ == "be" else verb.head
    return verb.head if verb.dep_ in ("acl", "amod") else surface_subject(verb)


def verb_object(verb: Token) -> Token | None:
    """Give the head of what the verb is done to, in whatever voice."""
    if is_passive(verb):
        return _passive_object(verb)
    own = child(verb, "dobj")
    if own is not None:
        if own.lower_ in RELATIVES and own.tag_ in ("WP", "WDT"):
            clause = next((each for each in (verb, *verb.ancestors) if each.dep_ == "relcl"), None)
            return clause.head if clause is not None else None
        return own
    content = child(verb, "ccomp") if verb.lemma_ in OBJECT_CONTROL else None
    bare = ("VB", "VBP") if verb.lemma_ == "let" else ("VB",)
    if content is not None and content.tag_ in bare and child(content, "mark") is None:
        return child(content, "nsubj")
    if verb.dep_ == "relcl" and child(verb, "nsubj") is not None:
        subject = child(verb, "nsubj")
        if subject is not None and subject.lower_ not in RELATIVES and not _is_full(verb):
            return verb.head
    return None


def _is_full(verb: Token) -> bool:
    """Tell whether a relative clause without a pronoun leaves no room for an object: "the day they met in Vienna"."""
    if child(verb, "ccomp", "xcomp"):
        return True
    return child(verb, "prep") is not None and verb.lemma_ not in HANDLING


def given_to(verb: Token) -> Token | None:
    """Give who was given something where the passive turns the receiver first: "the team was denied visas"."""
    if not is_passive(verb) or verb.lemma_ not in GIVING or child(verb, "dobj") is None:
        return None
    return verb.head if verb.dep_ in ("acl", "amod") else surface_subject(verb)


def clause_verb(word: Token) -> Token | None:
    """Give the verb in whose clause a word stands."""
    return next((above for above in word.ancestors if above.tag_ in VERBAL_TAGS), None)


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb stands behind its own "to"."""
    return verb.tag_ == "VB" and any(kid.dep_ == "aux" and kid.tag_ == "TO" for kid in verb.children)


def agent(verb: Token) -> Token | None:
    """Give the head of who does it, in whatever voice."""
    if is_passive(verb):
        by = child(verb, "agent")
        if by is None and given_to(verb) is not None:
            given = child(verb, "dobj")
            holders = (verb,) if given is None else (verb, given)
            return next((head for holder in holders for head in prepositional(holder, "by")), None)
        return child(by, "pobj") if by is not None else None
    return surface_subject(verb)


def prepositional(token: Token, *prepositions: str) -> Iterator[Token]:
    """Go through the heads of phrases that hang on a word by one of the prepositions."""
    for kid in token.children:
        if kid.dep_ in ("prep", "dative", "agent") and kid.lower_ in prepositions:
            yield from _objects(kid)


def _objects(preposition: Token) -> Iterator[Token]:
    for kid in preposition.children:
        if kid.dep_ in ("pobj", "pcomp"):
            yield kid


def _is_instead(word: Token) -> bool:
    """Tell whether a word is joined as what is not meant: "food rather than cash"."""
    return word.left_edge.i > 0 and word.left_edge.nbor(-1).lower_ == "than"


def coordinated(head: Token) -> Iterator[Token]:
    """Go through a word and all that are joined to it by "and" or commas."""
    yield head
    for kid in head.children:
        if kid.dep_ == "conj" and kid.tag_ not in VERBAL_TAGS and not _is_instead(kid):
            yield from coordinated(kid)
        elif kid.dep_ == "appos":
            yield from (each for each in coordinated(kid) if each.i != kid.i)
