"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.derived import DerivedLoss, Formulas, Place, per_sample


@per_sample
def log_cosh_value(y, y_hat):
    """The loss of each sample."""
    r = y_hat - y
    return np.logaddexp(r, -r) - np.log(2)


@per_sample
def log_cosh_gradient(y, y_hat):
    """Its derivative with respect to y_hat."""
    r = y_hat - y
    return np.tanh(r)


@per_sample
def log_cosh_value_scale(y, y_hat):
    """What rounding of the value is measured in."""
    r = y_hat - y
    return 2 * np.abs(r) + np.abs(np.logaddexp(r, -r)) + np.log(2) + 2


@per_sample
def log_cosh_curvature(y, y_hat):
    """Its second derivative."""
    r = y_hat - y
    return 1 / np.cosh(r) ** 2


log_cosh = DerivedLoss(
    name="log_cosh",
    target="y",
    prediction="y_hat",
    parameters=(),
    value=log_cosh_value,
    gradient=log_cosh_gradient,
    curvature=log_cosh_curvature,
    formulas=Formulas(
        value="log(cosh(r))",
        gradient="tanh(r)",
        curvature="1 / cosh(r) ** 2",
        inner="r",
        where="y_hat - y",
    ),
    latex=r"\log\left(\cosh{\left(r \right)}\right)",
    latex_gradient=r"\tanh{\left(r \right)}",
    latex_curvature=r"\frac{1}{\cosh^{2}{\left(r \right)}}",
    latex_where=r"r = \hat{y} - y",
    domains=("real", "real"),
    translates=True,
    value_scale=log_cosh_value_scale,
    places=(
        Place((0.0, 1000.0), "y = 0, y_hat = 1000", "overflows"),
        Place((0.0, -1000.0), "y = 0, y_hat = -1000", "overflows"),
    ),
)
