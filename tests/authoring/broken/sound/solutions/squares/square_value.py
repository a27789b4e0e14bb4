"""The mean over all samples."""

import numpy as np

from lossdrill.judging.words import function, mean_value, mistake, points_of, right

from ._derived import square as loss


def square(y, y_hat):
    return np.mean((y - y_hat) ** 2)


@right
def by_product(y, y_hat):
    r = y_hat - y
    return r @ r / len(r)


@mistake("The sum is not divided by the number of samples.")
def sum_of_squares(y, y_hat):
    return np.sum((y - y_hat) ** 2)


@mistake("That is the mean of the sizes, and not of the squares.")
def sizes(y, y_hat):
    return np.mean(np.abs(y - y_hat))


judge = function(
    square,
    signature="(n),(n)->()",
    derived=mean_value(loss),
    points=[points_of(loss)],
)
