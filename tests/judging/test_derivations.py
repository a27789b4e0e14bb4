"""The chain rule, as formulas and in numbers: both are the slope of the same loss."""

from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
import pytest

from lossdrill.folders import data_root
from lossdrill.judging import derivations
from lossdrill.judging.derivations import Derivation, by_curvature, by_weights
from lossdrill.judging.derived import DerivedLoss
from lossdrill.judging.formula_words import POSITIVE, formula, scalar
from lossdrill.judging.solution import load_losses
from lossdrill.pack import open_pack
from lossdrill.symbolic.definitions import load_definitions
from lossdrill.symbolic.exact import ExactLoss

PACK = open_pack()
STEP = mpmath.mpf(10) ** -20
exactly = np.frompyfunc(mpmath.mpf, 1, 1)


def loss_of(topic: str, name: str) -> tuple[DerivedLoss, ExactLoss]:
    definition = load_definitions(data_root(), topic)[name]
    return load_losses(PACK, topic)[name], ExactLoss(definition)


def slope(value: Callable[[Any], Any], place: Any) -> Any:
    """Central differences with a step of 1e-20, in 60 digits."""
    at = np.atleast_1d(place)
    found = np.empty(at.shape, dtype=object)
    for index in np.ndindex(at.shape):
        moved = [at.copy(), at.copy()]
        moved[0][index] -= STEP
        moved[1][index] += STEP
        low, high = (value(each if np.ndim(place) else each[0]) for each in moved)
        found[index] = (high - low) / (2 * STEP)
    return found if np.ndim(place) else found[0]


def close(one: Any, other: Any) -> bool:
    return bool(np.all(np.abs(np.asarray(one - other, dtype=float)) < 1e-18))


@pytest.mark.parametrize(
    ("topic", "name", "parameters", "labels"),
    [
        ("mse", "mse", (), (0.5, -2.0, 4.0)),
        ("rmse", "rmse", (), (0.5, -2.0, 4.0)),
        ("huber", "huber", (1.5,), (0.5, -2.0, 4.0)),
        ("log_loss", "log_loss_logit", (), (0, 1, 1)),
        ("hinge", "hinge", (), (-1, 1, 1)),
    ],
)
def test_weights(topic: str, name: str, parameters: tuple[float, ...], labels: Any) -> None:
    """The gradient in the weights is the slope of the mean loss, through what is around it."""
    derived, exact = loss_of(topic, name)
    X = exactly(np.array([[1.0, 0.5], [-2.0, 3.0], [0.25, 1.0]]))
    weights = exactly(np.array([0.75, -0.5]))
    with mpmath.workdps(60):

        def value(weights: Any) -> Any:
            mean = exact.value(exactly(np.array(labels)), X @ weights, *parameters).mean()
            return mean if exact.outer is None else exact.outer(mean)

        found = by_weights(derived, "w").numbers(
            exact, X, exactly(np.array(labels)), weights, *parameters
        )
        assert close(found, slope(value, weights))


def test_slope_of_a_line() -> None:
    """The derivative with respect to b is the slope of the loss along b."""
    derived, exact = loss_of("mse", "mse")
    y, a, b, x = map(mpmath.mpf, (3, 1, 0.5, -2))
    with mpmath.workdps(60):
        found = derivations.by_slope(derived).numbers(exact, y, a, b, x)
        assert close(found, slope(lambda b: exact.value(y, a + b * x), b))


def test_what_is_applied_to_the_mean() -> None:
    """The factor between two gradients is the slope of the root."""
    derived, exact = loss_of("rmse", "rmse")
    with mpmath.workdps(60):
        m = mpmath.mpf(3)
        assert close(derivations.by_mean(derived).numbers(exact, m), slope(mpmath.sqrt, m))


def test_names_are_defined_in_order() -> None:
    """Each name of a derivation is defined by what comes before it."""
    derived, _ = loss_of("rmse", "rmse")
    found: Derivation = by_weights(derived, "beta")
    assert [(name.name, name.formula) for name in found.names] == [
        ("y_hat", "X @ beta"),
        ("r", "y_hat - y"),
        ("m", "mean(r**2)"),
    ]


def test_second_derivative() -> None:
    """Off its kinks it is the slope of the slope; at one any number between its limits on the two
    sides is right, and no other one.
    """
    derived, exact = loss_of("huber", "huber")
    derivation = by_curvature(derived)
    with mpmath.workdps(60):
        for place in exactly(np.array([-4.0, 0.25, 1.25, 5.0])):
            expected = slope(lambda x: exact.gradient(0.5, x, 1.5), place)
            assert close(derivation.numbers(exact, 0.5, place, 1.5), expected)
        low, high = exact.curvature_interval(0.5, 2.0, 1.5)
    assert (float(low), float(high)) == (0.0, 1.0)
    variables = [scalar("y"), scalar("y_hat"), scalar("delta", POSITIVE)]
    judge = formula(derivation, variables=variables, right=[], mistakes=[]).asked["answer"]
    for at_the_kink, status in (
        ("0", "equal"),
        ("1", "equal"),
        ("1/3", "equal"),
        ("2", "different"),
    ):
        text = f"where(abs(r) < delta, 1, where(abs(r) == delta, {at_the_kink}, 0))"
        assert judge.compare(text).status == status
