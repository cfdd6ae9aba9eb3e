"""Whatever happens to a file on its way, reading it gives documents or says why not; it never breaks."""

import gzip
import io
import json
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import UnreadableDocument
from detente.model.text import Document, Skipped, Unclear
from detente.reading.files import read_paths

GOOD = "Ardonia shipped rockets to Belmark on Friday, a minister said."


def _word() -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_heading("Rockets", 0)
    made.add_paragraph(GOOD)
    made.save(out)
    return out.getvalue()


def _pdf() -> bytes:
    stream = f"BT /F1 12 Tf 40 700 Td ({GOOD}) Tj ET"
    return (
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        "3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n"
        f"4 0 obj\n<< /Length {len(stream)} >>\nstream\n{stream}\nendstream\nendobj\n"
        "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
        "trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"
    ).encode()


ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{GOOD}</p>".encode()
WHOLE = {
    "a.txt": f"---\ntitle: Rockets\ndate: 2024-05-03\n---\n{GOOD}".encode(),
    "a.md": f"# Rockets\n\n**{GOOD}** [x](y)".encode(),
    "a.html": f"<html lang='en'><head><title>Rockets</title></head><body><p>{GOOD}</p></body></html>".encode(),
    "a.pdf": _pdf(),
    "a.docx": _word(),
    "a.eml": f"From: a@b.example\nContent-Type: text/plain; charset=utf-8\nDate: Fri, 3 May 2024\n\n{GOOD}".encode(),
    "a.xml": f"<rss><channel><title>W</title><item><description>{GOOD}</description></item></channel></rss>".encode(),
    "a.jsonl": json.dumps({"text": GOOD, "date": "2024-05-03"}).encode(),
    "a.jsonl.gz": gzip.compress(json.dumps({"text": GOOD}).encode(), mtime=0),
    "a.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n" % (len(ANSWER), ANSWER),
}


@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_file_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(WHOLE[name])
    (found,) = read_paths([tmp_path])
    assert isinstance(found, Document), found
    assert GOOD in found.text


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(where=st.floats(0, 1), put=st.binary(max_size=12), gone=st.integers(0, 400))
def test_a_damaged_file_is_read_or_refused_in_one_line(
    tmp_path: Path, name: str, where: float, put: bytes, gone: int
) -> None:
    """Some bytes are lost and others stand in their place."""
    whole = WHOLE[name]
    place = int(where * len(whole))
    (tmp_path / name).write_bytes(whole[:place] + put + whole[place + gone :])
    for found in read_paths([tmp_path]):
        assert isinstance(found, Document | Unclear | Skipped | UnreadableDocument)
        if isinstance(found, UnreadableDocument | Unclear):
            assert "\n" not in str(found)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", WHOLE["a.docx"][:3_000] + b"\0" + WHOLE["a.docx"][3_001:]),
        ("a.eml", b"From: x:@\nSubject: y\n\nText."),
        ("a.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5é\r\n\r\nhello".encode()),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 99999999999999999999\r\n\r\nhello"),
    ],
)
def test_damage_that_once_went_through(tmp_path: Path, name: str, data: bytes) -> None:
    """Found by damaging files at random; each broke the reading, or never ended it."""
    (tmp_path / name).write_bytes(data)
    for found in read_paths([tmp_path]):
        assert isinstance(found, Document | Unclear | Skipped | UnreadableDocument)


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "a.txt"])
def test_a_file_under_a_wrong_name_is_read_or_refused(tmp_path: Path, name: str) -> None:
    for other in WHOLE:
        (tmp_path / other).write_bytes(WHOLE[name])
    for found in read_paths([tmp_path]):
        assert isinstance(found, Document | Unclear | Skipped | UnreadableDocument)
