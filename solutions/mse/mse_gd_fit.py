"""Step against the gradient, keep every stop."""

import numpy as np

from lossdrill.judging.minimiser_words import (
    Measure,
    Point,
    minimiser,
    mistake,
    normal,
    right,
    vector,
)


def fit(X, y, lr, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        beta = path[-1]
        path.append(beta - lr * 2 / len(y) * X.T @ (X @ beta - y))
    return np.array(path)


@right
def into_a_table(X, y, lr, steps):
    n, d = X.shape
    path = np.zeros((steps + 1, d))
    for k in range(steps):
        gradient = 2 * np.mean((X @ path[k] - y)[:, None] * X, axis=0)
        path[k + 1] = path[k] - lr * gradient
    return path


@right
def with_the_hessian(X, y, lr, steps):
    """The gradient is H beta - b, and neither H nor b changes on the way."""
    H, b = 2 * X.T @ X / len(y), 2 * X.T @ y / len(y)
    beta = np.zeros(len(b))
    path = [beta.copy()]
    for _ in range(steps):
        beta -= lr * (H @ beta - b)
        path.append(beta.copy())
    return np.stack(path)


@right
def number_by_number(X, y, lr, steps):
    n, d = len(y), len(X[0])
    path = [[0.0] * d]
    for _ in range(steps):
        beta = path[-1]
        r = [sum(x * b for x, b in zip(row, beta)) - target for row, target in zip(X, y)]
        slopes = [2 / n * sum(r[i] * X[i][j] for i in range(n)) for j in range(d)]
        path.append([b - lr * slope for b, slope in zip(beta, slopes)])
    return path


def descent(X, y, lr, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - lr * 2 / len(y) * X.T @ (X @ path[-1] - y))
    return np.array(path)


@mistake(
    "The step goes up: the gradient points to where the loss rises, so it is subtracted, not added."
)
def ascent(X, y, lr, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] + lr * 2 / len(y) * X.T @ (X @ path[-1] - y))
    return np.array(path)


@mistake(
    "The gradient lacks its factor 2: that of 1/(2n) is used. Each step is half as long as lr asks for."
)
def half_steps(X, y, lr, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - lr / len(y) * X.T @ (X @ path[-1] - y))
    return np.array(path)


@mistake(
    "The gradient is that of the sum of squares, n times too long. The loss is a mean: divide by n."
)
def gradient_of_the_sum(X, y, lr, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - lr * 2 * X.T @ (X @ path[-1] - y))
    return np.array(path)


@mistake(
    "All rows are the same, the last one: path.append(beta) stores the array itself, and `beta -= ...` "
    "changes it afterwards. Append a copy, or write `beta = beta - ...`."
)
def the_same_array(X, y, lr, steps):
    beta = np.zeros(X.shape[1])
    path = [beta]
    for _ in range(steps):
        beta -= lr * 2 / len(y) * X.T @ (X @ beta - y)
        path.append(beta)
    return np.array(path)


@mistake(
    "The weights are moved one after the other, and each sees those that have moved already. That is "
    "coordinate descent; gradient descent computes all slopes first and then moves all at once."
)
def one_after_the_other(X, y, lr, steps):
    beta = np.zeros(X.shape[1])
    path = [beta.copy()]
    for _ in range(steps):
        for j in range(len(beta)):
            beta[j] -= lr * 2 / len(y) * X[:, j] @ (X @ beta - y)
        path.append(beta.copy())
    return np.array(path)


@mistake(
    "The samples are visited one by one, with a step for each: that is stochastic gradient descent. "
    "Here a step uses the gradient of the whole mean."
)
def sample_by_sample(X, y, lr, steps):
    beta = np.zeros(X.shape[1])
    path = [beta.copy()]
    for _ in range(steps):
        for x, target in zip(X, y):
            beta = beta - lr * 2 * (x @ beta - target) * x
        path.append(beta)
    return np.array(path)


@mistake(
    "Only the last weights come back. The path is asked for: one row for the start and one for each step."
)
def only_the_end(X, y, lr, steps):
    return descent(X, y, lr, steps)[-1]


@mistake(
    "The start is missing. Row 0 is beta before the first step, so there is a row more than steps."
)
def without_the_start(X, y, lr, steps):
    return descent(X, y, lr, steps)[1:]


@mistake(
    "Row 0 is already a step further: the path begins with the start, zeros, and ends after `steps` steps."
)
def one_step_ahead(X, y, lr, steps):
    return descent(X, y, lr, steps + 1)[1:]


@mistake(
    "The path starts at ones. Here it starts at zeros, so that every path can be compared with yours."
)
def starts_at_ones(X, y, lr, steps):
    path = [np.ones(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - lr * 2 / len(y) * X.T @ (X @ path[-1] - y))
    return np.array(path)


@mistake(
    "The gradient is cut to length 1, so every step has the length lr. The step is lr times the "
    "gradient: it shortens by itself as the minimum comes near."
)
def normalised(X, y, lr, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        gradient = 2 / len(y) * X.T @ (X @ path[-1] - y)
        path.append(path[-1] - lr * gradient / max(np.linalg.norm(gradient), 1e-12))
    return np.array(path)


@mistake(
    "The learning rate shrinks from step to step. That helps where gradients are noisy; asked for is the "
    "same lr in each step."
)
def shrinking_rate(X, y, lr, steps):
    path = [np.zeros(X.shape[1])]
    for k in range(steps):
        path.append(path[-1] - lr / (k + 1) * 2 / len(y) * X.T @ (X @ path[-1] - y))
    return np.array(path)


@mistake(
    "The gradient is computed once, at the start, and used in every step. It changes with beta: compute "
    "it anew in each round."
)
def gradient_of_the_start(X, y, lr, steps):
    step = lr * 2 / len(y) * X.T @ y
    return np.array([k * step for k in range(steps + 1)])


def gradient(X, y, beta):
    return 2 * X.T @ (X @ beta - y) / len(y)


def curvatures(X):
    """The smallest and the largest second derivative in any direction."""
    eigenvalues = np.linalg.eigvalsh(2 * X.T @ X / len(X))
    return eigenvalues[0], eigenvalues[-1]


def loss(beta, X, y, lr, steps):
    return np.mean((X @ beta - y) ** 2)


def start(path, X, y, lr, steps):
    return np.max(np.abs(path[0]))


def off_a_step(path, X, y, lr, steps):
    """The most by which a row differs from a step, in units of what is added up in one."""
    before, after = path[:-1], path[1:]
    gradients = 2 * (before @ X.T - y) @ X / len(y)
    terms = (np.abs(before) @ np.abs(X).T + np.abs(y)) @ np.abs(X)
    scales = np.max(np.abs(before) + lr * 2 / len(y) * terms, axis=1, keepdims=True)
    return np.max(np.abs(after - (before - lr * gradients)) / scales, initial=0.0)


def rise(path, X, y, lr, steps):
    """The most by which the loss rises in a step, in units of the loss at the start."""
    if steps == 0 or lr * curvatures(X)[1] > 1:
        return None
    losses = np.mean((path @ X.T - y) ** 2, axis=1)
    return np.max(np.diff(losses)) / np.mean(y**2)


def gradient_left(path, X, y, lr, steps):
    """At the end, in units of the gradient at 0, where theory promises that it is small: each
    component shrinks by 1 - lr times its curvature in a step.
    """
    least, most = curvatures(X)
    if max(abs(1 - lr * least), abs(1 - lr * most)) ** steps > 1e-10:
        return None
    return np.linalg.norm(gradient(X, y, path[-1])) / np.linalg.norm(gradient(X, y, 0 * path[-1]))


def small(draw):
    one = np.array([[1.0]])
    yield Point((one, vector(2), 0.25, 2), "one sample, two steps")
    yield Point((one, vector(2), 0.25, 0), "no step at all")
    X = np.array([[1.0, 2.0], [3.0, 1.0]])
    yield Point((X, vector(1, 2), 0.0625, 3), "as many samples as features")
    whole = (np.array([[1, 0], [1, 1], [1, 2]]), np.array([1, 3, 2]))
    yield Point((*whole, 0.25, 40), "integers")
    yield Point((*whole, 0.5, 4), "a learning rate that is too large")


def drawn(draw):
    for n, d in ((8, 3), (2, 4)):
        X, y = normal(draw, n, d), normal(draw, n)
        yield Point((X, y, 0.9 / curvatures(X)[1], 60), f"{n} samples, {d} features")
    X, _ = np.linalg.qr(normal(draw, 6, 2))  # evenly curved, so that few steps are enough
    X, y = X * [2.0, 1.5], normal(draw, 6)
    yield Point((X, y, 1 / curvatures(X)[1], 150), "as many steps as are needed")


judge = minimiser(
    fit,
    Measure(
        "start",
        start,
        at_most=0,
        sentence="Row 0 of the path is the start, beta = 0, before any step is made.",
    ),
    Measure(
        "distance from a step of gradient descent",
        off_a_step,
        at_most=1e-9,
        sentence="A row is not the row before it, minus lr times the gradient there.",
    ),
    Measure(
        "largest rise of the loss, where lr is at most 1/L",
        rise,
        at_most=1e-12,
        sentence="The loss rises in a step, though the learning rate is small enough that it cannot.",
    ),
    Measure(
        "gradient left at the end, where there are steps enough",
        gradient_left,
        at_most=1e-8,
        sentence="The path does not end at a minimum, though there are steps enough to reach one.",
    ),
    problems=[small, drawn],
    descends=loss,
)

equivalent_mutants = {
    "return path": "a list of rows is the same path",
    "path = [np.zeros(X.shape[-1])]": "X has two axes, so the last one is the second",
}
