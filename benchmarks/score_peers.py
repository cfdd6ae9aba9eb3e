"""Quality on other people's gold sets: `python benchmarks/score_peers.py SHARED`.

PLV: the event of a marked pair, macro F1 over PLOVER's roots with RETREAT and CONCEDE as one (YIELD). CAMEO classes:
whether a sentence tells of an event. PolNeAR: the content of attributions, a hit where the tokens' Jaccard index is
.5 or more.
"""

import io
import json
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from detente.coding.attribution import find_attributions
from detente.coding.coder import Coder
from detente.coding.pairs import PairReader
from detente.coding.parsing import Parser
from detente.coding.reader import Network
from detente.coding.sentences import split_sentences
from detente.lexicon.codes import quad_of
from detente.model.claims import EventType
from detente.model.text import Document, Span

YIELD = {"RETREAT": "YIELD", "CONCEDE": "YIELD"}
LIKE = 0.5
"""Jaccard index of tokens from which two stretches count as the same (as the reach for PolNeAR is stated)."""


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def f1(hits: int, gold: int, found: int) -> float:
    """Give the harmonic mean of precision and recall, 0 to 1."""
    return _share(2 * hits, gold + found)


def marked(sentence: str) -> tuple[str, Span | None, Span | None]:
    """Give a sentence without its <s> and <t> marks, and the places of source and target."""
    text, end = "", 0
    starts: dict[str, int] = {}
    places: dict[str, Span] = {}
    for mark in re.finditer(r"<(/?)([st])>", sentence):
        text += sentence[end : mark.start()]
        end = mark.end()
        if mark[1] and mark[2] in starts:
            places[mark[2]] = Span(starts[mark[2]], len(text))
        else:
            starts[mark[2]] = len(text)
    return text + sentence[end:], places.get("s"), places.get("t")


def plv(shared: Path) -> dict[str, float]:
    """Give macro F1 over roots, and accuracy of cooperation against conflict, for pairs that are given."""
    reader, gold, found = PairReader(Parser(), Network()), [], []
    for line in (shared / "data/coding/plv_train/plv_train.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, source, target = marked(record["marked_sentence"])
        event = reader.read(text, source or target or Span(0, len(text)), target).event
        found.append(event.value if event else "none")
        gold.append(record["gold_root"])
    roots = [(YIELD.get(g, g), YIELD.get(f, f)) for g, f in zip(gold, found, strict=True)]
    each = [
        f1(sum(g == f == root for g, f in roots), sum(g == root for g, _ in roots), sum(f == root for _, f in roots))
        for root in sorted({g for g, _ in roots})
    ]
    binary = [_cooperative(g) == _cooperative(f) for g, f in zip(gold, found, strict=True)]
    return {"PLV macro F1": sum(each) / len(each), "PLV binary accuracy": _share(sum(binary), len(binary))}


def _cooperative(root: str) -> bool | None:
    if root == "none":
        return None
    return quad_of(EventType("CONCEDE" if root == "YIELD" else root)).cooperative


def cameo_class(shared: Path) -> dict[str, float]:
    """Give precision and recall of telling sentences with an event from those without."""
    coder, count = Coder(), Counter[tuple[bool, bool]]()
    for line in (shared / "data/coding/cameo_class/train.tsv").read_text(encoding="utf-8").splitlines():
        text, label = line.rstrip("\n").rsplit("\t", 1)
        told = any(claim.event for claim in coder.code(Document.of(text, language="en")).claims)
        count[label != "0", told] += 1
    hits = count[True, True]
    return {
        "event precision": _share(hits, hits + count[False, True]),
        "event recall": _share(hits, hits + count[True, False]),
    }


def _annotated(archive: Path) -> Iterator[tuple[str, list[list[Span]]]]:
    with tarfile.open(archive) as tar:
        files = {name: member for member in tar.getmembers() if (name := Path(member.name).name)}
        for name in sorted(files):
            if name.endswith(".txt"):
                notes = sorted(other for other in files if other.startswith(name[:-4]) and other.endswith(".ann"))
                if notes:
                    yield _read(tar, files[name]), _contents(_read(tar, files[notes[0]]))


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    file = tar.extractfile(member)
    return io.TextIOWrapper(file, encoding="utf-8", newline="").read() if file else ""


def _contents(notes: str) -> list[list[Span]]:
    found = []
    for line in notes.splitlines():
        fields = line.split("\t")
        if fields[0].startswith("T") and fields[1].startswith("Content "):
            pieces = fields[1].removeprefix("Content ").split(";")
            found.append([Span(*map(int, piece.split())) for piece in pieces])
    return found


def _tokens(text: str, spans: list[Span]) -> frozenset[int]:
    return frozenset(span.start + word.start() for span in spans for word in re.finditer(r"\w+", span.cut(text)))


def polnear(shared: Path) -> dict[str, float]:
    """Give F1 of the contents of attributions, each paired with at most one of the other side."""
    parser, hits, gold_count, found_count = Parser(), 0, 0, 0
    for text, contents in _annotated(shared / "data/coding/polnear/dev.tar.gz"):
        sentences = split_sentences(text)
        parsed = zip(parser.parse(sentence.text for sentence in sentences), sentences, strict=True)
        attributions = find_attributions(text, [(doc, sentence.span.start) for doc, sentence in parsed])
        found = [_tokens(text, list(each.content)) for each in attributions]
        gold = [_tokens(text, spans) for spans in contents]
        hits += _paired(gold, found)
        gold_count += len(gold)
        found_count += len(found)
    return {"PolNeAR content F1": f1(hits, gold_count, found_count)}


def _paired(gold: list[frozenset[int]], found: list[frozenset[int]]) -> int:
    """Count pairs that are alike enough, taking the likest first."""
    likes = [
        (len(g & f) / len(g | f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if g and f and g & f
    ]
    taken: set[tuple[str, int]] = set()
    hits = 0
    for like, i, j in sorted(likes, reverse=True):
        if like >= LIKE and ("gold", i) not in taken and ("found", j) not in taken:
            taken |= {("gold", i), ("found", j)}
            hits += 1
    return hits


def score(shared: Path) -> dict[str, float]:
    """Give every figure by its name."""
    return {**plv(shared), **cameo_class(shared), **polnear(shared)}


if __name__ == "__main__":
    for name, figure in score(Path(sys.argv[1])).items():
        print(f"{name:22} {figure:.3f}")
