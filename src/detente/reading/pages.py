"""Web pages saved to disk: the report without navigation, banners and scripts, and what the page says about itself.

Nothing in a page is run and no address in it is fetched.
"""

import datetime as dt
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from lxml import html
from trafilatura import extract
from trafilatura.metadata import extract_metadata

from detente.model.text import Document
from detente.reading.cleaning import clean_text
from detente.reading.days import day_of_head, parse_day, place_of_head
from detente.reading.decoding import declared_encoding, decode
from detente.reading.sources import Raw, Told, make_document

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it can't read we say ourselves, in one line
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

MIN_CHARACTERS = 120
"""Below this the extractor has missed the body of a page (a bare fragment, tags nested too deep for its parser)."""
DATE_TAGS = (
    "article:published_time", "og:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "dcterms.issued", "citation_publication_date", "citation_date", "parsely-pub-date", "pubdate",
    "publishdate", "publish-date", "sailthru.date", "date",
)  # fmt: skip
"""Names of `meta` that hold the day of publishing, the surest first."""


class _Words(HTMLParser):
    """Collects the text of a page of any depth, a block a line; scripts, styles and navigation left out."""

    SILENT = frozenset(
        {"script", "style", "nav", "footer", "aside", "noscript", "template", "svg", "head", "form", "button"}
    )
    INLINE = frozenset(
        {"a", "abbr", "b", "cite", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where silence or a new line begins."""
        del attrs
        if tag in self.SILENT:
            self._silent.append(tag)
        elif tag not in self.INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Note where silence or a line ends."""
        if self._silent and tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif tag not in self.INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words that a reader of the page would see."""
        if not self._silent:
            self.parts.append(data.replace("\n", " "))


def read_page(raw: Raw) -> Iterator[Document]:
    """Give the one document of an HTML file."""
    yield page_document(raw, decode(raw, declared_encoding(raw.data)))


def page_document(raw: Raw, source: str, told: Told | None = None) -> Document:
    """Make a document of a page's source; what is told from outside (a feed, a mail) wins over the page's word."""
    text, own = read_source(source)
    known = {key: value for key in Told.__dataclass_fields__ if told and (value := getattr(told, key)) is not None}
    return make_document(raw, text, replace(own, **known))


def read_source(source: str) -> tuple[str, Told]:
    """Give the text of a page and what it tells about itself."""
    text = clean_text(extract(source, include_comments=False, include_tables=True, favor_recall=True) or "")
    if len(text) < MIN_CHARACTERS:
        words = _Words()
        words.feed(source)
        words.close()
        whole = clean_text("".join(words.parts)).replace("\n\n", "\n")
        text = max(text, whole, key=len)
    text = "\n\n".join(
        line for line in text.split("\n") if line.strip()
    )  # a line of a page is a paragraph, never wrapped
    tree = _tree(source)
    own = Told() if tree is None else _told(tree)
    return text, replace(own, date=own.date or day_of_head(text), place=place_of_head(text))


def _tree(source: str) -> html.HtmlElement | None:
    try:
        return html.fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (ValueError, html.etree.ParserError):
        return None


def _told(tree: html.HtmlElement) -> Told:
    linked = _linked_data(tree)
    found = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True}, extensive=False)
    language = (tree.get("lang") or "").split("-")[0].lower() or None
    return Told(
        title=found.title,
        publisher=_name(linked.get("publisher")) or found.sitename,
        author=found.author,
        date=_date(tree, linked) or parse_day(found.date),
        language=language,
        url=found.url,
    )


def _date(tree: html.HtmlElement, linked: dict[str, Any]) -> dt.date | None:
    if day := parse_day(str(linked.get("datePublished") or "")):
        return day
    metas = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content")
        for meta in reversed(tree.findall(".//meta"))
    }
    told = [metas.get(name) for name in DATE_TAGS]
    told += [time.get("datetime") for time in tree.findall(".//time") if _is_published(time)]
    return next((day for text in told if (day := parse_day(text))), None)


def _is_published(time: html.HtmlElement) -> bool:
    words = (
        f"{time.get('itemprop') or ''} {time.get('class') or ''} {'pubdate' if time.get('pubdate') is not None else ''}"
    )
    return any(word in words.lower() for word in ("publish", "pubdate", "entry-date", "posted"))


def _linked_data(tree: html.HtmlElement) -> dict[str, Any]:
    """Give the page's own JSON-LD record of the article, empty where it has none."""
    for script in tree.findall(".//script[@type='application/ld+json']"):
        try:
            record = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        nodes = record if isinstance(record, list) else [record, *_graph(record)]
        for node in nodes:
            if isinstance(node, dict) and "datePublished" in node:
                return node
    return {}


def _graph(record: object) -> list[Any]:
    graph = record.get("@graph") if isinstance(record, dict) else None
    return graph if isinstance(graph, list) else []


def _name(value: object) -> str | None:
    name = value.get("name") if isinstance(value, dict) else value
    return name if isinstance(name, str) else None
