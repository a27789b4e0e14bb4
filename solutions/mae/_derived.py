"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.derived import DerivedLoss, Formulas, Kink, per_sample


@per_sample
def mae_value(y, y_hat):
    """The loss of each sample."""
    r = y_hat - y
    return np.abs(r)


@per_sample
def mae_gradient(y, y_hat):
    """Its derivative with respect to y_hat."""
    r = y_hat - y
    return np.select([r < 0, r == 0], [-1, 0], 1)


@per_sample
def mae_curvature(y, y_hat):
    """Its second derivative, off the kinks."""
    return 0


@per_sample
def mae_interval(y, y_hat):
    """The smallest and the largest subgradient of each sample."""
    r = y_hat - y
    low = np.where(r <= 0, -1, 1)
    high = np.where(r < 0, -1, 1)
    return low, high


@per_sample
def mae_regions(y, y_hat):
    """0, 1, ...: too low, exact, too high."""
    r = y_hat - y
    return np.select([r < 0, r == 0, r > 0], [0, 1, 2])


mae = DerivedLoss(
    name="mae",
    target="y",
    prediction="y_hat",
    parameters=(),
    value=mae_value,
    gradient=mae_gradient,
    curvature=mae_curvature,
    formulas=Formulas(
        value="abs(r)",
        gradient="between(where(r <= 0, -1, 1), where(r < 0, -1, 1))",
        inner="r",
        where="y_hat - y",
        regions=(
            ("too low", "r < 0"),
            ("exact", "r == 0"),
            ("too high", "r > 0"),
        ),
    ),
    kinks=(
        Kink(
            jumps="gradient",
            at=per_sample(lambda y: y),
            left=per_sample(lambda y: -1),
            right=per_sample(lambda y: 1),
            latex="r = 0",
        ),
    ),
    interval=mae_interval,
    latex=r"\left|{r}\right|",
    latex_gradient=r"\begin{cases} -1 & \text{for}\: r < 0 \\0 & \text{for}\: r = 0 \\1 & \text{otherwise} \end{cases}",
    latex_curvature="0",
    latex_where=r"r = \hat{y} - y",
    regions=mae_regions,
    region_names=("too low", "exact", "too high"),
)
