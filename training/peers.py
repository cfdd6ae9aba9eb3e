"""Sets that we may measure on and not ship weights from."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from examples import Pair, Passage

PLV = Path("data/coding/plv_train/plv_train.jsonl")


def plv(shared: Path) -> Iterator[Passage]:
    """Give PLV's training half: sentences with a marked pair and its root, YIELD being RETREAT or CONCEDE."""
    for line in (shared / PLV).open(encoding="utf-8"):
        record = json.loads(line)
        text, end = "", 0
        places: dict[str, tuple[tuple[int, int], ...]] = {}
        opened: dict[str, int] = {}
        for mark in re.finditer(r"<(/?)([st])>", record["marked_sentence"]):
            text += record["marked_sentence"][end : mark.start()]
            end = mark.end()
            if mark[1] and mark[2] in opened:
                places["actor" if mark[2] == "s" else "recipient"] = ((opened[mark[2]], len(text)),)
            elif not mark[1]:
                opened[mark[2]] = len(text)
        text += record["marked_sentence"][end:]
        yield Passage(text, (Pair(places, record["gold_root"]),))
