"""The logarithm of what was given to the label has no end; a square of at most 1 has."""

import math

import numpy as np

from lossdrill.judging.figure_words import Drawing, Point, figure, mistake, right, vector


def curve(y, grid):
    import matplotlib.pyplot as plt

    given = grid if y == 1 else 1 - grid
    fig, ax = plt.subplots()
    ax.plot(grid, -np.log(given), label="log loss")
    ax.plot(grid, (grid - y) ** 2, "--", label="squared error")
    ax.set_xlabel("probability of label 1")
    ax.set_ylabel(f"loss for label {y}")
    ax.legend()
    return fig


@right
def in_two_pictures(y, grid):
    """Side by side, so no legend is needed; and the loss of the other label beside it in grey."""
    import matplotlib.pyplot as plt

    fig, (left, right) = plt.subplots(1, 2)
    left.plot(grid, [-(y * math.log(p) + (1 - y) * math.log(1 - p)) for p in grid], "o-")
    left.set(xlabel="p", ylabel="log loss")
    right.axhline(1, color="grey")
    right.plot(grid, [abs(p - y) ** 2 for p in grid])
    right.set(xlabel="p", ylabel="squared error")
    return fig


@right
def on_a_logarithmic_axis(y, grid):
    """The numbers are the same on any scale."""
    import matplotlib.pyplot as plt

    fig, ax = plt.subplots()
    ax.semilogy(grid, -y * np.log(grid) - (1 - y) * np.log1p(-grid), label="log loss")
    ax.semilogy(grid, np.square(y - grid), label="Brier score")
    ax.set(xlabel="p", ylabel="loss", title=f"y = {y}")
    ax.legend()
    return fig


def picture(grid, **lines):
    from matplotlib.figure import Figure

    fig = Figure()
    ax = fig.subplots()
    for name, heights in lines.items():
        ax.plot(grid, heights, label=name)
    ax.set(xlabel="p", ylabel="loss")
    ax.legend()
    return fig


def log_loss(y, p):
    return -np.log(p if y == 1 else 1 - p)


@mistake(
    "Both curves are mirrored: p is the probability of label 1, so with label 1 a p near 1 is right and costs "
    "nearly nothing."
)
def both_mirrored(y, grid):
    return picture(grid, log_loss=log_loss(1 - y, grid), squared=(grid - (1 - y)) ** 2)


@mistake(
    "The labels are exchanged: for label 1 the loss has to be large where p is near 0, so it is -log p."
)
def labels_exchanged(y, grid):
    return picture(grid, log_loss=log_loss(1 - y, grid), squared=(grid - y) ** 2)


@mistake(
    "Both curves are drawn for label 1 whatever y is. With label 0 they are the mirror images, -log(1 - p) "
    "and p²."
)
def both_for_label_1(y, grid):
    return picture(grid, log_loss=-np.log(grid), squared=(grid - 1) ** 2)


@mistake(
    "The log loss is drawn for label 1 whatever y is: -log p. With label 0 the model had left 1 - p for what "
    "happened, and the sample costs -log(1 - p)."
)
def always_label_1(y, grid):
    return picture(grid, log_loss=-np.log(grid), squared=(grid - y) ** 2)


@mistake(
    "The minus in front is missing: a probability is below 1, so its logarithm is negative, and the loss is "
    "minus that."
)
def minus_missing(y, grid):
    return picture(grid, log_loss=-log_loss(y, grid), squared=(grid - y) ** 2)


@mistake(
    "Both halves of the formula are added for every label, -log p - log(1 - p). The factors y and 1 - y leave "
    "one of them."
)
def both_halves(y, grid):
    return picture(grid, log_loss=-np.log(grid) - np.log(1 - grid), squared=(grid - y) ** 2)


@mistake(
    "Only the half of label 1 is there, -y log p: with label 0 every prediction costs nothing. The other half "
    "is -(1 - y) log(1 - p)."
)
def half_of_label_1(y, grid):
    return picture(grid, log_loss=-y * np.log(grid), squared=(grid - y) ** 2)


@mistake(
    "The logarithm is to base 2, the loss in bits. The exercise takes the natural one, np.log."
)
def base_two(y, grid):
    return picture(grid, log_loss=log_loss(y, grid) / np.log(2), squared=(grid - y) ** 2)


@mistake("The logarithm is to base 10. The exercise takes the natural one, np.log.")
def base_ten(y, grid):
    return picture(grid, log_loss=log_loss(y, grid) / np.log(10), squared=(grid - y) ** 2)


@mistake(
    "This is the entropy of the prediction, -p log p - (1 - p) log(1 - p): it never looks at the label. The "
    "factors are y and 1 - y."
)
def entropy(y, grid):
    h = -grid * np.log(grid) - (1 - grid) * np.log(1 - grid)
    return picture(grid, log_loss=h, squared=(grid - y) ** 2)


@mistake("The squared error is drawn with a factor 1/2. It is (p - y)², which is 1 at its highest.")
def half_the_square(y, grid):
    return picture(grid, log_loss=log_loss(y, grid), squared=(grid - y) ** 2 / 2)


@mistake("That is the absolute error, |p - y|, a straight line. The second curve is its square.")
def absolute_error(y, grid):
    return picture(grid, log_loss=log_loss(y, grid), absolute=np.abs(grid - y))


@mistake(
    "The grid holds probabilities already, and here they go through a sigmoid, as if they were logits."
)
def grid_taken_for_logits(y, grid):
    p = 1 / (1 + np.exp(-grid))
    return picture(grid, log_loss=log_loss(y, p), squared=(p - y) ** 2)


@mistake(
    "The log loss is cut off: it has no upper end. Leave out the clip; the grid never reaches 0 or 1."
)
def cut_off(y, grid):
    return picture(grid, log_loss=np.minimum(log_loss(y, grid), 2), squared=(grid - y) ** 2)


@mistake(
    "The lines are drawn against the number of the point, not against the probability: pass the grid first, "
    "ax.plot(grid, ...)."
)
def against_the_index(y, grid):
    return picture(np.arange(len(grid)), log_loss=log_loss(y, grid), squared=(grid - y) ** 2)


@mistake(
    "The squared error is missing. Two lines are asked for, the log loss and the squared error."
)
def no_squared_error(y, grid):
    return picture(grid, log_loss=log_loss(y, grid))


def shown(y, grid):
    return [
        Drawing("the log loss", grid, log_loss(y, grid)),
        Drawing("the squared error", grid, (grid - y) ** 2),
    ]


FIXED = [
    Point((1, vector(0.1, 0.25, 0.5, 0.75, 0.9)), "label 1, five points"),
    Point((0, vector(0.05, 0.3, 0.5, 0.8, 0.99)), "label 0, five points"),
]


def calls(draw):
    yield from FIXED
    lowest = draw.choice([0.001, 0.005, 0.01, 0.02])
    grid = np.linspace(lowest, draw.choice([0.95, 0.97, 0.99]), draw.choice([25, 40, 60]))
    for label in (1, 0):
        yield Point((label, grid), f"label {label}, {len(grid)} points from {lowest:g}")


judge = figure(curve, shown=shown, calls=[calls])
