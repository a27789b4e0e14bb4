"""Samples that fall short of the margin push, each along its row of X; the others are silent."""

import numpy as np

from lossdrill.judging.words import (
    along_score,
    function,
    linear_gradient,
    linear_margins,
    mistake,
    right,
)

from ._derived import hinge
from ._hinge_weight_gradient_mistakes import *


def hinge_gradient(X, y, w):
    short = y * (X @ w) < 1
    return -X.T @ (y * short) / len(y)


@right
def by_loop(X, y, w):
    n, d = X.shape
    gradient = np.zeros(d)
    for row, label in zip(X, y):
        if label * np.dot(row, w) < 1:
            gradient -= label * row / n
    return gradient


@right
def with_the_margin_itself(X, y, w):
    """On the margin any share between 0 and 1 is right; here such samples push in full."""
    active = np.where(y * np.dot(X, w) <= 1, -y, 0)
    return np.mean(active[:, np.newaxis] * X, axis=0)


@right
def halfway_at_the_kink(X, y, w):
    """sign(0) = 0 gives samples on the margin half their push."""
    weight = (1 + np.sign(1 - y * (X @ w))) / 2
    return np.einsum("i,i,ij->j", -weight, y, X) / y.size


@right
def by_selecting_rows(X, y, w):
    margins = np.einsum("ij,j,i->i", X, w, y)
    chosen = np.flatnonzero(margins < 1)
    return -(y[chosen] @ X[chosen]) / X.shape[0]


@right
def through_the_signed_rows(X, y, w):
    """With the label in the row, every sample wants the same: a product of at least 1."""
    signed = X * np.reshape(y, (-1, 1))
    return -np.sum(signed[signed @ w < 1], axis=0) / len(signed)


@mistake(
    "Only misclassified samples push here, as for the perceptron. The hinge loss also pushes "
    "samples inside the margin: all with y s < 1."
)
def perceptron(X, y, w):
    return -X.T @ (y * (y * (X @ w) < 0)) / len(y)


@mistake(
    "Divided by the number of samples that fall short. The mean is taken over all n samples; those "
    "beyond the margin count in it with 0."
)
def mean_over_violators(X, y, w):
    short = y * (X @ w) < 1
    return -X.T @ (y * short) / max(short.sum(), 1)


@mistake(
    "The samples inside the margin are chosen without their labels, by s < 1. The margin is y s: "
    "for label -1 it falls short when s > -1."
)
def label_forgotten(X, y, w):
    return -X.T @ (y * (X @ w < 1)) / len(y)


@mistake(
    "Right for an objective with the penalty 1/2 ||w||², whose gradient is w; this exercise asks "
    "for the mean hinge loss alone."
)
def penalty_added(X, y, w):
    short = y * (X @ w) < 1
    return w - X.T @ (y * short) / len(y)


@mistake(
    "Each push is weighted with how far the sample falls short: that is the gradient of half the "
    "squared hinge loss. The slope of the hinge loss is the same however far it is."
)
def weighted_by_the_shortfall(X, y, w):
    missing = np.maximum(0, 1 - y * (X @ w))
    return -X.T @ (y * missing) / len(y)


@mistake(
    "This is the gradient of the squared hinge loss. The slope of the hinge loss does not grow "
    "with the violation."
)
def gradient_of_the_squared_hinge(X, y, w):
    missing = np.maximum(0, 1 - y * (X @ w))
    return -2 * X.T @ (y * missing) / len(y)


@mistake(
    "A sample exactly on the margin pushes twice as hard as one inside it. Its subgradients lie "
    "between those of the two sides: any share from 0 to 1 of the full push."
)
def doubled_on_the_margin(X, y, w):
    margins = y * (X @ w)
    return -X.T @ (y * ((margins < 1) * 1.0 + (margins == 1) * 2.0)) / len(y)


@mistake(
    "On the margin this divides 0 by 0. There is no derivative there, but every share from 0 to 1 "
    "of the full push is a subgradient, and 0 is the simplest; NaN is not one."
)
def nan_on_the_margin(X, y, w):
    missing = 1 - y * (X @ w)
    weight = (1 + missing / np.abs(missing)) / 2
    return -X.T @ (y * weight) / len(y)


@mistake(
    "Samples that fall short by a millionth are treated as if they stood on the margin. However "
    "little is missing, the slope is the full one: compare with 1 itself."
)
def tolerant_margin(X, y, w):
    return -X.T @ (y * (y * (X @ w) < 1 - 1e-5)) / len(y)


@mistake(
    "Samples beyond the margin by a millionth still push. However little they are beyond it, the "
    "loss is flat there: compare with 1 itself."
)
def margin_widened(X, y, w):
    return -X.T @ (y * (y * (X @ w) < 1 + 1e-5)) / len(y)


@mistake("Right for the 1/(2n) convention; this exercise takes the mean, 1/n.")
def half_of_it(X, y, w):
    short = y * (X @ w) < 1
    return -X.T @ (y * short) / (2 * len(y))


@mistake(
    "One decision is made for all samples together. Each sample decides for itself on which side "
    "it stands."
)
def one_decision_for_all(X, y, w):
    return -X.T @ y / len(y) if np.mean(y * (X @ w)) < 1 else np.zeros(X.shape[1])


@mistake(
    "This is the gradient of the log loss of the scores, in which every sample pushes a little. "
    "The hinge loss knows two slopes only, -y and 0."
)
def gradient_of_the_log_loss(X, y, w):
    push = np.exp(-np.logaddexp(0, y * (X @ w)))
    return -X.T @ (y * push) / len(y)


@mistake(
    "The labels are -1 and 1 already. 2y - 1 recodes labels 0 and 1, and makes -3 of a label -1."
)
def labels_recoded(X, y, w):
    s = 2 * y - 1
    return -X.T @ (s * (s * (X @ w) < 1)) / len(y)


@mistake(
    "Divided by the number of samples that fall short, and there may be none: 0/0 is NaN. The mean is "
    "taken over all n samples; those beyond the margin count in it with 0."
)
def mean_over_violators_alone(X, y, w):
    short = y * (X @ w) < 1
    return -X.T @ (y * short) / np.sum(short)


@mistake(
    "Only samples with margins between 0 and 1 push here. Those on the wrong side have most to gain: "
    "all with y s < 1 push."
)
def inside_the_margin_only(X, y, w):
    margin = y * (X @ w)
    return -X.T @ (y * ((margin > 0) & (margin < 1))) / len(y)


@mistake(
    "This is the gradient of the squared error of the scores, which also pulls samples back that lie "
    "beyond the margin. The hinge loss leaves them alone."
)
def gradient_of_the_squared_error(X, y, w):
    return 2 * X.T @ (X @ w - y) / len(y)


@mistake(
    "The mean of a product is not the product of the means: each sample pushes along its own row of X, "
    "before anything is averaged."
)
def product_of_means(X, y, w):
    return -np.mean(y * (y * (X @ w) < 1)) * X.mean(axis=0)


@mistake(
    "This decides for every pair of samples: shape (n, 1) against (n,) makes an n x n table. Keep both "
    "in shape (n,)."
)
def all_pairs(X, y, w):
    return -X.T @ (y * np.mean(y[:, None] * (X @ w) < 1, axis=0)) / len(y)


@mistake(
    "The margin of 1 has become one of 2: samples between the two still push here. The loss is flat "
    "from y s = 1 on."
)
def margin_of_two(X, y, w):
    return -X.T @ (y * (y * (X @ w) < 2)) / len(y)


@mistake(
    "Samples push here when they are misclassified or have score 0: that is the perceptron's update. "
    "The hinge loss also pushes samples inside the margin: all with y s < 1."
)
def update_of_the_perceptron(X, y, w):
    return -X.T @ (y * (y * (X @ w) <= 0)) / len(y)


def rounding(_X, y, _w):
    """Each sample pushes with 1 or with 0, and neither is rounded: only adding up is."""
    return np.ones(len(y))


judge = function(
    hinge_gradient,
    signature="(n,d),(n),(d)->(d)",
    derived=linear_gradient(hinge, scale=rounding),
    points=[linear_margins()],
    along=along_score("Slope of the hinge loss of a sample with label 1"),
)

equivalent_mutants = {
    "short = y * (X @ w) <= 1": "on the margin the full push is a subgradient too",
}
