"""The root moves no minimum; and the pull of one sample, unbounded or bounded, decides the shift."""

from functools import lru_cache
from random import Random

import numpy as np

from lossdrill.judging.all_of import all_of
from lossdrill.judging.figure_words import Drawing, figure
from lossdrill.judging.result_words import Measure, Point, mistake, results, right, vector


equivalent_mutants = {
    "return t - (a + b * x)": "All four losses are even in the residual.",
    "line = fit_mse(x, t)": "The Huber loss is convex: wherever the steps begin, they end at its minimum.",
    "for _ in range(100):": "One step more or less is not seen once the line has settled.",
    "line = line_of_weights(x, t, delta / np.maximum(delta, size))": "The larger of two has no order.",
    "return np.mean(np.where(size < delta, r ** 2 / 2, delta * (size - delta / 2)))": (
        "At the threshold both branches are delta²/2."
    ),
    "return np.where(np.abs(r) < delta, r ** 2 / 2, delta * (np.abs(r) - delta / 2))": (
        "At the threshold both branches are delta²/2."
    ),
    "pulls = (2 * r, np.sign(r), np.clip(-delta, r, delta))": (
        "min(max(-delta, r), delta) is min(max(r, -delta), delta)."
    ),
    "fig, (left, middle, right) = plt.subplots(3, 1, figsize=(12, 4))": (
        "Pictures may stand below each other."
    ),
}


def residuals(line, x, t):
    a, b = line
    return a + b * x - t


def line_of_weights(x, t, weights):
    A = np.stack([np.ones(len(x)), x], axis=1)
    return np.linalg.solve(A.T @ (weights[:, None] * A), A.T @ (weights * t))


def fit_mse(x, t, delta=None):
    return line_of_weights(x, t, np.ones(len(x)))


def fit_mae(x, t, delta=None):
    """Some best line goes through two of the points: try them all."""
    i, j = np.nonzero(x[:, None] != x)
    b = (t[j] - t[i]) / (x[j] - x[i])
    a = t[i] - b * x[i]
    return min(zip(a, b), key=lambda line: mae(residuals(line, x, t)))


def fit_huber(x, t, delta):
    """Least squares again and again, each sample beyond delta with the weight delta/|r|."""
    line = fit_mse(x, t)
    for _ in range(100):
        size = np.abs(residuals(line, x, t))
        line = line_of_weights(x, t, delta / np.maximum(size, delta))
    return line


def mse(r, delta=None):
    return np.mean(r**2)


def rmse(r, delta=None):
    return np.sqrt(np.mean(r**2))


def mae(r, delta=None):
    return np.mean(np.abs(r))


def huber(r, delta):
    size = np.abs(r)
    return np.mean(np.where(size <= delta, r**2 / 2, delta * (size - delta / 2)))


LOSSES = {"mse": mse, "rmse": rmse, "mae": mae, "huber": huber}
FITS = {"mse": fit_mse, "rmse": fit_mse, "mae": fit_mae, "huber": fit_huber}


def compared(x, y, spoilt, delta, fits=FITS, losses=LOSSES):
    found = {}
    for name, fit in fits.items():
        (a, b), (c, d) = fit(x, y, delta), fit(x, spoilt, delta)
        found[name] = {
            "clean": [a, b],
            "spoilt": [c, d],
            "loss": losses[name](residuals((c, d), x, spoilt), delta),
            "shift": np.mean(np.abs(c - a + (d - b) * x)),
        }
    return found


def compare(x, y, spoilt, delta):
    return compared(x, y, spoilt, delta)


@right(part="numbers")
def by_library_functions(x, y, spoilt, delta):
    """Least squares by polyfit; MAE by weights 1/|r|; Huber by Newton's method."""

    def squares(t):
        return np.polyfit(x, t, 1)[::-1]

    def absolute(t):
        a, b = squares(t)
        for guard in 10.0 ** -np.arange(1, 9):
            for _ in range(20):
                w = 1 / np.sqrt(np.maximum(np.abs(a + b * x - t), guard))
                b, a = np.polyfit(x, t, 1, w=w)
        return np.array([a, b])

    def newton(t):
        line = absolute(t)
        A = np.vander(x, 2, increasing=True)
        for _ in range(40):
            r = A @ line - t
            inside = np.abs(r) <= delta
            H = A.T @ (inside[:, None] * A) / len(x) + 1e-6 * np.eye(2)
            line = line - np.linalg.solve(H, A.T @ np.clip(r, -delta, delta) / len(x))
        return line

    found = {}
    for name, fit in (("mse", squares), ("rmse", squares), ("mae", absolute), ("huber", newton)):
        first, second = fit(y), fit(spoilt)
        r = second[0] + second[1] * x - spoilt
        size = np.minimum(np.abs(r), delta)
        found[name] = {
            "clean": first,
            "spoilt": second,
            "loss": {
                "mse": np.mean(r**2),
                "rmse": np.mean(r**2) ** 0.5,
                "mae": np.mean(np.abs(r)),
                "huber": np.mean(size * (np.abs(r) - size / 2)),
            }[name],
            "shift": np.abs((first - second) @ [np.ones(len(x)), x]).mean(),
        }
    return found


@mistake(
    "The two coefficients are exchanged: the intercept comes first, [a, b]. np.polyfit returns the slope "
    "first.",
    part="numbers",
)
def slope_first(x, y, spoilt, delta):
    found = compared(x, y, spoilt, delta)
    return {
        name: {**one, "clean": one["clean"][::-1], "spoilt": one["spoilt"][::-1]}
        for name, one in found.items()
    }


@mistake(
    'The two lines are exchanged: "clean" is fitted to y, "spoilt" to the targets `spoilt`.',
    part="numbers",
)
def lines_exchanged(x, y, spoilt, delta):
    found = compared(x, spoilt, y, delta)
    for name, one in found.items():
        a, b = one["clean"]
        one["loss"] = LOSSES[name](a + b * x - spoilt, delta)
    return found


@mistake(
    "All four lines are those of least squares. Only RMSE shares its minimum with MSE; MAE and Huber have "
    "their own.",
    part="numbers",
)
def least_squares_for_all(x, y, spoilt, delta):
    return compared(x, y, spoilt, delta, fits=dict.fromkeys(FITS, fit_mse))


@mistake(
    "Under MAE stands the line of the Huber loss. Huber is squared near 0, so its best line follows the "
    "small residuals too; that of MAE goes through some of the points.",
    part="numbers",
)
def huber_for_mae(x, y, spoilt, delta):
    return compared(x, y, spoilt, delta, fits={**FITS, "mae": fit_huber})


@mistake(
    "Under Huber stands the line of MAE, which is its limit for delta towards 0. This delta is not small.",
    part="numbers",
)
def mae_for_huber(x, y, spoilt, delta):
    return compared(x, y, spoilt, delta, fits={**FITS, "huber": fit_mae})


@mistake("The Huber lines are those for delta = 1. Use the delta that is given.", part="numbers")
def threshold_of_one(x, y, spoilt, delta):
    def fit(x, t, delta):
        return fit_huber(x, t, 1.0)

    return compared(x, y, spoilt, delta, fits={**FITS, "huber": fit})


@mistake(
    "The samples beyond delta are left out of the Huber fit. They keep pulling, with the constant force "
    "delta: their weight is delta/|r|, not 0.",
    part="numbers",
)
def outliers_thrown_away(x, y, spoilt, delta):
    def fit(x, t, delta):
        line = fit_mse(x, t)
        for _ in range(20):
            weights = np.abs(line[0] + line[1] * x - t) <= delta
            if weights.sum() > 2:
                line = line_of_weights(x, t, weights.astype(float))
        return line

    return compared(x, y, spoilt, delta, fits={**FITS, "huber": fit})


@mistake(
    "The lines go through the origin: there is no intercept in the fit. The line is a + b x.",
    part="numbers",
)
def through_the_origin(x, y, spoilt, delta):
    def fit(x, t, delta=None):
        return np.array([0.0, x @ t / (x @ x)])

    return compared(x, y, spoilt, delta, fits={**FITS, "mse": fit, "rmse": fit})


@mistake(
    "The losses are those of the targets y. Each is asked for on the targets `spoilt`, at the line that "
    "was fitted to them.",
    part="numbers",
)
def losses_on_the_clean_targets(x, y, spoilt, delta):
    found = compared(x, y, spoilt, delta)
    for name, one in found.items():
        a, b = one["spoilt"]
        one["loss"] = LOSSES[name](a + b * x - y, delta)
    return found


@mistake(
    "The losses belong to the lines of the clean data. Take the line that was fitted to `spoilt`.",
    part="numbers",
)
def losses_of_the_clean_lines(x, y, spoilt, delta):
    found = compared(x, y, spoilt, delta)
    for name, one in found.items():
        a, b = one["clean"]
        one["loss"] = LOSSES[name](a + b * x - spoilt, delta)
    return found


@mistake("The losses are sums over the samples. All four take the mean.", part="numbers")
def sums(x, y, spoilt, delta):
    n = len(x)
    factors = {"mse": n, "rmse": np.sqrt(n), "mae": n, "huber": n}
    found = compared(x, y, spoilt, delta)
    for name, one in found.items():
        one["loss"] = factors[name] * one["loss"]
    return found


@mistake(
    "The loss of RMSE lacks its root: it is that of MSE. The lines are the same, the values are not.",
    part="numbers",
)
def root_forgotten(x, y, spoilt, delta):
    return compared(x, y, spoilt, delta, losses={**LOSSES, "rmse": mse})


@mistake(
    "The Huber loss is divided by delta, as smooth L1 is. That moves no minimum, but the value is "
    "another: outside it is delta (|r| - delta/2).",
    part="numbers",
)
def smooth_l1(x, y, spoilt, delta):
    def smooth(r, delta):
        return huber(r, delta) / delta

    return compared(x, y, spoilt, delta, losses={**LOSSES, "huber": smooth})


@mistake(
    "The square within delta lacks its 1/2: the Huber loss is r²/2 there, so that it meets its line.",
    part="numbers",
)
def huber_without_the_half(x, y, spoilt, delta):
    def whole(r, delta):
        size = np.abs(r)
        return np.mean(np.where(size <= delta, r**2, delta * (size - delta / 2)))

    return compared(x, y, spoilt, delta, losses={**LOSSES, "huber": whole})


@mistake(
    "The shift is the mean of the differences with their sign, which cancel where the lines cross. Take "
    "the distance at each x first.",
    part="numbers",
)
def signed_shift(x, y, spoilt, delta):
    found = compared(x, y, spoilt, delta)
    for one in found.values():
        (a, b), (c, d) = one["clean"], one["spoilt"]
        one["shift"] = np.mean(c + d * x - a - b * x)
    return found


@mistake(
    "The shift is the largest distance between the two lines. The mean over the x given is asked for.",
    part="numbers",
)
def largest_shift(x, y, spoilt, delta):
    found = compared(x, y, spoilt, delta)
    for one in found.values():
        (a, b), (c, d) = one["clean"], one["spoilt"]
        one["shift"] = np.max(np.abs(c + d * x - a - b * x))
    return found


@mistake(
    "The shift is how far the coefficients are from each other. It is asked for in the unit of y: the "
    "mean distance of the lines at the x given.",
    part="numbers",
)
def shift_of_the_coefficients(x, y, spoilt, delta):
    found = compared(x, y, spoilt, delta)
    for one in found.values():
        one["shift"] = np.linalg.norm(np.subtract(one["clean"], one["spoilt"]))
    return found


def draw(x, y, lines, r, delta):
    import matplotlib.pyplot as plt

    heights = [a + b * x for a, b in lines]
    costs = (r**2, np.abs(r), pointwise_huber(r, delta))
    pulls = (2 * r, np.sign(r), np.clip(r, -delta, delta))
    fig, (left, middle, right) = plt.subplots(1, 3, figsize=(12, 4))
    left.scatter(x, y, color="grey", label="samples")
    for ax, over, curves in ((left, x, heights), (middle, r, costs), (right, r, pulls)):
        for name, curve in zip(("MSE", "MAE", "Huber"), curves):
            ax.plot(over, curve, label=name)
        ax.legend()
    left.set(xlabel="x", ylabel="y")
    middle.set(xlabel="residual", ylabel="loss of one sample")
    right.set(xlabel="residual", ylabel="derivative of the loss")
    return fig


def pointwise_huber(r, delta):
    return np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2))


@right(part="pictures")
def one_below_the_other(x, y, lines, r, delta):
    """Sorted by x, samples as markers, all by loops."""
    import matplotlib.pyplot as plt

    order = sorted(range(len(x)), key=lambda i: x[i])
    fig, pictures = plt.subplots(3, 1)
    for (a, b), name in zip(lines, ["squared", "absolute", "Huber"]):
        pictures[0].plot([x[i] for i in order], [a + b * x[i] for i in order], label=name)
    pictures[0].plot(x, y, "k.", label="data")
    h = [v * v / 2 if abs(v) <= delta else delta * abs(v) - delta * delta / 2 for v in r]
    g = [max(-delta, min(delta, v)) for v in r]
    for ax, three in ((pictures[1], [r * r, abs(r), h]), (pictures[2], [r + r, r / abs(r), g])):
        for heights, name in zip(three, ["squared", "absolute", "Huber"]):
            ax.plot(r, heights, label=name)
        ax.set_xlabel("r")
        ax.set_ylabel("loss" if ax is pictures[1] else "slope")
    pictures[0].set_xlabel("feature")
    pictures[0].set_ylabel("target")
    for ax in pictures:
        ax.legend()
    return fig


def picture(x, y, lines, r, delta, samples=True, costs=None, pulls=None, at=None):
    from matplotlib.figure import Figure

    fig = Figure()
    left, middle, right = fig.subplots(1, 3)
    if samples:
        left.scatter(x, y, label="samples")
    costs = costs or (r**2, np.abs(r), pointwise_huber(r, delta))
    pulls = pulls or (2 * r, np.sign(r), np.clip(r, -delta, delta))
    heights = [a + b * x for a, b in lines] if at is None else at
    for ax, over, three in ((left, x, heights), (middle, r, costs), (right, r, pulls)):
        for place, line in enumerate(three):
            ax.plot(over, line, label=f"line {place}")
        ax.set(xlabel="x", ylabel="y")
        ax.legend()
    return fig


@mistake("The samples are missing in the first picture: draw (x, y) as points.", part="pictures")
def no_samples(x, y, lines, r, delta):
    return picture(x, y, lines, r, delta, samples=False)


@mistake(
    "In the first picture the coefficients are exchanged: a row of `lines` is [a, b], and the line is "
    "a + b x.",
    part="pictures",
)
def coefficients_exchanged(x, y, lines, r, delta):
    return picture(x, y, lines, r, delta, at=[b + a * x for a, b in lines])


@mistake(
    "The pull of the squared error lacks its 2: the derivative of r² is 2r.",
    part="pictures",
)
def pull_without_the_two(x, y, lines, r, delta):
    return picture(x, y, lines, r, delta, pulls=(r, np.sign(r), np.clip(r, -delta, delta)))


@mistake(
    "The pull of the Huber loss goes on growing beyond delta. There the loss is a straight line: its "
    "derivative stays at ±delta.",
    part="pictures",
)
def unbounded_huber_pull(x, y, lines, r, delta):
    return picture(x, y, lines, r, delta, pulls=(2 * r, np.sign(r), r))


@mistake(
    "The pull of the Huber loss is ±1 beyond delta, which is that of smooth L1 or of MAE. Here it is "
    "±delta: the derivative must not jump at the threshold.",
    part="pictures",
)
def huber_pull_of_one(x, y, lines, r, delta):
    pull = np.where(np.abs(r) <= delta, r, np.sign(r))
    return picture(x, y, lines, r, delta, pulls=(2 * r, np.sign(r), pull))


@mistake(
    "The pull of the absolute error grows with r. Its derivative is the sign of r, -1 or 1, however far "
    "off a sample is.",
    part="pictures",
)
def pull_of_mae_grows(x, y, lines, r, delta):
    return picture(x, y, lines, r, delta, pulls=(2 * r, r, np.clip(r, -delta, delta)))


@mistake(
    "The squared loss is drawn with a 1/2: the first curve is r² itself, which one sample costs under MSE.",
    part="pictures",
)
def half_the_square(x, y, lines, r, delta):
    return picture(x, y, lines, r, delta, costs=(r**2 / 2, np.abs(r), pointwise_huber(r, delta)))


@mistake(
    "The Huber loss jumps at its threshold: the linear branch lacks its -delta/2.",
    part="pictures",
)
def huber_that_jumps(x, y, lines, r, delta):
    jumping = np.where(np.abs(r) <= delta, r**2 / 2, delta * np.abs(r))
    return picture(x, y, lines, r, delta, costs=(r**2, np.abs(r), jumping))


@mistake(
    "The pulls have the wrong sign: they are the derivatives with respect to r, which are positive where "
    "r is.",
    part="pictures",
)
def pulls_reversed(x, y, lines, r, delta):
    return picture(x, y, lines, r, delta, pulls=(-2 * r, -np.sign(r), -np.clip(r, -delta, delta)))


@lru_cache(maxsize=256)
def least_mae(x, t):
    """The smallest there is, for targets and inputs as tuples; asked of every answer."""
    x, t = np.array(x), np.array(t)
    return mae(residuals(fit_mae(x, t), x, t))


def above_the_smallest(key):
    def excess(found, x, y, spoilt, delta):
        t = y if key == "clean" else spoilt
        a, b = found[f"mae.{key}"]
        least = least_mae(tuple(x.tolist()), tuple(t.tolist()))
        return (mae(a + b * x - t) - least) / least

    return Measure(
        "share by which the MAE is above the smallest possible",
        excess,
        at_most=1e-3,
        sentence="another line has a smaller mean absolute error.",
    )


def loss_at_the_line(name):
    def loss(found, x, y, spoilt, delta):
        a, b = found[f"{name}.spoilt"]
        return LOSSES[name](a + b * x - spoilt, delta)

    return loss


def distance_of_the_lines(name):
    def shift(found, x, y, spoilt, delta):
        (a, b), (c, d) = found[f"{name}.clean"], found[f"{name}.spoilt"]
        return np.mean(np.abs(c + d * x - a - b * x))

    return shift


def rounding(x, y, spoilt, delta):
    """Lines that nearly agree are still sums of targets."""
    return {"shift": np.max(np.abs(spoilt))}


MEASURES = {f"mae.{key}": above_the_smallest(key) for key in ("clean", "spoilt")}
FOLLOWS = {f"{name}.loss": loss_at_the_line(name) for name in LOSSES} | {
    f"{name}.shift": distance_of_the_lines(name) for name in LOSSES
}
NEAR = {f"{name}.{key}": 1e-4 for name in ("mse", "rmse", "huber") for key in ("clean", "spoilt")}


def noisy(draw, n):
    """A line with noise, and the same with every sixth target or so far too high or too low."""
    a, b = draw.uniform(-3, 3), draw.choice([-1, 1]) * draw.uniform(0.5, 2)
    x = np.array([draw.uniform(0, 10) for _ in range(n)])
    y = a + b * x + np.array([draw.gauss(0, 0.8) for _ in range(n)])
    spoilt = y.copy()
    side = draw.choice([-1, 1])
    for place in np.argsort(x)[-(n // 6) :]:
        spoilt[place] += side * draw.uniform(12, 25)
    return x, y, spoilt


SIX = (vector(0, 1, 2, 3, 4, 5), vector(1, 2.5, 3, 4, 4.5, 6), vector(1, 2.5, 3, 4, 4.5, 26))
SETS = [
    Point((*noisy(Random(n), n), delta), f"{n} samples, {n // 6} of them spoilt")
    for n, delta in ((18, 0.6), (22, 1.2), (24, 2.0), (27, 0.9), (31, 1.5), (36, 2.5))
]


def experiments(draw):
    yield Point((*SIX, 0.75), "six samples, one of them spoilt")
    yield from draw.sample(SETS, 2)


def shown(x, y, lines, r, delta):
    names = ("MSE", "MAE", "Huber")
    costs = (r**2, np.abs(r), pointwise_huber(r, delta))
    pulls = (2 * r, np.sign(r), np.clip(r, -delta, delta))
    return [
        Drawing("the samples", x, y, scatter=True),
        *(Drawing(f"the line of {name}", x, a + b * x) for name, (a, b) in zip(names, lines)),
        *(Drawing(f"the loss of {name}", r, cost) for name, cost in zip(names, costs)),
        *(Drawing(f"the pull under {name}", r, pull) for name, pull in zip(names, pulls)),
    ]


LINES = np.array([[0.5, 1.5], [1.0, 0.75], [0.75, 1.25]])
SMALL = vector(-3, -1.75, -0.5, 0.5, 1.75, 3)
POOL = [
    Point(
        (
            10 * np.modf(0.618 * np.arange(1, n))[0],  # not sorted
            np.cos(np.arange(1, n)) * 5 + n / 10,
            LINES[[2, 0, 1]] * [factor, -factor],
            np.linspace(-5, 5, 2 * n),
            delta,
        ),
        f"{n - 1} samples",
    )
    for n, delta, factor in ((21, 0.7, 1.5), (25, 1.3, -0.5), (31, 1.7, 0.75))
]


def drawings(draw):
    three = (vector(2, 0, 1), vector(3, 1, 2.5), LINES, SMALL, 2.0)
    return [Point(three, "three samples, delta 2"), draw.choice(POOL)]


judge = all_of(
    numbers=results(
        compare,
        calls=[experiments],
        within=NEAR,
        scale=rounding,
        measures=MEASURES,
        follows=FOLLOWS,
        alike=1e-2,
    ),
    pictures=figure(draw, shown=shown, calls=[drawings]),
)
