"""Code the gold texts and print how the claims compare with those made by hand.

    python benchmarks/score_coding.py SHARED [--detail] [--out DIR]

SHARED is the folder of development data; it holds `gold/` with its own `score.py`.
"""

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from detente.coding.coder import Coder
from detente.model.claims import claim_record
from detente.model.text import Document

SETS = ("dev", "article")


def _coded(coder: Coder, line: str) -> str:
    row = json.loads(line)
    day = dt.date.fromisoformat(row["date"]) if row.get("date") else None
    document = Document.of(row["text"], title=row.get("title"), publisher=row.get("source"), date=day)
    coded = coder.code(document)
    return json.dumps(
        {"doc_id": row["doc_id"], "states": coded.states, "claims": [claim_record(claim) for claim in coded.claims]}
    )


def main() -> None:
    """Write the coder's claims beside the gold and let the scorer compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--detail", action="store_true")
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()))
    args = parser.parse_args()
    coder = Coder()
    gold = args.shared / "gold"
    both: dict[str, list[str]] = {"gold": [], "coded": []}
    for name in SETS:
        lines = (gold / f"{name}.jsonl").read_text("utf-8").splitlines()
        both["gold"] += lines
        both["coded"] += [_coded(coder, line) for line in lines]
    for name, lines in both.items():
        (args.out / f"all.{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    command = [
        sys.executable,
        str(gold / "score.py"),
        str(args.out / "all.gold.jsonl"),
        str(args.out / "all.coded.jsonl"),
    ]
    sys.stdout.flush()
    subprocess.run([*command, *(["--detail"] if args.detail else [])], check=True)


if __name__ == "__main__":
    main()
