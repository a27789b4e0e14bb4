"""At a count of 0 the logarithm is given a harmless argument, since what it is multiplied by is 0."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_value, mistake, points_of, right

from ._derived import poisson_deviance as poisson_deviance_loss
from ._poisson_deviance_value_mistakes import *


def poisson_deviance(y, mu):
    safe = np.where(y > 0, y, 1)
    return np.mean(2 * (y * np.log(safe / mu) - y + mu))


@right
def term_filled_in_afterwards(y, mu):
    """The logarithm is computed where the count is positive, and is 0 elsewhere."""
    some = y > 0
    term = np.zeros(len(y))
    term[some] = y[some] * np.log(y[some] / mu[some])
    return 2 * np.mean(term - y + mu)


@right
def two_logarithms(y, mu):
    """y log y - y log mu, and a count of 0 as if it were 1."""
    return np.mean(2 * (y * (np.log(np.maximum(y, 1)) - np.log(mu)) - (y - mu)))


@right
def log_likelihood_given_away(y, mu):
    """Twice the difference of two log-likelihoods, sample by sample; log y! is in both."""
    total = 0.0
    for count, mean in zip(y, mu):
        best = count * np.log(count) - count if count > 0 else 0.0
        total += 2 * (best - (count * np.log(mean) - mean))
    return total / len(y)


@right
def a_tiny_guard(y, mu):
    """1e-12 of a count inside the logarithm, as the prompt allows."""
    return np.mean(2 * (y * np.log((y + 1e-12) / mu) - y + mu))


@mistake(
    "At y = 0 NumPy computes 0 * log(0), and 0 times minus infinity is NaN. The limit of y log y is 0: give the "
    "logarithm another argument there, and the sample costs 2 mu."
)
def zero_times_log_zero(y, mu):
    return np.mean(2 * (y * np.log(y / mu) - y + mu))


@mistake(
    "At a count of 0 only the term with the logarithm is 0: -y + mu stays, and the sample costs 2 mu. Here it costs "
    "nothing, so that every mean is right for it."
)
def nothing_at_zero(y, mu):
    safe = np.where(y > 0, y, 1)
    return np.mean(np.where(y > 0, 2 * (y * np.log(safe / mu) - y + mu), 0))


@mistake(
    "Samples with a count of 0 are left out of the mean. They cost 2 mu, and the mean is over all n samples."
)
def zeros_left_out(y, mu):
    count, mean = y[y > 0], mu[y > 0]
    if len(count) == 0:
        return 0.0
    return np.mean(2 * (count * np.log(count / mean) - count + mean))


@mistake(
    "Right for half the deviance, the negative log-likelihood up to what depends on y alone. Asked for is the "
    "deviance, with its factor 2."
)
def half_of_it(y, mu):
    safe = np.where(y > 0, y, 1)
    return np.mean(y * np.log(safe / mu) - y + mu)


@mistake(
    "That is the negative log-likelihood without what depends on y alone, as PyTorch's PoissonNLLLoss has it: half as "
    "steep as the deviance, and not 0 at mu = y."
)
def likelihood_instead(y, mu):
    return np.mean(mu - y * np.log(mu))


@mistake("mu is taken for the logarithm of the mean. Here it is the mean itself, a number > 0.")
def mean_taken_for_its_logarithm(y, mu):
    safe = np.where(y > 0, y, 1)
    return np.mean(2 * (y * (np.log(safe) - mu) - y + np.exp(mu)))


@mistake(
    "The 2 belongs to all three terms; here it multiplies the first alone. A parenthesis is missing."
)
def two_on_the_first_term(y, mu):
    safe = np.where(y > 0, y, 1)
    return np.mean(2 * y * np.log(safe / mu) - y + mu)


@mistake(
    "That is (y - mu)² / mu, the squared error in units of the variance: close to the deviance near mu = y, and "
    "another loss further away."
)
def pearson_instead(y, mu):
    return np.mean((y - mu) ** 2 / mu)


@mistake(
    "The guard inside the logarithm moves each term by about its own size, 1e-6: too much for nine digits. Take a "
    "case of its own for y = 0, or 1e-12."
)
def coarse_guard(y, mu):
    return np.mean(2 * (y * np.log((y + 1e-6) / mu) - y + mu))


judge = function(
    poisson_deviance,
    signature="(n),(n)->()",
    derived=mean_value(poisson_deviance_loss),
    points=[points_of(poisson_deviance_loss)],
    along=along_loss(poisson_deviance_loss, "Poisson deviance of one sample"),
)

equivalent_mutants = {
    "safe = np.where(y > 0, y, 2)": "at a count of 0 the logarithm is multiplied by 0, whatever it is of",
    "safe = np.where(y > 1, y, 1)": "a count of 1 is replaced by 1",
}
