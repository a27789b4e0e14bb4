"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.derived import DerivedLoss, Formulas, Kink, per_sample


@per_sample
def huber_value(y, y_hat, delta):
    """The loss of each sample."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2))


@per_sample
def huber_gradient(y, y_hat, delta):
    """Its derivative with respect to y_hat."""
    r = y_hat - y
    return np.select([r <= -delta, r <= delta], [-delta, r], delta)


@per_sample
def huber_curvature(y, y_hat, delta):
    """Its second derivative, off the kinks."""
    r = y_hat - y
    return np.select([r <= -delta, r <= delta], [0, 1], 0)


@per_sample
def huber_regions(y, y_hat, delta):
    """0, 1, ...: within delta, beyond delta."""
    r = y_hat - y
    return np.select([np.abs(r) <= delta, np.abs(r) > delta], [0, 1])


huber = DerivedLoss(
    name="huber",
    target="y",
    prediction="y_hat",
    parameters=("delta",),
    value=huber_value,
    gradient=huber_gradient,
    curvature=huber_curvature,
    formulas=Formulas(
        value="where(abs(r) <= delta, r**2 / 2, delta * (abs(r) - delta / 2))",
        gradient="where(r <= -delta, -delta, where(r <= delta, r, delta))",
        curvature="where(r <= -delta, 0, where(r <= delta, 1, 0))",
        inner="r",
        where="y_hat - y",
        regions=(
            ("within delta", "abs(r) <= delta"),
            ("beyond delta", "abs(r) > delta"),
        ),
    ),
    kinks=(
        Kink(
            jumps="curvature",
            at=per_sample(lambda y, delta: y - delta),
            left=per_sample(lambda y, delta: -delta),
            right=per_sample(lambda y, delta: -delta),
            latex=r"r = - \delta",
        ),
        Kink(
            jumps="curvature",
            at=per_sample(lambda y, delta: delta + y),
            left=per_sample(lambda y, delta: delta),
            right=per_sample(lambda y, delta: delta),
            latex=r"r = \delta",
        ),
    ),
    latex=r"\begin{cases} \frac{r^{2}}{2} & \text{for}\: \left|{r}\right| \leq \delta \\\delta \left(\left|{r}\right| - \frac{\delta}{2}\right) & \text{otherwise} \end{cases}",
    latex_gradient=r"\begin{cases} - \delta & \text{for}\: r \leq - \delta \\r & \text{for}\: r \leq \delta \\\delta & \text{otherwise} \end{cases}",
    latex_curvature=r"\begin{cases} 0 & \text{for}\: r \leq - \delta \\1 & \text{for}\: r \leq \delta \\0 & \text{otherwise} \end{cases}",
    latex_where=r"r = \hat{y} - y",
    regions=huber_regions,
    region_names=("within delta", "beyond delta"),
    domains=("real", "real", "positive"),
    translates=True,
)
