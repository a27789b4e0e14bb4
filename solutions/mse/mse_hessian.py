"""The gradient is linear in the weights, so its derivative is a constant: 2/n XᵀX."""

import numpy as np

from lossdrill.judging.words import features, function, linear_hessian, mistake, right

from ._derived import mse


def mse_hessian(X):
    return 2 / len(X) * X.T @ X


@right
def mean_of_outer_products(X):
    """Each sample bends the loss along its own row, by 2 x xᵀ."""
    return 2 * np.mean([np.outer(x, x) for x in X], axis=0)


@right
def by_loops(X):
    n, d = X.shape
    hessian = np.zeros((d, d))
    for j in range(d):
        for k in range(d):
            for i in range(n):
                hessian[j, k] += 2 * X[i, j] * X[i, k] / n
    return hessian


@right
def by_einsum(X):
    return 2 * np.einsum("ij,ik->jk", X, X) / X.shape[0]


@right
def change_of_the_gradient(X):
    """A linear function changes along a unit vector by its column, however long the step is."""
    n, d = X.shape
    y = np.ones(n)

    def gradient(beta):
        return 2 * X.T @ (X @ beta - y) / n

    return np.array([gradient(e) - gradient(0 * e) for e in np.eye(d)]).T


@right
def as_a_square(X):
    """The factor split evenly between the two sides: H = AᵀA."""
    A = np.sqrt(2 / len(X)) * X
    return A.T @ A


@right
def covariance_and_means(X):
    """The mean of a product is the covariance plus the product of the means."""
    m = X.mean(axis=0)
    spread = X - m
    return 2 * (spread.T @ spread / len(X) + np.outer(m, m))


@mistake(
    "Right for the 1/(2n) convention; this exercise takes the mean of the squares themselves, so the "
    "2 from the derivative of r² stays."
)
def without_the_two(X):
    return X.T @ X / len(X)


@mistake("Right for the sum of squares; this exercise takes their mean: divide by n.")
def without_the_mean(X):
    return 2 * X.T @ X


@mistake(
    "Right for half the sum of squares; this exercise takes the mean of the squares, so the factor in "
    "front is 2/n."
)
def bare_product(X):
    return X.T @ X


@mistake(
    "Twice too much: differentiating r² brings a 2, and differentiating 2r once more brings the "
    "feature, not another 2. The factor in front of XᵀX is 2/n."
)
def doubled(X):
    return 4 / len(X) * X.T @ X


@mistake(
    "Halved twice: with the sum of r² / (2n) the factor is 1/n, and this exercise has no half to begin "
    "with, so it is 2/n."
)
def halved_and_without_the_two(X):
    return X.T @ X / (2 * len(X))


@mistake(
    "/ and * are taken from left to right: `/ 2 * n` divides by 2 and then multiplies by n. The factor "
    "in front of XᵀX is 2/n."
)
def halved_and_multiplied_by_n(X):
    return X.T @ X / 2 * len(X)


@mistake(
    "That is n x n, one row for each sample: XXᵀ compares samples. The Hessian has a row for each "
    "weight, so the transpose comes first. Only the shape tells the two apart, and for n = d not even "
    "that."
)
def samples_for_features(X):
    return 2 / len(X) * X @ X.T


@mistake("The mean is over the n samples, the rows of X; this divides by d, the features.")
def mean_over_features(X):
    return 2 / X.shape[1] * X.T @ X


@mistake(
    "The sum over the samples is divided by n twice: np.mean divides by n itself, and then it happens "
    "again."
)
def averaged_twice(X):
    return np.mean(2 * X[:, :, np.newaxis] * X[:, np.newaxis, :], axis=0) / len(X)


@mistake("The mean divides by n. n - 1 belongs to the estimate of a variance.")
def divided_by_one_less(X):
    return 2 * X.T @ X / max(len(X) - 1, 1)


@mistake(
    "These are the entries of the diagonal only, one curvature for each weight alone. Two weights "
    "together bend the loss as well: entry (j, k) has x_ij x_ik in it."
)
def diagonal_alone(X):
    return np.diag(2 * np.mean(X**2, axis=0))


@mistake(
    "These are the second derivatives with respect to each weight alone, d numbers. The Hessian also "
    "has one for each pair of weights: shape (d, d)."
)
def diagonal_as_vector(X):
    return 2 * np.mean(X**2, axis=0)


@mistake(
    "The mean of a product is not the product of the means: the two features of a pair must be "
    "multiplied sample by sample, before anything is averaged."
)
def product_of_means(X):
    return 2 * np.outer(X.mean(axis=0), X.mean(axis=0))


@mistake(
    "The columns of X are centred here: that is twice their covariance, the Hessian of a model with an "
    "intercept of its own. Take X as it is."
)
def centred_features(X):
    spread = X - X.mean(axis=0)
    return 2 / len(X) * spread.T @ spread


@mistake(
    "np.cov takes the means off first, so this is the Hessian of a model with an intercept of its own; and "
    "for a single feature it gives a number, not a matrix. Take X as it is."
)
def covariance_by_numpy(X):
    return 2 * np.cov(X, rowvar=False, bias=True)


@mistake(
    "A column of ones is added to X, so there is a row and a column too many. There is no intercept "
    "besides what X contains."
)
def column_of_ones_added(X):
    X = np.column_stack([np.ones(len(X)), X])
    return 2 / len(X) * X.T @ X


@mistake(
    "That is the inverse of XᵀX, as it stands in the formula of the minimiser. The second derivative is "
    "not inverted."
)
def inverted(X):
    return np.linalg.pinv(2 / len(X) * X.T @ X)


@mistake(
    "`*` multiplies entry by entry, and `@` rows by columns: the sum over the samples is what `@` does."
)
def entry_by_entry(X):
    return 2 / len(X) * X.T * X


@mistake(
    "The sign is reversed: the minus of the inner derivative comes twice, and (-x)(-x) = x². A parabola "
    "that opens upwards has a positive second derivative."
)
def reversed_sign(X):
    return -2 / len(X) * X.T @ X


@mistake(
    "One number: the curvature of all weights together, without the pairs. Sum over the samples alone, "
    "so that each pair of weights keeps an entry."
)
def sum_of_squares(X):
    return 2 * np.sum(X**2) / len(X)


@mistake(
    "A number is added to the diagonal, as a ridge penalty does. The loss of this exercise has no "
    "penalty, and its Hessian may well be singular."
)
def ridge_on_the_diagonal(X):
    return 2 / len(X) * X.T @ X + 1e-6 * np.eye(X.shape[1])


@mistake(
    "Only one triangle is filled. The Hessian is symmetric: entry (k, j) is the same as entry (j, k)."
)
def one_triangle(X):
    return np.triu(2 / len(X) * X.T @ X)


@mistake(
    "The rows of the Hessian are added up here: that is how the gradient changes when all weights move "
    "together. Keep the columns apart."
)
def rows_added_up(X):
    return 2 / len(X) * X.T @ X.sum(axis=1)


@mistake(
    "Differences over a small step: each value is rounded before the difference is taken, and the step "
    "in the denominator magnifies that. Differentiate the gradient on paper."
)
def finite_differences(X):
    n, d = X.shape
    y, h = np.ones(n), 1e-6
    hessian = np.zeros((d, d))
    for k in range(d):
        step = np.zeros(d)
        step[k] = h
        above = 2 * X.T @ (X @ (1 + step) - y) / n
        below = 2 * X.T @ (X @ (1 - step) - y) / n
        hessian[:, k] = (above - below) / (2 * h)
    return hessian


@mistake(
    "The features are squared entry by entry first, so each entry holds fourth powers. A product of two "
    "features is what is averaged, and on the diagonal that is a square already."
)
def squared_features(X):
    return 2 / len(X) * (X**2).T @ (X**2)


@mistake(
    "The features are standardised here, which gives twice their correlations. Take X as it is: its "
    "units belong to the curvature."
)
def standardised_features(X):
    with np.errstate(all="ignore"):
        Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return 2 / len(X) * Z.T @ Z


@mistake(
    "The diagonal is twice too large against the rest: 2 for each pair, and 2 again where a weight is "
    "paired with itself. Every entry has the same factor 2/n."
)
def diagonal_doubled(X):
    G = 2 / len(X) * X.T @ X
    return G + np.diag(np.diag(G))


@mistake(
    "The diagonal is half of what it should be against the rest. That is how the terms of a quadratic form "
    "are counted; as second derivatives all entries have the same factor 2/n."
)
def diagonal_halved(X):
    G = 2 / len(X) * X.T @ X
    return G - np.diag(np.diag(G)) / 2


@mistake(
    "These are the eigenvalues, the curvatures along d perpendicular directions. The Hessian is the "
    "matrix that they belong to."
)
def eigenvalues_alone(X):
    return np.linalg.eigvalsh(2 / len(X) * X.T @ X)


@mistake(
    "This is a factor A of the Hessian, of the shape of X. The Hessian is AᵀA, and has shape (d, d)."
)
def factor_of_it(X):
    return np.sqrt(2 / len(X)) * X


@mistake(
    "The last feature is missing, in row and column: does a loop or a slice end one too early? All d of "
    "them count."
)
def last_feature_forgotten(X):
    H = 2 / len(X) * X.T @ X
    H[-1, :] = H[:, -1] = 0
    return H


judge = function(
    mse_hessian,
    signature="(n,d)->(d,d)",
    derived=linear_hessian(mse),
    points=[features()],
)
