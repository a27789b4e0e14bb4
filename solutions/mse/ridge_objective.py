"""Two terms, two gradients; the intercept is in the first alone."""

import numpy as np

from lossdrill.judging.result_words import Point, mistake, normal, results, right, vector


def ridge(X, y, beta, b0, lam):
    n = len(y)
    r = X @ beta + b0 - y
    value = np.mean(r**2) + lam * np.sum(beta**2)
    return value, 2 / n * X.T @ r + 2 * lam * beta, 2 / n * np.sum(r)


@right
def a_column_of_ones(X, y, beta, b0, lam):
    """The intercept as one more weight, whose penalty is 0."""
    A = np.column_stack([np.ones(len(y)), X])
    weights = np.concatenate([[b0], beta])
    penalties = lam * np.concatenate([[0.0], np.ones(len(beta))])
    r = A @ weights - y
    gradient = 2 * A.T @ r / len(y) + 2 * penalties * weights
    return np.mean(r * r) + penalties @ weights**2, gradient[1:], gradient[0]


@right
def number_by_number(X, y, beta, b0, lam):
    n, d = len(y), len(beta)
    value, grad_beta, grad_b0 = 0.0, [2 * lam * b for b in beta], 0.0
    for i in range(n):
        r = b0 + sum(X[i][j] * beta[j] for j in range(d)) - y[i]
        value += r * r / n
        grad_b0 += 2 * r / n
        for j in range(d):
            grad_beta[j] += 2 * r * X[i][j] / n
    return value + lam * sum(b * b for b in beta), np.array(grad_beta), grad_b0


@right
def with_y_first(X, y, beta, b0, lam):
    """The residual the other way round, and the minus in front."""
    e = y - (np.dot(X, beta) + b0)
    per_sample = -2 * e[:, None] * X
    return (
        e @ e / y.size + lam * np.linalg.norm(beta) ** 2,
        per_sample.mean(axis=0) + 2 * lam * beta,
        -2 * e.mean(),
    )


@right
def as_one_least_squares_problem(X, y, beta, b0, lam):
    """The penalty as d samples more, each with the target 0: the sum of all squares, divided by n."""
    n, d = X.shape
    A = np.vstack([X, np.sqrt(n * lam) * np.eye(d)])
    ones = np.concatenate([np.ones(n), np.zeros(d)])
    r = A @ beta + b0 * ones - np.concatenate([y, np.zeros(d)])
    return r @ r / n, 2 * A.T @ r / n, 2 * ones @ r / n


def fit_alone(X, y, beta, b0):
    """The mean squared error and its gradients, without a penalty."""
    r = X @ beta + b0 - y
    return np.mean(r**2), 2 / len(y) * X.T @ r, 2 * np.mean(r)


@mistake(
    "The intercept is penalised too. It only says where the targets lie: leave b0 out of the penalty, in "
    "the value and in grad_b0."
)
def penalised_intercept(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam * (beta @ beta + b0**2), grad_beta + 2 * lam * beta, grad_b0 + 2 * lam * b0


@mistake(
    "The penalty's gradient lacks its 2: the derivative of lam beta_j² is 2 lam beta_j. Without the 2 it "
    "belongs to the penalty lam/2 Σ beta_j², which is another convention."
)
def gradient_without_the_two(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam * beta @ beta, grad_beta + lam * beta, grad_b0


@mistake(
    "Right for the convention lam/2 Σ beta_j²; this exercise has no 1/2 before the penalty, so lam counts "
    "twice as much in the value and in the gradient."
)
def half_a_penalty(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam / 2 * beta @ beta, grad_beta + lam * beta, grad_b0


@mistake(
    "The penalty is divided by n. The mean is over the squared errors alone; the penalty stands outside "
    "of it, as it is."
)
def penalty_within_the_mean(X, y, beta, b0, lam):
    n = len(y)
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam / n * beta @ beta, grad_beta + 2 * lam / n * beta, grad_b0


@mistake(
    "The penalty is the mean of the squared weights. It is their sum: with d features this one is d times "
    "too small."
)
def mean_of_the_weights(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    d = len(beta)
    return value + lam * np.mean(beta**2), grad_beta + 2 * lam * beta / d, grad_b0


@mistake(
    "The penalty is missing: that is the mean squared error alone, which is right for lam = 0 only."
)
def without_the_penalty(X, y, beta, b0, lam):
    return fit_alone(X, y, beta, b0)


@mistake(
    "The value has its penalty and the gradient has none: differentiate both terms. Descent along this "
    "gradient would minimise the mean squared error, whatever lam is."
)
def gradient_without_the_penalty(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam * beta @ beta, grad_beta, grad_b0


@mistake(
    "The penalty is the length of the weights, not its square: lam times the norm. Ridge adds lam Σ beta_j²."
)
def length_not_squared(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    length = np.sqrt(beta @ beta)
    with np.errstate(all="ignore"):
        return value + lam * length, grad_beta + lam * beta / length, grad_b0


@mistake(
    "That is the penalty of the lasso, lam Σ |beta_j|, with a gradient of constant size. Ridge squares the "
    "weights."
)
def lasso(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam * np.sum(np.abs(beta)), grad_beta + lam * np.sign(beta), grad_b0


@mistake(
    "The penalty is subtracted, so large weights are rewarded. It is a price: add it, in the value and in "
    "the gradient."
)
def penalty_subtracted(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value - lam * beta @ beta, grad_beta - 2 * lam * beta, grad_b0


@mistake(
    "Right for half the mean of squares plus the whole penalty, a 1/(2n) convention; this exercise takes "
    "the mean itself, so the 2 of its derivative stays."
)
def half_the_squares(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value / 2 + lam * beta @ beta, grad_beta / 2 + 2 * lam * beta, grad_b0 / 2


@mistake(
    "Right for the sum of squares plus the penalty, as scikit-learn's Ridge counts; this exercise takes "
    "the mean: divide the squared errors by n, and not the penalty."
)
def sum_of_squares(X, y, beta, b0, lam):
    n = len(y)
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return n * value + lam * beta @ beta, n * grad_beta + 2 * lam * beta, n * grad_b0


@mistake(
    "The intercept is not part of the prediction here: the residuals are X beta + b0 - y, and b0 stands "
    "in all of them."
)
def intercept_forgotten(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, 0.0)
    return value + lam * beta @ beta, grad_beta + 2 * lam * beta, grad_b0


@mistake(
    "grad_b0 is 0: that the intercept is not penalised does not mean that it stays where it is. The mean "
    "squared error depends on b0 too."
)
def intercept_left_alone(X, y, beta, b0, lam):
    value, grad_beta, _ = fit_alone(X, y, beta, b0)
    return value + lam * beta @ beta, grad_beta + 2 * lam * beta, 0.0


@mistake(
    "grad_b0 is the sum of the 2r, n times too large: it is their mean, like the rest of the gradient."
)
def sum_for_the_intercept(X, y, beta, b0, lam):
    n = len(y)
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam * beta @ beta, grad_beta + 2 * lam * beta, n * grad_b0


@mistake(
    "grad_b0 lacks its 2: the derivative of r² with respect to b0 is 2r, and r itself is half."
)
def mean_residual(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam * beta @ beta, grad_beta + 2 * lam * beta, grad_b0 / 2


@mistake(
    "Both gradients of the squared error have their sign reversed: with y - X beta - b0 as the residual "
    "the inner derivative is -1, and its minus belongs in front. The penalty's sign is right."
)
def reversed_fit(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam * beta @ beta, -grad_beta + 2 * lam * beta, -grad_b0


@mistake("Both gradients point downhill: all of their signs are reversed.")
def downhill(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam * beta @ beta, -grad_beta - 2 * lam * beta, -grad_b0


@mistake(
    "The penalty adds one number to all weights: 2 lam times their sum. Each weight has its own "
    "derivative, 2 lam beta_j."
)
def one_number_for_all(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam * beta @ beta, grad_beta + 2 * lam * np.sum(beta), grad_b0


@mistake(
    "The penalty is lam times the square of the sum of the weights, in which weights of opposite sign "
    "cancel. Square first, then add."
)
def square_of_the_sum(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam * np.sum(beta) ** 2, grad_beta + 2 * lam * np.sum(beta), grad_b0


@mistake(
    "The penalty leaves out the first weight. All of beta is penalised: the intercept has a name of its "
    "own here, b0, and no column in X."
)
def first_weight_free(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    own = np.concatenate([[0.0], beta[1:]])
    return value + lam * own @ own, grad_beta + 2 * lam * own, grad_b0


@mistake("The root is taken: that is the RMSE with a penalty. Ridge adds its penalty to the MSE.")
def rmse_with_a_penalty(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    root = np.sqrt(value)
    with np.errstate(all="ignore"):
        return (
            root + lam * beta @ beta,
            grad_beta / (2 * root) + 2 * lam * beta,
            grad_b0 / (2 * root),
        )


@mistake(
    "Finite differences lose half of the digits: the difference of two nearly equal values is divided by "
    "a small step. Use the exact formulas."
)
def finite_differences(X, y, beta, b0, lam):
    def value(beta, b0):
        return np.mean((X @ beta + b0 - y) ** 2) + lam * beta @ beta

    h = 1e-6
    steps = h * np.eye(len(beta))
    slopes = [(value(beta + step, b0) - value(beta, b0)) / h for step in steps]
    return value(beta, b0), np.array(slopes), (value(beta, b0 + h) - value(beta, b0)) / h


@mistake(
    "The three results stand in another order: the value comes first, then the gradient in beta, then the "
    "one in b0."
)
def another_order(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + lam * beta @ beta, grad_b0, grad_beta + 2 * lam * beta


@mistake(
    "The intercept enters with the wrong sign: the residuals are X beta + b0 - y, so b0 is taken from y, "
    "or added to the prediction, not both."
)
def intercept_subtracted(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, -b0)
    return value + lam * beta @ beta, grad_beta + 2 * lam * beta, grad_b0


@mistake(
    "lam is squared with the weights: `(lam * beta) ** 2` has lam² in it. The penalty is lam times the sum "
    "of the squares."
)
def lam_squared(X, y, beta, b0, lam):
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + np.sum((lam * beta) ** 2), grad_beta + 2 * lam**2 * beta, grad_b0


@mistake(
    "The penalty is multiplied by n. That is what scikit-learn's alpha counts beside a sum of squares; "
    "beside a mean, lam stands by itself."
)
def penalty_times_n(X, y, beta, b0, lam):
    n = len(y)
    value, grad_beta, grad_b0 = fit_alone(X, y, beta, b0)
    return value + n * lam * beta @ beta, grad_beta + 2 * n * lam * beta, grad_b0


def rounding(X, y, beta, b0, lam):
    """What is added up in each part, whatever cancels among it."""
    terms = np.abs(X) @ np.abs(beta) + np.abs(b0) + np.abs(y)
    return {
        "value": np.mean(terms**2) + lam * np.sum(beta**2),
        "grad_beta": 2 * np.abs(X).T @ terms / len(y) + 2 * lam * np.abs(beta),
        "grad_b0": 2 * np.mean(terms),
    }


def small(draw):
    yield Point((np.array([[2.0]]), vector(1), vector(3), 1.0, 0.5), "one sample, one feature")
    X, y = np.array([[1.0, 2.0], [3.0, 5.0]]), vector(1, 4)
    yield Point((X, y, vector(2, -1), -2.0, 0.25), "as many samples as features")
    yield Point((X, y, vector(2, -1), -2.0, 0.0), "lam = 0")
    twice = np.array([[1.0], [1.0], [3.0]])
    yield Point((twice, vector(2, 2, 1), vector(1), 0.5, 0.75), "a sample that occurs twice")
    yield Point((X, y, vector(0, 0), 3.0, 2.0), "no weights yet")
    whole = np.array([[1, 0], [2, 1], [0, 3]])
    yield Point((whole, np.array([3, 1, 4]), vector(0.5, 1.25), 1, 1), "integers")
    beta = vector(1, -2)
    yield Point(
        (whole, whole @ beta + 5, beta, 5.0, 1.5), "a perfect fit: the penalty alone is left"
    )
    yield Point((np.array([[1.0, 2.0, 4.0]]), vector(3), vector(1, 1, -2), 0.5, 3.0), "n < d")


def drawn(draw):
    for n, d in ((6, 3), (3, 5), (4, 4), (12, 2)):
        X, y = normal(draw, n, d, spread=2.0), normal(draw, n, spread=3.0)
        lam = draw.choice([0.125, 0.75, 2.5, 40.0])
        yield Point((X, y, normal(draw, d), draw.gauss(0, 2), lam), f"{n} samples, {d} features")
    X = normal(draw, 8, 3) * [1e3, 1.0, 1e-3]
    lying = np.asfortranarray(X)
    yield Point((lying, normal(draw, 8), normal(draw, 3), 0.25, 0.1), "columns of unlike sizes")


judge = results(
    ridge, names=("value", "grad_beta", "grad_b0"), calls=[small, drawn], scale=rounding
)
