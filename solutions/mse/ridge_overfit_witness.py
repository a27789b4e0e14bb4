"""At λ = 0 the training error is as small as it can be; on new data a looser fit may do better."""

from lossdrill.judging.witness_words import Claim, Domain, near_miss, witness

ENOUGH = 0.75
"""The error on new data must fall below this share of what it is at λ = 0."""
TRIED = [float(f"{m}e{k}") for k in range(-3, 5) for m in (1, 2, 5)]
"""In the smallest of the units."""
UNITS = [1, 5, 20]


def given(draw):
    """Two features that are nearly equal, in one of three units, and noisy targets; such that the
    error on new data falls well below what is asked for, but not where λ is tiny or huge.
    """
    unit = draw.choice(UNITS)
    while True:
        X, y = measured(draw, 4, unit)
        X_new, y_new = measured(draw, 5, unit)
        a, b, d, *_ = moments(X, y)
        if a * d == b * b or min(slopes(X, y)) <= 0:
            continue
        first, second = weights(0, X, y)
        if first * second >= 0:
            continue  # the targets grow with both features, and least squares denies it of one
        data = X, y, X_new, y_new
        good = [share(lam * unit**2, *data) < ENOUGH for lam in TRIED]
        changes = sum(one != other for one, other in zip(good, good[1:], strict=False))
        if 4 <= sum(good) <= 8 and changes == 2 and not good[0]:
            return {"X": X, "y": y, "X_new": X_new, "y_new": y_new}


def measured(draw, n, unit):
    sizes = draw.sample(range(2, 10), n)
    X = [[unit * (size + draw.randint(-1, 1)) for _ in range(2)] for size in sizes]
    return X, [2 * size + draw.randint(-4, 4) for size in sizes]


# Written out, for lists of integers while drawing and for numbers of fifty digits while judging.


def moments(X, y):
    """a, b, b, d in XᵀX, and u, v in Xᵀy."""
    return (
        sum(first * first for first, _ in X),
        sum(first * second for first, second in X),
        sum(second * second for _, second in X),
        sum(first * target for (first, _), target in zip(X, y, strict=True)),
        sum(second * target for (_, second), target in zip(X, y, strict=True)),
    )


def slopes(X, y):
    """What has the sign of the slope along each feature alone."""
    *_, u, v = moments(X, y)
    return [
        len(y) * product - sum(feature) * sum(y)
        for product, feature in zip((u, v), zip(*X, strict=True), strict=True)
    ]


def weights(lam, X, y):
    """The solution of (XᵀX + nλI) β = Xᵀy, by Cramer's rule."""
    a, b, d, u, v = moments(X, y)
    a, d = a + len(y) * lam, d + len(y) * lam
    determinant = a * d - b * b
    return (d * u - b * v) / determinant, (a * v - b * u) / determinant


def error(X, y, beta):
    r = [x[0] * beta[0] + x[1] * beta[1] - target for x, target in zip(X, y, strict=True)]
    return sum(each * each for each in r) / len(y)


def training_error(lam, X, y, X_new, y_new):
    return error(X, y, weights(lam, X, y))


def new_error(lam, X, y, X_new, y_new):
    return error(X_new, y_new, weights(lam, X, y))


def rise(lam, X, y, X_new, y_new):
    """What the penalty costs on the training data."""
    data = X, y, X_new, y_new
    return training_error(lam, *data) - training_error(0, *data)


def share(lam, X, y, X_new, y_new):
    """The error on new data, compared with that at λ = 0."""
    data = X, y, X_new, y_new
    return new_error(lam, *data) / new_error(0, *data)


def good_ones(X, y, X_new, y_new):
    """Penalties that will do, from the smallest to the largest."""
    tried = sorted(lam * unit**2 for lam in TRIED for unit in UNITS)
    return [lam for lam in tried if share(lam, X, y, X_new, y_new) < ENOUGH]


def one_in_the_middle(X, y, X_new, y_new):
    good = good_ones(X, y, X_new, y_new)
    return {"lam": good[len(good) // 2]}


def the_smallest(X, y, X_new, y_new):
    return {"lam": good_ones(X, y, X_new, y_new)[0]}


def the_largest(X, y, X_new, y_new):
    return {"lam": good_ones(X, y, X_new, y_new)[-1]}


def the_largest_for_the_sum(X, y, X_new, y_new):
    return {"lam": len(y) * good_ones(X, y, X_new, y_new)[-1]}


@near_miss(
    "That is the ordinary fit itself: no penalty, and both errors are what they were. Take a positive "
    "number.",
    lam=0,
)
def no_penalty(lam, X, y, X_new, y_new):
    return lam == 0


@near_miss(
    "It goes in the right direction, training error up and the error on new data down, but not far "
    "enough: a larger penalty still helps.",
    lam=0.001,
)
def too_small(lam, X, y, X_new, y_new):
    data = X, y, X_new, y_new
    return share(lam, *data) < 1 and share(lam * 1.001, *data) < share(lam, *data)


@near_miss(
    "Too much, though it would do for the sum of squares. If that is what you minimised: here the loss is "
    "their mean, and the same penalty is n times smaller, lam / n. If not, take a smaller one.",
    the_largest_for_the_sum,
)
def meant_for_the_sum(lam, X, y, X_new, y_new):
    return share(lam / len(y), X, y, X_new, y_new) < ENOUGH


@near_miss(
    "Too much: the weights are held so near to zero that the model misses what is there to be learnt, "
    "on the training data and on new data as well. Take a smaller penalty.",
    lam=1_000_000,
)
def too_large(lam, X, y, X_new, y_new):
    data = X, y, X_new, y_new
    return share(lam * 1.001, *data) > share(lam, *data)


judge = witness(
    Claim("rise of the error on the training data", rise, more_than=0),
    Claim("error on the new data, as a share of that at λ = 0", share, less_than=ENOUGH),
    lam=Domain("a number from 0 to 1000000", lambda value: 0 <= value <= 1_000_000),
    given=given,
    examples=[one_in_the_middle, the_smallest, the_largest],
    near_misses=[no_penalty, too_small, meant_for_the_sum, too_large],
)
