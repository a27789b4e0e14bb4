"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def sum_of_losses(y, y_hat, beta):
    r = y_hat - y
    return np.sum(np.where(np.abs(r) < beta, r**2 / (2 * beta), np.abs(r) - beta / 2))


@mistake(
    "That is the loss of the mean residual: errors of opposite sign cancel. Take the loss of each "
    "sample first, and then the mean."
)
def loss_of_the_mean(y, y_hat, beta):
    r = np.mean(y_hat - y)
    return np.where(np.abs(r) < beta, r**2 / (2 * beta), np.abs(r) - beta / 2)


@mistake("Right for half of this loss, as with 1/(2n); this exercise divides by n.")
def half_of_it(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < beta, r**2 / (2 * beta), np.abs(r) - beta / 2)) / 2


@mistake(
    "The value is n times too small: np.mean divides by n already, and the sum of the losses is "
    "divided by n once."
)
def averaged_twice(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < beta, r**2 / (2 * beta), np.abs(r) - beta / 2)) / len(y)


@mistake(
    "y of shape (n, 1) against y_hat of shape (n,) makes an n x n table, in which every target "
    "meets every prediction, and its mean hides that. Keep both of shape (n,)."
)
def every_pair(y, y_hat, beta):
    y = y[:, np.newaxis]
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < beta, r**2 / (2 * beta), np.abs(r) - beta / 2))


@mistake("The factor 1/2 is lost: within beta the loss is r²/(2 beta), and not r²/beta.")
def half_lost_quadratic(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < beta, r**2 / beta, np.abs(r) - beta / 2))


@mistake("The factor 1/2 is lost: beyond beta the loss is |r| - beta/2, and not |r| - beta.")
def half_lost_linear(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < beta, r**2 / (2 * beta), np.abs(r) - beta))


@mistake("The sign is reversed: the better the predictions, the larger this is.")
def sign_reversed(y, y_hat, beta):
    r = y_hat - y
    return np.mean(-np.where(np.abs(r) < beta, r**2 / (2 * beta), np.abs(r) - beta / 2))


@mistake(
    "The absolute value in |r| is lost: beyond beta the loss is |r| - beta/2, and not r - beta/2."
)
def signed_r_linear(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < beta, r**2 / (2 * beta), r - beta / 2))


@mistake(
    "The threshold applies to |r|. Without the absolute value every negative r, however large, "
    "counts as if |r| < beta held, and is on the quadratic branch."
)
def signed_threshold(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(r < beta, r**2 / (2 * beta), np.abs(r) - beta / 2))


@mistake("The division by beta is lost: within beta the loss is r²/(2 beta), and not r²/2.")
def not_divided_by_beta_quadratic(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < beta, r**2 / 2, np.abs(r) - beta / 2))


@mistake(
    "1/2 stands in the place of beta/2: beyond beta the loss is |r| - beta/2, and not |r| - 1/2."
)
def beta_forgotten_linear(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < beta, r**2 / (2 * beta), np.abs(r) - 1 / 2))


@mistake("The constant -beta/2 is missing: beyond beta the loss is |r| - beta/2, and not |r|.")
def without_minus_half_beta_linear(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < beta, r**2 / (2 * beta), np.abs(r)))


@mistake("The linear branch is missing: beyond beta the loss is |r| - beta/2, and not r²/(2 beta).")
def never_linear(y, y_hat, beta):
    r = y_hat - y
    return np.mean(r**2 / (2 * beta))


@mistake(
    "The quadratic branch is missing: within beta the loss is r²/(2 beta), and not |r| - beta/2."
)
def never_quadratic(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.abs(r) - beta / 2)


@mistake(
    "The branches are exchanged: within beta the loss is r²/(2 beta), and beyond beta it is |r| - "
    "beta/2."
)
def branches_exchanged(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < beta, np.abs(r) - beta / 2, r**2 / (2 * beta)))


@mistake("The square of r is lost: within beta the loss is r²/(2 beta), and not r/(2 beta).")
def square_lost_quadratic(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < beta, r / (2 * beta), np.abs(r) - beta / 2))


@mistake("beta is not used: this is right for beta = 1 only.")
def always_beta_1(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < 1, r**2 / 2, np.abs(r) - 1 / 2))


@mistake(
    "The branch is chosen sample by sample; one decision for the whole batch, from the mean of "
    "|r|, is a different loss."
)
def one_branch_for_all(y, y_hat, beta):
    r = y_hat - y
    if np.mean(np.abs(r)) < beta:
        return np.mean(r**2 / (2 * beta))
    return np.mean(np.abs(r) - beta / 2)


@mistake("The linear branch stays at beta/2: beyond beta the loss is |r| - beta/2.")
def flat_beyond_beta(y, y_hat, beta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) < beta, r**2 / (2 * beta), beta / 2))
