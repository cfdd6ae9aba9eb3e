"""Words that point back: pronouns, "the two countries", "the Minister", "the regime"."""

from collections.abc import Callable

from detente.coding.arguments import VERBAL_TAGS, clause_verb, coordinated, surface_subject
from detente.coding.discourse import PERSON, STATE, Spoken
from detente.coding.found import Found
from detente.coding.homes import home_of
from detente.coding.phrases import NOUNS, PERSON_NOUNS, is_agent, is_person, phrase_span
from detente.coding.scenes import Scene
from detente.coding.tokens import Token
from detente.lexicon.frames import word_class
from detente.model.actors import NO_STATE_CODES, CountryCode, Party

SINGULAR = frozenset({"it", "its", "itself"})
PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves"})
OBJECTIVE = frozenset({"him", "her", "it", "them"})
"""What these mean is somebody else than who does it to them."""

SECOND_PERSON = frozenset({"you", "your", "yours"})
PRONOUNS = SINGULAR | PLURAL | PERSONAL | SECOND_PERSON
WHO = frozenset({"who", "which", "that", "whom", "whose"})
POINTING_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "DT", "WP$"})

PAIRED = word_class("paired")
ONE_OF_TWO = ("former", "latter")
BOTH = frozenset({"both", "two"})
SIDES = frozenset({"side", "party", "country", "state", "nation", "leader", "minister", "president", "government"})
OWN_BODIES = word_class("own_body")
STATE_NOUNS = frozenset({"country", "nation", "regime", "state", "government", "economy"})
SAYING = word_class("saying")
"""Who says that "it" did something means itself, also where nobody can tell its country."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss"})
Parties = Callable[[Token], tuple[Found[Party], ...]]


class Pointing:
    """Resolves the pointing words of one scene by its earlier words and the document's memory."""

    def __init__(self, scene: Scene, parties: Parties) -> None:
        """Take the scene and what resolves other phrases of it."""
        self._scene = scene
        self._parties = parties
        self._busy: set[int] = set()

    @property
    def is_busy(self) -> bool:
        """Tell whether a pointing word is being resolved just now, so that others must not point back at it."""
        return bool(self._busy)

    def is_pronoun(self, head: Token) -> bool:
        """Tell whether a word points by itself."""
        return head.tag_ in POINTING_TAGS or head.lower_ in PRONOUNS

    def pronoun(self, head: Token) -> tuple[Found[Party], ...]:
        """Give whom a pronoun takes up."""
        word, here = head.lower_, self._scene.word(head)
        if word in FIRST_PERSON:
            return tuple(Found(here, Party(head.text, each.country), "pronoun:narrator") for each in self._us(head))
        if word in SECOND_PERSON:
            return self._addressee(head)
        if word in WHO and head.dep_ != "det":
            clause = next((each for each in head.ancestors if each.dep_ == "relcl"), None)
            return self._parties(clause.head) if clause is not None else ()
        doer = self._doer_to(head)
        near = self._earlier_subject(head, doer) or self._partner(head, doer)
        if near:
            return self._one_alone(word, tuple(Found(here, each.value, "pronoun:sentence") for each in near))
        last = self._last(word, self._countries(doer))
        found = last.parties if last is not None else ()
        return self._one_alone(word, tuple(Found(here, party, "pronoun:last") for party in found))

    def _one_alone(self, word: str, found: tuple[Found[Party], ...]) -> tuple[Found[Party], ...]:
        """Give whom a pronoun takes up; "it" is never two states."""
        several = len({each.value.country for each in found}) > 1
        return () if several and word in SINGULAR else found

    def _us(self, head: Token) -> tuple[Party, ...]:
        """Give who says "we": who is quoted, all who speak as one, or who publishes the document."""
        quoted = self._scene.voice(self._scene.word(head))
        if quoted is not None:
            return (quoted,)
        discourse = self._scene.discourse
        if discourse.together:
            return discourse.together
        return (discourse.narrator,) if discourse.narrator is not None else ()

    def _addressee(self, head: Token) -> tuple[Found[Party], ...]:
        """Give whom "you" addresses where two states talk: the other one of the two."""
        ours = {party.country for party in self._us(head)}
        others = [code for code in self._scene.discourse.pair if code not in ours]
        if len(others) != 1 or not ours:
            return ()
        return (Found(self._scene.word(head), Party(head.text, others[0]), "pronoun:addressee"),)

    def _doer_to(self, head: Token) -> Token | None:
        """Give who does something to the one that a pronoun means, so who it can't be: "Lula thanked him"."""
        if head.dep_ not in ("dobj", "dative") or head.lower_ not in OBJECTIVE:
            return None
        return surface_subject(head.head) if head.head.tag_ in VERBAL_TAGS else None

    def _countries(self, doer: Token | None) -> frozenset[CountryCode]:
        """Give the countries of a doer; none while that is being asked already."""
        if doer is None or doer.i in self._busy:
            return frozenset()
        self._busy.add(doer.i)
        found = frozenset(party.value.country for party in self._parties(doer) if party.value.country)
        self._busy.discard(doer.i)
        return found

    def _last(self, word: str, beside: frozenset[CountryCode]) -> Spoken | None:
        discourse, number = self._scene.discourse, self._scene.number
        if word in PERSONAL:
            return discourse.last(PERSON, sentence=number, beside=beside)
        if word in SINGULAR:
            return discourse.last(STATE, sentence=number, beside=beside)
        if word in PLURAL:
            return discourse.last(plural=True, sentence=number) or discourse.last(sentence=number)
        return None

    def _earlier_subject(self, head: Token, doer: Token | None) -> tuple[Found[Party], ...]:
        """Give the nearest subject before a pronoun in its sentence that can be what it means."""
        if head.i in self._busy:
            return ()
        self._busy.add(head.i)
        try:
            return self._subject_before(head, doer)
        finally:
            self._busy.discard(head.i)

    def _subject_before(self, head: Token, doer: Token | None) -> tuple[Found[Party], ...]:
        wanted = SUBJECTS | {"dobj"} if head.lower_ in PLURAL or doer is not None else SUBJECTS
        for token in reversed(self._scene.doc[: head.i]):
            if token.dep_ not in wanted or token.tag_ not in NOUNS or not self._agrees(head.lower_, token):
                continue
            if (token.head.i == head.head.i and token.dep_ != "poss") or (doer is not None and token.i == doer.i):
                continue
            if _is_let(token):
                continue
            found = self._parties(token)
            if found or (token.head.lemma_ in SAYING and is_agent(token, self._scene)):
                return found
        return ()

    def _agrees(self, word: str, token: Token) -> bool:
        person = is_person(token, self._scene)
        plural = token.tag_ == "NNS" or any(kid.dep_ == "conj" for kid in token.children)
        if word in PERSONAL:
            return person
        return not (person or plural) if word in SINGULAR else plural

    def _partner(self, head: Token, doer: Token | None) -> tuple[Found[Party], ...]:
        """Give the one other state that a doer dealt with before: "cut its ties with Lima, blaming it for"."""
        if doer is None or head.lower_ not in SINGULAR or head.i in self._busy:
            return ()
        own = self._countries(doer)
        named = (
            found
            for token in self._scene.doc[: head.i]
            if token.dep_ == "pobj" and self._scene.name_at(token) is not None
            for found in self._parties(token)
            if found.value.country not in own
        )
        others = {found.value.country: found for found in named}
        return tuple(others.values()) if len(others) == 1 else ()

    def is_one_of_two(self, head: Token) -> bool:
        """Tell whether a word is "the former" or "the latter" by itself."""
        return head.lower_ in ONE_OF_TWO and any(kid.lower_ == "the" for kid in head.lefts)

    def one_of_two(self, head: Token) -> tuple[Found[Party], ...]:
        """Give the first or the last of the two last named together."""
        both: list[Party] = []
        for token in reversed(self._scene.doc[: head.i]):
            if token.tag_ in NOUNS and any(kid.dep_ == "conj" for kid in token.children):
                both = [found.value for each in coordinated(token) for found in self._parties(each)]
            if len(both) > 1:
                break
        if len(both) < len(ONE_OF_TWO):
            last = self._scene.discourse.last(plural=True, sentence=self._scene.number)
            both = list(last.parties) if last is not None else []
        if len(both) != len(ONE_OF_TWO):
            return ()
        meant = both[0 if head.lower_ == "former" else -1]
        return (Found(self._scene.word(head), Party(f"the {head.text}", meant.country), f"pair:{head.lower_}"),)

    def is_pair(self, head: Token) -> bool:
        """Tell whether a phrase speaks of two states without naming them."""
        return self._is_counted(head) or self._is_bare(head)

    def pair(self, head: Token, codes: tuple[CountryCode, ...]) -> tuple[Found[Party], ...]:
        """Read "the two countries", "both sides", "the parties" as the two states last spoken of together.

        Args:
            head: The head of the phrase.
            codes: The countries that the phrase itself tells ("the two Koreas").
        """
        if len(codes) == 1 and self._is_counted(head):
            return ()
        both = codes if len(codes) > 1 else self._beside_doer(head, self._last_pair())
        span = phrase_span(head, self._scene)
        return tuple(Found(span, Party(self._scene.cut(span), code), "pair") for code in both)

    def _beside_doer(self, head: Token, both: tuple[CountryCode, ...]) -> tuple[CountryCode, ...]:
        """Give the two without the one that does something to them: "we urge the parties" are others than we."""
        if head.dep_ not in ("dobj", "pobj") or head.i in self._busy:
            return both
        verb = clause_verb(head)
        doer = surface_subject(verb) if verb is not None else None
        if doer is None or doer.i == head.i or doer.lower_ in PLURAL or any(doer.i == word.i for word in head.subtree):
            return both
        self._busy.add(head.i)
        own = {party.value.country for party in self._parties(doer)}
        self._busy.discard(head.i)
        return tuple(code for code in both if code not in own) if len(own) == 1 else both

    def _is_counted(self, head: Token) -> bool:
        if head.lower_ in BOTH:
            return True
        return head.lemma_ in PAIRED and any(kid.lower_ in BOTH for kid in head.lefts)

    def _is_bare(self, head: Token) -> bool:
        return head.tag_ == "NNS" and head.lemma_ in SIDES and [kid.lower_ for kid in head.lefts] == ["the"]

    def _last_pair(self) -> tuple[CountryCode, ...]:
        discourse = self._scene.discourse
        last = discourse.last(plural=True, sentence=self._scene.number)
        if last is not None and last.is_pair:
            return tuple(dict.fromkeys(party.country for party in last.parties if party.country))
        own = discourse.narrator
        beside = frozenset({own.country}) if own is not None and own.country else frozenset()
        return discourse.pair or discourse.main_pair(beside)

    def description(self, head: Token) -> tuple[Found[Party], ...]:
        """Read "the Minister", "the Department", "the regime" from who was named before, "the police" from where."""
        home = home_of(head, self._scene)
        if home is None:
            return self._by_office(head)
        span = phrase_span(head, self._scene)
        return (Found(span, Party(self._scene.cut(span), home.code), home.rule),)

    def _by_office(self, head: Token) -> tuple[Found[Party], ...]:
        if head.tag_ not in NOUNS or head.tag_ == "NNS":
            return ()
        if not any(kid.lower_ in ("the", "this", "that") for kid in head.lefts):
            return ()
        if any(kid.dep_ in ("relcl", "acl") for kid in head.rights):
            return ()
        told = self._described(head)
        if told is None:
            return ()
        span = phrase_span(head, self._scene)
        return (Found(span, Party(self._scene.cut(span), told[0]), f"description:{told[1]}"),)

    def _described(self, head: Token) -> tuple[CountryCode | None, str] | None:
        discourse, lemma = self._scene.discourse, head.lemma_.lower()
        narrator = discourse.narrator if head.tag_ == "NNP" else None
        if lemma in PERSON_NOUNS:
            known = discourse.offices.get(lemma) or narrator
            return (known.country, "office") if known is not None else None
        if lemma in OWN_BODIES and narrator is not None:
            return narrator.country, "narrator's body"
        if lemma not in STATE_NOUNS:
            return None
        last = discourse.last(sentence=self._scene.number)
        if last is not None and len(last.countries - NO_STATE_CODES) == 1:
            return next(iter(last.countries - NO_STATE_CODES)), "state"
        main = discourse.main_states(1, NO_STATE_CODES)
        return (main[0], "state") if main else None


def _is_let(token: Token) -> bool:
    """Tell whether somebody only does what another lets them do: "let a crew stay"."""
    verb = token.head
    return verb.tag_ == "VB" and verb.dep_ == "ccomp" and not any(kid.dep_ == "aux" for kid in verb.children)
