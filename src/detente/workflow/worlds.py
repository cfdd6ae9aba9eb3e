"""What all pairs of a source tell together, worked out once for its files and kept beside them."""

import json

from detente.errors import InvalidValue, NotEnoughData
from detente.exchanging.columns import ACTS
from detente.measuring.tone import LEARNING_WEEKS, learn_model
from detente.measuring.weekly import laid_out
from detente.measuring.world import World, counts_of, mix_of
from detente.storing.lake import Lake
from detente.storing.lake_weeks import WeekTable, read_note, save_note

NOTE = "world-1"
"""Name of the kept text; its number goes up when the model or the text changes."""


def choose_source(lake: Lake, source: str | None) -> str:
    """Give the source to measure from: the one named, or the only one there is.

    Raises:
        NotEnoughData: Nothing was imported.
        InvalidValue: Several sources are there and none is named, or there is none of that name.
    """
    there = lake.sources(ACTS)
    if not there:
        raise NotEnoughData("no event data in the lake; bring some in with `detente import`")
    if source is not None and source not in there:
        raise InvalidValue("source", source, f"must be one of {', '.join(there)}")
    if source is None and len(there) > 1:
        raise InvalidValue("source", None, f"must be named, for sources are not mixed: {', '.join(there)}")
    return source or there[0]


def read_world(table: WeekTable) -> World:
    """Give what all pairs tell: as it was kept, else worked out from the counted acts and kept.

    The tone's habits are learnt from pairs taken evenly, of some 150,000 weeks with acts in all, whatever the size.

    Raises:
        NotEnoughData: There are no acts.
    """
    if not table.files:
        raise NotEnoughData("no acts in this period")
    kept = read_note(table, NOTE)
    if kept is not None:
        return World.from_record(json.loads(kept))
    first, counts = counts_of(table.months())
    pairs = table.pairs()
    stride = -(-int(pairs["weeks"].sum()) // LEARNING_WEEKS)
    some = [f"{actor}>{recipient}" for actor, recipient, *_ in pairs.gather_every(stride).iter_rows()]
    weeks = laid_out(table.weekly(pairs=some if stride > 1 else None))
    received = dict(table.received().sort("recipient").iter_rows())
    world = World(first, counts, received, learn_model(weeks, mix_of(table.scores())))
    save_note(table, NOTE, json.dumps(world.as_record()))
    return world
