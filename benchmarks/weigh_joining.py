"""Time to join claims into events, and to add a hundred to a hundred thousand: `python benchmarks/weigh_joining.py`."""

import datetime as dt
import json
import random
import resource
import sys
import time

from detente.model.actors import CountryCode, Party
from detente.model.claims import Claim, Commodity, EventType, Kind, Precision, Transfer, When
from detente.model.events import CitedClaim
from detente.model.text import Document, Span
from detente.weighing.joining import Joiner

CLAIMS, ADDED, YEARS = 100_000, 100, 5
WORDS = (
    "RUS UKR USA CHN PRK KOR JPN IRN ISR IND DEU FRA GBR TUR BLR POL",
    "port city bridge convoy plant border depot ship train airfield village rail cargo minister envoy accord",
)
STATES = tuple(map(CountryCode, WORDS[0].split()))
ITEMS = (
    ("shells", Commodity.ARTILLERY_ROCKETS),
    ("drones", Commodity.DRONES),
    ("diesel", Commodity.REFINED_PETROLEUM),
    ("grain", Commodity.FOOD),
)
NOUNS = WORDS[1].split()


def make_claims(count: int, seed: int) -> list[CitedClaim]:
    """Give claims spread over pairs of states as news spreads: a few pairs hold most (Zipf)."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable load, no secret
    pairs = [(a, b) for a in STATES for b in STATES if a != b]
    chance.shuffle(pairs)
    weights = [1 / (rank + 1) for rank in range(len(pairs))]
    return [_claim(chance, chance.choices(pairs, weights)[0], number) for number in range(count)]


def _claim(chance: random.Random, pair: tuple[str, str], number: int) -> CitedClaim:
    actor, recipient = pair
    event = chance.choice(list(EventType))
    day = dt.date(2020, 1, 1) + dt.timedelta(days=chance.randrange(365 * YEARS))
    item, commodity = chance.choice(ITEMS)
    text = f"{actor} {event} {recipient}: {' '.join(chance.sample(NOUNS, 5))} {number}"
    moved = event in (EventType.AID, EventType.COOPERATE)
    claim = Claim(
        doc_id=Document.of(text).id,
        span=Span(0, len(text)),
        quote=text,
        kind=Kind.EVENT,
        event=event,
        actors=(Party(actor, CountryCode(actor)),),
        recipients=(Party(recipient, CountryCode(recipient)),),
        transfer=Transfer(CountryCode(actor), CountryCode(recipient), item, commodity) if moved else None,
        date=_when(chance, day),
    )
    return CitedClaim(claim, day + dt.timedelta(days=chance.randrange(3)), f"paper {number % 50}")


def _when(chance: random.Random, day: dt.date) -> When | None:
    """Give the day for most, nothing for a fifth, a month for a tenth, a year for a few, as reports do."""
    drawn = chance.random()
    if drawn < 0.2:  # noqa: PLR2004 - shares of a made-up load
        return None
    length, precision = (1, Precision.DAY) if drawn < 0.88 else (30, Precision.MONTH)  # noqa: PLR2004 - as above
    if drawn > 0.98:  # noqa: PLR2004 - as above
        length, precision = 365, Precision.RANGE
    return When(start=day - dt.timedelta(days=length - 1), end=day, precision=precision)


def main() -> None:
    """Print the times as JSON."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    claims = make_claims(count + ADDED, seed=7)
    joiner = Joiner()
    start = time.perf_counter()
    joiner.add(claims[:count])
    built = time.perf_counter()
    joiner.add(claims[count:])
    added = time.perf_counter()
    print(
        json.dumps(
            {
                "claims": count,
                "join_all_s": round(built - start, 2),
                f"add_{ADDED}_s": round(added - built, 3),
                "events": len(joiner.events()),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
