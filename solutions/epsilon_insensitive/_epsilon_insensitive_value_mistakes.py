"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def sum_of_losses(y, y_hat, epsilon):
    r = y_hat - y
    return np.sum(np.maximum(0, np.abs(r) - epsilon))


@mistake(
    "That is the loss of the mean residual: errors of opposite sign cancel. Take the loss of each "
    "sample first, and then the mean."
)
def loss_of_the_mean(y, y_hat, epsilon):
    r = np.mean(y_hat - y)
    return np.maximum(0, np.abs(r) - epsilon)


@mistake("Right for half of this loss, as with 1/(2n); this exercise divides by n.")
def half_of_it(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.maximum(0, np.abs(r) - epsilon)) / 2


@mistake(
    "The value is n times too small: np.mean divides by n already, and the sum of the losses is "
    "divided by n once."
)
def averaged_twice(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.maximum(0, np.abs(r) - epsilon)) / len(y)


@mistake(
    "y of shape (n, 1) against y_hat of shape (n,) makes an n x n table, in which every target "
    "meets every prediction, and its mean hides that. Keep both of shape (n,)."
)
def every_pair(y, y_hat, epsilon):
    y = y[:, np.newaxis]
    r = y_hat - y
    return np.mean(np.maximum(0, np.abs(r) - epsilon))


@mistake("The sign is reversed: the better the predictions, the larger this is.")
def sign_reversed(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(-np.maximum(0, np.abs(r) - epsilon))


@mistake(
    "The absolute value in |r| is lost: the loss is max(0, |r| - epsilon), and not max(0, r - "
    "epsilon)."
)
def signed_r(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.maximum(0, r - epsilon))


@mistake("max(0, ...) is lost: the loss is max(0, |r| - epsilon), and not |r| - epsilon.")
def without_maximum(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.abs(r) - epsilon)


@mistake(
    "1 stands in the place of epsilon: the loss is max(0, |r| - epsilon), and not max(0, |r| - 1)."
)
def epsilon_forgotten(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.maximum(0, np.abs(r) - 1))


@mistake("The constant -epsilon is missing: the loss is max(0, |r| - epsilon), and not |r|.")
def without_minus_epsilon(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.abs(r))


@mistake(
    "The sum is divided by the number of samples where |r| - epsilon > 0. The mean is over all n "
    "of them."
)
def divided_by_samples_of_one_part(y, y_hat, epsilon):
    r = y_hat - y
    return np.sum(np.maximum(0, np.abs(r) - epsilon)) / max(np.sum(np.abs(r) - epsilon > 0), 1)


@mistake(
    "min stands in the place of max: the loss is max(0, |r| - epsilon), and not min(0, |r| - "
    "epsilon)."
)
def smaller_for_larger(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.minimum(0, np.abs(r) - epsilon))


@mistake(
    "The sign of epsilon is the wrong one: the loss is max(0, |r| - epsilon), and not epsilon + "
    "|r|."
)
def sign_of_epsilon(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(epsilon + np.abs(r))


@mistake(
    "The sign within the maximum is reversed: the loss is max(0, |r| - epsilon), and not max(0, "
    "epsilon - |r|)."
)
def sides_exchanged(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.maximum(0, epsilon - np.abs(r)))


@mistake("||r| - epsilon| stands in the place of max(0, |r| - epsilon).")
def absolute_value(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.abs(epsilon - np.abs(r)))


@mistake("That is the squared error, r²: asked for is max(0, |r| - epsilon).")
def squared_error_instead(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(r**2)


@mistake("That is half the squared error, r²/2: asked for is max(0, |r| - epsilon).")
def half_squared_error_instead(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(r**2 / 2)


@mistake("That is the mean residual. The loss of a sample is max(0, |r| - epsilon).")
def signed_mean(y, y_hat, epsilon):
    return np.mean(y_hat - y)


@mistake("This counts where |r| - epsilon > 0. The loss measures how large it is there.")
def violations_counted(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.where(epsilon - np.abs(r) < 0, 1, 0))


@mistake("Right for this loss divided by epsilon. The two agree at epsilon = 1 only.")
def divided_by_epsilon(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.maximum(0, np.abs(r) - epsilon) / epsilon)
