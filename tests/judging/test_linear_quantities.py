"""What a linear model makes of the loss of one sample: its second derivative, and its surface."""

from typing import Any

import numpy as np
import pytest

from lossdrill.judging.quantities import linear_gradient, linear_hessian, linear_surface, mean_value
from lossdrill.judging.solution import load_losses
from lossdrill.pack import open_pack
from lossdrill.symbolic.definitions import load_definitions
from lossdrill.symbolic.exact import ExactLoss

MSE = load_losses(open_pack(), "mse")["mse"]
EXACT = ExactLoss(load_definitions(open_pack().root, "mse")["mse"], digits=50)

X = np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 4.0]])
y = np.array([1.0, 5.0, -2.0])


def ones(*_: Any) -> Any:
    return np.ones(())


@pytest.mark.parametrize("loss", [MSE, EXACT], ids=["derived", "exact"])
def test_the_hessian_is_how_the_gradient_changes(loss: Any) -> None:
    """Column by column; the gradient of squared error is linear, so any step will do."""
    gradient = linear_gradient(loss, scale=ones)
    columns = [gradient.value(X, y, e) - gradient.value(X, y, 0 * e) for e in np.eye(2)]
    hessian = linear_hessian(loss)
    assert hessian.value(X).astype(float) == pytest.approx(np.transpose(columns).astype(float))


def test_the_scale_of_a_hessian_is_that_of_what_is_added_up() -> None:
    """Nothing cancels in it: where all features are positive, it is the Hessian itself."""
    hessian = linear_hessian(MSE)
    assert hessian.expected(np.abs(X)).scale == pytest.approx(hessian.value(np.abs(X)))
    assert np.all(hessian.expected(X).scale >= np.abs(hessian.value(X)))


@pytest.mark.parametrize("loss", [MSE, EXACT], ids=["derived", "exact"])
def test_a_surface_is_the_mean_loss_at_each_pair_of_weights(loss: Any) -> None:
    """Rows belong to the first weight, columns to the second."""
    first, second = np.array([0.0, 2.0, -1.0]), np.array([1.0, 0.5])
    surface = linear_surface(loss, scale=ones).value(X, y, first, second)
    assert surface.shape == (3, 2)
    mean = mean_value(loss)
    for i, j in np.ndindex(surface.shape):
        assert float(surface[i, j]) == pytest.approx(
            float(mean.value(y, X @ np.array([first[i], second[j]])))
        )
