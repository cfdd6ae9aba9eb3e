"""Time to join claims into events, and to add a hundred to a hundred thousand: `python benchmarks/weigh_joining.py`."""

import datetime as dt
import json
import random
import resource
import sys
import time
from typing import NamedTuple

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
NOUNS = [f"{one}{other}" for one in WORDS[1].split() for other in WORDS[1].split()]


def make_claims(count: int, seed: int) -> list[CitedClaim]:
    """Give claims as news brings them: a few pairs hold most (Zipf), a happening is told one to six times."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable load, no secret
    pairs = [(a, b) for a in STATES for b in STATES if a != b]
    chance.shuffle(pairs)
    weights = [1 / (rank + 1) for rank in range(len(pairs))]
    claims: list[CitedClaim] = []
    while len(claims) < count:
        pair = chance.choices(pairs, weights)[0]
        day = dt.date(2020, 1, 1) + dt.timedelta(days=chance.randrange(365 * YEARS))
        happening = Happening(pair, chance.choice(list(EventType)), day, chance.choice(ITEMS), chance.sample(NOUNS, 8))
        claims += [_claim(chance, happening, len(claims) + n) for n in range(chance.choice((1, 1, 1, 2, 2, 3, 4, 6)))]
    chance.shuffle(claims)
    return claims[:count]


class Happening(NamedTuple):
    """What happened, with words to tell it by."""

    pair: tuple[CountryCode, CountryCode]
    event: EventType
    day: dt.date
    goods: tuple[str, Commodity]
    words: list[str]


def _claim(chance: random.Random, what: Happening, number: int) -> CitedClaim:
    actor, recipient = what.pair
    told = chance.sample(what.words, 4) + chance.sample(NOUNS, 2)
    text = f"{actor} {recipient}: {' '.join(told)} {number}"
    moved = what.event in (EventType.AID, EventType.COOPERATE)
    claim = Claim(
        doc_id=Document.of(text).id,
        span=Span(0, len(text)),
        quote=text,
        kind=Kind.EVENT,
        event=what.event,
        actors=(Party(actor, actor),),
        recipients=(Party(recipient, recipient),),
        transfer=Transfer(actor, recipient, *what.goods) if moved else None,
        date=_when(chance, what.day),
    )
    return CitedClaim(claim, what.day + dt.timedelta(days=chance.randrange(3)), f"paper {number % 50}")


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
    built, cpu = time.perf_counter(), time.process_time()
    joiner.add(claims[count:])
    added, spent = time.perf_counter(), time.process_time() - cpu
    print(
        json.dumps(
            {
                "claims": count,
                "join_all_s": round(built - start, 2),
                f"add_{ADDED}_s": round(added - built, 3),
                f"add_{ADDED}_cpu_s": round(spent, 3),
                "events": len(joiner.events()),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
