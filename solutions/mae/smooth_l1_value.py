"""Without branches: with c the clipped residual, c (r - c/2) / beta is r²/(2 beta) inside and
|r| - beta/2 outside.
"""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_value, mistake, points_of, right

from ._derived import smooth_l1 as smooth_l1_loss
from ._smooth_l1_value_mistakes import *


def smooth_l1(y, y_hat, beta):
    r = y_hat - y
    c = np.clip(r, -beta, beta)
    return np.mean(c * (r - c / 2)) / beta


@right
def by_branches(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < beta, r**2 / (2 * beta), r - beta / 2))


@right
def by_loop(y, y_hat, beta):
    total = 0.0
    for target, prediction in zip(y, y_hat):
        size = abs(prediction - target)
        if size < beta:
            total += 0.5 * size**2 / beta
        else:
            total += size - 0.5 * beta
    return total / len(y)


@right
def by_huber(y, y_hat, beta):
    """It is the Huber loss with delta = beta, divided by delta."""
    r = np.abs(y - y_hat)
    huber = np.where(r <= beta, r**2 / 2, beta * (r - beta / 2))
    return huber.mean() / beta


@right
def by_two_parts(y, y_hat, beta):
    """What of |r| lies beyond beta pays its own size, the rest its square over 2 beta."""
    size = np.abs(np.subtract(y_hat, y, dtype=float))
    beyond = np.maximum(size - beta, 0)
    return np.average((size - beyond) ** 2 / (2 * beta) + beyond)


@right
def by_masks(y, y_hat, beta):
    r = y_hat - y
    near = np.abs(r) < beta
    inside = np.einsum("i,i->", r[near], r[near]) / (2 * beta)
    outside = np.sum(np.abs(r[~near])) - beta / 2 * np.count_nonzero(~near)
    return (inside + outside) / len(r)


@mistake(
    "Right for the Huber loss, r²/2 inside and slope beta outside; smooth L1 is that divided by beta: "
    "slope 1 outside, whatever beta is. The two agree at beta = 1 only."
)
def huber(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= beta, r**2 / 2, beta * (r - beta / 2)))


@mistake(
    "The branches meet at beta, but their constants are those for beta = 1: at |r| = beta the one has "
    "reached beta²/2 and the other begins at beta - 1/2. Inside it is r²/(2 beta), outside |r| - beta/2."
)
def constants_of_1(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < beta, r**2 / 2, r - 0.5))


@mistake(
    "The parabola lacks its 1/beta: r²/2 is beta²/2 at |r| = beta, where the line begins at beta/2. "
    "Inside it is r²/(2 beta)."
)
def not_divided_by_beta_quadratic(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < beta, r**2 / 2, r - beta / 2))


@mistake(
    "r²/2*beta multiplies by beta: Python works from the left. Brackets are needed, r²/(2*beta), or "
    "a second division."
)
def precedence(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < beta, r**2 / 2 * beta, r - beta / 2))


@mistake(
    "The 1/2 of the parabola is missing: r²/beta reaches beta at the threshold, with slope 2, and the "
    "line begins there at beta/2, with slope 1. Inside it is r²/(2 beta)."
)
def half_lost_quadratic(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < beta, r**2 / beta, r - beta / 2))


@mistake(
    "The line has not come down: at |r| = beta the parabola has reached beta/2, and |r| begins at beta. "
    "Outside it is |r| - beta/2."
)
def without_minus_half_beta_linear(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < beta, r**2 / (2 * beta), r))


@mistake(
    "|r| - beta is 0 at |r| = beta, where the parabola has reached beta/2. Only half of beta is taken off."
)
def half_lost_linear(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < beta, r**2 / (2 * beta), r - beta))


@mistake(
    "The line is beta times too steep, as in the Huber loss, and the parabola is not: it arrives at "
    "|r| = beta with slope 1. Outside it is |r| - beta/2."
)
def slope_of_huber_outside(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < beta, r**2 / (2 * beta), beta * (r - beta / 2)))


@mistake(
    "Right for twice this loss, r²/beta inside and 2|r| - beta outside; this exercise has slope 1 outside."
)
def twice_the_loss(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < beta, r**2 / beta, 2 * r - beta))


@mistake(
    "The threshold applies to |r|, whichever way it is subtracted: with y - y_hat and no absolute value "
    "every prediction that is too high counts as close and is squared."
)
def signed_threshold_the_other_way(y, y_hat, beta):
    r = y - y_hat
    return np.mean(np.where(r < beta, r**2 / (2 * beta), np.abs(r) - beta / 2))


@mistake(
    "The branch is chosen sample by sample. Here one residual beyond beta puts the whole batch on the line."
)
def largest_residual_decides(y, y_hat, beta):
    r = np.abs(y - y_hat)
    if np.all(r < beta):
        return np.mean(r**2) / (2 * beta)
    return np.mean(r) - beta / 2


@mistake(
    "The branch is chosen sample by sample. Here one residual within beta puts the whole batch on the "
    "parabola."
)
def smallest_residual_decides(y, y_hat, beta):
    r = np.abs(y - y_hat)
    if np.any(r < beta):
        return np.mean(r**2) / (2 * beta)
    return np.mean(r) - beta / 2


@mistake(
    "Right for smooth L1, divided by beta once more. The division of the Huber loss by beta stands in the "
    "branches already: r²/(2 beta) and |r| - beta/2."
)
def divided_by_beta_twice(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < beta, r**2 / (2 * beta), r - beta / 2)) / beta


@mistake(
    "The parabola reaches to 1/beta, as in another form of this loss, with a σ² that stands for 1/beta: here "
    "beta itself is the threshold, and a larger one makes the parabola wider."
)
def threshold_of_1_over_beta(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < 1 / beta, beta * r**2 / 2, r - 1 / (2 * beta)))


@mistake(
    "The smaller of the parabola and |r| joins them at |r| = 2 beta, with a corner: there the parabola has "
    "slope 2. Beyond beta it is |r| - beta/2, which the parabola meets with slope 1."
)
def smaller_of_parabola_and_size(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.minimum(r**2 / (2 * beta), r))


@mistake(
    "max(|r| - beta/2, 0) is the line, cut off where it reaches 0: a loss that does not care about errors up "
    "to beta/2. Within beta the parabola r²/(2 beta) takes its place."
)
def line_cut_off(y, y_hat, beta):
    return np.mean(np.maximum(np.abs(y - y_hat) - beta / 2, 0))


@mistake(
    "That is the absolute error, with its corner: within beta the parabola r²/(2 beta) takes its place, and "
    "the line beyond comes down by beta/2."
)
def absolute_error(y, y_hat, beta):
    return np.mean(np.abs(y - y_hat))


@mistake(
    "The parabola is missing: within beta the loss is r²/(2 beta). The line alone falls below zero there. "
    "(The smaller of the two is always the line; it touches the parabola.)"
)
def never_quadratic(y, y_hat, beta):
    return np.mean(np.abs(y - y_hat)) - beta / 2


@mistake(
    "That is the pseudo-Huber loss, divided by its threshold: smooth everywhere, but nowhere a parabola "
    "and nowhere a straight line. Smooth L1 has two branches."
)
def pseudo_huber(y, y_hat, beta):
    t = (y_hat - y) / beta
    return beta * np.mean(t**2 / (np.sqrt(1 + t**2) + 1))


@mistake(
    "That is the log-cosh loss: about r²/2 near zero and |r| - log 2 far from it. It knows no beta, and has "
    "no branches."
)
def log_cosh(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(r + np.log1p(np.exp(-2 * r)) - np.log(2))


@mistake("The threshold beta belongs to |r|; r² would have to be compared with beta².")
def threshold_on_the_square(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r**2 < beta, r**2 / (2 * beta), r - beta / 2))


@mistake(
    "The branches change at |r| = 1, whatever beta is, and do not meet there. The threshold is beta."
)
def threshold_at_1(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < 1, r**2 / (2 * beta), r - beta / 2))


@mistake(
    "That is the mean of the slopes, r/beta cut off at -1 and 1; asked for is the loss itself."
)
def slope_instead(y, y_hat, beta):
    return np.mean(np.clip((y_hat - y) / beta, -1, 1))


@mistake(
    "Both groups are averaged by themselves, and then added. The mean is over all n samples: add up both "
    "groups, and divide once by n."
)
def sum_of_two_means(y, y_hat, beta):
    r = np.abs(y - y_hat)
    near, far = r[r < beta], r[r >= beta]
    inside = np.mean(near**2) / (2 * beta) if len(near) else 0.0
    return inside + (np.mean(far) - beta / 2 if len(far) else 0.0)


@mistake(
    "The line is added for every sample, also where the parabola has been added: is an `else` missing?"
)
def missing_else(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r < beta, r**2 / (2 * beta), 0) + r - beta / 2)


@mistake(
    "At |r| = beta exactly neither branch applies, and the sample costs nothing: one of < and > must "
    "include the threshold."
)
def neither_at_beta(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean((r < beta) * r**2 / (2 * beta) + (r > beta) * (r - beta / 2))


@mistake(
    "At |r| = beta exactly both branches apply, and the sample costs twice: only one of <= and >= may "
    "include the threshold."
)
def both_at_beta(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.mean((r <= beta) * r**2 / (2 * beta) + (r >= beta) * (r - beta / 2))


@mistake("That is the median of the losses. The mean counts every sample, outliers too.")
def median_of_losses(y, y_hat, beta):
    r = np.abs(y - y_hat)
    return np.median(np.where(r < beta, r**2 / (2 * beta), r - beta / 2))


judge = function(
    smooth_l1,
    signature="(n),(n),()->()",
    derived=mean_value(smooth_l1_loss),
    points=[points_of(smooth_l1_loss)],
    along=along_loss(smooth_l1_loss, "Smooth L1 loss of one sample"),
)

equivalent_mutants = {
    "r = y - y_hat": "the loss is even in r",
    "c = np.clip(-beta, r, beta)": "min(max(-beta, r), beta) is min(max(r, -beta), beta)",
}
