"""What is missing to a margin of 1, and nothing beyond it, on average."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_value, mistake, points_of, right

from ._derived import hinge as hinge_loss
from ._hinge_value_mistakes import *

del without_minus_m  # always 1: nobody writes that


def hinge(y, scores):
    return np.mean(np.maximum(0, 1 - y * scores))


@right
def by_loop(y, scores):
    total = 0
    for label, score in zip(y, scores):
        margin = label * score
        if margin < 1:
            total += 1 - margin
    return total / len(y)


@right
def by_mask(y, scores):
    missing = 1 - y * scores
    return np.sum(missing[missing > 0]) / missing.size


@right
def by_label(y, scores):
    """Label 1 wants a score of 1 or more, label -1 one of -1 or less."""
    return np.where(y == 1, np.clip(1 - scores, 0, None), np.clip(1 + scores, 0, None)).mean()


@right
def by_products(y, scores):
    """The active samples as 0 and 1, and then two sums."""
    active = (np.multiply(y, scores) < 1).astype(float)
    return (active.sum() - np.einsum("i,i,i->", active, y, scores)) / len(y)


@right
def by_absolute_value(y, scores):
    """max(0, a) is half of a + |a|."""
    a = 1 - y * scores
    return np.average(a + np.abs(a)) / 2


@mistake(
    "This is the perceptron's loss: it is content with a score on the right side. The hinge loss "
    "asks for a margin of 1: max(0, 1 - y s)."
)
def perceptron(y, scores):
    return np.mean(np.maximum(0, -y * scores))


@mistake(
    "np.max(a, 0) takes the largest entry of a along axis 0. The comparison with 0, entry by entry, "
    "is np.maximum(a, 0)."
)
def max_for_maximum(y, scores):
    return np.mean(np.max(1 - y * scores, 0))


@mistake(
    "The labels are -1 and 1 already. 2y - 1 recodes labels 0 and 1, and makes -3 of a label -1."
)
def labels_recoded(y, scores):
    return np.mean(np.maximum(0, 1 - (2 * y - 1) * scores))


@mistake(
    "Without max(0, ...) a sample far beyond the margin gets a negative loss and makes up for bad "
    "ones. Beyond the margin the loss is 0."
)
def without_maximum(y, scores):
    return np.mean(1 - y * scores)


@mistake(
    "|1 - y s| charges samples beyond the margin too, for being too right. They cost nothing: "
    "max(0, 1 - y s)."
)
def absolute_value(y, scores):
    return np.mean(np.abs(1 - y * scores))


@mistake(
    "This counts the samples that fall short of the margin. The hinge loss measures by how much "
    "they do."
)
def violations_counted(y, scores):
    return np.mean(y * scores < 1)


@mistake(
    "The loss of a sample is cut off at 1 (that is the ramp loss). The hinge loss keeps growing, "
    "linearly, the further a score is on the wrong side."
)
def cut_off_at_one(y, scores):
    return np.mean(np.clip(1 - y * scores, 0, 1))


@mistake(
    "The mean is taken over the samples that violate the margin, and there may be none: 0/0 is NaN. "
    "It runs over all n samples: those beyond the margin count with 0."
)
def mean_over_violators_alone(y, scores):
    slack = 1 - y * scores
    return slack[slack > 0].sum() / np.sum(slack > 0)


@mistake(
    "This counts the samples on the wrong side of 0, the error rate. The hinge loss measures how much "
    "is missing to a margin of 1."
)
def errors_counted(y, scores):
    return np.mean(y * scores <= 0)


@mistake(
    "Samples on the wrong side cost nothing here. Below 0 the loss goes on growing: max(0, 1 - y s) "
    "has one corner only, at a margin of 1."
)
def inside_the_margin_only(y, scores):
    margin = y * scores
    return np.mean(np.where((margin > 0) & (margin < 1), 1 - margin, 0))


@mistake(
    "The two labels are averaged apart, which gives a rare label the weight of a frequent one. Every "
    "sample weighs 1/n."
)
def each_label_averaged(y, scores):
    loss = np.maximum(0, 1 - y * scores)
    return np.sum([loss[y == label].mean() for label in np.unique(y)])


@mistake(
    "The maximum is taken with 1, so that every sample costs at least 1. It is taken with 0: beyond "
    "the margin nothing is missing."
)
def at_least_one(y, scores):
    return np.mean(np.maximum(1, 1 - y * scores))


judge = function(
    hinge,
    signature="(n),(n)->()",
    derived=mean_value(hinge_loss),
    points=[points_of(hinge_loss)],
    along=along_loss(hinge_loss, "Hinge loss of a sample with label 1"),
)

equivalent_mutants = {
    "return np.mean(np.maximum(1 - y * scores, 0))": "the larger of two does not ask for an order",
}
