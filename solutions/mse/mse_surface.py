"""One prediction for each pair of weights and each sample; the mean goes over the samples alone."""

import numpy as np

from lossdrill.judging.words import function, linear_surface, mistake, right, weight_grids

from ._derived import mse


def surface(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.mean((predictions - y) ** 2, axis=-1)


@right
def by_two_loops(X, y, b0, b1):
    Z = np.zeros((len(b0), len(b1)))
    for i in range(len(b0)):
        for j in range(len(b1)):
            Z[i, j] = np.mean((X @ np.array([b0[i], b1[j]]) - y) ** 2)
    return Z


@right
def by_meshgrid(X, y, b0, b1):
    """indexing="ij" lets the rows belong to the first argument."""
    first, second = np.meshgrid(b0, b1, indexing="ij")
    weights = np.stack([first.ravel(), second.ravel()])
    errors = X @ weights - y[:, None]
    return np.mean(errors**2, axis=0).reshape(first.shape)


@right
def sample_by_sample(X, y, b0, b1):
    """Each sample adds a parabolic trough of its own."""
    Z = 0
    for (first, second), target in zip(X, y):
        Z = Z + (np.add.outer(first * b0, second * b1) - target) ** 2
    return Z / len(y)


@right
def as_a_quadratic_form(X, y, b0, b1):
    """βᵀGβ - 2 cᵀβ + the mean of y², with G = XᵀX/n and c = Xᵀy/n."""
    G, c = X.T @ X / len(y), X.T @ y / len(y)
    u, v = b0[:, None], b1
    bowl = G[0, 0] * u**2 + 2 * G[0, 1] * u * v + G[1, 1] * v**2
    return bowl - 2 * (c[0] * u + c[1] * v) + np.mean(y**2)


@mistake(
    "Rows and columns are exchanged: Z[j, k] belongs to b0[j] and b1[k], so there is a row for each "
    "value of b0. (np.meshgrid has it the other way round unless it is told indexing='ij'.)"
)
def transposed(X, y, b0, b1):
    predictions = b1[:, None, None] * X[:, 1] + b0[:, None] * X[:, 0]
    return np.mean((predictions - y) ** 2, axis=-1)


@mistake(
    "The weights have changed places: b0 belongs to the first column of X, X[:, 0], and b1 to the second."
)
def columns_exchanged(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 1] + b1[:, None] * X[:, 0]
    return np.mean((predictions - y) ** 2, axis=-1)


@mistake("These are sums of squares: the loss is their mean, so divide by the number of samples.")
def sum_for_the_mean(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.sum((predictions - y) ** 2, axis=-1)


@mistake(
    "Right for the 1/(2n) convention; this exercise takes the mean of the squares, without the half."
)
def halved(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.mean((predictions - y) ** 2, axis=-1) / 2


@mistake(
    "That is the root of the loss, the surface of the RMSE. The lowest points are the same; the heights, "
    "and the shape of the walls, are not."
)
def rooted(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.sqrt(np.mean((predictions - y) ** 2, axis=-1))


@mistake("That is the surface of the mean absolute error: square the errors.")
def absolute_errors(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.mean(np.abs(predictions - y), axis=-1)


@mistake(
    "The mean comes before the square, so errors of opposite sign cancel. Square each error first."
)
def square_of_the_mean(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.mean(predictions - y, axis=-1) ** 2


@mistake(
    "b0 is added as an intercept here, without the first column of X. It is the weight of that column; "
    "only where the column holds ones are the two the same."
)
def intercept_besides_X(X, y, b0, b1):
    predictions = b0[:, None, None] + b1[:, None] * X[:, 1] + 0 * X[:, 0]
    return np.mean((predictions - y) ** 2, axis=-1)


@mistake("The targets are missing: an error is a prediction minus its target.")
def targets_forgotten(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.mean(predictions**2, axis=-1)


@mistake("An error is a difference, prediction minus target. Here the two are added.")
def added_instead_of_subtracted(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.mean((predictions + y) ** 2, axis=-1)


@mistake(
    "The lowest value of the grid is subtracted, so that the bottom lies at 0. The loss itself is asked "
    "for: its bottom is what no weights can explain."
)
def lowered_to_zero(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    Z = np.mean((predictions - y) ** 2, axis=-1)
    return Z - Z.min()


@mistake(
    "That is the logarithm of the loss, which shows the bottom better in a picture. Take it when you draw; "
    "the values themselves are asked for."
)
def logarithm(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    with np.errstate(all="ignore"):
        return np.log(np.mean((predictions - y) ** 2, axis=-1))


@mistake(
    "b0[j] meets b1[j] alone here: that is a path through the grid. Every value of b0 has to meet every "
    "value of b1."
)
def pairs_in_step(X, y, b0, b1):
    return np.array([np.mean((X @ np.array(b) - y) ** 2) for b in zip(b0, b1)])


@mistake(
    "The two features are taken for two models: each weight has errors of its own, which are squared and "
    "added up. There is one prediction, the sum of both terms, and one error."
)
def each_feature_alone(X, y, b0, b1):
    first = np.mean((b0[:, None] * X[:, 0] - y) ** 2, axis=-1)
    second = np.mean((b1[:, None] * X[:, 1] - y) ** 2, axis=-1)
    return first[:, None] + second


@mistake(
    "The numbers are right, but they stand in one long row. Give them the shape of the grid: (p, q)."
)
def in_one_row(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.mean((predictions - y) ** 2, axis=-1).ravel()


@mistake(
    "One number for the whole grid: np.mean without an axis also averages over the weights. Only the axis "
    "of the samples goes."
)
def mean_over_everything(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.mean((predictions - y) ** 2)


@mistake(
    "One value for each sample as well: the mean over the samples, the last axis here, is still to come."
)
def without_the_mean(X, y, b0, b1):
    return (b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y) ** 2


@mistake(
    "The sum is divided by 2, whatever the number of samples: that is half the sum, or the mean over the "
    "columns of X. The mean goes over its n rows."
)
def mean_over_the_weights(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.sum((predictions - y) ** 2, axis=-1) / X.shape[1]


@mistake(
    "Every prediction meets every target: y of shape (n, 1) against predictions of shape (..., n) adds an "
    "axis, and the mean goes over both. Each sample has one target."
)
def every_target(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.mean((predictions[..., None, :] - y[:, None]) ** 2, axis=(-1, -2))


@mistake(
    "The values are put into rows in the wrong order: np.meshgrid(b0, b1) lets b0 run along a row, so what "
    "is made of it has shape (q, p) first. Reshape to that and transpose, or say indexing='ij'."
)
def reshaped_in_the_wrong_order(X, y, b0, b1):
    first, second = np.meshgrid(b0, b1)
    errors = X @ np.stack([first.ravel(), second.ravel()]) - y[:, None]
    return np.mean(errors**2, axis=0).reshape(len(b0), len(b1))


@mistake(
    "That is the variance of the errors: their mean has been taken off first. A model that is wrong by the "
    "same amount everywhere would cost nothing."
)
def variance_of_the_errors(X, y, b0, b1):
    return np.var(b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y, axis=-1)


@mistake(
    "b0 is added as an intercept, and b1 is the weight of the first column. It is the other way round with "
    "X as it is: b0 times X[:, 0] plus b1 times X[:, 1]."
)
def line_through_the_first_column(X, y, b0, b1):
    predictions = b0[:, None, None] + b1[:, None] * X[:, 0]
    return np.mean((predictions - y) ** 2, axis=-1)


@mistake("One is added to every prediction: there is no intercept besides what X contains.")
def intercept_of_one(X, y, b0, b1):
    predictions = 1 + b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.mean((predictions - y) ** 2, axis=-1)


@mistake("The mixed term is missing: the square of u b0 + v b1 also has twice their product in it.")
def mixed_term_forgotten(X, y, b0, b1):
    G, c = X.T @ X / len(y), X.T @ y / len(y)
    u, v = b0[:, None], b1
    return G[0, 0] * u**2 + G[1, 1] * v**2 - 2 * (c[0] * u + c[1] * v) + np.mean(y**2)


@mistake(
    "The mean of y² is missing. It does not move the lowest point, but the whole surface lies too low "
    "without it."
)
def constant_forgotten(X, y, b0, b1):
    G, c = X.T @ X / len(y), X.T @ y / len(y)
    u, v = b0[:, None], b1
    bowl = G[0, 0] * u**2 + 2 * G[0, 1] * u * v + G[1, 1] * v**2
    return bowl - 2 * (c[0] * u + c[1] * v)


@mistake(
    "The values of b0 and b1 are sorted first. They may come in any order, and row j belongs to b0[j] as "
    "it is."
)
def sorted_first(X, y, b0, b1):
    predictions = np.sort(b0)[:, None, None] * X[:, 0] + np.sort(b1)[:, None] * X[:, 1]
    return np.mean((predictions - y) ** 2, axis=-1)


@mistake("That is how steep the surface is, the length of its gradient. Its height is asked for.")
def steepness(X, y, b0, b1):
    predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1]
    return np.linalg.norm(2 * (predictions - y) @ X / len(y), axis=-1)


def rounding_scale(X, y, b0, b1):
    """The squares of what is added up in an error: targets and products, whatever cancels among them.
    Multiplying the square out is then as good as any other way.
    """
    sizes = np.abs(b0)[:, None, None] * np.abs(X[:, 0]) + np.abs(b1)[:, None] * np.abs(X[:, 1])
    return np.mean((sizes + np.abs(y)) ** 2, axis=-1)


judge = function(
    surface,
    signature="(n,2),(n),(p),(q)->(p,q)",
    derived=linear_surface(mse, scale=rounding_scale),
    points=[weight_grids()],
)

equivalent_mutants = {
    "return np.mean((y - predictions) ** 2, axis=-1)": "a square has no sign",
    "predictions = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, -1]": (
        "X has two columns, so the last one is the second"
    ),
}
