"""What each format tells about itself, and the text that is left of it."""

import datetime as dt
import gzip
import io
import json
import re
from pathlib import Path

import docx
import pytest

from detente.model.text import Document, Unclear
from detente.reading.cleaning import clean_text, join_printed
from detente.reading.files import read_paths

GOOD = "Ardonia shipped rockets to Belmark on Friday, a minister said."
DAY = dt.date(2024, 5, 3)


def read(folder: Path, name: str, data: bytes | str) -> Document:
    """Write a file and read its one document, whatever it says of itself that can't be read."""
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    *unclear, found = read_paths([folder / name])
    assert isinstance(found, Document), found
    assert all(isinstance(each, Unclear) for each in unclear), unclear
    return found


def told(document: Document) -> dict[str, object]:
    """Give what a document says about itself, unknown fields left out."""
    fields = ("title", "publisher", "author", "date", "place", "url")
    return {field: value for field in fields if (value := getattr(document, field)) is not None}


WRAPPED = """\
Ardonia shipped about five hundred crates of rockets to Belmark in muni-
tions trains that ran by night, a minister told the reporters who had
come to Norvale.

- one
- two"""
TEXTS = [
    (GOOD, GOOD, {}),
    (f"Author: Ann Lee\n\n\n{GOOD}", GOOD, {"author": "Ann Lee"}),
    (f"Rockets shipped\n\n{GOOD}", f"Rockets shipped\n\n{GOOD}", {"title": "Rockets shipped"}),
    (f"{GOOD}\n\nMore.", f"{GOOD}\n\nMore.", {}),
    (
        f"---\ntitle: 'Rockets: shipped'\nauthor: [Ann Lee]\ndate: 2024-05-03\nsource: Wire\nlink: https://a.example/1\n---\n{GOOD}",
        GOOD,
        {
            "title": "Rockets: shipped",
            "author": "Ann Lee",
            "date": DAY,
            "publisher": "Wire",
            "url": "https://a.example/1",
        },
    ),
    (f"---\r\ndate: 3 May 2024\r\n---\r\n{GOOD}\r\n", GOOD, {"date": DAY}),
    (f"---\ndate: May 2024\n---\n{GOOD}", GOOD, {}),
    (f"---\ndate: 1611112345\n---\n{GOOD}", GOOD, {}),
    (f"---\ndate: 03/05/2024\n---\n{GOOD}", GOOD, {}),
    (f"Norvale, so it goes\n\n3 May 2024\n\n{GOOD}", None, {"title": "Norvale, so it goes", "date": DAY}),
    (f"NORVALE, May 3 (Wire) -- {GOOD}", None, {"place": "NORVALE"}),
    (
        "Ardonia\u200b ship\u00adped\u00a0 rockets\r\nto  Belmark.\r\r\r\rEnd.",
        "Ardonia shipped rockets\nto Belmark.\n\nEnd.",
        {},
    ),
    (WRAPPED, WRAPPED.replace("muni-\ntions", "munitions").replace("had\ncome", "had come"), {}),
]


@pytest.mark.parametrize(("data", "text", "about"), TEXTS)
def test_plain_text(tmp_path: Path, data: str, text: str | None, about: dict[str, object]) -> None:
    document = read(tmp_path, "a.txt", data)
    assert told(document) == about
    assert text is None or document.text == text


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path: Path) -> None:
    source = (
        "# Rockets *shipped*\n\n> **Ardonia** shipped [rockets](https://a.example) to `Belmark`.<!-- draft -->\n\n"
        "---\n\n"
        "![a picture](p.png)\n\n* one_two_three\n* 2 * 3 * 4\n"
    )
    document = read(tmp_path, "a.md", source)
    assert document.text == "Rockets shipped\n\nArdonia shipped rockets to Belmark.\n\n* one_two_three\n* 2 * 3 * 4"
    assert told(document) == {"title": "Rockets *shipped*"}


def test_word_files_give_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    made, out = docx.Document(), io.BytesIO()
    made.core_properties.title, made.core_properties.author = "Rockets", "Ann Lee"
    made.core_properties.created = dt.datetime(2024, 5, 3, tzinfo=dt.UTC)
    made.add_paragraph(GOOD)
    row = made.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Rockets", "500"
    made.add_paragraph("After the table.")
    made.save(out)
    document = read(tmp_path, "a.docx", out.getvalue())
    assert document.text == f"{GOOD}\nRockets | 500\nAfter the table."
    assert told(document) == {"title": "Rockets", "author": "Ann Lee", "date": DAY}


def test_the_day_of_a_word_template_is_not_the_day_of_a_report(tmp_path: Path) -> None:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph(GOOD)
    made.save(out)
    assert read(tmp_path, "a.docx", out.getvalue()).date is None


def pdf(text: str, information: str = "") -> bytes:
    """Give a PDF of one page with these lines, written by hand."""
    shown = " ".join(f"({line}) Tj T*" for line in text.split("\n"))
    stream = f"BT /F1 12 Tf 14 TL 40 700 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 7 0 R >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {information} >>",
        "<< /Font << /F1 5 0 R >> >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"trailer\n<< /Size 8 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + f"xref\n0 8\n0000000000 65535 f \n{table}" + tail).encode("latin-1")


LINE = "Ardonia shipped about five hundred crates of rockets to the harbours"


def test_pdf_lines_become_paragraphs(tmp_path: Path) -> None:
    lines = "Ardonia shipped about five hundred crates of rockets to Belmark,\na minister said."
    document = read(
        tmp_path, "a.pdf", pdf(lines, "/Title (Rockets) /Author (Ann Lee) /CreationDate (D:20240503101500Z)")
    )
    assert document.text == lines.replace("\n", " ")
    assert told(document) == {"title": "Rockets", "author": "Ann Lee", "date": DAY}


def test_a_note_tells_what_a_pdf_has_no_field_for(tmp_path: Path) -> None:
    data = pdf(GOOD, "/Subject (publisher: The Harbour Post; url: https://a.example/1; date: 2024-05-03)")
    assert told(read(tmp_path, "a.pdf", data)) == {
        "publisher": "The Harbour Post",
        "url": "https://a.example/1",
        "date": DAY,
    }


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("Rockets are shipped\nto Belmark\n" + LINE, "Rockets are shipped to Belmark\n" + LINE),
        (f"{LINE}\n{LINE}", f"{LINE} {LINE}"),
        (f"{LINE}\nThe end.\nAn officer said so.", f"{LINE} The end.\nAn officer said so."),
        (f"{LINE}\nof muni-\ntions.", f"{LINE} of munitions."),
        (f"{LINE}\nof South-\nBelmark.", f"{LINE} of South-\nBelmark."),
        (f"{LINE}\n- one\n- two", f"{LINE}\n- one\n- two"),
        ("The \ufb01rst of\nall o\ufb03ces", "The first of all offices"),
        ("", ""),
    ],
)
def test_printed_lines_are_joined_to_paragraphs(printed: str, joined: str) -> None:
    assert join_printed(clean_text(printed)) == joined


def test_a_pdf_that_tells_nothing_has_nothing(tmp_path: Path) -> None:
    assert told(read(tmp_path, "a.pdf", pdf(GOOD))) == {}


MAIL = (
    "From: Ann Lee <ann@wire.example>\nSubject: =?utf-8?q?Rockets_=E2=80=93_shipped?=\n"
    "Date: Fri, 3 May 2024 23:00:00 +0900\nContent-Type: text/plain; charset={}\n\n"
)


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "latin-1"])
def test_mail(tmp_path: Path, charset: str) -> None:
    body = f"{GOOD} It was Søren's café.\n\n> {GOOD} Earlier.\n\n-- \nAnn Lee\n"
    document = read(tmp_path, "a.eml", MAIL.format(charset).encode() + body.encode(charset))
    assert document.text == f"{GOOD} It was Søren's café."
    about = {"title": "Rockets – shipped", "author": "Ann Lee", "publisher": "wire.example", "date": DAY}  # noqa: RUF001 - as sent
    assert told(document) == about


def test_mail_that_is_a_page(tmp_path: Path) -> None:
    page = f"<html><body><p>{GOOD}</p><script>alert('Norvale')</script></body></html>"
    document = read(tmp_path, "a.eml", MAIL.format("utf-8").replace("plain", "html") + page)
    assert document.text == GOOD


def test_lines_keep_the_text_as_it_is_given(tmp_path: Path) -> None:
    """Spans are counted in what the user gave, so not even two blanks are touched."""
    text = "  Ardonia  shipped\r\nrockets.\n"
    record = {
        "text": text,
        "published": "2024-05-03T01:00:00+00:00",
        "title": "Rockets\n",
        "publisher": "Wire",
        "url": 5,
    }
    document = read(tmp_path, "a.jsonl", json.dumps(record))
    assert document.text == text
    assert told(document) == {"title": "Rockets", "publisher": "Wire", "date": DAY}


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title>
<item><title>Rockets</title><link>https://a.example/1</link><pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Ardonia shipped &lt;b&gt;rockets&lt;/b&gt; to Belmark.&lt;/p&gt;</description></item>
<item><title>No text</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title><entry><title>Rockets</title>
<link rel="self" href="https://a.example/x"/><link href="https://a.example/1"/><published>2024-05-03T10:00:00Z</published>
<summary>Ardonia shipped rockets to Belmark.</summary></entry></feed>"""


@pytest.mark.parametrize("source", [FEED, ATOM], ids=["rss", "atom"])
def test_feeds(tmp_path: Path, source: str) -> None:
    document = read(tmp_path, "a.xml", source)
    assert document.text == "Ardonia shipped rockets to Belmark."
    assert told(document) == {"title": "Rockets", "publisher": "The Wire", "date": DAY, "url": "https://a.example/1"}


def test_no_entity_of_a_feed_opens_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Norvale keeps a secret")
    declared = f'<!DOCTYPE rss [<!ENTITY file SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]><rss'
    source = FEED.replace("<rss", declared).replace("to Belmark.", "to Belmark. &file;")
    assert "secret" not in read(tmp_path, "a.xml", source).text.replace("&file;", "")


def answer(body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", packing: str = "") -> bytes:
    """Give a WARC record of one answer."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{packing}\r\n".encode() + body
    about = f"WARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nContent-Length: {len(http)}"
    return f"WARC/1.0\r\n{about}\r\n\r\n".encode() + http + b"\r\n\r\n"


PAGE = f"<html><head><title>Rockets</title></head><body><p>{GOOD}</p></body></html>".encode()


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("body", "packing"),
    [
        (PAGE, ""),
        (gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE), "Transfer-Encoding: chunked\r\n"),
    ],
    ids=["plain", "gzip", "chunked"],
)
def test_web_archives(tmp_path: Path, body: bytes, packing: str, *, packed: bool) -> None:
    records = [answer(body, packing=packing), answer(b"x", status="404 Not Found"), answer(b"x", kind="image/png")]
    data = b"".join(gzip.compress(each) if packed else each for each in records)
    (tmp_path / "a.warc").write_bytes(data)
    found = list(read_paths([tmp_path / "a.warc"]))
    assert [type(each).__name__ for each in found] == ["Document", "Skipped", "Skipped"]
    assert isinstance(found[0], Document)
    assert found[0].text == GOOD
    assert told(found[0])["url"] == "https://a.example/1"


ENCODED = [
    ("Москва и Пхеньян подписали договор о стратегическом партнёрстве, сообщил Кремль в среду.", "ru", "cp1251"),  # noqa: RUF001 - Russian
    ("Москва и Пхеньян подписали договор о стратегическом партнёрстве, сообщил Кремль в среду.", "ru", "koi8-r"),  # noqa: RUF001 - Russian
    ("Москва и Пхеньян подписали договор о стратегическом партнёрстве, сообщил Кремль в среду.", "ru", "utf-16"),  # noqa: RUF001 - Russian
    ("북한과 러시아가 수요일 평양에서 포괄적 전략 동반자 조약에 서명했다고 관영 매체가 보도했다.", "ko", "cp949"),
    ("The “historic” café deal of Müller & Søn was signed in Zürich on Friday, the ministers said.", "en", "cp1252"),
    ("The historic café deal of Müller & Søn was signed in Zürich on Friday, the ministers said.", "en", "latin-1"),
    ("The historic café deal was signed in Norvale on Friday, the ministers said.", "en", "utf-16-le"),
    ("The historic café deal was signed in Norvale on Friday, the ministers said.", "en", "utf-8-sig"),
]


@pytest.mark.parametrize(("text", "language", "encoding"), ENCODED)
def test_old_encodings_are_told_by_their_letters(tmp_path: Path, text: str, language: str, encoding: str) -> None:
    document = read(tmp_path, "a.txt", text.encode(encoding))
    assert (document.text, document.language) == (text, language)


DAYS = {
    "a.jsonl:1": lambda day: json.dumps({"text": GOOD, "date": day}),
    "a.txt": lambda day: f"Title: Rockets\nDate: {day}\n\n{GOOD}",
    "a.md": lambda day: f"---\npublished: {day}\n---\n{GOOD}",
    "a.eml": lambda day: f"From: a@b.example\nDate: {day}\n\n{GOOD}",
    "a.xml#1": lambda day: (
        f"<rss><channel><item><pubDate>{day}</pubDate><description>{GOOD}</description></item></channel></rss>"
    ),
}
"""Formats in which one field, by its place of the document, is there to tell the day."""


@pytest.mark.parametrize("where", DAYS)
@pytest.mark.parametrize("day", ["2024-02-30", "03/04/2024", "last Tuesday"])
def test_a_day_that_cannot_be_read_is_told_and_the_report_is_read_without(tmp_path: Path, where: str, day: str) -> None:
    """Nothing good is lost for it, and nothing is guessed."""
    path = tmp_path / re.split("[:#]", where)[0]
    path.write_text(DAYS[where](day))
    unclear, document = read_paths([path])
    assert isinstance(document, Document)
    assert (document.text, document.date) == (GOOD, None)
    assert str(unclear) == (
        f"{tmp_path / where}: date {day!r} is no full day that reads one way only; read without a date"
    )


@pytest.mark.parametrize("where", DAYS)
@pytest.mark.parametrize("day", ["2024-05-03", ""])
def test_a_day_that_can_be_read_or_is_not_told_raises_no_doubt(tmp_path: Path, where: str, day: str) -> None:
    path = tmp_path / re.split("[:#]", where)[0]
    path.write_text(DAYS[where](day))
    (document,) = read_paths([path])
    assert isinstance(document, Document)
    assert document.date == (DAY if day else None)
