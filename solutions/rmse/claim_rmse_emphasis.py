"""One root over the whole mean changes no sample's share: the sentence holds for no data."""

import numpy as np

from lossdrill.judging.choices import wrong
from lossdrill.judging.claims import claim

RESIDUALS = np.array([1.0, 1.0, 1.0, 10.0])


def shares(gradient):
    """Of the samples in the pull, in per cent."""
    size = np.abs(gradient)
    return ", ".join(f"{share:.0f}" for share in 100 * size / np.sum(size))


of_mse = 2 * RESIDUALS / len(RESIDUALS)
of_rmse = of_mse / (2 * np.sqrt(np.mean(RESIDUALS**2)))
of_mae = np.sign(RESIDUALS) / len(RESIDUALS)
EXAMPLE = (
    f"For residuals of {', '.join(f'{r:g}' for r in RESIDUALS)} the shares in the gradient are {shares(of_mse)} per cent under "
    f"MSE and {shares(of_rmse)} under RMSE"
)

judge = claim(
    "false",
    "The root is taken once, of the whole mean, so it multiplies every sample's part by the same number. "
    f"{EXAMPLE}; under MAE they are {shares(of_mae)}. What is true: RMSE puts more weight on large errors "
    "than MAE does, as MSE does.",
    wrong(
        "The residuals are larger than 1.",
        "Squares of numbers above 1 grow and roots of them shrink, but the root is taken of the mean, not "
        "of each term: no share changes.",
    ),
    wrong(
        "There is exactly one outlier.",
        "However many there are, the gradient of RMSE is that of MSE times one number.",
    ),
    wrong(
        "The errors are normally distributed.",
        "The identity between the two gradients holds for any residuals, wherever they come from.",
    ),
    wrong(
        "RMSE is smaller than 1/2.",
        "Then the gradient of RMSE is longer in relation to that of MSE, as a whole: the shares of the "
        "samples stay the same.",
    ),
    wrong(
        "The data set is small.",
        "1/n stands before the sum in both, and the shares do not depend on it.",
    ),
    wrong(
        "The models are compared on several data sets, by the mean of their RMSE.",
        "That is no longer one data set. Means over several can rank models in another way, but there the "
        "root makes large errors count less, not more.",
    ),
    true="The root is applied once, to the mean, and not to each error. It multiplies the pull of all "
    f"samples by the same number. {EXAMPLE}.",
    needs_a_condition="There are no data for which it holds: the gradient of RMSE is that of MSE divided by "
    "2 RMSE, one number for all samples, so their shares are always the same.",
)
