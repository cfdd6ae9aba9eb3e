"""What a source says about itself in pairs of a word and a value, wherever they stand."""

import re
from collections.abc import Mapping

from detente.reading.days import parse_day
from detente.reading.sources import Told

KEYS = {
    "title": "title", "headline": "title", "publisher": "publisher", "source": "publisher", "site": "publisher",
    "author": "author", "authors": "author", "by": "author", "date": "date", "published": "date",
    "language": "language", "lang": "language",
    "place": "place", "location": "place", "url": "url", "link": "url", "canonical": "url",
}  # fmt: skip
"""Words of a head and the field each fills."""
_PAIR = re.compile(r"\s*([A-Za-z]+):\s*(.+?)\s*")


def told_by(pairs: Mapping[str, str]) -> Told:
    """Give what pairs tell; of two words for one thing the first counts."""
    fields = {KEYS[key]: value for key, value in reversed(list(pairs.items())) if key in KEYS and value}
    return Told(
        title=fields.get("title"),
        publisher=fields.get("publisher"),
        author=fields.get("author"),
        date=parse_day(fields.get("date")),
        language=fields.get("language"),
        place=fields.get("place"),
        url=fields.get("url"),
    )


def told_in_note(note: str | None) -> Told:
    """Give what a file's own note tells where it is written as `publisher: The Gazette; url: https://…`.

    PDF and Word have no field for a publisher or an address: the subject or the comments are used for it.
    """
    found = (_PAIR.fullmatch(part) for part in re.split(r";\s|\n", note or ""))
    return told_by({pair[1].lower(): pair[2] for pair in found if pair})
