"""Beyond the margin the hinge loss is silent; the logistic loss never is, and its scores are log-odds."""

from functools import lru_cache

import numpy as np

from lossdrill.judging.result_words import Measure, Point, mistake, results, right, vector

equivalent_mutants = {
    "w, total = (np.zeros(d), np.zeros(d))": "Wherever the steps begin, the average ends at the same minimum.",
    "for t in range(1, steps + 1):": "One step more or less is not seen once the average has settled.",
    "hinge = 2 * total / (steps * (steps + 1))": "The sum of the weights to within 1 in many thousands.",
    "logistic = np.zeros(d)": "The loss is strictly convex: all ways end at its one minimum.",
    "step = 1 / (lam + np.linalg.norm(X, 2) ** 2 / (4 * n))": "Any step that is short enough leads to the minimum; these are, for these data.",
    "logistic = logistic - step * (lam * logistic - X.T @ (y * logistic_pull(y * (X @ logistic))) / n)": "So does a step of 1 here.",
    "return np.where(1.0, m < 1, 0.0)": "Whether it is below 1, as 1 and 0.",
    "return np.where(m <= 1, 1.0, 0.0)": "Any subgradient at a margin of exactly 1.",
    "return np.where(m < 1, 1.0, 0)": "The same numbers.",
    "return np.where(m < 1, 1.0, -0.0)": "The same numbers.",
    "far = m >= 1.01": "No margin is exactly 1.01.",
    "return {'w': w, 'accuracy': np.mean(m >= 0), 'beyond': np.mean(far), 'pull': np.mean(pull(m)[far]), 'log_loss': np.mean(np.logaddexp(0, -m))}": "No margin is exactly 0.",
    "return {'w': w, 'accuracy': np.mean(m > 0), 'beyond': np.mean(far), 'pull': np.mean(pull(m)[far]), 'log_loss': np.mean(np.logaddexp(-m, 0))}": "It does not mind the order.",
}


def compare(X, y, lam, steps):
    n, d = X.shape

    def summary(w, pull):
        m = y * (X @ w)
        far = m > 1.01
        return {
            "w": w,
            "accuracy": np.mean(m > 0),
            "beyond": np.mean(far),
            "pull": np.mean(pull(m)[far]),
            "log_loss": np.mean(np.logaddexp(0, -m)),
        }

    w, total = np.zeros(d), np.zeros(d)
    for t in range(1, steps + 1):
        w = w - (lam * w - X.T @ (y * hinge_pull(y * (X @ w))) / n) / (lam * t)
        total += t * w
    hinge = 2 * total / (steps * (steps + 1))

    logistic = np.zeros(d)
    step = 1 / (lam + np.linalg.norm(X, 2) ** 2 / (4 * n))
    for _ in range(steps):
        logistic = logistic - step * (
            lam * logistic - X.T @ (y * logistic_pull(y * (X @ logistic))) / n
        )
    return {"hinge": summary(hinge, hinge_pull), "logistic": summary(logistic, logistic_pull)}


@right
def by_the_dual_and_newton(X, y, lam, steps):
    """Coordinate ascent in the dual for the one, Newton's method for the other."""
    n, d = X.shape
    A = y[:, None] * X
    alpha, hinge = np.zeros(n), np.zeros(d)
    for _ in range(400):
        for i in range(n):
            new = min(1, max(0, alpha[i] + lam * n * (1 - A[i] @ hinge) / (A[i] @ A[i])))
            hinge = hinge + (new - alpha[i]) * A[i] / (lam * n)
            alpha[i] = new
    logistic = np.zeros(d)
    for _ in range(30):
        p = 1 / (1 + np.exp(A @ logistic))
        hessian = lam * np.eye(d) + (A.T * (p * (1 - p))) @ A / n
        logistic = logistic - np.linalg.solve(hessian, lam * logistic - A.T @ p / n)
    found = {}
    for name, w in (("hinge", hinge), ("logistic", logistic)):
        m = A @ w
        far = np.flatnonzero(m > 1.01)
        pulls = np.zeros(len(far)) if name == "hinge" else 1 / (1 + np.exp(m[far]))
        found[name] = {
            "w": w.tolist(),
            "accuracy": np.count_nonzero(m > 0) / n,
            "beyond": len(far) / n,
            "pull": pulls.sum() / len(far),
            "log_loss": -np.log(1 / (1 + np.exp(-m))).mean(),
        }
    return found


@right
def with_one_loop_for_both(X, y, lam, steps):
    """Steps of 1/(lam t) and the mean of the second half do for both, smooth or not."""

    def fit(pull):
        w, total = np.zeros(X.shape[1]), np.zeros(X.shape[1])
        for t in range(1, steps + 1):
            slope = lam * w
            for_all = pull(y * X.dot(w)) * y
            w = w - (slope - for_all @ X / len(y)) / (lam * t)
            if t > steps - steps // 2:
                total = total + w
        return total / (steps // 2)

    pulls = {
        "hinge": lambda m: (m < 1) * 1.0,
        "logistic": lambda m: np.exp(-np.logaddexp(0, m)),
    }
    answer = {}
    for name, pull in pulls.items():
        w = fit(pull)
        m = y * X.dot(w)
        probability = 1 / (1 + np.exp(-X.dot(w)))
        answer[name] = {
            "log_loss": -np.mean(np.log(np.where(y == 1, probability, 1 - probability))),
            "pull": sum(pull(v) for v in m if v > 1.01) / sum(v > 1.01 for v in m),
            "beyond": np.mean([v > 1.01 for v in m]),
            "accuracy": np.mean(np.sign(X.dot(w)) == y),
            "w": w,
        }
    return answer


FITTED = {}


def fits(X, y, lam, steps):
    """Both minimisers; what was found once is kept."""
    data = X.tobytes(), y.tobytes(), X.dtype.str, lam, steps
    if data not in FITTED:
        hinge, total, logistic = (np.zeros(X.shape[1]) for _ in range(3))
        for t in range(1, steps + 1):
            short = y * (X @ hinge) < 1
            hinge = hinge - (lam * hinge - X.T @ (y * short) / len(y)) / (lam * t)
            total = total + t * hinge
        step = 1 / (lam + np.linalg.norm(X, 2) ** 2 / (4 * len(y)))
        for _ in range(min(steps, 1500)):
            pull = y / (1 + np.exp(y * (X @ logistic)))
            logistic = logistic - step * (lam * logistic - X.T @ pull / len(y))
        FITTED[data] = 2 * total / (steps * (steps + 1)), logistic
    return FITTED[data]


def hinge_pull(m):
    return np.where(m < 1, 1.0, 0.0)


def logistic_pull(m):
    return 1 / (1 + np.exp(m))


def both(hinge, logistic, X, y, **changed):
    """The dict of two fits, in which some entries are computed in another way: from w and the pull."""

    def entries(w, pull):
        m = y * (X @ w)
        far = m > 1.01
        right_ones = {
            "w": w,
            "accuracy": np.mean(m > 0),
            "beyond": np.mean(far),
            "pull": np.mean(pull(m)[far]),
            "log_loss": np.mean(np.logaddexp(0, -m)),
        }
        return right_ones | {key: function(w, m, pull) for key, function in changed.items()}

    return {"hinge": entries(hinge, hinge_pull), "logistic": entries(logistic, logistic_pull)}


@mistake(
    "The raw scores are taken for probabilities, cut off at 0 and 1. A score is any real number, and 0 is "
    "undecided: sigma makes a number between 0 and 1 of it, with 1/2 in the middle."
)
def scores_as_probabilities(X, y, lam, steps):
    def log_loss(w, m, pull):
        p = np.clip(X @ w, 1e-15, 1 - 1e-15)
        return -np.mean(np.where(y == 1, np.log(p), np.log(1 - p)))

    return both(*fits(X, y, lam, steps), X, y, log_loss=log_loss)


@mistake(
    "The scores are compared with 1/2, as if they were probabilities. A linear classifier predicts the sign of "
    "its score: the border is at 0, where sigma is 1/2."
)
def border_at_a_half(X, y, lam, steps):
    def accuracy(w, m, pull):
        return np.mean(np.where(X @ w > 0.5, 1, -1) == y)

    return both(*fits(X, y, lam, steps), X, y, accuracy=accuracy)


@mistake(
    "A sample counts as right here only from a margin of 1 on. On the right side it is as soon as m > 0; the 1 is "
    "what the hinge loss asks for beyond that."
)
def right_from_a_margin_of_1(X, y, lam, steps):
    return both(*fits(X, y, lam, steps), X, y, accuracy=lambda w, m, pull: np.mean(m > 1))


@mistake("This is the share of mistakes. The accuracy is the share of samples on the right side.")
def error_rate(X, y, lam, steps):
    return both(*fits(X, y, lam, steps), X, y, accuracy=lambda w, m, pull: np.mean(m <= 0))


@mistake("A number of samples where a share is asked for: divide by n.")
def counts_for_shares(X, y, lam, steps):
    return both(
        *fits(X, y, lam, steps),
        X,
        y,
        accuracy=lambda w, m, pull: np.sum(m > 0),
        beyond=lambda w, m, pull: np.sum(m > 1.01),
    )


@mistake("In per cent; asked for are shares, from 0 to 1.")
def per_cent(X, y, lam, steps):
    return both(
        *fits(X, y, lam, steps),
        X,
        y,
        accuracy=lambda w, m, pull: 100 * np.mean(m > 0),
        beyond=lambda w, m, pull: 100 * np.mean(m > 1.01),
    )


@mistake(
    "Beyond the margin is taken to be m > 0: that is the right side of the boundary. The margin is at 1, and "
    "clearly beyond it at 1.01."
)
def beyond_the_boundary(X, y, lam, steps):
    return both(*fits(X, y, lam, steps), X, y, beyond=lambda w, m, pull: np.mean(m > 0))


@mistake(
    "The scores are compared with 1.01, without the labels. A sample with label -1 is beyond the margin when its "
    "score is below -1: take m = y s."
)
def beyond_by_the_score(X, y, lam, steps):
    return both(*fits(X, y, lam, steps), X, y, beyond=lambda w, m, pull: np.mean(X @ w > 1.01))


@mistake(
    "The mean of the pulls is taken over all samples, also those short of the margin. Asked for is how hard the "
    "ones clearly beyond it pull: m > 1.01."
)
def pull_of_all_samples(X, y, lam, steps):
    return both(*fits(X, y, lam, steps), X, y, pull=lambda w, m, pull: np.mean(pull(m)))


@mistake(
    "The pulls of the samples beyond the margin are added up and divided by n. Their mean divides by how many "
    "they are."
)
def pull_divided_by_all(X, y, lam, steps):
    return both(
        *fits(X, y, lam, steps), X, y, pull=lambda w, m, pull: np.sum(pull(m)[m > 1.01]) / len(m)
    )


@mistake(
    "The slopes have a sign here: -1 / (1 + e^m) with respect to the margin. The pull is their size, a number "
    "that is not negative."
)
def pull_with_a_sign(X, y, lam, steps):
    return both(*fits(X, y, lam, steps), X, y, pull=lambda w, m, pull: -np.mean(pull(m)[m > 1.01]))


@mistake(
    "For both fits the pull of the logistic loss is given. The hinge loss has another slope: beyond the margin "
    "it is flat."
)
def one_pull_for_both(X, y, lam, steps):
    return both(
        *fits(X, y, lam, steps),
        X,
        y,
        pull=lambda w, m, pull: np.mean(1 / (1 + np.exp(m[m > 1.01]))),
    )


@mistake(
    "The pull is 1 / (1 + e^-m), the probability of the label. The slope of log(1 + e^-m) has the size "
    "1 / (1 + e^m): the surer the sample, the weaker it pulls."
)
def probability_for_the_pull(X, y, lam, steps):
    def pull_of(w, m, pull):
        return np.mean((1 - pull(m))[m > 1.01])

    return both(*fits(X, y, lam, steps), X, y, pull=pull_of)


@mistake(
    "The pull is p (1 - p), the slope of sigma. Of the log loss that is only one factor, and the other one, 1/p, "
    "cancels p: 1 - p is left, with p = sigma(m)."
)
def slope_of_the_sigmoid(X, y, lam, steps):
    def pull_of(w, m, pull):
        return np.mean((pull(m) * (1 - pull(m)))[m > 1.01])

    return both(*fits(X, y, lam, steps), X, y, pull=pull_of)


@mistake(
    "For both fits no pull is left beyond the margin. That holds for the hinge loss; the logistic loss falls for "
    "ever, and its slope, 1 / (1 + e^m) in size, is never 0."
)
def both_silent(X, y, lam, steps):
    return both(*fits(X, y, lam, steps), X, y, pull=lambda w, m, pull: 0.0)


@mistake(
    "The hinge loss pulls with 1 beyond the margin here, as it does below it. From m = 1 on it is flat, and pulls "
    "with 0."
)
def hinge_pulls_beyond(X, y, lam, steps):
    def pull_of(w, m, pull):
        return 1.0 if pull is hinge_pull else np.mean(pull(m)[m > 1.01])

    return both(*fits(X, y, lam, steps), X, y, pull=pull_of)


@mistake(
    "The penalty is part of it: that is the objective. The log loss of the scores is the mean of log(1 + e^-m) "
    "alone."
)
def penalty_in_the_loss(X, y, lam, steps):
    def log_loss(w, m, pull):
        return lam / 2 * w @ w + np.mean(np.logaddexp(0, -m))

    return both(*fits(X, y, lam, steps), X, y, log_loss=log_loss)


@mistake(
    "The hinge loss is given for both. Asked for is the log loss of sigma(s), also for the hinge fit."
)
def hinge_loss_for_the_log_loss(X, y, lam, steps):
    return both(
        *fits(X, y, lam, steps), X, y, log_loss=lambda w, m, pull: np.mean(np.maximum(0, 1 - m))
    )


@mistake("The sum over the samples; asked for is the mean of log(1 + e^-m).")
def sum_of_the_log_losses(X, y, lam, steps):
    return both(
        *fits(X, y, lam, steps), X, y, log_loss=lambda w, m, pull: np.sum(np.logaddexp(0, -m))
    )


@mistake(
    "The sign in the exponent is the other one: log(1 + e^m) charges the samples that are right. A large margin "
    "costs little: log(1 + e^-m)."
)
def exponent_reversed(X, y, lam, steps):
    return both(
        *fits(X, y, lam, steps), X, y, log_loss=lambda w, m, pull: np.mean(np.logaddexp(0, m))
    )


@mistake(
    "The labels are left out of the log loss: log(1 + e^-s) is the cost of label 1 alone. With m = y s it holds "
    "for both labels."
)
def log_loss_of_label_one(X, y, lam, steps):
    return both(
        *fits(X, y, lam, steps),
        X,
        y,
        log_loss=lambda w, m, pull: np.mean(np.logaddexp(0, -(X @ w))),
    )


@mistake(
    "The gradient of the log loss is taken as X'(sigma(s) - y), with labels -1 and 1. That formula is for labels 0 "
    "and 1; here the pull is y / (1 + e^m)."
)
def labels_of_the_other_coding(X, y, lam, steps):
    w = np.zeros(X.shape[1])
    step = 1 / (lam + np.linalg.norm(X, 2) ** 2 / (4 * len(y)))
    for _ in range(1500):
        w = w - step * (lam * w + X.T @ (1 / (1 + np.exp(-X @ w)) - y) / len(y))
    return both(fits(X, y, lam, steps)[0], w, X, y)


@mistake(
    "The penalty is missing in both fits. On data that a line separates neither has a minimum then: the weights "
    "grow and grow under the log loss, and under the hinge loss any large multiple is as good."
)
def penalty_missing(X, y, lam, steps):
    hinge, logistic = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    step = 1 / (lam + np.linalg.norm(X, 2) ** 2 / (4 * len(y)))
    for t in range(1, 1501):
        hinge = hinge + X.T @ (y * (y * (X @ hinge) < 1)) / len(y) / (lam * t)
        logistic = logistic + step * X.T @ (y / (1 + np.exp(y * (X @ logistic)))) / len(y)
    return both(hinge, logistic, X, y)


@mistake(
    "The penalty is twice as strong as asked for, with the gradient 2 lam w. That of lam/2 |w|² is lam w."
)
def penalty_doubled(X, y, lam, steps):
    return both(*fits(X, y, 2 * lam, steps), X, y)


@mistake(
    "The losses are added up, not averaged, and so outweigh the penalty n times as much as they should: divide "
    "their sum by n."
)
def sum_for_the_mean(X, y, lam, steps):
    return both(*fits(X, y, lam / len(y), steps), X, y)


@mistake('The two fits are exchanged: under "hinge" stands what belongs to "logistic".')
def exchanged(X, y, lam, steps):
    found = both(*fits(X, y, lam, steps), X, y)
    return {"hinge": found["logistic"], "logistic": found["hinge"]}


@mistake(
    "There is one fit, with the hinge loss, and both summaries are made of it. The logistic loss has a minimiser "
    "of its own."
)
def one_fit_for_both(X, y, lam, steps):
    w, _ = fits(X, y, lam, steps)
    return both(w, w, X, y)


@mistake(
    "There is one fit, with the logistic loss, and both summaries are made of it. The hinge loss has a minimiser "
    "of its own."
)
def logistic_fit_for_both(X, y, lam, steps):
    _, w = fits(X, y, lam, steps)
    return both(w, w, X, y)


@mistake(
    "The hinge fit takes steps of one length, and ends up jumping to and fro across the corners. They have to "
    "shrink, like 1/(lam t)."
)
def fixed_step_for_the_hinge(X, y, lam, steps):
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = w - 0.5 * (lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y))
    return both(w, fits(X, y, lam, steps)[1], X, y)


def objective(w, X, y, lam):
    return lam / 2 * w @ w + np.mean(np.maximum(0, 1 - y * (X @ w)))


@lru_cache(maxsize=64)
def best_dual_value(n, rows, labels, lam):
    """The dual of the hinge objective at its largest, to 1e-9 (the arrays as bytes)."""
    X, y = np.frombuffer(rows).reshape(n, -1), np.frombuffer(labels)
    A, alpha, w = y[:, None] * X, np.zeros(n), np.zeros(X.shape[1])
    sizes = np.sum(A * A, axis=1)
    while True:
        for i in range(n):
            new = min(1.0, max(0.0, alpha[i] + lam * n * (1 - A[i] @ w) / sizes[i]))
            w = w + (new - alpha[i]) * A[i] / (lam * n)
            alpha[i] = new
        value = np.mean(alpha) - lam / 2 * w @ w
        if objective(w, X, y, lam) - value < 1e-9:
            return value


def gap(found, X, y, lam, steps):
    rows, labels = (np.ascontiguousarray(part, float).tobytes() for part in (X, y))
    return objective(found["hinge.w"], X, y, lam) - best_dual_value(len(X), rows, labels, lam)


def above_the_smallest(found, X, y, lam, steps):
    """At most: Q curves upwards by lam in every direction."""
    w = found["logistic.w"]
    slope = lam * w - X.T @ (y * np.exp(-np.logaddexp(0, y * (X @ w)))) / len(y)
    return slope @ slope / (2 * lam)


def against_own(fit, entry, of):
    """How far an entry is from that of the weights that are handed in with it."""

    def off(found, X, y, lam, steps):
        m = y * (X @ found[f"{fit}.w"])
        if np.any(np.isnan(m)):
            return np.inf
        return np.abs(found[f"{fit}.{entry}"] - of(m)) if np.any(m > 1.01) else 0.0

    return off


def own(fit):
    """What is measured of one fit besides its weights."""

    def pull(m):
        return 0.0 if fit == "hinge" else np.mean(np.exp(-np.logaddexp(0, m[m > 1.01])))

    about = {
        "accuracy": (lambda m: np.mean(m > 0), "the share of samples with m > 0"),
        "beyond": (lambda m: np.mean(m > 1.01), "the share of samples with m > 1.01"),
        "pull": (pull, "the mean size of the slopes, with respect to the score, where m > 1.01"),
        "log_loss": (
            lambda m: np.mean(np.logaddexp(0, -m)),
            "the mean of log(1 + e^-m) over all samples",
        ),
    }
    return {
        f"{fit}.{entry}": Measure(
            "distance from that of your w",
            against_own(fit, entry, of),
            at_most=1e-9,
            sentence=f"With your own w it is not {words}.",
        )
        for entry, (of, words) in about.items()
    }


def cloud(seed, n, d, lam):
    """Two clouds that overlap."""
    draw = np.random.default_rng(seed)
    y = draw.choice([-1.0, 1.0], n)
    X = draw.normal(size=(n, d)) + 1.25 * y[:, None] * draw.normal(size=d) + 0.25
    return Point((X, y, lam, 4000), f"{n} samples, {d} features")


WHOLE = np.array([[3, 1], [2, 2], [-1, 1], [-3, -1], [-2, 0], [1, -1], [-2, -3], [1, 2]])
FIXED = [
    Point((WHOLE, np.array([1, 1, 1, -1, -1, -1, -1, -1]), 0.125, 4000), "integers, eight samples"),
    Point(
        (
            np.array([[2.0, 0.5], [1.5, -1.0], [3.0, 1.0], [-1.0, 1.5], [-2.0, -1.0]]),
            vector(1, 1, 1, -1, -1),
            0.0625,
            4000,
        ),
        "five samples that a line separates",
    ),
]
POOL = [cloud(1, 40, 2, 0.05), cloud(2, 60, 3, 0.1), cloud(5, 50, 2, 0.025)]


def calls(draw):
    return [*FIXED, draw.choice(POOL)]


judge = results(
    compare,
    calls=[calls],
    measures={
        "hinge.w": Measure(
            "duality gap",
            gap,
            at_most=1e-3,
            sentence="There are weights with a smaller P: the dual value proves it.",
        ),
        "logistic.w": Measure(
            "bound of Q above its smallest value",
            above_the_smallest,
            at_most=1e-5,
            sentence="The gradient of Q is not small enough there.",
        ),
        **own("hinge"),
        **own("logistic"),
    },
    alike=2e-2,
)
