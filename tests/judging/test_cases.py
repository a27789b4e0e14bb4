"""Every kind of value that can come back, set beside what is right."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from lossdrill.judging.cases import as_floats, describe, examine, is_list
from lossdrill.judging.expected import Near
from lossdrill.judging.points.point import Point
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import fresh_run
from lossdrill.sandbox.wire import Answer, Call, Raised

NUMBER = Near(np.array(2.0), np.array(1.0))
VECTOR = Near(np.array([1.0, 2.0]), np.ones(2))

RETURNED: tuple[tuple[str, str | None, str | None, str], ...] = (
    # what the file returns, what fails for 2.0, what fails for [1.0, 2.0], what it is called
    ("2.0", None, "shape", "a number"),
    ("2", None, "shape", "a number"),
    ("Fraction(2)", None, "shape", "a number"),
    ("np.float32(2)", None, "shape", "a number"),
    ("np.int8(2)", None, "shape", "a number"),
    ("np.array(2)", None, "shape", "a number"),
    ("np.longdouble(2)", None, "shape", "a number"),
    ("3.0", "value", "shape", "a number"),
    ("10 ** 20", "value", "shape", "a number"),
    ("10 ** 400", "shape", "shape", "a number"),
    ("True", "value", "shape", "a bool"),
    ("np.bool_(True)", "value", "shape", "a single bool"),
    ("float('nan')", "nan", "shape", "a number"),
    ("float('inf')", "nan", "shape", "a number"),
    ("None", "shape", "shape", "nothing (None)"),
    ("np.array([2.0])", "shape", "shape", "an array of shape (1,)"),
    ("[2.0]", "shape", "shape", "a list of shape (1,)"),
    ("np.array([1, 2])", "shape", None, "an array of shape (2,)"),
    ("[1, 2.0]", "shape", None, "a list of shape (2,)"),
    ("(Fraction(1), np.float64(2))", "shape", None, "a tuple of shape (2,)"),
    ("[np.array(1.0), np.array(2.0)]", "shape", None, "a list of shape (2,)"),
    ("np.array([Fraction(1), 2], dtype=object)", "shape", None, "a list of shape (2,)"),
    ("np.array([1, float('nan')])", "shape", "nan", "an array of shape (2,)"),
    ("np.array([[1], [2]])", "shape", "shape", "an array of shape (2, 1)"),
    ("[[1, 2], [3]]", "shape", "shape", "a list that is not a rectangle of numbers"),
    ("['1', '2']", "shape", "shape", "a list that is not a rectangle of numbers"),
    ("[1, None]", "shape", "shape", "a list that is not a rectangle of numbers"),
    ("[1, 2j]", "shape", "shape", "a complex"),
    ("2 + 0j", "shape", "shape", "a complex"),
    ("np.array(2 + 0j)", "shape", "shape", "a single complex128"),
    ("np.array([1 + 0j, 2])", "shape", "shape", "an array of shape (2,) of complex128"),
    ("'2.0'", "shape", "shape", "a string"),
    ("{1.0, 2.0}", "shape", "shape", "a set"),
    ("{'a': 2.0}", "shape", "shape", "a dict"),
    ("{1: 2.0}", "shape", "shape", "a dict with keys that are not strings"),
    ("(x for x in [2.0])", "shape", "shape", "a generator"),
    ("print", "shape", "shape", "a builtin_function_or_method"),
    ("object()", "shape", "shape", "an object"),
)


@pytest.fixture(scope="module")
def returned() -> dict[str, Answer]:
    """What each of them is on this side of the sandbox, in one run."""
    lines = ["import numpy as np", "from fractions import Fraction", "f = ["]
    lines += [f"    lambda: {text}," for text, *_ in RETURNED]
    lines += ["]", "def call(place): return f[int(place)]()"]
    calls = [Call("call", (place,)) for place in range(len(RETURNED))]
    with fresh_run() as run:
        answers = run("\n".join(lines), "answer.py", calls, Limits()).answers
    return {text: answer for (text, *_), answer in zip(RETURNED, answers, strict=True)}


@pytest.mark.parametrize(("text", "number", "vector", "words"), RETURNED)
def test_each_kind_of_value_fails_for_its_own_reason(
    returned: dict[str, Answer], text: str, number: str | None, vector: str | None, words: str
) -> None:
    """A single number is anything with ndim 0, an array may come as a list; all else is named."""
    answer = returned[text]
    assert examine(Point((), ""), NUMBER, answer).fails == number
    assert examine(Point((), ""), VECTOR, answer).fails == vector
    assert describe(answer) == words


def test_what_was_raised_comes_first() -> None:
    """An exception is the first thing that can be wrong with a call."""
    answer = Answer(raised=Raised("ZeroDivisionError", "division by zero"))
    case = examine(Point((), ""), NUMBER, answer)
    assert (case.fails, case.error, case.output) == ("raised", np.inf, None)
    assert describe(answer) == "raised ZeroDivisionError"


def test_an_infinity_that_is_expected_is_not_a_nan_failure() -> None:
    """A finite number where infinity is right is a wrong value; NaN there is not finite either."""
    infinite = Near(np.array(np.inf), np.array(1.0))
    assert examine(Point((), ""), infinite, Answer(np.inf)).right
    assert examine(Point((), ""), infinite, Answer(3.0)).fails == "value"


def test_the_tolerance_is_the_points() -> None:
    """A point may ask for fewer digits than the others."""
    answer = Answer(2.001)
    assert examine(Point((), "", rtol=1e-2), NUMBER, answer).right
    assert not examine(Point((), ""), NUMBER, answer).right


@pytest.mark.parametrize("value", [np.float64(2.0), np.int64(2), np.array([1, 2], np.uint8)])
def test_what_was_not_over_the_wire_counts_too(value: Any) -> None:
    """The pack's own mistakes answer with NumPy scalars."""
    np.testing.assert_array_equal(as_floats(Answer(value)), value)


def test_only_lists_and_tuples_are_lists() -> None:
    """The note on style is about these two."""
    assert [is_list(Answer(value)) for value in ([1], (1,), np.ones(1), 1)] == [
        True,
        True,
        False,
        False,
    ]


def test_a_deep_list_is_looked_at_like_any_other() -> None:
    """Lists in lists give the shape that they have."""
    value: Any = Fraction(1, 3)
    for _ in range(8):
        value = [value]
    assert as_floats(Answer(value)).shape == (1,) * 8
