"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.derived import DerivedLoss, Formulas, per_row, per_sample


@per_row
def cross_entropy_value(y, z):
    """The loss of each sample."""
    return -np.sum(y * (z - np.logaddexp.reduce(z, axis=-1, keepdims=True)), axis=-1)


@per_row
def cross_entropy_gradient(y, z):
    """Its derivative with respect to z."""
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return p - y


@per_row
def cross_entropy_curvature(y, z):
    """The diagonal of its second derivative."""
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return p * (1 - p)


cross_entropy = DerivedLoss(
    name="cross_entropy",
    target="y",
    prediction="z",
    parameters=(),
    value=cross_entropy_value,
    gradient=cross_entropy_gradient,
    curvature=cross_entropy_curvature,
    formulas=Formulas(
        value="-sum(y * log(p), axis=-1)",
        gradient="p - y",
        inner="p",
        where="softmax(z)",
    ),
    latex=r"- \sum_{j=1}^{k} y_{j} \log p_{j}",
    latex_gradient="p_{i} - y_{i}",
    latex_curvature=r"p_{i} \left(1 - p_{i}\right)",
    latex_where=r"p_{i} = \frac{e^{z_{i}}}{\sum_{j=1}^{k} e^{z_{j}}}",
)


@per_row
def log_sum_exp_value(z):
    """The loss of each sample."""
    return np.logaddexp.reduce(z, axis=-1)


@per_row
def log_sum_exp_gradient(z):
    """Its derivative with respect to z."""
    return np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))


@per_row
def log_sum_exp_curvature(z):
    """The diagonal of its second derivative."""
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return p * (1 - p)


log_sum_exp = DerivedLoss(
    name="log_sum_exp",
    target="",
    prediction="z",
    parameters=(),
    value=log_sum_exp_value,
    gradient=log_sum_exp_gradient,
    curvature=log_sum_exp_curvature,
    formulas=Formulas(
        value="log(sum(exp(z), axis=-1))",
        gradient="p",
        inner="p",
        where="softmax(z)",
    ),
    latex=r"\log\left(\sum_{j=1}^{k} e^{z_{j}}\right)",
    latex_gradient="p_{i}",
    latex_curvature=r"p_{i} \left(1 - p_{i}\right)",
    latex_where=r"p_{i} = \frac{e^{z_{i}}}{\sum_{j=1}^{k} e^{z_{j}}}",
)


@per_sample
def log_ratio_value(p, q):
    """The loss of each sample."""
    return np.log(p / q)


@per_sample
def log_ratio_gradient(p, q):
    """Its derivative with respect to q."""
    return -1 / q


@per_sample
def log_ratio_value_scale(p, q):
    """What rounding of the value is measured in."""
    return np.abs(np.log(p / q)) + 2


@per_sample
def log_ratio_curvature(p, q):
    """Its second derivative."""
    return 1 / q**2


log_ratio = DerivedLoss(
    name="log_ratio",
    target="p",
    prediction="q",
    parameters=(),
    value=log_ratio_value,
    gradient=log_ratio_gradient,
    curvature=log_ratio_curvature,
    formulas=Formulas(
        value="log(p / q)",
        gradient="-1 / q",
        curvature="1 / q**2",
    ),
    latex=r"\log\left(\frac{p}{q}\right)",
    latex_gradient=r"- \frac{1}{q}",
    latex_curvature=r"\frac{1}{q^{2}}",
    domains=("probability", "probability"),
    value_scale=log_ratio_value_scale,
)
