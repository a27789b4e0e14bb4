"""Where plain formulas fail, as it is found by comparing float64 with 50 digits."""

import numpy as np
import pytest
from sympy import cosh, exp, log

from lossdrill.authoring.answers_proposed import derived_of
from lossdrill.symbolic import Loss, real, zero_one_label
from lossdrill.symbolic.places import grid, translates
from tests.losses import derived, invented


def test_an_overflow_is_found_on_both_sides() -> None:
    """cosh overflows from 710 on, whichever way the residual goes."""
    places = derived("log_cosh").places
    assert {place.arguments for place in places} == {(0.0, 1000.0), (0.0, -1000.0)}
    assert {place.fails for place in places} == {"overflows"}
    with np.errstate(over="ignore"):
        assert all(np.isinf(np.log(np.cosh(place.arguments[1]))) for place in places)


def test_nan_at_an_end_of_the_domain_is_found() -> None:
    """0 log 0 is NaN as it is typed."""
    (place,) = derived("poisson_deviance").places
    assert (place.arguments, place.fails) == ((0.0, 1.0), "gives nan")
    assert place.about == "y = 0, mu = 1"


def test_a_polynomial_fails_nowhere() -> None:
    """What neither overflows nor cancels has no such place."""
    assert derived("asymmetric_squares").places == ()


def test_digits_that_are_lost_are_found() -> None:
    """1 - p is 0 in floating point long before it is, and its logarithm infinite."""
    y, z, p = zero_one_label("y"), real("z"), real("p")
    loss = derived_of(
        Loss(-(y * log(p) + (1 - y) * log(1 - p)), of=z, given=y, where={p: 1 / (1 + exp(-z))}),
        "loss",
    )
    assert (0.0, 40.0) in {place.arguments for place in loss.places}


@pytest.mark.parametrize("name", [*invented()])
def test_the_grid_stays_inside_the_domain(name: str) -> None:
    """Positive quantities are positive, labels are labels, and 0 belongs to counts."""
    loss = invented()[name]
    for quantity, numbers in zip(loss.arguments, grid(loss), strict=True):
        if quantity.is_positive:
            assert np.all(numbers > 0)
        if quantity.is_integer:
            assert np.all(numbers == np.floor(numbers))
        if quantity.domain.ends:
            assert np.any(numbers == 0)


def test_what_only_depends_on_the_difference() -> None:
    """However the difference is written; a loss of a margin does not."""
    y, y_hat, r = real("y y_hat r")
    assert translates(Loss((y - y_hat) ** 2, of=y_hat, given=y))
    assert translates(Loss(log(cosh(r)), of=y_hat, given=y, where={r: y_hat - y}))
    assert not translates(Loss((y - y_hat) ** 2 / (1 + y**2), of=y_hat, given=y))
    assert not translates(invented()["squared_hinge"])
