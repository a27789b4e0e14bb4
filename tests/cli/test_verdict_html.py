"""Verdicts in a notebook's output."""

from html.parser import HTMLParser

import pytest

from lossdrill.cli.verdict_html import verdict_html
from lossdrill.model import Check, Counterexample, Curve, Diagnosis, Reading, Status, Verdict

HOSTILE = "<script>alert('1')</script><img src=x onerror=\"1\">&amp;\x1b[31m\x00"

TAGS = {"div", "p", "b", "code", "table", "caption", "tbody", "tr", "th", "td", "pre"}


class Page(HTMLParser):
    """Tags, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_all_that_a_file_said_is_escaped() -> None:
    """Nothing of a stranger's becomes a tag or an attribute, and all of it can be read."""
    verdict = Verdict(
        exercise="huber-gradient",
        status="wrong",
        score=0.0,
        variant=1,
        checks=(Check(id="value", title=HOSTILE, passed=False, detail=HOSTILE),),
        diagnoses=(Diagnosis(id="one", kind="run", message=f"{HOSTILE}\n  ^ {HOSTILE}"),),
        counterexample=Counterexample(inputs={HOSTILE: [HOSTILE]}, yours=HOSTILE, expected=HOSTILE),
        notes=(HOSTILE,),
        read_as=(Reading(name=HOSTILE, text=HOSTILE, mathml=HOSTILE),),
        printed=HOSTILE,
    )
    page = Page(verdict_html(verdict, following=HOSTILE))
    assert page.tags <= TAGS
    assert page.attributes <= {"style", "scope"}
    assert page.text.count("<script>alert('1')</script>") == 13
    assert page.text.count("&amp;") == 13
    assert "\x1b" not in page.text


@pytest.mark.parametrize(
    ("status", "word"),
    [("pass", "PASS"), ("wrong", "FAIL"), ("unscored", "HANDED IN"), ("fault", "FAULT")],
)
def test_colour_comes_with_a_word(status: Status, word: str) -> None:
    """The verdict can be read without any."""
    page = Page(verdict_html(Verdict(exercise="mse-value", status=status, score=0.0, variant=0)))
    assert page.text.split() == [*word.split(), "mse-value"]


def test_a_formula_that_was_not_read() -> None:
    """It used up no attempt, and the caret stands below its place."""
    diagnosis = Diagnosis(id="refused", kind="run", message="This is open:\n  (x\n  ^")
    verdict = Verdict(
        exercise="mse-derive",
        status="not_run",
        reason="refused",
        score=0.0,
        variant=0,
        diagnoses=(diagnosis,),
    )
    html = verdict_html(verdict)
    assert "NOT READ" in html
    assert ">  (x\n  ^</pre>" in html


def test_much_that_was_printed_is_cut() -> None:
    """The verdict is what is to be read."""
    verdict = Verdict(
        exercise="mse-value", status="pass", score=1.0, variant=0, printed="line\n" * 14
    )
    html = verdict_html(verdict)
    assert html.count("line\n") == 10
    assert "… and 4 more lines" in html


def drawn(
    yours: tuple[float | None, ...], expected: tuple[float | None, ...] = (0.0, 1.0, 2.0, 3.0)
) -> str:
    """What is drawn of an answer that fails."""
    curve = Curve(
        title=HOSTILE, along=HOSTILE, x=(0.0, 1.0, 2.0, 3.0), yours=yours, expected=expected
    )
    verdict = Verdict(exercise="mse-value", status="wrong", score=0.0, variant=0, curve=curve)
    _, found, picture = verdict_html(verdict).partition("<svg")
    return found + picture.rpartition("</svg>")[0] + "</svg>" * bool(found)


def test_the_picture() -> None:
    """Both functions stand in it, told apart without colour; what is written there is escaped."""
    page = Page(picture := drawn((0.0, 0.0, 0.0, 0.0)))
    assert page.tags == {"svg", "title", "text", "polyline", "path", "rect"}
    assert picture.count("<polyline") == 2
    assert picture.count("stroke-dasharray:6 4") == 2  # the line, and its key
    assert page.text.count("<script>") == 4


def test_gaps_in_the_picture() -> None:
    """Where there is no number there is no line, and one far off leaves the field."""
    assert drawn((0.0, 0.0, None, 0.0)).count("<polyline") == 2
    assert drawn((0.0, None, 0.0, 1e300)).count("<polyline") == 2
    assert drawn((None, None, None, None)).count("<polyline") == 1
    assert "inf" not in drawn((0.0, 1.0, 1e308, -1e308)).replace(HOSTILE, "")


def test_no_picture_of_nothing() -> None:
    """None where the two are the same, or nothing is finite: it would say that all is well."""
    assert drawn((0.0, 1.0, 2.0, 3.0)) == ""
    assert drawn((0.0, 1.0, 2.0, 3.0), (None, None, None, None)) == ""
