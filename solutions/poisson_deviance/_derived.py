"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.derived import DerivedLoss, Formulas, Place, per_sample


@per_sample
def poisson_deviance_value(y, mu):
    """The loss of each sample."""
    return np.where(y == 0, 2 * mu, 2 * mu + 2 * y * np.log(y / mu) - 2 * y)


@per_sample
def poisson_deviance_gradient(y, mu):
    """Its derivative with respect to mu."""
    return 2 * (mu - y) / mu


@per_sample
def poisson_deviance_value_scale(y, mu):
    """What rounding of the value is measured in."""
    return np.where(y == 0, 2 * mu, 2 * mu + 2 * y * (np.abs(np.log(y / mu)) + 2) + 2 * y)


@per_sample
def poisson_deviance_gradient_scale(y, mu):
    """What rounding of the gradient is measured in."""
    return 2 * (mu + y) / mu


@per_sample
def poisson_deviance_curvature(y, mu):
    """Its second derivative."""
    return 2 * y / mu**2


@per_sample
def poisson_deviance_regions(y, mu):
    """0, 1, ...: counts of 0, counts from 1 on."""
    return np.select([y == 0, y >= 1], [0, 1])


poisson_deviance = DerivedLoss(
    name="poisson_deviance",
    target="y",
    prediction="mu",
    parameters=(),
    value=poisson_deviance_value,
    gradient=poisson_deviance_gradient,
    curvature=poisson_deviance_curvature,
    formulas=Formulas(
        value="where(y == 0, 2 * mu, 2 * mu + 2 * y * log(y / mu) - 2 * y)",
        gradient="2 * (mu - y) / mu",
        curvature="2 * y / mu**2",
        regions=(
            ("counts of 0", "y == 0"),
            ("counts from 1 on", "y >= 1"),
        ),
    ),
    latex=r"2 \mu + 2 y \log\left(\frac{y}{\mu}\right) - 2 y",
    latex_gradient=r"\frac{2 \left(\mu - y\right)}{\mu}",
    latex_curvature=r"\frac{2 y}{\mu^{2}}",
    regions=poisson_deviance_regions,
    region_names=("counts of 0", "counts from 1 on"),
    domains=("whole", "positive"),
    value_scale=poisson_deviance_value_scale,
    gradient_scale=poisson_deviance_gradient_scale,
    places=(Place((0.0, 1.0), "y = 0, mu = 1", "gives nan"),),
)
