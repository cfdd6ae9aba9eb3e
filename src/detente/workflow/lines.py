"""Lines of JSON into lines of claims, without a ledger."""

from collections import deque
from collections.abc import Iterable, Iterator

from detente.errors import UnreadableDocument
from detente.model.claims import claim_record
from detente.model.text import Document, Unclear
from detente.reading.lines import Numbered, read_lines
from detente.scaling import Uncoded
from detente.workflow.reports import SILENCE, Coding, Listening


def code_lines(
    lines: Iterable[bytes], where: str, coding: Coding, listening: Listening = SILENCE
) -> Iterator[dict[str, object]]:
    """Give, for each line that holds a document, its claims in the codebook's words, in the order of the lines.

    Args:
        lines: JSON objects with `text` and, where known, `id`, `date`, `title`, `publisher`.
        where: What the lines are called when one of them is bad.
        coding: How they are coded.
        listening: Told one line for each line that is bad or couldn't be coded, and for each that names no clear day;
            the rest is coded.
    """
    ids: deque[str] = deque()
    for document, coded in coding.code(_documents(lines, where, ids, listening)):
        name = ids.popleft()
        if isinstance(coded, Uncoded):
            listening.failed(f"{document.path}: {coded.reason}")
            continue
        claims = [{"id": claim.id, **claim_record(claim)} for claim in coded.claims]
        yield {"doc_id": name, "language": coded.language, "states": list(coded.states), "claims": claims}


def _documents(lines: Iterable[bytes], where: str, ids: deque[str], listening: Listening) -> Iterator[Document]:
    try:
        for found in read_lines(lines, where):
            if isinstance(found, Numbered):
                ids.append(found.id)
                yield found.document
            elif isinstance(found, Unclear):
                listening.warned(str(found))
            else:
                listening.failed(str(found))
    except UnreadableDocument as error:
        listening.failed(str(error))
