"""At a kink every subgradient is right and nothing else is; elsewhere one point decides."""

from fractions import Fraction

import numpy as np
import pytest

from lossdrill.formula import (
    PROBABILITY,
    SIGN,
    Abbreviation,
    Comparison,
    Expected,
    Variable,
    compare,
    matrix,
    scalar,
    vector,
)
from lossdrill.formula.arithmetic import DIGITS, working
from lossdrill.formula.points import Point
from lossdrill.formula.problem import prepared
from lossdrill.formula.values import target
from tests.formula.problems import BY_NAME


def _compared(name: str, answer: str) -> Comparison:
    return compare(answer, BY_NAME[name].expected, BY_NAME[name].variables)


@pytest.mark.parametrize("value", [-1, -0.999, -0.5, 0, 0.25, 1])
def test_subgradients(value: float) -> None:
    """Each value between the one-sided limits is accepted, and the learner's choice is named."""
    result = _compared("mae_sample", f"where(y_hat == y, {value}, sign(y_hat - y))")
    assert result.status == "equal"
    assert any(f"you take {value:g}; any number from -1 to 1" in note for note in result.notes)


@pytest.mark.parametrize("value", [-1.001, 1.00001, 2, -5])
def test_beyond_the_subgradients(value: float) -> None:
    """A value outside of the set is wrong, and said to be wrong there alone."""
    result = _compared("mae_sample", f"where(y_hat == y, {value}, sign(y_hat - y))")
    assert (result.status, result.by) == ("different", "kink")
    assert result.diagnoses[0].id == "right-except-at"


def test_nan_at_a_kink() -> None:
    """No value at a kink is accepted with a note; no value elsewhere is not."""
    result = _compared("mae_sample", "(y_hat - y)/abs(y_hat - y)")
    assert result.status == "equal"
    assert any("has no value" in note for note in result.notes)
    result = _compared("mse_sample", "2*r**2/r")
    assert (result.status, result.by) == ("different", "nan")
    assert "where r = 0" in result.diagnoses[0].message


def test_continuous_at_the_threshold() -> None:
    """Where the gradient is continuous, a difference at the threshold alone is one."""
    answer = "where(abs(r) == delta, 0, clip(r, -delta, delta))"
    result = _compared("huber_sample", answer)
    assert (result.status, result.by) == ("different", "kink")
    assert "delta" in result.diagnoses[0].message


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("X.T @ sign(r)/n", "equal"),
        ("X.T @ where(r >= 0, 1, -1)/n", "equal"),
        ("X.T @ where(r == 0, 0.3, sign(r))/n", "equal"),
        ("X.T @ where(r == 0, 1.2, sign(r))/n", "different"),
        ("X.T @ sign(r)/n + where(min(abs(r)) == 0, 0.001, 0)", "different"),
    ],
)
def test_sets_of_vectors(answer: str, status: str) -> None:
    """In vectors the choice is one of each sample: beside that set nothing is right."""
    assert _compared("mae_vector", answer).status == status


_HINGE: tuple[Variable, ...] = (scalar("y", SIGN), scalar("s"))
_INTERVAL = (
    "between(where(y*s < 1, -y, where(y*s == 1, min(0, -y), 0)),"
    " where(y*s < 1, -y, where(y*s == 1, max(0, -y), 0)))"
)


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("-y*(y*s < 1)", "equal"),
        ("-y*(y*s <= 1)", "equal"),
        ("-y*heaviside(1 - y*s, 0.5)", "equal"),
        ("where(y*s == 1, y, -y*(y*s < 1))", "different"),
    ],
)
def test_between(answer: str, status: str) -> None:
    """A set that is handed over with its ends is the same as one that was found."""
    assert compare(answer, Expected(_INTERVAL), _HINGE).status == status


def test_between_is_for_expected_formulas() -> None:
    """A learner cannot answer with a set."""
    assert compare("between(-1, 1)", Expected("sign(s)"), _HINGE).status == "refused"


def test_labels_make_no_kink() -> None:
    """A condition on labels alone is no kink: both labels have one value each."""
    variables = (scalar("y", SIGN), scalar("p", PROBABILITY))
    expected = Expected("where(y >= 1, p, 1 - p)")
    assert compare("where(y == 1, 1/2, 1 - p)", expected, variables).status == "different"


@pytest.mark.parametrize(
    ("expected", "variables"),
    [
        ("y - q", (scalar("y"),)),
        ("y +", (scalar("y"),)),
        ("log(-1 - y**2)", (scalar("y"),)),
        ("X @ y", (matrix("X", "n", "d"), vector("y", "n"))),
        ("r", (scalar("y"), Abbreviation("r", "y - "))),
    ],
)
def test_faults(expected: str, variables: tuple[Variable | Abbreviation, ...]) -> None:
    """A broken expected formula is the author's fault and never the learner's."""
    result = compare("y", expected, variables)
    assert result.status == "fault"
    assert result.fault


def test_floating_point_is_a_note() -> None:
    """A right form that floats break is right, with a note that says where."""
    result = _compared("log_loss_logit", "exp(z)/(1+exp(z)) - y")
    assert result.status == "equal"
    assert any("NaN at z = 800" in note for note in result.notes)


def test_kinks_that_cancel() -> None:
    """Two samples at their kinks whose contributions cancel are at their kinks all the same."""
    asked = BY_NAME["hinge_vector"]
    problem = prepared(asked.expected, asked.variables)
    values = {"X": [[1], [-1]], "y": [-1, 1], "w": [-1]}
    exact = {name: np.vectorize(Fraction, otypes=[object])(v) for name, v in values.items()}
    with working(DIGITS):
        found = target(problem.right, Point(exact, {"n": 2, "d": 1}), DIGITS)
    assert [tuple(map(float, direction)) for direction in found.directions] == [(0.5,), (-0.5,)]
