"""What differs only in a corner of the domain is found there; guards and thresholds of any size."""

import pytest

from lossdrill.formula import Comparison, compare
from tests.formula.problems import BY_NAME


def _compared(name: str, answer: str, seed: int = 20) -> Comparison:
    return compare(answer, BY_NAME[name].expected, BY_NAME[name].variables, seed=seed)


CORNERS = [
    ("rmse_link", "1/(2*max(sqrt(m), 1e-8))"),
    ("rmse_link", "1/(2*min(sqrt(m), 1e50))"),
    ("rmse_link", "1/(2*sqrt(max(m, 1e-300)))"),
    ("rmse_vector", "X.T @ r/(n*max(sqrt(mean(r**2)), 1e-12))"),
    ("rmse_vector", "where(norm(r) > 1e-9, X.T @ r/(n*sqrt(mean(r**2))), 0*w)"),
    ("log_loss_logit", "sigma(clip(z, -500, 500)) - y"),
    ("log_loss_logit", "max(p, 1e-100) - y"),
    ("log_loss_probability", "-y/p + (1 - y)/max(1 - p, 1e-30)"),
    ("cross_entropy_logits", "(clip(P, 1e-7, 1) - Y)/n"),
    ("mae_vector", "X.T @ tanh(1e20*r)/n"),
    ("mse_vector", "2/min(n, 50) * X.T @ r"),
    ("mse_vector", "2/n*X.T @ r + (norm(w) < 1e-5)"),
    ("log_loss_vector", "X.T @ (p - y)/n + (sum(y) == n)*w"),
    ("cross_entropy_logits", "(P - Y)/n + (min(Z) == max(Z))"),
    ("mse_sample", "2*r + (y_hat > 100)*(y < -100)"),
    ("mse_sample", "2*r + where((y == 1.5)*(y_hat == 2.5), 1, 0)"),
    ("mse_sample", "2*r + where(y*y_hat == 0.7, 1, 0)"),
    ("mse_line", "2*x*(a + b*x - y) + (a == b)*(x == 2)"),
    ("mse_sample", "where(abs(r - 3.7) < 1e-6, 0, 2*r)"),
    ("mse_sample", "2*r + exp(-1e6*(r - 2.3)**2)"),
    ("huber_sample", "r*min(1, delta/max(abs(r), 1))"),
    ("huber_sample", "clip(r, -min(delta, 1e6), delta)"),
    ("huber_vector", "X.T @ clip(r, -delta, min(delta, 100))/n"),
    ("huber_vector", "X.T @ where((delta < 0.25)*(abs(r) < delta), 0, clip(r, -delta, delta))/n"),
]


@pytest.mark.parametrize(("name", "answer"), CORNERS)
def test_corners(name: str, answer: str) -> None:
    """A difference that most points do not show is a difference."""
    assert _compared(name, answer).status == "different"


@pytest.mark.parametrize("seed", range(3))
def test_corners_are_found_by_any_seed(seed: int) -> None:
    """They are hunted for, not met by chance."""
    asked = CORNERS[seed::3]
    assert {
        answer for name, answer in asked if _compared(name, answer, seed).status != "different"
    } == set()


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("cross_entropy_logits", "(clip(P, 0, 1) - Y)/n"),
        ("mse_sample", "where(abs(sin(y)) > 1, 0, 2*r)"),
        ("rmse_vector", "where(mean(r**2) > 0, X.T @ r/(n*sqrt(mean(r**2))), 0*w)"),
        ("huber_sample", "clip(r, -delta, delta) if delta > 0 else r"),
        ("mse_vector", "2/max(n, 1) * X.T @ r"),
    ],
)
def test_guards_that_change_nothing(name: str, answer: str) -> None:
    """A bound that is never met, on the declared domain, is no difference."""
    assert _compared(name, answer).status == "equal"
