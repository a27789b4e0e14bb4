"""-tau where the prediction is too low, 1 - tau where it is too high, anything between at 0; over n."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_gradient, mistake, points_of, right

from ._derived import pinball as pinball_loss
from ._pinball_gradient_mistakes import *


def pinball_gradient(y, y_hat, tau):
    return np.where(y_hat < y, -tau, 1 - tau) / len(y)


@right
def other_end_at_zero(y, y_hat, tau):
    """-tau where the fit is exact, too."""
    return np.where(y_hat <= y, -tau, 1 - tau) / len(y)


@right
def indicator_less_tau(y, y_hat, tau):
    """1 where it is too high, 0 elsewhere, minus tau."""
    return ((y_hat > y) - tau) / len(y)


@right
def middle_at_zero(y, y_hat, tau):
    """Half the sign, tilted: at 0 it is 1/2 - tau."""
    return (np.sign(y_hat - y) / 2 + 0.5 - tau) / len(y)


@right
def nothing_at_zero(y, y_hat, tau):
    """A loop that leaves 0 where the fit is exact."""
    g = np.zeros(len(y))
    for i in range(len(y)):
        if y_hat[i] < y[i]:
            g[i] = -tau / len(y)
        elif y_hat[i] > y[i]:
            g[i] = (1 - tau) / len(y)
    return g


@mistake(
    "tau is on the wrong side: where the prediction is too low, r < 0, the slope is -tau, and where it is too "
    "high it is 1 - tau."
)
def tau_for_1_minus_tau(y, y_hat, tau):
    return np.where(y_hat < y, tau - 1, tau) / len(y)


@mistake(
    "These are the prices of the two sides, without the sign of the slope: where the prediction is too low the "
    "loss falls as it grows."
)
def prices_for_slopes(y, y_hat, tau):
    return np.where(y_hat < y, tau, 1 - tau) / len(y)


@mistake(
    "r / |r| is 0/0 where a residual is exactly 0. Every number from -tau to 1 - tau is a subgradient there; NaN is "
    "none. Compare y_hat with y instead."
)
def divided_by_its_size(y, y_hat, tau):
    r = y_hat - y
    return np.where(r < 0, tau, 1 - tau) * r / np.abs(r) / len(y)


@mistake(
    "That is the slope of the squares with two prices, whose best constant is an expectile. On a straight line "
    "the slope does not grow with the residual."
)
def expectile(y, y_hat, tau):
    r = y_hat - y
    return 2 * np.where(r < 0, tau, 1 - tau) * r / len(y)


@mistake(
    "Each side is divided by the number of its own samples. The mean is over all n of them, on whichever side they "
    "are."
)
def divided_by_its_side(y, y_hat, tau):
    low = y_hat < y
    below, above = max(np.sum(low), 1), max(np.sum(~low), 1)
    return np.where(low, -tau / below, (1 - tau) / above)


judge = function(
    pinball_gradient,
    signature="(n),(n),()->(n)",
    derived=mean_gradient(pinball_loss),
    points=[points_of(pinball_loss)],
    along=along_loss(pinball_loss, "Slope of the pinball loss of one sample"),
)

equivalent_mutants = {
    "return np.where(y_hat <= y, -tau, 1 - tau) / len(y)": "at 0 every slope from -tau to 1 - tau is a subgradient",
}
