"""The dossier in a browser: nothing is asked of a network, citations open by key and by finger, nothing overflows."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import small_account
from detente.publishing.composing import compose
from detente.publishing.html import html

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "dossier.html"
    path.write_text(html(compose(small_account.material())), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(file.as_uri())
    yield opened
    opened.close()


def test_no_request_leaves_the_page(browser: Browser, file: Path) -> None:
    opened = browser.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(file.as_uri())
    opened.locator("button.cite").first.click()
    opened.wait_for_timeout(200)
    opened.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_a_citation_opens_its_sentence_by_key_and_closes_by_escape(page: Page) -> None:
    page.locator("button.cite").first.focus()
    page.keyboard.press("Enter")
    opened = page.locator(".citation:popover-open")
    assert opened.locator("mark").first.inner_text() == "North Korea sent about 500 rockets to Russia in May 2024"
    page.keyboard.press("Escape")
    assert opened.count() == 0


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_runs_out_of_the_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_button_and_picture_has_a_name(page: Page) -> None:
    assert page.locator("button:not([aria-label]):not(.close)").count() == 0
    for picture in page.locator("svg[role=img]").all():
        assert (picture.locator("title").first.text_content() or "").strip()
        assert (picture.locator("desc").first.text_content() or "").strip()


def test_ink_stands_out_in_light_and_dark(page: Page) -> None:
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        for name in ("--ink", "--muted", "--link", "--accent"):
            assert contrast(page, name) >= 4.5, (scheme, name)


def contrast(page: Page, name: str) -> float:
    """Give the WCAG 2.2 contrast of a colour of the page with its paper, 1 to 21."""
    ratio: float = page.evaluate(
        """name => {
          const style = getComputedStyle(document.documentElement);
          const light = colour => {
            const hex = style.getPropertyValue(colour).trim().slice(1);
            const parts = [0, 2, 4].map(i => parseInt(hex.slice(i, i + 2), 16) / 255)
              .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
          };
          const [a, b] = [light(name), light('--paper')].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05);
        }""",
        name,
    )
    return ratio


def test_it_prints_with_the_evidence(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.locator(".citation").first.is_visible()
    assert not page.locator(".toc").is_visible()
