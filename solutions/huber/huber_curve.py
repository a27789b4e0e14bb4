"""Inside, the loss is the parabola; beyond delta, its tangent, on either side."""

import numpy as np

from lossdrill.judging.figure_words import Drawing, Point, figure, mistake, right, vector


def curve(delta, grid):
    import matplotlib.pyplot as plt

    size = np.abs(grid)
    fig, ax = plt.subplots()
    ax.plot(
        grid, np.where(size <= delta, grid**2 / 2, delta * (size - delta / 2)), label="Huber loss"
    )
    ax.plot(grid, grid**2 / 2, "--", label="parabola")
    ax.plot(grid, delta * (grid - delta / 2), ":", label=f"tangent at r = {delta}")
    ax.set_xlabel("residual r")
    ax.set_ylabel("loss")
    ax.legend()
    return fig


@right
def in_three_pictures(delta, grid):
    """One below the other, so no legend is needed."""
    import matplotlib.pyplot as plt

    lines = {
        "Huber loss": [
            r * r / 2 if abs(r) <= delta else delta * (abs(r) - delta / 2) for r in grid
        ],
        "parabola": [r * r / 2 for r in grid],
        "tangent": [delta * r - delta**2 / 2 for r in grid],
    }
    fig, pictures = plt.subplots(3, 1, sharex=True)
    for ax, (title, heights) in zip(pictures, lines.items()):
        ax.axvline(delta, color="grey")
        ax.plot(grid, heights, "o-")
        ax.set(xlabel="r", ylabel=title)
    return fig


def picture(grid, **lines):
    from matplotlib.figure import Figure

    fig = Figure()
    ax = fig.subplots()
    for name, heights in lines.items():
        ax.plot(grid, heights, label=name)
    ax.set(xlabel="residual", ylabel="loss")
    ax.legend()
    return fig


def huber(delta, r):
    return np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2))


@mistake(
    "The linear branch lacks its -delta/2, so the loss jumps at the threshold. The line must meet the "
    "parabola: delta (|r| - delta/2)."
)
def jump_at_the_threshold(delta, grid):
    loss = np.where(np.abs(grid) <= delta, grid**2 / 2, delta * np.abs(grid))
    return picture(grid, huber=loss, parabola=grid**2 / 2, tangent=delta * (grid - delta / 2))


@mistake(
    "The loss is smooth-L1, the Huber loss divided by delta. The Huber loss itself has the curvature 1 "
    "inside and the slopes ±delta beyond."
)
def smooth_l1(delta, grid):
    loss = huber(delta, grid) / delta
    return picture(grid, huber=loss, parabola=grid**2 / 2, tangent=delta * (grid - delta / 2))


@mistake(
    "The branch is chosen by r, not by |r|: every negative residual counts as small, and the left side "
    "of the loss stays a parabola."
)
def branch_by_the_sign(delta, grid):
    loss = np.where(grid <= delta, grid**2 / 2, delta * (grid - delta / 2))
    return picture(grid, huber=loss, parabola=grid**2 / 2, tangent=delta * (grid - delta / 2))


@mistake(
    "The parabola is drawn without its 1/2: r² is above the Huber loss everywhere but at 0. The one that "
    "it follows is 1/2 r²."
)
def parabola_without_the_half(delta, grid):
    return picture(
        grid, huber=huber(delta, grid), parabola=grid**2, tangent=delta * (grid - delta / 2)
    )


@mistake(
    "The tangent goes through the origin: it has the right slope, delta, and the wrong height. It touches "
    "the parabola at (delta, delta²/2)."
)
def tangent_through_the_origin(delta, grid):
    return picture(grid, huber=huber(delta, grid), parabola=grid**2 / 2, tangent=delta * grid)


@mistake(
    "That is the tangent on both sides, folded at 0: delta (|r| - delta/2). The tangent at r = delta is "
    "one straight line, without the absolute value."
)
def tangent_folded(delta, grid):
    return picture(
        grid,
        huber=huber(delta, grid),
        parabola=grid**2 / 2,
        tangent=delta * (np.abs(grid) - delta / 2),
    )


@mistake(
    "The tangent has the slope delta/2. The derivative of 1/2 r² is r, so at r = delta the slope is delta."
)
def tangent_half_as_steep(delta, grid):
    return picture(
        grid,
        huber=huber(delta, grid),
        parabola=grid**2 / 2,
        tangent=delta**2 / 2 + delta / 2 * (grid - delta),
    )


@mistake(
    "The lines are drawn against the number of the point, not against the residual: pass the grid first, "
    "ax.plot(grid, ...)."
)
def against_the_index(delta, grid):
    return picture(
        np.arange(len(grid)),
        huber=huber(delta, grid),
        parabola=grid**2 / 2,
        tangent=delta * (grid - delta / 2),
    )


@mistake(
    "The tangent is missing. Three lines are asked for: the loss, the parabola and the tangent."
)
def no_tangent(delta, grid):
    return picture(grid, huber=huber(delta, grid), parabola=grid**2 / 2)


def shown(delta, grid):
    return [
        Drawing("the Huber loss", grid, huber(delta, grid)),
        Drawing("the parabola", grid, grid**2 / 2),
        Drawing("the tangent at delta", grid, delta * (grid - delta / 2)),
    ]


FIXED = [
    Point((2, vector(-4, -2, -1, 0, 1, 2, 4)), "delta 2, seven points"),
    Point((0.5, np.linspace(-2, 2, 41)), "delta 0.5, 41 points"),
]
POOL = [
    Point((delta, np.linspace(-3, 3, count)), f"delta {delta}, {count} points")
    for delta, count in ((0.8, 25), (1.3, 31), (1.7, 37), (0.9, 43))
]


def calls(draw):
    return [*FIXED, draw.choice(POOL)]


judge = figure(curve, shown=shown, calls=[calls])
