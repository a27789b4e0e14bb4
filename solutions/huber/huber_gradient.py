"""Clip the residual, divide by n."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_gradient, mistake, points_of, right

from ._derived import huber
from ._huber_gradient_mistakes import *


def huber_gradient(y, y_hat, delta):
    return np.clip(y_hat - y, -delta, delta) / len(y)


@right
def by_branches(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, delta * np.sign(r)) / len(y)


@right
def by_loop(y, y_hat, delta):
    gradient = []
    for target, prediction in zip(y, y_hat):
        r = prediction - target
        if r > delta:
            r = delta
        elif r < -delta:
            r = -delta
        gradient.append(r / len(y))
    return np.array(gradient)


@right
def by_weights(y, y_hat, delta):
    """Iteratively reweighted least squares sees it like this: residual times weight."""
    r = np.subtract(y_hat, y, dtype=float)
    weight = np.minimum(1, delta / np.maximum(np.abs(r), delta))
    return np.einsum("i,i->i", weight, r) / r.size


@mistake(
    "A slope of ±1 belongs to Smooth-L1, which is Huber divided by delta. Here the loss goes on as "
    "delta (|r| - delta/2)."
)
def factor_delta_lost_linear(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, np.sign(r)) / len(y)


@mistake(
    "Beyond delta the loss goes on rising, along a straight line. A slope that drops to 0 belongs to "
    "a redescending loss, which forgets outliers altogether; Huber only limits their pull."
)
def flat_beyond_delta(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, 0.0) / len(y)


@mistake(
    "The branch is chosen sample by sample; one decision for the whole batch is a different loss."
)
def one_branch_for_all(y, y_hat, delta):
    r = y_hat - y
    if np.mean(np.abs(r)) <= delta:
        return r / len(y)
    return delta * np.sign(r) / len(y)


@mistake(
    "That is the gradient of the pseudo-Huber loss, which is smooth everywhere and only "
    "resembles Huber."
)
def pseudo_huber(y, y_hat, delta):
    r = y_hat - y
    return r / np.sqrt(1 + (r / delta) ** 2) / len(y)


@mistake(
    "That is the slope of the absolute error, ±1 for every sample. Huber has it neither within "
    "delta, where the slope is r, nor beyond, where it is ±delta."
)
def slope_of_the_absolute_error(y, y_hat, delta):
    return np.sign(y_hat - y) / len(y)


@mistake(
    "The branches change at |r| = 1, whatever delta is, and the slope jumps there. "
    "The threshold is delta."
)
def threshold_at_1(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= 1, r, delta * np.sign(r)) / len(y)


@mistake("The threshold delta belongs to |r|; r² would have to be compared with delta².")
def threshold_on_the_square(y, y_hat, delta):
    r = y_hat - y
    return np.where(r**2 <= delta, r, delta * np.sign(r)) / len(y)


@mistake(
    "delta tanh(r / delta) only resembles the clipped residual: it is smooth, and smaller than r "
    "from the start. Within delta the slope of Huber is r itself."
)
def hyperbolic_tangent(y, y_hat, delta):
    return delta * np.tanh((y_hat - y) / delta) / len(y)


@mistake(
    "That is the second derivative: 1 within delta and 0 beyond. The gradient is the first one."
)
def second_derivative(y, y_hat, delta):
    return (np.abs(y_hat - y) <= delta) / len(y)


@mistake(
    "The length of the whole residual vector is limited to delta (gradient clipping). "
    "Huber limits each residual by itself."
)
def length_clipped(y, y_hat, delta):
    r = y_hat - y
    return r * min(1.0, delta / max(np.linalg.norm(r), 1e-300)) / len(y)


@mistake("The prediction is clipped here. What is clipped to [-delta, delta] is the residual.")
def prediction_clipped(y, y_hat, delta):
    return (np.clip(y_hat, -delta, delta) - y) / len(y)


@mistake(
    "The residual is divided by n before it is clipped. The slope is limited to delta for each "
    "sample, and then divided by n."
)
def clipped_after_the_mean(y, y_hat, delta):
    return np.clip((y_hat - y) / len(y), -delta, delta)


@mistake(
    "Only the samples within delta are counted. The mean is over all n of them, those beyond "
    "delta too."
)
def divided_by_samples_inside(y, y_hat, delta):
    r = y_hat - y
    return np.clip(r, -delta, delta) / max(np.sum(np.abs(r) <= delta), 1)


@mistake(
    "At |r| = delta exactly neither branch applies, and the slope is 0: one of < and > must "
    "include the threshold."
)
def neither_at_delta(y, y_hat, delta):
    r = y_hat - y
    return ((np.abs(r) < delta) * r + (np.abs(r) > delta) * delta * np.sign(r)) / len(y)


@mistake(
    "At |r| = delta exactly both branches apply, and the slope is 2 delta: only one of <= and >= "
    "may include the threshold."
)
def both_at_delta(y, y_hat, delta):
    r = y_hat - y
    return ((np.abs(r) <= delta) * r + (np.abs(r) >= delta) * delta * np.sign(r)) / len(y)


judge = function(
    huber_gradient,
    signature="(n),(n),()->(n)",
    derived=mean_gradient(huber),
    points=[points_of(huber)],
    along=along_loss(huber, "Slope of one sample's loss"),
)

equivalent_mutants = {
    "return np.clip(-delta, y_hat - y, delta) / len(y)": (
        "min(max(-delta, r), delta) is min(max(r, -delta), delta)"
    ),
}
