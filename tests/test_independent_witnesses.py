"""A fourth witness, from people who never saw our definitions: SciPy and scikit-learn, where they
define the same thing. Each conversion is written where it is made (other factor, other order of
arguments, other reduction, other set of labels).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
import scipy.special
import sklearn._loss.loss
import sklearn.metrics
import sklearn.metrics.pairwise
from sklearn.linear_model._sgd_fast import EpsilonInsensitive, Hinge, SquaredHinge

from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.points.point import Point
from lossdrill.judging.solution import load
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS
from lossdrill.pack import open_pack

Array = Any
AGREE = 1e-12
"""In units of the scale; their float64 losses are good to a few units in the last place."""


@dataclass(frozen=True)
class Other:
    """The same quantity in another library, and the points at which it is the same."""

    function: Callable[..., Array]
    where: Callable[..., bool] = lambda *_: True


def doubles(*arrays: Array) -> list[Array]:
    """scikit-learn's losses are compiled for contiguous float64."""
    return [np.ascontiguousarray(array, np.float64) for array in arrays]


def mse_gradient(X: Array, y: Array, beta: Array) -> Array:
    # HalfSquaredError is (y - raw)² / 2, and its gradients are those of single samples.
    single = sklearn._loss.loss.HalfSquaredError().gradient(*doubles(y, X @ beta))
    return X.T @ (2 * single) / len(y)


def mse_hessian(X: Array) -> Array:
    # The products of all columns with each other; no mean, and no factor of 2.
    return 2 * sklearn.metrics.pairwise.linear_kernel(X.T) / len(X)


def surface(X: Array, y: Array, b0: Array, b1: Array) -> Array:
    mse = sklearn.metrics.mean_squared_error
    return np.array([[mse(y, X @ np.array([u, v])) for v in b1] for u in b0])


def mae_gradient(X: Array, y: Array, beta: Array) -> Array:
    return X.T @ sklearn._loss.loss.AbsoluteError().gradient(*doubles(y, X @ beta)) / len(y)


def rmse_gradient(X: Array, y: Array, beta: Array) -> Array:
    # The square root is not theirs: its derivative is 1 / (2 sqrt).
    root = sklearn.metrics.root_mean_squared_error(y, X @ beta)
    return mse_gradient(X, y, beta) / (2 * root)


def huber(y: Array, y_hat: Array, delta: float) -> Array:
    # delta comes first, then the residual; no mean.
    return scipy.special.huber(delta, np.subtract(y_hat, y)).mean()


def smooth_l1(y: Array, y_hat: Array, beta: float) -> Array:
    # Huber, divided by its threshold.
    return scipy.special.huber(beta, np.subtract(y_hat, y)).mean() / beta


def huber_gradient(y: Array, y_hat: Array, delta: float) -> Array:
    # Theirs finds delta as a quantile of the residuals; a delta that is given stays.
    loss = sklearn._loss.loss.HuberLoss(quantile=0.9, delta=delta)
    return loss.gradient(*doubles(y, y_hat)) / len(y)


def log_cosh(y: Array, y_hat: Array) -> Array:
    # The mean of two exponentials, as a weighted log-sum-exp.
    r = np.subtract(y_hat, y)
    return scipy.special.logsumexp([r, -r], axis=0, b=0.5).mean()


def log_cosh_gradient(y: Array, y_hat: Array) -> Array:
    # The derivative of that log-sum-exp: the two exponentials are weights, and add up to 1.
    r = np.subtract(y_hat, y)
    return np.array([1, -1]) @ scipy.special.softmax([r, -r], axis=0) / len(r)


def pinball(y: Array, y_hat: Array, tau: float) -> Array:
    return sklearn.metrics.mean_pinball_loss(y, y_hat, alpha=tau)


def pinball_gradient(y: Array, y_hat: Array, tau: float) -> Array:
    return sklearn._loss.loss.PinballLoss(quantile=tau).gradient(*doubles(y, y_hat)) / len(y)


def epsilon_insensitive(y: Array, y_hat: Array, epsilon: float) -> Array:
    return np.mean(one_by_one(EpsilonInsensitive(epsilon).py_loss, y, y_hat))


def epsilon_insensitive_gradient(y: Array, y_hat: Array, epsilon: float) -> Array:
    return one_by_one(EpsilonInsensitive(epsilon).py_dloss, y, y_hat) / len(y)


def log_loss(y: Array, p: Array) -> Array:
    # p of label 1 alone; both labels are named, because a sample may hold one only.
    return sklearn.metrics.log_loss(y, p, labels=[0, 1])


def logits(y: Array, z: Array) -> Array:
    # The logarithm of the sigmoid, of the logit as seen by the label.
    return -scipy.special.log_expit((2 * y - 1) * np.asarray(z, float)).mean()


def log_loss_gradient(X: Array, y: Array, beta: Array) -> Array:
    # On logits. The "half" is of the deviance, which has a factor of 2: nothing to convert.
    single = sklearn._loss.loss.HalfBinomialLoss().gradient(*doubles(y, X @ beta))
    return X.T @ single / len(y)


def poisson_deviance(y: Array, mu: Array) -> Array:
    return sklearn.metrics.mean_poisson_deviance(y, mu)


def poisson_deviance_gradient(y: Array, mu: Array) -> Array:
    # Of half the deviance, with respect to log(mu), whose own derivative is 1 / mu.
    y, mu = doubles(y, mu)
    return 2 * sklearn._loss.loss.HalfPoissonLoss().gradient(y, np.log(mu)) / mu / len(y)


def softmax(z: Array) -> Array:
    # The default axis is the whole array.
    return scipy.special.softmax(z, axis=1)


def logsumexp(z: Array) -> Array:
    # The default axis is the whole array here too.
    return scipy.special.logsumexp(z, axis=1)


def kl(p: Array, q: Array) -> Array:
    # The terms, not added up.
    return scipy.special.rel_entr(p, q).sum()


def multinomial(Y: Array) -> tuple[Any, Array]:
    """Their loss of k classes, and our one-hot labels as class numbers."""
    return sklearn._loss.loss.HalfMultinomialLoss(n_classes=Y.shape[1]), doubles(Y.argmax(1))[0]


def cross_entropy(Y: Array, Z: Array) -> Array:
    loss, classes = multinomial(Y)
    return loss.loss(classes, *doubles(Z)).mean()


def cross_entropy_gradient(Y: Array, Z: Array) -> Array:
    loss, classes = multinomial(Y)
    return loss.gradient(classes, *doubles(Z)) / len(Y)


def hinge(y: Array, scores: Array) -> Array:
    return sklearn.metrics.hinge_loss(y, scores, labels=[-1, 1])


def one_by_one(single: Callable[[float, float], float], y: Array, prediction: Array) -> Array:
    """The losses of SGDClassifier and SGDRegressor take one sample at a time, prediction first."""
    return np.array([single(p, target) for p, target in zip(*doubles(prediction, y), strict=True)])


def hinge_gradient(X: Array, y: Array, w: Array) -> Array:
    return X.T @ one_by_one(Hinge(1.0).py_dloss, y, X @ w) / len(y)


def squared_hinge(y: Array, scores: Array) -> Array:
    return np.mean(one_by_one(SquaredHinge(1.0).py_loss, y, scores))


def squared_hinge_gradient(y: Array, scores: Array) -> Array:
    return one_by_one(SquaredHinge(1.0).py_dloss, y, scores) / len(y)


def crammer_singer(y: Array, scores: Array) -> Array:
    # What they call hinge loss where there are more than two classes.
    classes = np.arange(scores.shape[1])
    return sklearn.metrics.hinge_loss(y, scores, labels=classes)


def weston_watkins(y: Array, scores: Array) -> Array:
    # Their hinge loss of two classes, for the own score against each of the others.
    rows = np.arange(len(y))
    leads = scores[rows, y][:, None] - np.asarray(scores, float)
    others = leads[np.arange(scores.shape[1]) != y[:, None]]
    if not others.size:
        return np.float64(0)
    # They take a label that stands alone for -1: each lead is there from both sides.
    signs, both = np.repeat([1, -1], others.size), np.concatenate([others, -others])
    return sklearn.metrics.hinge_loss(signs, both) * others.size / len(y)


def off_the_kink(X: Array, y: Array, beta: Array) -> bool:
    """A library returns one subgradient there; ours may be another."""
    return bool(np.all(X @ beta != y))


def off_the_margin(X: Array, y: Array, w: Array) -> bool:
    return bool(np.all(y * (X @ w) != 1))


def not_tiny(y: Array, y_hat: Array) -> bool:
    """Their weights add up to 1, so a tiny difference of them has few digits of its own."""
    return bool(np.all((np.abs(y_hat - y) > 1e-3) | (y_hat == y)))


def both_labels(y: Array, _scores: Array) -> bool:
    """scikit-learn finds the labels in y, and takes a label that stands there alone for -1."""
    return len(np.unique(y)) == 2


def inside(_y: Array, p: Array) -> bool:
    """scikit-learn clips p at the eps of its dtype: p = 0 counts as 36.04, not as infinite."""
    return bool(np.all((p > np.finfo(float).eps) & (p < 1 - np.finfo(float).eps)))


OTHERS = {
    "mse-value": Other(sklearn.metrics.mean_squared_error),
    "mae-value": Other(sklearn.metrics.mean_absolute_error),
    "rmse-value": Other(sklearn.metrics.root_mean_squared_error),
    "mse-gradient": Other(mse_gradient),
    "mse-hessian": Other(mse_hessian),
    "mse-surface": Other(surface),
    "mae-gradient": Other(mae_gradient, off_the_kink),
    "rmse-gradient": Other(rmse_gradient, lambda X, y, beta: bool(np.any(X @ beta != y))),
    "smooth-l1-value": Other(smooth_l1),
    "huber-value": Other(huber),
    "huber-gradient": Other(huber_gradient),
    "log-cosh-value": Other(log_cosh),
    "log-cosh-gradient": Other(log_cosh_gradient, not_tiny),
    "pinball-value": Other(pinball),
    "pinball-gradient": Other(pinball_gradient),
    "epsilon-insensitive-value": Other(epsilon_insensitive),
    "epsilon-insensitive-gradient": Other(epsilon_insensitive_gradient),
    "log-loss-value": Other(log_loss, inside),
    "log-loss-logits": Other(logits),
    "log-loss-gradient": Other(log_loss_gradient),
    "poisson-deviance-value": Other(poisson_deviance),
    "poisson-deviance-gradient": Other(poisson_deviance_gradient),
    "sigmoid": Other(scipy.special.expit),
    "softmax": Other(softmax),
    "logsumexp": Other(logsumexp),
    "kl-divergence": Other(kl),
    "cross-entropy-value": Other(cross_entropy),
    "cross-entropy-gradient": Other(cross_entropy_gradient),
    "hinge-value": Other(hinge, both_labels),
    "hinge-gradient": Other(hinge_gradient, off_the_margin),
    "squared-hinge-value": Other(squared_hinge),
    "squared-hinge-gradient": Other(squared_hinge_gradient),
    "crammer-singer": Other(crammer_singer, lambda _y, scores: scores.shape[1] > 2),
    "weston-watkins": Other(weston_watkins),
}


def points(judge: FunctionJudge, exercise_id: str) -> Iterator[Point]:
    """Every point of every variant, in double precision."""
    for number in range(VARIANTS):
        yield from judge.prepared(Variant(exercise_id, number)).points


def test_every_function_has_another_witness() -> None:
    """No exercise that is answered with a function is left to our own word."""
    pack = open_pack()
    ids = {one.id for one in pack.exercises if isinstance(load(pack, one).judge, FunctionJudge)}
    assert set(OTHERS) == ids


@pytest.mark.parametrize("exercise_id", OTHERS)
def test_they_agree(exercise_id: str) -> None:
    """At every point where the definitions are the same, so are the numbers."""
    pack, other = open_pack(), OTHERS[exercise_id]
    judge = load(pack, pack.exercise(exercise_id)).judge
    assert isinstance(judge, FunctionJudge)
    compared = 0
    for point in points(judge, exercise_id):
        if point.group == "float32" or not other.where(*point.arguments):
            continue
        expected = judge.expected(point.arguments)
        theirs = np.asarray(other.function(*point.arguments), float)
        assert expected.error(theirs) <= AGREE, point
        compared += 1
    assert compared > 10 * VARIANTS
