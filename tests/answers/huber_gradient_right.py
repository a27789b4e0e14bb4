"""Right answers to huber-gradient, as many different people would write them; none is shown to a learner."""

import functools
import math
from fractions import Fraction

import numpy as np


def clip_form(y, y_hat, delta):
    return np.clip(y_hat - y, -delta, delta) / len(y)


def minus_clip_of_opposite(y, y_hat, delta):
    residual = y - y_hat
    return -np.clip(residual, -delta, delta) / residual.size


def where_form(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, delta * np.sign(r)) / y.shape[0]


def strict_inequality(y_true, y_pred, delta):
    error = y_pred - y_true
    mask = np.abs(error) < delta
    return (mask * error + ~mask * delta * np.sign(error)) / len(error)


def loop_with_branches(y, y_hat, delta):
    n = len(y)
    g = np.zeros(n)
    for i in range(n):
        r = y_hat[i] - y[i]
        if abs(r) <= delta:
            g[i] = r / n
        elif r > 0:
            g[i] = delta / n
        else:
            g[i] = -delta / n
    return g


def list_of_min_max(y, y_hat, delta):
    return [max(-delta, min(delta, float(b) - float(a))) / len(y) for a, b in zip(y, y_hat)]


def minimum_and_maximum(y, y_hat, delta):
    return np.minimum(np.maximum(np.subtract(y_hat, y), -delta), delta) / y.size


def sign_times_minimum(y, y_hat, delta):
    r = y_hat - y
    return np.sign(r) * np.minimum(np.abs(r), delta) / r.size


def irls_weights(y, y_hat, delta):
    r = y_hat - y
    with np.errstate(divide="ignore"):
        w = np.minimum(1.0, delta / np.abs(r))
    return w * r / len(r)


def shrunk_by_ratio(y, y_hat, delta):
    r = y_hat - y
    return r / np.maximum(1.0, np.abs(r) / delta) / len(r)


def median_of_three(y, y_hat, delta):
    r = np.asarray(y_hat - y, dtype=float)
    bounds = np.full_like(r, delta)
    return np.median([r, bounds, -bounds], axis=0) / len(r)


def middle_of_sorted(y, y_hat, delta):
    return np.array([sorted((-delta, b - a, delta))[1] for a, b in zip(y, y_hat)]) / len(y)


def boolean_masks(y, y_hat, delta):
    g = np.array(y_hat - y, dtype=float)
    g[g > delta] = delta
    g[g < -delta] = -delta
    g /= len(g)
    return g


def select_form(y, y_hat, delta):
    r = y_hat - y
    return np.select([r > delta, r < -delta], [delta, -delta], r) / len(r)


def piecewise_on_floats(y, y_hat, delta):
    r = 1.0 * (y_hat - y)
    return np.piecewise(r, [r < -delta, r > delta], [-delta, delta, lambda t: t]) / len(r)


def in_units_of_delta(y, y_hat, delta):
    return delta * np.clip((y_hat - y) / delta, -1, 1) / len(y)


def vectorized_scalar(y, y_hat, delta):
    n = len(y)

    def slope(a, b):
        r = float(b) - float(a)
        return r / n if math.fabs(r) <= delta else math.copysign(delta, r) / n

    return np.vectorize(slope)(y, y_hat)


def from_iterator(y, y_hat, delta):
    psi = functools.partial(np.clip, a_min=-delta, a_max=delta)
    return np.fromiter((psi(b - a) for a, b in zip(y, y_hat)), dtype=float) / len(y)


def exact_fractions(y, y_hat, delta):
    D = Fraction(float(delta))
    out = []
    for a, b in zip(y, y_hat):
        r = Fraction(float(b)) - Fraction(float(a))
        out.append(float(max(-D, min(D, r)) / len(y)))
    return np.array(out)


def complex_step(y, y_hat, delta):
    h = 1e-100

    def loss(z):
        a = z if z.real >= 0 else -z
        return a * a / 2 if a.real <= delta else delta * (a - delta / 2)

    return np.array(
        [loss(complex(float(b) - float(a), h)).imag / h for a, b in zip(y, y_hat)]
    ) / len(y)


def callable_class(y, y_hat, delta):
    class Huber:
        def __init__(self, delta):
            self.delta = delta

        def forward(self, y, y_hat):
            self.r = y_hat - y
            self.inside = abs(self.r) <= self.delta
            return np.where(
                self.inside, self.r**2 / 2, self.delta * (abs(self.r) - self.delta / 2)
            ).mean()

        def backward(self):
            return np.where(self.inside, self.r, self.delta * np.sign(self.r)) / len(self.r)

    loss = Huber(delta)
    loss.forward(y, y_hat)
    return loss.backward()


def out_argument(y, y_hat, delta):
    g = np.empty(len(y))
    np.subtract(y_hat, y, out=g)
    np.clip(g, -delta, delta, out=g)
    return np.multiply(g, 1.0 / len(g), out=g)


def column_and_back(y, y_hat, delta):
    r = y_hat.reshape(-1, 1) - y.reshape(-1, 1)
    return (np.where(abs(r) > delta, delta * np.sign(r), r) / len(r)).ravel()
