"""The loss grows with the distance from the margin, the slope does not: -1 for all that fall short."""

import numpy as np

from lossdrill.judging.figure_words import Drawing, Point, figure, mistake, right, vector


def picture(X, y, w):
    import matplotlib.pyplot as plt

    m = y * (X @ w)
    fig, (plane, losses, slopes) = plt.subplots(1, 3, figsize=(12, 4))
    regions = {"wrong side": m < 0, "inside": (m > 0) & (m < 1), "beyond": m > 1}
    for name, mask in regions.items():
        plane.scatter(X[mask, 0], X[mask, 1], label=name)
    plane.set(xlabel="first feature", ylabel="second feature")
    plane.legend()
    losses.scatter(m, np.maximum(0, 1 - m))
    losses.set(xlabel="margin", ylabel="loss")
    slopes.scatter(m, np.where(m < 1, -1, 0))
    slopes.set(xlabel="margin", ylabel="slope")
    return fig


@right
def one_below_the_other(X, y, w):
    """Losses and slopes in one picture, with the curve of the loss behind them."""
    from matplotlib.figure import Figure

    margins = np.array([label * (row[0] * w[0] + row[1] * w[1]) for row, label in zip(X, y)])
    fig = Figure()
    plane, below = fig.subplots(2, 1)
    for name, mask in (
        ("beyond the margin", margins >= 1),
        ("inside the margin", (margins >= 0) & (margins < 1)),
        ("misclassified", margins < 0),
    ):
        plane.plot(*X[mask].T, "o", label=name)
    plane.set_xlabel("x1")
    plane.set_ylabel("x2")
    plane.legend()
    grid = np.linspace(margins.min(), margins.max(), 200)
    below.plot(grid, np.maximum(0, 1 - grid), color="grey")
    below.axvline(1, color="grey")
    below.scatter(margins, [max(0, 1 - m) for m in margins], label="loss")
    below.scatter(margins, [-1 if m < 1 else 0 for m in margins], label="slope")
    below.set(xlabel="margin", ylabel="loss and slope")
    below.legend()
    return fig


@right
def in_order_of_the_margins(X, y, w):
    """Sorted, and each cloud in a picture of its own."""
    import matplotlib.pyplot as plt

    order = np.argsort(y * X.dot(w))
    X, m = X[order], np.sort(y * X.dot(w))
    wrong, short = np.searchsorted(m, [0, 1])
    fig, axes = plt.subplots(5)
    parts = (X[:wrong], X[wrong:short], X[short:])
    for ax, part, name in zip(axes, parts, ("wrong", "inside", "beyond")):
        ax.scatter(part[:, 0], part[:, 1])
        ax.set(title=name, xlabel="$x_1$", ylabel="$x_2$")
    axes[3].scatter(m, np.clip(1 - m, 0, None))
    axes[4].plot(m, -(m < 1).astype(int), "x")
    for ax, name in zip(axes[3:], ("loss", "slope")):
        ax.set(xlabel="margin", ylabel=name)
    return fig


def drawn(X, clouds, losses, slopes):
    """The five clouds, of masks and of pairs of coordinates."""
    from matplotlib.figure import Figure

    fig = Figure()
    plane, below = fig.subplots(2)
    for name, mask in clouds.items():
        plane.scatter(X[mask, 0], X[mask, 1], label=name)
    plane.set(xlabel="x1", ylabel="x2")
    plane.legend()
    below.scatter(*losses, label="loss")
    below.scatter(*slopes, label="slope")
    below.set(xlabel="margin", ylabel="loss, slope")
    below.legend()
    return fig


def masks(m):
    return {"wrong": m < 0, "inside": (m > 0) & (m < 1), "beyond": m > 1}


@mistake(
    "The regions are those of the score. The margin is y times the score: for label -1 a negative score is "
    "on the right side."
)
def regions_by_the_score(X, y, w):
    m = y * (X @ w)
    losses, slopes = (m, np.maximum(0, 1 - m)), (m, -(m < 1).astype(int))
    return drawn(X, masks(X @ w), losses, slopes)


@mistake(
    "The samples are coloured by their label. Asked for is where they stand: on the wrong side, inside the "
    "margin, or beyond it."
)
def coloured_by_the_label(X, y, w):
    m = y * (X @ w)
    losses, slopes = (m, np.maximum(0, 1 - m)), (m, -(m < 1).astype(int))
    return drawn(X, {"1": y == 1, "-1": y == -1, "all": m > 1}, losses, slopes)


@mistake(
    "The samples are told apart by the sign of the margin alone, right or wrong. Those inside the margin are "
    "right and still cost something: they are a sort of their own."
)
def right_and_wrong_only(X, y, w):
    m = y * (X @ w)
    losses, slopes = (m, np.maximum(0, 1 - m)), (m, -(m < 1).astype(int))
    return drawn(X, {"wrong": m < 0, "right": m > 0, "beyond": m > 1}, losses, slopes)


@mistake(
    "All samples stand in one cloud, whatever their colours. Give each region a scatter of its own: then the "
    "legend can name it."
)
def one_cloud_for_all(X, y, w):
    m = y * (X @ w)
    losses, slopes = (m, np.maximum(0, 1 - m)), (m, -(m < 1).astype(int))
    return drawn(X, {"all": m < np.inf}, losses, slopes)


@mistake(
    "Loss and slope are drawn over the score. For label -1 the picture is mirrored then; over the margin, y "
    "times the score, all samples stand on one curve."
)
def over_the_score(X, y, w):
    m = y * (X @ w)
    losses, slopes = (X @ w, np.maximum(0, 1 - m)), (X @ w, -(m < 1).astype(int))
    return drawn(X, masks(m), losses, slopes)


@mistake(
    "Losses and slopes are drawn against the number of the sample. Over the margin one sees why they are what "
    "they are."
)
def over_the_number_of_the_sample(X, y, w):
    m, place = y * (X @ w), np.arange(len(y))
    losses, slopes = (place, np.maximum(0, 1 - m)), (place, -(m < 1).astype(int))
    return drawn(X, masks(m), losses, slopes)


@mistake(
    "The slope grows with what is missing: that belongs to the squared hinge. The slope of the hinge loss is "
    "-1 wherever the margin is below 1, however far."
)
def slope_grows_with_the_loss(X, y, w):
    m = y * (X @ w)
    return drawn(X, masks(m), (m, np.maximum(0, 1 - m)), (m, -2 * np.maximum(0, 1 - m)))


@mistake("The loss is squared. The hinge loss grows linearly.")
def squared_loss(X, y, w):
    m = y * (X @ w)
    return drawn(X, masks(m), (m, np.maximum(0, 1 - m) ** 2), (m, -(m < 1).astype(int)))


@mistake(
    "Only samples on the wrong side have a slope here, as for the perceptron. Those inside the margin cost "
    "something too, and pull as hard."
)
def slope_of_the_perceptron(X, y, w):
    m = y * (X @ w)
    return drawn(X, masks(m), (m, np.maximum(0, 1 - m)), (m, -(m < 0).astype(int)))


@mistake(
    "The loss is the perceptron's, max(0, -m), which is content with the right side. The hinge loss charges "
    "what is missing to a margin of 1."
)
def loss_of_the_perceptron(X, y, w):
    m = y * (X @ w)
    return drawn(X, masks(m), (m, np.maximum(0, -m)), (m, -(m < 1).astype(int)))


@mistake("The sign of the slope is the other one: a larger margin costs less, so the loss falls.")
def rising_slope(X, y, w):
    m = y * (X @ w)
    return drawn(X, masks(m), (m, np.maximum(0, 1 - m)), (m, (m < 1).astype(int)))


@mistake(
    "The slope is the one with respect to the score, with the label in front: -y. With respect to the margin "
    "it knows no label, and is -1 for both."
)
def slope_with_respect_to_the_score(X, y, w):
    m = y * (X @ w)
    return drawn(X, masks(m), (m, np.maximum(0, 1 - m)), (m, -y * (m < 1)))


@mistake("The slopes are divided by n. Here each is that of one sample's own loss.")
def slope_of_the_mean(X, y, w):
    m = y * (X @ w)
    return drawn(X, masks(m), (m, np.maximum(0, 1 - m)), (m, np.where(m < 1, -1 / len(y), 0)))


@mistake(
    "The loss goes on falling below 0: the maximum with 0 is missing. Beyond the margin nothing is left to pay."
)
def no_maximum(X, y, w):
    m = y * (X @ w)
    return drawn(X, masks(m), (m, 1 - m), (m, -(m < 1).astype(int)))


@mistake("The two features are exchanged: the first one belongs on the horizontal axis.")
def features_exchanged(X, y, w):
    m = y * (X @ w)
    losses, slopes = (m, np.maximum(0, 1 - m)), (m, -(m < 1).astype(int))
    return drawn(X[:, ::-1], masks(m), losses, slopes)


@mistake(
    "The slopes are missing: the fifth cloud shows for each sample how steep its loss is, over the margin."
)
def no_slopes(X, y, w):
    from matplotlib.figure import Figure

    m = y * (X @ w)
    fig = Figure()
    plane, below = fig.subplots(2)
    for name, mask in masks(m).items():
        plane.scatter(X[mask, 0], X[mask, 1], label=name)
    plane.set(xlabel="x1", ylabel="x2")
    plane.legend()
    below.scatter(m, np.maximum(0, 1 - m))
    below.set(xlabel="margin", ylabel="loss")
    return fig


def shown(X, y, w):
    m = y * (X @ w)
    clouds = [
        Drawing(f"the samples {name}", X[mask, 0], X[mask, 1], scatter=True)
        for name, mask in (
            ("on the wrong side", m < 0),
            ("inside the margin", (m > 0) & (m < 1)),
            ("beyond the margin", m > 1),
        )
    ]
    return [
        *clouds,
        Drawing("the losses over the margins", m, np.maximum(0, 1 - m), scatter=True),
        Drawing("the slopes over the margins", m, np.where(m < 1, -1.0, 0.0), scatter=True),
    ]


SMALL = np.array([[2, 1], [1, -1], [-1, 1], [0.5, 0], [-3, 0], [0, -3], [0.5, 1]])


def clear(y, m):
    """Two samples or more in each region, of both labels, and none next to a corner."""
    regions = (m < 0, (m > 0) & (m < 1), m > 1)
    several = all(len(set(y[region])) == 2 for region in regions)
    return several and np.min(np.abs([m, m - 1])) > 1e-3


def data(seed, n):
    draw = np.random.default_rng(seed)
    while True:
        X, w, y = draw.normal(size=(n, 2)), draw.normal(size=2), draw.choice([-1.0, 1.0], n)
        if clear(y, y * (X @ w)):
            return Point((X, y, w), f"{n} samples")


FIXED = Point((SMALL, vector(1, -1, -1, 1, -1, 1, -1), vector(0.5, 1)), "seven samples")
POOL = [data(seed, n) for seed, n in enumerate((16, 20, 24, 30))]


def calls(draw):
    return [FIXED, draw.choice(POOL)]


judge = figure(picture, shown=shown, calls=[calls])
