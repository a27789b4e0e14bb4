"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.derived import DerivedLoss, Formulas, Place, per_sample


@per_sample
def log_loss_value(y, p):
    """The loss of each sample."""
    return np.where(y == 1, -np.log(p), -np.log1p(-p))


@per_sample
def log_loss_gradient(y, p):
    """Its derivative with respect to p."""
    return np.where(y == 1, -1 / p, 1 / (1 - p))


@per_sample
def log_loss_value_scale(y, p):
    """What rounding of the value is measured in."""
    return np.where(y == 1, np.abs(np.log(p)) + 1, np.abs(np.log1p(-p)) + 1)


@per_sample
def log_loss_curvature(y, p):
    """Its second derivative."""
    return np.where(y == 1, 1 / p**2, 1 / (1 - p) ** 2)


@per_sample
def log_loss_regions(y, p):
    """0, 1, ...: label 0, label 1."""
    return np.select([y == 0, y == 1], [0, 1])


log_loss = DerivedLoss(
    name="log_loss",
    target="y",
    prediction="p",
    parameters=(),
    value=log_loss_value,
    gradient=log_loss_gradient,
    curvature=log_loss_curvature,
    formulas=Formulas(
        value="-y * log(p) - (1 - y) * log(1 - p)",
        gradient="(p - y) / (p * (1 - p))",
        curvature="(p**2 + y - 2 * p * y) / ((1 - p) ** 2 * p**2)",
        regions=(
            ("label 0", "y == 0"),
            ("label 1", "y == 1"),
        ),
    ),
    latex=r"- y \log p - \left(1 - y\right) \log\left(1 - p\right)",
    latex_gradient=r"\frac{p - y}{p \left(1 - p\right)}",
    latex_curvature=r"\frac{p^{2} + y - 2 p y}{\left(1 - p\right)^{2} p^{2}}",
    regions=log_loss_regions,
    region_names=("label 0", "label 1"),
    domains=("zero-one", "probability"),
    value_scale=log_loss_value_scale,
)


@per_sample
def log_loss_logit_value(y, z):
    """The loss of each sample."""
    return y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)


@per_sample
def log_loss_logit_gradient(y, z):
    """Its derivative with respect to z."""
    p = np.exp(-np.logaddexp(0, -z))
    return p - y


@per_sample
def log_loss_logit_value_scale(y, z):
    """What rounding of the value is measured in."""
    return (np.abs(y) + 1) * (np.abs(z) + np.abs(np.logaddexp(0, z)) + 1) + (np.abs(z) + np.abs(np.logaddexp(0, -z)) + 1) * np.abs(y)


@per_sample
def log_loss_logit_gradient_scale(y, z):
    """What rounding of the gradient is measured in."""
    p = np.exp(-np.logaddexp(0, -z))
    return p + np.abs(y)


@per_sample
def log_loss_logit_curvature(y, z):
    """Its second derivative."""
    p = np.exp(-np.logaddexp(0, -z))
    return p * (1 - p)


@per_sample
def log_loss_logit_regions(y, z):
    """0, 1, ...: label 0, label 1."""
    return np.select([y == 0, y == 1], [0, 1])


log_loss_logit = DerivedLoss(
    name="log_loss_logit",
    target="y",
    prediction="z",
    parameters=(),
    value=log_loss_logit_value,
    gradient=log_loss_logit_gradient,
    curvature=log_loss_logit_curvature,
    formulas=Formulas(
        value="-y * log(p) - (1 - y) * log(1 - p)",
        gradient="p - y",
        curvature="p * (1 - p)",
        inner="p",
        where="sigmoid(z)",
        regions=(
            ("label 0", "y == 0"),
            ("label 1", "y == 1"),
        ),
    ),
    latex=r"- y \log p - \left(1 - y\right) \log\left(1 - p\right)",
    latex_gradient="p - y",
    latex_curvature=r"p \left(1 - p\right)",
    latex_where=r"p = \frac{1}{1 + e^{- z}}",
    regions=log_loss_logit_regions,
    region_names=("label 0", "label 1"),
    domains=("zero-one", "real"),
    value_scale=log_loss_logit_value_scale,
    gradient_scale=log_loss_logit_gradient_scale,
    places=(
        Place((0.0, 40.0), "y = 0, z = 40", "overflows"),
        Place((1.0, 40.0), "y = 1, z = 40", "gives nan"),
        Place((0.0, -1000.0), "y = 0, z = -1000", "gives nan"),
        Place((1.0, -1000.0), "y = 1, z = -1000", "overflows"),
    ),
)


@per_sample
def softplus_value(z):
    """The loss of each sample."""
    return np.logaddexp(0, z)


@per_sample
def softplus_gradient(z):
    """Its derivative with respect to z."""
    return np.exp(-np.logaddexp(0, -z))


@per_sample
def softplus_value_scale(z):
    """What rounding of the value is measured in."""
    return np.abs(z) + np.abs(np.logaddexp(0, z)) + 1


@per_sample
def softplus_curvature(z):
    """Its second derivative."""
    p = np.exp(-np.logaddexp(0, -z))
    return p * (1 - p)


softplus = DerivedLoss(
    name="softplus",
    target="",
    prediction="z",
    parameters=(),
    value=softplus_value,
    gradient=softplus_gradient,
    curvature=softplus_curvature,
    formulas=Formulas(
        value="-log(1 - p)",
        gradient="p",
        curvature="p * (1 - p)",
        inner="p",
        where="sigmoid(z)",
    ),
    latex=r"- \log\left(1 - p\right)",
    latex_gradient="p",
    latex_curvature=r"p \left(1 - p\right)",
    latex_where=r"p = \frac{1}{1 + e^{- z}}",
    domains=("real",),
    value_scale=softplus_value_scale,
    places=(Place((40.0,), "z = 40", "overflows"),),
)
