"""The dossier in Markdown, with footnotes for citations; text out of reports is never markup."""

import re
from collections.abc import Iterable, Iterator

from detente.model.dossiers import Block, Citation, Dossier, Entry, Extract, Section, Source, Table, Voice
from detente.publishing.html import direction, safe_link, source_line
from detente.publishing.showing import count, day, day_words
from detente.publishing.wording import voice

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+!|~$&])")
_STARTS_LIST = re.compile(r"^(\s*\d+)([.)])")


def plain(text: str) -> str:
    """Give text with every sign that Markdown or HTML would obey made harmless by a backslash."""
    words = " ".join("".join(sign for sign in text if sign >= " " or sign.isspace()).split())
    escaped = _MARKUP.sub(r"\\\1", words)
    escaped = _STARTS_LIST.sub(r"\1\\\2", escaped)
    return re.sub(r"^([-=:])", r"\\\1", escaped)


def _cites(numbers: Iterable[int]) -> str:
    return "".join(f"[^{n}]" for n in numbers)


def _tags(entry: Entry) -> str:
    told = [direction(entry), entry.type.value.lower() if entry.type else ""]
    told += [entry.status.value.replace("_", " ")] if entry.status.value != "occurred" else []
    told += [entry.stance.value] if entry.stance.value != "affirmed" else []
    told += ["disputed"] if entry.disputed else []
    told += [entry.grade or "", entry.change.value if entry.change else ""]
    return " · ".join(each for each in told if each)


def _voice(said: Voice) -> str:
    publisher = plain(said.publisher or "a report")
    who = plain(voice(said.names)) if said.names else f"{publisher} in its own voice"
    outlet = f" in {publisher}" if said.publisher and said.names else ""
    stance = ": denies it" if said.denies else f": {said.stance.value}" if said.stance.value != "affirmed" else ""
    amounts = f": {plain('; '.join(said.figures))}" if said.figures else ""
    return f"  - {who}{outlet}{stance}{amounts} {_cites(said.citations)}"


def _entry(entry: Entry) -> Iterator[str]:
    said = f" {plain(entry.text)}" if entry.text else ""
    yield f"- **{day_words(entry)}**{said} “{plain(entry.quote)}” {_cites(entry.citations)}  "
    yield f"  _{_tags(entry)}_"
    if len(entry.voices) > 1:
        yield from (_voice(each) for each in entry.voices)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _table(table: Table) -> Iterator[str]:
    cited = any(row.citations for row in table.rows)
    heads = [*table.columns, *(["Evidence"] if cited else [])]
    yield _row(heads)
    yield _row("---" for _ in heads)
    for row in table.rows:
        yield _row([*(plain(cell) for cell in row.cells), *([_cites(row.citations)] if cited else [])])


def _block(block: Block) -> Iterator[str]:
    if block.title:
        yield from (f"### {block.title}", "")
    if block.picture:
        yield from (f"**{block.picture.title}.** {block.picture.words}", "")
        yield from _table(block.picture.numbers)
    for entry in block.entries:
        yield from _entry(entry)
    if block.table:
        yield from _table(block.table)
    yield ""


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {section.title}", "", section.note, "")
    for block in section.blocks:
        yield from _block(block)


def _marked(extract: Extract) -> str:
    pieces, done = [], 0
    for mark in extract.marks:
        start, end = max(done, mark.start), min(mark.end, len(extract.text))
        if start < end:
            pieces += [plain(extract.text[done:start]), f"**{plain(extract.text[start:end])}**"]
            done = end
    return (
        " ".join(piece for piece in (*pieces, plain(extract.text[done:])) if piece)
        .replace("** ,", "**,")
        .replace("** .", "**.")
    )


def _footnote(citation: Citation, source: Source) -> str:
    told = " … ".join(_marked(extract) for extract in citation.extracts)
    title = plain(source.title or "Untitled report")
    link = f" <{safe_link(source.url)}>" if safe_link(source.url) and not re.search(r"[\s<>]", source.url or "") else ""
    return f"[^{citation.number}]: {told} ({plain(source_line(source))}: {title}.{link})"


def markdown(dossier: Dossier) -> str:
    """Give the dossier as a Markdown document."""
    of_number = {n: source for source in dossier.sources for n in source.citations}
    period = f", {day(dossier.since)} to {day(dossier.as_of)}" if dossier.since and dossier.as_of else ""
    lines = [f"# {dossier.title}", ""]
    told = f"{count(len(dossier.sources), 'report')}, {count(dossier.claims, 'claim')}{period}."
    lines += [f"A dossier from {told} Every line ends in the sentences that it rests on.", ""]
    for section in dossier.sections:
        lines += _section(section)
    if dossier.not_coded:
        lines += ["## Reports not coded", ""]
        lines += [f"- {plain(s.title or 'Untitled')} ({plain(source_line(s))}): {s.reason}" for s in dossier.not_coded]
        lines.append("")
    lines += ["## Evidence", ""]
    lines += [_footnote(citation, of_number[citation.number]) for citation in dossier.citations]
    return "\n".join(lines) + "\n"
