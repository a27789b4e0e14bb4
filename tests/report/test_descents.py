"""The paths of the learner's own descents."""

from typing import Any

import numpy as np
import pytest

from lossdrill.judging.minimiser import MinimiserJudge
from lossdrill.judging.solution import load, load_judge
from lossdrill.model import Attempt, Counterexample, Plain
from lossdrill.pack import open_pack
from lossdrill.practice.history import History
from lossdrill.report.canvas import Label
from lossdrill.report.descents import Descent, descent_of
from lossdrill.report.landscapes import landscape_picture, path_table
from lossdrill.report.learner import descents_of
from tests.report.examples import attempt, failing, passing

PACK = open_pack()
EXERCISE = PACK.exercise("mse-gd-fit")
X: Plain = [[1.0, 0.0], [0.0, 2.0], [1.0, 1.0]]
GIVEN: dict[str, Plain] = {"X": X, "y": [1.0, 2.0, 0.5], "lr": 0.5, "steps": 2}
PATH: Plain = [[0.0, 0.0], [3.0, 1.0], [-1.0, 4.0]]


def judge() -> MinimiserJudge:
    found = load_judge(PACK, EXERCISE)
    assert isinstance(found, MinimiserJudge)
    return found


def failed(yours: Plain = PATH, **given: Any) -> Attempt:
    case = Counterexample(inputs={**GIVEN, **given}, yours=yours, expected="a step")
    return attempt(failing(EXERCISE.id, counterexample=case))


def found(*attempts: Attempt) -> Descent | None:
    return descent_of(EXERCISE.id, judge(), attempts, ["a day"] * len(attempts))


def test_a_pass_has_one_path() -> None:
    """What passes stays within rounding of the reference, so the reference's path is its own; it
    begins at the start and goes down.
    """
    descent = found(failed(), attempt(passing(EXERCISE.id)))
    assert descent is not None
    assert descent.passed
    assert np.all(descent.path[0] == 0)
    losses = descent.loss(descent.path)
    assert losses[-1] < losses[1] < losses[0]


def test_every_measured_answer_has_that_path() -> None:
    """Each right answer of the exercise, though written otherwise, draws the same path."""
    descent = found(attempt(passing(EXERCISE.id)))
    assert descent is not None
    answers = load(PACK, EXERCISE).answers
    assert len(answers) > 1
    for answer in answers:
        names: dict[str, Any] = {}
        exec(answer.source, names)  # noqa: S102 - the pack's own
        path = np.asarray(names["fit"](*descent.arguments), float)
        np.testing.assert_allclose(path, descent.path, rtol=0, atol=1e-9)


def test_a_failure_shows_what_came_back() -> None:
    """Before any pass, the path is the one that the verdict carries."""
    descent = found(failed())
    assert descent is not None
    assert not descent.passed
    np.testing.assert_array_equal(descent.path, np.array(PATH))
    np.testing.assert_allclose(descent.loss(np.zeros(2)), (1 + 4 + 0.25) / 3)
    assert descent.call.startswith("fit(X = [[1., 0.], [0., 2.], [1., 1.]], y = [1., 2., 0.5]")


@pytest.mark.parametrize(
    "wild",
    [
        failed("array of shape (400, 2)"),
        failed([[0.0], [1.0]]),
        failed([[0.0, 0.0]]),
        failed([[0.0, 0.0], [1.0]]),
        failed([[0.0, 0.0], ["nan", 1.0]]),
        failed([[0.0, 0.0], [1e300, 1.0]]),
        failed([[1.0, 1.0], [1.0, 1.0]]),
        failed([[0.0, 1.0]] * 600),
        failed(None),
        failed(X="none"),
        failed(X=[[1.0, 2.0, 3.0]]),
        failed(X=[[{}, 2.0]]),
        failed(y=[1.0, 2.0, 3.0, 4.0]),
        failed(y=["nan", 1.0, 1.0]),
        failed(lr=None),
        attempt(failing(EXERCISE.id)),
    ],
)
def test_what_is_no_path_is_left_out(wild: Attempt) -> None:
    """A history may hold anything: then there is no picture, and no error."""
    assert found(wild) is None


def test_the_picture_has_its_numbers_beside_it() -> None:
    """The table begins with the start and ends with the last stop, with the loss at each."""
    descent = found(attempt(passing(EXERCISE.id)))
    assert descent is not None
    table = path_table(descent)
    assert table.rows[0][:3] == ("0", "0", "0")
    assert table.rows[-1][0] == str(len(descent.path) - 1)
    assert len({row[0] for row in table.rows}) == len(table.rows)
    picture = landscape_picture(descent, Label("d", "title", "told"))
    assert len(picture) < 40_000
    assert picture == landscape_picture(descent, Label("d", "title", "told"))


@pytest.mark.parametrize(
    "wild",
    [
        failed(X=[[0.0, 0.0]] * 3),
        failed(X=[[1e153, 0.0]] * 3),
        failed(X=[[1e-160, 1e-160]] * 3, y=[0.0, 0.0, 0.0]),
        failed([[0.0, 0.0], [1e-300, 0.0]]),
        failed([[1e5, 1e5], [1e5 + 1e-9, 1e5]]),
    ],
)
def test_whatever_is_drawn_can_be_drawn(wild: Attempt) -> None:
    """A flat loss, one that overflows beside the path, a path too short to be seen: no error."""
    descent = found(wild)
    if descent is not None:
        assert "<svg" in landscape_picture(descent, Label("d", "title", "told"))
        assert path_table(descent).rows


def test_descents_are_with_their_topic() -> None:
    """Only exercises whose judge says what they descend, and that were tried, have one."""
    tried = (attempt(passing("mse-gd-fit")), attempt(passing("huber-irls")))
    assert {t: len(d) for t, d in descents_of(PACK, History(attempts=tried)).items()} == {"mse": 1}
    assert descents_of(PACK, History()) == {}
