"""Subgradient steps of 1/(lam t), and an average of the iterates in which the late ones count most."""

from functools import lru_cache

import numpy as np

from lossdrill.judging.minimiser_words import (
    Measure,
    Point,
    minimiser,
    mistake,
    right,
    vector,
)

equivalent_mutants = {
    "w, total = (np.zeros(d), np.zeros(d))": "Wherever the steps begin, the average ends at the same minimum.",
    "for t in range(1, steps + 1):": "One step more or less is not seen once the average has settled.",
    "return 2 * total / (steps * (steps + 1))": "The sum of the weights to within 1 in many thousands.",
    "short = y * (X @ w) <= 1": "Any subgradient at a margin of exactly 1.",
}


def svm_train(X, y, lam, steps):
    n, d = X.shape
    w, total = np.zeros(d), np.zeros(d)
    for t in range(1, steps + 1):
        short = y * (X @ w) < 1
        gradient = lam * w - X.T @ (y * short) / n
        w = w - gradient / (lam * t)
        total += t * w
    return 2 * total / (steps * (steps + 1))


@right
def by_the_dual(X, y, lam, steps):
    """One alpha after the other goes where D is largest; no step length at all."""
    n, d = X.shape
    A = y[:, None] * X
    alpha, w = np.zeros(n), np.zeros(d)
    for _ in range(steps // 10):
        for i in range(n):
            size = A[i] @ A[i]
            if size > 0:
                new = np.clip(alpha[i] + lam * n * (1 - A[i] @ w) / size, 0, 1)
                w = w + (new - alpha[i]) * A[i] / (lam * n)
                alpha[i] = new
    return w


@right
def the_best_iterate(X, y, lam, steps):
    """Subgradient steps need not go down, so the best point on the way is kept."""

    def objective(w):
        return lam / 2 * w @ w + np.mean(np.maximum(0, 1 - y * (X @ w)))

    w = best = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        subgradient = lam * w - np.mean(((y * (X @ w) < 1) * y)[:, None] * X, axis=0)
        w = w - subgradient / (lam * t)
        if objective(w) < objective(best):
            best = w
    return best


@right
def sample_by_sample(X, y, lam, steps):
    """Pegasos: one sample at a time, n in each step, and the mean of the second half."""
    draw = np.random.default_rng(0)
    n, d = X.shape
    w, total = np.zeros(d), np.zeros(d)
    count = min(steps * n, 60_000)
    for t, i in enumerate(draw.integers(0, n, count), start=1):
        pull = y[i] * X[i] if y[i] * (X[i] @ w) < 1 else 0
        w = (1 - 1 / t) * w + pull / (lam * t)
        if t > count // 2:
            total += w
    return total / (count - count // 2)


@right
def with_a_projection(X, y, lam, steps):
    """No minimiser is longer than 1 / root of lam; and the last iterate will do."""
    w = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        w = w * (1 - 1 / t) + X[y * (X @ w) < 1].T @ y[y * (X @ w) < 1] / (lam * t * len(y))
        length = np.linalg.norm(w)
        if length * np.sqrt(lam) > 1:
            w = w / (length * np.sqrt(lam))
    return w


@right
def number_by_number(X, y, lam, steps):
    rows = [[float(x) for x in row] for row in X]
    labels = [float(label) for label in y]
    n, d = len(rows), len(rows[0])
    w, total = [0.0] * d, [0.0] * d
    for t in range(1, steps + 1):
        slope = [lam * value for value in w]
        for row, label in zip(rows, labels):
            if label * sum(a * b for a, b in zip(row, w)) < 1:
                for j in range(d):
                    slope[j] -= label * row[j] / n
        w = [value - s / (lam * t) for value, s in zip(w, slope)]
        if 2 * t > steps:
            total = [a + b for a, b in zip(total, w)]
    return [value / (steps - steps // 2) for value in total]


def descend(X, y, lam, steps, pull, *, penalty=None):
    """With another pull of the samples, as a function of their scores, or another penalty."""
    curvature = lam if penalty is None else penalty
    w, total = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        w = w - (curvature * w - X.T @ pull(X @ w)) / (curvature * t)
        total += t * w
    return 2 * total / (steps * (steps + 1))


@mistake(
    "The step has a fixed length, so w ends up jumping to and fro across the corners, or creeps: what is right "
    "for one data set is too long or too short for the next. Let it shrink like 1/(lam t)."
)
def fixed_step(X, y, lam, steps):
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = w - 0.1 * (lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y))
    return w


@mistake(
    "The step has a fixed length of 0.01: too long where the features are large, too short where they are "
    "small. Let it shrink like 1/(lam t), which suits every scale."
)
def fixed_small_step(X, y, lam, steps):
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = w - 0.01 * (lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y))
    return w


@mistake(
    "The step shrinks like 1/t, without lam. How long the first steps have to be depends on the scale of the "
    "problem, and lam knows it: 1/(lam t)."
)
def step_without_lam(X, y, lam, steps):
    w = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        w = w - (lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y)) / t
    return w


@mistake(
    "The step shrinks like 1/√t, whatever the scale of the data. That suits features of size 1; with lam in the "
    "step, 1/(lam t), it suits all of them."
)
def step_by_the_root(X, y, lam, steps):
    w = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        w = w - (lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y)) / np.sqrt(t)
    return w


@mistake(
    "The penalty is missing in the subgradient: lam w has to be added to what the samples contribute. This "
    "minimises the hinge loss alone."
)
def penalty_missing(X, y, lam, steps):
    w, total = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        w = w + X.T @ (y * (y * (X @ w) < 1)) / len(y) / (lam * t)
        total += t * w
    return 2 * total / (steps * (steps + 1))


@mistake(
    "The penalty counts twice: its gradient is taken as 2 lam w. That belongs to lam |w|²; here it is "
    "lam/2 |w|², with the gradient lam w."
)
def penalty_without_the_half(X, y, lam, steps):
    return descend(X, y, lam, steps, lambda s: y * (y * s < 1) / len(y), penalty=2 * lam)


@mistake(
    "The penalty is half as strong as asked for: its gradient is lam w, since the 2 of the square cancels the "
    "1/2."
)
def penalty_halved(X, y, lam, steps):
    return descend(X, y, lam, steps, lambda s: y * (y * s < 1) / len(y), penalty=lam / 2)


@mistake(
    "lam stands before the losses, as C does in other conventions: this minimises 1/2 |w|² + lam times the mean "
    "hinge loss. Here it stands before the penalty."
)
def lam_before_the_losses(X, y, lam, steps):
    return descend(X, y, lam, steps, lambda s: lam * y * (y * s < 1) / len(y), penalty=1.0)


@mistake("lam is not used: that is the solution for lam = 1, with the gradient w of the penalty.")
def lam_not_used(X, y, lam, steps):
    return descend(X, y, lam, steps, lambda s: y * (y * s < 1) / len(y), penalty=1.0)


@mistake(
    "The hinge losses are added up, not averaged, and so outweigh the penalty n times as much as they should: "
    "divide their sum by n."
)
def sum_for_the_mean(X, y, lam, steps):
    return descend(X, y, lam, steps, lambda s: y * (y * s < 1) / len(y), penalty=lam / len(y))


@mistake(
    "The pulls are divided by the number of samples short of the margin. The mean is over all n: the others "
    "count in it with 0."
)
def mean_over_violators(X, y, lam, steps):
    return descend(X, y, lam, steps, lambda s: y * (y * s < 1) / max(np.sum(y * s < 1), 1))


@mistake(
    "Only misclassified samples pull, as for the perceptron, and at w = 0 there is none: w never leaves it. All "
    "samples with a margin below 1 pull."
)
def perceptron(X, y, lam, steps):
    return descend(X, y, lam, steps, lambda s: y * (y * s < 0) / len(y))


@mistake(
    "Misclassified samples pull, and those with score 0, as for the perceptron: right is enough for it. The hinge "
    "loss asks for a margin of 1, so all samples with y s < 1 pull."
)
def update_of_the_perceptron(X, y, lam, steps):
    return descend(X, y, lam, steps, lambda s: y * (y * s <= 0) / len(y))


@mistake(
    "Each pull is weighted with what is missing to the margin: that minimises the squared hinge loss, which is "
    "smooth. Here the pull is the same however far a sample falls short."
)
def squared_hinge(X, y, lam, steps):
    step = 1 / (lam + 2 * np.linalg.norm(X, 2) ** 2 / len(y))
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = w - step * (lam * w - 2 * X.T @ (y * np.maximum(0, 1 - y * (X @ w))) / len(y))
    return w


@mistake(
    "That is logistic regression with a penalty, the log loss in place of the hinge loss: there every sample "
    "pulls a little."
)
def logistic(X, y, lam, steps):
    step = 1 / (lam + np.linalg.norm(X, 2) ** 2 / len(y) / 4)
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = w - step * (lam * w - X.T @ (y * np.exp(-np.logaddexp(0, y * (X @ w)))) / len(y))
    return w


@mistake(
    "That is ridge regression on the labels: the squared error also pulls back samples that are well beyond the "
    "margin."
)
def ridge(X, y, lam, steps):
    n, d = X.shape
    return np.linalg.solve(2 * X.T @ X / n + lam * np.eye(d), 2 * X.T @ y / n)


@mistake(
    "The label is lost in the margin: the samples are chosen by s < 1. For label -1 a sample falls short when "
    "s > -1; y s < 1 holds for both."
)
def margin_without_label(X, y, lam, steps):
    return descend(X, y, lam, steps, lambda s: y * (s < 1) / len(y))


@mistake(
    "The step goes up: a subgradient points to where the objective rises, so it is subtracted, not added."
)
def ascent(X, y, lam, steps):
    w = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        w = w + (lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y)) / (lam * t)
    return w


@mistake(
    "A column of ones was added for an intercept, and then left out again. The objective here has no intercept: "
    "its minimiser is another one."
)
def intercept_added(X, y, lam, steps):
    X = np.column_stack([X, np.ones(len(X))])
    return descend(X, y, lam, steps, lambda s: y * (y * s < 1) / len(y))[:-1]


@mistake(
    "The features were scaled before training, and the weights belong to the scaled ones. The penalty makes a "
    "difference between them: train with X as it is."
)
def features_scaled(X, y, lam, steps):
    X = (X - np.mean(X, axis=0)) / np.where(np.std(X, axis=0) > 0, np.std(X, axis=0), 1)
    return descend(X, y, lam, steps, lambda s: y * (y * s < 1) / len(y))


@mistake(
    "The weights are divided by their length at the end. The predictions stay the same, but not the margins: the "
    "length of w is part of what is minimised."
)
def length_one(X, y, lam, steps):
    w = descend(X, y, lam, steps, lambda s: y * (y * s < 1) / len(y))
    return w / np.linalg.norm(w)


@mistake(
    "That is where all samples pull, as at w = 0: after one step, or with the margins of the start in every step. "
    "Which samples are short of the margin changes with w. Is a return inside the loop?"
)
def margins_of_the_start(X, y, lam, steps):
    return X.T @ y / len(y) / lam


@mistake("What comes back is the objective. Asked for are the weights, an array of shape (d,).")
def the_objective(X, y, lam, steps):
    w = descend(X, y, lam, steps, lambda s: y * (y * s < 1) / len(y))
    return lam / 2 * w @ w + np.mean(np.maximum(0, 1 - y * (X @ w)))


@mistake("All iterates come back. Asked for is one w, an array of shape (d,).")
def the_whole_path(X, y, lam, steps):
    path = [np.zeros(X.shape[1])]
    for t in range(1, steps + 1):
        w = path[-1]
        path.append(w - (lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y)) / (lam * t))
    return np.array(path)


def objective(w, X, y, lam):
    return lam / 2 * w @ w + np.mean(np.maximum(0, 1 - y * (X @ w)))


@lru_cache(maxsize=256)
def best_dual_value(n, rows, labels, lam):
    """D at its largest, to 1e-9, by ascent in one alpha after the other (the arrays as bytes)."""
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


def above_the_start(w, X, y, lam, steps):
    return max(0.0, objective(w, X, y, lam) - 1)


def gap(w, X, y, lam, steps):
    rows, labels = (np.ascontiguousarray(part, float).tobytes() for part in (X, y))
    return objective(w, X, y, lam) - best_dual_value(len(X), rows, labels, lam)


SEPARATED = np.array([[2.0, 0.5], [1.0, -1.0], [-1.0, 1.5], [-2.0, -1.0]]), vector(1, 1, -1, -1)
SMALL = [
    Point((np.array([[1.0]]), vector(1), 0.5, 4000), "one sample, one feature"),
    Point(
        (
            np.array([[2, 1], [1, -1], [-1, 2], [-2, -1], [0, 1]]),
            np.array([1, 1, -1, -1, 1]),
            0.25,
            4000,
        ),
        "integers, five samples",
    ),
    Point((*SEPARATED, 0.25, 4000), "four samples that a line separates"),
    Point((64 * SEPARATED[0], SEPARATED[1], 1000.0, 4000), "features of hundreds"),
    Point((SEPARATED[0] / 20, SEPARATED[1], 1e-3, 4000), "features of hundredths"),
]


def cloud(seed, n, d, lam):
    """Two clouds that overlap, away from the origin on one side."""
    draw = np.random.default_rng(seed)
    y = draw.choice([-1.0, 1.0], n)
    X = draw.normal(size=(n, d)) + 0.75 * y[:, None] * draw.normal(size=d) + 0.5
    return Point((X, y, lam, 4000), f"{n} samples, {d} features")


POOL = [cloud(1, 20, 2, 0.2), cloud(2, 30, 3, 0.25), cloud(3, 40, 2, 0.3), cloud(4, 12, 4, 0.2)]


def problems(draw):
    return [*SMALL, draw.choice(POOL)]


judge = minimiser(
    svm_train,
    Measure(
        "objective above that of w = 0",
        above_the_start,
        at_most=0,
        sentence="The objective is larger than 1, that of w = 0: the steps are too long, or they go up.",
    ),
    Measure(
        "duality gap",
        gap,
        at_most=1e-3,
        sentence="There are weights with a smaller objective: the dual value proves it.",
    ),
    problems=[problems],
    alike=3e-2,
)
