"""results.json is what Gradescope documents, and says no more than the level allows."""

import json
from typing import Any

import msgspec
import pytest

from lossdrill.classroom.exports.gradescope import MISSING, results
from lossdrill.classroom.model import Cell, Feedback, Student, Unreadable
from lossdrill.cli.verdict_text import verdict_text
from tests.classroom.exports.builders import (
    EXERCISES,
    HOSTILE,
    NOT_RUN,
    PASS,
    UNSCORED,
    WRONG,
    book,
    cell,
)
from tests.classroom.exports.schema import violations

ADA = Student(id="ada")


def written(*cells: Cell, level: Feedback = "full", **more: Any) -> dict[str, Any]:
    found = results(book([ADA], cells, **more), "ada", EXERCISES, level, verdict_text)
    plain: dict[str, Any] = json.loads(msgspec.json.encode(found))
    return plain


@pytest.mark.parametrize("level", ["full", "diagnosis", "score"])
@pytest.mark.parametrize("verdict", [PASS, WRONG, NOT_RUN, UNSCORED])
def test_it_is_what_gradescope_documents(verdict: Any, level: Feedback) -> None:
    """Every key, type and choice is one of its specification's."""
    assert violations(written(cell("ada", "huber-gradient", [verdict]), level=level)) == []


def test_points_are_weights() -> None:
    """The score is the sum of the tests', each worth the exercise's weight."""
    found = written(
        cell("ada", "huber-value", [WRONG]),
        cell("ada", "huber-gradient", [PASS]),
        weights={"huber-value": 4.0},
    )
    value, gradient = found["tests"]
    assert (value["score"], value["max_score"], value["status"]) == (2.0, 4.0, "failed")
    assert (gradient["score"], gradient["max_score"], gradient["status"]) == (1.0, 1.0, "passed")
    assert found["score"] == 3.0


def test_missing_zero_and_not_run_read_differently() -> None:
    """All have 0 points; text and extra data tell which it is."""
    zero = written(cell("ada", "huber-value", [WRONG], score=0.0))["tests"][0]
    not_run = written(cell("ada", "huber-value", [NOT_RUN]))["tests"][0]
    missing = written()["tests"][0]
    assert [test["score"] for test in (zero, not_run, missing)] == [0.0, 0.0, 0.0]
    states = [test["extra_data"]["state"] for test in (zero, not_run, missing)]
    assert states == ["graded", "not_run", "missing"]
    assert "timeout" in not_run["output"]
    assert missing["output"] == MISSING
    assert "FAIL" in zero["output"]


def test_an_essay_only_informs() -> None:
    """It has no points, and counts in no sum."""
    essay = written(cell("ada", "huber-value", [UNSCORED]))["tests"][0]
    assert "score" not in essay
    assert "max_score" not in essay
    assert essay["status"] == "passed"


@pytest.mark.parametrize("level", ["diagnosis", "score"])
def test_levels_are_obeyed(level: Feedback) -> None:
    """No expected value leaves the house below full, and below diagnosis no diagnosis."""
    text = json.dumps(written(cell("ada", "huber-gradient", [WRONG]), level=level))
    assert "SECRET" not in text
    assert "42" not in text
    assert ("too large" in text) == (level == "diagnosis")


def test_the_hour_is_told() -> None:
    """Who was late reads what it cost; a pass that was late is a pass."""
    late = written(cell("ada", "huber-value", [PASS], score=0.5, late=True))["tests"][0]
    assert late["output"].startswith("Handed in late: 0.5 of 1 points.")
    assert (late["status"], late["score"]) == ("passed", 0.5)


def test_nothing_is_rendered() -> None:
    """Whatever a file says or is called, it is shown as text."""
    unread = tuple(
        Unreadable(file=text, message=f"{text} is odd.", student="ada") for text in HOSTILE
    )
    others = (Unreadable(file="other.py", message="m", student="bob"),)
    found = written(unreadable=unread + others)
    assert found["output_format"] == found["test_output_format"] == "text"
    assert found["test_name_format"] == "text"
    assert "\x1b" not in found["output"]
    assert "\u202e" not in found["output"]
    assert "other.py" not in found["output"]
    assert found["stdout_visibility"] == "hidden"
