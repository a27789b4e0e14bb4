"""Squares bring c², their root brings back c, quotients forget the unit."""

import numpy as np

from lossdrill.judging.value_words import Number, mistake, right, values


def given(draw):
    return {"c": draw.choice([100, 1000, 10, 0.001, 0.01, 12, 2.5, 0.25])}


def cells(c):
    """Every residual is multiplied by c, its square by c². The root of the mean square and the mean
    of absolute values keep the unit of y, so they get c. R² and the gradient of RMSE are quotients
    in which c cancels; the gradient of MSE with respect to beta has one residual in it, so it gets c.
    """
    return {
        "MSE": Number(c * c),
        "RMSE": Number(c),
        "MAE": Number(c),
        "R2": Number(1),
        "gradient of MSE": Number(c),
        "gradient of RMSE": Number(1),
    }


@right
def by_trying_it(c):
    """On any data."""
    X = np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 4.0], [2.0, 2.0]])
    y, beta = np.array([1.0, 5.0, 2.0, 7.0]), np.array([0.5, -0.25])

    def measured(y, beta):
        r, n = X @ beta - y, len(y)
        mse = np.mean(r**2)
        return {
            "MSE": mse,
            "RMSE": np.sqrt(mse),
            "MAE": np.mean(np.abs(r)),
            "R2": 1 - np.sum(r**2) / np.sum((y - np.mean(y)) ** 2),
            "gradient of MSE": (2 / n * X.T @ r)[0],
            "gradient of RMSE": (X.T @ r)[0] / (n * np.sqrt(mse)),
        }

    before, after = measured(y, beta), measured(c * y, c * beta)
    return {name: after[name] / before[name] for name in before}


@mistake("Each residual is multiplied by c, but MSE is a mean of their squares: the factor is c².")
def square_in_proportion(c):
    return {"MSE": c}


@mistake(
    "The root takes the square back: RMSE is in the unit of y again, and gets the same factor as y."
)
def root_forgotten(c):
    return {"RMSE": c * c}


@mistake("Nothing is squared in MAE: each absolute value is multiplied by c, and so is their mean.")
def absolute_value_squared(c):
    return {"MAE": c * c}


@mistake(
    "R² compares two sums of squares, and both are multiplied by c². In the quotient it cancels: R² has "
    "no unit."
)
def r2_with_a_unit(c):
    return {"R2": c * c}


@mistake(
    "One residual stands in the gradient of MSE, since the square has been differentiated, and X has not "
    "changed. c² would be right for the loss itself."
)
def gradient_like_the_loss(c):
    return {"gradient of MSE": c * c}


@mistake(
    "The gradient of MSE does change: it is 2/n Xᵀ r, with the residual in it. beta is multiplied by the "
    "same c, so the steps of gradient descent stay in proportion."
)
def gradient_without_a_unit(c):
    return {"gradient of MSE": 1}


@mistake(
    "The gradient of RMSE has a residual above the line and RMSE below it: c cancels. It has no unit of y, "
    "and does not get smaller as the residuals do."
)
def gradient_of_the_root_like_the_root(c):
    return {"gradient of RMSE": c}


@mistake(
    "These are the factors for going back, from the new unit to metres: the data are multiplied by c, not "
    "divided."
)
def the_other_way_round(c):
    return {"MSE": 1 / c**2, "RMSE": 1 / c, "MAE": 1 / c, "gradient of MSE": 1 / c}


judge = values(cells, given=given)
