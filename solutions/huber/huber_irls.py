"""Solve for beta with the weights, compute the weights from beta, and again."""

import numpy as np

from lossdrill.judging.result_words import Measure, Point, mistake, normal, results, right, vector


def weights_of(r, delta):
    return delta / np.maximum(np.abs(r), delta)


def weighted(X, y, w):
    """Weighted least squares."""
    return np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * y))


def fit(X, y, delta):
    w = np.ones(len(y))
    for _ in range(90):
        beta = weighted(X, y, w)
        w = weights_of(X @ beta - y, delta)
    return {"beta": beta, "weights": w}


@right
def by_roots_of_the_weights(X, y, delta):
    """lstsq minimises the sum of (root of w times residual)²."""
    w = np.ones(len(y))
    for _ in range(150):
        root = np.sqrt(w)
        beta = np.linalg.lstsq(root[:, None] * X, root * y, rcond=None)[0]
        size = np.abs(y - X @ beta)
        w = np.where(size > delta, delta / np.where(size > delta, size, 1.0), 1.0)
    return {"beta": beta, "weights": w}


@right
def by_newton(X, y, delta):
    """Steps of Newton's method, halved until the loss falls; only samples within delta are curved."""

    def loss(beta):
        c = np.clip(X @ beta - y, -delta, delta)
        return np.sum(c * (X @ beta - y - c / 2))

    beta = np.linalg.lstsq(X, y, rcond=None)[0]
    for _ in range(30):
        r = X @ beta - y
        gradient = X.T @ np.clip(r, -delta, delta)
        near = X[np.abs(r) <= delta]
        step = np.linalg.solve(near.T @ near + 1e-10 * X.T @ X, gradient)
        share = 1.0
        while loss(beta - share * step) > loss(beta) and share > 1e-10:
            share /= 2
        beta = beta - share * step
    size = np.abs(X @ beta - y)
    return {"weights": np.minimum(1.0, delta / np.maximum(size, 1e-300)), "beta": beta}


@right
def by_adjusted_targets(X, y, delta):
    """Huber's other method: what a residual has beyond delta is taken from its target."""
    beta = np.linalg.lstsq(X, y, rcond=None)[0]
    solve = np.linalg.pinv(X)
    for _ in range(2000):
        beta, before = solve @ (X @ beta - np.clip(X @ beta - y, -delta, delta)), beta
        if np.allclose(beta, before, rtol=1e-14, atol=1e-14):
            break
    r = X @ beta - y
    with np.errstate(all="ignore"):
        w = np.where(r == 0, 1.0, np.clip(r, -delta, delta) / r)
    return {"beta": beta, "weights": w}


def rounds(X, y, delta, weigh, times=150):
    """IRLS with some other weights."""
    w, before = np.ones(len(y)), np.inf
    for _ in range(times):
        beta = weighted(X, y, w)
        w = weigh(X @ beta - y)
        if np.max(np.abs(beta - before)) < 1e-13 * np.max(np.abs(beta)):
            break
        before = beta
    return {"beta": beta, "weights": w}


@mistake(
    "That is least squares, where each sample has the weight 1. A sample beyond delta has the weight "
    "delta / |r|, and the fit is repeated with it."
)
def least_squares(X, y, delta):
    return rounds(X, y, delta, np.ones_like)


@mistake(
    "The weights are delta / |r| for small residuals too, where they become larger than 1 without bound: "
    "that fits the absolute error. Within delta the weight is 1."
)
def weights_of_the_absolute_error(X, y, delta):
    return rounds(X, y, delta, lambda r: delta / np.maximum(np.abs(r), 1e-9))


@mistake(
    "One round is not enough: with new weights there is a new beta, and with it there are new residuals. "
    "Go on until beta stays."
)
def one_round(X, y, delta):
    return rounds(X, y, delta, lambda r: weights_of(r, delta), times=2)


@mistake(
    "Ten rounds are too few here: stop when beta no longer changes, not after a number of rounds."
)
def ten_rounds(X, y, delta):
    return rounds(X, y, delta, lambda r: weights_of(r, delta), times=10)


@mistake(
    "The rows of X and y are multiplied by w, and then squares are summed: each sample counts with w². "
    "Multiply by the root of w, or put w between Xᵀ and X once."
)
def weights_twice(X, y, delta):
    w = np.ones(len(y))
    for _ in range(150):
        beta = np.linalg.lstsq(w[:, None] * X, w * y, rcond=None)[0]
        w = weights_of(X @ beta - y, delta)
    return {"beta": beta, "weights": w}


@mistake(
    "Samples beyond delta get the weight 0 and are left out. Huber keeps them, with the weight delta / |r|, "
    "so that they pull with delta."
)
def outliers_left_out(X, y, delta):
    return rounds(X, y, delta, lambda r: np.where(np.abs(r) <= delta, 1.0, 1e-12))


@mistake("The threshold applies to |r|: here large residuals of one sign keep the weight 1.")
def signed_threshold(X, y, delta):
    return rounds(X, y, delta, lambda r: delta / np.maximum(r, delta))


@mistake("The threshold applies to |r|: here large residuals of one sign keep the weight 1.")
def signed_threshold_of_the_other_residual(X, y, delta):
    return rounds(X, y, delta, lambda r: delta / np.maximum(-r, delta))


@mistake("delta is not used: this is the fit for delta = 1.")
def always_delta_1(X, y, delta):
    return rounds(X, y, delta, lambda r: weights_of(r, 1.0))


@mistake(
    "The weights are those of the pseudo-Huber loss, 1 / sqrt(1 + (r / delta)²), which are below 1 within "
    "delta too."
)
def pseudo_huber(X, y, delta):
    return rounds(X, y, delta, lambda r: 1 / np.sqrt(1 + (r / delta) ** 2))


@mistake(
    "The weights are delta / r², which is too little: the pull w r must be delta in size, so w = delta / |r|."
)
def divided_by_the_square(X, y, delta):
    return rounds(
        X, y, delta, lambda r: np.where(np.abs(r) <= delta, 1, delta / np.maximum(r**2, delta**2))
    )


@mistake(
    "The threshold is delta times a scale that is estimated from the residuals, as some libraries do. Here "
    "delta is in the unit of y, and is compared with |r| itself."
)
def delta_times_a_scale(X, y, delta):
    def weigh(r):
        scale = np.median(np.abs(r)) / 0.6745
        return weights_of(r, max(delta * scale, 1e-12))

    return rounds(X, y, delta, weigh)


@mistake(
    "The weights are clipped residuals over residuals, which is 0/0 where a residual is 0. Its weight is 1: "
    "write delta / np.maximum(|r|, delta)."
)
def zero_by_zero(X, y, delta):
    return rounds(X, y, delta, lambda r: np.clip(r, -delta, delta) / r)


@mistake(
    "The weights belong to the start: they are those of the least-squares residuals. Return the ones that go "
    "with the final beta."
)
def weights_of_the_start(X, y, delta):
    start = np.linalg.lstsq(X, y, rcond=None)[0]
    return {
        **rounds(X, y, delta, lambda r: weights_of(r, delta)),
        "weights": weights_of(X @ start - y, delta),
    }


@mistake("Those are the roots of the weights; w itself is asked for.")
def roots_returned(X, y, delta):
    found = rounds(X, y, delta, lambda r: weights_of(r, delta))
    return {**found, "weights": np.sqrt(found["weights"])}


@mistake(
    "The weights were divided by their sum or mean. As multipliers of the residuals they are 1 within delta."
)
def weights_that_add_up_to_one(X, y, delta):
    found = rounds(X, y, delta, lambda r: weights_of(r, delta))
    return {**found, "weights": found["weights"] / np.sum(found["weights"])}


@mistake("Those are the clipped residuals, w r. The weights w are asked for.")
def clipped_residuals_returned(X, y, delta):
    found = rounds(X, y, delta, lambda r: weights_of(r, delta))
    return {**found, "weights": np.clip(X @ found["beta"] - y, -delta, delta)}


def gradient_left(found, X, y, delta):
    """In units of what the samples could add up to."""
    gradient = X.T @ np.clip(X @ found["beta"] - y, -delta, delta) / len(y)
    return np.max(np.abs(gradient) / (delta * np.mean(np.abs(X), axis=0)))


def off_the_weights(found, X, y, delta):
    return np.max(np.abs(found["weights"] - weights_of(X @ found["beta"] - y, delta)))


def small(draw):
    ones = np.ones((3, 1))
    yield Point((ones, vector(0, 0, 10), 1), "a constant, one outlier")
    yield Point((ones, vector(2, 2, 2), 1), "a constant that fits perfectly")
    yield Point((np.array([[2.0]]), vector(3), 0.5), "one sample")
    line = np.array([[1, 0], [1, 1], [1, 2], [1, 3], [1, 4]])
    yield Point((line, np.array([1, 3, 5, 7, 9]), 2), "a line that fits perfectly, integers")
    yield Point((line, np.array([1, 3, 5, 7, 29]), 2), "a line, one outlier above, integers")
    yield Point((line, np.array([1, 3, -30, 8, 9]), 0.5), "a line, one outlier below, integers")


def drawn(draw):
    def data(n, d, spread, wild):
        X = normal(draw, n, d)
        y = X @ normal(draw, d) + normal(draw, n, spread=spread)
        for i in draw.sample(range(n), wild):
            y[i] += draw.choice([-1, 1]) * draw.uniform(10, 40)
        return X, y

    yield Point((*data(12, 2, 0.5, 2), 1.0), "12 samples, 2 outliers")
    X, y = data(30, 3, 1.0, 5)
    yield Point((X * [1.0, 100.0, 0.01], y, 1.345), "columns of very different size")
    X, y = data(50, 3, 1.0, 5)
    X[:, 0] = 1.0
    yield Point((X, y + 1000.0, 0.6), "an intercept far from 0, a smaller delta")
    yield Point((*data(20, 2, 1.0, 0), 100.0), "no sample beyond delta")


judge = results(
    fit,
    calls=[small, drawn],
    measures={
        "beta": Measure(
            "gradient left",
            gradient_left,
            at_most=1e-8,
            sentence="The gradient of the mean Huber loss is not 0 there, in units of delta times the mean "
            "size of a column's entries: beta is not a minimiser yet.",
        ),
        "weights": Measure(
            "distance from the weights",
            off_the_weights,
            at_most=1e-6,
            sentence="These are not the weights of the residuals at your beta.",
        ),
    },
)

equivalent_mutants = {
    "return delta / np.maximum(delta, np.abs(r))": "the larger of the two is the same",
    "for _ in range(91):": "a round more or less after it has settled",
    "for _ in range(89):": "a round more or less after it has settled",
    "w = weights_of(y - X @ beta, delta)": "the weight depends on |r| alone",
}
