"""What exceeds epsilon is |r| - epsilon, and where nothing exceeds it the loss is 0."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_value, mistake, points_of, right

from ._derived import epsilon_insensitive as epsilon_insensitive_loss
from ._epsilon_insensitive_value_mistakes import *


def epsilon_insensitive(y, y_hat, epsilon):
    return np.mean(np.maximum(0, np.abs(y_hat - y) - epsilon))


@right
def two_hinges(y, y_hat, epsilon):
    """One for each side of the tube."""
    r = y_hat - y
    return np.mean(np.maximum(r - epsilon, 0) + np.maximum(-r - epsilon, 0))


@right
def distance_from_the_tube(y, y_hat, epsilon):
    """How far the residual is from the nearest one that is free."""
    r = y_hat - y
    return np.sum(np.abs(r - np.clip(r, -epsilon, epsilon))) / len(r)


@right
def those_outside_alone(y, y_hat, epsilon):
    """Added up over those outside, and divided by all."""
    size = np.abs(y_hat - y)
    return np.sum(size[size > epsilon] - epsilon) / len(size)


@right
def sample_by_sample(y, y_hat, epsilon):
    """A loop that passes over those inside."""
    total = 0.0
    for target, prediction in zip(y, y_hat):
        size = abs(prediction - target)
        if size > epsilon:
            total += size - epsilon
    return total / len(y)


@mistake(
    "epsilon is subtracted before the absolute value: |r - epsilon| is 0 at one edge of the tube instead of inside "
    "it. First the size, then epsilon."
)
def subtracted_before_the_size(y, y_hat, epsilon):
    return np.mean(np.abs(y_hat - y - epsilon))


@mistake(
    "Outside the tube this is |r|, with a jump of epsilon at the edge. Paid is what exceeds the tube, |r| - epsilon."
)
def jumps_at_the_edge(y, y_hat, epsilon):
    size = np.abs(y_hat - y)
    return np.mean(np.where(size > epsilon, size, 0))


@mistake(
    "That is the smaller of |r| and epsilon: it charges the inside of the tube and stops at its edge. It is the other "
    "way round."
)
def capped_at_the_edge(y, y_hat, epsilon):
    return np.mean(np.minimum(np.abs(y_hat - y), epsilon))


@mistake(
    "The square of what exceeds the tube is a loss of its own, with no corners. Here it is paid by the unit."
)
def squared(y, y_hat, epsilon):
    return np.mean(np.maximum(0, np.abs(y_hat - y) - epsilon) ** 2)


@mistake(
    "The tube is epsilon wide to either side, 2 epsilon in all: what is subtracted from |r| is epsilon itself."
)
def half_the_width(y, y_hat, epsilon):
    return np.mean(np.maximum(0, np.abs(y_hat - y) - epsilon / 2))


@mistake(
    "The maximum comes before the mean: here the samples inside make up for those outside, as if unused width could "
    "be passed on."
)
def tube_around_the_mean(y, y_hat, epsilon):
    return np.maximum(0, np.mean(np.abs(y_hat - y)) - epsilon)


@mistake(
    "np.max(a, 0) is the largest entry along axis 0. np.maximum(a, 0) compares entry by entry."
)
def largest_entry(y, y_hat, epsilon):
    return np.mean(np.max(np.abs(y_hat - y) - epsilon, 0))


judge = function(
    epsilon_insensitive,
    signature="(n),(n),()->()",
    derived=mean_value(epsilon_insensitive_loss),
    points=[points_of(epsilon_insensitive_loss)],
    along=along_loss(epsilon_insensitive_loss, "Epsilon-insensitive loss of one sample"),
)

equivalent_mutants = {
    "return np.mean(np.maximum(np.abs(y_hat - y) - epsilon, 0))": "the larger of two numbers, whichever comes first",
    "return np.mean(np.maximum(0, np.abs(y - y_hat) - epsilon))": "the loss is even in the residual",
}
