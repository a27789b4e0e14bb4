"""Verdicts in a notebook's output."""

from html.parser import HTMLParser

import pytest

from lossdrill.cli.verdict_html import verdict_html
from lossdrill.model import Check, Counterexample, Diagnosis, Reading, Status, Verdict

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
