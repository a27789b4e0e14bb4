"""One mean over samples, six costs: bounded or growing slopes, and one landscape that is not convex."""

from random import Random

import numpy as np

from lossdrill.judging.all_of import all_of
from lossdrill.judging.figure_words import Drawing, Surface, figure
from lossdrill.judging.result_words import Point, mistake, normal, results, right, vector


equivalent_mutants = {
    "return np.exp(-np.logaddexp(-s, 0))": "log(exp 0 + exp -s), in either order.",
    "return np.logaddexp(-z * s, 0)": "log(exp 0 + exp -zs), in either order.",
    "return np.maximum(1 - z * s, 0)": "The larger of two has no order.",
    "return t - s": "These costs are even in the residual, and a slope has no sign.",
    "return y - sigmoid(s)": "The square is even, and a slope has no sign.",
    "return -2 * residual(s)": "A slope has no sign.",
    "return z * (z * s < 1)": "A slope has no sign.",
    "return -2 * miss(s) * sigmoid(s) * sigmoid(-s)": "A slope has no sign.",
    "return -z * (z * s <= 1)": "No margin is 1 at any grid point, as the task says.",
    "return np.clip(-delta, residual(s), delta)": (
        "min(max(-delta, r), delta) is min(max(r, -delta), delta)."
    ),
    "return np.where(size < delta, size ** 2 / 2, delta * (size - delta / 2))": (
        "At the threshold both branches are delta²/2."
    ),
    "h, w = (min(rows - 1 - i, i), min(j, columns - 1 - j))": "The smaller of two has no order.",
    "h, w = (min(i, rows - 1 - i), min(columns - 1 - j, j))": "The smaller of two has no order.",
    "if np.any((around + around[::-1, ::-1]) / 2 <= L[i, j] - 1e-09):": (
        "No mean is below by exactly 1e-9."
    ),
    "fig, (left, right) = plt.subplots(2, 1, figsize=(10, 4))": "Pictures may stand below each other.",
    "fig.colorbar(ax.pcolormesh(u, v, surface))": "It finds the picture from what is drawn.",
}


def sigmoid(s):
    return np.exp(-np.logaddexp(0, -s))


def costs_and_pulls(t, y, delta):
    """By name: the cost of a score, and its derivative."""
    z = 2 * y - 1

    def residual(s):
        return s - t

    def miss(s):
        return sigmoid(s) - y

    def mse_cost(s):
        return residual(s) ** 2

    def mse_pull(s):
        return 2 * residual(s)

    def mae_cost(s):
        return np.abs(residual(s))

    def mae_pull(s):
        return np.sign(residual(s))

    def huber_cost(s):
        size = np.abs(residual(s))
        return np.where(size <= delta, size**2 / 2, delta * (size - delta / 2))

    def huber_pull(s):
        return np.clip(residual(s), -delta, delta)

    def log_cost(s):
        return np.logaddexp(0, -z * s)

    def hinge_cost(s):
        return np.maximum(0, 1 - z * s)

    def hinge_pull(s):
        return -z * (z * s < 1)

    def brier_cost(s):
        return miss(s) ** 2

    def brier_pull(s):
        return 2 * miss(s) * sigmoid(s) * sigmoid(-s)

    return {
        "mse": (mse_cost, mse_pull),
        "mae": (mae_cost, mae_pull),
        "huber": (huber_cost, huber_pull),
        "log": (log_cost, miss),
        "hinge": (hinge_cost, hinge_pull),
        "brier": (brier_cost, brier_pull),
    }


def convex_on_grid(L):
    """Each point against all pairs of points that lie opposite to each other around it."""
    rows, columns = L.shape
    for i in range(rows):
        for j in range(columns):
            h, w = min(i, rows - 1 - i), min(j, columns - 1 - j)
            around = L[i - h : i + h + 1, j - w : j + w + 1]
            if np.any((around + around[::-1, ::-1]) / 2 < L[i, j] - 1e-9):
                return False
    return True


def measured(X, u, v, costs):
    n = len(X)
    first, second = X.T
    S = u[None, :, None] * first + v[:, None, None] * second
    found = {}
    for name, (cost, pull) in costs.items():
        loss = np.mean(cost(S), axis=-1)
        i, j = np.unravel_index(np.argmin(loss), loss.shape)
        found[name] = {
            "loss": loss,
            "slope": np.linalg.norm(pull(S) @ X / n, axis=-1),
            "lowest": [u[j], v[i]],
            "convex": convex_on_grid(loss),
        }
    return found


def landscape(X, t, y, u, v, delta):
    return measured(X, u, v, costs_and_pulls(t, y, delta))


@right(part="numbers")
def point_by_point(X, t, y, u, v, delta):
    """Scores of one grid point at a time, and all pairs of grid points."""
    import math

    def softplus(a):
        return max(a, 0.0) + math.log1p(math.exp(-abs(a)))

    def both(name, s, target, label):
        r, sign = s - target, 1 if label == 1 else -1
        p = 1 / (1 + math.exp(-s)) if s >= 0 else math.exp(s) / (1 + math.exp(s))
        if name == "mse":
            return r * r, 2 * r
        if name == "mae":
            return abs(r), math.copysign(1, r)
        if name == "huber":
            inside = abs(r) <= delta
            far = delta * abs(r) - delta * delta / 2
            return (r * r / 2, r) if inside else (far, math.copysign(delta, r))
        if name == "log":
            return softplus(-sign * s), p - label
        if name == "hinge":
            return (1 - sign * s, -sign) if sign * s < 1 else (0.0, 0.0)
        return (p - label) ** 2, 2 * (p - label) * p * (1 - p)

    n, result = len(t), {}
    for name in ("mse", "mae", "huber", "log", "hinge", "brier"):
        loss, slope = np.zeros((len(v), len(u))), np.zeros((len(v), len(u)))
        for i in range(len(v)):
            for j in range(len(u)):
                pairs = [both(name, u[j] * a + v[i] * b, t[k], y[k]) for k, (a, b) in enumerate(X)]
                loss[i, j] = sum(cost for cost, _ in pairs) / n
                du = sum(pull * x[0] for (_, pull), x in zip(pairs, X)) / n
                dv = sum(pull * x[1] for (_, pull), x in zip(pairs, X)) / n
                slope[i, j] = math.hypot(du, dv)
        places = [(i, j) for i in range(len(v)) for j in range(len(u))]
        convex = all(
            loss[(i + k) // 2, (j + m) // 2] <= (loss[i, j] + loss[k, m]) / 2 + 1e-9
            for i, j in places
            for k, m in places
            if (i + k) % 2 == (j + m) % 2 == 0
        )
        i, j = min(places, key=lambda place: loss[place])
        result[name] = {"loss": loss, "slope": slope, "lowest": (u[j], v[i]), "convex": convex}
    return result


@mistake(
    "The arrays are transposed: the rows belong to v, the columns to u, so entry [i, j] is the loss at "
    "(u[j], v[i]).",
    part="numbers",
)
def transposed(X, t, y, u, v, delta):
    found = landscape_of(X, t, y, u, v, delta)
    return {
        name: {**one, "loss": one["loss"].T, "slope": one["slope"].T} for name, one in found.items()
    }


def landscape_of(X, t, y, u, v, delta, **other):
    return measured(X, u, v, {**costs_and_pulls(t, y, delta), **other})


@mistake(
    "The hinge loss takes the labels as 0 and 1, so every sample with the label 0 costs 1 whatever its "
    "score. Its labels are z = 2y - 1.",
    part="numbers",
)
def hinge_of_zeros_and_ones(X, t, y, u, v, delta):
    hinge = (lambda s: np.maximum(0, 1 - y * s), lambda s: np.where(y * s < 1, -y, 0))
    return landscape_of(X, t, y, u, v, delta, hinge=hinge)


@mistake(
    "The log loss goes through probabilities, and at large scores p is rounded to 0 or 1: its loss "
    "becomes infinite, or NaN. Compute it from the score, log(1 + exp(-z s)), by np.logaddexp.",
    part="numbers",
)
def log_of_rounded_probabilities(X, t, y, u, v, delta):
    def cost(s):
        with np.errstate(all="ignore"):
            p = 1 / (1 + np.exp(-s))
            return -(y * np.log(p) + (1 - y) * np.log(1 - p))

    return landscape_of(X, t, y, u, v, delta, log=(cost, lambda s: sigmoid(s) - y))


@mistake(
    "The probabilities are clipped before the logarithm, so a confident mistake costs no more than some "
    "bound. Compute the log loss from the score, log(1 + exp(-z s)), by np.logaddexp.",
    part="numbers",
)
def clipped_probabilities(X, t, y, u, v, delta):
    def cost(s):
        p = np.clip(sigmoid(s), 1e-15, 1 - 1e-15)
        return -(y * np.log(p) + (1 - y) * np.log(1 - p))

    return landscape_of(X, t, y, u, v, delta, log=(cost, lambda s: sigmoid(s) - y))


@mistake(
    "The slope of the Brier landscape lacks the derivative of the sigmoid, p (1 - p). It is what makes the "
    "landscape flat where the model is confident and wrong.",
    part="numbers",
)
def chain_stops_at_the_probability(X, t, y, u, v, delta):
    brier = (lambda s: (sigmoid(s) - y) ** 2, lambda s: 2 * (sigmoid(s) - y))
    return landscape_of(X, t, y, u, v, delta, brier=brier)


@mistake(
    "The slope of the log loss has a factor p (1 - p) too many: it cancels against the derivative of the "
    "logarithm, and p - y is left.",
    part="numbers",
)
def extra_factor(X, t, y, u, v, delta):
    log = (
        lambda s: np.logaddexp(0, -(2 * y - 1) * s),
        lambda s: (sigmoid(s) - y) * sigmoid(s) * sigmoid(-s),
    )
    return landscape_of(X, t, y, u, v, delta, log=log)


@mistake(
    "The slopes are differences between neighbours on the grid. The gradient at a point is asked for: the "
    "mean of the costs' derivatives times the samples.",
    part="numbers",
)
def differences_on_the_grid(X, t, y, u, v, delta):
    found = landscape_of(X, t, y, u, v, delta)
    for one in found.values():
        one["slope"] = np.hypot(*np.gradient(one["loss"], v, u))
    return found


@mistake("The slopes are squared: the length of a gradient has a root.", part="numbers")
def squared_slopes(X, t, y, u, v, delta):
    found = landscape_of(X, t, y, u, v, delta)
    return {name: {**one, "slope": one["slope"] ** 2} for name, one in found.items()}


@mistake(
    "The slopes are the mean lengths of the samples' gradients. Take the mean of the gradients first: "
    "those of different samples cancel.",
    part="numbers",
)
def mean_of_lengths(X, t, y, u, v, delta):
    S = u[None, :, None] * X[:, 0] + v[:, None, None] * X[:, 1]
    found = landscape_of(X, t, y, u, v, delta)
    for name, (_, pull) in costs_and_pulls(t, y, delta).items():
        found[name]["slope"] = np.mean(np.abs(pull(S)) * np.linalg.norm(X, axis=1), axis=-1)
    return found


@mistake(
    "Losses and slopes are sums over the samples. All six are means: divide by n.", part="numbers"
)
def sums(X, t, y, u, v, delta):
    n = len(X)
    found = landscape_of(X, t, y, u, v, delta)
    return {
        name: {**one, "loss": n * one["loss"], "slope": n * one["slope"]}
        for name, one in found.items()
    }


@mistake(
    '"lowest" holds the place in the array. The weights are asked for: [u[j], v[i]].',
    part="numbers",
)
def indices_of_the_lowest(X, t, y, u, v, delta):
    found = landscape_of(X, t, y, u, v, delta)
    for one in found.values():
        one["lowest"] = np.array(np.unravel_index(np.argmin(one["loss"]), one["loss"].shape))
    return found


@mistake('"lowest" has its two weights exchanged: u comes first.', part="numbers")
def lowest_exchanged(X, t, y, u, v, delta):
    found = landscape_of(X, t, y, u, v, delta)
    return {name: {**one, "lowest": one["lowest"][::-1]} for name, one in found.items()}


@mistake(
    "All six are said to be convex. Squared error behind a sigmoid is not: far out on the wrong side it "
    "bends down. Look for a midpoint that is too high.",
    part="numbers",
)
def all_convex(X, t, y, u, v, delta):
    found = landscape_of(X, t, y, u, v, delta)
    return {name: {**one, "convex": True} for name, one in found.items()}


@mistake(
    "A kink is taken for a lack of convexity: MAE and hinge are convex, with edges. The question is "
    "whether a midpoint is ever higher than the mean of its two ends.",
    part="numbers",
)
def kinks_are_not_convex(X, t, y, u, v, delta):
    found = landscape_of(X, t, y, u, v, delta)
    for name in ("mae", "hinge"):
        found[name]["convex"] = False
    return found


@mistake(
    "The squared error carries a 1/2 here, and its slope lacks the 2. The table has (s - t)² itself.",
    part="numbers",
)
def half_the_squares(X, t, y, u, v, delta):
    return landscape_of(X, t, y, u, v, delta, mse=(lambda s: (s - t) ** 2 / 2, lambda s: s - t))


@mistake(
    "The slope of the Huber loss is ±1 beyond delta. There it is ±delta: the derivative does not jump at "
    "the threshold.",
    part="numbers",
)
def huber_slope_of_one(X, t, y, u, v, delta):
    cost, _ = costs_and_pulls(t, y, delta)["huber"]
    pull = lambda s: np.where(np.abs(s - t) <= delta, s - t, np.sign(s - t))
    return landscape_of(X, t, y, u, v, delta, huber=(cost, pull))


def draw(u, v, loss, slope, lowest):
    import matplotlib.pyplot as plt

    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    for ax, surface, title in ((left, loss, "loss"), (right, slope, "length of the gradient")):
        fig.colorbar(ax.pcolormesh(u, v, surface), ax=ax)
        ax.set(title=title, xlabel="u", ylabel="v")
    left.plot(*lowest, "w*")
    return fig


@right(part="pictures")
def as_contours(u, v, loss, slope, lowest):
    """Lines for the loss, filled bands for the slope, each in a picture below the other."""
    import matplotlib.pyplot as plt

    U, V = np.meshgrid(u, v)
    fig, pictures = plt.subplots(2)
    pictures[0].contour(U, V, loss, levels=20)
    pictures[0].scatter([lowest[0]], [lowest[1]], marker="x", color="red")
    pictures[1].contourf(U, V, slope, levels=15)
    for ax in pictures:
        ax.set_xlabel("first weight")
        ax.set_ylabel("second weight")
    return fig


def two_pictures(u, v, loss, slope, place):
    from matplotlib.figure import Figure

    fig = Figure()
    left, right = fig.subplots(1, 2)
    if loss is not None:
        left.pcolormesh(u, v, loss)
    if slope is not None:
        right.pcolormesh(u, v, slope)
    if place is not None:
        left.plot(*place, "w*")
    for ax in (left, right):
        ax.set(xlabel="u", ylabel="v")
    return fig


@mistake("The lowest place is not marked: draw it as a single point.", part="pictures")
def no_marker(u, v, loss, slope, lowest):
    return two_pictures(u, v, loss, slope, None)


@mistake(
    "The marker has its coordinates exchanged: `lowest` is [u, v], and u runs along the horizontal axis.",
    part="pictures",
)
def marker_exchanged(u, v, loss, slope, lowest):
    return two_pictures(u, v, loss, slope, lowest[::-1])


@mistake(
    "The surfaces are upside down: row 0 belongs to v[0], the smallest, which is at the bottom. imshow "
    'begins at the top; give it origin="lower".',
    part="pictures",
)
def upside_down(u, v, loss, slope, lowest):
    return two_pictures(u, v, loss[::-1], slope[::-1], lowest)


@mistake(
    "The pictures show the logarithm of the numbers. Leave the numbers as they are; colours may be "
    'logarithmic, by norm="log".',
    part="pictures",
)
def logarithms(u, v, loss, slope, lowest):
    return two_pictures(u, v, np.log(loss), np.log(slope), lowest)


@mistake("The slope is missing: two pictures are asked for.", part="pictures")
def no_slope(u, v, loss, slope, lowest):
    return two_pictures(u, v, loss, None, lowest)


@mistake(
    "The surfaces stand over the numbers of their rows and columns, not over the weights. Pass u and v "
    "to the function that draws, or extent= to imshow.",
    part="pictures",
)
def over_indices(u, v, loss, slope, lowest):
    return two_pictures(np.arange(len(u)), np.arange(len(v)), loss, slope, lowest)


def data(draw, n):
    """Targets with two outliers, labels that overlap."""
    X = normal(draw, n, 2, spread=2.0)
    t = X @ [1.2, -0.7] + normal(draw, n, spread=0.6)
    t[:2] += 9
    y = np.array([float(draw.random() < sigmoid(s)) for s in X @ [0.9, 0.6]])
    y[:2] = [0, 1]
    return X, t, y


SMALL = (
    np.array([[1.0, 0.3], [-2.0, 1.1], [0.4, -1.7], [1.5, 2.2]]),
    vector(0.7, -1.9, 2.3, 4.1),
    vector(1, 0, 1, 0),
    vector(-3, 0, 3),
    vector(-4, -2, 0, 2, 4),
    1.0,
)
SETS = [
    Point(
        (*data(Random(seed), n), np.linspace(*along_u), np.linspace(*along_v), delta),
        f"{n} samples, {along_u[2]} by {along_v[2]} weights",
    )
    for seed, n, along_u, along_v, delta in (
        (1, 12, (-5, 6, 9), (-4, 5, 7), 0.8),
        (2, 15, (-6, 5, 11), (-5, 4, 9), 1.5),
        (3, 11, (-4, 7, 7), (-6, 6, 9), 2.0),
        (4, 14, (-7, 5, 9), (-3, 6, 11), 1.1),
    )
]
FAR = Point(
    (
        np.array([[19.3, 1.4], [-3.7, 7.1], [5.2, -11.6], [0.6, 13.3]]),
        vector(1.3, -2.6, 3.7, 0.9),
        vector(0, 1, 1, 0),
        np.linspace(-5, 5, 5),
        np.linspace(-3, 3, 7),
        0.5,
    ),
    "scores up to 100",
)

BENDS = (np.array([[0.0, 1], [0.6, 0]]), vector(0.7, -1.9), vector(1, 0))
SHORT, LONG = vector(-1, 0, 1), vector(-6, -3, 0)
BENT = (
    Point((*BENDS, SHORT, LONG, 1.0), "Brier bends down along v alone"),
    Point(
        (BENDS[0][:, ::-1].copy(), *BENDS[1:], LONG, SHORT, 1.0), "Brier bends down along u alone"
    ),
)


def experiments(draw):
    yield Point(SMALL, "four samples")
    yield FAR
    yield from BENT
    yield from draw.sample(SETS, 1)


def shown(u, v, loss, slope, lowest):
    return [
        Surface("the loss", u, v, loss),
        Surface("the slope", u, v, slope),
        Drawing("the lowest place", lowest[:1], lowest[1:], scatter=True),
    ]


def surfaces(place, width, height):
    """Numbers that any contour can follow."""
    u, v = np.linspace(-3, 4, width), np.linspace(-2, 3, height)
    U, V = u[None, :] - place[0], v[:, None] - place[1]
    loss = 1.5 + U**2 + 0.5 * V**2 + 0.3 * U * V
    slope = 0.1 + np.hypot(2 * U + 0.3 * V, V + 0.3 * U)
    return u, v, loss, slope, np.array(place)


DRAWN = [
    Point(surfaces(place, width, height), f"{width} by {height} weights")
    for place, width, height in (((0.5, 1.0), 8, 6), ((-1.0, 0.5), 9, 7), ((2.0, -0.5), 10, 12))
]


def drawings(draw):
    return [Point(surfaces((1.0, 0.0), 5, 4), "five by four weights"), draw.choice(DRAWN)]


judge = all_of(
    numbers=results(landscape, calls=[experiments]),
    pictures=figure(draw, shown=shown, calls=[drawings]),
)
