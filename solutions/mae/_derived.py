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
    domains=("real", "real"),
    translates=True,
)


@per_sample
def smooth_l1_value(y, y_hat, beta):
    """The loss of each sample."""
    r = y_hat - y
    return np.where(np.abs(r) < beta, r**2 / (2 * beta), np.abs(r) - beta / 2)


@per_sample
def smooth_l1_gradient(y, y_hat, beta):
    """Its derivative with respect to y_hat."""
    r = y_hat - y
    return np.select([r <= -beta, r <= beta], [-1, r / beta], 1)


@per_sample
def smooth_l1_curvature(y, y_hat, beta):
    """Its second derivative, off the kinks."""
    r = y_hat - y
    return np.select([r <= -beta, r <= beta], [0, 1 / beta], 0)


@per_sample
def smooth_l1_regions(y, y_hat, beta):
    """0, 1, ...: within beta, beyond beta."""
    r = y_hat - y
    return np.select([np.abs(r) < beta, np.abs(r) >= beta], [0, 1])


smooth_l1 = DerivedLoss(
    name="smooth_l1",
    target="y",
    prediction="y_hat",
    parameters=("beta",),
    value=smooth_l1_value,
    gradient=smooth_l1_gradient,
    curvature=smooth_l1_curvature,
    formulas=Formulas(
        value="where(abs(r) < beta, r**2 / (2 * beta), abs(r) - beta / 2)",
        gradient="where(r <= -beta, -1, where(r <= beta, r / beta, 1))",
        curvature="where(r <= -beta, 0, where(r <= beta, 1 / beta, 0))",
        inner="r",
        where="y_hat - y",
        regions=(
            ("within beta", "abs(r) < beta"),
            ("beyond beta", "abs(r) >= beta"),
        ),
    ),
    kinks=(
        Kink(
            jumps="curvature",
            at=per_sample(lambda y, beta: y - beta),
            left=per_sample(lambda y, beta: -1),
            right=per_sample(lambda y, beta: -1),
            latex=r"r = - \beta",
        ),
        Kink(
            jumps="curvature",
            at=per_sample(lambda y, beta: beta + y),
            left=per_sample(lambda y, beta: 1),
            right=per_sample(lambda y, beta: 1),
            latex=r"r = \beta",
        ),
    ),
    latex=r"\begin{cases} \frac{r^{2}}{2 \beta} & \text{for}\: \left|{r}\right| < \beta \\\left|{r}\right| - \frac{\beta}{2} & \text{otherwise} \end{cases}",
    latex_gradient=r"\begin{cases} -1 & \text{for}\: r \leq - \beta \\\frac{r}{\beta} & \text{for}\: r \leq \beta \\1 & \text{otherwise} \end{cases}",
    latex_curvature=r"\begin{cases} 0 & \text{for}\: r \leq - \beta \\\frac{1}{\beta} & \text{for}\: r \leq \beta \\0 & \text{otherwise} \end{cases}",
    latex_where=r"r = \hat{y} - y",
    regions=smooth_l1_regions,
    region_names=("within beta", "beyond beta"),
    domains=("real", "real", "positive"),
    translates=True,
)
