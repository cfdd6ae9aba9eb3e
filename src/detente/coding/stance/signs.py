"""Signs around a predicate in its tree: helping verbs, negation, conditions, hedges and what governs it."""

from collections.abc import Iterator

from detente.coding.trees import Tree, Word
from detente.lexicon.cues import Part, Sense, forms

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = frozenset({"VB", "VBD", "VBZ", "VBP", "VBG", "VBN"})
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
HELPERS = ("aux", "auxpass")

_IF = forms(Sense.CONDITION, Part.CONJUNCTION)
_NOT = forms(Sense.NOT, Part.ADVERB)
_NO = forms(Sense.NOT, Part.DETERMINER)


def is_verbal(word: Word) -> bool:
    """Tell whether a word is read as a verb; participles before a noun are not."""
    return word.tag in VERBAL and word.dep not in {"amod", "compound"}


def helpers(tree: Tree, verb: Word) -> tuple[Word, ...]:
    """Give a verb's helping verbs; the later of two joined verbs shares those of the first ("will visit and meet")."""
    own = tree.children(verb, *HELPERS)
    if own or verb.dep != "conj" or tree.child(verb, *SUBJECTS):
        return own
    first = tree.head(verb)
    if not is_verbal(first) or (first.tag != verb.tag and verb.tag in FINITE):
        return own
    return helpers(tree, first)


def negated(tree: Tree, verb: Word) -> Word | None:
    """Give the word that denies the act: "not", "never", or a "no" at its subject or object; never "not only"."""
    for kid in tree.children(verb):
        if kid.lower in _NOT and not _only_follows(tree, kid):
            return kid
        if kid.dep in {"nsubjpass", "nsubj", "dobj", "attr", "expl"} and kid.start < verb.end + 40:
            found = next((one for one in (kid, *tree.children(kid, "det", "neg")) if one.lower in _NO), None)
            if found is not None:
                return found
    return None


def _only_follows(tree: Tree, word: Word) -> bool:
    after = tree.words[word.i + 1] if word.i + 1 < len(tree.words) else None
    return after is not None and after.lower in {"only", "just", "merely", "simply"}


def in_condition(tree: Tree, verb: Word) -> Word | None:
    """Give the "if" that the verb's own clause opens with."""
    return next((kid for kid in tree.children(verb, "mark", "advmod") if kid.lower in _IF), None)


def under_condition(tree: Tree, verb: Word) -> Word | None:
    """Give the "if" of a clause that hangs on the verb, or on one that it is joined to."""
    for kid in tree.children(verb, "advcl"):
        found = in_condition(tree, kid)
        if found is not None and found.lower != "as if":
            return found
    if verb.dep == "conj" and is_verbal(tree.head(verb)):
        return under_condition(tree, tree.head(verb))
    return None


def adverbs(tree: Tree, word: Word, sense: Sense) -> Word | None:
    """Give an adverb of a sense that stands with the word or its helping verbs ("is reportedly allowing")."""
    wanted = forms(sense, Part.ADVERB)
    for holder in (word, *tree.children(word, *HELPERS, "acomp")):
        for kid in tree.children(holder, "advmod", "intj", "dep", "npadvmod"):
            if kid.lower in wanted:
                return kid
    return None


def governors(tree: Tree, word: Word) -> Iterator[tuple[Word, Word]]:
    """Go up from a word, giving each time the one below and the one above."""
    below = word
    for above in tree.ancestors(word):
        yield below, above
        below = above


def main_verb(tree: Tree, word: Word) -> Word | None:
    """Give the nearest verb above a word."""
    return next((above for above in tree.ancestors(word) if is_verbal(above)), None)
