"""SciPy and scikit-learn where they define the same thing, with the conversions written down."""

from typing import Any

import numpy as np
import scipy.special
import sklearn._loss.loss
import sklearn.metrics

RNG = np.random.default_rng(20)
Y, Y_HAT = RNG.normal(size=(2, 50))
LABELS = RNG.integers(0, 2, 50)
LOGITS = 3 * RNG.normal(size=50)
Z = RNG.normal(size=(50, 4))
CLASSES = RNG.integers(0, 4, 50)


def test_regression_metrics(loss: Any) -> None:
    """mean_squared_error and mean_absolute_error are the means, without a factor of one half."""
    mse, mae, rmse = (loss(name).derived for name in ("mse", "mae", "rmse"))
    metrics = sklearn.metrics
    np.testing.assert_allclose(mse.value(Y, Y_HAT).mean(), metrics.mean_squared_error(Y, Y_HAT))
    np.testing.assert_allclose(mae.value(Y, Y_HAT).mean(), metrics.mean_absolute_error(Y, Y_HAT))
    np.testing.assert_allclose(
        rmse.outer(rmse.value(Y, Y_HAT).mean()), metrics.root_mean_squared_error(Y, Y_HAT)
    )


def test_half_squared_error(loss: Any) -> None:
    """HalfSquaredError is half of ours, and so is its gradient: y_hat - y."""
    half, mse = sklearn._loss.loss.HalfSquaredError(), loss("mse").derived
    np.testing.assert_allclose(2 * half.loss(Y, Y_HAT), mse.value(Y, Y_HAT))
    np.testing.assert_allclose(2 * half.gradient(Y, Y_HAT), mse.gradient(Y, Y_HAT))


def test_absolute_error(loss: Any) -> None:
    """AbsoluteError and its slope are ours, off the kink."""
    absolute, mae = sklearn._loss.loss.AbsoluteError(), loss("mae").derived
    np.testing.assert_allclose(absolute.loss(Y, Y_HAT), mae.value(Y, Y_HAT))
    np.testing.assert_allclose(absolute.gradient(Y, Y_HAT), mae.gradient(Y, Y_HAT))


def test_huber(loss: Any) -> None:
    """scipy.special.huber takes delta first, and the residual; scikit-learn's gradient agrees."""
    huber, delta = loss("huber").derived, 0.75
    expected = scipy.special.huber(delta, Y_HAT - Y)
    np.testing.assert_allclose(huber.value(Y, Y_HAT, delta), expected)
    # HuberLoss takes a quantile and finds delta in the data; here delta is set.
    other = sklearn._loss.loss.HuberLoss(quantile=0.9, delta=delta)
    np.testing.assert_allclose(huber.gradient(Y, Y_HAT, delta), other.gradient(Y, Y_HAT))


def test_log_loss(loss: Any) -> None:
    """sklearn.metrics.log_loss clips p at the dtype's eps: the same on ordinary points only."""
    p = scipy.special.expit(LOGITS)
    expected = sklearn.metrics.log_loss(LABELS, p)
    np.testing.assert_allclose(loss("log_loss").derived.value(LABELS, p).mean(), expected)
    assert np.isinf(loss("log_loss").derived.value(1, 0.0))
    assert np.isfinite(sklearn.metrics.log_loss([0, 1], [0.5, 0.0]))


def test_half_binomial_loss(loss: Any) -> None:
    """HalfBinomialLoss works on logits; its "half" is of the deviance, so it is our log loss."""
    binomial, ours = sklearn._loss.loss.HalfBinomialLoss(), loss("log_loss_logit").derived
    labels = LABELS.astype(float)
    np.testing.assert_allclose(ours.value(labels, LOGITS), binomial.loss(labels, LOGITS))
    np.testing.assert_allclose(ours.gradient(labels, LOGITS), binomial.gradient(labels, LOGITS))


def test_softmax_and_log_sum_exp(loss: Any) -> None:
    """SciPy's default axis is the whole array: a row-wise softmax needs axis=1."""
    ours = loss("log_sum_exp").derived
    np.testing.assert_allclose(ours.value(Z), scipy.special.logsumexp(Z, axis=1))
    np.testing.assert_allclose(ours.gradient(Z), scipy.special.softmax(Z, axis=1))


def test_cross_entropy(loss: Any) -> None:
    """HalfMultinomialLoss takes class numbers and logits, and is our cross entropy per sample."""
    multinomial = sklearn._loss.loss.HalfMultinomialLoss(n_classes=4)
    ours, one_hot = loss("cross_entropy").derived, np.eye(4)[CLASSES]
    classes = CLASSES.astype(float)
    np.testing.assert_allclose(ours.value(one_hot, Z), multinomial.loss(classes, Z))
    np.testing.assert_allclose(
        ours.gradient(one_hot, Z), multinomial.gradient(classes, Z), atol=1e-15
    )


def test_hinge(loss: Any) -> None:
    """sklearn.metrics.hinge_loss is the mean over samples, for labels -1 and 1."""
    y = 2 * LABELS - 1
    expected = sklearn.metrics.hinge_loss(y, LOGITS)
    np.testing.assert_allclose(loss("hinge").derived.value(y, LOGITS).mean(), expected)
