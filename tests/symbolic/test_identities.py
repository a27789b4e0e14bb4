"""What the losses have to do with each other."""

from typing import Any

import numpy as np
import pytest

Y = np.array([0.0, 1.5, -2.0, 4.0])
Y_HAT = np.array([0.25, 1.5, -5.0, 7.0])


@pytest.mark.parametrize("what", ["value", "gradient", "curvature"])
def test_huber_with_a_large_delta_is_half_the_squared_error(loss: Any, what: str) -> None:
    """Within delta the Huber loss is the squared residual over two."""
    huber, mse = loss("huber").derived, loss("mse").derived
    assert np.array_equal(2 * getattr(huber, what)(Y, Y_HAT, 1e6), getattr(mse, what)(Y, Y_HAT))


def test_huber_over_a_small_delta_is_the_absolute_error(loss: Any) -> None:
    """Divided by delta, Huber tends to the absolute error as delta goes to 0."""
    huber, mae, delta = loss("huber").derived, loss("mae").derived, 1e-9
    np.testing.assert_allclose(huber.value(Y, Y_HAT, delta) / delta, mae.value(Y, Y_HAT), atol=1e-9)
    np.testing.assert_allclose(huber.gradient(Y, Y_HAT, delta) / delta, mae.gradient(Y, Y_HAT))


def test_huber_scales(loss: Any) -> None:
    """Residuals and delta times c give the loss times c^2: delta has the unit of y."""
    huber = loss("huber").derived
    scaled = huber.value(4 * Y, 4 * Y_HAT, 4 * 0.5)
    assert np.array_equal(scaled, 16 * huber.value(Y, Y_HAT, 0.5))


def test_rmse_is_mse_under_a_root(loss: Any) -> None:
    """Per sample RMSE is the squared error; the root is applied to the mean."""
    rmse, mse = loss("rmse").derived, loss("mse").derived
    assert np.array_equal(rmse.value(Y, Y_HAT), mse.value(Y, Y_HAT))
    assert mse.outer is None


def test_hinge_beyond_the_margin_is_nothing(loss: Any) -> None:
    """From a margin of 1 on there is no loss, and beyond it no slope."""
    hinge = loss("hinge").derived
    y, s = np.array([1, -1, 1]), np.array([1.5, -2.0, 1e6])
    assert not hinge.value(y, s).any()
    assert not hinge.gradient(y, s).any()


def test_hinge_does_not_prefer_a_label(loss: Any) -> None:
    """Exchanging the labels and the sign of the scores changes the sign of the slope alone."""
    hinge, s = loss("hinge").derived, np.linspace(-2, 2, 17)
    ones = np.ones_like(s)
    assert np.array_equal(hinge.value(ones, s), hinge.value(-ones, -s))
    assert np.array_equal(hinge.gradient(ones, s), -hinge.gradient(-ones, -s))


def test_log_loss_through_the_sigmoid(loss: Any) -> None:
    """The loss of a logit is the loss of its probability, and slopes differ by p (1 - p)."""
    of_p, of_z = loss("log_loss").derived, loss("log_loss_logit").derived
    z = np.linspace(-5, 5, 11)
    p = 1 / (1 + np.exp(-z))
    for y in (np.zeros_like(z), np.ones_like(z)):
        np.testing.assert_allclose(of_z.value(y, z), of_p.value(y, p), rtol=1e-12)
        np.testing.assert_allclose(
            of_z.gradient(y, z), of_p.gradient(y, p) * p * (1 - p), rtol=1e-12, atol=1e-15
        )


def test_cross_entropy_of_two_classes_is_the_log_loss(loss: Any) -> None:
    """With logits (0, z), the softmax is the sigmoid of z."""
    rows, single = loss("cross_entropy").derived, loss("log_loss_logit").derived
    z = np.linspace(-30, 30, 13)
    logits = np.column_stack([np.zeros_like(z), z])
    for label in (0, 1):
        one_hot, y = np.tile(np.eye(2)[label], (len(z), 1)), np.full_like(z, label)
        np.testing.assert_allclose(rows.value(one_hot, logits), single.value(y, z), atol=1e-14)
        np.testing.assert_allclose(
            rows.gradient(one_hot, logits)[:, 1], single.gradient(y, z), atol=1e-14
        )


def test_cross_entropy_is_log_sum_exp_minus_the_right_logit(loss: Any) -> None:
    """So its gradient is the softmax minus the one-hot label."""
    cross_entropy, log_sum_exp = loss("cross_entropy").derived, loss("log_sum_exp").derived
    Y, Z = loss("cross_entropy").points
    right = np.sum(Y * Z, axis=1)
    np.testing.assert_allclose(cross_entropy.value(Y, Z), log_sum_exp.value(Z) - right, atol=1e-12)
    assert np.array_equal(cross_entropy.gradient(Y, Z), log_sum_exp.gradient(Z) - Y)


def test_softmax_rows_sum_to_one(loss: Any) -> None:
    """Every row of the softmax sums to 1, whatever the gap between its logits."""
    softmax = loss("log_sum_exp").derived.gradient(loss("log_sum_exp").points[0])
    np.testing.assert_allclose(softmax.sum(axis=1), 1, atol=1e-12)
