"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.derived import DerivedLoss, Formulas, Kink, per_sample


@per_sample
def hinge_value(y, s):
    """The loss of each sample."""
    m = s * y
    return np.maximum(0, 1 - m)


@per_sample
def hinge_gradient(y, s):
    """Its derivative with respect to s."""
    m = s * y
    return np.where(m < 1, -y, 0)


@per_sample
def hinge_value_scale(y, s):
    """What rounding of the value is measured in."""
    m = s * y
    return np.where(m <= 1, np.abs(m) + 1, 0)


@per_sample
def hinge_curvature(y, s):
    """Its second derivative, off the kinks."""
    return 0


@per_sample
def hinge_interval(y, s):
    """The smallest and the largest subgradient of each sample."""
    m = s * y
    low = np.select([m < 1, m == 1], [-y, np.minimum(0, -y)], 0)
    high = np.select([m < 1, m == 1], [-y, np.maximum(0, -y)], 0)
    return low, high


@per_sample
def hinge_regions(y, s):
    """0, 1, ...: on the wrong side, inside the margin, on the margin, beyond the margin."""
    m = s * y
    return np.select([m < 0, (m >= 0) & (m < 1), m == 1, m > 1], [0, 1, 2, 3])


hinge = DerivedLoss(
    name="hinge",
    target="y",
    prediction="s",
    parameters=(),
    value=hinge_value,
    gradient=hinge_gradient,
    curvature=hinge_curvature,
    formulas=Formulas(
        value="max(0, 1 - m)",
        gradient="between(where(m < 1, -y, where(m == 1, min(0, -y), 0)), where(m < 1, -y, where(m == 1, max(0, -y), 0)))",
        curvature="0",
        inner="m",
        where="s * y",
        regions=(
            ("on the wrong side", "m < 0"),
            ("inside the margin", "(m >= 0) & (m < 1)"),
            ("on the margin", "m == 1"),
            ("beyond the margin", "m > 1"),
        ),
    ),
    kinks=(
        Kink(
            jumps="gradient",
            at=per_sample(lambda y: y),
            left=per_sample(lambda y: -y / 2 - 1 / 2),
            right=per_sample(lambda y: 1 / 2 - y / 2),
            latex="m = 1",
        ),
    ),
    interval=hinge_interval,
    latex=r"\max\left(0, 1 - m\right)",
    latex_gradient=r"\begin{cases} - y & \text{for}\: m < 1 \\0 & \text{otherwise} \end{cases}",
    latex_curvature="0",
    latex_where="m = s y",
    regions=hinge_regions,
    region_names=("on the wrong side", "inside the margin", "on the margin", "beyond the margin"),
    domains=("sign", "real"),
    value_scale=hinge_value_scale,
)
