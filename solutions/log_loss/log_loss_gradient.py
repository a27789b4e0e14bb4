"""The residual p - y, carried back along the rows of X: the sigmoid's own slope has cancelled."""

import math

import numpy as np

from lossdrill.judging.words import (
    along_logit,
    function,
    linear_gradient,
    linear_labels,
    mistake,
    right,
)

from ._derived import log_loss_logit
from ._log_loss_logit_weight_gradient_mistakes import *


def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))  # tanh levels off where exp would overflow


def log_loss_gradient(X, y, beta):
    return X.T @ (sigmoid(X @ beta) - y) / len(y)


@right
def by_naive_sigmoid(X, y, beta):
    """exp overflows for logits below -709 and says so; 1 / (1 + inf) is the right 0."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return X.T @ (p - y) / y.size


@right
def by_loops(X, y, beta):
    n, d = X.shape
    gradient = [0.0] * d
    for i in range(n):
        z = sum(float(X[i, j]) * float(beta[j]) for j in range(d))
        if z >= 0:
            p = 1 / (1 + math.exp(-z))
        else:
            p = math.exp(z) / (1 + math.exp(z))
        for j in range(d):
            gradient[j] += (p - float(y[i])) * float(X[i, j]) / n
    return np.array(gradient)


@right
def by_signs(X, y, beta):
    """With labels s = ±1 the loss is log(1 + exp(-s z)), and its derivative -s sigmoid(-s z)."""
    s = 2 * y - 1
    pull = np.exp(-np.logaddexp(0, s * (X @ beta)))
    return -(s * pull) @ X / len(y)


@right
def by_clipped_logits(X, y, beta):
    z = np.clip(np.einsum("ij,j->i", X, beta), -500, 500)
    return np.einsum("ij,i->j", X, 1 / (1 + np.exp(-z)) - y) / X.shape[0]


@right
def sample_by_sample(X, y, beta):
    """The gradient of each sample is its row of X times its residual; then their mean."""
    z = X @ beta
    e = np.exp(-np.abs(z))
    p = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
    return np.mean((p - y)[:, np.newaxis] * X, axis=0)


@mistake(
    "e^z / (1 + e^z) is inf / inf = NaN for logits above 709. 1 / (1 + e^-z) is the same function, "
    "and there the infinity stands alone in the denominator."
)
def exponential_above_and_below(X, y, beta):
    e = np.exp(X @ beta)
    return X.T @ (e / (1 + e) - y) / len(y)


@mistake(
    "This multiplies the derivative with respect to p by p(1 - p). On paper that factor cancels "
    "and leaves p - y; in floating point p becomes exactly 0 or 1, and 0/0 is NaN. Cancel first."
)
def chain_not_cancelled(X, y, beta):
    p = 1 / (1 + np.exp(-(X @ beta)))
    return X.T @ ((-y / p + (1 - y) / (1 - p)) * p * (1 - p)) / len(y)


@mistake(
    "Clipping p at 1e-7 is for logarithms, and there it is too much already. There is no logarithm "
    "in the gradient: p - y can take p as it is."
)
def clipped_probabilities(X, y, beta):
    p = np.clip(1 / (1 + np.exp(-(X @ beta))), 1e-7, 1 - 1e-7)
    return X.T @ (p - y) / len(y)


@mistake(
    "Clipping the logits at ±10 changes the result: sigmoid(-10) is 4.5e-5, not nearly 0. "
    "If you clip, do it where it cannot be seen, at ±500."
)
def logits_clipped_at_10(X, y, beta):
    z = np.clip(X @ beta, -10, 10)
    return X.T @ (1 / (1 + np.exp(-z)) - y) / len(y)


@mistake("Right for the 1/(2n) convention; this exercise takes the mean, 1/n.")
def halved(X, y, beta):
    return X.T @ (sigmoid(X @ beta) - y) / (2 * len(y))


@mistake(
    "/ and * are taken from left to right: `/ 2 * n` divides by 2 and then multiplies by n. "
    "The factor in front of X.T @ (p - y) is 1/n."
)
def halved_and_multiplied_by_n(X, y, beta):
    return X.T @ (sigmoid(X @ beta) - y) / 2 * len(y)


@mistake(
    "The factor p(1 - p), the slope of the sigmoid, is one too many: the logarithm brings "
    "1 / (p(1 - p)) with it, and the two cancel."
)
def slope_of_p_twice(X, y, beta):
    p = sigmoid(X @ beta)
    return X.T @ ((p - y) * p * (1 - p)) / len(y)


@mistake(
    "This is the gradient of the squared error of the probabilities. It fades away on confident "
    "mistakes; the log loss keeps pulling there, with p - y."
)
def squared_error_instead(X, y, beta):
    p = sigmoid(X @ beta)
    return X.T @ (2 * (p - y) * p * (1 - p)) / len(y)


@mistake(
    "Samples with label 0 pull nothing here. They pay -log(1 - p), whose derivative with respect to "
    "the logit is p; both labels together give p - y. (A formula for labels -1 and 1 loses "
    "label 0 in the same way.)"
)
def y_forgotten(X, y, beta):
    return X.T @ (y * (sigmoid(X @ beta) - 1)) / len(y)


@mistake(
    "The samples with label 0 pull the wrong way: the inner derivative of log(1 - p) is -1, and the "
    "two minus signs make a plus."
)
def inner_derivative_lost(X, y, beta):
    p = sigmoid(X @ beta)
    return -X.T @ (y * (1 - p) + (1 - y) * p) / len(y)


@mistake(
    "The labels are recoded to -1 and 1, but p - y needs the 0 and 1 that p is compared with. "
    "For labels s = ±1 the gradient has another form, -s sigmoid(-s z)."
)
def labels_recoded(X, y, beta):
    return X.T @ (sigmoid(X @ beta) - (2 * y - 1)) / len(y)


@mistake(
    "Rounding p to a predicted class gives the perceptron's update, which ignores how sure the "
    "model was. The gradient takes p itself."
)
def rounded_to_a_class(X, y, beta):
    return X.T @ ((sigmoid(X @ beta) >= 0.5) - y) / len(y)


@mistake(
    "The mean of a product is not the product of the means: each residual must meet its own row "
    "of X before anything is averaged."
)
def product_of_means(X, y, beta):
    return np.mean(sigmoid(X @ beta) - y) * np.mean(X, axis=0)


@mistake(
    "Right for an objective with the penalty 1/2 ||beta||², whose gradient is beta; this exercise "
    "asks for the mean log loss alone."
)
def penalty_added(X, y, beta):
    return beta + X.T @ (sigmoid(X @ beta) - y) / len(y)


@mistake(
    "The sigmoid is too steep: (1 + tanh z) / 2 is the sigmoid of 2z. It is (1 + tanh(z / 2)) / 2."
)
def link_too_steep(X, y, beta):
    return X.T @ (sigmoid(2 * (X @ beta)) - y) / len(y)


@mistake(
    "This is a subgradient of the hinge loss for labels -1 and 1: it is blind to how sure the model "
    "is. The log loss pulls with p - y."
)
def gradient_of_the_hinge_loss(X, y, beta):
    s = 2 * y - 1
    return -X.T @ (s * (s * (X @ beta) < 1)) / len(y)


@mistake(
    "Only misclassified samples pull here, as for the perceptron. Each sample pulls with p - y, one "
    "that is right but undecided with nearly 1/2."
)
def only_misclassified(X, y, beta):
    z = X @ beta
    return X.T @ (((z > 0) != (y == 1)) * (sigmoid(z) - y)) / len(y)


@mistake(
    "A step stands in place of the sigmoid: 1 above 0 and 0 elsewhere, which gives the perceptron's "
    "update. The gradient takes the probability itself."
)
def step_for_the_sigmoid(X, y, beta):
    return X.T @ ((X @ beta > 0) - y) / len(y)


@mistake(
    "This is the sigmoid of |z|, never below 1/2, as where the branch for negative logits of a stable "
    "sigmoid is the other one again. Below 0 it is exp(z) / (1 + exp(z))."
)
def sigmoid_of_the_size(X, y, beta):
    return X.T @ (sigmoid(np.abs(X @ beta)) - y) / len(y)


def rounding(X, y, beta):
    """In units of each residual, which is at most 1, and of what an uncertain logit does to it.

    Not relative: clipping logits at ±500, or p at 1e-15, gives a right gradient.
    """
    p = sigmoid(X @ beta)
    return 1 + p * (1 - p) * (np.abs(X) @ np.abs(beta))


judge = function(
    log_loss_gradient,
    signature="(n,d),(n),(d)->(d)",
    derived=linear_gradient(log_loss_logit, scale=rounding),
    points=[linear_labels()],
    along=along_logit("Slope of the log loss of a sample with label 1"),
)
