"""The coder: a document in, its claims out; deterministic, offline and pure.

Steps from cheap to dear: is it English, which sentences name a state and a predicate, the parse of those, then by
sentence the predicates, their parties, and each field with the characters and the rule that it comes from.
"""

from dataclasses import dataclass

from spacy.tokens import Doc

from detente.coding.attribution import Attribution, chain_for, find_attributions, speakers_of
from detente.coding.claiming import Draft, Drafts, absorbed, is_hypothetical, refused, repeated
from detente.coding.completing import completed, each_way
from detente.coding.dates import date_for, find_dates
from detente.coding.denials import denials
from detente.coding.discourse import Discourse
from detente.coding.found import Found
from detente.coding.language import language_of
from detente.coding.mentions import Mentions
from detente.coding.narrator import narrator_of
from detente.coding.parsing import Parser
from detente.coding.places import places_for
from detente.coding.predicates import Predicates
from detente.coding.prominence import main_states, named_weights
from detente.coding.quantities import find_quantities, quantities_for
from detente.coding.roles import RoleReader
from detente.coding.scenes import Scene, names_by_word
from detente.coding.screening import can_hold_claim
from detente.coding.sentences import split_sentences
from detente.coding.stance import read_stance, read_status
from detente.coding.splitting import by_class
from detente.coding.themes import themes_of
from detente.lexicon.names import Mention, find_names
from detente.model.actors import CountryCode, Party, Speaker
from detente.model.claims import Claim, Quantity, Trace, When
from detente.model.text import Document, Sentence, Skipped, Span

CODER_VERSION = "rules-1"
"""Changes whenever the same text may give other claims."""


QUOTES = frozenset("\"“”„«")


@dataclass(frozen=True, slots=True)
class Coded:
    """What a document says: its claims in order of the text, the states it is mainly about, and what was passed over."""

    claims: tuple[Claim, ...]
    states: tuple[CountryCode, ...]
    language: str
    skipped: tuple[Skipped, ...] = ()


class Coder:
    """Codes documents one at a time; build it once, since it holds the parser."""

    def __init__(self) -> None:
        """Load the parser and the lexicon."""
        self._parser = Parser()

    def code(self, document: Document) -> Coded:
        """Give the claims of a document; one that isn't English gives none and says so."""
        language = document.language or language_of(document.text)
        if language != "en":
            return Coded((), (), language, (Skipped(document.id, f"not coded: language {language}"),))
        mentions = find_names(document.text, document.date)
        weights = named_weights(find_names(document.title or ""), mentions)
        sentences = [s for s in split_sentences(document.text) if can_hold_claim(s, mentions)]
        parsed = list(zip(self._parser.parse(s.text for s in sentences), sentences, strict=True))
        reader = _Reader(document, mentions, Discourse(weights, narrator_of(document)), parsed)
        claims = tuple(claim for number in range(len(parsed)) for claim in reader.sentence(number))
        return Coded(claims, main_states(weights, claims), language)


class _Reader:
    """Reads the parsed sentences of one document in order, with its memory."""

    def __init__(
        self,
        document: Document,
        mentions: tuple[Mention, ...],
        discourse: Discourse,
        parsed: list[tuple[Doc, Sentence]],
    ) -> None:
        self._document = document
        self._mentions = mentions
        self._discourse = discourse
        self._parsed = parsed
        self._claims: list[Claim] = []
        self._attributions = find_attributions(document.text, [(doc, s.span.start) for doc, s in parsed])

    def sentence(self, number: int) -> tuple[Claim, ...]:
        doc, sentence = self._parsed[number]
        inside = tuple(m for m in self._mentions if sentence.span.covers(m.span))
        names = names_by_word(doc, sentence.span.start, inside)
        scene = Scene(doc, sentence.text, sentence.span.start, number, names, self._discourse, self._document.date, self._voice)
        mentions = Mentions(scene)
        if sentence.text.rstrip(" \"”").endswith("?"):
            drafts: tuple[Draft, ...] = ()
        else:
            drafts = self._drafts(scene, mentions)
        for token in doc:
            if token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "ROOT", "conj"):
                mentions.note(token, subject=token.dep_ in ("nsubj", "nsubjpass"))
        claims = tuple(self._claim(draft, scene) for draft in drafts)
        self._claims += claims
        denied = tuple(denials(scene, mentions, self._claims))
        self._claims += denied
        return (*claims, *denied)

    def _drafts(self, scene: Scene, mentions: Mentions) -> tuple[Draft, ...]:
        found = Predicates(scene, mentions).find()
        roles, drafts = RoleReader(scene, mentions), Drafts(scene, mentions)
        made: dict[int, Draft] = {}
        for predicate in found:
            if predicate.token.i in made or is_hypothetical(predicate.token):
                continue
            draft = drafts.make(predicate, roles.read(predicate))
            if draft is not None:
                made[predicate.token.i] = draft
        chosen = tuple(draft.predicate for draft in made.values())
        eaten = {i for predicate in chosen for i in predicate.eats}
        kept = (
            completed(draft, scene)
            for i, draft in made.items()
            if i not in eaten and not absorbed(draft.predicate, chosen) and not repeated(draft, made)
        )
        return tuple(each for draft in kept if draft is not None for way in each_way(draft) for each in by_class(way, scene))

    def _claim(self, draft: Draft, scene: Scene) -> Claim:
        predicate, frame = draft.predicate, draft.predicate.frame
        token = predicate.token
        here = scene.word(token)
        chain = chain_for(here, self._attributions)
        speakers = self._speakers(chain)
        stance = read_stance(token, chain, frame.kind)
        status = read_status(token, frame.kind)
        dates = find_dates(scene.doc.text, self._document.date)
        date = date_for(token, dates, self._document.date)
        quantities = quantities_for(token, find_quantities(scene.doc))
        places = places_for(token)
        quote = draft.span.cut(self._document.text)
        commodity = draft.transfer.commodity if draft.transfer else None
        traces = [Trace("event" if frame.event else "kind", here, f"rule:frame:{frame.name}")]
        traces += [Trace(f"actors.{i}", f.span, f"rule:{f.rule}") for i, f in enumerate(draft.actors)]
        traces += [Trace(f"recipients.{i}", f.span, f"rule:{f.rule}") for i, f in enumerate(draft.recipients)]
        if draft.item is not None:
            traces.append(Trace("transfer", draft.item, f"rule:frame:{frame.name}"))
        traces += [Trace(f"said_by.{i}", f.span, f"rule:{f.rule}") for i, f in enumerate(speakers)]
        traces += [_trace("stance", stance, scene), _trace("status", status, scene)]
        if date is not None:
            traces.append(_trace("date", date, scene))
        traces += [_trace(f"quantities.{i}", f, scene) for i, f in enumerate(quantities)]
        traces += [_trace(f"places.{i}", f, scene) for i, f in enumerate(places)]
        event, told_status = refused(frame.event, status.value, token)
        return Claim(
            doc_id=self._document.id,
            span=draft.span,
            quote=quote,
            kind=frame.kind,
            event=event,
            mode=frame.mode,
            themes=themes_of(quote, frame.event, frame.themes, commodity),
            actors=tuple(f.value for f in draft.actors),
            recipients=tuple(f.value for f in draft.recipients),
            transfer=draft.transfer,
            quantities=tuple(f.value for f in quantities),
            date=date.value if date else None,
            places=tuple(f.value for f in places),
            said_by=tuple(f.value for f in speakers),
            stance=stance.value,
            status=told_status,
            traces=tuple(traces),
        )

    def _speakers(self, chain: tuple[Attribution, ...]) -> tuple[Found[Speaker], ...]:
        return speakers_of(chain, self._document.text, self._country_of)

    def _voice(self, at: Span) -> Party | None:
        """Give who says "we" at a place: the innermost voice whose country is told."""
        chain = tuple(each for each in chain_for(at, self._attributions) if self._is_own_words(each))
        voices = [found.value for found in self._speakers(chain)]
        told = [Party(voice.name, voice.country) for voice in voices if voice.country]
        return told[-1] if told else None

    def _is_own_words(self, attribution: Attribution) -> bool:
        """Tell whether an attribution gives the speaker's own words, so that "we" is the speaker: a turn or a quotation."""
        start = attribution.content[0].start
        return attribution.rule.endswith("turn") or bool(QUOTES & set(self._document.text[max(0, start - 1) : start + 1]))

    def _country_of(self, span: Span) -> CountryCode | None:
        names = [m.country for m in find_names(span.cut(self._document.text)) if m.country]
        return names[0] if names else None


def _trace(field: str, found: Found[object], scene: Scene) -> Trace:
    return Trace(field, found.span.shifted(scene.offset), f"rule:{found.rule}")
