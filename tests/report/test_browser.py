"""The page in the system's Chromium: rules of accessibility, widths, colour schemes, paper."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from lossdrill.pack import Pack, open_pack
from lossdrill.practice.history import History
from tests.report import examples

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CHROMIUM = shutil.which("chromium")
INSTALL = "the browser tests need Chromium: apt-get install chromium"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail(INSTALL)
        pytest.skip(INSTALL)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(examples.page(pack, examples.term()), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_the_interview(
    browser: Browser, tmp_path: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    """Like the others: nothing for axe-core to say, and nothing wider than the window."""
    pack = open_pack()
    path = tmp_path / "interview.html"
    path.write_text(examples.page(pack, examples.interview(pack)), encoding="utf-8")
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto(path.as_uri())
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    boxes = page.locator(".boxes li").all()
    assert boxes
    assert all(box.bounding_box() for box in (boxes[0], boxes[-1]))
    page.close()


@pytest.fixture(params=[(s, w) for s in ("light", "dark") for w in (360, 1280)], ids=str)
def page(request: pytest.FixtureRequest, browser: Browser, report: Path) -> Iterator[Page]:
    scheme, width = request.param
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto(report.as_uri())
    yield page
    page.close()


def test_axe_finds_no_violation(page: Page) -> None:
    """In both colour schemes and at both widths, axe-core has nothing to say."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_nothing_is_wider_than_the_window(page: Page) -> None:
    """The page never scrolls sideways; a long line of code scrolls inside its box."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_pictures_take_the_colours_of_the_scheme(page: Page) -> None:
    """The ink of every line of a picture is 3:1 or better against the page it stands on."""
    contrasts = page.evaluate(
        """() => {
          const light = (c) => {
            const [r, g, b] = c.match(/[\\d.]+/g).map((v) => v / 255)
              .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const page = light(getComputedStyle(document.body).backgroundColor);
          return [...document.querySelectorAll("svg.picture path, svg.picture text")]
            .flatMap((e) => [getComputedStyle(e).stroke, getComputedStyle(e).fill])
            .filter((c) => c.startsWith("rgb("))
            .map(light).filter((l) => l !== page)
            .map((l) => (Math.max(l, page) + 0.05) / (Math.min(l, page) + 0.05));
        }"""
    )
    assert len(contrasts) > 100
    assert min(contrasts) >= 3


def test_the_keyboard_reaches_the_content_first(page: Page) -> None:
    """The first stop is a link that skips to the content, and it can be seen when it has focus."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_no_request_leaves_the_page(browser: Browser, report: Path) -> None:
    """Opening the file fetches the file, and nothing else."""
    page = browser.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(report.as_uri(), wait_until="load")
    page.close()
    assert fetched == [report.as_uri()]


def test_it_reads_without_scripts(browser: Browser, report: Path) -> None:
    """With scripts switched off, the pictures and the tables are there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())
    assert page.locator("svg.picture").first.is_visible()
    assert page.get_by_text(examples.UNIT_SLOPE[1]).first.is_visible()
    context.close()


HISTORIES = {
    "none": History(),
    "one": History(attempts=examples.term().attempts[:1]),
    "two thousand": examples.long(2000),
}


@pytest.mark.parametrize("name", list(HISTORIES))
def test_histories_of_any_length(browser: Browser, tmp_path: Path, pack: Pack, name: str) -> None:
    """Before the first attempt, after one and after two thousand: nothing for axe-core to say on a
    dark screen, and nothing wider than a phone.
    """
    path = tmp_path / "page.html"
    path.write_text(examples.page(pack, HISTORIES[name]), encoding="utf-8")
    page = browser.new_page(color_scheme="dark", viewport={"width": 360, "height": 800})
    page.goto(path.as_uri())
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_cards_say_what_their_cells_are(browser: Browser, report: Path) -> None:
    """On a phone, where the heads of wide tables go, each number carries the name of its column."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(report.as_uri())
    nameless = page.evaluate(
        """() => [...document.querySelectorAll(".cards td.number")]
          .filter((e) => e.checkVisibility())
          .filter((e) => !getComputedStyle(e, "::before").content.includes(e.dataset.label))
          .length"""
    )
    assert nameless == 0
    assert page.locator(".cards td.number:visible").count() > 10
    page.close()


def test_paper_holds_every_table(browser: Browser, report: Path) -> None:
    """What is printed is all there, heads repeated on each page, in dark ink on white whatever
    the width and the scheme of the screen.
    """
    page = browser.new_page(color_scheme="dark", viewport={"width": 360, "height": 800})
    page.goto(report.as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll("td, th, caption, svg.picture")]
          .filter((e) => !e.checkVisibility() || e.getBoundingClientRect().height === 0).length"""
    )
    heads = page.evaluate(
        """() => [...document.querySelectorAll("thead")].map((e) => getComputedStyle(e))
          .filter((s) => s.display !== "table-header-group" || s.position !== "static").length"""
    )
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    assert (hidden, heads) == (0, 0)
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") >= 2
