"""A small delta follows the clean samples and leaves the outliers far away; a large one divides the error
among all.
"""

import numpy as np

from lossdrill.judging.result_words import Point, mistake, normal, results, right, vector

ROUNDS = 70


def line(x, y, delta):
    """Slope and intercept, by reweighted least squares."""
    X = np.column_stack([x, np.ones(len(x))])
    w = np.ones(len(y))
    for _ in range(ROUNDS):
        s, b = np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * y))
        w = delta / np.maximum(np.abs(s * x + b - y), delta)
    return s, b


def errors(x, y, clean, s, b):
    r = np.abs(s * x + b - y)
    return np.mean(r[clean]), np.mean(r[~clean])


def table(rows):
    return dict(zip(("slope", "mae_clean", "mae_outliers"), np.array(rows, float).T))


def sweep(x, y, clean, deltas):
    rows = []
    for delta in deltas:
        s, b = line(x, y, delta)
        rows.append([s, *errors(x, y, clean, s, b)])
    return table(rows)


@right
def by_newton(x, y, clean, deltas):
    """Newton's method on the clipped residuals, with halved steps; keys in another order."""
    X = np.column_stack([np.ones(len(x)), x])
    found = {"mae_outliers": [], "mae_clean": [], "slope": []}
    for delta in deltas:

        def loss(beta):
            c = np.clip(X @ beta - y, -delta, delta)
            return c @ (X @ beta - y - c / 2)

        beta = np.linalg.lstsq(X, y, rcond=None)[0]
        for _ in range(25):
            r = X @ beta - y
            near = X[np.abs(r) <= delta]
            step = np.linalg.solve(near.T @ near + 1e-9 * X.T @ X, X.T @ np.clip(r, -delta, delta))
            share = 1.0
            while loss(beta - share * step) > loss(beta) and share > 1e-9:
                share /= 2
            beta = beta - share * step
        size = np.abs(X @ beta - y)
        found["slope"].append(beta[1])
        found["mae_clean"].append(size[clean].mean())
        found["mae_outliers"].append(size[np.logical_not(clean)].mean())
    return {name: np.array(entries) for name, entries in found.items()}


@right
def by_loops(x, y, clean, deltas):
    """Sums over the samples, and the formulas of a weighted line."""
    slopes, insides, outsides = [], [], []
    for delta in deltas:
        w, s, before = [1.0] * len(x), 0.0, 1.0
        while abs(s - before) > 1e-10:
            before = s
            total = sum(w)
            mx = sum(wi * xi for wi, xi in zip(w, x)) / total
            my = sum(wi * yi for wi, yi in zip(w, y)) / total
            s = sum(wi * (xi - mx) * (yi - my) for wi, xi, yi in zip(w, x, y))
            s /= sum(wi * (xi - mx) ** 2 for wi, xi in zip(w, x))
            r = [abs(s * (xi - mx) + my - yi) for xi, yi in zip(x, y)]
            w = [1.0 if size <= delta else delta / size for size in r]
        good = [size for size, is_clean in zip(r, clean) if is_clean]
        bad = [size for size, is_clean in zip(r, clean) if not is_clean]
        slopes.append(s)
        insides.append(sum(good) / len(good))
        outsides.append(sum(bad) / len(bad))
    return {"slope": slopes, "mae_clean": insides, "mae_outliers": outsides}


def filled(x, y, clean, deltas, fit=line, measure=errors):
    """A sweep with another fit, or with other measures."""
    fits = [fit(x, y, delta) for delta in deltas]
    return table([[s, *measure(x, y, clean, s, b)] for s, b in fits])


def least_squares_line(x, y, delta):
    return np.polyfit(x, y, 1)


@mistake("That is the line of least squares for every delta: the threshold is not used in the fit.")
def least_squares(x, y, clean, deltas):
    return filled(x, y, clean, deltas, fit=least_squares_line)


@mistake("Every entry belongs to the first threshold: the fit is to be repeated for each delta.")
def first_delta_for_all(x, y, clean, deltas):
    return filled(x, y, clean, np.full(len(deltas), deltas[0]))


@mistake(
    "The entries are in the order of growing thresholds. They are to be in the order in which `deltas` has "
    "them."
)
def sorted_thresholds(x, y, clean, deltas):
    return filled(x, y, clean, np.sort(deltas))


@mistake("The line goes through the origin. It has an intercept: add a column of ones.")
def through_the_origin(x, y, clean, deltas):
    def fit(x, y, delta):
        w = np.ones(len(y))
        for _ in range(ROUNDS):
            s = np.sum(w * x * y) / np.sum(w * x * x)
            w = delta / np.maximum(np.abs(s * x - y), delta)
        return s, 0.0

    return filled(x, y, clean, deltas, fit=fit)


@mistake(
    "The line is fitted to the clean samples alone. In practice nobody says which ones are clean: fit all, and "
    "use `clean` for measuring only."
)
def fitted_to_the_clean_ones(x, y, clean, deltas):
    fits = [line(x[clean], y[clean], delta) for delta in deltas]
    return table([[s, *errors(x, y, clean, s, b)] for s, b in fits])


@mistake("The two errors are exchanged: `clean` is true where a sample is not an outlier.")
def exchanged(x, y, clean, deltas):
    return filled(x, y, ~clean, deltas)


@mistake(
    "Both are the error over all samples. Take the mean over each of the two groups by itself."
)
def over_all_samples(x, y, clean, deltas):
    def measure(x, y, clean, s, b):
        return [np.mean(np.abs(s * x + b - y))] * 2

    return filled(x, y, clean, deltas, measure=measure)


@mistake(
    "The sums over each group are divided by n, the number of all samples. Each mean has its own number."
)
def divided_by_all(x, y, clean, deltas):
    def measure(x, y, clean, s, b):
        r = np.abs(s * x + b - y)
        return np.sum(r[clean]) / len(x), np.sum(r[~clean]) / len(x)

    return filled(x, y, clean, deltas, measure=measure)


@mistake("Those are sums of absolute errors; the means over the two groups are asked for.")
def sums(x, y, clean, deltas):
    def measure(x, y, clean, s, b):
        r = np.abs(s * x + b - y)
        return np.sum(r[clean]), np.sum(r[~clean])

    return filled(x, y, clean, deltas, measure=measure)


@mistake("Those are mean squared errors. The lines are measured by the mean absolute error.")
def squared_errors(x, y, clean, deltas):
    def measure(x, y, clean, s, b):
        r = s * x + b - y
        return np.mean(r[clean] ** 2), np.mean(r[~clean] ** 2)

    return filled(x, y, clean, deltas, measure=measure)


@mistake("Those are roots of mean squared errors; asked for is the mean absolute error.")
def root_mean_squares(x, y, clean, deltas):
    def measure(x, y, clean, s, b):
        r = s * x + b - y
        return np.sqrt(np.mean(r[clean] ** 2)), np.sqrt(np.mean(r[~clean] ** 2))

    return filled(x, y, clean, deltas, measure=measure)


@mistake(
    "The absolute value is taken after the mean, where errors of opposite sign have cancelled: |r| first."
)
def absolute_value_of_the_mean(x, y, clean, deltas):
    def measure(x, y, clean, s, b):
        r = s * x + b - y
        return abs(np.mean(r[clean])), abs(np.mean(r[~clean]))

    return filled(x, y, clean, deltas, measure=measure)


@mistake("The absolute value is missing: errors of opposite sign cancel in this mean.")
def signed_errors(x, y, clean, deltas):
    def measure(x, y, clean, s, b):
        r = s * x + b - y
        return np.mean(r[clean]), np.mean(r[~clean])

    return filled(x, y, clean, deltas, measure=measure)


@mistake("Those are medians of the errors; the mean absolute error is asked for.")
def medians(x, y, clean, deltas):
    def measure(x, y, clean, s, b):
        r = np.abs(s * x + b - y)
        return np.median(r[clean]), np.median(r[~clean])

    return filled(x, y, clean, deltas, measure=measure)


@mistake(
    "Those are mean Huber losses. They have another unit for each delta, and cannot be compared; the mean "
    "absolute error can."
)
def huber_losses(x, y, clean, deltas):
    rows = []
    for delta in deltas:
        s, b = line(x, y, delta)
        r = s * x + b - y
        c = np.clip(r, -delta, delta)
        loss = c * (r - c / 2)
        rows.append([s, np.mean(loss[clean]), np.mean(loss[~clean])])
    return table(rows)


@mistake("That is the intercept, where the line stands at x = 0. The slope is the other number.")
def intercept_for_the_slope(x, y, clean, deltas):
    rows = []
    for delta in deltas:
        s, b = line(x, y, delta)
        rows.append([b, *errors(x, y, clean, s, b)])
    return table(rows)


@mistake("One round of reweighting is not enough: compute weights and line again until they stay.")
def one_round(x, y, clean, deltas):
    def fit(x, y, delta):
        s, b = np.polyfit(x, y, 1)
        w = delta / np.maximum(np.abs(s * x + b - y), delta)
        return np.polyfit(x, y, 1, w=np.sqrt(w))

    return filled(x, y, clean, deltas, fit=fit)


@mistake(
    "np.polyfit multiplies the residuals by w before it squares them, so samples count with w². Hand it the "
    "roots of the weights."
)
def weights_squared_by_polyfit(x, y, clean, deltas):
    def fit(x, y, delta):
        w = np.ones(len(y))
        for _ in range(ROUNDS):
            s, b = np.polyfit(x, y, 1, w=w)
            w = delta / np.maximum(np.abs(s * x + b - y), delta)
        return s, b

    return filled(x, y, clean, deltas, fit=fit)


@mistake(
    "delta is multiplied by a scale that is estimated from the residuals. Here it is in the unit of y already."
)
def delta_times_a_scale(x, y, clean, deltas):
    def fit(x, y, delta):
        s, b = np.polyfit(x, y, 1)
        for _ in range(ROUNDS):
            r = np.abs(s * x + b - y)
            threshold = max(delta * np.median(r) / 0.6745, 1e-12)
            w = threshold / np.maximum(r, threshold)
            s, b = np.polyfit(x, y, 1, w=np.sqrt(w))
        return s, b

    return filled(x, y, clean, deltas, fit=fit)


def small(draw):
    x, clean = np.arange(5), np.array([True, True, True, True, False])
    yield Point((x, np.array([1, 3, 5, 7, 29]), clean, vector(2)), "five samples, one delta")
    y = vector(0.5, 2.5, -20, 7, 8.5)
    middle = np.array([True, True, False, True, True])
    yield Point((x, y, middle, vector(50, 1)), "five samples, the larger delta first")


def drawn(draw):
    for n, wild, about in ((30, 3, "30 samples"), (60, 6, "60 samples")):
        x = np.array([draw.uniform(0, 10) for _ in range(n)])
        y = 2.0 * x - 3.0 + normal(draw, n)
        clean = np.ones(n, bool)
        clean[np.argsort(x)[-wild:]] = False
        clean[draw.randrange(n)] = False
        for i in np.flatnonzero(~clean):
            y[i] -= draw.uniform(8, 25)
        yield Point((x, y, clean, vector(5, 0.8, 100)), about)


judge = results(
    sweep,
    calls=[small, drawn],
    within={"slope": 1e-5, "mae_clean": 1e-5, "mae_outliers": 1e-5},
)

equivalent_mutants = {
    "ROUNDS = 71": "a round more or less after the line has settled",
    "ROUNDS = 69": "a round more or less after the line has settled",
    "r = np.abs(y - (s * x + b))": "|r| does not depend on the sign",
    "w = delta / np.maximum(delta, np.abs(s * x + b - y))": "the larger of the two is the same",
    "w = delta / np.maximum(np.abs(y - (s * x + b)), delta)": "|r| does not depend on the sign",
}
