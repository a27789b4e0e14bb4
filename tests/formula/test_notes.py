"""Remarks on right answers: the convention at a kink, floating point, how a product was read."""

import pytest

from lossdrill.formula import Expected, compare, scalar
from tests.formula.problems import BY_NAME


def _notes(name: str, answer: str) -> tuple[str, ...]:
    result = compare(answer, BY_NAME[name].expected, BY_NAME[name].variables)
    assert result.status == "equal"
    return result.notes


@pytest.mark.parametrize(
    ("name", "answer", "note"),
    [
        ("hinge_sample", "-y*(m < 1)", "Where y*s = 1 you take 0"),
        ("hinge_sample", "-y*heaviside(1 - m, 0.5)", "you take -0.5"),
        ("mae_sample", "r/abs(r)", "your formula has no value"),
        ("log_loss_logit", "exp(z)/(1 + exp(z)) - y", "NaN at z = 800"),
        ("mae_vector", "X.T @ (r/|r|)/n", "Where r = 0 in some entry, your formula has no value"),
        ("mae_vector", "X.T @ where(r >= 0, 1, -1)/n", "several values are right; yours is one"),
        ("mse_vector", "2/n * X.T * r", "Here * was read as the matrix product"),
        ("mse_vector", r"\frac{2}{n} r^\top X", "Your result is a row"),
        ("mse_vector", r"\frac2n \sum_i (w x_i - y_i) x_i", "inner product"),
    ],
)
def test_notes(name: str, answer: str, note: str) -> None:
    """What was assumed, chosen or would fail in floats is said."""
    assert any(note in said for said in _notes(name, answer))


@pytest.mark.parametrize(
    ("subgradients", "said"), [(True, "is a subgradient"), (False, "is right")]
)
def test_a_jump_of_a_curvature_is_no_subgradient(*, subgradients: bool, said: str) -> None:
    """What is between two slopes is called a subgradient; what is between two curvatures is not."""
    expected = Expected("where(r < 1, 2, 0)", subgradients=subgradients)
    (note,) = compare("where(r <= 1, 2, 0)", expected, [scalar("r")]).notes
    assert f"any number from 0 to 2 {said} there" in note


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("log_loss_logit", "1/(1 + exp(-z)) - y"),
        ("huber_sample", "where(abs(r) <= delta, r, delta*sign(r))"),
        ("mse_vector", "2/n * X.T @ r"),
        ("mae_vector", "X.T @ sign(r)/n"),
    ],
)
def test_nothing_to_remark(name: str, answer: str) -> None:
    """A sound form at which nothing was guessed gets no note; nor does a mere threshold."""
    assert _notes(name, answer) == ()
