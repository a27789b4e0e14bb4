"""First what is missing to a margin of 1, or 0; then its square."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_value, mistake, points_of, right

from ._derived import squared_hinge as squared_hinge_loss
from ._squared_hinge_value_mistakes import *


def squared_hinge(y, scores):
    return np.mean(np.maximum(0, 1 - y * scores) ** 2)


@right
def two_cases(y, scores):
    """The square below the margin, and 0 from there on."""
    margin = y * scores
    return np.mean(np.where(margin < 1, (1 - margin) ** 2, 0))


@right
def distance_to_the_label(y, scores):
    """y² is 1, so below the margin (1 - y s)² is (y - s)²."""
    short = y * scores < 1
    return np.sum((y - scores)[short] ** 2) / len(y)


@right
def dot_product(y, scores):
    """What is missing, times itself."""
    missing = np.clip(1 - y * scores, 0, None)
    return missing @ missing / len(missing)


@right
def sample_by_sample(y, scores):
    """A loop with a maximum."""
    total = 0.0
    for label, score in zip(y, scores):
        total += max(0.0, 1 - label * score) ** 2
    return total / len(y)


@mistake(
    "Squared before the maximum, nothing is negative any more: samples beyond the margin are charged for being too "
    "right. The maximum with 0 comes first."
)
def without_maximum(y, scores):
    return np.mean(np.maximum(0, (1 - y * scores) ** 2))


@mistake(
    "The square goes around the maximum, (1 - y s)²; this squares the margin alone, and 1 - m² is not (1 - m)²."
)
def margin_squared(y, scores):
    return np.mean(np.maximum(0, 1 - (y * scores) ** 2))


@mistake(
    "That is half the squared hinge loss, without the 2 in its derivative. Here no 1/2 is asked for."
)
def half_of_it(y, scores):
    return np.mean(np.maximum(0, 1 - y * scores) ** 2) / 2


@mistake("The mean is squared, and not each sample: square first, then take the mean.")
def square_of_the_mean(y, scores):
    return np.mean(np.maximum(0, 1 - y * scores)) ** 2


@mistake(
    "That is the modified Huber loss: below a margin of -1 it goes on along a line. The squared hinge loss is a square "
    "all the way."
)
def modified_huber(y, scores):
    margin = y * scores
    return np.mean(np.where(margin < -1, -4 * margin, np.maximum(0, 1 - margin) ** 2))


@mistake("The labels are -1 and 1 already. 2 y - 1 recodes labels 0 and 1, and makes -3 of -1.")
def labels_recoded(y, scores):
    return np.mean(np.maximum(0, 1 - (2 * y - 1) * scores) ** 2)


@mistake(
    "np.max(a, 0) is the largest entry along axis 0. np.maximum(a, 0) compares entry by entry."
)
def largest_entry(y, scores):
    return np.mean(np.max(1 - y * scores, 0) ** 2)


judge = function(
    squared_hinge,
    signature="(n),(n)->()",
    derived=mean_value(squared_hinge_loss),
    points=[points_of(squared_hinge_loss)],
    along=along_loss(squared_hinge_loss, "Squared hinge loss of one sample"),
)

equivalent_mutants = {
    "return np.mean(np.maximum(1 - y * scores, 0) ** 2)": "the larger of two numbers, whichever comes first",
}
