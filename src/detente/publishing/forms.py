"""The forms in which a dossier can be written, by the ending of the file."""

from collections.abc import Callable
from pathlib import PurePath

from detente.errors import UnknownCode
from detente.model.dossiers import Dossier
from detente.publishing.html import html
from detente.publishing.markdown import markdown
from detente.publishing.pdf import pdf
from detente.publishing.records import as_json
from detente.publishing.word import word

Writer = Callable[[Dossier], str | bytes]

FORMS: tuple[tuple[str, Writer], ...] = (
    (".html", html),
    (".md", markdown),
    (".docx", word),
    (".pdf", pdf),
    (".json", as_json),
)


def write_as(dossier: Dossier, name: str | PurePath) -> bytes:
    """Give the bytes of the dossier in the form that the file's ending names.

    Raises:
        UnknownCode: No form has that ending; carries those that there are.
    """
    return writer_of(name)(dossier)


def writer_of(name: str | PurePath) -> Callable[[Dossier], bytes]:
    """Give what writes the form of a file's ending, so that a wrong ending is told before any work is done.

    Raises:
        UnknownCode: No form has that ending.
    """
    ending = PurePath(name).suffix.lower()
    for known, writer in FORMS:
        if ending == known:
            return lambda dossier: _bytes(writer(dossier))
    raise UnknownCode("form of a dossier", ending or str(name), tuple(known for known, _ in FORMS))


def _bytes(written: str | bytes) -> bytes:
    return written.encode("utf-8", "replace") if isinstance(written, str) else written
