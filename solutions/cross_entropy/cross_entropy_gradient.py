"""Softmax minus one-hot, divided by n: every class is pushed down by the probability it got."""

import math

import numpy as np

from lossdrill.judging.words import (
    along_logit_gap,
    function,
    mean_gradient,
    mistake,
    one_hot_logits,
    right,
)

from ._cross_entropy_gradient_mistakes import *
from ._derived import cross_entropy


def softmax(Z):
    e = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def cross_entropy_gradient(Y, Z):
    return (softmax(Z) - Y) / len(Y)


@right
def by_loops(Y, Z):
    n, k = Z.shape
    gradient = np.zeros((n, k))
    for i in range(n):
        largest = max(Z[i])
        exponentials = [math.exp(Z[i, j] - largest) for j in range(k)]
        for j in range(k):
            gradient[i, j] = (exponentials[j] / sum(exponentials) - Y[i, j]) / n
    return gradient


@right
def by_subtracting_at_the_label(Y, Z):
    """Indices in place of one-hot rows: only the label's entry differs from the softmax."""
    n = Z.shape[0]
    shifted = Z - Z.max(axis=1).reshape(n, 1)
    gradient = np.exp(shifted)
    gradient /= gradient.sum(axis=1).reshape(n, 1)
    gradient[np.arange(n), Y.argmax(axis=1)] -= 1
    return gradient / n


@right
def by_log_softmax(Y, Z):
    return (np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)) - Y) / Y.shape[0]


@right
def by_jacobians(Y, Z):
    """The whole chain, cancelled: with J = diag(p) - p p', J (-y / p) is p (y' 1) - y."""
    weights = np.full(len(Z), 1 / len(Z))
    P = softmax(Z)
    return np.einsum("i,ij,ic->ij", weights, P, Y) - np.einsum("i,ij->ij", weights, Y)


@right
def by_clipped_probabilities(Y, Z):
    P = np.clip(softmax(Z), 1e-15, 1)
    return np.divide(P - Y, len(Z))


@mistake("Right for the 1/(2n) convention; this exercise takes the mean, 1/n.")
def halved(Y, Z):
    return (softmax(Z) - Y) / (2 * len(Y))


@mistake(
    "/ and * are taken from left to right: `/ 2 * n` divides by 2 and then multiplies by n. "
    "The factor in front of P - Y is 1/n."
)
def halved_and_multiplied_by_n(Y, Z):
    return (softmax(Z) - Y) / 2 * len(Y)


@mistake(
    "On paper -y / p times the Jacobian of the softmax is p - y. In floating point p underflows to "
    "0, and 0/0 is NaN: cancel first, then compute."
)
def chain_not_cancelled(Y, Z):
    P = softmax(Z)
    with_respect_to_p = -Y / P
    inner = np.sum(P * with_respect_to_p, axis=1, keepdims=True)
    return P * (with_respect_to_p - inner) / len(Y)


@mistake(
    "This is the gradient of the squared error of the probabilities. It fades away on confident "
    "mistakes; the cross entropy keeps pulling there, with p - y."
)
def squared_error_instead(Y, Z):
    P = softmax(Z)
    R = 2 * (P - Y)
    return P * (R - np.sum(P * R, axis=1, keepdims=True)) / len(Y)


@mistake(
    "Without a shift exp overflows for logits above 709, and inf / inf is NaN; below -745 it is "
    "0/0. Subtract the largest logit of each row first: the softmax stays the same."
)
def no_shift(Y, Z):
    e = np.exp(Z)
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


@mistake(
    "One maximum for all rows: in a row far below it every exponential underflows to 0, and 0/0 is "
    "NaN. Each row needs its own: axis=1, keepdims=True."
)
def global_maximum(Y, Z):
    e = np.exp(Z - np.max(Z))
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


@mistake(
    "Clipping the probabilities at 1e-7 is for logarithms, and there it is too much already. There "
    "is no logarithm in the gradient: P - Y can take P as it is."
)
def clipped_at_1e_7(Y, Z):
    return (np.clip(softmax(Z), 1e-7, 1 - 1e-7) - Y) / len(Y)


@mistake(
    "The row sums have shape (n,), and NumPy lines that up with the columns: an error for n other "
    "than k, and silently the wrong sums for n = k. keepdims=True keeps them as a column."
)
def sums_without_keepdims(Y, Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1) - Y) / len(Y)


@mistake(
    "Putting everything on the predicted class gives the perceptron's update, which ignores how "
    "sure the model was. The gradient takes the probabilities themselves."
)
def rounded_to_a_class(Y, Z):
    predicted = np.eye(Z.shape[1])[Z.argmax(axis=1)]
    return (predicted - Y) / len(Y)


@mistake(
    "Only the probabilities are divided by n: `P / n - Y` divides first. The brackets are missing in "
    "(P - Y) / n."
)
def only_p_divided(Y, Z):
    return softmax(Z) / len(Y) - Y


@mistake(
    "Only the labels are divided by n: `P - Y / n` divides first. The brackets are missing in "
    "(P - Y) / n."
)
def only_y_divided(Y, Z):
    return softmax(Z) - Y / len(Y)


@mistake(
    "1 is taken off at the class with the largest logit. It belongs to the label, whatever the model "
    "prefers."
)
def preferred_class_for_the_label(Y, Z):
    return (softmax(Z) - np.eye(Z.shape[1])[Z.argmax(axis=1)]) / len(Y)


@mistake(
    "`P[:, labels] -= 1` takes 1 off whole columns, for every sample. One entry per row is "
    "P[np.arange(n), labels]."
)
def columns_for_entries(Y, Z):
    return (softmax(Z) - (Y.sum(axis=0) > 0)) / len(Y)


@mistake(
    "Rows that are classified rightly get 0 here. They too pull, as long as the label's probability "
    "is below 1."
)
def only_misclassified(Y, Z):
    wrong = Z.argmax(axis=1) != Y.argmax(axis=1)
    return wrong[:, None] * (softmax(Z) - Y) / len(Y)


def rounding(_Y, Z):
    """In units of each entry, at most 1, and of what exponents near 1000 do to a probability.

    Not relative: clipping P at 1e-15 gives a right gradient.
    """
    return (1 + softmax(Z) * np.max(np.abs(Z), axis=1, keepdims=True)) / len(Z)


judge = function(
    cross_entropy_gradient,
    signature="(n,k),(n,k)->(n,k)",
    derived=mean_gradient(cross_entropy, scale=rounding),
    points=[one_hot_logits()],
    along=along_logit_gap("Slope of the cross entropy of one sample of two classes", entry=(0, 0)),
)
