"""Which of a sentence's dates is a predicate's own.

A date belongs to what it hangs on. A predicate without one of its own takes its clause's, and a clause takes that of
the clause it depends on, but a relative clause doesn't, and what is said doesn't take the day of the saying unless that
opens the sentence ("On Tuesday, the ministry said two bombers had flown by").
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from detente.coding.dates import periods
from detente.coding.found import Found, child
from detente.coding.stance import read_status
from detente.coding.stance.signs import SUBJECTS, is_verbal
from detente.coding.tokens import Doc, Token
from detente.lexicon.cues import Part, Sense, forms, word_list
from detente.model.claims import Precision, Status, When

MAX_CLIMB = 8
YET_TO_COME = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL})
_SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "prep", "dep", "parataxis", "ccomp"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "nsubj", "nsubjpass"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "pcomp", "xcomp"})
_BEFORE_NOUN = frozenset({"compound", "nummod", "nmod", "amod", "poss", "npadvmod", "det"})
_TAKING_UP = frozenset(["he", "she", "it", "they", "we", "both", "the", "this", "that", "these", "those"])
_JUDGED = forms(Sense.JUDGE, Part.VERB) | word_list("valuing what was done")


def date_for(predicate: Token, dates: Sequence[Found[When]], on: dt.date | None) -> Found[When] | None:
    """Give the date that governs a predicate: in its own clause, else inherited within the sentence.

    Args:
        predicate: The verb or noun that names the act.
        dates: What `find_dates` gave for the sentence, with places counted from the sentence's start.
        on: The day of the document: a weekday or "this week" is read ahead of it where the predicate is future.
    """
    if not dates:
        return None
    anchored = [(found, anchor) for found in dates if (anchor := _anchor(predicate, found)) is not None]
    chosen = (
        _own(predicate, anchored)
        or _joined(predicate, anchored)
        or _inherited(predicate, anchored)
        or _opening(predicate, anchored)
    )
    return _turned(chosen, predicate, on) if chosen else None


Anchored = Sequence[tuple[Found[When], Token]]


def _anchor(predicate: Token, found: Found[When]) -> Token | None:
    """Give the word of the date that hangs on something outside of it."""
    inside = predicate.doc.char_span(found.span.start, found.span.end)
    if inside is None:
        return None
    root, before = inside.root, inside.start - 1
    misread = root.dep_ in {"compound", "nmod"} and root.head.tag_.startswith("NNP") and root.head.i > root.i
    if misread and before >= 0 and predicate.doc[before].tag_ == "IN":
        return predicate.doc[before]  # "In September Ukraine expelled": no name of two words
    return root


def _own(predicate: Token, anchored: Anchored) -> Found[When] | None:
    """Give the date that hangs nearest below the predicate, within its own clause."""
    best: tuple[int, Found[When]] | None = None
    for found, anchor in anchored:
        steps = _steps(anchor, predicate)
        if steps is not None and (best is None or steps < best[0]):
            best = steps, found
    return best[1] if best else None


def _steps(anchor: Token, predicate: Token) -> int | None:
    """Count the words from a date up to the predicate; None where another clause or a dated noun stands between."""
    below, steps, far = anchor, 0, 0
    if _semicolon(anchor, predicate):
        return None
    while below.head.i != below.i and steps < MAX_CLIMB:
        above = below.head
        steps += 1
        if above.i == predicate.i:
            return None if _of_the_object(anchor, below, predicate) else steps + far
        if below.dep_ == "acl" and below.tag_ == "VBN" and predicate.i < below.i < anchor.i:
            far = 2 * MAX_CLIMB  # "containers filled with shells over the last year": the year may be the sending's
        elif _colours(below, above) or (below.i != anchor.i and _parts(below, above)):
            return None
        below = above
    return None


def _semicolon(anchor: Token, predicate: Token) -> bool:
    first, last = sorted((anchor.i, predicate.i))
    return any(token.text == ";" for token in anchor.doc[first:last])


def _parts(below: Token, above: Token) -> bool:
    """Tell whether a date can't be passed on from one word to the one above it."""
    if is_verbal(below) and below.dep_ in _CLAUSES:
        return True
    return is_verbal(above) and not (above.dep_ == "acl" and above.tag_ == "VBN")


def _colours(below: Token, above: Token) -> bool:
    """Tell whether a date stands before a noun that it alone belongs to ("the March 3 launch")."""
    return below.i < above.i and below.dep_ in _BEFORE_NOUN and above.tag_.startswith("N")


def _of_the_object(anchor: Token, below: Token, predicate: Token) -> bool:
    """Tell whether the date is that of what is condemned or praised ("condemns the attack on the port today")."""
    if not is_verbal(predicate) or predicate.lower_ not in _JUDGED:
        return False
    judged = child(predicate, "dobj")
    if judged is None or anchor.i < judged.i:
        return False
    return below.i == judged.i or predicate.tag_ in {"VBZ", "VBP"}


def _joined(predicate: Token, anchored: Anchored) -> Found[When] | None:
    """Give the date behind the last of joined gerunds to the first ("of crossing and bombing it in May")."""
    if predicate.tag_ not in {"VBG", "VB"}:
        return None
    last = child(predicate, "conj")
    if last is None or last.tag_ != predicate.tag_ or child(last, *SUBJECTS) is not None:
        return None
    return _own(last, anchored)


def _inherited(predicate: Token, anchored: Anchored) -> Found[When] | None:
    """Give the date of the clause that the predicate's own depends on."""
    below = predicate
    for _ in range(MAX_CLIMB):
        above = below.head
        if above.i == below.i or not _hands_down(below, above):
            return _of_antecedent(below, anchored) or _opening(below, anchored)
        found = _own(above, anchored) or _judged_date(below, above, anchored)
        if found is not None:
            return found if _reaches(found, below) else None
        below = above
    return None


def _of_antecedent(below: Token, anchored: Anchored) -> Found[When] | None:
    """Give the date of what a relative clause tells on: "2005, when they signed", "the attack on 29 July, which …"."""
    if below.dep_ not in {"relcl", "advcl"}:
        return None
    above = below.head
    for found, anchor in anchored:
        if found.span.start <= above.idx < found.span.end:
            return found
        if (
            anchor.i < below.left_edge.i
            and above.is_ancestor(anchor)
            and above.tag_.startswith("N")
            and below.dep_ == "relcl"
        ):
            return found
    return None


def _hands_down(below: Token, above: Token) -> bool:
    if below.dep_ == "prep":
        return child(below, "pcomp") is not None
    if is_verbal(below):
        return below.dep_ in _SHARED or (below.dep_ == "relcl" and any(kid.lower_ == "where" for kid in below.children))
    return below.dep_ in _OBJECTS and is_verbal(above) and above.dep_ not in {"xcomp", "advcl"}


def _judged_date(below: Token, above: Token, anchored: Anchored) -> Found[When] | None:
    """Give the date behind "condemns the attack" to the attack."""
    if below.dep_ != "dobj" or above.lower_ not in _JUDGED:
        return None
    return next((found for found, anchor in anchored if anchor.head.i == above.i and anchor.i > below.i), None)


def _reaches(found: Found[When], below: Token) -> bool:
    """Tell whether a date of the clause above is the lower clause's too; behind its own words it stays there."""
    if not is_verbal(below) and below.dep_ != "prep":
        return below.head.lower_ not in _JUDGED or found.span.start > below.idx
    if below.dep_ == "ccomp":
        return _opens(found, below)
    if below.dep_ == "conj" and child(below, *SUBJECTS) is not None:
        return _before_subjects(found, below.head)
    return True


def _opens(found: Found[When], content: Token) -> bool:
    """Tell whether a date opens the sentence and what is said lies in its past, so that it may be the act's day too."""
    if found.span.end > content.left_edge.idx:
        return False
    return _before_subjects(found, content.head) and read_status(content).value not in YET_TO_COME


def _before_subjects(found: Found[When], verb: Token) -> bool:
    subject = child(verb, *SUBJECTS)
    return subject is not None and found.span.start < subject.idx


def _opening(predicate: Token, anchored: Anchored) -> Found[When] | None:
    """Give a date that stands before all clauses of the sentence, for a clause that a semicolon parts from it."""
    if not is_verbal(predicate) or predicate.dep_ not in {"ROOT", "ccomp", "conj", "parataxis"}:
        return None
    first = next((token.idx for token in predicate.doc if token.dep_ in SUBJECTS), None)
    if first is None:
        return None
    found = next((one for one, _ in anchored if one.span.end <= first), None)
    return found if found and predicate.idx > first and read_status(predicate).value not in YET_TO_COME else None


def main_date(
    doc: Doc, dates: Sequence[Found[When]], on: dt.date | None, before: Found[When] | None
) -> Found[When] | None:
    """Give the date of a sentence's main verb, for the sentence behind it: its own, or the one carried on to it."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None:
        return None
    return date_for(root, dates, on) if dates else carried_date(root, before)


def carried_date(predicate: Token, last: Found[When] | None) -> Found[When] | None:
    """Give the day of the sentence before to a sentence that tells on from it ("The two also signed …").

    Args:
        predicate: The main verb of a sentence without a date of its own.
        last: The day that the sentence before gave its main verb.
    """
    if (
        last is None
        or last.value.precision is not Precision.DAY
        or predicate.tag_ != "VBD"
        or predicate.dep_ not in {"ROOT", "conj"}
    ):
        return None
    subject = child(predicate, *SUBJECTS)
    if subject is None and predicate.dep_ == "conj":
        return carried_date(predicate.head, last)
    if subject is None:
        return None
    words = [token.lower_ for token in subject.subtree]
    taken_up = words[0] in _TAKING_UP or any(token.lower_ in {"also", "then"} for token in predicate.children)
    return replace(last, rule="date:carried") if taken_up else None


def _turned(found: Found[When], predicate: Token, on: dt.date | None) -> Found[When]:
    """Read a date without its year or week ahead of the text's day where the act is yet to come."""
    if (
        on is None
        or found.value.end > on
        or not found.rule.startswith(("date:weekday", "date:day-month", "date:month", "date:this"))
    ):
        return found
    if read_status(predicate).value not in YET_TO_COME:
        return found
    ahead = _ahead(found, on)
    return replace(found, value=ahead, rule=f"{found.rule}:ahead") if ahead else found


def _ahead(found: Found[When], on: dt.date) -> When | None:
    when, rule = found.value, found.rule
    if rule == "date:weekday" and when.start < on:
        return replace(when, start=when.start + 7 * periods.ONE_DAY, end=when.end + 7 * periods.ONE_DAY)
    if rule.startswith("date:this-"):
        whole = periods.unit_around(on, rule.removeprefix("date:this-"), 0, rule)
        return replace(when, start=on, end=whole.end) if whole else None
    if rule == "date:month" and when.end < on:
        later = periods.month(when.start.year + 1, when.start.month, rule)
        return replace(when, start=later.start, end=later.end)
    if rule == "date:day-month" and when.precision is Precision.DAY and when.start < on:
        later_day = periods.safe_day(when.start.year + 1, when.start.month, when.start.day)
        return replace(when, start=later_day, end=later_day) if later_day else None
    return None
