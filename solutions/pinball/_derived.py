"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.derived import DerivedLoss, Formulas, Kink, per_sample


@per_sample
def pinball_value(y, y_hat, tau):
    """The loss of each sample."""
    r = y_hat - y
    return np.maximum(-r * tau, r * (1 - tau))


@per_sample
def pinball_gradient(y, y_hat, tau):
    """Its derivative with respect to y_hat."""
    r = y_hat - y
    return np.select([r < 0, r == 0], [-tau, 0], 1 - tau)


@per_sample
def pinball_curvature(y, y_hat, tau):
    """Its second derivative, off the kinks."""
    return 0


@per_sample
def pinball_interval(y, y_hat, tau):
    """The smallest and the largest subgradient of each sample."""
    r = y_hat - y
    low = np.where(r <= 0, -tau, 1 - tau)
    high = np.where(r < 0, -tau, 1 - tau)
    return low, high


@per_sample
def pinball_regions(y, y_hat, tau):
    """0, 1, ...: too low, exact, too high."""
    r = y_hat - y
    return np.select([r < 0, r == 0, r > 0], [0, 1, 2])


pinball = DerivedLoss(
    name="pinball",
    target="y",
    prediction="y_hat",
    parameters=("tau",),
    value=pinball_value,
    gradient=pinball_gradient,
    curvature=pinball_curvature,
    formulas=Formulas(
        value="max(-r * tau, r * (1 - tau))",
        gradient="between(where(r <= 0, -tau, 1 - tau), where(r < 0, -tau, 1 - tau))",
        curvature="0",
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
            at=per_sample(lambda y, tau: y),
            left=per_sample(lambda y, tau: -tau),
            right=per_sample(lambda y, tau: 1 - tau),
            latex="r = 0",
        ),
    ),
    interval=pinball_interval,
    latex=r"\max\left(- r \tau, r \left(1 - \tau\right)\right)",
    latex_gradient=r"\begin{cases} - \tau & \text{for}\: r < 0 \\0 & \text{for}\: r = 0 \\1 - \tau & \text{otherwise} \end{cases}",
    latex_curvature="0",
    latex_where=r"r = \hat{y} - y",
    regions=pinball_regions,
    region_names=("too low", "exact", "too high"),
    domains=("real", "real", "probability"),
    translates=True,
)
