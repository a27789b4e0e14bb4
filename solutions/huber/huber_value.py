"""Without branches: with c the clipped residual, c (r - c/2) is r²/2 inside and delta (|r| - delta/2)
outside.
"""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_value, mistake, points_of, right

from ._derived import huber as huber_loss
from ._huber_value_mistakes import *


def huber(y, y_hat, delta):
    r = y_hat - y
    c = np.clip(r, -delta, delta)
    return np.mean(c * (r - c / 2))


@right
def by_branches(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * (r - delta / 2)))


@right
def by_loop(y, y_hat, delta):
    total = 0.0
    for target, prediction in zip(y, y_hat):
        size = abs(prediction - target)
        if size <= delta:
            total += 0.5 * size**2
        else:
            total += delta * (size - 0.5 * delta)
    return total / len(y)


@right
def by_quadratic_and_linear_part(y, y_hat, delta):
    """The part of |r| within delta pays quadratically, the rest at the rate delta."""
    size = np.abs(np.subtract(y_hat, y, dtype=float))
    quadratic = np.minimum(size, delta)
    linear = size - quadratic
    return (0.5 * quadratic @ quadratic + delta * linear.sum()) / size.size


@right
def by_masks(y, y_hat, delta):
    r = y_hat - y
    near = np.abs(r) < delta
    far = ~near
    inside = np.einsum("i,i->", r[near], r[near]) / 2
    outside = delta * np.sum(np.abs(r[far])) - delta**2 / 2 * np.count_nonzero(far)
    return (inside + outside) / len(r)


@right
def by_infimal_convolution(y, y_hat, delta):
    """Huber is the Moreau envelope of delta |.|: shrink the residual, pay for both parts."""
    r = y_hat - y
    outlying = np.sign(r) * np.maximum(np.abs(r) - delta, 0)
    return np.average((r - outlying) ** 2 / 2 + delta * np.abs(outlying))


@mistake(
    "The constant -delta²/2 is missing from the linear branch: the loss jumps at |r| = delta, "
    "from delta²/2 to delta². It is delta (|r| - delta/2) out there."
)
def without_minus_half_delta_linear(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * r))


@mistake(
    "delta (|r| - delta) is 0 at |r| = delta, where the quadratic branch has reached delta²/2. "
    "Only half of delta is taken off: delta (|r| - delta/2)."
)
def half_lost_linear(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * (r - delta)))


@mistake(
    "The constant is delta²/2, not 1/2: with delta |r| - 1/2 the branches meet only at delta = 1. "
    "The linear branch is delta (|r| - delta/2)."
)
def half_for_any_delta(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * r - 0.5))


@mistake(
    "The threshold applies to |r|, whichever way it is subtracted: with y - y_hat and no absolute "
    "value every prediction that is too high counts as close and is squared."
)
def signed_threshold_the_other_way(y, y_hat, delta):
    r = y - y_hat
    return np.mean(np.where(r <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2)))


@mistake(
    "Right for Smooth-L1, which is Huber divided by delta; this exercise asks for Huber itself: "
    "r²/2 inside, slope delta outside. The two agree at delta = 1 only."
)
def smooth_l1(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= delta, r**2 / (2 * delta), r - delta / 2))


@mistake(
    "The quadratic branch lost its 1/2: r² reaches delta² at the threshold, where the linear "
    "branch begins at delta²/2."
)
def half_lost_quadratic(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= delta, r**2, delta * (r - delta / 2)))


@mistake(
    "Right for the form without 1/2, r² inside and delta (2|r| - delta) outside; this exercise "
    "takes half of that."
)
def twice_the_loss(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= delta, r**2, delta * (2 * r - delta)))


@mistake(
    "That is the pseudo-Huber loss, delta² (√(1 + (r/delta)²) - 1): smooth everywhere, near r²/2 "
    "for small residuals and near delta |r| for large ones, but equal to Huber nowhere except at 0."
)
def pseudo_huber(y, y_hat, delta):
    t = (y_hat - y) / delta
    return np.mean(delta**2 * (np.sqrt(1 + t**2) - 1))


@mistake(
    "Beyond delta the loss goes on rising, along a straight line. A loss that stays at delta²/2 "
    "does not feel outliers at all; Huber only limits their pull."
)
def flat_beyond_delta(y, y_hat, delta):
    return np.mean(np.minimum(np.abs(y - y_hat), delta) ** 2 / 2)


@mistake(
    "The branch is chosen sample by sample. Here one residual beyond delta puts the whole batch on "
    "the linear branch."
)
def largest_residual_decides(y, y_hat, delta):
    r = np.abs(y - y_hat)
    if np.max(r) <= delta:
        return np.mean(r**2 / 2)
    return np.mean(delta * (r - delta / 2))


@mistake(
    "The mean is taken over each branch by itself and the two are added; there is one mean, over "
    "all n samples. (And the mean over a branch without samples is NaN.)"
)
def one_mean_per_branch(y, y_hat, delta):
    r = np.abs(y - y_hat)
    near, far = r[r <= delta], r[r > delta]
    with np.errstate(all="ignore"):
        inside = np.sum(near**2 / 2) / np.float64(len(near))
        return inside + np.sum(delta * (far - delta / 2)) / np.float64(len(far))


@mistake(
    "r² inside and delta |r| outside: they meet at |r| = delta, but with slopes 2 delta and delta. "
    "The Huber loss is r²/2 inside and delta (|r| - delta/2) outside."
)
def without_the_halves(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= delta, r**2, delta * r))


@mistake("The threshold delta belongs to |r|; r² would have to be compared with delta².")
def threshold_on_the_square(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r**2 <= delta, r**2 / 2, delta * (r - delta / 2)))


@mistake(
    "The quadratic branch is missing: within delta the loss is r²/2. The line alone falls below "
    "zero there. (The smaller of the two branches is always the line; it touches the parabola.)"
)
def never_quadratic(y, y_hat, delta):
    return np.mean(delta * (np.abs(y - y_hat) - delta / 2))


@mistake(
    "Beyond delta that is the absolute error |r|, whatever delta is. The line that carries on from "
    "r²/2 is delta (|r| - delta/2)."
)
def absolute_error_outside(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= delta, r**2 / 2, r))


@mistake("That is the mean of the slopes, the clipped residuals; asked for is the loss itself.")
def slope_instead(y, y_hat, delta):
    return np.mean(np.clip(y_hat - y, -delta, delta))


@mistake(
    "The branch is chosen sample by sample. Here one residual within delta puts the whole batch on "
    "the quadratic branch."
)
def smallest_residual_decides(y, y_hat, delta):
    r = np.abs(y - y_hat)
    if np.any(r <= delta):
        return np.mean(r**2 / 2)
    return np.mean(delta * (r - delta / 2))


@mistake(
    "Both groups are averaged by themselves, and then added. The mean is over all n samples: add "
    "up both groups, and divide once by n."
)
def sum_of_two_means(y, y_hat, delta):
    r = np.abs(y - y_hat)
    near, far = r[r <= delta], r[r > delta]
    inside = np.mean(near**2 / 2) if len(near) else 0.0
    return inside + (np.mean(delta * (far - delta / 2)) if len(far) else 0.0)


@mistake(
    "The linear branch is added for every sample, also where the quadratic one has been added: "
    "is an `else` missing?"
)
def missing_else(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= delta, r**2 / 2, 0) + delta * (r - delta / 2))


@mistake("That is the median of the losses. The mean counts every sample, outliers too.")
def median_of_losses(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.median(np.where(r <= delta, r**2 / 2, delta * (r - delta / 2)))


@mistake(
    "That is the log-cosh loss: about r²/2 near zero and |r| - log 2 far from it. It knows no "
    "delta, and only resembles Huber with delta = 1."
)
def log_cosh(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(r + np.log1p(np.exp(-2 * r)) - np.log(2))


@mistake(
    "At |r| = delta exactly neither branch applies, and the sample costs nothing: one of < and > "
    "must include the threshold."
)
def neither_at_delta(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean((r < delta) * r**2 / 2 + (r > delta) * delta * (r - delta / 2))


@mistake(
    "At |r| = delta exactly both branches apply, and the sample costs twice: only one of <= and >= "
    "may include the threshold."
)
def both_at_delta(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean((r <= delta) * r**2 / 2 + (r >= delta) * delta * (r - delta / 2))


@mistake(
    "The branches change at |r| = 1, whatever delta is, and do not meet there. "
    "The threshold is delta."
)
def threshold_at_1(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= 1, r**2 / 2, delta * (r - delta / 2)))


judge = function(
    huber,
    signature="(n),(n),()->()",
    derived=mean_value(huber_loss),
    points=[points_of(huber_loss)],
    along=along_loss(huber_loss, "Huber loss of one sample"),
)

equivalent_mutants = {
    "r = y - y_hat": "the loss is even in r",
    "c = np.clip(-delta, r, delta)": "min(max(-delta, r), delta) is min(max(r, -delta), delta)",
}
