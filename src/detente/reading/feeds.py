"""Feeds saved to disk (RSS 2.0, RSS 1.0, Atom): one document an entry, with the entry's own words about itself."""

from collections.abc import Iterator

from lxml import etree

from detente.errors import UnreadableDocument
from detente.model.text import Document, Unclear
from detente.reading.cleaning import one_line
from detente.reading.days import parse_day
from detente.reading.decoding import refuse_binary
from detente.reading.pages import read_source
from detente.reading.sources import Raw, Told, make_document, unclear_day

BODIES = ("encoded", "content", "description", "summary")
"""Elements that hold an entry's text, the fullest first."""
DATES = ("pubDate", "published", "date", "issued", "updated")


def read_feed(raw: Raw) -> Iterator[Document | Unclear]:
    """Give a document for each entry of a feed that has text, and which of them name a day that can't be read."""
    root = _parsed(raw)
    entries = [node for node in root.iter() if _name(node) in ("item", "entry")]
    if not entries:
        raise UnreadableDocument(raw.where, "is XML but no feed with entries")
    channel = next((node for node in root.iter() if _name(node) in ("channel", "feed")), root)
    publisher = _words(channel, ("title",))
    for number, entry in enumerate(entries, start=1):
        body = _words(entry, BODIES)
        if not body:
            continue
        place = Raw(f"{raw.where}#{number}", etree.tostring(entry))
        text, page = read_source(f"<html><body><article>{body}</article></body></html>")
        told = _told(entry, publisher, page)
        yield from unclear_day(place.where, _words(entry, DATES), told.date)
        yield make_document(place, text, told)


def _parsed(raw: Raw) -> etree._Element:
    refuse_binary(raw)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(raw.data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(raw.where, f"is broken XML ({one_line(str(error))})") from error


def _told(entry: etree._Element, publisher: str | None, page: Told) -> Told:
    return Told(
        title=one_line(_words(entry, ("title",))),
        publisher=one_line(publisher),
        author=one_line(_words(entry, ("creator", "author"))),
        date=parse_day(_words(entry, DATES)),
        place=page.place,
        url=_link(entry),
    )


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _words(node: etree._Element, names: tuple[str, ...]) -> str | None:
    for name in names:
        for child in node:
            if _name(child) == name and (words := "".join(child.itertext()).strip()):
                return words
    return None


def _link(entry: etree._Element) -> str | None:
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            return child.get("href") or (child.text or "").strip() or None
    return None
