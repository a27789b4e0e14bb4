"""0 inside the tube, the sign of the residual outside, anything between on its edges; over n."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_gradient, mistake, points_of, right

from ._derived import epsilon_insensitive as epsilon_insensitive_loss
from ._epsilon_insensitive_gradient_mistakes import *


def epsilon_insensitive_gradient(y, y_hat, epsilon):
    r = y_hat - y
    return np.where(np.abs(r) > epsilon, np.sign(r), 0) / len(y)


@right
def sign_from_the_edge_on(y, y_hat, epsilon):
    """>= instead of >: the other end of the subgradients."""
    r = y_hat - y
    return np.sign(r) * (np.abs(r) >= epsilon) / len(y)


@right
def half_on_the_edge(y, y_hat, epsilon):
    """The mean of the signs about both edges."""
    r = y_hat - y
    return (np.sign(r - epsilon) + np.sign(r + epsilon)) / (2 * len(y))


@right
def difference_of_two_conditions(y, y_hat, epsilon):
    """1 above the tube, minus 1 below it."""
    r = y_hat - y
    return ((r > epsilon).astype(float) - (r < -epsilon)) / len(y)


@right
def sample_by_sample(y, y_hat, epsilon):
    """A loop with three cases."""
    g = np.zeros(len(y))
    for i in range(len(y)):
        r = y_hat[i] - y[i]
        if r > epsilon:
            g[i] = 1 / len(y)
        elif r < -epsilon:
            g[i] = -1 / len(y)
    return g


@mistake(
    "The slope outside is the sign of r, and does not grow with what exceeds the tube: that is how far it is."
)
def what_exceeds(y, y_hat, epsilon):
    r = y_hat - y
    return np.sign(r) * np.maximum(0, np.abs(r) - epsilon) / len(y)


@mistake(
    "The slope outside is the sign of r, 1 or -1; this is r itself, as if the square of it were paid."
)
def residual_outside(y, y_hat, epsilon):
    r = y_hat - y
    return np.where(np.abs(r) > epsilon, r, 0) / len(y)


@mistake(
    "That is the slope of the squared epsilon-insensitive loss. Without the square it is the sign of r outside."
)
def squared(y, y_hat, epsilon):
    r = y_hat - y
    return 2 * np.sign(r) * np.maximum(0, np.abs(r) - epsilon) / len(y)


@mistake(
    "That is the slope of |r|, which pulls on the samples inside the tube, too. There the loss is flat."
)
def without_maximum(y, y_hat, epsilon):
    return np.sign(y_hat - y) / len(y)


@mistake(
    "sign(r - epsilon) is -1 inside the tube, too. Both edges count: compare the size of r with epsilon, and take the "
    "sign of r itself."
)
def sign_about_one_edge(y, y_hat, epsilon):
    return np.sign(y_hat - y - epsilon) / len(y)


@mistake(
    "Outside on the left the loss falls as y_hat grows, so the slope is -1 there: the condition on |r| has to be "
    "multiplied by the sign of r."
)
def size_of_the_slope(y, y_hat, epsilon):
    return (np.abs(y_hat - y) > epsilon) / len(y)


@mistake(
    "That is the clipped residual, the slope of the Huber loss: there the inside pulls, and here it is free."
)
def clipped_residual(y, y_hat, epsilon):
    return np.clip(y_hat - y, -epsilon, epsilon) / len(y)


judge = function(
    epsilon_insensitive_gradient,
    signature="(n),(n),()->(n)",
    derived=mean_gradient(epsilon_insensitive_loss),
    points=[points_of(epsilon_insensitive_loss)],
    along=along_loss(
        epsilon_insensitive_loss, "Slope of the epsilon-insensitive loss of one sample"
    ),
)

equivalent_mutants = {
    "return np.where(np.abs(r) >= epsilon, np.sign(r), 0) / len(y)": "on an edge every slope between those of its two sides is a subgradient",
}
