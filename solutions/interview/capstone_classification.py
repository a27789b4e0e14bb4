"""One loop, three pulls. The log loss pulls for ever, the hinge lets go; where classes overlap, both
come to rest.
"""

from random import Random

import numpy as np

from lossdrill.judging.all_of import all_of
from lossdrill.judging.figure_words import Drawing, figure
from lossdrill.judging.result_words import Point, mistake, normal, results, right, vector
from lossdrill.judging.value_words import Word, values


equivalent_mutants = {
    "return np.exp(-np.logaddexp(-s, 0))": "log(exp 0 + exp -s), in either order.",
    "return np.logaddexp(-z * s, 0)": "log(exp 0 + exp -zs), in either order.",
    "return np.maximum(1 - z * s, 0)": "The larger of two has no order.",
    "return (y - sigmoid(s)) ** 2": "A square is even.",
    "fig, (left, right) = plt.subplots(2, 1, figsize=(10, 4))": "Pictures may stand below each other.",
}


def sigmoid(s):
    return np.exp(-np.logaddexp(0, -s))


def costs_and_pulls(y):
    """By name: the cost of a score, and its derivative."""
    z = 2 * y - 1

    def log_cost(s):
        return np.logaddexp(0, -z * s)

    def log_pull(s):
        return sigmoid(s) - y

    def hinge_cost(s):
        return np.maximum(0, 1 - z * s)

    def hinge_pull(s):
        return -z * (z * s < 1)

    def brier_cost(s):
        return (sigmoid(s) - y) ** 2

    def brier_pull(s):
        return 2 * (sigmoid(s) - y) * sigmoid(s) * sigmoid(-s)

    return {
        "log": (log_cost, log_pull),
        "hinge": (hinge_cost, hinge_pull),
        "brier": (brier_cost, brier_pull),
    }


def descent(X, lr, steps, pull, start):
    n, d = X.shape
    path = [np.full(d, start)]
    for _ in range(steps):
        path.append(path[-1] - lr * X.T @ pull(X @ path[-1]) / n)
    return path


def trained(X, y, lr, steps, start=0, **other):
    z, found = 2 * y - 1, {}
    for name, (cost, pull) in {**costs_and_pulls(y), **other}.items():
        path = descent(X, lr, steps, pull, start)
        s = X @ path[-1]
        found[name] = {
            "weights": path[-1],
            "length": np.linalg.norm(path, axis=1),
            "loss": np.mean(cost(s)),
            "accuracy": np.mean((s > 0) == (y == 1)),
        }
        if name == "hinge":
            found[name]["idle"] = np.mean(z * s >= 1)
        else:
            found[name]["chance"] = np.mean(sigmoid(s))
    return found


def train(X, y, lr, steps):
    return trained(X, y, lr, steps)


@right(part="numbers")
def sample_by_sample(X, y, lr, steps):
    """Numbers in lists, each gradient added up over the samples."""
    import math

    def probability(s):
        return 1 / (1 + math.exp(-s)) if s >= 0 else 1 - 1 / (1 + math.exp(s))

    def cost(name, s, label):
        sign = 2 * label - 1
        if name == "log":
            return max(-sign * s, 0) + math.log1p(math.exp(-abs(s)))
        return max(0, 1 - sign * s) if name == "hinge" else (probability(s) - label) ** 2

    def pull(name, s, label):
        p, sign = probability(s), 2 * label - 1
        if name == "log":
            return p - label
        if name == "hinge":
            return -sign if sign * s < 1 else 0
        return 2 * (p - label) * (p - p * p)

    rows, labels = X.tolist(), y.tolist()
    n, d, found = len(labels), len(rows[0]), {}
    for name in ("log", "hinge", "brier"):
        w, lengths = [0.0] * d, [0.0]
        for _ in range(steps):
            pulls = [
                pull(name, sum(a * b for a, b in zip(w, row)), label)
                for row, label in zip(rows, labels)
            ]
            for j in range(d):
                w[j] -= lr / n * sum(g * row[j] for g, row in zip(pulls, rows))
            lengths.append(math.sqrt(sum(a * a for a in w)))
        scores = [sum(a * b for a, b in zip(w, row)) for row in rows]
        right_ones = [(s > 0) == (label == 1) for s, label in zip(scores, labels)]
        found[name] = {
            "weights": w,
            "length": lengths,
            "loss": sum(cost(name, s, label) for s, label in zip(scores, labels)) / n,
            "accuracy": sum(right_ones) / n,
            "chance": sum(map(probability, scores)) / n,
            "idle": sum(pull(name, s, label) == 0 for s, label in zip(scores, labels)) / n,
        }
    return found


@mistake(
    "The hinge loss takes the labels as 0 and 1: samples with the label 0 then cost 1 and pull at nothing. "
    "Its labels are z = 2y - 1.",
    part="numbers",
)
def hinge_of_zeros_and_ones(X, y, lr, steps):
    hinge = (lambda s: np.maximum(0, 1 - y * s), lambda s: np.where(y * s < 1, -y, 0.0))
    return trained(X, y, lr, steps, hinge=hinge)


@mistake(
    "Under the hinge loss only the samples on the wrong side pull. That is the perceptron; the hinge asks "
    "for a margin, z s < 1.",
    part="numbers",
)
def perceptron(X, y, lr, steps):
    z = 2 * y - 1
    hinge = (costs_and_pulls(y)["hinge"][0], lambda s: np.where(z * s <= 0, -z, 0.0))
    return trained(X, y, lr, steps, hinge=hinge)


@mistake(
    "The gradient of the squared error lacks the derivative of the sigmoid, p (1 - p). What is left is twice "
    "the gradient of the log loss.",
    part="numbers",
)
def chain_stops_at_the_probability(X, y, lr, steps):
    cost = costs_and_pulls(y)["brier"][0]
    return trained(X, y, lr, steps, brier=(cost, lambda s: 2 * (sigmoid(s) - y)))


@mistake(
    "The gradient of the squared error lacks its 2: the derivative of (p - y)² is 2 (p - y) p (1 - p).",
    part="numbers",
)
def brier_without_the_two(X, y, lr, steps):
    cost, pull = costs_and_pulls(y)["brier"]
    return trained(X, y, lr, steps, brier=(cost, lambda s: pull(s) / 2))


@mistake(
    "The gradient of the log loss has a factor p (1 - p) too many. It cancels against the derivative of the "
    "logarithm, and p - y is left.",
    part="numbers",
)
def extra_factor(X, y, lr, steps):
    cost, pull = costs_and_pulls(y)["log"]
    log = (cost, lambda s: pull(s) * sigmoid(s) * sigmoid(-s))
    return trained(X, y, lr, steps, log=log)


@mistake(
    "The steps are n times too long: the gradient is that of the sum. The loss is a mean, so divide by n.",
    part="numbers",
)
def gradient_of_the_sum(X, y, lr, steps):
    return trained(X, y, lr * len(y), steps)


@mistake(
    "The steps go uphill: the gradient is added. It points to where the loss rises, so it is subtracted.",
    part="numbers",
)
def uphill(X, y, lr, steps):
    return trained(X, y, -lr, steps)


@mistake("The descent starts at ones. Here it starts at w = 0.", part="numbers")
def starts_at_ones(X, y, lr, steps):
    return trained(X, y, lr, steps, start=1)


@mistake(
    "One step is missing: loss, weights and all else belong to the weights after the last step.",
    part="numbers",
)
def one_step_short(X, y, lr, steps):
    found = trained(X, y, lr, steps - 1)
    full = trained(X, y, lr, steps)
    return {name: {**one, "length": full[name]["length"]} for name, one in found.items()}


@mistake(
    "The start is missing in the lengths: they begin with the length of w = 0, and there is one more than "
    "there are steps.",
    part="numbers",
)
def lengths_without_the_start(X, y, lr, steps):
    found = trained(X, y, lr, steps)
    return {name: {**one, "length": one["length"][1:]} for name, one in found.items()}


@mistake("The lengths are squared: the norm has a root.", part="numbers")
def squared_lengths(X, y, lr, steps):
    found = trained(X, y, lr, steps)
    return {name: {**one, "length": one["length"] ** 2} for name, one in found.items()}


@mistake(
    "A sample is said to be 1 where its score exceeds one half. The score is no probability: p exceeds one "
    "half where s exceeds 0.",
    part="numbers",
)
def score_against_one_half(X, y, lr, steps):
    found = trained(X, y, lr, steps)
    for one in found.values():
        one["accuracy"] = np.mean((X @ one["weights"] > 0.5) == (y == 1))
    return found


@mistake(
    '"accuracy" holds the share of mistakes. The share of samples that are classified rightly is asked for.',
    part="numbers",
)
def share_of_mistakes(X, y, lr, steps):
    found = trained(X, y, lr, steps)
    return {name: {**one, "accuracy": 1 - one["accuracy"]} for name, one in found.items()}


@mistake(
    '"chance" is the share of samples that are said to be 1. The mean of the probabilities is asked for, '
    "before anything is decided.",
    part="numbers",
)
def share_of_ones_said(X, y, lr, steps):
    found = trained(X, y, lr, steps)
    for name in ("log", "brier"):
        found[name]["chance"] = np.mean(X @ found[name]["weights"] > 0)
    return found


@mistake(
    '"idle" counts the samples that pull. Those are asked for that do not: z s is at least 1.',
    part="numbers",
)
def busy_for_idle(X, y, lr, steps):
    found = trained(X, y, lr, steps)
    found["hinge"]["idle"] = 1 - found["hinge"]["idle"]
    return found


@mistake(
    '"idle" counts the samples on the right side. Within the margin, where z s is between 0 and 1, they '
    "still pull.",
    part="numbers",
)
def right_side_for_idle(X, y, lr, steps):
    found = trained(X, y, lr, steps)
    found["hinge"]["idle"] = found["hinge"]["accuracy"]
    return found


@mistake("The losses are sums over the samples. All three are means.", part="numbers")
def sums(X, y, lr, steps):
    found = trained(X, y, lr, steps)
    return {name: {**one, "loss": len(y) * one["loss"]} for name, one in found.items()}


def cells():
    """On separable data a w that separates has a smaller log loss the longer it is, so descent never
    rests, and no w reaches 0. The hinge is done once all margins are 1, which finitely many steps reach.
    Where the classes overlap, every long w pays for its mistakes: the log loss has one minimum, and there
    the entry of its gradient for the column of ones, the mean of p - y, is 0.
    """
    yes, no = Word("yes", ("yes", "no")), Word("no", ("yes", "no"))
    return {
        "separable, log: length settles": no,
        "separable, log: loss gets to 0": no,
        "separable, hinge: length settles": yes,
        "separable, hinge: loss gets to 0": yes,
        "overlapping, log: length settles": yes,
        "overlapping, log: chance is the share of ones": yes,
    }


@right(part="table")
def as_truth_values():
    """True and False are words for it too."""
    return {
        "separable, log: length settles": False,
        "separable, log: loss gets to 0": False,
        "separable, hinge: length settles": True,
        "separable, hinge: loss gets to 0": True,
        "overlapping, log: length settles": True,
        "overlapping, log: chance is the share of ones": True,
    }


@mistake(
    "A w that separates gains by growing: twice as long, it doubles all margins, and every cost of the log "
    "loss falls. The length grows, slowly, without end.",
    part="table",
)
def log_length_settles():
    return {"separable, log: length settles": "yes"}


@mistake(
    "log(1 + exp(-z s)) is above 0 for every score. The log loss comes near 0 and never gets there.",
    part="table",
)
def log_loss_of_zero():
    return {"separable, log: loss gets to 0": "yes"}


@mistake(
    "Under the hinge loss the gradient is exactly 0 once all margins are at least 1, and separable data can "
    "be brought there: then w does not move any more.",
    part="table",
)
def hinge_never_rests():
    return {
        "separable, hinge: length settles": "no",
        "separable, hinge: loss gets to 0": "no",
    }


@mistake(
    "Where classes overlap, whatever direction w has, some samples lie on the wrong side, and a long w pays "
    "for them in proportion to its length. So the log loss has a minimum, and descent settles there.",
    part="table",
)
def overlapping_without_a_minimum():
    return {"overlapping, log: length settles": "no"}


@mistake(
    "At the minimum the gradient Xᵀ(p - y)/n is 0. Its entry for the column of ones is the mean of p minus "
    "the mean of y.",
    part="table",
)
def biased_chance():
    return {"overlapping, log: chance is the share of ones": "no"}


def draw(X, y, weights, lengths, grid):
    import matplotlib.pyplot as plt

    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    for label in (0, 1):
        left.scatter(X[y == label, 1], X[y == label, 2], label=f"y = {label}")
    for name, (a, b, c), length in zip(("log", "hinge"), weights, lengths):
        left.plot(grid, -(a + b * grid) / c, label=name)
        right.plot(np.arange(len(length)), length, label=name)
    left.set(xlabel="x1", ylabel="x2")
    right.set(xlabel="step", ylabel="length of the weights")
    left.legend()
    right.legend()
    return fig


@right(part="pictures")
def markers_and_loops(X, y, weights, lengths, grid):
    """Clouds as lines of markers, logarithmic steps, one picture above the other."""
    import matplotlib.pyplot as plt

    fig, (top, bottom) = plt.subplots(2, 1)
    ones = [i for i in range(len(y)) if y[i] == 1]
    others = [i for i in range(len(y)) if y[i] != 1]
    for rows, marker, name in ((ones, "+", "positive"), (others, "o", "negative")):
        top.plot([X[i, 1] for i in rows], [X[i, 2] for i in rows], marker, label=name)
    for k, name in enumerate(["logistic", "SVM"]):
        w = weights[k]
        top.plot(grid, [-w[0] / w[2] - w[1] / w[2] * g for g in grid], "--", label=name)
        bottom.semilogx(range(lengths.shape[1]), lengths[k], label=name)
    for ax, words in ((top, ("first", "second")), (bottom, ("steps", "norm"))):
        ax.set_xlabel(words[0])
        ax.set_ylabel(words[1])
        ax.legend()
    return fig


def picture(X, y, weights, grid, over, lengths, clouds=((0, "zeros"), (1, "ones")), swapped=False):
    from matplotlib.figure import Figure

    fig = Figure()
    left, right = fig.subplots(1, 2)
    for label, name in clouds:
        left.scatter(X[y == label, 1], X[y == label, 2], label=name)
    for name, (a, b, c), length in zip(("log", "hinge"), weights, lengths):
        left.plot(grid, -(a + c * grid) / b if swapped else -(a + b * grid) / c, label=name)
        right.plot(over, length, label=name)
    for ax in (left, right):
        ax.set(xlabel="x", ylabel="y")
        ax.legend()
    return fig


@mistake(
    "The lines lack the intercept: the score is 0 where w0 + w1 x1 + w2 x2 = 0, with all three weights.",
    part="pictures",
)
def lines_through_the_origin(X, y, weights, lengths, grid):
    return picture(X, y, weights * [0, 1, 1], grid, np.arange(lengths.shape[1]), lengths)


@mistake(
    "The lines are mirrored: solve w0 + w1 x1 + w2 x2 = 0 for x2, which is the height. The minus in front of "
    "the fraction is missing.",
    part="pictures",
)
def sign_of_the_line(X, y, weights, lengths, grid):
    return picture(X, y, weights * [-1, -1, 1], grid, np.arange(lengths.shape[1]), lengths)


@mistake(
    "The two features are exchanged in the lines: divide by the weight of x2, the vertical one.",
    part="pictures",
)
def features_exchanged(X, y, weights, lengths, grid):
    over = np.arange(lengths.shape[1])
    return picture(X, y, weights, grid, over, lengths, swapped=True)


@mistake(
    "The lengths begin at step 1. Entry 0 belongs to the start, before any step.", part="pictures"
)
def one_step_late(X, y, weights, lengths, grid):
    return picture(X, y, weights, grid, 1 + np.arange(lengths.shape[1]), lengths)


@mistake(
    "Some samples are missing: two clouds are asked for, the samples with label 0 and those with label 1.",
    part="pictures",
)
def ones_alone(X, y, weights, lengths, grid):
    over = np.arange(lengths.shape[1])
    return picture(X, y, weights, grid, over, lengths, clouds=((1, "ones"),))


@mistake(
    "All samples stand in one cloud, told apart by colour alone. Draw each class by a call of its own, with "
    "a label, so that the legend can name it.",
    part="pictures",
)
def one_cloud(X, y, weights, lengths, grid):
    fig = picture(X, y, weights, grid, np.arange(lengths.shape[1]), lengths, clouds=())
    fig.axes[0].scatter(X[:, 1], X[:, 2], c=y)
    return fig


def separable(draw, n):
    """Two classes with a gap between them."""
    X = np.column_stack([np.ones(n), normal(draw, n, 2, spread=1.5)])
    y = np.arange(n) % 2.0
    direction = vector(draw.uniform(-1, 1), 1, draw.choice([-1, 1]) * draw.uniform(0.4, 1.2))
    wanted = (2 * y - 1) * [draw.uniform(0.8, 3) for _ in y]
    X[:, 1] += wanted - X @ direction  # the first feature weighs 1
    return X, y


def overlapping(draw, n):
    X = np.column_stack([np.ones(n), normal(draw, n, 2, spread=1.5)])
    y = np.array([float(draw.random() < sigmoid(s)) for s in X @ [0.3, 0.9, -0.5]])
    X[-2:, 1:] = [[3.1, -2.3], [-3.2, 2.1]]
    y[-2:] = [0, 1]
    return X, y


SMALL = (np.array([[1.0, 0.7], [1.0, -1.3], [1.0, 2.1], [1.0, -0.4]]), vector(1, 0, 1, 0))
EDGES = np.array([[1.0, 1], [1, -1], [1, 0], [1, -2]]), vector(1, 0, 1, 0)
"""One step of 1 leads all three losses to w0 = 0, so one score is 0, and the hinge loss to w1 = 1, so two
margins are 1.
"""
SEPARABLE = [separable(Random(seed), n) for seed, n in ((1, 12), (2, 16), (3, 20))]
OVERLAPPING = [overlapping(Random(seed), n) for seed, n in ((4, 15), (5, 19), (6, 24))]


def experiments(draw):
    yield Point((*SMALL, 0.6, 3), "four samples, three steps")
    yield Point((*EDGES, 1.0, 1), "a score of 0 and margins of 1, one step")
    yield Point((*EDGES, 1.0, 2), "a score of 0 and margins of 1, two steps")
    X, y = draw.choice(SEPARABLE)
    yield Point((X, y, 0.5, 20), "separable, few steps")
    yield Point((X, y, 0.5, 400), "separable, many steps")
    yield Point((*draw.choice(OVERLAPPING), 0.3, 300), "overlapping, many steps")


def shown(X, y, weights, lengths, grid):
    lines = [-(a + b * grid) / c for a, b, c in weights]
    clouds = [X[y == label, 1:].T for label in (0, 1)]
    return [
        *(Drawing(f"the samples with label {k}", *xy, scatter=True) for k, xy in enumerate(clouds)),
        *(Drawing(f"the line of the {name} loss", grid, h) for name, h in zip(NAMES, lines)),
        *(
            Drawing(f"the lengths under the {name} loss", np.arange(len(h)), h)
            for name, h in zip(NAMES, lengths)
        ),
    ]


NAMES = ("log", "hinge")


def drawn(X, y, weights, steps):
    k = np.arange(steps + 1)
    lengths = np.array([np.log1p(k), np.minimum(0.3 * k, 1.4)])
    return X, y, np.array(weights), lengths, np.linspace(-4, 4, 9)


POOL = [
    Point(drawn(X, y, [[0.5, 1.2, k - 1.5], [-0.3, 0.8, 1.7 - k]], 10 + k), f"{len(y)} samples")
    for k, (X, y) in enumerate([*SEPARABLE, *OVERLAPPING[:1]])
]
FOUR = (np.array([[1.0, 0, 1], [1, 2, 1], [1, 1, 3], [1, 3, 0]]), vector(0, 1, 0, 1))


def drawings(draw):
    weights = [[-1.0, 2.0, -1.5], [0.5, 1.0, -2.0]]
    return [Point(drawn(*FOUR, weights, 5), "four samples, five steps"), draw.choice(POOL)]


NEAR = dict.fromkeys(("weights", "length", "loss", "chance"), 1e-6)

judge = all_of(
    numbers=results(train, calls=[experiments], within=NEAR),
    table=values(cells),
    pictures=figure(draw, shown=shown, calls=[drawings]),
)
