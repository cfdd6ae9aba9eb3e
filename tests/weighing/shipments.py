"""Reports of one shipment of shells, by many voices."""

from typing import Any

from brief_claims import brief_claim
from detente.model.events import CitedClaim

WHITE_HOUSE, KIRBY = "the White House/USA/government", "John Kirby/USA/official"
SEOUL, TOKYO = "the spy agency/KOR/intelligence", "the defence ministry/JPN/government"
MOSCOW, PYONGYANG = "the Kremlin/RUS/government", "the foreign ministry/PRK/government"


def told(n: int, *said_by: str, publisher: str | None = None, **more: Any) -> CitedClaim:
    """Give the n-th report of one shipment of shells from the DPRK to Russia."""
    return brief_claim(
        {
            "text": f"shells went to Russia, report {n}",
            "event": "AID",
            "actors": ["PRK"],
            "recipients": ["RUS"],
            "item": "shells",
            "commodity": "artillery-rockets",
            "said_by": list(said_by),
            "publisher": publisher or f"paper {n}",
            "published": f"2024-01-{n + 1:02}" if n < 28 else "2024-02-01",
            **more,
        }
    )
