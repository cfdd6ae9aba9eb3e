import re
from dataclasses import replace

import pytest

import dossier_pages
import small_account
from detente.model.actors import Party
from detente.publishing.composing import compose
from detente.publishing.html import html, safe_link

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


@pytest.fixture(scope="module")
def written() -> str:
    return html(compose(small_account.material()))


def test_every_name_and_number_of_an_entry_stands_in_a_cited_sentence(written: str) -> None:
    page = dossier_pages.parsed(written)
    said = [*dossier_pages.entries(page), *dossier_pages.transfers(page)]
    assert len(said) > 5
    assert {each.where: each.not_borne_out() for each in said if each.not_borne_out()} == {}


def test_a_name_that_stands_nowhere_near_is_caught() -> None:
    """The test above can fail: a page with a name of ours in an entry does."""
    written = html(compose(small_account.material()))
    page = dossier_pages.parsed(re.sub(r"Minister Shin said\.(?= <span)", "Otto Hahn said.", written))
    assert any("Otto Hahn" in each.not_borne_out() for each in dossier_pages.entries(page))


def test_every_citation_leads_to_a_marked_sentence(written: str) -> None:
    page = dossier_pages.parsed(written)
    for button in page.xpath("//button[@class='cite']"):
        (target,) = page.xpath(f"//*[@id='{button.get('popovertarget')}']")
        assert target.xpath(".//mark")


def test_the_page_loads_nothing_and_runs_nothing(written: str) -> None:
    page = dossier_pages.parsed(written)
    assert page.xpath("//script | //img | //iframe | //object | //form | //*[@src]") == []
    for link in page.xpath("//link/@href"):
        assert link == "data:,"
    for link in page.xpath("//a[not(starts-with(@href, '#'))]"):
        assert "noreferrer" in link.get("rel")
    assert not re.search(r"@import|url\((?!#)", written)
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]


def test_text_out_of_documents_is_never_markup() -> None:
    made = list(small_account.claims())
    made[0] = replace(made[0], actors=(Party(HOSTILE, small_account.PAIR[1]),))
    first, second = small_account.reports()
    hostile = replace(
        first, title=HOSTILE, publisher=HOSTILE, author=HOSTILE, url="javascript:alert(3)", language=HOSTILE
    )
    written = html(compose(small_account.material((hostile, second), tuple(made))))
    page = dossier_pages.parsed(written)
    assert page.xpath("//script | //img | //@onerror") == []
    assert not [link for link in page.xpath("//@href") if link.startswith("javascript")]
    assert HOSTILE in page.text_content()


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("https://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_only_pages_are_linked(url: str | None, link: str | None) -> None:
    assert safe_link(url) == link


def test_each_id_is_there_once(written: str) -> None:
    ids = dossier_pages.parsed(written).xpath("//@id")
    assert len(ids) == len(set(ids))
