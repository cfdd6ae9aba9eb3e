"""What users hand over: every bad file gives one line that names it, and the rest is read."""

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import docx
import pytest
from pypdf import PdfWriter

from detente.errors import UnreadableDocument
from detente.model.text import Document, Skipped
from detente.reading.files import AlreadyRead, read_paths
from detente.reading.sources import MAX_BYTES, MAX_CHARACTERS

GOOD = "Ardonia shipped rockets to Belmark on Friday, a minister said."


def word_file(*paragraphs: str) -> bytes:
    """Give the bytes of a Word file."""
    made, out = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(out)
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    """Give a zip with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("_", "/") + ".xml", data)
    return out.getvalue()


def pdf_file(password: str | None = None) -> bytes:
    """Give the bytes of a PDF with one empty page."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.md": (b" \n\t\n", "is empty"),
    "marks.md": (b"---\ntitle: Only a head\n---\n", "holds no text"),
    "binary.txt": (bytes(range(256)) * 20, "is binary"),
    "pdf-inside.txt": (pdf_file(), "is binary"),
    "broken-utf8.txt": ("Café, Zürich, Søn, naïve".encode() + b"\xff and more", "is UTF-8 but broken at byte 28"),
    "cut-utf8.txt": ("Café, Zürich, Søn, naïve, à".encode()[:-1], "is UTF-8 but broken at byte"),
    "cut-utf16.txt": (GOOD.encode("utf-16")[:-1], "marked as utf-16 but broken"),
    "huge.txt": (b"word " * (MAX_BYTES // 5), "has 50,000,000 bytes"),
    "long.txt": (b"word and " * (MAX_CHARACTERS // 9 + 1), "at most 5,000,000 are read"),
    "empty.html": (b"<html><head><script>var words = 'none';</script></head><body></body></html>", "holds no text"),
    "text.pdf": (GOOD.encode(), "is no PDF"),
    "cut.pdf": (pdf_file()[:200], "is a PDF that is cut off"),
    "scan.pdf": (pdf_file(), "without a text layer"),
    "locked.pdf": (pdf_file("secret"), "is an encrypted PDF"),
    "garbled.pdf": (b"%PDF-1.7\n" + b"garbage " * 50 + b"\n%%EOF", "is a broken PDF"),
    "cut.docx": (word_file(GOOD)[:2_000], "broken or truncated Word file"),
    "other.docx": (zipped(a=b"<x/>"), "is a broken Word file"),
    "locked.docx": (b"\xd0\xcf\x11\xe0" + bytes(600), "is an encrypted or old Word file"),
    "bomb.docx": (zipped(word_document=bytes(41_000_000)), "a zip bomb"),
    "no-sender.eml": (b"Subject: nothing\n\nNobody sent this.", "is no mail message"),
    "broken.xml": (b"<rss><channel><item></channel></rss>", "is broken XML"),
    "no-feed.xml": (b"<songs><song/></songs>", "no feed with entries"),
    "laughs.xml": (
        b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><item><title>&b;</title></item></rss>',
        None,
    ),
    "cut.warc.gz": (gzip.compress(b"WARC/1.0\r\nContent-Length: 500\r\n\r\nHTTP")[:-6], "broken web archive"),
    "bad.warc": (b"no archive at all\r\n", "is no WARC record"),
    "cut.jsonl.gz": (gzip.compress(json.dumps({"text": GOOD}).encode() * 50)[:-9], "can't be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_one_line_and_keeps_no_other_from_being_read(tmp_path: Path, name: str) -> None:
    data, told = BAD[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz-good.txt").write_text(GOOD)
    *failed, good = read_paths([tmp_path])
    assert isinstance(good, Document)
    assert good.text == GOOD
    if told is None:
        assert failed == []
        return
    (failure,) = failed
    assert isinstance(failure, UnreadableDocument)
    assert failure.where.startswith(str(tmp_path / name))
    assert told in failure.reason
    assert "\n" not in str(failure)


@pytest.mark.parametrize(
    ("name", "told"), [("nowhere.txt", "doesn't exist"), ("song.mp3", "has no ending that we read")]
)
def test_a_path_that_was_named_must_be_readable(tmp_path: Path, name: str, told: str) -> None:
    if name == "song.mp3":
        (tmp_path / name).write_bytes(b"la")
    (found,) = read_paths([tmp_path / name])
    assert isinstance(found, UnreadableDocument)
    assert told in found.reason


def test_folders_are_read_in_order_and_other_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "a.txt", "c.md", ".hidden.txt", "b/song.mp3"):
        (tmp_path / name).write_text(f"{GOOD} This is {name}.")
    found = list(read_paths([tmp_path]))
    assert [Path(each.path or "").name for each in found if isinstance(each, Document)] == ["a.txt", "c.md", "2.txt"]
    assert [Path(each.where).name for each in found if isinstance(each, Skipped)] == ["song.mp3"]


def test_files_whose_bytes_are_known_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (document,) = read_paths([tmp_path])
    assert isinstance(document, Document)
    assert list(read_paths([tmp_path], is_known=document.raw_hash.__eq__)) == [AlreadyRead(str(tmp_path / "a.txt"))]


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        (GOOD, [GOOD]),
        (json.dumps({"text": GOOD}) + "\n" + json.dumps({"text": "Next."}), [GOOD, "Next."]),
        (f"<html><body><p>{GOOD}</p></body></html>", [GOOD]),
        ("\n\n" + GOOD, [GOOD]),
    ],
    ids=["text", "lines", "page", "blank start"],
)
def test_standard_input_is_told_by_how_it_begins(given: str, texts: list[str]) -> None:
    found = list(read_paths(["-"], io.BytesIO(given.encode())))
    assert [each.text for each in found if isinstance(each, Document)] == texts


def test_nothing_on_standard_input_is_an_error() -> None:
    (found,) = read_paths(["-"], io.BytesIO(b""))
    assert found == UnreadableDocument("-", "is empty")


def test_bad_lines_are_told_by_number_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = ['{"text": "One."}', "{", "", "[]", '{"text": 5}', '{"title": "x"}', '{"text": " "}', '{"text": "Two."}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    found = list(read_paths([tmp_path / "in.jsonl"]))
    assert [each.text for each in found if isinstance(each, Document)] == ["One.", "Two."]
    failed = [each for each in found if isinstance(each, UnreadableDocument)]
    assert [each.where.rpartition(":")[2] for each in failed] == ["2", "4", "5", "6", "7"]
    assert "is no JSON" in failed[0].reason


def test_half_a_character_is_refused_and_a_whole_one_kept(tmp_path: Path) -> None:
    lines = ['{"text": "half \\ud83d"}', '{"text": "whole \\ud83d\\ude80"}', '{"text": "a", "id": "\\udfff"}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    first, second, third = read_paths([tmp_path])
    assert isinstance(second, Document)
    assert second.text == "whole \U0001f680"
    assert "half of a character" in str(first)
    assert "half of a character" in str(third)


def test_a_file_name_in_another_encoding_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as file:  # noqa: PTH123 - a name that is no text
        file.write(GOOD)
    (found,) = read_paths([tmp_path])
    assert isinstance(found, Document)
    assert found.path == f"{tmp_path}/caf\ufffd.txt"


def test_packed_lines_are_read(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": GOOD, "id": 7}).encode()))
    (found,) = read_paths([tmp_path])
    assert isinstance(found, Document)
    assert found.text == GOOD
