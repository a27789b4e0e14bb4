"""The slope 2 - 2 y / mu has the derivative 2 y / mu², which is never negative."""

from lossdrill.judging.formula_words import (
    POSITIVE,
    WHOLE,
    by_curvature,
    formula,
    mistake,
    scalar,
)

from ._derived import poisson_deviance
from ._poisson_deviance_second_derivative_mistakes import mistakes

judge = formula(
    by_curvature(poisson_deviance),
    variables=[scalar("y", WHOLE), scalar("mu", POSITIVE)],
    right=[
        "2*y/mu**2",
        "2*y*mu**(-2)",
        "2*y/(mu*mu)",
        r"\frac{2y}{\mu^2}",
        r"2 y \mu^{-2}",
        "2·y/μ²",
        "0 if y == 0 else 2*y/mu**2",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "log-link",
            "2*mu",
            "That is the second derivative with respect to log mu. With respect to mu itself it is 2 y / mu².",
        ),
        mistake(
            "two-lost",
            "y/mu**2",
            "Right for half the deviance: the factor 2 is lost.",
        ),
        mistake(
            "expected",
            "2/mu",
            "That is its expectation, which is what is left when y is replaced by mu. For a count y it is 2 y / mu².",
        ),
        mistake(
            "gamma-of-it",
            "2*y/mu**3",
            "The power rule raises the exponent below by one: from mu to mu².",
        ),
    ],
)
