"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def sum_of_losses(y, y_hat, delta):
    r = y_hat - y
    return np.sum(np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2)))


@mistake(
    "That is the loss of the mean residual: errors of opposite sign cancel. Take the loss of each "
    "sample first, and then the mean."
)
def loss_of_the_mean(y, y_hat, delta):
    r = np.mean(y_hat - y)
    return np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2))


@mistake("Right for half of this loss, as with 1/(2n); this exercise divides by n.")
def half_of_it(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2))) / 2


@mistake(
    "The value is n times too small: np.mean divides by n already, and the sum of the losses is "
    "divided by n once."
)
def averaged_twice(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2))) / len(y)


@mistake(
    "y of shape (n, 1) against y_hat of shape (n,) makes an n x n table, in which every target "
    "meets every prediction, and its mean hides that. Keep both of shape (n,)."
)
def every_pair(y, y_hat, delta):
    y = y[:, np.newaxis]
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2)))


@mistake("The factor 1/2 is lost: within delta the loss is r²/2, and not r².")
def half_lost_quadratic(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, r**2, delta * (np.abs(r) - delta / 2)))


@mistake(
    "The factor 1/2 is lost: beyond delta the loss is delta (|r| - delta/2), and not delta (|r| - "
    "delta)."
)
def half_lost_linear(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta)))


@mistake("The sign is reversed: the better the predictions, the larger this is.")
def sign_reversed(y, y_hat, delta):
    r = y_hat - y
    return np.mean(-np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2)))


@mistake(
    "The absolute value in |r| is lost: beyond delta the loss is delta (|r| - delta/2), and not "
    "delta (r - delta/2)."
)
def signed_r_linear(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, r**2 / 2, delta * (r - delta / 2)))


@mistake(
    "The threshold applies to |r|. Without the absolute value every negative r, however large, "
    "counts as if |r| <= delta held, and is on the quadratic branch."
)
def signed_threshold(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(r <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2)))


@mistake(
    "The factor delta is lost: beyond delta the loss is delta (|r| - delta/2), and not |r| - "
    "delta/2."
)
def factor_delta_lost_linear(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, r**2 / 2, np.abs(r) - delta / 2))


@mistake(
    "1/2 stands in the place of delta/2: beyond delta the loss is delta (|r| - delta/2), and not "
    "delta (|r| - 1/2)."
)
def delta_forgotten_linear(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - 1 / 2)))


@mistake(
    "The constant -delta/2 is missing: beyond delta the loss is delta (|r| - delta/2), and not "
    "delta |r|."
)
def without_minus_half_delta_linear(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, r**2 / 2, delta * np.abs(r)))


@mistake(
    "The linear branch is missing: beyond delta the loss is delta (|r| - delta/2), and not r²/2."
)
def never_linear(y, y_hat, delta):
    r = y_hat - y
    return np.mean(r**2 / 2)


@mistake(
    "The quadratic branch is missing: within delta the loss is r²/2, and not delta (|r| - "
    "delta/2)."
)
def never_quadratic(y, y_hat, delta):
    r = y_hat - y
    return np.mean(delta * (np.abs(r) - delta / 2))


@mistake(
    "The branches are exchanged: within delta the loss is r²/2, and beyond delta it is delta (|r| "
    "- delta/2)."
)
def branches_exchanged(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, delta * (np.abs(r) - delta / 2), r**2 / 2))


@mistake("The square of r is lost: within delta the loss is r²/2, and not r/2.")
def square_lost_quadratic(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, r / 2, delta * (np.abs(r) - delta / 2)))


@mistake("delta is not used: this is right for delta = 1 only.")
def always_delta_1(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= 1, r**2 / 2, np.abs(r) - 1 / 2))


@mistake(
    "The branch is chosen sample by sample; one decision for the whole batch, from the mean of "
    "|r|, is a different loss."
)
def one_branch_for_all(y, y_hat, delta):
    r = y_hat - y
    if np.mean(np.abs(r)) <= delta:
        return np.mean(r**2 / 2)
    return np.mean(delta * (np.abs(r) - delta / 2))


@mistake("The linear branch stays at delta²/2: beyond delta the loss is delta (|r| - delta/2).")
def flat_beyond_delta(y, y_hat, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, r**2 / 2, delta**2 / 2))
