"""What rounding is measured in follows from the tree."""

import numpy as np
import pytest
from sympy import Abs, Expr, Max, Piecewise, exp, lambdify, log

from lossdrill.judging.solution import load_losses
from lossdrill.pack import open_pack
from lossdrill.symbolic import positive, real
from lossdrill.symbolic.scales import scale
from tests.losses import derived, invented

x, y = real("x y")
mu = positive("mu")

EXPRESSIONS = [
    x**2 - 2 * x * y + y**2,
    (x - y) ** 3,
    Max(0, 1 - x) ** 2,
    Max(x, y, 1 - x),
    Piecewise((x - 1, x < 0), (y - x, True)),
    Abs(x - y) / (1 + x**2),
    exp(x) - x - 1,
    y * log(mu) - mu,
    mu**0.5 - 1,
    exp(x * y - 1) * (x - y),
]


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=str)
def test_no_smaller_than_the_value(expression: Expr) -> None:
    """The sum of absolute values is at least the absolute value, for every kind of expression."""
    symbols = (x, y, mu)
    draw = np.random.default_rng(1)
    arguments = (*draw.normal(0, 2, (2, 50)), draw.lognormal(0, 1, 50))
    value = lambdify(symbols, expression, "numpy")(*arguments)
    measured = lambdify(symbols, scale(expression), "numpy")(*arguments)
    assert np.all(measured >= abs(value) * (1 - 1e-12))


def test_every_rearrangement_of_a_sum_has_the_same_scale() -> None:
    """Multiplied out or not, it is the sum of the sizes of the terms."""
    assert scale(x**2 - 2 * x * y + y**2) == scale((x - y) ** 2).expand()


@pytest.mark.parametrize("name", ["huber", "mae", "mse"])
def test_a_residual_is_one_rounding(name: str) -> None:
    """Losses of a residual that only grow are measured in themselves, so that digits that are lost
    at a large offset are lost.
    """
    found = load_losses(open_pack(), name)[name]
    assert found.value_scale is None
    assert found.gradient_scale is None


def test_where_terms_cancel_there_is_a_scale() -> None:
    """A perfect fit of the Poisson deviance is 0, and its terms are not."""
    loss = derived("poisson_deviance")
    fit = np.array([3.0])
    assert loss.value(fit, fit) == 0
    assert loss.value_scale is not None
    assert loss.value_scale(fit, fit) >= 12


def test_scales_are_finite_where_the_loss_is() -> None:
    """Also where the plain formula overflows: a scale that is infinite would forgive nothing."""
    for name in invented():
        loss = derived(name)
        for place in loss.places:
            for measured in (loss.value_scale, loss.gradient_scale):
                assert measured is None or np.all(np.isfinite(measured(*place.arguments)))
