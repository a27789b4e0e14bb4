"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.derived import DerivedLoss, Formulas, Likelihood, per_sample


@per_sample
def mse_value(y, y_hat):
    """The loss of each sample."""
    r = y_hat - y
    return r**2


@per_sample
def mse_gradient(y, y_hat):
    """Its derivative with respect to y_hat."""
    r = y_hat - y
    return 2 * r


@per_sample
def mse_curvature(y, y_hat):
    """Its second derivative."""
    return 2


mse = DerivedLoss(
    name="mse",
    target="y",
    prediction="y_hat",
    parameters=(),
    value=mse_value,
    gradient=mse_gradient,
    curvature=mse_curvature,
    formulas=Formulas(
        value="r**2",
        gradient="2 * r",
        curvature="2",
        inner="r",
        where="y_hat - y",
    ),
    latex="r^{2}",
    latex_gradient="2 r",
    latex_curvature="2",
    latex_where=r"r = \hat{y} - y",
    domains=("real", "real"),
    translates=True,
)


gaussian = Likelihood(
    name="gaussian",
    loss="mse",
    parameters=("s",),
    scale="1 / (2 * s**2)",
    offset="log(s) + log(2) / 2 + log(pi) / 2",
)
