"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.derived import DerivedLoss, Formulas, Kink, per_sample


@per_sample
def epsilon_insensitive_value(y, y_hat, epsilon):
    """The loss of each sample."""
    r = y_hat - y
    return np.maximum(0, np.abs(r) - epsilon)


@per_sample
def epsilon_insensitive_gradient(y, y_hat, epsilon):
    """Its derivative with respect to y_hat."""
    r = y_hat - y
    return np.select([r < -epsilon, r <= epsilon], [-1, 0], 1)


@per_sample
def epsilon_insensitive_value_scale(y, y_hat, epsilon):
    """What rounding of the value is measured in."""
    r = y_hat - y
    return np.where(epsilon - np.abs(r) <= 0, epsilon + np.abs(r), 0)


@per_sample
def epsilon_insensitive_curvature(y, y_hat, epsilon):
    """Its second derivative, off the kinks."""
    return 0


@per_sample
def epsilon_insensitive_interval(y, y_hat, epsilon):
    """The smallest and the largest subgradient of each sample."""
    r = y_hat - y
    low = np.select([r <= -epsilon, r <= epsilon], [-1, 0], 1)
    high = np.select([r < -epsilon, r < epsilon], [-1, 0], 1)
    return low, high


@per_sample
def epsilon_insensitive_regions(y, y_hat, epsilon):
    """0, 1, ...: inside the tube, outside the tube."""
    r = y_hat - y
    return np.select([np.abs(r) < epsilon, np.abs(r) > epsilon], [0, 1])


epsilon_insensitive = DerivedLoss(
    name="epsilon_insensitive",
    target="y",
    prediction="y_hat",
    parameters=("epsilon",),
    value=epsilon_insensitive_value,
    gradient=epsilon_insensitive_gradient,
    curvature=epsilon_insensitive_curvature,
    formulas=Formulas(
        value="max(0, abs(r) - epsilon)",
        gradient="between(where(r <= -epsilon, -1, where(r <= epsilon, 0, 1)), where(r < -epsilon, -1, where(r < epsilon, 0, 1)))",
        curvature="0",
        inner="r",
        where="y_hat - y",
        regions=(
            ("inside the tube", "abs(r) < epsilon"),
            ("outside the tube", "abs(r) > epsilon"),
        ),
    ),
    kinks=(
        Kink(
            jumps="gradient",
            at=per_sample(lambda y, epsilon: y - epsilon),
            left=per_sample(lambda y, epsilon: -1),
            right=per_sample(lambda y, epsilon: 0),
            latex=r"r = - \epsilon",
        ),
        Kink(
            jumps="gradient",
            at=per_sample(lambda y, epsilon: epsilon + y),
            left=per_sample(lambda y, epsilon: 0),
            right=per_sample(lambda y, epsilon: 1),
            latex=r"r = \epsilon",
        ),
    ),
    interval=epsilon_insensitive_interval,
    latex=r"\max\left(0, \left|{r}\right| - \epsilon\right)",
    latex_gradient=r"\begin{cases} -1 & \text{for}\: r < - \epsilon \\0 & \text{for}\: r \leq \epsilon \\1 & \text{otherwise} \end{cases}",
    latex_curvature="0",
    latex_where=r"r = \hat{y} - y",
    regions=epsilon_insensitive_regions,
    region_names=("inside the tube", "outside the tube"),
    domains=("real", "real", "positive"),
    translates=True,
    value_scale=epsilon_insensitive_value_scale,
)
