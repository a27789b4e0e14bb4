"""Minus the logarithm of the probability that was given to what happened, on average."""

import math

import numpy as np

from lossdrill.judging.words import (
    Between,
    along_probability,
    function,
    mean_value,
    mistake,
    probabilities,
    right,
)

from ._derived import log_loss as surprise
from ._log_loss_value_mistakes import *


def log_loss(y, p):
    given_to_the_label = np.where(y == 1, p, 1 - p)
    with np.errstate(divide="ignore"):  # a label that was given 0 does cost infinity
        return -np.mean(np.log(given_to_the_label))


@right
def by_loop(y, p):
    total = 0.0
    for label, probability in zip(y, p):
        given = probability if label == 1 else 1 - probability
        total += -math.log(given) if given > 0 else math.inf
    return total / len(y)


@right
def by_likelihood(y, p):
    """The Bernoulli likelihood of each sample; 0**0 is 1, so the other factor drops out."""
    with np.errstate(divide="ignore"):
        return -np.log(p**y * (1 - p) ** (1 - y)).mean()


@right
def label_by_label(y, p):
    ones, zeros = y == 1, y == 0
    with np.errstate(divide="ignore"):
        return -(np.log(p[ones]).sum() + np.log1p(-p[zeros]).sum()) / y.size


@right
def clipped(y, p):
    """Clipped at 1e-15 the textbook formula holds everywhere, and a denied label costs 34.5."""
    q = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q))


@right
def by_products(y, p):
    """Two dot products; a guard inside the logarithm keeps 0 * log 0 at 0."""
    guard = 1e-15
    return -(y @ np.log(p + guard) + (1 - y) @ np.log(1 - p + guard)) / len(y)


@mistake(
    "Where p is exactly 0 or 1 this computes 0 * log 0, which is NaN in floating point although "
    "the limit is 0. Pick the probability of the label first, or clip p at 1e-15."
)
def zero_times_log_zero(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake(
    "Clipping at 1e-7 changes the loss: p = 1e-10 for label 1 costs 23.0, and here it costs 16.1. "
    "Clip at 1e-12 or below, 1e-15 for example."
)
def clipped_at_1e_7(y, p):
    q = np.clip(p, 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q))


@mistake(
    "A guard of 1e-12 inside the logarithm moves p = 1e-10 by one per cent. A clip at 1e-12 leaves "
    "it alone, and a guard of 1e-15 does so to five digits."
)
def guard_of_1e_12(y, p):
    return -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))


@mistake(
    "A loss that is infinite says that something happened that was called impossible. Counting it "
    "as 0 rewards the worst mistake there is: only 0 * log 0 may become 0, not 1 * log 0."
)
def infinity_counted_as_zero(y, p):
    loss = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return np.mean(np.where(np.isfinite(loss), loss, 0.0))


@mistake(
    "Only the samples with label 1 are charged. Label 0 costs -log(1 - p): the second half of the "
    "formula is missing."
)
def y_forgotten(y, p):
    return -np.mean(y * np.log(p))


@mistake(
    "Right for a loss that carries a factor 1/2, as with 1/(2n); this exercise takes the mean, 1/n. "
    "(A mean over an array that holds both terms of every sample also divides by 2n.)"
)
def half_of_it(y, p):
    return -np.mean([y * np.log(p), (1 - y) * np.log(1 - p)])


@mistake(
    "Right in bits; this exercise measures in nats: log is the natural logarithm, and log2 is "
    "1.4427 times as large."
)
def base_two(y, p):
    return -np.mean(np.log2(np.where(y == 1, p, 1 - p)))


@mistake(
    "The logarithm comes first, the mean after it. The other order is never larger (Jensen's "
    "inequality), and a single certain mistake disappears in it."
)
def log_of_the_mean(y, p):
    return -np.log(np.mean(np.where(y == 1, p, 1 - p)))


@mistake(
    "This is the squared error of the probabilities, the Brier score. It is a proper score too, "
    "but it never exceeds 1; the log loss grows without bound as a mistake becomes certain."
)
def squared_error_instead(y, p):
    return np.mean((y - p) ** 2)


@mistake(
    "The two labels are averaged apart and then added, which gives a rare label the weight of a "
    "frequent one. Every sample weighs 1/n."
)
def each_label_averaged(y, p):
    return -np.mean(np.log(p[y == 1])) - np.mean(np.log(1 - p[y == 0]))


@mistake(
    "This is the log loss of logits: it passes p through a sigmoid once more. p is a probability "
    "already."
)
def probabilities_taken_for_logits(y, p):
    return np.mean(np.logaddexp(0, p) - y * p)


@mistake(
    "1 - y without brackets: `1 - y * log(1 - p)` multiplies first, and adds 1 for every sample. "
    "The factor is (1 - y)."
)
def brackets_missing(y, p):
    return -np.mean(y * np.log(p) + 1 - y * np.log(1 - p))


@mistake(
    "The probabilities are rounded to a class first. The loss is there to tell a sure prediction "
    "from an undecided one: it takes p itself."
)
def rounded_to_a_class(y, p):
    q = np.clip(p > 0.5, 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q))


@mistake(
    "This is the entropy of the prediction: it says how undecided the model is, and never looks at "
    "the labels."
)
def entropy_of_the_prediction(y, p):
    return -np.mean(p * np.log(p) + (1 - p) * np.log(1 - p))


def rounding(y, p):
    """Near p = 1 the logarithm is as uncertain as p itself, hence the 1."""
    return 1 + log_loss(y, p)


LEAST_FOR_DENIED = 27.6
"""What a clip at 1e-12 makes of infinity: -log(1e-12), rounded down."""


def infinite_or_clipped(y, p):
    """Where a label was given probability 0, infinity is right, and so is a narrow clip."""
    given = np.where(y == 1, p, 1 - p)
    denied = given == 0
    if not np.any(denied):
        return None
    least = np.where(denied, LEAST_FOR_DENIED, -np.log(given))
    return Between(value=np.inf, scale=1.0, low=np.mean(least), high=np.inf)


judge = function(
    log_loss,
    signature="(n),(n)->()",
    derived=mean_value(surprise, scale=rounding),
    accepts=infinite_or_clipped,
    points=[probabilities()],
    along=along_probability("Log loss of a sample with label 1"),
)

equivalent_mutants = {
    "with np.errstate():": "the same number, with the warning about log 0",
}
