"""Which frames the network needn't be asked about: where it has hardly ever doubted what the rules read.

    python training/sure.py FOLDER CORPUS.jsonl[.gz] ... [--every N]

Codes a sample of each corpus with the reader in FOLDER and writes into its `reader.json` the mean log odds of the
frames that it bore out in four cases of five or more. Reading a sentence is dearer than all the rest of coding it.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from detente.coding.coder import Coder
from detente.coding.reader import Network, SecondReader
from detente.lexicon.weights import weights_in
from detente.model.text import Document
from silver import read_texts

LEAST_SEEN = 5
BORNE_OUT = 1.4
"""Log odds of four to one."""

DOUBTED_AT_MOST = 0.2
"""Share of a frame's drafts that the network may have put below: asking about all would bring little."""
LONGEST = 20_000
"""Characters of a document that are coded; some run to a book."""


def odds_by_frame(network: Network, corpora: list[Path], every: int) -> dict[str, list[float]]:
    """Give for each frame of an event the log odds that rules and network together gave its drafts."""
    found: dict[str, list[float]] = defaultdict(list)
    coder = Coder(second=SecondReader(network, sure={}, seen=lambda frame, odds: found[frame].append(odds)))
    for corpus in corpora:
        for text in read_texts(corpus, every, 0):
            coder.code(Document.of(text[:LONGEST], language="en"))
    return found


def sure(found: dict[str, list[float]]) -> dict[str, float]:
    """Give the frames that were borne out, with their mean log odds."""
    return {
        frame: round(sum(odds) / len(odds), 2)
        for frame, odds in sorted(found.items())
        if len(odds) >= LEAST_SEEN and sum(each < BORNE_OUT for each in odds) <= DOUBTED_AT_MOST * len(odds)
    }


def main() -> None:
    """Read the words of the command line and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--every", type=int, default=40)
    words = parser.parse_args()
    card = words.folder / "reader.json"
    table = json.loads(card.read_text(encoding="utf-8"))
    table["calibration"]["sure"] = sure(odds_by_frame(Network(weights_in(words.folder)), words.corpora, words.every))
    card.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(f"{len(table['calibration']['sure'])} frames are sure")


if __name__ == "__main__":
    main()
