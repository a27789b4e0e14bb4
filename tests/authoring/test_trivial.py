"""Answers that know nothing, written as files."""

import numpy as np
import pytest

from lossdrill.authoring.local import local_run
from lossdrill.authoring.trivial import trivial_answers
from lossdrill.judging.solution import load
from lossdrill.model import Exercise
from lossdrill.pack import open_pack
from lossdrill.sandbox.wire import Call

PACK = open_pack()


def trivial(exercise_id: str) -> tuple[Exercise, dict[str, str]]:
    exercise = PACK.exercise(exercise_id)
    answers = trivial_answers(exercise, load(PACK, exercise).judge)
    return exercise, {answer.name: answer.source for answer in answers}


def test_of_a_function() -> None:
    """0, zeros, ones and NaN in the shape of the result, and each of the inputs."""
    exercise, sources = trivial("mse-gradient")
    X, y, beta = np.arange(6.0).reshape(2, 3), np.ones(2), np.full(3, 2.0)
    call = Call("mse_gradient", (X, y, beta))
    values = {
        name: local_run(source, "answer.py", [call], exercise.limits).answers[0].value
        for name, source in sources.items()
    }
    expected = {
        "only 0": 0,
        "zeros": np.zeros(3),
        "ones": np.ones(3),
        "NaN": np.full(3, np.nan),
        "the input X": X,
        "the input y": y,
        "the input beta": beta,
    }
    assert values.keys() == expected.keys()
    for name, value in expected.items():
        np.testing.assert_array_equal(values[name], value)


@pytest.mark.parametrize("exercise_id", ["mse-sigmoid-vanishing", "mse-logistic-claim"])
def test_of_values(exercise_id: str) -> None:
    """Every name that the file binds holds the same: nothing, 0, 1, NaN, a text, a list."""
    exercise, sources = trivial(exercise_id)
    calls = [Call(name) for name in exercise.names]
    for name, source in sources.items():
        replies = local_run(source, "answer.py", calls, exercise.limits).answers
        assert {f"only {answer.value!r}" for answer in replies} == {
            name.replace("float('nan')", "nan")
        }
