"""Silver labels: what the rules read in texts that may be used so, written as examples to train on.

    python training/silver.py CORPUS.jsonl[.gz] OUT.jsonl [--every N] [--from N] [--reader FOLDER]

With --reader the calibrated weights of an earlier round read along: acts then count by how likely they are, and what
either doubts is left out.

Three sorts, a line a sentence: claims between states with their kind, stance and status; acts between whoever stands
as subject and object of a clause, read as the rules read any marked pair; and sentences that name two states and hold
no claim, as *none*, at a lower weight, since the rules miss more than they make up. Attributions go along as places.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from detente.coding.attribution import find_attributions
from detente.coding.coder import Coder
from detente.coding.pairs import Fit, PairReader, told_of_pair
from detente.coding.parsing import Parser
from detente.coding.reader import NONE, Network, RulesAlone, SecondReader
from detente.coding.sentences import split_sentences
from detente.coding.tokens import Doc, Token
from detente.lexicon.names import find_names
from detente.lexicon.weights import weights_in
from detente.model.claims import Claim
from detente.model.text import Document, Sentence, Span

Record = dict[str, Any]

NONE_WEIGHT = 0.3
"""The rules find somewhat under half of what there is."""

SURE = 0.6
"""How likely the reader of an earlier round must find what the rules read of two phrases, or that they read nothing."""

LONGEST = 320
"""Characters of a sentence; longer ones are lists."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj", "dative"})
PRONOUNS = frozenset({"PRP", "WP", "WDT", "DT", "EX", "PRP$"})


def read_texts(path: Path, every: int, first: int) -> Iterator[str]:
    """Give the text of each n-th line of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == first:
                yield json.loads(line)["text"]


def _place(claim: Claim, field: str, sentence: Sentence) -> list[int] | None:
    for trace in claim.traces:
        if trace.field == field and sentence.span.covers(trace.span):
            return [trace.span.start - sentence.span.start, trace.span.end - sentence.span.start]
    return None


def _of_claim(claim: Claim, sentence: Sentence) -> Record | None:
    places = {
        "actor": _place(claim, "actors.0", sentence),
        "recipient": _place(claim, "recipients.0", sentence) or _place(claim, "actors.1", sentence),
        "predicate": _place(claim, "event", sentence) or _place(claim, "kind", sentence),
    }
    if places["actor"] is None or places["predicate"] is None:
        return None
    likely = {"weight": claim.confidence} if claim.confidence is not None else {}
    return {
        "places": {role: [place] for role, place in places.items() if place},
        "event": claim.event.value if claim.event else "none",
        "kind": claim.kind.value,
        "stance": claim.stance.value,
        "status": claim.status.value,
        **likely,
    }


def _none(sentence: Sentence) -> Iterator[Record]:
    named = {m.country: m.span for m in find_names(sentence.text) if m.country}
    for actor, recipient in list(combinations(named, 2))[:1]:
        places = {
            "actor": [[named[actor].start, named[actor].end]],
            "recipient": [[named[recipient].start, named[recipient].end]],
        }
        yield {"places": places, "event": "none", "weight": NONE_WEIGHT}


def _phrase(head: Token) -> Span:
    """Give the stretch of a noun with what stands before it, without what hangs on behind."""
    before = [kid for kid in head.lefts if kid.dep_ in {"compound", "amod", "poss", "nmod"}]
    first = before[0].left_edge if before else head
    return Span(first.idx, head.idx + len(head))


def _told_pairs(doc: Doc) -> Iterator[tuple[Token, Token]]:
    for verb in doc:
        if not verb.tag_.startswith("V"):
            continue
        kids = [
            *verb.children,
            *(far for kid in verb.children if kid.dep_ in {"prep", "agent"} for far in kid.children),
        ]
        nouns = [kid for kid in kids if kid.tag_ not in PRONOUNS and kid.tag_.startswith("N")]
        subjects = [kid for kid in nouns if kid.dep_ in SUBJECTS]
        yield from ((s, o) for s in subjects[:1] for o in nouns if o.dep_ in OBJECTS and o.i != s.i)


def _generic(doc: Doc, text: str) -> Iterator[Record]:
    for subject, other in list(_told_pairs(doc))[:2]:
        source, target = _phrase(subject), _phrase(other)
        if source.overlaps(target):
            continue
        for actor, recipient in ((source, target), (target, source)):
            found = told_of_pair(doc, text, actor, recipient)
            if found.fit is Fit.BOTH and found.event and found.predicate:
                yield {
                    "places": {
                        "actor": [[actor.start, actor.end]],
                        "recipient": [[recipient.start, recipient.end]],
                        "predicate": [[found.predicate.start, found.predicate.end]],
                    },
                    "event": found.event.value,
                }
                break


def _tags(doc: Doc, text: str) -> dict[str, list[list[int]]]:
    tags: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
    for found in find_attributions(text, [(doc, 0)]):
        tags["cue"].append([found.cue.start, found.cue.end])
        tags["content"] += [[part.start, part.end] for part in found.content]
        if found.source:
            tags["source"].append([found.source.start, found.source.end])
    return tags


class Labeller:
    """Labels texts by the rules and, where there is one, the reader of an earlier round."""

    def __init__(self, reader: Path | None = None) -> None:
        """Load the parser, and the reader from its folder."""
        self._parser = Parser()
        network = Network(weights_in(reader)) if reader else None
        self._coder = Coder(second=SecondReader(network) if network else RulesAlone())
        self._pairs = PairReader(self._parser, network) if network else None

    def label(self, text: str) -> Iterator[Record]:
        """Give the examples that are found in a text, one record a sentence."""
        claims = self._coder.code(Document.of(text, language="en")).claims
        sentences = [each for each in split_sentences(text) if len(each.text) <= LONGEST]
        for doc, sentence in zip(self._parser.parse(each.text for each in sentences), sentences, strict=True):
            within = [claim for claim in claims if sentence.span.covers(claim.span)]
            pairs = [found for claim in within if (found := _of_claim(claim, sentence))]
            pairs += list(_none(sentence)) if not within else []
            pairs += list(_generic(doc, sentence.text)) if not pairs else []
            pairs = [pair for pair in pairs if self._agrees(doc, sentence.text, pair)]
            if pairs:
                yield {"text": sentence.text, "pairs": pairs, "tags": _tags(doc, sentence.text)}

    def _agrees(self, doc: Doc, text: str, pair: Record) -> bool:
        """Tell whether the reader finds the same in two phrases that the rules read alone."""
        if self._pairs is None or "kind" in pair:
            return True
        (actor,), (recipient,) = pair["places"]["actor"], pair["places"]["recipient"]
        found = self._pairs.read_parsed(doc, text, Span(*actor), Span(*recipient))
        return (found.event.value if found.event else NONE) == pair["event"] and found.probability >= SURE


def main() -> None:
    """Read the words of the command line and write the examples."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--reader", type=Path, help="a folder of calibrated weights that read along")
    words = parser.parse_args()
    labeller = Labeller(words.reader)
    with words.out.open("w", encoding="utf-8") as out:
        for text in read_texts(words.corpus, words.every, words.first):
            for record in labeller.label(text):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
