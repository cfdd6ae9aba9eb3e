"""Mail messages (.eml): the text part, or the page that is sent instead of it."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from detente.errors import UnreadableDocument
from detente.model.text import Document, Unclear
from detente.reading.cleaning import clean_text, unwrap
from detente.reading.days import parse_day, place_of_head
from detente.reading.decoding import decode, refuse_binary
from detente.reading.pages import read_source
from detente.reading.sources import Raw, Told, make_document, unclear_day

_SIGNATURE = re.compile(r"\n-- ?\n.*", re.DOTALL)
_QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)


def read_mail(raw: Raw) -> Iterator[Document | Unclear]:
    """Give the one document of a message; quoted earlier messages and the signature are left out."""
    if not raw.data.strip():
        raise UnreadableDocument(raw.where, "is empty")
    refuse_binary(raw)
    message = message_from_bytes(raw.data, policy=policy.default)
    if message["From"] is None:
        raise UnreadableDocument(raw.where, "is no mail message: it has no sender")
    text, page = _body(raw, message)
    name, address = parseaddr(str(message["From"]))
    sent = str(message["Date"] or "")
    day = parse_day(sent)
    yield from unclear_day(raw.where, sent, day)
    yield make_document(
        raw,
        text,
        Told(
            title=str(message["Subject"] or "") or page.title,
            publisher=str(message["Organization"] or "") or address.rpartition("@")[2] or None,
            author=name or None,
            date=day,
            language=page.language,
            place=place_of_head(text),
            url=page.url,
        ),
    )


def _body(raw: Raw, message: EmailMessage) -> tuple[str, Told]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise UnreadableDocument(raw.where, "is a message without text")
    words = part.get_payload(decode=True)
    if not isinstance(words, bytes):
        raise UnreadableDocument(raw.where, "is a message without text")
    source = decode(Raw(raw.where, words), part.get_content_charset())
    if part.get_content_subtype() == "html":
        return read_source(source)
    source = _SIGNATURE.sub("", source.replace("\r\n", "\n"))
    return unwrap(clean_text(_QUOTED.sub("", source))), Told()
