"""Marks, histogram and who needs attention, by hand."""

import numpy as np
import pytest

from lossdrill.classroom.model import Cell, Graded, State
from lossdrill.grading import grade
from lossdrill.judging.solution import load
from lossdrill.model import Diagnosis, Verdict
from lossdrill.pack import open_pack
from lossdrill.report.instructor.overview import histogram, marks, standings
from lossdrill.report.instructor.tally import MISSING, NOT_RUN, Tally, mistakes_in
from lossdrill.sandbox.fresh import fresh_run

PASS = Verdict(exercise="a", status="pass", score=1.0, variant=0)
HALF = Verdict(
    exercise="a",
    status="wrong",
    score=0.5,
    variant=0,
    reason="value",
    diagnoses=(Diagnosis(id="sign", kind="mistake", message="The sign."),),
)
BROKEN = Verdict(exercise="a", status="not_run", score=0.0, variant=0, reason="syntax")
REFUSED = Verdict(exercise="a", status="not_run", score=0.0, variant=0, reason="refused")


def cell(state: State, score: float | None, *verdicts: Verdict, late: bool = False) -> Cell:
    attempts = tuple(
        Graded(student="s", exercise="a", file="f", attempt=i, time=None, key="k", verdict=verdict)
        for i, verdict in enumerate(verdicts, start=1)
    )
    return Cell(
        student="s",
        exercise="a",
        state=state,
        score=score,
        attempts=attempts,
        counted=len(attempts) - 1 if attempts else None,
        late=late,
    )


def tally(*students: tuple[Cell, ...]) -> Tally:
    names = "abc"[: len(students[0])]
    found = Tally(len(students), names)
    for number, cells in enumerate(students):
        found.add(number, dict(zip(names, cells, strict=True)))
    return found


def test_the_first_attempt_is_the_first_that_used_one_up() -> None:
    """A formula that was not read is none; one that did not run is, and has no score."""
    found = tally(
        (cell("graded", 1.0, HALF, PASS), cell("graded", 1.0, BROKEN, PASS)),
        (cell("graded", 0.5, REFUSED, HALF), cell("missing", None)),
    )
    np.testing.assert_equal(found.first, [[0.5, np.nan], [0.5, np.nan]])
    assert found.attempts.tolist() == [[2, 2], [1, 0]]
    assert found.passed.tolist() == [[True, True], [False, False]]


def test_a_mistake_is_noted_once_and_whether_it_is_still_there() -> None:
    """Made twice and then corrected: one student, none at the last attempt."""
    found = tally(
        (cell("graded", 1.0, HALF, HALF, PASS),),
        (cell("graded", 0.5, HALF),),
    )
    made = found.mistakes[0, "sign"]
    assert (list(made.students), list(made.still)) == ([0, 1], [1])


def test_a_mistake_of_many_has_the_numbers_of_nobody() -> None:
    """What was measured at one answer is its student's; the class reads the author's sentence."""
    pack = open_pack()
    exercise = pack.exercise("mse-value")
    source = "import numpy as np\n\ndef mse(y, y_hat):\n    return np.sum((y - y_hat) ** 2)\n"
    with fresh_run() as run:
        verdict = grade(source, exercise, pack, 0, run)
    told = mistakes_in(verdict)["sum-of-losses"]
    assert told in {mistake.note for mistake in load(pack, exercise).mistakes}
    assert verdict.diagnoses[0].message != told


def test_a_mark_is_the_weighted_mean() -> None:
    """(1 x 3 + 0.5 x 1) / 5 with a missing third of weight 1; without it, / 4."""
    found = tally((cell("graded", 1.0, PASS), cell("graded", 0.5, HALF), cell("missing", None)))
    weights = {"a": 3.0, "b": 1.0, "c": 1.0}
    assert marks(found, weights, "zero") == pytest.approx([0.7])
    assert marks(found, weights, "left-out") == pytest.approx([0.875])


def test_an_essay_never_counts() -> None:
    """What is unscored is left out under either rule; who has nothing else has no mark."""
    essay = cell("unscored", None, Verdict(exercise="a", status="unscored", score=0.0, variant=0))
    found = tally((essay, cell("graded", 0.5, HALF)), (essay, cell("missing", None)))
    equal = {"a": 1.0, "b": 1.0}
    assert marks(found, equal, "zero").tolist() == [0.5, 0.0]
    np.testing.assert_equal(marks(found, equal, "left-out"), [0.5, np.nan])


def test_a_mark_on_an_edge_is_in_the_bin_that_it_begins() -> None:
    """0.3 is in [0.3, 0.4), whatever its last bit; 1 is in the last bin."""
    bins = histogram(np.array([0.1 + 0.2, 0.3, 3 * 0.1, 1.0, 0.0, np.nan]))
    assert [each.students for each in bins] == [1, 0, 0, 3, 0, 0, 0, 0, 0, 1]


def test_attention_names_what_to_do_something_about() -> None:
    """Nothing handed in, much missing, much that does not run, stuck; a low mark is no reason."""
    missing, low = cell("missing", None), cell("graded", 0.5, HALF)
    broken = cell("not_run", None, BROKEN)
    stuck = cell("graded", 0.5, HALF, HALF, HALF)
    found = tally(
        (missing, missing, missing),
        (low, missing, missing),
        (low, broken, broken),
        (stuck, stuck, low),
        (low, low, low),
    )
    reasons = [each.attention for each in standings(found, dict.fromkeys("abc", 1.0), "zero")]
    assert reasons == [
        ("handed in nothing",),
        ("2 of 3 missing",),
        ("2 of 3 could not be run",),
        ("2 exercises tried 3 times or more, never passed",),
        (),
    ]
    found.unread[:] = [2, 1, 0, 0, 3]
    reasons = [each.attention for each in standings(found, dict.fromkeys("abc", 1.0), "zero")]
    assert reasons[0] == ("handed in 2 files, but nothing to grade",)
    assert reasons[1] == ("2 of 3 missing", "1 file could not be read")
    assert reasons[4] == (), "nothing that such a file could answer is missing"
    assert (found.state == MISSING).sum() == 5
    assert (found.state == NOT_RUN).sum() == 2
