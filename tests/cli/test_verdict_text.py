"""A verdict on the screen, to the letter."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lossdrill.cli.verdict_text import LONGEST_VALUE, value_text, verdict_text
from lossdrill.model import Check, Counterexample, Diagnosis, Reading
from tests.practice.samples import failure, verdict

FAILURE = """\
FAIL  matches the reference    4 of 12 points
  simplest failing case    y=[0.0]  y_hat=[3.0]  delta=2.0
  yours 3.0     expected 2.0     9 digits needed, 0 right
  → The mean is missing.
pass  shape of the result · inputs untouched
Next: lossdrill hint (0 of 4 used)"""


def test_failure() -> None:
    """A failure shows what failed, the simplest case, why, what held, and what to type next."""
    following = "lossdrill hint (0 of 4 used)"
    assert verdict_text(failure(), following=following) == FAILURE


def test_pass() -> None:
    """A pass names the exercise and what was examined."""
    checks = (Check(id="value", title="matches the reference", passed=True),)
    text = verdict_text(verdict(status="pass", checks=checks, notes=("Style: return an array.",)))
    assert text == ("PASS  mse-value\npass  matches the reference\nnote  Style: return an array.")


def test_several_failures_are_aligned() -> None:
    """The counts of failed checks stand below each other."""
    checks = (
        Check(id="value", title="matches", passed=False, detail="0 of 2"),
        Check(id="shape", title="shape of the result", passed=False, detail="2 of 2"),
    )
    text = verdict_text(verdict(checks=checks))
    assert text == "FAIL  matches                0 of 2\nFAIL  shape of the result    2 of 2"


def test_not_run() -> None:
    """What could not run says why, in words."""
    diagnosis = Diagnosis(id="missing_name", kind="run", message="The file defines no `mse`.")
    judged = verdict(status="not_run", reason="missing_name", diagnoses=(diagnosis,))
    assert verdict_text(judged) == (
        "NOT RUN  mse-value: missing name\n  → The file defines no `mse`."
    )


def test_nobody_is_killed() -> None:
    """A file that ended its own process is not told that it was killed."""
    assert verdict_text(verdict(status="not_run", reason="killed")) == (
        "NOT RUN  mse-value: ended early"
    )


def test_fault_and_unscored() -> None:
    """Our fault is called ours; what is not scored is called handed in."""
    assert verdict_text(verdict(status="fault")) == (
        "FAULT  mse-value itself is at fault, not your answer"
    )
    assert verdict_text(verdict(status="unscored")) == ("HANDED IN  mse-value: kept, not scored")


def test_wrong_without_checks() -> None:
    """A failure always begins with FAIL, also when no check is listed."""
    assert verdict_text(verdict()) == "FAIL  mse-value"


def test_printed_is_cut() -> None:
    """What the file printed is shown, but does not drown the verdict."""
    text = verdict_text(verdict(status="pass", printed="line\n" * 50))
    assert text.endswith("  | line\n  | … and 40 more lines")
    assert "printed" not in verdict_text(verdict(status="pass", printed=" \n"))
    assert len(verdict_text(verdict(status="pass", printed="x" * 60_000))) < 1000


def test_colour_only_adds_colour() -> None:
    """Without its colours the coloured text is the plain one: every colour comes with a word."""
    coloured = verdict_text(failure(), colour=True)
    assert coloured.startswith("\x1b[31m\x1b[1mFAIL\x1b[0m")
    assert re.sub(r"\x1b\[\d+m", "", coloured) == verdict_text(failure())


@given(st.text(), st.text(), st.text())
def test_no_stranger_controls_the_terminal(printed: str, message: str, value: str) -> None:
    """Whatever a file says, no control character and no forged line reaches the screen."""
    judged = failure(
        printed=f"x{printed}",
        diagnoses=(Diagnosis(id="x", kind="run", message=f"{message}\nPASS  mse-value"),),
        counterexample=Counterexample(inputs={}, yours=value, expected=1),
    )
    text = verdict_text(judged)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    assert not re.search(r"^PASS", text, re.MULTILINE)


def test_values() -> None:
    """Values read as in Python, text stands bare, and what is long is cut."""
    assert (
        value_text([1.0, "nan", None, True, {"a": ["1/3"]}]) == "[1.0, nan, None, True, {a: [1/3]}]"
    )
    assert value_text(1e-300) == "1e-300"
    assert len(value_text([1.5] * 200)) == LONGEST_VALUE


def test_formulas_are_shown_back() -> None:
    """How a formula was read stands below the head; where there are several, each with its name."""
    one = Reading(name="answer", text="2*r", mathml="<math></math>")
    assert verdict_text(verdict(status="pass", read_as=(one,))) == "PASS  mse-value\nread as: 2*r"
    two = tuple(Reading(name=name, text=name * 2, mathml="") for name in "ab")
    assert "read as: a = aa    b = bb\n" in verdict_text(verdict(read_as=two), following="go on")


def test_the_place_of_a_refusal_stays_below_its_text() -> None:
    """A sentence is broken between words; the formula and its caret stand as they are."""
    formula = "x +" + 60 * " y" + " q"
    said = Diagnosis(id="refused", kind="run", message=f"{20 * 'word '}\n{formula}\n{' ' * 124}^")
    text = verdict_text(verdict(status="not_run", reason="refused", diagnoses=(said,)))
    head, *_, shown, caret = text.split("\n")
    assert head == "NOT READ  mse-value: no attempt is used up"
    assert shown[caret.index("^")] == "q"
