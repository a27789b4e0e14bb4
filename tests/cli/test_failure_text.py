"""The second hint, made of real verdicts of the judges on the built-in exercises."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from lossdrill.cli.call_text import call_text
from lossdrill.cli.failure_text import failure_text
from lossdrill.grading import grade
from lossdrill.judging.solution import load
from lossdrill.model import Attempt, Verdict
from lossdrill.pack import open_pack
from tests.unseen import run_here

PACK = open_pack()
KNOWN = {
    "huber-gradient": "factor-delta-lost-linear",  # function
    "log-loss-derive": "reversed-sign",  # formula
    "mae-two-cycle": "at-the-minimum",  # witness
    "huber-at-delta": "line-without-its-constant",  # values
    "claim-mae-slow": "not-true",  # claim
    "mse-gd-fit": "ascent",  # minimiser
    "huber-curve": "jump-at-the-threshold",  # figures
}
"""A mistake of an exercise of each judge."""


def verdict_on(exercise_id: str, source: str) -> Verdict:
    return grade(source, PACK.exercise(exercise_id), PACK, 3, run_here)


def told(exercise_id: str, *sources: str, handed_out: str = "") -> str:
    """What is said after these attempts, one after another."""
    attempts = [
        Attempt(
            exercise=exercise_id,
            at="2026-11-23T04:30:00Z",
            source=source,
            verdict=verdict_on(exercise_id, source),
            seconds=0.1,
            hints=0,
        )
        for source in sources
    ]
    return failure_text(PACK.exercise(exercise_id), attempts, handed_out)


def mistake(exercise_id: str, name: str) -> str:
    found = load(PACK, PACK.exercise(exercise_id), 3).mistakes
    return next(each.source for each in found if each.name == name)


def part(text: str, title: str) -> str:
    """What stands beside a label, in one line."""
    lines: list[str] = []
    inside = False
    for line in text.splitlines():
        inside = line.startswith(title) or (inside and line.startswith(" "))
        if inside:
            lines.append(line.removeprefix(title).strip())
    return " ".join(lines)


@pytest.mark.parametrize("exercise_id", KNOWN)
def test_every_judge(exercise_id: str) -> None:
    """What is wrong, what failed and what is right already is said, whoever judged; and no advice
    is added to a mistake that has a name.
    """
    source = mistake(exercise_id, KNOWN[exercise_id])
    verdict = verdict_on(exercise_id, source)
    text = told(exercise_id, source)
    assert verdict.diagnoses[0].message.split()[:6] == part(text, "What is wrong").split()[:6]
    for check in verdict.checks:
        held, failed = part(text, "Right already"), part(text, "Not yet")
        assert check.title in (held if check.passed else failed)
        assert check.title not in (failed if check.passed else held)
    assert bool(part(text, "Simplest case")) == (verdict.counterexample is not None)
    assert "Where to look" not in text


def test_what_is_right_of_a_long_table() -> None:
    """Of many cells that are right, some are named and the others counted."""
    wrong = load(PACK, PACK.exercise("criteria-matrix"), 3).mistakes[0].source
    held = [each for each in verdict_on("criteria-matrix", wrong).checks if each.passed]
    told_of = part(told("criteria-matrix", wrong), "Right already")
    assert told_of.endswith(f"and {len(held) - 12} more")


@pytest.mark.parametrize("exercise_id", ["huber-gradient", "hinge-gradient", "mse-value"])
def test_what_is_to_be_tried(exercise_id: str) -> None:
    """The call that is printed is Python, and gives in the learner's file what was said to be
    theirs.
    """
    exercise = PACK.exercise(exercise_id)
    tried = 0
    for wrong in load(PACK, exercise, 3).mistakes:
        case = verdict_on(exercise_id, wrong.source).counterexample
        call = call_text(exercise, case, 40) if case is not None else None
        if case is None or call is None or not _numbers(case.yours):
            continue
        space: dict[str, Any] = {}
        exec(wrong.source, space)  # noqa: S102 - from our own solutions
        yours: Any = case.yours
        assert np.allclose(eval("\n".join(call), {**space, "np": np}), yours)  # noqa: S307 - likewise
        tried += 1
    assert tried > 3


def _numbers(value: object) -> bool:
    if isinstance(value, list):
        return all(map(_numbers, value))
    return isinstance(value, int | float)


def test_in_a_notebook() -> None:
    """There the call is to be tried in a cell, and no file is to be started."""
    wrong = mistake("huber-gradient", "factor-delta-lost-linear")
    in_file = told("huber-gradient", wrong, handed_out="drills/huber/huber_gradient.py")
    assert part(in_file, "Try it").startswith("python -i drills/huber/huber_gradient.py huber_")
    assert part(told("huber-gradient", wrong), "Try it").startswith("huber_gradient(")
    in_notebook = told("huber-gradient", wrong, handed_out="drills/huber/huber_gradient.ipynb")
    assert part(in_notebook, "Try it").startswith("huber_gradient(")


def test_a_case_that_is_no_call() -> None:
    """Nothing is to be typed where the answer is a value, or the case is too large."""
    source = mistake("mae-two-cycle", "at-the-minimum")
    case = verdict_on("mae-two-cycle", source).counterexample
    assert case is not None
    assert call_text(PACK.exercise("mae-two-cycle"), case, 80) is None
    large = replace(case, inputs={"y": [1.0] * 80, "y_hat": [1.0] * 80, "delta": 1.0})
    assert call_text(PACK.exercise("huber-gradient"), large, 80) is None


UNKNOWN = {
    "value": "return np.clip(y_hat - y, -delta, delta) / len(y) + 0.37 * (delta > 1) * y",
    "shape": "return np.clip(y_hat - y, -delta, delta)[:, None] / len(y)",
    "mutated": "y_hat -= y\n    return np.clip(y_hat, -delta, delta) / len(y)",
    "raised": "return np.clip(y_hat - y, -delta, delta) / (len(y) if len(y) > 1 else None)",
    "missing_name": "pass\n\ndel huber_gradient",
    "syntax": "return (",
}


@pytest.mark.parametrize("reason", UNKNOWN)
def test_no_known_mistake(reason: str) -> None:
    """Where no mistake has a name, it is said where to look, by what failed first."""
    body = UNKNOWN[reason]
    source = f"import numpy as np\n\n\ndef huber_gradient(y, y_hat, delta):\n    {body}\n"
    assert verdict_on("huber-gradient", source).reason == reason
    assert part(told("huber-gradient", source), "Where to look")


def test_over_time() -> None:
    """What came back, what is new and what was spoilt since the attempt before is told apart."""
    wrong = mistake("huber-gradient", "factor-delta-lost-linear")
    column = f"{wrong}\n\nown = huber_gradient\n\n\n"
    column += "def huber_gradient(y, y_hat, delta):\n    return own(y, y_hat, delta)[:, None]\n"
    assert "Over time" not in told("huber-gradient", wrong)
    assert "the time before as well" in told("huber-gradient", wrong, wrong)
    assert "the 2 times before as well" in told("huber-gradient", column, wrong, wrong, wrong)
    assert "Right since the attempt before: shape" in told("huber-gradient", column, wrong)
    spoilt = part(told("huber-gradient", wrong, column), "Over time")
    assert spoilt.startswith("It was right in the attempt before: shape of the result")


def test_hostile_text() -> None:
    """No control character of a learner's file reaches the terminal, and no line of theirs stands
    at its beginning.
    """
    verdict = verdict_on("huber-gradient", mistake("huber-gradient", "factor-delta-lost-linear"))
    evil = replace(verdict.diagnoses[0], message="a\x1b[2J b\nWhat is wrong  nothing")
    attempt = Attempt(
        exercise="huber-gradient",
        at="2026-11-23T04:30:00Z",
        source="",
        verdict=replace(verdict, diagnoses=(evil,)),
        seconds=0.1,
        hints=0,
    )
    text = failure_text(PACK.exercise("huber-gradient"), [attempt])
    assert "\x1b" not in text
    assert _starts(text).count("What is wrong") == 1


def _starts(text: str) -> Sequence[str]:
    return [line[:13] for line in text.splitlines()]
