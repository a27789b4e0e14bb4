"""The whole page, as a document."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from lossdrill import __version__
from lossdrill.pack import Pack
from lossdrill.practice.history import History
from tests.report import examples

HISTORIES = {
    "none": History(),
    "one": History(attempts=examples.term().attempts[:1]),
    "term": examples.term(),
    "two thousand": examples.long(2000),
}


class Outline(HTMLParser):
    """Headings, ids, tables and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: list[str] = []
        self.unscoped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.ids += [given["id"] or ""] if "id" in given else []
        self.targets += [given["href"] or ""] if "href" in given else []
        self.unscoped += tag == "th" and "scope" not in given


@pytest.fixture(params=list(HISTORIES), scope="module")
def page(request: pytest.FixtureRequest, pack: Pack) -> str:
    return examples.page(pack, HISTORIES[request.param])


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    return found


def test_headings_are_in_order(page: str) -> None:
    """There is one h1, it comes first, and no level is skipped."""
    levels = outline(page).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_links_lead_somewhere(page: str) -> None:
    """Every id is unique, and every address is one of them."""
    found = outline(page)
    assert len(found.ids) == len(set(found.ids))
    assert {target.removeprefix("#") for target in found.targets} <= set(found.ids)


def test_tables_are_named_and_their_heads_scoped(page: str) -> None:
    """Each table has a caption, and each of its headings says what it heads."""
    found = outline(page)
    assert found.tags.count("table") == found.tags.count("caption") > 0
    assert found.unscoped == 0


def test_nothing_runs_and_nothing_hides(page: str) -> None:
    """No script; and no details, which a printer would leave out."""
    assert not {"script", "details", "link", "img", "iframe"} & set(outline(page).tags)


def test_the_page_says_where_it_comes_from(page: str, pack: Pack) -> None:
    """The footer names the pack's hash and the version."""
    footer = page[page.index("<footer>") :]
    assert pack.content_hash in footer
    assert __version__ in footer


def test_the_same_history_gives_the_same_page(pack: Pack) -> None:
    """Nothing but the pack and the history decides: reports can be compared."""
    assert examples.page(pack, examples.term()) == examples.page(pack, examples.term())


def test_two_hundred_attempts_make_a_small_file(pack: Pack) -> None:
    """It can be sent by mail: under a megabyte, also when every topic is drawn."""
    assert len(examples.page(pack, examples.long(200)).encode()) < 1_000_000


def test_every_number_of_the_term_is_on_the_page(pack: Pack) -> None:
    """Diagnosis, counterexample, mistakes, counts and curves are all there."""
    text = re.sub(r"<[^>]+>", "", examples.page(pack, examples.term()))
    for wanted in (
        *("9 of 17 exercises passed", "11 begun, 4 right at the first attempt", "22 attempts"),
        *(examples.UNIT_SLOPE[1], "yours", "expected", "What you wrote"),
        *("lossdrill next huber-gradient", "[−1, 1]", "Values along the residual"),
    ):
        assert wanted in text


def test_a_pack_without_losses_has_a_report(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A topic need not define a loss; its exercises are listed all the same."""
    root = examples.write_pack(tmp_path_factory.mktemp("bare"))
    (root / "solutions").unlink()
    page = examples.page(Pack(root), examples.term())
    assert "huber-gradient" in page
    assert "Values along" not in page


def test_importing_the_package_is_cheap() -> None:
    """The command line may import it without paying for NumPy or matplotlib."""
    probe = (
        "import sys, lossdrill.report; "
        "print(sorted({'numpy', 'matplotlib', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
