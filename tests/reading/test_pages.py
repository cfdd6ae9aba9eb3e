import datetime as dt
import json

import pytest

from detente.model.text import Document
from detente.reading.pages import read_page
from detente.reading.sources import Raw

BODY = (
    "<p>Ardonia shipped about 500 crates of rockets to Belmark in May, a minister told reporters in Norvale.</p>"
    "<p>Belmark denied it, and asked the council of the league to send observers to the harbour of Highport.</p>"
)
AROUND = (
    "<nav><a href='/'>Home</a> <a href='/about'>About us</a></nav><article><h1>Rockets shipped</h1>"
    + BODY
    + "</article><aside>Read also: ten songs of the summer</aside><footer>Copyright 2026 The Harbour Post</footer>"
)
LINKED = json.dumps(
    {"@graph": [{"@type": "NewsArticle", "datePublished": "2024-05-03T09:00:00Z", "publisher": {"name": "Wire"}}]}
)


def page(head: str = "", body: str = AROUND, start: str = '<html lang="en">') -> Document:
    """Read a page."""
    head = f"<head><title>Rockets shipped | The Harbour Post</title>{head}</head>"
    data = f"<!DOCTYPE html>{start}{head}<body>{body}</body></html>"
    (read,) = read_page(Raw("page.html", data.encode()))
    return read


def test_the_report_is_kept_and_what_stands_around_it_is_not() -> None:
    text = page().text
    assert "Ardonia shipped about 500 crates of rockets to Belmark in May" in text
    assert "asked the council of the league" in text
    assert not [word for word in ("About us", "songs", "Copyright") if word in text]


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="og:site_name" content="The Harbour Post">', "publisher", "The Harbour Post"),
        ('<meta name="author" content="Ann Lee">', "author", "Ann Lee"),
        ('<link rel="canonical" href="https://post.example/rockets">', "url", "https://post.example/rockets"),
        ('<meta property="article:published_time" content="2024-05-03T23:30:00+09:00">', "date", dt.date(2024, 5, 3)),
        ('<meta name="DC.date.issued" content="2024-05-03">', "date", dt.date(2024, 5, 3)),
        ('<meta name="date" content="3 May 2024">', "date", dt.date(2024, 5, 3)),
        ('<meta itemprop="datePublished" content="2024-05-03">', "date", dt.date(2024, 5, 3)),
        (f'<script type="application/ld+json">{LINKED}</script>', "date", dt.date(2024, 5, 3)),
        (f'<script type="application/ld+json">{LINKED}</script>', "publisher", "Wire"),
        ('<script type="application/ld+json">{"@graph": </script>', "date", None),
        ("", "date", None),
        ("", "author", None),
        ("", "language", "en"),
    ],
)
def test_what_a_page_says_about_itself(head: str, field: str, value: object) -> None:
    """A page without a day has none: neither today nor the year of its copyright line is taken for one."""
    assert getattr(page(head), field) == value


def test_a_day_on_a_line_of_its_own_is_the_day_of_the_page() -> None:
    body = AROUND.replace("<h1>Rockets shipped</h1>", "<h1>Rockets shipped</h1><p>Published on 3 May 2024</p>")
    assert page(body=body).date == dt.date(2024, 5, 3)


@pytest.mark.parametrize("depth", [300, 10_000, 100_000])
def test_tags_nested_ever_so_deep_are_no_trouble(depth: int) -> None:
    body = "<div>" * depth + BODY + "</div>" * depth
    assert "asked the council of the league" in page(body=body).text


def test_scripts_are_neither_run_nor_read() -> None:
    scripts = "<script>document.write('<p>Norvale attacked Redhill.</p>')</script><style>p { color: red }</style>"
    text = page(body=scripts + "<p>Short.</p>" + scripts).text
    assert text.strip() == "Short."


@pytest.mark.parametrize(
    ("encoding", "declared"), [("cp1251", "windows-1251"), ("koi8-r", "koi8-r"), ("utf-8", "utf-8")]
)
def test_the_declared_encoding_is_used(encoding: str, declared: str) -> None:
    words = "Министр сообщил журналистам, что договор подписан, и стороны обменялись грамотами в среду утром."
    head = f'<head><meta charset="{declared}"><title>t</title></head>'
    data = f"<html>{head}<body><p>{words}</p><p>{words}</p></body></html>"
    (read,) = read_page(Raw("page.html", data.encode(encoding)))
    assert words in read.text
    assert read.language == "ru"
