"""Twice what is missing to the margin, times the inner derivative -y; over n."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_gradient, mistake, points_of, right

from ._derived import squared_hinge as squared_hinge_loss
from ._squared_hinge_gradient_mistakes import *


def squared_hinge_gradient(y, scores):
    return -2 * y * np.maximum(0, 1 - y * scores) / len(y)


@right
def score_less_label(y, scores):
    """-2 y (1 - y s) is 2 (s - y), since y² is 1."""
    return 2 * (scores - y) * (y * scores < 1) / len(y)


@right
def two_cases(y, scores):
    """A case for each side of the margin."""
    margin = y * scores
    return np.where(margin <= 1, 2 * y * (margin - 1), 0) / len(y)


@right
def label_by_label(y, scores):
    """Each label by itself."""
    of_ones = np.minimum(0, scores - 1)
    of_others = np.maximum(0, scores + 1)
    return 2 * np.where(y > 0, of_ones, of_others) / len(y)


@right
def sample_by_sample(y, scores):
    """A loop over those that fall short."""
    g = np.zeros(len(y))
    for i in range(len(y)):
        missing = 1 - y[i] * scores[i]
        if missing > 0:
            g[i] = -2 * y[i] * missing / len(y)
    return g


@mistake(
    "The condition is on the margin y s. With the score alone, label -1 is treated as if its score had to be above 1."
)
def label_lost_in_the_condition(y, scores):
    return np.where(scores < 1, 2 * (scores - y), 0) / len(y)


@mistake(
    "The slope of the modified Huber loss, which stays at -4 y below a margin of -1. That of the squared hinge loss "
    "goes on growing."
)
def modified_huber(y, scores):
    margin = y * scores
    return np.where(margin < -1, -4 * y, -2 * y * np.maximum(0, 1 - margin)) / len(y)


@mistake("Divided by the number of samples short of the margin. The mean is over all n of them.")
def divided_by_violations(y, scores):
    missing = np.maximum(0, 1 - y * scores)
    return -2 * y * missing / max(np.sum(missing > 0), 1)


@mistake("The labels are -1 and 1 already. 2 y - 1 recodes labels 0 and 1, and makes -3 of -1.")
def labels_recoded(y, scores):
    label = 2 * y - 1
    return -2 * label * np.maximum(0, 1 - label * scores) / len(y)


judge = function(
    squared_hinge_gradient,
    signature="(n),(n)->(n)",
    derived=mean_gradient(squared_hinge_loss),
    points=[points_of(squared_hinge_loss)],
    along=along_loss(squared_hinge_loss, "Slope of the squared hinge loss of one sample"),
)

equivalent_mutants = {
    "return -2 / y * np.maximum(0, 1 - y * scores) / len(y)": "1 / y is y for the labels -1 and 1",
    "return -2 * y * np.maximum(1 - y * scores, 0) / len(y)": "the larger of two numbers, whichever comes first",
}
