"""Losses that nobody had in mind when the program was written."""

import random
from typing import Any

import latex2mathml.converter
import numpy as np
import pytest
from sympy import Max, exp, sqrt

from lossdrill.authoring.answers_proposed import derived_of
from lossdrill.authoring.spellings_proposed import WORDS
from lossdrill.authoring.witnesses import exactly_expected
from lossdrill.errors import PackError
from lossdrill.formula import Expected, compare, scalar
from lossdrill.judging.derivations import by_prediction
from lossdrill.judging.points.structure import points_of
from lossdrill.judging.quantities import mean_gradient, mean_value
from lossdrill.symbolic import Loss, count, positive, probability, real
from lossdrill.symbolic.domains import domain_of
from lossdrill.symbolic.exact import ExactLoss
from lossdrill.symbolic.source import module_source
from tests.losses import derived, invented

LOSSES = [*invented()]
TYPED = [name for name in LOSSES if name != "balanced"]
"""Typed formulas have no inverse hyperbolic functions."""
FEW = 5
"""Samples: 50 digits take their time."""


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("make", [mean_value, mean_gradient])
def test_what_is_printed_is_right_to_rounding(name: str, make: Any) -> None:
    """At every point that follows from the structure, value and slope are within 1e-13 of the
    rounding scale of what 50 digits give; so are the ends of each set of subgradients.
    """
    quantity = make(derived(name))
    exact = quantity.of(ExactLoss(invented()[name]))
    points = points_of(derived(name))(random.Random(1))  # noqa: S311
    for point in (point for point in points if len(point.arguments[0]) <= FEW):
        expected = quantity.expected(*point.arguments)
        third = exactly_expected(exact, point, expected.scale)
        ends = [getattr(third, end, third.value) for end in ("value", "low", "high")]
        assert max(map(expected.error, ends)) <= 1e-13, point.about
        assert third.error(expected.value) <= 1e-13, point.about


@pytest.mark.parametrize("name", TYPED)
def test_the_typed_derivative_is_its_own_derivative(name: str) -> None:
    """The formula with which answers are compared can be read, and equals itself."""
    loss, derivation = invented()[name], by_prediction(derived(name))
    named = zip(loss.names, loss.arguments, strict=True)
    variables = [scalar(name, WORDS[domain_of(quantity).word][1]) for name, quantity in named]
    expected = Expected(derivation.formula, derivation.loss)
    slope = derivation.formula
    if slope.startswith("between"):
        slope = slope.removeprefix("between(").removesuffix(")")
        depth = np.cumsum([(sign == "(") - (sign == ")") for sign in slope])
        comma = next(at for at, sign in enumerate(slope) if sign == "," and depth[at] == 0)
        slope = slope[:comma]
    found = compare(slope, expected, [*variables, *derivation.names])
    assert found.status == "equal", slope


@pytest.mark.parametrize("name", LOSSES)
def test_latex(name: str) -> None:
    """Every formula of every loss can be shown."""
    loss = derived(name)
    for text in (loss.latex, loss.latex_gradient, loss.latex_curvature):
        assert "<math" in latex2mathml.converter.convert(text)


def test_an_end_that_belongs_to_the_domain_takes_the_limit() -> None:
    """y log(y / mu) is 0 at y = 0, in NumPy, at 50 digits, and in the typed formula."""
    loss = derived("poisson_deviance")
    assert loss.value(np.array([0.0, 2.0]), np.array([1.5, 2.0])).tolist() == [3.0, 0.0]
    exact = ExactLoss(invented()["poisson_deviance"])
    assert exact.value(np.array([0.0]), np.array([1.5]))[0] == 3
    assert loss.formulas.value.startswith("where(y == 0, 2 * mu, ")


def test_an_end_where_nothing_is_finite_is_the_author_s_to_mend() -> None:
    """A loss of a count that is infinite at 0 asks for a narrower domain."""
    y, mu = count("y"), positive("mu")
    with pytest.raises(PackError, match="y may be 0, and the loss is not finite there"):
        module_source({"ratio": Loss(mu / y, of=mu, given=y)})


def test_a_probability_is_below_1() -> None:
    """The slope tau - 1 falls, so that 0 is the choice at the kink of the pinball loss."""
    assert derived("pinball").gradient(0.0, 0.0, 0.25) == 0


def test_places_between_kinks_stay_inside_the_domain() -> None:
    """A kink of a loss of positive numbers is found although 0 is near."""
    y, mu = positive("y mu")
    c = probability("c")
    loss = derived_of(Loss(Max(c * mu, mu - y), of=mu, given=(y, c)), "loss")
    assert [float(kink.at(3.0, 0.25)) for kink in loss.kinks] == [4.0]


def test_what_holds_in_no_form_is_refused() -> None:
    """A loss that overflows however it is written says where, and asks for another."""
    y, y_hat, r = real("y y_hat r")
    loss = Loss(sqrt(exp(r) + r**2 * exp(-r)), of=y_hat, given=y, where={r: y_hat - y})
    with pytest.raises(PackError, match="overflows or loses its digits in float64 at y = 0"):
        module_source({"strange": loss})
