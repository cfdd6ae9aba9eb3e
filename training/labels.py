"""Read the labelled sentences: marks out of the text, labels beside it."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

EVENTS = (
    "none", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
KINDS = ("nothing", "event", "condition", "motive", "assessment")
STANCES = ("affirmed", "alleged", "denied", "opinion")
STATUSES = ("occurred", "ongoing", "planned", "possible", "conditional", "did_not_occur")
ROLES = {"A": "actor", "R": "recipient", "P": "predicate", "S": "source", "C": "cue"}
FIXED_EVERY = 5
FIXED, TUNING = 0, 1
"""Of five lines the first is the fixed part: never trained on, measured by the gates. The second calibrates. A sentence
that stands several times, with other marks, belongs where it stands first: no part knows another's words."""

_MARK = re.compile(r"\[([ARPSC]) ([^\[\]]+)\]")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence with the places of its parts (first character, open end) and its labels; `name` is file:line."""

    text: str
    places: dict[str, tuple[Place, ...]]
    event: str
    kind: str
    stance: str
    status: str
    part: int
    name: str

    @property
    def fixed(self) -> bool:
        """Tell whether the sentence is of the part that the gates measure."""
        return self.part == FIXED

    @property
    def tuning(self) -> bool:
        """Tell whether the sentence is of the part on which probabilities are calibrated and weights chosen."""
        return self.part == TUNING


def read_marks(line: str) -> tuple[str, dict[str, tuple[Place, ...]]]:
    """Give the sentence without its marks, and where each marked part stands in it.

    >>> read_marks("[A Oslo] [P freed] two men.")
    ('Oslo freed two men.', {'actor': ((0, 4),), 'predicate': ((5, 10),)})
    """
    places: dict[str, list[Place]] = {}
    text = ""
    end = 0
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        places.setdefault(ROLES[mark[1]], []).append((len(text), len(text) + len(mark[2])))
        text += mark[2]
        end = mark.end()
    return text + line[end:], {role: tuple(found) for role, found in places.items()}


def _labels(words: str) -> tuple[str, str]:
    unknown = [word for word in words.split() if word not in STANCES + STATUSES]
    if unknown:
        raise ValueError(f"neither stance nor status: {unknown}")
    stance = next((word for word in words.split() if word in STANCES), "affirmed")
    status = next((word for word in words.split() if word in STATUSES), "occurred")
    return stance, status


def read_sentences(folder: Path) -> Iterator[Example]:
    """Give every labelled sentence of the folder's TOML files, in the order of names and lines.

    Raises:
        ValueError: A line breaks the format; the text names file and line.
    """
    for path in sorted(folder.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        first_at: dict[str, int] = {}
        for number, entry in enumerate(table["sentences"]):
            line = {"text": entry} if isinstance(entry, str) else entry
            event = line.get("event", table.get("event", "none"))
            kind = line.get("kind", table.get("kind", "nothing" if event == "none" else "event"))
            try:
                text, places = read_marks(line["text"])
                stance, status = _labels(line.get("is", ""))
            except ValueError as error:
                raise ValueError(f"{path.name}, sentence {number + 1}: {error}") from error
            yield Example(
                text,
                places,
                event,
                kind,
                stance,
                status,
                part=first_at.setdefault(text, number) % FIXED_EVERY,
                name=f"{path.stem}:{number + 1}",
            )
