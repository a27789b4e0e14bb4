"""One over one plus e^-z: where e^-z overflows, 1 / infinity is the right 0."""

import math

import numpy as np

from lossdrill.judging.words import (
    along_logit,
    function,
    logits,
    mistake,
    right,
    sample_gradient,
)

from ._derived import softplus


def sigmoid(z):
    with np.errstate(over="ignore"):  # it does no harm in the denominator
        return 1 / (1 + np.exp(-z))


@right
def without_overflow(z):
    """The exponential of -|z| is at most 1; each sign takes the fraction that suits it."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


@right
def by_tanh(z):
    """The same curve, stretched: tanh runs from -1 to 1 and levels off by itself."""
    return 0.5 * (1 + np.tanh(z / 2))


@right
def by_loop(z):
    probabilities = []
    for logit in z:
        if logit >= 0:
            probabilities.append(1 / (1 + math.exp(-logit)))
        else:
            e = math.exp(logit)
            probabilities.append(e / (1 + e))
    return np.array(probabilities)


@right
def by_masks(z):
    p = np.empty(z.shape)
    positive = z >= 0
    p[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    p[~positive] = e / (1 + e)
    return p


@right
def by_logaddexp(z):
    """log(1 + e^-z) is what label 1 costs; e to minus that is its probability."""
    return np.exp(-np.logaddexp(0, -z))


@right
def clipped_at_500(z):
    """e^500 does not overflow, and sigmoid(-500) is below 1e-200."""
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


@mistake(
    "e^z / (1 + e^z) is inf / inf = NaN for logits above 709. 1 / (1 + e^-z) is the same function, "
    "and there the infinity stands alone in the denominator."
)
def exponential_above_and_below(z):
    e = np.exp(z)
    return e / (1 + e)


@mistake(
    "NaN is replaced by 0 for logits above 709, where the sigmoid is 1. Choose the form that gives no "
    "NaN, 1 / (1 + e^-z), rather than repairing it afterwards."
)
def nan_made_0(z):
    e = np.exp(z)
    return np.nan_to_num(e / (1 + e))


@mistake(
    "Clipping the logits at ±10 changes the result: sigmoid(-10) is 4.5e-5, not nearly 0. "
    "If you clip, do it where it cannot be seen, at ±500."
)
def logits_clipped_at_10(z):
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))


@mistake(
    "A guard of 1e-7 around 0 and 1 is for logarithms, and there it is too much already. The sigmoid "
    "has no logarithm: it may come as near to 0 and 1 as it likes."
)
def probabilities_clipped(z):
    return np.clip(1 / (1 + np.exp(-z)), 1e-7, 1 - 1e-7)


@mistake(
    "The sigmoid is mirrored: it is 1 / (1 + exp(-z)), with a minus. With exp(z) large logits get "
    "small probabilities."
)
def mirrored(z):
    return 1 / (1 + np.exp(z))


@mistake(
    "Brackets are missing: `1 / 1 + exp(-z)` divides first, and is 1 + exp(-z). The denominator is "
    "the whole of (1 + exp(-z))."
)
def brackets_missing(z):
    return 1 / 1 + np.exp(-z)


@mistake(
    "tanh has the same form, but runs from -1 to 1 and is 0 at 0. The sigmoid is (1 + tanh(z/2)) / 2."
)
def tanh(z):
    return np.tanh(z)


@mistake(
    "The sigmoid is too steep: (1 + tanh z) / 2 is the sigmoid of 2z. It is (1 + tanh(z / 2)) / 2."
)
def sigmoid_of_twice_the_logit(z):
    return 0.5 * (1 + np.tanh(z))


@mistake(
    "tanh(z/2) is 2 sigmoid(z) - 1 and runs from -1 to 1. Add 1 and halve it to get from there to a "
    "probability."
)
def tanh_of_half_the_logit(z):
    return np.tanh(z / 2)


@mistake(
    "The probability is rounded to a class. The sigmoid says how sure the model is: it takes every "
    "value between 0 and 1."
)
def rounded_to_a_class(z):
    return np.where(z >= 0, 1.0, 0.0)


@mistake(
    "This is the slope of the sigmoid, p(1 - p), which is largest, 1/4, at z = 0. The exercise asks "
    "for p itself."
)
def slope(z):
    p = 1 / (1 + np.exp(-z))
    return p * (1 - p)


@mistake(
    "This is the logarithm of the sigmoid, which losses are computed with; the exercise asks for the "
    "probability itself."
)
def log_sigmoid(z):
    return -np.logaddexp(0, -z)


@mistake("This is log(1 + e^z), the softplus, which grows without bound. The sigmoid is its slope.")
def softplus_itself(z):
    return np.logaddexp(0, z)


@mistake(
    "The exponentials are divided by their sum over all samples: that is a softmax, and the samples "
    "share one unit of probability. Each logit here answers a question of its own."
)
def softmax_over_the_samples(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


@mistake(
    "The largest logit is subtracted first. A softmax does not notice such a shift, but the sigmoid "
    "does: sigmoid(0) = 1/2, whatever the other logits are."
)
def shifted_by_the_largest(z):
    return 1 / (1 + np.exp(-(z - np.max(z))))


@mistake(
    "The sigmoid is applied twice. The second time it takes probabilities for logits, and all that "
    "comes out lies between 1/2 and 0.74."
)
def applied_twice(z):
    p = 1 / (1 + np.exp(-z))
    return 1 / (1 + np.exp(-p))


@mistake("Powers of 2 in place of powers of e: that is the sigmoid of log(2) z, a flatter curve.")
def base_two(z):
    return 1 / (1 + np.exp2(-z))


@mistake(
    "This is the sigmoid of |z|, never below 1/2, as where the branch for negative logits of a stable "
    "sigmoid is the other one again. Below 0 it is exp(z) / (1 + exp(z))."
)
def sigmoid_of_the_size(z):
    return 1 / (1 + np.exp(-np.abs(z)))


@mistake(
    "A mean was taken: one number comes back. The sigmoid gives each logit its own probability, "
    "shape (n,)."
)
def averaged(z):
    return np.mean(1 / (1 + np.exp(-z)))


@mistake(
    "The ratio e^z is the odds, p / (1 - p), and has no bound. To get p from the odds, divide them by "
    "1 plus the odds."
)
def odds(z):
    return np.exp(z)


@mistake(
    "This is the logit, log(z / (1 - z)), the inverse of the sigmoid: it turns probabilities into logits. z "
    "is a logit already."
)
def inverse(z):
    return np.log(z / (1 - z))


@mistake(
    "z (1 - z) is the slope of the sigmoid for somebody who has the probability already. z is a logit, and "
    "the exercise asks for the probability."
)
def slope_of_a_probability(z):
    return z * (1 - z)


@mistake(
    "This is another curve of the same form, with z / (1 + |z|): it nears 0 and 1 much more slowly. The "
    "sigmoid takes the exponential."
)
def without_an_exponential(z):
    return 0.5 * (1 + z / (1 + np.abs(z)))


@mistake(
    "This is the distribution function of the normal distribution, the link of a probit model. That of a "
    "logistic model is 1 / (1 + e^-z)."
)
def normal_distribution(z):
    return np.array([0.5 * (1 + math.erf(logit / math.sqrt(2))) for logit in z])


@mistake(
    "These are straight pieces, as cheap approximations of the sigmoid have them. The exercise asks for the "
    "curve, to nine decimals."
)
def straight_pieces(z):
    return np.clip(0.2 * z + 0.5, 0, 1)


def rounding(z):
    """Absolutely: a probability is a number between 0 and 1, and losses only add it to a label."""
    return np.ones(z.shape)


judge = function(
    sigmoid,
    signature="(n)->(n)",
    derived=sample_gradient(softplus, scale=rounding),
    points=[logits()],
    along=along_logit("Probability of label 1", linear=False, label=False),
)

equivalent_mutants = {
    "with np.errstate():": "the same numbers, with a warning that exp overflows",
}
