"""From the loss of one sample to the quantity that an exercise asks for, with its rounding scale
and, at kinks, the whole set of right answers.

Each quantity works on a `SampleLoss`: the NumPy functions that were derived with SymPy when
grading, and the same at 50 digits when `dev check` proves the exercise.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lossdrill.judging.derived import SampleLoss
from lossdrill.judging.expected import Array, Box, Entries, Expected, Near

Scale = Callable[..., Array]


class Quantity(Struct, frozen=True):
    """What is asked for, as a function of the exercise's own arguments.

    `compute(loss, *arguments)` is the value; `scale(loss, value, *arguments)` what its rounding
    is measured in; `kinks(loss, value, scale, *arguments)` the set of right answers, where more
    than one is right.
    """

    loss: SampleLoss
    compute: Callable[..., Array]
    scale: Scale
    kinks: Callable[..., Expected | None]
    samples: Callable[..., tuple[Any, ...]]
    """The exercise's arguments as the loss of one sample takes them: target, prediction, ..."""

    def value(self, *arguments: Any) -> Array:
        return self.compute(self.loss, *arguments)

    def expected(self, *arguments: Any) -> Expected:
        value = self.compute(self.loss, *arguments)
        scale = self.scale(self.loss, value, *arguments)
        return self.kinks(self.loss, value, scale, *arguments) or Near(value, scale)

    def of(self, loss: SampleLoss) -> "Quantity":
        """The same quantity of the same loss in another arithmetic."""
        return replace(self, loss=loss)


def mean_value(
    loss: SampleLoss, *, scale: Scale | None = None, samples: Callable[..., Any] | None = None
) -> Quantity:
    """The mean over samples (and then `outer` of it): f(y, prediction, *parameters) -> number.

    The scale is the mean of what was derived for each sample: of most regression losses the value
    itself, as nothing cancels there. `scale(*arguments)` replaces it. A function of other arguments
    says with `samples(*arguments)` what the loss of one sample takes: the multi-class margin in
    place of labels and scores. Where a sample has several terms, in a row, they are added up.
    """
    taken = samples or _as_they_are

    def compute(loss: SampleLoss, *arguments: Any) -> Array:
        terms = loss.value(*taken(*arguments))
        mean = terms.sum(axis=-1).mean() if terms.ndim > 1 else terms.mean()
        return mean if loss.outer is None else loss.outer(mean)

    def own_scale(loss: SampleLoss, value: Array, *arguments: Any) -> Array:
        if scale is not None:
            return scale(*arguments)
        if measured is None or loss.outer is not None:
            return abs(value)
        return np.mean(measured(*taken(*arguments)))

    measured = getattr(loss, "value_scale", None)
    return Quantity(loss, compute, own_scale, _single_valued, taken)


def mean_gradient(loss: SampleLoss, *, scale: Scale | None = None) -> Quantity:
    """The gradient of the mean with respect to the predictions, of their shape. At kinks every
    entry has its own set of subgradients, and any choice is right.

    The scale is what was derived for each sample, or |gradient|; `scale(*arguments)` replaces it.
    """

    def compute(loss: SampleLoss, *arguments: Any) -> Array:
        return loss.gradient(*arguments) / len(arguments[0])

    def own_scale(_loss: SampleLoss, value: Array, *arguments: Any) -> Array:
        if scale is not None:
            return scale(*arguments)
        return abs(value) if measured is None else measured(*arguments) / len(arguments[0])

    def kinks(loss: SampleLoss, value: Array, scale: Array, *arguments: Any) -> Expected | None:
        if loss.interval is None:
            return None
        low, high = (end / len(arguments[0]) for end in loss.interval(*arguments))
        if not np.any(low < high):
            return None
        # Where 0 is shown, the others that are right are rounded all the same.
        ends = np.maximum(np.abs(low), np.abs(high)).astype(float)
        return Entries(value, np.maximum(scale, ends), low, high)

    measured = getattr(loss, "gradient_scale", None)
    return Quantity(loss, compute, own_scale, kinks, _as_they_are)


def sample_gradient(loss: SampleLoss, *, scale: Scale) -> Quantity:
    """The gradient of each sample's own loss, without a mean: softmax is that of log-sum-exp."""

    def compute(loss: SampleLoss, *arguments: Any) -> Array:
        return loss.gradient(*arguments)

    def own_scale(_loss: SampleLoss, _value: Array, *arguments: Any) -> Array:
        return scale(*arguments)

    return Quantity(loss, compute, own_scale, _single_valued, _as_they_are)


def sample_value(loss: SampleLoss, *, scale: Scale) -> Quantity:
    """The loss of each sample, without a mean: f(target, prediction, *parameters) -> (n,)."""

    def compute(loss: SampleLoss, *arguments: Any) -> Array:
        return loss.value(*arguments)

    def own_scale(_loss: SampleLoss, _value: Array, *arguments: Any) -> Array:
        return scale(*arguments)

    return Quantity(loss, compute, own_scale, _single_valued, _as_they_are)


def minus_total(loss: SampleLoss, *, scale: Scale) -> Quantity:
    """Minus the sum over the samples, f(target, prediction, *parameters) -> number: of a loss that
    is minus the logarithm of a probability, the log-likelihood.
    """

    def compute(loss: SampleLoss, *arguments: Any) -> Array:
        return -np.sum(loss.value(*arguments))

    def own_scale(_loss: SampleLoss, _value: Array, *arguments: Any) -> Array:
        return scale(*arguments)

    return Quantity(loss, compute, own_scale, _single_valued, _as_they_are)


def expectation(loss: SampleLoss, *, scale: Scale) -> Quantity:
    """The expected loss under the target, a distribution: f(p, prediction) -> number. What has
    probability 0 never happens, and does not count, however large its loss.
    """

    def compute(loss: SampleLoss, p: Array, prediction: Array) -> Array:
        happens = np.asarray(p > 0, bool)
        return np.sum(p[happens] * loss.value(p[happens], prediction[happens]))

    def own_scale(_loss: SampleLoss, _value: Array, *arguments: Any) -> Array:
        return scale(*arguments)

    return Quantity(loss, compute, own_scale, _single_valued, _as_they_are)


def linear_gradient(loss: SampleLoss, *, scale: Scale) -> Quantity:
    """The gradient of the mean loss of the linear model X @ beta: f(X, y, beta) -> (d,).

    With g the derivative with respect to the prediction, it is X.T @ g / n (chain rule), times
    the derivative of `outer` where the loss has one. `scale(X, y, beta)` is per sample: what
    rounding in g is measured in, without |X|.T and 1/n.
    """

    def full_scale(_loss: SampleLoss, _value: Array, X: Array, y: Array, beta: Array) -> Array:
        return np.abs(X).T @ np.broadcast_to(scale(X, y, beta), y.shape) / len(y)

    def kinks(
        loss: SampleLoss, value: Array, scale: Array, X: Array, y: Array, beta: Array
    ) -> Expected | None:
        if loss.interval is None:
            return None
        low, high = loss.interval(y, X @ beta)
        free = low < high
        if not np.any(free):
            return None
        rows = X[free] / len(y)
        middle = np.where(free, 0.0, low)
        return Box(value, scale, X.T @ middle / len(y), rows, low[free], high[free])

    def samples(X: Array, y: Array, beta: Array) -> tuple[Any, ...]:
        return y, X @ beta

    return Quantity(loss, in_weights, full_scale, kinks, samples)


def linear_hessian(loss: SampleLoss) -> Quantity:
    """The second derivative of the mean loss of X @ beta, where it is the same for all targets and
    weights: f(X) -> (d, d). With c the curvature of one sample it is c X.T @ X / n.
    """

    def curvature(loss: SampleLoss, X: Array) -> Array:
        return loss.curvature(*samples(X))

    def compute(loss: SampleLoss, X: Array) -> Array:
        return X.T @ (curvature(loss, X)[:, np.newaxis] * X) / len(X)

    def scale(loss: SampleLoss, _value: Array, X: Array) -> Array:
        return compute(loss, np.abs(X))

    def samples(X: Array) -> tuple[Any, ...]:
        return np.zeros(len(X)), np.zeros(len(X))

    return Quantity(loss, compute, scale, _single_valued, samples)


def linear_surface(loss: SampleLoss, *, scale: Scale) -> Quantity:
    """The mean loss of X @ (b0[i], b1[j]) for each pair of weights: f(X, y, b0, b1) -> (p, q)."""

    def compute(loss: SampleLoss, *arguments: Any) -> Array:
        return loss.value(*samples(*arguments)).mean(axis=-1)

    def own_scale(_loss: SampleLoss, _value: Array, *arguments: Any) -> Array:
        return scale(*arguments)

    def samples(X: Array, y: Array, b0: Array, b1: Array) -> tuple[Any, ...]:
        first, second = b0[:, np.newaxis, np.newaxis] * X[:, 0], b1[:, np.newaxis] * X[:, 1]
        predictions = first + second
        return np.broadcast_to(y, predictions.shape), predictions

    return Quantity(loss, compute, own_scale, _single_valued, samples)


def in_weights(loss: SampleLoss, X: Array, y: Array, weights: Array, *parameters: Any) -> Array:
    """The chain rule through X @ weights: (d,), or (d, k) for one column of weights per class."""
    prediction = X @ weights
    gradient = X.T @ loss.gradient(y, prediction, *parameters) / len(y)
    if loss.outer_gradient is None:
        return gradient
    return loss.outer_gradient(loss.value(y, prediction, *parameters).mean()) * gradient


def _single_valued(*_: Any) -> None:
    return None


def _as_they_are(*arguments: Any) -> tuple[Any, ...]:
    return arguments
