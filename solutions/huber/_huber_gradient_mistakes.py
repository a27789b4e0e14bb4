"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def missing_mean(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, delta * np.sign(r))


@mistake("The mean is taken twice: each entry carries 1/n once.")
def averaged_twice(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, delta * np.sign(r)) / len(y) ** 2


@mistake(
    "This is the derivative with respect to y. With respect to y_hat the inner derivative of y_hat "
    "- y is 1, so the sign is the other one."
)
def with_respect_to_y(y, y_hat, delta):
    r = y_hat - y
    return -np.where(np.abs(r) <= delta, r, delta * np.sign(r)) / len(y)


@mistake(
    "The factor 1/2 is lost: within delta the loss is r²/2, and not r². That makes the slope 2 r "
    "for -delta < r < delta."
)
def half_lost_quadratic(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, 2 * r, delta * np.sign(r)) / len(y)


@mistake(
    "The absolute value in |r| is lost: beyond delta the loss is delta (|r| - delta/2), and not "
    "delta (r - delta/2). That makes the slope delta for r < -delta."
)
def signed_r_linear(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, delta) / len(y)


@mistake(
    "The threshold applies to |r|. Without the absolute value every negative r, however large, "
    "counts as if |r| <= delta held, and is on the quadratic branch."
)
def signed_threshold(y, y_hat, delta):
    r = y_hat - y
    return np.where(r <= delta, r, delta * np.sign(r)) / len(y)


@mistake(
    "The factor delta is lost: beyond delta the loss is delta (|r| - delta/2), and not |r| - "
    "delta/2. That makes the slope -1 for r < -delta, and 1 for r > delta."
)
def factor_delta_lost_linear(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, np.sign(r)) / len(y)


@mistake(
    "The linear branch is missing: beyond delta the loss is delta (|r| - delta/2), and not r²/2. "
    "That makes the slope r for r < -delta and for r > delta."
)
def never_linear(y, y_hat, delta):
    r = y_hat - y
    return r / len(y)


@mistake(
    "The quadratic branch is missing: within delta the loss is r²/2, and not delta (|r| - "
    "delta/2). That makes the slope -delta for -delta < r < 0, and delta for 0 < r < delta."
)
def never_quadratic(y, y_hat, delta):
    r = y_hat - y
    return delta * np.sign(r) / len(y)


@mistake(
    "The branches are exchanged: within delta the loss is r²/2, and beyond delta it is delta (|r| "
    "- delta/2). That makes the slope r for r < -delta and for r > delta, and -delta for -delta < "
    "r < 0."
)
def branches_exchanged(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, delta * np.sign(r), r) / len(y)


@mistake(
    "The square of r is lost: within delta the loss is r²/2, and not r/2. That makes the slope 1/2 "
    "for -delta < r < delta."
)
def square_lost_quadratic(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, 1 / 2, delta * np.sign(r)) / len(y)


@mistake("delta is not used: this is right for delta = 1 only.")
def always_delta_1(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= 1, r, np.sign(r)) / len(y)


@mistake(
    "The power rule brings the exponent down as a factor, which is lost: that makes the slope r/2 "
    "for -delta < r < delta."
)
def factor_of_the_power_rule_lost(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r / 2, delta * np.sign(r)) / len(y)


@mistake(
    "The linear branch stays at delta²/2: beyond delta the loss is delta (|r| - delta/2). That "
    "makes the slope 0 for r < -delta and for r > delta."
)
def flat_beyond_delta(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, 0) / len(y)


@mistake(
    "The quadratic branch stays at delta²/2: within delta the loss is r²/2. That makes the slope 0 "
    "for -delta < r < delta."
)
def flat_within_delta(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, 0, delta * np.sign(r)) / len(y)


@mistake(
    "The power rule lowers the exponent by one, and here it is kept: that makes the slope r² for "
    "-delta < r < delta."
)
def exponent_not_lowered(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r**2, delta * np.sign(r)) / len(y)


@mistake(
    "That is the loss of each sample, r²/2 where |r| <= delta, delta (|r| - delta/2) elsewhere. "
    "Asked for is its slope."
)
def value_instead(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2)) / len(y)


@mistake("That is the slope of another loss, the squared error, r².")
def squared_error_instead(y, y_hat, delta):
    r = y_hat - y
    return 2 * r / len(y)


@mistake(
    "y of shape (n, 1) against y_hat of shape (n,) makes an n x n table, in which every target "
    "meets every prediction. Keep both of shape (n,)."
)
def every_pair(y, y_hat, delta):
    y = y[:, np.newaxis]
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, r, delta * np.sign(r)) + np.zeros((len(y), len(y))), axis=0) / len(y)


@mistake(
    "The mean of all slopes stands in every entry. Entry i is the slope of sample i alone, divided "
    "by n."
)
def mean_of_the_slopes(y, y_hat, delta):
    r = y_hat - y
    return np.full(len(y), np.mean(np.where(np.abs(r) <= delta, r, delta * np.sign(r))))
