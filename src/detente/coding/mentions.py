"""From the head of a noun phrase to the parties that it stands for, each with its country."""

from collections.abc import Iterator

from spacy.tokens import Token

from detente.coding.arguments import RELATIVES, coordinated, prepositional
from detente.coding.discourse import PERSON, STATE
from detente.coding.found import Found
from detente.coding.scenes import NOT_OF, STATE_KINDS, Scene
from detente.lexicon.entries import NameKind
from detente.lexicon.frames import frames, word_class
from detente.model.actors import CountryCode, Party
from detente.model.text import Span

SINGULAR = frozenset({"it", "its", "itself"})
PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
NARRATOR = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves"})
PAIRS = word_class("paired")
STATE_NOUNS = word_class("called_state")
PERSON_NOUNS = word_class("called_person")
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod", "npadvmod"})
OF_COUNTRY = frozenset({"of", "from", "in", "at", "for", "within", "inside"})
QUANTIFIERS = word_class("quantifier")
OFFICER_TITLES = word_class("officer_title")
DOER_ENDINGS = ("ist", "ian", "eer", "man", "woman", "ee", "maker", "worker", "keeper", "holder", "leader")
SAYING = word_class("saying")
"""Who says that "it" did something means itself, also where nobody can tell its country."""

OWN_BODIES = word_class("own_body")
ARMED_IRREGULARS = frozenset({"proxy"})
MAX_DEPTH = 5


class Mentions:
    """Resolves the noun phrases of one scene."""

    def __init__(self, scene: Scene) -> None:
        """Take the scene; nothing is read yet."""
        self._scene = scene
        self._frames = frames()
        self._busy: set[int] = set()

    def parties(self, head: Token | None) -> tuple[Found[Party], ...]:
        """Give the parties that a phrase stands for, its coordinated ones included; empty where no country is told."""
        if head is None:
            return ()
        found: list[Found[Party]] = []
        for each in coordinated(head):
            for party in self._one(each):
                if all(party.value.country != other.value.country or party.span != other.span for other in found):
                    found.append(party)
        return tuple(found)

    def countries(self, head: Token | None) -> frozenset[CountryCode]:
        """Give the countries of the parties that a phrase stands for."""
        return frozenset(found.value.country for found in self.parties(head) if found.value.country)

    def is_agent(self, head: Token) -> bool:
        """Tell whether a phrase names somebody who can act: a state, body, person or force."""
        mention = self._scene.names.get(head.i)
        if mention is not None and mention.kind is not NameKind.PLACE:
            return mention.kind is not NameKind.ADJECTIVE or head.tag_ in ("NNPS", "NNS", "NNP")
        if head.tag_ in ("PRP", "PRP$", "NNP", "NNPS") or head.lower_ in RELATIVES:
            return True
        if head.lemma_.lower() in QUANTIFIERS or head.tag_ == "CD":
            return True
        if head.tag_ in ("NN", "NNS") and head.lemma_.endswith(DOER_ENDINGS):
            return True
        return head.lemma_ in self._frames.classes["agent"] or head.lemma_ in self._frames.classes["people"]

    def phrase(self, head: Token) -> Span:
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
        return self._scene.span(left, right)

    def _one(self, head: Token, depth: int = 0) -> tuple[Found[Party], ...]:
        if depth > MAX_DEPTH:
            return ()
        if head.tag_ in ("PRP", "PRP$", "WP", "WDT", "DT", "WP$") or head.lower_ in SINGULAR | PLURAL | PERSONAL:
            return self._pronoun(head)
        if head.text == "Korea" and {"North", "South"} <= {word.text for word in head.subtree}:
            names = (("North Korea", "PRK"), ("South Korea", "KOR"))
            return tuple(
                Found(self._scene.word(head), Party(name, CountryCode(code)), "name:both Koreas")
                for name, code in names
            )
        if head.text == "North" and any(kid.text == "Korea" for kid in head.conjuncts):
            return (Found(self._scene.word(head), Party("North", CountryCode("PRK")), "name:both Koreas"),)
        pair = self._pair(head)
        if pair:
            return pair
        if head.lemma_.lower() in QUANTIFIERS or head.tag_ == "CD":
            counted = tuple(party for inner in prepositional(head, "of", "from") for party in self.parties(inner))
            if counted:
                return counted
        found = tuple(self._named(head, depth))
        return found or self._description(head)

    def _named(self, head: Token, depth: int) -> Iterator[Found[Party]]:
        span = self.phrase(head)
        name = self._cut(span)
        mention = self._scene.name_at(head)
        if head.lemma_ in ARMED_IRREGULARS and any(self._modifying(head, depth)):
            yield Found(span, Party(name, CountryCode("IMG")), "name:irregulars")
            return
        if mention is not None and mention.country is not None:
            yield Found(span, Party(name, mention.country), f"name:{mention.kind}")
            return
        codes = tuple(dict.fromkeys(self._modifying(head, depth)))
        if codes:
            yield from (Found(span, Party(name, code), "name:modifier") for code in codes)
            return
        known = self._scene.discourse.people.get(head.text)
        if known is not None and head.tag_ in ("NNP", "NNPS"):
            yield Found(span, Party(name, known.country), "name:introduced")
            return
        narrator = self._scene.discourse.narrator
        if narrator is not None and head.tag_ == "NNP" and self._is_officer(head):
            yield Found(span, Party(name, narrator.country), "name:narrator's officer")

    def _modifying(self, head: Token, depth: int) -> Iterator[CountryCode]:
        """Give the countries of what stands before a noun, then of what is said behind it."""
        before = [kid for kid in head.lefts if kid.dep_ in MODIFIERS]
        told = list(self._before([kid for kid in before if kid.tag_ != "PRP$"], depth))
        told = told or list(self._before(before, depth))
        if told:
            yield from told
            return
        for kid in head.rights:
            if kid.dep_ == "appos" or (kid.dep_ in ("compound", "nmod") and kid.tag_.startswith("NN")):
                codes = [each.value.country for each in self._one(kid, depth + 1) if each.value.country]
                if codes:
                    yield from codes
                    return
        if head.dep_ == "appos" and depth < 2:
            codes = list(self._before([kid for kid in head.head.lefts if kid.dep_ in MODIFIERS], depth + 1))
            mention = self._scene.name_at(head.head)
            if mention is not None and mention.country:
                codes.append(mention.country)
            yield from codes
            if codes:
                return
        if self.is_agent(head) or head.tag_ in ("NNP", "NNPS"):
            yield from self._behind(head, depth)

    def _before(self, kids: list[Token], depth: int) -> Iterator[CountryCode]:
        for kid in kids:
            if kid.lower_ in NOT_OF:
                continue
            if kid.dep_ == "poss":
                yield from (each.value.country for each in self._one(kid, depth + 1) if each.value.country)
                continue
            for word in (
                kid,
                *(each for each in kid.subtree if each.dep_ in ("conj", "compound", "amod", "nmod", "appos")),
            ):
                mention = self._scene.name_at(word)
                if mention is not None and mention.country is not None:
                    yield mention.country

    def _behind(self, head: Token, depth: int) -> Iterator[CountryCode]:
        for kid in head.rights:
            if kid.dep_ == "prep" and kid.lower_ in OF_COUNTRY and not (kid.lower_ == "for" and head.tag_ != "NN"):
                for each in kid.children:
                    if each.dep_ == "pobj" and kid.lower_ != "for":
                        for one in coordinated(each):
                            yield from (
                                found.value.country for found in self._one(one, depth + 1) if found.value.country
                            )
            elif kid.dep_ == "acl" and kid.lower_ in ("located", "based", "stationed"):
                for prep in kid.children:
                    for each in prep.children:
                        for one in coordinated(each):
                            yield from (
                                found.value.country for found in self._one(one, depth + 1) if found.value.country
                            )

    def _pronoun(self, head: Token) -> tuple[Found[Party], ...]:
        word, discourse = head.lower_, self._scene.discourse
        here = self._scene.word(head)
        if word in NARRATOR:
            spoken = self._scene.voice(here) or discourse.narrator
            return (Found(here, Party(head.text, spoken.country), "pronoun:narrator"),) if spoken else ()
        if word in ("who", "which", "that", "whom", "whose") and head.dep_ != "det":
            above = next((each for each in head.ancestors if each.dep_ == "relcl"), None)
            return self._one(above.head, 1) if above is not None else ()
        near = self._earlier_subject(head)
        if near:
            return tuple(Found(here, each.value, "pronoun:sentence") for each in near)
        last = None
        if word in PERSONAL:
            last = discourse.last(PERSON, sentence=self._scene.number)
        elif word in SINGULAR:
            last = discourse.last(STATE, sentence=self._scene.number)
        elif word in PLURAL:
            last = discourse.last(plural=True, sentence=self._scene.number) or discourse.last(
                sentence=self._scene.number
            )
        if last is None:
            return ()
        return tuple(Found(here, party, "pronoun:last") for party in last.parties)

    def _earlier_subject(self, head: Token) -> tuple[Found[Party], ...]:
        """Give the nearest subject before a pronoun in its sentence that can be what it means."""
        if head.i in self._busy:
            return ()
        self._busy.add(head.i)
        try:
            return self._subject_before(head)
        finally:
            self._busy.discard(head.i)

    def _subject_before(self, head: Token) -> tuple[Found[Party], ...]:
        word = head.lower_
        for token in reversed(self._scene.doc[: head.i]):
            wanted = ("nsubj", "nsubjpass", "poss", "dobj") if word in PLURAL else ("nsubj", "nsubjpass", "poss")
            if token.dep_ not in wanted or token.tag_ not in ("NN", "NNP", "NNS", "NNPS"):
                continue
            person = self._is_person(token)
            plural = token.tag_ == "NNS" or any(kid.dep_ == "conj" for kid in token.children)
            if (
                (word in PERSONAL and not person)
                or (word in SINGULAR and (person or plural))
                or (word in PLURAL and not plural)
            ):
                continue
            if token.head.i == head.head.i and token.dep_ != "poss":
                continue
            found = self.parties(token)
            if found or (token.head.lemma_ in SAYING and self.is_agent(token)):
                return found
        return ()

    def _pair(self, head: Token) -> tuple[Found[Party], ...]:
        """Read "the two countries", "both sides", "the parties" as the two states that figure most."""
        lefts = {kid.lower_ for kid in head.lefts}
        counted = lefts & {"two", "both"} or head.lower_ in ("both", "two")
        bare = head.tag_ == "NNS" and "the" in lefts and head.lemma_ in ("side", "party", "country") and len(lefts) == 1
        if not (counted and (head.lemma_ in PAIRS or head.lower_ in ("both", "two")) or bare):
            return ()
        codes = tuple(dict.fromkeys(self._modifying(head, 1)))
        if len(codes) == 1 and counted:
            return ()
        last = self._scene.discourse.last(plural=True, sentence=self._scene.number)
        parties = last.parties if last is not None and len(last.countries) == 2 else ()
        if len(codes) == 2:
            parties = tuple(Party(head.text, code) for code in codes)
        if not parties:
            own = self._scene.discourse.narrator
            beside = frozenset({own.country}) if own is not None and own.country else frozenset()
            main = self._scene.discourse.pair or self._scene.discourse.main_states(2, beside)
            parties = tuple(Party(self._cut(self.phrase(head)), code) for code in main) if len(main) == 2 else ()
        return tuple(Found(self.phrase(head), party, "pair") for party in parties)

    def _description(self, head: Token) -> tuple[Found[Party], ...]:
        """Read "the Minister", "the regime", "the country's military" from what was named before."""
        if head.tag_ not in ("NN", "NNP", "NNS") or not any(
            kid.lower_ in ("the", "this", "that") for kid in head.lefts
        ):
            return ()
        discourse = self._scene.discourse
        span = self.phrase(head)
        lemma = head.lemma_.lower()
        if any(kid.dep_ in ("relcl", "acl") for kid in head.rights) or head.tag_ == "NNS":
            return ()
        if lemma in PERSON_NOUNS:
            known = discourse.offices.get(lemma) or (discourse.narrator if head.tag_ == "NNP" else None)
            if known is not None:
                return (Found(span, Party(self._cut(span), known.country), "description:office"),)
            return ()
        if head.tag_ == "NNP" and lemma in OWN_BODIES and discourse.narrator is not None:
            return (Found(span, Party(self._cut(span), discourse.narrator.country), "description:narrator's body"),)
        if lemma in STATE_NOUNS:
            last = discourse.last(sentence=self._scene.number)
            main = discourse.main_states(1)
            code = next(iter(last.countries)) if last is not None and len(last.countries) == 1 else (*main, None)[0]
            if code is not None and lemma in ("country", "nation", "regime", "state", "government", "economy"):
                return (Found(span, Party(self._cut(span), code), "description:state"),)
        return ()

    def _cut(self, span: Span) -> str:
        return self._scene.cut(span)

    def note(self, head: Token, *, subject: bool) -> None:
        """Remember whom a phrase spoke of, for the pronouns and descriptions to come."""
        found = self.parties(head)
        if not found:
            return
        discourse = self._scene.discourse
        person = self._is_person(head)
        discourse.note(_spoken(found, PERSON if person else STATE, subject, self._scene.number))
        if person and found[0].value.country:
            if head.tag_ in ("NNP", "NNPS"):
                discourse.people[head.text] = found[0].value
            for word in head.doc[head.left_edge.i : head.right_edge.i + 1]:
                if word.lemma_.lower() in PERSON_NOUNS and word.i - head.i < 4:
                    discourse.offices[word.lemma_.lower()] = found[0].value

    def _is_officer(self, head: Token) -> bool:
        """Tell whether a name comes with a title but without a country: then it is one of the narrator's own."""
        titles = {word.lemma_.lower() for word in head.subtree if word.i < head.i}
        return bool(titles & OFFICER_TITLES) and not titles & {"prime", "foreign"}

    def _is_person(self, head: Token) -> bool:
        mention = self._scene.names.get(head.i)
        if mention is not None:
            return mention.kind is NameKind.PERSON
        if head.lemma_.lower() in PERSON_NOUNS and head.tag_ != "NNS":
            return True
        titles = {word.lemma_.lower() for word in head.subtree if word.i < head.i + 3}
        return head.tag_ == "NNP" and bool(titles & PERSON_NOUNS)


def _spoken(found: tuple[Found[Party], ...], sort: str, subject: bool, sentence: int) -> "Spoken":  # noqa: FBT001 - told by position once
    from detente.coding.discourse import Spoken

    return Spoken(tuple(each.value for each in found), sort, subject, sentence)


__all__ = ["STATE_KINDS", "Mentions"]
