"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.derived import DerivedLoss, Formulas, Kink, per_sample


@per_sample
def squared_hinge_value(y, s):
    """The loss of each sample."""
    m = s * y
    return np.maximum(0, 1 - m) ** 2


@per_sample
def squared_hinge_gradient(y, s):
    """Its derivative with respect to s."""
    m = s * y
    return np.where(m <= 1, -2 * y * (1 - m), 0)


@per_sample
def squared_hinge_value_scale(y, s):
    """What rounding of the value is measured in."""
    m = s * y
    return np.where(m <= 1, (np.abs(m) + 1) ** 2, 0)


@per_sample
def squared_hinge_gradient_scale(y, s):
    """What rounding of the gradient is measured in."""
    m = s * y
    return np.where(m <= 1, 2 * (np.abs(m) + 1) * np.abs(y), 0)


@per_sample
def squared_hinge_curvature(y, s):
    """Its second derivative, off the kinks."""
    m = s * y
    return np.where(m <= 1, 2 * y**2, 0)


@per_sample
def squared_hinge_regions(y, s):
    """0, 1, ...: short of the margin, beyond the margin."""
    m = s * y
    return np.select([m < 1, m >= 1], [0, 1])


squared_hinge = DerivedLoss(
    name="squared_hinge",
    target="y",
    prediction="s",
    parameters=(),
    value=squared_hinge_value,
    gradient=squared_hinge_gradient,
    curvature=squared_hinge_curvature,
    formulas=Formulas(
        value="max(0, 1 - m) ** 2",
        gradient="where(m <= 1, -2 * y * (1 - m), 0)",
        curvature="where(m <= 1, 2 * y**2, 0)",
        inner="m",
        where="s * y",
        regions=(
            ("short of the margin", "m < 1"),
            ("beyond the margin", "m >= 1"),
        ),
    ),
    kinks=(
        Kink(
            jumps="curvature",
            at=per_sample(lambda y: y),
            left=per_sample(lambda y: 0),
            right=per_sample(lambda y: 0),
            latex="m = 1",
        ),
    ),
    latex=r"\max\left(0, 1 - m\right)^{2}",
    latex_gradient=r"\begin{cases} - 2 y \left(1 - m\right) & \text{for}\: m \leq 1 \\0 & \text{otherwise} \end{cases}",
    latex_curvature=r"\begin{cases} 2 y^{2} & \text{for}\: m \leq 1 \\0 & \text{otherwise} \end{cases}",
    latex_where="m = s y",
    regions=squared_hinge_regions,
    region_names=("short of the margin", "beyond the margin"),
    domains=("sign", "real"),
    value_scale=squared_hinge_value_scale,
    gradient_scale=squared_hinge_gradient_scale,
)
