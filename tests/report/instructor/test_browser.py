"""The class's pages in the system's Chromium: accessibility, widths, schemes, tables, paper."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from tests.report.instructor import examples
from tests.report.instructor.conftest import Written
from tests.report.instructor.test_hostile import attacking_class

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CHROMIUM = shutil.which("chromium")
INSTALL = "the browser tests need Chromium: apt-get install chromium"
PAGES = ("index", "students", "student-00028", "exercise-003", "mistakes", "similar")


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


@pytest.fixture(params=[(s, w) for s in ("light", "dark") for w in (360, 1280)], ids=str)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    scheme, width = request.param
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    yield page
    page.close()


def address(written: Written, name: str) -> str:
    return (written.folder / f"{name}.html").as_uri()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(page: Page, written: Written, name: str) -> None:
    """In both colour schemes and at both widths axe-core has nothing to say, the page never scrolls
    sideways, and tables use the width that there is.
    """
    page.goto(address(written, name))
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    widths = page.evaluate("[...document.querySelectorAll('.wide')].map((e) => e.clientWidth)")
    assert min(widths, default=1280) > 0.7 * page.evaluate("innerWidth")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_fetched_and_nothing_complains(
    browser: Browser, written: Written, name: str
) -> None:
    """Opening a page fetches that file alone; its own script runs under its own policy."""
    page = browser.new_page()
    fetched: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address(written, name), wait_until="load")
    assert fetched == [address(written, name)]
    assert said == []
    assert page.locator("table.list th button").count() > 0 or name == "similar"
    page.close()


def test_tables_can_be_searched(browser: Browser, written: Written) -> None:
    """Every word has to occur in a row; what is found is counted."""
    page = browser.new_page()
    page.goto(address(written, "students"))
    page.get_by_label("Find in this table").fill("ABEL dorothy")
    rows = page.locator("table.list tbody tr:visible")
    assert rows.count() == 1
    assert "Dorothy Abel" in rows.inner_text()
    assert page.locator("output").inner_text() == f"{rows.count()} of 61"
    page.close()


def test_tables_can_be_sorted(browser: Browser, written: Written) -> None:
    """Numbers as numbers, names as names; a second click turns the order round, and it is said."""
    page = browser.new_page()
    page.goto(address(written, "students"))
    mark = page.get_by_role("button", name="Mark")
    column = (
        "[...document.querySelectorAll('tbody tr')].map((r) => parseFloat(r.cells[2].innerText))"
    )
    mark.click()
    rising = page.evaluate(column)
    mark.click()
    falling = page.evaluate(column)
    assert rising == sorted(rising)
    assert falling == sorted(rising, reverse=True)
    assert page.locator("th[aria-sort]").all_inner_texts() == [mark.inner_text()]
    page.get_by_role("button", name="Student").click()
    names = page.evaluate("[...document.querySelectorAll('tbody th a')].map((a) => a.innerText)")
    assert names == sorted(names)
    page.close()


def test_it_reads_without_scripts(browser: Browser, written: Written) -> None:
    """With scripts switched off all rows are there, and nothing offers what does not work."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(written, "students"))
    assert page.locator("tbody tr:visible").count() == 61
    assert page.locator("button, input").count() == 0
    page.goto(address(written, "index"))
    assert page.locator("svg.picture").first.is_visible()
    context.close()


def test_from_class_to_item_to_student(browser: Browser, written: Written) -> None:
    """Three clicks lead from the class to the code that was handed in."""
    page = browser.new_page()
    page.goto(address(written, "index"))
    page.get_by_role("link", name="Title of exercise-10").first.click()
    page.locator("tbody tr", has_text="not right").get_by_role("link").first.click()
    page.locator("td.state a").first.click()
    assert "#answer-" in page.url
    assert page.locator("pre").first.is_visible()
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_paper_holds_everything(browser: Browser, written: Written, name: str) -> None:
    """What is printed is all there, in dark ink on white, without search boxes, and not cut off."""
    page = browser.new_page(color_scheme="dark", viewport={"width": 720, "height": 1000})
    page.goto(address(written, name))
    page.emulate_media(media="print", color_scheme="dark")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll("td, th, caption, svg.picture, pre")]
          .filter((e) => !e.checkVisibility()).length"""
    )
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".wide, pre")]
          .filter((e) => e.scrollWidth > document.body.clientWidth + 1).length"""
    )
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    boxes = page.locator(".find:visible, .pager a:visible").count()
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    assert (hidden, cut, boxes) == (0, 0, 0)
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert pdf.startswith(b"%PDF")


def test_an_attack_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    """With hostile names, code and output on the page, no dialogue opens and nothing is fetched."""
    attack = "</script></style></title><img src=x onerror=alert(1)><script>alert(1)</script>"
    attacking_class(tmp_path / "run.sqlite", attack)
    examples.report(tmp_path / "run.sqlite", tmp_path / "out", about=examples.ABOUT[:2])
    page = browser.new_page()
    happened: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        happened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismissed)
    page.on("request", lambda request: happened.append(request.url))
    for path in sorted((tmp_path / "out").iterdir()):
        page.goto(path.as_uri())
        assert happened == [path.as_uri()]
        happened.clear()
    page.close()
