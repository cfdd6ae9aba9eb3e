"""Labelled stories and how well joining tells their happenings apart."""

import tomllib
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from brief_claims import brief_claim
from detente.model.events import CitedClaim, Event

CASES = Path(__file__).resolve().parents[1] / "cases"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim with the story and the happening that it tells of."""

    cited: CitedClaim
    story: str
    happening: str


def read_stories(name: str) -> tuple[Labelled, ...]:
    """Give the claims of a file of stories; one that stands twice word for word gets a document of its own."""
    stories = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["story"]
    return tuple(
        Labelled(
            brief_claim({**story.get("of", {}), **brief, "doc": f"{story['why']}, {place}:"}),
            story["why"],
            f"{story['why']}/{brief['happening']}",
        )
        for story in stories
        for place, brief in enumerate(story["claims"])
    )


def labelled_pairs(claims: tuple[Labelled, ...]) -> list[tuple[Labelled, Labelled, bool]]:
    """Give every two claims of one story, with whether they tell one happening."""
    return [
        (one, other, one.happening == other.happening)
        for one, other in combinations(claims, 2)
        if one.story == other.story
    ]


def b_cubed(claims: tuple[Labelled, ...], events: tuple[Event, ...]) -> tuple[float, float, float]:
    """Give B-cubed precision, recall and F1 of events against labels (Bagga and Baldwin 1998), each from 0 to 1."""
    label = {each.cited.id: each.happening for each in claims}
    group = {cited.id: frozenset(each.id for each in event.claims) for event in events for cited in event.claims}
    truth = {each.cited.id: frozenset(i for i, name in label.items() if name == each.happening) for each in claims}
    precision = sum(len(group[i] & truth[i]) / len(group[i]) for i in label) / len(label)
    recall = sum(len(group[i] & truth[i]) / len(truth[i]) for i in label) / len(label)
    return precision, recall, 2 * precision * recall / (precision + recall)
