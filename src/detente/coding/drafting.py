"""All that one sentence claims, as drafts: predicates found, roles read, content of promises and wishes left out."""

from collections.abc import Iterable, Iterator

from detente.coding.answers import ANSWERING
from detente.coding.claiming import Drafts
from detente.coding.clauses import IN_CLAUSE
from detente.coding.completing import completed, each_way, is_half
from detente.coding.contents import absorbed, ended, is_hypothetical, is_relief_duty, is_sport, repeated, takes_up
from detente.coding.discourse import STATE, Spoken
from detente.coding.drafts import Draft, Drafted
from detente.coding.filling import Fillings
from detente.coding.mentions import Mentions
from detente.coding.predicates import Predicate, Predicates
from detente.coding.returns import both_goods
from detente.coding.roles import RoleReader
from detente.coding.scenes import Scene
from detente.coding.splitting import by_class, told_once
from detente.model.claims import Kind


def is_question(sentence: str) -> bool:
    """Tell whether a sentence asks; questions claim nothing (CODEBOOK, rule 13)."""
    return sentence.rstrip(" \"\u201d\u2019'").endswith("?")


def draft_claims(scene: Scene, mentions: Mentions, *, choices: bool) -> Drafted:
    """Give the drafts of a sentence in order of the text and, where asked, the choices for acts told by half."""
    return _Drafting(scene, mentions).drafted(choices=choices)


class _Drafting:
    """Drafts the claims of one sentence."""

    def __init__(self, scene: Scene, mentions: Mentions) -> None:
        self._scene = scene
        self._roles, self._drafts = RoleReader(scene, mentions), Drafts(scene, mentions)
        self._fillings = Fillings(scene, mentions, self._roles, self._drafts)
        self._found = Predicates(scene).find()
        self._claimed = tuple(
            each
            for each in self._found
            if not (is_hypothetical(each.token) or is_sport(each, scene.text) or takes_up(each) or is_relief_duty(each))
        )

    def drafted(self, *, choices: bool) -> Drafted:
        made = self._made()
        chosen = tuple(draft.predicate for draft in made.values())
        used = {i for predicate in chosen for i in predicate.eats}
        first = {predicate.token.i: predicate for predicate in reversed(self._found)}
        first |= {predicate.token.i: predicate for predicate in chosen}
        named = tuple(first.values())
        whole: dict[int, Draft] = {}
        for i, draft in made.items():
            if i in used or absorbed(draft.predicate, named) or repeated(draft, made) or ended(draft, made):
                continue
            full = completed(draft, self._scene)
            if full is not None and not is_half(full):
                whole[i] = full
                self._remember(full)
        told = told_once(tuple(self._as_told(whole.values())))
        if not choices:
            return Drafted(told)
        open_words = {each.token.i: each for each in self._claimed if each.token.i not in whole.keys() | used}
        halves = [i for i, each in open_words.items() if not absorbed(each, named) and not _is_below(each, whole)]
        return Drafted(told, tuple(self._choices(halves)))

    def _as_told(self, drafts: Iterable[Draft]) -> Iterator[Draft]:
        """Give a draft for each way and class of goods that one tells."""
        ways = (way for draft in drafts for each in each_way(draft) for way in both_goods(each, self._scene))
        return (each for way in ways for each in by_class(way))

    def _made(self) -> dict[int, Draft]:
        """Give for each predicate's word the draft of the first frame that makes one, or a like one that tells more."""
        made: dict[int, Draft] = {}
        for predicate in self._claimed:
            before = made.get(predicate.token.i)
            if before is None or _may_tell_more(predicate, before):
                draft = self._drafts.make(predicate, self._roles.read(predicate))
                if draft is not None and (before is None or _tells_more(draft, before)):
                    made[predicate.token.i] = draft
        return made

    def _remember(self, draft: Draft) -> None:
        """Note an act for what the document leaves unsaid further on."""
        discourse, event = self._scene.discourse, draft.predicate.frame.event
        actors, recipients = [f.value for f in draft.actors], [f.value for f in draft.recipients]
        discourse.note_act(event, actors, recipients)
        if draft.predicate.frame.joint and len(draft.countries) > 1:
            discourse.note(Spoken(tuple(actors), STATE, True, self._scene.number))

    def _choices(self, words: list[int]) -> Iterator[tuple[Draft, ...]]:
        """Give for each word whose act stands half-told the ways to complete it."""
        for i in words:
            acts = [each for each in self._claimed if each.token.i == i and each.frame.kind is Kind.EVENT]
            ways = self._fillings.of(acts)
            if ways:
                yield ways


def _may_tell_more(predicate: Predicate, before: Draft) -> bool:
    """Tell whether a further frame of a word may tell who says a thing and to whom, where one before it didn't."""
    event = before.predicate.frame.event
    if event is not predicate.frame.event:
        return False
    halved = event in ANSWERING and not (before.actors and before.recipients)
    return halved or (_is_by_clause(before) and before.predicate.frame.mode is None)


def _tells_more(draft: Draft, before: Draft) -> bool:
    """Tell whether a draft has both sides, by slots of its frame where the one before has them by its clause alone."""
    return bool(draft.actors and draft.recipients) and not (_is_by_clause(before) and _is_by_clause(draft))


def _is_by_clause(draft: Draft) -> bool:
    return any(each.rule == IN_CLAUSE for each in draft.recipients)


def _is_below(predicate: Predicate, whole: dict[int, Draft]) -> bool:
    """Tell whether a noun hangs on a verb whose own claim is of the same event: it names that deed once more."""
    above = (whole.get(word.i) for word in predicate.token.ancestors)
    return not predicate.is_verb and any(
        draft is not None and draft.predicate.frame.event is predicate.frame.event for draft in above
    )
