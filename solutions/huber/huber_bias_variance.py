"""One constant for each sample, then the mean and the variance of the constants: under symmetric noise the
threshold acts on the variance alone, under skewed noise on the bias as well.
"""

from bisect import bisect

import numpy as np

from lossdrill.judging.result_words import Point, mistake, normal, results, right, vector

ROUNDS = 90


def constants(samples, delta):
    """The Huber constant of each row, by reweighted means."""
    c = np.mean(samples, axis=1)
    for _ in range(ROUNDS):
        w = delta / np.maximum(np.abs(samples - c[:, None]), delta)
        c = np.sum(w * samples, axis=1) / np.sum(w, axis=1)
    return c


def table(rows):
    return dict(zip(("bias", "n_variance"), np.array(rows, float).T))


def study(samples, mean, deltas):
    rows = []
    for delta in deltas:
        c = constants(samples, delta)
        rows.append([np.mean(c) - mean, samples.shape[1] * np.var(c)])
    return table(rows)


@right
def by_bisection(samples, mean, deltas):
    """The pulls add up to less, the larger c is: halve the interval in which they change their sign."""
    bias, variance = [], []
    for delta in deltas:
        low, high = np.min(samples, axis=1), np.max(samples, axis=1)
        for _ in range(60):
            c = (low + high) / 2
            up = np.sum(np.clip(samples - c[:, None], -delta, delta), axis=1) > 0
            low, high = np.where(up, c, low), np.where(up, high, c)
        bias.append(np.mean(c - mean))
        variance.append(len(samples[0]) * np.mean((c - np.mean(c)) ** 2))
    return {"n_variance": variance, "bias": bias}


@right
def exactly(samples, mean, deltas):
    """Between two neighbours of y - delta and y + delta the pulls are on a straight line."""

    def constant(y, delta):
        def pull(c):
            return sum(min(max(t - c, -delta), delta) for t in y)

        knots = sorted([*(t - delta for t in y), *(t + delta for t in y)])
        k = bisect(knots, 0, key=lambda c: -pull(c))
        left, right = knots[k - 1], knots[k]
        return left + (right - left) * pull(left) / (pull(left) - pull(right))

    found = {"bias": [], "n_variance": []}
    for delta in deltas.tolist():
        c = [constant(y, delta) for y in samples.tolist()]
        middle = sum(c) / len(c)
        found["bias"].append(middle - mean)
        spread = sum((each - middle) ** 2 for each in c) / len(c)
        found["n_variance"].append(len(samples[0]) * spread)
    return found


def filled(samples, mean, deltas, fit=constants, measure=None):
    """A study with another fit, or with other measures."""

    def both(c):
        return np.mean(c) - mean, samples.shape[1] * np.var(c)

    return table([(measure or both)(fit(samples, delta)) for delta in deltas])


@mistake("That is the mean of each sample, whatever delta is: the threshold is not used.")
def means(samples, mean, deltas):
    return filled(samples, mean, deltas, fit=lambda y, delta: np.mean(y, axis=1))


@mistake(
    "That is the median of each sample: the absolute error fits it, and Huber only as delta goes to 0."
)
def medians(samples, mean, deltas):
    return filled(samples, mean, deltas, fit=lambda y, delta: np.median(y, axis=1))


@mistake(
    "The columns are taken for samples. Each row is one: the constants are found along axis 1, and n is the "
    "number of columns."
)
def columns_for_samples(samples, mean, deltas):
    return filled(samples.T, mean, deltas)


@mistake("The sign is the other one: the bias is what is found minus what is true.")
def sign_of_the_bias(samples, mean, deltas):
    return filled(
        samples, mean, deltas, measure=lambda c: (mean - np.mean(c), samples.shape[1] * np.var(c))
    )


@mistake("The absolute value is taken: a bias has a direction, and here it may be negative.")
def size_of_the_bias(samples, mean, deltas):
    return filled(
        samples,
        mean,
        deltas,
        measure=lambda c: (abs(np.mean(c) - mean), samples.shape[1] * np.var(c)),
    )


@mistake(
    "Those are the mean distances of the constants from the true mean. That is scatter, not bias: distances "
    "on both sides must be able to cancel."
)
def mean_distance(samples, mean, deltas):
    return filled(
        samples,
        mean,
        deltas,
        measure=lambda c: (np.mean(np.abs(c - mean)), samples.shape[1] * np.var(c)),
    )


@mistake("That is the mean of the constants. The bias is what it differs by from the true mean.")
def true_mean_not_subtracted(samples, mean, deltas):
    return filled(
        samples, mean, deltas, measure=lambda c: (np.mean(c), samples.shape[1] * np.var(c))
    )


@mistake(
    "The bias is counted against the mean of the samples that were drawn. It is counted against the true "
    "mean, which is given."
)
def against_the_drawn_mean(samples, mean, deltas):
    return filled(
        samples,
        mean,
        deltas,
        measure=lambda c: (np.mean(c) - np.mean(samples), samples.shape[1] * np.var(c)),
    )


@mistake(
    "The differences from the true mean are added up. The bias is their mean: divide by m, the number of "
    "samples."
)
def sum_of_the_differences(samples, mean, deltas):
    return filled(
        samples,
        mean,
        deltas,
        measure=lambda c: (np.sum(c - mean), samples.shape[1] * np.var(c)),
    )


@mistake("The variance is not multiplied by n, the size of a sample.")
def without_n(samples, mean, deltas):
    return filled(samples, mean, deltas, measure=lambda c: (np.mean(c) - mean, np.var(c)))


@mistake(
    "The variance is multiplied by the number of samples. n is the size of a sample: the number of columns."
)
def times_the_number_of_samples(samples, mean, deltas):
    return filled(samples, mean, deltas, measure=lambda c: (np.mean(c) - mean, len(c) * np.var(c)))


@mistake("The sum of squares is divided by m - 1. Here it is divided by m, the number of samples.")
def divided_by_one_less(samples, mean, deltas):
    return filled(
        samples,
        mean,
        deltas,
        measure=lambda c: (np.mean(c) - mean, samples.shape[1] * np.var(c, ddof=1)),
    )


@mistake(
    "That is the mean squared error: distances from the true mean, which is the variance plus the bias "
    "squared. For the variance take distances from the mean of the constants."
)
def mean_squared_error(samples, mean, deltas):
    n = samples.shape[1]
    return filled(
        samples,
        mean,
        deltas,
        measure=lambda c: (np.mean(c) - mean, n * np.mean((c - mean) ** 2)),
    )


@mistake("That is n times the standard deviation; the variance is its square.")
def standard_deviation(samples, mean, deltas):
    return filled(
        samples, mean, deltas, measure=lambda c: (np.mean(c) - mean, samples.shape[1] * np.std(c))
    )


@mistake(
    "That is the variance of the numbers in the samples. The variance of the constants is asked for: one number "
    "for each sample."
)
def variance_of_the_data(samples, mean, deltas):
    return filled(samples, mean, deltas, measure=lambda c: (np.mean(c) - mean, np.var(samples)))


@mistake(
    "All samples are thrown together and one constant is fitted. It must be found for each row by itself: "
    "without many constants there is no variance."
)
def one_constant_for_all(samples, mean, deltas):
    return filled(samples.reshape(1, -1), mean, deltas)


@mistake(
    "The numbers are cut off at delta around 0 and averaged. What is cut off are the residuals, and they "
    "depend on the constant: solve for it."
)
def numbers_cut_off(samples, mean, deltas):
    return filled(
        samples, mean, deltas, fit=lambda y, delta: np.mean(np.clip(y, -delta, delta), axis=1)
    )


@mistake(
    "One step from the mean is not enough: with a new constant other residuals are cut off. Repeat until it "
    "stays."
)
def one_step(samples, mean, deltas):
    def fit(y, delta):
        c = np.mean(y, axis=1)
        w = delta / np.maximum(np.abs(y - c[:, None]), delta)
        return np.sum(w * y, axis=1) / np.sum(w, axis=1)

    return filled(samples, mean, deltas, fit=fit)


@mistake(
    "Numbers beyond delta are left out of the mean. Huber keeps them, with the weight delta / |r|."
)
def outliers_left_out(samples, mean, deltas):
    def fit(y, delta):
        c = np.median(y, axis=1)
        for _ in range(ROUNDS):
            w = np.abs(y - c[:, None]) <= delta
            c = np.sum(w * y, axis=1) / np.sum(w, axis=1)
        return c

    return filled(samples, mean, deltas, fit=fit)


@mistake(
    "delta is multiplied by a scale of each sample. Here it is a number in the unit of the samples."
)
def delta_times_a_scale(samples, mean, deltas):
    def fit(y, delta):
        middle = np.median(y, axis=1)[:, None]
        threshold = delta * np.median(np.abs(y - middle), axis=1)[:, None] / 0.6745
        c = middle
        for _ in range(ROUNDS):
            w = threshold / np.maximum(np.abs(y - c), threshold)
            c = np.sum(w * y, axis=1, keepdims=True) / np.sum(w, axis=1, keepdims=True)
        return c[:, 0]

    return filled(samples, mean, deltas, fit=fit)


@mistake(
    "The entries are in the order of growing thresholds. They are to be in the order in which `deltas` has "
    "them."
)
def sorted_thresholds(samples, mean, deltas):
    return filled(samples, mean, np.sort(deltas))


def small(draw):
    yield Point((np.array([[0.0, 1.0, 10.0], [2.0, 3.0, 4.0]]), 2.0, vector(1)), "one threshold")
    yield Point(
        (np.array([[0, 1, 9], [4, 2, 3]]), 3.0, vector(100, 2)),
        "integers, the larger threshold first",
    )


def drawn(draw):
    deltas = vector(1.345, 5, 0.5)
    m, n = 12, 15
    yield Point((normal(draw, m, n), 0.0, deltas), "normal noise")
    wild = np.where(np.array([draw.random() < 0.15 for _ in range(m * n)]), 10.0, 1.0)
    noise = normal(draw, m, n) * wild.reshape(m, n)
    yield Point((100.0 + noise, 100.0, deltas), "normal noise with outliers, mean 100")
    skewed = np.array([draw.expovariate(1.0) for _ in range(30 * 11)]).reshape(30, 11)
    yield Point((skewed, 1.0, deltas), "exponential noise")


def rounding(samples, mean, deltas):
    """A bias is a difference of means, and the constants may lie next to each other."""
    return {"bias": np.mean(np.abs(samples)), "n_variance": np.var(samples)}


judge = results(
    study,
    calls=[small, drawn],
    scale=rounding,
    within={"bias": 1e-6, "n_variance": 1e-6},
)

equivalent_mutants = {
    "ROUNDS = 91": "a round more or less after the constants have settled",
    "ROUNDS = 89": "a round more or less after the constants have settled",
    "c = np.sum(samples, axis=1)": "the loss is convex: a start that is far away leads to the same constant",
    "c = np.median(samples, axis=1)": "the loss is convex: any start leads to the same constant",
    "w = delta / np.maximum(delta, np.abs(samples - c[:, None]))": "the larger of the two is the same",
    "w = delta / np.maximum(np.abs(c[:, None] - samples), delta)": "|r| does not depend on the sign",
    "rows.append([np.mean(c) - mean, samples.shape[-1] * np.var(c)])": (
        "samples has two axes, so the last one is the second"
    ),
}
