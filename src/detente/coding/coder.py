"""The coder: a document in, its claims out; deterministic, offline and pure.

Steps from cheap to dear: is it English, which sentences name a state and a predicate, the parse of those, then by
sentence the predicates and their parties, how sure the learned reader is of each act, and each field with the
characters and the rule that it comes from.
"""

from bisect import bisect_left
from dataclasses import dataclass

from detente.coding.attribution import find_voices
from detente.coding.datelines import home_of_dateline
from detente.coding.denials import denials
from detente.coding.discourse import Discourse
from detente.coding.drafting import draft_claims, is_question
from detente.coding.drafts import Drafted
from detente.coding.finishing import Figures, finish
from detente.coding.found import Found
from detente.coding.language import language_of
from detente.coding.mentions import Mentions
from detente.coding.narrator import first_pair, joint_narrators, narrator_of
from detente.coding.parsing import Parser
from detente.coding.prominence import bands_of, bodies_of, grounds_of, main_states, named_weights
from detente.coding.reader import Network, SecondReader, Settler
from detente.coding.scenes import Scene, names_by_word
from detente.coding.screening import can_hold_claim
from detente.coding.sentences import split_sentences
from detente.coding.tokens import Doc
from detente.coding.voices import Voices
from detente.lexicon.names import Mention, find_names
from detente.model.actors import CountryCode
from detente.model.claims import Claim, When
from detente.model.text import Document, Sentence, Skipped

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SPOKEN_OF = SUBJECTS | {"dobj", "pobj", "poss", "appos", "ROOT", "conj"}
"""Where in a clause stand those whom later pronouns take up."""

DOUBTED = 0.33
"""A claim that is less likely right than this isn't told: two of three such would be wrong."""

CODER_VERSION = "reader-6"
"""Changes whenever the same text may give other claims."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What a document says: claims in order of the text, the states it is mainly about, and what was passed over."""

    claims: tuple[Claim, ...]
    states: tuple[CountryCode, ...]
    language: str
    skipped: tuple[Skipped, ...] = ()


class Coder:
    """Codes documents one at a time; build it once, since it holds the parser and the learned reader."""

    def __init__(self, *, thorough: bool = False, second: Settler | None = None) -> None:
        """Load the parser, and the learned reader where none is given.

        A thorough coder parses every sentence, to tell what the cheap tests would lose.
        """
        self._parser = Parser()
        self._thorough = thorough
        self._second = second or SecondReader(Network())

    def code(self, document: Document) -> Coded:
        """Give the claims of a document; one that isn't English gives none and says so."""
        language = document.language or language_of(document.text)
        if language != "en":
            return Coded((), (), language, (Skipped(document.id, f"not coded: language {language}"),))
        mentions = find_names(document.text, document.date)
        title = find_names(document.title or "", document.date)
        weights = named_weights(title, mentions)
        narrator = narrator_of(document)
        titled = frozenset(mention.country for mention in title if mention.country)
        discourse = Discourse(
            weights,
            narrator,
            titled=titled,
            pair=first_pair(titled, narrator),
            together=joint_narrators(document.title or "", title, narrator),
            grounds=grounds_of((*title, *mentions)),
            dateline=home_of_dateline(document.text, mentions),
            bands=bands_of(mentions),
            bodies=bodies_of(mentions),
        )
        sentences = list(split_sentences(document.text))
        if not self._thorough:
            sentences = _worth_parsing(sentences, mentions, discourse)
        parsed = list(zip(self._parser.parse(s.text for s in sentences), sentences, strict=True))
        reader = _Reader(document, mentions, discourse, parsed, self._second)
        claims = reader.claims()
        return Coded(claims, main_states(weights, claims), language)


def _worth_parsing(sentences: list[Sentence], mentions: tuple[Mention, ...], discourse: Discourse) -> list[Sentence]:
    """Give the sentences that the cheap tests let through."""
    known = bool(discourse.weights) or discourse.narrator is not None
    at_home = discourse.home() is not None or bool(discourse.bands)
    bodies = bool(discourse.bodies.ends)
    starts = [mention.span.start for mention in mentions]
    kept = []
    for sentence in sentences:
        first = bisect_left(starts, sentence.span.start)
        named_here = first < len(starts) and starts[first] < sentence.span.end
        if can_hold_claim(
            sentence, named_here=named_here, named_before=known or at_home, at_home=at_home, bodies=bodies
        ):
            kept.append(sentence)
    return kept


def _is_told(claim: Claim) -> bool:
    """Tell whether a claim is sure enough to be told; goods and amounts bear it out where the rest is in doubt."""
    return claim.confidence is None or claim.confidence >= DOUBTED or bool(claim.transfer or claim.quantities)


class _Reader:
    """Reads the parsed sentences of one document in order, with its memory."""

    def __init__(
        self,
        document: Document,
        mentions: tuple[Mention, ...],
        discourse: Discourse,
        parsed: list[tuple[Doc, Sentence]],
        second: Settler,
    ) -> None:
        self._document = document
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]
        self._discourse = discourse
        self._parsed = parsed
        self._second = second
        attributions = find_voices(document.text, [(doc, s.span.start) for doc, s in parsed])
        self._voices = Voices(document.text, attributions, mentions, discourse)
        self._told_of: Found[When] | None = None

    def claims(self) -> tuple[Claim, ...]:
        """Give the claims of all sentences, in order of the text."""
        made: list[Claim] = []
        for number, (doc, sentence) in enumerate(self._parsed):
            made += self._sentence(number, doc, sentence, made)
        return tuple(made)

    def _sentence(self, number: int, doc: Doc, sentence: Sentence, before: list[Claim]) -> list[Claim]:
        scene = self._scene(number, doc, sentence)
        mentions = Mentions(scene)
        claims_something = not is_question(sentence.text)
        drafted = draft_claims(scene, mentions, choices=self._second.chooses) if claims_something else Drafted()
        for token in doc:
            if token.dep_ in SPOKEN_OF:
                mentions.note(token, subject=token.dep_ in SUBJECTS)
        figures = Figures.of(scene, self._told_of, counted=bool(drafted.drafts or drafted.choices))
        self._told_of = figures.main_date(scene)
        settled = self._second.settle(scene, drafted)
        finished = (finish(each, scene, figures, self._document, self._voices) for each in settled)
        claims = [claim for claim in finished if _is_told(claim)]
        return [*claims, *denials(scene, mentions, [*before, *claims])]

    def _scene(self, number: int, doc: Doc, sentence: Sentence) -> Scene:
        start = sentence.span.start
        near = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, sentence.span.end)]
        inside = tuple(mention for mention in near if sentence.span.covers(mention.span))
        return Scene(
            doc=doc,
            text=sentence.text,
            offset=start,
            number=number,
            names=names_by_word(doc, start, inside),
            discourse=self._discourse,
            day=self._document.date,
            voice=self._voices.first_person,
            speaking=self._voices.countries,
        )
