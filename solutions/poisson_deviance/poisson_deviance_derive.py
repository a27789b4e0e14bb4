"""y log(y / mu) is y log y - y log mu, and the second part has the slope -y / mu."""

from lossdrill.judging.formula_words import (
    POSITIVE,
    WHOLE,
    by_prediction,
    formula,
    mistake,
    scalar,
)

from ._derived import poisson_deviance
from ._poisson_deviance_derivative_mistakes import mistakes

judge = formula(
    by_prediction(poisson_deviance),
    variables=[scalar("y", WHOLE), scalar("mu", POSITIVE)],
    right=[
        "2*(1 - y/mu)",
        "2 - 2*y/mu",
        "2*(mu - y)/mu",
        "-2*(y - mu)/mu",
        r"2 \left(1 - \frac{y}{\mu}\right)",
        r"\frac{2(\mu - y)}{\mu}",
        "2·(1 − y/μ)",
        "2 if y == 0 else 2*(1 - y/mu)",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "squared-error-instead",
            "2*(mu - y)",
            "That is the derivative with respect to log mu. With respect to mu itself it is divided by mu.",
        ),
        mistake(
            "two-lost",
            "1 - y/mu",
            "Right for half the deviance: the factor 2 in front is lost.",
        ),
        mistake(
            "upside-down",
            "2*(1 - mu/y)",
            "The quotient is upside down: the derivative of log mu is 1/mu, so mu stands below. The other way round it "
            "has no value at y = 0.",
        ),
        mistake(
            "nothing-at-zero",
            "where(y == 0, 0, 2*(1 - y/mu))",
            "At a count of 0 the deviance is 2 mu, and its slope 2: it is the term with the logarithm that is 0 there.",
        ),
        mistake(
            "gamma-instead",
            "2*(mu - y)/mu**2",
            "(mu - y)/mu² belongs to the deviance of the gamma distribution.",
        ),
        mistake(
            "two-lost-3",
            "1 - 2*y/mu",
            "The 2 belongs to all three terms, and here only to the one with the logarithm.",
        ),
    ],
)
