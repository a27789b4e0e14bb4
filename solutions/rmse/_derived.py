"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.derived import DerivedLoss, Formulas, per_sample


@per_sample
def rmse_value(y, y_hat):
    """The loss of each sample."""
    r = y_hat - y
    return r**2


@per_sample
def rmse_gradient(y, y_hat):
    """Its derivative with respect to y_hat."""
    r = y_hat - y
    return 2 * r


@per_sample
def rmse_curvature(y, y_hat):
    """Its second derivative."""
    return 2


rmse = DerivedLoss(
    name="rmse",
    target="y",
    prediction="y_hat",
    parameters=(),
    value=rmse_value,
    gradient=rmse_gradient,
    curvature=rmse_curvature,
    formulas=Formulas(
        value="r**2",
        gradient="2 * r",
        curvature="2",
        inner="r",
        where="y_hat - y",
        outer="sqrt(m)",
        outer_gradient="1 / (2 * sqrt(m))",
    ),
    outer=per_sample(lambda m: np.sqrt(m)),
    outer_gradient=per_sample(lambda m: 1 / (2 * np.sqrt(m))),
    latex_outer=r"\sqrt{m}",
    latex="r^{2}",
    latex_gradient="2 r",
    latex_curvature="2",
    latex_where=r"r = \hat{y} - y",
    domains=("real", "real"),
    translates=True,
)
