"""Parts of the coder by themselves, on lines of JSON: the event of a marked pair, and who says what."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from detente.coding.attribution import Attribution, find_attributions
from detente.coding.pairs import PairReader
from detente.coding.parsing import Parser
from detente.coding.reader import Network
from detente.coding.sentences import split_sentences
from detente.errors import InputError, InvalidValue, UnreadableDocument
from detente.model.text import Span
from detente.reading.lines import read_object

Line = dict[str, Any]
Extract = Callable[[], Callable[[Line], Line]]
"""One way to read a line: what loads the reader of lines."""


def _pairs() -> Callable[[Line], Line]:
    return partial(pair_line, PairReader(Parser(), Network()))


def _attributions() -> Callable[[Line], Line]:
    return partial(attributions_line, Parser())


def pair_line(reader: PairReader, line: Line) -> Line:
    """Give {id, event, quad, probability} for {id, text, source, target}.

    `source` and `target` are [start, end] in characters, the end open; a target of null is anybody. `event` and `quad`
    are null where the text tells of no act; `probability` is how likely what is said is right, 0 to 1.
    """
    target = None if line.get("target") is None else _span(line, "target")
    found = reader.read(_text(line), _span(line, "source"), target)
    return {
        "id": line.get("id"),
        "event": found.event.value if found.event else None,
        "quad": int(found.quad) if found.quad else None,
        "probability": found.probability,
    }


def attributions_line(parser: Parser, line: Line) -> Line:
    """Give {id, attributions: [{source, cue, content}]} for {id, text}; each place is [start, end], content a list."""
    text = _text(line)
    sentences = split_sentences(text)
    parsed = zip(parser.parse(sentence.text for sentence in sentences), sentences, strict=True)
    found = find_attributions(text, [(doc, sentence.span.start) for doc, sentence in parsed])
    return {"id": line.get("id"), "attributions": [_attribution(each) for each in found]}


PAIRS: Extract = _pairs
ATTRIBUTIONS: Extract = _attributions


def extract_lines(
    lines: Iterable[bytes], where: str, extract: Extract, failed: Callable[[str], None]
) -> Iterator[Line]:
    """Give what an extract reads in each line, in order; a bad line is told by its number, and the rest is read."""
    read = extract()
    for number, raw in enumerate(lines, 1):
        place = f"{where}, line {number}"
        if not raw.strip():
            continue
        try:
            yield read(read_object(raw, place))
        except UnreadableDocument as error:
            failed(str(error))
        except InputError as error:
            failed(f"{place}: {error}")


def _value(line: Line, field: str) -> object:
    if field not in line:
        raise InputError(f"{field} is missing")
    return line[field]


def _text(line: Line) -> str:
    text = _value(line, "text")
    if not isinstance(text, str):
        raise InvalidValue("text", text, "must be a string")
    return text


def _span(line: Line, field: str) -> Span:
    place = _value(line, field)
    if not (isinstance(place, list) and [type(each) for each in place] == [int, int]):
        raise InvalidValue(field, place, "must be [start, end] in whole numbers")
    return Span(*place)


def _attribution(found: Attribution) -> Line:
    return {
        "source": _place(found.source) if found.source else None,
        "cue": _place(found.cue),
        "content": [_place(part) for part in found.content],
    }


def _place(span: Span) -> list[int]:
    return [span.start, span.end]
